// Plays a history through the pure domain, and says what it answers on a day in the oracle's words. Only the files
// `bridge*.ts` know the domain.

import { type Duty, readDuty } from '@xinheng/domain/duty/duty'
import { findExecutionStay } from '@xinheng/domain/listing/execution-stay'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import { type ListingReading, readListing, termClockOf } from '@xinheng/domain/listing/read-listing'
import type { Objection } from '@xinheng/domain/objection/objection'
import { readObjectionDuties } from '@xinheng/domain/objection/objection-duties'
import { readListingVisibility } from '@xinheng/domain/repair/listing-visibility'
import type { Repair } from '@xinheng/domain/repair/repair'
import { readRepairDuties } from '@xinheng/domain/repair/repair-duties'
import { readTerm } from '@xinheng/domain/term/term-clock'
import { afterActs, lateConfirmations, owedNow, unconfirmedNow } from './bridge-after.ts'
import { complaintActs } from './bridge-complaints.ts'
import { type Acts, type AnyAct, dated, newDesk, Refused, unitOf } from './bridge-desk.ts'
import { entryActs } from './bridge-entry.ts'
import { recordExpiry } from './bridge-follow.ts'
import { codes, LAW } from './bridge-law.ts'
import { application, measureActs, untoldNow } from './bridge-measures.ts'
import { objectionActs } from './bridge-objections.ts'
import { repairActs } from './bridge-repair.ts'
import type { Day } from './days.ts'
import type { Command, Kind, MeasureName } from './facts.ts'
import type { Place } from './values.ts'

export { LAW } from './bridge-law.ts'

/** What came of a command. */
export type Outcome = { readonly accepted: true } | { readonly accepted: false; readonly code: string }

export interface Play {
  tryIt(on: Day, command: Command): Outcome
  inForce(on: Day): boolean
  published(on: Day): boolean
  remaining(on: Day): number | undefined
  stayed(on: Day, place: Place, measure: MeasureName): boolean
  mayApply(on: Day, place: Place, measure: MeasureName): boolean
  /** Does an open objection mark the entry? */
  marked(): boolean
  /** Measures the subject was not told of, who has not confirmed the release, and what is owed after an error. */
  untold(): string
  unconfirmed(on: Day): string
  owed(): string
  overdue(on: Day): string[]
  state(): string
  /** Where each stream stands: what the coverage counts its steps by. */
  streams(): Readonly<Record<string, string>>
  received(): boolean
}

const acts: Acts<Kind> = {
  ...entryActs,
  ...objectionActs,
  ...complaintActs,
  ...repairActs,
  ...measureActs,
  ...afterActs,
}

/** What is read from a state, kept with it. */
function keptWith<S extends object, D>(read: (state: S) => D): (state: S) => D {
  const kept = new WeakMap<S, D>()
  return (state) => {
    const known = kept.get(state) ?? read(state)
    kept.set(state, known)
    return known
  }
}

export function play(home: Place, law: LawInForce = LAW): Play {
  const d = newDesk(home, law)
  const objectionDuties = keptWith((state: Objection) => readObjectionDuties(state, law))
  const repairDuties = keptWith((state: Repair) => readRepairDuties(state, law))
  const reading = { of: d.listing, day: 0, is: readListing(d.listing, dated(0), law.calendar) }
  const readingOn = (day: Day): ListingReading => {
    if (reading.of !== d.listing || reading.day !== day) {
      Object.assign(reading, { of: d.listing, day, is: readListing(d.listing, dated(day), law.calendar) })
    }
    return reading.is
  }

  return {
    tryIt(on, command) {
      recordExpiry(d, on)
      try {
        // Each act takes the command of its own kind.
        const act = acts[command.kind] as AnyAct
        act(d, { on, today: dated(on), command })
        return { accepted: true }
      } catch (error) {
        if (error instanceof Refused) return { accepted: false, code: error.code }
        throw error
      }
    },
    inForce: (on) => readingOn(on).kind === 'inForce',
    published: (on) =>
      readingOn(on).kind === 'inForce' &&
      d.listing !== undefined &&
      readListingVisibility(d.listing, law, dated(on)).kind === 'public',
    remaining(on) {
      if (d.listing?.kind !== 'listed') return undefined
      const term = readTerm(termClockOf(d.listing), dated(on), law.calendar)
      return term.kind === 'running' || term.kind === 'paused' ? (term.remaining ?? undefined) : 0
    },
    stayed(on, where, measure) {
      const now = readingOn(on)
      if (d.listing === undefined || now.kind !== 'inForce') return false
      const at = { place: codes[where], measureId: measure, implementer: unitOf(where) }
      return findExecutionStay(d.listing, now.disputes, at, law, dated(on)) !== undefined
    },
    mayApply(on, where, measure) {
      const task = d.tasks.get(where)
      d.tasks.delete(where)
      const { ok } = application(d, on, where, measure, true, 'wu')
      if (task !== undefined) d.tasks.set(where, task)
      return ok
    },
    marked: () => d.objections.some(({ state }) => state.kind === 'received' && state.markedOn !== null),
    untold: () => untoldNow(d).join(', '),
    unconfirmed(on) {
      recordExpiry(d, on)
      return unconfirmedNow(d).join(', ')
    },
    owed: () => owedNow(d).join(', '),
    overdue(on) {
      recordExpiry(d, on)
      const today = dated(on)
      const late = ({ duties, of }: { duties: readonly Duty[]; of: string }) =>
        duties
          .filter((duty) => readDuty(duty, today, law.calendar).kind === 'breached')
          .map(({ kind }) => `${kind} ${of}`)
      return [
        ...d.objections.flatMap(({ state }, at) => late({ duties: objectionDuties(state), of: `objection ${at}` })),
        ...d.repairs.slice(-1).flatMap((one) => late({ duties: repairDuties(one), of: 'repair' })),
        ...lateConfirmations(d, on),
      ].toSorted()
    },
    state: () => d.listing?.kind ?? 'none',
    streams: () => ({
      listing: d.listing?.kind ?? 'none',
      objection: d.objections.at(-1)?.state.kind ?? 'none',
      complaint: d.complaints.at(-1)?.kind ?? 'none',
      review: d.reviews.at(-1)?.state ?? 'none',
      repair: d.repairs.at(-1)?.kind ?? 'none',
      release: d.release === undefined ? 'none' : unconfirmedNow(d).length > 0 ? 'open' : 'confirmed',
      redress: d.redress?.kind ?? 'none',
    }),
    received: () => d.received,
  }
}
