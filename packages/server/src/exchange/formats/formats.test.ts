import { localDate } from '@xinheng/domain/calendar/local-date'
import { describe, expect, test } from 'vitest'
import { NO_FAULTS } from '../csv-tokenizer.ts'
import type { FormatId } from '../layout.ts'
import type { ParsedRow } from '../parsed-row.ts'
import { createRowHash } from '../row-identity.ts'
import type { RowIssue } from '../row-issue.ts'
import { createRowParser, detectLayout, FORMATS, listHeaderIssues } from './formats.ts'

const CONTEXT = { today: localDate('2026-11-21'), hash: createRowHash(Buffer.from('test key')) }

type Cells = Readonly<Record<string, string>>
interface Outcome {
  readonly row: ParsedRow | undefined
  readonly issues: readonly RowIssue[]
}

function parse(format: FormatId, cells: Cells, line = 2): Outcome {
  const header = FORMATS[format].spec.fields.map(({ code }) => code)
  const match = detectLayout(header, format)
  if (match.kind !== 'found') throw new Error(match.kind)
  const parser = createRowParser(match.layout, CONTEXT)
  const parsed = parser({ line, cells: header.map((code) => cells[code] ?? ''), faults: NO_FAULTS })
  return parsed.ok ? { row: parsed.value, issues: parsed.value.issues } : { row: undefined, issues: parsed.error }
}

const codesOf = ({ issues }: Outcome): string[] => issues.map(({ code }) => code)

const PENALTY: Cells = {
  CF_XDR_MC: '云浮市测试建材有限公司0001',
  CF_XDR_LB: '法人及非法人组织',
  CF_XDR_SHXYM: '91000000MA0000001R',
  CF_FRDB: '测试甲',
  CF_WSH: '云测罚〔2026〕1号',
  CF_WFXW: '产品质量违法行为',
  CF_SY: '销售不合格产品',
  CF_YJ: '《中华人民共和国产品质量法》第四十九条',
  CF_CFLB: '罚款;没收违法所得',
  CF_NR: '罚款2000元，没收违法所得300元',
  CF_NR_FK: '0.2',
  CF_NR_WFFF: '0.03',
  CF_JDRQ: '2026-03-02',
  CF_YXQ: '长期',
  CF_CFJG: '云浮市市场监督管理局',
  CF_CFJGDM: '11000000000000001Y',
  CF_SJLY: '云浮市市场监督管理局',
  CF_SJLYDM: '11000000000000001Y',
}

const LICENCE: Cells = {
  XK_XDR_MC: '云浮市测试食品有限公司0002',
  XK_XDR_LB: '法人及非法人组织',
  XK_XDR_SHXYM: '91000000MA0000001R',
  XK_XKWS: '食品经营许可决定书',
  XK_WSH: '云许〔2026〕8号',
  XK_XKLB: '核准;其他-备案',
  XK_NR: '食品销售经营者',
  XK_JDRQ: '2026/3/2',
  XK_YXQZ: '2026.3.2',
  XK_YXQZI: '2031-03-01',
  XK_XKJG: '云浮市市场监督管理局',
  XK_XKJGDM: '11000000000000001Y',
  XK_ZT: '1',
  XK_LYDW: '云浮市市场监督管理局',
  XK_LYDWDM: '11000000000000001Y',
}

const LEGACY: Cells = {
  CF_WSH: '武测罚字〔2017〕3号',
  CF_CFLB1: '罚款',
  CF_CFLB2: '警告',
  CF_SY: '超限运输',
  CF_YJ: '公路安全保护条例第六十四条',
  CF_XDR_MC: '云浮市测试运输有限公司0003',
  CF_XDR_ZDM: '12345678-8',
  CF_JG: '罚款500元',
  CF_JDRQ: '2017年3月5日',
  CF_XZJG: '测试市交通运输局',
  CF_ZT: '0',
}

const DEFAULTER: Cells = {
  iname: '云浮市测试石材有限公司0004',
  caseCode: '（2025）粤5302执1号',
  cardNum: '91000000MA0000001R',
  courtName: '云浮市云城区测试法院',
  gistId: '（2024）粤5302民初2号',
  regDate: '20250110',
  gistUnit: '云浮市云城区测试法院',
  duty: '支付货款',
  performance: '全部未履行',
  disruptTypeName: '违反财产报告制度,违反限制消费令',
  publishDate: '2025年03月05日',
  partyTypeName: '581',
}

