-- One path for every end of an entry, and the redress of one that was wrong from the start.

create table outside_receiver (
  receiver_id   text    not null references organisation (id),
  place         text    not null,
  channel       text    not null check (channel in ('pull', 'push')),
  address       text    check (address like 'https://%'),
  contract      text    not null check (contract <> ''),
  kept_by       text    not null references organisation (id),
  since         date    not null,
  until         date,
  registered_by text    not null,
  snapshot      jsonb   not null,
  version       bigint  not null,
  position      bigint  not null,
  primary key (place, receiver_id),
  check (channel <> 'push' or address is not null),
  check (until is null or until >= since)
);
create index outside_receiver_receiver on outside_receiver (receiver_id);
comment on table outside_receiver is 'Who holds copies of shared data outside: platforms, banks under contract; they get no orders, only what is over.';
comment on column outside_receiver.until is 'First day on which it gets nothing new; what it holds must still be corrected.';

create table release (
  listing_id       text    primary key references listing (id),
  place            text    not null,
  subject_id       text    not null references subject (id),
  determiner_id    text    not null references organisation (id),
  reason           text    not null check (reason in ('expired', 'repaired', 'corrected', 'withdrawn', 'supersededUpstream')),
  released_on      date    not null,
  opened_on        date    not null,
  procedure_ref    text,
  was_public       boolean not null,
  snapshot         jsonb   not null,
  version          bigint  not null,
  position         bigint  not null unique
);
create index release_place on release (place, opened_on);
create index release_subject on release (subject_id);
create index release_feed on release (position) where was_public;
comment on column release.position is 'Ledger position of its last event: the order of the public feed.';

create table release_receiver (
  listing_id   text        not null references release (listing_id),
  receiver     text        not null references organisation (id),
  kind         text        not null check (kind in ('unit', 'outside')),
  told_at      timestamptz,
  confirmed_on date,
  confirmed_by text,
  document_ref text,
  primary key (listing_id, receiver),
  check ((confirmed_on is null) = (confirmed_by is null))
);
create index release_receiver_open on release_receiver (receiver) where confirmed_on is null;
create index release_receiver_late on release_receiver (listing_id) where confirmed_on is null;

create table redress (
  id                text    primary key,
  -- The entry that it is about or stands on, or the record; several things may be wrong on one entry.
  listing_id        text    references listing (id),
  record_id         text    references record (id),
  place             text    not null,
  subject_id        text    not null references subject (id),
  owner_id          text    not null references organisation (id),
  entry_decided_by  text,
  state             text    not null check (state in ('open', 'closed')),
  opened_on         date    not null,
  closed_on         date,
  closed_by         text,
  public_notice_due boolean not null,
  public_notice_on  date,
  snapshot          jsonb   not null,
  version           bigint  not null,
  position          bigint  not null,
  check ((listing_id is null) <> (record_id is null)),
  check ((state = 'closed') = (closed_on is not null and closed_by is not null)),
  constraint redress_public_told check (state <> 'closed' or not public_notice_due or public_notice_on is not null),
  constraint redress_separate_hands check (closed_by is null or closed_by is distinct from entry_decided_by)
);
create index redress_listing on redress (listing_id);
create index redress_owner on redress (owner_id, state);
create index redress_place on redress (place, state, opened_on);
comment on constraint redress_separate_hands on redress is 'Who decided the wrongful entry does not say that it has been undone.';

create function forbid_own_redress() returns trigger language plpgsql as $$
begin
  if exists (select from redress where id = new.stream_id and entry_decided_by = new.actor_id) then
    raise exception 'officer % decided what % undoes', new.actor_id, new.stream_id
      using errcode = 'check_violation', constraint = 'redress_other_hands';
  end if;
  return new;
end $$;
create trigger event_redress_hands before insert on event for each row
  when (new.stream_kind = 'redress') execute function forbid_own_redress();
comment on trigger event_redress_hands on event is 'Who decided the wrongful entry takes no step of its redress.';

create table redress_receiver (
  redress_id   text        not null references redress (id),
  receiver     text        not null references organisation (id),
  kind         text        not null check (kind in ('unit', 'outside')),
  because      text[]      not null,
  told_at      timestamptz,
  confirmed_on date,
  confirmed_by text,
  document_ref text,
  primary key (redress_id, receiver),
  check ((confirmed_on is null) = (confirmed_by is null))
);
create index redress_receiver_open on redress_receiver (receiver) where confirmed_on is null;

create table entry_change (
  id            text    primary key,
  listing_id    text    not null references listing (id),
  place         text    not null,
  thing         text    not null check (thing in ('publicationEnded', 'publicationLapsed', 'corrected', 'termShortened')),
  opened_on     date    not null,
  procedure_ref text,
  was_public    boolean not null,
  snapshot      jsonb   not null,
  version       bigint  not null,
  position      bigint  not null unique
);
create index entry_change_listing on entry_change (listing_id);
create index entry_change_place on entry_change (place, opened_on);
create index entry_change_feed on entry_change (position) where was_public;
comment on column entry_change.position is 'Ledger position of its first event: the order of the public feed.';

create table entry_change_receiver (
  change_id    text        not null references entry_change (id),
  receiver     text        not null references organisation (id),
  kind         text        not null check (kind in ('unit', 'outside')),
  told_at      timestamptz,
  confirmed_on date,
  confirmed_by text,
  document_ref text,
  primary key (change_id, receiver),
  check ((confirmed_on is null) = (confirmed_by is null))
);
create index entry_change_receiver_open on entry_change_receiver (receiver) where confirmed_on is null;
