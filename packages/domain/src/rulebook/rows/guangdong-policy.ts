import type { RuleRow } from '../rule-row.ts'
import { toRows } from './cells.ts'

/** 广东省: what the province's policy of 2016 says on each axis; the regulation of 2021 is in the province layer. */
export const GUANGDONG_POLICY_ROWS: readonly RuleRow[] = toRows(
  { layer: 'jurisdiction', place: '440000', document: 'GD', effective: '2016-12-07' },
  {
    uplink: {
      clause: '(二十)',
      value: { tier: 'province', platform: '全国信用信息共享平台', insideUpperSystem: false },
    },
    creditAuthority: { clause: '(三十二)', value: { office: '省信用办（省发展改革委）', with: ['人民银行广州分行'] } },
    determination: { clause: '(十六)', value: { by: 'initiator' } },
    measureClasses: { clause: '(二十二)', value: { scheme: 'mandatoryRecommended', promotion: true } },
    measureListDeadline: {
      clause: '(二十二)',
      value: { months: 3, reportTo: ['省信用办'] },
      note: '自国家出台备忘录起算',
    },
    listNames: { clause: '(二十四)', value: { incentive: '红名单', sanction: '黑名单' } },
    seriousFields: {
      clause: '(九)',
      transition: 'lighter',
      value: {
        heads: {
          严重危害人民群众身体健康和生命安全: [
            '食品药品',
            '生态环境',
            '工程质量',
            '安全生产',
            '消防安全',
            '强制性产品认证',
            '缺陷产品召回',
          ],
          严重破坏市场公平竞争秩序和社会正常秩序: [
            '贿赂',
            '逃税骗税',
            '恶意逃废债务',
            '恶意拖欠货款或服务费',
            '恶意欠薪',
            '非法集资',
            '电信诈骗',
            '合同欺诈',
            '传销',
            '无证照经营',
            '制售假冒伪劣产品和故意侵犯知识产权',
            '出借和借用资质投标',
            '围标串标',
            '虚假广告',
            '侵害消费者或证券期货投资者合法权益',
            '严重破坏网络空间传播秩序',
            '聚众扰乱社会秩序',
            '在国家考试中组织作弊或提供作弊器材',
            '伪造证明材料骗保',
          ],
          拒不履行或不按要求履行法定义务: ['有履行能力但拒不履行、逃避执行'],
          拒不履行国防义务: ['拒绝、逃避兵役', '拒绝、拖延民用资源征用或阻碍改造', '危害国防利益、破坏国防设施'],
        },
        open: false,
      },
    },
    fastTrack: {
      clause: '(四)',
      value: { honestyModels: true, goodStanding: false, cleanYears: 3, discretionary: false },
    },
    deferredDocuments: { clause: '(四)', value: { accept: 'must', promise: 'documentsInPeriod' } },
    inspection: { clause: '(六)', value: { frequency: 'optimise', jointInspection: true } },
    feedback: {
      clause: '(十六)',
      value: {
        actors: ['initiator', 'implementer'],
        frequency: 'monthly',
        addressee: 'platform',
        automatic: false,
        progressReport: false,
      },
    },
    checkOccasions: {
      clause: '(二十一)',
      value: {
        must: ['fiscalSubsidy', 'governmentProcurement', 'purchaseOfServices', 'governmentInvestmentTender'],
        embed: ['审批', '监管', '公共资源交易'],
        allDuties: false,
      },
    },
    dualPublicity: { clause: '(十九)', value: { workingDays: 7, via: '信用广东' } },
    publicationSites: {
      clause: '(十九)',
      value: { sites: ['信用广东', '政府网站', '企业信用信息公示系统'] },
      note: '政府网站见(八)',
    },
    objectionFirstStop: {
      clause: '(二十六)',
      value: { to: 'executingUnit', written: false, verifier: 'informationProvider', marketEntities: false },
    },
    enforcementMeanwhile: { clause: '(二十六)', value: { stay: 'verification' } },
    secondLevel: { clause: '(二十六)', value: { remedies: ['reconsideration', 'litigation'] } },
    resultTold: { clause: '(二十六)', value: { to: 'implementer' } },
    repairApplyTo: { clause: '(二十五)', value: { to: 'perDepartmentRule' } },
    communityService: { clause: '(二十五)', value: { for: 'naturalPersons' } },
    expiryRemoval: { clause: '(二十五)', value: { explicit: false, by: 'termRules' } },
    responsiblePersons: {
      clause: '(十五)',
      transition: 'lighter',
      value: { recordCascade: true, measures: true },
    },
    reputationRemedy: { clause: '(二十六)', value: { by: ['agencies'] } },
    complaintChannels: { clause: '(二十六)', value: { channels: ['departmentRule'] } },
    monitoring: {
      clause: '(三十二)',
      value: {
        realTime: false,
        acts: ['track', 'monitor', 'statistics', 'evaluate', 'report'],
        reportTo: '省政府',
      },
    },
    localDomains: {
      clause: '(二十三)',
      value: { domains: ['珠三角区域信用合作', '自贸试验区各片区', '广州、深圳、珠海、汕头、惠州先行'] },
      note: '珠三角率先见(十七)',
    },
    volunteerSources: { clause: '(二十)', value: { sources: ['广东志愿者信息管理服务平台'] } },
    incentiveSources: {
      clause: '(三)',
      value: {
        sources: [
          'goodGrade',
          'honestyModel',
          'youngVolunteer',
          'associationRecommended',
          'mediaFound',
          'socialOrganisationRecommended',
        ],
      },
    },
    policyValidity: {
      clause: '印发通知',
      value: { document: 'GD', trial: false, statedUntil: null },
      confirmed: false,
      note: '文本未写有效期，现行效力待核',
    },
  },
)
