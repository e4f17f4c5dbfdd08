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

/** Who else may answer for a unit's misconduct (责任人员). */
export type ResponsibleRole = 'legalRepresentative' | 'principal' | 'actualController' | 'directlyResponsible'

/** What each of the 39 axes on which the jurisdictions differ can say; a row that is missing means `unspecified`. */
export interface PolicyAxisValues {
  /** 1 上联平台, `null` where the text names none */
  uplink: { tier: 'province' | 'city' | 'county'; platform: string | null; insideUpperSystem: boolean }
  /** 2 信用主管部门 */
  creditAuthority: { office: string; with: readonly string[] }
  /** 3 谁认定 */
  determination: { by: 'initiator' | 'panel' | 'upstream' }
  /** 4 专家 */
  expertDraw: { method: 'random'; mayJoinComplaint: boolean }
  /** 5 认定决定的下发和备案 */
  decisionFiling: {
    issuedBy: 'panelLead' | 'initiator'
    filedWith: 'jointConferenceOffice' | 'creditAuthority'
    what: readonly ('decision' | 'memorandum' | 'rule')[]
  }
  /** 6 目录清单外惩戒: a measure off the list is barred; or, stricter, one not published is */
  offCatalogue: { bar: 'offList' | 'unpublished' }
  /** 7 措施分类 */
  measureClasses: {
    scheme: 'mandatoryRecommended' | 'catalogueItems' | 'severityTiers' | 'memorandumByMemorandum'
    promotion: boolean
  }
  /** 8 措施清单期限和上报: months from the national memorandum, `null` where the text names none */
  measureListDeadline: { months: number | null; reportTo: readonly string[] }
  /** 9 名单名称 */
  listNames: { incentive: string; sanction: string }
  /** 10 严重失信领域 by head; `open`: the text leaves room for others by law */
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
  /** 15 必查事项; `allDuties`: every duty of the unit is an occasion */
  checkOccasions: { must: readonly Occasion[]; embed: readonly string[]; allDuties: boolean }
  /** 16 双公示期限: working days from the decision, `null` where the text names none */
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
    markRequired: boolean
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
  /** 28 统一实施期限; `validityPer`: what the text wants an own term of validity for */
  termUnification: { required: boolean; validityPer: readonly ('list' | 'behaviour' | 'measure')[] }
  /** 29 到期移出 */
  expiryRemoval: { explicit: boolean; by: 'removal' | 'termRules' | 'validity' }
  /** 30 责任人员信用记录同步记入 */
  responsiblePersons: { recordCascade: boolean; measures: boolean }
  /** 31 实施惩戒告知依据和理由 */
  noticeOfReasons: { onEachSanction: boolean; inObjectionReply: boolean }
  /** 32 错误惩戒的信誉恢复 */
  reputationRemedy: { by: readonly ('agencies' | 'socialUnits')[] }
  /** 33 投诉渠道 */
  complaintChannels: { channels: readonly ('phone' | 'email' | 'website' | 'wechat' | 'departmentRule')[] }
  /** 34 数据安全 */
  dataSecurity: { breachesPunished: boolean }
  /** 35 典型案例报送 */
  caseReports: { required: boolean; to: string }
  /** 36 监测 */
  monitoring: {
    realTime: boolean
    acts: readonly ('track' | 'monitor' | 'statistics' | 'evaluate' | 'report' | 'circular' | 'summons')[]
    reportTo: string | null
  }
  /** 37 地方重点领域 */
  localDomains: { domains: readonly string[] }
  /** 38 志愿者和红名单来源 */
  volunteerSources: { sources: readonly string[] }
  /** 39 现行上位地方性法规 */
  higherRegulation: { document: string; since: string }
}

/** One class of dishonesty in the repair rules: whole months, `publication` whether it is shown at all. */
export interface RepairClass {
  readonly publication: 'notInPrinciple' | 'published'
  readonly minMonths: number
  readonly maxMonths: number
}

