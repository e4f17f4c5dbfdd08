// Generated from the migrations by tools/gen-db-types.ts; do not edit.
import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { ColumnType, GeneratedAlways } from 'kysely'

/** An instant as ISO text in UTC with milliseconds. */
export type Instant = string

/** What a jsonb column reads as; it is written as JSON text. */
export type Json = unknown

export interface AccountTable {
  id: string
  /** Never an identifier number: nothing with fifteen digits in a row is taken. */
  login: string
  display_name: string
  kind: string
  organisation_id: ColumnType<string | null, string | null | undefined, string | null>
  subject_id: ColumnType<string | null, string | null | undefined, string | null>
  state: ColumnType<string, string | undefined, string>
  created_at: Instant
  created_by: string
  version: ColumnType<number, number | undefined, number>
}

export interface ApiKeyTable {
  id: string
  organisation_id: string
  label: string
  key_hash: Uint8Array
  scopes: readonly string[]
  created_by: string
  created_at: Instant
  expires_at: Instant
  last_used_at: ColumnType<Instant | null, Instant | null | undefined, Instant | null>
  revoked_at: ColumnType<Instant | null, Instant | null | undefined, Instant | null>
  revoked_by: ColumnType<string | null, string | null | undefined, string | null>
}

export interface AttachmentTable {
  ref: string
  subject_id: string
  place: string
  /** The unit that handed it in by itself; null where the subject did, or a form brought it. */
  kept_by: ColumnType<string | null, string | null | undefined, string | null>
  /** File names hold names of persons, so they stand in the vault. */
  name_ref: string
  /** By its first bytes, never by its name; unreadable is kept all the same. */
  type: string
  size: number
  kept_at: Instant
  /** Unscanned is quarantined: opened after a warning only. Infected is never opened. */
  scan: ColumnType<string, string | undefined, string>
  scan_tries: ColumnType<number, number | undefined, number>
  scanned_at: ColumnType<Instant | null, Instant | null | undefined, Instant | null>
  found: ColumnType<string | null, string | null | undefined, string | null>
}

export interface AuthorityAliasTable {
  alias: string
  place: string
  organisation_id: string
  confirmed_by: string
  confirmed_at: Instant
}

export interface CalendarYearTable {
  year: number
  version: number
  content: ColumnType<Json, string, string>
  source: string
  proposed_by: string
  proposed_at: Instant
  published_by: ColumnType<string | null, string | null | undefined, string | null>
  published_at: ColumnType<Instant | null, Instant | null | undefined, Instant | null>
}

export interface CaseRecusalTable {
  case_id: string
  officer_id: string
  since: LocalDate
}

export interface CatalogueItemTable {
  version: string
  kind: string
  id: string
  data: ColumnType<Json, string, string>
  place: ColumnType<string | null, string | null | undefined, string | null>
  state: ColumnType<string | null, string | null | undefined, string | null>
  effective: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  repealed: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  /** A measure that cites no article of law: shown, and never executable. */
  article_less: ColumnType<boolean, boolean | undefined, boolean>
}

export interface CatalogueVersionTable {
  version: string
  content: ColumnType<Json, string, string>
  content_hash: Uint8Array
  proposed_by: string
  proposed_at: Instant
  published_by: ColumnType<string | null, string | null | undefined, string | null>
  published_at: ColumnType<Instant | null, Instant | null | undefined, Instant | null>
  effective_from: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
}

export interface CheckItemTable {
  receipt_id: string
  item_id: string
  listing_id: string
  measure_id: string
  kind: string
  duty: string
  state: string
  outcome: ColumnType<string | null, string | null | undefined, string | null>
  evidence_ref: ColumnType<string | null, string | null | undefined, string | null>
  reason_code: ColumnType<string | null, string | null | undefined, string | null>
  reason_ref: ColumnType<string | null, string | null | undefined, string | null>
  closed_by: ColumnType<string | null, string | null | undefined, string | null>
  closed_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  lifted_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
}

