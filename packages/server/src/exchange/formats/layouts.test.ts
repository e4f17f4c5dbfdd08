import { describe, expect, test } from 'vitest'
import { createRowHash } from '../row-identity.ts'
import { detectLayout, FORMATS, listHeaderIssues } from './formats.ts'
import { parse, PENALTY, type Cells } from './rows-for-tests.ts'

describe('row identity', () => {
  test('is the same in another spelling, and differs with each part of it', () => {
    const first = parse('penalty-2018', PENALTY).row
    const same = parse(
      'penalty-2018',
      { ...PENALTY, CF_JDRQ: '2026年3月2日', CF_WSH: '云测罚［2026］1号', CF_XDR_MC: '别名' },
      9,
    ).row
    expect(same?.identity).toBe(first?.identity)
    for (const change of [
      { CF_WSH: '云测罚〔2026〕2号' },
      { CF_JDRQ: '2026-03-03' },
      { CF_XDR_SHXYM: '91000000000000000K' },
      { CF_CFJGDM: '91000000000000000K' },
    ]) {
      expect(parse('penalty-2018', { ...PENALTY, ...change }).row?.identity).not.toBe(first?.identity)
    }
  })

  test('the digest follows the values, not their spelling', () => {
    const first = parse('penalty-2018', PENALTY).row
    const spelled = parse('penalty-2018', {
      ...PENALTY,
      CF_JDRQ: '2026.3.2',
      CF_NR_FK: '2000元',
      CF_XDR_SHXYM: ' 91000000ma0000001r',
    }).row
    expect(spelled?.digest).toBe(first?.digest)
    expect(parse('penalty-2018', { ...PENALTY, CF_SY: '另一事实' }).row?.digest).not.toBe(first?.digest)
  })

  test('without the key it cannot be computed', () => {
    expect(createRowHash(Buffer.from('a'))('x')).not.toBe(createRowHash(Buffer.from('b'))('x'))
    expect(createRowHash(Buffer.from('a'))('x')).toHaveLength(32)
  })
})

describe('layouts', () => {
  test.each(Object.values(FORMATS).map(({ spec }) => [spec.id, spec] as const))(
    '%s is found by codes and by labels',
    (id, { fields }) => {
      for (const header of [fields.map(({ code }) => code), fields.map(({ label }) => label)]) {
        expect(detectLayout(header)).toMatchObject({
          kind: 'found',
          layout: { format: id, score: 1, missing: [], unknown: [] },
        })
      }
    },
  )

  test("28, 30 columns in the template's order", () => {
    expect(FORMATS['licence-2018'].spec.fields).toHaveLength(28)
    expect(FORMATS['penalty-2018'].spec.fields).toHaveLength(30)
  })

  test('misspelled and renamed columns of real systems are known', () => {
    const renamed: Cells = {
      CF_FRDB: 'CF_FDDB',
      CF_FR_ZJHM: 'CF_FR_SFZH',
      CF_CFJG: 'CF_XKJG',
      CF_XDR_GSZC: 'CF_XDR_GSJD',
    }
    const header = FORMATS['penalty-2018'].spec.fields.map(({ code }) => renamed[code] ?? code.toLowerCase())
    expect(detectLayout(header)).toMatchObject({
      kind: 'found',
      layout: { format: 'penalty-2018', missing: [], unknown: [] },
    })
  })

  test('marks of obligation and widths in titles do not matter', () => {
    const header = FORMATS['penalty-2018'].spec.fields.map(
      ({ label }) => `*${label.replace('(', '（').replace(')', '）')} (必填)`,
    )
    expect(detectLayout(header)).toMatchObject({ kind: 'found', layout: { missing: [], unknown: [] } })
  })

  test('missing, unknown and doubled columns are named', () => {
    const header = [
      ...FORMATS['penalty-2018'].spec.fields.map(({ code }) => code).filter((code) => code !== 'CF_WSH'),
      '处罚机关',
      '心情',
    ]
    const issues = listHeaderIssues(detectLayout(header), 1)
    expect(issues.map(({ code, column }) => [code, column?.label])).toEqual([
      ['MISSING_COLUMN', '行政处罚决定书文号'],
      ['DUPLICATE_COLUMN', '处罚机关'],
      ['UNKNOWN_COLUMN', '心情'],
    ])
  })

  test('a header of nothing known is refused', () => {
    expect(listHeaderIssues(detectLayout(['姓名', '年龄', '电话']), 1)).toMatchObject([
      { code: 'WRONG_HEADER', severity: 'error' },
    ])
  })

  test('a list table that may be red or black is asked about, and settled by the sender', () => {
    const header = ['企业名称', '统一社会信用代码', '数据类别', '认定单位', '认定时间', '有效期限']
    expect(detectLayout(header).kind).toBe('ambiguous')
    expect(listHeaderIssues(detectLayout(header), 1)).toMatchObject([{ code: 'AMBIGUOUS_LAYOUT' }])
    expect(detectLayout(header, 'black-list').kind).toBe('found')
  })
})
