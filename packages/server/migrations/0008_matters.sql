-- Read tables of matters and the checks inside them.

create table matter (
  id          text    primary key,
  occasion    text    not null,
  place       text    not null,
  unit_id     text    not null references organisation (id),
  decider_unit_id text not null references organisation (id),
  decider_id  text,
  must_check  boolean not null,
  status      text    not null check (status in ('open', 'decided', 'closed')),
  opened_on   date    not null,
  decided_on  date,
  closed_on   date,
  ending      text,
  reference   text,
  open_items  integer not null default 0 check (open_items >= 0),
  open_checks integer not null default 0 check (open_checks >= 0),
  snapshot    jsonb   not null,
  version     bigint  not null,
  position    bigint  not null,
  check (status <> 'closed' or closed_on is not null),
  constraint matter_comply_or_explain check (status <> 'closed' or (open_items = 0 and open_checks = 0))
);
create index matter_unit on matter (unit_id, status, opened_on desc);
comment on constraint matter_comply_or_explain on matter is 'A matter cannot close over a check that nobody has answered.';

create table matter_party (
  matter_id  text not null references matter (id),
  party_id   text not null,
  subject_id text not null references subject (id),
  role       text not null,
  identity   text not null check (identity in ('exact', 'confirmedByPerson', 'masked', 'fuzzy')),
  primary key (matter_id, party_id)
);
create index matter_party_subject on matter_party (subject_id);

create table check_receipt (
  id          text        primary key,
  matter_id   text        references matter (id),
  party_id    text,
  subject_id  text        not null references subject (id),
  unit_id     text        not null references organisation (id),
  moment      text        not null,
  occasion    text        not null,
  checked_on  date        not null,
  ledger_position bigint  not null,
  answer      jsonb       not null,
  asked_by    text        not null,
  recorded_at timestamptz not null,
  commitment  bytea
);
create index check_receipt_subject on check_receipt (subject_id, unit_id, checked_on);
create index check_receipt_matter on check_receipt (matter_id);
create trigger check_receipt_rows_stay before update or delete on check_receipt
  for each row execute function forbid_change();
create trigger check_receipt_table_stays before truncate on check_receipt
  for each statement execute function forbid_change();

create table check_item (
  receipt_id   text not null references check_receipt (id),
  item_id      text not null,
  listing_id   text not null references listing (id),
  measure_id   text not null,
  kind         text not null check (kind in ('incentive', 'sanction')),
  duty         text not null check (duty in ('must', 'may')),
  state        text not null check (state in ('applicable', 'suspended')),
  outcome      text check (outcome in ('applied', 'notApplied')),
  evidence_ref text,
  reason_code  text,
  reason_ref   text,
  closed_by    text,
  closed_on    date,
  lifted_on    date check (lifted_on is null or outcome = 'applied'),
  primary key (receipt_id, item_id),
  constraint check_item_applied_with_evidence check (outcome is distinct from 'applied' or evidence_ref is not null),
  constraint check_item_not_applied_with_reason check (
    outcome is distinct from 'notApplied' or (reason_code is not null and reason_ref is not null)),
  constraint check_item_suspended_not_applied check (state <> 'suspended' or outcome is distinct from 'applied'),
  check ((outcome is null) = (closed_by is null) and (outcome is null) = (closed_on is null))
);
create index check_item_listing on check_item (listing_id);

create table identity_rejection (
  name_hash   bytea       not null check (length(name_hash) = 32),
  subject_id  text        not null references subject (id),
  unit_id     text        not null references organisation (id),
  reason_ref  text        not null,
  rejected_by text        not null,
  rejected_on date        not null,
  primary key (unit_id, name_hash, subject_id)
);
create trigger identity_rejection_rows_stay before update or delete on identity_rejection
  for each row execute function forbid_change();
comment on table identity_rejection is 'A person found that a name that was asked for is not this subject; it is not offered for that name again.';

-- Whom else an entry concerns: successors of what has ended, and persons who held an office of a listed unit.
create index subject_successors on subject using gin ((snapshot -> 'successors')) where state <> 'active';
create index subject_offices on subject using gin ((snapshot -> 'offices') jsonb_path_ops)
  where (snapshot -> 'offices') <> '[]'::jsonb;
create index responsible_person_person on responsible_person (person_ref);
