import type { LocalDate } from '../calendar/local-date.ts'
import type { Actor } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Matter } from './matter.ts'

/** What stands against any act in the matter on a day: it is not open, is closed, or opens later. */
export function findBarrier(matter: Matter | undefined, on: LocalDate): Refusal | undefined {
  if (matter === undefined) return { code: 'MATTER_NOT_OPEN', basis: [] }
  if (matter.status === 'closed') return { code: 'MATTER_CLOSED', basis: [], closedOn: matter.closedOn }
  if (on < matter.openedOn) return { code: 'ACT_BEFORE_OPENING', basis: [], openedOn: matter.openedOn }
  return undefined
}

/** What stands against an act that needs a named official (经办人): no account or no unit is named. */
export function findUnnamed(by: Actor): Refusal | undefined {
  return by.officerId.trim() === '' || by.organisationId.trim() === ''
    ? { code: 'OFFICIAL_NOT_NAMED', basis: [] }
    : undefined
}
