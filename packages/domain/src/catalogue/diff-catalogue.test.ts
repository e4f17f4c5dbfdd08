import { expect, test } from 'vitest'
import { diffCatalogue } from './diff-catalogue.ts'
import { MEASURE, catalogueOf } from './testing-catalogue.ts'

const NOTHING = { added: [], removed: [], changed: [] }

test('names what a later version adds, removes and changes, field by field', () => {
  const before = catalogueOf(MEASURE, { ...MEASURE, id: 'M-2' }, { ...MEASURE, id: 'M-3' })
  const after = {
    ...catalogueOf({ ...MEASURE, content: '另写', articles: [] }, { ...MEASURE, id: 'M-3' }, { ...MEASURE, id: 'M-4' }),
    version: 'test-2',
    listTypes: before.listTypes.slice(1),
    memoranda: [],
    laws: before.laws.slice(0, 2),
  }
  expect(diffCatalogue(before, after)).toEqual({
    from: 'test-1',
    to: 'test-2',
    laws: { ...NOTHING, removed: ['测试办法'] },
    listTypes: { ...NOTHING, removed: ['black'] },
    memoranda: { ...NOTHING, removed: ['MEMO-1'] },
    measures: { added: ['M-4'], removed: ['M-2'], changed: [{ id: 'M-1', fields: ['content', 'articles'] }] },
  })
})

test('finds nothing between a version and itself', () => {
  const catalogue = catalogueOf(MEASURE)
  expect(diffCatalogue(catalogue, catalogueOf(MEASURE))).toEqual({
    from: catalogue.version,
    to: 'test-1',
    laws: NOTHING,
    listTypes: NOTHING,
    memoranda: NOTHING,
    measures: NOTHING,
  })
})
