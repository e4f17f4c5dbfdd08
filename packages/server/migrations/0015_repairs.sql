-- Repair of credit (信用修复): applications and what became of them. The materials themselves are in the vault.

create sequence repair_receipt;

create table repair (
  id                text    primary key,
  receipt_number    text    not null unique,
  target_kind       text    not null check (target_kind in ('listing', 'record')),
  target_id         text    not null,
  subject_id        text    not null references subject (id),
  place             text    not null,
  channel           text    not null check (channel in ('web', 'account', 'window', 'creditChina')),
  external_key      text,
  taken_in_by       text    not null references organisation (id),
  handler_id        text    not null references organisation (id),
  gravity           text    not null check (gravity in ('minor', 'general', 'serious')),
  gravity_confirmed boolean not null,
  identified        boolean not null,
  state             text    not null check (state in
    ('applied', 'accepted', 'notAccepted', 'refused', 'granted', 'withdrawn')),
  received_on       date    not null,
  accepted_by       text,
  assigned_to       text,
  decided_by        text,
  effective_on      date,
  publicised_on     date,
  executed_on       date,
  snapshot          jsonb   not null,
  version           bigint  not null,
  position          bigint  not null,
  constraint repair_separate_hands check (accepted_by is null or decided_by is null or accepted_by <> decided_by),
  constraint repair_proved check (identified or state in ('applied', 'notAccepted', 'withdrawn')),
  constraint repair_decided check ((state in ('refused', 'granted')) = (decided_by is not null)),
  constraint repair_effect_first check (executed_on is null or (effective_on is not null and executed_on >= effective_on)),
  check ((external_key is not null) = (channel = 'creditChina'))
);
create unique index repair_one_open on repair (target_id)
  where identified and (state in ('applied', 'accepted') or (state = 'granted' and executed_on is null));
create unique index repair_pushed_once on repair (taken_in_by, external_key) where external_key is not null;
create index repair_handler on repair (handler_id, state);
create index repair_place on repair (place, state);
create index repair_subject on repair (subject_id);
create index repair_target on repair (target_id);
comment on column repair.assigned_to is 'The officer to whom it was given after its receipt.';
comment on constraint repair_proved on repair is 'Nothing is accepted or decided before it is proved who applies.';
comment on constraint repair_separate_hands on repair is 'Whoever accepted and checked an application does not decide on it.';

create table repair_query (
  repair_id text  primary key references repair (id),
  code_hash bytea not null check (length(code_hash) = 32)
);
comment on table repair_query is 'The keyed hash of the code by which an applicant without an account follows the application.';
