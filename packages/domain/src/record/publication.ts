import { durationLastDay } from '../calendar/limits.ts'
import { addDays } from '../calendar/local-date.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { Citation } from '../kernel/citation.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'
import { findPublicationClass } from './publication-class.ts'
import type { PublicationClass, PublicationLaw } from './publication-class.ts'
import type { ContentOf, CreditRecord } from './record.ts'
import { isProtected, readSimplifiedPenalty } from './simplified-penalty.ts'

/** The longest time for which dishonesty information may be disclosed in a province (最长披露期限). */
export interface DisclosureMaximum {
  readonly province: PlaceCode
  readonly years: number
  /** 自认定之日 or 自失信行为终止之日. */
  readonly from: 'determination' | 'misconductEnd'
  readonly source: Citation
}

/**
 * Five years in 广东 (from the determination, for conduct that went on from its end), 山东 (from the end of the
 * misconduct) and 河南; nothing is at hand for 四川.
 * @basis GD_REG/第四十三条; SD_REG/第三十八条; HN_REG/第十九条
 */
export const DISCLOSURE_MAXIMA: readonly DisclosureMaximum[] = [
  { province: '440000', years: 5, from: 'determination', source: cite('GD_REG', '第四十三条') },
  { province: '370000', years: 5, from: 'misconductEnd', source: cite('SD_REG', '第三十八条') },
  { province: '410000', years: 5, from: 'determination', source: cite('HN_REG', '第十九条') },
]

/** Why a record is not public. */
export type NotPublicReason =
  | 'simplifiedPenalty'
  | 'protectedSubject'
  | 'withdrawn'
  | 'decisionUpset'
  | 'minor'
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
  readonly law: PublicationLaw
  readonly maxima: readonly DisclosureMaximum[]
  /** Last day of the misconduct, where the file says so. */
  readonly misconductEndedOn: LocalDate | null
  /** Whether the authority publishes a minor penalty by exception; in principle it is not public. */
  readonly minorByException: boolean
}

/**
 * Whether a record may be public on a day. A penalty's period starts on the date of its document and ends by itself
 * at the maximum of its class; a change of law works for the subject (从旧兼从轻), and never before it took effect;
 * the province's longest disclosure caps it. Natural persons and 个体工商户 are not public by default.
 * @basis O58/行政处罚信息公示期; O36/第八条至第十条; GD_REG/第十八条; GD_REG/第四十三条; SD_REG/第二十条; SD_REG/第三十八条; HN_REG/第十九条; BAOJI/1; APL/第四十八条
 */
export function readPublication(record: CreditRecord, on: LocalDate, facts: PublicationFacts): PublicationReading {
  const barrier = findPublicationBarrier(record, on)
  if (barrier !== undefined) return { kind: 'notPublic', ...barrier }
  const { content, decidedOn: from } = record
  switch (content.kind) {
    case 'licence':
    case 'honour':
      return readSpan({ from, until: content.validUntil, publicationClass: null, confirmed: true, basis: [] }, on)
    case 'commitment':
      return readSpan({ from, until: null, publicationClass: null, confirmed: true, basis: [] }, on)
    case 'judgment': {
      const cap = findCap(record, facts)
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
): { readonly why: NotPublicReason; readonly basis: readonly Citation[] } | undefined {
  const { content, place, subjectKind, decidedOn, upset } = record
  if (on < decidedOn) return { why: 'notYetDecided', basis: [] }
  if (record.status === 'withdrawn' && record.withdrawnOn <= on)
    return { why: 'withdrawn', basis: [cite('APL', '第四十八条')] }
  if (upset !== null && upset.on <= on) return { why: 'decisionUpset', basis: [cite('APL', '第四十八条')] }
  if (content.kind === 'penalty' && content.procedure === 'simplified')
    return { why: 'simplifiedPenalty', basis: readSimplifiedPenalty(place, subjectKind).basis }
  if (isProtected(subjectKind) && content.kind !== 'honour')
    return { why: 'protectedSubject', basis: [cite('GD_REG', '第十八条'), cite('SD_REG', '第二十条')] }
  return undefined
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
  const { regimes, classes } = facts.law
  const spans: (Span & { readonly publicInPrinciple: boolean })[] = []
  for (const regime of regimes) {
    if (regime.effective > on || (regime.repealed !== null && regime.repealed <= record.decidedOn)) continue
    const reading = findPublicationClass(content, regime, classes)
    if (reading === undefined) continue
    const { publicationClass, source } = reading
    const { maxMonths, publicInPrinciple } = regime.periods[publicationClass]
    const end = durationLastDay(record.decidedOn, { count: maxMonths, unit: 'month' })
    const before = addDays(regime.effective, -1)
    const until = regime.effective > record.decidedOn && end < before ? before : end
    const confirmed = regime.confirmed && reading.confirmed
    const basis = [regime.source, source]
    spans.push({ from: record.decidedOn, until, publicationClass, confirmed, basis, publicInPrinciple })
  }
  const latest = spans.at(-1)
  if (latest === undefined) return { kind: 'notPublic', why: 'noPublicationLaw', basis: [] }
  const hidden = facts.minorByException ? undefined : spans.find(({ publicInPrinciple }) => !publicInPrinciple)
  if (hidden !== undefined) return { kind: 'notPublic', why: 'minor', basis: hidden.basis }
  const lightest = spans.reduce((light, each) => (earlier(each.until, light.until) ? each : light))
  const cap = findCap(record, facts)
  const capped = cap !== undefined && earlier(cap.lastDay, lightest.until)
  const { from, publicationClass } = lightest
  const basis = capped ? [...lightest.basis, cap.source] : lightest.basis
  const until = capped ? cap.lastDay : lightest.until
  return readSpan({ from, until, publicationClass, confirmed: latest.confirmed, basis }, on)
}

function earlier(a: LocalDate | null, b: LocalDate | null): boolean {
  return a !== null && (b === null || a < b)
}

function findCap(
  record: CreditRecord,
  facts: PublicationFacts,
): { readonly lastDay: LocalDate; readonly source: Citation } | undefined {
  const maximum = facts.maxima.find(({ province }) => province.slice(0, 2) === record.place.slice(0, 2))
  if (maximum === undefined) return undefined
  const start = maximum.from === 'misconductEnd' ? (facts.misconductEndedOn ?? record.decidedOn) : record.decidedOn
  return { lastDay: durationLastDay(start, { count: maximum.years, unit: 'year' }), source: maximum.source }
}
