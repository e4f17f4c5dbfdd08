import { localDate } from '../../calendar/local-date.ts'
import type { LawArticle } from '../law.ts'
import type { ListType } from '../list-type.ts'
import { article } from './row.ts'

/** The four heads of serious dishonesty. */
const FOUR_HEADS = [article('国务院办公厅关于进一步完善失信约束制度构建诚信建设长效机制的指导意见', '（六）')]
const MODELS = [article('国务院关于建立完善守信联合激励和失信联合惩戒制度加快推进社会诚信建设的指导意见', '（三）')]
const N49_SINCE = localDate('2020-12-07')

type OwnFields = Pick<ListType, 'id' | 'name' | 'head' | 'fields' | 'determiners'> & Partial<ListType>

/** A national sanction list under the four heads; its row says what differs. */
function underFourHeads(row: OwnFields): ListType {
  return {
    kind: 'sanction',
    basis: FOUR_HEADS,
    legalBasisLevel: 'centralPolicy',
    scope: 'national',
    place: null,
    publicityBeforeListing: false,
    effective: N49_SINCE,
    repealed: null,
    confirmed: true,
    source: '国办发〔2020〕49号（六）',
    ...row,
  }
}

/** A national sanction list that a law or regulation names. */
function underLaw(
  row: OwnFields & Pick<ListType, 'effective'>,
  level: ListType['legalBasisLevel'],
  basis: readonly LawArticle[],
): ListType {
  return {
    ...underFourHeads(row),
    basis,
    legalBasisLevel: level,
    source: basis.map((b) => b.law + b.article).join('；'),
  }
}

/** A red list; where law asks, names are publicised before they are listed. */
function incentive(row: Omit<OwnFields, 'head'>): ListType {
  return {
    ...underFourHeads({ head: 'other', ...row }),
    kind: 'incentive',
    basis: row.basis ?? MODELS,
    effective: row.effective ?? localDate('2016-05-30'),
    publicityBeforeListing: row.publicityBeforeListing ?? true,
    source: row.source ?? '国发〔2016〕33号（三）',
  }
}

/** A list that a province's regulation sets up. */
function provincial(row: OwnFields & Pick<ListType, 'place' | 'effective'>, basis: LawArticle): ListType {
  return {
    ...underFourHeads(row),
    basis: [basis],
    legalBasisLevel: 'localRegulation',
    scope: row.scope ?? 'province',
    source: basis.law + basis.article,
  }
}

