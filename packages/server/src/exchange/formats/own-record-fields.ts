import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { FieldSpec } from '../layout.ts'
import type { RowAuthority, RowStatus, RowSubject } from '../parsed-row.ts'
import type { RowReader } from '../row-reader.ts'
import { readPastDate } from './date-checks.ts'
import { formatCategory, readAuthority, readSource, readSubject } from './subject-cells.ts'

/** Columns that this system's own record tables (资金支持, 荣誉) share: the subject first, the decision last. */
export type OwnSubjectKey = 'name' | 'category' | 'code' | 'documentType' | 'documentNumber'
export type OwnDecisionKey =
  | 'decisionTitle'
  | 'decisionNumber'
  | 'decidedOn'
  | 'authority'
  | 'authorityCode'
  | 'source'
  | 'sourceCode'
  | 'status'
  | 'remark'

type OwnPrefix = 'ZJ' | 'RY'

export function ownSubjectFields(prefix: OwnPrefix): readonly FieldSpec<OwnSubjectKey>[] {
  return [
    { key: 'name', code: `${prefix}_ZTMC`, label: '主体名称', kind: 'name', need: 'must', max: 200 },
    { key: 'category', code: `${prefix}_ZTLB`, label: '主体类别', kind: 'choice', need: 'should', max: 40 },
    { key: 'code', code: `${prefix}_SHXYM`, label: '统一社会信用代码', kind: 'code', need: 'may', max: 32 },
    { key: 'documentType', code: `${prefix}_ZJLX`, label: '自然人证件类型', kind: 'choice', need: 'may', max: 64 },
    {
      key: 'documentNumber',
      code: `${prefix}_ZJHM`,
      label: '自然人证件号码',
      kind: 'personNumber',
      need: 'may',
      max: 64,
    },
  ]
}

/** `act` is how the table calls what was decided: 批准, 授予. */
export function ownDecisionFields(prefix: OwnPrefix, act: string): readonly FieldSpec<OwnDecisionKey>[] {
  return [
    { key: 'decisionTitle', code: `${prefix}_WSMC`, label: `${act}文件名称`, kind: 'text', need: 'should', max: 256 },
    { key: 'decisionNumber', code: `${prefix}_WSH`, label: `${act}文件文号`, kind: 'text', need: 'should', max: 200 },
    { key: 'decidedOn', code: `${prefix}_JDRQ`, label: `${act}日期`, kind: 'date', need: 'must', max: 40 },
    { key: 'authority', code: `${prefix}_JG`, label: `${act}单位`, kind: 'text', need: 'must', max: 200 },
    {
      key: 'authorityCode',
      code: `${prefix}_JGDM`,
      label: `${act}单位统一社会信用代码`,
      kind: 'code',
      need: 'should',
      max: 32,
    },
    { key: 'source', code: `${prefix}_LYDW`, label: '数据来源单位', kind: 'text', need: 'may', max: 200 },
    {
      key: 'sourceCode',
      code: `${prefix}_LYDWDM`,
      label: '数据来源单位统一社会信用代码',
      kind: 'code',
      need: 'may',
      max: 32,
    },
    { key: 'status', code: `${prefix}_ZT`, label: '当前状态', kind: 'choice', need: 'may', max: 32 },
    { key: 'remark', code: 'BZ', label: '备注', kind: 'text', need: 'may', max: 4_000 },
  ]
}

const STATUSES: Readonly<Record<string, RowStatus>> = { 有效: 'valid', 撤销: 'revoked', 已撤销: 'revoked' }

/** What the shared columns say of the decision. */
interface OwnDecision {
  readonly documentTitle: string
  readonly documentNumber: string
  readonly decidedOn: LocalDate
  readonly authority: RowAuthority
  readonly source?: RowAuthority
  readonly status?: RowStatus
  readonly remark: string
}

export function readOwnSubject(reader: RowReader<OwnSubjectKey>): RowSubject {
  return readSubject(reader, {
    name: 'name',
    category: 'category',
    code: 'code',
    numbers: [],
    documentType: 'documentType',
    documentNumber: 'documentNumber',
  })
}

/** Reads the decision; `undefined` without its date. */
export function readOwnDecision(reader: RowReader<OwnDecisionKey>, today: LocalDate): OwnDecision | undefined {
  const decidedOn = readPastDate(reader, 'decidedOn', today)
  const [status] = reader.choices('status', STATUSES, 'warning')
  const authority = readAuthority(reader, 'authority', 'authorityCode')
  const source = readSource(reader, 'source', 'sourceCode')
  if (decidedOn === undefined) return undefined
  return {
    documentTitle: reader.text('decisionTitle'),
    documentNumber: reader.text('decisionNumber'),
    decidedOn,
    authority,
    ...source,
    ...(status === undefined ? {} : { status }),
    remark: reader.text('remark'),
  }
}

export function writeOwnSubject(subject: RowSubject): Record<OwnSubjectKey, string> {
  return {
    name: subject.name,
    category: formatCategory(subject.kind),
    code: subject.code ?? '',
    documentType: subject.document?.type ?? '',
    documentNumber: subject.document?.number ?? '',
  }
}

export function writeOwnDecision(body: OwnDecision): Record<OwnDecisionKey, string> {
  return {
    decisionTitle: body.documentTitle,
    decisionNumber: body.documentNumber,
    decidedOn: body.decidedOn,
    authority: body.authority.name,
    authorityCode: body.authority.code ?? '',
    source: body.source?.name ?? '',
    sourceCode: body.source?.code ?? '',
    status: body.status === undefined ? '' : body.status === 'revoked' ? '撤销' : '有效',
    remark: body.remark,
  }
}
