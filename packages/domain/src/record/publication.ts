import { durationLastDay } from '../calendar/limits.ts'
import { addDays } from '../calendar/local-date.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { Citation } from '../kernel/citation.ts'
import type { Axis } from '../rulebook/axes.ts'
import { listRows, readRule } from '../rulebook/read-rule.ts'
import type { RuleAnswer } from '../rulebook/read-rule.ts'
import type { PlaceCode, RuleBook, RuleRow } from '../rulebook/rule-row.ts'
import { findPublicationClass } from './publication-class.ts'
import type { PublicationClassRow } from './publication-class.ts'
import { findRest } from './publication-rest.ts'
import { awaitsCorrection, type ContentOf, type CreditRecord, type PublicationClass } from './record.ts'
import { isProtected } from '../subject/protected.ts'

/** Why a record is not public. */
export type NotPublicReason =
  | 'simplifiedPenalty'
  | 'protectedSubject'
  | 'withdrawn'
  | 'decisionUpset'
  | 'awaitingCorrection'
  | 'minor'
  | 'rested'
  | 'notYetDecided'
  | 'noPublicationLaw'

/** Whether a record may be public on a day, from when to when, and why. */
export type PublicationReading =
  | { readonly kind: 'notPublic'; readonly why: NotPublicReason; readonly basis: readonly Citation[] }
  | {
      readonly kind: 'public'
      readonly from: LocalDate
      /** The last day; `null` where nothing ends it. */
      readonly until: LocalDate | null
      readonly publicationClass: PublicationClass | null
      /** False where the class rests on an unconfirmed table: no publication begins without a named official. */
      readonly confirmed: boolean
      readonly basis: readonly Citation[]
    }
  | {
      readonly kind: 'ended'
      readonly until: LocalDate
      readonly publicationClass: PublicationClass | null
      readonly basis: readonly Citation[]
    }

/** What else a publication reading looks at. */
export interface PublicationFacts {
  readonly book: RuleBook
  readonly classes: readonly PublicationClassRow[]
  /** Last day of the misconduct, where the file says so. */
  readonly misconductEndedOn: LocalDate | null
  /** Whether the authority publishes a minor penalty by exception; in principle it is not public. */
  readonly minorByException: boolean
}

/**
 * Whether a record may be public on a day. A penalty's period starts on the date of its document and ends by itself
 * at the maximum of its class, or on the day before a repair of it is of effect or a dispute ends it; a change of law works for the subject (从旧兼从轻), and never before it took effect;
 * the province's longest disclosure caps it. Natural persons and 个体工商户 are not public by default, and a subsidy is
 * not public at all while no rule asks for it. Nothing is public while an order or a ruling of a court rests it.
 * @basis O58/行政处罚信息公示期; O36/第三条; O36/第八条至第十条; GD_REG/第十八条; GD_REG/第四十三条; SD_REG/第二十条; SD_REG/第三十八条; HN_REG/第十九条; BAOJI/1; APL/第四十八条
 */
export function readPublication(record: CreditRecord, on: LocalDate, facts: PublicationFacts): PublicationReading {
  const reading = readUnrepaired(record, on, facts)
  if (reading.kind !== 'public') return reading
  const { repaired, unpublishedOn } = record
  const { publicationClass } = reading
  if (unpublishedOn !== null && unpublishedOn <= on && (repaired === null || unpublishedOn <= repaired.on)) {
    const { basis } = reading
    return { kind: 'ended', until: addDays(unpublishedOn, -1), publicationClass, basis }
  }
  if (repaired === null || on < repaired.on) return reading
  return { kind: 'ended', until: addDays(repaired.on, -1), publicationClass, basis: [cite('O36', '第三条')] }
}

function readUnrepaired(record: CreditRecord, on: LocalDate, facts: PublicationFacts): PublicationReading {
  const barrier = findPublicationBarrier(record, on, facts.book)
  if (barrier !== undefined) return { kind: 'notPublic', ...barrier }
  const { content, decidedOn: from } = record
  switch (content.kind) {
    case 'licence':
    case 'honour':
      return readSpan({ from, until: content.validUntil, publicationClass: null, confirmed: true, basis: [] }, on)
    case 'subsidy':
      // No text at hand asks for it: the policies want the check before the money, not its publication.
      return { kind: 'notPublic', why: 'noPublicationLaw', basis: [] }
    case 'commitment':
      return readSpan({ from, until: null, publicationClass: null, confirmed: true, basis: [] }, on)
    case 'judgment': {
      const cap = findCap(record, on, facts)
      const basis = cap === undefined ? [] : [cap.source]
      return readSpan({ from, until: cap?.lastDay ?? null, publicationClass: null, confirmed: true, basis }, on)
    }
    case 'penalty':
      return readPenaltyPublication(record, content, on, facts)
  }
}

