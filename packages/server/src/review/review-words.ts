import type { DutyReading } from '@xinheng/domain/duty/duty'
import type { RefusalCode } from '@xinheng/domain/kernel/refusal'
import type { DisputeTarget } from '@xinheng/domain/objection/objection'
import type { Review, ReviewedAct, ReviewEventType, ReviewKind, ReviewOutcome } from '@xinheng/domain/review/review'
import type { StatusWord } from '../pages/models.ts'
import type { ReviewActName } from './review-use-cases.ts'

export const REVIEW_KINDS: Readonly<Record<ReviewKind, string>> = {
  reconsideration: '行政复议',
  litigation: '行政诉讼',
  recheck: '复核（对异议处理结果）',
}

export const REVIEWED_ACTS: Readonly<Record<ReviewedAct, string>> = {
  act: '列入、惩戒等原行为',
  answer: '对异议、投诉的答复',
}

export const REVIEW_OUTCOMES: Readonly<Record<ReviewOutcome, string>> = {
  upheld: '维持或者驳回请求',
  changed: '变更或者部分撤销',
  annulled: '撤销或者确认无效',
  remitted: '撤销并责令重新作出',
  declaredUnlawful: '确认违法（不撤销）',
  withdrawn: '申请人撤回或者原告撤诉',
}

export const REVIEW_EVENTS: Readonly<Record<ReviewEventType, string>> = {
  ReviewRecorded: '登记案件',
  InterimStayOrdered: '决定停止执行',
  InterimStayReported: '当事人报告停止执行的决定',
  InterimStayLifted: '解除停止执行',
  ReviewOfficerRecused: '工作人员回避',
  ReviewDecided: '登记结果',
}

export const TARGETS: Readonly<Record<DisputeTarget['kind'], string>> = {
  listing: '名单条目',
  publication: '条目的公示',
  measure: '一项惩戒措施',
  record: '信用记录',
}

/** How each act is offered: its address, its title, and what it may refuse. */
export const REVIEW_ACTS: Readonly<
  Record<
    ReviewActName,
    {
      readonly noun: string
      readonly title: string
      readonly operationId: string
      readonly refusals: readonly RefusalCode[]
    }
  >
> = {
  orderStay: {
    noun: 'stay',
    title: '录入停止执行决定',
    operationId: 'recordInterimStay',
    refusals: ['UNIT_WITHOUT_POWER', 'OFFICER_RECUSED', 'DOCUMENT_MISSING', 'DATE_IN_FUTURE', 'WRONG_STATE'],
  },
  liftStay: {
    noun: 'stay-end',
    title: '录入解除停止执行',
    operationId: 'recordInterimStayEnd',
    refusals: ['UNIT_WITHOUT_POWER', 'OFFICER_RECUSED', 'DOCUMENT_MISSING', 'DATE_IN_FUTURE', 'WRONG_STATE'],
  },
  decide: {
    noun: 'outcome',
    title: '录入复议或者诉讼结果',
    operationId: 'recordReviewOutcome',
    refusals: [
      'UNIT_WITHOUT_POWER',
      'OFFICER_RECUSED',
      'DOCUMENT_MISSING',
      'DOCUMENT_NOT_EFFECTIVE',
      'DATE_IN_FUTURE',
      'REASONS_MISSING',
      'OUTCOME_WITHOUT_REMEDY',
      'CHANGE_HARSHER',
      'WRONG_STATE',
    ],
  },
  recuse: {
    noun: 'recusal',
    title: '本人回避',
    operationId: 'recuseFromReview',
    refusals: ['UNIT_WITHOUT_POWER', 'REASONS_MISSING', 'WRONG_STATE'],
  },
  orderRecusal: {
    noun: 'ordered-recusal',
    title: '责令回避',
    operationId: 'orderReviewRecusal',
    refusals: ['UNIT_WITHOUT_POWER', 'OFFICER_RECUSED', 'OFFICIAL_NOT_NAMED', 'REASONS_MISSING', 'WRONG_STATE'],
  },
}

export const REVIEW_ACT_NAMES = Object.keys(REVIEW_ACTS) as readonly ReviewActName[]

/** Where a recorded case stands, with an order that rests execution in sight. */
export function reviewStatus(review: Review): StatusWord {
  if (review.state === 'decided') return { kind: 'done', label: REVIEW_OUTCOMES[review.decision.outcome] }
  const stayed = review.orders.some(({ until }) => until === null)
  return stayed ? { kind: 'waiting', label: '审理中，停止执行' } : { kind: 'waiting', label: '审理中' }
}

export const SECOND_LEVEL_DUTIES: Readonly<Record<string, string>> = {
  decideComplaint: '处理投诉',
  tellResult: '告知结果',
  followReview: '执行复议决定或者判决',
  recordOrder: '登记当事人报告的停止执行',
}

/** What a duty is today, in words. */
export function dutyStatus(reading: DutyReading): StatusWord {
  switch (reading.kind) {
    case 'done':
      return reading.daysLate === 0
        ? { kind: 'done', label: `${reading.on} 完成` }
        : { kind: 'overdue', label: `${reading.on} 完成，逾期 ${reading.daysLate} 个工作日` }
    case 'withoutLimit':
      return { kind: 'waiting', label: `未规定天数，已 ${reading.daysOpen} 日` }
    case 'running':
      return { kind: 'waiting', label: reading.alert === null ? '办理中' : `办理中，时限已过 ${reading.alert}%` }
    case 'breached':
      return { kind: 'overdue', label: `已逾期 ${reading.daysLate} 个工作日` }
  }
}
