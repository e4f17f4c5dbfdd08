import { localDate } from '../../calendar/local-date.ts'
import type { LawArticle } from '../law.ts'
import type { Measure, ResponsibleRole } from '../measure.ts'
import { NATIONAL_INCENTIVE_LISTS, NATIONAL_SANCTION_LISTS } from './list-types.ts'
import { article, measuresOf, ORGANISATIONS, SUBJECTS_BUT_AUTHORITIES } from './row.ts'

const HENAN_PERSONS: readonly ResponsibleRole[] = [
  'legalRepresentative',
  'principal',
  'actualController',
  'directlyResponsible',
]

function henan(clause: string): readonly LawArticle[] {
  return [article('河南省社会信用条例', clause, '2019-11-29')]
}

const HN = {
  source: 'LawRefBook/Laws 河南省社会信用条例(2019-11-29)',
  fidelity: 'verbatim',
  state: 'published',
  place: '410000',
  effective: localDate('2020-05-01'),
  implementers: ['国家机关'],
  subjectKinds: SUBJECTS_BUT_AUTHORITIES,
} as const
const HN_GOOD = { ...HN, kind: 'incentive', listTypeIds: [...NATIONAL_INCENTIVE_LISTS, 'henan-incentive'] } as const
const HN_BREACH = {
  ...HN,
  kind: 'sanction',
  measureClass: 'MANDATORY',
  tier: 'belowBlacklist',
  listTypeIds: [...NATIONAL_SANCTION_LISTS, 'henan-breach', 'henan-sanction'],
} as const
/** 第三十四条 allows these only as laws and administrative regulations provide. */
const HN_SERIOUS = {
  ...HN,
  kind: 'sanction',
  nationalBasisRequired: true,
  responsibleRoles: HENAN_PERSONS,
  measureClass: 'MANDATORY',
  tier: 'blacklist',
  listTypeIds: [...NATIONAL_SANCTION_LISTS, 'henan-sanction'],
} as const

