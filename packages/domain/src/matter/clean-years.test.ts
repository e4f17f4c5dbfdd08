import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, localDate } from '../calendar/local-date.ts'
import { fen } from '../kernel/money.ts'
import { evolveRecord } from '../record/record.ts'
import type { CreditRecord, RecordContent, RecordEvent } from '../record/record.ts'
import { BASELINE } from '../rulebook/baseline.ts'
import { readRule } from '../rulebook/read-rule.ts'
import { readCleanYears } from './clean-years.ts'
import type { CleanYearsFacts } from './clean-years.ts'

const d = localDate
const ON = d('2026-11-21')
const penalty: RecordContent = {
  kind: 'penalty',
  procedure: 'ordinary',
  penalties: ['fine'],
  fine: fen(200_000),
  confiscated: null,
  facts: null,
  legalGround: null,
  assignedClass: null,
  sector: '*',
}
const ground = { rulebook: 'test', basis: [], values: {} }
const record = (content: RecordContent, decidedOn: string, ...later: RecordEvent[]): CreditRecord => {
  const first = evolveRecord(undefined, {
    type: 'RecordImported',
    recordId: 'r1',
    subjectId: 's1',
    subjectKind: 'enterprise',
    authorityId: 'a1',
    providerId: 'a1',
    place: '445300',
    documentTitle: '决定书',
    documentNumber: null,
    decidedOn: d(decidedOn),
    content,
    on: d(decidedOn),
  })
  return later.reduce<CreditRecord>((state, event) => evolveRecord(state, event), first)
}
const simplifiedIn = (place: string) => readRule(BASELINE, place, 'simplifiedPenalty', ON)
const facts = (change: Partial<CleanYearsFacts> = {}): CleanYearsFacts => ({
  subjectId: 's1',
  records: [],
  entries: [],
  repairedRecordIds: [],
  disputedRecordIds: [],
  completeSince: d('2020-01-01'),
  identityCertain: true,
  simplified: simplifiedIn('445300'),
  ...change,
})
const read = (change: Partial<CleanYearsFacts>) => readCleanYears(facts(change), ON, 3)

describe('what counts', () => {
  const withdrawn: RecordEvent = {
    type: 'RecordWithdrawn',
    reason: 'decisionRevoked',
    reasons: 't',
    on: d('2026-01-05'),
    ground,
  }
  const simple: RecordContent = { ...penalty, procedure: 'simplified' }
  const commitment: RecordContent = { kind: 'commitment', field: 'labour', text: 't', dueOn: d('2026-01-31') }
  const judgment = (performance: 'none' | 'partly' | 'whole' | 'unknown'): RecordContent => ({
    kind: 'judgment',
    caseNumber: '（2025）1号',
    duty: null,
    performance,
  })
  const licence: RecordContent = {
    kind: 'licence',
    licenceType: 'ordinary',
    certificateName: null,
    certificateNumber: null,
    text: null,
    validFrom: null,
    validUntil: null,
  }
  const money: RecordContent = { kind: 'subsidy', subsidyType: 'support', project: '贴息', amount: null, text: null }
  const broken: RecordEvent = { type: 'CommitmentSettled', outcome: 'broken', on: d('2026-02-10'), evidence: 'e' }
  const upset: RecordEvent = { type: 'RecordUpset', reason: 'decisionRevoked', on: d('2026-03-01') }

  test.each([
    ['nothing on file', [], 'holds'],
    ['a penalty of last year', [record(penalty, '2025-03-01')], 'fails'],
    ['a penalty on the corresponding day', [record(penalty, '2023-11-21')], 'fails'],
    ['a penalty on the day before', [record(penalty, '2023-11-20')], 'holds'],
    ['a penalty dated after the application', [record(penalty, '2026-11-22')], 'holds'],
    ['a penalty that was withdrawn', [record(penalty, '2025-03-01', withdrawn)], 'holds'],
    ['a penalty that was upset and still stands', [record(penalty, '2025-03-01', upset)], 'cannotTell'],
    ['a penalty by the simplified procedure in 云浮', [record(simple, '2025-03-01')], 'cannotTell'],
    ['a commitment that runs', [record(commitment, '2025-03-01')], 'holds'],
    ['a broken commitment', [record(commitment, '2020-03-01', broken)], 'fails'],
    ['an unperformed judgment', [record(judgment('none'), '2025-03-01')], 'cannotTell'],
    ['a judgment performed in part', [record(judgment('partly'), '2025-03-01')], 'cannotTell'],
    ['a performed judgment', [record(judgment('whole'), '2025-03-01')], 'holds'],
    ['a judgment of which nobody knows', [record(judgment('unknown'), '2025-03-01')], 'holds'],
    ['a commitment broken tomorrow', [record(commitment, '2025-03-01', { ...broken, on: d('2026-11-22') })], 'holds'],
    ['a commitment broken today', [record(commitment, '2025-03-01', { ...broken, on: ON })], 'fails'],
    [
      'a commitment broken before the years',
      [record(commitment, '2020-03-01', { ...broken, on: d('2023-11-20') })],
      'holds',
    ],
    ['a performed commitment', [record(commitment, '2025-03-01', { ...broken, outcome: 'performed' })], 'holds'],
    ['a licence', [record(licence, '2025-03-01')], 'holds'],
    ['public money', [record(money, '2025-03-01')], 'holds'],
    ['an honour', [record({ kind: 'honour', title: '诚信示范', validUntil: null }, '2025-03-01')], 'holds'],
  ] as const)('%s', (_, records, kind) => expect(read({ records }).kind).toBe(kind))

  test('the failing record is named, and a withdrawal of tomorrow does not help today', () => {
    const records = [record(penalty, '2025-03-01', { ...withdrawn, on: d('2026-11-22') })]
    expect(read({ records })).toEqual({ kind: 'fails', recordIds: ['r1'], listingIds: [] })
  })

  test('a withdrawal of the day itself helps', () => {
    const records = [record(penalty, '2025-03-01', { ...withdrawn, on: ON })]
    expect(read({ records }).kind).toBe('holds')
  })

  test('a repaired record may not be used, a disputed one is put to a person', () => {
    const records = [record(penalty, '2025-03-01')]
    expect(read({ records, repairedRecordIds: ['r1'] }).kind).toBe('holds')
    expect(read({ records, disputedRecordIds: ['r1'] })).toEqual({
      kind: 'cannotTell',
      why: ['recordDisputed'],
      recordIds: ['r1'],
    })
  })

  test('a simplified penalty counts for nobody in 山东 and for no natural person in 河南', () => {
    const enterprise = record(simple, '2025-03-01')
    const person = { ...enterprise, subjectKind: 'naturalPerson' } as const
    expect(read({ records: [enterprise], simplified: simplifiedIn('370100') }).kind).toBe('holds')
    expect(read({ records: [person], simplified: simplifiedIn('410928') }).kind).toBe('holds')
    expect(read({ records: [enterprise], simplified: simplifiedIn('410928') }).kind).toBe('cannotTell')
  })

  test('every record and entry that fails the test is named, and no other', () => {
    const named = (recordId: string, content: RecordContent, decidedOn = '2025-03-01') => ({
      ...record(content, decidedOn),
      recordId,
    })
    const records = [named('r1', penalty), named('r2', licence), named('r3', judgment('none')), named('r4', penalty)]
    const entry = { listingId: 'l1', from: d('2025-01-01'), lastDay: null, wrongFromStart: false, repaired: false }
    const over = { ...entry, listingId: 'l2', lastDay: d('2021-01-01') }
    expect(read({ records, entries: [entry, over] })).toEqual({
      kind: 'fails',
      recordIds: ['r1', 'r4'],
      listingIds: ['l1'],
    })
  })

  test('every reason why it cannot be told is named once, with its records', () => {
    const named = (recordId: string, content: RecordContent) => ({ ...record(content, '2025-03-01'), recordId })
    const records = [named('r1', simple), named('r2', simple), named('r3', judgment('none')), named('r4', penalty)]
    expect(read({ records, disputedRecordIds: ['r4'], completeSince: null })).toEqual({
      kind: 'cannotTell',
      why: ['recordsIncomplete', 'simplifiedPenalty', 'judgmentUnperformed', 'recordDisputed'],
      recordIds: ['r1', 'r2', 'r3', 'r4'],
    })
  })

  test('a dispute about what never counts changes nothing', () => {
    expect(read({ records: [record(licence, '2025-03-01')], disputedRecordIds: ['r1'] }).kind).toBe('holds')
  })

  test('another subject’s penalty does not count', () => {
    expect(read({ records: [{ ...record(penalty, '2025-03-01'), subjectId: 's2' }] }).kind).toBe('holds')
  })
})

