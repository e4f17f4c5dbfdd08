import { parseLocalDate, type LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Refusal, RefusalCode } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import type { Listing, TermLength } from '@xinheng/domain/listing/listing'
import type { FieldSpec } from '../http/act-routes.ts'
import type { ActText, ListingAct, ListingActName, StatedProof } from './listing-act.ts'

/** How one act is offered: the noun of its address, its title, its fields, and how what was typed becomes the act. */
export interface ActForm {
  readonly noun: string
  readonly title: string
  readonly fields: Readonly<Record<string, FieldSpec>>
  readonly consequence?: string
  readonly refusals: readonly RefusalCode[]
  readonly read: (given: Given, state: Listing) => Result<ListingAct, Refusal>
}

type Given = Readonly<Record<string, string>>

const area = (label: string): FieldSpec => ({ label, kind: 'area' })
const optionalArea = (label: string): FieldSpec => ({ label, kind: 'area', optional: true })
const text = (label: string): FieldSpec => ({ label, kind: 'text' })
const date = (label: string): FieldSpec => ({ label, kind: 'date' })
const choice = (label: string, options: Readonly<Record<string, string>>): FieldSpec => ({
  label,
  kind: 'choice',
  options: Object.entries(options).map(([value, words]) => ({ value, label: words })),
})

const REASONS = area('理由')
const FURTHER = {
  measures: optionalArea('拟采取的措施'),
  removalConditions: optionalArea('移出条件和程序'),
  remedies: optionalArea('救济途径和期限'),
}
const DIRECT = {
  inPerson: '直接送达',
  post: '邮寄送达',
  electronic: '电子送达',
  entrusted: '委托送达',
  leftAtAddress: '留置送达',
}
const CHANNEL = choice('送达方式', { ...DIRECT, publicNotice: '公告送达' })
const PROOF = {
  channel: {
    ...choice('实际送达方式', DIRECT),
    optional: true,
    hint: '不选的，按告知书载明的方式；公告送达的不选，凭证选公告期满',
  },
  kind: choice('送达凭证', { receipt: '送达回证', delivered: '签收或者投递记录', publicNotice: '公告期满' }),
  servedOn: { ...date('送达日期'), hint: '公告送达的，填写公告期满之日' },
  putUpOn: { ...date('公告日期'), optional: true, hint: '公告送达的填写；公告须已录入告知书的送达台账' },
  evidence: { ...text('凭证编号或者摘要'), hint: '不得填写证件号码' },
}

const SERVICE_REFUSALS = [
  'ELECTRONIC_CONSENT_MISSING',
  'OTHER_CHANNEL_FIRST',
  'PUBLIC_NOTICE_UNPROVED',
  'PUBLIC_NOTICE_RUNNING',
] as const

