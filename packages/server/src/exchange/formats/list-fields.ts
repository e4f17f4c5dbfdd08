import type { FieldSpec } from '../layout.ts'
import type { RowSubject, Until } from '../parsed-row.ts'
import type { RowReader } from '../row-reader.ts'
import { formatEnd, readEnd } from './date-checks.ts'
import { formatCategory, numberOf, type SubjectKeys } from './subject-cells.ts'
import type { LocalDate } from '@xinheng/domain/calendar/local-date'

export type ListSubjectKey =
  | 'name'
  | 'category'
  | 'code'
  | 'registration'
  | 'organisation'
  | 'tax'
  | 'documentType'
  | 'documentNumber'
  | 'address'
  | 'source'
  | 'listName'

/** The columns by which red and black list tables name the subject and the list; the second platform's names as aliases. */
export const LIST_SUBJECT_FIELDS: readonly FieldSpec<ListSubjectKey>[] = [
  {
    key: 'name',
    code: 'ENTITY_NAME',
    label: '企业名称',
    aliases: ['ztmc', '主体名称', '名称', 'NAME'],
    kind: 'name',
    need: 'must',
    max: 200,
  },
  { key: 'category', code: 'ENTITY_TYPE', label: '主体类别', aliases: ['ztlb'], kind: 'choice', need: 'may', max: 40 },
  {
    key: 'code',
    code: 'CREDIT_CODE',
    label: '统一社会信用代码',
    aliases: ['tyshxydm', 'TYSHXYDM'],
    kind: 'code',
    need: 'may',
    max: 32,
  },
  {
    key: 'registration',
    code: 'REGISTRATION_NO',
    label: '工商登记码',
    aliases: ['工商注册号'],
    kind: 'number',
    need: 'may',
    max: 50,
  },
  { key: 'organisation', code: 'ORGANIZATION_CODE', label: '组织机构代码', kind: 'number', need: 'may', max: 32 },
  { key: 'tax', code: 'TAX_NO', label: '税务登记号', kind: 'number', need: 'may', max: 32 },
  {
    key: 'documentType',
    code: 'CERTIFICATE_TYPE',
    label: '自然人证件类型',
    aliases: ['证件类型'],
    kind: 'choice',
    need: 'may',
    max: 64,
  },
  {
    key: 'documentNumber',
    code: 'CERTIFICATE_NO',
    label: '自然人证件号码',
    aliases: ['zjhm', '证件号码'],
    kind: 'personNumber',
    need: 'may',
    max: 64,
  },
  { key: 'address', code: 'REGISTERED_ADDRESS', label: '注册地址', kind: 'text', need: 'may', max: 500 },
  { key: 'source', code: 'DATA_SOURCE', label: '数据来源', kind: 'text', need: 'may', max: 200 },
  {
    key: 'listName',
    code: 'DATA_CATEGORY',
    label: '数据类别',
    aliases: ['mdlxid', '名单类型', '名单名称'],
    kind: 'text',
    need: 'must',
    max: 200,
  },
]

export const LIST_SUBJECT_KEYS = {
  name: 'name',
  category: 'category',
  code: 'code',
  numbers: [
    ['registration', 'registration'],
    ['organisation', 'organisation'],
    ['tax', 'tax'],
  ],
  documentType: 'documentType',
  documentNumber: 'documentNumber',
} as const satisfies SubjectKeys<ListSubjectKey>

/** The subject's cells in a list table. */
export function writeListSubject(subject: RowSubject): Partial<Record<ListSubjectKey, string>> {
  return {
    name: subject.name,
    category: formatCategory(subject.kind),
    code: subject.code ?? '',
    registration: numberOf(subject, 'registration'),
    organisation: numberOf(subject, 'organisation'),
    tax: numberOf(subject, 'tax'),
    documentType: subject.document?.type ?? '',
    documentNumber: subject.document?.number ?? '',
  }
}

const LENGTH = /^\s*(?:\d{1,3}|[一二两三四五六七八九十]{1,3})\s*(?:年|个月|月|日|天)/

/** 有效期限 holds a date, 长期, or a length in words (`3年`), which is kept as it stands. */
export function readTerm<Key extends string>(
  reader: RowReader<Key>,
  key: Key,
  from: LocalDate | undefined,
): { readonly validUntil?: Until; readonly termText: string } {
  const text = reader.text(key)
  if (LENGTH.test(text) && !/\d{4}/.test(text)) return { termText: text }
  const end = readEnd(reader, key, from)
  return end === undefined ? { termText: '' } : { validUntil: end, termText: '' }
}

/** The inverse of `readTerm`. */
export function formatTerm({ validUntil, termText }: { validUntil?: Until; termText: string }): string {
  return termText === '' ? formatEnd(validUntil) : termText
}
