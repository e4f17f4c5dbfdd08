import type { LocalDate } from '../calendar/local-date.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import { cite } from '../kernel/citation.ts'
import type { Actor, Ground, TextRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { readLastDayToAnswer } from './decide-notice.ts'
import { isProposing } from './hand-over.ts'
import { groundOn } from './law-in-force.ts'
import type { LawInForce } from './law-in-force.ts'
import type { ListingEvent, StatementAnswered } from './listing-event.ts'
import type { DecidedListing, Listing, NoticedListing } from './listing.ts'

/** An act in the subject's hearing: what it says and asks, and how the determiner meets it. */
export type HearingAct =
  | { readonly act: 'state'; readonly statementId: string; readonly text: TextRef }
  | {
      readonly act: 'answerStatement'
      readonly statementId: string
      readonly outcome: StatementAnswered['outcome']
      readonly reasons: TextRef
      readonly by: Actor
    }
  | { readonly act: 'requestHearing' }
  | { readonly act: 'declineHearing'; readonly reasons: TextRef; readonly by: Actor }
  | { readonly act: 'holdHearing'; readonly minutes: TextRef; readonly by: Actor }

const HEARING_LAW = [cite('N49', '(八)')]

/**
 * Takes what the subject says and asks between notice and effect, and the determiner's answers. A statement is taken
 * even after the last day, as long as the entry has no effect. Whoever proposed neither answers nor presides.
 * @basis N49/(八)
 * @basis GD_REG/第三十五条
 */
export function decideHearingAct(
  state: Listing | undefined,
  act: HearingAct,
  law: LawInForce,
  today: LocalDate,
): Result<readonly ListingEvent[], Refusal> {
  if (state?.kind !== 'noticed' && state?.kind !== 'decided') {
    return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  }
  const head = { listingId: state.listingId, on: today, ground: groundOn(law, HEARING_LAW) }
  switch (act.act) {
    case 'state':
      return ok([{ type: 'StatementReceived', ...head, statementId: act.statementId, text: act.text }])
    case 'requestHearing':
      if (state.hearing.kind !== 'none') return refuse({ code: 'WRONG_STATE', state: state.hearing.kind, basis: [] })
      return ok([{ type: 'HearingRequested', ...head }])
    case 'answerStatement': {
      const { statementId, outcome, reasons, by } = act
      const open = state.statements.some(({ statementId: id, answer }) => id === statementId && answer === null)
      if (!open) return refuse({ code: 'WRONG_STATE', state: state.kind, basis: [] })
      return (
        findUnfitOfficial(state, by, reasons) ??
        ok([{ type: 'StatementAnswered', ...head, statementId, outcome, reasons, by }])
      )
    }
    case 'declineHearing':
      return closeHearing(state, act.by, act.reasons, {
        type: 'HearingDeclined',
        ...head,
        reasons: act.reasons,
        by: act.by,
      })
    case 'holdHearing':
      return closeHearing(state, act.by, act.minutes, {
        type: 'HearingHeld',
        ...head,
        minutes: act.minutes,
        by: act.by,
      })
  }
}

/** Whether the case may be decided: the subject's time is over, and what it said is answered. */
export type HeardReading =
  { readonly kind: 'open'; readonly refusal: Refusal } | { readonly kind: 'heard'; readonly basis: Ground['basis'] }

/**
 * Whether the subject has been heard: the last day to answer that the notice states has passed, every statement is
 * answered and no hearing is open. An answer given before does not shorten the time: it may be added to until then.
 * @basis N49/(八)
 */
export function readHeard(
  state: Pick<NoticedListing, 'notice' | 'statements' | 'hearing'>,
  today: LocalDate,
  calendar: WorkCalendar,
): HeardReading {
  const unanswered = state.statements.find(({ answer }) => answer === null)
  if (unanswered !== undefined) {
    const { statementId } = unanswered
    return { kind: 'open', refusal: { code: 'STATEMENT_UNANSWERED', statementId, basis: HEARING_LAW } }
  }
  if (state.hearing.kind === 'requested') {
    return { kind: 'open', refusal: { code: 'HEARING_OPEN', basis: HEARING_LAW } }
  }
  const until = readLastDayToAnswer(state.notice, calendar)
  if (today > until) return { kind: 'heard', basis: HEARING_LAW }
  return { kind: 'open', refusal: { code: 'ANSWER_PERIOD_RUNNING', until, basis: HEARING_LAW } }
}

function closeHearing(
  state: NoticedListing | DecidedListing,
  by: Actor,
  text: TextRef,
  event: ListingEvent,
): Result<readonly ListingEvent[], Refusal> {
  if (state.hearing.kind !== 'requested') return refuse({ code: 'WRONG_STATE', state: state.hearing.kind, basis: [] })
  return findUnfitOfficial(state, by, text) ?? ok([event])
}

function findUnfitOfficial(
  state: NoticedListing | DecidedListing,
  by: Actor,
  text: TextRef,
): { readonly ok: false; readonly error: Refusal } | undefined {
  if (isProposing(state, by)) return refuse({ code: 'SAME_HANDS', basis: [] })
  if (by.organisationId !== state.determiner) {
    return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId: by.organisationId, basis: HEARING_LAW })
  }
  if (text === '') return refuse({ code: 'REASONS_MISSING', basis: HEARING_LAW })
  return undefined
}