export interface CheckReceiptTable {
  id: string
  matter_id: ColumnType<string | null, string | null | undefined, string | null>
  party_id: ColumnType<string | null, string | null | undefined, string | null>
  subject_id: string
  unit_id: string
  moment: string
  occasion: string
  checked_on: LocalDate
  ledger_position: number
  answer: ColumnType<Json, string, string>
  asked_by: string
  recorded_at: Instant
  commitment: ColumnType<Uint8Array | null, Uint8Array | null | undefined, Uint8Array | null>
}

export interface ComplaintTable {
  id: string
  receipt_number: string
  /** Of the query code by which it is followed without an account; empty where an officer took it in. */
  code_hash: ColumnType<Uint8Array | null, Uint8Array | null | undefined, Uint8Array | null>
  place: string
  level: string
  handler_id: string
  objection_id: ColumnType<string | null, string | null | undefined, string | null>
  subject_id: string
  target_key: string
  listing_id: ColumnType<string | null, string | null | undefined, string | null>
  record_id: ColumnType<string | null, string | null | undefined, string | null>
  state: string
  received_on: LocalDate
  outcome: ColumnType<string | null, string | null | undefined, string | null>
  decided_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  decided_by: ColumnType<string | null, string | null | undefined, string | null>
  /** Officers who proposed, decided, published or applied what it is about or answered before, and those who keep out (回避), as the ledger has them. */
  earlier_hands: readonly string[]
  /** The officer to whom it was given after its receipt. */
  assigned_to: ColumnType<string | null, string | null | undefined, string | null>
  told_subject_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  snapshot: ColumnType<Json, string, string>
  version: number
  position: number
}

export interface CredentialTable {
  account_id: string
  password_hash: string
  must_change: ColumnType<boolean, boolean | undefined, boolean>
  changed_at: Instant
}

export interface DatabaseIdentityTable {
  only_row: ColumnType<boolean, boolean | undefined, boolean>
  id: string
  /** A demo database was created by the demo and may be given simulated recording times; it can never become a real one. */
  purpose: string
  place: ColumnType<string | null, string | null | undefined, string | null>
  created_at: Instant
}

export interface DeliveryTable {
  outbox_id: number
  receiver: string
  attempts: ColumnType<number, number | undefined, number>
  /** Due from then on; while a dispatcher holds the row it is the end of its lease. */
  next_attempt_at: Instant
  sent_at: ColumnType<Instant | null, Instant | null | undefined, Instant | null>
  acknowledged_at: ColumnType<Instant | null, Instant | null | undefined, Instant | null>
  last_error: ColumnType<string | null, string | null | undefined, string | null>
}

export interface DutyTable {
  id: string
  kind: string
  stream: string
  source_id: string
  part: string
  unit_id: string
  place: string
  since: LocalDate
  /** Empty where no text names a number of days, or while time taken out of the count has no end. */
  last_day: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  /** A day of a year without a calendar decided the last day: nobody is late by it. */
  provisional: ColumnType<boolean, boolean | undefined, boolean>
  done_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  /** The step fell away after a warning or a breach, which stay; nothing more is asked. */
  dropped: ColumnType<boolean, boolean | undefined, boolean>
  snapshot: ColumnType<Json, string, string>
}

export interface DutyAlertTable {
  duty_id: string
  level: number
  raised_on: LocalDate
}

export interface DutyBreachTable {
  duty_id: string
  last_day: LocalDate
  found_on: LocalDate
}

export interface ElectronicConsentTable {
  subject_id: string
  given_on: LocalDate
  withdrawn_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  evidence: string
  address: string
  snapshot: ColumnType<Json, string, string>
  version: number
  position: number
}

export interface EntryChangeTable {
  id: string
  listing_id: string
  place: string
  thing: string
  opened_on: LocalDate
  procedure_ref: ColumnType<string | null, string | null | undefined, string | null>
  was_public: boolean
  snapshot: ColumnType<Json, string, string>
  version: number
  /** Ledger position of its first event: the order of the public feed. */
  position: number
}

export interface EntryChangeReceiverTable {
  change_id: string
  receiver: string
  kind: string
  told_at: ColumnType<Instant | null, Instant | null | undefined, Instant | null>
  confirmed_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  confirmed_by: ColumnType<string | null, string | null | undefined, string | null>
  document_ref: ColumnType<string | null, string | null | undefined, string | null>
}

