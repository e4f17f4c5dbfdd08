import type { Measure, ResponsibleRole } from '../measure.ts'
import { article, measuresOf } from './row.ts'

const SENIOR: readonly ResponsibleRole[] = ['controllingShareholder', 'actualController', 'director', 'supervisor', 'seniorManager']
const HEADING = 'heading'

/** 2014 tax memorandum, replaced by the 2016 edition: history. Its law citations are kept as it wrote them. */
const TAX_2014 = measuresOf(
  { kind: 'sanction', source: 'https://zc.tongcaizh.com/index.php?id=7268', fidelity: 'verbatim', memorandumId: 'M2014-3062', listTypeIds: ['tax-serious'], responsibleRoles: ['legalRepresentative', 'financeOfficer'], subjectKinds: ['enterprise', 'naturalPerson'] },
  [
    { id: 'T3062-01', name: '强化税务管理，通报有关部门', content: '纳税信用直接判D级，并通报有关部门', category: 'keySupervision', fidelity: 'truncated', implementers: ['税务部门'], articles: [article('纳税信用管理办法（试行）', '第三十二条'), article('重大税收违法案件信息公布办法（试行）', '第八条第一款')] },
    { id: 'T3062-02', name: '阻止出境', content: '欠缴查补税款又未担保的，阻止出境', category: 'exit', implementers: ['公安机关'], preconditions: ['TAX_UNPAID_NO_SECURITY'], articles: [article('税收征收管理法', '第四十四条', '2015-04-24'), article('税收征收管理法实施细则', '第七十四条', '2016-02-06')] },
    { id: 'T3062-03', name: '限制担任相关职务', content: '因税收犯罪受刑未逾五年的，不得任董监高', category: 'office', implementers: ['市场监督管理部门'], preconditions: ['CONVICTED'], articles: [article('公司法', '第一百四十六条第一款第（二）项', '2018-10-26'), article('公司法', '第一百七十八条第一款第（二）项', '2023-12-29'), article('企业法人法定代表人登记管理规定', '第四条第（四）项')] },
    { id: 'T3062-04', name: '金融机构融资授信参考', content: '通报金融机构，供融资授信参考', category: 'reference', fidelity: 'truncated' },
    { id: 'T3062-05', name: '禁止部分高消费行为', content: '进入强制执行的，由执行法院限制高消费', category: 'consumption', fidelity: 'localAdaptation', implementers: ['人民法院'] },
    { id: 'T3062-06', name: '通过公示系统公示', content: '通过企业信用信息公示系统公示', category: 'disclosure', fidelity: 'localAdaptation', implementers: ['税务部门'] },
    { id: 'T3062-07', name: '限制取得政府供应土地', content: '确定土地受让人时参考或者限制', category: 'publicResources', fidelity: 'localAdaptation', implementers: ['自然资源部门'] },
    { id: 'T3062-08', name: '强化检验检疫监督管理', content: '录入检验检疫企业信用系统，从严监管', category: 'keySupervision', fidelity: 'localAdaptation', implementers: ['海关'] },
    { id: 'T3062-09', name: '禁止参加政府采购活动', content: '一定期限内不得参加政府采购', category: 'publicResources', implementers: ['财政部门'], articles: [article('政府采购法', '第二十二条', '2014-08-31'), article('招标投标法', '第二十六条', '2017-12-27'), article('社会信用体系建设规划纲要（2014—2020年）', '第二部分（一）')] },
    { id: 'T3062-10', name: '禁止适用海关认证企业管理', content: '不予适用海关认证企业管理', category: 'convenience', implementers: ['海关'], articles: [article('海关企业信用管理暂行办法', '第九条')] },
    { id: 'T3062-11', name: '限制证券期货部分经营行为', content: '办理证券期货业务审批时参考', category: 'finance', fidelity: 'truncated', implementers: ['证券监督管理机构'], articles: [article('证券法', '第一百二十四条', '2014-08-31'), article('证券法', '第一百一十八条', '2019-12-28'), article('证券投资基金法', '第十三条', '2015-04-24'), article('期货交易管理条例', '第十六条', '2017-03-01')] },
    { id: 'T3062-12', name: '限制保险市场部分经营行为', content: '审核保险机构股东、董监高资格时参考', category: 'finance', fidelity: 'localAdaptation', implementers: ['金融监督管理机构'], articles: [article('保险法', '第六十八条', '2015-04-24'), article('保险法', '第八十二条', '2015-04-24'), article('保险公司管理规定', '第七条'), article('保险公司股权管理办法', '第十三条'), article('保险公司董事、监事和高级管理人员任职资格管理规定', '第七条')] },
    { id: 'T3062-13', name: '禁止受让收费公路权益', content: '不得受让收费公路权益', category: 'publicResources', fidelity: 'localAdaptation', implementers: ['交通运输部门'], articles: [article('收费公路权益转让办法', '第十二条第二款')] },
    { id: 'T3062-14', name: '限制政府性资金支持', content: '依法依规限制政府性资金支持', category: 'fiscalFunds', fidelity: 'localAdaptation', implementers: ['财政部门', '发展改革部门'], articles: [article('社会信用体系建设规划纲要（2014—2020年）', '第二部分（一）')] },
    { id: 'T3062-15', name: '从严审核债券发行', content: '从严审核企业债券，限制公司债券', category: 'finance', fidelity: 'localAdaptation', implementers: ['发展改革部门', '证券监督管理机构'], articles: [article('关于进一步改进企业债券发行审核工作的通知', '第二部分'), article('关于在行政管理事项中使用信用记录和信用报告的若干意见', '第二部分')] },
  ],
)

