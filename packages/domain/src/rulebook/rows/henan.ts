import type { RuleRow } from '../rule-row.ts'
import { toRows } from './cells.ts'

/** 河南省 (province layer): the regulation of 2019. */
export const HENAN_ROWS: readonly RuleRow[] = toRows(
  { layer: 'province', place: '410000', document: 'HN_REG', effective: '2020-05-01' },
  {
    seriousFields: {
      clause: '第三十三条',
      transition: 'lighter',
      value: {
        heads: {
          严重危害人民群众身体健康和生命财产安全: [
            '食品药品',
            '生态环境',
            '工程质量',
            '安全生产',
            '消防安全',
            '交通运输',
            '强制性产品认证',
          ],
          严重破坏市场公平竞争秩序和社会正常秩序: [
            '贿赂',
            '逃税、骗税',
            '恶意逃废债务',
            '内幕交易',
            '逃套骗汇',
            '恶意欠薪',
            '合同欺诈',
            '故意侵犯知识产权',
            '非法集资',
            '组织传销',
            '严重破坏网络空间传播秩序',
            '严重扰乱社会公共秩序、妨碍社会治理',
          ],
          严重侵害消费者投资者合法权益: [
            '制售假冒伪劣产品',
            '虚假广告、严重误导诱导消费者',
            '严重侵害消费者知情权',
            '侵害证券期货及其他投资者合法权益',
          ],
          严重违背教育和科研诚信: [
            '国家考试作弊',
            '抄袭、剽窃科研成果',
            '伪造研究数据和结论',
            '骗取科技项目、经费、奖励',
          ],
          拒不履行生效法律文书: ['被纳入失信被执行人名单'],
          拒不履行国防义务: ['拒绝、逃避兵役', '拒绝、拖延民用资源征用或阻碍改造', '危害国防利益、破坏国防设施'],
          诋毁破坏他人声誉信誉造成严重后果: [],
          公开信用承诺不履行造成严重后果: [],
          伪造公文证件印章骗取行政许可奖励给付社会保障: [],
        },
        open: true,
      },
    },
    objectionLimits: {
      clause: '第四十一条',
      value: {
        markRequired: true,
        markWithin: null,
        ownErrorWithin: 3,
        transferWithin: null,
        providerWithin: 3,
        platformWithin: null,
        totalWithin: 7,
        excludes: ['检验', '检测', '检疫', '鉴定', '专家评审'],
        reasonsRequired: false,
      },
      note: '应当作出异议标注，未定日数',
    },
    higherRegulation: { clause: '第七十条', value: { document: 'HN_REG', since: '2020-05-01' } },
    noticeBeforeListing: {
      clause: '第二十八条',
      value: {
        required: true,
        tell: ['reasons', 'basis', 'rights', 'measures'],
        written: true,
        hearing: false,
        decisionServed: false,
        incentivePublicity: true,
        answerDays: null,
      },
    },
    penaltyAsDishonesty: { clause: '第二十条', transition: 'lighter', value: { when: 'finalAfterRemedies' } },
    disclosureMaximum: {
      clause: '第十九条',
      transition: 'lighter',
      value: {
        years: 5,
        startsOn: 'unstated',
        continuingFromEnd: false,
        afterwards: 'archive',
        extendedWhileListed: true,
      },
      note: '文本未写起算日',
    },
    naturalPersonPublication: {
      clause: '第三十六条',
      value: { public: 'listedSubjects', hidden: [], masked: false },
      note: '省、省辖市平台公开名单对象信息',
    },
    simplifiedPenalty: {
      clause: '第十三条',
      transition: 'lighter',
      value: { excluded: 'naturalPersons', jointSanctionBasis: false },
    },
    responsiblePersonsByLaw: {
      clause: '第三十五条',
      transition: 'lighter',
      value: {
        roles: ['legalRepresentative', 'principal', 'actualController', 'directlyResponsible'],
        recordCascade: false,
        measures: true,
      },
      note: '只要求在单位的记录中标明责任人员并依法惩戒，未写同步记入个人信用记录',
    },
    correctionLimits: {
      clause: '第四十二条',
      value: { providerWithin: null, downstreamWithin: null, userWithin: 1 },
    },
    repairExecution: { clause: '第四十三条', value: { within: 1 }, note: '国家另有规定的从其规定' },
    exitNotice: { clause: '第三十七条', value: { sameChannel: true, measuresEnd: true } },
    annualReports: { clause: '第四十条', value: { freeQuery: true, reportsPerYear: 2, showsUse: true } },
    informationObjection: {
      clause: '第四十一条',
      value: { to: 'platformOrProvider', review: 'provincialCreditAuthority', reviewClause: '第二十八条' },
      note: '复核是对名单异议核查处理结果的复核',
    },
    dataReview: { clause: '第十七条', value: { platformWithin: 5 } },
    utilityArrears: { clause: '第二十七条', transition: 'lighter', value: { unconfirmedBarred: true } },
    minorCorrected: { clause: '第十三条', transition: 'lighter', value: { treatment: 'notCollectedForPersons' } },
  },
)
