import type { FieldSpec } from '../layout.ts'
import type { RowSubject } from '../parsed-row.ts'
import { formatCategory, numberOf, type SubjectKeys } from './subject-cells.ts'

/** The thirteen columns by which the tables of 2018 name the counterpart (行政相对人). */
export type CounterpartKey =
  | 'name'
  | 'category'
  | 'code'
  | 'registration'
  | 'organisation'
  | 'tax'
  | 'institution'
  | 'socialOrganisation'
  | 'legalRepresentative'
  | 'representativeDocumentType'
  | 'representativeDocumentNumber'
  | 'documentType'
  | 'documentNumber'

/**
 * Columns 1–13 under a table's prefix. That the representative's document is not wanted follows the practice of 2021;
 * which of the others are obligatory is partly known from practice only, so most absences are remarks.
 */
export function counterpartFields(prefix: 'XK' | 'CF'): FieldSpec<CounterpartKey>[] {
  const of = (suffix: string): string => `${prefix}_${suffix}`
  return [
    {
      key: 'name',
      code: of('XDR_MC'),
      label: '行政相对人名称',
      aliases: [of('XDR'), '相对人名称'],
      kind: 'name',
      need: 'must',
      max: 200,
    },
    {
      key: 'category',
      code: of('XDR_LB'),
      label: '行政相对人类别',
      aliases: [of('XDR_TYPE'), '行政相对人类型'],
      kind: 'choice',
      need: 'should',
      max: 100,
    },
    {
      key: 'code',
      code: of('XDR_SHXYM'),
      label: '行政相对人代码_1(统一社会信用代码)',
      aliases: ['行政相对人代码_1', '统一社会信用代码'],
      kind: 'code',
      need: 'may',
      max: 32,
    },
    {
      key: 'registration',
      code: of('XDR_GSZC'),
      label: '行政相对人代码_2(工商注册号)',
      aliases: [of('XDR_GSDJ'), of('XDR_GSJD'), '工商注册号'],
      kind: 'number',
      need: 'may',
      max: 50,
    },
    {
      key: 'organisation',
      code: of('XDR_ZZJG'),
      label: '行政相对人代码_3(组织机构代码)',
      aliases: ['组织机构代码'],
      kind: 'number',
      need: 'may',
      max: 32,
    },
    {
      key: 'tax',
      code: of('XDR_SWDJ'),
      label: '行政相对人代码_4(税务登记号)',
      aliases: ['税务登记号'],
      kind: 'number',
      need: 'may',
      max: 32,
    },
    {
      key: 'institution',
      code: of('XDR_SYDW'),
      label: '行政相对人代码_5(事业单位证书号)',
      aliases: ['事业单位证书号'],
      kind: 'number',
      need: 'may',
      max: 120,
    },
    {
      key: 'socialOrganisation',
      code: of('XDR_SHZZ'),
      label: '行政相对人代码_6(社会组织登记证号)',
      aliases: ['社会组织登记证号'],
      kind: 'number',
      need: 'may',
      max: 50,
    },
    {
      key: 'legalRepresentative',
      code: of('FRDB'),
      label: '法定代表人',
      aliases: [of('FDDB'), '法定代表人姓名'],
      kind: 'text',
      need: 'may',
      max: 50,
    },
    {
      key: 'representativeDocumentType',
      code: of('FR_ZJLX'),
      label: '法定代表人证件类型',
      kind: 'unwanted',
      need: 'may',
      max: 64,
    },
    {
      key: 'representativeDocumentNumber',
      code: of('FR_ZJHM'),
      label: '法定代表人证件号码',
      aliases: [of('FR_SFZH'), '法定代表人身份证号'],
      kind: 'unwanted',
      need: 'may',
      max: 32,
    },
    {
      key: 'documentType',
      code: of('XDR_ZJLX'),
      label: '自然人证件类型',
      aliases: ['证件类型'],
      kind: 'choice',
      need: 'may',
      max: 64,
    },
    {
      key: 'documentNumber',
      code: of('XDR_ZJHM'),
      label: '自然人证件号码',
      aliases: ['证件号码'],
      kind: 'personNumber',
      need: 'may',
      max: 64,
    },
  ]
}

export const COUNTERPART_KEYS = {
  name: 'name',
  category: 'category',
  code: 'code',
  numbers: [
    ['registration', 'registration'],
    ['organisation', 'organisation'],
    ['tax', 'tax'],
    ['institution', 'institution'],
    ['socialOrganisation', 'socialOrganisation'],
  ],
  legalRepresentative: 'legalRepresentative',
  documentType: 'documentType',
  documentNumber: 'documentNumber',
} as const satisfies SubjectKeys<CounterpartKey>

/** The thirteen cells of a subject; the representative's document is never written. */
export function writeCounterpart(subject: RowSubject): Partial<Record<CounterpartKey, string>> {
  return {
    name: subject.name,
    category: formatCategory(subject.kind),
    code: subject.code ?? '',
    registration: numberOf(subject, 'registration'),
    organisation: numberOf(subject, 'organisation'),
    tax: numberOf(subject, 'tax'),
    institution: numberOf(subject, 'institution'),
    socialOrganisation: numberOf(subject, 'socialOrganisation'),
    legalRepresentative: subject.legalRepresentative ?? '',
    documentType: subject.document?.type ?? '',
    documentNumber: subject.document?.number ?? '',
  }
}
