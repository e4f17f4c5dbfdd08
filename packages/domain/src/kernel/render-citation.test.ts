import { expect, test } from 'vitest'
import { cite } from './citation.ts'
import { renderCitation, renderShortCitation } from './render-citation.ts'

test.each([
  [
    'title, number and clause',
    cite('PZ', '二(一)2'),
    '《攀枝花市建立完善守信联合激励和失信联合惩戒制度加快推进社会诚信建设实施意见》攀办函〔2017〕36号 二(一)2',
  ],
  ['no number', cite('YF', '(四)'), '《云浮市建立完善守信联合激励和失信联合惩戒制度实施方案》 (四)'],
  ['no clause', cite('GD', ''), '《广东省建立完善守信联合激励和失信联合惩戒制度实施方案》粤府〔2016〕133号'],
  [
    'the version a text had then',
    cite('GD', '(四)', '2016-12-07'),
    '《广东省建立完善守信联合激励和失信联合惩戒制度实施方案》（2016-12-07 版）粤府〔2016〕133号 (四)',
  ],
] as const)('a citation in full: %s', (_, citation, expected) => {
  expect(renderCitation(citation)).toBe(expected)
})

test.each([
  ['the number stands for the title', cite('PZ', '二(一)2'), '攀办函〔2017〕36号二(一)2'],
  [
    'a text without a number keeps its title',
    cite('YF', '(四)'),
    '《云浮市建立完善守信联合激励和失信联合惩戒制度实施方案》(四)',
  ],
] as const)('a short citation: %s', (_, citation, expected) => {
  expect(renderShortCitation(citation)).toBe(expected)
})

test('a citation names a version only where there is one', () => {
  expect(cite('YF', '(四)')).toStrictEqual({ document: 'YF', clause: '(四)' })
  expect(cite('YF', '(四)', '2017-09-13')).toStrictEqual({ document: 'YF', clause: '(四)', version: '2017-09-13' })
})
