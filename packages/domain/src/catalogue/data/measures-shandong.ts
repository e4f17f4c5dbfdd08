import { localDate } from '../../calendar/local-date.ts'
import type { LawArticle } from '../law.ts'
import type { Measure, ResponsibleRole } from '../measure.ts'
import { NATIONAL_INCENTIVE_LISTS, NATIONAL_SANCTION_LISTS } from './list-types.ts'
import { article, measuresOf, ORGANISATIONS, SUBJECTS_BUT_AUTHORITIES } from './row.ts'

const SHANDONG_PERSONS: readonly ResponsibleRole[] = ['legalRepresentative', 'principal', 'actualController']

function shandong(clause: string): readonly LawArticle[] {
  return [article('山东省社会信用条例', clause, '2020-07-24')]
}

const SD = {
  source: 'LawRefBook/Laws 山东省社会信用条例(2020-07-24)',
  fidelity: 'verbatim',
  state: 'published',
  place: '370000',
  effective: localDate('2020-10-01'),
  implementers: ['国家机关'],
  subjectKinds: SUBJECTS_BUT_AUTHORITIES,
} as const
const SD_GOOD = { ...SD, kind: 'incentive', listTypeIds: [...NATIONAL_INCENTIVE_LISTS, 'shandong-good'] } as const
const SD_DISHONEST = {
  ...SD,
  kind: 'sanction',
  listTypeIds: [...NATIONAL_SANCTION_LISTS, 'shandong-dishonest', 'shandong-serious'],
} as const
/** 第三十条 allows these only as laws, administrative regulations and State rules provide. */
const SD_SERIOUS = {
  ...SD,
  kind: 'sanction',
  nationalBasisRequired: true,
  responsibleRoles: SHANDONG_PERSONS,
  measureClass: 'MANDATORY',
  tier: 'blacklist',
  listTypeIds: [...NATIONAL_SANCTION_LISTS, 'shandong-serious'],
} as const

/** 山东: 第二十六条 (may), 第二十八条 (may), 第三十条 (shall, by national law). */
export const SHANDONG_MEASURES: readonly Measure[] = [
  ...measuresOf(SD_GOOD, [
    {
      id: 'SD26-01',
      name: '绿色通道、容缺受理、程序简化',
      content: '管理和服务中给予绿色通道、容缺受理、程序简化',
      category: 'fastTrack',
      articles: shandong('第二十六条第（一）项'),
      occasions: ['licence', 'administration', 'publicService'],
    },
    {
      id: 'SD26-02',
      name: '财政资金和评优优先',
      content: '财政资金分配、评优中同等条件优先',
      category: 'priority',
      articles: shandong('第二十六条第（二）项'),
      occasions: ['fiscalSubsidy', 'honour'],
    },
    {
      id: 'SD26-03',
      name: '提升信用等次',
      content: '公共资源交易中提升信用等次',
      category: 'bonusPoints',
      articles: shandong('第二十六条第（三）项'),
      occasions: ['publicResourceTrading', 'governmentInvestmentTender', 'governmentProcurement'],
    },
    {
      id: 'SD26-04',
      name: '降低抽查比例和频次',
      content: '日常监管中合理降低抽查比例和频次',
      category: 'inspection',
      articles: shandong('第二十六条第（四）项'),
      occasions: ['administration'],
      subjectKinds: ORGANISATIONS,
    },
    {
      id: 'SD26-05',
      name: '宣传推介',
      content: '在信用网站或者媒体推介',
      category: 'promotion',
      articles: shandong('第二十六条第（五）项'),
    },
    {
      id: 'SD26-06',
      name: '其他激励措施',
      content: '国家和省规定的其他激励，须另列条文',
      category: 'other',
      articles: shandong('第二十六条第（六）项'),
      state: 'draft',
    },
  ]),
  ...measuresOf(SD_DISHONEST, [
    {
      id: 'SD28-01',
      name: '限制便利措施',
      content: '管理和服务中限制享受便利措施',
      category: 'convenience',
      articles: shandong('第二十八条第（一）项'),
      occasions: ['licence', 'administration', 'publicService'],
    },
    {
      id: 'SD28-02',
      name: '财政资金和评优限制',
      content: '财政资金分配、评优中给予限制',
      category: 'fiscalFunds',
      articles: shandong('第二十八条第（二）项'),
      occasions: ['fiscalSubsidy', 'honour'],
    },
    {
      id: 'SD28-03',
      name: '降低信用等次',
      content: '公共资源交易中降低信用等次',
      category: 'publicResources',
      articles: shandong('第二十八条第（三）项'),
      occasions: ['publicResourceTrading', 'governmentInvestmentTender', 'governmentProcurement'],
    },
    {
      id: 'SD28-04',
      name: '列为重点监管对象',
      content: '提高抽查比例和频次，加强现场检查',
      category: 'keySupervision',
      articles: shandong('第二十八条第（四）项'),
      occasions: ['administration'],
      subjectKinds: ORGANISATIONS,
    },
    {
      id: 'SD28-05',
      name: '其他惩戒措施',
      content: '法律、行政法规规定的其他惩戒，须另列条文',
      category: 'other',
      articles: shandong('第二十八条第（五）项'),
      nationalBasisRequired: true,
      state: 'draft',
    },
  ]),
  ...measuresOf(SD_SERIOUS, [
    {
      id: 'SD30-01',
      name: '市场和行业限制、禁入',
      content: '限制或者禁止进入相关市场和行业',
      category: 'marketEntry',
      articles: shandong('第三十条第（一）项'),
      occasions: ['licence', 'qualification'],
    },
    {
      id: 'SD30-02',
      name: '任职、评优和荣誉限制',
      content: '限制任职，取消评优资格，撤销荣誉',
      category: 'office',
      articles: shandong('第三十条第（二）项'),
      occasions: ['honour', 'qualification'],
    },
    {
      id: 'SD30-03',
      name: '融资授信限制',
      content: '限制融资、授信等金融活动',
      category: 'finance',
      articles: shandong('第三十条第（三）项'),
      implementers: ['金融监督管理机构'],
    },
    {
      id: 'SD30-04',
      name: '特许经营限制',
      content: '限制财政资金基建和公共事业特许经营',
      category: 'publicResources',
      articles: shandong('第三十条第（四）项'),
      occasions: ['governmentInvestmentTender'],
    },
    {
      id: 'SD30-05',
      name: '公共资源交易限制',
      content: '限制政府采购、招投标、土地招拍挂',
      category: 'publicResources',
      articles: shandong('第三十条第（五）项'),
      occasions: ['governmentProcurement', 'governmentInvestmentTender', 'publicResourceTrading'],
    },
    {
      id: 'SD30-06',
      name: '乘坐飞机和高等级列车限制',
      content: '限制乘坐飞机、高等级列车和席次',
      category: 'consumption',
      articles: shandong('第三十条第（六）项'),
      subjectKinds: ['naturalPerson'],
    },
    {
      id: 'SD30-07',
      name: '其他惩戒措施',
      content: '法律、行政法规规定的其他惩戒，须另列条文',
      category: 'other',
      articles: shandong('第三十条第（七）项'),
      state: 'draft',
    },
  ]),
]
