import type { LocalDate } from '../calendar/local-date.ts'
import { durationLastDay } from '../calendar/limits.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import type { Measure } from '../catalogue/measure.ts'
import { findFailSafe } from '../kernel/health.ts'
import type { Health } from '../kernel/health.ts'
import type { Citation } from '../kernel/citation.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Listing, ListedListing, ReleasedListing } from '../listing/listing.ts'
import { readListing } from '../listing/read-listing.ts'
import type { ListingReading } from '../listing/read-listing.ts'
import type { Occasion } from '../rulebook/axes.ts'
import { findPlace, readRule } from '../rulebook/read-rule.ts'
import type { PlaceCode, RuleBook } from '../rulebook/rule-row.ts'
import type {
  CheckReading,
  Concern,
  EndedEntry,
  RecommendedMeasure,
  Remedy,
  ShownMeasure,
  ShownReason,
} from './check-reading.ts'
import { readCleanYears } from './clean-years.ts'
import type { CleanYearsFacts } from './clean-years.ts'
import { readFastTrack } from './fast-track.ts'
import { readInspection } from './inspection.ts'
import type { CheckItem, CheckMark, Decider, EntrySeen, IdentityState, PartyRole } from './matter.ts'
import { readMustCheck } from './must-check.ts'

/** An entry that concerns the party, and how. */
export interface ConcernedEntry {
  readonly listing: Listing
  readonly concern: Concern
}

/** What the catalogue says of a measure on an entry in this unit's hands: usable, or why not. */
export type MeasureAssessment = { readonly kind: 'executable' } | { readonly kind: 'inert'; readonly refusal: Refusal }

/** Everything a check looks at: facts, the law as data, and the state of what they stand on. */
export interface CheckQuestion {
  readonly identity: IdentityState
  readonly role: PartyRole
  readonly entries: readonly ConcernedEntry[]
  /** Entries stayed for this unit because an objection to the measure here runs, with the clause that stays it. */
  readonly staysHere: readonly { readonly listingId: string; readonly basis: Citation }[]
  readonly matter: { readonly occasion: Occasion; readonly place: PlaceCode; readonly decider: Decider }
  /** The measures of the catalogue on entries of a list type; `null` while no catalogue is in force. */
  readonly measuresFor: ((listTypeId: string) => readonly Measure[]) | null
  /** The catalogue's word on one measure: published, with law, within this unit's power, fit for subject and tier. */
  readonly assess: (measure: Measure, entry: ConcernedEntry) => MeasureAssessment
  readonly honestyModel: boolean
  readonly goodStanding: boolean | null
  readonly cleanYears: CleanYearsFacts
  readonly health: Health
  readonly book: RuleBook
  readonly calendar: WorkCalendar
  readonly on: LocalDate
}

type EffectiveListing = ListedListing | ReleasedListing
type InForce = Extract<ListingReading, { kind: 'inForce' }>

/**
 * For one party, one matter, one unit and one day: the measures, incentives and sanctions alike, that must or may be
 * applied, each with entry, document, law, term, stay and remedy; what has no effect, with why; the decider; and
 * whether the fast track is open. It recommends only. A masked or fuzzy identity has no legal effect, and where
 * calendar, catalogue, evidence or an upstream is missing no new sanction is recommended.
 * @basis N49/三; PZ/二(一)2; PZ/二(二)3; YF/(二十一); YF/(二十二); JN/四(二); PY/三(二); PY/四(五); PIPL/第二十四条
 */
