// Complaints, reconsideration and litigation through the domain.

import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { type Complaint, evolveComplaint } from '@xinheng/domain/complaint/complaint'
import {
  decideComplaint,
  decideComplaintAnswer,
  decideComplaintMeeting,
} from '@xinheng/domain/complaint/decide-complaint'
import { isFelled, type Objection } from '@xinheng/domain/objection/objection'
import { decideInterimStay, decideReviewOutcome, decideReviewRecord } from '@xinheng/domain/review/decide-review'
import {
  actor,
  type Acts,
  complainant,
  type Desk,
  done,
  fresh,
  MAKER,
  OFFICE,
  remedyOf,
  SUBJECT,
  targetOf,
  TEXT,
  thing,
  wrongState,
} from './bridge-desk.ts'
import { complaintEvents, reviewEvents } from './bridge-follow.ts'

function interim(d: Desk, step: 'order' | 'lift', today: LocalDate): void {
  const pending = d.reviews.at(-1)
  const standing = pending?.orders.find(({ until }) => until === null)
  const order = step === 'order'
  if (order && standing !== undefined) throw wrongState('stayed')
  const orderId = order ? fresh(d, 'order') : (standing?.orderId ?? 'none')
  const given = { step, orderId, number: fresh(d, '停字'), date: today, by: actor('zhao') }
  reviewEvents(d, done(decideInterimStay(pending, given, true, d.law, today)))
}

export const complaintActs: Acts<
  'complain' | 'decide-complaint' | 'record-review' | 'interim-stay' | 'lift-interim-stay' | 'review-outcome'
> = {
  complain(d, { today, command }) {
    const last = d.objections.findLast(({ state, target }) => state.kind !== 'withdrawn' && target !== 'self')
    const earlierOf = d.complaints.findLast((one) => one.objectionId === (last?.state.objectionId ?? null))
    const open = d.complaints.find(({ kind }) => kind === 'received')
    const earlier = open ?? earlierOf
    const objection =
      last === undefined
        ? undefined
        : {
            objectionId: last.state.objectionId,
            outcome: last.state.kind === 'decided' ? last.state.decision.outcome : null,
            felled: last.state.kind === 'decided' && isFelled(last.state.target, last.state.decision.remedies),
            lastDay: null,
          }
    const handedIn = {
      ...complainant(command.by),
      complaintId: fresh(d, 'complaint'),
      receiptNumber: '1',
      target: last === undefined ? targetOf({ of: 'entry' }) : last.state.target,
      place: d.place,
      channel: 'web' as const,
      form: 'written' as const,
      ground: 'factsWrong' as const,
      text: TEXT,
      evidence: [],
      by: null,
    }
    const facts = {
      thing: thing(d, today),
      objection,
      earlier:
        earlier === undefined ? undefined : { complaintId: earlier.complaintId, open: earlier.kind === 'received' },
      handlerOf: () => OFFICE,
      elsewhere: [],
    }
    complaintEvents(d, done(decideComplaint(undefined, handedIn, facts, d.law, today)))
  },
  'decide-complaint'(d, { today, command }) {
    const open = d.complaints.at(-1)
    const handler = open?.handler ?? OFFICE
    const by = actor(command.by, handler)
    const rejecter = d.objections
      .map(({ state }) => state)
      .findLast((one): one is Extract<Objection, { kind: 'decided' }> => one.kind === 'decided')?.decision.by.officerId
    const hands = [d.decider, d.proposer, rejecter].filter((one) => one !== undefined)
    const meeting = decideComplaintMeeting(open, { departments: [MAKER], experts: null, by }, d.law, today)
    const called = done(meeting).reduce<Complaint | undefined>(evolveComplaint, open)
    const answer = {
      outcome: command.outcome,
      remedies: called === undefined ? [] : remedyOf(called.target, command.outcome),
      reasons: TEXT,
      by,
    }
    complaintEvents(d, done(decideComplaintAnswer(called, answer, hands, d.law, today)))
  },
  'record-review'(d, { today, command }) {
    const pending = d.reviews.find(({ state }) => state === 'pending')
    const review = {
      reviewId: fresh(d, 'review'),
      kind: command.review === '行政复议' ? ('reconsideration' as const) : ('litigation' as const),
      place: d.place,
      target: targetOf({ of: 'entry' }),
      reviewed: 'act' as const,
      subjectId: SUBJECT,
      organ: '复议机关',
      caseNumber: '1',
      filedOn: today,
      proof: 'file',
      by: null,
    }
    const facts = { thing: thing(d, today), known: pending?.reviewId ?? null, answeredBy: null, keepsRegister: true }
    reviewEvents(d, done(decideReviewRecord(undefined, review, facts, d.law, today)))
  },
  'interim-stay': (d, { today }) => interim(d, 'order', today),
  'lift-interim-stay': (d, { today }) => interim(d, 'lift', today),
  'review-outcome'(d, { today, command }) {
    const given = {
      outcome: command.outcome === 'annulled' ? ('annulled' as const) : ('upheld' as const),
      document: { number: '终字1号', date: today, effectiveOn: today },
      remedies: [],
      reasons: TEXT,
      by: actor('zhao'),
    }
    const facts = { keepsRegister: true, lastDay: null }
    reviewEvents(d, done(decideReviewOutcome(d.reviews.at(-1), given, facts, d.law, today)))
  },
}
