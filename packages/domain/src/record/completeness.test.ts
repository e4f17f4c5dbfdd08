import { describe, expect, test } from 'vitest'
import { localDate } from '../calendar/local-date.ts'
import { decideCompleteness, evolveCompleteness, type Completeness, type CompletenessAct } from './completeness.ts'

const TODAY = localDate('2026-11-21')
const ANN = { officerId: 'ann', organisationId: 'credit' }
const BEN = { officerId: 'ben', organisationId: 'credit' }
const PROPOSE = { act: 'propose', place: '445300', since: localDate('2020-01-01'), grounds: 'plain:核对记录' } as const

const act = (state: Completeness | undefined, one: CompletenessAct, by = ANN) => {
  const decided = decideCompleteness(state, one, by, TODAY)
  return decided.ok ? decided.value.reduce<Completeness | undefined>(evolveCompleteness, state) : decided.error.code
}
const stateOf = (result: Completeness | string | undefined): Completeness => {
  if (result === undefined || typeof result === 'string') throw new Error(result ?? 'nothing')
  return result
}

describe('the day from which records are complete', () => {
  const proposed = stateOf(act(undefined, PROPOSE))
  const declared = stateOf(act(proposed, { act: 'declare' }, BEN))

  test('stands once a second official has confirmed it', () => {
    expect(proposed.declared).toBeNull()
    expect(act(proposed, { act: 'declare' })).toBe('SAME_HANDS')
    expect(declared).toMatchObject({ declared: { since: '2020-01-01', declaredBy: BEN }, proposed: null })
  })

  test('stays until another day is confirmed', () => {
    const again = stateOf(act(declared, { ...PROPOSE, since: localDate('2021-06-01') }))
    expect(again).toMatchObject({ declared: { since: '2020-01-01' }, proposed: { since: '2021-06-01' } })
    expect(act(again, { act: 'declare' }, BEN)).toMatchObject({ declared: { since: '2021-06-01' }, proposed: null })
  })

  test('is withdrawn by one official, with reasons', () => {
    expect(act(declared, { act: 'withdraw', reasons: '' })).toBe('REASONS_MISSING')
    expect(act(declared, { act: 'withdraw', reasons: 'plain:漏报' })).toMatchObject({ declared: null, proposed: null })
  })

  test('is never in the future, never without grounds, never confirmed out of nothing', () => {
    expect(act(undefined, { ...PROPOSE, since: localDate('2026-11-22') })).toBe('DATE_IN_FUTURE')
    expect(act(undefined, { ...PROPOSE, grounds: '' })).toBe('REASONS_MISSING')
    expect(act(undefined, { act: 'declare' })).toBe('WRONG_STATE')
    expect(act(declared, { act: 'declare' }, BEN)).toBe('WRONG_STATE')
    expect(act(undefined, { act: 'withdraw', reasons: 'plain:x' })).toBe('WRONG_STATE')
    expect(() => evolveCompleteness(undefined, { type: 'CompletenessDeclared', on: TODAY, by: ANN })).toThrow(
      RangeError,
    )
  })
})
