import type { Axis } from './axes.ts'

/** The number and the Chinese title of an axis, as the comparison of the jurisdictions prints them. */
export interface AxisTitle {
  readonly number: number
  readonly title: string
}

/** Every axis, numbered: 1–39 where the policies differ, from 40 on what law adds. */
export const AXIS_TITLES: { readonly [A in Axis]: AxisTitle } = {
  uplink: { number: 1, title: '上联平台' },
  creditAuthority: { number: 2, title: '信用主管部门' },
  determination: { number: 3, title: '谁认定' },
  expertDraw: { number: 4, title: '专家' },
  decisionFiling: { number: 5, title: '下发和备案' },
  offCatalogue: { number: 6, title: '目录清单外惩戒' },
  measureClasses: { number: 7, title: '措施分类' },
  measureListDeadline: { number: 8, title: '措施清单期限和上报' },
  listNames: { number: 9, title: '名单名称' },
  seriousFields: { number: 10, title: '严重失信领域' },
  fastTrack: { number: 11, title: '绿色通道受益人' },
  deferredDocuments: { number: 12, title: '容缺受理' },
  inspection: { number: 13, title: '检查频次' },
  feedback: { number: 14, title: '反馈' },
  checkOccasions: { number: 15, title: '必查事项' },
  dualPublicity: { number: 16, title: '双公示期限' },
  publicationSites: { number: 17, title: '公示网站' },
  objectionFirstStop: { number: 18, title: '异议受理和核实' },
  objectionLimits: { number: 19, title: '异议时限' },
  enforcementMeanwhile: { number: 20, title: '异议期间的执行' },
  clockOnRejection: { number: 21, title: '驳回后的期限' },
  secondLevel: { number: 22, title: '第二级救济' },
  resultTold: { number: 23, title: '结果告知' },
  selfFoundErrors: { number: 24, title: '主动发现错误' },
  repairApplyTo: { number: 25, title: '修复向谁申请' },
  repairPublicity: { number: 26, title: '修复公示' },
  communityService: { number: 27, title: '公益服务修复' },
  termUnification: { number: 28, title: '统一实施期限' },
  expiryRemoval: { number: 29, title: '到期移出' },
  responsiblePersons: { number: 30, title: '责任人员' },
  noticeOfReasons: { number: 31, title: '告知依据和理由' },
  reputationRemedy: { number: 32, title: '恢复信誉' },
  complaintChannels: { number: 33, title: '投诉渠道' },
  dataSecurity: { number: 34, title: '信息安全' },
  caseReports: { number: 35, title: '典型案例报送' },
  monitoring: { number: 36, title: '监测' },
  localDomains: { number: 37, title: '地方重点领域' },
  volunteerSources: { number: 38, title: '志愿者和红名单来源' },
  higherRegulation: { number: 39, title: '现行上位地方性法规' },
  noticeBeforeListing: { number: 40, title: '列入前告知' },
  listLegality: { number: 41, title: '名单设列的合法性' },
  measureLegality: { number: 42, title: '惩戒措施的合法性' },
  basisDocuments: { number: 43, title: '认定依据的文书' },
  repairClasses: { number: 44, title: '失信分类和公示期' },
  repairClassContent: { number: 45, title: '各类失信的处罚种类' },
  repairFlow: { number: 46, title: '修复办理时限' },
  repairExecution: { number: 47, title: '修复执行时限' },
  disclosureMaximum: { number: 48, title: '披露最长期限' },
  naturalPersonPublication: { number: 49, title: '自然人信息公开' },
  simplifiedPenalty: { number: 50, title: '简易程序处罚' },
  dualPublicityNational: { number: 51, title: '全国双公示期限' },
  responsiblePersonsByLaw: { number: 52, title: '法定责任人员' },
  courtListTerm: { number: 53, title: '失信被执行人名单' },
  correctionLimits: { number: 54, title: '更正时限' },
  withdrawnPenalty: { number: 55, title: '撤回已公开处罚' },
  exitNotice: { number: 56, title: '退出公告' },
  queryLogKeeping: { number: 57, title: '查询日志保存' },
  annualReports: { number: 58, title: '本人查询和报告' },
  informationObjection: { number: 59, title: '信用信息异议' },
  dataReview: { number: 60, title: '归集核查时限' },
  utilityArrears: { number: 61, title: '公用事业欠费' },
  honourOptOut: { number: 62, title: '荣誉信息停止公开' },
  penaltyAsDishonesty: { number: 63, title: '处罚何时成为失信信息' },
  minorCorrected: { number: 64, title: '轻微并已改正' },
  supplementaryMeasures: { number: 65, title: '补充惩戒措施上限' },
  policyValidity: { number: 66, title: '政策自身效力' },
  incentiveSources: { number: 67, title: '守信名单来源' },
}

/** Every axis in the order of its number. */
export const AXES: readonly Axis[] = (Object.keys(AXIS_TITLES) as Axis[]).toSorted(
  (a, b) => AXIS_TITLES[a].number - AXIS_TITLES[b].number,
)

/** How many axes come from the policies; the rest come from law. */
export const POLICY_AXIS_COUNT = 39

/** The axes of the policies, 1 to 39. */
export const POLICY_AXES: readonly Axis[] = AXES.slice(0, POLICY_AXIS_COUNT)
