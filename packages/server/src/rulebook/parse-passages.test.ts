import { expect, test } from 'vitest'
import { parsePassages } from './parse-passages.ts'

const TEXT = `# 测试法

## 第一章 总则

第一条　为了测试，制定本法。

**第二条** 本法有两款。
第二款在这里。

第二章 罚则
第三条之一 另行规定。
`

test('articles are found by their numbers, with their further paragraphs, without chapter headings', () => {
  expect(parsePassages(TEXT, 'file')).toEqual([
    { law: '测试法', article: '第一条', passage: '为了测试，制定本法。' },
    { law: '测试法', article: '第二条', passage: '本法有两款。\n第二款在这里。' },
    { law: '测试法', article: '第三条之一', passage: '另行规定。' },
  ])
})

test('a text without a title goes by the name of its file', () => {
  expect(parsePassages('第一条 有。', '《某条例》')).toEqual([{ law: '某条例', article: '第一条', passage: '有。' }])
})

test('a text without articles gives none', () => {
  expect(parsePassages('# 标题\n\n正文', 'x')).toEqual([])
})
