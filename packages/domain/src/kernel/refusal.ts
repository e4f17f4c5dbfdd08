import type { LocalDate } from '../calendar/local-date.ts'
import type { Citation } from './citation.ts'

/** What every refusal carries: its public code and the clause that forces it. */
interface Reason<Code extends string> {
  readonly code: Code
  /** The clauses that say no; empty only where the reason is procedure of this system, not law. */
  readonly basis: readonly Citation[]
}

/**
 * Every reason the law or the procedure gives for saying no. A code is public API: never renamed.
 * The server maps each to its HTTP status and Chinese title, and does not compile while one is missing.
 */
export type Refusal =
  | Reason<'CASE_CHANGED_MEANWHILE'>
  | (Reason<'CALENDAR_NOT_PUBLISHED'> & { readonly year: number })
  | (Reason<'RULE_UNCONFIRMED'> & { readonly axis: string })
  | (Reason<'RULE_UNSPECIFIED'> & { readonly axis: string })
  // listing
  | Reason<'DOCUMENT_MISSING'>
  | (Reason<'DOCUMENT_NOT_EFFECTIVE'> & { readonly effectiveOn: LocalDate })
  | (Reason<'NOTICE_NOT_SERVED'> & { readonly listingId: string })
  | (Reason<'ANSWER_PERIOD_RUNNING'> & { readonly until: LocalDate })
  /** Separate hands are this system's own safeguard: no text on lists provides for them, so most carry no clause. */
  | Reason<'SAME_HANDS'>
  | (Reason<'AFTER_END'> & { readonly endedOn: LocalDate })
  | (Reason<'WRONG_STATE'> & { readonly state: string })
  | (Reason<'NO_NEW_ADVERSE_ACT'> & { readonly missing: readonly string[] })
  | (Reason<'EXECUTION_STAYED'> & { readonly disputeIds: readonly string[] })
  | (Reason<'DATE_IN_FUTURE'> & { readonly date: LocalDate })
  | (Reason<'DATE_PAST'> & { readonly date: LocalDate })
  | (Reason<'DATES_REVERSED'> & { readonly from: LocalDate; readonly until: LocalDate })
  | (Reason<'LIST_TYPE_UNKNOWN'> & { readonly listTypeId: string })
  | (Reason<'LIST_WITHOUT_LAW'> & { readonly listTypeId: string })
  | (Reason<'UNIT_WITHOUT_POWER'> & { readonly organisationId: string })
  | Reason<'DETERMINED_UPSTREAM'>
  | Reason<'PANEL_REQUIRED'>
  | Reason<'SOURCE_NOT_ADMITTED'>
  | (Reason<'NOTICE_INCOMPLETE'> & { readonly missing: readonly string[] })
  | (Reason<'ANSWER_PERIOD_TOO_SHORT'> & { readonly earliest: LocalDate })
  | (Reason<'STATEMENT_UNANSWERED'> & { readonly statementId: string })
  | Reason<'HEARING_OPEN'>
  | Reason<'DECISION_NOT_SERVED'>
  | (Reason<'EFFECT_BEFORE_NOTICE'> & { readonly earliest: LocalDate })
  | Reason<'PUBLICITY_MISSING'>
  | (Reason<'PUBLICITY_RUNNING'> & { readonly until: LocalDate })
  | Reason<'TERM_MISSING'>
  | (Reason<'TERM_OVER_MAXIMUM'> & { readonly latestEnd: LocalDate })
  | Reason<'REASONS_MISSING'>
  | Reason<'NOT_OURS_TO_DECIDE'>
  | (Reason<'UPSTREAM_QUESTION_OPEN'> & { readonly questionId: string })
  | Reason<'NO_RECORD_CASCADE'>
  | (Reason<'CASE_ALREADY_OPEN'> & { readonly listingId: string })
  // objection, complaint, review, repair
  | Reason<'OFFICER_RECUSED'>
  | Reason<'DISPUTED_THING_UNKNOWN'>
  | Reason<'NOT_ONES_OWN'>
  | (Reason<'OBJECTION_OPEN'> & { readonly objectionId: string })
  | Reason<'WRITING_REQUIRED'>
  | Reason<'OBJECTOR_NOT_CONFIRMED'>
  | Reason<'COMPLAINANT_NOT_PROVED'>
  | (Reason<'LETTER_BINDS'> & { readonly found: string })
  | (Reason<'DEPARTURE_UNREASONED'> & { readonly found: string })
  | Reason<'COMPLAINT_NOT_FORESEEN'>
  | Reason<'OBJECTION_FIRST'>
  | (Reason<'OBJECTION_STILL_RUNNING'> & { readonly objectionId: string; readonly lastDay: LocalDate })
  | (Reason<'OBJECTION_UPHELD'> & { readonly objectionId: string })
  | (Reason<'COMPLAINT_OPEN'> & { readonly complaintId: string })
  | (Reason<'COMPLAINT_DECIDED'> & { readonly complaintId: string })
  | Reason<'DEPARTMENTS_NOT_CALLED'>
  | (Reason<'AGAINST_MINUTES'> & { readonly meetingId: string })
  | (Reason<'HANDLER_UNKNOWN'> & { readonly level: string })
  | Reason<'RECHECK_NOT_FORESEEN'>
  | (Reason<'REVIEW_RECORDED'> & { readonly reviewId: string })
  | Reason<'CHANGE_HARSHER'>
  | Reason<'AUTHORITY_NOT_PROVED'>
  | (Reason<'TIME_NOT_EXCLUDED'> & { readonly what: string })
  | (Reason<'OUTCOME_WITHOUT_REMEDY'> & { readonly outcome: string })
  | (Reason<'REPAIR_BARRED'> & { readonly why: 'notAdverse' | 'courtList' })
  | (Reason<'REPAIR_OPEN'> & { readonly repairId: string })
  | (Reason<'REPAIR_TOO_EARLY'> & {
      readonly from: LocalDate
      readonly gravity: string
      /** False where the class rests on an unconfirmed table. */
      readonly confirmed: boolean
    })
  | (Reason<'REPAIR_CONDITIONS_UNMET'> & { readonly missing: readonly string[] })
  | (Reason<'DOCUMENT_DIFFERS'> & { readonly number: string })
  | (Reason<'GRAVITY_CONFIRMED'> & { readonly gravity: string })
  | Reason<'APPLICANT_UNPROVED'>
  | (Reason<'REPAIR_HANDLER_ELSEWHERE'> & { readonly organisationId: string })
  | Reason<'PUBLICITY_NOT_FORESEEN'>
  // panel
  | Reason<'NO_PANEL_HERE'>
  | Reason<'JOINT_CONFERENCE_REQUIRED'>
  | (Reason<'DRAW_OUT_OF_ORDER'> & { readonly expected: string })
  | (Reason<'POOL_TOO_SMALL'> & { readonly eligible: number; readonly wanted: number })
  | Reason<'SEED_MISMATCH'>
  | Reason<'REDRAW'>
  | (Reason<'NOT_CALLED'> & { readonly organisationId: string })
  | Reason<'DRAW_NEEDED'>
  | (Reason<'ALREADY_ON_AGENDA'> & { readonly meetingId: string })
  // task
  | Reason<'TASK_CLOSED'>
  | (Reason<'MEASURE_LIFTED_BY_ORDER'> & { readonly measureId: string; readonly since: LocalDate })
  | Reason<'PERSON_MUST_CONFIRM'>
  | Reason<'NOT_RELEASED'>
  | (Reason<'MEASURES_STAND'> & { readonly measureIds: readonly string[] })
  // release, redress
  | Reason<'NOT_A_RECEIVER'>
  | Reason<'ALREADY_A_RECEIVER'>
  | Reason<'RECEIVER_ADDRESS_MISSING'>
  | (Reason<'REDRESS_UNFINISHED'> & { readonly missing: readonly string[] })
  // attachments, codes of subject accounts
  | (Reason<'ATTACHMENT_TOO_LARGE'> & { readonly limitBytes: number })
  | Reason<'ATTACHMENT_EMPTY'>
  | Reason<'ATTACHMENT_NOT_SCANNED'>
  | (Reason<'ATTACHMENT_INFECTED'> & { readonly found: string })
  | (Reason<'ATTACHMENT_ERASED'> & { readonly on: LocalDate })
  | Reason<'CODE_NOT_VALID'>
  | Reason<'SUBJECT_HAS_ACCOUNT'>
  // service of papers
  | Reason<'ELECTRONIC_CONSENT_MISSING'>
  | Reason<'OTHER_CHANNEL_FIRST'>
  | Reason<'SERVED_THROUGH_ENTRY'>
  | Reason<'PUBLIC_NOTICE_UNPROVED'>
  | (Reason<'PUBLIC_NOTICE_RUNNING'> & { readonly until: LocalDate })
  // subject and organisation
  | Reason<'ALREADY_REGISTERED'>
  | (Reason<'IDENTIFIER_HELD'> & { readonly subjectId: string })
  | (Reason<'NO_LONGER_EXISTS'> & { readonly since: LocalDate })
  | (Reason<'PREDECESSOR_GONE'> & { readonly id: string })
  | (Reason<'OPEN_WORK_REMAINS'> & { readonly count: number })
  // catalogue
  | (Reason<'MEASURE_NOT_IN_CATALOGUE'> & { readonly measureId: string })
  | (Reason<'MEASURE_NOT_PUBLISHED'> & { readonly measureId: string })
  | (Reason<'MEASURE_WITHOUT_LAW'> & { readonly measureId: string })
  | (Reason<'MEASURE_LAW_NOT_IN_FORCE'> & { readonly measureId: string; readonly articles: readonly string[] })
  | (Reason<'MEASURE_NEEDS_NATIONAL_LAW'> & { readonly measureId: string })
  | (Reason<'MEASURE_NOT_IN_FORCE'> & { readonly measureId: string; readonly repealed: LocalDate | null })
  | (Reason<'MEASURE_UNCONFIRMED'> & { readonly measureId: string })
  | (Reason<'MEASURE_OF_OTHER_PLACE'> & { readonly measureId: string; readonly place: string })
  | (Reason<'MEASURE_FOR_REFERENCE_ONLY'> & { readonly measureId: string })
  | (Reason<'MEASURE_OUTSIDE_POWER'> & { readonly measureId: string; readonly implementers: readonly string[] })
  | (Reason<'MEASURE_NOT_FOR_SUBJECT'> & { readonly measureId: string })
  | (Reason<'MEASURE_NOT_FOR_LIST'> & { readonly measureId: string; readonly listTypeId: string })
  | (Reason<'MEASURE_ABOVE_TIER'> & { readonly measureId: string; readonly tier: string })
  | (Reason<'MEASURE_PRECONDITION_UNMET'> & { readonly measureId: string; readonly missing: readonly string[] })
  | (Reason<'MEASURE_NOT_FOR_OCCASION'> & { readonly measureId: string; readonly occasion: string })
  | (Reason<'MEASURE_NOT_RECOMMENDED'> & { readonly measureId: string })
  | (Reason<'MEASURE_EXCEEDS_STATUTE'> & { readonly measureId: string; readonly exceeds: readonly string[] })
  | (Reason<'PROPORTIONALITY_NOT_REASONED'> & { readonly missing: readonly string[] })
  | Reason<'PROMOTION_NOT_FORESEEN'>
  | (Reason<'CATALOGUE_VERSION_EXISTS'> & { readonly version: string })
  | (Reason<'CATALOGUE_VERSION_UNKNOWN'> & { readonly version: string })
  | (Reason<'CATALOGUE_FAULTY'> & { readonly faults: readonly string[] })
  | (Reason<'LAW_TEXT_FAULTY'> & { readonly faults: readonly string[] })
  | (Reason<'MEASURE_LIST_OUT_OF_ORDER'> & { readonly expected: string })
  // matter
  | Reason<'SUBJECT_UNKNOWN'>
  | (Reason<'UNIT_UNKNOWN'> & { readonly organisationId: string })
  | (Reason<'IDENTIFIER_INVALID'> & { readonly fault: string })
  | Reason<'MATTER_ALREADY_OPEN'>
  | Reason<'MATTER_NOT_OPEN'>
  | Reason<'MATTER_ALREADY_DECIDED'>
  | (Reason<'MATTER_CLOSED'> & { readonly closedOn: LocalDate })
  | (Reason<'ACT_BEFORE_OPENING'> & { readonly openedOn: LocalDate })
  | (Reason<'PARTY_ALREADY_PRESENT'> & { readonly partyId: string })
  | (Reason<'PARTY_UNKNOWN'> & { readonly partyId: string })
  | Reason<'IDENTITY_NOT_CONFIRMED'>
  | Reason<'ENTRY_NEEDS_PERSON'>
  | (Reason<'ENTRY_NOT_YET_IN_FORCE'> & { readonly effectiveOn: LocalDate })
  | (Reason<'IDENTITY_NOT_IN_DOUBT'> & { readonly partyId: string })
  | (Reason<'MOMENT_NOT_EXPECTED'> & { readonly moment: string })
  | (Reason<'MOMENT_ALREADY_REACHED'> & { readonly moment: string })
  | (Reason<'MOMENT_NOT_REACHED'> & { readonly moment: string })
  | (Reason<'CHECK_ALREADY_REQUESTED'> & { readonly checkId: string })
  | (Reason<'CHECK_NOT_REQUESTED'> & { readonly checkId: string })
  | (Reason<'CHECK_UNKNOWN'> & { readonly checkId: string })
  | (Reason<'CHECK_ITEM_UNKNOWN'> & { readonly itemId: string })
  | (Reason<'CHECK_ITEM_ALREADY_CLOSED'> & { readonly itemId: string })
  | (Reason<'CHECK_ITEM_SUSPENDED'> & { readonly itemId: string })
  | (Reason<'CHECK_OPEN'> & { readonly checkIds: readonly string[] })
  | (Reason<'CHECK_MISSING'> & { readonly partyIds: readonly string[] })
  | (Reason<'CHECK_STALE'> & { readonly checkIds: readonly string[] })
  | Reason<'CHECK_OF_OTHER_UNIT'>
  | Reason<'EVIDENCE_MISSING'>
  | Reason<'NOTICE_OF_REASONS_MISSING'>
  | Reason<'REASON_MISSING'>
  | (Reason<'REASON_NOT_ALLOWED'> & { readonly reason: string })
  | Reason<'OFFICIAL_NOT_NAMED'>
  | (Reason<'DECIDER_DIFFERS'> & { readonly organisationId: string })
  | Reason<'DECISION_MISSING'>
  | Reason<'DEFERRED_DOCUMENTS_NOT_ALLOWED'>
  | (Reason<'DEFERRED_DOCUMENT_REQUIRED_BY_LAW'> & { readonly documents: readonly string[] })
  | Reason<'PROMISE_MISSING'>
  | Reason<'PROMISE_ALREADY_GIVEN'>
  | Reason<'PROMISE_ALREADY_SETTLED'>
  | (Reason<'PROMISE_STILL_RUNNING'> & { readonly dueOn: LocalDate })
  | (Reason<'DOCUMENT_NOT_DEFERRED'> & { readonly documents: readonly string[] })
  // record
  | (Reason<'RECORD_ALREADY_EXISTS'> & { readonly recordId: string })
  | Reason<'RECORD_UNKNOWN'>
  | (Reason<'RECORD_WITHDRAWN'> & { readonly withdrawnOn: LocalDate })
  | Reason<'RECORD_UNCHANGED'>
  | (Reason<'RECORD_IN_FUTURE'> & { readonly decidedOn: LocalDate })
  | Reason<'RECORD_NOT_REPORTED'>
  | (Reason<'PUBLICATION_NOT_ALLOWED'> & { readonly why: string })
  | (Reason<'PUBLICATION_ENDED'> & { readonly endedOn: LocalDate })
  | Reason<'NOT_A_COMMITMENT'>
  | Reason<'COMMITMENT_ALREADY_SETTLED'>
  // exchange
  | Reason<'FILE_CUT_SHORT'>
  | Reason<'EXPORT_TOO_LONG'>
  // access
  | Reason<'FIRST_ADMIN_EXISTS'>
  | Reason<'LOGIN_TAKEN'>
  | Reason<'LOGIN_NOT_ALLOWED'>
  | Reason<'PASSWORD_WEAK'>
  | (Reason<'ROLES_CONFLICT'> & { readonly role: string })
  | Reason<'ACCOUNT_UNKNOWN'>
  | Reason<'SIGN_IN_FAILED'>
  | (Reason<'SIGN_IN_LOCKED'> & { readonly until: string })
  | Reason<'TOKEN_NOT_VALID'>

export type RefusalCode = Refusal['code']
export type RefusalOf<Code extends RefusalCode> = Extract<Refusal, { readonly code: Code }>
