import { localDate } from '../../calendar/local-date.ts'
import type { LawArticle } from '../law.ts'
import type { Measure, ResponsibleRole } from '../measure.ts'
import { NATIONAL_INCENTIVE_LISTS, NATIONAL_SANCTION_LISTS } from './list-types.ts'
import { article, measuresOf, ORGANISATIONS } from './row.ts'

/** 市场和行业禁入 reaches these persons of the unit. */
const BAN_REACHES: readonly ResponsibleRole[] = ['legalRepresentative', 'principal', 'registeredPractitioner']
/** 撤销荣誉 reaches these. */
const HONOURS_REACH: readonly ResponsibleRole[] = [
  'legalRepresentative',
  'principal',
  'seniorManager',
  'director',
  'shareholder',
]

/** A clause of the State Council's opinion; its numbering was taken over from the provincial plan, not read in the original. */
function opinion(clause: string): readonly LawArticle[] {
  return [article('国务院关于建立完善守信联合激励和失信联合惩戒制度加快推进社会诚信建设的指导意见', clause)]
}

const SHARED = {
  source: '国发〔2016〕33号；条序参照粤府〔2016〕133号',
  fidelity: 'digest',
  state: 'published',
  effective: localDate('2016-05-30'),
  implementers: ['国家机关'],
  subjectKinds: ORGANISATIONS,
  confirmed: false,
} as const

const INCENTIVES = measuresOf({ ...SHARED, kind: 'incentive', listTypeIds: NATIONAL_INCENTIVE_LISTS }, [
  {
    id: 'NP-01',
    name: '行政审批绿色通道',
    content: '办理行政许可时开设绿色通道，优先办理',
    category: 'fastTrack',
    articles: opinion('（四）'),
    occasions: ['licence'],
  },
  {
    id: 'NP-02',
    name: '容缺受理',
    content: '除法定必备材料外，书面承诺后先行受理',
    category: 'deferredDocuments',
    articles: opinion('（四）'),
    occasions: ['licence'],
    preconditions: ['PROMISE_GIVEN'],
  },
  {
    id: 'NP-03',
    name: '财政性资金项目优先',
    content: '同等条件下优先安排财政性资金项目',
    category: 'priority',
    articles: opinion('（五）'),
    occasions: ['fiscalSubsidy'],
  },
  {
    id: 'NP-04',
    name: '招商引资和优惠政策优先',
    content: '同等条件下优先享受招商引资和优惠政策',
    category: 'priority',
    articles: opinion('（五）'),
    occasions: ['administration'],
  },
  {
    id: 'NP-05',
    name: '公共服务便利',
    content: '教育、就业、创业、社保等领域优先便利',
    category: 'publicServices',
    articles: opinion('（五）'),
    occasions: ['publicService'],
    subjectKinds: ['naturalPerson'],
  },
  {
    id: 'NP-06',
    name: '公共资源交易信用加分',
    content: '公共资源交易中依约给予信用加分',
    category: 'bonusPoints',
    articles: opinion('（五）'),
    occasions: ['publicResourceTrading', 'governmentInvestmentTender'],
  },
  {
    id: 'NP-07',
    name: '优化检查频次',
    content: '日常、专项检查中优化检查频次',
    category: 'inspection',
    articles: opinion('（六）'),
    occasions: ['administration'],
  },
  {
    id: 'NP-08',
    name: '推介诚信主体',
    content: '在政府网站、信用网站推介',
    category: 'promotion',
    articles: opinion('（八）'),
  },
])

const SANCTIONS = measuresOf(
  { ...SHARED, kind: 'sanction', listTypeIds: NATIONAL_SANCTION_LISTS, articles: opinion('（十）'), tier: 'blacklist' },
  [
    {
      id: 'NP-11',
      name: '从严审核行政许可',
      content: '从严审核其行政许可审批项目',
      category: 'marketEntry',
      occasions: ['licence'],
    },
    {
      id: 'NP-12',
      name: '从严控制生产许可证',
      content: '从严控制发放生产许可证',
      category: 'marketEntry',
      occasions: ['licence'],
      implementers: ['市场监督管理部门'],
    },
    {
      id: 'NP-13',
      name: '限制新增项目审批、核准',
      content: '限制新增项目审批、核准',
      category: 'marketEntry',
      occasions: ['licence'],
      implementers: ['发展改革部门'],
    },
    {
      id: 'NP-14',
      name: '限制股票和债券发行',
      content: '限制股票发行上市、发行债券',
      category: 'finance',
      implementers: ['证券监督管理机构', '发展改革部门'],
    },
    {
      id: 'NP-15',
      name: '限制股转系统挂牌融资',
      content: '限制在全国股份转让系统挂牌、融资',
      category: 'finance',
      implementers: ['证券监督管理机构'],
    },
    {
      id: 'NP-16',
      name: '限制发起设立或者参股金融机构',
      content: '限制设立、参股金融机构和地方金融组织',
      category: 'finance',
      implementers: ['金融监督管理机构'],
    },
    {
      id: 'NP-17',
      name: '限制从事互联网信息服务',
      content: '限制从事互联网信息服务',
      category: 'marketEntry',
      implementers: ['网信部门', '工业和信息化部门'],
    },
    {
      id: 'NP-18',
      name: '限制申请财政性资金项目',
      content: '严格限制申请财政性资金项目',
      category: 'fiscalFunds',
      occasions: ['fiscalSubsidy'],
    },
    {
      id: 'NP-19',
      name: '限制参与公共资源交易',
      content: '限制参与有关公共资源交易活动',
      category: 'publicResources',
      occasions: ['publicResourceTrading', 'governmentProcurement', 'governmentInvestmentTender'],
    },
    {
      id: 'NP-20',
      name: '限制特许经营',
      content: '限制参与基础设施和公用事业特许经营',
      category: 'publicResources',
      occasions: ['licence', 'publicResourceTrading'],
    },
    {
      id: 'NP-21',
      name: '市场和行业禁入',
      content: '对单位和负直接责任的人员依法实施禁入',
      category: 'marketEntry',
      responsibleRoles: BAN_REACHES,
    },
    {
      id: 'NP-22',
      name: '撤销荣誉称号',
      content: '撤销荣誉称号，取消评先评优资格',
      category: 'honours',
      occasions: ['honour'],
      responsibleRoles: HONOURS_REACH,
    },
    {
      id: 'NP-23',
      name: '列为重点监管对象',
      content: '列为重点监管对象，加强现场检查',
      category: 'keySupervision',
      occasions: ['administration'],
      tier: 'belowBlacklist',
    },
  ],
)

/** Measures on the State Council's opinion of 2016: incentives may be given; its sanctions wait until the clause is confirmed. */
export const POLICY_MEASURES: readonly Measure[] = [...INCENTIVES, ...SANCTIONS]
