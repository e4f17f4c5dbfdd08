import { expect, test } from 'vitest'
import { decideDetermination } from './decide-determination.ts'
import { decideHearingAct } from './decide-hearing.ts'
import { decideCaseHandOver } from './hand-over.ts'
import {
  after,
  DECIDER,
  decided,
  DECISION,
  LAW,
  listed,
  noticed,
  PROPOSER,
  proposed,
  refusalIn,
  SAFETY,
  day,
} from './testing-listings.ts'

const THIRD = { officerId: 'officer-5', organisationId: 'unit-safety' }
const BY = { officerId: 'admin-1', organisationId: 'unit-admin' }
const TODAY = day('2026-03-10')
const pass = (state = noticed(), to = THIRD) => decideCaseHandOver(state, { to, by: BY }, LAW, TODAY)
const decideBy = (state: ReturnType<typeof noticed>, by: typeof THIRD) =>
  decideDetermination(
    state,
    { ...DECISION, by },
    { unit: SAFETY, resolution: null, termMaximum: null },
    LAW,
    day('2026-03-23'),
  )

test('a case that was taken over moves no clock and is decided neither by the proposer nor by the successor', () => {
  const before = noticed()
  const passed = after(before, pass(before))
  expect(passed).toEqual({ ...before, successors: [THIRD] })
  for (const by of [PROPOSER, THIRD]) expect(refusalIn(decideBy(passed, by))?.code).toBe('SAME_HANDS')
  expect(decideBy(passed, DECIDER).ok).toBe(true)
})

test('a second successor does not free the first', () => {
  const once = after(noticed(), pass())
  const twice = after(once, pass(once, { ...THIRD, officerId: 'officer-6' }))
  expect(refusalIn(decideBy(twice, THIRD))?.code).toBe('SAME_HANDS')
})

test('who decided or presided does not take the case over', () => {
  expect(refusalIn(pass(decided(), DECIDER))?.code).toBe('SAME_HANDS')
  expect(pass(decided()).ok).toBe(true)
  const asked = after(noticed(), decideHearingAct(noticed(), { act: 'requestHearing' }, LAW, day('2026-03-06')))
  const held = after(asked, decideHearingAct(asked, { act: 'holdHearing', minutes: 'text:m', by: DECIDER }, LAW, TODAY))
  expect(refusalIn(pass(held, DECIDER))?.code).toBe('SAME_HANDS')
  expect(pass(held).ok).toBe(true)
})

test('a case that is not under way has no proposer to follow', () => {
  expect(pass(proposed()).ok).toBe(true)
  expect(refusalIn(pass(listed()))).toMatchObject({ code: 'WRONG_STATE', state: 'listed' })
})