describe('entries and certainty', () => {
  const entry = {
    listingId: 'l1',
    from: d('2021-05-01'),
    lastDay: d('2023-11-21'),
    wrongFromStart: false,
    repaired: false,
  }

  test.each([
    ['that ended on the corresponding day', entry, 'fails'],
    ['that ended the day before it', { ...entry, lastDay: d('2023-11-20') }, 'holds'],
    ['that runs without end', { ...entry, lastDay: null }, 'fails'],
    ['that ends in the future', { ...entry, lastDay: d('2027-01-01') }, 'fails'],
    ['that begins today', { ...entry, from: ON, lastDay: null }, 'fails'],
    ['that begins tomorrow', { ...entry, from: d('2026-11-22'), lastDay: null }, 'holds'],
    ['that was wrong from the start', { ...entry, wrongFromStart: true }, 'holds'],
    ['that was repaired', { ...entry, repaired: true }, 'holds'],
  ] as const)('an entry %s', (_, each, kind) => expect(read({ entries: [each] }).kind).toBe(kind))

  test.each([
    ['the records begin after the window', { completeSince: d('2023-11-22') }, ['recordsIncomplete']],
    ['nobody knows since when the records are complete', { completeSince: null }, ['recordsIncomplete']],
    ['the identity is uncertain', { identityCertain: false }, ['identityUncertain']],
  ] as const)('cannot be told when %s', (_, change, why) => {
    expect(read(change)).toEqual({ kind: 'cannotTell', why, recordIds: [] })
  })

  test('records complete from the first day of the window on are enough', () => {
    expect(read({ completeSince: d('2023-11-21') })).toEqual({ kind: 'holds', since: '2023-11-21' })
  })

  test('a bad record fails the test even where the records are incomplete, but never under an uncertain identity', () => {
    const records = [record(penalty, '2025-03-01')]
    expect(read({ records, completeSince: null }).kind).toBe('fails')
    expect(read({ records, identityCertain: false }).kind).toBe('cannotTell')
  })

  test('a penalty counts for three years and one day from its decision, whatever the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200, max: 4000 }), (age) => {
        const decidedOn = addDays(ON, -age)
        const reading = readCleanYears(facts({ records: [record(penalty, decidedOn)] }), ON, 3)
        expect(reading.kind).toBe(age >= 0 && age <= 1096 ? 'fails' : 'holds')
      }),
    )
  })
})
