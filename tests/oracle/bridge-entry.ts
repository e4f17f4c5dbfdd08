// The life of an entry through the domain: made here, or received from another authority.

import { addDays } from '@xinheng/domain/calendar/local-date'
import { decideDecisionService, decideDetermination } from '@xinheng/domain/listing/decide-determination'
import { decideHearingAct } from '@xinheng/domain/listing/decide-hearing'
import { decideNotice, decideServiceRecord } from '@xinheng/domain/listing/decide-notice'
import { decideAbandonment, decideProposal } from '@xinheng/domain/listing/decide-proposal'
import { decidePublication } from '@xinheng/domain/listing/decide-publication'
import {
  decideReceivedConfirmation,
  decideReception,
  decideUpstreamAnswer,
  decideUpstreamQuestion,
  decideUpstreamRelease,
} from '@xinheng/domain/listing/decide-received'
import { decideRelease } from '@xinheng/domain/listing/decide-release'
import {
  actor,
  type Acts,
  dated,
  DEPARTMENTS,
  done,
  fresh,
  LISTING,
  MAKER,
  PANEL,
  sourceUnit,
  SUBJECT,
  TEXT,
  wrongState,
} from './bridge-desk.ts'
import { follow } from './bridge-follow.ts'
import { workingDaysLater } from './days.ts'

export const entryActs: Acts<
  | 'propose'
  | 'notice'
  | 'serve'
  | 'statement'
  | 'answer-statement'
  | 'decide'
  | 'drop'
  | 'withdraw'
  | 'receive'
  | 'confirm-service'
  | 'upstream-vanish'
  | 'upstream-answer'
  | 'upstream-release'
