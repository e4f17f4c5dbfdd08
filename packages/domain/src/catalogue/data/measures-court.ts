import { localDate } from '../../calendar/local-date.ts'
import type { SubjectKind } from '../../kernel/refs.ts'
import type { LawArticle } from '../law.ts'
import type { Measure, ResponsibleRole } from '../measure.ts'
import { article, measuresOf } from './row.ts'

const EVERY_SUBJECT: readonly SubjectKind[] = [
  'enterprise',
  'individualBusiness',
  'naturalPerson',
  'socialOrganisation',
  'publicInstitution',
  'governmentBody',
  'otherOrganisation',
]
const SENIOR: readonly ResponsibleRole[] = [
  'legalRepresentative',
  'actualController',
  'director',
  'supervisor',
  'seniorManager',
]
const COURT = ['judgment-defaulter']

/** The article of the Supreme Court's list provisions on credit sanctions, under its number before and after 2017. */
function creditSanctions(paragraph: string): readonly LawArticle[] {
  return [
    article('最高人民法院关于公布失信被执行人名单信息的若干规定', `第六条${paragraph}`, '2013-07-16'),
    article('最高人民法院关于公布失信被执行人名单信息的若干规定', `第八条${paragraph}`, '2017-01-16'),
  ]
}

/** The nine kinds of consumption; the 2015 revision kept their numbers. */
function consumption(item: string): readonly LawArticle[] {
  const clause = `第三条第一款第（${item}）项`
  return [
    article('最高人民法院关于限制被执行人高消费的若干规定', clause, '2010-07-01'),
    article('最高人民法院关于限制被执行人高消费及有关消费的若干规定', clause, '2015-07-06'),
  ]
}

/** 失信被执行人 on the Supreme Court's provisions on the list. */
const LIST_PROVISIONS = measuresOf(
  {
    kind: 'sanction',
    source: '法释〔2013〕17号第六条；法释〔2017〕7号第八条',
    fidelity: 'verbatim',
    state: 'published',
    articles: creditSanctions('第一款'),
    effective: localDate('2013-10-01'),
    subjectKinds: EVERY_SUBJECT,
    listTypeIds: COURT,
    tier: 'blacklist',
  },
  [
    {
      id: 'SPC-01',
      name: '政府采购方面的信用惩戒',
      content: '采购前查询名单，依法限制其作为供应商',
      category: 'publicResources',
      implementers: ['财政部门', '采购人', '公共资源交易机构'],
      occasions: ['governmentProcurement', 'purchaseOfServices'],
    },
    {
      id: 'SPC-02',
      name: '招标投标方面的信用惩戒',
      content: '招投标前查询名单，依法限制其投标、代理、评标',
      category: 'publicResources',
      implementers: ['招标投标行政监督部门', '发展改革部门', '招标人', '公共资源交易机构', '评标专家库管理单位'],
      occasions: ['governmentInvestmentTender', 'publicResourceTrading'],
    },
    {
      id: 'SPC-03',
      name: '行政审批方面的信用惩戒',
      content: '审批时查询名单，依法从严审查其申请',
      category: 'marketEntry',
      implementers: ['国家机关'],
      occasions: ['licence', 'administration'],
    },
    {
      id: 'SPC-04',
      name: '政府扶持方面的信用惩戒',
      content: '安排补贴、扶持前查询名单，依法限制享受',
      category: 'fiscalFunds',
      implementers: ['国家机关'],
      occasions: ['fiscalSubsidy'],
    },
    {
      id: 'SPC-05',
      name: '融资信贷方面的信用参考',
      content: '名单通报金融机构，由其自行审慎参考',
      category: 'reference',
      implementers: ['金融机构'],
    },
    {
      id: 'SPC-06',
      name: '市场准入方面的信用惩戒',
      content: '办理市场准入时查询名单，依法予以限制',
      category: 'marketEntry',
      implementers: ['市场监督管理部门', '发展改革部门'],
      occasions: ['licence'],
    },
    {
      id: 'SPC-07',
      name: '资质认定方面的信用惩戒',
      content: '认定资质时查询名单，依法予以限制',
      category: 'marketEntry',
      implementers: ['国家机关'],
      occasions: ['qualification'],
    },
    {
      id: 'SPC-08',
      name: '征信系统记录',
      content: '名单通报征信机构，由其记入征信系统',
      category: 'reference',
      articles: creditSanctions('第二款'),
      implementers: ['征信机构'],
    },
    {
      id: 'SPC-09',
      name: '通报所在单位或者主管部门',
      content: '国家工作人员通报其单位，机关、国企通报其上级',
      category: 'disclosure',
      articles: [...creditSanctions('第三款'), ...creditSanctions('第四款')],
      implementers: ['人民法院'],
      measureClass: 'MANDATORY',
      subjectKinds: ['naturalPerson', 'enterprise', 'publicInstitution', 'governmentBody'],
    },
  ],
)

