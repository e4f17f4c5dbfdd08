import type { JudgmentDefaulterBody } from '../parsed-row.ts'
import type { FieldSpec } from '../layout.ts'
import { formatEnd, readEnd, readPastDate } from './date-checks.ts'
import { defineFormat } from './format.ts'
import { readSubject, type Category, type SubjectKeys } from './subject-cells.ts'

type Key =
  | 'name'
  | 'caseNumber'
  | 'number'
  | 'code'
  | 'legalRepresentative'
  | 'court'
  | 'area'
  | 'basisNumber'
  | 'filedOn'
  | 'basisUnit'
  | 'duty'
  | 'performance'
  | 'performedPart'
  | 'unperformedPart'
  | 'behaviour'
  | 'publishedOn'
  | 'category'
  | 'watchers'
  | 'validUntil'

const CATEGORIES: Readonly<Record<string, Category>> = {
  自然人: 'person',
  '1': 'person',
  '580': 'person',
  企业: 'organisation',
  企业或其他组织: 'organisation',
  法人或其他组织: 'organisation',
  社会组织: 'organisation',
  单位: 'organisation',
  '2': 'organisation',
  '3': 'organisation',
  '581': 'organisation',
  个体工商户: 'household',
}

const PERFORMANCE: Readonly<Record<string, JudgmentDefaulterBody['performance']>> = {
  全部未履行: 'none',
  部分未履行: 'partly',
  部分履行: 'partly',
  全部已履行: 'whole',
}

const PERFORMANCE_WORDS: Readonly<Record<JudgmentDefaulterBody['performance'], string>> = {
  none: '全部未履行',
  partly: '部分未履行',
  whole: '全部已履行',
  unknown: '',
}

const FIELDS: readonly FieldSpec<Key>[] = [
  {
    key: 'name',
    code: 'iname',
    label: '被执行人姓名/名称',
    aliases: ['companyName', 'inameclean', 'entity_name', '被执行人姓名', '被执行人名称', '失信被执行人'],
    kind: 'name',
    need: 'must',
    max: 200,
  },
  {
    key: 'caseNumber',
    code: 'caseCode',
    label: '案号',
    aliases: ['caseNo', 'case_code'],
    kind: 'text',
    need: 'must',
    max: 200,
  },
  {
    key: 'number',
    code: 'cardNum',
    label: '身份证号码/组织机构代码',
    aliases: [
      'idcardNo',
      'certNo',
      '身份证号码/组织机构代码(统一社会信用代码)',
      '身份证号码',
      '证件号码',
      '组织机构代码',
    ],
    kind: 'personNumber',
    need: 'may',
    max: 64,
  },
  { key: 'code', code: 'creditCode', label: '统一社会信用代码', kind: 'code', need: 'may', max: 32 },
  {
    key: 'legalRepresentative',
    code: 'businessEntity',
    label: '法定代表人或者负责人姓名',
    aliases: ['ownerName', 'legalRep', '法定代表人'],
    kind: 'text',
    need: 'may',
    max: 100,
  },
  {
    key: 'court',
    code: 'courtName',
    label: '执行法院',
    aliases: ['court', 'execCourt'],
    kind: 'text',
    need: 'must',
    max: 200,
  },
  {
    key: 'area',
    code: 'areaName',
    label: '省份',
    aliases: ['areanameclean', 'province'],
    kind: 'text',
    need: 'may',
    max: 60,
  },
  {
    key: 'basisNumber',
    code: 'gistId',
    label: '执行依据文号',
    aliases: ['yjCode', 'judgementNo'],
    kind: 'text',
    need: 'should',
    max: 300,
  },
  {
    key: 'filedOn',
    code: 'regDate',
    label: '立案时间',
    aliases: ['regdateclean', 'sortTime', 'caseDt'],
    kind: 'date',
    need: 'should',
    max: 40,
  },
  {
    key: 'basisUnit',
    code: 'gistUnit',
    label: '作出执行依据单位',
    aliases: ['yjdw', 'judgementCourt', '做出执行依据单位'],
    kind: 'text',
    need: 'should',
    max: 200,
  },
  {
    key: 'duty',
    code: 'duty',
    label: '生效法律文书确定的义务',
    aliases: ['yiwu'],
    kind: 'text',
    need: 'should',
    max: 20_000,
  },
  {
    key: 'performance',
    code: 'performance',
    label: '被执行人的履行情况',
    aliases: ['lxqk', '履行情况'],
    kind: 'choice',
    need: 'should',
    max: 60,
  },
  { key: 'performedPart', code: 'performedPart', label: '已履行', kind: 'text', need: 'may', max: 4_000 },
  { key: 'unperformedPart', code: 'unperformPart', label: '未履行', kind: 'text', need: 'may', max: 4_000 },
  {
    key: 'behaviour',
    code: 'disruptTypeName',
    label: '失信被执行人行为具体情形',
    aliases: ['jtqx', 'behaviorDetails', '具体情形'],
    kind: 'text',
    need: 'should',
    max: 1_000,
  },
  {
    key: 'publishedOn',
    code: 'publishDate',
    label: '发布时间',
    aliases: ['publishdateclean', 'postTime'],
    kind: 'date',
    need: 'must',
    max: 40,
  },
  { key: 'category', code: 'partyTypeName', label: '类型', aliases: ['orgType'], kind: 'choice', need: 'may', max: 40 },
  { key: 'watchers', code: 'focusNumber', label: '关注次数', kind: 'text', need: 'may', max: 20 },
  // Ours: the published layouts have no term, so a court that states one has a column for it.
  { key: 'validUntil', code: 'validUntil', label: '名单期限届满日期', kind: 'until', need: 'may', max: 40 },
]