const FOOD_DRUG = measuresOf(
  { kind: 'sanction', source: 'https://m.docduoduo.com/p-2744832.html', fidelity: 'press', memorandumId: 'M2016-1962', listTypeIds: ['food-drug'], responsibleRoles: ['legalRepresentative', 'directlyResponsible'], implementers: ['药品监督管理部门'], subjectKinds: ['enterprise', 'individualBusiness', 'naturalPerson'] },
  [
    { id: 'F1962-A1', name: '列为重点监管对象', content: '加密日常检查，提高风险等级', category: 'keySupervision' },
    { id: 'F1962-A2', name: '限制食品药品生产经营', content: '一定期限内限制从事食品药品生产经营', category: 'marketEntry' },
    { id: 'F1962-A3', name: '责令自查或者第三方评价', content: '责令定期自查或者请第三方评价', category: 'keySupervision' },
    { id: 'F1962-A4', name: '从严从重处罚', content: '再违法的，从严从重处罚', category: 'other' },
    { id: 'F1962-B1', name: '政府性资金从严审核', content: '申请政府性资金时从严审核', category: 'fiscalFunds', fidelity: 'truncated', implementers: [] },
    { id: 'F1962-B2', name: '债券从严审核', content: '企业债券从严审核，公司债券受限', category: 'finance', fidelity: 'truncated', implementers: [] },
    { id: 'F1962-B3', name: '进口关税配额参考', content: '申请粮食、食糖进口配额时参考', category: 'reference', fidelity: 'truncated', implementers: [] },
  ],
)

const WORK_SAFETY = measuresOf(
  { kind: 'sanction', source: 'https://www.wanglu.net/thread/t4-374003-0.html', fidelity: 'verbatim', memorandumId: 'M2016-1001', listTypeIds: ['work-safety'], responsibleRoles: ['principal', 'directlyResponsible'], implementers: ['应急管理部门'] },
  [
    { id: 'S1001-01', name: '加大执法检查频次', content: '加大执法检查频次', category: 'keySupervision' },
    { id: 'S1001-02', name: '重点监管监察对象', content: '常态化暗查暗访，不定期抽查', category: 'keySupervision' },
    { id: 'S1001-03', name: '约谈和培训', content: '约谈主要负责人，组织安全培训', category: 'summons' },
    { id: 'S1001-04', name: '暂停安全标准化评审', content: '暂停标准化评审，已有证书的撤销', category: 'convenience' },
    { id: 'S1001-05', name: '市场禁入', content: '对单位和主要责任人实施市场禁入', category: 'marketEntry' },
  ],
)

