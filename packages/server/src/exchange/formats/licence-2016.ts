import type { LicenceBody } from '../parsed-row.ts'
import { formatEnd, readEnd, readPastDate } from './date-checks.ts'
import { defineFormat } from './format.ts'
import {
  LEGACY_KEYS,
  LEGACY_ORIGIN_FIELD,
  LEGACY_STATUSES,
  legacySubjectFields,
  legacyTailFields,
  writeLegacy,
  type LegacyKey,
} from './legacy-fields.ts'
import { LICENCE_TYPES } from './licence-2018.ts'
import { readAuthority, readSubject } from './subject-cells.ts'

type Key =
  | LegacyKey
  | 'decisionNumber'
  | 'project'
  | 'licenceType'
  | 'content'
  | 'decidedOn'
  | 'validUntil'
  | 'authority'
  | 'item'

/** 行政许可信息, layout before 2018. */
export const licence2016 = defineFormat<Key, LicenceBody>({
  id: 'licence-2016',
  title: '行政许可信息（2018 年以前版）',
  kind: 'licence',
  fields: [
    { key: 'decisionNumber', code: 'XK_WSH', label: '行政许可决定书文号', kind: 'text', need: 'must', max: 256 },
    { key: 'project', code: 'XK_XMMC', label: '项目名称', kind: 'text', need: 'may', max: 512 },
    { key: 'licenceType', code: 'XK_SPLB', label: '审批类别', kind: 'choice', need: 'may', max: 32 },
    { key: 'content', code: 'XK_NR', label: '许可内容', kind: 'text', need: 'should', max: 4_096 },
    ...legacySubjectFields('XK'),
    { key: 'decidedOn', code: 'XK_JDRQ', label: '许可决定日期', kind: 'date', need: 'must', max: 40 },
    { key: 'validUntil', code: 'XK_JZQ', label: '许可截止期', kind: 'until', need: 'may', max: 40 },
    {
      key: 'authority',
      code: 'XK_XZJG',
      label: '许可机关',
      aliases: ['XK_XKJG'],
      kind: 'text',
      need: 'must',
      max: 128,
    },
    ...legacyTailFields('XK'),
    { key: 'other', code: 'QTXX', label: '其他信息', kind: 'text', need: 'may', max: 1_024 },
    { key: 'item', code: 'SJMC', label: '事项名称', kind: 'text', need: 'may', max: 512 },
    LEGACY_ORIGIN_FIELD,
  ],
  read: (reader, { today }) => {
    const subject = readSubject(reader, LEGACY_KEYS)
    const decidedOn = readPastDate(reader, 'decidedOn', today)
    const validUntil = readEnd(reader, 'validUntil', decidedOn)
    const licenceTypes = reader.choices('licenceType', LICENCE_TYPES, 'warning')
    const status = reader.choices('status', LEGACY_STATUSES, 'warning')[0]
    const authority = readAuthority(reader, 'authority')
    if (decidedOn === undefined) return { subject, body: undefined }
    const body: LicenceBody = {
      kind: 'licence',
      documentTitle: reader.text('item') || reader.text('project'),
      documentNumber: reader.text('decisionNumber'),
      licenceTypes,
      certificateName: '',
      certificateNumber: '',
      content: reader.text('content'),
      decidedOn,
      ...(validUntil === undefined ? {} : { validUntil }),
      authority,
      ...(status === undefined ? {} : { status }),
      remark: reader.text('remark'),
    }
    return { subject, body }
  },
  write: (subject, body) => ({
    ...writeLegacy(subject, body.status),
    decisionNumber: body.documentNumber,
    project: body.documentTitle,
    content: body.content,
    decidedOn: body.decidedOn,
    validUntil: formatEnd(body.validUntil),
    authority: body.authority.name,
    remark: body.remark,
  }),
})
