import { compileCalendar } from '@xinheng/domain/calendar/work-calendar'
import { CALENDAR_YEARS } from '@xinheng/domain/calendar/years'
import { readDuty } from '@xinheng/domain/duty/duty'
import { HEALTHY, type Footing, type Health } from '@xinheng/domain/kernel/health'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'
import { decideDecisionService, decideDetermination } from '@xinheng/domain/listing/decide-determination'
import { decideDisputeStep } from '@xinheng/domain/listing/decide-dispute'
import { decideNotice } from '@xinheng/domain/listing/decide-notice'
import { decideProposal } from '@xinheng/domain/listing/decide-proposal'
import { decidePublication } from '@xinheng/domain/listing/decide-publication'
import { decideReceivedConfirmation } from '@xinheng/domain/listing/decide-received'
import { decideProcedureEnd, decideRelease } from '@xinheng/domain/listing/decide-release'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import { readListing } from '@xinheng/domain/listing/read-listing'
import {
  after,
  ANSWER_PERIOD,
  CREDIT_OFFICE,
  day,
  decided,
  DECIDER,
  DECISION,
  DECISION_PROOF,
  LAW,
  listed,
  notice,
  noticed,
  proposal,
  proposed,
  PROPOSER,
  PUBLICATION,
  received,
  refusalIn,
  SAFETY,
} from '@xinheng/domain/listing/testing-listings'
import { decideObjection, decideObjectionAnswer, decideWithdrawal } from '@xinheng/domain/objection/decide-objection'
import { readObjectionDuties } from '@xinheng/domain/objection/objection-duties'
import * as objections from '@xinheng/domain/objection/testing-objections'
import * as repairs from '@xinheng/domain/repair/testing-repairs'
import { decideLifting } from '@xinheng/domain/task/decide-task'
import * as tasks from '@xinheng/domain/task/testing-tasks'
import { describe, expect, test } from 'vitest'

// Fail safe, both ways: where something is missing that a lawful burden stands on, no new burden is laid on anybody, and the
// refusal says what is missing; whatever frees, rests or hears somebody goes on, and is marked.

const ON = day('2026-06-03')
const ALL: Health = { calendar: 'missing', catalogue: 'missing', evidence: 'missing', upstream: 'stale' }
const MISSING: readonly (readonly [string, Footing, Health])[] = [
  ['the calendar of the year is not published', 'calendar', { ...HEALTHY, calendar: 'missing' }],
  ['no version of the catalogue is in force', 'catalogue', { ...HEALTHY, catalogue: 'missing' }],
  ['evidence cannot be kept', 'evidence', { ...HEALTHY, evidence: 'missing' }],
  ['what comes from above is stale', 'upstream', { ...HEALTHY, upstream: 'stale' }],
]
const under = (health: Health): LawInForce => ({ ...LAW, health })

type Act = (law: LawInForce) => Result<unknown, Refusal>
const FACTS = { unit: SAFETY, resolution: null, termMaximum: null }

/** What burdens somebody anew. */
const ADVERSE: Readonly<Record<string, Act>> = {
  'a proposal to list': (law) => decideProposal(undefined, proposal(), SAFETY, law, day('2026-03-01')),
  'a notice of it': (law) =>
    decideNotice(proposed(), { notice: notice(), by: PROPOSER, period: ANSWER_PERIOD }, law, day('2026-03-02')),
  'the decision to list': (law) => decideDetermination(noticed(), DECISION, FACTS, law, day('2026-03-23')),
  'its publication': (law) => decidePublication(served(), PUBLICATION, law, day('2026-03-26')),
  'a measure applied': (law) => tasks.apply({}, { law }),
}

/** A decision that was served, with its publication still to come. */
function served() {
  const service = { proof: DECISION_PROOF, further: notice().further, by: DECIDER }
  return after(decided(), decideDecisionService(decided(), service, LAW, day('2026-03-25')))
}

const objected = () => objections.take(undefined, objections.receive())

/** What frees somebody, rests something, or hears somebody. */
const FAVOURABLE: Readonly<Record<string, Act>> = {
  'an objection taken in': (law) =>
    decideObjection(undefined, objections.handedIn(), { thing: objections.THING, open: null }, law, ON),
  'the answer to it, upheld': (law) =>
    decideObjectionAnswer(
      objected(),
      { outcome: 'upheld', remedies: [{ kind: 'voidEntry' }], reasons: 't', letter: null, by: objections.MAKER },
      { officers: ['officer-d'], verifierElsewhere: false },
      law,
      day('2026-06-08'),
    ),
  'an objection taken back': (law) => decideWithdrawal(objected(), null, law, day('2026-06-04')),
  'a stay of execution': (law) =>
    decideDisputeStep(
      listed(),
      { kind: 'begins', disputeId: 'o1', stage: 'interimStay', measureId: null, basis: [] },
      law,
      ON,
    ),
  'an application for repair': (law) => repairs.apply({}, {}, {}, repairs.APPLIED, law),
  'the decision on repair': (law) => repairs.decide(repairs.accepted(), {}, law),
  'a release by its maker': (law) =>
    decideRelease(listed(), { reason: 'corrected', reasons: 't', by: DECIDER }, law, ON),
  'a release by another procedure': (law) =>
    decideProcedureEnd(
      listed(),
      { reason: 'repaired', reasons: 't', by: null, procedure: { stream: 'objection', id: 'o1' } },
      law,
      ON,
    ),
  'a measure lifted': (law) =>
    decideLifting(
      tasks.take(undefined, tasks.apply()),
      tasks.entry,
      { measureId: 'measure-1', evidence: 'file:l', by: tasks.CLERK },
      law,
      tasks.TODAY,
    ),
}

