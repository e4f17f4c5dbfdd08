import type { Occasion, PolicyAxis, PolicyAxisValues } from './axes.ts'
import {
  documentKey,
  fields,
  listOf,
  oneOf,
  orNull,
  text,
  textByHead,
  type ValueShape,
  whole,
  yesNo,
} from './value-shape.ts'

const workingDays = orNull(whole('个工作日'))

const occasion = oneOf<Occasion>({
  fiscalSubsidy: '财政资金补助',
  governmentProcurement: '政府采购',
  purchaseOfServices: '政府购买服务',
  governmentInvestmentTender: '政府投资工程招投标',
  licence: '行政许可',
  qualification: '资质认定',
  honour: '荣誉授予',
  administration: '行政管理',
  publicService: '公共服务',
  publicResourceTrading: '公共资源交易',
})

/** The 39 axes of the policies: how a value is read from JSON, and how it is printed in Chinese. */
export const POLICY_SHAPES: { readonly [A in PolicyAxis]: ValueShape<PolicyAxisValues[A]> } = {
  uplink: fields({
    tier: ['层级', oneOf({ province: '省', city: '市', county: '县' })],
    platform: ['上联', orNull(text, '文本未写')],
    insideUpperSystem: ['', yesNo('用上级系统办理', '自有系统')],
  }),
  creditAuthority: fields({ office: ['', text], with: ['会同', listOf(text)] }),
  determination: fields({
    by: ['', oneOf({ initiator: '发起部门', panel: '专项小组会议', upstream: '上级和各机关，本级归集' })],
  }),
  expertDraw: fields({
    method: ['', oneOf({ random: '随机抽取' })],
    mayJoinComplaint: ['', yesNo('可参加投诉处理', '不参加投诉处理')],
  }),
  decisionFiling: fields({
    issuedBy: ['印发', oneOf({ panelLead: '专项小组牵头单位', initiator: '发起部门' })],
    filedWith: ['备案', oneOf({ jointConferenceOffice: '联席会议办公室', creditAuthority: '信用主管部门' })],
    what: ['', listOf(oneOf({ decision: '认定决定', memorandum: '备忘录', rule: '制度' }))],
  }),
  offCatalogue: fields({ bar: ['', oneOf({ offList: '目录清单外不得惩戒', unpublished: '未经公布不得实施' })] }),
  measureClasses: fields({
    scheme: [
      '',
      oneOf({
        mandatoryRecommended: '强制性、推荐性',
        catalogueItems: '按目录逐项',
        severityTiers: '按是否达到黑名单标准分两级',
        memorandumByMemorandum: '按备忘录逐件',
      }),
    ],
    promotion: ['', yesNo('推荐性可上升为强制性', '无上升')],
  }),
  measureListDeadline: fields({ months: ['期限', orNull(whole('个月'), '未定')], reportTo: ['报', listOf(text)] }),
  listNames: fields({ incentive: ['激励', text], sanction: ['惩戒', text] }),
  seriousFields: fields({ heads: ['', textByHead], open: ['', yesNo('另有开放项', '无开放项')] }),
  fastTrack: fields({
    honestyModels: ['诚信典型', yesNo()],
    goodStanding: ['良好信用主体', yesNo()],
    cleanYears: ['连续无不良记录', orNull(whole('年'), '不适用')],
    discretionary: ['', yesNo('可根据实际情况', '应当实行')],
  }),
  deferredDocuments: fields({
    accept: ['', oneOf({ may: '可先行受理', must: '应先行受理', listed: '列为激励措施' })],
    promise: [
      '承诺',
      orNull(oneOf({ documentsInPeriod: '承诺在规定期限内提供材料', promiseInPeriod: '在规定期限内提供承诺' }), '未写'),
    ],
  }),
  inspection: fields({
    frequency: ['', oneOf({ optimise: '优化检查频次', reduce: '减少检查频次' })],
    jointInspection: ['', yesNo('推行联合检查', '未写联合检查')],
  }),
  feedback: fields({
    actors: ['', listOf(oneOf({ initiator: '发起部门', implementer: '实施部门' }))],
    frequency: ['', oneOf({ monthly: '每月', periodic: '定期', atOnce: '及时' })],
    addressee: [
      '向',
      oneOf({
        platform: '公共信用信息平台',
        panel: '专项小组',
        initiator: '发起部门',
        countyCreditAuthority: '县社会信用管理部门',
      }),
    ],
    automatic: ['', yesNo('自动反馈', '人工反馈')],
    progressReport: ['', yesNo('另定期报告进展', '无进展报告')],
  }),
  checkOccasions: fields({
    must: ['必查', listOf(occasion)],
    embed: ['嵌入', listOf(text)],
    allDuties: ['', yesNo('全部履职事项', '所列事项')],
  }),
  dualPublicity: fields({ workingDays: ['', orNull(whole('个工作日'), '未定日数')], via: ['通过', text] }),
  publicationSites: fields({ sites: ['', listOf(text)] }),
  objectionFirstStop: fields({
    to: [
      '向',
      oneOf({ executingUnit: '执行部门', determiner: '认定部门', initiator: '发起部门', anyUnit: '任一机关' }),
    ],
    written: ['', yesNo('书面', '不限形式')],
    verifier: ['核实', oneOf({ informationProvider: '信息提供单位', determiner: '认定部门', initiator: '发起部门' })],
    marketEntities: ['', yesNo('市场主体同样受理', '仅行政机关')],
  }),
  objectionLimits: fields({
    markRequired: ['异议标注', yesNo('应当', '未写')],
    markWithin: ['标注', workingDays],
    ownErrorWithin: ['本单位处理', workingDays],
    transferWithin: ['转办', workingDays],
    providerWithin: ['提供单位', workingDays],
    platformWithin: ['平台更正', workingDays],
    totalWithin: ['总计', workingDays],
    excludes: ['不计入', listOf(text)],
    reasonsRequired: ['', yesNo('答复说明理由', '未写理由')],
  }),
  enforcementMeanwhile: fields({
    stay: [
      '',
      oneOf({
        verification: '核实期间暂不执行',
        objectionAndComplaint: '异议投诉处理阶段暂停执行',
        none: '不停止执行',
      }),
    ],
  }),
  clockOnRejection: fields({ resumes: ['', oneOf({ onRejection: '暂停，自驳回之日起继续计算' })] }),
  secondLevel: fields({
    remedies: [
      '',
      listOf(
        oneOf({
          complaintToOffice: '向联席会议办公室投诉',
          complaint: '投诉',
          reconsideration: '行政复议',
          litigation: '行政诉讼',
        }),
      ),
    ],
  }),
  resultTold: fields({
    to: [
      '',
      oneOf({
        implementer: '实施部门',
        subject: '信用主体',
        allCooperatingUnits: '全部配合单位',
        providerAndReporter: '提供单位与告知单位',
      }),
    ],
  }),
  selfFoundErrors: fields({ mustTellProvider: ['', yesNo('应及时告知信息提供单位', '未写')] }),
  repairApplyTo: fields({
    to: [
      '',
      oneOf({
        perDepartmentRule: '按各部门办法',
        handlingOrgan: '依法处理失信行为的机关',
        initiator: '发起部门',
        creditAuthorityOrAgency: '信用管理部门或行政机关',
      }),
    ],
  }),
  repairPublicity: fields({
    publicised: ['', yesNo('对外公示', '不公示')],
    effective: ['', oneOf({ onPublication: '发布生效', atOnce: '及时移出' })],
  }),
  communityService: fields({ for: ['', oneOf({ naturalPersons: '个人', anySubject: '任何信用主体' })] }),
  termUnification: fields({
    required: ['', yesNo('统一各部门实施期限', '不要求统一')],
    validityPer: ['分别定有效期', listOf(oneOf({ list: '名单', behaviour: '失信行为', measure: '惩戒措施' }))],
  }),
  expiryRemoval: fields({
    explicit: ['', yesNo('明文到期移出', '无明文')],
    by: ['', oneOf({ removal: '到期移出系统', termRules: '按期限办法', validity: '按有效期限' })],
  }),
  responsiblePersons: fields({
    recordCascade: ['', yesNo('同步记入个人信用记录', '不记入个人信用记录')],
    measures: ['', yesNo('对责任人员采取措施', '不涉责任人员')],
  }),
  noticeOfReasons: fields({
    onEachSanction: ['实施惩戒时告知', yesNo()],
    inObjectionReply: ['异议答复说明理由', yesNo()],
  }),
  reputationRemedy: fields({ by: ['', listOf(oneOf({ agencies: '有关部门', socialUnits: '有关社会单位和组织' }))] }),
  complaintChannels: fields({
    channels: [
      '',
      listOf(
        oneOf({
          phone: '电话',
          email: '电子邮箱',
          website: '网站',
          wechat: '微信公众号',
          departmentRule: '按各部门办法',
        }),
      ),
    ],
  }),
  dataSecurity: fields({ breachesPunished: ['', yesNo('泄露、篡改、出售等严肃处理', '未写')] }),
  caseReports: fields({ required: ['', yesNo('应报送', '不要求')], to: ['向', text] }),
  monitoring: fields({
    realTime: ['', yesNo('实时监测', '未写实时')],
    acts: [
      '',
      listOf(
        oneOf({
          track: '跟踪',
          monitor: '监测',
          statistics: '统计',
          evaluate: '评估',
          report: '报告',
          circular: '通报',
          summons: '约谈',
        }),
      ),
    ],
    reportTo: ['报告', orNull(text, '未写')],
  }),
  localDomains: fields({ domains: ['', listOf(text)] }),
  volunteerSources: fields({ sources: ['', listOf(text)] }),
  higherRegulation: fields({ document: ['', documentKey], since: ['自', text] }),
}
