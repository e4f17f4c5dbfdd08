import { localDate, type LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Ambient, Random } from '../ambient.ts'

/** A clock that a played story sets forward; it never goes back, as a ledger's does not. */
export interface SimulatedAmbient extends Ambient {
  /** Goes to nine in the morning (Shanghai) of a day. Throws for a day that has passed. */
  readonly goTo: (date: string) => LocalDate
}

const SECOND_MS = 1000

/** A simulated clock over a source of randomness; each reading of the instant is a second later than the one before. */
export function createSimulatedAmbient(random: Random, start: string): SimulatedAmbient {
  let today = localDate(start)
  let at = morningOf(today)
  return {
    now: () => {
      at += SECOND_MS
      return at
    },
    today: () => today,
    uuid: () => random.uuid(),
    bytes: (count) => random.bytes(count),
    goTo: (date) => {
      const day = localDate(date)
      if (day < today) throw new RangeError(`the story stands at ${today} and cannot go back to ${day}`)
      if (day > today) at = morningOf(day)
      today = day
      return day
    },
  }
}

function morningOf(day: LocalDate): number {
  return Date.parse(`${day}T09:00:00+08:00`)
}
