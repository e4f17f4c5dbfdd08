import type { LocalDate } from '../calendar/local-date.ts'
import type { Actor } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import type { Matter } from './matter.ts'

/** A matter that is not closed. */
type LiveMatter = Exclude<Matter, { readonly status: 'closed' }>

/**
 * The matter, where an act may go into it on a day. Refused while it is not open, once it is closed, before its
 * opening, and for an act that needs a named official (经办人) where no account or no unit is named.
 */
export function admitAct(matter: Matter | undefined, on: LocalDate, by?: Actor): Result<LiveMatter, Refusal> {
  if (matter === undefined) return refuse({ code: 'MATTER_NOT_OPEN', basis: [] })
  if (matter.status === 'closed') return refuse({ code: 'MATTER_CLOSED', basis: [], closedOn: matter.closedOn })
  if (on < matter.openedOn) return refuse({ code: 'ACT_BEFORE_OPENING', basis: [], openedOn: matter.openedOn })
  if (by !== undefined && (by.officerId.trim() === '' || by.organisationId.trim() === ''))
    return refuse({ code: 'OFFICIAL_NOT_NAMED', basis: [] })
  return ok(matter)
}
