import type { SubsidyType } from '@xinheng/domain/record/record'
import type { SubsidyBody } from '../parsed-row.ts'
import { formatWan } from '../read-amount.ts'
import { defineFormat } from './format.ts'
import {
  ownDecisionFields,
  ownSubjectFields,
  readOwnDecision,
  readOwnSubject,
  writeOwnDecision,
  writeOwnSubject,
  type OwnDecisionKey,
  type OwnSubjectKey,
} from './own-record-fields.ts'

type Key = OwnSubjectKey | OwnDecisionKey | 'project' | 'subsidyType' | 'amount' | 'purpose'

const TYPES: Readonly<Record<string, SubsidyType>> = {
  财政补贴: 'subsidy',
  财政资金补助: 'subsidy',
  补贴: 'subsidy',
  补助: 'subsidy',
  财政性资金项目: 'projectFund',
  政府资金支持: 'support',
  奖补: 'support',
  贴息: 'support',
  其他: 'other',
}

const TYPE_WORDS: Readonly<Record<SubsidyType, string>> = {
  subsidy: '财政补贴',
  projectFund: '财政性资金项目',
  support: '政府资金支持',
  other: '其他',
}

/**
 * 财政补贴、财政性资金项目、政府资金支持. A layout of this system: the policies make the check before such money a duty
 * (GD, YF (二十一)) and limit it for the listed ((十)), but no national or provincial table for it was found.
 */
export const subsidy = defineFormat<Key, SubsidyBody>({
  id: 'subsidy',
  title: '财政补贴和政府资金支持（本系统格式）',
  kind: 'subsidy',
  fields: [
    ...ownSubjectFields('ZJ'),
    { key: 'project', code: 'ZJ_XMMC', label: '资金或者项目名称', kind: 'text', need: 'must', max: 256 },
    { key: 'subsidyType', code: 'ZJ_ZJLB', label: '资金类别', kind: 'choice', need: 'should', max: 60 },
    { key: 'amount', code: 'ZJ_JE', label: '金额（万元）', aliases: ['金额'], kind: 'wan', need: 'should', max: 40 },
    { key: 'purpose', code: 'ZJ_YT', label: '用途', kind: 'text', need: 'may', max: 4_000 },
    ...ownDecisionFields('ZJ', '批准'),
  ],
  read: (reader, { today }) => {
    const subject = readOwnSubject(reader)
    const [subsidyType = 'other'] = reader.choices('subsidyType', TYPES, 'warning')
    const amount = reader.amount('amount')
    const decision = readOwnDecision(reader, today)
    if (decision === undefined) return { subject, body: undefined }
    const body: SubsidyBody = {
      kind: 'subsidy',
      project: reader.text('project'),
      subsidyType,
      ...(amount === undefined ? {} : { amount: amount.fen }),
      purpose: reader.text('purpose'),
      ...decision,
    }
    return { subject, body }
  },
  write: (subject, body) => ({
    ...writeOwnSubject(subject),
    ...writeOwnDecision(body),
    project: body.project,
    subsidyType: TYPE_WORDS[body.subsidyType],
    amount: body.amount === undefined ? '' : formatWan(body.amount),
    purpose: body.purpose,
  }),
})