/**
 * 失信被执行人, as the courts publish it. Numbers are mostly masked there: such a row keeps `identity: 'masked'` and is
 * never matched to a subject by itself. An organisation's number may be its unified code or the older organisation code.
 */
export const judgmentDefaulters = defineFormat<Key, JudgmentDefaulterBody>({
  id: 'judgment-defaulters',
  title: '失信被执行人',
  kind: 'judgmentDefaulter',
  fields: FIELDS,
  read: (reader, { today }) => {
    const subject = readSubject(reader, subjectKeys(reader.text('number'), reader.text('category')), CATEGORIES)
    const publishedOn = readPastDate(reader, 'publishedOn', today)
    const filedOn = readPastDate(reader, 'filedOn', today)
    if (publishedOn !== undefined && filedOn !== undefined && publishedOn < filedOn)
      reader.report('DATE_ORDER', 'publishedOn')
    const validUntil = readEnd(reader, 'validUntil', publishedOn)
    if (publishedOn === undefined) return { subject, body: undefined }
    const body: JudgmentDefaulterBody = {
      kind: 'judgmentDefaulter',
      caseNumber: reader.text('caseNumber'),
      court: reader.text('court'),
      area: reader.text('area'),
      basisNumber: reader.text('basisNumber'),
      basisUnit: reader.text('basisUnit'),
      ...(filedOn === undefined ? {} : { filedOn }),
      duty: reader.text('duty'),
      performance: reader.choices('performance', PERFORMANCE, 'warning')[0] ?? 'unknown',
      performedPart: reader.text('performedPart'),
      unperformedPart: reader.text('unperformedPart'),
      behaviours: reader
        .text('behaviour')
        .split(/[;；,，]/)
        .map((part) => part.trim())
        .filter((part) => part !== ''),
      publishedOn,
      ...(validUntil === undefined ? {} : { validUntil }),
    }
    return { subject, body }
  },
  write: (subject, body) => ({
    name: subject.name,
    caseNumber: body.caseNumber,
    number: subject.document?.number ?? subject.numbers[0]?.value ?? '',
    code: subject.code ?? '',
    legalRepresentative: subject.legalRepresentative ?? '',
    court: body.court,
    area: body.area,
    basisNumber: body.basisNumber,
    filedOn: body.filedOn ?? '',
    basisUnit: body.basisUnit,
    duty: body.duty,
    performance: PERFORMANCE_WORDS[body.performance],
    performedPart: body.performedPart,
    unperformedPart: body.unperformedPart,
    behaviour: body.behaviours.join(';'),
    publishedOn: body.publishedOn,
    validUntil: formatEnd(body.validUntil),
    category:
      subject.kind === undefined
        ? ''
        : subject.kind === 'naturalPerson'
          ? '自然人'
          : subject.kind === 'individualBusiness'
            ? '个体工商户'
            : '企业或其他组织',
  }),
})

/** The one number column holds a person's number, a unified code, an older code or a masked number. */
function subjectKeys(number: string, category: string): SubjectKeys<Key> {
  const person = category in CATEGORIES && CATEGORIES[category] === 'person'
  const asCode = !person && /^[0-9A-Z]{18}$/i.test(number) && !PERSON_SHAPED.test(number)
  const asOrganisation = !person && /^[0-9A-Z]{8}-?[0-9X]$/i.test(number)
  const asRegistration = !person && category !== '' && /^\d{15}$/.test(number)
  return {
    name: 'name',
    // Some feeds give codes here that say nothing (0, blank).
    ...(category in CATEGORIES ? { category: 'category' } : {}),
    code: asCode ? 'number' : 'code',
    numbers: [
      ...(asOrganisation ? ([['organisation', 'number']] as const) : []),
      ...(asRegistration ? ([['registration', 'number']] as const) : []),
    ],
    legalRepresentative: 'legalRepresentative',
    ...(asCode || asOrganisation || asRegistration ? {} : { documentNumber: 'number' }),
    maskedAllowed: true,
  }
}

/** Eighteen characters with a plausible date of birth: a person's, when the type column does not say. */
const PERSON_SHAPED = /^\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/
