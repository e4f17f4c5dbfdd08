import { describe, expect, it } from 'vitest'
import { localDate } from '@xinheng/domain/calendar/local-date'
import { FACTS, MEASURE, catalogueOf } from '@xinheng/domain/catalogue/testing-catalogue'
import { readExecutable } from '@xinheng/domain/catalogue/executable'
import { cite } from '@xinheng/domain/kernel/citation'
import { fen } from '@xinheng/domain/kernel/money'
import { decideProposal } from '@xinheng/domain/listing/decide-proposal'
import * as made from '@xinheng/domain/listing/testing-listings'
import { PUBLICATION_CLASSES } from '@xinheng/domain/record/publication-class'
import { readPublication } from '@xinheng/domain/record/publication'
import type { PenaltyKind } from '@xinheng/domain/record/penalty-kind'
import { evolveRecord } from '@xinheng/domain/record/record'
import { BASELINE } from '@xinheng/domain/rulebook/baseline'
import { readRule } from '@xinheng/domain/rulebook/read-rule'
import type { RuleBook, RuleRow } from '@xinheng/domain/rulebook/rule-row'
import { type LawCase, play } from './law-case.ts'

const period = (
  on: string,
  given: { 行为: string; 决定: string; 程度: 'minor' | 'general' | 'serious' },
  then: unknown,
) =>
  ({
    axis: 'repairClasses',
    clause: cite('N22', '分类修复（序号未核）'),
    title: `${given.程度} ${given.决定} → ${on}`,
    on,
    when: '公示期',
    given,
    then,
  }) satisfies LawCase

const CASES: readonly LawCase[] = [
  period(
    '2026-03-31',
    { 行为: '2025-06-01', 决定: '2025-10-15', 程度: 'general' },
    { kind: 'published', repairableFrom: '2026-01-15', lastDay: '2028-10-15' },
  ),
  period(
    '2026-04-01',
    { 行为: '2025-06-01', 决定: '2025-10-15', 程度: 'general' },
    { kind: 'published', repairableFrom: '2026-01-15', lastDay: '2026-10-15' },
  ),
  period(
    '2026-03-31',
    { 行为: '2026-01-10', 决定: '2026-02-28', 程度: 'minor' },
    { kind: 'published', repairableFrom: '2026-05-28', lastDay: '2029-02-28' },
  ),
  period('2026-04-01', { 行为: '2026-01-10', 决定: '2026-02-28', 程度: 'minor' }, { kind: 'notPublished' }),
  period(
    '2026-11-21',
    { 行为: '2024-01-10', 决定: '2024-02-29', 程度: 'serious' },
    { kind: 'published', repairableFrom: '2025-02-28', lastDay: '2027-02-28' },
  ),
  period('2023-04-30', { 行为: '2022-01-10', 决定: '2022-03-01', 程度: 'general' }, '未规定'),
]

describe('Order 58 to the three classes on 2026-04-01', () => {
  it.each(CASES)('$title', (one) => {
    expect(play(BASELINE, '510400', one)).toEqual(one.then)
  })
})

describe('a lapsed policy', () => {
  const lapsed: RuleBook = {
    ...BASELINE,
    rows: BASELINE.rows.map((row) =>
      row.place === '410928' ? ({ ...row, expires: localDate('2024-11-09') } satisfies RuleRow) : row,
    ),
  }

  it('speaks on its last day and no more on the next', () => {
    expect(readRule(lapsed, '410928', 'enforcementMeanwhile', localDate('2024-11-09'))).toMatchObject({ kind: 'value' })
    expect(readRule(lapsed, '410928', 'enforcementMeanwhile', localDate('2024-11-10'))).toEqual({
      kind: 'unspecified',
      axis: 'enforcementMeanwhile',
    })
  })

  it('falls to the layer above where that has a rule', () => {
    expect(readRule(BASELINE, '410928', 'offCatalogue', localDate('2024-11-10'))).toMatchObject({
      value: { bar: 'unpublished' },
      layer: 'jurisdiction',
    })
    expect(readRule(lapsed, '410928', 'offCatalogue', localDate('2024-11-10'))).toMatchObject({
      value: { bar: 'offList' },
      layer: 'national',
    })
  })
})

describe('a repealed rule', () => {
  it('stops on the first day of its repeal', () => {
    expect(readRule(BASELINE, '000000', 'repairClasses', localDate('2026-03-31'))).toMatchObject({
      row: { source: { document: 'O58' } },
    })
    expect(readRule(BASELINE, '000000', 'repairClasses', localDate('2026-04-01'))).toMatchObject({
      row: { source: { document: 'N22' } },
    })
  })
})

