import type { Role } from '../access/roles.ts'

/** The parts that units play in a demo city. */
export type UnitKey =
  | 'market'
  | 'environment'
  | 'tax'
  | 'court'
  | 'labour'
  | 'housing'
  | 'safety'
  | 'credit'
  | 'trading'
  | 'finance'
  | 'licensing'

/** A unit of a demo city; `aliases` are spellings that files use and a person has to confirm once. */
export interface DemoUnit {
  readonly key: UnitKey
  readonly id: string
  readonly name: string
  readonly departments: readonly string[]
  readonly aliases: readonly string[]
}

/** An account of a demo city, for anyone who tries the demo. */
export interface DemoAccount {
  readonly login: string
  readonly unit: UnitKey
  /** Part of the unit, such as 经办人; no person's name. */
  readonly post: string
  readonly roles: readonly Role[]
  /** What it may do, for the start screen. */
  readonly may: string
}

/** One jurisdiction as the demo plays it. Public bodies bear their names; everything else is made up. */
export interface DemoCity {
  readonly place: string
  readonly placeName: string
  /** How document numbers begin. */
  readonly mark: string
  readonly units: readonly DemoUnit[]
  readonly accounts: readonly DemoAccount[]
  /** Who determines entries: the initiating unit, a panel, or upper levels only. */
  readonly determinedBy: 'initiator' | 'panel' | 'upstream'
}

/** The one password of all demo accounts; they exist in demo databases only, on the machine itself. */
export const DEMO_PASSWORD = 'Xinheng-demo-2026'

const DEPARTMENTS: Readonly<Record<UnitKey, readonly string[]>> = {
  market: ['市场监督管理部门', '药品监督管理部门'],
  environment: ['生态环境部门'],
  tax: ['税务部门'],
  court: ['人民法院'],
  labour: ['人力资源社会保障部门'],
  housing: ['住房和城乡建设部门', '招标投标行政监督部门'],
  safety: ['应急管理部门'],
  credit: ['发展改革部门'],
  trading: ['公共资源交易机构'],
  finance: ['财政部门', '采购人'],
  licensing: ['行政审批部门'],
}

const CITY_NAMES: Readonly<Record<UnitKey, string>> = {
  market: '市场监督管理局',
  environment: '生态环境局',
  tax: '税务局',
  court: '人民法院',
  labour: '人力资源和社会保障局',
  housing: '住房和城乡建设局',
  safety: '应急管理局',
  credit: '发展和改革委员会',
  trading: '公共资源交易中心',
  finance: '财政局',
  licensing: '行政审批局',
}

const OFFICER = '导入文件、提议列入、告知送达、听取陈述、公开和移出'
const HEAD = '认定、组织听证、公开和移出；与经办人不得为同一人'
const REVIEWER = '处理异议、投诉和修复；不得办理自己认定的'
const CLERK = '在事项中核查主体、实施或说明、反馈'

const CASE_UNITS: readonly UnitKey[] = [
  'market',
  'environment',
  'tax',
  'labour',
  'safety',
  'finance',
  'court',
  'credit',
]
const CLERK_UNITS: readonly UnitKey[] = ['finance', 'licensing', 'trading', 'market', 'housing']
const PROVIDERS: readonly UnitKey[] = ['housing', 'licensing']

/** A unit with cases has an officer who proposes and a head who decides; one that only reports has the officer. */
function accountsOf(determinedBy: DemoCity['determinedBy']): readonly DemoAccount[] {
  const officers = [...CASE_UNITS, ...PROVIDERS].map((unit): DemoAccount => ({
    login: `${unit}.officer`,
    unit,
    post: '经办人',
    roles: ['caseOfficer'],
    may: OFFICER,
  }))
  const heads = CASE_UNITS.map((unit): DemoAccount => ({
    login: `${unit}.head`,
    unit,
    post: '负责人',
    roles: ['caseDecider'],
    may: HEAD,
  }))
  const reviewers = CASE_UNITS.map((unit): DemoAccount => ({
    login: `${unit}.reviewer`,
    unit,
    post: '复核人',
    roles: ['caseDecider'],
    may: REVIEWER,
  }))
  const clerks = CLERK_UNITS.map((unit): DemoAccount => ({
    login: `${unit}.clerk`,
    unit,
    post: '窗口',
    roles: ['clerk'],
    may: CLERK,
  }))
  return [
    ...officers,
    ...heads,
    ...reviewers,
    ...clerks,
    ...(determinedBy === 'panel' ? PANEL : []),
    ...CREDIT,
    ...ADMINISTRATION,
  ]
}