const LISTED_COMPANY = measuresOf(
  { kind: 'sanction', source: 'http://finance.ce.cn/rolling/201512/29/t20151229_7919097.shtml', fidelity: 'press', memorandumId: 'M2015-3062', listTypeIds: ['listed-company'], responsibleRoles: SENIOR },
  [
    { id: 'L3062-01', name: '禁止参加政府采购活动', content: '不得参加政府采购', category: 'publicResources' },
    { id: 'L3062-02', name: '限制发行企业债券', content: '限制发行企业债券', category: 'finance' },
    { id: 'L3062-03', name: '限制银行间市场发债', content: '限制在银行间市场发债', category: 'finance' },
    { id: 'L3062-04', name: '限制股权激励', content: '限制股权激励计划和对象', category: 'finance' },
    { id: 'L3062-05', name: '限制补贴性资金', content: '限制补贴性资金支持', category: 'fiscalFunds' },
    { id: 'L3062-06', name: '限制成为海关认证企业', content: '限制成为海关认证企业', category: 'convenience' },
    { id: 'L3062-07', name: '金融机构设立审批参考', content: '设立金融机构审批时参考', category: 'finance' },
    { id: 'L3062-08', name: '外汇审批参考', content: '外汇行政审批时参考', category: 'finance' },
    { id: 'L3062-09', name: '融资授信参考', content: '供金融机构融资授信参考', category: 'reference' },
    { id: 'L3062-10', name: '国有企业任免参考', content: '国企董监事任免时参考', category: 'office' },
    { id: 'L3062-11', name: '不授予先进荣誉', content: '不授予先进荣誉', category: 'honours' },
    { id: 'L3062-12', name: '向社会公布', content: '通过信用网站、公示系统公布', category: 'disclosure' },
  ],
)

const PROCUREMENT = measuresOf(
  { kind: 'sanction', source: 'https://teenabolic.com/news.php?id=9095', fidelity: HEADING, memorandumId: 'M2018-1614', listTypeIds: ['government-procurement'], responsibleRoles: ['directlyResponsible'], subjectKinds: ['enterprise', 'naturalPerson'] },
  [
    { id: 'G1614-01', name: '限制财政补助和社保资金', content: '依法限制补助补贴和社保资金支持', category: 'fiscalFunds' },
    { id: 'G1614-02', name: '限制政府投资工程投标', content: '依法限制政府投资工程投标', category: 'publicResources' },
    { id: 'G1614-03', name: '限制取得政府供应土地', content: '依法限制取得政府供地', category: 'publicResources' },
    { id: 'G1614-04', name: '限制认证资质和证书', content: '依法限制认证资质、证书', category: 'marketEntry' },
    { id: 'G1614-05', name: '限制特许经营', content: '依法限制特许经营', category: 'publicResources' },
    { id: 'G1614-06', name: '证券机构审批参考', content: '设立证券、基金、期货公司审批参考', category: 'finance' },
    { id: 'G1614-07', name: '商业银行审批参考', content: '设立商业银行审批参考', category: 'finance' },
    { id: 'G1614-08', name: '保险公司审批参考', content: '设立保险公司审批参考', category: 'finance' },
    { id: 'G1614-09', name: '企业债券不予受理', content: '企业债券申请不予受理', category: 'finance' },
    { id: 'G1614-10', name: '债务融资工具管理', content: '加强债务融资工具注册管理', category: 'finance' },
    { id: 'G1614-11', name: '公司债券参考', content: '公司债券核准备案参考', category: 'finance' },
  ],
)

