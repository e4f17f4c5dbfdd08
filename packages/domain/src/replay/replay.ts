import type { LocalDate } from '../calendar/local-date.ts'
import type { Citation } from '../kernel/citation.ts'
import type { Actor } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { decideDisputeStep } from '../listing/decide-dispute.ts'
import { decideProcedureEnd } from '../listing/decide-release.ts'
import { evolveListing } from '../listing/evolve-listing.ts'
import { findExecutionStay } from '../listing/execution-stay.ts'
import type { LawInForce } from '../listing/law-in-force.ts'
import type { ListingEvent } from '../listing/listing-event.ts'
import type { Listing, ListedListing, Origin } from '../listing/listing.ts'
import { findNoGround, readListing } from '../listing/read-listing.ts'
import { decideObjection, decideObjectionAnswer } from '../objection/decide-objection.ts'
import { readStageStep } from '../objection/objection-stages.ts'
import { evolveObjection } from '../objection/objection.ts'
import type { Objection, ObjectionEvent } from '../objection/objection.ts'
import {
  decideAcceptance,
  decideRepair,
  decideRepairApplication,
  decideRepairPublicity,
} from '../repair/decide-repair.ts'
import { evolveRepair } from '../repair/repair.ts'
import type { Repair, RepairEvent } from '../repair/repair.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'
import type { History, ReplayedAct, ReplayedEntry, ReplayedStep } from './history.ts'

/** What became of a step in a place: done, or refused with its code and clauses. */
export interface StepReading {
  readonly on: LocalDate
  readonly act: ReplayedAct
  readonly refused: Refusal | null
}

/** How the entry stands in a place on a day. */
export interface DayReading {
  readonly on: LocalDate
  readonly state: 'notYetInForce' | 'inForce' | 'stayed' | 'ended'
  /** The last day of effect, `null` while nothing fixes it. */
  readonly lastDay: LocalDate | null
  /** The clauses because of which execution rests. */
  readonly basis: readonly Citation[]
}

/** A history as one place sees it. */
export interface Replay {
  readonly place: PlaceCode
  readonly steps: readonly StepReading[]
  readonly days: readonly DayReading[]
}

const LISTING = 'replayed'
const SUBJECT = 'subject'
const MAKER: Actor = { officerId: 'maker', organisationId: 'maker' }
const OTHER: Actor = { officerId: 'other', organisationId: 'maker' }
const ELSEWHERE: Actor = { officerId: 'elsewhere', organisationId: 'elsewhere' }
const TEXT = 'text'

interface Course {
  readonly listing: Listing
  readonly objection: Objection | undefined
  readonly repair: Repair | undefined
}

/**
 * Plays one history in one place: each step is tried against the rules of that place and is done or refused, and after
 * them each day is read. The facts are the same everywhere, so whatever differs lies in a clause.
 * @basis YF/(二十五); GD/(二十六); PZ/二(三)1; PZ/二(三)2; JN/四(三); JN/四(四); PY/五(三); PY/五(四)
 */
export function replayHistory({ entry, steps, look }: History, place: PlaceCode, law: LawInForce): Replay {
  let course: Course = { listing: listed(entry, place), objection: undefined, repair: undefined }
  const courses: { readonly on: LocalDate; readonly course: Course }[] = []
  const readings: StepReading[] = []
  const ordered = steps.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  for (const step of ordered) {
    const tried = tryStep(course, step, place, entry, law)
    if (tried.ok) course = tried.value
    courses.push({ on: step.on, course })
    readings.push({ on: step.on, act: step.act, refused: tried.ok ? null : tried.error })
  }
  const days = [...new Set([...ordered.map(({ on }) => on), ...look])].toSorted()
  const first: Course = { listing: listed(entry, place), objection: undefined, repair: undefined }
  return {
    place,
    steps: readings,
    days: days.map((on) => readDay(courses.findLast((one) => one.on <= on)?.course ?? first, on, place, law)),
  }
}

/** Where the outcomes of several places part: one line a step or a day on which they are not all alike. */
export interface Parting {
  readonly on: LocalDate
  /** The act, or `null` for the state of the entry that day. */
  readonly act: ReplayedAct | null
  readonly outcomes: readonly {
    readonly place: PlaceCode
    readonly outcome: string
    /** Why an act was refused, `null` where it was done and for the state of a day. */
    readonly refused: Refusal | null
    readonly basis: readonly Citation[]
  }[]
}

