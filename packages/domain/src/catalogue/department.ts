/** Any organ of the State acting within its own power (国家机关在法定权限范围内): for measures that a regulation opens to all. */
export const ANY_STATE_ORGAN = '国家机关'

/**
 * Present names of departments, each with the names it goes by in texts of 2014–2018 and with its head at the centre.
 * Units are matched by these names, never by their own spelling.
 */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  人民法院: ['执行法院', '最高人民法院', '市中级人民法院'],
  发展改革部门: ['国家发展改革委', '发展改革委', '市发改委', '投资主管部门'],
  市场监督管理部门: [
    '市场监管总局',
    '工商总局',
    '工商行政管理部门',
    '质检总局',
    '市工商局',
    '市质监局',
    '登记机关',
    '食品安全监督管理部门',
    '出入境检验检疫部门',
  ],
  税务部门: ['税务总局', '税务机关', '市国税局', '市地税局', '县以上税务机关'],
  海关: ['海关总署'],
  财政部门: ['财政部', '市财政局'],
  人力资源社会保障部门: ['人力资源社会保障部', '人力资源和社会保障部', '省人力资源社会保障厅'],
  公安机关: ['公安部', '出境管理机关'],
  自然资源部门: ['国土资源管理部门', '国土资源部', '自然资源部', '自然资源主管部门'],
  生态环境部门: ['环境保护部', '生态环境部', '市环保局', '生态环境主管部门'],
  应急管理部门: ['安全监管总局', '市安监局', '负有安全生产监督管理职责的部门'],
  药品监督管理部门: ['食品药品监管总局', '食品药品监督管理部门', '市食品药品监督管理局'],
  住房和城乡建设部门: ['住房城乡建设部', '住房和城乡建设部', '住房城乡建设主管部门', '市住建局'],
  行政审批部门: ['行政审批服务部门', '政务服务管理部门', '政务服务部门'],
  水利部门: ['水利部'],
  民政部门: ['民政部'],
  文化和旅游部门: ['文化部', '旅游局'],
  司法行政部门: ['司法部'],
  知识产权部门: ['知识产权局'],
  民用航空管理部门: ['民航局', '中国民用航空局'],
  铁路监督管理机构: ['国家铁路局', '铁路局'],
  交通运输部门: ['交通运输部', '市交通委', '市城乡交通运输委'],
  农业农村部门: ['农业部', '市农业局'],
  商务部门: ['商务部', '省商务厅'],
  教育部门: ['教育部', '省教育厅'],
  科技部门: ['科技部', '科学技术行政部门'],
  统计部门: ['国家统计局', '市统计局'],
  卫生健康部门: ['卫生计生委', '国家卫生计生委', '卫生健康主管部门'],
  医疗保障部门: ['医疗保障主管部门'],
  邮政管理部门: ['国家邮政局', '邮政局'],
  工业和信息化部门: ['工业和信息化部'],
  能源主管部门: ['国家能源局'],
  林业草原部门: ['林业局'],
  国有资产监督管理机构: ['国资委'],
  证券监督管理机构: ['证监会', '国务院证券监督管理机构'],
  金融监督管理机构: ['银监会', '保监会', '银保监会', '福建保监局', '市金融办'],
  人民银行: ['中国人民银行'],
  外汇管理部门: ['外汇局', '国家外汇管理局'],
  公务员主管部门: ['公务员局', '国家公务员局', '招录机关'],
  监察机关: [],
  出入境边防检查机关: [],
  招标投标行政监督部门: ['有关行政监督部门'],
  公共资源交易机构: [],
  采购人: [],
  招标人: ['招标代理机构'],
  评标专家库管理单位: [],
  文明办: ['中央文明办', '市文明办'],
  共青团: ['共青团中央', '团省委', '团市委'],
  工会: ['全国总工会'],
  妇联: ['全国妇联'],
  人民政府: ['县级人民政府', '各级人民政府', '县级以上地方人民政府及其有关部门'],
  网信部门: ['国家网信办', '中央网信办', '互联网信息办公室'],
  金融机构: [],
  征信机构: [],
}

const PRESENT = new Map<string, string>(
  Object.entries(NAMES).flatMap(([name, former]) => [
    [name, name] as const,
    ...former.map((old) => [old, name] as const),
  ]),
)

/** All present names. */
export const DEPARTMENTS: readonly string[] = Object.keys(NAMES)

/** The present name of a department as a text writes it, if it is known. */
export function findDepartment(text: string): string | undefined {
  return text === ANY_STATE_ORGAN ? ANY_STATE_ORGAN : PRESENT.get(text)
}

/** Names in the table that are no organs of the State: they buy, tender, lend or keep records. */
const NO_ORGANS: readonly string[] = [
  '公共资源交易机构',
  '采购人',
  '招标人',
  '评标专家库管理单位',
  '金融机构',
  '征信机构',
]

/** Whether a unit with these departments has one of the implementers' powers. */
export function hasPower(departments: readonly string[], implementers: readonly string[]): boolean {
  if (departments.some((department) => implementers.includes(department))) return true
  if (!implementers.includes(ANY_STATE_ORGAN)) return false
  return departments.some((department) => DEPARTMENTS.includes(department) && !NO_ORGANS.includes(department))
}
