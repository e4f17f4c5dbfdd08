-- Who may do what: organisations, accounts, roles, sessions, keys.

create table organisation (
  id           text primary key,
  name         text not null check (name <> ''),
  short_name   text,
  uscc         text unique,
  kind         text not null check (kind in ('authority', 'unit', 'panel', 'platform', 'court', 'agency', 'association', 'other')),
  department   text,
  place        text not null,
  parent_id    text references organisation (id),
  powers       jsonb not null default '[]',
  active_from  date,
  active_until date,
  merged_into  text references organisation (id),
  version      bigint not null default 0
);
create index organisation_name on organisation (name);
create index organisation_place on organisation (place);
comment on column organisation.active_until is 'Last day on which it exists; its work then belongs to merged_into.';
comment on column organisation.department is 'The normalised department name by which measures name implementers.';

create table account (
  id              text        primary key,
  login           text        not null unique check (login = lower(login) and login !~ '[0-9]{15}'),
  display_name    text        not null,
  kind            text        not null check (kind in ('officer', 'subject', 'service')),
  organisation_id text        references organisation (id),
  subject_id      text,
  state           text        not null default 'active' check (state in ('active', 'suspended', 'left')),
  created_at      timestamptz not null,
  created_by      text        not null,
  version         bigint      not null default 0,
  check (kind <> 'officer' or organisation_id is not null),
  check ((kind = 'subject') = (subject_id is not null))
);
comment on column account.login is 'Never an identifier number: nothing with fifteen digits in a row is taken.';

create table credential (
  account_id    text        primary key references account (id),
  password_hash text        not null check (password_hash like '$argon2id$%'),
  must_change   boolean     not null default false,
  changed_at    timestamptz not null
);

create table role_grant (
  id              text        primary key,
  account_id      text        not null references account (id),
  role            text        not null,
  organisation_id text        references organisation (id),
  place           text,
  granted_by      text        not null,
  granted_at      timestamptz not null,
  revoked_by      text,
  revoked_at      timestamptz,
  check (granted_by <> account_id),
  check ((revoked_by is null) = (revoked_at is null))
);
create unique index role_grant_once on role_grant (account_id, role, coalesce(organisation_id, ''), coalesce(place, ''))
  where revoked_at is null;
comment on constraint role_grant_check on role_grant is 'Nobody grants a role to himself; the first administrator is granted by the bootstrap.';

create table session (
  token_hash   bytea       primary key check (length(token_hash) = 32),
  account_id   text        not null references account (id),
  created_at   timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at   timestamptz not null,
  revoked_at   timestamptz,
  check (expires_at > created_at)
);
create index session_account on session (account_id) where revoked_at is null;

create table api_key (
  id              text        primary key,
  organisation_id text        not null references organisation (id),
  label           text        not null,
  key_hash        bytea       not null unique check (length(key_hash) = 32),
  scopes          text[]      not null check (cardinality(scopes) > 0),
  created_by      text        not null,
  created_at      timestamptz not null,
  expires_at      timestamptz not null,
  last_used_at    timestamptz,
  revoked_at      timestamptz,
  revoked_by      text,
  check (expires_at > created_at)
);
create index api_key_organisation on api_key (organisation_id);

create table sign_in_failure (
  login           text        not null,
  address         text        not null,
  failures        integer     not null check (failures > 0),
  first_failed_at timestamptz not null,
  locked_until    timestamptz,
  primary key (login, address)
);
comment on table sign_in_failure is 'Counted for a login from one address, so that a stranger cannot lock a colleague out; login * counts an address over all logins.';

create table one_time_token (
  token_hash  bytea       primary key check (length(token_hash) = 32),
  purpose     text        not null check (purpose in ('passwordReset', 'invitation')),
  account_id  text        not null references account (id),
  asked_by    text        not null,
  approved_by text,
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  used_at     timestamptz,
  check (approved_by is null or approved_by <> asked_by),
  check (approved_by is null or approved_by <> account_id),
  check (used_at is null or approved_by is not null)
);
comment on column one_time_token.approved_by is 'A second administrator; without him the token opens nothing.';

create table kept_answer (
  caller_id    text        not null,
  operation_id text        not null,
  key          text        not null,
  body_hash    text        not null,
  claimed_at   timestamptz not null,
  acted        boolean     not null default false,
  sealed       bytea,
  primary key (caller_id, operation_id, key)
);
create index kept_answer_age on kept_answer (claimed_at);
comment on table kept_answer is 'The answer given to a request with an Idempotency-Key, for its repetitions.';
comment on column kept_answer.acted is 'Set in the transaction of the act: whether a repetition may act again is known even when the answer was lost.';
comment on column kept_answer.sealed is 'The answer, sealed since it may hold personal values; null while the first request is at work.';
