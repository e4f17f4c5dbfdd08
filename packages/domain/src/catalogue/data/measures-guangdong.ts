import { localDate } from '../../calendar/local-date.ts'
import type { Measure } from '../measure.ts'
import { NATIONAL_INCENTIVE_LISTS, NATIONAL_SANCTION_LISTS } from './list-types.ts'
import { article, measuresOf, ORGANISATIONS, SUBJECTS_BUT_AUTHORITIES } from './row.ts'

const SHARED = {
  source: '广东省社会信用条例（2021）',
  fidelity: 'digest',
  state: 'published',
  place: '440000',
  effective: localDate('2021-06-01'),
  implementers: ['国家机关'],
} as const

const INCENTIVES = measuresOf(
  {
    ...SHARED,
    kind: 'incentive',
    articles: [article('广东省社会信用条例', '第二十九条', '2021-03-18')],
    subjectKinds: SUBJECTS_BUT_AUTHORITIES,
    listTypeIds: [...NATIONAL_INCENTIVE_LISTS, 'guangdong-incentive'],
  },
  [
    {
      id: 'GD29-01',
      name: '许可容缺受理',
      content: '行政许可中容缺受理',
      category: 'deferredDocuments',
      occasions: ['licence'],
      preconditions: ['PROMISE_GIVEN'],
    },
    {
      id: 'GD29-02',
      name: '许可优先办理',
      content: '行政许可中优先办理',
      category: 'fastTrack',
      occasions: ['licence'],
    },
    {
      id: 'GD29-03',
      name: '公共资源交易加分',
      content: '公共资源交易中信用加分、提升等次',
      category: 'bonusPoints',
      subjectKinds: ORGANISATIONS,
      occasions: ['publicResourceTrading', 'governmentInvestmentTender', 'governmentProcurement'],
    },
    {
      id: 'GD29-04',
      name: '减免政府项目保证金',
      content: '政府投资、采购项目中减免保证金',
      category: 'depositRelief',
      subjectKinds: ORGANISATIONS,
      occasions: ['governmentInvestmentTender', 'governmentProcurement'],
    },
    {
      id: 'GD29-05',
      name: '优化检查方式和频次',
      content: '日常监管中优化检查方式、减少频次',
      category: 'inspection',
      subjectKinds: ORGANISATIONS,
      occasions: ['administration'],
    },
    {
      id: 'GD29-06',
      name: '优惠政策优先',
      content: '同等条件下优先享受优惠政策',
      category: 'priority',
      occasions: ['fiscalSubsidy', 'administration'],
    },
    { id: 'GD29-07', name: '信用网站推介', content: '在信用网站宣传推介', category: 'promotion' },
  ],
)

const SUPPLEMENT = measuresOf(
  {
    ...SHARED,
    kind: 'sanction',
    articles: [article('广东省社会信用条例', '第三十一条', '2021-03-18')],
    subjectKinds: SUBJECTS_BUT_AUTHORITIES,
    listTypeIds: [...NATIONAL_SANCTION_LISTS, 'guangdong-serious'],
  },
  [
    {
      id: 'GD31-01',
      name: '约谈',
      content: '约谈失信主体或者其负责人',
      category: 'summons',
      responsibleRoles: ['legalRepresentative', 'principal'],
      occasions: ['administration'],
    },
    {
      id: 'GD31-02',
      name: '不适用信用承诺等便利',
      content: '办理事项不适用信用承诺等便利措施',
      category: 'convenience',
      occasions: ['licence', 'administration'],
    },
    {
      id: 'GD31-03',
      name: '列为重点监管对象',
      content: '日常监管中列为重点监管对象',
      category: 'keySupervision',
      subjectKinds: ORGANISATIONS,
      occasions: ['administration'],
    },
    {
      id: 'GD31-04',
      name: '公共资源交易减分',
      content: '公共资源交易中信用减分、降低等次',
      category: 'publicResources',
      subjectKinds: ORGANISATIONS,
      occasions: ['publicResourceTrading', 'governmentInvestmentTender', 'governmentProcurement'],
    },
    {
      id: 'GD31-05',
      name: '提高政府项目保证金',
      content: '政府投资、采购项目中提高保证金比例',
      category: 'publicResources',
      subjectKinds: ORGANISATIONS,
      occasions: ['governmentInvestmentTender', 'governmentProcurement'],
    },
    {
      id: 'GD31-06',
      name: '限制优惠政策和财政性资金项目',
      content: '限制享受优惠政策、申请财政性资金项目',
      category: 'fiscalFunds',
      occasions: ['fiscalSubsidy'],
    },
    {
      id: 'GD31-07',
      name: '限制评先评优、撤销荣誉',
      content: '限制参加评先评优，撤销相关荣誉',
      category: 'honours',
      responsibleRoles: ['legalRepresentative', 'principal', 'actualController', 'directlyResponsible'],
      occasions: ['honour'],
    },
  ],
)

