import { localDate, type LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Ambient } from '../ambient.ts'

/** The clock of a demo's past: recording time and legal date go forward together, and never beyond the real instant. */
export interface DemoClock extends Ambient {
  /** Goes on to nine in the morning (Shanghai) of a day. Throws for a day that has passed. */
  readonly goTo: (date: LocalDate) => void
}

const SECOND_MS = 1000

/** A clock that begins on a day and takes ids and bytes from the real source. */
export function createDemoClock(real: Ambient, start: LocalDate): DemoClock {
  let today = start
  let at = morningOf(start)
  return {
    now: () => {
      at += SECOND_MS
      return Math.min(at, real.now())
    },
    today: () => today,
    uuid: () => real.uuid(),
    bytes: (count) => real.bytes(count),
    goTo: (date) => {
      if (date < today) throw new RangeError(`the demo stands at ${today} and cannot go back to ${date}`)
      if (date > today) at = Math.max(at, morningOf(date))
      today = date
    },
  }
}

function morningOf(day: LocalDate): number {
  return Date.parse(`${localDate(day)}T09:00:00+08:00`)
}