/** A penalty on a company in 攀枝花, as the public finds it on a day. */
function publicised(penalty: PenaltyKind, decided: string, on: string, book: RuleBook = BASELINE) {
  const decidedOn = localDate(decided)
  const record = evolveRecord(undefined, {
    type: 'RecordImported',
    recordId: 'record-1',
    subjectId: 'subject-1',
    subjectKind: 'enterprise',
    authorityId: 'unit-a',
    providerId: 'unit-a',
    place: '510400',
    documentTitle: '行政处罚决定书',
    documentNumber: '攀市监罚〔2025〕1号',
    decidedOn,
    content: {
      kind: 'penalty',
      procedure: 'ordinary',
      penalties: [penalty],
      fine: fen(200_000),
      confiscated: null,
      facts: null,
      legalGround: null,
      assignedClass: null,
      sector: '*',
    },
    on: decidedOn,
  })
  const reading = readPublication(record, localDate(on), {
    book,
    classes: PUBLICATION_CLASSES,
    misconductEndedOn: null,
    minorByException: false,
  })
  return reading.kind === 'notPublic' ? reading.why : `${reading.kind} ${reading.until}`
}

describe('the publication of a penalty across Order 58 and Order 36', () => {
  it.each([
    ['fine', '2025-10-15', '2026-03-31', 'public 2028-10-15'],
    ['fine', '2025-10-15', '2026-04-01', 'public 2026-10-15'],
    ['fine', '2025-10-15', '2026-10-15', 'public 2026-10-15'],
    ['fine', '2025-10-15', '2026-10-16', 'ended 2026-10-15'],
    ['warning', '2026-02-28', '2026-03-31', 'public 2029-02-28'],
    ['warning', '2026-02-28', '2026-04-01', 'minor'],
    ['closure', '2024-02-29', '2026-11-21', 'public 2027-02-28'],
  ] as const)('%s of %s read on %s: %s', (penalty, decided, on, then) => {
    expect(publicised(penalty, decided, on)).toBe(then)
  })

  it('does not shorten anything where the classes of 2025 are taken out of the book', () => {
    const without = {
      ...BASELINE,
      rows: BASELINE.rows.filter(({ axis, source }) => axis !== 'repairClasses' || source.document !== 'N22'),
    }
    expect(publicised('fine', '2025-10-15', '2026-03-31', without)).toBe('public 2028-10-15')
    expect(publicised('fine', '2025-10-15', '2026-04-01', without)).not.toBe('public 2026-10-15')
  })
})

/** What becomes of a measure that is off the list or not published, under a book in 濮阳县. */
function tryMeasure(book: RuleBook, on: string, state: 'published' | 'draft' = 'published') {
  const date = localDate(on)
  const rules = {
    offCatalogue: readRule(book, '410928', 'offCatalogue', date),
    measureClasses: readRule(book, '410928', 'measureClasses', date),
  }
  const facts = { ...FACTS, on: date, places: ['410928', '410000'], tier: 'blacklist' } as const
  const answer = readExecutable(MEASURE.id, facts, rules, catalogueOf({ ...MEASURE, state }))
  return answer.ok
    ? 'may be used'
    : answer.error.map(
        ({ code, basis }) => `${code} ${basis.map(({ document, clause }) => `${document} ${clause}`).join(', ')}`,
      )
}

describe('a repealed measure', () => {
  it('may be used on the day before its repeal and not on the day itself', () => {
    expect(tryMeasure(BASELINE, '2026-12-31')).toBe('may be used')
    expect(tryMeasure(BASELINE, '2027-01-01')).toEqual(['MEASURE_NOT_IN_FORCE '])
  })
})

describe('a lapsed policy in the rooms that act', () => {
  const lapsed: RuleBook = {
    ...BASELINE,
    rows: BASELINE.rows.map((row) =>
      row.place === '410928' ? ({ ...row, expires: localDate('2026-02-28') } satisfies RuleRow) : row,
    ),
  }
  const propose = (book: RuleBook, on: string) => {
    const proposal = made.proposal({ place: made.PUYANG })
    return made.refusalIn(decideProposal(undefined, proposal, made.SAFETY, { ...made.LAW, book }, localDate(on)))
  }

  it('no longer keeps the county from proposing', () => {
    expect(propose(lapsed, '2026-02-28')).toMatchObject({
      code: 'DETERMINED_UPSTREAM',
      basis: [{ document: 'PY', clause: '四(二)' }],
    })
    expect(propose(lapsed, '2026-03-01')).toBeUndefined()
  })

  it('leaves the national bar on what is not published', () => {
    expect(tryMeasure(lapsed, '2026-02-28', 'draft')).toEqual(['MEASURE_NOT_PUBLISHED N49 (九), PY 四(三)'])
    expect(tryMeasure(lapsed, '2026-03-01', 'draft')).toEqual(['MEASURE_NOT_PUBLISHED N49 (九)'])
  })
})