export function readCheck(question: CheckQuestion): CheckReading {
  const { entries, matter, book, on, health } = question
  const { place, occasion, decider } = matter
  const found = entries.map((entry) => readEntry(entry, question))
  const recommended = found.flatMap((each) => each.recommended)
  const seen = found.flatMap((each) => each.seen)
  const bound = new Set(seen.filter(({ state }) => state === 'inForce').map(({ listingId }) => listingId))
  const sanctionInForce = entries.some(
    ({ listing, concern }) => concern.kind === 'own' && listing.listKind === 'sanction' && bound.has(listing.listingId),
  )
  const years = (count: number) => readCleanYears(question.cleanYears, on, count)
  const fastTrackRule = readRule(book, place, 'fastTrack', on)
  const fastTrack = readFastTrack(fastTrackRule, { ...question, sanctionInForce, cleanYears: years })
  const cleanCount = fastTrackRule.kind === 'value' ? fastTrackRule.value.cleanYears : null
  const honest = isCertain(question) && (question.honestyModel || question.goodStanding === true)
  return {
    must: recommended.filter(({ duty }) => duty === 'must'),
    may: recommended.filter(({ duty }) => duty === 'may'),
    shown: found.flatMap((each) => each.shown),
    ended: found.flatMap((each) => each.ended),
    entries: seen,
    items: recommended.map(toItem),
    decider,
    mustCheck: readMustCheck(readRule(book, place, 'checkOccasions', on), occasion),
    cleanYears: cleanCount === null ? null : years(cleanCount),
    fastTrack: isCertain(question) || fastTrack.kind !== 'open' ? fastTrack : identityOpen(fastTrack),
    inspection: readInspection(readRule(book, place, 'inspection', on), { honest, sanctionInForce }),
    marks: readMarks(question, found, health),
  }
}

interface EntryFindings {
  readonly recommended: readonly RecommendedMeasure[]
  readonly shown: readonly ShownMeasure[]
  readonly ended: readonly EndedEntry[]
  readonly seen: readonly EntrySeen[]
  readonly provisional: boolean
}

const NOTHING: EntryFindings = { recommended: [], shown: [], ended: [], seen: [], provisional: false }

function readEntry(entry: ConcernedEntry, question: CheckQuestion): EntryFindings {
  const { listing } = entry
  const { listingId } = listing
  const whole = (why: ShownReason): EntryFindings => ({
    ...NOTHING,
    shown: [{ listingId, measureId: null, why, basis: [] }],
  })
  const reading = readListing(listing, question.on, question.calendar)
  switch (reading.kind) {
    case 'noEffect':
      return NOTHING
    case 'needsPerson':
      return whole('ENTRY_NEEDS_PERSON')
    case 'notYetInForce':
      return whole('ENTRY_NOT_YET_IN_FORCE')
    case 'ended':
      return { ...NOTHING, ended: [{ listingId, lastDay: reading.lastDay, reason: reading.reason }] }
    case 'inForce':
      if (!isCertain(question)) return whole('IDENTITY_NOT_CONFIRMED')
      return listing.kind === 'listed' || listing.kind === 'released'
        ? readMeasures({ ...entry, listing }, reading, question)
        : NOTHING
  }
}

function readMeasures(
  entry: ConcernedEntry & { readonly listing: EffectiveListing },
  reading: InForce,
  question: CheckQuestion,
): EntryFindings {
  const { listing } = entry
  const { listingId } = listing
  const stayBasis = [
    ...(reading.stay?.basis ?? []),
    ...question.staysHere.filter((stay) => stay.listingId === listingId).map(({ basis }) => basis),
  ]
  const isStayed = reading.stay !== null || stayBasis.length > 0
  const recommended: RecommendedMeasure[] = []
  const shown: ShownMeasure[] = []
  for (const measure of question.measuresFor?.(listing.listTypeId) ?? []) {
    const bar = findBar(measure, entry, reading, question)
    if (bar !== undefined) {
      shown.push({ listingId, measureId: measure.id, ...bar })
      continue
    }
    recommended.push({
      itemId: `${listingId}/${measure.id}`,
      listingId,
      listTypeId: listing.listTypeId,
      concern: entry.concern,
      concernsWhole: question.role === 'consortiumMember',
      document: listing.document,
      measure,
      articles: measure.articles,
      measureClass: measure.measureClass,
      duty: measure.measureClass === 'MANDATORY' ? 'must' : 'may',
      state: isStayed ? 'suspended' : 'applicable',
      stayBasis,
      lastDay: readMeasureLastDay(measure, listing, reading),
      remedy: readRemedy(listing, question),
    })
  }
  const seen: EntrySeen = { listingId, state: isStayed ? 'stayed' : 'inForce', lastDay: reading.lastDay }
  return { recommended, shown, ended: [], seen: [seen], provisional: reading.provisional }
}

