-- Files that came in: each once, each row with its fate.

create table import_file (
  id             text        primary key,
  content_hash   bytea       not null check (length(content_hash) = 32),
  format         text        not null,
  arrival        bigint      not null generated always as identity,
  mode           text        not null check (mode in ('whole', 'change', 'empty')),
  unit_id        text        not null references organisation (id),
  place          text        not null,
  name_ref       text        references vault_value (ref),
  shape_ref      text        references vault_value (ref),
  byte_size      bigint      not null check (byte_size >= 0),
  encoding       text,
  state          text        not null check (state in ('received', 'running', 'finished', 'refused')),
  rows_total     bigint,
  rows_read      bigint      not null default 0,
  rows_taken     bigint      not null default 0,
  rows_corrected bigint      not null default 0,
  rows_unchanged bigint      not null default 0,
  rows_duplicate bigint      not null default 0,
  rows_rejected  bigint      not null default 0,
  rows_asked     bigint      not null default 0,
  resume_line    bigint      not null default 0,
  resume_byte    bigint      not null default 0,
  refusal        jsonb,
  received_by    text        not null,
  received_at    timestamptz not null,
  finished_at    timestamptz,
  row_digest     bytea,
  repetition     bigint      not null default 0,
  unique (content_hash, format, mode, unit_id, repetition),
  check ((state = 'refused') = (refusal is not null))
);
create index import_file_unit on import_file (unit_id, received_at desc);
comment on column import_file.mode is 'empty: the whole list, which its sender declares to have no entry now.';
comment on column import_file.repetition is 'A whole list may become what it was before; the same bytes after another list are a new one.';
comment on column import_file.resume_line is 'The last line whose rows are committed; a killed import goes on after it.';
comment on column import_file.shape_ref is 'Header, kind, encoding and separator, by which its error file is written; a wrong header may hold a row of persons.';
comment on column import_file.name_ref is 'File names may hold names of persons, so they stand in the vault.';

create table import_row (
  file_id   text   not null references import_file (id),
  line      bigint not null check (line > 0),
  row_hash  bytea  not null check (length(row_hash) = 32),
  state     text   not null check (state in ('taken', 'unchanged', 'corrected', 'duplicate', 'rejected', 'asked')),
  target_id text,
  read_ref  text   references vault_value (ref),
  report    jsonb  not null default '[]',
  primary key (file_id, line)
);
create index import_row_state on import_row (file_id, state, line);
comment on column import_row.report is 'Faults as column, code and how to mend; what was read stands in the vault under read_ref.';

create table import_identity (
  unit_id      text  not null,
  format       text  not null,
  identity     bytea not null check (length(identity) = 32),
  row_hash     bytea not null check (length(row_hash) = 32),
  target_id    text  not null,
  row_ref      text  references vault_value (ref),
  last_file_id text  not null references import_file (id),
  primary key (unit_id, format, identity)
);
create index import_identity_file on import_identity (last_file_id);
create index import_identity_target on import_identity (target_id);
comment on column import_identity.row_ref is 'The row as last taken, under the key of its subject: what an export writes back.';
comment on table import_identity is 'What a row is about (keyed hash of its identifying cells) and the content last taken: the same row again changes nothing.';

create table authority_alias (
  alias           text        not null,
  place           text        not null,
  organisation_id text        not null references organisation (id),
  confirmed_by    text        not null,
  confirmed_at    timestamptz not null,
  primary key (alias, place)
);

create table question (
  id          text        primary key,
  kind        text        not null,
  about_kind  text        not null,
  about_id    text        not null,
  unit_id     text        references organisation (id),
  file_id     text        references import_file (id),
  line        bigint,
  detail      jsonb       not null,
  state       text        not null default 'open' check (state in ('open', 'answered')),
  opened_at   timestamptz not null,
  answer      jsonb,
  answered_by text,
  answered_at timestamptz,
  check ((state = 'answered') = (answered_by is not null and answered_at is not null and answer is not null))
);
create index question_open on question (unit_id, opened_at) where state = 'open';
create index question_about on question (about_kind, about_id);