/** The nine kinds of consumption that an order restricts, for one able to perform who refuses. */
const CONSUMPTION = measuresOf(
  {
    kind: 'sanction',
    source: '最高人民法院关于限制被执行人高消费及有关消费的若干规定第三条',
    fidelity: 'verbatim',
    state: 'published',
    effective: localDate('2010-10-01'),
    category: 'consumption',
    implementers: ['人民法院'],
    subjectKinds: ['naturalPerson', 'individualBusiness'],
    responsibleRoles: ['legalRepresentative', 'principal', 'directlyResponsible'],
    preconditions: ['ABLE_BUT_REFUSES', 'CONSUMPTION_ORDER'],
    measureClass: 'MANDATORY',
    listTypeIds: COURT,
    tier: 'blacklist',
  },
  [
    {
      id: 'HC3-01',
      name: '限制乘坐飞机、软卧和高等舱位',
      content: '不得乘飞机、列车软卧、轮船二等以上舱位',
      category: 'consumption',
      articles: consumption('一'),
    },
    {
      id: 'HC3-02',
      name: '限制在高档场所消费',
      content: '不得在星级宾馆、夜总会、高尔夫球场等高消费',
      category: 'consumption',
      articles: consumption('二'),
    },
    {
      id: 'HC3-03',
      name: '限制购买不动产和高档装修',
      content: '不得购置不动产，不得新建、扩建、高档装修房屋',
      category: 'consumption',
      articles: consumption('三'),
    },
    {
      id: 'HC3-04',
      name: '限制租赁高档办公场所',
      content: '不得租用高档写字楼、宾馆、公寓办公',
      category: 'consumption',
      articles: consumption('四'),
    },
    {
      id: 'HC3-05',
      name: '限制购买非经营必需车辆',
      content: '不得购买经营所不必需的车辆',
      category: 'consumption',
      articles: consumption('五'),
    },
    {
      id: 'HC3-06',
      name: '限制旅游度假',
      content: '不得以其财产旅游、度假',
      category: 'consumption',
      articles: consumption('六'),
    },
    {
      id: 'HC3-07',
      name: '限制子女就读高收费私立学校',
      content: '不得以其财产支付子女高收费私立学校费用',
      category: 'consumption',
      articles: consumption('七'),
    },
    {
      id: 'HC3-08',
      name: '限制购买高额保险理财产品',
      content: '不得支付高额保费购买保险理财产品',
      category: 'consumption',
      articles: consumption('八'),
    },
    {
      id: 'HC3-09',
      name: '限制其他非必需消费',
      content: '不得有其他非生活和工作必需的消费，2015年起含高铁座位',
      category: 'consumption',
      articles: consumption('九'),
    },
  ],
)

/** The 2016 opinion of the two general offices on judgment defaulters: a text of central policy. */
const OPINION_2016 = measuresOf(
  {
    kind: 'sanction',
    source: 'http://81.cn/gnxw/2016-09/26/content_7276130_4.htm',
    fidelity: 'verbatim',
    state: 'published',
    memorandumId: 'O2016-COURT',
    effective: localDate('2016-09-25'),
    implementers: ['人民法院'],
    subjectKinds: ['naturalPerson', 'individualBusiness'],
    responsibleRoles: ['legalRepresentative', 'principal', 'directlyResponsible', 'actualController'],
    preconditions: ['ABLE_BUT_REFUSES', 'CONSUMPTION_ORDER'],
    listTypeIds: COURT,
    tier: 'blacklist',
  },
  [
    {
      id: 'CO-7-1',
      name: '乘坐火车、飞机限制',
      content: '限制购买机票和高等级列车票',
      category: 'consumption',
      implementers: ['人民法院', '交通运输部门'],
      articles: opinion('1'),
    },
    {
      id: 'CO-7-2',
      name: '住宿宾馆饭店限制',
      content: '限制入住星级宾馆等高消费住宿',
      category: 'consumption',
      articles: opinion('2'),
    },
    {
      id: 'CO-7-3',
      name: '高消费旅游限制',
      content: '限制参加旅行社组织的高消费旅游',
      category: 'consumption',
      articles: opinion('3'),
    },
    {
      id: 'CO-7-4',
      name: '子女就读高收费学校限制',
      content: '限制以其财产支付子女高收费学校费用',
      category: 'consumption',
      articles: opinion('4'),
    },
    {
      id: 'CO-7-5',
      name: '购买具有现金价值保险限制',
      content: '限制支付高额保费购买有现金价值的保险',
      category: 'consumption',
      articles: opinion('5'),
    },
    {
      id: 'CO-7-6',
      name: '新建、扩建、高档装修房屋限制',
      content: '限制新建、扩建、高档装修房屋',
      category: 'consumption',
      articles: opinion('6'),
    },
  ],
)

