-- Personal and deletable values. Each subject has its own data key, sealed by the master key outside the database;
-- destroying the data key erases every value of the subject, while the log that cites their commitments still verifies.

create table subject_key (
  subject_id    text        primary key,
  master_key_id text,
  sealed_key    bytea,
  created_at    timestamptz not null,
  erased_at     timestamptz,
  erased_on     date,
  erased_ground text,
  check ((sealed_key is null) = (erased_on is not null)),
  check ((sealed_key is null) = (master_key_id is null)),
  check ((erased_on is null) = (erased_ground is null) and (erased_on is null) = (erased_at is null))
);
comment on column subject_key.subject_id is 'A credit subject, a person who is none, or a file of unread rows: whatever is erased as one.';

create function forbid_unerasing() returns trigger language plpgsql as $$
begin
  if old.erased_on is not null then
    raise exception 'an erased key cannot return' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger subject_key_stays_erased before update on subject_key
  for each row execute function forbid_unerasing();
create trigger subject_key_row_stays before delete on subject_key
  for each row execute function forbid_change();
create trigger subject_key_table_stays before truncate on subject_key
  for each statement execute function forbid_change();

create table vault_value (
  ref        text        primary key,
  subject_id text        not null references subject_key (subject_id),
  purpose    text        not null,
  nonce      bytea,
  ciphertext bytea,
  commitment bytea       not null check (length(commitment) = 32),
  created_at timestamptz not null,
  check ((nonce is null) = (ciphertext is null))
);
create index vault_value_subject on vault_value (subject_id);
comment on column vault_value.commitment is 'Salted hash of the value; the salt is sealed with it, so that an erased value cannot be guessed from it.';

create table vault_read (
  id          bigint      generated always as identity primary key,
  ref         text        not null,
  subject_id  text        not null,
  purpose     text        not null,
  reader_id   text        not null,
  reader_unit text,
  reason      text        not null check (reason <> ''),
  outcome     text        not null check (outcome in ('opened', 'erased')),
  read_at     timestamptz not null
);
create index vault_read_subject on vault_read (subject_id, read_at);
create trigger vault_read_rows_stay before update or delete on vault_read
  for each row execute function forbid_change();
create trigger vault_read_table_stays before truncate on vault_read
  for each statement execute function forbid_change();