/** 河南: 第三十条, 第三十二条, 第三十四条 (by national law). */
export const HENAN_MEASURES: readonly Measure[] = [
  ...measuresOf(HN_GOOD, [
    {
      id: 'HA30-01',
      name: '许可优先办理、简化程序',
      content: '许可中应当优先办理、简化程序',
      category: 'fastTrack',
      articles: henan('第三十条第（一）项'),
      occasions: ['licence'],
      measureClass: 'MANDATORY',
    },
    {
      id: 'HA30-02',
      name: '财政资金和项目优先',
      content: '同等条件下应当优先列为选择对象',
      category: 'priority',
      articles: henan('第三十条第（二）项'),
      occasions: ['fiscalSubsidy'],
      measureClass: 'MANDATORY',
    },
    {
      id: 'HA30-03',
      name: '公共资源交易加分',
      content: '信用加分、提升信用等级',
      category: 'bonusPoints',
      articles: henan('第三十条第（三）项'),
      occasions: ['publicResourceTrading', 'governmentInvestmentTender', 'governmentProcurement'],
    },
    {
      id: 'HA30-04',
      name: '减少检查频次',
      content: '符合条件的，日常监管中减少检查频次',
      category: 'inspection',
      articles: henan('第三十条第（四）项'),
      occasions: ['administration'],
      subjectKinds: ORGANISATIONS,
    },
    {
      id: 'HA30-05',
      name: '公共服务便利',
      content: '教育、就业、创业、社保等方面给予支持便利',
      category: 'publicServices',
      articles: henan('第三十条第（五）项'),
      occasions: ['publicService'],
    },
    {
      id: 'HA30-06',
      name: '授予荣誉',
      content: '依国家和本省规定授予荣誉称号',
      category: 'promotion',
      articles: henan('第三十条第（六）项'),
      occasions: ['honour'],
    },
    {
      id: 'HA30-07',
      name: '优先推荐评优',
      content: '评优评先时优先推荐',
      category: 'priority',
      articles: henan('第三十条第（七）项'),
      occasions: ['honour'],
    },
    {
      id: 'HA30-08',
      name: '其他激励措施',
      content: '国家和本省规定的其他激励，须另列条文',
      category: 'other',
      articles: henan('第三十条第（八）项'),
      state: 'draft',
    },
  ]),
  ...measuresOf(HN_BREACH, [
    {
      id: 'HA32-01',
      name: '许可重点审查',
      content: '许可中列为重点审查对象，不适用告知承诺',
      category: 'convenience',
      articles: henan('第三十二条第（一）项'),
      occasions: ['licence'],
    },
    {
      id: 'HA32-02',
      name: '政策扶持限制',
      content: '财政资金资助等扶持中作相应限制',
      category: 'fiscalFunds',
      articles: henan('第三十二条第（二）项'),
      occasions: ['fiscalSubsidy'],
    },
    {
      id: 'HA32-03',
      name: '限制便利措施',
      content: '管理和服务中限制享受便利措施',
      category: 'convenience',
      articles: henan('第三十二条第（三）项'),
      occasions: ['administration', 'publicService'],
    },
    {
      id: 'HA32-04',
      name: '公共资源交易减分',
      content: '信用减分、降低信用等级',
      category: 'publicResources',
      articles: henan('第三十二条第（四）项'),
      occasions: ['publicResourceTrading', 'governmentInvestmentTender', 'governmentProcurement'],
    },
    {
      id: 'HA32-05',
      name: '列为重点监管对象',
      content: '按规定增加监管频次，加强现场检查',
      category: 'keySupervision',
      articles: henan('第三十二条第（五）项'),
      occasions: ['administration'],
      subjectKinds: ORGANISATIONS,
    },
    {
      id: 'HA32-06',
      name: '限制表彰奖励',
      content: '限制参加政府组织的表彰奖励',
      category: 'honours',
      articles: henan('第三十二条第（六）项'),
      occasions: ['honour'],
    },
    {
      id: 'HA32-07',
      name: '其他惩戒措施',
      content: '国家和本省规定的其他惩戒，须另列条文',
      category: 'other',
      articles: henan('第三十二条第（七）项'),
      state: 'draft',
    },
  ]),
  ...measuresOf(HN_SERIOUS, [
    {
      id: 'HA34-01',
      name: '公共资源交易限制',
      content: '限制政府采购、招投标、土地招拍挂',
      category: 'publicResources',
      articles: henan('第三十四条第（一）项'),
      occasions: ['governmentProcurement', 'governmentInvestmentTender', 'publicResourceTrading'],
    },
    {
      id: 'HA34-02',
      name: '市场和行业禁入',
      content: '实施市场和行业禁入或者退出',
      category: 'marketEntry',
      articles: henan('第三十四条第（二）项'),
      occasions: ['licence'],
    },
    {
      id: 'HA34-03',
      name: '特许经营限制',
      content: '限制基础设施和公共事业特许经营',
      category: 'publicResources',
      articles: henan('第三十四条第（三）项'),
      occasions: ['governmentInvestmentTender'],
    },
    {
      id: 'HA34-04',
      name: '限制高消费',
      content: '依法限制高消费',
      category: 'consumption',
      articles: henan('第三十四条第（四）项'),
      implementers: ['人民法院'],
    },
    {
      id: 'HA34-05',
      name: '金融业务限制',
      content: '限制开展相关金融业务',
      category: 'finance',
      articles: henan('第三十四条第（五）项'),
      implementers: ['金融监督管理机构'],
    },
    {
      id: 'HA34-06',
      name: '任职资格限制',
      content: '限制相关任职资格',
      category: 'office',
      articles: henan('第三十四条第（六）项'),
      occasions: ['qualification'],
    },
    {
      id: 'HA34-07',
      name: '公共服务和扶持政策限制',
      content: '限制享受公共服务、政策性扶持',
      category: 'fiscalFunds',
      articles: henan('第三十四条第（七）项'),
      occasions: ['fiscalSubsidy', 'publicService'],
    },
    {
      id: 'HA34-08',
      name: '撤销荣誉称号',
      content: '撤销相关荣誉称号',
      category: 'honours',
      articles: henan('第三十四条第（八）项'),
      occasions: ['honour'],
    },
    {
      id: 'HA34-09',
      name: '其他惩戒措施',
      content: '国家和本省规定的其他惩戒，须另列条文',
      category: 'other',
      articles: henan('第三十四条第（九）项'),
      state: 'draft',
    },
  ]),
]

const PY = { place: '410928', effective: localDate('2022-11-10'), fidelity: 'verbatim' } as const
const PY_GOOD = { ...HN_GOOD, ...PY, source: '濮县信用办〔2022〕12号/三(一)' } as const
const PY_BELOW = { ...HN_BREACH, ...PY, source: '濮县信用办〔2022〕12号/三(二)1' } as const
const PY_BLACK = { ...HN_BREACH, ...PY, tier: 'blacklist', source: '濮县信用办〔2022〕12号/三(二)2' } as const
const PY_BLACK_BY_LAW = { ...HN_SERIOUS, ...PY, source: '濮县信用办〔2022〕12号/三(二)2' } as const

