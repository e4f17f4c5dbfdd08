import { dutyZh } from './zh-cn-duty.ts'
import { noticeZh } from './zh-cn-notice.ts'
import { complaintZh, disputeZh } from './zh-cn-dispute.ts'
import { objectionZh } from './zh-cn-objection.ts'
import { portalZh } from './zh-cn-portal.ts'
import { releaseZh } from './zh-cn-release.ts'
import { procedureZh } from './zh-cn-procedure.ts'
import { repairZh } from './zh-cn-repair.ts'
import { staffZh } from './zh-cn-staff.ts'

/** Every text of the pages that is ours; data bring their own. */
export const zhCn = {
  language: 'zh-CN',
  portal: portalZh,
  staff: staffZh,
  notice: noticeZh,
  objection: objectionZh,
  procedure: procedureZh,
  repair: repairZh,
  dispute: disputeZh,
  complaint: complaintZh,
  duty: dutyZh,
  release: releaseZh,
  kit: {
    error: '错误：',
    summary: (count: number) => `有 ${count} 处需要更正`,
    optional: '（选填）',
    dash: '—',
    openEnded: '长期',
    termTo: '至',
    unconfirmed: '未核实',
    passage: '条文',
    previous: '上一页',
    next: '下一页',
    paging: '分页',
    pageOf: (page: number, pages: number) => `第 ${page}/${pages} 页`,
    stepOf: (at: number, all: number) => `第 ${at} 步，共 ${all} 步`,
    stepDone: '已完成',
    stepCurrent: '进行中',
    stepAhead: '未开始',
    refused: '不能办理：',
    instead: '可以这样处理：',
    basis: '依据：',
    because: '原因',
    tabs: '类别',
  },
}

/** A dictionary in another language has exactly these keys, or it does not compile. */
export type Messages = typeof zhCn