/** What keeps a measure from being recommended, in the order in which a clerk would ask. */
function findBar(
  measure: Measure,
  entry: ConcernedEntry,
  reading: InForce,
  question: CheckQuestion,
): { readonly why: ShownReason; readonly basis: readonly Citation[] } | undefined {
  const { matter, on } = question
  if ((measure.kind === 'incentive') !== (entry.listing.listKind === 'incentive'))
    return { why: 'MEASURE_NOT_IN_CATALOGUE', basis: [] }
  if (measure.occasions.length > 0 && !measure.occasions.includes(matter.occasion))
    return { why: 'NOT_THIS_OCCASION', basis: [] }
  const { concern } = entry
  if (concern.kind === 'responsiblePerson' && !measure.responsibleRoles.some((role) => concern.roles.includes(role)))
    return { why: 'NOT_THIS_OFFICE', basis: [] }
  const assessment = question.assess(measure, entry)
  if (assessment.kind === 'inert') return { why: assessment.refusal.code, basis: assessment.refusal.basis }
  if (measure.kind === 'incentive') return undefined
  const listing = entry.listing as EffectiveListing
  const lastDay = readMeasureLastDay(measure, listing, reading)
  if (lastDay !== null && lastDay < on) return { why: 'AFTER_END', basis: [] }
  if (reading.barsNewAdverseAct) return { why: 'UPSTREAM_QUESTION_OPEN', basis: [] }
  if (findFailSafe(question.health) !== undefined || reading.provisional)
    return { why: 'NO_NEW_ADVERSE_ACT', basis: [] }
  return measure.confirmed && !isRuleUnconfirmed(question) ? undefined : { why: 'RULE_UNCONFIRMED', basis: [] }
}

/** The axes on which a recommendation to sanction rests in a place. */
const ADVERSE_AXES = ['offCatalogue', 'measureClasses', 'measureLegality'] as const

function isRuleUnconfirmed({ book, matter, on }: CheckQuestion): boolean {
  return ADVERSE_AXES.some((axis) => {
    const rule = readRule(book, matter.place, axis, on)
    return rule.kind === 'value' && !rule.row.confirmed
  })
}

/** A measure ends with its entry, and before it where a law sets the measure a shorter longest term. */
function readMeasureLastDay(measure: Measure, listing: EffectiveListing, reading: InForce): LocalDate | null {
  if (measure.maxMonths === null) return reading.lastDay
  const longest = durationLastDay(listing.effectiveOn, { count: measure.maxMonths, unit: 'month' })
  return reading.lastDay === null || longest < reading.lastDay ? longest : reading.lastDay
}

/** The remedy by the place whose procedure the entry follows, else by the place of the matter. */
function readRemedy(listing: EffectiveListing, { book, matter, on }: CheckQuestion): Remedy {
  const place = findPlace(book, listing.place) === undefined ? matter.place : listing.place
  const first = readRule(book, place, 'objectionFirstStop', on)
  const second = readRule(book, place, 'secondLevel', on)
  return {
    objection: first.kind === 'value' ? first.value : null,
    then: second.kind === 'value' ? second.value.remedies : [],
    basis: [first, second].flatMap((rule) => (rule.kind === 'value' ? [rule.row.source] : [])),
  }
}

function isCertain({ identity }: { readonly identity: IdentityState }): boolean {
  return identity === 'exact' || identity === 'confirmedByPerson'
}

function identityOpen(fastTrack: Extract<CheckReading['fastTrack'], { kind: 'open' }>): CheckReading['fastTrack'] {
  return { kind: 'cannotTell', why: 'identity', source: fastTrack.source }
}

function toItem({ itemId, listingId, measure, duty, state }: RecommendedMeasure): CheckItem {
  return { itemId, listingId, measureId: measure.id, kind: measure.kind, duty, state }
}

function readMarks(question: CheckQuestion, found: readonly EntryFindings[], health: Health): readonly CheckMark[] {
  const marks: CheckMark[] = []
  if (health.calendar !== 'ok' || found.some(({ provisional }) => provisional)) marks.push('calendarMissing')
  if (health.catalogue !== 'ok' || question.measuresFor === null) marks.push('catalogueMissing')
  if (health.evidence !== 'ok' || health.upstream !== 'ok') marks.push('entriesStale')
  if (isRuleUnconfirmed(question)) marks.push('ruleUnconfirmed')
  if (!isCertain(question)) marks.push('identityNotConfirmed')
  return marks
}
