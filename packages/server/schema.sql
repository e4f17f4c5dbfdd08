-- Generated from the migrations by tools/gen-db-types.ts, for review; nothing runs it.

-- functions
CREATE OR REPLACE FUNCTION public.forbid_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'table % only grows', tg_table_name using errcode = 'restrict_violation';
end $function$
;

CREATE OR REPLACE FUNCTION public.forbid_changing_published()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.published_by is not null then
    raise exception 'what is published in % stays; publish a new version', tg_table_name using errcode = 'restrict_violation';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.forbid_own_redress()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from redress where id = new.stream_id and entry_decided_by = new.actor_id) then
    raise exception 'officer % decided what % undoes', new.actor_id, new.stream_id
      using errcode = 'check_violation', constraint = 'redress_other_hands';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.forbid_recused_officer()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from case_recusal where case_id = new.stream_id and officer_id = new.actor_id) then
    raise exception 'officer % keeps out of %', new.actor_id, new.stream_id
      using errcode = 'check_violation', constraint = 'case_recusal_no_act';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.forbid_shrinking_stream()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.id <> old.id or new.kind <> old.kind or new.version <= old.version then
    raise exception 'stream % only moves forward', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.forbid_unerasing()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.erased_on is not null then
    raise exception 'an erased key cannot return' using errcode = 'restrict_violation';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.name_bigrams(name text)
 RETURNS text[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
declare
  plain  text   := regexp_replace(lower(normalize(name, NFKC)), '[[:space:]()·.,-]', '', 'g');
  pieces text[] := '{}';
begin
  for i in 1 .. length(plain) - 1 loop
    pieces := pieces || substr(plain, i, 2);
  end loop;
  return pieces;
end $function$
;

-- tables
create table account (
  id text not null,
  login text not null,
  display_name text not null,
  kind text not null,
  organisation_id text,
  subject_id text,
  state text not null default 'active'::text,
  created_at timestamp with time zone not null,
  created_by text not null,
  version bigint not null default 0
);

create table api_key (
  id text not null,
  organisation_id text not null,
  label text not null,
  key_hash bytea not null,
  scopes text[] not null,
  created_by text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  revoked_by text
);

create table attachment (
  ref text not null,
  subject_id text not null,
  place text not null,
  kept_by text,
  name_ref text not null,
  type text not null,
  size integer not null,
  kept_at timestamp with time zone not null,
  scan text not null default 'unscanned'::text,
  scan_tries integer not null default 0,
  scanned_at timestamp with time zone,
  found text
);

create table authority_alias (
  alias text not null,
  place text not null,
  organisation_id text not null,
  confirmed_by text not null,
  confirmed_at timestamp with time zone not null
);

create table calendar_year (
  year integer not null,
  version integer not null,
  content jsonb not null,
  source text not null,
  proposed_by text not null,
  proposed_at timestamp with time zone not null,
  published_by text,
  published_at timestamp with time zone
);

create table case_recusal (
  case_id text not null,
  officer_id text not null,
  since date not null
);

create table catalogue_item (
  version text not null,
  kind text not null,
  id text not null,
  data jsonb not null,
  place text,
  state text,
  effective date,
  repealed date,
  article_less boolean not null default false
);

create table catalogue_version (
  version text not null,
  content jsonb not null,
  content_hash bytea not null,
  proposed_by text not null,
  proposed_at timestamp with time zone not null,
  published_by text,
  published_at timestamp with time zone,
  effective_from date
);

create table check_item (
  receipt_id text not null,
  item_id text not null,
  listing_id text not null,
  measure_id text not null,
  kind text not null,
  duty text not null,
  state text not null,
  outcome text,
  evidence_ref text,
  reason_code text,
  reason_ref text,
  closed_by text,
  closed_on date,
  lifted_on date
);

create table check_receipt (
  id text not null,
  matter_id text,
  party_id text,
  subject_id text not null,
  unit_id text not null,
  moment text not null,
  occasion text not null,
  checked_on date not null,
  ledger_position bigint not null,
  answer jsonb not null,
  asked_by text not null,
  recorded_at timestamp with time zone not null,
  commitment bytea
);

create table complaint (
  id text not null,
  receipt_number text not null,
  code_hash bytea,
  place text not null,
  level text not null,
  handler_id text not null,
  objection_id text,
  subject_id text not null,
  target_key text not null,
  listing_id text,
  record_id text,
  state text not null,
  received_on date not null,
  outcome text,
  decided_on date,
  decided_by text,
  earlier_hands text[] not null,
  assigned_to text,
  told_subject_on date,
  snapshot jsonb not null,
  version bigint not null,
  position bigint not null
);

create table credential (
  account_id text not null,
  password_hash text not null,
  must_change boolean not null default false,
  changed_at timestamp with time zone not null
);

create table database_identity (
  only_row boolean not null default true,
  id text not null,
  purpose text not null,
  place text,
  created_at timestamp with time zone not null
);

create table delivery (
  outbox_id bigint not null,
  receiver text not null,
  attempts integer not null default 0,
  next_attempt_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  acknowledged_at timestamp with time zone,
  last_error text
);

create table duty (
  id text not null,
  kind text not null,
  stream text not null,
  source_id text not null,
  part text not null,
  unit_id text not null,
  place text not null,
  since date not null,
  last_day date,
  provisional boolean not null default false,
  done_on date,
  dropped boolean not null default false,
  snapshot jsonb not null
);

create table duty_alert (
  duty_id text not null,
  level integer not null,
  raised_on date not null
);

create table duty_breach (
  duty_id text not null,
  last_day date not null,
  found_on date not null
);

create table electronic_consent (
  subject_id text not null,
  given_on date not null,
  withdrawn_on date,
  evidence text not null,
  address text not null,
  snapshot jsonb not null,
  version bigint not null,
  position bigint not null
);

create table entry_change (
  id text not null,
  listing_id text not null,
  place text not null,
  thing text not null,
  opened_on date not null,
  procedure_ref text,
  was_public boolean not null,
  snapshot jsonb not null,
  version bigint not null,
  position bigint not null
);

create table entry_change_receiver (
  change_id text not null,
  receiver text not null,
  kind text not null,
  told_at timestamp with time zone,
  confirmed_on date,
  confirmed_by text,
  document_ref text
);

create table event (
  position bigint not null generated always as identity,
  stream_id text not null,
  stream_kind text not null,
  version bigint not null,
  type text not null,
  payload jsonb not null,
  legal_date date not null,
  recorded_at timestamp with time zone not null,
  actor_id text not null,
  unit_id text,
  jurisdiction text,
  rulebook_version text,
  salt bytea not null,
  commitment bytea not null
);

create table feedback (
  id text not null,
  from_unit text not null,
  addressee text not null,
  listing_id text,
  period_from date,
  period_until date,
  sent_on date not null,
  sent_by text not null,
  snapshot jsonb not null,
  position bigint not null
);

create table identity_rejection (
  name_hash bytea not null,
  subject_id text not null,
  unit_id text not null,
  reason_ref text not null,
  rejected_by text not null,
  rejected_on date not null
);

create table import_file (
  id text not null,
  content_hash bytea not null,
  format text not null,
  arrival bigint not null generated always as identity,
  mode text not null,
  unit_id text not null,
  place text not null,
  name_ref text,
  shape_ref text,
  byte_size bigint not null,
  encoding text,
  state text not null,
  rows_total bigint,
  rows_read bigint not null default 0,
  rows_taken bigint not null default 0,
  rows_corrected bigint not null default 0,
  rows_unchanged bigint not null default 0,
  rows_duplicate bigint not null default 0,
  rows_rejected bigint not null default 0,
  rows_asked bigint not null default 0,
  resume_line bigint not null default 0,
  resume_byte bigint not null default 0,
  refusal jsonb,
  received_by text not null,
  received_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  row_digest bytea,
  repetition bigint not null default 0
);

create table import_identity (
  unit_id text not null,
  format text not null,
  identity bytea not null,
  row_hash bytea not null,
  target_id text not null,
  row_ref text,
  last_file_id text not null
);

create table import_row (
  file_id text not null,
  line bigint not null,
  row_hash bytea not null,
  state text not null,
  target_id text,
  read_ref text,
  report jsonb not null default '[]'::jsonb
);

create table inbox (
  source text not null,
  message_key text not null,
  received_at timestamp with time zone not null
);

create table kept_answer (
  caller_id text not null,
  operation_id text not null,
  key text not null,
  body_hash text not null,
  claimed_at timestamp with time zone not null,
  acted boolean not null default false,
  sealed bytea
);

create table law_text (
  law text not null,
  article text not null,
  passage text not null,
  loaded_by text not null,
  loaded_at timestamp with time zone not null
);

create table listing (
  id text not null,
  list_kind text not null,
  state text not null,
  origin text not null,
  list_type_id text not null,
  subject_id text not null,
  subject_kind text not null,
  place text not null,
  determiner_id text not null,
  document_kind text not null,
  document_number text not null,
  document_date date not null,
  document_authority text not null,
  document_effective date,
  proposer_id text,
  decider_id text,
  notice_served_on date,
  last_day_to_answer date,
  decision_number text,
  decided_on date,
  listed_on date,
  effective_on date,
  term_start date,
  term_count integer,
  term_unit text,
  latest_end date,
  released_on date,
  release_reason text,
  tier text,
  publication text not null default 'withheld'::text,
  external_key text,
  import_file_id text,
  snapshot jsonb not null,
  version bigint not null,
  position bigint not null
);

create table listing_dispute (
  listing_id text not null,
  dispute_id text not null,
  stage text not null,
  measure_id text,
  implementer text,
  from_date date not null,
  until_date date,
  tolls boolean not null
);

create table matter (
  id text not null,
  occasion text not null,
  place text not null,
  unit_id text not null,
  decider_unit_id text not null,
  decider_id text,
  must_check boolean not null,
  status text not null,
  opened_on date not null,
  decided_on date,
  closed_on date,
  ending text,
  reference text,
  open_items integer not null default 0,
  open_checks integer not null default 0,
  snapshot jsonb not null,
  version bigint not null,
  position bigint not null
);

create table matter_party (
  matter_id text not null,
  party_id text not null,
  subject_id text not null,
  role text not null,
  identity text not null
);

create table meeting (
  id text not null,
  place text not null,
  level text not null,
  lead_id text not null,
  office_id text not null,
  state text not null,
  called_on date not null,
  snapshot jsonb not null,
  version bigint not null,
  position bigint not null
);

create table meeting_case (
  meeting_id text not null,
  listing_id text not null,
  outcome text
);

create table notice (
  id text not null,
  number text not null,
  kind text not null,
  subject_id text not null,
  about_stream text not null,
  about_id text not null,
  about_key text,
  place text not null,
  issuer_id text not null,
  companion_id text,
  issued_on date not null,
  served_on date,
  lapsed_on date,
  channel text,
  failed integer not null default 0,
  code_hash text not null,
  code_ref text not null,
  snapshot jsonb not null,
  version bigint not null,
  position bigint not null
);

create table notice_attempt (
  notice_id text not null,
  number integer not null,
  channel text not null,
  outcome text not null,
  on_date date not null,
  reason_code text,
  evidence text,
  served_on date,
  officer_id text not null,
  proof_kind text,
  put_up_number integer,
  served_from date
);

create table objection (
  id text not null,
  receipt_number text not null,
  receipt_year integer not null,
  receipt_serial integer not null,
  place text not null,
  target_kind text not null,
  target_key text not null,
  listing_id text,
  record_id text,
  subject_id text not null,
  taken_in_by text not null,
  verifier_id text not null,
  channel text not null,
  form text not null,
  ground text not null,
  fast_track boolean not null,
  identified boolean not null,
  after_end boolean not null,
  state text not null,
  received_on date not null,
  marked_on date,
  outcome text,
  decided_on date,
  decided_by text,
  by_letter boolean not null,
  earlier_hands text[] not null,
  assigned_to text,
  told_subject_on date,
  snapshot jsonb not null,
  version bigint not null,
  position bigint not null
);

create table objection_query (
  objection_id text not null,
  code_hash bytea not null
);

create table objection_serial (
  place text not null,
  year integer not null,
  last integer not null
);

create table one_time_token (
  token_hash bytea not null,
  purpose text not null,
  account_id text not null,
  asked_by text not null,
  approved_by text,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone
);

create table organisation (
  id text not null,
  name text not null,
  short_name text,
  uscc text,
  kind text not null,
  department text,
  place text not null,
  parent_id text,
  powers jsonb not null default '[]'::jsonb,
  active_from date,
  active_until date,
  merged_into text,
  version bigint not null default 0
);

create table outbox (
  id bigint not null generated always as identity,
  topic text not null,
  message_key text not null,
  payload jsonb not null,
  enqueued_at timestamp with time zone not null
);

create table outside_receiver (
  receiver_id text not null,
  place text not null,
  channel text not null,
  address text,
  contract text not null,
  kept_by text not null,
  since date not null,
  until date,
  registered_by text not null,
  snapshot jsonb not null,
  version bigint not null,
  position bigint not null
);

create table question (
  id text not null,
  kind text not null,
  about_kind text not null,
  about_id text not null,
  unit_id text,
  file_id text,
  line bigint,
  detail jsonb not null,
  state text not null default 'open'::text,
  opened_at timestamp with time zone not null,
  answer jsonb,
  answered_by text,
  answered_at timestamp with time zone
);

create table record (
  id text not null,
  kind text not null,
  subject_id text not null,
  subject_kind text not null,
  authority_id text not null,
  provider_id text not null,
  place text not null,
  document_title text not null,
  document_number text,
  decided_on date not null,
  recorded_on date not null,
  received_on date,
  publicity_due_on date,
  published_on date,
  publication_class text,
  publication_until date,
  valid_from date,
  valid_until date,
  fine_fen bigint,
  confiscated_fen bigint,
  excluded text,
  status text not null default 'standing'::text,
  withdrawn_on date,
  import_file_id text,
  snapshot jsonb not null,
  version bigint not null,
  position bigint not null
);

create table record_completeness (
  place text not null,
  since date not null,
  declared_on date not null,
  proposed_by text not null,
  declared_by text not null,
  position bigint not null
);

create table redress (
  id text not null,
  listing_id text,
  record_id text,
  place text not null,
  subject_id text not null,
  owner_id text not null,
  entry_decided_by text,
  state text not null,
  opened_on date not null,
  closed_on date,
  closed_by text,
  public_notice_due boolean not null,
  public_notice_on date,
  snapshot jsonb not null,
  version bigint not null,
  position bigint not null
);

create table redress_receiver (
  redress_id text not null,
  receiver text not null,
  kind text not null,
  because text[] not null,
  told_at timestamp with time zone,
  confirmed_on date,
  confirmed_by text,
  document_ref text
);

create table release (
  listing_id text not null,
  place text not null,
  subject_id text not null,
  determiner_id text not null,
  reason text not null,
  released_on date not null,
  opened_on date not null,
  procedure_ref text,
  was_public boolean not null,
  snapshot jsonb not null,
  version bigint not null,
  position bigint not null
);

create table release_receiver (
  listing_id text not null,
  receiver text not null,
  kind text not null,
  told_at timestamp with time zone,
  confirmed_on date,
  confirmed_by text,
  document_ref text
);

create table repair (
  id text not null,
  receipt_number text not null,
  target_kind text not null,
  target_id text not null,
  subject_id text not null,
  place text not null,
  channel text not null,
  external_key text,
  taken_in_by text not null,
  handler_id text not null,
  gravity text not null,
  gravity_confirmed boolean not null,
  identified boolean not null,
  state text not null,
  received_on date not null,
  accepted_by text,
  assigned_to text,
  decided_by text,
  effective_on date,
  publicised_on date,
  executed_on date,
  snapshot jsonb not null,
  version bigint not null,
  position bigint not null
);

create table repair_query (
  repair_id text not null,
  code_hash bytea not null
);

create table responsible_person (
  listing_id text not null,
  person_ref text not null,
  office text not null
);

create table review (
  id text not null,
  kind text not null,
  place text not null,
  respondent_id text not null,
  subject_id text not null,
  target_key text not null,
  listing_id text,
  record_id text,
  reviewed text not null,
  organ text not null,
  case_number text not null,
  filed_on date not null,
  recorded_on date not null,
  reported_by_subject boolean not null,
  state text not null,
  outcome text,
  document_number text,
  document_effective date,
  decided_on date,
  snapshot jsonb not null,
  version bigint not null,
  position bigint not null
);

create table review_order (
  review_id text not null,
  order_id text not null,
  number text not null,
  from_date date not null,
  until_date date
);

create table role_grant (
  id text not null,
  account_id text not null,
  role text not null,
  organisation_id text,
  place text,
  granted_by text not null,
  granted_at timestamp with time zone not null,
  revoked_by text,
  revoked_at timestamp with time zone
);

create table rulebook_version (
  version text not null,
  content jsonb not null,
  content_hash bytea not null,
  proposed_by text not null,
  proposed_at timestamp with time zone not null,
  published_by text,
  published_at timestamp with time zone,
  effective_from date
);

create table schema_migration (
  number integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now()
);

create table session (
  token_hash bytea not null,
  account_id text not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone
);

create table sign_in_failure (
  login text not null,
  address text not null,
  failures integer not null,
  first_failed_at timestamp with time zone not null,
  locked_until timestamp with time zone
);

create table stream (
  id text not null,
  kind text not null,
  version bigint not null
);

create table subject (
  id text not null,
  kind text not null,
  protected boolean not null,
  name text,
  name_ref text,
  uscc text,
  place text,
  state text not null default 'active'::text,
  merged_into text,
  erased_on date,
  snapshot jsonb not null default '{}'::jsonb,
  version bigint not null default 0,
  position bigint not null default 0
);

create table subject_code (
  code_hash bytea not null,
  subject_id text not null,
  place text not null,
  means text not null,
  person_ref text,
  proof_ref text not null,
  issued_by text not null,
  issued_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_by text,
  used_at timestamp with time zone,
  ended_by text,
  ended_at timestamp with time zone
);

create table subject_former_name (
  subject_id text not null,
  name text not null,
  until date
);

create table subject_identifier (
  subject_id text not null,
  identifier_type text not null,
  identifier_hash bytea not null,
  state text not null default 'current'::text,
  value_ref text
);

create table subject_key (
  subject_id text not null,
  master_key_id text,
  sealed_key bytea,
  created_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  erased_on date,
  erased_ground text
);

create table task (
  id text not null,
  listing_id text not null,
  unit_id text not null,
  assignee_id text,
  acknowledged_on date,
  release_acknowledged_on date,
  snapshot jsonb not null,
  version bigint not null,
  position bigint not null
);

create table task_response (
  task_id text not null,
  measure_id text not null,
  kind text not null,
  on_date date not null,
  applied_on date,
  last_day date,
  evidence_ref text,
  reason_code text,
  reason_ref text,
  officer_id text
);

create table vault_read (
  id bigint not null generated always as identity,
  ref text not null,
  subject_id text not null,
  purpose text not null,
  reader_id text not null,
  reader_unit text,
  reason text not null,
  outcome text not null,
  read_at timestamp with time zone not null
);

create table vault_value (
  ref text not null,
  subject_id text not null,
  purpose text not null,
  nonce bytea,
  ciphertext bytea,
  commitment bytea not null,
  created_at timestamp with time zone not null
);

-- constraints
-- account: account_check CHECK (((kind <> 'officer'::text) OR (organisation_id IS NOT NULL)))
-- account: account_check1 CHECK (((kind = 'subject'::text) = (subject_id IS NOT NULL)))
-- account: account_kind_check CHECK ((kind = ANY (ARRAY['officer'::text, 'subject'::text, 'service'::text])))
-- account: account_login_check CHECK (((login = lower(login)) AND (login !~ '[0-9]{15}'::text)))
-- account: account_login_key UNIQUE (login)
-- account: account_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
-- account: account_pkey PRIMARY KEY (id)
-- account: account_state_check CHECK ((state = ANY (ARRAY['active'::text, 'suspended'::text, 'left'::text])))
-- api_key: api_key_check CHECK ((expires_at > created_at))
-- api_key: api_key_key_hash_check CHECK ((length(key_hash) = 32))
-- api_key: api_key_key_hash_key UNIQUE (key_hash)
-- api_key: api_key_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
-- api_key: api_key_pkey PRIMARY KEY (id)
-- api_key: api_key_scopes_check CHECK ((cardinality(scopes) > 0))
-- attachment: attachment_check CHECK (((scan = 'unscanned'::text) = (scanned_at IS NULL)))
-- attachment: attachment_check1 CHECK (((scan = 'infected'::text) = (found IS NOT NULL)))
-- attachment: attachment_kept_by_fkey FOREIGN KEY (kept_by) REFERENCES organisation(id)
-- attachment: attachment_name_ref_fkey FOREIGN KEY (name_ref) REFERENCES vault_value(ref)
-- attachment: attachment_pkey PRIMARY KEY (ref)
-- attachment: attachment_ref_fkey FOREIGN KEY (ref) REFERENCES vault_value(ref)
-- attachment: attachment_scan_check CHECK ((scan = ANY (ARRAY['unscanned'::text, 'clean'::text, 'infected'::text])))
-- attachment: attachment_size_check CHECK (((size > 0) AND (size <= 20971520)))
-- attachment: attachment_type_check CHECK ((type = ANY (ARRAY['pdf'::text, 'jpeg'::text, 'png'::text, 'docx'::text, 'xlsx'::text, 'ofd'::text, 'txt'::text, 'unreadable'::text])))
-- authority_alias: authority_alias_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
-- authority_alias: authority_alias_pkey PRIMARY KEY (alias, place)
-- calendar_year: calendar_year_check CHECK (((published_by IS NULL) OR (published_by <> proposed_by)))
-- calendar_year: calendar_year_check1 CHECK (((published_by IS NULL) = (published_at IS NULL)))
-- calendar_year: calendar_year_pkey PRIMARY KEY (year, version)
-- calendar_year: calendar_year_source_check CHECK ((source <> ''::text))
-- calendar_year: calendar_year_version_check CHECK ((version > 0))
-- calendar_year: calendar_year_year_check CHECK (((year >= 1900) AND (year <= 2199)))
-- case_recusal: case_recusal_case_id_fkey FOREIGN KEY (case_id) REFERENCES stream(id)
-- case_recusal: case_recusal_pkey PRIMARY KEY (case_id, officer_id)
-- catalogue_item: catalogue_item_kind_check CHECK ((kind = ANY (ARRAY['listType'::text, 'memorandum'::text, 'measure'::text, 'law'::text, 'annexRow'::text])))
-- catalogue_item: catalogue_item_pkey PRIMARY KEY (version, kind, id)
-- catalogue_item: catalogue_item_version_fkey FOREIGN KEY (version) REFERENCES catalogue_version(version)
-- catalogue_version: catalogue_version_check CHECK (((published_by IS NULL) OR (published_by <> proposed_by)))
-- catalogue_version: catalogue_version_check1 CHECK ((((published_by IS NULL) = (published_at IS NULL)) AND ((published_by IS NULL) = (effective_from IS NULL))))
-- catalogue_version: catalogue_version_content_hash_check CHECK ((length(content_hash) = 32))
-- catalogue_version: catalogue_version_pkey PRIMARY KEY (version)
-- check_item: check_item_applied_with_evidence CHECK (((outcome IS DISTINCT FROM 'applied'::text) OR (evidence_ref IS NOT NULL)))
-- check_item: check_item_check CHECK (((lifted_on IS NULL) OR (outcome = 'applied'::text)))
-- check_item: check_item_check1 CHECK ((((outcome IS NULL) = (closed_by IS NULL)) AND ((outcome IS NULL) = (closed_on IS NULL))))
-- check_item: check_item_duty_check CHECK ((duty = ANY (ARRAY['must'::text, 'may'::text])))
-- check_item: check_item_kind_check CHECK ((kind = ANY (ARRAY['incentive'::text, 'sanction'::text])))
-- check_item: check_item_listing_id_fkey FOREIGN KEY (listing_id) REFERENCES listing(id)
-- check_item: check_item_not_applied_with_reason CHECK (((outcome IS DISTINCT FROM 'notApplied'::text) OR ((reason_code IS NOT NULL) AND (reason_ref IS NOT NULL))))
-- check_item: check_item_outcome_check CHECK ((outcome = ANY (ARRAY['applied'::text, 'notApplied'::text])))
-- check_item: check_item_pkey PRIMARY KEY (receipt_id, item_id)
-- check_item: check_item_receipt_id_fkey FOREIGN KEY (receipt_id) REFERENCES check_receipt(id)
-- check_item: check_item_state_check CHECK ((state = ANY (ARRAY['applicable'::text, 'suspended'::text])))
-- check_item: check_item_suspended_not_applied CHECK (((state <> 'suspended'::text) OR (outcome IS DISTINCT FROM 'applied'::text)))
-- check_receipt: check_receipt_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
-- check_receipt: check_receipt_pkey PRIMARY KEY (id)
-- check_receipt: check_receipt_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id)
-- check_receipt: check_receipt_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES organisation(id)
-- complaint: complaint_check CHECK (((listing_id IS NULL) <> (record_id IS NULL)))
-- complaint: complaint_check1 CHECK (((state = 'decided'::text) = ((decided_on IS NOT NULL) AND (decided_by IS NOT NULL) AND (outcome IS NOT NULL))))
-- complaint: complaint_check2 CHECK (((decided_on IS NULL) OR (decided_on >= received_on)))
-- complaint: complaint_check3 CHECK (((told_subject_on IS NULL) OR (state = 'decided'::text)))
-- complaint: complaint_code_hash_check CHECK ((length(code_hash) = 32))
-- complaint: complaint_code_hash_key UNIQUE (code_hash)
-- complaint: complaint_handler_id_fkey FOREIGN KEY (handler_id) REFERENCES organisation(id)
-- complaint: complaint_level_check CHECK ((level = ANY (ARRAY['office'::text, 'creditAuthority'::text, 'department'::text])))
-- complaint: complaint_listing_id_fkey FOREIGN KEY (listing_id) REFERENCES listing(id)
-- complaint: complaint_outcome_check CHECK ((outcome = ANY (ARRAY['upheld'::text, 'partlyUpheld'::text, 'rejected'::text])))
-- complaint: complaint_pkey PRIMARY KEY (id)
-- complaint: complaint_receipt_number_key UNIQUE (receipt_number)
-- complaint: complaint_record_id_fkey FOREIGN KEY (record_id) REFERENCES record(id)
-- complaint: complaint_separate_hands CHECK (((decided_by IS NULL) OR (NOT (decided_by = ANY (earlier_hands)))))
-- complaint: complaint_state_check CHECK ((state = ANY (ARRAY['received'::text, 'decided'::text, 'withdrawn'::text])))
-- complaint: complaint_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id)
-- credential: credential_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
-- credential: credential_password_hash_check CHECK ((password_hash ~~ '$argon2id$%'::text))
-- credential: credential_pkey PRIMARY KEY (account_id)
-- database_identity: database_identity_only_row_check CHECK (only_row)
-- database_identity: database_identity_pkey PRIMARY KEY (only_row)
-- database_identity: database_identity_purpose_check CHECK ((purpose = ANY (ARRAY['demo'::text, 'real'::text])))
-- delivery: delivery_attempts_check CHECK ((attempts >= 0))
-- delivery: delivery_check CHECK (((acknowledged_at IS NULL) OR (sent_at IS NOT NULL)))
-- delivery: delivery_outbox_id_fkey FOREIGN KEY (outbox_id) REFERENCES outbox(id)
-- delivery: delivery_pkey PRIMARY KEY (outbox_id, receiver)
-- duty: duty_check CHECK (((done_on IS NULL) OR (done_on >= since)))
-- duty: duty_pkey PRIMARY KEY (id)
-- duty: duty_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES organisation(id)
-- duty_alert: duty_alert_duty_id_fkey FOREIGN KEY (duty_id) REFERENCES duty(id)
-- duty_alert: duty_alert_level_check CHECK ((level = ANY (ARRAY[50, 80, 100])))
-- duty_alert: duty_alert_pkey PRIMARY KEY (duty_id, level)
-- duty_breach: duty_breach_check CHECK ((found_on > last_day))
-- duty_breach: duty_breach_duty_id_fkey FOREIGN KEY (duty_id) REFERENCES duty(id)
-- duty_breach: duty_breach_pkey PRIMARY KEY (duty_id)
-- electronic_consent: electronic_consent_check CHECK (((withdrawn_on IS NULL) OR (withdrawn_on >= given_on)))
-- electronic_consent: electronic_consent_pkey PRIMARY KEY (subject_id)
-- electronic_consent: electronic_consent_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id)
-- entry_change: entry_change_listing_id_fkey FOREIGN KEY (listing_id) REFERENCES listing(id)
-- entry_change: entry_change_pkey PRIMARY KEY (id)
-- entry_change: entry_change_position_key UNIQUE ("position")
-- entry_change: entry_change_thing_check CHECK ((thing = ANY (ARRAY['publicationEnded'::text, 'publicationLapsed'::text, 'corrected'::text, 'termShortened'::text])))
-- entry_change_receiver: entry_change_receiver_change_id_fkey FOREIGN KEY (change_id) REFERENCES entry_change(id)
-- entry_change_receiver: entry_change_receiver_check CHECK (((confirmed_on IS NULL) = (confirmed_by IS NULL)))
-- entry_change_receiver: entry_change_receiver_kind_check CHECK ((kind = ANY (ARRAY['unit'::text, 'outside'::text])))
-- entry_change_receiver: entry_change_receiver_pkey PRIMARY KEY (change_id, receiver)
-- entry_change_receiver: entry_change_receiver_receiver_fkey FOREIGN KEY (receiver) REFERENCES organisation(id)
-- event: event_commitment_check CHECK ((length(commitment) = 32))
-- event: event_pkey PRIMARY KEY ("position")
-- event: event_salt_check CHECK ((length(salt) = 16))
-- event: event_stream_id_fkey FOREIGN KEY (stream_id) REFERENCES stream(id)
-- event: event_stream_id_version_key UNIQUE (stream_id, version)
-- event: event_version_check CHECK ((version > 0))
-- feedback: feedback_check CHECK (((listing_id IS NULL) <> (period_from IS NULL)))
-- feedback: feedback_check1 CHECK (((period_from IS NULL) = (period_until IS NULL)))
-- feedback: feedback_from_unit_fkey FOREIGN KEY (from_unit) REFERENCES organisation(id)
-- feedback: feedback_listing_id_fkey FOREIGN KEY (listing_id) REFERENCES listing(id)
-- feedback: feedback_pkey PRIMARY KEY (id)
-- identity_rejection: identity_rejection_name_hash_check CHECK ((length(name_hash) = 32))
-- identity_rejection: identity_rejection_pkey PRIMARY KEY (unit_id, name_hash, subject_id)
-- identity_rejection: identity_rejection_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id)
-- identity_rejection: identity_rejection_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES organisation(id)
-- import_file: import_file_byte_size_check CHECK ((byte_size >= 0))
-- import_file: import_file_check CHECK (((state = 'refused'::text) = (refusal IS NOT NULL)))
-- import_file: import_file_content_hash_check CHECK ((length(content_hash) = 32))
-- import_file: import_file_content_hash_format_mode_unit_id_repetition_key UNIQUE (content_hash, format, mode, unit_id, repetition)
-- import_file: import_file_mode_check CHECK ((mode = ANY (ARRAY['whole'::text, 'change'::text, 'empty'::text])))
-- import_file: import_file_name_ref_fkey FOREIGN KEY (name_ref) REFERENCES vault_value(ref)
-- import_file: import_file_pkey PRIMARY KEY (id)
-- import_file: import_file_shape_ref_fkey FOREIGN KEY (shape_ref) REFERENCES vault_value(ref)
-- import_file: import_file_state_check CHECK ((state = ANY (ARRAY['received'::text, 'running'::text, 'finished'::text, 'refused'::text])))
-- import_file: import_file_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES organisation(id)
-- import_identity: import_identity_identity_check CHECK ((length(identity) = 32))
-- import_identity: import_identity_last_file_id_fkey FOREIGN KEY (last_file_id) REFERENCES import_file(id)
-- import_identity: import_identity_pkey PRIMARY KEY (unit_id, format, identity)
-- import_identity: import_identity_row_hash_check CHECK ((length(row_hash) = 32))
-- import_identity: import_identity_row_ref_fkey FOREIGN KEY (row_ref) REFERENCES vault_value(ref)
-- import_row: import_row_file_id_fkey FOREIGN KEY (file_id) REFERENCES import_file(id)
-- import_row: import_row_line_check CHECK ((line > 0))
-- import_row: import_row_pkey PRIMARY KEY (file_id, line)
-- import_row: import_row_read_ref_fkey FOREIGN KEY (read_ref) REFERENCES vault_value(ref)
-- import_row: import_row_row_hash_check CHECK ((length(row_hash) = 32))
-- import_row: import_row_state_check CHECK ((state = ANY (ARRAY['taken'::text, 'unchanged'::text, 'corrected'::text, 'duplicate'::text, 'rejected'::text, 'asked'::text])))
-- inbox: inbox_pkey PRIMARY KEY (source, message_key)
-- kept_answer: kept_answer_pkey PRIMARY KEY (caller_id, operation_id, key)
-- law_text: law_text_article_check CHECK ((article <> ''::text))
-- law_text: law_text_law_check CHECK ((law <> ''::text))
-- law_text: law_text_passage_check CHECK ((passage <> ''::text))
-- law_text: law_text_pkey PRIMARY KEY (law, article)
-- listing: listing_check CHECK (((proposer_id IS NULL) OR (decider_id IS NULL) OR (proposer_id <> decider_id)))
-- listing: listing_check1 CHECK (((state <> 'released'::text) OR ((released_on IS NOT NULL) AND (release_reason IS NOT NULL))))
-- listing: listing_check2 CHECK (((state <> ALL (ARRAY['listed'::text, 'released'::text])) OR ((listed_on IS NOT NULL) AND (effective_on IS NOT NULL) AND (term_unit IS NOT NULL))))
-- listing: listing_check3 CHECK (((term_unit IS NULL) OR ((term_unit = 'open'::text) = (term_count IS NULL))))
-- listing: listing_check4 CHECK (((origin <> 'received'::text) OR (external_key IS NOT NULL)))
-- listing: listing_determiner_id_fkey FOREIGN KEY (determiner_id) REFERENCES organisation(id)
-- listing: listing_document_authority_fkey FOREIGN KEY (document_authority) REFERENCES organisation(id)
-- listing: listing_document_first CHECK (((list_kind = 'incentive'::text) OR (effective_on IS NULL) OR ((document_effective IS NOT NULL) AND (document_effective <= effective_on))))
-- listing: listing_document_number_check CHECK ((document_number <> ''::text))
-- listing: listing_list_kind_check CHECK ((list_kind = ANY (ARRAY['incentive'::text, 'sanction'::text, 'watch'::text])))
-- listing: listing_notice_first CHECK (((list_kind = 'incentive'::text) OR (origin <> 'determinedHere'::text) OR (effective_on IS NULL) OR ((notice_served_on IS NOT NULL) AND (last_day_to_answer IS NOT NULL) AND (last_day_to_answer >= notice_served_on) AND (effective_on > last_day_to_answer))))
-- listing: listing_origin_check CHECK ((origin = ANY (ARRAY['determinedHere'::text, 'received'::text])))
-- listing: listing_pkey PRIMARY KEY (id)
-- listing: listing_publication_check CHECK ((publication = ANY (ARRAY['public'::text, 'masked'::text, 'withheld'::text])))
-- listing: listing_release_reason_check CHECK ((release_reason = ANY (ARRAY['expired'::text, 'repaired'::text, 'corrected'::text, 'withdrawn'::text, 'supersededUpstream'::text])))
-- listing: listing_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'noticed'::text, 'decided'::text, 'closed'::text, 'awaitingPerson'::text, 'listed'::text, 'released'::text])))
-- listing: listing_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id)
-- listing: listing_term_count_check CHECK ((term_count > 0))
-- listing: listing_term_unit_check CHECK ((term_unit = ANY (ARRAY['day'::text, 'workingDay'::text, 'month'::text, 'year'::text, 'open'::text])))
-- listing_dispute: dispute_measure_has_unit CHECK (((implementer IS NULL) OR (measure_id IS NOT NULL)))
-- listing_dispute: listing_dispute_check CHECK (((until_date IS NULL) OR (until_date > from_date)))
-- listing_dispute: listing_dispute_listing_id_fkey FOREIGN KEY (listing_id) REFERENCES listing(id)
-- listing_dispute: listing_dispute_pkey PRIMARY KEY (listing_id, dispute_id, stage, from_date)
-- matter: matter_check CHECK (((status <> 'closed'::text) OR (closed_on IS NOT NULL)))
-- matter: matter_comply_or_explain CHECK (((status <> 'closed'::text) OR ((open_items = 0) AND (open_checks = 0))))
-- matter: matter_decider_unit_id_fkey FOREIGN KEY (decider_unit_id) REFERENCES organisation(id)
-- matter: matter_open_checks_check CHECK ((open_checks >= 0))
-- matter: matter_open_items_check CHECK ((open_items >= 0))
-- matter: matter_pkey PRIMARY KEY (id)
-- matter: matter_status_check CHECK ((status = ANY (ARRAY['open'::text, 'decided'::text, 'closed'::text])))
-- matter: matter_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES organisation(id)
-- matter_party: matter_party_identity_check CHECK ((identity = ANY (ARRAY['exact'::text, 'confirmedByPerson'::text, 'masked'::text, 'fuzzy'::text])))
-- matter_party: matter_party_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matter(id)
-- matter_party: matter_party_pkey PRIMARY KEY (matter_id, party_id)
-- matter_party: matter_party_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id)
-- meeting: meeting_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES organisation(id)
-- meeting: meeting_level_check CHECK ((level = ANY (ARRAY['panel'::text, 'jointConference'::text])))
-- meeting: meeting_office_id_fkey FOREIGN KEY (office_id) REFERENCES organisation(id)
-- meeting: meeting_pkey PRIMARY KEY (id)
-- meeting_case: meeting_case_listing_id_fkey FOREIGN KEY (listing_id) REFERENCES listing(id)
-- meeting_case: meeting_case_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id)
-- meeting_case: meeting_case_outcome_check CHECK ((outcome = ANY (ARRAY['list'::text, 'refuse'::text, 'upheld'::text, 'partlyUpheld'::text, 'rejected'::text])))
-- meeting_case: meeting_case_pkey PRIMARY KEY (meeting_id, listing_id)
-- notice: notice_channel_check CHECK ((channel = ANY (ARRAY['inPerson'::text, 'post'::text, 'electronic'::text, 'entrusted'::text, 'publicNotice'::text, 'leftAtAddress'::text])))
-- notice: notice_check CHECK (((served_on IS NULL) OR (served_on >= issued_on)))
-- notice: notice_issuer_id_fkey FOREIGN KEY (issuer_id) REFERENCES organisation(id)
-- notice: notice_number_key UNIQUE (number)
-- notice: notice_pkey PRIMARY KEY (id)
-- notice: notice_served_by_channel CHECK (((served_on IS NULL) = (channel IS NULL)))
-- notice: notice_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id)
-- notice: notice_two_papers CHECK (((kind <> 'decision'::text) OR (companion_id IS NOT NULL)))
-- notice_attempt: notice_attempt_check CHECK (((outcome = 'served'::text) = (served_on IS NOT NULL)))
-- notice_attempt: notice_attempt_check1 CHECK (((outcome = 'served'::text) = (proof_kind IS NOT NULL)))
-- notice_attempt: notice_attempt_check2 CHECK (((outcome = 'putUp'::text) <= (channel = 'publicNotice'::text)))
-- notice_attempt: notice_attempt_explained CHECK (((outcome = 'failed'::text) = (reason_code IS NOT NULL)))
-- notice_attempt: notice_attempt_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notice(id)
-- notice_attempt: notice_attempt_notice_id_number_served_from_key UNIQUE (notice_id, number, served_from)
-- notice_attempt: notice_attempt_notice_proved CHECK (((outcome <> 'served'::text) OR ((channel = 'publicNotice'::text) = (proof_kind = 'publicNotice'::text))))
-- notice_attempt: notice_attempt_notice_up CHECK ((((outcome = 'served'::text) AND (channel = 'publicNotice'::text)) = (put_up_number IS NOT NULL)))
-- notice_attempt: notice_attempt_number_check CHECK ((number > 0))
-- notice_attempt: notice_attempt_outcome_check CHECK ((outcome = ANY (ARRAY['failed'::text, 'putUp'::text, 'served'::text])))
-- notice_attempt: notice_attempt_pkey PRIMARY KEY (notice_id, number)
-- notice_attempt: notice_attempt_proved CHECK (((outcome = 'failed'::text) OR (evidence IS NOT NULL)))
-- notice_attempt: notice_attempt_put_up FOREIGN KEY (notice_id, put_up_number, served_from) REFERENCES notice_attempt(notice_id, number, served_from)
-- notice_attempt: notice_attempt_ran_out CHECK (((put_up_number IS NULL) OR ((put_up_number < number) AND (served_on >= served_from))))
-- notice_attempt: notice_attempt_served_from CHECK ((((outcome = 'putUp'::text) OR (put_up_number IS NOT NULL)) = (served_from IS NOT NULL)))
-- objection: objection_channel_check CHECK ((channel = ANY (ARRAY['web'::text, 'api'::text, 'counter'::text, 'post'::text, 'phone'::text, 'email'::text, 'wechat'::text])))
-- objection: objection_check CHECK (((target_kind = 'record'::text) = (record_id IS NOT NULL)))
-- objection: objection_check1 CHECK (((listing_id IS NULL) <> (record_id IS NULL)))
-- objection: objection_check2 CHECK ((fast_track = (ground = ANY (ARRAY['identityMixUp'::text, 'falseRegistration'::text]))))
-- objection: objection_check3 CHECK (((marked_on IS NULL) OR identified))
-- objection: objection_check4 CHECK (((state = 'decided'::text) = ((decided_on IS NOT NULL) AND (decided_by IS NOT NULL) AND (outcome IS NOT NULL))))
-- objection: objection_check5 CHECK (((decided_on IS NULL) OR (decided_on >= received_on)))
-- objection: objection_check6 CHECK (((told_subject_on IS NULL) OR (state = 'decided'::text)))
-- objection: objection_form_check CHECK ((form = ANY (ARRAY['written'::text, 'transcribed'::text, 'oral'::text])))
-- objection: objection_letter_elsewhere CHECK (((NOT by_letter) OR (verifier_id <> taken_in_by)))
-- objection: objection_listing_id_fkey FOREIGN KEY (listing_id) REFERENCES listing(id)
-- objection: objection_outcome_check CHECK ((outcome = ANY (ARRAY['upheld'::text, 'partlyUpheld'::text, 'rejected'::text])))
-- objection: objection_pkey PRIMARY KEY (id)
-- objection: objection_place_receipt_year_receipt_serial_key UNIQUE (place, receipt_year, receipt_serial)
-- objection: objection_receipt_number_key UNIQUE (receipt_number)
-- objection: objection_receipt_serial_check CHECK ((receipt_serial > 0))
-- objection: objection_record_id_fkey FOREIGN KEY (record_id) REFERENCES record(id)
-- objection: objection_separate_hands CHECK (((decided_by IS NULL) OR by_letter OR (NOT (decided_by = ANY (earlier_hands)))))
-- objection: objection_state_check CHECK ((state = ANY (ARRAY['received'::text, 'decided'::text, 'withdrawn'::text])))
-- objection: objection_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id)
-- objection: objection_taken_in_by_fkey FOREIGN KEY (taken_in_by) REFERENCES organisation(id)
-- objection: objection_target_kind_check CHECK ((target_kind = ANY (ARRAY['listing'::text, 'publication'::text, 'measure'::text, 'record'::text])))
-- objection: objection_verifier_id_fkey FOREIGN KEY (verifier_id) REFERENCES organisation(id)
-- objection_query: objection_query_code_hash_check CHECK ((length(code_hash) = 32))
-- objection_query: objection_query_objection_id_fkey FOREIGN KEY (objection_id) REFERENCES objection(id)
-- objection_query: objection_query_pkey PRIMARY KEY (objection_id)
-- objection_serial: objection_serial_last_check CHECK ((last > 0))
-- objection_serial: objection_serial_pkey PRIMARY KEY (place, year)
-- one_time_token: one_time_token_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
-- one_time_token: one_time_token_check CHECK (((approved_by IS NULL) OR (approved_by <> asked_by)))
-- one_time_token: one_time_token_check1 CHECK (((approved_by IS NULL) OR (approved_by <> account_id)))
-- one_time_token: one_time_token_check2 CHECK (((used_at IS NULL) OR (approved_by IS NOT NULL)))
-- one_time_token: one_time_token_pkey PRIMARY KEY (token_hash)
-- one_time_token: one_time_token_purpose_check CHECK ((purpose = ANY (ARRAY['passwordReset'::text, 'invitation'::text])))
-- one_time_token: one_time_token_token_hash_check CHECK ((length(token_hash) = 32))
-- organisation: organisation_kind_check CHECK ((kind = ANY (ARRAY['authority'::text, 'unit'::text, 'panel'::text, 'platform'::text, 'court'::text, 'agency'::text, 'association'::text, 'other'::text])))
-- organisation: organisation_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES organisation(id)
-- organisation: organisation_name_check CHECK ((name <> ''::text))
-- organisation: organisation_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES organisation(id)
-- organisation: organisation_pkey PRIMARY KEY (id)
-- organisation: organisation_uscc_key UNIQUE (uscc)
-- outbox: outbox_pkey PRIMARY KEY (id)
-- outbox: outbox_topic_message_key_key UNIQUE (topic, message_key)
-- outside_receiver: outside_receiver_address_check CHECK ((address ~~ 'https://%'::text))
-- outside_receiver: outside_receiver_channel_check CHECK ((channel = ANY (ARRAY['pull'::text, 'push'::text])))
-- outside_receiver: outside_receiver_check CHECK (((channel <> 'push'::text) OR (address IS NOT NULL)))
-- outside_receiver: outside_receiver_check1 CHECK (((until IS NULL) OR (until >= since)))
-- outside_receiver: outside_receiver_contract_check CHECK ((contract <> ''::text))
-- outside_receiver: outside_receiver_kept_by_fkey FOREIGN KEY (kept_by) REFERENCES organisation(id)
-- outside_receiver: outside_receiver_pkey PRIMARY KEY (place, receiver_id)
-- outside_receiver: outside_receiver_receiver_id_fkey FOREIGN KEY (receiver_id) REFERENCES organisation(id)
-- question: question_check CHECK (((state = 'answered'::text) = ((answered_by IS NOT NULL) AND (answered_at IS NOT NULL) AND (answer IS NOT NULL))))
-- question: question_file_id_fkey FOREIGN KEY (file_id) REFERENCES import_file(id)
-- question: question_pkey PRIMARY KEY (id)
-- question: question_state_check CHECK ((state = ANY (ARRAY['open'::text, 'answered'::text])))
-- question: question_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES organisation(id)
-- record: record_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES organisation(id)
-- record: record_check CHECK (((status = 'withdrawn'::text) = (withdrawn_on IS NOT NULL)))
-- record: record_check1 CHECK (((kind <> ALL (ARRAY['penalty'::text, 'judgment'::text])) OR (document_number IS NOT NULL)))
-- record: record_confiscated_fen_check CHECK ((confiscated_fen >= 0))
-- record: record_fine_fen_check CHECK ((fine_fen >= 0))
-- record: record_kind_check CHECK ((kind = ANY (ARRAY['licence'::text, 'penalty'::text, 'judgment'::text, 'commitment'::text, 'honour'::text, 'subsidy'::text])))
-- record: record_pkey PRIMARY KEY (id)
-- record: record_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES organisation(id)
-- record: record_status_check CHECK ((status = ANY (ARRAY['standing'::text, 'withdrawn'::text])))
-- record: record_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id)
-- record_completeness: record_completeness_check CHECK ((proposed_by <> declared_by))
-- record_completeness: record_completeness_check1 CHECK ((since <= declared_on))
-- record_completeness: record_completeness_pkey PRIMARY KEY (place)
-- redress: redress_check CHECK (((listing_id IS NULL) <> (record_id IS NULL)))
-- redress: redress_check1 CHECK (((state = 'closed'::text) = ((closed_on IS NOT NULL) AND (closed_by IS NOT NULL))))
-- redress: redress_listing_id_fkey FOREIGN KEY (listing_id) REFERENCES listing(id)
-- redress: redress_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES organisation(id)
-- redress: redress_pkey PRIMARY KEY (id)
-- redress: redress_public_told CHECK (((state <> 'closed'::text) OR (NOT public_notice_due) OR (public_notice_on IS NOT NULL)))
-- redress: redress_record_id_fkey FOREIGN KEY (record_id) REFERENCES record(id)
-- redress: redress_separate_hands CHECK (((closed_by IS NULL) OR (closed_by IS DISTINCT FROM entry_decided_by)))
-- redress: redress_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text])))
-- redress: redress_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id)
-- redress_receiver: redress_receiver_check CHECK (((confirmed_on IS NULL) = (confirmed_by IS NULL)))
-- redress_receiver: redress_receiver_kind_check CHECK ((kind = ANY (ARRAY['unit'::text, 'outside'::text])))
-- redress_receiver: redress_receiver_pkey PRIMARY KEY (redress_id, receiver)
-- redress_receiver: redress_receiver_receiver_fkey FOREIGN KEY (receiver) REFERENCES organisation(id)
-- redress_receiver: redress_receiver_redress_id_fkey FOREIGN KEY (redress_id) REFERENCES redress(id)
-- release: release_determiner_id_fkey FOREIGN KEY (determiner_id) REFERENCES organisation(id)
-- release: release_listing_id_fkey FOREIGN KEY (listing_id) REFERENCES listing(id)
-- release: release_pkey PRIMARY KEY (listing_id)
-- release: release_position_key UNIQUE ("position")
-- release: release_reason_check CHECK ((reason = ANY (ARRAY['expired'::text, 'repaired'::text, 'corrected'::text, 'withdrawn'::text, 'supersededUpstream'::text])))
-- release: release_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id)
-- release_receiver: release_receiver_check CHECK (((confirmed_on IS NULL) = (confirmed_by IS NULL)))
-- release_receiver: release_receiver_kind_check CHECK ((kind = ANY (ARRAY['unit'::text, 'outside'::text])))
-- release_receiver: release_receiver_listing_id_fkey FOREIGN KEY (listing_id) REFERENCES release(listing_id)
-- release_receiver: release_receiver_pkey PRIMARY KEY (listing_id, receiver)
-- release_receiver: release_receiver_receiver_fkey FOREIGN KEY (receiver) REFERENCES organisation(id)
-- repair: repair_channel_check CHECK ((channel = ANY (ARRAY['web'::text, 'account'::text, 'window'::text, 'creditChina'::text])))
-- repair: repair_check CHECK (((external_key IS NOT NULL) = (channel = 'creditChina'::text)))
-- repair: repair_decided CHECK (((state = ANY (ARRAY['refused'::text, 'granted'::text])) = (decided_by IS NOT NULL)))
-- repair: repair_effect_first CHECK (((executed_on IS NULL) OR ((effective_on IS NOT NULL) AND (executed_on >= effective_on))))
-- repair: repair_gravity_check CHECK ((gravity = ANY (ARRAY['minor'::text, 'general'::text, 'serious'::text])))
-- repair: repair_handler_id_fkey FOREIGN KEY (handler_id) REFERENCES organisation(id)
-- repair: repair_pkey PRIMARY KEY (id)
-- repair: repair_proved CHECK ((identified OR (state = ANY (ARRAY['applied'::text, 'notAccepted'::text, 'withdrawn'::text]))))
-- repair: repair_receipt_number_key UNIQUE (receipt_number)
-- repair: repair_separate_hands CHECK (((accepted_by IS NULL) OR (decided_by IS NULL) OR (accepted_by <> decided_by)))
-- repair: repair_state_check CHECK ((state = ANY (ARRAY['applied'::text, 'accepted'::text, 'notAccepted'::text, 'refused'::text, 'granted'::text, 'withdrawn'::text])))
-- repair: repair_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id)
-- repair: repair_taken_in_by_fkey FOREIGN KEY (taken_in_by) REFERENCES organisation(id)
-- repair: repair_target_kind_check CHECK ((target_kind = ANY (ARRAY['listing'::text, 'record'::text])))
-- repair_query: repair_query_code_hash_check CHECK ((length(code_hash) = 32))
-- repair_query: repair_query_pkey PRIMARY KEY (repair_id)
-- repair_query: repair_query_repair_id_fkey FOREIGN KEY (repair_id) REFERENCES repair(id)
-- responsible_person: responsible_person_listing_id_fkey FOREIGN KEY (listing_id) REFERENCES listing(id)
-- responsible_person: responsible_person_pkey PRIMARY KEY (listing_id, person_ref, office)
-- review: review_case_number_check CHECK ((case_number <> ''::text))
-- review: review_check CHECK (((listing_id IS NULL) <> (record_id IS NULL)))
-- review: review_check1 CHECK ((filed_on <= recorded_on))
-- review: review_check2 CHECK (((state = 'decided'::text) = ((outcome IS NOT NULL) AND (document_number IS NOT NULL) AND (decided_on IS NOT NULL))))
-- review: review_document_number_check CHECK ((document_number <> ''::text))
-- review: review_kind_check CHECK ((kind = ANY (ARRAY['reconsideration'::text, 'litigation'::text, 'recheck'::text])))
-- review: review_kind_organ_case_number_target_key_key UNIQUE (kind, organ, case_number, target_key)
-- review: review_listing_id_fkey FOREIGN KEY (listing_id) REFERENCES listing(id)
-- review: review_organ_check CHECK ((organ <> ''::text))
-- review: review_outcome_check CHECK ((outcome = ANY (ARRAY['upheld'::text, 'changed'::text, 'annulled'::text, 'remitted'::text, 'declaredUnlawful'::text, 'withdrawn'::text])))
-- review: review_paper_of_effect CHECK (((decided_on IS NULL) OR (document_effective <= decided_on)))
-- review: review_pkey PRIMARY KEY (id)
-- review: review_record_id_fkey FOREIGN KEY (record_id) REFERENCES record(id)
-- review: review_respondent_id_fkey FOREIGN KEY (respondent_id) REFERENCES organisation(id)
-- review: review_reviewed_check CHECK ((reviewed = ANY (ARRAY['act'::text, 'answer'::text])))
-- review: review_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'decided'::text])))
-- review: review_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id)
-- review_order: review_order_check CHECK (((until_date IS NULL) OR (until_date >= from_date)))
-- review_order: review_order_number_check CHECK ((number <> ''::text))
-- review_order: review_order_pkey PRIMARY KEY (review_id, order_id)
-- review_order: review_order_review_id_fkey FOREIGN KEY (review_id) REFERENCES review(id)
-- role_grant: role_grant_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
-- role_grant: role_grant_check CHECK ((granted_by <> account_id))
-- role_grant: role_grant_check1 CHECK (((revoked_by IS NULL) = (revoked_at IS NULL)))
-- role_grant: role_grant_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
-- role_grant: role_grant_pkey PRIMARY KEY (id)
-- rulebook_version: rulebook_version_check CHECK (((published_by IS NULL) OR (published_by <> proposed_by)))
-- rulebook_version: rulebook_version_check1 CHECK ((((published_by IS NULL) = (published_at IS NULL)) AND ((published_by IS NULL) = (effective_from IS NULL))))
-- rulebook_version: rulebook_version_content_hash_check CHECK ((length(content_hash) = 32))
-- rulebook_version: rulebook_version_pkey PRIMARY KEY (version)
-- schema_migration: schema_migration_pkey PRIMARY KEY (number)
-- session: session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
-- session: session_check CHECK ((expires_at > created_at))
-- session: session_pkey PRIMARY KEY (token_hash)
-- session: session_token_hash_check CHECK ((length(token_hash) = 32))
-- sign_in_failure: sign_in_failure_failures_check CHECK ((failures > 0))
-- sign_in_failure: sign_in_failure_pkey PRIMARY KEY (login, address)
-- stream: stream_pkey PRIMARY KEY (id)
-- stream: stream_version_check CHECK ((version > 0))
-- subject: subject_check CHECK (((NOT protected) OR ((name IS NULL) AND (uscc IS NULL))))
-- subject: subject_check1 CHECK ((protected OR (name IS NOT NULL)))
-- subject: subject_check2 CHECK (((NOT protected) OR (name_ref IS NOT NULL)))
-- subject: subject_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES subject(id)
-- subject: subject_name_ref_fkey FOREIGN KEY (name_ref) REFERENCES vault_value(ref)
-- subject: subject_pkey PRIMARY KEY (id)
-- subject: subject_state_check CHECK ((state = ANY (ARRAY['active'::text, 'deregistered'::text, 'merged'::text, 'split'::text, 'deceased'::text])))
-- subject_code: subject_code_check CHECK ((expires_at > issued_at))
-- subject_code: subject_code_check1 CHECK (((used_by IS NULL) = (used_at IS NULL)))
-- subject_code: subject_code_check2 CHECK (((ended_by IS NULL) = (ended_at IS NULL)))
-- subject_code: subject_code_check3 CHECK (((used_by IS NULL) OR (used_by <> issued_by)))
-- subject_code: subject_code_code_hash_check CHECK ((length(code_hash) = 32))
-- subject_code: subject_code_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES account(id)
-- subject_code: subject_code_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES account(id)
-- subject_code: subject_code_means_check CHECK ((means = ANY (ARRAY['letter'::text, 'counter'::text])))
-- subject_code: subject_code_person_ref_fkey FOREIGN KEY (person_ref) REFERENCES vault_value(ref)
-- subject_code: subject_code_pkey PRIMARY KEY (code_hash)
-- subject_code: subject_code_proof_ref_fkey FOREIGN KEY (proof_ref) REFERENCES vault_value(ref)
-- subject_code: subject_code_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id)
-- subject_code: subject_code_used_by_fkey FOREIGN KEY (used_by) REFERENCES account(id)
-- subject_code: subject_code_used_by_key UNIQUE (used_by)
-- subject_former_name: subject_former_name_pkey PRIMARY KEY (subject_id, name)
-- subject_former_name: subject_former_name_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id)
-- subject_identifier: subject_identifier_identifier_hash_check CHECK ((length(identifier_hash) = 32))
-- subject_identifier: subject_identifier_pkey PRIMARY KEY (identifier_type, identifier_hash, subject_id)
-- subject_identifier: subject_identifier_state_check CHECK ((state = ANY (ARRAY['current'::text, 'former'::text, 'confirmedByHand'::text])))
-- subject_identifier: subject_identifier_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id)
-- subject_identifier: subject_identifier_value_ref_fkey FOREIGN KEY (value_ref) REFERENCES vault_value(ref)
-- subject_key: subject_key_check CHECK (((sealed_key IS NULL) = (erased_on IS NOT NULL)))
-- subject_key: subject_key_check1 CHECK (((sealed_key IS NULL) = (master_key_id IS NULL)))
-- subject_key: subject_key_check2 CHECK ((((erased_on IS NULL) = (erased_ground IS NULL)) AND ((erased_on IS NULL) = (erased_at IS NULL))))
-- subject_key: subject_key_pkey PRIMARY KEY (subject_id)
-- task: task_listing_id_fkey FOREIGN KEY (listing_id) REFERENCES listing(id)
-- task: task_listing_id_unit_id_key UNIQUE (listing_id, unit_id)
-- task: task_pkey PRIMARY KEY (id)
-- task: task_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES organisation(id)
-- task_response: task_applied_with_evidence CHECK (((kind <> 'applied'::text) OR (evidence_ref IS NOT NULL)))
-- task_response: task_not_applied_with_reason CHECK (((kind <> 'notApplied'::text) OR (reason_code IS NOT NULL)))
-- task_response: task_person_decides CHECK (((kind = 'recommended'::text) OR (officer_id IS NOT NULL)))
-- task_response: task_response_kind_check CHECK ((kind = ANY (ARRAY['recommended'::text, 'applied'::text, 'notApplied'::text, 'lifted'::text])))
-- task_response: task_response_pkey PRIMARY KEY (task_id, measure_id)
-- task_response: task_response_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id)
-- vault_read: vault_read_outcome_check CHECK ((outcome = ANY (ARRAY['opened'::text, 'erased'::text])))
-- vault_read: vault_read_pkey PRIMARY KEY (id)
-- vault_read: vault_read_reason_check CHECK ((reason <> ''::text))
-- vault_value: vault_value_check CHECK (((nonce IS NULL) = (ciphertext IS NULL)))
-- vault_value: vault_value_commitment_check CHECK ((length(commitment) = 32))
-- vault_value: vault_value_pkey PRIMARY KEY (ref)
-- vault_value: vault_value_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject_key(subject_id)

