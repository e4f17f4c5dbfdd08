import { describe, expect, test } from 'vitest'
import { cite } from '../kernel/citation.ts'
import { decideHearingAct, readHeard } from './decide-hearing.ts'
import type { HearingAct } from './decide-hearing.ts'
import type { Hearing, Statement } from './listing.ts'
import { ground, wrongState } from './testing-law.ts'
import {
  DECIDER,
  LAW,
  PROPOSER,
  after,
  day,
  decided,
  notice,
  noticed,
  proposed,
  refusalIn,
  withStatement,
} from './testing-listings.ts'

const N49 = [cite('N49', '(八)')]
const TODAY = day('2026-03-24')
const HEAD = { listingId: 'listing-1', on: TODAY, ground: ground(N49) }
const REQUEST = { act: 'requestHearing' } as const
const ANSWER = {
  act: 'answerStatement',
  statementId: 'statement-1',
  outcome: 'partlyUpheld',
  reasons: 'text:answer',
  by: DECIDER,
} as const
const DECLINE = { act: 'declineHearing', reasons: 'text:no', by: DECIDER } as const
const HOLD = { act: 'holdHearing', minutes: 'text:minutes', by: DECIDER } as const
const act = (state: ReturnType<typeof noticed>, given: HearingAct) => decideHearingAct(state, given, LAW, TODAY)
const asked = (state = noticed()) => after(state, act(state, REQUEST))

describe('an act in the hearing', () => {
  test.each([
    [
      'what the subject says',
      noticed(),
      { act: 'state', statementId: 's', text: 'text:s' },
      { type: 'StatementReceived', statementId: 's', text: 'text:s' },
    ],
    ['that it asks for a hearing', noticed(), REQUEST, { type: 'HearingRequested' }],
    [
      'the answer to a statement',
      withStatement(noticed()),
      ANSWER,
      {
        type: 'StatementAnswered',
        statementId: 'statement-1',
        outcome: 'partlyUpheld',
        reasons: 'text:answer',
        by: DECIDER,
      },
    ],
    ['why no hearing is held', asked(), DECLINE, { type: 'HearingDeclined', reasons: 'text:no', by: DECIDER }],
    ['the minutes of the hearing', asked(), HOLD, { type: 'HearingHeld', minutes: 'text:minutes', by: DECIDER }],
    [
      'the minutes of one held after the decision',
      asked(decided()),
      HOLD,
      { type: 'HearingHeld', minutes: 'text:minutes', by: DECIDER },
    ],
  ] as const)('writes down %s', (_what, state, given, event) => {
    expect(act(state, given)).toEqual({ ok: true, value: [{ ...HEAD, ...event }] })
  })

  test.each([REQUEST, ANSWER, DECLINE, HOLD])('comes between notice and effect: $act', (given) => {
    expect(refusalIn(act(proposed(), given))).toEqual(wrongState('proposed'))
    expect(refusalIn(act(undefined, given))).toEqual(wrongState('none'))
  })

  test.each([
    ['a hearing asked for twice', asked(), REQUEST, 'requested'],
    ['a hearing declined that nobody asked for', noticed(), DECLINE, 'none'],
    ['a hearing held twice', after(asked(), act(asked(), HOLD)), HOLD, 'held'],
    ['an answer to nothing', noticed(), ANSWER, 'noticed'],
    ['an answer to another statement', withStatement(noticed()), { ...ANSWER, statementId: 's' }, 'noticed'],
    ['a second answer', after(withStatement(noticed()), act(withStatement(noticed()), ANSWER)), ANSWER, 'noticed'],
  ] as const)('is not %s', (_what, state, given, found) => {
    expect(refusalIn(act(state, given))).toEqual(wrongState(found))
  })

  test.each([
    [ANSWER, withStatement(noticed()), { ...ANSWER, reasons: '' }],
    [DECLINE, asked(), { ...DECLINE, reasons: '' }],
    [HOLD, asked(), { ...HOLD, minutes: '' }],
  ])('of the determiner needs another official than the proposer, and words: $act', (given, state, wordless) => {
    const by = { ...DECIDER, organisationId: 'unit-other' }
    expect(refusalIn(act(state, { ...given, by: PROPOSER }))).toEqual({ code: 'SAME_HANDS', basis: [] })
    const powerless = { code: 'UNIT_WITHOUT_POWER', organisationId: 'unit-other', basis: N49 }
    expect(refusalIn(act(state, { ...given, by }))).toEqual(powerless)
    expect(refusalIn(act(state, wordless))).toEqual({ code: 'REASONS_MISSING', basis: N49 })
  })
})

describe('whether the subject has been heard', () => {
  const said: Statement = { statementId: 's', text: 't', madeOn: day('2026-03-06'), answer: null }
  const answered: Statement = { ...said, answer: { outcome: 'notUpheld', reasons: 'r' } }
  const NONE: Hearing = { kind: 'none' }
  const requested: Hearing = { kind: 'requested', on: day('2026-03-06') }
  const held: Hearing = { kind: 'held', on: day('2026-03-09'), minutes: 'm', presiding: DECIDER }
  const declined: Hearing = { kind: 'declined', on: day('2026-03-09'), reasons: 'r' }
  const heard = (statements: readonly Statement[], hearing: Hearing, on: string) =>
    readHeard({ notice: { ...notice(), issuedOn: day('2026-03-02') }, statements, hearing }, day(on), LAW.calendar)
  const RUNNING = { code: 'ANSWER_PERIOD_RUNNING', until: '2026-03-20', basis: N49 }

  test.each([
    ['is silent, on the last day', [], NONE, '2026-03-20', RUNNING],
    ['was declined a hearing, on the last day', [], declined, '2026-03-20', RUNNING],
    ['spoke and was answered, on the last day', [answered], NONE, '2026-03-20', RUNNING],
    ['was heard in a hearing, on the last day', [], held, '2026-03-20', RUNNING],
    [
      'has spoken and got no answer',
      [answered, said],
      NONE,
      '2026-03-30',
      { code: 'STATEMENT_UNANSWERED', statementId: 's', basis: N49 },
    ],
    ['asked for a hearing', [answered], requested, '2026-03-30', { code: 'HEARING_OPEN', basis: N49 }],
  ] as const)('one that %s has not', (_what, statements, hearing, on, refusal) => {
    expect(heard(statements, hearing, on)).toEqual({ kind: 'open', refusal })
  })

  test.each([
    ['was silent until the last day was over', [], NONE, '2026-03-21'],
    ['was declined a hearing and let the last day pass', [], declined, '2026-03-21'],
    ['spoke and was answered, after the last day', [answered], NONE, '2026-03-21'],
    ['was heard in a hearing, after the last day', [], held, '2026-03-21'],
  ] as const)('one that %s has', (_what, statements, hearing, on) => {
    expect(heard(statements, hearing, on)).toEqual({ kind: 'heard', basis: N49 })
  })
})