export interface EventTable {
  position: GeneratedAlways<number>
  stream_id: string
  stream_kind: string
  version: number
  type: string
  /** No personal value: a reference into the vault instead. */
  payload: ColumnType<Json, string, string>
  /** The day of the act in law (Asia/Shanghai); rules read this one. */
  legal_date: LocalDate
  /** When the system recorded it; audit reads this one. */
  recorded_at: Instant
  actor_id: string
  unit_id: ColumnType<string | null, string | null | undefined, string | null>
  jurisdiction: ColumnType<string | null, string | null | undefined, string | null>
  rulebook_version: ColumnType<string | null, string | null | undefined, string | null>
  salt: Uint8Array
  /** SHA-256 of the salt and the canonical leaf; the leaf of the evidence log. */
  commitment: Uint8Array
}

export interface FeedbackTable {
  id: string
  from_unit: string
  addressee: string
  listing_id: ColumnType<string | null, string | null | undefined, string | null>
  period_from: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  period_until: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  sent_on: LocalDate
  sent_by: string
  snapshot: ColumnType<Json, string, string>
  position: number
}

export interface IdentityRejectionTable {
  name_hash: Uint8Array
  subject_id: string
  unit_id: string
  reason_ref: string
  rejected_by: string
  rejected_on: LocalDate
}

export interface ImportFileTable {
  id: string
  content_hash: Uint8Array
  format: string
  arrival: GeneratedAlways<number>
  /** empty: the whole list, which its sender declares to have no entry now. */
  mode: string
  unit_id: string
  place: string
  /** File names may hold names of persons, so they stand in the vault. */
  name_ref: ColumnType<string | null, string | null | undefined, string | null>
  /** Header, kind, encoding and separator, by which its error file is written; a wrong header may hold a row of persons. */
  shape_ref: ColumnType<string | null, string | null | undefined, string | null>
  byte_size: number
  encoding: ColumnType<string | null, string | null | undefined, string | null>
  state: string
  rows_total: ColumnType<number | null, number | null | undefined, number | null>
  rows_read: ColumnType<number, number | undefined, number>
  rows_taken: ColumnType<number, number | undefined, number>
  rows_corrected: ColumnType<number, number | undefined, number>
  rows_unchanged: ColumnType<number, number | undefined, number>
  rows_duplicate: ColumnType<number, number | undefined, number>
  rows_rejected: ColumnType<number, number | undefined, number>
  rows_asked: ColumnType<number, number | undefined, number>
  /** The last line whose rows are committed; a killed import goes on after it. */
  resume_line: ColumnType<number, number | undefined, number>
  resume_byte: ColumnType<number, number | undefined, number>
  refusal: ColumnType<Json | null, string | null | undefined, string | null>
  received_by: string
  received_at: Instant
  finished_at: ColumnType<Instant | null, Instant | null | undefined, Instant | null>
  row_digest: ColumnType<Uint8Array | null, Uint8Array | null | undefined, Uint8Array | null>
  /** A whole list may become what it was before; the same bytes after another list are a new one. */
  repetition: ColumnType<number, number | undefined, number>
}

export interface ImportIdentityTable {
  unit_id: string
  format: string
  identity: Uint8Array
  row_hash: Uint8Array
  target_id: string
  /** The row as last taken, under the key of its subject: what an export writes back. */
  row_ref: ColumnType<string | null, string | null | undefined, string | null>
  last_file_id: string
}

export interface ImportRowTable {
  file_id: string
  line: number
  row_hash: Uint8Array
  state: string
  target_id: ColumnType<string | null, string | null | undefined, string | null>
  read_ref: ColumnType<string | null, string | null | undefined, string | null>
  /** Faults as column, code and how to mend; what was read stands in the vault under read_ref. */
  report: ColumnType<Json, string | undefined, string>
}

export interface InboxTable {
  source: string
  message_key: string
  received_at: Instant
}

export interface KeptAnswerTable {
  caller_id: string
  operation_id: string
  key: string
  body_hash: string
  claimed_at: Instant
  /** Set in the transaction of the act: whether a repetition may act again is known even when the answer was lost. */
  acted: ColumnType<boolean, boolean | undefined, boolean>
  /** The answer, sealed since it may hold personal values; null while the first request is at work. */
  sealed: ColumnType<Uint8Array | null, Uint8Array | null | undefined, Uint8Array | null>
}