/** An item under (七) of the 2016 opinion. */
function opinion(item: string): readonly LawArticle[] {
  return [article('关于加快推进失信被执行人信用监督、警示和惩戒机制建设的意见', `（七）${item}`)]
}

/** Memorandum 141 as one city's platform typed it: history without articles, so inert. */
const MEMORANDUM_141 = measuresOf(
  {
    kind: 'sanction',
    source: '发改财金〔2016〕141号，市级平台录入文本',
    fidelity: 'asEntered',
    memorandumId: 'M2016-141',
    subjectKinds: ['enterprise', 'naturalPerson'],
    responsibleRoles: SENIOR,
    listTypeIds: COURT,
    tier: 'blacklist',
  },
  [
    { id: 'C141-01', name: '限制发行企业债券', content: '限制其发行企业债券', category: 'finance' },
    {
      id: 'C141-02',
      name: '限制设立和任职融资性担保公司、金融机构',
      content: '限制设立、任职融资性担保公司和金融机构',
      category: 'office',
    },
    {
      id: 'C141-03',
      name: '限制补贴性资金和社会保障资金支持',
      content: '限制申请补贴性资金和社保资金支持',
      category: 'fiscalFunds',
    },
    {
      id: 'C141-04',
      name: '优惠性政策审慎性参考',
      content: '享受投资、税收、进出口优惠时审慎参考',
      category: 'convenience',
    },
    { id: 'C141-05', name: '作为重点监管对象', content: '列为重点监管对象，加强日常监管', category: 'keySupervision' },
    {
      id: 'C141-06',
      name: '通过网站和公示系统公布',
      content: '在信用网站和企业公示系统公布名单',
      category: 'disclosure',
    },
    {
      id: 'C141-07',
      name: '限制使用国有林地和申报重点项目',
      content: '限制使用国有林地、草原，限制申报林业重点项目',
      category: 'publicResources',
    },
  ],
)

/** The court notice on tenders (法〔2016〕285号): a normative document, too low for a basis by itself. */
const TENDER_NOTICE = measuresOf(
  {
    kind: 'sanction',
    source: 'http://www.zmdtvw.cn/showinfo-124-56651-0.html',
    fidelity: 'verbatim',
    memorandumId: 'F2016-285',
    category: 'publicResources',
    implementers: ['招标人', '评标专家库管理单位'],
    occasions: ['governmentInvestmentTender'],
    listTypeIds: COURT,
    tier: 'blacklist',
  },
  [
    {
      id: 'C285-01',
      name: '限制投标活动',
      content: '依法必须招标的项目，对其投标依法限制',
      category: 'publicResources',
      measureClass: 'MANDATORY',
    },
    {
      id: 'C285-02',
      name: '限制招标代理活动',
      content: '委托招标代理前查询，优先选择无失信者',
      category: 'publicResources',
    },
    {
      id: 'C285-03',
      name: '限制评标活动',
      content: '聘用和管理评标专家时查询，失信者不得聘用',
      category: 'publicResources',
      subjectKinds: ['naturalPerson'],
      measureClass: 'MANDATORY',
    },
    {
      id: 'C285-04',
      name: '限制招标从业活动',
      content: '聘用招标从业人员前查询并明确处置',
      category: 'publicResources',
      subjectKinds: ['naturalPerson'],
      measureClass: 'MANDATORY',
    },
    {
      id: 'C285-05',
      name: '联合体投标整体限制',
      content: '联合体一方失信的，整体视为失信',
      category: 'publicResources',
      fidelity: 'press',
    },
  ],
)

/** Measures against judgment defaulters (失信被执行人). */
export const COURT_MEASURES: readonly Measure[] = [
  ...LIST_PROVISIONS,
  ...CONSUMPTION,
  ...OPINION_2016,
  ...MEMORANDUM_141,
  ...TENDER_NOTICE,
]