/** Lists that a law, an administrative regulation or the Supreme Court's provisions name. */
const NAMED_BY_LAW: readonly ListType[] = [
  underLaw(
    {
      id: 'judgment-defaulter',
      name: '失信被执行人名单',
      head: 'refusedDuty',
      fields: ['拒不履行生效法律文书'],
      determiners: ['人民法院'],
      effective: localDate('2013-10-01'),
    },
    'law',
    [
      article('民事诉讼法', '第二百六十二条', '2021-12-24'),
      article('民事诉讼法', '第二百六十六条', '2023-09-01'),
      article('最高人民法院关于公布失信被执行人名单信息的若干规定', '第一条', '2013-07-16'),
      article('最高人民法院关于公布失信被执行人名单信息的若干规定', '第一条', '2017-01-16'),
    ],
  ),
  underLaw(
    {
      id: 'wage-arrears',
      name: '拖欠农民工工资失信联合惩戒对象名单',
      head: 'marketOrder',
      fields: ['恶意欠薪'],
      determiners: ['人力资源社会保障部门'],
      effective: localDate('2020-05-01'),
    },
    'adminRegulation',
    [article('保障农民工工资支付条例', '第四十八条', '2019-12-30')],
  ),
  underLaw(
    {
      id: 'work-safety',
      name: '安全生产严重失信主体名单',
      head: 'lifeAndHealth',
      fields: ['安全生产'],
      determiners: ['应急管理部门'],
      effective: localDate('2021-09-01'),
    },
    'law',
    [article('安全生产法', '第七十八条', '2021-06-10')],
  ),
  underLaw(
    {
      id: 'food-drug',
      name: '食品药品严重失信者名单',
      head: 'lifeAndHealth',
      fields: ['食品药品'],
      determiners: ['药品监督管理部门', '市场监督管理部门'],
      effective: localDate('2019-12-01'),
    },
    'law',
    [
      article('药品管理法', '第一百零五条', '2019-08-26'),
      article('食品安全法实施条例', '第六十六条', '2019-10-11'),
      article('疫苗管理法', '第七十二条', '2019-06-29'),
    ],
  ),
  underLaw(
    {
      id: 'government-procurement',
      name: '政府采购严重违法失信行为记录名单',
      head: 'marketOrder',
      fields: ['政府采购'],
      determiners: ['财政部门'],
      effective: localDate('2014-08-31'),
    },
    'law',
    [article('政府采购法', '第七十七条', '2014-08-31')],
  ),
  underLaw(
    {
      id: 'public-resource-trading',
      name: '公共资源交易领域严重失信主体名单',
      head: 'marketOrder',
      fields: ['公共资源交易', '招标投标'],
      determiners: ['招标投标行政监督部门', '发展改革部门'],
      effective: localDate('2017-12-28'),
    },
    'law',
    [article('招标投标法', '第五十四条', '2017-12-27')],
  ),
  underLaw(
    {
      id: 'military-service',
      name: '拒不履行兵役义务失信联合惩戒名单',
      head: 'refusedDefence',
      fields: ['兵役'],
      determiners: ['人民政府'],
      effective: localDate('2021-10-01'),
    },
    'law',
    [article('兵役法', '第五十七条', '2021-08-20')],
  ),
  underLaw(
    {
      id: 'sme-arrears',
      name: '拖欠中小企业款项失信名单',
      head: 'refusedDuty',
      fields: ['拖欠中小企业款项'],
      determiners: ['工业和信息化部门'],
      effective: localDate('2025-06-01'),
    },
    'adminRegulation',
    [article('保障中小企业款项支付条例', '第二十六条', '2025-03-17')],
  ),
  underLaw(
    {
      id: 'dishonest-enterprise',
      name: '严重违法失信企业名单',
      head: 'marketOrder',
      fields: ['企业信息公示'],
      determiners: ['市场监督管理部门'],
      effective: localDate('2014-10-01'),
    },
    'adminRegulation',
    [article('企业信息公示暂行条例', '第十七条', '2014-08-07')],
  ),
  {
    ...underLaw(
      {
        id: 'abnormal-operation',
        name: '经营异常名录',
        head: 'other',
        fields: ['企业信息公示'],
        determiners: ['市场监督管理部门'],
        effective: localDate('2014-10-01'),
      },
      'adminRegulation',
      [article('企业信息公示暂行条例', '第十七条', '2014-08-07')],
    ),
    kind: 'watch',
  },
  underLaw(
    {
      id: 'research-integrity',
      name: '科研诚信严重失信行为名单',
      head: 'other',
      fields: ['科研诚信'],
      determiners: ['科技部门'],
      effective: localDate('2024-05-26'),
    },
    'adminRegulation',
    [article('国家科学技术奖励条例', '第三十三条', '2024-05-26')],
  ),
  underLaw(
    {
      id: 'health-sector',
      name: '医疗卫生领域严重失信名单',
      head: 'lifeAndHealth',
      fields: ['医疗卫生'],
      determiners: ['卫生健康部门', '医疗保障部门'],
      effective: localDate('2020-06-01'),
    },
    'law',
    [article('基本医疗卫生与健康促进法', '第九十三条', '2019-12-28')],
  ),
  underLaw(
    {
      id: 'cosmetics',
      name: '化妆品严重不良信用名单',
      head: 'lifeAndHealth',
      fields: ['化妆品'],
      determiners: ['药品监督管理部门'],
      effective: localDate('2021-01-01'),
    },
    'adminRegulation',
    [article('化妆品监督管理条例', '第五十六条', '2020-06-16')],
  ),
  underLaw(
    {
      id: 'express-delivery',
      name: '快递业失信名单',
      head: 'marketOrder',
      fields: ['快递'],
      determiners: ['邮政管理部门'],
      effective: localDate('2019-03-02'),
    },
    'adminRegulation',
    [article('快递暂行条例', '第八条', '2019-03-02')],
  ),
  underLaw(
    {
      id: 'income-tax-deduction',
      name: '专项附加扣除虚假信息失信名单',
      head: 'refusedDuty',
      fields: ['个人所得税'],
      determiners: ['税务部门'],
      effective: localDate('2019-01-01'),
    },
    'adminRegulation',
    [article('个人所得税法实施条例', '第三十条', '2018-12-18')],
  ),
  underLaw(
    {
      id: 'securities-integrity',
      name: '证券期货失信名单',
      head: 'marketOrder',
      fields: ['证券期货'],
      determiners: ['证券监督管理机构'],
      effective: localDate('2022-01-01'),
    },
    'adminRegulation',
    [article('证券期货行政执法当事人承诺制度实施办法', '第十九条', '2021-10-26')],
  ),
]

