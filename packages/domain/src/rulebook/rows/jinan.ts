import type { RuleRow } from '../rule-row.ts'
import { toRows } from './cells.ts'

/** 济南市: what the city's policy of 2017 and its annex say on each axis. */
export const JINAN_ROWS: readonly RuleRow[] = toRows(
  { layer: 'jurisdiction', place: '370100', document: 'JN', effective: '2017-06-13' },
  {
    uplink: {
      clause: '四(五)',
      value: { tier: 'city', platform: null, insideUpperSystem: false },
      note: '依托市公共信用信息平台，文本未写上联平台',
    },
    creditAuthority: { clause: '五(四)', value: { office: '市发改委', with: ['联合奖惩工作牵头部门（发起部门）'] } },
    determination: { clause: '四(二)', value: { by: 'initiator' } },
    measureClasses: { clause: '附件1–19', value: { scheme: 'memorandumByMemorandum', promotion: false } },
    measureListDeadline: {
      clause: '附件19',
      value: { months: null, reportTo: [] },
      note: '备忘录出台后落实',
    },
    listNames: {
      clause: '四(一)',
      value: { incentive: '红名单', sanction: '黑名单' },
      note: '名单制度由市文明办牵头（附件24）',
    },
    seriousFields: {
      clause: '三(一)',
      transition: 'lighter',
      value: {
        heads: {
          严重危害人民群众身体健康和生命安全: [
            '食品药品',
            '生态环境',
            '工程质量',
            '安全生产',
            '交通安全',
            '消防安全',
            '强制性产品认证',
            '进出境检验检疫',
          ],
          严重破坏市场公平竞争秩序和社会正常秩序: [
            '贿赂',
            '偷税骗税',
            '恶意逃废债务',
            '恶意拖欠工程款及货款或服务费',
            '恶意欠薪',
            '恶意欠缴职工住房公积金',
            '拖欠土地出让金',
            '闲置土地',
            '违法用地',
            '非法集资',
            '合同欺诈',
            '传销',
            '无证照经营',
            '制售假冒伪劣产品和故意侵犯知识产权',
            '出借和借用资质投标',
            '围标串标',
            '转包挂靠',
            '违法分包',
            '虚假广告',
            '侵害消费者或证券期货投资者合法权益',
            '严重破坏网络空间传播秩序',
            '聚众扰乱社会秩序',
          ],
          拒不履行法定义务: ['有履行能力但拒不履行、逃避执行'],
          拒不履行国防义务: ['拒绝、逃避兵役', '拒绝、拖延民用资源征用或阻碍改造', '危害国防利益、破坏国防设施'],
        },
        open: true,
      },
    },
    fastTrack: {
      clause: '二(二)2',
      value: { honestyModels: true, goodStanding: false, cleanYears: null, discretionary: true },
    },
    deferredDocuments: { clause: '二(二)2', value: { accept: 'must', promise: 'promiseInPeriod' } },
    inspection: { clause: '二(二)4', value: { frequency: 'reduce', jointInspection: false } },
    feedback: {
      clause: '四(二)',
      value: {
        actors: ['implementer'],
        frequency: 'atOnce',
        addressee: 'initiator',
        automatic: false,
        progressReport: false,
      },
    },
    checkOccasions: {
      clause: '四(二)',
      value: { must: ['administration', 'publicService'], embed: [], allDuties: false },
    },
    publicationSites: { clause: '二(二)6', value: { sites: ['信用济南', '政府网站', '市事中事后监管服务平台'] } },
    objectionFirstStop: {
      clause: '四(三)',
      value: { to: 'initiator', written: true, verifier: 'initiator', marketEntities: false },
    },
    enforcementMeanwhile: { clause: '四(三)', value: { stay: 'none' } },
    secondLevel: { clause: '四(三)', value: { remedies: ['reconsideration', 'litigation'] } },
    resultTold: { clause: '四(三)', value: { to: 'allCooperatingUnits' } },
    repairApplyTo: { clause: '四(四)', value: { to: 'initiator' } },
    repairPublicity: { clause: '四(四)', value: { publicised: false, effective: 'atOnce' } },
    expiryRemoval: { clause: '四(四)', value: { explicit: true, by: 'removal' } },
    responsiblePersons: {
      clause: '三(二)1',
      transition: 'lighter',
      value: { recordCascade: false, measures: true },
    },
    caseReports: { clause: '五(三)', value: { required: true, to: '市发改部门' } },
    monitoring: {
      clause: '五(四)',
      value: { realTime: false, acts: ['track', 'report'], reportTo: '市政府' },
    },
    localDomains: {
      clause: '附件20–23',
      value: { domains: ['拆违拆临', '大气污染治理', '交通拥堵治理', '重点项目管理'] },
      note: '重点项目管理兼有激励和惩戒',
    },
    volunteerSources: { clause: '附件8', value: { sources: ['优秀青年志愿者'] } },
    incentiveSources: {
      clause: '二(一)',
      value: {
        sources: ['goodGrade', 'honestyModel', 'youngVolunteer', 'associationRecommended', 'mediaFound', 'otherRule'],
      },
    },
    policyValidity: {
      clause: '印发通知',
      value: { document: 'JN', trial: false, statedUntil: null },
      confirmed: false,
      note: '文本未写有效期，现行效力待核',
    },
  },
)