/** 濮阳县: the county's own measures on the articles of 河南's regulation, in two tiers. */
export const PUYANG_MEASURES: readonly Measure[] = [
  ...measuresOf(PY_GOOD, [
    {
      id: 'PY1-01',
      name: '社会推介',
      content: '作为无不良记录者和诚信典型推介',
      category: 'promotion',
      articles: henan('第三十条第（六）项'),
    },
    {
      id: 'PY1-02',
      name: '绿色通道',
      content: '办理许可时开设绿色通道',
      category: 'fastTrack',
      articles: henan('第三十条第（一）项'),
      occasions: ['licence'],
      measureClass: 'MANDATORY',
    },
    {
      id: 'PY1-03',
      name: '容缺受理',
      content: '书面承诺后容缺受理',
      category: 'deferredDocuments',
      articles: henan('第三十条第（一）项'),
      occasions: ['licence'],
      preconditions: ['PROMISE_GIVEN'],
      measureClass: 'MANDATORY',
    },
    {
      id: 'PY1-04',
      name: '优惠政策和公共资源交易优先',
      content: '优惠政策、公共服务、交易中重点支持',
      category: 'priority',
      articles: henan('第三十条第（二）项'),
      occasions: ['fiscalSubsidy', 'publicService', 'publicResourceTrading'],
    },
    {
      id: 'PY1-05',
      name: '优化检查频次',
      content: '日常、专项检查中优化频次',
      category: 'inspection',
      articles: henan('第三十条第（四）项'),
      occasions: ['administration'],
      subjectKinds: ORGANISATIONS,
    },
  ]),
  ...measuresOf(PY_BELOW, [
    {
      id: 'PY2A-01',
      name: '许可重点审查',
      content: '许可等工作中列为重点审查对象',
      category: 'convenience',
      articles: henan('第三十二条第（一）项'),
      occasions: ['licence'],
    },
    {
      id: 'PY2A-02',
      name: '取消便利措施',
      content: '取消已享受的行政便利',
      category: 'convenience',
      articles: henan('第三十二条第（三）项'),
      occasions: ['administration', 'publicService'],
    },
    {
      id: 'PY2A-03',
      name: '重点监督检查',
      content: '列为重点检查对象，加强现场检查',
      category: 'keySupervision',
      articles: henan('第三十二条第（五）项'),
      occasions: ['administration'],
      subjectKinds: ORGANISATIONS,
    },
    {
      id: 'PY2A-04',
      name: '其他监管措施',
      content: '国家和省的其他监管措施，须另列条文',
      category: 'other',
      articles: henan('第三十二条第（七）项'),
      state: 'draft',
    },
  ]),
  ...measuresOf(PY_BLACK, [
    {
      id: 'PY2B-06',
      name: '限制财政资金补助',
      content: '限制享受财政补助等扶持',
      category: 'fiscalFunds',
      articles: henan('第三十二条第（二）项'),
      occasions: ['fiscalSubsidy'],
    },
    {
      id: 'PY2B-07',
      name: '限制表彰奖励',
      content: '限制参加国家机关的表彰奖励',
      category: 'honours',
      articles: henan('第三十二条第（六）项'),
      occasions: ['honour'],
    },
  ]),
  ...measuresOf(PY_BLACK_BY_LAW, [
    {
      id: 'PY2B-01',
      name: '限制公共资源交易',
      content: '限制政府采购、招投标、土地招拍挂',
      category: 'publicResources',
      articles: henan('第三十四条第（一）项'),
      occasions: ['governmentProcurement', 'governmentInvestmentTender', 'publicResourceTrading'],
    },
    {
      id: 'PY2B-02',
      name: '市场和行业禁入（退出）',
      content: '实施市场和行业禁入或者退出',
      category: 'marketEntry',
      articles: henan('第三十四条第（二）项'),
      occasions: ['licence'],
    },
    {
      id: 'PY2B-03',
      name: '限制特许经营',
      content: '限制基础设施、公共事业特许经营',
      category: 'publicResources',
      articles: henan('第三十四条第（三）项'),
      occasions: ['governmentInvestmentTender'],
    },
    {
      id: 'PY2B-04',
      name: '限制高消费',
      content: '依法限制高消费行为',
      category: 'consumption',
      articles: henan('第三十四条第（四）项'),
      implementers: ['人民法院'],
    },
    {
      id: 'PY2B-05',
      name: '限制任职资格',
      content: '限制任职资格',
      category: 'office',
      articles: henan('第三十四条第（六）项'),
      occasions: ['qualification'],
    },
    {
      id: 'PY2B-08',
      name: '撤销荣誉称号',
      content: '撤销相关荣誉称号',
      category: 'honours',
      articles: henan('第三十四条第（八）项'),
      occasions: ['honour'],
    },
    {
      id: 'PY2B-09',
      name: '其他惩戒措施',
      content: '法律、法规规定的其他惩戒，须另列条文',
      category: 'other',
      articles: henan('第三十四条第（九）项'),
      state: 'draft',
    },
  ]),
]