export interface LawTextTable {
  /** The title without 《》, as citations write it. */
  law: string
  /** The number alone: 第三条, 第二百二十五条之一. */
  article: string
  passage: string
  loaded_by: string
  loaded_at: Instant
}

export interface ListingTable {
  id: string
  list_kind: string
  state: string
  origin: string
  list_type_id: string
  subject_id: string
  subject_kind: string
  place: string
  determiner_id: string
  document_kind: string
  document_number: string
  document_date: LocalDate
  document_authority: string
  document_effective: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  proposer_id: ColumnType<string | null, string | null | undefined, string | null>
  decider_id: ColumnType<string | null, string | null | undefined, string | null>
  notice_served_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  last_day_to_answer: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  decision_number: ColumnType<string | null, string | null | undefined, string | null>
  decided_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  listed_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  effective_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  term_start: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  term_count: ColumnType<number | null, number | null | undefined, number | null>
  term_unit: ColumnType<string | null, string | null | undefined, string | null>
  latest_end: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  released_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  release_reason: ColumnType<string | null, string | null | undefined, string | null>
  tier: ColumnType<string | null, string | null | undefined, string | null>
  publication: ColumnType<string, string | undefined, string>
  external_key: ColumnType<string | null, string | null | undefined, string | null>
  import_file_id: ColumnType<string | null, string | null | undefined, string | null>
  snapshot: ColumnType<Json, string, string>
  version: number
  position: number
}

export interface ListingDisputeTable {
  listing_id: string
  dispute_id: string
  stage: string
  measure_id: ColumnType<string | null, string | null | undefined, string | null>
  implementer: ColumnType<string | null, string | null | undefined, string | null>
  from_date: LocalDate
  until_date: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  tolls: boolean
}

export interface MatterTable {
  id: string
  occasion: string
  place: string
  unit_id: string
  decider_unit_id: string
  decider_id: ColumnType<string | null, string | null | undefined, string | null>
  must_check: boolean
  status: string
  opened_on: LocalDate
  decided_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  closed_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  ending: ColumnType<string | null, string | null | undefined, string | null>
  reference: ColumnType<string | null, string | null | undefined, string | null>
  open_items: ColumnType<number, number | undefined, number>
  open_checks: ColumnType<number, number | undefined, number>
  snapshot: ColumnType<Json, string, string>
  version: number
  position: number
}

export interface MatterPartyTable {
  matter_id: string
  party_id: string
  subject_id: string
  role: string
  identity: string
}

export interface MeetingTable {
  id: string
  place: string
  level: string
  lead_id: string
  office_id: string
  state: string
  called_on: LocalDate
  snapshot: ColumnType<Json, string, string>
  version: number
  position: number
}

export interface MeetingCaseTable {
  meeting_id: string
  listing_id: string
  outcome: ColumnType<string | null, string | null | undefined, string | null>
}

export interface NoticeTable {
  id: string
  number: string
  kind: string
  subject_id: string
  about_stream: string
  about_id: string
  about_key: ColumnType<string | null, string | null | undefined, string | null>
  place: string
  issuer_id: string
  companion_id: ColumnType<string | null, string | null | undefined, string | null>
  issued_on: LocalDate
  served_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  lapsed_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  channel: ColumnType<string | null, string | null | undefined, string | null>
  failed: ColumnType<number, number | undefined, number>
  /** Keyed hash of the code printed on the paper, by which its addressee reads it without an account. */
  code_hash: string
  code_ref: string
  snapshot: ColumnType<Json, string, string>
  version: number
  position: number
}

export interface NoticeAttemptTable {
  notice_id: string
  number: number
  channel: string
  outcome: string
  on_date: LocalDate
  reason_code: ColumnType<string | null, string | null | undefined, string | null>
  evidence: ColumnType<string | null, string | null | undefined, string | null>
  served_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  officer_id: string
  proof_kind: ColumnType<string | null, string | null | undefined, string | null>
  put_up_number: ColumnType<number | null, number | null | undefined, number | null>
  served_from: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
}

