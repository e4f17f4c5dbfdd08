import { addDays, toDay } from '../calendar/local-date.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { readLimit } from '../calendar/limits.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import { readWorkingDay } from '../calendar/work-calendar.ts'
import { findFailSafe } from '../kernel/health.ts'
import type { Actor } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { groundOn } from './law-in-force.ts'
import type { LawInForce } from './law-in-force.ts'
import type { ListingEvent, ListingNoticeServiceFailed } from './listing-event.ts'
import type { Listing, ListingNotice, ServiceChannel, ServiceProof } from './listing.ts'
import { readNoticeGate } from './procedure-rules.ts'

/**
 * How long an answer must be possible at least, where the rule book fixes no days: the operator's setting
 * (`setBy: 'operator'`, never shown as law) or a rule of the field (`setBy: 'rule'`).
 */
export interface AnswerPeriod {
  readonly count: number
  readonly unit: 'day' | 'workingDay'
  readonly setBy: 'operator' | 'rule'
}

/** A notice before it is dated. */
export type NoticeDraft = Omit<ListingNotice, 'issuedOn'>

/**
 * Issues the notice before listing: facts, reasons, basis, rights, and the last day to answer. A second notice replaces
 * one that could not be served. A last day too early even for service today is refused at once.
 * @basis N49/(八)
 * @basis GD_REG/第三十五条
 * @basis HN_REG/第二十八条
 */
export function decideNotice(
  state: Listing | undefined,
  { notice, by, period }: { readonly notice: NoticeDraft; readonly by: Actor; readonly period: AnswerPeriod },
  law: LawInForce,
  today: LocalDate,
): Result<readonly ListingEvent[], Refusal> {
  if (state?.kind !== 'proposed' || state.listKind === 'incentive') {
    return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  }
  const failSafe = findFailSafe(law.health)
  if (failSafe !== undefined) return failSafe
  const { rule, further, basis } = readNoticeGate(law, state.place, today)
  if (by.organisationId !== state.determiner) {
    return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId: by.organisationId, basis })
  }
  const missing = (['facts', 'reasons', 'rights'] as const).filter((part) => notice[part] === '')
  const untold = rule.decisionServed ? [] : further.filter((part) => (notice.further[part] ?? '') === '')
  const parts = [...missing, ...(notice.basis.length === 0 ? ['basis'] : []), ...untold]
  if (parts.length > 0) return refuse({ code: 'NOTICE_INCOMPLETE', missing: parts, basis })
  const { earliest } = readAnswerPeriod(rule.answerDays, period, today, law.calendar)
  if (notice.lastDayToAnswer < earliest) return refuse({ code: 'ANSWER_PERIOD_TOO_SHORT', earliest, basis })
  const ground = groundOn(law, basis, { lastDayToAnswer: notice.lastDayToAnswer })
  return ok([
    {
      type: 'ListingNoticeIssued',
      listingId: state.listingId,
      on: today,
      ground,
      notice: { ...notice, issuedOn: today },
      by,
    },
  ])
}

/** How an attempt at service went. */
export type ServiceOutcome =
  | { readonly kind: 'served'; readonly proof: ServiceProof }
  | {
      readonly kind: 'failed'
      readonly channel: ServiceChannel
      readonly reasonCode: ListingNoticeServiceFailed['reasonCode']
    }

/**
 * Records service, or an attempt that failed and starts no clock. A notice served so late that its stated last day no
 * longer leaves the time to answer does not count: a new one must state a later day.
 * @basis N49/(八)
 */
export function decideServiceRecord(
  state: Listing | undefined,
  command: { readonly noticeId: string; readonly outcome: ServiceOutcome; readonly by: Actor },
  period: AnswerPeriod,
  law: LawInForce,
  today: LocalDate,
): Result<readonly ListingEvent[], Refusal> {
  const { noticeId, outcome, by } = command
  if (state?.kind !== 'proposed' || state.notice === null || state.notice.noticeId !== noticeId) {
    return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  }
  const { rule, basis } = readNoticeGate(law, state.place, today)
  const head = { listingId: state.listingId, on: today, noticeId, by }
  if (outcome.kind === 'failed') {
    const { channel, reasonCode } = outcome
    const ground = groundOn(law, basis)
    return ok([{ type: 'ListingNoticeServiceFailed', ...head, ground, channel, reasonCode }])
  }
  const { proof } = outcome
  const unsound = findUnsoundProof(proof, state.notice.issuedOn, today)
  if (unsound !== undefined) return unsound
  const { count, unit, setBy, earliest } = readAnswerPeriod(rule.answerDays, period, proof.servedOn, law.calendar)
  if (state.notice.lastDayToAnswer < earliest) return refuse({ code: 'ANSWER_PERIOD_TOO_SHORT', earliest, basis })
  const ground = groundOn(law, basis, { servedOn: proof.servedOn, answerPeriod: { count, unit, setBy } })
  return ok([{ type: 'ListingNoticeServed', ...head, ground, proof }])
}

/** The time to answer after service on a day: that of the rule book, else the one given; and its first lawful last day. */
function readAnswerPeriod(
  answerDays: number | null,
  period: AnswerPeriod,
  servedOn: LocalDate,
  calendar: WorkCalendar,
): AnswerPeriod & { readonly earliest: LocalDate } {
  const held: AnswerPeriod = answerDays === null ? period : { count: answerDays, unit: 'day', setBy: 'rule' }
  const { count, unit } = held
  return { ...held, earliest: readLimit(servedOn, { count, unit }, calendar).lastDay }
}

/** Refuses a proof of service without evidence, from the future, from before the paper, or of a public notice not yet run. */
export function findUnsoundProof(
  proof: ServiceProof,
  issuedOn: LocalDate,
  today: LocalDate,
): { readonly ok: false; readonly error: Refusal } | undefined {
  if (proof.evidence === '') return refuse({ code: 'EVIDENCE_MISSING', basis: [] })
  if (proof.servedOn > today) return refuse({ code: 'DATE_IN_FUTURE', date: proof.servedOn, basis: [] })
  const putUpOn = proof.kind === 'publicNotice' ? proof.putUpOn : proof.servedOn
  const backwards = proof.kind === 'publicNotice' && proof.servedOn <= proof.putUpOn
  if (putUpOn < issuedOn || backwards) return refuse({ code: 'EVIDENCE_MISSING', basis: [] })
  return undefined
}

/** The last day on which an answer is still in time: the stated day, or the next working day where that one is a rest day. */
export function readLastDayToAnswer(notice: Pick<ListingNotice, 'lastDayToAnswer'>, calendar: WorkCalendar): LocalDate {
  let day = notice.lastDayToAnswer
  while (!readWorkingDay(calendar, toDay(day)).working) day = addDays(day, 1)
  return day
}

/**
 * Refuses an adverse act on a time to answer that lies in a year whose calendar is not loaded: weekends alone may count
 * a holiday as a working day, and nobody loses a right by that. `undefined` where every day of it is known.
 * @basis N49/(八)
 */
export function findProvisionalAnswer(
  notice: Pick<ListingNotice, 'lastDayToAnswer'>,
  service: Pick<ServiceProof, 'servedOn'>,
  law: Pick<LawInForce, 'calendar' | 'health'>,
): { readonly ok: false; readonly error: Refusal } | undefined {
  const last = readLastDayToAnswer(notice, law.calendar)
  for (let day = addDays(service.servedOn, 1); day <= last; day = addDays(day, 1)) {
    if (readWorkingDay(law.calendar, toDay(day)).provisional)
      return findFailSafe({ ...law.health, calendar: 'missing' }, ['calendar'])
  }
  return undefined
}
