-- Read tables of list entries and the tasks that follow from them. Whether an entry is in force is never stored.

create table listing (
  id                 text    primary key,
  list_kind          text    not null check (list_kind in ('incentive', 'sanction', 'watch')),
  state              text    not null check (state in
    ('proposed', 'noticed', 'decided', 'closed', 'awaitingPerson', 'listed', 'released')),
  origin             text    not null check (origin in ('determinedHere', 'received')),
  list_type_id       text    not null,
  subject_id         text    not null references subject (id),
  subject_kind       text    not null,
  place              text    not null,
  determiner_id      text    not null references organisation (id),
  document_kind      text    not null,
  document_number    text    not null check (document_number <> ''),
  document_date      date    not null,
  document_authority text    not null references organisation (id),
  document_effective date,
  proposer_id        text,
  decider_id         text,
  notice_served_on   date,
  last_day_to_answer date,
  decision_number    text,
  decided_on         date,
  listed_on          date,
  effective_on       date,
  term_start         date,
  term_count         integer check (term_count > 0),
  term_unit          text    check (term_unit in ('day', 'workingDay', 'month', 'year', 'open')),
  latest_end         date,
  released_on        date,
  release_reason     text    check (release_reason in ('expired', 'repaired', 'corrected', 'withdrawn', 'supersededUpstream')),
  tier               text,
  publication        text    not null default 'withheld' check (publication in ('public', 'masked', 'withheld')),
  external_key       text,
  import_file_id     text,
  snapshot           jsonb   not null,
  version            bigint  not null,
  position           bigint  not null,
  check (proposer_id is null or decider_id is null or proposer_id <> decider_id),
  check (state <> 'released' or (released_on is not null and release_reason is not null)),
  check (state not in ('listed', 'released') or (listed_on is not null and effective_on is not null and term_unit is not null)),
  check (term_unit is null or (term_unit = 'open') = (term_count is null)),
  check (origin <> 'received' or external_key is not null),
  constraint listing_notice_first check (
    list_kind = 'incentive' or origin <> 'determinedHere' or effective_on is null
    or (notice_served_on is not null and last_day_to_answer is not null
        and last_day_to_answer >= notice_served_on and effective_on > last_day_to_answer)),
  constraint listing_document_first check (
    list_kind = 'incentive' or effective_on is null
    or (document_effective is not null and document_effective <= effective_on))
);
create index listing_subject on listing (subject_id);
create index listing_state on listing (place, state, list_type_id);
create index listing_determiner on listing (determiner_id, state);
create index listing_effective on listing (effective_on, released_on);
create unique index listing_external on listing (determiner_id, external_key) where external_key is not null;
comment on constraint listing_notice_first on listing is 'An adverse entry determined here has no effect before its notice was served and the last day to answer is over.';
comment on constraint listing_document_first on listing is 'Nothing adverse has effect before the document it rests on.';

create table listing_dispute (
  listing_id text    not null references listing (id),
  dispute_id text    not null,
  stage      text    not null,
  measure_id text,
  implementer text,
  from_date  date    not null,
  until_date date,
  tolls      boolean not null,
  primary key (listing_id, dispute_id, stage, from_date),
  check (until_date is null or until_date > from_date),
  constraint dispute_measure_has_unit check (implementer is null or measure_id is not null)
);

create table responsible_person (
  listing_id text not null references listing (id),
  person_ref text not null,
  office     text not null,
  primary key (listing_id, person_ref, office)
);

create table task (
  id                      text   primary key,
  listing_id              text   not null references listing (id),
  unit_id                 text   not null references organisation (id),
  assignee_id             text,
  acknowledged_on         date,
  release_acknowledged_on date,
  snapshot                jsonb  not null,
  version                 bigint not null,
  position                bigint not null,
  unique (listing_id, unit_id)
);
create index task_unit on task (unit_id);
comment on table task is 'Derived from listing and catalogue until first touched: a row appears when somebody first acts on it.';

create table task_response (
  task_id      text not null references task (id),
  measure_id   text not null,
  kind         text not null check (kind in ('recommended', 'applied', 'notApplied', 'lifted')),
  on_date      date not null,
  applied_on   date,
  last_day     date,
  evidence_ref text,
  reason_code  text,
  reason_ref   text,
  officer_id   text,
  primary key (task_id, measure_id),
  constraint task_person_decides check (kind = 'recommended' or officer_id is not null),
  constraint task_applied_with_evidence check (kind <> 'applied' or evidence_ref is not null),
  constraint task_not_applied_with_reason check (kind <> 'notApplied' or reason_code is not null)
);
create index task_response_kind on task_response (kind, on_date);
comment on constraint task_person_decides on task_response is 'What runs by itself is the recommendation; a named official applies, or says why not.';
comment on constraint task_applied_with_evidence on task_response is 'A measure is applied with evidence.';

create table feedback (
  id           text   primary key,
  from_unit    text   not null references organisation (id),
  addressee    text   not null,
  listing_id   text   references listing (id),
  period_from  date,
  period_until date,
  sent_on      date   not null,
  sent_by      text   not null,
  snapshot     jsonb  not null,
  position     bigint not null,
  check ((listing_id is null) <> (period_from is null)),
  check ((period_from is null) = (period_until is null))
);
create index feedback_from on feedback (from_unit, sent_on);
create index feedback_listing on feedback (listing_id);

create table meeting (
  id        text   primary key,
  place     text   not null,
  level     text   not null check (level in ('panel', 'jointConference')),
  lead_id   text   not null references organisation (id),
  office_id text   not null references organisation (id),
  state     text   not null,
  called_on date   not null,
  snapshot  jsonb  not null,
  version   bigint not null,
  position  bigint not null
);
create index meeting_place on meeting (place, state);

create table meeting_case (
  meeting_id text not null references meeting (id),
  listing_id text not null references listing (id),
  outcome    text check (outcome in ('list', 'refuse', 'upheld', 'partlyUpheld', 'rejected')),
  primary key (meeting_id, listing_id)
);
create index meeting_case_listing on meeting_case (listing_id);
