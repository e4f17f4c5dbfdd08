import { describe, expect, test } from 'vitest'
import type { ListType } from '../catalogue/list-type.ts'
import { cite } from '../kernel/citation.ts'
import { findMissingPower, readFooting, readLawfulListType } from './list-type-law.ts'
import { unconfirmed, withListType, without } from './testing-law.ts'
import { GUANGDONG, JINAN, LAW, YUNFU, day, refusalIn } from './testing-listings.ts'

const TODAY = day('2026-03-01')
const LIST_LAW = [cite('N49', '(六)(七)')]
const SANCTION = { listTypeId: 'work-safety', listKind: 'sanction', place: YUNFU } as const
const PROVINCIAL = { ...SANCTION, listTypeId: 'guangdong-serious' } as const
const WATCH = { ...SANCTION, listTypeId: 'abnormal-operation', listKind: 'watch' } as const
const HONOUR = { ...SANCTION, listTypeId: 'honesty-model', listKind: 'incentive' } as const
const read = (entry: Parameters<typeof readLawfulListType>[1], law = LAW, on = TODAY) =>
  readLawfulListType(law, entry, on)
const typeOf = (id: string): ListType => {
  const found = LAW.catalogue.listTypes.find((type) => type.id === id)
  if (found === undefined) throw new Error('fixture')
  return found
}

describe('a list', () => {
  test('that is lawful is given as it stands in the catalogue', () => {
    for (const entry of [SANCTION, PROVINCIAL, WATCH, HONOUR]) {
      expect(read(entry)).toEqual({ ok: true, value: typeOf(entry.listTypeId) })
    }
  })

  test.each([
    ['nobody knows', { ...SANCTION, listTypeId: 'gossip' }],
    ['does something else', { ...SANCTION, listKind: 'watch' }],
    ['belongs to another province', { ...PROVINCIAL, place: JINAN }],
    ['belongs to a province, asked from a place that nobody knows', { ...PROVINCIAL, place: '999999' }],
  ] as const)('that %s takes nobody', (_what, entry) => {
    const { listTypeId } = entry
    expect(refusalIn(read(entry))).toEqual({ code: 'LIST_TYPE_UNKNOWN', listTypeId, basis: [] })
  })

  test('of a province serves the province and the places in it', () => {
    expect(read({ ...PROVINCIAL, place: GUANGDONG }).ok).toBe(true)
    expect(read({ ...PROVINCIAL, place: YUNFU }).ok).toBe(true)
  })

  test('takes entries from its first day until the day before its repeal', () => {
    const law = withListType('work-safety', { effective: day('2026-02-01'), repealed: day('2026-03-01') })
    const ok = (on: string) => read(SANCTION, law, day(on)).ok
    expect([ok('2026-01-31'), ok('2026-02-01'), ok('2026-02-28'), ok('2026-03-01')]).toEqual([false, true, true, false])
  })
})

describe('the legal ground of a sanction list', () => {
  const levels = ['law', 'adminRegulation', 'centralPolicy', 'ministryRule', 'localRegulation', 'memorandum'] as const
  const carried = (entry: typeof SANCTION | typeof PROVINCIAL, law: (level: (typeof levels)[number]) => typeof LAW) =>
    levels.filter((level) => read(entry, law(level)).ok)
  const withLevel = (id: string) => (legalBasisLevel: (typeof levels)[number]) => withListType(id, { legalBasisLevel })

  test('is for a national list a law, a regulation, a central policy or a ministry rule', () => {
    const expected = ['law', 'adminRegulation', 'centralPolicy', 'ministryRule']
    expect(carried(SANCTION, withLevel('work-safety'))).toEqual(expected)
  })

  test('is for a province’s own list a local regulation, or what stands higher', () => {
    const expected = ['law', 'adminRegulation', 'centralPolicy', 'localRegulation']
    expect(carried(PROVINCIAL, withLevel('guangdong-serious'))).toEqual(expected)
  })

  test('is no ministry rule where the rule book is silent', () => {
    const silent = (id: string) => (level: (typeof levels)[number]) => ({
      ...withLevel(id)(level),
      book: without('listLegality').book,
    })
    expect(carried(SANCTION, silent('work-safety'))).toEqual(['law', 'adminRegulation', 'centralPolicy'])
    expect(carried(PROVINCIAL, silent('guangdong-serious'))).toContain('localRegulation')
    const law = silent('work-safety')('memorandum')
    const refusal = { code: 'LIST_WITHOUT_LAW', listTypeId: 'work-safety', basis: LIST_LAW }
    expect(refusalIn(read(SANCTION, law))).toEqual(refusal)
  })

  test('names at least one article', () => {
    const refusal = { code: 'LIST_WITHOUT_LAW', listTypeId: 'work-safety', basis: LIST_LAW }
    expect(refusalIn(read(SANCTION, withListType('work-safety', { basis: [] })))).toEqual(refusal)
  })

  test('is not asked of a watch list or an honour', () => {
    expect(read(WATCH, withListType('abnormal-operation', { basis: [], legalBasisLevel: 'memorandum' })).ok).toBe(true)
    expect(read(HONOUR, withListType('honesty-model', { basis: [], legalBasisLevel: 'memorandum' })).ok).toBe(true)
  })

  test.each([SANCTION, WATCH])('of a list that rests on memory carries no adverse entry: $listTypeId', (entry) => {
    const axis = `listType:${entry.listTypeId}`
    expect(refusalIn(read(entry, withListType(entry.listTypeId, { confirmed: false })))).toEqual({
      code: 'RULE_UNCONFIRMED',
      axis,
      basis: LIST_LAW,
    })
  })

  test('may rest on memory for an honour', () => {
    expect(read(HONOUR, withListType('honesty-model', { confirmed: false })).ok).toBe(true)
  })

  test('is read on the rule that ships even where that row rests on memory', () => {
    expect(read(SANCTION, unconfirmed('listLegality')).ok).toBe(true)
  })
})

describe('what an entry rests on', () => {
  test.each([
    ['a finding', typeOf('work-safety'), [cite('N49', '(三)')]],
    ['a watch', typeOf('abnormal-operation'), [cite('N49', '(三)')]],
    ['an honour by a central policy', typeOf('honesty-model'), [cite('G33', '(三)')]],
    ['an honour by a regulation', typeOf('guangdong-incentive'), [cite('GD_REG', '第二十八条')]],
    [
      'an honour by a text that the register does not know',
      { ...typeOf('honesty-model'), basis: [{ law: '无名办法', version: null, article: '第一条' }] },
      [],
    ],
  ])('is stated for %s', (_what, listType, basis) => expect(readFooting(listType)).toEqual(basis))
})

describe('the power to determine', () => {
  const listType = typeOf('work-safety')

  test('belongs to a unit that is, among others, a department of the list', () => {
    const unit = { organisationId: 'unit-1', departments: ['税务部门', '应急管理部门'] }
    expect(findMissingPower(listType, unit)).toBeUndefined()
  })

  test('is missing elsewhere, citing the clause on lists', () => {
    const unit = { organisationId: 'unit-1', departments: ['税务部门'] }
    const refusal = { code: 'UNIT_WITHOUT_POWER', organisationId: 'unit-1', basis: LIST_LAW }
    expect(findMissingPower(listType, unit)?.error).toEqual(refusal)
  })
})
