import type { DutyKind } from '@xinheng/domain/duty/duty'
import type { Refusal, RefusalCode } from '@xinheng/domain/kernel/refusal'
import type { EntryWindow } from '@xinheng/domain/repair/repair-conditions'
import type { IdentityProof } from '@xinheng/domain/objection/objection'
import type { Repair, RepairChannel, RepairEventType } from '@xinheng/domain/repair/repair'
import type { RepairGravity } from '@xinheng/domain/rulebook/practice/repair-practice'
import type { Fact, StatusWord } from '../pages/models.ts'
import { REPAIR_PERMISSIONS, type RepairActName } from './repair-act.ts'

export const REPAIR_STATES: Readonly<Record<Repair['kind'], StatusWord>> = {
  applied: { kind: 'waiting', label: '已收到，待受理' },
  accepted: { kind: 'received', label: '已受理，待决定' },
  notAccepted: { kind: 'notApplicable', label: '不予受理' },
  refused: { kind: 'notApplicable', label: '不予修复' },
  granted: { kind: 'done', label: '准予修复' },
  withdrawn: { kind: 'notApplicable', label: '申请人撤回' },
}

export const GRAVITIES: Readonly<Record<RepairGravity, string>> = { minor: '轻微', general: '一般', serious: '严重' }

export const CHANNELS: Readonly<Record<RepairChannel, string>> = {
  web: '网上申请（未登录）',
  account: '网上申请（主体账户）',
  window: '窗口登记',
  creditChina: '信用中国推送',
}

export const GRAVITY_SOURCES: Readonly<Record<Repair['gravityBy'], string>> = {
  table: '分类标准',
  authority: '处罚机关认定',
  official: '办理机关工作人员说明理由确定',
}

/** How it is proved who applies. */
export const APPLICANT_PROOFS: Readonly<Record<IdentityProof, string>> = {
  account: '主体账号',
  officer: '工作人员核实',
  paper: '所收文书上的校验码',
}

export const REPAIR_EVENT_WORDS: Readonly<Record<RepairEventType, string>> = {
  RepairApplied: '收到申请',
  ApplicantConfirmed: '确认申请人身份',
  RepairPassedOn: '转送作出认定的机关',
  RepairAccepted: '受理',
  RepairNotAccepted: '不予受理',
  RepairDecided: '作出修复决定',
  RepairPublicised: '公示修复结果',
  RepairExecuted: '停止公示、共享，解除措施',
  RepairFollowedUp: '修复后跟踪',
  RepairOfficerRecused: '工作人员回避',
  RepairAssigned: '确定承办人',
  RepairWithdrawn: '撤回申请',
  RepairReopened: '申请人否认撤回，恢复办理',
}

export const REPAIR_DUTIES: Readonly<Partial<Record<DutyKind, string>>> = {
  confirmApplicant: '核实申请人身份',
  passOnRepair: '转送作出认定的机关',
  acceptRepair: '决定是否受理',
  decideRepair: '作出决定并答复申请人',
  publishRepair: '公示修复结果',
  executeRepair: '停止公示、共享，解除措施',
  followUpRepair: '修复后跟踪',
}

/** What each material is called, by the name that a refusal gives when it is missing. */
export const MATERIALS = {
  performance: '履行义务的证明',
  rectification: '纠正失信行为、消除不良影响的证明',
  promise: '信用承诺',
  communityService: '参加社会公益服务的证明',
} as const

/** When an entry can be repaired and when it ends by itself, in words. */
export function windowFacts(window: EntryWindow): readonly Fact[] {
  if (window.kind === 'barred') return [text('信用修复', barWords(window.refusal))]
  const { from, endsByItselfOn, gravity, confirmed } = window
  const since = from === null ? '履行义务、纠正失信行为后即可申请修复' : `自 ${from} 起可以申请修复`
  const until = endsByItselfOn === null ? '' : `；不申请的，到 ${endsByItselfOn} 期满自动停止公示`
  const sure = confirmed ? '' : '（分类未经主管部门确认）'
  return [text('信用修复', since + until), text('失信程度', `${GRAVITIES[gravity.gravity]}${sure}`)]
}