const MIGRATED: Cells = {
  QY_MDMC: '拖欠农民工工资失信联合惩戒对象名单',
  QY_ZTMC: '云浮市测试劳务有限公司0005',
  QY_ZTLB: '法人及非法人组织',
  QY_SHXYM: '91000000MA0000001R',
  QY_LRSY: '拖欠工资',
  QY_RDDW: '云浮市人力资源和社会保障局',
  QY_RDDWDM: '11000000000000001Y',
  QY_WSMC: '列入决定书',
  QY_WSH: '云人社列〔2026〕1号',
  QY_RDRQ: '2026-01-05',
  QY_LRRQ: '2026-01-08',
  QY_YXQZ: '2029-01-07',
  QY_SDQK: '已送达',
  QY_SDRQ: '2026-01-06',
}

describe('each format reads a sound row whole', () => {
  test('penalty of 2018', () => {
    const { row, issues } = parse('penalty-2018', PENALTY)
    expect(issues).toEqual([])
    expect(row?.held).toBe(false)
    expect(row?.subject).toEqual({
      kind: 'enterprise',
      name: '云浮市测试建材有限公司0001',
      code: '91000000MA0000001R',
      numbers: [],
      identity: 'full',
      legalRepresentative: '测试甲',
    })
    expect(row?.body).toMatchObject({
      kind: 'penalty',
      penalties: ['fine', 'confiscationOfGains'],
      fine: 200_000,
      confiscated: 30_000,
      decidedOn: '2026-03-02',
      validUntil: 'longTerm',
      authority: { name: '云浮市市场监督管理局', code: '11000000000000001Y' },
    })
  })

  test('licence of 2018, with a further type in words', () => {
    const { row, issues } = parse('licence-2018', LICENCE)
    expect(issues).toEqual([])
    expect(row?.body).toMatchObject({
      licenceTypes: ['approval', 'other'],
      decidedOn: '2026-03-02',
      validFrom: '2026-03-02',
      validUntil: '2031-03-01',
      status: 'valid',
    })
  })

  test('penalty of a natural person', () => {
    const person = {
      ...PENALTY,
      CF_XDR_MC: '测试乙',
      CF_XDR_LB: '自然人',
      CF_XDR_SHXYM: '',
      CF_FRDB: '',
      CF_XDR_ZJLX: '身份证',
    }
    const { row, issues } = parse('penalty-2018', { ...person, CF_XDR_ZJHM: '11010519491231002x' })
    expect(issues).toEqual([])
    expect(row?.subject).toMatchObject({
      kind: 'naturalPerson',
      document: { type: '01', number: '11010519491231002X' },
      identity: 'full',
    })
  })

  test('an individual household stands among the bodies', () => {
    const { row, issues } = parse('penalty-2018', {
      ...PENALTY,
      CF_XDR_LB: '个体工商户',
      CF_XDR_SHXYM: '92000000MA0000002R',
    })
    expect(issues).toEqual([])
    expect(row?.subject.kind).toBe('individualBusiness')
  })

  test('penalty of before 2018', () => {
    const { row, issues } = parse('penalty-2016', LEGACY)
    expect(issues).toEqual([])
    expect(row?.subject.numbers).toEqual([{ type: 'organisation', value: '12345678-8' }])
    expect(row?.body).toMatchObject({
      kind: 'penalty',
      penalties: ['fine', 'warning'],
      decidedOn: '2017-03-05',
      status: 'valid',
    })
  })

  test('licence of before 2018', () => {
    const { row, issues } = parse('licence-2016', {
      XK_WSH: '测许〔2017〕3号',
      XK_SPLB: '普通',
      XK_NR: '内容',
      XK_XDR: '云浮市测试电子有限公司0006',
      XK_XDR_GSDJ: '440000000000001',
      XK_JDRQ: '20170305',
      XK_JZQ: '2099/12/31',
      XK_XZJG: '测试局',
    })
    expect(issues).toEqual([])
    expect(row?.body).toMatchObject({ kind: 'licence', validUntil: 'longTerm', licenceTypes: ['ordinary'] })
  })

  test('judgment defaulter', () => {
    const { row, issues } = parse('judgment-defaulters', DEFAULTER)
    expect(issues).toEqual([])
    expect(row?.subject).toMatchObject({ kind: 'enterprise', code: '91000000MA0000001R', identity: 'full' })
    expect(row?.body).toMatchObject({
      filedOn: '2025-01-10',
      publishedOn: '2025-03-05',
      performance: 'none',
      behaviours: ['违反财产报告制度', '违反限制消费令'],
    })
  })

  test.each([
    ['自然人', '4453021990****1234'],
    ['581', '91000000****00001R'],
    ['', '9100****R'],
  ])('a masked number (%s) is no fault of a court row and identifies nobody', (partyTypeName, cardNum) => {
    const { row, issues } = parse('judgment-defaulters', { ...DEFAULTER, partyTypeName, cardNum })
    expect(issues).toEqual([])
    expect(row?.subject.identity).toBe('masked')
    expect(row?.subject.code).toBeUndefined()
    expect(row?.subject.document).toBeUndefined()
  })

  test("red list by the second platform's titles", () => {
    const header = ['ztlb', 'mdlxid', 'ztmc', 'tyshxydm', 'rdbm', 'rdyj', 'rdrq', 'yxqz', 'lrmdsy', '评价年度']
    const match = detectLayout(header, 'red-list')
    expect(match.kind).toBe('found')
  })

  test('red list', () => {
    const { row, issues } = parse('red-list', {
      ENTITY_NAME: '云浮市测试农业有限公司0007',
      CREDIT_CODE: '91000000MA0000001R',
      DATA_CATEGORY: 'A级纳税人',
      COMMENT_YEAR: '2025',
      IDENTIFICATION_NO: '云税〔2026〕2号',
      IDENTIFICATION_DATE: '2026-04-30',
      IDENTIFICATION_DEPT: '国家税务总局云浮市税务局',
      EXPIRATION_DATE: '1年',
    })
    expect(issues).toEqual([])
    expect(row?.body).toMatchObject({ kind: 'redList', year: '2025', termText: '1年', determinedOn: '2026-04-30' })
  })

  test('black list, which says nothing on service', () => {
    const outcome = parse('black-list', {
      ENTITY_NAME: '云浮市测试化工有限公司0008',
      CREDIT_CODE: '91000000MA0000001R',
      DATA_CATEGORY: '严重违法失信名单',
      EXECUTE_DEPT: '云浮市市场监督管理局',
      EXECUTE_REFRENCE_NO: '云市监列〔2026〕1号',
      PUBLISH_DATE: '2026-04-30',
      EXPIRATION_DATE: '2029-04-29',
      REASON: '食品安全违法',
    })
    expect(codesOf(outcome)).toEqual(['SERVICE_NOT_STATED'])
    expect(outcome.row?.held).toBe(false)
    expect(outcome.row?.body).toMatchObject({
      kind: 'blackList',
      determinedOn: '2026-04-30',
      service: { kind: 'notStated' },
    })
  })

  test('entry already in force elsewhere, with its true dates', () => {
    const { row, issues } = parse('migrated-listings', MIGRATED)
    expect(issues).toEqual([])
    expect(row?.body).toMatchObject({
      determinedOn: '2026-01-05',
      listedOn: '2026-01-08',
      validUntil: '2029-01-07',
      service: { kind: 'served', on: '2026-01-06' },
    })
  })
})

