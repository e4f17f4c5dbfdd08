import type { LocalDate } from '../calendar/local-date.ts'
import type { Actor, Ground, TextRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { cite } from '../kernel/citation.ts'
import { isSameValue } from '../rulebook/value-order.ts'
import type { ReviewOutcome } from '../review/review.ts'
import type { PublicationReading } from './publication.ts'
import type { CreditRecord, Performance, RecordChangeReason, RecordContent, RecordEvent, RecordHead } from './record.ts'

type Decided = Result<readonly RecordEvent[], Refusal>

/** Takes a record in. Refused when it is there already, or its decision lies after the day. */
export function decideImportRecord(
  record: CreditRecord | undefined,
  head: RecordHead,
  content: RecordContent,
  on: LocalDate,
): Decided {
  if (record !== undefined) return refuse({ code: 'RECORD_ALREADY_EXISTS', basis: [], recordId: head.recordId })
  if (head.decidedOn > on) return refuse({ code: 'RECORD_IN_FUTURE', basis: [], decidedOn: head.decidedOn })
  return ok([{ type: 'RecordImported', ...head, content, on }])
}

/** Why and when a record changes; the reasons stand in the vault. */
export interface RecordChange {
  readonly reason: RecordChangeReason
  readonly reasons: TextRef
  readonly on: LocalDate
}

/**
 * Corrects a record. Refused without reasons, without a difference, and on a withdrawn record.
 * @basis YF/(二十四); GD/(二十五); APL/第四十八条
 */
export function decideCorrectRecord(
  record: CreditRecord | undefined,
  head: RecordHead,
  content: RecordContent,
  { reason, reasons, on }: RecordChange,
): Decided {
  const standing = readStanding(record)
  if (!standing.ok) return standing
  if (reasons.trim() === '') return refuse({ code: 'REASON_MISSING', basis: [cite('APL', '第四十八条')] })
  if (head.decidedOn > on) return refuse({ code: 'RECORD_IN_FUTURE', basis: [], decidedOn: head.decidedOn })
  if (isSameValue(headOf(standing.value), head) && isSameValue(standing.value.content, content))
    return refuse({ code: 'RECORD_UNCHANGED', basis: [] })
  return ok([{ type: 'RecordCorrected', head, content, reason, reasons, on }])
}

/**
 * Records that the decision behind a record was changed, revoked, or found unlawful or void, which starts the three
 * working days for its withdrawal.
 * @basis APL/第四十八条
 */
export function decideUpsetRecord(
  record: CreditRecord | undefined,
  { reason, on }: { readonly reason: RecordChangeReason; readonly on: LocalDate },
): Decided {
  const standing = readStanding(record)
  if (!standing.ok) return standing
  if (standing.value.upset !== null) return refuse({ code: 'RECORD_UNCHANGED', basis: [] })
  return ok([{ type: 'RecordUpset', reason, on }])
}

/**
 * Records what a dispute found the record to say wrongly, in the words of its decision, while the decision behind the
 * record stands; its authority has the days of the place to correct it, and it is not shown in the meantime.
 * @basis YF/(二十五); GD/(二十六); PZ/二(三)2; GD_REG/第四十四条; SD_REG/第四十条
 */
export function decideInaccurateRecord(
  record: CreditRecord | undefined,
  { statement, reasons, on }: { readonly statement: TextRef; readonly reasons: TextRef; readonly on: LocalDate },
  ground: Ground,
): Decided {
  const standing = readStanding(record)
  if (!standing.ok) return standing
  if (statement.trim() === '' || reasons.trim() === '') return refuse({ code: 'REASON_MISSING', basis: ground.basis })
  return ok([{ type: 'RecordFoundInaccurate', statement, reasons, on, ground }])
}

/**
 * Ends the publication of a record because a dispute says that it must not be public; the record itself stands.
 * @basis YF/(二十五); GD/(二十六); PZ/二(三)2; GD_REG/第四十六条
 */
export function decideRecordUnpublishing(
  record: CreditRecord | undefined,
  { reasons, on }: { readonly reasons: TextRef; readonly on: LocalDate },
  ground: Ground,
): Decided {
  const standing = readStanding(record)
  if (!standing.ok) return standing
  if (standing.value.unpublishedOn !== null) return refuse({ code: 'RECORD_UNCHANGED', basis: [] })
  return ok([{ type: 'RecordPublicationEnded', reasons, on, ground }])
}

/**
 * Lets an honour that was withdrawn stand again, because it was lost through an entry that was wrong from the start.
 * @basis YF/(二十五); GD/(二十六); PY/五(五)
 */
export function decideRestoredHonour(
  record: CreditRecord | undefined,
  { reasons, on }: { readonly reasons: TextRef; readonly on: LocalDate },
  ground: Ground,
): Decided {
  if (record === undefined || record.content.kind !== 'honour') return refuse({ code: 'RECORD_UNKNOWN', basis: [] })
  if (reasons.trim() === '') return refuse({ code: 'REASON_MISSING', basis: ground.basis })
  return ok(record.status === 'withdrawn' ? [{ type: 'RecordRestored', reasons, on, ground }] : [])
}

/** Why a record falls because of what a dispute found: it is about somebody else, or should never have stood like this. */
export function readFall(said: string): RecordChangeReason {
  return said === 'identityMixUp' ? 'wrongSubject' : 'wronglyEntered'
}

/** Why a record falls by a review: what became of the decision behind it; one that only corrects an answer says nothing of it. */
export function readReviewedFall(outcome: ReviewOutcome, reviewed: 'act' | 'answer'): RecordChangeReason {
  if (reviewed === 'answer') return 'wronglyEntered'
  if (outcome === 'changed') return 'decisionChanged'
  return outcome === 'declaredUnlawful' ? 'decisionUnlawful' : 'decisionRevoked'
}

/** Reasons by which a record, or the decision behind it, was wrong; a decision that was only changed was in part right. */
const WRONG: ReadonlySet<RecordChangeReason> = new Set([
  'decisionRevoked',
  'decisionUnlawful',
  'decisionVoid',
  'wronglyEntered',
  'wrongSubject',
])

/**
 * Whether a record that spoke against its subject turned out to be wrong, so that what it did is undone: it was withdrawn,
 * its decision fell, or its publication was ended by a dispute.
 * @basis YF/(二十五); GD/(二十六); PY/五(五)
 */
export function wasWronglyUsed(record: CreditRecord): boolean {
  const { content, performance, upset, unpublishedOn } = record
  const adverse = content.kind === 'penalty' || content.kind === 'judgment' || performance?.outcome === 'broken'
  if (!adverse) return false
  if (record.status === 'withdrawn' && WRONG.has(record.reason)) return true
  return unpublishedOn !== null || (upset !== null && WRONG.has(upset.reason))
}

/**
 * Withdraws a record with reasons; late or not, it always may.
 * @basis APL/第四十八条
 */
export function decideWithdrawRecord(
  record: CreditRecord | undefined,
  { reason, reasons, on }: RecordChange,
  ground: Ground,
): Decided {
  const standing = readStanding(record)
  if (!standing.ok) return standing
  if (reasons.trim() === '') return refuse({ code: 'REASON_MISSING', basis: [cite('APL', '第四十八条')] })
  return ok([{ type: 'RecordWithdrawn', reason, reasons, on, ground }])
}

/**
 * Records the report to the platform above. Only licences and penalties are reported, and no penalty of the
 * simplified procedure.
 * @basis N424; BAOJI/1
 */
export function decideReportRecord(record: CreditRecord | undefined, platform: string, on: LocalDate): Decided {
  const standing = readStanding(record)
  if (!standing.ok) return standing
  const { content, reports } = standing.value
  if (content.kind !== 'licence' && content.kind !== 'penalty')
    return refuse({ code: 'RECORD_NOT_REPORTED', basis: [] })
  if (content.kind === 'penalty' && content.procedure === 'simplified')
    return refuse({ code: 'RECORD_NOT_REPORTED', basis: [cite('BAOJI', '1')] })
  if (reports.some((report) => report.platform === platform)) return refuse({ code: 'RECORD_UNCHANGED', basis: [] })
  return ok([{ type: 'RecordReported', platform, on }])
}

/**
 * Publishes a record on a site for the time its reading gives. Refused where the reading says it is not public or
 * over, and where the class is unconfirmed and no named official stands for it.
 * @basis N424; O36/第八条至第十条; GD_REG/第十八条
 */
export function decidePublishRecord(
  record: CreditRecord | undefined,
  publication: {
    readonly site: string
    readonly on: LocalDate
    /** The official who stands for an unconfirmed class. */
    readonly confirmedBy: Actor | null
  },
  reading: PublicationReading,
  ground: Ground,
): Decided {
  const { site, on, confirmedBy } = publication
  const standing = readStanding(record)
  if (!standing.ok) return standing
  if (reading.kind === 'notPublic')
    return refuse({ code: 'PUBLICATION_NOT_ALLOWED', basis: reading.basis, why: reading.why })
  if (reading.kind === 'ended')
    return refuse({ code: 'PUBLICATION_ENDED', basis: reading.basis, endedOn: reading.until })
  if (!reading.confirmed && confirmedBy === null)
    return refuse({ code: 'RULE_UNCONFIRMED', basis: reading.basis, axis: 'publicationClass' })
  if (standing.value.publications.some((each) => each.site === site))
    return refuse({ code: 'RECORD_UNCHANGED', basis: [] })
  return ok([{ type: 'RecordPublished', site, on, ground }])
}

/**
 * Records that a commitment was performed or broken, once.
 * @basis YF/(三); GD/(三); SD_REG/第三十五条
 */
export function decideSettleCommitment(record: CreditRecord | undefined, performance: Performance): Decided {
  const standing = readStanding(record)
  if (!standing.ok) return standing
  if (standing.value.content.kind !== 'commitment') return refuse({ code: 'NOT_A_COMMITMENT', basis: [] })
  if (standing.value.performance !== null) return refuse({ code: 'COMMITMENT_ALREADY_SETTLED', basis: [] })
  if (performance.evidence.trim() === '') return refuse({ code: 'EVIDENCE_MISSING', basis: [] })
  return ok([{ type: 'CommitmentSettled', ...performance }])
}

/**
 * Ends the publication, sharing and use of a record because a repair is of effect; once. A record that was withdrawn in
 * the meantime is left as it is.
 * @basis O36/第三条
 */
export function decideRecordRepair(
  record: CreditRecord | undefined,
  { repairId, on }: { readonly repairId: string; readonly on: LocalDate },
  ground: Ground,
): Decided {
  if (record === undefined) return refuse({ code: 'RECORD_UNKNOWN', basis: [] })
  if (record.status === 'withdrawn' || record.repaired !== null) return ok([])
  return ok([{ type: 'PublicationEndedByRepair', repairId, on, ground }])
}

/** The record, while it stands. Refused when there is none and once it was withdrawn. */
function readStanding(record: CreditRecord | undefined): Result<CreditRecord, Refusal> {
  if (record === undefined) return refuse({ code: 'RECORD_UNKNOWN', basis: [] })
  if (record.status === 'withdrawn')
    return refuse({ code: 'RECORD_WITHDRAWN', basis: [], withdrawnOn: record.withdrawnOn })
  return ok(record)
}

function headOf(record: CreditRecord): RecordHead {
  const { recordId, subjectId, subjectKind, authorityId, providerId, place, documentTitle, documentNumber, decidedOn } =
    record
  return { recordId, subjectId, subjectKind, authorityId, providerId, place, documentTitle, documentNumber, decidedOn }
}
