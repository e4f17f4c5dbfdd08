import { localDate } from '../../calendar/local-date.ts'
import type { SubjectKind } from '../../kernel/refs.ts'
import type { LawArticle } from '../law.ts'
import type { Measure } from '../measure.ts'
import { article, measuresOf } from './row.ts'

const SUBJECTS: readonly SubjectKind[] = ['enterprise', 'individualBusiness', 'naturalPerson', 'socialOrganisation']

function shanghai(clause: string): readonly LawArticle[] {
  return [article('上海市社会信用条例', clause, '2017-06-23')]
}
function zhejiang(clause: string): readonly LawArticle[] {
  return [article('浙江省公共信用信息管理条例', clause, '2017-09-30')]
}

const SH = {
  source: 'LawRefBook/Laws 上海市社会信用条例(2017-06-23)',
  fidelity: 'verbatim',
  state: 'published',
  place: '310000',
  effective: localDate('2017-10-01'),
  implementers: ['国家机关'],
  subjectKinds: SUBJECTS,
} as const
const ZJ = {
  source: 'LawRefBook/Laws 浙江省公共信用信息管理条例(2017-09-30)',
  fidelity: 'verbatim',
  state: 'published',
  place: '330000',
  effective: localDate('2018-01-01'),
  implementers: ['国家机关'],
  subjectKinds: SUBJECTS,
  kind: 'sanction',
} as const

