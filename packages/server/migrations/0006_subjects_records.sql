-- Read tables of subjects and records. They are folded from the log and may be rebuilt from it.

-- The two-character pieces of a name: finds Chinese names from two characters on, without an extension. In this language
-- since it runs for each row that is written, and the query language takes five times as long to begin.
create function name_bigrams(name text) returns text[]
  language plpgsql immutable strict parallel safe as $$
declare
  plain  text   := regexp_replace(lower(normalize(name, NFKC)), '[[:space:]()·.,-]', '', 'g');
  pieces text[] := '{}';
begin
  for i in 1 .. length(plain) - 1 loop
    pieces := pieces || substr(plain, i, 2);
  end loop;
  return pieces;
end $$;

create table subject (
  id          text    primary key,
  kind        text    not null,
  protected   boolean not null,
  name        text,
  name_ref    text    references vault_value (ref),
  uscc        text,
  place       text,
  state       text    not null default 'active' check (state in ('active', 'deregistered', 'merged', 'split', 'deceased')),
  merged_into text    references subject (id),
  erased_on   date,
  snapshot    jsonb   not null default '{}',
  version     bigint  not null default 0,
  position    bigint  not null default 0,
  check (not protected or (name is null and uscc is null)),
  check (protected or name is not null),
  check (not protected or name_ref is not null)
);
create index subject_uscc on subject (uscc) where uscc is not null;
create index subject_name on subject (name) where name is not null;
create index subject_name_bigrams on subject using gin (name_bigrams(name)) where name is not null;
comment on column subject.protected is 'A natural person or 个体工商户: name and identifiers stand in the vault only.';
comment on column subject.position is 'The ledger position of the last event folded in.';

create table subject_identifier (
  subject_id      text  not null references subject (id),
  identifier_type text  not null,
  identifier_hash bytea not null check (length(identifier_hash) = 32),
  state           text  not null default 'current' check (state in ('current', 'former', 'confirmedByHand')),
  value_ref       text  references vault_value (ref),
  primary key (identifier_type, identifier_hash, subject_id)
);
create index subject_identifier_subject on subject_identifier (subject_id);
create unique index subject_identifier_one_holder on subject_identifier (identifier_type, identifier_hash)
  where state <> 'former';
comment on column subject_identifier.identifier_hash is 'HMAC-SHA256 of type and normalised number; nothing is found by a masked number.';

create table subject_former_name (
  subject_id text not null references subject (id),
  name       text not null,
  until      date,
  primary key (subject_id, name)
);

create table record (
  id                 text    primary key,
  kind               text    not null check (kind in ('licence', 'penalty', 'judgment', 'commitment', 'honour', 'subsidy')),
  subject_id         text    not null references subject (id),
  subject_kind       text    not null,
  authority_id       text    not null references organisation (id),
  provider_id        text    not null references organisation (id),
  place              text    not null,
  document_title     text    not null,
  document_number    text,
  decided_on         date    not null,
  recorded_on        date    not null,
  received_on        date,
  publicity_due_on   date,
  published_on       date,
  publication_class  text,
  publication_until  date,
  valid_from         date,
  valid_until        date,
  fine_fen           bigint  check (fine_fen >= 0),
  confiscated_fen    bigint  check (confiscated_fen >= 0),
  excluded           text,
  status             text    not null default 'standing' check (status in ('standing', 'withdrawn')),
  withdrawn_on       date,
  import_file_id     text,
  snapshot           jsonb   not null,
  version            bigint  not null,
  position           bigint  not null,
  check ((status = 'withdrawn') = (withdrawn_on is not null)),
  check (kind not in ('penalty', 'judgment') or document_number is not null)
);
create index record_subject on record (subject_id, decided_on desc);
create index record_authority on record (authority_id, kind, decided_on desc);
create index record_publicity_due on record (publicity_due_on) where published_on is null and status = 'standing';
create index record_document on record (document_number, subject_id);
comment on column record.publicity_due_on is 'Last day to make it public (双公示), counted from the decision.';
comment on column record.excluded is 'Why it is not made public at all (simplified procedure, state secret), else null.';
comment on column record.snapshot is 'The folded record; no personal value.';
