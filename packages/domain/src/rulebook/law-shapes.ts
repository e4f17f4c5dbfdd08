import type { LawAxis, LawAxisValues, RepairClass, ResponsibleRole } from './axes.ts'
import { documentKey, fields, listOf, oneOf, orNull, span, text, type ValueShape, whole, yesNo } from './value-shape.ts'

const workingDays = orNull(whole('个工作日'))
const days = orNull(whole('日'))

const role = oneOf<ResponsibleRole>({
  legalRepresentative: '法定代表人',
  principal: '主要负责人',
  actualController: '实际控制人',
  directlyResponsible: '其他直接责任人员',
})

const repairClass = fields<RepairClass>(
  {
    publication: ['', oneOf({ notInPrinciple: '原则上不公示', published: '公示' })],
    minMonths: ['最短', whole('个月')],
    maxMonths: ['最长', whole('个月')],
  },
  '，',
)

/** The axes that law adds: how a value is read from JSON, and how it is printed in Chinese. */
export const LAW_SHAPES: { readonly [A in LawAxis]: ValueShape<LawAxisValues[A]> } = {
  noticeBeforeListing: fields({
    required: ['', yesNo('必须事前告知', '不要求')],
    tell: [
      '告知',
      listOf(
        oneOf({
          facts: '事实',
          reasons: '事由',
          basis: '依据',
          rights: '权利',
          measures: '惩戒措施',
          removalConditions: '移出条件',
          remedies: '救济',
        }),
      ),
    ],
    written: ['', yesNo('书面', '未限形式')],
    hearing: ['', yesNo('必要时听证', '未写听证')],
    decisionServed: ['', yesNo('认定文书送达', '未写送达')],
    incentivePublicity: ['', yesNo('激励名单先公示', '激励名单未写公示')],
    answerDays: ['答复期', orNull(whole('日'), '以告知书写明的截止日为准')],
  }),
  listLegality: fields({
    heads: [
      '领域',
      listOf(
        oneOf({
          lifeAndHealth: '身体健康和生命安全',
          marketOrder: '市场公平竞争秩序和社会正常秩序',
          refusalOfDuty: '拒不履行法定义务',
          nationalDefence: '拒不履行国防义务',
        }),
      ),
    ],
    basis: [
      '依据',
      listOf(
        oneOf({
          law: '法律',
          adminRegulation: '行政法规',
          centralPolicy: '党中央、国务院政策',
          ministryRule: '部门规章',
        }),
      ),
    ],
    localOnlyNeeds: ['仅限本地的名单须有', oneOf({ localRegulation: '地方性法规' })],
    consultationDays: ['征求意见不少于', days],
    mustState: [
      '须写明',
      listOf(oneOf({ removalConditions: '移出条件', removalProcedure: '移出程序', remedies: '救济' })),
    ],
  }),
  measureLegality: fields({
    onlyFromList: ['', yesNo('须在清单内', '不限清单')],
    basis: [
      '依据',
      listOf(
        oneOf({
          law: '法律',
          adminRegulation: '行政法规',
          centralPolicy: '党中央、国务院政策',
          localRegulation: '地方性法规',
        }),
      ),
    ],
    memorandumSuffices: ['', yesNo('备忘录可作依据', '备忘录不足为据')],
    aggravationBarred: ['', yesNo('不得加码加重', '未禁加重')],
    noForcing: [
      '不得强制',
      listOf(
        oneOf({
          financialInstitutions: '金融机构',
          creditAgencies: '信用服务机构',
          associations: '行业协会商会',
          media: '新闻媒体',
        }),
      ),
    ],
  }),
  basisDocuments: fields({
    kinds: [
      '',
      listOf(
        oneOf({
          judgment: '生效裁判文书',
          penaltyDecision: '处罚决定',
          administrativeDecision: '其他行政决定',
          otherByLaw: '法律规定的其他文书',
        }),
      ),
    ],
  }),
  repairClasses: fields({
    minor: ['轻微', orNull(repairClass, '无此类，按一般')],
    general: ['一般', repairClass],
    serious: ['严重', repairClass],
    startsOn: ['起算', oneOf({ documentDate: '文书作出之日' })],
    autoStopAtMaximum: ['', yesNo('期满自动停止公示', '期满不自动停止')],
  }),
  repairClassContent: fields({
    minor: ['轻微', listOf(text)],
    general: ['一般', listOf(text)],
    serious: ['严重', listOf(text)],
  }),
  repairFlow: fields({
    feedbackWithin: ['反馈', workingDays],
    acceptanceWithin: ['受理', workingDays],
    channel: ['渠道', text],
    free: ['', yesNo('不收费', '可收费')],
  }),
  repairExecution: fields({ within: ['', whole('个工作日')] }),
  disclosureMaximum: fields({
    years: ['最长', whole('年')],
    startsOn: ['起算', oneOf({ determination: '认定之日', endOfMisconduct: '失信行为终止之日', unstated: '文本未写' })],
    continuingFromEnd: ['', yesNo('持续行为自终止起算', '未写持续行为')],
    afterwards: ['期满', oneOf({ stop: '停止披露', delete: '删除', archive: '转为档案' })],
    extendedWhileListed: ['', yesNo('未移出名单的延至移出', '不延长')],
  }),
  naturalPersonPublication: fields({
    public: ['', oneOf({ notByDefault: '不公开', listedSubjects: '名单对象公开' })],
    hidden: [
      '不得公开',
      listOf(oneOf({ name: '姓名', birthDate: '出生日期', idNumber: '证件号码', address: '住址', phone: '电话' })),
    ],
    masked: ['', yesNo('脱敏', '未写脱敏')],
  }),
  simplifiedPenalty: fields({
    excluded: ['', oneOf({ allSubjects: '一律不纳入', naturalPersons: '自然人的不报送' })],
    jointSanctionBasis: ['', yesNo('可作联合惩戒依据', '不得作联合惩戒依据')],
  }),
  dualPublicityNational: fields({
    workingDays: ['', whole('个工作日')],
    from: ['起算', oneOf({ decisionDate: '决定之日' })],
    excludes: ['不公示', listOf(oneOf({ simplifiedPenalty: '简易程序处罚', stateSecret: '国家秘密' }))],
  }),
  responsiblePersonsByLaw: fields({
    roles: ['', listOf(role)],
    recordCascade: ['', yesNo('记入个人记录', '不记入')],
    measures: ['', yesNo('依法惩戒', '不惩戒')],
  }),
  courtListTerm: fields({
    years: ['期限', whole('年')],
    extensionYears: ['可延长', span('年')],
    deletionWorkingDays: ['删除', whole('个工作日')],
    correctionReviewDays: ['纠正审查', whole('日')],
    correctionWorkingDays: ['纠正', whole('个工作日')],
    reconsiderationDays: ['申请复议', whole('日')],
    reconsiderationDecidedDays: ['复议决定', whole('日')],
    stay: ['', yesNo('复议期间停止执行', '复议期间不停止执行')],
  }),
  correctionLimits: fields({
    providerWithin: ['提供单位', workingDays],
    downstreamWithin: ['已共享网站', workingDays],
    userWithin: ['使用单位', workingDays],
  }),
  withdrawnPenalty: fields({
    within: ['', whole('个工作日')],
    reasonsPublic: ['', yesNo('公开说明理由', '不说明理由')],
  }),
  exitNotice: fields({
    sameChannel: ['', yesNo('原渠道发布退出公告', '未写公告渠道')],
    measuresEnd: ['', yesNo('同时停止惩戒', '未写停止惩戒')],
  }),
  queryLogKeeping: fields({
    months: ['至少', orNull(whole('个月'))],
    longTerm: ['', yesNo('长期保存', '按月数')],
    fields: ['记录', listOf(oneOf({ who: '查询人', when: '时间', what: '内容' }))],
  }),
  annualReports: fields({
    freeQuery: ['', yesNo('本人免费查询', '未写免费')],
    reportsPerYear: ['每年报告', orNull(whole('次'))],
    showsUse: ['', yesNo('注明使用和查询情况', '未写使用情况')],
  }),
  informationObjection: fields({
    to: ['', oneOf({ platform: '公共信用信息平台', platformOrProvider: '平台或信息提供单位' })],
    review: [
      '复核',
      orNull(oneOf({ nextHigherOrgan: '上一级行政机关', provincialCreditAuthority: '省信用主管部门' }), '未写'),
    ],
    reviewClause: ['复核条款', orNull(text)],
  }),
  dataReview: fields({ platformWithin: ['平台核查', whole('个工作日')] }),
  utilityArrears: fields({ unconfirmedBarred: ['', yesNo('未经依法确认不得作惩戒依据', '未写')] }),
  honourOptOut: fields({ onRequest: ['', yesNo('本人要求即停止公开', '未写')] }),
  penaltyAsDishonesty: fields({
    when: ['', oneOf({ effective: '决定生效', finalAfterRemedies: '救济期满或维持后' })],
  }),
  minorCorrected: fields({
    treatment: ['', oneOf({ reminder: '提醒', notCollected: '不纳入', notCollectedForPersons: '自然人的不报送' })],
  }),
  supplementaryMeasures: fields({ heads: ['', listOf(text)] }),
  policyValidity: fields({
    document: ['', documentKey],
    trial: ['', yesNo('试行', '非试行')],
    statedUntil: ['文本所定有效期至', orNull(text, '文本未写')],
  }),
  incentiveSources: fields({
    sources: [
      '',
      listOf(
        oneOf({
          goodGrade: '信用等级高的',
          honestyModel: '诚信典型',
          youngVolunteer: '优秀青年志愿者',
          associationRecommended: '行业协会商会推荐',
          mediaFound: '新闻媒体发掘',
          socialOrganisationRecommended: '社会组织推荐的无不良记录主体',
          otherRule: '其他规定',
        }),
      ),
    ],
  }),
}
