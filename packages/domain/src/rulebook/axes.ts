/** Occasions on which a check is a duty (应查必查). */
export type Occasion =
  | 'fiscalSubsidy'
  | 'governmentProcurement'
  | 'purchaseOfServices'
  | 'governmentInvestmentTender'
  | 'licence'
  | 'qualification'
  | 'honour'
  | 'administration'
  | 'publicService'
  | 'publicResourceTrading'

/** What each axis on which the jurisdictions differ can say; a row that is missing means `unspecified`. */
export interface AxisValues {
  /** 1 上联平台 */
  uplink: { tier: 'province' | 'city' | 'county'; platform: string; insideUpperSystem: boolean }
  /** 2 信用主管部门 */
  creditAuthority: { office: string; with: readonly string[] }
  /** 3 谁认定 */
  determination: { by: 'initiator' | 'panel' | 'upstream' }
  /** 4 专家 */
  expertDraw: { method: 'random'; mayJoinComplaint: boolean }
  /** 5 认定决定的下发和备案 */
  decisionFiling: { issuedBy: 'panelLead' | 'initiator'; filedWith: 'jointConferenceOffice' | 'creditAuthority'; what: readonly ('decision' | 'memorandum' | 'rule')[] }
  /** 6 目录清单外惩戒 */
  offCatalogue: { bar: 'offList' | 'unpublished' }
  /** 7 措施分类 */
  measureClasses: { scheme: 'mandatoryRecommended' | 'catalogueItems' | 'severityTiers' | 'memorandumByMemorandum'; promotion: boolean }
  /** 8 措施清单期限和上报 */
  measureListDeadline: { months: number | null; reportTo: readonly string[] }
  /** 9 名单名称 */
  listNames: { incentive: string; sanction: string }
  /** 10 严重失信领域 */
  seriousFields: { heads: Readonly<Record<string, readonly string[]>>; open: boolean }
  /** 11 绿色通道受益人 */
  fastTrack: { honestyModels: boolean; goodStanding: boolean; cleanYears: number | null; discretionary: boolean }
  /** 12 容缺受理 */
  deferredDocuments: { accept: 'may' | 'must' | 'listed'; promise: 'documentsInPeriod' | 'promiseInPeriod' | null }
  /** 13 检查频次 */
  inspection: { frequency: 'optimise' | 'reduce'; jointInspection: boolean }
  /** 14 反馈 */
  feedback: {
    actors: readonly ('initiator' | 'implementer')[]
    frequency: 'monthly' | 'periodic' | 'atOnce'
    addressee: 'platform' | 'panel' | 'initiator' | 'countyCreditAuthority'
    automatic: boolean
    progressReport: boolean
  }
  /** 15 必查事项 */
  checkOccasions: { must: readonly Occasion[]; embed: readonly string[]; allDuties: boolean }
  /** 16 双公示期限 */
  dualPublicity: { workingDays: number | null; via: string }
  /** 17 公示网站 */
  publicationSites: { sites: readonly string[] }
  /** 18 异议受理、核实人和形式 */
  objectionFirstStop: {
    to: 'executingUnit' | 'determiner' | 'initiator' | 'anyUnit'
    written: boolean
    verifier: 'informationProvider' | 'determiner' | 'initiator'
    marketEntities: boolean
  }
  /** 19 异议各段时限（工作日） */
  objectionLimits: {
    markWithin: number | null
    ownErrorWithin: number | null
    transferWithin: number | null
    providerWithin: number | null
    platformWithin: number | null
    totalWithin: number | null
    excludes: readonly string[]
    reasonsRequired: boolean
  }
  /** 20 异议期间的执行 */
  enforcementMeanwhile: { stay: 'verification' | 'objectionAndComplaint' | 'none' }
  /** 21 驳回后的期限 */
  clockOnRejection: { resumes: 'onRejection' }
  /** 22 第二级救济 */
  secondLevel: { remedies: readonly ('complaintToOffice' | 'complaint' | 'reconsideration' | 'litigation')[] }
  /** 23 结果告知 */
  resultTold: { to: 'implementer' | 'subject' | 'allCooperatingUnits' | 'providerAndReporter' }
  /** 24 主动发现错误 */
  selfFoundErrors: { mustTellProvider: boolean }
  /** 25 修复向谁申请 */
  repairApplyTo: { to: 'perDepartmentRule' | 'handlingOrgan' | 'initiator' | 'creditAuthorityOrAgency' }
  /** 26 修复公示 */
  repairPublicity: { publicised: boolean; effective: 'onPublication' | 'atOnce' }
  /** 27 社会公益服务修复 */
  communityService: { for: 'naturalPersons' | 'anySubject' }
  /** 28 统一实施期限 */
  termUnification: { required: boolean }
  /** 29 到期移出 */
  expiryRemoval: { explicit: boolean }
  /** 30 责任人员信用记录同步记入 */
  responsiblePersons: { recordCascade: boolean; measures: boolean }
  /** 31 实施惩戒告知依据和理由 */
  noticeOfReasons: { onEachSanction: boolean }
  /** 32 错误惩戒的信誉恢复 */
  reputationRemedy: { by: readonly ('agencies' | 'socialUnits')[] }
  /** 33 投诉渠道 */
  complaintChannels: { channels: readonly ('phone' | 'email' | 'website' | 'wechat' | 'departmentRule')[] }
  /** 34 数据安全 */
  dataSecurity: { breachesPunished: boolean }
  /** 35 典型案例报送 */
  caseReports: { required: boolean; to: string }
  /** 36 监测 */
  monitoring: { realTime: boolean; acts: readonly ('track' | 'monitor' | 'statistics' | 'evaluate' | 'report' | 'circular' | 'summons')[]; reportTo: string | null }
  /** 37 地方重点领域 */
  localDomains: { domains: readonly string[] }
  /** 38 志愿者和红名单来源 */
  volunteerSources: { sources: readonly string[] }
  /** 39 现行上位地方性法规 */
  higherRegulation: { document: string; since: string }
}

export type Axis = keyof AxisValues