/** Every act of an officer on an entry. */
export const ACT_FORMS: Readonly<Record<ListingActName, ActForm>> = {
  issueNotice: {
    noun: 'notice',
    title: '发出列入前告知书',
    fields: {
      facts: area('事实'),
      reasons: REASONS,
      rights: area('陈述申辩的权利和方式'),
      ...FURTHER,
      channel: CHANNEL,
      lastDayToAnswer: date('陈述申辩最后一日'),
    },
    refusals: ['WRONG_STATE', 'NOTICE_INCOMPLETE', 'ANSWER_PERIOD_TOO_SHORT', 'UNIT_WITHOUT_POWER'],
    read: (given) => {
      const lastDayToAnswer = parseLocalDate(given['lastDayToAnswer'] ?? '')
      if (lastDayToAnswer === undefined) return missing('lastDayToAnswer')
      const texts = textsOf(given, ['facts', 'reasons', 'rights', 'measures', 'removalConditions', 'remedies'])
      return ok({ act: 'issueNotice', texts, basis: [], channel: pick(given, 'channel', CHANNELS), lastDayToAnswer })
    },
  },
  recordService: {
    noun: 'service',
    title: '录入告知书送达',
    fields: PROOF,
    consequence: '送达后陈述申辩期限开始计算。',
    refusals: ['WRONG_STATE', 'EVIDENCE_MISSING', 'DATE_IN_FUTURE', 'ANSWER_PERIOD_TOO_SHORT', ...SERVICE_REFUSALS],
    read: (given) =>
      withProof(given, (proof, texts) => ({ act: 'recordService', proof, texts, ...channelOf(given) }), ['evidence']),
  },
  recordFailedService: {
    noun: 'failed-service',
    title: '录入告知书未送达',
    fields: {
      channel: choice('送达方式', DIRECT),
      reasonCode: choice('未送达原因', {
        addresseeUnknown: '查无此人',
        refusedWithoutWitness: '拒收且无见证',
        returned: '退回',
        electronicBounce: '电子送达失败',
        other: '其他',
      }),
    },
    refusals: ['WRONG_STATE'],
    read: (given) => {
      const channel = pick(given, 'channel', CHANNELS)
      return ok({ act: 'recordFailedService', texts: {}, channel, reasonCode: pick(given, 'reasonCode', FAILURES) })
    },
  },
  recordStatement: {
    noun: 'statement',
    title: '录入陈述申辩',
    fields: { statement: area('陈述申辩内容') },
    refusals: ['WRONG_STATE'],
    read: plain('recordStatement', ['statement']),
  },
  answerStatement: {
    noun: 'statement-answer',
    title: '答复陈述申辩',
    fields: {
      statementId: {
        label: '所答复的陈述',
        kind: 'pick',
        optional: true,
        maxLength: 64,
        hint: '不选的，答复最早一份未答复的陈述',
      },
      outcome: choice('意见', { upheld: '采纳', partlyUpheld: '部分采纳', notUpheld: '不采纳' }),
      reasons: REASONS,
    },
    refusals: ['WRONG_STATE', 'SAME_HANDS', 'REASONS_MISSING'],
    read: (given, state) => {
      const outcome = pick(given, 'outcome', OUTCOMES)
      const statementId = given['statementId'] || findOpenStatement(state)
      return ok({ act: 'answerStatement', texts: textsOf(given, ['reasons']), statementId, outcome })
    },
  },
  requestHearing: {
    noun: 'hearing-request',
    title: '录入听证申请',
    fields: {},
    refusals: ['WRONG_STATE'],
    read: plain('requestHearing', []),
  },
  holdHearing: {
    noun: 'hearing',
    title: '录入听证笔录',
    fields: { minutes: area('听证笔录') },
    refusals: ['WRONG_STATE', 'SAME_HANDS', 'REASONS_MISSING'],
    read: plain('holdHearing', ['minutes']),
  },
  declineHearing: {
    noun: 'hearing-refusal',
    title: '不予听证',
    fields: { reasons: REASONS },
    refusals: ['WRONG_STATE', 'SAME_HANDS', 'REASONS_MISSING'],
    read: plain('declineHearing', ['reasons']),
  },
  publicise: {
    noun: 'publicity',
    title: '发布公示',
    fields: { until: date('公示最后一日'), site: text('公示网站') },
    refusals: ['WRONG_STATE', 'NOTICE_INCOMPLETE', 'UNIT_WITHOUT_POWER'],
    read: (given) => {
      const until = parseLocalDate(given['until'] ?? '')
      if (until === undefined) return missing('until')
      return ok({ act: 'publicise', texts: {}, until, site: given['site'] ?? '' })
    },
  },
  recordObjection: {
    noun: 'publicity-objection',
    title: '录入公示异议',
    fields: { objection: area('异议内容') },
    refusals: ['WRONG_STATE', 'PUBLICITY_MISSING'],
    read: plain('recordObjection', ['objection']),
  },
  settleObjection: {
    noun: 'publicity-answer',
    title: '答复公示异议',
    fields: { reasons: REASONS },
    refusals: ['WRONG_STATE', 'SAME_HANDS', 'UNIT_WITHOUT_POWER', 'REASONS_MISSING'],
    read: plain('settleObjection', ['reasons']),
  },
  decide: {
    noun: 'decision',
    title: '作出列入决定',
    fields: {
      outcome: choice('决定', { list: '列入', refuse: '不予列入' }),
      number: text('决定书文号'),
      reasons: REASONS,
      termCount: { ...text('期限'), hint: '数字，例如 3', maxLength: 4, optional: true },
      termUnit: {
        ...choice('期限单位', { year: '年', month: '个月', day: '日', openEnded: '不定期' }),
        optional: true,
        hint: '不予列入的不填；只有守信激励名单可以不定期',
      },
    },
    consequence: '决定作出后不能撤回；列入须在公布后才生效。',
    refusals: [
      'WRONG_STATE',
      'SAME_HANDS',
      'PANEL_REQUIRED',
      'DETERMINED_UPSTREAM',
      'NOTICE_NOT_SERVED',
      'ANSWER_PERIOD_RUNNING',
      'TERM_MISSING',
    ],
    read: (given) => {
      const term = readTerm(given)
      if (term === undefined) return missing(given['termUnit'] === '' ? 'termUnit' : 'termCount')
      const outcome = pick(given, 'outcome', ['list', 'refuse'])
      return ok({ act: 'decide', texts: textsOf(given, ['reasons']), outcome, number: given['number'] ?? '', term })
    },
  },
  serveDecision: {
    noun: 'decision-service',
    title: '录入决定书送达',
    fields: { ...PROOF, ...FURTHER },
    refusals: ['WRONG_STATE', 'EVIDENCE_MISSING', 'NOTICE_INCOMPLETE', ...SERVICE_REFUSALS],
    read: (given) =>
      withProof(given, (proof, texts) => ({ act: 'serveDecision', proof, texts, ...channelOf(given) }), [
        'evidence',
        'measures',
        'removalConditions',
        'remedies',
      ]),
  },
  publish: {
    noun: 'publication',
    title: '公布名单',
    fields: {
      effectiveOn: date('生效日期'),
      termSetBy: choice('期限依据', { rule: '规则', measure: '措施', document: '法律文书' }),
    },
    consequence: '公布后各实施单位即收到任务，主体受联合奖惩措施约束。',
    refusals: ['WRONG_STATE', 'EFFECT_BEFORE_NOTICE', 'DECISION_NOT_SERVED', 'PUBLICITY_RUNNING', 'AFTER_END'],
    read: (given) => {
      const effectiveOn = parseLocalDate(given['effectiveOn'] ?? '')
      if (effectiveOn === undefined) return missing('effectiveOn')
      const termSetBy = pick(given, 'termSetBy', ['rule', 'measure', 'document'])
      return ok({ act: 'publish', texts: {}, effectiveOn, termSetBy })
    },
  },
  withdraw: {
    noun: 'withdrawal',
    title: '撤回提出',
    fields: { reasons: REASONS },
    refusals: ['WRONG_STATE', 'REASONS_MISSING'],
    read: plain('withdraw', ['reasons']),
  },
  drop: {
    noun: 'abandonment',
    title: '终止办理',
    fields: { reasons: REASONS },
    refusals: ['WRONG_STATE', 'REASONS_MISSING'],
    read: plain('drop', ['reasons']),
  },
  release: {
    noun: 'release',
    title: '提前移出名单',
    fields: {
      reason: choice('移出原因', { withdrawn: '依据已撤销', corrected: '列入有误' }),
      reasons: REASONS,
    },
    consequence: '移出当日起各实施单位须解除措施。',
    refusals: ['WRONG_STATE', 'AFTER_END', 'NOT_OURS_TO_DECIDE', 'REASONS_MISSING'],
    read: (given) => {
      const reason = pick(given, 'reason', ['withdrawn', 'corrected'])
      return ok({ act: 'release', texts: textsOf(given, ['reasons']), reason })
    },
  },
  confirmReceived: {
    noun: 'confirmation',
    title: '确认共享名单生效',
    fields: { reasons: REASONS },
    consequence: '来源未说明是否告知送达的名单，自确认之日起在本地生效。',
    refusals: ['WRONG_STATE', 'REASONS_MISSING', 'AFTER_END'],
    read: plain('confirmReceived', ['reasons']),
  },
  declineReceived: {
    noun: 'declination',
    title: '不予采用共享名单',
    fields: { reasons: REASONS },
    refusals: ['WRONG_STATE', 'REASONS_MISSING'],
    read: plain('declineReceived', ['reasons']),
  },
  answerUpstreamQuestion: {
    noun: 'upstream-answer',
    title: '录入来源单位答复',
    fields: {
      answer: choice('答复', { stillListed: '仍在名单', released: '已经移出' }),
      releasedOn: { ...date('移出日期'), optional: true },
    },
    refusals: ['WRONG_STATE', 'NOTICE_INCOMPLETE', 'DATE_IN_FUTURE'],
    read: (given) => {
      const releasedOn = parseLocalDate(given['releasedOn'] ?? '') ?? null
      const answer = pick(given, 'answer', ['stillListed', 'released'])
      return ok({ act: 'answerUpstreamQuestion', texts: {}, answer, releasedOn })
    },
  },
  recordUpstreamRelease: {
    noun: 'upstream-release',
    title: '录入来源单位移出',
    fields: {
      reason: choice('移出原因', {
        supersededUpstream: '来源单位移出，未说明原因',
        expired: '期限届满',
        repaired: '信用修复',
        corrected: '更正',
        withdrawn: '撤销',
      }),
      releasedOn: date('移出日期'),
    },
    refusals: ['WRONG_STATE', 'NOT_OURS_TO_DECIDE', 'DATE_IN_FUTURE'],
    read: (given) => {
      const releasedOn = parseLocalDate(given['releasedOn'] ?? '')
      if (releasedOn === undefined) return missing('releasedOn')
      const reason = pick(given, 'reason', ['supersededUpstream', 'expired', 'repaired', 'corrected', 'withdrawn'])
      return ok({ act: 'recordUpstreamRelease', texts: {}, reason, releasedOn })
    },
  },
  recordResponsiblePersons: {
    noun: 'responsible-persons',
    title: '同步记入责任人员',
    fields: {
      directlyResponsible: {
        label: '直接责任人员',
        kind: 'picks',
        optional: true,
        hint: '从主体的任职人员中选择；姓名只显示首字，每次显示都记入查阅日志',
      },
      personNumber: {
        ...text('其他直接责任人员的证件号码'),
        optional: true,
        maxLength: 40,
        hint: '不在以上人员之中的填写；号码加密保存，不进入网址和日志',
      },
      personName: { ...text('该人员姓名'), optional: true, maxLength: 100, hint: '尚未登记的人员须填写' },
    },
    refusals: ['WRONG_STATE', 'NO_RECORD_CASCADE', 'AFTER_END', 'SUBJECT_UNKNOWN', 'IDENTIFIER_INVALID'],
    read: (given) => {
      const lines = (given['directlyResponsible'] ?? '').split(/\s+/).filter((line) => line !== '')
      return ok({ act: 'recordResponsiblePersons', texts: {}, directlyResponsible: lines })
    },
  },
}