export interface ObjectionTable {
  id: string
  receipt_number: string
  receipt_year: number
  receipt_serial: number
  place: string
  target_kind: string
  target_key: string
  listing_id: ColumnType<string | null, string | null | undefined, string | null>
  record_id: ColumnType<string | null, string | null | undefined, string | null>
  subject_id: string
  taken_in_by: string
  verifier_id: string
  channel: string
  form: string
  ground: string
  fast_track: boolean
  identified: boolean
  after_end: boolean
  state: string
  received_on: LocalDate
  marked_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  outcome: ColumnType<string | null, string | null | undefined, string | null>
  decided_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  decided_by: ColumnType<string | null, string | null | undefined, string | null>
  /** Answered by a determiner elsewhere, whose letter the unit that took it in recorded. */
  by_letter: boolean
  /** Officers who proposed, decided, published or applied what it is about, who reported it themselves, and those who keep out (回避), as the ledger has them. */
  earlier_hands: readonly string[]
  /** The officer to whom it was given after its receipt. */
  assigned_to: ColumnType<string | null, string | null | undefined, string | null>
  told_subject_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  snapshot: ColumnType<Json, string, string>
  version: number
  position: number
}

export interface ObjectionQueryTable {
  objection_id: string
  code_hash: Uint8Array
}

export interface ObjectionSerialTable {
  place: string
  year: number
  last: number
}

export interface OneTimeTokenTable {
  token_hash: Uint8Array
  purpose: string
  account_id: string
  asked_by: string
  /** A second administrator; without him the token opens nothing. */
  approved_by: ColumnType<string | null, string | null | undefined, string | null>
  created_at: Instant
  expires_at: Instant
  used_at: ColumnType<Instant | null, Instant | null | undefined, Instant | null>
}

export interface OrganisationTable {
  id: string
  name: string
  short_name: ColumnType<string | null, string | null | undefined, string | null>
  uscc: ColumnType<string | null, string | null | undefined, string | null>
  kind: string
  /** The normalised department name by which measures name implementers. */
  department: ColumnType<string | null, string | null | undefined, string | null>
  place: string
  parent_id: ColumnType<string | null, string | null | undefined, string | null>
  powers: ColumnType<Json, string | undefined, string>
  active_from: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  /** Last day on which it exists; its work then belongs to merged_into. */
  active_until: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  merged_into: ColumnType<string | null, string | null | undefined, string | null>
  version: ColumnType<number, number | undefined, number>
}

export interface OutboxTable {
  id: GeneratedAlways<number>
  topic: string
  /** The receiver drops a second message with the same key. */
  message_key: string
  payload: ColumnType<Json, string, string>
  enqueued_at: Instant
}

export interface OutsideReceiverTable {
  receiver_id: string
  place: string
  channel: string
  address: ColumnType<string | null, string | null | undefined, string | null>
  contract: string
  kept_by: string
  since: LocalDate
  /** First day on which it gets nothing new; what it holds must still be corrected. */
  until: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  registered_by: string
  snapshot: ColumnType<Json, string, string>
  version: number
  position: number
}

export interface QuestionTable {
  id: string
  kind: string
  about_kind: string
  about_id: string
  unit_id: ColumnType<string | null, string | null | undefined, string | null>
  file_id: ColumnType<string | null, string | null | undefined, string | null>
  line: ColumnType<number | null, number | null | undefined, number | null>
  detail: ColumnType<Json, string, string>
  state: ColumnType<string, string | undefined, string>
  opened_at: Instant
  answer: ColumnType<Json | null, string | null | undefined, string | null>
  answered_by: ColumnType<string | null, string | null | undefined, string | null>
  answered_at: ColumnType<Instant | null, Instant | null | undefined, Instant | null>
}

