import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Actor } from '@xinheng/domain/kernel/refs'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { refuse, type Result } from '@xinheng/domain/kernel/result'
import {
  decideDecisionService,
  decideDetermination,
  type PanelResolution,
} from '@xinheng/domain/listing/decide-determination'
import { decideHearingAct, type HearingAct } from '@xinheng/domain/listing/decide-hearing'
import { decideNotice, decideServiceRecord, type AnswerPeriod } from '@xinheng/domain/listing/decide-notice'
import { decideAbandonment } from '@xinheng/domain/listing/decide-proposal'
import { decidePublication } from '@xinheng/domain/listing/decide-publication'
import { decidePublicityAct } from '@xinheng/domain/listing/decide-publicity'
import {
  decideReceivedConfirmation,
  decideUpstreamAnswer,
  decideUpstreamRelease,
} from '@xinheng/domain/listing/decide-received'
import { decideRelease } from '@xinheng/domain/listing/decide-release'
import type { LawInForce, UnitPower } from '@xinheng/domain/listing/law-in-force'
import type { Listing } from '@xinheng/domain/listing/listing'
import type { ListingEvent } from '@xinheng/domain/listing/listing-event'
import { decideRecordCascade, type OfficeHolding } from '@xinheng/domain/listing/responsible-persons'
import { readNoticeGate } from '@xinheng/domain/listing/procedure-rules'
import { toProof, type ActText, type ListingAct } from './listing-act.ts'

/** What an act reads besides the entry and the law. */
export interface ActFacts {
  readonly by: Actor
  readonly unit: UnitPower
  readonly resolution: PanelResolution | null
  readonly holdings: readonly OfficeHolding[]
  readonly answerPeriod: AnswerPeriod
  /** A fresh opaque id, for what the act creates. */
  readonly newId: string
}

/** References of the act's texts in the vault; a text that was not given is missing. */
export type TextRefs = Readonly<Partial<Record<ActText, string>>>

type Decided = Result<readonly ListingEvent[], Refusal>

/** Hands an act to the rule that decides it. Pure: the same call with stand-in references tells whether it is open now. */
export function decideListingAct(
  state: Listing | undefined,
  act: ListingAct,
  refs: TextRefs,
  facts: ActFacts,
  law: LawInForce,
  today: LocalDate,
): Decided {
  const { by } = facts
  const text = (name: ActText): string => refs[name] ?? ''
  const reasons = text('reasons')
  switch (act.act) {
    case 'issueNotice':
    case 'recordService':
    case 'recordFailedService':
      return decideNoticeAct(state, act, text, facts, law, today)
    case 'recordStatement':
    case 'answerStatement':
    case 'requestHearing':
    case 'holdHearing':
    case 'declineHearing':
      return decideHearingAct(state, toHearingAct(act, text, facts), law, today)
    case 'publicise':
      return decidePublicityAct(state, { act: 'publicise', until: act.until, site: act.site, by }, law, today)
    case 'recordObjection':
      return decidePublicityAct(state, { act: 'object', text: text('objection') }, law, today)
    case 'settleObjection':
      return decidePublicityAct(state, { act: 'settle', reasons, by }, law, today)
    case 'decide': {
      const { outcome, number, term } = act
      const { unit, resolution } = facts
      // The statutory maximum caps the term at publication; see `decidePublication`.
      const known = { unit, resolution, termMaximum: null }
      return decideDetermination(state, { outcome, number, term, reasons, by }, known, law, today)
    }
    case 'serveDecision': {
      const served = { proof: toProof(act.proof, text('evidence')), further: furtherOf(refs), by }
      return decideDecisionService(state, served, law, today)
    }
    case 'publish': {
      const { effectiveOn, termSetBy } = act
      return decidePublication(state, { effectiveOn, termSetBy, termBasis: [], by }, law, today)
    }
    case 'withdraw':
    case 'drop':
      return decideAbandonment(state, { how: act.act, reasons, by }, law, today)
    case 'release':
      return decideRelease(state, { reason: act.reason, reasons, by }, law, today)
    case 'confirmReceived':
      return decideReceivedConfirmation(state, { answer: 'confirm', reasons, by }, law, today)
    case 'declineReceived':
      return decideReceivedConfirmation(state, { answer: 'decline', reasons, by }, law, today)
    case 'answerUpstreamQuestion': {
      const asked = state?.kind === 'listed' || state?.kind === 'awaitingPerson'
      const questionId = asked ? (state.question?.questionId ?? '') : ''
      const { releasedOn } = act
      if (act.answer === 'stillListed') {
        return decideUpstreamAnswer(state, { questionId, answer: { kind: 'stillListed' }, by }, law, today)
      }
      if (releasedOn === null) return refuse({ code: 'NOTICE_INCOMPLETE', missing: ['releasedOn'], basis: [] })
      return decideUpstreamAnswer(state, { questionId, answer: { kind: 'released', releasedOn }, by }, law, today)
    }
    case 'recordUpstreamRelease': {
      const { reason: why, releasedOn } = act
      return decideUpstreamRelease(state, { reason: why, releasedOn, by }, law, today)
    }
    case 'recordResponsiblePersons': {
      const { holdings } = facts
      return decideRecordCascade(state, { holdings, directlyResponsible: act.directlyResponsible, by }, law, today)
    }
  }
}

