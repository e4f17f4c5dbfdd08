import type { PenaltyBody } from '../parsed-row.ts'
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
import { PENALTY_KINDS, reportSimplified } from './penalty-checks.ts'
import { readAuthority, readSubject } from './subject-cells.ts'

type Key =
  | LegacyKey
  | 'decisionNumber'
  | 'caseName'
  | 'penalties'
  | 'furtherPenalties'
  | 'facts'
  | 'legalGround'
  | 'content'
  | 'decidedOn'
  | 'authority'
  | 'publicUntil'
  | 'longCaseName'
  | 'validUntil'

/** 行政处罚信息, layout before 2018; its fine stands in the text of the result only. */
export const penalty2016 = defineFormat<Key, PenaltyBody>({
  id: 'penalty-2016',
  title: '行政处罚信息（2018 年以前版）',
  kind: 'penalty',
  fields: [
    { key: 'decisionNumber', code: 'CF_WSH', label: '行政处罚决定书文号', kind: 'text', need: 'must', max: 256 },
    { key: 'caseName', code: 'CF_CFMC', label: '处罚名称', kind: 'text', need: 'may', max: 512 },
    {
      key: 'penalties',
      code: 'CF_CFLB1',
      label: '处罚类别1',
      aliases: ['处罚类别'],
      kind: 'choice',
      need: 'may',
      max: 72,
    },
    { key: 'furtherPenalties', code: 'CF_CFLB2', label: '处罚类别2', kind: 'choice', need: 'may', max: 72 },
    { key: 'facts', code: 'CF_SY', label: '处罚事由', kind: 'text', need: 'should', max: 4_096 },
    { key: 'legalGround', code: 'CF_YJ', label: '处罚依据', kind: 'text', need: 'should', max: 4_096 },
    ...legacySubjectFields('CF'),
    { key: 'content', code: 'CF_JG', label: '处罚结果', kind: 'text', need: 'should', max: 4_096 },
    { key: 'decidedOn', code: 'CF_JDRQ', label: '处罚决定日期', kind: 'date', need: 'must', max: 40 },
    {
      key: 'authority',
      code: 'CF_XZJG',
      label: '处罚机关',
      aliases: ['CF_CFJG'],
      kind: 'text',
      need: 'must',
      max: 128,
    },
    ...legacyTailFields('CF'),
    { key: 'publicUntil', code: 'GSQX', label: '公示期限', kind: 'text', need: 'may', max: 128 },
    { key: 'longCaseName', code: 'CF_AJMC', label: '案件名称', kind: 'text', need: 'may', max: 512 },
    { key: 'validUntil', code: 'CF_JZRQ', label: '处罚截止日期', kind: 'until', need: 'may', max: 40 },
    { key: 'other', code: 'QT', label: '其他信息', kind: 'text', need: 'may', max: 1_024 },
    LEGACY_ORIGIN_FIELD,
  ],
  read: (reader, { today }) => {
    const subject = readSubject(reader, LEGACY_KEYS)
    const decidedOn = readPastDate(reader, 'decidedOn', today)
    const validUntil = readEnd(reader, 'validUntil', decidedOn)
    const penaltyText = [reader.text('penalties'), reader.text('furtherPenalties')]
      .filter((text) => text !== '')
      .join(';')
    const penalties = [
      ...new Set([
        ...reader.choices('penalties', PENALTY_KINDS, 'warning'),
        ...reader.choices('furtherPenalties', PENALTY_KINDS, 'warning'),
      ]),
    ]
    const status = reader.choices('status', LEGACY_STATUSES, 'warning')[0]
    reportSimplified(reader, ['caseName', 'penalties', 'remark', 'decisionNumber', 'legalGround', 'content'])
    const authority = readAuthority(reader, 'authority')
    if (decidedOn === undefined) return { subject, body: undefined }
    const body: PenaltyBody = {
      kind: 'penalty',
      documentNumber: reader.text('decisionNumber'),
      caseName: reader.text('caseName') || reader.text('longCaseName'),
      violation: '',
      facts: reader.text('facts'),
      legalGround: reader.text('legalGround'),
      penalties,
      penaltyText,
      content: reader.text('content'),
      licenceTaken: '',
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
    caseName: body.caseName,
    penalties: body.penaltyText,
    facts: body.facts,
    legalGround: body.legalGround,
    content: body.content,
    decidedOn: body.decidedOn,
    validUntil: formatEnd(body.validUntil),
    authority: body.authority.name,
    remark: body.remark,
  }),
})
