import type { RuleRow } from '../rule-row.ts'
import { toRows } from './cells.ts'

/** 山东省 (province layer): the regulation of 2020. It says nothing on stays, so a city's clause on them stands. */
export const SHANDONG_ROWS: readonly RuleRow[] = toRows(
  { layer: 'province', place: '370000', document: 'SD_REG', effective: '2020-10-01' },
  {
    seriousFields: {
      clause: '第二十九条',
      transition: 'lighter',
      value: {
        heads: {
          严重危害人民群众身体健康和生命安全: [],
          严重破坏市场公平竞争秩序和社会正常秩序: [],
          拒不履行法定义务严重影响司法机关行政机关公信力: [],
          拒不履行国防义务: [],
        },
        open: true,
      },
    },
    objectionLimits: {
      clause: '第三十九条',
      value: {
        markRequired: false,
        markWithin: null,
        ownErrorWithin: 3,
        transferWithin: null,
        providerWithin: null,
        platformWithin: null,
        totalWithin: 7,
        excludes: [],
        reasonsRequired: false,
      },
    },
    higherRegulation: { clause: '第六十一条', value: { document: 'SD_REG', since: '2020-10-01' } },
    disclosureMaximum: {
      clause: '第三十八条',
      transition: 'lighter',
      value: {
        years: 5,
        startsOn: 'endOfMisconduct',
        continuingFromEnd: true,
        afterwards: 'delete',
        extendedWhileListed: false,
      },
    },
    naturalPersonPublication: {
      clause: '第二十条',
      value: { public: 'notByDefault', hidden: ['name', 'birthDate', 'idNumber', 'address', 'phone'], masked: false },
      note: '自然人公共信用信息不得公开公示，国家另有规定的除外',
    },
    simplifiedPenalty: {
      clause: '第十三条',
      transition: 'lighter',
      value: { excluded: 'allSubjects', jointSanctionBasis: false },
      note: '不纳入数据清单；不得作惩戒依据为推论',
    },
    responsiblePersonsByLaw: {
      clause: '第三十一条',
      transition: 'lighter',
      value: {
        roles: ['legalRepresentative', 'principal', 'actualController'],
        recordCascade: false,
        measures: true,
      },
      note: '只要求在单位的记录中标明责任人员并依法惩戒，未写同步记入个人信用记录',
    },
    correctionLimits: {
      clause: '第四十条',
      value: { providerWithin: 3, downstreamWithin: null, userWithin: null },
    },
    annualReports: { clause: '第三十七条', value: { freeQuery: true, reportsPerYear: null, showsUse: false } },
    informationObjection: {
      clause: '第三十九条',
      value: { to: 'platformOrProvider', review: null, reviewClause: null },
    },
    minorCorrected: { clause: '第十三条', transition: 'lighter', value: { treatment: 'notCollected' } },
  },
)
