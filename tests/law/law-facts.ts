// Typed from the texts of the regulations, not from the rule book: numbers and words a reader can look up.
import type { DocumentKey } from '@xinheng/domain/kernel/documents'
import type { Axis } from '@xinheng/domain/rulebook/axes'

/** What one clause fixes on one axis; `value` names only what the clause itself says. */
export interface Fact {
  readonly says: string
  readonly document: DocumentKey
  readonly clause: string
  readonly axis: Axis
  readonly value: object
}

/** The facts read from the provincial regulations and the penalty law. */
export const FACTS: readonly Fact[] = [
  {
    says: '属本单位处理的三个工作日，需其他单位协助的七个工作日',
    document: 'SD_REG',
    clause: '第三十九条',
    axis: 'objectionLimits',
    value: { ownErrorWithin: 3, totalWithin: 7, providerWithin: null },
  },
  {
    says: '最长不得超过五年，自失信行为终止之日起计算，届满删除',
    document: 'SD_REG',
    clause: '第三十八条',
    axis: 'disclosureMaximum',
    value: { years: 5, startsOn: 'endOfMisconduct', afterwards: 'delete' },
  },
  {
    says: '自撤销或者变更之日起三个工作日内报送',
    document: 'SD_REG',
    clause: '第四十条',
    axis: 'correctionLimits',
    value: { providerWithin: 3 },
  },
  {
    says: '自然人的公共信用信息不得公开公示，国家另有规定的除外',
    document: 'SD_REG',
    clause: '第二十条',
    axis: 'naturalPersonPublication',
    value: { public: 'notByDefault' },
  },
  {
    says: '记录单位的严重失信信息时标明法定代表人或者主要负责人、实际控制人；未写同步记入其个人信用记录',
    document: 'SD_REG',
    clause: '第三十一条',
    axis: 'responsiblePersonsByLaw',
    value: { roles: ['legalRepresentative', 'principal', 'actualController'], recordCascade: false },
  },
  {
    says: '四类严重失信行为，另有法律、行政法规规定的其他行为',
    document: 'SD_REG',
    clause: '第二十九条',
    axis: 'seriousFields',
    value: { open: true },
  },
  {
    says: '标明对严重失信行为负有责任的人员的信息，可依法惩戒；未写同步记入其个人信用记录',
    document: 'HN_REG',
    clause: '第三十五条',
    axis: 'responsiblePersonsByLaw',
    value: {
      roles: ['legalRepresentative', 'principal', 'actualController', 'directlyResponsible'],
      recordCascade: false,
      measures: true,
    },
  },
  {
    says: '三个工作日；需核查的七个工作日，提供单位三个工作日；鉴定等时间不计入；应当标注',
    document: 'HN_REG',
    clause: '第四十一条',
    axis: 'objectionLimits',
    value: {
      ownErrorWithin: 3,
      totalWithin: 7,
      providerWithin: 3,
      markRequired: true,
      excludes: ['检验', '检测', '检疫', '鉴定', '专家评审'],
    },
  },
  {
    says: '最长不超过五年，转为档案；未移出名单的延至移出',
    document: 'HN_REG',
    clause: '第十九条',
    axis: 'disclosureMaximum',
    value: { years: 5, afterwards: 'archive', extendedWhileListed: true },
  },
  {
    says: '相关单位一个工作日内撤销',
    document: 'HN_REG',
    clause: '第四十二条',
    axis: 'correctionLimits',
    value: { userWithin: 1 },
  },
  {
    says: '符合规定的一个工作日内修复',
    document: 'HN_REG',
    clause: '第四十三条',
    axis: 'repairExecution',
    value: { within: 1 },
  },
  {
    says: '平台五个工作日内完成数据核查',
    document: 'HN_REG',
    clause: '第十七条',
    axis: 'dataReview',
    value: { platformWithin: 5 },
  },
  {
    says: '免费查询，每年免费获取二次报告，注明使用、查询情况',
    document: 'HN_REG',
    clause: '第四十条',
    axis: 'annualReports',
    value: { freeQuery: true, reportsPerYear: 2, showsUse: true },
  },
  {
    says: '惩戒名单书面事前告知依据、理由、措施、异议权利；激励名单先公示',
    document: 'HN_REG',
    clause: '第二十八条',
    axis: 'noticeBeforeListing',
    value: { written: true, incentivePublicity: true, tell: ['reasons', 'basis', 'rights', 'measures'] },
  },
  {
    says: '处罚须救济期满未提起，或者经救济维持',
    document: 'HN_REG',
    clause: '第二十条',
    axis: 'penaltyAsDishonesty',
    value: { when: 'finalAfterRemedies' },
  },
  {
    says: '未经依法确认的公用事业和物业欠费不得作依据',
    document: 'HN_REG',
    clause: '第二十七条',
    axis: 'utilityArrears',
    value: { unconfirmedBarred: true },
  },
  {
    says: '原发布渠道发布退出公告，停止惩戒',
    document: 'HN_REG',
    clause: '第三十七条',
    axis: 'exitNotice',
    value: { sameChannel: true, measuresEnd: true },
  },
  {
    says: '自然人的简易程序处罚不报送，不得作联合惩戒依据',
    document: 'HN_REG',
    clause: '第十三条',
    axis: 'simplifiedPenalty',
    value: { excluded: 'naturalPersons', jointSanctionBasis: false },
  },
  {
    says: '对名单异议核查处理结果仍有异议的，可向省社会信用工作主管部门申请复核，见第二十八条；第四十一条没有复核',
    document: 'HN_REG',
    clause: '第四十一条',
    axis: 'informationObjection',
    value: { review: 'provincialCreditAuthority', reviewClause: '第二十八条' },
  },
  {
    says: '对异议处理结果不服的，可以向上一级行政机关提出复核',
    document: 'GD_REG',
    clause: '第四十六条',
    axis: 'informationObjection',
    value: { review: 'nextHigherOrgan', reviewClause: null },
  },
  {
    says: '标注一、本单位三、转办二、提供单位三、平台二个工作日',
    document: 'GD_REG',
    clause: '第四十六条',
    axis: 'objectionLimits',
    value: { markWithin: 1, ownErrorWithin: 3, transferWithin: 2, providerWithin: 3, platformWithin: 2 },
  },
  {
    says: '自认定之日起最长五年，持续的自终止起算',
    document: 'GD_REG',
    clause: '第四十三条',
    axis: 'disclosureMaximum',
    value: { years: 5, startsOn: 'determination', continuingFromEnd: true },
  },
  {
    says: '查询日志记录何人、何时、何事，长期保存',
    document: 'GD_REG',
    clause: '第二十条',
    axis: 'queryLogKeeping',
    value: { longTerm: true, fields: ['who', 'when', 'what'] },
  },
  {
    says: '三日内撤回并公开说明理由',
    document: 'APL',
    clause: '第四十八条',
    axis: 'withdrawnPenalty',
    value: { within: 3, reasonsPublic: true },
  },
  {
    says: '提供单位发现错误、失效、变更三个工作日内更正',
    document: 'GD_REG',
    clause: '第四十四条',
    axis: 'correctionLimits',
    value: { providerWithin: 3 },
  },
  {
    says: '荣誉、志愿、捐赠信息本人要求即停止公开',
    document: 'GD_REG',
    clause: '第四十一条',
    axis: 'honourOptOut',
    value: { onRequest: true },
  },
  {
    says: '在公共平台免费查询自身信息',
    document: 'GD_REG',
    clause: '第四十条',
    axis: 'annualReports',
    value: { freeQuery: true, reportsPerYear: null },
  },
  {
    says: '只有生效裁判、处罚和其他行政决定、国家规定的其他文书',
    document: 'GD_REG',
    clause: '第三十二条',
    axis: 'basisDocuments',
    value: { kinds: ['judgment', 'penaltyDecision', 'administrativeDecision', 'otherByLaw'] },
  },
  {
    says: '省和设区的市公共信用信息机构免费查询',
    document: 'SD_REG',
    clause: '第三十七条',
    axis: 'annualReports',
    value: { freeQuery: true, reportsPerYear: null },
  },
]