/** Regulations of two other provinces, for comparison and for entries that arrive from there. */
export const OTHER_PROVINCE_MEASURES: readonly Measure[] = [
  ...measuresOf({ ...SH, kind: 'incentive', listTypeIds: ['shanghai-honest'] }, [
    {
      id: 'SH29-01',
      name: '许可优先办理、简化程序',
      content: '视情优先办理、简化程序',
      category: 'fastTrack',
      articles: shanghai('第二十九条第（一）项'),
      occasions: ['licence'],
    },
    {
      id: 'SH29-02',
      name: '财政资金和项目优先',
      content: '同等条件下列为优先选择',
      category: 'priority',
      articles: shanghai('第二十九条第（二）项'),
      occasions: ['fiscalSubsidy'],
    },
    {
      id: 'SH29-03',
      name: '公共资源交易加分',
      content: '信用加分、提升等次',
      category: 'bonusPoints',
      articles: shanghai('第二十九条第（三）项'),
      occasions: ['publicResourceTrading'],
    },
    {
      id: 'SH29-04',
      name: '优化检查频次',
      content: '符合条件的优化检查频次',
      category: 'inspection',
      articles: shanghai('第二十九条第（四）项'),
      occasions: ['administration'],
    },
    {
      id: 'SH29-05',
      name: '其他激励措施',
      content: '国家和本市规定的其他激励',
      category: 'other',
      articles: shanghai('第二十九条第（五）项'),
      state: 'draft',
    },
  ]),
  ...measuresOf({ ...SH, kind: 'sanction', listTypeIds: ['shanghai-dishonest', 'shanghai-serious'] }, [
    {
      id: 'SH30-01',
      name: '许可重点审查',
      content: '列为重点审查对象，不适用简化程序',
      category: 'convenience',
      articles: shanghai('第三十条第（一）项'),
      occasions: ['licence'],
    },
    {
      id: 'SH30-02',
      name: '政策扶持限制',
      content: '财政资助等扶持中作相应限制',
      category: 'fiscalFunds',
      articles: shanghai('第三十条第（二）项'),
      occasions: ['fiscalSubsidy'],
    },
    {
      id: 'SH30-03',
      name: '限制便利措施',
      content: '行政管理中限制便利措施',
      category: 'convenience',
      articles: shanghai('第三十条第（三）项'),
      occasions: ['administration'],
    },
    {
      id: 'SH30-04',
      name: '公共资源交易减分',
      content: '信用减分、降低等次',
      category: 'publicResources',
      articles: shanghai('第三十条第（四）项'),
      occasions: ['publicResourceTrading'],
    },
    {
      id: 'SH30-05',
      name: '列为重点监管对象',
      content: '增加监管频次，加强现场检查',
      category: 'keySupervision',
      articles: shanghai('第三十条第（五）项'),
      occasions: ['administration'],
    },
    {
      id: 'SH30-06',
      name: '其他惩戒措施',
      content: '国家和本市规定的其他措施',
      category: 'other',
      articles: shanghai('第三十条第（六）项'),
      state: 'draft',
    },
  ]),
  ...measuresOf(
    {
      ...SH,
      kind: 'sanction',
      nationalBasisRequired: true,
      measureClass: 'MANDATORY',
      tier: 'blacklist',
      listTypeIds: ['shanghai-serious'],
    },
    [
      {
        id: 'SH31-01',
        name: '限制进入相关市场',
        content: '依法限制进入相关市场',
        category: 'marketEntry',
        articles: shanghai('第三十一条第（一）项'),
      },
      {
        id: 'SH31-02',
        name: '限制进入相关行业',
        content: '依法限制进入相关行业',
        category: 'marketEntry',
        articles: shanghai('第三十一条第（二）项'),
      },
      {
        id: 'SH31-03',
        name: '限制任职资格',
        content: '依法限制任职资格',
        category: 'office',
        articles: shanghai('第三十一条第（三）项'),
      },
      {
        id: 'SH31-04',
        name: '限制金融业务',
        content: '依法限制开展金融业务',
        category: 'finance',
        articles: shanghai('第三十一条第（四）项'),
      },
      {
        id: 'SH31-05',
        name: '限制享受公共政策',
        content: '依法限制享受公共政策',
        category: 'convenience',
        articles: shanghai('第三十一条第（五）项'),
      },
      {
        id: 'SH31-06',
        name: '限制荣誉称号',
        content: '依法限制获得荣誉称号',
        category: 'honours',
        articles: shanghai('第三十一条第（六）项'),
      },
      {
        id: 'SH31-07',
        name: '其他惩戒措施',
        content: '法律、行政法规规定的其他措施',
        category: 'other',
        articles: shanghai('第三十一条第（七）项'),
        state: 'draft',
      },
    ],
  ),
  ...measuresOf({ ...ZJ, listTypeIds: ['zhejiang-adverse', 'zhejiang-serious'], tier: 'belowBlacklist' }, [
    {
      id: 'ZJ23-01',
      name: '许可重点审查',
      content: '列为重点审查对象',
      category: 'convenience',
      articles: zhejiang('第二十三条第（一）项'),
      occasions: ['licence'],
    },
    {
      id: 'ZJ23-02',
      name: '取消便利措施',
      content: '取消已享受的行政便利',
      category: 'convenience',
      articles: zhejiang('第二十三条第（二）项'),
      occasions: ['administration'],
    },
    {
      id: 'ZJ23-03',
      name: '重点监督检查',
      content: '列为重点检查对象，加强现场检查',
      category: 'keySupervision',
      articles: zhejiang('第二十三条第（三）项'),
      occasions: ['administration'],
    },
    {
      id: 'ZJ23-04',
      name: '其他监管措施',
      content: '国家和省规定的其他监管措施',
      category: 'other',
      articles: zhejiang('第二十三条第（四）项'),
      state: 'draft',
    },
  ]),
  ...measuresOf({ ...ZJ, listTypeIds: ['zhejiang-serious'], nationalBasisRequired: true, tier: 'blacklist' }, [
    {
      id: 'ZJ26-01',
      name: '限制公共资源交易',
      content: '限制政府采购、招投标、土地招拍挂',
      category: 'publicResources',
      articles: zhejiang('第二十六条第（一）项'),
    },
    {
      id: 'ZJ26-02',
      name: '市场和行业禁入（退出）',
      content: '实施市场和行业禁入或者退出',
      category: 'marketEntry',
      articles: zhejiang('第二十六条第（二）项'),
    },
    {
      id: 'ZJ26-03',
      name: '限制特许经营',
      content: '限制基础设施、公共事业特许经营',
      category: 'publicResources',
      articles: zhejiang('第二十六条第（三）项'),
    },
    {
      id: 'ZJ26-04',
      name: '限制高消费',
      content: '依法限制高消费',
      category: 'consumption',
      articles: zhejiang('第二十六条第（四）项'),
    },
    {
      id: 'ZJ26-05',
      name: '限制任职资格',
      content: '依法限制任职资格',
      category: 'office',
      articles: zhejiang('第二十六条第（五）项'),
    },
    {
      id: 'ZJ26-06',
      name: '限制财政补助',
      content: '限制财政补助等政策扶持',
      category: 'fiscalFunds',
      articles: zhejiang('第二十六条第（六）项'),
      nationalBasisRequired: false,
    },
    {
      id: 'ZJ26-07',
      name: '限制表彰奖励',
      content: '限制参加国家机关的表彰奖励',
      category: 'honours',
      articles: zhejiang('第二十六条第（七）项'),
      nationalBasisRequired: false,
    },
    {
      id: 'ZJ26-08',
      name: '撤销荣誉称号',
      content: '撤销相关荣誉称号',
      category: 'honours',
      articles: zhejiang('第二十六条第（八）项'),
      nationalBasisRequired: false,
    },
    {
      id: 'ZJ26-09',
      name: '其他惩戒措施',
      content: '国家和省规定的其他惩戒措施',
      category: 'other',
      articles: zhejiang('第二十六条第（九）项'),
      state: 'draft',
    },
  ]),
]
