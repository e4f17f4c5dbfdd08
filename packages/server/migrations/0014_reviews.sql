-- Complaints (投诉) on the answer to an objection, and recorded cases of reconsideration (行政复议) and litigation (行政诉讼).

create sequence complaint_receipt;

create table complaint (
  id              text   primary key,
  receipt_number  text   not null unique,
  code_hash       bytea  unique check (length(code_hash) = 32),
  place           text   not null,
  level           text   not null check (level in ('office', 'creditAuthority', 'department')),
  handler_id      text   not null references organisation (id),
  objection_id    text,
  subject_id      text   not null references subject (id),
  target_key      text   not null,
  listing_id      text   references listing (id),
  record_id       text   references record (id),
  state           text   not null check (state in ('received', 'decided', 'withdrawn')),
  received_on     date   not null,
  outcome         text   check (outcome in ('upheld', 'partlyUpheld', 'rejected')),
  decided_on      date,
  decided_by      text,
  earlier_hands   text[] not null,
  assigned_to     text,
  told_subject_on date,
  snapshot        jsonb  not null,
  version         bigint not null,
  position        bigint not null,
  check ((listing_id is null) <> (record_id is null)),
  check ((state = 'decided') = (decided_on is not null and decided_by is not null and outcome is not null)),
  check (decided_on is null or decided_on >= received_on),
  check (told_subject_on is null or state = 'decided'),
  constraint complaint_separate_hands check (decided_by is null or not (decided_by = any (earlier_hands)))
);
create unique index complaint_open on complaint (target_key) where state = 'received';
create index complaint_handler on complaint (handler_id, state, received_on);
create index complaint_place on complaint (place, state, received_on);
create index complaint_objection on complaint (objection_id);
create index complaint_target on complaint (target_key);
create index complaint_subject on complaint (subject_id);
comment on column complaint.code_hash is 'Of the query code by which it is followed without an account; empty where an officer took it in.';
comment on column complaint.earlier_hands is 'Officers who proposed, decided, published or applied what it is about or answered before, and those who keep out (回避), as the ledger has them.';
comment on column complaint.assigned_to is 'The officer to whom it was given after its receipt.';
comment on constraint complaint_separate_hands on complaint is 'Nobody decides a complaint about an act or an answer of his own.';

create table review (
  id                 text   primary key,
  kind               text   not null check (kind in ('reconsideration', 'litigation', 'recheck')),
  place              text   not null,
  respondent_id      text   not null references organisation (id),
  subject_id         text   not null references subject (id),
  target_key         text   not null,
  listing_id         text   references listing (id),
  record_id          text   references record (id),
  reviewed           text   not null check (reviewed in ('act', 'answer')),
  organ              text   not null check (organ <> ''),
  case_number        text   not null check (case_number <> ''),
  filed_on           date   not null,
  recorded_on        date   not null,
  reported_by_subject boolean not null,
  state              text   not null check (state in ('pending', 'decided')),
  outcome            text   check (outcome in ('upheld', 'changed', 'annulled', 'remitted', 'declaredUnlawful', 'withdrawn')),
  document_number    text   check (document_number <> ''),
  document_effective date,
  decided_on         date,
  snapshot           jsonb  not null,
  version            bigint not null,
  position           bigint not null,
  unique (kind, organ, case_number, target_key),
  check ((listing_id is null) <> (record_id is null)),
  check (filed_on <= recorded_on),
  check ((state = 'decided') = (outcome is not null and document_number is not null and decided_on is not null)),
  constraint review_paper_of_effect check (decided_on is null or document_effective <= decided_on)
);
create index review_respondent on review (respondent_id, state);
create index review_place on review (place, state, filed_on);
create index review_subject on review (subject_id);
create index review_listing on review (listing_id);
comment on constraint review_paper_of_effect on review is 'A judgment under appeal changes nothing here.';

create table review_order (
  review_id  text not null references review (id),
  order_id   text not null,
  number     text not null check (number <> ''),
  from_date  date not null,
  until_date date,
  primary key (review_id, order_id),
  check (until_date is null or until_date >= from_date)
);
comment on table review_order is 'Orders of the reviewing organ or a court that execution rests.';
