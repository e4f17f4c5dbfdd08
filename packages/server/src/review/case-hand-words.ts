import { parseLocalDate, type LocalDate } from '@xinheng/domain/calendar/local-date'
import type { IntakeChannel } from '@xinheng/domain/objection/objection'
import type { FieldSpec } from '../http/act-routes.ts'
import type { OptionView } from '../pages/models.ts'

/** A request to take something back, with its text in clear. */
export interface GivenRequest {
  readonly channel: IntakeChannel
  readonly on: LocalDate
  readonly evidence: string
}

const CHANNELS = {
  counter: '当面',
  post: '邮寄',
  phone: '电话',
  email: '电子邮件',
  wechat: '微信',
} as const satisfies Readonly<Partial<Record<IntakeChannel, string>>>

/** How the sender's own request to take something back is recorded. */
export const WITHDRAWAL_FIELDS = {
  channel: {
    label: '申请撤回的方式',
    kind: 'choice',
    options: Object.entries(CHANNELS).map(([value, label]): OptionView => ({ value, label })),
  },
  requestedOn: { label: '申请撤回的日期', kind: 'date', hint: '本人（本单位）提出撤回请求的日期' },
  evidence: {
    label: '撤回申请书或者其他凭证',
    kind: 'area',
    hint: '写明文书名称、编号和存放处；没有本人请求的，不得登记撤回；不得填写证件号码',
  },
} as const satisfies Readonly<Record<string, FieldSpec>>

export const WITHDRAWAL_CONSEQUENCE =
  '只能依本人的请求登记，办理单位和被提出异议、投诉的单位不得登记。登记后立即书面告知本人；本人否认的，60日内可以恢复办理。'

/** A request as a form gives it; `undefined` when the day or the channel does not hold. */
export function readRequest(given: Readonly<Record<string, string>>): GivenRequest | undefined {
  const { channel = '', requestedOn = '', evidence = '' } = given
  const on = parseLocalDate(requestedOn)
  if (on === undefined || !isChannel(channel)) return undefined
  return { channel, on, evidence: evidence.trim() }
}

function isChannel(text: string): text is keyof typeof CHANNELS {
  return Object.hasOwn(CHANNELS, text)
}

export const RECUSAL_FIELDS = {
  reasons: { label: '回避理由', kind: 'area', hint: '例如：与当事人有利害关系' },
} as const satisfies Readonly<Record<string, FieldSpec>>

export const ORDERED_RECUSAL_FIELDS = {
  officer: { label: '责令回避的人员', kind: 'pick' },
  reasons: RECUSAL_FIELDS.reasons,
} as const satisfies Readonly<Record<string, FieldSpec>>

export const RECUSAL_CONSEQUENCE = '登记后该人员不能再办理本件的任何环节，不能撤销。'

/** A unit as an inbox shows it, with the officer to whom the case was given. */
export function unitWithOfficer(unit: string, officer: string | null): string {
  return officer === null ? unit : `${unit}（承办人：${officer}）`
}

export const ASSIGNMENT_FIELDS = {
  officer: { label: '承办人', kind: 'pick', hint: '提出、决定、公布所涉事项或者实施措施的人员不能承办' },
} as const satisfies Readonly<Record<string, FieldSpec>>
