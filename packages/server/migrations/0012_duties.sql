-- What units must do in time (办理时限): written with the history a duty arose in, read with its clock on the day of the question.

create table duty (
  id        text    primary key,
  kind      text    not null,
  stream    text    not null,
  source_id text    not null,
  part      text    not null,
  unit_id   text    not null references organisation (id),
  place     text    not null,
  since     date    not null,
  last_day  date,
  provisional boolean not null default false,
  done_on   date,
  dropped   boolean not null default false,
  snapshot  jsonb   not null,
  check (done_on is null or done_on >= since)
);
create index duty_unit on duty (unit_id, done_on, last_day);
create index duty_open on duty (place, last_day) where done_on is null and not dropped;
create index duty_source on duty (stream, source_id);
comment on column duty.last_day is 'Empty where no text names a number of days, or while time taken out of the count has no end.';
comment on column duty.provisional is 'A day of a year without a calendar decided the last day: nobody is late by it.';
comment on column duty.dropped is 'The step fell away after a warning or a breach, which stay; nothing more is asked.';

create table duty_alert (
  duty_id   text    not null references duty (id),
  level     integer not null check (level in (50, 80, 100)),
  raised_on date    not null,
  primary key (duty_id, level)
);

create table duty_breach (
  duty_id  text primary key references duty (id),
  last_day date not null,
  found_on date not null,
  check (found_on > last_day)
);
comment on table duty_breach is 'A missed day stays on record, whether or not the duty is done later.';