/** What the national and provincial law adds beyond the 39 axes: the parameters that bind every policy. */
export interface LawAxisValues {
  /** 40 列入前告知: the gate before any listing; `answerDays` is `null` where no text names a number and the notice states the last day */
  noticeBeforeListing: {
    required: boolean
    tell: readonly ('facts' | 'reasons' | 'basis' | 'rights' | 'measures' | 'removalConditions' | 'remedies')[]
    written: boolean
    hearing: boolean
    decisionServed: boolean
    incentivePublicity: boolean
    answerDays: number | null
  }
  /** 41 名单设列的合法性 */
  listLegality: {
    heads: readonly ('lifeAndHealth' | 'marketOrder' | 'refusalOfDuty' | 'nationalDefence')[]
    basis: readonly ('law' | 'adminRegulation' | 'centralPolicy' | 'ministryRule')[]
    localOnlyNeeds: 'localRegulation'
    consultationDays: number | null
    mustState: readonly ('removalConditions' | 'removalProcedure' | 'remedies')[]
  }
  /** 42 惩戒措施的合法性 */
  measureLegality: {
    onlyFromList: boolean
    basis: readonly ('law' | 'adminRegulation' | 'centralPolicy' | 'localRegulation')[]
    memorandumSuffices: boolean
    aggravationBarred: boolean
    noForcing: readonly ('financialInstitutions' | 'creditAgencies' | 'associations' | 'media')[]
  }
  /** 43 失信认定依据的文书 */
  basisDocuments: { kinds: readonly ('judgment' | 'penaltyDecision' | 'administrativeDecision' | 'otherByLaw')[] }
  /** 44 失信分类和公示期; `minor: null` where the text knows no such class and minor conduct counts as general */
  repairClasses: {
    minor: RepairClass | null
    general: RepairClass
    serious: RepairClass
    startsOn: 'documentDate'
    autoStopAtMaximum: boolean
  }
  /** 45 各类失信的处罚种类 (which penalties make which class) */
  repairClassContent: { minor: readonly string[]; general: readonly string[]; serious: readonly string[] }
  /** 46 修复办理时限（工作日） */
  repairFlow: { feedbackWithin: number | null; acceptanceWithin: number | null; channel: string; free: boolean }
  /** 47 修复执行时限（工作日） once the conditions are met */
  repairExecution: { within: number }
  /** 48 失信信息披露最长期限 */
  disclosureMaximum: {
    years: number
    startsOn: 'determination' | 'endOfMisconduct' | 'unstated'
    continuingFromEnd: boolean
    afterwards: 'stop' | 'delete' | 'archive'
    extendedWhileListed: boolean
  }
  /** 49 自然人信息公开 */
  naturalPersonPublication: {
    public: 'notByDefault' | 'listedSubjects'
    hidden: readonly ('name' | 'birthDate' | 'idNumber' | 'address' | 'phone')[]
    masked: boolean
  }
  /** 50 简易程序处罚 */
  simplifiedPenalty: { excluded: 'allSubjects' | 'naturalPersons'; jointSanctionBasis: boolean }
  /** 51 全国双公示期限（工作日） */
  dualPublicityNational: {
    workingDays: number
    from: 'decisionDate'
    excludes: readonly ('simplifiedPenalty' | 'stateSecret')[]
  }
  /** 52 法定责任人员 */
  responsiblePersonsByLaw: { roles: readonly ResponsibleRole[]; recordCascade: boolean; measures: boolean }
  /** 53 失信被执行人名单期限和救济 */
  courtListTerm: {
    years: number
    extensionYears: readonly [number, number]
    deletionWorkingDays: number
    correctionReviewDays: number
    correctionWorkingDays: number
    reconsiderationDays: number
    reconsiderationDecidedDays: number
    stay: boolean
  }
  /** 54 更正时限（工作日） */
  correctionLimits: { providerWithin: number | null; downstreamWithin: number | null; userWithin: number | null }
  /** 55 已公开处罚决定撤回（工作日） */
  withdrawnPenalty: { within: number; reasonsPublic: boolean }
  /** 56 退出公告 */
  exitNotice: { sameChannel: boolean; measuresEnd: boolean }
  /** 57 查询日志保存 */
  queryLogKeeping: { months: number | null; longTerm: boolean; fields: readonly ('who' | 'when' | 'what')[] }
  /** 58 本人查询和年度报告 */
  annualReports: { freeQuery: boolean; reportsPerYear: number | null; showsUse: boolean }
  /** 59 信用信息异议 (to the platform, beside the objection against a sanction) */
  informationObjection: {
    to: 'platform' | 'platformOrProvider'
    review: 'nextHigherOrgan' | 'provincialCreditAuthority' | null
    /** The article on the review, where it is another than the row's. */
    reviewClause: string | null
  }
  /** 60 归集核查时限（工作日） */
  dataReview: { platformWithin: number }
  /** 61 公用事业欠费 */
  utilityArrears: { unconfirmedBarred: boolean }
  /** 62 荣誉信息停止公开 */
  honourOptOut: { onRequest: boolean }
  /** 63 处罚何时成为失信信息 */
  penaltyAsDishonesty: { when: 'effective' | 'finalAfterRemedies' }
  /** 64 轻微并已改正 */
  minorCorrected: { treatment: 'reminder' | 'notCollected' | 'notCollectedForPersons' }
  /** 65 省市补充惩戒措施的上限 */
  supplementaryMeasures: { heads: readonly string[] }
  /** 66 政策自身的效力: what its own text says of how long it holds */
  policyValidity: { document: string; trial: boolean; statedUntil: string | null }
  /** 67 守信名单来源: where a red-list entry may come from */
  incentiveSources: { sources: readonly IncentiveSource[] }
}

/** Where a red-list entry (红名单) comes from. */
export type IncentiveSource =
  | 'goodGrade'
  | 'honestyModel'
  | 'youngVolunteer'
  | 'associationRecommended'
  | 'mediaFound'
  | 'socialOrganisationRecommended'
  | 'otherRule'

export interface AxisValues extends PolicyAxisValues, LawAxisValues {}

export type PolicyAxis = keyof PolicyAxisValues
export type LawAxis = keyof LawAxisValues
export type Axis = keyof AxisValues
