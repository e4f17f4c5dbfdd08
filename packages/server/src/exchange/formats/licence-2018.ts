import type { LicenceType } from '@xinheng/domain/record/record'
import type { LicenceBody, RowStatus } from '../parsed-row.ts'
import { COUNTERPART_KEYS, counterpartFields, writeCounterpart, type CounterpartKey } from './counterpart-fields.ts'
import { formatEnd, readEnd, readPastDate } from './date-checks.ts'
import { defineFormat } from './format.ts'
import { readAuthority, readSource, readSubject } from './subject-cells.ts'

type Key =
  | CounterpartKey
  | 'documentTitle'
  | 'documentNumberOfDecision'
  | 'licenceType'
  | 'certificateName'
  | 'certificateNumber'
  | 'content'
  | 'decidedOn'
  | 'validFrom'
  | 'validUntil'
  | 'authority'
  | 'authorityCode'
  | 'status'
  | 'source'
  | 'sourceCode'
  | 'remark'

export const LICENCE_TYPES: Readonly<Record<string, LicenceType>> = {
  普通: 'ordinary',
  特许: 'franchise',
  认可: 'accreditation',
  核准: 'approval',
  登记: 'registration',
  其他: 'other',
  '01': 'ordinary',
  '02': 'franchise',
  '03': 'accreditation',
  '04': 'approval',
  '05': 'registration',
  '06': 'other',
}

const TYPE_WORDS: Readonly<Record<LicenceType, string>> = {
  ordinary: '普通',
  franchise: '特许',
  accreditation: '认可',
  approval: '核准',
  registration: '登记',
  other: '其他',
}

const STATUSES: Readonly<Record<string, RowStatus>> = {
  '1': 'valid',
  有效: 'valid',
  '2': 'invalid',
  无效: 'invalid',
  '0': 'valid',
}

/** 行政许可信息, layout of 2018 (发改办财金〔2018〕424号): 28 columns, for bodies and for natural persons. */
export const licence2018 = defineFormat<Key, LicenceBody>({
  id: 'licence-2018',
  title: '行政许可信息（2018 版，28 项）',
  kind: 'licence',
  fields: [
    ...counterpartFields('XK'),
    { key: 'documentTitle', code: 'XK_XKWS', label: '行政许可决定文书名称', kind: 'text', need: 'should', max: 256 },
    {
      key: 'documentNumberOfDecision',
      code: 'XK_WSH',
      label: '行政许可决定文书号',
      aliases: ['行政许可决定书文号', '行政许可决定文书文号'],
      kind: 'text',
      need: 'may',
      max: 256,
    },
    { key: 'licenceType', code: 'XK_XKLB', label: '许可类别', kind: 'choice', need: 'should', max: 256 },
    { key: 'certificateName', code: 'XK_XKZS', label: '许可证书名称', kind: 'text', need: 'may', max: 256 },
    { key: 'certificateNumber', code: 'XK_XKBH', label: '许可编号', kind: 'number', need: 'may', max: 256 },
    { key: 'content', code: 'XK_NR', label: '许可内容', kind: 'text', need: 'should', max: 20_000 },
    { key: 'decidedOn', code: 'XK_JDRQ', label: '许可决定日期', kind: 'date', need: 'must', max: 40 },
    { key: 'validFrom', code: 'XK_YXQZ', label: '有效期自', kind: 'date', need: 'should', max: 40 },
    { key: 'validUntil', code: 'XK_YXQZI', label: '有效期至', kind: 'until', need: 'should', max: 40 },
    {
      key: 'authority',
      code: 'XK_XKJG',
      label: '许可机关',
      aliases: ['XK_XZJG'],
      kind: 'text',
      need: 'must',
      max: 200,
    },
    {
      key: 'authorityCode',
      code: 'XK_XKJGDM',
      label: '许可机关统一社会信用代码',
      kind: 'code',
      need: 'should',
      max: 32,
    },
    { key: 'status', code: 'XK_ZT', label: '当前状态', kind: 'choice', need: 'should', max: 32 },
    { key: 'source', code: 'XK_LYDW', label: '数据来源单位', kind: 'text', need: 'should', max: 200 },
    {
      key: 'sourceCode',
      code: 'XK_LYDWDM',
      label: '数据来源单位统一社会信用代码',
      kind: 'code',
      need: 'should',
      max: 32,
    },
    { key: 'remark', code: 'BZ', label: '备注', kind: 'text', need: 'may', max: 4_000 },
  ],
  read: (reader, { today }) => {
    const subject = readSubject(reader, COUNTERPART_KEYS)
    const decidedOn = readPastDate(reader, 'decidedOn', today)
    const validFrom = reader.date('validFrom')
    const validUntil = readEnd(reader, 'validUntil', validFrom ?? decidedOn)
    // The template lets the licence number stand where a decision has no number of its own.
    const documentNumber = reader.text('documentNumberOfDecision') || reader.text('certificateNumber')
    if (documentNumber === '') reader.report('REQUIRED_EMPTY', 'documentNumberOfDecision')
    const licenceTypes = reader.choices('licenceType', LICENCE_TYPES, 'warning')
    const status = reader.choices('status', STATUSES, 'warning')[0]
    const authority = readAuthority(reader, 'authority', 'authorityCode')
    const source = readSource(reader, 'source', 'sourceCode')
    if (decidedOn === undefined) return { subject, body: undefined }
    const body: LicenceBody = {
      kind: 'licence',
      documentTitle: reader.text('documentTitle'),
      documentNumber,
      licenceTypes,
      certificateName: reader.text('certificateName'),
      certificateNumber: reader.text('certificateNumber'),
      content: reader.text('content'),
      decidedOn,
      ...(validFrom === undefined ? {} : { validFrom }),
      ...(validUntil === undefined ? {} : { validUntil }),
      authority,
      ...source,
      ...(status === undefined ? {} : { status }),
      remark: reader.text('remark'),
    }
    return { subject, body }
  },
  write: (subject, body) => ({
    ...writeCounterpart(subject),
    documentTitle: body.documentTitle,
    documentNumberOfDecision: body.documentNumber,
    licenceType: body.licenceTypes.map((type) => TYPE_WORDS[type]).join(';'),
    certificateName: body.certificateName,
    certificateNumber: body.certificateNumber,
    content: body.content,
    decidedOn: body.decidedOn,
    validFrom: body.validFrom ?? '',
    validUntil: formatEnd(body.validUntil),
    authority: body.authority.name,
    authorityCode: body.authority.code ?? '',
    status: body.status === undefined ? '' : body.status === 'valid' ? '1' : '2',
    source: body.source?.name ?? '',
    sourceCode: body.source?.code ?? '',
    remark: body.remark,
  }),
})
