import { toDay, type LocalDate } from '../calendar/local-date.ts'
import { countWorkingDays } from '../calendar/limits.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import type { Citation } from '../kernel/citation.ts'
import type { OrganisationId } from '../kernel/refs.ts'
import { readLastDay, type TermClock } from '../term/term-clock.ts'

/** What an authority must do in time (办理时限). */
export type DutyKind =
  | 'confirmObjector'
  | 'markObjection'
  | 'transferObjection'
  | 'verifyObjection'
  | 'replyObjection'
  | 'tellResult'
  | 'decideComplaint'
  | 'followReview'
  | 'recordOrder'
  | 'confirmApplicant'
  | 'passOnRepair'
  | 'acceptRepair'
  | 'decideRepair'
  | 'publishRepair'
  | 'executeRepair'
  | 'followUpRepair'
  | 'correctEntry'
  | 'withdrawDownstream'
  | 'withdrawPublication'
  | 'acknowledgeRelease'
  | 'restoreReputation'
  | 'serveNotice'

/** The history in which a duty arose. */
export interface DutySource {
  readonly stream:
    | 'objection'
    | 'complaint'
    | 'review'
    | 'repair'
    | 'listing'
    | 'record'
    | 'release'
    | 'redress'
    | 'notice'
    | 'entryChange'
  readonly id: string
}

/** One duty of one unit. */
export interface Duty {
  readonly kind: DutyKind
  readonly about: DutySource
  /** Tells duties of one kind in one history apart (a receiver, a step); empty where there is only one. */
  readonly part: string
  readonly owner: OrganisationId
  readonly since: LocalDate
  /** The time it has, pauses included; `null` where no text names a number of days. */
  readonly clock: TermClock | null
  readonly basis: readonly Citation[]
  readonly doneOn: LocalDate | null
}

/** How far its time has run, as a warning: half, four fifths, the last day. */
export type DutyAlert = 50 | 80 | 100

/** What a duty is on a day; days late are working days for a clock in working days, else calendar days. */
export type DutyReading =
  | { readonly kind: 'done'; readonly on: LocalDate; readonly daysLate: number }
  | { readonly kind: 'withoutLimit'; readonly daysOpen: number }
  /** `lastDay` is `null` while a recorded pause has no end. */
  | {
      readonly kind: 'running'
      readonly lastDay: LocalDate | null
      readonly provisional: boolean
      readonly alert: DutyAlert | null
    }
  | {
      readonly kind: 'breached'
      readonly lastDay: LocalDate
      readonly daysLate: number
      readonly provisional: boolean
    }

/** The id of a duty: the same for everybody who derives it. */
export function dutyIdOf({ kind, about, part }: Pick<Duty, 'kind' | 'about' | 'part'>): string {
  return [about.stream, about.id, kind, ...(part === '' ? [] : [part])].join(':')
}

/**
 * What a duty is on a day, from its dates alone: done in time or late, running with how far its time has run, or
 * breached. A missed day is never healed by doing the thing later.
 */
export function readDuty({ clock, since, doneOn }: Duty, on: LocalDate, calendar: WorkCalendar): DutyReading {
  if (clock === null) {
    if (doneOn !== null && doneOn <= on) return { kind: 'done', on: doneOn, daysLate: 0 }
    return { kind: 'withoutLimit', daysOpen: Math.max(0, toDay(on) - toDay(since)) }
  }
  const { lastDay, provisional } = readLastDay(clock, calendar)
  if (doneOn !== null && doneOn <= on) {
    return { kind: 'done', on: doneOn, daysLate: daysLate(clock, lastDay, doneOn, calendar) }
  }
  if (lastDay !== null && on > lastDay) {
    return { kind: 'breached', lastDay, daysLate: daysLate(clock, lastDay, on, calendar), provisional }
  }
  return { kind: 'running', lastDay, provisional, alert: readAlert(since, lastDay, on) }
}

/** The share of the calendar days from the start to the last day that are over. */
function readAlert(since: LocalDate, lastDay: LocalDate | null, on: LocalDate): DutyAlert | null {
  if (lastDay === null) return null
  if (on >= lastDay) return 100
  const whole = toDay(lastDay) - toDay(since)
  const passed = toDay(on) - toDay(since)
  if (passed * 5 >= whole * 4) return 80
  return passed * 2 >= whole ? 50 : null
}

function daysLate({ length }: TermClock, lastDay: LocalDate | null, until: LocalDate, calendar: WorkCalendar): number {
  if (lastDay === null || until <= lastDay) return 0
  const counted = length !== 'openEnded' && length.unit === 'workingDay'
  return counted ? countWorkingDays(lastDay, until, calendar).count : toDay(until) - toDay(lastDay)
}
