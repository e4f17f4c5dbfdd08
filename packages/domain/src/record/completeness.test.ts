import { describe, expect, test } from 'vitest'
import { localDate } from '../calendar/local-date.ts'
import { decideCompleteness, evolveCompleteness, type Completeness, type CompletenessAct } from './completeness.ts'

const TODAY = localDate('2026-11-21')
const ANN = { officerId: 'ann', organisationId: 'credit' }
const BEN = { officerId: 'ben', organisationId: 'credit' }
const PROPOSE = { act: 'propose', place: '445300', since: localDate('2020-01-01'), grounds: 'plain:核对记录' } as const

const act = (state: Completeness | undefined, one: CompletenessAct, by = ANN) => {
  const decided = decideCompleteness(state, one, by, TODAY)
  return decided.ok ? decided.value.reduce<Completeness | undefined>(evolveCompleteness, state) : decided.error
}
const stateOf = (result: ReturnType<typeof act>): Completeness => {
  if (result === undefined || 'code' in result) throw new Error(result?.code ?? 'nothing')
  return result
}

describe('the day from which records are complete', () => {
  const proposed = stateOf(act(undefined, PROPOSE))
  const declared = stateOf(act(proposed, { act: 'declare' }, BEN))
  const withdraw = { act: 'withdraw', reasons: 'plain:漏报' } as const
  const declaration = { since: '2020-01-01', grounds: 'plain:核对记录', proposedBy: ANN, proposedOn: TODAY }

  test('stands once a second official has confirmed it', () => {
    expect(proposed).toEqual({ place: '445300', declared: null, proposed: declaration })
    expect(act(proposed, { act: 'declare' })).toEqual({ code: 'SAME_HANDS', basis: [] })
    expect(declared).toEqual({
      place: '445300',
      declared: { ...declaration, declaredBy: BEN, declaredOn: TODAY },
      proposed: null,
    })
  })

  test('each act is recorded with its official and its day', () => {
    const { act: _, ...proposal } = PROPOSE
    const record = (state: Completeness | undefined, one: CompletenessAct) => decideCompleteness(state, one, BEN, TODAY)
    const by = { by: BEN, on: TODAY }
    expect(record(undefined, PROPOSE)).toEqual({
      ok: true,
      value: [{ type: 'CompletenessProposed', ...proposal, ...by }],
    })
    expect(record(proposed, { act: 'declare' })).toEqual({
      ok: true,
      value: [{ type: 'CompletenessDeclared', ...by }],
    })
    expect(record(proposed, withdraw)).toEqual({
      ok: true,
      value: [{ type: 'CompletenessWithdrawn', reasons: 'plain:漏报', ...by }],
    })
  })

  test('stays until another day is confirmed', () => {
    const again = stateOf(act(declared, { ...PROPOSE, since: localDate('2021-06-01') }))
    expect(again).toMatchObject({ declared: { since: '2020-01-01' }, proposed: { since: '2021-06-01' } })
    expect(act(again, { act: 'declare' }, BEN)).toMatchObject({ declared: { since: '2021-06-01' }, proposed: null })
  })

  test.each([
    ['what was declared', declared],
    ['what is only proposed', proposed],
  ] as const)('one official withdraws %s, with reasons', (_, state) => {
    expect(act(state, { ...withdraw, reasons: ' ' })).toEqual({ code: 'REASONS_MISSING', basis: [] })
    expect(act(state, withdraw)).toEqual({ place: '445300', declared: null, proposed: null })
  })

  test('may be today, never in the future, never without grounds', () => {
    const tomorrow = localDate('2026-11-22')
    expect(act(undefined, { ...PROPOSE, since: TODAY })).toMatchObject({ proposed: { since: TODAY } })
    expect(act(undefined, { ...PROPOSE, since: tomorrow })).toEqual({
      code: 'DATE_IN_FUTURE',
      date: tomorrow,
      basis: [],
    })
    expect(act(undefined, { ...PROPOSE, grounds: ' ' })).toEqual({ code: 'REASONS_MISSING', basis: [] })
  })

  test('is neither confirmed nor withdrawn out of nothing', () => {
    const nothing = { code: 'WRONG_STATE', state: 'none', basis: [] }
    const emptied = stateOf(act(declared, withdraw))
    expect(act(undefined, { act: 'declare' })).toEqual(nothing)
    expect(act(declared, { act: 'declare' }, BEN)).toEqual(nothing)
    expect(act(undefined, withdraw)).toEqual(nothing)
    expect(act(emptied, withdraw)).toEqual(nothing)
  })

  test('a history begins with a proposal; a second confirmation changes nothing', () => {
    const again = { type: 'CompletenessDeclared', on: localDate('2026-11-22'), by: ANN } as const
    expect(() => evolveCompleteness(undefined, again)).toThrow(
      new RangeError('nothing was proposed before CompletenessDeclared'),
    )
    expect(evolveCompleteness(declared, again)).toEqual(declared)
  })
})