const CHANNELS = ['inPerson', 'post', 'electronic', 'entrusted', 'publicNotice', 'leftAtAddress'] as const
const FAILURES = ['addresseeUnknown', 'refusedWithoutWitness', 'returned', 'electronicBounce', 'other'] as const
const OUTCOMES = ['upheld', 'partlyUpheld', 'notUpheld'] as const

/** The earliest statement that nobody has answered, or an empty text. */
export function findOpenStatement(state: Listing): string {
  if (state.kind !== 'noticed' && state.kind !== 'decided') return ''
  return state.statements.find(({ answer }) => answer === null)?.statementId ?? ''
}

type PlainAct = Extract<
  ListingAct,
  { act: 'recordStatement' | 'requestHearing' | 'withdraw' | 'confirmReceived' }
>['act']
type TextOnly =
  PlainAct | 'holdHearing' | 'declineHearing' | 'recordObjection' | 'settleObjection' | 'drop' | 'declineReceived'

function plain(act: TextOnly, names: readonly ActText[]): ActForm['read'] {
  return (given) => ok({ act, texts: textsOf(given, names) })
}

function textsOf(given: Given, names: readonly ActText[]): Partial<Record<ActText, string>> {
  return Object.fromEntries(names.map((name) => [name, given[name] ?? '']))
}

