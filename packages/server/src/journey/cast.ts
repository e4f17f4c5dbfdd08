import { calendarHorizon } from '@xinheng/domain/calendar/work-calendar'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import { grantRole, openAccount } from '../access/accounts.ts'
import type { Role } from '../access/roles.ts'
import { transact } from '../db/transact.ts'
import { actOnOrganisation } from '../organisation/organisation-use-cases.ts'
import { publishBaseline } from '../rulebook/law-text-use-cases.ts'
import type { Service } from '../service.ts'
import type { Officer, Stage } from './stage.ts'

/** The parts that units play in a journey. */
export type UnitPart = 'credit' | 'finance' | 'buyer' | 'licensing' | 'market' | 'court' | 'upper'

/** A unit as the register takes it. */
interface CastUnit {
  readonly name: string
  readonly departments: readonly string[]
  /** Where it belongs, when not to the place of the journey. */
  readonly place?: string
}

/** One place's players; everything is made up except how public bodies are called. */
export interface Cast {
  readonly place: string
  readonly placeName: string
  /** How document numbers of the place begin. */
  readonly mark: string
  readonly units: Readonly<Partial<Record<UnitPart, CastUnit>>>
}

const city = (place: string, placeName: string, mark: string): Cast => ({
  place,
  placeName,
  mark,
  units: {
    credit: { name: `${placeName}发展和改革委员会`, departments: ['发展改革部门'] },
    finance: { name: `${placeName}财政局`, departments: ['财政部门'] },
    buyer: { name: `${placeName}教育局`, departments: ['教育部门', '采购人'] },
    market: { name: `${placeName}市场监督管理局`, departments: ['市场监督管理部门'] },
    licensing: { name: `${placeName}交通运输局`, departments: ['交通运输部门'] },
  },
})

/** The five jurisdictions, each with its players. */
export const CASTS: readonly Cast[] = [
  {
    place: '440000',
    placeName: '广东省',
    mark: '粤',
    units: {
      credit: { name: '广东省发展和改革委员会', departments: ['发展改革部门'] },
      finance: { name: '广东省财政厅', departments: ['财政部门'] },
      buyer: { name: '广东省教育厅', departments: ['教育部门', '采购人'] },
      market: { name: '广东省市场监督管理局', departments: ['市场监督管理部门'] },
      licensing: { name: '广东省交通运输厅', departments: ['交通运输部门'] },
    },
  },
  city('445300', '云浮市', '云'),
  city('510400', '攀枝花市', '攀'),
  city('370100', '济南市', '济'),
  {
    place: '410928',
    placeName: '濮阳县',
    mark: '濮',
    units: {
      credit: { name: '濮阳县发展和改革委员会', departments: ['发展改革部门'] },
      court: { name: '濮阳县人民法院', departments: ['人民法院'] },
      upper: { name: '濮阳市文明办', departments: ['文明办'], place: '410900' },
      market: { name: '濮阳县市场监督管理局', departments: ['市场监督管理部门'] },
      licensing: { name: '濮阳县交通运输局', departments: ['交通运输部门'] },
    },
  },
]

/** A unit with its officers; a case goes through two hands at least. */
export interface Unit {
  readonly id: string
  readonly name: string
  /** 经办人 */
  readonly clerk: Officer
  /** 负责人 */
  readonly head: Officer
  /** 复核人：与经办、认定的人都不相同 */
  readonly others: readonly [Officer, Officer]
}

export type Company = Readonly<Partial<Record<UnitPart, Unit>>>

/** The unit of a part. Throws where the place has none. */
export function getUnit(company: Company, part: UnitPart): Unit {
  const unit = company[part]
  if (unit === undefined) throw new TypeError(`nobody plays ${part} here`)
  return unit
}

/** Publishes the law by two officials, registers the units and opens the accounts of their officers. */
export async function callCast(stage: Stage, cast: Cast): Promise<Company> {
  const { service } = stage
  const { place, placeName } = cast
  const setters = [1, 2].map((n) => ({
    officerId: `system:setting-${n}`,
    organisationId: `unit-credit-${place}`,
    place,
  }))
  const [proposer, publisher] = setters
  if (proposer === undefined || publisher === undefined) throw new TypeError('the law is set by two')
  await stage.act(
    {
      code: 'setting.law',
      who: `${placeName}信用主管部门 两名工作人员`,
      title: '提出并发布规则表、措施目录和工作日历',
    },
    async () => {
      await publishBaseline(service, proposer, publisher)
      return ok(await service.law(service.db, stage.clock.today()))
    },
    ({ book, catalogue, calendar }) => [
      `规则表 ${book.version}，目录清单 ${catalogue.version}（措施 ${catalogue.measures.length} 项），工作日历已发布至 ${calendarHorizon(calendar) ?? '—'}`,
      '一人提出、另一人发布；发布之后以账本所载为准',
    ],
  )
  const company: Partial<Record<UnitPart, Unit>> = {}
  await stage.act(
    { code: 'setting.units', who: `${placeName}信用主管部门`, title: '登记单位，开立账户，一人一岗' },
    async () => {
      for (const [part, unit] of Object.entries(cast.units)) {
        const registered = await register(service, proposer, part as UnitPart, unit, place)
        if (!registered.ok) return registered
        company[part as UnitPart] = registered.value
      }
      return ok(Object.values(company).map(({ name }) => name))
    },
    (names) => [names.join('、')],
  )
  return company
}

/** What the register says of the credit authority: objections and complaints of the place come to it. */
const CREDIT_ROLES = ['creditAuthority', 'jointConferenceOffice'] as const

async function register(
  service: Service,
  by: { readonly officerId: string; readonly organisationId: string; readonly place: string },
  part: UnitPart,
  { name, departments, place: own }: CastUnit,
  place: string,
): Promise<Result<Unit, Refusal>> {
  const id = `unit-${part}-${place}`
  const act = { act: 'register', name, place: own ?? place, departments } as const
  const done = await actOnOrganisation(service, by, id, act)
  if (!done.ok) return done
  for (const role of part === 'credit' ? CREDIT_ROLES : []) {
    const granted = await actOnOrganisation(service, by, id, { act: 'grantRole', role, place })
    if (!granted.ok) return granted
  }
  const open = async (hand: string, role: Role, title: string): Promise<Result<Officer, Refusal>> =>
    transact(service.db, async (tx): Promise<Result<Officer, Refusal>> => {
      const account = {
        login: `${part}.${hand}`,
        displayName: `${name} ${title}`,
        kind: 'officer',
        organisationId: id,
        subjectId: null,
        password: null,
        mustChange: true,
      } as const
      const opened = await openAccount(tx, service.ambient, account, by.officerId)
      if (!opened.ok) return opened
      const grant = { accountId: opened.value, role, unitId: id, jurisdiction: place }
      const granted = await grantRole(tx, service.ambient, grant, by.officerId)
      if (!granted.ok) return granted
      return ok({ officerId: opened.value, organisationId: id, place, title: `${name} ${title}` })
    })
  const clerk = await open('clerk', 'caseOfficer', '经办人')
  if (!clerk.ok) return clerk
  const head = await open('head', 'caseDecider', '负责人')
  if (!head.ok) return head
  const first = await open('reviewer', 'caseDecider', '复核人')
  if (!first.ok) return first
  const second = await open('reviewer2', 'caseDecider', '另一复核人')
  if (!second.ok) return second
  return ok({ id, name, clerk: clerk.value, head: head.value, others: [first.value, second.value] })
}