export interface RecordTable {
  id: string
  kind: string
  subject_id: string
  subject_kind: string
  authority_id: string
  provider_id: string
  place: string
  document_title: string
  document_number: ColumnType<string | null, string | null | undefined, string | null>
  decided_on: LocalDate
  recorded_on: LocalDate
  received_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  /** Last day to make it public (双公示), counted from the decision. */
  publicity_due_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  published_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  publication_class: ColumnType<string | null, string | null | undefined, string | null>
  publication_until: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  valid_from: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  valid_until: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  fine_fen: ColumnType<number | null, number | null | undefined, number | null>
  confiscated_fen: ColumnType<number | null, number | null | undefined, number | null>
  /** Why it is not made public at all (simplified procedure, state secret), else null. */
  excluded: ColumnType<string | null, string | null | undefined, string | null>
  status: ColumnType<string, string | undefined, string>
  withdrawn_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  import_file_id: ColumnType<string | null, string | null | undefined, string | null>
  /** The folded record; no personal value. */
  snapshot: ColumnType<Json, string, string>
  version: number
  position: number
}

export interface RecordCompletenessTable {
  place: string
  since: LocalDate
  declared_on: LocalDate
  proposed_by: string
  declared_by: string
  position: number
}

export interface RedressTable {
  id: string
  listing_id: ColumnType<string | null, string | null | undefined, string | null>
  record_id: ColumnType<string | null, string | null | undefined, string | null>
  place: string
  subject_id: string
  owner_id: string
  entry_decided_by: ColumnType<string | null, string | null | undefined, string | null>
  state: string
  opened_on: LocalDate
  closed_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  closed_by: ColumnType<string | null, string | null | undefined, string | null>
  public_notice_due: boolean
  public_notice_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  snapshot: ColumnType<Json, string, string>
  version: number
  position: number
}

export interface RedressReceiverTable {
  redress_id: string
  receiver: string
  kind: string
  because: readonly string[]
  told_at: ColumnType<Instant | null, Instant | null | undefined, Instant | null>
  confirmed_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  confirmed_by: ColumnType<string | null, string | null | undefined, string | null>
  document_ref: ColumnType<string | null, string | null | undefined, string | null>
}

export interface ReleaseTable {
  listing_id: string
  place: string
  subject_id: string
  determiner_id: string
  reason: string
  released_on: LocalDate
  opened_on: LocalDate
  procedure_ref: ColumnType<string | null, string | null | undefined, string | null>
  was_public: boolean
  snapshot: ColumnType<Json, string, string>
  version: number
  /** Ledger position of its last event: the order of the public feed. */
  position: number
}

export interface ReleaseReceiverTable {
  listing_id: string
  receiver: string
  kind: string
  told_at: ColumnType<Instant | null, Instant | null | undefined, Instant | null>
  confirmed_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  confirmed_by: ColumnType<string | null, string | null | undefined, string | null>
  document_ref: ColumnType<string | null, string | null | undefined, string | null>
}

export interface RepairTable {
  id: string
  receipt_number: string
  target_kind: string
  target_id: string
  subject_id: string
  place: string
  channel: string
  external_key: ColumnType<string | null, string | null | undefined, string | null>
  taken_in_by: string
  handler_id: string
  gravity: string
  gravity_confirmed: boolean
  identified: boolean
  state: string
  received_on: LocalDate
  accepted_by: ColumnType<string | null, string | null | undefined, string | null>
  /** The officer to whom it was given after its receipt. */
  assigned_to: ColumnType<string | null, string | null | undefined, string | null>
  decided_by: ColumnType<string | null, string | null | undefined, string | null>
  effective_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  publicised_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  executed_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  snapshot: ColumnType<Json, string, string>
  version: number
  position: number
}

export interface RepairQueryTable {
  repair_id: string
  code_hash: Uint8Array
}

export interface ResponsiblePersonTable {
  listing_id: string
  person_ref: string
  office: string
}

export interface ReviewTable {
  id: string
  kind: string
  place: string
  respondent_id: string
  subject_id: string
  target_key: string
  listing_id: ColumnType<string | null, string | null | undefined, string | null>
  record_id: ColumnType<string | null, string | null | undefined, string | null>
  reviewed: string
  organ: string
  case_number: string
  filed_on: LocalDate
  recorded_on: LocalDate
  reported_by_subject: boolean
  state: string
  outcome: ColumnType<string | null, string | null | undefined, string | null>
  document_number: ColumnType<string | null, string | null | undefined, string | null>
  document_effective: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  decided_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  snapshot: ColumnType<Json, string, string>
  version: number
  position: number
}

