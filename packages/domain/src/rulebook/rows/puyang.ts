import type { RuleRow } from '../rule-row.ts'
import { toRows } from './cells.ts'

/** 濮阳县: what the county's trial policy of 2022 says on each axis. */
export const PUYANG_ROWS: readonly RuleRow[] = toRows(
  { layer: 'jurisdiction', place: '410928', document: 'PY', effective: '2022-11-10' },
  {
    uplink: { clause: '四(五)', value: { tier: 'county', platform: '市自动联合奖惩系统', insideUpperSystem: true } },
    creditAuthority: { clause: '六(一)', value: { office: '县社会信用管理部门（县发展和改革部门）', with: [] } },
    determination: { clause: '四(二)', value: { by: 'upstream' } },
    decisionFiling: {
      clause: '四(一)',
      value: { issuedBy: 'initiator', filedWith: 'creditAuthority', what: ['memorandum', 'rule'] },
      note: '制度报送见六(一)',
    },
    offCatalogue: { clause: '四(三)', value: { bar: 'unpublished' } },
    measureClasses: { clause: '三(二)', value: { scheme: 'severityTiers', promotion: false } },
    measureListDeadline: {
      clause: '四(三)',
      value: { months: null, reportTo: ['县社会信用管理部门'] },
      note: '文本写由市社会信用管理部门管理，默认按县级设置',
    },
    listNames: { clause: '四(二)', value: { incentive: '联合激励对象名单', sanction: '联合惩戒对象名单' } },
    fastTrack: {
      clause: '三(一)',
      value: { honestyModels: false, goodStanding: true, cleanYears: null, discretionary: false },
    },
    deferredDocuments: { clause: '三(一)', value: { accept: 'listed', promise: null } },
    inspection: { clause: '三(一)', value: { frequency: 'optimise', jointInspection: false } },
    feedback: {
      clause: '四(五)',
      value: {
        actors: ['implementer'],
        frequency: 'atOnce',
        addressee: 'countyCreditAuthority',
        automatic: true,
        progressReport: true,
      },
      note: '自动反馈见四(四)，定期报告进展见六(二)',
    },
    checkOccasions: {
      clause: '四(五)',
      value: {
        must: [],
        embed: ['市县两级网上政务服务平台', '公共资源交易平台', '其他政务管理平台'],
        allDuties: true,
      },
      note: '对接和功能嵌入见四(四)',
    },
    publicationSites: { clause: '五(一)', value: { sites: ['濮阳县公共信用信息平台'] }, note: '平台名见六(三)' },
    objectionFirstStop: {
      clause: '五(三)',
      value: { to: 'anyUnit', written: false, verifier: 'informationProvider', marketEntities: true },
    },
    enforcementMeanwhile: { clause: '五(三)', value: { stay: 'verification' } },
    secondLevel: { clause: '五(五)', value: { remedies: ['complaint', 'reconsideration', 'litigation'] } },
    resultTold: { clause: '五(三)', value: { to: 'providerAndReporter' } },
    selfFoundErrors: { clause: '五(三)', value: { mustTellProvider: true } },
    repairApplyTo: { clause: '五(四)', value: { to: 'creditAuthorityOrAgency' } },
    communityService: { clause: '五(四)', value: { for: 'anySubject' } },
    termUnification: { clause: '五(四)', value: { required: false, validityPer: ['list', 'behaviour', 'measure'] } },
    expiryRemoval: { clause: '五(四)', value: { explicit: false, by: 'validity' } },
    noticeOfReasons: { clause: '三(二)', value: { onEachSanction: true, inObjectionReply: false } },
    reputationRemedy: { clause: '五(五)', value: { by: ['agencies', 'socialUnits'] } },
    complaintChannels: { clause: '五(三)', value: { channels: ['phone', 'email', 'website', 'wechat'] } },
    dataSecurity: { clause: '五(二)', value: { breachesPunished: true } },
    monitoring: {
      clause: '六(二)',
      value: {
        realTime: false,
        acts: ['track', 'monitor', 'statistics', 'evaluate', 'report', 'circular'],
        reportTo: '县政府',
      },
    },
    localDomains: {
      clause: '三(五)',
      value: { domains: ['信易贷违约'] },
      note: '只作信息推送；另着重特殊行业人群执业失信、典型守信、严重失信、长期失信（一(二)3）',
    },
    policyValidity: {
      clause: '标题',
      value: { document: 'PY', trial: true, statedUntil: null },
      confirmed: false,
      note: '标题写“试行”，文本未写试行期限；是否仍有效待核',
    },
  },
)
