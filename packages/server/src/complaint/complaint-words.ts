import type {
  Complaint,
  ComplaintEventType,
  ComplaintGround,
  ComplaintLevel,
} from '@xinheng/domain/complaint/complaint'
import type { RefusalCode } from '@xinheng/domain/kernel/refusal'
import type { IntakeChannel, ObjectionOutcome } from '@xinheng/domain/objection/objection'
import type { StatusWord } from '../pages/models.ts'
import type { ComplaintActName } from './complaint-act.ts'

export const COMPLAINT_STATES: Readonly<Record<Complaint['kind'], StatusWord>> = {
  received: { kind: 'waiting', label: '办理中' },
  decided: { kind: 'done', label: '已处理' },
  withdrawn: { kind: 'notApplicable', label: '已撤回' },
}

/** The grounds, as 攀枝花 words them. */
export const COMPLAINT_GROUNDS: Readonly<Record<ComplaintGround, string>> = {
  replyInsufficient: '答复内容不充分',
  basisNotObjective: '依据不客观',
  factsWrong: '认定事实有误',
  noReply: '没有得到答复',
  other: '其他',
}

export const COMPLAINT_LEVELS: Readonly<Record<ComplaintLevel, string>> = {
  office: '联席会议办公室',
  creditAuthority: '社会信用管理部门',
  department: '有关部门（按本部门规定）',
}

export const INTAKE_CHANNELS: Readonly<Record<IntakeChannel, string>> = {
  web: '网站',
  api: '接口',
  counter: '当面',
  post: '信函',
  phone: '电话',
  email: '电子邮件',
  wechat: '微信公众号',
}

export const OUTCOMES: Readonly<Record<ObjectionOutcome, string>> = {
  upheld: '成立',
  partlyUpheld: '部分成立',
  rejected: '驳回',
}

export const COMPLAINT_EVENTS: Readonly<Record<ComplaintEventType, string>> = {
  ComplaintReceived: '收到投诉',
  ComplaintMeetingCalled: '召集相关部门研究',
  ComplaintOfficerRecused: '经办人回避',
  ComplaintAssigned: '确定承办人',
  ComplaintAnswerAnnulled: '原处理被撤销，重新办理',
  ComplaintDecided: '作出处理',
  ComplaintResultTold: '告知结果',
  ComplaintWithdrawn: '撤回投诉',
  ComplaintReopened: '投诉人否认撤回，恢复办理',
}

/** How each act is offered: its address, its title, and what it may refuse. */
export const COMPLAINT_ACTS: Readonly<
  Record<
    ComplaintActName,
    {
      readonly noun: string
      readonly title: string
      readonly operationId: string
      readonly refusals: readonly RefusalCode[]
    }
  >
> = {
  callDepartments: {
    noun: 'departments',
    title: '召集相关部门',
    operationId: 'callComplaintDepartments',
    refusals: ['UNIT_WITHOUT_POWER', 'OFFICER_RECUSED', 'NOTICE_INCOMPLETE', 'DRAW_NEEDED', 'WRONG_STATE'],
  },
  decide: {
    noun: 'decision',
    title: '作出处理',
    operationId: 'decideComplaint',
    refusals: [
      'UNIT_WITHOUT_POWER',
      'OFFICER_RECUSED',
      'SAME_HANDS',
      'DEPARTMENTS_NOT_CALLED',
      'REASONS_MISSING',
      'OUTCOME_WITHOUT_REMEDY',
      'DOCUMENT_MISSING',
      'DATE_IN_FUTURE',
      'WRONG_STATE',
    ],
  },
  tellSubject: {
    noun: 'answer',
    title: '告知投诉人',
    operationId: 'tellComplainant',
    refusals: ['UNIT_WITHOUT_POWER', 'OFFICER_RECUSED', 'EVIDENCE_MISSING', 'WRONG_STATE'],
  },
  tellUnit: {
    noun: 'unit-answer',
    title: '告知有关单位',
    operationId: 'tellComplaintUnit',
    refusals: ['UNIT_WITHOUT_POWER', 'OFFICER_RECUSED', 'WRONG_STATE'],
  },
  recuse: {
    noun: 'recusal',
    title: '本人回避',
    operationId: 'recuseComplaintOfficer',
    refusals: ['REASONS_MISSING', 'UNIT_WITHOUT_POWER', 'OFFICER_RECUSED', 'WRONG_STATE'],
  },
  orderRecusal: {
    noun: 'ordered-recusal',
    title: '责令回避',
    operationId: 'orderComplaintRecusal',
    refusals: ['WRONG_STATE', 'UNIT_WITHOUT_POWER', 'OFFICER_RECUSED', 'OFFICIAL_NOT_NAMED', 'REASONS_MISSING'],
  },
  assign: {
    noun: 'assignment',
    title: '确定承办人',
    operationId: 'assignComplaint',
    refusals: ['WRONG_STATE', 'UNIT_WITHOUT_POWER', 'OFFICER_RECUSED', 'OFFICIAL_NOT_NAMED', 'SAME_HANDS'],
  },
  withdraw: {
    noun: 'withdrawal',
    title: '依申请登记撤回',
    operationId: 'withdrawComplaint',
    refusals: [
      'EVIDENCE_MISSING',
      'DATE_IN_FUTURE',
      'DATES_REVERSED',
      'UNIT_WITHOUT_POWER',
      'OFFICER_RECUSED',
      'WRONG_STATE',
    ],
  },
}

export const COMPLAINT_ACT_NAMES = Object.keys(COMPLAINT_ACTS) as readonly ComplaintActName[]
