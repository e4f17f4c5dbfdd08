import type { DutyKind } from '@xinheng/domain/duty/duty'
import type { RefusalCode } from '@xinheng/domain/kernel/refusal'
import type {
  DisputeTarget,
  IdentityProof,
  IntakeChannel,
  LetterFinding,
  Objection,
  ObjectionEventType,
  ObjectionForm,
  ObjectionGround,
  ObjectionOutcome,
} from '@xinheng/domain/objection/objection'
import type { ActionView, StatusWord } from '../pages/models.ts'
import { OBJECTION_PERMISSIONS, type ObjectionActName } from './objection-act.ts'

export const OBJECTION_STATES: Readonly<Record<Objection['kind'], StatusWord>> = {
  received: { kind: 'received', label: '核实中' },
  decided: { kind: 'done', label: '已作出处理' },
  withdrawn: { kind: 'notApplicable', label: '已撤回' },
}

export const UNIDENTIFIED: StatusWord = { kind: 'waiting', label: '待确认身份' }
/** Answered with that alone; it goes on once somebody proves it. */
export const UNPROVED: StatusWord = { kind: 'notApplicable', label: '未能核实身份，补交材料后继续办理' }

export const OUTCOMES: Readonly<Record<ObjectionOutcome, string>> = {
  upheld: '异议成立',
  partlyUpheld: '异议部分成立',
  rejected: '异议不成立',
}

export const GROUNDS: Readonly<Record<ObjectionGround, string>> = {
  identityMixUp: '不是本人（本单位）：同名、代码有误等身份混淆',
  falseRegistration: '被冒用身份登记',
  factsWrong: '事实有误',
  basisWrong: '依据的文书或者法律有误',
  termWrong: '期限有误',
  measureUnlawful: '所采取的措施不合法',
  notServed: '没有收到告知书或者决定书',
  other: '其他',
}

export const TARGETS: Readonly<Record<DisputeTarget['kind'], string>> = {
  listing: '列入名单本身',
  publication: '公示',
  measure: '已采取的一项措施',
  record: '信用记录',
}

export const CHANNELS: Readonly<Record<IntakeChannel, string>> = {
  web: '网上提交',
  api: '接口提交',
  counter: '窗口',
  post: '邮寄',
  phone: '电话',
  email: '电子邮件',
  wechat: '微信',
}

export const FORMS: Readonly<Record<ObjectionForm, string>> = {
  written: '书面',
  transcribed: '口头提出，已记录并经本人确认（视为书面）',
  oral: '口头提出，未经本人确认',
}

export const IDENTITIES: Readonly<Record<IdentityProof, string>> = {
  account: '主体账号',
  officer: '工作人员核实',
  paper: '所收文书上的校验码',
}

/** What the letter of a unit elsewhere says. */
export const LETTER_FINDINGS: Readonly<Record<LetterFinding, string>> = {
  confirmed: '信息属实，予以维持',
  corrected: '信息有误，已经更正',
  withdrawn: '信息有误，已经撤销',
  notOnHand: '已不再保存该信息，无法核实',
}

export const OBJECTION_EVENT_WORDS: Readonly<Record<ObjectionEventType, string>> = {
  ObjectionReceived: '收到异议',
  ObjectorIdentified: '确认异议人身份',
  ObjectorNotProved: '答复：未能核实异议人身份',
  ObjectionAnswerAnnulled: '原答复被撤销，重新办理',
  ObjectionMarked: '异议标注',
  HandlerRecused: '工作人员回避',
  ObjectionAssigned: '确定承办人',
  ObjectionTransferred: '转核实单位',
  ExcludedTimeBegun: '开始扣除时间',
  ExcludedTimeEnded: '结束扣除时间',
  ObjectionDecided: '作出处理',
  ResultTold: '告知结果',
  ObjectionWithdrawn: '撤回异议',
  ObjectionReopened: '异议人否认撤回，恢复办理',
}

export const OBJECTION_DUTIES: Readonly<Partial<Record<DutyKind, string>>> = {
  confirmObjector: '核实异议人身份',
  markObjection: '标注异议',
  transferObjection: '转核实单位',
  verifyObjection: '核实并处理',
  replyObjection: '答复异议人',
  tellResult: '告知其他单位',
}

interface ActWords {
  readonly noun: string
  readonly title: string
  readonly operationId: string
  readonly refusals: readonly RefusalCode[]
}