describe.each(MISSING)('while %s', (_what, footing, health) => {
  test.each(Object.entries(ADVERSE))('%s is refused, and told what is missing', (_name, act) => {
    expect(act(LAW).ok).toBe(true)
    expect(refusalIn(act(under(health)))).toEqual({ code: 'NO_NEW_ADVERSE_ACT', missing: [footing], basis: [] })
  })

  test.each(Object.entries(FAVOURABLE))('%s goes on, the same as ever', (_name, act) => {
    const asEver = act(LAW)
    expect(asEver.ok && asEver.value).not.toHaveLength(0)
    expect(act(under(health))).toEqual(asEver)
  })
})

test.each(Object.entries(FAVOURABLE))('%s goes on while everything is missing at once', (_name, act) => {
  expect(act(under(ALL)).ok).toBe(true)
})

test('a burden names everything that is missing', () => {
  const all = ['calendar', 'catalogue', 'evidence', 'upstream']
  for (const act of Object.values(ADVERSE))
    expect(refusalIn(act(under(ALL)))).toMatchObject({ code: 'NO_NEW_ADVERSE_ACT', missing: all })
})

describe('while there is no proof of service', () => {
  const notified = after(
    proposed(),
    decideNotice(proposed(), { notice: notice(), by: PROPOSER, period: ANSWER_PERIOD }, LAW, day('2026-03-02')),
  )

  test('no decision follows a notice, no publication a decision, each saying why', () => {
    const decide = decideDetermination(notified, DECISION, FACTS, LAW, day('2026-03-23'))
    expect(refusalIn(decide)).toMatchObject({ code: 'NOTICE_NOT_SERVED' })
    const publish = decidePublication(decided(), PUBLICATION, LAW, day('2026-03-26'))
    expect(refusalIn(publish)).toMatchObject({ code: 'DECISION_NOT_SERVED' })
  })

  test('it can be disputed, and ended in favour of the subject', () => {
    const step = { kind: 'begins', disputeId: 'o1', stage: 'verification', measureId: null, basis: [] } as const
    expect(after(decided(), decideDisputeStep(decided(), step, LAW, ON))).toMatchObject({
      disputes: [{ disputeId: 'o1', stage: 'verification', until: null }],
    })
    const refuse = { ...DECISION, outcome: 'refuse' } as const
    expect(decideDetermination(noticed(), refuse, FACTS, under(ALL), day('2026-03-23')).ok).toBe(true)
  })
})

describe('what goes on is marked', () => {
  test('the objection on the entry and in its own history, the release in the reading of the day', () => {
    expect(objections.take(undefined, objections.receive({}, {}, under(ALL)))).toMatchObject({ markedOn: '2026-06-03' })
    const released = after(
      listed(),
      decideRelease(listed(), { reason: 'corrected', reasons: 't', by: DECIDER }, under(ALL), ON),
    )
    expect(readListing(released, ON, LAW.calendar)).toMatchObject({ kind: 'ended', reason: 'corrected' })
  })

  test('a last day that no calendar confirms is marked provisional, however late it is', () => {
    const calendar = compileCalendar(CALENDAR_YEARS.filter(({ year }) => year < 2026))
    const reading = readObjectionDuties(objected(), LAW).map((duty) => readDuty(duty, day('2026-12-31'), calendar))
    const late = readObjectionDuties(objected(), LAW).map((duty) => readDuty(duty, day('2026-12-31'), LAW.calendar))
    expect(late.some(({ kind }) => kind === 'breached')).toBe(true)
    expect(reading.some((one) => 'provisional' in one && one.provisional)).toBe(true)
    expect(reading.every((one) => one.kind !== 'breached' || one.provisional)).toBe(true)
  })
})

test('an entry from above that waits is not confirmed on a stale view, and may be turned away on one', () => {
  const waiting = received({ service: { kind: 'notStated' } })
  const answer = (to: 'confirm' | 'decline', law: LawInForce) =>
    decideReceivedConfirmation(waiting, { answer: to, reasons: 't', by: CREDIT_OFFICE }, law, day('2026-03-20'))
  const stale = under({ ...HEALTHY, upstream: 'stale' })
  expect(answer('confirm', LAW).ok).toBe(true)
  expect(refusalIn(answer('confirm', stale))).toMatchObject({ code: 'NO_NEW_ADVERSE_ACT', missing: ['upstream'] })
  expect(answer('decline', stale).ok).toBe(true)
})
