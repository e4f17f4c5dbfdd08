import type { LocalDate } from '../calendar/local-date.ts'
import { durationLastDay } from '../calendar/limits.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { readExecutable } from '../catalogue/executable.ts'
import type { ExecutableMeasure, Reasons } from '../catalogue/executable.ts'
import type { Measure, Precondition } from '../catalogue/measure.ts'
import { findFailSafe } from '../kernel/health.ts'
import type { Health } from '../kernel/health.ts'
import { cite } from '../kernel/citation.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { OrganisationId, SubjectKind } from '../kernel/refs.ts'
import { refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { findUnconfirmedAxis } from '../listing/law-in-force.ts'
import type { Listing, ListedListing, ReleasedListing } from '../listing/listing.ts'
import { findExecutionStay } from '../listing/execution-stay.ts'
import { readListing } from '../listing/read-listing.ts'
import type { ListingReading } from '../listing/read-listing.ts'
import type { Occasion } from '../rulebook/axes.ts'
import { findPlace, readRule } from '../rulebook/read-rule.ts'
import type { PlaceCode, RuleBook } from '../rulebook/rule-row.ts'
import type { CheckReading, Concern, EndedEntry, RecommendedMeasure, Remedy, ShownMeasure } from './check-reading.ts'
import { readCleanYears } from './clean-years.ts'
import type { CleanYearsFacts } from './clean-years.ts'
import { readFastTrack } from './fast-track.ts'
import { readInspection } from './inspection.ts'
import type { CheckItem, CheckMark, Decider, EntrySeen, IdentityState, PartyRole } from './matter.ts'
import { readMustCheck } from './must-check.ts'

/** An entry that concerns the party, how, and which preconditions of measures are established for it. */
export interface ConcernedEntry {
  readonly listing: Listing
  readonly concern: Concern
  readonly established: readonly Precondition[]
}

/** Everything a check looks at: facts, the law as data, and the state of what they stand on. */
export interface CheckQuestion {
  readonly identity: IdentityState
  readonly subjectKind: SubjectKind
  readonly role: PartyRole
  readonly entries: readonly ConcernedEntry[]
  readonly matter: { readonly occasion: Occasion; readonly place: PlaceCode; readonly decider: Decider }
  /** The unit that checks; a dispute about another unit's measure does not rest its own. */
  readonly organisationId?: OrganisationId | undefined
  /** Normalised departments of the unit that checks: only measures within its power are recommended. */
  readonly departments: readonly string[]
  /** The catalogue in force; `null` while there is none. */
  readonly catalogue: Catalogue | null
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
  const whole = (reason: Refusal): EntryFindings => ({
    ...NOTHING,
    shown: [{ listingId, measureId: null, reasons: [reason] }],
  })
  const reading = readListing(listing, question.on, question.calendar)
  switch (reading.kind) {
    case 'noEffect':
      return NOTHING
    case 'needsPerson':
      return whole({ code: 'ENTRY_NEEDS_PERSON', basis: [] })
    case 'notYetInForce':
      return whole({ code: 'ENTRY_NOT_YET_IN_FORCE', effectiveOn: reading.effectiveOn, basis: [] })
    case 'ended':
      return { ...NOTHING, ended: [{ listingId, lastDay: reading.lastDay, reason: reading.reason }] }
    case 'inForce':
      if (!isCertain(question))
        return whole({
          code: 'IDENTITY_NOT_CONFIRMED',
          basis: [cite('GD_REG', '第十六条'), cite('HN_REG', '第十六条')],
        })
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
  const { place } = question.matter
  const at = (measureId: string | null) => ({ place, measureId, implementer: question.organisationId })
  const findStay = (measureId: string | null) =>
    findExecutionStay(listing, reading.disputes, at(measureId), question, question.on)
  const recommended: RecommendedMeasure[] = []
  const shown: ShownMeasure[] = []
  for (const { measureId, assessed } of assessMeasures(entry, question)) {
    const reasons = assessed.ok ? findBars(assessed.value.measure, listing, reading, question) : assessed.error
    if (reasons !== undefined) shown.push({ listingId, measureId, reasons })
    if (!assessed.ok || reasons !== undefined) continue
    const { measure, articles, measureClass } = assessed.value
    const stay = measure.kind === 'incentive' ? undefined : findStay(measureId)
    recommended.push({
      itemId: `${listingId}/${measureId}`,
      listingId,
      listTypeId: listing.listTypeId,
      concern: entry.concern,
      concernsWhole: question.role === 'consortiumMember',
      document: listing.document,
      measure,
      articles,
      measureClass,
      duty: measureClass.measureClass === 'MANDATORY' ? 'must' : 'may',
      state: stay === undefined ? 'applicable' : 'suspended',
      stayBasis: stay?.basis ?? [],
      lastDay: readMeasureLastDay(measure, listing, reading),
      remedy: readRemedy(listing, question),
    })
  }
  const seen: EntrySeen = {
    listingId,
    state: findStay(null) === undefined ? 'inForce' : 'stayed',
    lastDay: reading.lastDay,
  }
  return { recommended, shown, ended: [], seen: [seen], provisional: reading.provisional }
}

/** The catalogue's word on each measure of the list; nothing while no catalogue is in force. */
function assessMeasures(
  entry: ConcernedEntry,
  question: CheckQuestion,
): readonly { readonly measureId: string; readonly assessed: Result<ExecutableMeasure, Reasons> }[] {
  const { catalogue } = question
  if (catalogue === null) return []
  return catalogue.measures
    .filter(({ listTypeIds }) => listTypeIds.includes(entry.listing.listTypeId))
    .map(({ id: measureId }) => ({ measureId, assessed: assess(measureId, entry, question, catalogue) }))
}

/** The catalogue's word on one measure; a person of a listed unit is reached by any office that it held. */
function assess(
  measureId: string,
  { listing, concern, established }: ConcernedEntry,
  question: CheckQuestion,
  catalogue: Catalogue,
): Result<ExecutableMeasure, Reasons> {
  const { book, matter, on, departments, subjectKind } = question
  const { listTypeId, tier } = listing
  const within = findPlace(book, matter.place)?.within ?? null
  const places = within === null ? [matter.place] : [matter.place, within]
  const rules = {
    offCatalogue: readRule(book, matter.place, 'offCatalogue', on),
    measureClasses: readRule(book, matter.place, 'measureClasses', on),
  }
  const common = { on, places, departments, subjectKind, listTypeId, tier, established, occasion: matter.occasion }
  const roles = concern.kind === 'own' ? [null] : concern.roles
  let refused: Reasons = [{ code: 'MEASURE_NOT_FOR_SUBJECT', measureId, basis: [] }]
  for (const role of roles) {
    const answer = readExecutable(measureId, { ...common, role }, rules, catalogue)
    if (answer.ok) return answer
    refused = answer.error
  }
  return refuse(refused)
}

/** What besides the catalogue keeps a lawful sanction from being recommended today; incentives go on. */
function findBars(
  measure: Measure,
  listing: EffectiveListing,
  reading: InForce,
  question: CheckQuestion,
): Reasons | undefined {
  if (measure.kind === 'incentive') return undefined
  const reasons: Refusal[] = []
  const lastDay = readMeasureLastDay(measure, listing, reading)
  if (lastDay !== null && lastDay < question.on) reasons.push({ code: 'AFTER_END', endedOn: lastDay, basis: [] })
  const upstream = listing.kind === 'listed' ? listing.question : null
  if (reading.barsNewAdverseAct && upstream !== null)
    reasons.push({ code: 'UPSTREAM_QUESTION_OPEN', questionId: upstream.questionId, basis: [] })
  const unsound = findFailSafe(reading.provisional ? { ...question.health, calendar: 'missing' } : question.health)
  if (unsound !== undefined) reasons.push(unsound.error)
  const axis = findUnconfirmedAxis(question.book, question.matter.place, question.on)
  if (axis !== undefined) reasons.push({ code: 'RULE_UNCONFIRMED', axis, basis: [] })
  const [first, ...others] = reasons
  return first === undefined ? undefined : [first, ...others]
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
    secondLevel: second.kind === 'value' ? second.value.remedies : [],
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
  if (health.catalogue !== 'ok' || question.catalogue === null) marks.push('catalogueMissing')
  if (health.evidence !== 'ok' || health.upstream !== 'ok') marks.push('entriesStale')
  if (findUnconfirmedAxis(question.book, question.matter.place, question.on) !== undefined)
    marks.push('ruleUnconfirmed')
  if (!isCertain(question)) marks.push('identityNotConfirmed')
  return marks
}
