import type { FieldSpec } from '../layout.ts'
import type { RowStatus, RowSubject } from '../parsed-row.ts'
import { numberOf, type SubjectKeys } from './subject-cells.ts'

/** The columns that the licence and penalty tables before 2018 share. */
export type LegacyKey =
  | 'name'
  | 'code'
  | 'organisation'
  | 'registration'
  | 'tax'
  | 'documentNumber'
  | 'legalRepresentative'
  | 'status'
  | 'area'
  | 'updatedOn'
  | 'remark'
  | 'other'
  | 'origin'

type LegacyField = FieldSpec<LegacyKey>

/** The subject's columns of a table before 2018, in its order. */
export function legacySubjectFields(prefix: 'XK' | 'CF'): LegacyField[] {
  const of = (suffix: string): string => `${prefix}_${suffix}`
  const [code, alias] = prefix === 'XK' ? ['XK_XDR', 'XK_XDR_MC'] : ['CF_XDR_MC', 'CF_XDR']
  return [
    { key: 'name', code, label: '行政相对人名称', aliases: [alias], kind: 'name', need: 'must', max: 512 },
    {
      key: 'code',
      code: of('XDR_SHXYM'),
      label: '行政相对人代码_1(统一社会信用代码)',
      kind: 'code',
      need: 'may',
      max: 128,
    },
    {
      key: 'organisation',
      code: of('XDR_ZDM'),
      label: '行政相对人代码_2(组织机构代码)',
      kind: 'number',
      need: 'may',
      max: 128,
    },
    {
      key: 'registration',
      code: of('XDR_GSDJ'),
      label: '行政相对人代码_3(工商登记码)',
      aliases: [of('XDR_GSJD')],
      kind: 'number',
      need: 'may',
      max: 128,
    },
    { key: 'tax', code: of('XDR_SWDJ'), label: '行政相对人代码_4(税务登记号)', kind: 'number', need: 'may', max: 128 },
    {
      key: 'documentNumber',
      code: of('XDR_SFZ'),
      label: '行政相对人代码_5(居民身份证号)',
      kind: 'personNumber',
      need: 'may',
      max: 128,
    },
    { key: 'legalRepresentative', code: of('FR'), label: '法定代表人姓名', kind: 'text', need: 'may', max: 512 },
  ]
}

/** The columns at the end of a table before 2018. */
export function legacyTailFields(prefix: 'XK' | 'CF'): LegacyField[] {
  return [
    { key: 'status', code: `${prefix}_ZT`, label: '当前状态', kind: 'choice', need: 'may', max: 32 },
    { key: 'area', code: 'DFBM', label: '地方编码', kind: 'number', need: 'may', max: 12 },
    { key: 'updatedOn', code: 'SJC', label: '数据更新时间戳', kind: 'date', need: 'may', max: 40 },
    { key: 'remark', code: 'BZ', label: '备注', kind: 'text', need: 'may', max: 1_024 },
  ]
}

/** The last column of both tables; its heading holds its codes. */
export const LEGACY_ORIGIN_FIELD: LegacyField = {
  key: 'origin',
  code: 'SOURCE',
  label: '来源',
  aliases: ['来源：1信用湖北  2汇集系统 3邮件报送 4其他'],
  kind: 'choice',
  need: 'may',
  max: 40,
}

export const LEGACY_KEYS = {
  name: 'name',
  code: 'code',
  numbers: [
    ['organisation', 'organisation'],
    ['registration', 'registration'],
    ['tax', 'tax'],
  ],
  legalRepresentative: 'legalRepresentative',
  documentNumber: 'documentNumber',
} as const satisfies SubjectKeys<LegacyKey>

export const LEGACY_STATUSES: Readonly<Record<string, RowStatus>> = {
  '0': 'valid',
  正常: 'valid',
  '1': 'revoked',
  撤销: 'revoked',
  '2': 'disputed',
  异议: 'disputed',
  '3': 'other',
  其他: 'other',
}

const STATUS_CODES: Readonly<Record<RowStatus, string>> = {
  valid: '0',
  revoked: '1',
  disputed: '2',
  other: '3',
  invalid: '3',
}

/** The cells of a subject and status in the tables before 2018. */
export function writeLegacy(subject: RowSubject, status: RowStatus | undefined): Partial<Record<LegacyKey, string>> {
  return {
    name: subject.name,
    code: subject.code ?? '',
    organisation: numberOf(subject, 'organisation'),
    registration: numberOf(subject, 'registration'),
    tax: numberOf(subject, 'tax'),
    documentNumber: subject.document?.number ?? '',
    legalRepresentative: subject.legalRepresentative ?? '',
    status: status === undefined ? '' : STATUS_CODES[status],
  }
}
