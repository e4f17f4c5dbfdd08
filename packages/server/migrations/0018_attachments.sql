-- Files that people hand in (附件), sealed in the vault under their subject's key; and the codes that bind an account to a subject.

create table attachment (
  ref        text        primary key references vault_value (ref),
  subject_id text        not null,
  place      text        not null,
  kept_by    text        references organisation (id),
  name_ref   text        not null references vault_value (ref),
  type       text        not null check (type in ('pdf', 'jpeg', 'png', 'docx', 'xlsx', 'ofd', 'txt', 'unreadable')),
  size       integer     not null check (size > 0 and size <= 20971520),
  kept_at    timestamptz not null,
  scan       text        not null default 'unscanned' check (scan in ('unscanned', 'clean', 'infected')),
  scan_tries integer     not null default 0,
  scanned_at timestamptz,
  found      text,
  check ((scan = 'unscanned') = (scanned_at is null)),
  check ((scan = 'infected') = (found is not null))
);
create index attachment_subject on attachment (subject_id, kept_at);
create index attachment_waiting on attachment (kept_at) where scan = 'unscanned';
comment on column attachment.kept_by is 'The unit that handed it in by itself; null where the subject did, or a form brought it.';
comment on column attachment.type is 'By its first bytes, never by its name; unreadable is kept all the same.';
comment on column attachment.name_ref is 'File names hold names of persons, so they stand in the vault.';
comment on column attachment.scan is 'Unscanned is quarantined: opened after a warning only. Infected is never opened.';

create table subject_code (
  code_hash  bytea       primary key check (length(code_hash) = 32),
  subject_id text        not null references subject (id),
  place      text        not null,
  means      text        not null check (means in ('letter', 'counter')),
  person_ref text        references vault_value (ref),
  proof_ref  text        not null references vault_value (ref),
  issued_by  text        not null references account (id),
  issued_at  timestamptz not null,
  expires_at timestamptz not null,
  used_by    text        unique references account (id),
  used_at    timestamptz,
  ended_by   text        references account (id),
  ended_at   timestamptz,
  check (expires_at > issued_at),
  check ((used_by is null) = (used_at is null)),
  check ((ended_by is null) = (ended_at is null)),
  check (used_by is null or used_by <> issued_by)
);
create index subject_code_subject on subject_code (subject_id, issued_at);
comment on column subject_code.person_ref is 'The authorised person of a legal person (授权经办人).';
comment on column subject_code.proof_ref is 'How the identity or the authority was established: a text in the vault.';