/** The provincial paper on honest young volunteers: its title page is not at hand and it names no article, so inert. */
const VOLUNTEERS = measuresOf(
  {
    kind: 'incentive',
    source: 'https://www.wanglu.net/thread/t4-340561-1.html',
    fidelity: 'verbatim',
    place: '440000',
    memorandumId: 'L-GD-VOL',
    implementers: ['教育部门'],
    subjectKinds: ['naturalPerson'],
    category: 'publicServices',
    listTypeIds: ['young-volunteer'],
  },
  [
    {
      id: 'V-GD-1',
      name: '志愿服务纳入积分入学',
      content: '流动人口志愿服务计入随迁子女入学积分',
      category: 'publicServices',
    },
    {
      id: 'V-GD-2',
      name: '志愿服务时数折算学分',
      content: '在校期间志愿时数可折算实践学分',
      category: 'publicServices',
    },
    {
      id: 'V-GD-3',
      name: '服务基层项目优惠',
      content: '服务期满合格的星级志愿者享受就业升学优惠',
      category: 'publicServices',
      implementers: ['人力资源社会保障部门', '教育部门', '商务部门'],
    },
    { id: 'V-GD-4', name: '同等条件优先录取', content: '鼓励学校同等条件下优先录取五星志愿者', category: 'priority' },
    {
      id: 'V-GD-5',
      name: '西部计划志愿者优惠',
      content: '西部计划期满合格的五星志愿者享受升学优惠',
      category: 'publicServices',
      implementers: ['教育部门', '共青团'],
    },
    {
      id: 'V-GD-6',
      name: '职业培训补贴',
      content: '五星志愿者享受培训补贴和优先安排',
      category: 'publicServices',
      implementers: ['人力资源社会保障部门', '教育部门'],
    },
    { id: 'V-GD-7', name: '评优和公派优先', content: '评优、公派出国同等条件下优先', category: 'priority' },
    {
      id: 'V-GD-8',
      name: '随迁子女积分加分',
      content: '五星志愿者申请子女积分入学予以加分',
      category: 'publicServices',
    },
    {
      id: 'V-GD-9',
      name: '青少年宫培训课程',
      content: '青少年宫为五星志愿者子女提供课程',
      category: 'publicServices',
      implementers: ['教育部门', '共青团'],
    },
    {
      id: 'V2012-01',
      name: '教育服务和管理',
      content: '教育领域对优秀青年志愿者给予激励',
      category: 'publicServices',
      place: null,
      memorandumId: 'M2016-2012',
      fidelity: 'press',
      source: '发改财金〔2016〕2012号，报道',
    },
  ],
)

/** 广东: the reward measures and the supplement of the regulation, and the volunteers' paper. */
export const GUANGDONG_MEASURES: readonly Measure[] = [...INCENTIVES, ...SUPPLEMENT, ...VOLUNTEERS]