/** Lists that the memoranda brought, kept under the four heads. */
const UNDER_FOUR_HEADS: readonly ListType[] = [
  underFourHeads({
    id: 'tax-serious',
    name: '重大税收违法失信主体名单',
    head: 'marketOrder',
    fields: ['逃税骗税'],
    determiners: ['税务部门'],
  }),
  underFourHeads({
    id: 'listed-company',
    name: '违法失信上市公司相关责任主体名单',
    head: 'marketOrder',
    fields: ['上市公司'],
    determiners: ['证券监督管理机构'],
  }),
  underFourHeads({
    id: 'environment',
    name: '环境保护领域失信生产经营单位名单',
    head: 'lifeAndHealth',
    fields: ['生态环境'],
    determiners: ['生态环境部门'],
  }),
  underFourHeads({
    id: 'quality',
    name: '严重质量违法失信名单',
    head: 'lifeAndHealth',
    fields: ['工程质量', '产品质量'],
    determiners: ['市场监督管理部门'],
  }),
  underFourHeads({
    id: 'e-commerce',
    name: '电子商务及分享经济领域炒信名单',
    head: 'marketOrder',
    fields: ['电子商务'],
    determiners: ['发展改革部门'],
  }),
  underFourHeads({
    id: 'fiscal-funds',
    name: '财政性资金管理使用领域失信名单',
    head: 'marketOrder',
    fields: ['财政资金'],
    determiners: ['财政部门'],
  }),
  underFourHeads({
    id: 'statistics',
    name: '统计领域严重失信企业名单',
    head: 'marketOrder',
    fields: ['统计'],
    determiners: ['统计部门'],
  }),
  underFourHeads({
    id: 'overloading',
    name: '严重违法失信超限超载运输车辆名单',
    head: 'lifeAndHealth',
    fields: ['交通运输'],
    determiners: ['交通运输部门'],
  }),
  underFourHeads({
    id: 'farm-inputs',
    name: '农资领域严重失信名单',
    head: 'lifeAndHealth',
    fields: ['农资'],
    determiners: ['农业农村部门'],
  }),
  underFourHeads({
    id: 'customs-dishonest',
    name: '海关失信企业名单',
    head: 'marketOrder',
    fields: ['进出口'],
    determiners: ['海关'],
  }),
  underFourHeads({
    id: 'finance-serious',
    name: '涉金融严重失信人名单',
    head: 'marketOrder',
    fields: ['金融'],
    determiners: ['人民银行', '金融监督管理机构', '证券监督管理机构', '发展改革部门'],
  }),
  underFourHeads({
    id: 'transport-logistics',
    name: '运输物流行业严重违法失信名单',
    head: 'marketOrder',
    fields: ['运输物流'],
    determiners: ['交通运输部门'],
  }),
  underFourHeads({
    id: 'e-certification',
    name: '电子认证服务行业失信名单',
    head: 'marketOrder',
    fields: ['电子认证'],
    determiners: ['工业和信息化部门'],
  }),
]

/** Every national sanction list of the four heads: the reach of measures that a regulation opens for all of them. */
export const NATIONAL_SANCTION_LISTS: readonly string[] = [...NAMED_BY_LAW, ...UNDER_FOUR_HEADS]
  .filter((listType) => listType.kind === 'sanction')
  .map((listType) => listType.id)

/** National red lists. */
const INCENTIVE: readonly ListType[] = [
  incentive({
    id: 'honesty-model',
    name: '诚信典型红名单',
    fields: ['诚信典型'],
    determiners: ['发展改革部门', '文明办'],
  }),
  incentive({ id: 'tax-grade-a', name: '纳税信用A级纳税人名单', fields: ['纳税信用'], determiners: ['税务部门'] }),
  incentive({ id: 'customs-aeo', name: '海关高级认证企业名单', fields: ['进出口'], determiners: ['海关'] }),
  incentive({ id: 'young-volunteer', name: '优秀青年志愿者名单', fields: ['志愿服务'], determiners: ['共青团'] }),
]