export interface ReviewOrderTable {
  review_id: string
  order_id: string
  number: string
  from_date: LocalDate
  until_date: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
}

export interface RoleGrantTable {
  id: string
  account_id: string
  role: string
  organisation_id: ColumnType<string | null, string | null | undefined, string | null>
  place: ColumnType<string | null, string | null | undefined, string | null>
  granted_by: string
  granted_at: Instant
  revoked_by: ColumnType<string | null, string | null | undefined, string | null>
  revoked_at: ColumnType<Instant | null, Instant | null | undefined, Instant | null>
}

export interface RulebookVersionTable {
  version: string
  content: ColumnType<Json, string, string>
  content_hash: Uint8Array
  proposed_by: string
  proposed_at: Instant
  published_by: ColumnType<string | null, string | null | undefined, string | null>
  published_at: ColumnType<Instant | null, Instant | null | undefined, Instant | null>
  effective_from: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
}

export interface SchemaMigrationTable {
  number: number
  name: string
  checksum: string
  applied_at: ColumnType<Instant, Instant | undefined, Instant>
}

export interface SessionTable {
  token_hash: Uint8Array
  account_id: string
  created_at: Instant
  last_seen_at: Instant
  expires_at: Instant
  revoked_at: ColumnType<Instant | null, Instant | null | undefined, Instant | null>
}

export interface SignInFailureTable {
  login: string
  address: string
  failures: number
  first_failed_at: Instant
  locked_until: ColumnType<Instant | null, Instant | null | undefined, Instant | null>
}

export interface StreamTable {
  id: string
  kind: string
  /** How many events it has; a writer names the version it has read, so two writers cannot both succeed. */
  version: number
}

export interface SubjectTable {
  id: string
  kind: string
  /** A natural person or 个体工商户: name and identifiers stand in the vault only. */
  protected: boolean
  name: ColumnType<string | null, string | null | undefined, string | null>
  name_ref: ColumnType<string | null, string | null | undefined, string | null>
  uscc: ColumnType<string | null, string | null | undefined, string | null>
  place: ColumnType<string | null, string | null | undefined, string | null>
  state: ColumnType<string, string | undefined, string>
  merged_into: ColumnType<string | null, string | null | undefined, string | null>
  erased_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  snapshot: ColumnType<Json, string | undefined, string>
  version: ColumnType<number, number | undefined, number>
  /** The ledger position of the last event folded in. */
  position: ColumnType<number, number | undefined, number>
}

export interface SubjectCodeTable {
  code_hash: Uint8Array
  subject_id: string
  place: string
  means: string
  /** The authorised person of a legal person (授权经办人). */
  person_ref: ColumnType<string | null, string | null | undefined, string | null>
  /** How the identity or the authority was established: a text in the vault. */
  proof_ref: string
  issued_by: string
  issued_at: Instant
  expires_at: Instant
  used_by: ColumnType<string | null, string | null | undefined, string | null>
  used_at: ColumnType<Instant | null, Instant | null | undefined, Instant | null>
  ended_by: ColumnType<string | null, string | null | undefined, string | null>
  ended_at: ColumnType<Instant | null, Instant | null | undefined, Instant | null>
}

export interface SubjectFormerNameTable {
  subject_id: string
  name: string
  until: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
}

export interface SubjectIdentifierTable {
  subject_id: string
  identifier_type: string
  /** HMAC-SHA256 of type and normalised number; nothing is found by a masked number. */
  identifier_hash: Uint8Array
  state: ColumnType<string, string | undefined, string>
  value_ref: ColumnType<string | null, string | null | undefined, string | null>
}

export interface SubjectKeyTable {
  /** A credit subject, a person who is none, or a file of unread rows: whatever is erased as one. */
  subject_id: string
  master_key_id: ColumnType<string | null, string | null | undefined, string | null>
  sealed_key: ColumnType<Uint8Array | null, Uint8Array | null | undefined, Uint8Array | null>
  created_at: Instant
  erased_at: ColumnType<Instant | null, Instant | null | undefined, Instant | null>
  erased_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  erased_ground: ColumnType<string | null, string | null | undefined, string | null>
}

