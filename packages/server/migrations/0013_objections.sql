-- Objections (异议) to an entry, its publication, one applied measure, or a record. Texts and names of agents are in the vault.

create table objection_serial (
  place text    not null,
  year  integer not null,
  last  integer not null check (last > 0),
  primary key (place, year)
);
comment on table objection_serial is 'The last receipt number of a place and year; counted in the transaction of the receipt, so without gaps.';

create table objection (
  id               text    primary key,
  receipt_number   text    not null unique,
  receipt_year     integer not null,
  receipt_serial   integer not null check (receipt_serial > 0),
  place            text    not null,
  target_kind      text    not null check (target_kind in ('listing', 'publication', 'measure', 'record')),
  target_key       text    not null,
  listing_id       text    references listing (id),
  record_id        text    references record (id),
  subject_id       text    not null references subject (id),
  taken_in_by      text    not null references organisation (id),
  verifier_id      text    not null references organisation (id),
  channel          text    not null check (channel in ('web', 'api', 'counter', 'post', 'phone', 'email', 'wechat')),
  form             text    not null check (form in ('written', 'transcribed', 'oral')),
  ground           text    not null,
  fast_track       boolean not null,
  identified       boolean not null,
  after_end        boolean not null,
  state            text    not null check (state in ('received', 'decided', 'withdrawn')),
  received_on      date    not null,
  marked_on        date,
  outcome          text    check (outcome in ('upheld', 'partlyUpheld', 'rejected')),
  decided_on       date,
  decided_by       text,
  by_letter        boolean not null,
  earlier_hands    text[]  not null,
  assigned_to      text,
  told_subject_on  date,
  snapshot         jsonb   not null,
  version          bigint  not null,
  position         bigint  not null,
  unique (place, receipt_year, receipt_serial),
  check ((target_kind = 'record') = (record_id is not null)),
  check ((listing_id is null) <> (record_id is null)),
  check (fast_track = (ground in ('identityMixUp', 'falseRegistration'))),
  check (marked_on is null or identified),
  check ((state = 'decided') = (decided_on is not null and decided_by is not null and outcome is not null)),
  check (decided_on is null or decided_on >= received_on),
  check (told_subject_on is null or state = 'decided'),
  constraint objection_letter_elsewhere check (not by_letter or verifier_id <> taken_in_by),
  constraint objection_separate_hands check (decided_by is null or by_letter or not (decided_by = any (earlier_hands)))
);
create unique index objection_one_open on objection (target_key, ((snapshot #>> '{raiser,kind}') = 'unit'))
  where state = 'received' and identified;
create index objection_verifier on objection (verifier_id, state);
create index objection_taker on objection (taken_in_by, state);
create index objection_place on objection (place, state);
create index objection_target on objection (target_key);
create index objection_subject on objection (subject_id);
create index objection_listing on objection (listing_id);
create index objection_record on objection (record_id);
comment on column objection.earlier_hands is 'Officers who proposed, decided, published or applied what it is about, who reported it themselves, and those who keep out (回避), as the ledger has them.';
comment on column objection.assigned_to is 'The officer to whom it was given after its receipt.';
comment on column objection.by_letter is 'Answered by a determiner elsewhere, whose letter the unit that took it in recorded.';
comment on constraint objection_separate_hands on objection is 'Nobody decides an objection to an act of his own.';
comment on index objection_one_open is 'One whose sender nobody confirmed shuts nobody out; a unit''s own finding shuts no subject out.';

create table case_recusal (
  case_id    text not null references stream (id),
  officer_id text not null,
  since      date not null,
  primary key (case_id, officer_id)
);
comment on table case_recusal is 'Officers who keep out (回避) of an objection, a complaint, an application for repair or a recorded review.';
create trigger case_recusal_stays before update or delete on case_recusal
  for each row execute function forbid_change();

create function forbid_recused_officer() returns trigger language plpgsql as $$
begin
  if exists (select from case_recusal where case_id = new.stream_id and officer_id = new.actor_id) then
    raise exception 'officer % keeps out of %', new.actor_id, new.stream_id
      using errcode = 'check_violation', constraint = 'case_recusal_no_act';
  end if;
  return new;
end $$;
create trigger event_recused_officer before insert on event for each row
  when (new.stream_kind in ('objection', 'complaint', 'repair', 'review'))
  execute function forbid_recused_officer();
comment on trigger event_recused_officer on event is 'Whoever keeps out of a case does nothing more in it: not only no decision.';

create table objection_query (
  objection_id text  primary key references objection (id),
  code_hash    bytea not null check (length(code_hash) = 32)
);
comment on table objection_query is 'The keyed hash of the code by which an objection is followed without an account.';
