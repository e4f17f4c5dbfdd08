-- The history of every case. Rows are added and never changed: a correction is another event.

create table stream (
  id         text        primary key,
  kind       text        not null,
  version    bigint      not null check (version > 0)
);
comment on column stream.version is 'How many events it has; a writer names the version it has read, so two writers cannot both succeed.';

create table event (
  position         bigint      generated always as identity primary key,
  stream_id        text        not null references stream (id),
  stream_kind      text        not null,
  version          bigint      not null check (version > 0),
  type             text        not null,
  payload          jsonb       not null,
  legal_date       date        not null,
  recorded_at      timestamptz not null,
  actor_id         text        not null,
  unit_id          text,
  jurisdiction     text,
  rulebook_version text,
  salt             bytea       not null check (length(salt) = 16),
  commitment       bytea       not null check (length(commitment) = 32),
  unique (stream_id, version)
);
create index event_recorded_at on event (recorded_at);
create index event_type on event (type, position);
comment on column event.legal_date is 'The day of the act in law (Asia/Shanghai); rules read this one.';
comment on column event.recorded_at is 'When the system recorded it; audit reads this one.';
comment on column event.payload is 'No personal value: a reference into the vault instead.';
comment on column event.commitment is 'SHA-256 of the salt and the canonical leaf; the leaf of the evidence log.';

create function forbid_change() returns trigger language plpgsql as $$
begin
  raise exception 'table % only grows', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger event_rows_stay before update or delete on event
  for each row execute function forbid_change();
create trigger event_table_stays before truncate on event
  for each statement execute function forbid_change();
create trigger stream_rows_stay before delete on stream
  for each row execute function forbid_change();
create trigger stream_table_stays before truncate on stream
  for each statement execute function forbid_change();

create function forbid_shrinking_stream() returns trigger language plpgsql as $$
begin
  if new.id <> old.id or new.kind <> old.kind or new.version <= old.version then
    raise exception 'stream % only moves forward', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger stream_moves_forward before update on stream
  for each row execute function forbid_shrinking_stream();

-- What this database is: written once, before the first event.
create table database_identity (
  only_row   boolean     primary key default true check (only_row),
  id         text        not null,
  purpose    text        not null check (purpose in ('demo', 'real')),
  place      text,
  created_at timestamptz not null
);
comment on column database_identity.purpose is 'A demo database was created by the demo and may be given simulated recording times; it can never become a real one.';
create trigger database_identity_stays before update or delete on database_identity
  for each row execute function forbid_change();
create trigger database_identity_table_stays before truncate on database_identity
  for each statement execute function forbid_change();