const PANEL: readonly DemoAccount[] = [
  {
    login: 'panel.lead',
    unit: 'market',
    post: '专项小组牵头人',
    roles: ['panelLead'],
    may: '召集认定会议、组织抽取专家、印发决定、备案',
  },
  { login: 'panel.member', unit: 'environment', post: '专项小组成员', roles: ['panelMember'], may: '参加认定会议' },
  {
    login: 'panel.office',
    unit: 'credit',
    post: '联席会议办公室',
    roles: ['jointConferenceOffice'],
    may: '提交抽取种子、接受备案、协调多个小组的案件',
  },
]

const CREDIT: readonly DemoAccount[] = [
  {
    login: 'credit.authority',
    unit: 'credit',
    post: '信用主管',
    roles: ['creditAuthority'],
    may: '登记单位、确认机关写法、回答待核问题、提出规则和目录',
  },
  {
    login: 'credit.second',
    unit: 'credit',
    post: '信用主管复核',
    roles: ['creditAuthority'],
    may: '发布他人提出的规则、目录和工作日历',
  },
]

const ADMINISTRATION: readonly DemoAccount[] = [
  { login: 'system.admin', unit: 'credit', post: '系统管理员', roles: ['systemAdmin'], may: '开户、停用；不办案件' },
  { login: 'security.admin', unit: 'credit', post: '安全管理员', roles: ['securityAdmin'], may: '授予角色、接口密钥' },
  { login: 'auditor', unit: 'credit', post: '审计员', roles: ['auditor'], may: '查阅日志、核验账本' },
]

/** What differs from place to place. */
interface Local {
  readonly place: string
  readonly placeName: string
  readonly mark: string
  readonly determinedBy?: DemoCity['determinedBy']
  /** Whole names that are not made of the place and the usual ending. */
  readonly names?: Readonly<Partial<Record<UnitKey, string>>>
}

function cityOf({ place, placeName, mark, determinedBy = 'initiator', names = {} }: Local): DemoCity {
  const units = (Object.keys(CITY_NAMES) as UnitKey[]).map((key): DemoUnit => {
    const name = names[key] ?? (key === 'tax' ? `国家税务总局${placeName}税务局` : `${placeName}${CITY_NAMES[key]}`)
    return { key, id: `unit-${key}-${place}`, name, departments: DEPARTMENTS[key], aliases: aliasesOf(key, placeName) }
  })
  return { place, placeName, mark, units, determinedBy, accounts: accountsOf(determinedBy) }
}

/** Short forms that files of some departments use. */
function aliasesOf(key: UnitKey, placeName: string): readonly string[] {
  const short: Readonly<Partial<Record<UnitKey, readonly string[]>>> = {
    market: [`${placeName}市场监管局`, `${placeName}工商行政管理局`],
    environment: [`${placeName}环境保护局`],
    housing: [`${placeName}住建局`],
  }
  return short[key] ?? []
}

/** The five jurisdictions of the demo. */
export const DEMO_CITIES: readonly DemoCity[] = [
  cityOf({
    place: '445300',
    placeName: '云浮市',
    mark: '云',
    names: {
      credit: '云浮市发展和改革局',
      court: '云浮市中级人民法院',
      licensing: '云浮市政务服务数据管理局',
    },
  }),
  cityOf({
    place: '440000',
    placeName: '广东省',
    mark: '粤',
    names: {
      environment: '广东省生态环境厅',
      labour: '广东省人力资源和社会保障厅',
      housing: '广东省住房和城乡建设厅',
      safety: '广东省应急管理厅',
      finance: '广东省财政厅',
      court: '广东省高级人民法院',
      licensing: '广东省政务服务和数据管理局',
    },
  }),
  cityOf({
    place: '510400',
    placeName: '攀枝花市',
    mark: '攀',
    determinedBy: 'panel',
    names: { court: '攀枝花市中级人民法院' },
  }),
  cityOf({
    place: '370100',
    placeName: '济南市',
    mark: '济',
    names: { court: '济南市中级人民法院', licensing: '济南市行政审批服务局' },
  }),
  cityOf({ place: '410928', placeName: '濮阳县', mark: '濮', determinedBy: 'upstream' }),
]

/** The demo's city of a name, if it plays it. */
export function findDemoCity(placeName: string): DemoCity | undefined {
  return DEMO_CITIES.find((city) => city.placeName === placeName)
}

/** A unit of a city. */
export function getDemoUnit(city: DemoCity, key: UnitKey): DemoUnit {
  const unit = city.units.find((each) => each.key === key)
  if (unit === undefined) throw new TypeError(`${city.placeName} has no unit ${key}`)
  return unit
}
