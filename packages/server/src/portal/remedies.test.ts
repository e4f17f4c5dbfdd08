import { day, GUANGDONG, JINAN, LAW, PANZHIHUA, PUYANG, YUNFU } from '@xinheng/domain/listing/testing-listings'
import { expect, test } from 'vitest'
import { readRemedies } from './law-line-views.ts'

const ON = day('2026-11-20')
const last = (place: string, listTypeIds: readonly (string | null)[] = []) =>
  readRemedies(LAW, place, ON, true, listTypeIds).at(-1)

test.each([
  [YUNFU, false],
  [JINAN, true],
  [PANZHIHUA, true],
])('%s: reconsideration and litigation stand open, whatever its text puts first', (place, conflicts) => {
  const step = last(place)
  expect(step?.title).toBe('申请行政复议或者提起行政诉讼')
  expect(step?.text.includes('“应当先”')).toBe(conflicts)
  expect(step?.basis.slice(0, 5).map(({ text }) => text)).toEqual([
    '《中华人民共和国行政复议法》 第二十条',
    '《中华人民共和国行政复议法》 第二十三条',
    '《中华人民共和国行政诉讼法》 第四十四条',
    '《中华人民共和国行政诉讼法》 第四十五条',
    '《中华人民共和国行政诉讼法》 第四十六条',
  ])
  expect(step?.text).toContain('自收到复议决定书之日起十五日内')
  expect(step?.text).toContain('依法应当先申请复议的')
})

test('on the court’s list the court is asked, within its own days', () => {
  const step = last(JINAN, ['judgment-defaulter'])
  expect(step?.text).toContain('15 日内审查')
  expect(step?.text).toContain('10 日内向上一级人民法院申请复议')
})

test.each([[['judgment-defaulter', 'work-safety']], [['judgment-defaulter', null]]])(
  'for %j both the court and the two reviews stand open',
  (lists) => {
    const titles = readRemedies(LAW, JINAN, ON, true, lists).map(({ title }) => title)
    expect(titles.slice(-2)).toEqual(['向人民法院申请纠正', '申请行政复议或者提起行政诉讼'])
  },
)

test.each([
  [GUANGDONG, '上一级行政机关', '《广东省社会信用条例》 第四十六条'],
  [YUNFU, '上一级行政机关', '《广东省社会信用条例》 第四十六条'],
  [PUYANG, '省社会信用工作主管部门', '《河南省社会信用条例》 第二十八条'],
])('%s: the result of an objection can be rechecked by %s', (place, body, article) => {
  const step = readRemedies(LAW, place, ON, true).find(({ title }) => title === '对异议结果申请复核')
  expect(step?.text).toContain(body)
  expect(step?.basis.map(({ text }) => text)).toEqual([article])
})

test.each([JINAN, PANZHIHUA])('%s: no text gives a recheck, so none is told', (place) => {
  expect(readRemedies(LAW, place, ON, true).map(({ title }) => title)).not.toContain('对异议结果申请复核')
})