-- indexes
CREATE UNIQUE INDEX account_login_key ON public.account USING btree (login);
CREATE UNIQUE INDEX account_pkey ON public.account USING btree (id);
CREATE UNIQUE INDEX api_key_key_hash_key ON public.api_key USING btree (key_hash);
CREATE INDEX api_key_organisation ON public.api_key USING btree (organisation_id);
CREATE UNIQUE INDEX api_key_pkey ON public.api_key USING btree (id);
CREATE UNIQUE INDEX attachment_pkey ON public.attachment USING btree (ref);
CREATE INDEX attachment_subject ON public.attachment USING btree (subject_id, kept_at);
CREATE INDEX attachment_waiting ON public.attachment USING btree (kept_at) WHERE (scan = 'unscanned'::text);
CREATE UNIQUE INDEX authority_alias_pkey ON public.authority_alias USING btree (alias, place);
CREATE UNIQUE INDEX calendar_year_pkey ON public.calendar_year USING btree (year, version);
CREATE UNIQUE INDEX case_recusal_pkey ON public.case_recusal USING btree (case_id, officer_id);
CREATE UNIQUE INDEX catalogue_item_pkey ON public.catalogue_item USING btree (version, kind, id);
CREATE INDEX catalogue_item_state ON public.catalogue_item USING btree (version, kind, state);
CREATE UNIQUE INDEX catalogue_version_pkey ON public.catalogue_version USING btree (version);
CREATE INDEX check_item_listing ON public.check_item USING btree (listing_id);
CREATE UNIQUE INDEX check_item_pkey ON public.check_item USING btree (receipt_id, item_id);
CREATE INDEX check_receipt_matter ON public.check_receipt USING btree (matter_id);
CREATE UNIQUE INDEX check_receipt_pkey ON public.check_receipt USING btree (id);
CREATE INDEX check_receipt_subject ON public.check_receipt USING btree (subject_id, unit_id, checked_on);
CREATE UNIQUE INDEX complaint_code_hash_key ON public.complaint USING btree (code_hash);
CREATE INDEX complaint_handler ON public.complaint USING btree (handler_id, state, received_on);
CREATE INDEX complaint_objection ON public.complaint USING btree (objection_id);
CREATE UNIQUE INDEX complaint_open ON public.complaint USING btree (target_key) WHERE (state = 'received'::text);
CREATE UNIQUE INDEX complaint_pkey ON public.complaint USING btree (id);
CREATE INDEX complaint_place ON public.complaint USING btree (place, state, received_on);
CREATE UNIQUE INDEX complaint_receipt_number_key ON public.complaint USING btree (receipt_number);
CREATE INDEX complaint_subject ON public.complaint USING btree (subject_id);
CREATE INDEX complaint_target ON public.complaint USING btree (target_key);
CREATE UNIQUE INDEX credential_pkey ON public.credential USING btree (account_id);
CREATE UNIQUE INDEX database_identity_pkey ON public.database_identity USING btree (only_row);
CREATE INDEX delivery_due ON public.delivery USING btree (next_attempt_at) WHERE (sent_at IS NULL);
CREATE UNIQUE INDEX delivery_pkey ON public.delivery USING btree (outbox_id, receiver);
CREATE INDEX delivery_unacknowledged ON public.delivery USING btree (sent_at) WHERE ((sent_at IS NOT NULL) AND (acknowledged_at IS NULL));
CREATE INDEX duty_open ON public.duty USING btree (place, last_day) WHERE ((done_on IS NULL) AND (NOT dropped));
CREATE UNIQUE INDEX duty_pkey ON public.duty USING btree (id);
CREATE INDEX duty_source ON public.duty USING btree (stream, source_id);
CREATE INDEX duty_unit ON public.duty USING btree (unit_id, done_on, last_day);
CREATE UNIQUE INDEX duty_alert_pkey ON public.duty_alert USING btree (duty_id, level);
CREATE UNIQUE INDEX duty_breach_pkey ON public.duty_breach USING btree (duty_id);
CREATE UNIQUE INDEX electronic_consent_pkey ON public.electronic_consent USING btree (subject_id);
CREATE INDEX entry_change_feed ON public.entry_change USING btree ("position") WHERE was_public;
CREATE INDEX entry_change_listing ON public.entry_change USING btree (listing_id);
CREATE UNIQUE INDEX entry_change_pkey ON public.entry_change USING btree (id);
CREATE INDEX entry_change_place ON public.entry_change USING btree (place, opened_on);
CREATE UNIQUE INDEX entry_change_position_key ON public.entry_change USING btree ("position");
CREATE INDEX entry_change_receiver_open ON public.entry_change_receiver USING btree (receiver) WHERE (confirmed_on IS NULL);
CREATE UNIQUE INDEX entry_change_receiver_pkey ON public.entry_change_receiver USING btree (change_id, receiver);
CREATE UNIQUE INDEX event_pkey ON public.event USING btree ("position");
CREATE INDEX event_recorded_at ON public.event USING btree (recorded_at);
CREATE UNIQUE INDEX event_stream_id_version_key ON public.event USING btree (stream_id, version);
CREATE INDEX event_type ON public.event USING btree (type, "position");
CREATE INDEX feedback_from ON public.feedback USING btree (from_unit, sent_on);
CREATE INDEX feedback_listing ON public.feedback USING btree (listing_id);
CREATE UNIQUE INDEX feedback_pkey ON public.feedback USING btree (id);
CREATE UNIQUE INDEX identity_rejection_pkey ON public.identity_rejection USING btree (unit_id, name_hash, subject_id);
CREATE UNIQUE INDEX import_file_content_hash_format_mode_unit_id_repetition_key ON public.import_file USING btree (content_hash, format, mode, unit_id, repetition);
CREATE UNIQUE INDEX import_file_pkey ON public.import_file USING btree (id);
CREATE INDEX import_file_unit ON public.import_file USING btree (unit_id, received_at DESC);
CREATE INDEX import_identity_file ON public.import_identity USING btree (last_file_id);
CREATE UNIQUE INDEX import_identity_pkey ON public.import_identity USING btree (unit_id, format, identity);
CREATE INDEX import_identity_target ON public.import_identity USING btree (target_id);
CREATE UNIQUE INDEX import_row_pkey ON public.import_row USING btree (file_id, line);
CREATE INDEX import_row_state ON public.import_row USING btree (file_id, state, line);
CREATE UNIQUE INDEX inbox_pkey ON public.inbox USING btree (source, message_key);
CREATE INDEX kept_answer_age ON public.kept_answer USING btree (claimed_at);
CREATE UNIQUE INDEX kept_answer_pkey ON public.kept_answer USING btree (caller_id, operation_id, key);
CREATE UNIQUE INDEX law_text_pkey ON public.law_text USING btree (law, article);
CREATE INDEX listing_determiner ON public.listing USING btree (determiner_id, state);
CREATE INDEX listing_effective ON public.listing USING btree (effective_on, released_on);
CREATE UNIQUE INDEX listing_external ON public.listing USING btree (determiner_id, external_key) WHERE (external_key IS NOT NULL);
CREATE UNIQUE INDEX listing_pkey ON public.listing USING btree (id);
CREATE INDEX listing_state ON public.listing USING btree (place, state, list_type_id);
CREATE INDEX listing_subject ON public.listing USING btree (subject_id);
CREATE UNIQUE INDEX listing_dispute_pkey ON public.listing_dispute USING btree (listing_id, dispute_id, stage, from_date);
CREATE UNIQUE INDEX matter_pkey ON public.matter USING btree (id);
CREATE INDEX matter_unit ON public.matter USING btree (unit_id, status, opened_on DESC);
CREATE UNIQUE INDEX matter_party_pkey ON public.matter_party USING btree (matter_id, party_id);
CREATE INDEX matter_party_subject ON public.matter_party USING btree (subject_id);
CREATE UNIQUE INDEX meeting_pkey ON public.meeting USING btree (id);
CREATE INDEX meeting_place ON public.meeting USING btree (place, state);
CREATE INDEX meeting_case_listing ON public.meeting_case USING btree (listing_id);
CREATE UNIQUE INDEX meeting_case_pkey ON public.meeting_case USING btree (meeting_id, listing_id);
CREATE INDEX notice_about ON public.notice USING btree (about_stream, about_id);
CREATE UNIQUE INDEX notice_number_key ON public.notice USING btree (number);
CREATE UNIQUE INDEX notice_pkey ON public.notice USING btree (id);
CREATE INDEX notice_subject ON public.notice USING btree (subject_id, issued_on);
CREATE INDEX notice_unserved ON public.notice USING btree (issuer_id, issued_on) WHERE ((served_on IS NULL) AND (lapsed_on IS NULL));
CREATE UNIQUE INDEX notice_attempt_notice_id_number_served_from_key ON public.notice_attempt USING btree (notice_id, number, served_from);
CREATE UNIQUE INDEX notice_attempt_pkey ON public.notice_attempt USING btree (notice_id, number);
CREATE INDEX objection_listing ON public.objection USING btree (listing_id);
CREATE UNIQUE INDEX objection_one_open ON public.objection USING btree (target_key, (((snapshot #>> '{raiser,kind}'::text[]) = 'unit'::text))) WHERE ((state = 'received'::text) AND identified);
CREATE UNIQUE INDEX objection_pkey ON public.objection USING btree (id);
CREATE INDEX objection_place ON public.objection USING btree (place, state);
CREATE UNIQUE INDEX objection_place_receipt_year_receipt_serial_key ON public.objection USING btree (place, receipt_year, receipt_serial);
CREATE UNIQUE INDEX objection_receipt_number_key ON public.objection USING btree (receipt_number);
CREATE INDEX objection_record ON public.objection USING btree (record_id);
CREATE INDEX objection_subject ON public.objection USING btree (subject_id);
CREATE INDEX objection_taker ON public.objection USING btree (taken_in_by, state);
CREATE INDEX objection_target ON public.objection USING btree (target_key);
CREATE INDEX objection_verifier ON public.objection USING btree (verifier_id, state);
CREATE UNIQUE INDEX objection_query_pkey ON public.objection_query USING btree (objection_id);
CREATE UNIQUE INDEX objection_serial_pkey ON public.objection_serial USING btree (place, year);
CREATE UNIQUE INDEX one_time_token_pkey ON public.one_time_token USING btree (token_hash);
CREATE INDEX organisation_name ON public.organisation USING btree (name);
CREATE UNIQUE INDEX organisation_pkey ON public.organisation USING btree (id);
CREATE INDEX organisation_place ON public.organisation USING btree (place);
CREATE UNIQUE INDEX organisation_uscc_key ON public.organisation USING btree (uscc);
CREATE UNIQUE INDEX outbox_pkey ON public.outbox USING btree (id);
CREATE UNIQUE INDEX outbox_topic_message_key_key ON public.outbox USING btree (topic, message_key);
CREATE UNIQUE INDEX outside_receiver_pkey ON public.outside_receiver USING btree (place, receiver_id);
CREATE INDEX outside_receiver_receiver ON public.outside_receiver USING btree (receiver_id);
CREATE INDEX question_about ON public.question USING btree (about_kind, about_id);
CREATE INDEX question_open ON public.question USING btree (unit_id, opened_at) WHERE (state = 'open'::text);
CREATE UNIQUE INDEX question_pkey ON public.question USING btree (id);
CREATE INDEX record_authority ON public.record USING btree (authority_id, kind, decided_on DESC);
CREATE INDEX record_document ON public.record USING btree (document_number, subject_id);
CREATE UNIQUE INDEX record_pkey ON public.record USING btree (id);
CREATE INDEX record_publicity_due ON public.record USING btree (publicity_due_on) WHERE ((published_on IS NULL) AND (status = 'standing'::text));
CREATE INDEX record_subject ON public.record USING btree (subject_id, decided_on DESC);
CREATE UNIQUE INDEX record_completeness_pkey ON public.record_completeness USING btree (place);
CREATE INDEX redress_listing ON public.redress USING btree (listing_id);
CREATE INDEX redress_owner ON public.redress USING btree (owner_id, state);
CREATE UNIQUE INDEX redress_pkey ON public.redress USING btree (id);
CREATE INDEX redress_place ON public.redress USING btree (place, state, opened_on);
CREATE INDEX redress_receiver_open ON public.redress_receiver USING btree (receiver) WHERE (confirmed_on IS NULL);
CREATE UNIQUE INDEX redress_receiver_pkey ON public.redress_receiver USING btree (redress_id, receiver);
CREATE INDEX release_feed ON public.release USING btree ("position") WHERE was_public;
CREATE UNIQUE INDEX release_pkey ON public.release USING btree (listing_id);
CREATE INDEX release_place ON public.release USING btree (place, opened_on);
CREATE UNIQUE INDEX release_position_key ON public.release USING btree ("position");
CREATE INDEX release_subject ON public.release USING btree (subject_id);
CREATE INDEX release_receiver_late ON public.release_receiver USING btree (listing_id) WHERE (confirmed_on IS NULL);
CREATE INDEX release_receiver_open ON public.release_receiver USING btree (receiver) WHERE (confirmed_on IS NULL);
CREATE UNIQUE INDEX release_receiver_pkey ON public.release_receiver USING btree (listing_id, receiver);
CREATE INDEX repair_handler ON public.repair USING btree (handler_id, state);
CREATE UNIQUE INDEX repair_one_open ON public.repair USING btree (target_id) WHERE (identified AND ((state = ANY (ARRAY['applied'::text, 'accepted'::text])) OR ((state = 'granted'::text) AND (executed_on IS NULL))));
CREATE UNIQUE INDEX repair_pkey ON public.repair USING btree (id);
CREATE INDEX repair_place ON public.repair USING btree (place, state);
CREATE UNIQUE INDEX repair_pushed_once ON public.repair USING btree (taken_in_by, external_key) WHERE (external_key IS NOT NULL);
CREATE UNIQUE INDEX repair_receipt_number_key ON public.repair USING btree (receipt_number);
CREATE INDEX repair_subject ON public.repair USING btree (subject_id);
CREATE INDEX repair_target ON public.repair USING btree (target_id);
CREATE UNIQUE INDEX repair_query_pkey ON public.repair_query USING btree (repair_id);
CREATE INDEX responsible_person_person ON public.responsible_person USING btree (person_ref);
CREATE UNIQUE INDEX responsible_person_pkey ON public.responsible_person USING btree (listing_id, person_ref, office);
CREATE UNIQUE INDEX review_kind_organ_case_number_target_key_key ON public.review USING btree (kind, organ, case_number, target_key);
CREATE INDEX review_listing ON public.review USING btree (listing_id);
CREATE UNIQUE INDEX review_pkey ON public.review USING btree (id);
CREATE INDEX review_place ON public.review USING btree (place, state, filed_on);
CREATE INDEX review_respondent ON public.review USING btree (respondent_id, state);
CREATE INDEX review_subject ON public.review USING btree (subject_id);
CREATE UNIQUE INDEX review_order_pkey ON public.review_order USING btree (review_id, order_id);
CREATE UNIQUE INDEX role_grant_once ON public.role_grant USING btree (account_id, role, COALESCE(organisation_id, ''::text), COALESCE(place, ''::text)) WHERE (revoked_at IS NULL);
CREATE UNIQUE INDEX role_grant_pkey ON public.role_grant USING btree (id);
CREATE UNIQUE INDEX rulebook_version_pkey ON public.rulebook_version USING btree (version);
CREATE UNIQUE INDEX schema_migration_pkey ON public.schema_migration USING btree (number);
CREATE INDEX session_account ON public.session USING btree (account_id) WHERE (revoked_at IS NULL);
CREATE UNIQUE INDEX session_pkey ON public.session USING btree (token_hash);
CREATE UNIQUE INDEX sign_in_failure_pkey ON public.sign_in_failure USING btree (login, address);
CREATE UNIQUE INDEX stream_pkey ON public.stream USING btree (id);
CREATE INDEX subject_name ON public.subject USING btree (name) WHERE (name IS NOT NULL);
CREATE INDEX subject_name_bigrams ON public.subject USING gin (name_bigrams(name)) WHERE (name IS NOT NULL);
CREATE INDEX subject_offices ON public.subject USING gin (((snapshot -> 'offices'::text)) jsonb_path_ops) WHERE ((snapshot -> 'offices'::text) <> '[]'::jsonb);
CREATE UNIQUE INDEX subject_pkey ON public.subject USING btree (id);
CREATE INDEX subject_successors ON public.subject USING gin (((snapshot -> 'successors'::text))) WHERE (state <> 'active'::text);
CREATE INDEX subject_uscc ON public.subject USING btree (uscc) WHERE (uscc IS NOT NULL);
CREATE UNIQUE INDEX subject_code_pkey ON public.subject_code USING btree (code_hash);
CREATE INDEX subject_code_subject ON public.subject_code USING btree (subject_id, issued_at);
CREATE UNIQUE INDEX subject_code_used_by_key ON public.subject_code USING btree (used_by);
CREATE UNIQUE INDEX subject_former_name_pkey ON public.subject_former_name USING btree (subject_id, name);
CREATE UNIQUE INDEX subject_identifier_one_holder ON public.subject_identifier USING btree (identifier_type, identifier_hash) WHERE (state <> 'former'::text);
CREATE UNIQUE INDEX subject_identifier_pkey ON public.subject_identifier USING btree (identifier_type, identifier_hash, subject_id);
CREATE INDEX subject_identifier_subject ON public.subject_identifier USING btree (subject_id);
CREATE UNIQUE INDEX subject_key_pkey ON public.subject_key USING btree (subject_id);
CREATE UNIQUE INDEX task_listing_id_unit_id_key ON public.task USING btree (listing_id, unit_id);
CREATE UNIQUE INDEX task_pkey ON public.task USING btree (id);
CREATE INDEX task_unit ON public.task USING btree (unit_id);
CREATE INDEX task_response_kind ON public.task_response USING btree (kind, on_date);
CREATE UNIQUE INDEX task_response_pkey ON public.task_response USING btree (task_id, measure_id);
CREATE UNIQUE INDEX vault_read_pkey ON public.vault_read USING btree (id);
CREATE INDEX vault_read_subject ON public.vault_read USING btree (subject_id, read_at);
CREATE UNIQUE INDEX vault_value_pkey ON public.vault_value USING btree (ref);
CREATE INDEX vault_value_subject ON public.vault_value USING btree (subject_id);

-- triggers
CREATE TRIGGER calendar_year_stays BEFORE DELETE OR UPDATE ON public.calendar_year FOR EACH ROW EXECUTE FUNCTION forbid_changing_published();
CREATE TRIGGER case_recusal_stays BEFORE DELETE OR UPDATE ON public.case_recusal FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER catalogue_version_stays BEFORE DELETE OR UPDATE ON public.catalogue_version FOR EACH ROW EXECUTE FUNCTION forbid_changing_published();
CREATE TRIGGER check_receipt_rows_stay BEFORE DELETE OR UPDATE ON public.check_receipt FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER check_receipt_table_stays BEFORE TRUNCATE ON public.check_receipt FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER database_identity_stays BEFORE DELETE OR UPDATE ON public.database_identity FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER database_identity_table_stays BEFORE TRUNCATE ON public.database_identity FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER event_recused_officer BEFORE INSERT ON public.event FOR EACH ROW WHEN ((new.stream_kind = ANY (ARRAY['objection'::text, 'complaint'::text, 'repair'::text, 'review'::text]))) EXECUTE FUNCTION forbid_recused_officer();
CREATE TRIGGER event_redress_hands BEFORE INSERT ON public.event FOR EACH ROW WHEN ((new.stream_kind = 'redress'::text)) EXECUTE FUNCTION forbid_own_redress();
CREATE TRIGGER event_rows_stay BEFORE DELETE OR UPDATE ON public.event FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER event_table_stays BEFORE TRUNCATE ON public.event FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER identity_rejection_rows_stay BEFORE DELETE OR UPDATE ON public.identity_rejection FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER rulebook_version_stays BEFORE DELETE OR UPDATE ON public.rulebook_version FOR EACH ROW EXECUTE FUNCTION forbid_changing_published();
CREATE TRIGGER stream_moves_forward BEFORE UPDATE ON public.stream FOR EACH ROW EXECUTE FUNCTION forbid_shrinking_stream();
CREATE TRIGGER stream_rows_stay BEFORE DELETE ON public.stream FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER stream_table_stays BEFORE TRUNCATE ON public.stream FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER subject_key_row_stays BEFORE DELETE ON public.subject_key FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER subject_key_stays_erased BEFORE UPDATE ON public.subject_key FOR EACH ROW EXECUTE FUNCTION forbid_unerasing();
CREATE TRIGGER subject_key_table_stays BEFORE TRUNCATE ON public.subject_key FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER vault_read_rows_stay BEFORE DELETE OR UPDATE ON public.vault_read FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER vault_read_table_stays BEFORE TRUNCATE ON public.vault_read FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
