import type { UntoldReason } from '@xinheng/domain/matter/clean-years'
import type { CheckReading, RecommendedMeasure } from '@xinheng/domain/matter/check-reading'
import type { CheckMark, IdentityState, MatterEnding, PartyRole, ReferenceMoment } from '@xinheng/domain/matter/matter'
import type { Occasion } from '@xinheng/domain/rulebook/axes'
import type { OptionView, StatusWord } from '../pages/models.ts'

export const OCCASIONS: Readonly<Record<Occasion, string>> = {
  governmentProcurement: '政府采购',
  governmentInvestmentTender: '政府投资工程招投标',
  purchaseOfServices: '政府购买服务',
  fiscalSubsidy: '财政资金补助',
  licence: '行政许可',
  qualification: '资质认定',
  honour: '荣誉授予',
  administration: '行政管理',
  publicService: '公共服务',
  publicResourceTrading: '公共资源交易',
}

export const MOMENTS: Readonly<Record<ReferenceMoment, string>> = {
  opening: '开标',
  award: '定标',
  signing: '签约',
  acceptance: '受理',
  decision: '决定',
}

export const ROLES: Readonly<Record<PartyRole, string>> = {
  applicant: '申请人、投标人',
  consortiumMember: '联合体成员',
  agent: '代理机构',
  expert: '评审专家',
  responsiblePerson: '责任人员',
}

export const ENDINGS: Readonly<Record<MatterEnding, string>> = {
  decided: '已作出决定',
  withdrawnByApplicant: '申请人撤回',
  terminated: '终止',
}

export const DECISIONS = { granted: '同意', refused: '不同意', partly: '部分同意' } as const

export const IDENTITIES: Readonly<Record<IdentityState, StatusWord>> = {
  exact: { kind: 'done', label: '号码一致' },
  confirmedByPerson: { kind: 'done', label: '已由经办人确认' },
  masked: { kind: 'waiting', label: '号码不全，待确认' },
  fuzzy: { kind: 'waiting', label: '仅名称相近，待确认' },
}

export const MARKS: Readonly<Record<CheckMark, string>> = {
  calendarMissing: '缺少节假日安排，期限按周末推算',
  catalogueMissing: '没有已公布的措施目录',
  ruleUnconfirmed: '本地规则的条文尚未核实，不新增惩戒',
  entriesStale: '来源数据可能不是最新',
  identityNotConfirmed: '主体身份尚未确认，名单记录不产生效力',
}

const UNTOLD: Readonly<Record<UntoldReason, string>> = {
  recordsIncomplete: '不能确定记录是否齐全',
  identityUncertain: '身份未确认',
  recordDisputed: '有记录存在异议',
  simplifiedPenalty: '有简易程序处罚，须由人判断',
  judgmentUnperformed: '有未履行的裁判，须由人判断',
}

/** The test of clean years in words. */
export function describeCleanYears(reading: CheckReading['cleanYears']): string {
  if (reading === null) return '本地规则没有规定'
  switch (reading.kind) {
    case 'holds':
      return `符合（自 ${reading.since} 起）`
    case 'fails':
      return `不符合（不良记录 ${reading.recordIds.length} 条，名单记录 ${reading.listingIds.length} 条）`
    case 'cannotTell':
      return `无法判断：${reading.why.map((why) => UNTOLD[why]).join('；')}`
  }
}

const FAST_TRACK = {
  unspecified: '本地规则没有规定',
  open: '可以适用',
  closed: '不适用',
  cannotTell: '须由人判断',
} as const satisfies Record<CheckReading['fastTrack']['kind'], string>

export function describeFastTrack({ kind }: CheckReading['fastTrack']): string {
  return FAST_TRACK[kind]
}

const MUST_CHECK = { must: '应查必查', notListed: '文本未列入必查', notStated: '本地没有规定' } as const

export function describeMustCheck({ kind }: CheckReading['mustCheck']): string {
  return MUST_CHECK[kind]
}

const STOPS = {
  executingUnit: '实施单位',
  determiner: '认定单位',
  initiator: '发起单位',
  anyUnit: '任一成员单位',
  informationProvider: '信息提供单位',
} as const

/** Where the subject turns, in one sentence. */
export function describeRemedy({ objection, secondLevel }: RecommendedMeasure['remedy']): string {
  const first =
    objection === null
      ? '本地文本未写明异议受理单位，可以向认定单位提出'
      : `可以向${STOPS[objection.to]}提出${objection.written ? '书面' : ''}异议，由${STOPS[objection.verifier]}核实`
  return secondLevel.length === 0 ? first : `${first}；对结果不服的，可以依法申请行政复议或者提起行政诉讼`
}

/** A table of words as the options of a field. */
export function optionsOf(words: Readonly<Record<string, string>>): readonly OptionView[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }))
}
