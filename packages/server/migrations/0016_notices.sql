-- Papers that go to subjects, and the ledger of their service (送达台账). No clock of a subject runs before service.

create table notice (
  id           text    primary key,
  number       text    not null unique,
  kind         text    not null,
  subject_id   text    not null references subject (id),
  about_stream text    not null,
  about_id     text    not null,
  about_key    text,
  place        text    not null,
  issuer_id    text    not null references organisation (id),
  companion_id text,
  issued_on    date    not null,
  served_on    date,
  lapsed_on    date,
  channel      text    check (channel in ('inPerson', 'post', 'electronic', 'entrusted', 'publicNotice', 'leftAtAddress')),
  failed       integer not null default 0,
  code_hash    text    not null,
  code_ref     text    not null,
  snapshot     jsonb   not null,
  version      bigint  not null,
  position     bigint  not null,
  check (served_on is null or served_on >= issued_on),
  constraint notice_served_by_channel check ((served_on is null) = (channel is null)),
  constraint notice_two_papers check (kind <> 'decision' or companion_id is not null)
);
create index notice_about on notice (about_stream, about_id);
create index notice_subject on notice (subject_id, issued_on);
create index notice_unserved on notice (issuer_id, issued_on) where served_on is null and lapsed_on is null;
comment on constraint notice_two_papers on notice is 'The notice on repair goes with the decision (两书同达).';
comment on column notice.code_hash is 'Keyed hash of the code printed on the paper, by which its addressee reads it without an account.';

create table notice_attempt (
  notice_id   text    not null references notice (id),
  number      integer not null check (number > 0),
  channel     text    not null,
  outcome     text    not null check (outcome in ('failed', 'putUp', 'served')),
  on_date     date    not null,
  reason_code text,
  evidence    text,
  served_on   date,
  officer_id  text    not null,
  primary key (notice_id, number),
  proof_kind  text,
  -- The public notice that served, among the attempts of the same paper, and from when it does.
  put_up_number integer,
  served_from   date,
  constraint notice_attempt_proved check (outcome = 'failed' or evidence is not null),
  constraint notice_attempt_explained check ((outcome = 'failed') = (reason_code is not null)),
  check ((outcome = 'served') = (served_on is not null)),
  check ((outcome = 'served') = (proof_kind is not null)),
  check ((outcome = 'putUp') <= (channel = 'publicNotice')),
  -- Nobody is served by a public notice but one that is in this ledger, and not before its days are over.
  unique (notice_id, number, served_from),
  constraint notice_attempt_put_up foreign key (notice_id, put_up_number, served_from)
    references notice_attempt (notice_id, number, served_from),
  constraint notice_attempt_notice_proved check (
    outcome <> 'served' or (channel = 'publicNotice') = (proof_kind = 'publicNotice')
  ),
  constraint notice_attempt_notice_up check (
    (outcome = 'served' and channel = 'publicNotice') = (put_up_number is not null)
  ),
  constraint notice_attempt_served_from check (
    (outcome = 'putUp' or put_up_number is not null) = (served_from is not null)
  ),
  constraint notice_attempt_ran_out check (put_up_number is null or (put_up_number < number and served_on >= served_from))
);

-- That a subject agreed to be served electronically, with the paper it signed; the address lies in the vault.
create table electronic_consent (
  subject_id   text   primary key references subject (id),
  given_on     date   not null,
  withdrawn_on date,
  evidence     text   not null,
  address      text   not null,
  snapshot     jsonb  not null,
  version      bigint not null,
  position     bigint not null,
  check (withdrawn_on is null or withdrawn_on >= given_on)
);
