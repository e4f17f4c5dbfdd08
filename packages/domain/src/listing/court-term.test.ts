import { expect, test } from 'vitest'
import { localDate } from '../calendar/local-date.ts'
import { BASELINE } from '../rulebook/baseline.ts'
import { readRule } from '../rulebook/read-rule.ts'
import { grantCourtTerm, readCourtTerm, type CourtBehaviour } from './court-term.ts'

const PUBLISHED = localDate('2025-03-05')
const termOf = (behaviours: readonly CourtBehaviour[], on = PUBLISHED) =>
  readCourtTerm(readRule(BASELINE, '445300', 'courtListTerm', on), behaviours)

test.each([
  ['evasion alone: two years', ['evasion'], { kind: 'fixed' }, '2027-03-05', { count: 2, unit: 'year' }],
  ['one behaviour written twice', ['consumption', 'consumption'], { kind: 'fixed' }, '2027-03-05', { count: 2 }],
  ['obstruction may have been extended', ['obstruction'], { kind: 'notStated' }, '2030-03-05', 'openEnded'],
  ['several may have been extended', ['evasion', 'settlement'], { kind: 'notStated' }, '2030-03-05', 'openEnded'],
  ['plain refusal has no term', ['plainRefusal'], { kind: 'noTerm' }, null, 'openEnded'],
  ['nor has it with another', ['plainRefusal', 'evasion'], { kind: 'noTerm' }, null, 'openEnded'],
  ['an unknown wording', ['evasion', 'unknown'], { kind: 'notStated', mostYears: null }, null, 'openEnded'],
  ['no word at all', [], { kind: 'notStated', mostYears: null }, null, 'openEnded'],
] as const)('%s', (_, behaviours, reading, latestEnd, length) => {
  const term = termOf(behaviours)
  expect(term).toMatchObject({ ...reading, basis: [{ document: 'SPC17' }] })
  const granted = grantCourtTerm(term, PUBLISHED)
  expect(granted).toMatchObject({ start: PUBLISHED, latestEnd })
  if (length === 'openEnded') expect(granted.length).toBe('openEnded')
  else expect(granted.length).toMatchObject(length)
})

test('an entry older than the rule has no term by it', () => {
  expect(termOf(['evasion'], localDate('2017-04-30'))).toEqual({ kind: 'notStated', mostYears: null, basis: [] })
})

test('an unconfirmed rule shortens nothing', () => {
  const rule = readRule(BASELINE, '445300', 'courtListTerm', PUBLISHED)
  if (rule.kind !== 'value') throw new Error('no rule')
  const doubtful = { ...rule, row: { ...rule.row, confirmed: false } }
  expect(readCourtTerm(doubtful, ['evasion'])).toMatchObject({ kind: 'notStated', mostYears: null })
})