function findPublicationBarrier(
  record: CreditRecord,
  on: LocalDate,
  book: RuleBook,
): { readonly why: NotPublicReason; readonly basis: readonly Citation[] } | undefined {
  const { content, place, subjectKind, decidedOn, upset } = record
  if (on < decidedOn) return { why: 'notYetDecided', basis: [] }
  if (record.status === 'withdrawn' && record.withdrawnOn <= on)
    return { why: 'withdrawn', basis: sourceOf(readRule(book, place, 'withdrawnPenalty', on)) }
  if (upset !== null && upset.on <= on)
    return { why: 'decisionUpset', basis: sourceOf(readRule(book, place, 'withdrawnPenalty', on)) }
  if (awaitsCorrection(record, on))
    return { why: 'awaitingCorrection', basis: sourceOf(readRule(book, place, 'correctionLimits', on)) }
  const rest = findRest(record, on)
  if (rest !== undefined) return { why: 'rested', basis: rest.basis }
  if (content.kind === 'penalty' && content.procedure === 'simplified')
    return { why: 'simplifiedPenalty', basis: sourceOf(readRule(book, place, 'dualPublicityNational', on)) }
  if (isProtected(subjectKind) && content.kind !== 'honour')
    return { why: 'protectedSubject', basis: sourceOf(readRule(book, place, 'naturalPersonPublication', on)) }
  return undefined
}

function sourceOf(rule: RuleAnswer<Axis>): readonly Citation[] {
  return rule.kind === 'value' ? [rule.row.source] : []
}

interface Span {
  readonly from: LocalDate
  readonly until: LocalDate | null
  readonly publicationClass: PublicationClass | null
  readonly confirmed: boolean
  readonly basis: readonly Citation[]
}

function readSpan(span: Span, on: LocalDate): PublicationReading {
  const { until, publicationClass, basis } = span
  return until !== null && until < on ? { kind: 'ended', until, publicationClass, basis } : { kind: 'public', ...span }
}

function readPenaltyPublication(
  record: CreditRecord,
  content: ContentOf<'penalty'>,
  on: LocalDate,
  facts: PublicationFacts,
): PublicationReading {
  const { place, decidedOn: from } = record
  const spans: (Span & { readonly until: LocalDate; readonly publicInPrinciple: boolean })[] = []
  for (const row of listPeriodRows(facts.book, place, from, on)) {
    const reading = findPublicationClass(content, row.source, facts.classes)
    if (reading === undefined) continue
    const { publicationClass, source } = reading
    const { maxMonths, publication } = row.value[publicationClass] ?? row.value.general
    const end = durationLastDay(from, { count: maxMonths, unit: 'month' })
    const before = addDays(row.effective, -1)
    const until = end < before ? before : end
    const confirmed = row.confirmed && reading.confirmed
    const publicInPrinciple = publication === 'published'
    spans.push({ from, until, publicationClass, confirmed, basis: [row.source, source], publicInPrinciple })
  }
  const latest = spans.at(-1)
  if (latest === undefined) return { kind: 'notPublic', why: 'noPublicationLaw', basis: [] }
  const hidden = facts.minorByException ? undefined : spans.find(({ publicInPrinciple }) => !publicInPrinciple)
  if (hidden !== undefined) return { kind: 'notPublic', why: 'minor', basis: hidden.basis }
  const lightest = spans.reduce((light, each) => (each.until < light.until ? each : light))
  const cap = findCap(record, on, facts)
  const capped = cap !== undefined && cap.lastDay < lightest.until
  const { publicationClass } = lightest
  const basis = capped ? [...lightest.basis, cap.source] : lightest.basis
  const until = capped ? cap.lastDay : lightest.until
  return readSpan({ from, until, publicationClass, confirmed: latest.confirmed, basis }, on)
}

function findCap(
  record: CreditRecord,
  on: LocalDate,
  facts: PublicationFacts,
): { readonly lastDay: LocalDate; readonly source: Citation } | undefined {
  const rule = readRule(facts.book, record.place, 'disclosureMaximum', on)
  if (rule.kind === 'unspecified') return undefined
  const fromEnd = rule.value.startsOn === 'endOfMisconduct' ? facts.misconductEndedOn : null
  const lastDay = durationLastDay(fromEnd ?? record.decidedOn, { count: rule.value.years, unit: 'year' })
  return { lastDay, source: rule.row.source }
}

/** The rows that speak to a decision: that of its day and each later one until now, as the newest one's transition says. */
function listPeriodRows(
  book: RuleBook,
  place: PlaceCode,
  decidedOn: LocalDate,
  on: LocalDate,
): readonly RuleRow<'repairClasses'>[] {
  const rows = listRows(book, place, 'repairClasses')
    .filter(({ effective, repealed }) => effective <= on && (repealed === null || repealed > decidedOn))
    .toSorted((a, b) => (a.effective < b.effective ? -1 : 1))
  const transition = rows.at(-1)?.transition
  if (transition === 'oldLaw') return rows.slice(0, 1)
  return transition === 'newLaw' ? rows.slice(-1) : rows
}
