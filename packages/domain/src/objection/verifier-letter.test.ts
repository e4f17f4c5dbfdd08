import { describe, expect, test } from 'vitest'
import { day, GUANGDONG, PUYANG, refusalIn, YUNFU } from '../listing/testing-listings.ts'
import type { ObjectionAnswer } from './decide-objection.ts'
import type { DisputeTarget, LetterFinding } from './objection.ts'
import { answer, receive, take, WINDOW } from './testing-objections.ts'

const VOID = { outcome: 'upheld', remedies: [{ kind: 'voidEntry' }] } as const
const CORRECT = { outcome: 'partlyUpheld', remedies: [{ kind: 'correct', statement: 's' }] } as const
const REJECT = { outcome: 'rejected', remedies: [] } as const
const RECORD = { kind: 'record', recordId: 'r1' } as const
const ENTRY = { kind: 'listing', listingId: 'l1' } as const
const decide = (
  place: string,
  target: DisputeTarget,
  found: LetterFinding,
  given: Pick<ObjectionAnswer, 'outcome' | 'remedies'>,
  against = '',
) =>
  answer(
    take(undefined, receive({ place, target })),
    { ...given, against, letter: { number: '复函1号', date: day('2026-06-05'), found }, by: WINDOW },
    '2026-06-08',
    { officers: [], verifierElsewhere: true },
  )

describe.each([GUANGDONG, YUNFU, PUYANG])('%s: the letter of a unit elsewhere', (place) => {
  test.each([
    ['what it corrected is not upheld as right', ENTRY, 'corrected', REJECT],
    ['nor of a record', RECORD, 'corrected', REJECT],
    ['what it withdrew falls', RECORD, 'withdrawn', CORRECT],
    ['and is not rejected', ENTRY, 'withdrawn', REJECT],
    ['an entry that its determiner confirmed nobody else undoes', ENTRY, 'confirmed', VOID],
    ['nor corrects', ENTRY, 'confirmed', CORRECT],
  ] as const)('%s', (_, target, found, given) => {
    expect(refusalIn(decide(place, target, found, given, 'text:because'))).toMatchObject({
      code: 'LETTER_BINDS',
      found,
    })
  })

  test.each([
    ['a record that it confirmed is corrected', 'confirmed', CORRECT],
    ['one that it has no longer is left standing', 'notOnHand', REJECT],
  ] as const)('%s only with the reasons why', (_, found, given) => {
    expect(refusalIn(decide(place, RECORD, found, given))).toMatchObject({ code: 'DEPARTURE_UNREASONED', found })
    const reasoned = decide(place, RECORD, found, given, 'text:because')
    expect(reasoned.ok && reasoned.value[0]).toMatchObject({ decision: { against: 'text:because', letter: { found } } })
  })

  test('what is done here with an entry that was confirmed is lifted with the reasons why', () => {
    const measure = { kind: 'measure', listingId: 'l1', measureId: 'm1', implementer: 'u1' } as const
    const lift = { outcome: 'upheld', remedies: [{ kind: 'liftMeasure', measureId: 'm1', implementer: 'u1' }] } as const
    expect(refusalIn(decide(place, measure, 'confirmed', lift))).toMatchObject({ code: 'DEPARTURE_UNREASONED' })
    expect(decide(place, measure, 'confirmed', lift, 'text:because').ok).toBe(true)
    expect(refusalIn(decide(place, measure, 'confirmed', VOID, 'text:because'))).toMatchObject({ code: 'LETTER_BINDS' })
  })

  test.each([
    ['confirmed', REJECT],
    ['corrected', CORRECT],
    ['corrected', VOID],
    ['withdrawn', VOID],
    ['notOnHand', VOID],
  ] as const)('%s: with it, it is decided', (found, given) => {
    const decided = decide(place, RECORD, found, given)
    expect(decided.ok && decided.value[0]).toMatchObject({
      decision: { letter: { number: '复函1号', date: '2026-06-05', found } },
      ground: { values: { letter: found } },
    })
  })
})