export const OBJECTION_ACTS: Readonly<Record<ObjectionActName, ActWords>> = {
  confirmIdentity: {
    noun: 'identity',
    title: '确认异议人身份',
    operationId: 'confirmObjector',
    refusals: ['WRONG_STATE', 'UNIT_WITHOUT_POWER', 'OFFICER_RECUSED', 'EVIDENCE_MISSING', 'OBJECTION_OPEN'],
  },
  answerUnproved: {
    noun: 'not-proved',
    title: '答复未能核实身份',
    operationId: 'answerUnprovedObjector',
    refusals: ['WRONG_STATE', 'UNIT_WITHOUT_POWER', 'REASONS_MISSING'],
  },
  transfer: {
    noun: 'transfer',
    title: '转核实单位',
    operationId: 'transferObjection',
    refusals: ['WRONG_STATE', 'UNIT_WITHOUT_POWER', 'OFFICER_RECUSED'],
  },
  decide: {
    noun: 'decision',
    title: '作出处理',
    operationId: 'decideObjection',
    refusals: [
      'WRONG_STATE',
      'UNIT_WITHOUT_POWER',
      'OFFICER_RECUSED',
      'SAME_HANDS',
      'REASONS_MISSING',
      'OUTCOME_WITHOUT_REMEDY',
      'DOCUMENT_MISSING',
      'DATE_IN_FUTURE',
      'OBJECTOR_NOT_CONFIRMED',
      'LETTER_BINDS',
      'DEPARTURE_UNREASONED',
    ],
  },
  beginExcluded: {
    noun: 'excluded-time',
    title: '开始扣除时间',
    operationId: 'beginExcludedTime',
    refusals: ['WRONG_STATE', 'UNIT_WITHOUT_POWER', 'OFFICER_RECUSED', 'TIME_NOT_EXCLUDED'],
  },
  endExcluded: {
    noun: 'excluded-time-end',
    title: '结束扣除时间',
    operationId: 'endExcludedTime',
    refusals: ['WRONG_STATE', 'UNIT_WITHOUT_POWER', 'OFFICER_RECUSED'],
  },
  tellSubject: {
    noun: 'telling',
    title: '登记告知结果',
    operationId: 'tellObjectionResult',
    refusals: ['WRONG_STATE', 'UNIT_WITHOUT_POWER', 'OFFICER_RECUSED', 'EVIDENCE_MISSING'],
  },
  recuse: {
    noun: 'recusal',
    title: '本人回避',
    operationId: 'recuseFromObjection',
    refusals: ['WRONG_STATE', 'UNIT_WITHOUT_POWER', 'OFFICER_RECUSED', 'REASONS_MISSING'],
  },
  orderRecusal: {
    noun: 'ordered-recusal',
    title: '责令回避',
    operationId: 'orderObjectionRecusal',
    refusals: ['WRONG_STATE', 'UNIT_WITHOUT_POWER', 'OFFICER_RECUSED', 'OFFICIAL_NOT_NAMED', 'REASONS_MISSING'],
  },
  assign: {
    noun: 'assignment',
    title: '确定承办人',
    operationId: 'assignObjection',
    refusals: ['WRONG_STATE', 'UNIT_WITHOUT_POWER', 'OFFICER_RECUSED', 'OFFICIAL_NOT_NAMED', 'SAME_HANDS'],
  },
  withdraw: {
    noun: 'withdrawal',
    title: '依申请登记撤回',
    operationId: 'withdrawObjection',
    refusals: [
      'WRONG_STATE',
      'UNIT_WITHOUT_POWER',
      'OFFICER_RECUSED',
      'EVIDENCE_MISSING',
      'DATE_IN_FUTURE',
      'DATES_REVERSED',
    ],
  },
}

/** The acts in the order in which they come. */
export const OBJECTION_ACT_NAMES: readonly ObjectionActName[] = [
  'confirmIdentity',
  'answerUnproved',
  'transfer',
  'decide',
  'tellSubject',
  'beginExcluded',
  'endExcluded',
  'assign',
  'recuse',
  'orderRecusal',
  'withdraw',
]

/** The permission of an act; the rule asks whether the unit is the right one. */
export const permissionOf = (name: ObjectionActName) => OBJECTION_PERMISSIONS[name]

/** What taking an objection in can be refused for. */
export const INTAKE_REFUSALS = [
  'DISPUTED_THING_UNKNOWN',
  'NOT_ONES_OWN',
  'OBJECTION_OPEN',
  'WRITING_REQUIRED',
  'REASONS_MISSING',
  'AUTHORITY_NOT_PROVED',
] as const satisfies readonly RefusalCode[]

/** The way from what an objection is about to the form that takes it in. */
export function takeInAction(entryId: string): ActionView {
  const href = `/staff/objections/intake?entry=${entryId}`
  return { name: 'takeIn', label: '登记异议（电话、邮件、微信、当面）', href, primary: false, refusal: null }
}
