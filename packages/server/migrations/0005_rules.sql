-- Which rules are in force: proposed by one person, published by another; rows are never changed afterwards.

create table rulebook_version (
  version        text        primary key,
  content        jsonb       not null,
  content_hash   bytea       not null check (length(content_hash) = 32),
  proposed_by    text        not null,
  proposed_at    timestamptz not null,
  published_by   text,
  published_at   timestamptz,
  effective_from date,
  check (published_by is null or published_by <> proposed_by),
  check ((published_by is null) = (published_at is null) and (published_by is null) = (effective_from is null))
);

create table catalogue_version (
  version        text        primary key,
  content        jsonb       not null,
  content_hash   bytea       not null check (length(content_hash) = 32),
  proposed_by    text        not null,
  proposed_at    timestamptz not null,
  published_by   text,
  published_at   timestamptz,
  effective_from date,
  check (published_by is null or published_by <> proposed_by),
  check ((published_by is null) = (published_at is null) and (published_by is null) = (effective_from is null))
);

create table calendar_year (
  year         integer     not null check (year between 1900 and 2199),
  version      integer     not null check (version > 0),
  content      jsonb       not null,
  source       text        not null check (source <> ''),
  proposed_by  text        not null,
  proposed_at  timestamptz not null,
  published_by text,
  published_at timestamptz,
  primary key (year, version),
  check (published_by is null or published_by <> proposed_by),
  check ((published_by is null) = (published_at is null))
);

create function forbid_changing_published() returns trigger language plpgsql as $$
begin
  if old.published_by is not null then
    raise exception 'what is published in % stays; publish a new version', tg_table_name using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger rulebook_version_stays before update or delete on rulebook_version
  for each row execute function forbid_changing_published();
create trigger catalogue_version_stays before update or delete on catalogue_version
  for each row execute function forbid_changing_published();
create trigger calendar_year_stays before update or delete on calendar_year
  for each row execute function forbid_changing_published();

-- The catalogue in rows, one for each thing and version, for the screens that list and search it.
create table catalogue_item (
  version      text    not null references catalogue_version (version),
  kind         text    not null check (kind in ('listType', 'memorandum', 'measure', 'law', 'annexRow')),
  id           text    not null,
  data         jsonb   not null,
  place        text,
  state        text,
  effective    date,
  repealed     date,
  article_less boolean not null default false,
  primary key (version, kind, id)
);
create index catalogue_item_state on catalogue_item (version, kind, state);
comment on column catalogue_item.article_less is 'A measure that cites no article of law: shown, and never executable.';
