import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, localDate } from '../calendar/local-date.ts'
import { fen } from '../kernel/money.ts'
import { BASELINE } from '../rulebook/baseline.ts'
import { findPublicationClass, PUBLICATION_CLASSES } from './publication-class.ts'
import type { PublicationClassRow } from './publication-class.ts'
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

describe('who and what is not public', () => {
  const withdrawn: RecordEvent = {
    type: 'RecordWithdrawn',
    reason: 'decisionVoid',
    reasons: 't',
    on: d('2026-06-01'),
    ground,
  }
  const upset: RecordEvent = { type: 'RecordUpset', reason: 'decisionVoid', on: d('2026-06-01') }

  test.each([
    ['a natural person', record(fine, '2026-05-10', { subjectKind: 'naturalPerson' }), 'protectedSubject'],
    ['a 个体工商户', record(fine, '2026-05-10', { subjectKind: 'individualBusiness' }), 'protectedSubject'],
    [
      'a penalty by the simplified procedure',
      record(with_({ procedure: 'simplified' }), '2026-05-10'),
      'simplifiedPenalty',
    ],
    ['a withdrawn record', record(fine, '2026-05-10', {}, withdrawn), 'withdrawn'],
    ['a record whose decision is void', record(fine, '2026-05-10', {}, upset), 'decisionUpset'],
  ] as const)('%s', (_, each, why) => {
    expect(read(each, '2026-06-01')).toMatchObject({ kind: 'notPublic', why })
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

  test('nothing is at hand for 四川, so a judgment has no last day there', () => {
    expect(read(record(judgment, '2022-01-10'), '2026-05-10')).toMatchObject({ kind: 'public', until: null })
  })

  test('a licence is public while it is valid, a commitment without end', () => {
    const licence: RecordContent = {
      kind: 'licence',
      licenceType: 'ordinary',
      certificateName: null,
      certificateNumber: null,
      text: null,
      validFrom: null,
      validUntil: d('2026-12-31'),
    }
    expect(read(record(licence, '2026-05-10'), '2026-12-31')).toMatchObject({ kind: 'public', until: '2026-12-31' })
    expect(read(record(licence, '2026-05-10'), '2027-01-01').kind).toBe('ended')
    const commitment: RecordContent = { kind: 'commitment', field: 'labour', text: 't', dueOn: null }
    expect(read(record(commitment, '2026-05-10'), '2030-01-01')).toMatchObject({ kind: 'public', until: null })
  })
})

describe('class tables', () => {
  const base = PUBLICATION_CLASSES.find(({ law, sector }) => law === 'O36' && sector === '*') as PublicationClassRow
  const own: PublicationClassRow = {
    ...base,
    sector: 'marketRegulation',
    smallFineBelow: fen(500_000),
    confirmed: true,
  }
  const law = { document: 'O36', clause: '' } as const
  const classOf = (content: ContentOf<'penalty'>) => findPublicationClass(content, law, [base, own])

  test('the sector’s own row comes first, with its own small fine', () => {
    const sector = 'marketRegulation'
    expect(classOf(with_({ sector }))).toMatchObject({ publicationClass: 'minor', confirmed: true })
    expect(classOf(with_({ sector, fine: fen(500_000) }))).toMatchObject({ publicationClass: 'general' })
    expect(classOf(with_({ sector, fine: null }))).toMatchObject({ publicationClass: 'general' })
    expect(classOf(fine)).toMatchObject({ publicationClass: 'general', confirmed: false })
  })

  test('several classes in one decision are unconfirmed under O36, where the rule of the longest is', () => {
    const sector = 'marketRegulation'
    expect(classOf(with_({ sector, penalties: ['warning', 'closure'] }))).toMatchObject({
      publicationClass: 'serious',
      confirmed: false,
    })
    expect(classOf(with_({ sector, penalties: ['closure', 'revocationOfLicence'] }))).toMatchObject({ confirmed: true })
  })

  test('a law without a row has no class', () => {
    expect(findPublicationClass(fine, { document: 'SAMR45', clause: '' }, [base])).toBeUndefined()
  })

  test('food and drugs, special equipment, work safety and fire are serious under O58', () => {
    const under = (sector: string) =>
      findPublicationClass(with_({ sector }), { document: 'O58', clause: '' }, PUBLICATION_CLASSES)?.publicationClass
    expect(['foodAndDrug', 'specialEquipment', 'workSafety', 'fireSafety', 'culture'].map(under)).toEqual([
      'serious',
      'serious',
      'serious',
      'serious',
      'general',
    ])
  })
})
