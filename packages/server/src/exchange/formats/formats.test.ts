import { describe, expect, test } from 'vitest'
import { NO_FAULTS } from '../csv-tokenizer.ts'
import type { FormatId } from '../layout.ts'
import { createRowParser, detectLayout, FORMATS } from './formats.ts'
import {
  codesOf,
  CONTEXT,
  DEFAULTER,
  HONOUR,
  LEGACY,
  LICENCE,
  MIGRATED,
  parse,
  PENALTY,
  SUBSIDY,
  type Cells,
} from './rows-for-tests.ts'

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

  test('public money and an honour, in the layouts of this system', () => {
    const subsidy = parse('subsidy', SUBSIDY)
    expect(subsidy.issues.map(({ code, severity }) => [code, severity])).toEqual([])
    expect(subsidy.row?.body).toMatchObject({
      kind: 'subsidy',
      project: '中小企业技术改造补助',
      subsidyType: 'subsidy',
      amount: 12_500_000,
      decidedOn: '2026-02-10',
    })
    const honour = parse('honour', HONOUR)
    expect(honour.issues).toEqual([])
    expect(honour.row?.body).toMatchObject({ kind: 'honour', title: '质量管理先进单位', validUntil: '2029-02-09' })
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
    ['money without a name', 'subsidy', { ...SUBSIDY, ZJ_XMMC: '' }, ['REQUIRED_EMPTY'], 'out'],
    ['money of an unknown kind', 'subsidy', { ...SUBSIDY, ZJ_ZJLB: '红包' }, ['UNKNOWN_CODE_VALUE'], 'in'],
    ['an honour that ends before it is given', 'honour', { ...HONOUR, RY_YXQZ: '2026-01-01' }, ['DATE_ORDER'], 'out'],
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