/** All national red lists. */
export const NATIONAL_INCENTIVE_LISTS: readonly string[] = INCENTIVE.map((listType) => listType.id)

const GD = { place: '440000', effective: localDate('2021-06-01'), determiners: ['发展改革部门'], fields: [] }
const SD = { place: '370000', effective: localDate('2020-10-01'), determiners: ['发展改革部门'], fields: [] }
const HN = { place: '410000', effective: localDate('2020-05-01'), determiners: ['发展改革部门'], fields: [] }
const SH = { place: '310000', effective: localDate('2017-10-01'), determiners: ['发展改革部门'], fields: [] }
const ZJ = { place: '330000', effective: localDate('2018-01-01'), determiners: ['发展改革部门'], fields: [] }
const RED = { kind: 'incentive', head: 'other', publicityBeforeListing: true } as const

/** Lists that rest on a province's regulation. */
const PROVINCIAL: readonly ListType[] = [
  provincial(
    { ...GD, ...RED, id: 'guangdong-incentive', name: '广东守信激励对象名单' },
    article('广东省社会信用条例', '第二十八条', '2021-03-18'),
  ),
  provincial(
    { ...GD, id: 'guangdong-serious', name: '广东严重失信主体名单', head: 'marketOrder' },
    article('广东省社会信用条例', '第三十三条', '2021-03-18'),
  ),
  provincial(
    { ...SD, ...RED, id: 'shandong-good', name: '信用状况良好的信用主体', publicityBeforeListing: false },
    article('山东省社会信用条例', '第二十六条', '2020-07-24'),
  ),
  provincial(
    { ...SD, id: 'shandong-dishonest', name: '山东失信主体', head: 'refusedDuty' },
    article('山东省社会信用条例', '第二十七条', '2020-07-24'),
  ),
  provincial(
    { ...SD, id: 'shandong-serious', name: '山东严重失信主体名单', head: 'marketOrder' },
    article('山东省社会信用条例', '第二十九条', '2020-07-24'),
  ),
  provincial(
    { ...HN, ...RED, id: 'henan-incentive', name: '河南守信联合激励对象名单' },
    article('河南省社会信用条例', '第二十八条', '2019-11-29'),
  ),
  provincial(
    { ...HN, id: 'henan-breach', name: '河南违反法定或者约定义务的信用主体', head: 'refusedDuty' },
    article('河南省社会信用条例', '第三十二条', '2019-11-29'),
  ),
  provincial(
    { ...HN, id: 'henan-sanction', name: '河南失信联合惩戒对象名单', head: 'marketOrder' },
    article('河南省社会信用条例', '第三十三条', '2019-11-29'),
  ),
  provincial(
    { ...SH, ...RED, id: 'shanghai-honest', name: '上海守信主体', publicityBeforeListing: false },
    article('上海市社会信用条例', '第二十九条', '2017-06-23'),
  ),
  provincial(
    { ...SH, id: 'shanghai-dishonest', name: '上海失信主体', head: 'refusedDuty' },
    article('上海市社会信用条例', '第三十条', '2017-06-23'),
  ),
  provincial(
    { ...SH, id: 'shanghai-serious', name: '上海严重失信主体', head: 'marketOrder' },
    article('上海市社会信用条例', '第三十一条', '2017-06-23'),
  ),
  provincial(
    { ...ZJ, id: 'zhejiang-adverse', name: '浙江不良信息主体', head: 'refusedDuty' },
    article('浙江省公共信用信息管理条例', '第二十三条', '2017-09-30'),
  ),
  provincial(
    { ...ZJ, id: 'zhejiang-serious', name: '浙江严重失信名单', head: 'marketOrder' },
    article('浙江省公共信用信息管理条例', '第二十六条', '2017-09-30'),
  ),
]

/** All list types of the baseline. */
export const LIST_TYPES: readonly ListType[] = [...NAMED_BY_LAW, ...UNDER_FOUR_HEADS, ...INCENTIVE, ...PROVINCIAL]
