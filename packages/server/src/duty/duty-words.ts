import type { DutyKind, DutySource } from '@xinheng/domain/duty/duty'

/** What a unit has to do in time, in the words of the pages. */
export const DUTY_KINDS = {
  confirmObjector: '核实异议人身份',
  markObjection: '标注异议',
  transferObjection: '转交异议',
  verifyObjection: '核查异议',
  replyObjection: '答复异议',
  tellResult: '告知处理结果',
  decideComplaint: '处理投诉',
  followReview: '执行复议决定或者裁判',
  recordOrder: '登记当事人报告的停止执行',
  confirmApplicant: '核实修复申请人身份',
  passOnRepair: '转送修复申请',
  acceptRepair: '受理修复申请',
  decideRepair: '作出修复决定',
  publishRepair: '公示修复',
  executeRepair: '执行修复决定',
  followUpRepair: '修复后回访',
  correctEntry: '更正条目或者记录',
  withdrawDownstream: '通知撤下',
  withdrawPublication: '停止公示',
  acknowledgeRelease: '确认不再适用',
  restoreReputation: '恢复声誉',
  serveNotice: '送达文书',
} as const satisfies Readonly<Record<DutyKind, string>>

/** Whether a text of the database names a kind of duty. */
export function isDutyKind(text: string): text is DutyKind {
  return Object.hasOwn(DUTY_KINDS, text)
}

/** The page of the case in which a duty arose. */
const PAGES: Readonly<Record<DutySource['stream'], (id: string) => string>> = {
  objection: (id) => `/staff/objections/${id}`,
  complaint: (id) => `/staff/complaints/${id}`,
  review: (id) => `/staff/reviews/${id}`,
  repair: (id) => `/staff/repairs/${id}`,
  listing: (id) => `/staff/listings/${id}`,
  record: (id) => `/staff/records/${id}`,
  release: () => '/staff/releases',
  entryChange: () => '/staff/changes',
  redress: (id) => `/staff/redresses/${id}`,
  notice: (id) => `/staff/notices/${id}`,
}

/** Where a duty is done. */
export function pageOfDuty({ stream, id }: DutySource): string {
  return PAGES[stream](id)
}