const OVERLOADING = measuresOf(
  { kind: 'sanction', source: 'https://njsyzz.com/ztzl/xytxjszl/xyzdjs/201705/t20170519_178997', fidelity: HEADING, memorandumId: 'M2017-274', listTypeIds: ['overloading'], implementers: ['交通运输部门'], subjectKinds: ['enterprise', 'individualBusiness', 'naturalPerson'] },
  [
    { id: 'O274-01', name: '严格道路运输准入', content: '依法严格道路运输市场准入', category: 'marketEntry' },
    { id: 'O274-02', name: '企业经营审慎参考', content: '作为限制企业经营的审慎参考', category: 'marketEntry', implementers: [] },
    { id: 'O274-03', name: '限制生产许可', content: '依法限制取得生产许可', category: 'marketEntry', implementers: [] },
    { id: 'O274-04', name: '限制政府采购', content: '依法限制参与政府采购', category: 'publicResources', implementers: [] },
    { id: 'O274-05', name: '限制政府供应土地', content: '限制取得政府供地', category: 'publicResources', implementers: [] },
    { id: 'O274-06', name: '限制工程招投标', content: '依法限制参与工程招投标', category: 'publicResources', implementers: [] },
    { id: 'O274-07', name: '限制安全生产许可', content: '限制取得安全生产许可', category: 'marketEntry', implementers: [] },
    { id: 'O274-08', name: '新增项目审慎参考', content: '核准新增项目时审慎参考', category: 'marketEntry', implementers: [] },
    { id: 'O274-09', name: '货车生产改装监管', content: '加强货车生产和改装监管', category: 'keySupervision', implementers: [] },
  ],
)

const TRANSPORT = measuresOf(
  { kind: 'sanction', source: 'https://guanchang.qwyd.net/caishuifagui/1552723459303940_2.html', fidelity: 'verbatim', memorandumId: 'M-TRANSPORT-2017', listTypeIds: ['transport-logistics'] },
  [
    { id: 'W-02', name: '寄递经营许可限制', content: '申请寄递业务许可时依法限制', category: 'marketEntry' },
    { id: 'W-03', name: '货车通行证限制', content: '申请城市货车通行证时限制', category: 'convenience' },
    { id: 'W-04', name: '政府采购限制', content: '依法限制作为供应商参加采购', category: 'publicResources' },
    { id: 'W-05', name: '工程招投标限制', content: '依法限制参与工程招投标', category: 'publicResources' },
    { id: 'W-06', name: '政府供地限制', content: '依法限制取得政府供地', category: 'publicResources' },
    { id: 'W-07', name: '财政补贴审核参考', content: '安排财政补贴时作为审核参考', category: 'fiscalFunds' },
    { id: 'W-08', name: '认证资质限制', content: '限制认证资质和证书', category: 'marketEntry' },
    { id: 'W-09', name: '纳税信用评价参考', content: '作为纳税信用评价的外部参考', category: 'keySupervision' },
    { id: 'W-10', name: '海关认证限制', content: '不予通过海关认证', category: 'convenience' },
    { id: 'W-11', name: '通关严密监管', content: '通关时对货物从严监管', category: 'keySupervision' },
    { id: 'W-12', name: '检验检疫监管参考', content: '作为检验检疫监管参考', category: 'keySupervision' },
    { id: 'W-13', name: '融资授信参考', content: '供金融机构授信时审慎参考', category: 'reference' },
    { id: 'W-14', name: '公司债券参考', content: '公司债券核准时参考', category: 'finance' },
    { id: 'W-15', name: '股票发行和挂牌参考', content: '股票发行、股转挂牌审核时参考', category: 'finance' },
    { id: 'W-16', name: '收购监管参考', content: '上市公司收购监管中予以关注', category: 'finance' },
    { id: 'W-17', name: '股权激励参考', content: '股权激励监管中予以关注', category: 'finance' },
  ],
)