export interface TaskTable {
  id: string
  listing_id: string
  unit_id: string
  assignee_id: ColumnType<string | null, string | null | undefined, string | null>
  acknowledged_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  release_acknowledged_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  snapshot: ColumnType<Json, string, string>
  version: number
  position: number
}

export interface TaskResponseTable {
  task_id: string
  measure_id: string
  kind: string
  on_date: LocalDate
  applied_on: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  last_day: ColumnType<LocalDate | null, LocalDate | null | undefined, LocalDate | null>
  evidence_ref: ColumnType<string | null, string | null | undefined, string | null>
  reason_code: ColumnType<string | null, string | null | undefined, string | null>
  reason_ref: ColumnType<string | null, string | null | undefined, string | null>
  officer_id: ColumnType<string | null, string | null | undefined, string | null>
}

export interface VaultReadTable {
  id: GeneratedAlways<number>
  ref: string
  subject_id: string
  purpose: string
  reader_id: string
  reader_unit: ColumnType<string | null, string | null | undefined, string | null>
  reason: string
  outcome: string
  read_at: Instant
}

export interface VaultValueTable {
  ref: string
  subject_id: string
  purpose: string
  nonce: ColumnType<Uint8Array | null, Uint8Array | null | undefined, Uint8Array | null>
  ciphertext: ColumnType<Uint8Array | null, Uint8Array | null | undefined, Uint8Array | null>
  /** Salted hash of the value; the salt is sealed with it, so that an erased value cannot be guessed from it. */
  commitment: Uint8Array
  created_at: Instant
}

export interface Schema {
  account: AccountTable
  api_key: ApiKeyTable
  attachment: AttachmentTable
  authority_alias: AuthorityAliasTable
  calendar_year: CalendarYearTable
  case_recusal: CaseRecusalTable
  catalogue_item: CatalogueItemTable
  catalogue_version: CatalogueVersionTable
  check_item: CheckItemTable
  check_receipt: CheckReceiptTable
  complaint: ComplaintTable
  credential: CredentialTable
  database_identity: DatabaseIdentityTable
  delivery: DeliveryTable
  duty: DutyTable
  duty_alert: DutyAlertTable
  duty_breach: DutyBreachTable
  electronic_consent: ElectronicConsentTable
  entry_change: EntryChangeTable
  entry_change_receiver: EntryChangeReceiverTable
  event: EventTable
  feedback: FeedbackTable
  identity_rejection: IdentityRejectionTable
  import_file: ImportFileTable
  import_identity: ImportIdentityTable
  import_row: ImportRowTable
  inbox: InboxTable
  kept_answer: KeptAnswerTable
  law_text: LawTextTable
  listing: ListingTable
  listing_dispute: ListingDisputeTable
  matter: MatterTable
  matter_party: MatterPartyTable
  meeting: MeetingTable
  meeting_case: MeetingCaseTable
  notice: NoticeTable
  notice_attempt: NoticeAttemptTable
  objection: ObjectionTable
  objection_query: ObjectionQueryTable
  objection_serial: ObjectionSerialTable
  one_time_token: OneTimeTokenTable
  organisation: OrganisationTable
  outbox: OutboxTable
  outside_receiver: OutsideReceiverTable
  question: QuestionTable
  record: RecordTable
  record_completeness: RecordCompletenessTable
  redress: RedressTable
  redress_receiver: RedressReceiverTable
  release: ReleaseTable
  release_receiver: ReleaseReceiverTable
  repair: RepairTable
  repair_query: RepairQueryTable
  responsible_person: ResponsiblePersonTable
  review: ReviewTable
  review_order: ReviewOrderTable
  role_grant: RoleGrantTable
  rulebook_version: RulebookVersionTable
  schema_migration: SchemaMigrationTable
  session: SessionTable
  sign_in_failure: SignInFailureTable
  stream: StreamTable
  subject: SubjectTable
  subject_code: SubjectCodeTable
  subject_former_name: SubjectFormerNameTable
  subject_identifier: SubjectIdentifierTable
  subject_key: SubjectKeyTable
  task: TaskTable
  task_response: TaskResponseTable
  vault_read: VaultReadTable
  vault_value: VaultValueTable
}