function barWords(refusal: Refusal): string {
  if (refusal.code === 'AFTER_END') return `已于 ${refusal.endedOn} 终止，无须修复`
  const isCourts = refusal.code === 'REPAIR_BARRED' && refusal.why === 'courtList'
  return isCourts ? '履行义务后由执行法院依法删除，不另行办理信用修复' : '目前不能申请修复'
}

const text = (label: string, value: string): Fact => ({ label, value: { kind: 'text', text: value } })

interface ActWords {
  readonly noun: string
  readonly title: string
  readonly operationId: string
  readonly refusals: readonly RefusalCode[]
}

export const REPAIR_ACTS: Readonly<Record<RepairActName, ActWords>> = {
  confirmApplicant: {
    noun: 'applicant',
    title: '确认申请人身份',
    operationId: 'confirmApplicant',
    refusals: [
      'WRONG_STATE',
      'UNIT_WITHOUT_POWER',
      'OFFICER_RECUSED',
      'OFFICER_RECUSED',
      'EVIDENCE_MISSING',
      'REPAIR_OPEN',
    ],
  },
  passOn: {
    noun: 'transfer',
    title: '转送作出认定的机关',
    operationId: 'passOnRepair',
    refusals: ['WRONG_STATE', 'UNIT_WITHOUT_POWER', 'OFFICER_RECUSED', 'OFFICER_RECUSED', 'APPLICANT_UNPROVED'],
  },
  accept: {
    noun: 'acceptance',
    title: '受理',
    operationId: 'acceptRepair',
    refusals: ['WRONG_STATE', 'UNIT_WITHOUT_POWER', 'OFFICER_RECUSED', 'APPLICANT_UNPROVED'],
  },
  decline: {
    noun: 'non-acceptance',
    title: '不予受理',
    operationId: 'declineRepair',
    refusals: ['WRONG_STATE', 'UNIT_WITHOUT_POWER', 'OFFICER_RECUSED', 'REASONS_MISSING'],
  },
  decide: {
    noun: 'decision',
    title: '作出修复决定',
    operationId: 'decideRepair',
    refusals: [
      'WRONG_STATE',
      'UNIT_WITHOUT_POWER',
      'OFFICER_RECUSED',
      'SAME_HANDS',
      'REASONS_MISSING',
      'DOCUMENT_MISSING',
      'DATE_IN_FUTURE',
    ],
  },
  publicise: {
    noun: 'publicity',
    title: '公示修复结果',
    operationId: 'publiciseRepair',
    refusals: ['WRONG_STATE', 'UNIT_WITHOUT_POWER', 'OFFICER_RECUSED', 'PUBLICITY_NOT_FORESEEN'],
  },
  followUp: {
    noun: 'follow-up',
    title: '登记修复后跟踪',
    operationId: 'followUpRepair',
    refusals: ['WRONG_STATE', 'UNIT_WITHOUT_POWER', 'OFFICER_RECUSED', 'REASONS_MISSING'],
  },
  recuse: {
    noun: 'recusal',
    title: '本人回避',
    operationId: 'recuseFromRepair',
    refusals: ['WRONG_STATE', 'UNIT_WITHOUT_POWER', 'OFFICER_RECUSED', 'REASONS_MISSING'],
  },
  orderRecusal: {
    noun: 'ordered-recusal',
    title: '责令回避',
    operationId: 'orderRepairRecusal',
    refusals: ['WRONG_STATE', 'UNIT_WITHOUT_POWER', 'OFFICER_RECUSED', 'OFFICIAL_NOT_NAMED', 'REASONS_MISSING'],
  },
  assign: {
    noun: 'assignment',
    title: '确定承办人',
    operationId: 'assignRepair',
    refusals: ['WRONG_STATE', 'UNIT_WITHOUT_POWER', 'OFFICER_RECUSED', 'OFFICIAL_NOT_NAMED', 'SAME_HANDS'],
  },
  withdraw: {
    noun: 'withdrawal',
    title: '依申请登记撤回',
    operationId: 'withdrawRepair',
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

/** The acts with the permission that each asks for, in the order in which they come. */
export const REPAIR_ACT_NAMES = Object.keys(REPAIR_PERMISSIONS) as readonly RepairActName[]
