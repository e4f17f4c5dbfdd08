import { describe, expect, test } from 'vitest'
import { localDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { HeldAnswer } from './held-answer.ts'
import { decidePromotion, readMeasureClass } from './measure-class.ts'
import type { PromotionCommand } from './measure-class.ts'
import type { Measure } from './measure.ts'
import { MEASURE, catalogueOf } from './testing-catalogue.ts'

const GUANGDONG: HeldAnswer<'measureClasses'> = {
  kind: 'value',
  value: { scheme: 'mandatoryRecommended', promotion: true },
  row: { source: cite('GD', '(二十二)') },
  overridden: [],
}
const PUYANG: HeldAnswer<'measureClasses'> = {
  kind: 'value',
  value: { scheme: 'severityTiers', promotion: false },
  row: { source: cite('PY', '三(二)') },
  overridden: [],
}
const COMMAND: PromotionCommand = {
  measureId: 'M-1',
  proposedBy: { officerId: 'a', organisationId: 'u' },
  decidedBy: { officerId: 'b', organisationId: 'u' },
  record: 'text-1',
  places: ['440000'],
  effective: localDate('2026-11-21'),
}
function promote(command: Partial<PromotionCommand> = {}, measure: Partial<Measure> = {}, answer = GUANGDONG) {
  return decidePromotion(catalogueOf({ ...MEASURE, ...measure }), { ...COMMAND, ...command }, answer, 'rules-1')
}

describe('the class of a measure', () => {
  test('is the one that law gives it, with the clause of the place', () => {
    expect(readMeasureClass({ ...MEASURE, measureClass: 'MANDATORY' }, GUANGDONG)).toEqual({
      measureClass: 'MANDATORY',
      tier: null,
      source: { document: 'GD', clause: '(二十二)' },
    })
    expect(readMeasureClass(MEASURE, { kind: 'unspecified' })).toEqual({
      measureClass: 'RECOMMENDED',
      tier: null,
      source: null,
    })
  })

  test('names the tier of a sanction where the place has tiers', () => {
    expect(readMeasureClass({ ...MEASURE, tier: 'belowBlacklist' }, PUYANG).tier).toBe('belowBlacklist')
    expect(readMeasureClass({ ...MEASURE, tier: null }, PUYANG).tier).toBe('blacklist')
    expect(readMeasureClass({ ...MEASURE, kind: 'incentive' }, PUYANG).tier).toBeNull()
  })
})

describe('promotion', () => {
  test('is an act of two officials with a record, on the clause and the articles', () => {
    expect(promote()).toEqual({
      ok: true,
      value: {
        type: 'MeasurePromoted',
        measureId: 'M-1',
        effective: '2026-11-21',
        articles: [{ law: '测试法', version: '2025-01-01', article: '第八条第一款' }],
        record: 'text-1',
        proposedBy: { officerId: 'a', organisationId: 'u' },
        decidedBy: { officerId: 'b', organisationId: 'u' },
        ground: {
          rulebook: 'rules-1',
          basis: [{ document: 'GD', clause: '(二十二)' }],
          values: { catalogue: 'test-1' },
        },
      },
    })
  })

  test.each([
    ['where no clause foresees it', promote({}, {}, PUYANG), 'PROMOTION_NOT_FORESEEN'],
    ['of a measure that is not there', promote({ measureId: 'M-9' }), 'MEASURE_NOT_IN_CATALOGUE'],
    ['of a draft', promote({}, { state: 'draft' }), 'MEASURE_NOT_PUBLISHED'],
    ['of one already mandatory', promote({}, { measureClass: 'MANDATORY' }), 'MEASURE_NOT_RECOMMENDED'],
    ['of one without law', promote({}, { articles: [] }), 'MEASURE_WITHOUT_LAW'],
    ['before its law is in force', promote({ effective: localDate('2025-02-28') }), 'MEASURE_WITHOUT_LAW'],
    ['without a record', promote({ record: null }), 'REASONS_MISSING'],
    ['by one pair of hands', promote({ decidedBy: { officerId: 'a', organisationId: 'v' } }), 'SAME_HANDS'],
  ])('%s is refused', (_, answer, code) => {
    expect(answer).toMatchObject({ ok: false, error: { code } })
  })

  test.each([
    ['of a measure nobody listed', promote({ measureId: 'M-9' }), 'MEASURE_NOT_IN_CATALOGUE', 'M-9'],
    ['without an article in force', promote({}, { articles: [] }), 'MEASURE_WITHOUT_LAW', 'M-1'],
  ])('%s is refused on the national clause', (_, answer, code, measureId) => {
    const basis = [{ document: 'N49', clause: '(九)' }]
    expect(answer).toEqual({ ok: false, error: { code, measureId, basis } })
  })

  test('is refused where the place says nothing on classes', () => {
    expect(decidePromotion(catalogueOf(MEASURE), COMMAND, { kind: 'unspecified' }, 'rules-1')).toEqual({
      ok: false,
      error: { code: 'PROMOTION_NOT_FORESEEN', basis: [] },
    })
  })
})
