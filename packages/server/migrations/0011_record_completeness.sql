-- From which day a place's records are complete (归集完整起始日); the years-without-a-bad-record test reads it.

create table record_completeness (
  place       text   primary key,
  since       date   not null,
  declared_on date   not null,
  proposed_by text   not null,
  declared_by text   not null,
  position    bigint not null,
  check (proposed_by <> declared_by),
  check (since <= declared_on)
);
comment on table record_completeness is 'A place without a row has declared nothing: whether a subject is clean cannot be told there.';