/** A choice as given; the schema has let none but these through. */
function pick<const V extends string>(given: Given, name: string, values: readonly [V, ...V[]]): V {
  return values.find((value) => value === given[name]) ?? values[0]
}

function missing(field: string): Result<never, Refusal> {
  return refuse({ code: 'NOTICE_INCOMPLETE', missing: [field], basis: [] })
}

function withProof(
  given: Given,
  toAct: (proof: StatedProof, texts: Partial<Record<ActText, string>>) => ListingAct,
  names: readonly ActText[],
): Result<ListingAct, Refusal> {
  const servedOn = parseLocalDate(given['servedOn'] ?? '')
  if (servedOn === undefined) return missing('servedOn')
  const kind = pick(given, 'kind', ['receipt', 'delivered', 'publicNotice'])
  if (kind !== 'publicNotice') return ok(toAct({ kind, servedOn }, textsOf(given, names)))
  const putUpOn: LocalDate | undefined = parseLocalDate(given['putUpOn'] ?? '')
  return putUpOn === undefined ? missing('putUpOn') : ok(toAct({ kind, servedOn, putUpOn }, textsOf(given, names)))
}

function channelOf(given: Given): { readonly channel?: (typeof CHANNELS)[number] } {
  return (given['channel'] ?? '') === '' ? {} : { channel: pick(given, 'channel', CHANNELS) }
}

function readTerm(given: Given): TermLength | undefined {
  if (given['outcome'] === 'refuse' || given['termUnit'] === 'openEnded') return 'openEnded'
  const count = /^\d{1,4}$/.test(given['termCount'] ?? '') ? Number(given['termCount']) : 0
  return count < 1 || given['termUnit'] === ''
    ? undefined
    : { count, unit: pick(given, 'termUnit', ['year', 'month', 'day']) }
}
