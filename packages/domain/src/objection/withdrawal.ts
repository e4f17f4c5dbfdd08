import { addDays, type LocalDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { Actor, OrganisationId } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { refuse } from '../kernel/result.ts'
import type { WithdrawalRequest } from './objection.ts'

/** An officer who records a withdrawal; without a request only what its own unit had raised. */
export interface RecordedWithdrawal extends Actor {
  readonly request?: WithdrawalRequest
}

type Bar = { readonly ok: false; readonly error: Refusal }

/**
 * What stands against an officer's record of a withdrawal: it is never made by the unit whose act is disputed or that
 * decides, and never without the sender's own request. The sender itself needs neither.
 * @basis CIVIL/第一百三十条
 */
export function findWithdrawalBar(
  { organisationId, request }: RecordedWithdrawal,
  { receivedOn, concerned }: { readonly receivedOn: LocalDate; readonly concerned: readonly OrganisationId[] },
  today: LocalDate,
): Bar | undefined {
  const basis = [cite('CIVIL', '第一百三十条')]
  if (concerned.includes(organisationId)) return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId, basis })
  if (request === undefined || request.evidence === '') return refuse({ code: 'EVIDENCE_MISSING', basis })
  const { on } = request
  if (on > today) return refuse({ code: 'DATE_IN_FUTURE', date: on, basis: [] })
  if (on < receivedOn) return refuse({ code: 'DATES_REVERSED', from: receivedOn, until: on, basis: [] })
  return undefined
}

/** As long as an act can be taken to reconsideration. */
const DENIAL_DAYS = 60

/**
 * The last day on which the sender can say that it asked for no withdrawal.
 * @basis CIVIL/第一百三十条; ARL/第二十条
 */
export function readDenialDay(withdrawnOn: LocalDate): LocalDate {
  return addDays(withdrawnOn, DENIAL_DAYS)
}

/**
 * What stands against the sender's word that it asked for no withdrawal: only one that an officer recorded can be denied,
 * and only while its time runs.
 * @basis CIVIL/第一百三十条; ARL/第二十条
 */
export function findDenialBar(
  { withdrawnOn, request }: { readonly withdrawnOn: LocalDate; readonly request: WithdrawalRequest | null },
  today: LocalDate,
): Bar | undefined {
  if (request === null) return refuse({ code: 'WRONG_STATE', state: 'withdrawn', basis: [] })
  const lastDay = readDenialDay(withdrawnOn)
  if (today <= lastDay) return undefined
  return refuse({ code: 'DATE_PAST', date: lastDay, basis: [cite('CIVIL', '第一百三十条')] })
}
