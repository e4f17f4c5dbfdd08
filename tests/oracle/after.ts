// What follows the end of an entry: every unit and receiver confirms it (one-release), and what was wrong from the start is
// put right with everyone who heard of it. And what the subject is told.

import { type Day, monthsLater, workingDaysLater } from './days.ts'
import { type History, type MeasureName, type Receiver, receivers } from './facts.ts'
import { all, ceiling, disputes, endedBy, type Ending, entryOn, usedUp, wasShown } from './model.ts'
import { remembered } from './remember.ts'
import { type Place, places, values } from './values.ts'

export interface End {
  /** The first day on which it holds no longer. */
  readonly on: Day
  readonly by: Ending | 'expired'
  /** How many facts came before. */
  readonly at: number
}

/** When and by what the entry ended: by the end of its term, or by an act before it. Ended once, it stays ended. */
export const endOf = remembered((history: History, on: Day): End | undefined => {
  const entry = entryOn(history, on)
  if (entry === undefined || entry.start > on) return endedBy(history, on)
  const act = endedBy(history, on)
  const last = act?.on ?? on
  if (!usedUp(history, last)) return act
  // The day after the term was used up: no day before the document or after the whole length and all that stood still.
  let first = Math.max(entry.start, Math.min(monthsLater(entry.document, entry.months), ceiling(history, entry)) + 1)
  while (!usedUp(history, first)) first += 1
  return { on: first, by: 'expired', at: history.facts.findLastIndex((fact) => fact.on < first) + 1 }
})

/** Found wrong from the start: by its maker, by an objection or complaint, or by the reviewing organ (广东(二十六)). */
export function wrongFromStart(history: History, on: Day): Day | undefined {
  const ended = endedBy(history, on)
  // What never took effect here and was over for another reason did nobody harm here.
  const neverHere = (entryOn(history, on)?.start ?? Infinity) > on
  if (neverHere && (ended?.by === 'upstream' || ended?.by === 'repaired')) return undefined
  const days = [
    ...all(history, 'withdraw', on).map((one) => one.on),
    ...all(history, 'review-outcome', on).flatMap((one) => (one.command.outcome === 'annulled' ? [one.on] : [])),
    ...disputes(history, on).flatMap((one) =>
      one.outcome === 'upheld' && one.target.of === 'entry' && one.until !== undefined ? [one.until] : [],
    ),
  ]
  return days.length === 0 ? undefined : Math.min(...days)
}

// ---------------------------------------------------------------- one release

export type Confirmer = Place | Receiver

/**
 * Everyone who has to say that nothing is applied any more: the units that ever applied a measure, and who may hold a
 * copy, having been under contract on some day from the first day of the entry to its end.
 */
export function confirmers(history: History, on: Day): readonly Confirmer[] {
  const end = endOf(history, on)
  return end === undefined ? [] : heardBefore(history, end.at)
}

const heardBefore = remembered((history: History, at: number): readonly Confirmer[] => {
  const before = { home: history.home, facts: history.facts.slice(0, at) }
  const applied = all(before, 'apply', Infinity).map(({ command }) => command.place)
  const start = entryOn(before, Infinity)?.start ?? Infinity
  const holders = receivers.filter((receiver) => spans(before, receiver, Infinity).some(({ until }) => until > start))
  return [...places.filter((place) => applied.includes(place)), ...holders]
})

/** From when until when a receiver was under contract. */
function spans(history: History, receiver: Receiver, on: Day): { readonly from: Day; until: Day }[] {
  const found: { from: Day; until: Day }[] = []
  for (const { on: when, command } of history.facts) {
    if (when > on) continue
    if (command.kind === 'share-begins' && command.receiver === receiver) found.push({ from: when, until: Infinity })
    if (command.kind === 'share-ends' && command.receiver === receiver)
      Object.assign(found.at(-1) ?? {}, { until: when })
  }
  return found
}

/** Is a receiver under contract on that day? */
export function isReceiver(history: History, receiver: Receiver, on: Day): boolean {
  return spans(history, receiver, on).at(-1)?.until === Infinity
}

export function confirmedOn(history: History, on: Day, by: Confirmer): Day | undefined {
  return all(history, 'confirm-release', on).find(({ command }) => command.by === by)?.on
}

export function unconfirmed(history: History, on: Day): Confirmer[] {
  return confirmers(history, on).filter((one) => confirmedOn(history, on, one) === undefined)
}

/**
 * Until when each has to confirm: users withdraw within a day (河南条例 42; after a repair 43), copies further down within
 * three (广东条例 46, 山东条例 40). An expiry corrects nothing: no day runs, until it is found that the entry was wrong.
 */
export function lastDayToConfirm(history: History, on: Day, by: Confirmer): Day | undefined {
  const end = endOf(history, on)
  const found = end?.by === 'expired' ? wrongFromStart(history, on) : end?.on
  if (end === undefined || found === undefined) return undefined
  const rules = values[history.home]
  const usual = receivers.some((one) => one === by) ? rules.withdrawalOutside : rules.withdrawalByUsers
  const days = end.by === 'repaired' ? (rules.repairExecution ?? usual) : usual
  return days === undefined ? undefined : workingDaysLater(found, days)
}

// ---------------------------------------------------------------- redress

/** Who must hear that it was wrong: everyone who heard of it (广东(二十六), 濮阳五(五): remove the effects). */
function toHearOfError(history: History, on: Day): readonly Confirmer[] {
  return wrongFromStart(history, on) === undefined ? [] : confirmers(history, on)
}

/** What is still owed to a subject whose entry was wrong: whom nobody told, and the public where it was shown to it. */
export function owedAfterError(history: History, on: Day): (Confirmer | 'public')[] {
  const told = all(history, 'confirm-erratum', on).map(({ command }) => command.by)
  const open: (Confirmer | 'public')[] = toHearOfError(history, on).filter((one) => !told.includes(one))
  const end = endOf(history, on)
  const noticeDue = end !== undefined && wrongFromStart(history, on) !== undefined && wasShown(history, end.on)
  if (noticeDue && all(history, 'public-erratum', on).length === 0) open.push('public')
  return open
}

// ---------------------------------------------------------------- papers and marks

/** The measures that the subject was not told of yet. */
export function untoldMeasures(history: History, on: Day): { readonly place: Place; readonly measure: MeasureName }[] {
  const open = new Map<string, { readonly place: Place; readonly measure: MeasureName }>()
  for (const { on: when, command } of history.facts) {
    if (when > on) continue
    if (command.kind === 'apply') open.set(command.place + command.measure, command)
    if (command.kind === 'tell-subject') open.delete(command.place + command.measure)
  }
  return [...open.values()].map(({ place, measure }) => ({ place, measure }))
}

/** Does the entry bear the mark that it is objected to (广东条例 46, 河南条例 41)? Until the objection is answered. */
export function marked(history: History, on: Day): boolean {
  return disputes(history, on).some(
    (one) => one.kind !== 'complaint' && one.known !== undefined && one.until === undefined,
  )
}
