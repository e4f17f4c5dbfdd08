import type { RuleRow } from '../rule-row.ts'
import { toRows } from './cells.ts'

/** 攀枝花市: what the city's policy of 2017 says on each axis. */
export const PANZHIHUA_ROWS: readonly RuleRow[] = toRows(
  { layer: 'jurisdiction', place: '510400', document: 'PZ', effective: '2017-04-20' },
  {
    uplink: { clause: '一', value: { tier: 'city', platform: '四川省统一信用信息共享平台', insideUpperSystem: false } },
    creditAuthority: { clause: '四(一)', value: { office: '社会信用体系建设联席会议办公室', with: ['专项小组'] } },
    determination: { clause: '二(二)2', value: { by: 'panel' } },
    expertDraw: {
      clause: '二(二)2',
      value: { method: 'random', mayJoinComplaint: true },
      note: '专家参加投诉处理见二(三)2',
    },
    decisionFiling: {
      clause: '二(二)2',
      value: { issuedBy: 'panelLead', filedWith: 'jointConferenceOffice', what: ['decision'] },
    },
    offCatalogue: { clause: '二(一)1', value: { bar: 'offList' } },
    measureClasses: { clause: '二(一)1', value: { scheme: 'catalogueItems', promotion: false } },
    measureListDeadline: {
      clause: '二(一)1',
      value: { months: null, reportTo: ['联席会议办公室'] },
      note: '目录动态管理，文本未定月数',
    },
    listNames: {
      clause: '二(二)1',
      value: { incentive: '激励对象', sanction: '惩戒对象' },
      note: '文本不用红名单、黑名单之名',
    },
    seriousFields: {
      clause: '二(五)',
      transition: 'lighter',
      value: {
        heads: {
          严重危害人民群众身体健康和生命安全以及严重扰乱市场经济秩序: [
            '食品药品',
            '生态环境',
            '工程质量',
            '安全生产',
            '消防安全',
            '非法集资',
            '逃税骗税',
            '逃废债务',
            '恶意欠薪',
            '拖欠社会保险费',
            '欺诈',
            '价格垄断',
          ],
          五项备忘录所涉领域: ['重大税收违法', '失信企业协同监管', '失信被执行人', '安全生产', '环境保护'],
        },
        open: true,
      },
    },
    feedback: {
      clause: '二(二)3',
      value: {
        actors: ['implementer'],
        frequency: 'periodic',
        addressee: 'panel',
        automatic: false,
        progressReport: false,
      },
    },
    checkOccasions: {
      clause: '二(一)2',
      value: { must: ['licence', 'qualification', 'honour'], embed: ['审批', '监管'], allDuties: false },
    },
    dualPublicity: {
      clause: '二(七)1',
      value: { workingDays: null, via: '双公示信息报送公示系统' },
      note: '文本未定日数，按全国期限',
    },
    publicationSites: {
      clause: '二(七)1',
      value: { sites: ['双公示信息报送公示系统', '企业信用信息公示系统'] },
    },
    objectionFirstStop: {
      clause: '二(三)2',
      value: { to: 'determiner', written: true, verifier: 'determiner', marketEntities: false },
    },
    objectionLimits: {
      clause: '二(三)2',
      value: {
        markRequired: false,
        markWithin: null,
        ownErrorWithin: null,
        transferWithin: null,
        providerWithin: null,
        platformWithin: null,
        totalWithin: null,
        excludes: [],
        reasonsRequired: true,
      },
      note: '文本称“规定时间”，未定日数',
    },
    enforcementMeanwhile: { clause: '二(三)2', value: { stay: 'objectionAndComplaint' } },
    clockOnRejection: { clause: '二(三)2', value: { resumes: 'onRejection' } },
    secondLevel: { clause: '二(三)2', value: { remedies: ['complaintToOffice'] } },
    resultTold: { clause: '二(三)2', value: { to: 'subject' } },
    repairApplyTo: { clause: '二(三)1', value: { to: 'handlingOrgan' } },
    repairPublicity: { clause: '二(三)1', value: { publicised: true, effective: 'onPublication' } },
    termUnification: { clause: '二(二)3', value: { required: true, validityPer: [] } },
    expiryRemoval: { clause: '二(三)1', value: { explicit: true, by: 'removal' } },
    noticeOfReasons: { clause: '二(三)2', value: { onEachSanction: false, inObjectionReply: true } },
    monitoring: {
      clause: '二(二)1',
      value: { realTime: true, acts: ['monitor', 'report', 'circular', 'summons'], reportTo: null },
      note: '通报、约谈见四(三)',
    },
    policyValidity: {
      clause: '印发通知',
      value: { document: 'PZ', trial: false, statedUntil: null },
      confirmed: false,
      note: '文本未写有效期，现行效力待核',
    },
  },
)