const E_CERTIFICATION = measuresOf(
  { kind: 'sanction', source: 'https://guanchang.qwyd.net/caishuifagui/1552720407302349_3.html', fidelity: 'verbatim', memorandumId: 'M-ECERT-2017', listTypeIds: ['e-certification'] },
  [
    { id: 'E-12', name: '向社会公布', content: '通过信用网站、公示系统公布', category: 'disclosure', implementers: ['发展改革部门', '市场监督管理部门'] },
    { id: 'E-13', name: '重点监管', content: '列为重点监管，提高抽查比例', category: 'keySupervision', implementers: ['市场监督管理部门'] },
    { id: 'E-14', name: '资质认定参考', content: '高新认定、检验认可时参考', category: 'marketEntry', implementers: ['科技部门', '市场监督管理部门', '人民政府'] },
    { id: 'E-15', name: '荣誉限制', content: '限制获得荣誉，已有的及时撤销', category: 'honours', implementers: ['文明办', '工会', '共青团', '妇联'] },
    { id: 'E-16', name: '认证资质限制', content: '限制认证资质和证书', category: 'marketEntry', implementers: ['市场监督管理部门'] },
  ],
)

const ENERGY = measuresOf(
  { kind: 'sanction', source: 'http://ichinaenergy.com/News/1/News_Read.aspx?cp=2&newsid=10', fidelity: 'verbatim', memorandumId: 'M-UNIDENTIFIED-A' },
  [
    { id: 'X-14', name: '重点监督对象', content: '增加监督检查和质量抽查', category: 'keySupervision' },
    { id: 'X-15', name: '认证资质限制', content: '依法限制认证资质和证书', category: 'marketEntry' },
    { id: 'X-16', name: '生产许可证限制', content: '限制取得工业产品生产许可证', category: 'marketEntry' },
    { id: 'X-17', name: '检验检疫管理', content: '出入境检验检疫信用降为D级', category: 'keySupervision' },
    { id: 'X-18', name: '再违法从严处罚', content: '再违法的依法从严从重处罚', category: 'other' },
    { id: 'X-19', name: '环保执法检查', content: '依法处罚并增加环保检查', category: 'keySupervision' },
    { id: 'X-20', name: '强化税务管理', content: '提高税务监督检查频次', category: 'keySupervision' },
    { id: 'X-21', name: '纳税信用评价参考', content: '作为纳税信用评价的外部参考', category: 'keySupervision' },
    { id: 'X-22', name: '节能监察重点', content: '列为节能监察重点，增加检查', category: 'keySupervision' },
    { id: 'X-23', name: '向社会公布', content: '通过信用网站、公示系统公布', category: 'disclosure' },
    { id: 'X-24', name: '治安保卫检查', content: '依法处罚并增加治安检查', category: 'keySupervision' },
    { id: 'X-25', name: '融资授信参考', content: '供融资授信时参考', category: 'reference' },
    { id: 'X-26', name: '政府供地限制', content: '依法限制或者禁止取得政府供地', category: 'publicResources' },
    { id: 'X-27', name: '政府采购禁止', content: '依法禁止参加政府采购', category: 'publicResources' },
    { id: 'X-28', name: '补贴和社保资金限制', content: '限制申请补贴和社保资金', category: 'fiscalFunds' },
    { id: 'X-29', name: '特许经营限制', content: '限制特许经营', category: 'publicResources' },
    { id: 'X-30', name: '海关认证限制', content: '不予通过认证，已认证的降级', category: 'convenience' },
    { id: 'X-31', name: '通关严密监管', content: '通关时对货物从严监管', category: 'keySupervision' },
    { id: 'X-32', name: '债券审核参考', content: '从严审核企业债券，公司债券参考', category: 'finance' },
  ],
)

/** Measures of memoranda: history. They name no article of law, or the memorandum was replaced, so they are inert drafts. */
export const MEMORANDUM_MEASURES: readonly Measure[] = [
  ...TAX_2014,
  ...FOOD_DRUG,
  ...WORK_SAFETY,
  ...LISTED_COMPANY,
  ...PROCUREMENT,
  ...OVERLOADING,
  ...TRANSPORT,
  ...E_CERTIFICATION,
  ...ENERGY,
]