function decideNoticeAct(
  state: Listing | undefined,
  act: Extract<ListingAct, { act: 'issueNotice' | 'recordService' | 'recordFailedService' }>,
  text: (name: ActText) => string,
  { by, newId, answerPeriod }: ActFacts,
  law: LawInForce,
  today: LocalDate,
): Decided {
  if (act.act === 'issueNotice') {
    const { channel, lastDayToAnswer } = act
    const ownBasis = state === undefined ? [] : readNoticeGate(law, state.place, today).basis
    const basis = act.basis.length === 0 ? ownBasis : act.basis
    const parts = { facts: text('facts'), reasons: text('reasons'), rights: text('rights') }
    const further = {
      measures: text('measures'),
      removalConditions: text('removalConditions'),
      remedies: text('remedies'),
    }
    const notice = { noticeId: newId, ...parts, further, basis, channel, lastDayToAnswer }
    return decideNotice(state, { notice, by, period: answerPeriod }, law, today)
  }
  const noticeId = state?.kind === 'proposed' ? (state.notice?.noticeId ?? '') : ''
  const outcome =
    act.act === 'recordService'
      ? ({ kind: 'served', proof: toProof(act.proof, text('evidence')) } as const)
      : ({ kind: 'failed', channel: act.channel, reasonCode: act.reasonCode } as const)
  return decideServiceRecord(state, { noticeId, outcome, by }, answerPeriod, law, today)
}

type HearingActName = 'recordStatement' | 'answerStatement' | 'requestHearing' | 'holdHearing' | 'declineHearing'

function toHearingAct(
  act: Extract<ListingAct, { act: HearingActName }>,
  text: (name: ActText) => string,
  { by, newId }: ActFacts,
): HearingAct {
  switch (act.act) {
    case 'recordStatement':
      return { act: 'state', statementId: newId, text: text('statement') }
    case 'answerStatement': {
      const { statementId, outcome } = act
      return { act: 'answerStatement', statementId, outcome, reasons: text('reasons'), by }
    }
    case 'requestHearing':
      return { act: 'requestHearing' }
    case 'holdHearing':
      return { act: 'holdHearing', minutes: text('minutes'), by }
    case 'declineHearing':
      return { act: 'declineHearing', reasons: text('reasons'), by }
  }
}

function furtherOf({ measures, removalConditions, remedies }: TextRefs) {
  return {
    ...(measures === undefined ? {} : { measures }),
    ...(removalConditions === undefined ? {} : { removalConditions }),
    ...(remedies === undefined ? {} : { remedies }),
  }
}
