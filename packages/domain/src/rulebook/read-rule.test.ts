import { describe, expect, it } from 'vitest'
import { localDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { AxisValues } from './axes.ts'
import { BASELINE } from './baseline.ts'
import { readConflicts } from './conflicts.ts'
import { listRows, readRule } from './read-rule.ts'
import type { Layer, RuleBook, RuleRow } from './rule-row.ts'

const ON = localDate('2026-11-21')

function stayRow(layer: Layer, place: string, stay: AxisValues['enforcementMeanwhile']['stay']): RuleRow {
  return {
    axis: 'enforcementMeanwhile',
    layer,
    place,
    value: { stay },
    source: cite('G33', '试例'),
    effective: localDate('2020-01-01'),
    expires: null,
    repealed: null,
    transition: 'newLaw',
    confirmed: true,
  }
}

function planted(...rows: readonly RuleRow[]): RuleBook {
  return { ...BASELINE, rows: [...BASELINE.rows, ...rows] }
}

describe('reading a rule through the layers', () => {
  it("lets 济南's clause on stays stand, because the province is silent", () => {
    expect(readRule(BASELINE, '370100', 'enforcementMeanwhile', ON)).toMatchObject({
      value: { stay: 'none' },
      layer: 'jurisdiction',
      overridden: [],
      conflicts: [],
    })
  })

  it('takes the upper value and reports it where the lower one is harsher to the subject', () => {
    const answer = readRule(
      planted(stayRow('province', '370000', 'verification')),
      '370100',
      'enforcementMeanwhile',
      ON,
    )
    expect(answer).toMatchObject({
      value: { stay: 'verification' },
      layer: 'province',
      overridden: [{ place: '370100' }],
      conflicts: [
        { kind: 'harsherOverride', taken: 'against', clause: { document: 'JN' }, against: { document: 'G33' } },
      ],
    })
  })

  it('takes the lower value without a word where it binds the authority more strictly', () => {
    const answer = readRule(planted(stayRow('national', '000000', 'none')), '510400', 'enforcementMeanwhile', ON)
    expect(answer).toMatchObject({ value: { stay: 'objectionAndComplaint' }, layer: 'jurisdiction', conflicts: [] })
  })

  it('takes an incomparable lower value and reports it', () => {
    const answer = readRule(BASELINE, '370100', 'seriousFields', ON)
    expect(answer).toMatchObject({ layer: 'jurisdiction' })
    expect(answer.kind === 'value' && answer.conflicts.map((each) => each.kind)).toEqual([
      'incomparableOverride',
      'incomparableOverride',
    ])
  })

  it('keeps the national rule on natural persons where 河南 would publish them', () => {
    expect(readRule(BASELINE, '410928', 'naturalPersonPublication', ON)).toMatchObject({
      layer: 'national',
      value: { public: 'notByDefault' },
    })
  })

  it("never borrows another policy's value", () => {
    expect(readRule(BASELINE, '445300', 'measureListDeadline', ON)).toMatchObject({ value: { months: null } })
    expect(readRule(BASELINE, '510400', 'fastTrack', ON)).toEqual({ kind: 'unspecified', axis: 'fastTrack' })
  })

  it('lets an absent cell fall to the province', () => {
    expect(readRule(BASELINE, '445300', 'objectionLimits', ON)).toMatchObject({
      layer: 'province',
      row: { source: { document: 'GD_REG', clause: '第四十六条' } },
    })
  })

  it('starts a rule on its first day', () => {
    expect(readRule(BASELINE, '445300', 'feedback', localDate('2017-09-12')).kind).toBe('unspecified')
    expect(readRule(BASELINE, '445300', 'feedback', localDate('2017-09-13')).kind).toBe('value')
  })

  it('flags a row that nobody has confirmed', () => {
    expect(readRule(BASELINE, '410928', 'repairClassContent', ON)).toMatchObject({ row: { confirmed: false } })
  })

  it('throws on a place that the book does not know', () => {
    expect(() => readRule(BASELINE, '999999', 'feedback', ON)).toThrow('999999')
  })

  it('lists the rows of all layers that speak for a place, whatever their dates', () => {
    expect(listRows(BASELINE, '510400', 'repairClasses').map((row) => row.source.document)).toEqual(['O58', 'N22'])
    expect(listRows(BASELINE, '370100', 'seriousFields').map((row) => row.layer)).toEqual([
      'national',
      'province',
      'jurisdiction',
    ])
  })
})

describe('the report of conflicts', () => {
  it.each([
    ['410928', 'PY', '三(五)', 'N49'],
    ['370100', 'JN', '四(三)', 'ARL'],
    ['510400', 'PZ', '二(三)2', 'ARL'],
    ['440000', 'GD', '(二十二)', 'N49'],
    ['445300', 'YF', '(十六)', 'GD'],
    ['410928', 'PY', '四(三)', 'PY'],
    ['410928', 'PY', '四(四)', 'PY'],
    ['410928', 'PY', '四(五)', 'PY'],
    ['370100', 'JN', '附件10', 'M2202'],
    ['410928', 'HN_REG', '第三十六条', 'PIPL'],
  ])('names for %s %s %s against %s', (place, document, clause, against) => {
    const found = readConflicts(BASELINE, place, ON).filter(
      (each) => each.clause.document === document && each.clause.clause === clause && each.against.document === against,
    )
    expect(found).not.toEqual([])
    for (const each of found) expect([each.what, each.systemDoes]).not.toContain('')
  })

  it('knows no tension with a law that is not there yet', () => {
    const before = readConflicts(BASELINE, '510400', localDate('2020-12-06'))
    expect(before.map((each) => each.against.document)).toEqual(['ARL'])
  })

  it('reports no harsher override in the shipped book but the one of 河南', () => {
    const harsher = BASELINE.places.flatMap((place) =>
      readConflicts(BASELINE, place.code, ON).filter((each) => each.kind === 'harsherOverride'),
    )
    expect(new Set(harsher.map((each) => `${each.clause.document}/${each.clause.clause}`))).toEqual(
      new Set(['HN_REG/第三十六条']),
    )
  })
})