describe('what is wrong is named, with what to do', () => {
  const cases: readonly (readonly [string, FormatId, Cells, readonly string[], 'in' | 'held' | 'out'])[] = [
    ['an empty obligatory cell', 'penalty-2018', { ...PENALTY, CF_WSH: '无' }, ['REQUIRED_EMPTY'], 'out'],
    ['an impossible date', 'penalty-2018', { ...PENALTY, CF_JDRQ: '2026-02-30' }, ['IMPOSSIBLE_DATE'], 'out'],
    ['a date in no known order', 'penalty-2018', { ...PENALTY, CF_JDRQ: '02/03/2026' }, ['DATE_UNREADABLE'], 'out'],
    ['a month without a day', 'penalty-2018', { ...PENALTY, CF_JDRQ: '2026.03' }, ['DATE_INCOMPLETE'], 'out'],
    ['a future date', 'penalty-2018', { ...PENALTY, CF_JDRQ: '2026-11-22' }, ['FUTURE_DATE'], 'out'],
    ['a decision without end', 'penalty-2018', { ...PENALTY, CF_JDRQ: '2099-12-31' }, ['DATE_UNREADABLE'], 'out'],
    ['a two-digit year', 'penalty-2018', { ...PENALTY, CF_JDRQ: '26-03-02' }, ['TWO_DIGIT_YEAR'], 'held'],
    ['a day number', 'penalty-2018', { ...PENALTY, CF_JDRQ: '46083' }, ['EXCEL_SERIAL_DATE'], 'in'],
    ['an end before the decision', 'penalty-2018', { ...PENALTY, CF_YXQ: '2026-03-01' }, ['DATE_ORDER'], 'out'],
    [
      'a code failing its check',
      'penalty-2018',
      { ...PENALTY, CF_XDR_SHXYM: '91000000MA0000001T' },
      ['CODE_CHECK_FAILED', 'SUBJECT_UNIDENTIFIED'],
      'out',
    ],
    [
      'a short code',
      'penalty-2018',
      { ...PENALTY, CF_XDR_SHXYM: '91000000MA000001R' },
      ['CODE_WRONG_LENGTH', 'SUBJECT_UNIDENTIFIED'],
      'out',
    ],
    [
      'a code with a letter O',
      'penalty-2018',
      { ...PENALTY, CF_XDR_SHXYM: '91O00000MA0000001R' },
      ['CODE_WRONG_ALPHABET', 'SUBJECT_UNIDENTIFIED'],
      'out',
    ],
    [
      'the placeholder, with another number',
      'penalty-2018',
      { ...PENALTY, CF_XDR_SHXYM: '00000000000000000X', CF_XDR_GSZC: '440000000000001' },
      ['CODE_PLACEHOLDER'],
      'in',
    ],
    [
      'the placeholder alone',
      'penalty-2018',
      { ...PENALTY, CF_XDR_SHXYM: '00000000000000000X' },
      ['CODE_PLACEHOLDER', 'SUBJECT_UNIDENTIFIED'],
      'held',
    ],
    [
      "a citizen number in the code's place",
      'penalty-2018',
      { ...PENALTY, CF_XDR_SHXYM: '11010519491231002X' },
      ['RESIDENT_ID_IN_CODE_PLACE', 'SUBJECT_UNIDENTIFIED'],
      'out',
    ],
    [
      'a code turned into an exponent',
      'penalty-2018',
      { ...PENALTY, CF_XDR_SHXYM: '9.1E+17' },
      ['NUMBER_IN_EXPONENT', 'SUBJECT_UNIDENTIFIED'],
      'out',
    ],
    [
      'a masked code',
      'penalty-2018',
      { ...PENALTY, CF_XDR_SHXYM: '9100****000000001R' },
      ['MASKED_IDENTIFIER', 'SUBJECT_UNIDENTIFIED'],
      'out',
    ],
    [
      'a wrong citizen number',
      'penalty-2018',
      { ...PENALTY, CF_XDR_LB: '自然人', CF_XDR_SHXYM: '', CF_XDR_ZJHM: '110105194912310021' },
      ['PERSON_ID_INVALID', 'SUBJECT_UNIDENTIFIED'],
      'out',
    ],
    [
      'a masked citizen number',
      'penalty-2018',
      { ...PENALTY, CF_XDR_LB: '自然人', CF_XDR_SHXYM: '', CF_XDR_ZJHM: '1101**********002X' },
      ['MASKED_IDENTIFIER'],
      'out',
    ],
    [
      "the representative's number",
      'penalty-2018',
      { ...PENALTY, CF_FR_ZJHM: '11010519491231002X' },
      ['LEGAL_REP_ID_NOT_WANTED'],
      'in',
    ],
    [
      "a person's number beside a body's code",
      'penalty-2018',
      { ...PENALTY, CF_XDR_ZJHM: '11010519491231002X' },
      ['LEGAL_REP_ID_NOT_WANTED'],
      'in',
    ],
    [
      '92 among bodies',
      'penalty-2018',
      { ...PENALTY, CF_XDR_SHXYM: '92000000MA0000002R' },
      ['CATEGORY_MISMATCH'],
      'out',
    ],
    [
      'a company called a household',
      'penalty-2018',
      { ...PENALTY, CF_XDR_LB: '个体工商户' },
      ['CATEGORY_MISMATCH'],
      'out',
    ],
    ['a person with a code', 'penalty-2018', { ...PENALTY, CF_XDR_LB: '自然人' }, ['CATEGORY_MISMATCH'], 'out'],
    ['an unknown category', 'penalty-2018', { ...PENALTY, CF_XDR_LB: '火星人' }, ['UNKNOWN_CODE_VALUE'], 'out'],
    ['an unknown kind of penalty', 'penalty-2018', { ...PENALTY, CF_CFLB: '打手心' }, ['UNKNOWN_CODE_VALUE'], 'in'],
    ['an amount in words', 'penalty-2018', { ...PENALTY, CF_NR_FK: '贰仟元' }, ['AMOUNT_UNREADABLE'], 'out'],
    [
      'yuan typed where 万元 belong',
      'penalty-2018',
      { ...PENALTY, CF_NR_FK: '2000' },
      ['AMOUNT_UNIT_DOUBTFUL'],
      'held',
    ],
    ['a text beyond its length', 'penalty-2018', { ...PENALTY, CF_WSH: '云'.repeat(129) }, ['TOO_LONG'], 'out'],
    ['a simplified penalty', 'penalty-2018', { ...PENALTY, BZ: '适用简易程序' }, ['SIMPLIFIED_PENALTY'], 'out'],
    ['a penalty that says it is none', 'penalty-2018', { ...PENALTY, BZ: '不适用简易程序' }, [], 'in'],
    [
      'the clause on penalties on the spot',
      'penalty-2018',
      { ...PENALTY, CF_YJ: '《中华人民共和国行政处罚法》第五十一条' },
      ['SIMPLIFIED_PENALTY_DOUBTFUL'],
      'held',
    ],
    ['a formula', 'penalty-2018', { ...PENALTY, CF_NR: '=HYPERLINK("http://x")' }, ['FORMULA_CELL'], 'in'],
    ['control characters', 'penalty-2018', { ...PENALTY, CF_SY: '甲\u0007乙' }, ['CONTROL_CHARACTERS'], 'in'],
    ['lost characters', 'penalty-2018', { ...PENALTY, CF_SY: '甲\ufffd乙' }, ['INVALID_ENCODING'], 'out'],
    ['a hidden name', 'penalty-2018', { ...PENALTY, CF_XDR_MC: '云浮***公司' }, ['NAME_MASKED'], 'held'],
    ['a licence without any number', 'licence-2018', { ...LICENCE, XK_WSH: '' }, ['REQUIRED_EMPTY'], 'out'],
    [
      'no word on service',
      'migrated-listings',
      { ...MIGRATED, QY_SDQK: '', QY_SDRQ: '' },
      ['SERVICE_NOT_STATED'],
      'in',
    ],
    [
      'a notice not served',
      'migrated-listings',
      { ...MIGRATED, QY_SDQK: '未送达', QY_SDRQ: '' },
      ['NOT_SERVED'],
      'out',
    ],
    [
      'listed before it was determined',
      'migrated-listings',
      { ...MIGRATED, QY_LRRQ: '2026-01-04' },
      ['DATE_ORDER'],
      'out',
    ],
    [
      'published before it was filed',
      'judgment-defaulters',
      { ...DEFAULTER, publishDate: '2025-01-09' },
      ['DATE_ORDER'],
      'out',
    ],
  ]

  test.each(cases)('%s', (_, format, cells, codes, fate) => {
    const outcome = parse(format, cells)
    expect(codesOf(outcome)).toEqual(codes)
    expect(outcome.row === undefined ? 'out' : outcome.row.held ? 'held' : 'in').toBe(fate)
    for (const { mend, line } of outcome.issues) {
      expect(mend).not.toBe('')
      expect(line).toBe(2)
    }
  })

  test('an early code that fails its check alone is a question for the authority', () => {
    const outcome = parse('penalty-2018', { ...PENALTY, CF_XDR_SHXYM: '91230500MA1B3N1N2R' })
    expect(outcome.issues).toMatchObject([{ code: 'CODE_CHECK_FAILED', severity: 'question' }])
    expect(outcome.row?.held).toBe(true)
  })

  test("an issue names its column and never a person's number", () => {
    const { issues } = parse('penalty-2018', {
      ...PENALTY,
      CF_XDR_SHXYM: '１１０１０５１９４９１２３１００２Ｘ',
      CF_FR_SFZH: '',
    })
    expect(issues[0]).toMatchObject({
      column: { field: 'CF_XDR_SHXYM', label: '行政相对人代码_1(统一社会信用代码)' },
      read: '１１**************２Ｘ',
    })
  })

  test("the representative's number is in no part of what is taken", () => {
    const { row } = parse('penalty-2018', { ...PENALTY, CF_FR_ZJHM: '11010519491231002X' })
    expect(JSON.stringify(row)).not.toContain('19491231')
  })

  test('a row with another number of cells, or one that is no object, is refused', () => {
    const match = detectLayout(FORMATS['penalty-2018'].spec.fields.map(({ code }) => code))
    if (match.kind !== 'found') throw new Error(match.kind)
    const parser = createRowParser(match.layout, CONTEXT)
    expect(parser({ line: 3, cells: ['a'], faults: NO_FAULTS })).toMatchObject({
      error: [{ code: 'COLUMN_COUNT', line: 3 }],
    })
    const faults = [{ column: -1, code: 'NOT_JSON' as const }]
    expect(parser({ line: 4, cells: [], faults })).toMatchObject({ error: [{ code: 'NOT_JSON', line: 4 }] })
  })
})

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
