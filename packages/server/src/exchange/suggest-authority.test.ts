import { expect, test } from 'vitest'
import { suggestAuthority } from './suggest-authority.ts'

const KNOWN = [
  { id: 'water', name: '武汉市江汉区水务局', place: '武汉市江汉区' },
  { id: 'culture', name: '武汉市江岸区文化体育和旅游局', place: '武汉市江岸区' },
  { id: 'tax', name: '武汉市洪山区国家税务局', place: '武汉市洪山区' },
  { id: 'city', name: '武汉市城市管理委员会', place: '武汉市' },
  { id: 'district', name: '武汉市汉阳区城市管理委员会', place: '武汉市汉阳区' },
  { id: 'market', name: '云浮市市场监督管理局', place: '云浮市', formerNames: ['云浮市工商行政管理局'] },
]

test.each([
  ['江汉区水务局', 'water', 1],
  ['武汉市洪山区国税局', 'tax', 1],
  ['武汉市城管委', 'city', 1],
  ['汉阳区城市管理委员', 'district', 1],
  ['云浮市工商局', 'market', 1],
  ['江岸区文体和旅游局', 'culture', 0.6],
])('%s most likely means %s', (name, id, least) => {
  const [first] = suggestAuthority(name, KNOWN)
  expect(first?.id).toBe(id)
  expect(first?.likeness).toBeGreaterThanOrEqual(least)
})

test('a spelling like none gives no candidates', () => {
  expect(suggestAuthority('测试天文台', KNOWN)).toEqual([])
  expect(suggestAuthority('', KNOWN)).toEqual([])
})
