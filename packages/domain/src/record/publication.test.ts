import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, localDate } from '../calendar/local-date.ts'
import { fen } from '../kernel/money.ts'
import { BASELINE } from '../rulebook/baseline.ts'
import { PUBLICATION_CLASSES } from './publication-class.ts'
import { readPublication } from './publication.ts'
import type { PublicationFacts } from './publication.ts'
import { evolveRecord } from './record.ts'
import type { ContentOf, CreditRecord, RecordContent, RecordEvent, RecordHead } from './record.ts'

const d = localDate
const ground = { rulebook: 'test', basis: [], values: {} }
const fine: ContentOf<'penalty'> = {
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
const with_ = (change: Partial<ContentOf<'penalty'>>): ContentOf<'penalty'> => ({ ...fine, ...change })
const record = (
  content: RecordContent,
  decidedOn: string,
  head: Partial<RecordHead> = {},
  ...later: RecordEvent[]
): CreditRecord =>
  later.reduce<CreditRecord>(
    (state, event) => evolveRecord(state, event),
    evolveRecord(undefined, {
      type: 'RecordImported',
      recordId: 'r1',
      subjectId: 's1',
      subjectKind: 'enterprise',
      authorityId: 'a1',
      providerId: 'a1',
      place: '510400',
      documentTitle: '决定书',
      documentNumber: null,
      ...head,
      decidedOn: d(decidedOn),
      content,
      on: d(decidedOn),
    }),
  )
const PERIOD_AND_CLASS = [
  { document: 'N22', clause: '分类修复（序号未核）' },
  { document: 'O36D', clause: '第八条至第十条' },
]
const facts: PublicationFacts = {
  book: BASELINE,
  classes: PUBLICATION_CLASSES,
  misconductEndedOn: null,
  minorByException: false,
}
const read = (each: CreditRecord, on: string, change: Partial<PublicationFacts> = {}) =>
  readPublication(each, d(on), { ...facts, ...change })

describe('periods by class', () => {
  test.each([
    [
      'a fine: one year under O36',
      ['fine'],
      '2026-05-10',
      { kind: 'public', until: '2027-05-10', publicationClass: 'general' },
    ],
    [
      'a revocation: three years',
      ['revocationOfLicence'],
      '2026-05-10',
      { kind: 'public', until: '2029-05-10', publicationClass: 'serious' },
    ],
    ['a warning is minor and not public in principle', ['warning'], '2026-05-10', { kind: 'notPublic', why: 'minor' }],
    [
      'several kinds: the longest',
      ['warning', 'fine', 'closure'],
      '2026-05-10',
      { until: '2029-05-10', publicationClass: 'serious' },
    ],
    ['no kind named counts as other', [], '2026-05-10', { until: '2027-05-10', publicationClass: 'general' }],
  ] as const)('%s', (_, penalties, decidedOn, expected) => {
    expect(read(record(with_({ penalties }), decidedOn), '2026-05-20')).toMatchObject(expected)
  })

  test('a minor penalty published by exception ends after three months', () => {
    const minor = record(with_({ penalties: ['warning'] }), '2026-05-10')
    expect(read(minor, '2026-08-10', { minorByException: true })).toMatchObject({ kind: 'public', until: '2026-08-10' })
    expect(read(minor, '2026-08-11', { minorByException: true })).toMatchObject({ kind: 'ended', until: '2026-08-10' })
  })

  test('publication ends by itself after its last day', () => {
    const each = record(fine, '2026-05-10')
    expect(read(each, '2026-05-09')).toMatchObject({ kind: 'notPublic', why: 'notYetDecided' })
    expect(read(each, '2026-05-10').kind).toBe('public')
    expect(read(each, '2027-05-10').kind).toBe('public')
    expect(read(each, '2027-05-11')).toMatchObject({ kind: 'ended', until: '2027-05-10' })
  })

  test('a class that the authority assigned is confirmed, one from the draft table is not', () => {
    expect(read(record(fine, '2026-05-10'), '2026-05-20')).toMatchObject({ confirmed: false })
    expect(read(record(with_({ assignedClass: 'serious' }), '2026-05-10'), '2026-05-20')).toMatchObject({
      confirmed: true,
      until: '2029-05-10',
    })
    expect(read(record(fine, '2025-05-10'), '2025-05-20')).toMatchObject({ confirmed: true })
  })
})

test('public money is not public while no rule asks for it', () => {
  const money = { kind: 'subsidy', subsidyType: 'support', project: '贴息', amount: fen(100), text: null } as const
  expect(read(record(money, '2026-05-10'), '2026-05-20')).toEqual({
    kind: 'notPublic',
    why: 'noPublicationLaw',
    basis: [],
  })
})

describe('across the change of law on 2026-04-01', () => {
  test.each([
    ['three years while O58 is law', '2025-05-10', '2026-03-31', { kind: 'public', until: '2028-05-10' }],
    ['one year once O36 is law', '2025-05-10', '2026-04-01', { kind: 'public', until: '2026-05-10' }],
    ['a year that was over ends when O36 begins, not before', '2024-05-10', '2026-03-31', { kind: 'public' }],
    ['and has ended on its first day', '2024-05-10', '2026-04-01', { kind: 'ended', until: '2026-03-31' }],
    ['a decision of the first day knows O36 only', '2026-04-01', '2026-04-02', { until: '2027-04-01' }],
    [
      'before O58 there is no period at hand',
      '2023-03-01',
      '2023-04-01',
      { kind: 'notPublic', why: 'noPublicationLaw' },
    ],
  ] as const)('%s', (_, decidedOn, on, expected) => {
    expect(read(record(fine, decidedOn), on)).toMatchObject(expected)
  })

  test('a decision of the day of repeal is not measured by the repealed law', () => {
    const rows = BASELINE.rows.map((row) =>
      row.axis === 'repairClasses' && row.repealed !== null
        ? { ...row, value: { ...row.value, general: { ...row.value.general, maxMonths: 6 } } }
        : row,
    )
    const book = { ...BASELINE, rows }
    expect(read(record(fine, '2026-04-01'), '2026-04-02', { book })).toMatchObject({ until: '2027-04-01' })
    expect(read(record(fine, '2026-03-31'), '2026-04-02', { book })).toMatchObject({ until: '2026-09-30' })
  })

  test('a warning of before is no longer shown', () => {
    const warning = record(with_({ penalties: ['warning'] }), '2026-01-10')
    expect(read(warning, '2026-03-31').kind).toBe('public')
    expect(read(warning, '2026-04-01')).toMatchObject({ kind: 'notPublic', why: 'minor' })
  })

  test('no day on which it was over is followed by one on which it is public', () => {
    const kinds = fc.constantFrom<RecordContent>(
      fine,
      with_({ penalties: ['closure'] }),
      with_({ penalties: ['warning'] }),
    )
    fc.assert(
      fc.property(
        kinds,
        fc.integer({ min: 0, max: 1200 }),
        fc.integer({ min: 0, max: 1500 }),
        (content, start, age) => {
          const decidedOn = addDays(d('2023-05-01'), start)
          const each = record(content, decidedOn)
          const before = read(each, addDays(decidedOn, age)).kind
          const after = read(each, addDays(decidedOn, age + 1)).kind
          expect([before, after]).not.toEqual(['ended', 'public'])
          expect([before, after]).not.toEqual(['notPublic', 'public'])
        },
      ),
    )
  })
})

test('a repair of effect ends publication on the day before, and an earlier end stays', () => {
  const penalty = record(fine, '2026-05-10')
  const repaired = (on: string) =>
    evolveRecord(penalty, { type: 'PublicationEndedByRepair', repairId: 'r1', on: d(on), ground })
  const from = addDays(penalty.decidedOn, 30)
  expect(read(repaired(from), addDays(from, -1)).kind).toBe('public')
  expect(read(repaired(from), from)).toMatchObject({ kind: 'ended', until: addDays(from, -1) })
  const over = read(penalty, '2040-01-01')
  expect(read(repaired('2039-01-01'), '2040-01-01')).toEqual(over)
})

describe('who and what is not public', () => {
  const withdrawn: RecordEvent = {
    type: 'RecordWithdrawn',
    reason: 'decisionVoid',
    reasons: 't',
    on: d('2026-06-01'),
    ground,
  }
  const upset: RecordEvent = { type: 'RecordUpset', reason: 'decisionVoid', on: d('2026-06-01') }

  const simple = with_({ procedure: 'simplified' })
  const PIPL25 = { document: 'PIPL', clause: '第二十五条' }
  const APL48 = { document: 'APL', clause: '第四十八条' }

  test.each([
    ['a natural person', record(fine, '2026-05-10', { subjectKind: 'naturalPerson' }), 'protectedSubject', PIPL25],
    ['a 个体工商户', record(fine, '2026-05-10', { subjectKind: 'individualBusiness' }), 'protectedSubject', PIPL25],
    [
      'a natural person in 云浮, by the province’s own clause',
      record(fine, '2026-05-10', { subjectKind: 'naturalPerson', place: '445300' }),
      'protectedSubject',
      { document: 'GD_REG', clause: '第十八条' },
    ],
    [
      'a penalty by the simplified procedure',
      record(simple, '2026-05-10'),
      'simplifiedPenalty',
      { document: 'N424', clause: '公示期限' },
    ],
    ['a withdrawn record', record(fine, '2026-05-10', {}, withdrawn), 'withdrawn', APL48],
    ['a record whose decision is void', record(fine, '2026-05-10', {}, upset), 'decisionUpset', APL48],
  ] as const)('%s', (_, each, why, source) => {
    expect(read(each, '2026-06-01')).toEqual({ kind: 'notPublic', why, basis: [source] })
  })

  test('a record of tomorrow, whatever its text', () => {
    expect(read(record(fine, '2026-06-02'), '2026-06-01')).toEqual({
      kind: 'notPublic',
      why: 'notYetDecided',
      basis: [],
    })
  })

  test('no clause is cited that was not yet law', () => {
    const early = { ...withdrawn, on: d('2020-01-05') } as const
    expect(read(record(fine, '2019-05-10', {}, early), '2020-06-01')).toEqual({
      kind: 'notPublic',
      why: 'withdrawn',
      basis: [],
    })
  })

  test('an honour is public, a natural person’s too', () => {
    const honour = { kind: 'honour', title: '诚信示范', validUntil: null } as const
    expect(read(record(honour, '2026-05-10', { subjectKind: 'naturalPerson' }), '2026-06-01').kind).toBe('public')
  })

  test('neither withdrawal nor upset reaches back', () => {
    expect(read(record(fine, '2026-05-10', {}, withdrawn), '2026-05-31').kind).toBe('public')
    expect(read(record(fine, '2026-05-10', {}, upset), '2026-05-31').kind).toBe('public')
  })
})

describe('other records and the province’s maximum', () => {
  const judgment: RecordContent = { kind: 'judgment', caseNumber: '（2022）1号', duty: null, performance: 'none' }

  test.each([
    ['广东', '445300', '2027-01-10', 'GD_REG'],
    ['河南', '410928', '2027-01-10', 'HN_REG'],
  ] as const)('five years in %s', (_, place, until, document) => {
    expect(read(record(judgment, '2022-01-10', { place }), '2026-05-10')).toMatchObject({
      until,
      basis: [{ document }],
    })
  })

  test('in 山东 they count from the end of the misconduct', () => {
    const each = record(with_({ penalties: ['closure'] }), '2026-05-10', { place: '370100' })
    expect(read(each, '2026-05-20', { misconductEndedOn: d('2022-05-10') })).toMatchObject({ until: '2027-05-10' })
    expect(read(each, '2026-05-20')).toMatchObject({ until: '2029-05-10' })
  })

  test('elsewhere the end of the misconduct moves nothing', () => {
    const each = record(with_({ penalties: ['closure'] }), '2026-05-10', { place: '445300' })
    expect(read(each, '2026-05-20', { misconductEndedOn: d('2022-05-10') })).toMatchObject({ until: '2029-05-10' })
  })

  test('a maximum that comes later than the period’s own end changes nothing', () => {
    const each = record(fine, '2026-05-10', { place: '370100' })
    const reading = read(each, '2026-05-20', { misconductEndedOn: d('2022-05-10') })
    expect(reading).toMatchObject({ until: '2027-05-10', basis: PERIOD_AND_CLASS })
    const shorter = read(each, '2026-05-20', { misconductEndedOn: d('2021-08-10') })
    expect(shorter).toMatchObject({
      until: '2026-08-10',
      basis: [...PERIOD_AND_CLASS, { document: 'SD_REG', clause: '第三十八条' }],
    })
  })

  const licence: RecordContent = {
    kind: 'licence',
    licenceType: 'ordinary',
    certificateName: null,
    certificateNumber: null,
    text: null,
    validFrom: null,
    validUntil: d('2026-12-31'),
  }
  test.each<[string, RecordContent, string | null]>([
    ['a licence while it is valid', licence, '2026-12-31'],
    ['an honour while it is valid', { kind: 'honour', title: '诚信示范', validUntil: d('2027-12-31') }, '2027-12-31'],
    ['a commitment without end', { kind: 'commitment', field: 'labour', text: 't', dueOn: null }, null],
    ['a judgment without end in 四川, where no maximum is at hand', judgment, null],
  ])('%s', (_, content, until) => {
    expect(read(record(content, '2026-05-10'), '2026-05-20')).toEqual({
      kind: 'public',
      from: '2026-05-10',
      until,
      publicationClass: null,
      confirmed: true,
      basis: [],
    })
  })

  test('a licence has its last day and ends after it', () => {
    expect(read(record(licence, '2026-05-10'), '2026-12-31').kind).toBe('public')
    expect(read(record(licence, '2026-05-10'), '2027-01-01')).toEqual({
      kind: 'ended',
      until: '2026-12-31',
      publicationClass: null,
      basis: [],
    })
  })
})

describe('which law speaks to a decision', () => {
  const withTransition = (transition: 'oldLaw' | 'newLaw' | 'lighter') => ({
    ...BASELINE,
    rows: BASELINE.rows
      .map((row) => (row.axis === 'repairClasses' && row.repealed === null ? { ...row, transition } : row))
      .toReversed(),
  })

  test.each([
    ['the lighter of both', 'lighter', '2026-05-10', 'general'],
    ['the old law alone', 'oldLaw', '2028-05-10', 'general'],
    ['the new law alone', 'newLaw', '2026-05-10', 'general'],
  ] as const)(
    'a decision of before is read by %s, as the newest row says',
    (_, transition, until, publicationClass) => {
      const reading = read(record(fine, '2025-05-10'), '2026-04-15', { book: withTransition(transition) })
      expect(reading).toMatchObject({ kind: 'public', until, publicationClass })
    },
  )

  test.each([
    ['counts where the newest row says lighter', 'lighter', { kind: 'ended', until: '2025-11-10' }],
    ['counts for nothing where it says the new law', 'newLaw', { kind: 'public', until: '2026-05-10' }],
  ] as const)('an old law of six months %s', (_, transition, expected) => {
    const shorter = withTransition(transition).rows.map((row) =>
      row.axis === 'repairClasses' && row.repealed !== null
        ? { ...row, value: { ...row.value, general: { ...row.value.general, maxMonths: 6 } } }
        : row,
    )
    const book = { ...BASELINE, rows: shorter }
    expect(read(record(fine, '2025-05-10'), '2026-04-15', { book })).toMatchObject(expected)
  })

  test('a warning of before stays public under the old law alone', () => {
    const warning = record(with_({ penalties: ['warning'] }), '2026-01-10')
    expect(read(warning, '2026-04-15', { book: withTransition('oldLaw') }).kind).toBe('public')
    expect(read(warning, '2026-04-15', { book: withTransition('newLaw') }).kind).toBe('notPublic')
  })

  test('a law without a class table gives no period', () => {
    const only = (law: 'N22' | 'O58') => PUBLICATION_CLASSES.filter((row) => row.law === law)
    const each = record(fine, '2025-05-10')
    expect(read(each, '2026-04-15', { classes: [] })).toEqual({
      kind: 'notPublic',
      why: 'noPublicationLaw',
      basis: [],
    })
    expect(read(each, '2026-04-15', { classes: only('O58') })).toMatchObject({ until: '2028-05-10', confirmed: true })
    expect(read(each, '2026-04-15', { classes: only('N22') })).toMatchObject({ until: '2026-05-10', confirmed: false })
  })

  test('an unconfirmed period is not made sure by a confirmed class', () => {
    const rows = BASELINE.rows.map((row) => (row.axis === 'repairClasses' ? { ...row, confirmed: false } : row))
    const assigned = record(with_({ assignedClass: 'general' }), '2026-05-10')
    expect(read(assigned, '2026-05-20', { book: { ...BASELINE, rows } })).toMatchObject({ confirmed: false })
  })

  test('the period and the class are cited, also for what is hidden or over', () => {
    expect(read(record(fine, '2026-05-10'), '2026-05-20')).toEqual({
      kind: 'public',
      from: '2026-05-10',
      until: '2027-05-10',
      publicationClass: 'general',
      confirmed: false,
      basis: PERIOD_AND_CLASS,
    })
    expect(read(record(fine, '2026-05-10'), '2027-05-11')).toEqual({
      kind: 'ended',
      until: '2027-05-10',
      publicationClass: 'general',
      basis: PERIOD_AND_CLASS,
    })
    expect(read(record(with_({ penalties: ['warning'] }), '2026-05-10'), '2026-05-20')).toEqual({
      kind: 'notPublic',
      why: 'minor',
      basis: PERIOD_AND_CLASS,
    })
  })
})
