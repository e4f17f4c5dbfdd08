import { describe, expect, test } from 'vitest'
import { cite } from '../kernel/citation.ts'
import { findHeldRule, findUnconfirmedAxis, isSameOfficial, maySpeakFor, readHeldRule } from './law-in-force.ts'
import { unconfirmed, without } from './testing-law.ts'
import { DECIDER, LAW, PANEL_LEAD, PROPOSER, YUNFU, day } from './testing-listings.ts'

const TODAY = day('2026-03-01')
const source = cite('YF', '(十六)')

describe('a rule', () => {
  const held = { value: { by: 'initiator' }, source }
  const read = (law: typeof LAW, adverse: boolean) => readHeldRule(law, YUNFU, 'determination', TODAY, adverse)

  test('is given with its clause, and is nothing where no text speaks', () => {
    expect(read(LAW, true)).toEqual({ ok: true, value: held })
    expect(findHeldRule(LAW, YUNFU, 'determination', TODAY)).toEqual(held)
    expect(read(without('determination'), true)).toEqual({ ok: true, value: undefined })
    expect(findHeldRule(without('determination'), YUNFU, 'determination', TODAY)).toBeUndefined()
  })

  test('from memory carries what burdens nobody only', () => {
    const law = unconfirmed('determination')
    const refusal = { code: 'RULE_UNCONFIRMED', axis: 'determination', basis: [source] }
    expect(read(law, true)).toEqual({ ok: false, error: refusal })
    expect(read(law, false)).toEqual({ ok: true, value: held })
    expect(findHeldRule(law, YUNFU, 'determination', TODAY)).toEqual(held)
  })
})

describe('the axes that every sanction rests on', () => {
  test.each(['offCatalogue', 'measureClasses', 'measureLegality'] as const)('%s from memory is found', (axis) => {
    expect(findUnconfirmedAxis(unconfirmed(axis).book, YUNFU, TODAY)).toBe(axis)
  })

  test('are confirmed, or silent, in the law that ships', () => {
    expect(findUnconfirmedAxis(LAW.book, YUNFU, TODAY)).toBeUndefined()
    expect(findUnconfirmedAxis(without('measureClasses').book, YUNFU, TODAY)).toBeUndefined()
    expect(findUnconfirmedAxis(unconfirmed('determination').book, YUNFU, TODAY)).toBeUndefined()
  })
})

test('one person is one official, whatever the unit', () => {
  expect(isSameOfficial(PROPOSER, { ...PROPOSER, organisationId: 'unit-other' })).toBe(true)
  expect(isSameOfficial(PROPOSER, DECIDER)).toBe(false)
})

test.each([
  ['the determiner’s official on its own decision', true, DECIDER, { by: 'determiner', decider: DECIDER }],
  ['another unit’s official on it', false, PANEL_LEAD, { by: 'determiner', decider: DECIDER }],
  ['the issuer on a panel’s decision', true, PANEL_LEAD, { by: 'panel', meetingId: 'm', issuedBy: PANEL_LEAD }],
  ['the determiner’s official on it', true, DECIDER, { by: 'panel', meetingId: 'm', issuedBy: PANEL_LEAD }],
] as const)('%s speaks for an entry: %s', (_who, may, by, determination) => {
  expect(maySpeakFor(by, 'unit-safety', determination)).toBe(may)
})
