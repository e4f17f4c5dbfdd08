import type { RuleRow } from '../rule-row.ts'
import { toRows } from './cells.ts'

/** 广东省 (province layer): the regulation of 2021, for 广东 itself and every city in it. */
export const GUANGDONG_ROWS: readonly RuleRow[] = toRows(
  {
    layer: 'province',
    place: '440000',
    document: 'GD_REG',
    effective: '2021-06-01',
    note: '条文据公开全文转录，该转录自注待核验，未与公报核对',
  },
  {
    objectionLimits: {
      clause: '第四十六条',
      value: {
        markRequired: true,
        markWithin: 1,
        ownErrorWithin: 3,
        transferWithin: 2,
        providerWithin: 3,
        platformWithin: 2,
        totalWithin: null,
        excludes: ['检验', '检测', '检疫', '鉴定', '专家评审'],
        reasonsRequired: false,
      },
    },
    offCatalogue: { clause: '第三十条', value: { bar: 'offList' } },
    higherRegulation: { clause: '施行条款', value: { document: 'GD_REG', since: '2021-06-01' } },
    noticeBeforeListing: {
      clause: '第三十五条',
      value: {
        required: true,
        tell: ['reasons', 'basis', 'rights', 'measures', 'removalConditions', 'remedies'],
        written: false,
        hearing: true,
        decisionServed: true,
        incentivePublicity: false,
        answerDays: null,
      },
      note: '措施、移出条件、救济写在送达的认定文书中',
    },
    basisDocuments: {
      clause: '第三十二条',
      value: { kinds: ['judgment', 'penaltyDecision', 'administrativeDecision', 'otherByLaw'] },
    },
    disclosureMaximum: {
      clause: '第四十三条',
      transition: 'lighter',
      value: {
        years: 5,
        startsOn: 'determination',
        continuingFromEnd: true,
        afterwards: 'stop',
        extendedWhileListed: false,
      },
    },
    naturalPersonPublication: {
      clause: '第十八条',
      value: { public: 'notByDefault', hidden: ['name', 'birthDate', 'idNumber', 'address', 'phone'], masked: true },
    },
    responsiblePersonsByLaw: {
      clause: '第三十七条',
      transition: 'lighter',
      value: {
        roles: ['legalRepresentative', 'principal', 'actualController', 'directlyResponsible'],
        recordCascade: true,
        measures: true,
      },
    },
    correctionLimits: {
      clause: '第四十四条',
      value: { providerWithin: 3, downstreamWithin: 3, userWithin: null },
      note: '已共享网站三个工作日见第四十六条',
    },
    exitNotice: { clause: '第四十七条', value: { sameChannel: false, measuresEnd: true } },
    queryLogKeeping: { clause: '第二十条', value: { months: null, longTerm: true, fields: ['who', 'when', 'what'] } },
    annualReports: { clause: '第四十条', value: { freeQuery: true, reportsPerYear: null, showsUse: false } },
    informationObjection: {
      clause: '第四十六条',
      value: { to: 'platform', review: 'nextHigherOrgan', reviewClause: null },
    },
    honourOptOut: { clause: '第四十一条', value: { onRequest: true } },
    minorCorrected: { clause: '第三十六条', transition: 'lighter', value: { treatment: 'reminder' } },
    supplementaryMeasures: {
      clause: '第三十一条',
      transition: 'lighter',
      value: {
        heads: [
          '约谈',
          '不适用信用承诺等便利',
          '重点监管',
          '公共资源交易减分、降级',
          '提高保证金比例',
          '限制享受优惠政策和财政性资金项目',
          '限制评优评先、撤销荣誉',
          '法律法规规定的其他措施',
        ],
      },
    },
  },
)