> = {
  propose(d, { on, today, command }) {
    const { basis } = command
    const entry = {
      listingId: LISTING,
      listKind: 'sanction' as const,
      place: d.place,
      listTypeId: basis?.level === 'local-policy' ? 'local-policy' : 'work-safety',
      subjectId: SUBJECT,
      subjectKind: command.subject === 'person' ? ('naturalPerson' as const) : ('enterprise' as const),
      determiner: MAKER,
      conduct: { from: dated(on - 90), until: dated(on - 90), facts: TEXT },
      source: null,
    }
    const date = basis === undefined ? today : dated(Math.min(basis.effectiveOn, on))
    const document =
      basis === undefined
        ? null
        : {
            kind: 'penaltyDecision' as const,
            number: basis.number,
            date,
            authority: MAKER,
            effectiveOn: dated(basis.effectiveOn),
          }
    const unit = { organisationId: MAKER, departments: DEPARTMENTS }
    follow(d, done(decideProposal(d.listing, { entry, document, by: actor(command.by) }, unit, d.law, today)))
    d.tier = command.tier
    d.grade = command.grade
    d.gradeConfirmed = command.gradeConfirmed
    d.length = command.months
    d.proposer = command.by
  },
  notice(d, { today, command }) {
    if (d.listing?.kind === 'proposed' && d.listing.notice !== null) {
      throw wrongState('noticed')
    }
    d.answerDays = command.answerDays
    // The notice states its last day when it is made; it is made for the day on which it is served.
    const notice = {
      noticeId: 'notice',
      facts: TEXT,
      reasons: command.complete ? TEXT : '',
      rights: TEXT,
      further: { measures: TEXT, removalConditions: TEXT, remedies: TEXT },
      basis: [{ document: 'N49' as const, clause: '(八)' }],
      channel: 'post' as const,
      lastDayToAnswer: addDays(today, 400),
    }
    const period = { count: d.answerDays, unit: 'workingDay', setBy: 'operator' } as const
    follow(d, done(decideNotice(d.listing, { notice, by: actor(command.by), period }, d.law, today)))
  },
  serve(d, { on, today, command }) {
    if (d.listing?.kind !== 'proposed' || d.listing.notice === null) {
      throw wrongState(d.listing?.kind ?? 'none')
    }
    const outcome = command.proof
      ? ({ kind: 'served', proof: { kind: 'delivered', servedOn: today, evidence: 'file' } } as const)
      : ({ kind: 'failed', channel: 'post', reasonCode: 'addresseeUnknown' } as const)
    const stated = dated(workingDaysLater(on, d.answerDays))
    const proposed = { ...d.listing, notice: { ...d.listing.notice, lastDayToAnswer: stated } }
    const served = decideServiceRecord(
      proposed,
      { noticeId: 'notice', outcome, by: actor(command.by) },
      { count: d.answerDays, unit: 'workingDay', setBy: 'operator' },
      d.law,
      today,
    )
    const events = done(served)
    d.listing = proposed
    follow(d, events)
  },
  statement(d, { today }) {
    const act = { act: 'state', statementId: fresh(d, 'statement'), text: TEXT } as const
    follow(d, done(decideHearingAct(d.listing, act, d.law, today)))
  },
  'answer-statement'(d, { today, command }) {
    const open = d.listing?.kind === 'noticed' ? d.listing.statements.find(({ answer }) => answer === null) : undefined
    const act = {
      act: 'answerStatement',
      statementId: open?.statementId ?? 'none',
      outcome: 'notUpheld',
      reasons: TEXT,
      by: actor(command.by),
    } as const
    follow(d, done(decideHearingAct(d.listing, act, d.law, today)))
  },
  decide(d, { today, command }) {
    const before = d.listing
    const by = actor(command.by)
    try {
      const drawn = command.panel === 'drawn'
      const resolution = drawn
        ? ({
            meetingId: 'meeting',
            level: 'panel',
            listingId: LISTING,
            outcome: 'list',
            issuedBy: actor(command.by, PANEL),
          } as const)
        : null
      const decision = {
        outcome: 'list',
        number: '决字1号',
        reasons: TEXT,
        term: { count: d.length, unit: 'month' },
        by,
      } as const
      const unit = { organisationId: MAKER, departments: DEPARTMENTS }
      follow(d, done(decideDetermination(d.listing, decision, { unit, resolution, termMaximum: null }, d.law, today)))
      const further = { measures: TEXT, removalConditions: TEXT, remedies: TEXT }
      const proof = { kind: 'delivered', servedOn: today, evidence: 'file' } as const
      follow(d, done(decideDecisionService(d.listing, { proof, further, by }, d.law, today)))
      const publication = { effectiveOn: today, termSetBy: 'rule', termBasis: [], by } as const
      follow(d, done(decidePublication(d.listing, publication, d.law, today)))
      d.decider = command.by
    } catch (error) {
      d.listing = before
      throw error
    }
  },
  drop(d, { today, command }) {
    follow(d, done(decideAbandonment(d.listing, { how: 'drop', reasons: TEXT, by: actor(command.by) }, d.law, today)))
  },
  withdraw(d, { today, command }) {
    follow(
      d,
      done(decideRelease(d.listing, { reason: 'corrected', reasons: TEXT, by: actor(command.by) }, d.law, today)),
    )
  },
  receive(d, { today, command }) {
    const from = sourceUnit(command.source)
    const entry = {
      listingId: LISTING,
      listKind: 'sanction' as const,
      place: d.place,
      listTypeId: command.source === 'court' ? 'judgment-defaulter' : 'work-safety',
      subjectId: SUBJECT,
      subjectKind: command.subject === 'person' ? ('naturalPerson' as const) : ('enterprise' as const),
      determiner: from,
      conduct: { from: dated(command.decidedOn - 90), until: dated(command.decidedOn - 90), facts: TEXT },
      source: null,
    }
    const document =
      command.document === undefined
        ? null
        : {
            kind: 'judgment' as const,
            number: command.document,
            date: dated(command.decidedOn),
            authority: from,
            effectiveOn: dated(command.decidedOn),
          }
    const service =
      command.service === 'stated' ? ({ kind: 'served', on: null } as const) : ({ kind: 'notStated' } as const)
    const term = {
      start: dated(command.decidedOn),
      length: { count: command.months, unit: 'month' as const },
      latestEnd: null,
      basis: [],
    }
    const reception = { entry, document, from, externalKey: 'key', service, term, file: 'file' }
    const unit = { organisationId: from, departments: DEPARTMENTS }
    follow(d, done(decideReception(d.listing, reception, unit, d.law, today)))
    d.tier = command.tier
    d.grade = command.grade
    d.gradeConfirmed = command.gradeConfirmed
    d.received = true
  },
  'confirm-service'(d, { today, command }) {
    const confirmation = { answer: 'confirm', reasons: TEXT, by: actor(command.by) } as const
    follow(d, done(decideReceivedConfirmation(d.listing, confirmation, d.law, today)))
  },
  'upstream-vanish'(d, { today }) {
    const question = { questionId: fresh(d, 'question'), file: 'file' }
    follow(d, done(decideUpstreamQuestion(d.listing, question, d.law, today)))
  },
  'upstream-answer'(d, { today, command }) {
    const asked = d.listing?.kind === 'listed' || d.listing?.kind === 'awaitingPerson' ? d.listing.question : null
    const answer = command.stands
      ? ({ kind: 'stillListed' } as const)
      : ({ kind: 'released', releasedOn: today } as const)
    const given = { questionId: asked?.questionId ?? 'none', answer, by: actor('zhao') }
    follow(d, done(decideUpstreamAnswer(d.listing, given, d.law, today)))
  },
  'upstream-release'(d, { today }) {
    follow(d, done(decideUpstreamRelease(d.listing, { reason: 'withdrawn', releasedOn: today }, d.law, today)))
  },
}
