-- What has to leave this database, written in the transaction of the act that causes it.

create table outbox (
  id          bigint      generated always as identity primary key,
  topic       text        not null,
  message_key text        not null,
  payload     jsonb       not null,
  enqueued_at timestamptz not null,
  unique (topic, message_key)
);
comment on column outbox.message_key is 'The receiver drops a second message with the same key.';

create table delivery (
  outbox_id       bigint      not null references outbox (id),
  receiver        text        not null,
  attempts        integer     not null default 0 check (attempts >= 0),
  next_attempt_at timestamptz not null,
  sent_at         timestamptz,
  acknowledged_at timestamptz,
  last_error      text,
  primary key (outbox_id, receiver),
  check (acknowledged_at is null or sent_at is not null)
);
create index delivery_due on delivery (next_attempt_at) where sent_at is null;
create index delivery_unacknowledged on delivery (sent_at) where sent_at is not null and acknowledged_at is null;
comment on column delivery.next_attempt_at is 'Due from then on; while a dispatcher holds the row it is the end of its lease.';

create table inbox (
  source      text        not null,
  message_key text        not null,
  received_at timestamptz not null,
  primary key (source, message_key)
);
