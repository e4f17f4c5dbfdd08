import { localDate } from '../../calendar/local-date.ts'
import type { CitedLaw } from '../law.ts'

/**
 * What stands behind a version taken from a collection of texts: its articles were read there, while most texts do not
 * name the day on which a revision took effect.
 */
const READ_IN_COLLECTION = 'LawRefBook/Laws（条文已核；修订文本的施行日期未逐件与公报核对）'

/** A law of which the register has the one version now in force. */
function inOneVersion(title: string, level: CitedLaw['level'], version: string, effective: string): CitedLaw {
  return {
    title,
    level,
    place: null,
    versions: [
      { version: localDate(version), number: null, effective: localDate(effective), until: null, confirmed: true },
    ],
    renumbered: [],
    source: READ_IN_COLLECTION,
  }
}

/** National texts that measures cite: titles, versions and dates, no text. */
export const NATIONAL_LAWS: readonly CitedLaw[] = [
  {
    title: '最高人民法院关于公布失信被执行人名单信息的若干规定',
    level: 'judicialInterpretation',
    place: null,
    versions: [
      {
        version: localDate('2013-07-16'),
        number: '法释〔2013〕17号',
        effective: localDate('2013-10-01'),
        until: localDate('2017-05-01'),
        confirmed: true,
      },
      {
        version: localDate('2017-01-16'),
        number: '法释〔2017〕7号',
        effective: localDate('2017-05-01'),
        until: null,
        confirmed: true,
      },
    ],
    renumbered: [
      {
        from: { version: localDate('2013-07-16'), article: '第六条' },
        to: { version: localDate('2017-01-16'), article: '第八条' },
        confirmed: true,
      },
    ],
    source: 'LawRefBook/Laws；2017修正: http://sr-lvshi.com/page316?article_id=537',
  },
  {
    title: '最高人民法院关于限制被执行人高消费的若干规定',
    level: 'judicialInterpretation',
    place: null,
    versions: [
      {
        version: localDate('2010-07-01'),
        number: null,
        effective: localDate('2010-10-01'),
        until: localDate('2015-07-22'),
        confirmed: true,
      },
    ],
    renumbered: [],
    source: READ_IN_COLLECTION,
  },
  {
    title: '最高人民法院关于限制被执行人高消费及有关消费的若干规定',
    level: 'judicialInterpretation',
    place: null,
    versions: [
      {
        version: localDate('2015-07-06'),
        number: '法释〔2015〕17号',
        effective: localDate('2015-07-22'),
        until: null,
        confirmed: true,
      },
    ],
    renumbered: [],
    source: 'http://www.zhaiwuqingqian.cn/show-15-263-1.html , https://75law.com/question/30282.html',
  },
  {
    title: '民事诉讼法',
    level: 'law',
    place: null,
    versions: [
      {
        version: localDate('2021-12-24'),
        number: null,
        effective: localDate('2022-01-01'),
        until: localDate('2024-01-01'),
        confirmed: true,
      },
      {
        version: localDate('2023-09-01'),
        number: null,
        effective: localDate('2024-01-01'),
        until: null,
        confirmed: true,
      },
    ],
    renumbered: [
      {
        from: { version: localDate('2021-12-24'), article: '第二百六十二条' },
        to: { version: localDate('2023-09-01'), article: '第二百六十六条' },
        confirmed: true,
      },
    ],
    source: READ_IN_COLLECTION,
  },
  {
    title: '公司法',
    level: 'law',
    place: null,
    versions: [
      {
        version: localDate('2018-10-26'),
        number: null,
        effective: localDate('2018-10-26'),
        until: localDate('2024-07-01'),
        confirmed: true,
      },
      {
        version: localDate('2023-12-29'),
        number: null,
        effective: localDate('2024-07-01'),
        until: null,
        confirmed: true,
      },
    ],
    renumbered: [
      {
        from: { version: localDate('2018-10-26'), article: '第一百四十六条' },
        to: { version: localDate('2023-12-29'), article: '第一百七十八条' },
        confirmed: true,
      },
    ],
    source: READ_IN_COLLECTION,
  },
  {
    title: '证券法',
    level: 'law',
    place: null,
    versions: [
      {
        version: localDate('2014-08-31'),
        number: null,
        effective: localDate('2014-08-31'),
        until: localDate('2020-03-01'),
        confirmed: true,
      },
      {
        version: localDate('2019-12-28'),
        number: null,
        effective: localDate('2020-03-01'),
        until: null,
        confirmed: true,
      },
    ],
    renumbered: [
      {
        from: { version: localDate('2014-08-31'), article: '第一百二十四条' },
        to: { version: localDate('2019-12-28'), article: '第一百一十八条' },
        confirmed: true,
      },
    ],
    source: READ_IN_COLLECTION,
  },
  inOneVersion('政府采购法', 'law', '2014-08-31', '2014-08-31'),
  inOneVersion('招标投标法', 'law', '2017-12-27', '2017-12-28'),
  inOneVersion('招标投标法实施条例', 'adminRegulation', '2019-03-02', '2019-03-02'),
  inOneVersion('税收征收管理法', 'law', '2015-04-24', '2015-04-24'),
  inOneVersion('税收征收管理法实施细则', 'adminRegulation', '2016-02-06', '2016-02-06'),
  inOneVersion('证券投资基金法', 'law', '2015-04-24', '2015-04-24'),
  inOneVersion('保险法', 'law', '2015-04-24', '2015-04-24'),
  {
    title: '期货交易管理条例',
    level: 'adminRegulation',
    place: null,
    versions: [{ version: null, number: null, effective: null, until: null, confirmed: false }],
    renumbered: [],
    source: '税务总局等合作备忘录（发改财金〔2014〕3062号）所引，条文版本未核对',
  },
  inOneVersion('公务员法', 'law', '2018-12-29', '2019-06-01'),
  inOneVersion('监察官法', 'law', '2021-08-20', '2022-01-01'),
  inOneVersion('人民陪审员法', 'law', '2018-04-27', '2018-04-27'),
  inOneVersion('保障农民工工资支付条例', 'adminRegulation', '2019-12-30', '2020-05-01'),
  inOneVersion('安全生产法', 'law', '2021-06-10', '2021-09-01'),
  inOneVersion('药品管理法', 'law', '2019-08-26', '2019-12-01'),
  inOneVersion('疫苗管理法', 'law', '2019-06-29', '2019-12-01'),
  inOneVersion('食品安全法', 'law', '2021-04-29', '2021-04-29'),
  inOneVersion('食品安全法实施条例', 'adminRegulation', '2019-10-11', '2019-12-01'),
  inOneVersion('兵役法', 'law', '2021-08-20', '2021-10-01'),
  inOneVersion('私募投资基金监督管理条例', 'adminRegulation', '2023-07-03', '2023-09-01'),
  inOneVersion('国家科学技术奖励条例', 'adminRegulation', '2024-05-26', '2024-05-26'),
  inOneVersion('基本医疗卫生与健康促进法', 'law', '2019-12-28', '2020-06-01'),
  inOneVersion('化妆品监督管理条例', 'adminRegulation', '2020-06-16', '2021-01-01'),
  inOneVersion('快递暂行条例', 'adminRegulation', '2019-03-02', '2019-03-02'),
  inOneVersion('个人所得税法实施条例', 'adminRegulation', '2018-12-18', '2019-01-01'),
  inOneVersion('证券期货行政执法当事人承诺制度实施办法', 'adminRegulation', '2021-10-26', '2022-01-01'),
  inOneVersion('市场主体登记管理条例实施细则', 'ministryRule', '2022-03-01', '2022-03-01'),
  {
    title: '企业信息公示暂行条例',
    level: 'adminRegulation',
    place: null,
    versions: [
      {
        version: localDate('2014-08-07'),
        number: '国务院令第654号',
        effective: localDate('2014-10-01'),
        until: localDate('2024-05-01'),
        confirmed: true,
      },
      {
        version: localDate('2024-03-10'),
        number: '国务院令第777号',
        effective: localDate('2024-05-01'),
        until: null,
        confirmed: false,
      },
    ],
    renumbered: [],
    source: 'LawRefBook/Laws（2014文本）；2024修订的条文序号未核对',
  },
  {
    title: '保障中小企业款项支付条例',
    level: 'adminRegulation',
    place: null,
    versions: [
      {
        version: localDate('2020-07-05'),
        number: null,
        effective: localDate('2020-09-01'),
        until: localDate('2025-06-01'),
        confirmed: true,
      },
      {
        version: localDate('2025-03-17'),
        number: null,
        effective: localDate('2025-06-01'),
        until: null,
        confirmed: true,
      },
    ],
    renumbered: [],
    source: READ_IN_COLLECTION,
  },
  {
    title: '国务院关于建立完善守信联合激励和失信联合惩戒制度加快推进社会诚信建设的指导意见',
    level: 'centralPolicy',
    place: null,
    versions: [
      { version: null, number: '国发〔2016〕33号', effective: localDate('2016-05-30'), until: null, confirmed: true },
    ],
    renumbered: [],
    source: 'http://www.cptp.org.cn/902.html',
  },
  {
    title: '国务院办公厅关于进一步完善失信约束制度构建诚信建设长效机制的指导意见',
    level: 'centralPolicy',
    place: null,
    versions: [
      { version: null, number: '国办发〔2020〕49号', effective: localDate('2020-12-07'), until: null, confirmed: true },
    ],
    renumbered: [],
    source: '国办发〔2020〕49号',
  },
  {
    title: '关于加快推进失信被执行人信用监督、警示和惩戒机制建设的意见',
    level: 'centralPolicy',
    place: null,
    versions: [{ version: null, number: null, effective: localDate('2016-09-25'), until: null, confirmed: true }],
    renumbered: [],
    source: 'http://81.cn/gnxw/2016-09/26/content_7276130_4.htm',
  },
  {
    title: '社会信用体系建设规划纲要（2014—2020年）',
    level: 'centralPolicy',
    place: null,
    versions: [
      {
        version: null,
        number: '国发〔2014〕21号',
        effective: localDate('2014-06-14'),
        until: localDate('2021-01-01'),
        confirmed: true,
      },
    ],
    renumbered: [],
    source: '国发〔2014〕21号',
  },
]