/** The steps and days on which places do not say the same, each with the clause that makes the difference. */
export function findPartings(replays: readonly Replay[]): readonly Parting[] {
  const [first] = replays
  if (first === undefined) return []
  const bySteps = first.steps.map(({ on, act }, at): Parting => ({
    on,
    act,
    outcomes: replays.map(({ place, steps }) => {
      const refused = steps[at]?.refused ?? null
      return { place, outcome: refused === null ? 'done' : refused.code, refused, basis: refused?.basis ?? [] }
    }),
  }))
  const byDays = first.days.map(({ on }, at): Parting => ({
    on,
    act: null,
    outcomes: replays.map(({ place, days }) => {
      const day = days[at]
      const outcome = day === undefined ? '' : day.lastDay === null ? day.state : `${day.state} ${day.lastDay}`
      return { place, outcome, refused: null, basis: day?.basis ?? [] }
    }),
  }))
  return [...bySteps, ...byDays]
    .filter(({ outcomes }) => new Set(outcomes.map(({ outcome }) => outcome)).size > 1)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

function tryStep(
  course: Course,
  step: ReplayedStep,
  place: PlaceCode,
  entry: ReplayedEntry,
  law: LawInForce,
): Result<Course, Refusal> {
  const { listing, objection, repair } = course
  const { on } = step
  const over = readListing(listing, on, law.calendar)
  const endedOn = over.kind === 'ended' ? over.lastDay : null
  switch (step.act) {
    case 'object': {
      const thing = { subjectId: SUBJECT, determiner: 'maker', provider: 'maker', over: endedOn !== null }
      const open = objection?.kind === 'received' ? objection.objectionId : null
      const handedIn = {
        objectionId: `objection@${on}`,
        receiptNumber: '1',
        target: { kind: 'listing', listingId: LISTING },
        subjectId: SUBJECT,
        place,
        takenInBy: 'maker',
        raiser: { kind: 'subject' },
        channel: step.form === 'oral' ? 'phone' : 'web',
        form: step.form,
        ground: step.ground,
        text: TEXT,
        evidence: [],
        by: null,
      } as const
      return follow(course, undefined, decideObjection(undefined, handedIn, { thing, open }, law, on), law)
    }
    case 'answerObjection': {
      const { outcome } = step
      const remedies = outcome === 'rejected' ? [] : ([{ kind: 'voidEntry' }] as const)
      const hands = { officers: [], recused: [], verifierElsewhere: false }
      const answer = { outcome, remedies, reasons: TEXT, letter: null, by: OTHER }
      return follow(course, objection, decideObjectionAnswer(objection, answer, hands, law, on), law)
    }
    case 'applyForRepair': {
      const given = (name: (typeof step.materials)[number]) => (step.materials.includes(name) ? TEXT : null)
      const handedIn = {
        repairId: `repair@${on}`,
        receiptNumber: '1',
        target: { kind: 'listing', listingId: LISTING },
        subjectId: SUBJECT,
        takenInBy: 'maker',
        channel: 'web',
        externalKey: null,
        materials: {
          performance: given('performance'),
          rectification: given('rectification'),
          promise: given('promise'),
          communityService: given('communityService'),
          other: [],
        },
        documentNumber: entry.document.number,
        assigned: null,
        by: null,
      } as const
      const thing = {
        subjectId: SUBJECT,
        subjectKind: entry.subjectKind,
        place,
        determiner: 'maker',
        document: { numbers: [entry.document.number], authority: 'maker' },
        dates: { factOn: entry.conduct.until ?? entry.conduct.from, decidedOn: entry.document.date },
        listTypeId: entry.listTypeId,
        sector: entry.listTypeId,
        adverse: true,
        gravity: { gravity: step.gravity, by: 'table', confirmed: true, basis: [] },
        lastDay: null,
        endedOn,
      } as const
      const open = repair?.kind === 'applied' || repair?.kind === 'accepted' ? repair.repairId : null
      return mend(
        course,
        undefined,
        decideRepairApplication(undefined, handedIn, { thing, open, conditions: [] }, law, on),
        law,
      )
    }
    case 'acceptRepair':
      return mend(course, repair, decideAcceptance(repair, { accepted: true, reasons: '', by: MAKER }, law, on), law)
    case 'decideRepair': {
      const { outcome } = step
      return mend(
        course,
        repair,
        decideRepair(repair, { outcome, reasons: TEXT, letter: null, by: OTHER }, law, on),
        law,
      )
    }
    case 'publiciseRepair':
      return mend(course, repair, decideRepairPublicity(repair, { site: TEXT, by: MAKER }, law, on), law)
    case 'applyMeasure':
      return findNoGround(listing, on, law) ?? ok(course)
  }
}

/** What an act on an objection leaves: the objection, the stage on the entry, and its end where it was wrong. */
function follow(
  course: Course,
  before: Objection | undefined,
  decided: Result<readonly ObjectionEvent[], Refusal>,
  law: LawInForce,
): Result<Course, Refusal> {
  if (!decided.ok) return decided
  let { listing } = course
  let objection = before
  for (const event of decided.value) {
    objection = evolveObjection(objection, event)
    const stage = objection === undefined ? undefined : readStageStep(objection.target, event)
    if (stage !== undefined) listing = apply(listing, decideDisputeStep(listing, stage.step, law, event.on))
    if (event.type === 'ObjectionDecided' && event.decision.outcome === 'upheld') {
      const procedure = { stream: 'objection', id: event.objectionId } as const
      const end = { reason: 'corrected', reasons: TEXT, by: ELSEWHERE, procedure } as const
      listing = apply(listing, decideProcedureEnd(listing, end, law, event.on))
    }
  }
  return ok({ ...course, listing, objection })
}

/** What an act on a repair leaves: the repair, and the end of the entry once it is of effect. */
function mend(
  course: Course,
  before: Repair | undefined,
  decided: Result<readonly RepairEvent[], Refusal>,
  law: LawInForce,
): Result<Course, Refusal> {
  if (!decided.ok) return decided
  let { listing } = course
  let repair = before
  for (const event of decided.value) {
    repair = evolveRepair(repair, event)
    if (repair?.kind !== 'granted' || repair.effectiveOn === null) continue
    const procedure = { stream: 'repair', id: event.repairId } as const
    const end = { reason: 'repaired', reasons: TEXT, by: ELSEWHERE, procedure } as const
    listing = apply(listing, decideProcedureEnd(listing, end, law, event.on))
  }
  return ok({ ...course, listing, repair })
}

function apply(listing: Listing, decided: Result<readonly ListingEvent[], Refusal>): Listing {
  if (!decided.ok) return listing
  return decided.value.reduce<Listing>((state, event) => evolveListing(state, event) ?? state, listing)
}

function readDay({ listing }: Course, on: LocalDate, place: PlaceCode, law: LawInForce): DayReading {
  const reading = readListing(listing, on, law.calendar)
  switch (reading.kind) {
    case 'inForce': {
      const stay = findExecutionStay(listing, reading.disputes, { place, measureId: null }, law, on)
      return {
        on,
        state: stay === undefined ? 'inForce' : 'stayed',
        lastDay: reading.lastDay,
        basis: stay?.basis ?? tollingBasis(listing),
      }
    }
    case 'ended':
      return { on, state: 'ended', lastDay: reading.lastDay, basis: [] }
    case 'notYetInForce':
    case 'noEffect':
    case 'needsPerson':
      return { on, state: 'notYetInForce', lastDay: null, basis: [] }
  }
}

/** The clauses because of which the term is longer than its length. */
function tollingBasis(listing: Listing): readonly Citation[] {
  if (listing.kind !== 'listed' && listing.kind !== 'released') return []
  return listing.disputes.flatMap(({ tolls, basis }) => (tolls ? basis : []))
}

function listed(entry: ReplayedEntry, place: PlaceCode): ListedListing {
  const { listTypeId, subjectKind, document, conduct, effectiveOn, term, latestEnd } = entry
  return {
    kind: 'listed',
    listingId: LISTING,
    listKind: 'sanction',
    place,
    listTypeId,
    subjectId: SUBJECT,
    subjectKind,
    determiner: 'maker',
    document: { kind: 'penaltyDecision', ...document, authority: 'maker', effectiveOn: document.date },
    tier: null,
    conduct: { ...conduct, facts: TEXT },
    source: null,
    origin: originOf(entry),
    listedOn: effectiveOn,
    effectiveOn,
    term: { start: effectiveOn, length: term, latestEnd, setBy: 'document', basis: [] },
    disputes: [],
    question: null,
    expiryRecordedOn: null,
  }
}

function originOf({ origin, document, effectiveOn, term }: ReplayedEntry): Origin {
  if (origin === 'received') {
    const service = { kind: 'served', on: effectiveOn } as const
    return { kind: 'received', from: 'maker', externalKey: document.number, service, confirmedBy: null }
  }
  const decision = {
    number: document.number,
    decidedOn: effectiveOn,
    determination: { by: 'determiner', decider: MAKER },
    reasons: TEXT,
    term,
    served: null,
  } as const
  return { kind: 'determinedHere', proposer: MAKER, notice: null, service: null, publicity: null, decision }
}
