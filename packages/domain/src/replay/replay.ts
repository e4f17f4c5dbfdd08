import { toDay } from '../calendar/local-date.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import type { Citation } from '../kernel/citation.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { findExecutionStay } from '../listing/execution-stay.ts'
import type { LawInForce } from '../listing/law-in-force.ts'
import type { Listing } from '../listing/listing.ts'
import { readListing } from '../listing/read-listing.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'
import type { History, ReplayedAct } from './history.ts'
import { beginCourse, tryStep } from './try-step.ts'
import type { Course } from './try-step.ts'

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

/**
 * Plays one history in one place: each step is tried against the rules of that place and is done or refused, and after
 * them each day is read. The facts are the same everywhere, so whatever differs lies in a clause.
 * @basis YF/(二十五); GD/(二十六); PZ/二(三)1; PZ/二(三)2; JN/四(三); JN/四(四); PY/五(三); PY/五(四)
 */
export function replayHistory({ entry, steps, look }: History, place: PlaceCode, law: LawInForce): Replay {
  let course = beginCourse(entry, place)
  const courses: { readonly on: LocalDate; readonly course: Course }[] = []
  const readings: StepReading[] = []
  const ordered = steps.toSorted(byDay)
  for (const step of ordered) {
    const tried = tryStep(course, step, place, entry, law)
    if (tried.ok) course = tried.value
    courses.push({ on: step.on, course })
    readings.push({ on: step.on, act: step.act, refused: tried.ok ? null : tried.error })
  }
  const days = [...new Set([...ordered.map(({ on }) => on), ...look])].toSorted()
  const first = beginCourse(entry, place)
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
    .toSorted(byDay)
}

/** Earlier days first; what happened on one day stays in the order given. */
function byDay(a: { readonly on: LocalDate }, b: { readonly on: LocalDate }): number {
  return toDay(a.on) - toDay(b.on)
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
