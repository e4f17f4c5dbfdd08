import { addMonths } from '@xinheng/domain/calendar/local-date'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import { plainRef } from '@xinheng/domain/kernel/text-ref'
import { grantRole, openAccount } from '../access/accounts.ts'
import { transact } from '../db/transact.ts'
import { actOnOrganisation } from '../organisation/organisation-use-cases.ts'
import { actOnCompleteness } from '../record/completeness-use-cases.ts'
import { publishBaseline } from '../rulebook/law-text-use-cases.ts'
import { DEMO_PASSWORD, getDemoUnit, type DemoAccount, type DemoUnit } from './demo-cities.ts'
import type { DemoStage } from './demo-stage.ts'

const FOUNDER = 'system:demo'

/** A demo that cannot be set up; the message is for the person who started it. */
export class DemoFault extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'DemoFault'
  }
}

/**
 * Sets the city up: the credit authority with its two officers, who publish the law; then every other unit and account.
 * Until the law is published nothing rests on it but the register of that one unit.
 */
export async function openDemoCity(stage: DemoStage): Promise<void> {
  const { city, service } = stage
  const credit = getDemoUnit(city, 'credit')
  const lawyers = city.accounts.filter(({ login }) => login === 'credit.authority' || login === 'credit.second')
  await registerUnit(stage, credit)
  for (const account of lawyers) await openDemoAccount(stage, account)
  await publishBaseline(service, stage.by('credit.authority'), stage.by('credit.second'))
  await declareComplete(stage)
  for (const unit of city.units) if (unit !== credit) await registerUnit(stage, unit)
  for (const account of city.accounts) if (!lawyers.includes(account)) await openDemoAccount(stage, account)
}

/** The records of the demo count as complete for the three years before its past begins. */
async function declareComplete({ service, city, clock, by }: DemoStage): Promise<void> {
  const since = addMonths(clock.today(), -36)
  const propose = {
    act: 'propose',
    place: city.place,
    since,
    grounds: plainRef('归集目录与部门数据核对一致（虚构）'),
  } as const
  const proposed = await actOnCompleteness(service, by('credit.authority'), propose)
  const declared = proposed.ok ? await actOnCompleteness(service, by('credit.second'), { act: 'declare' }) : proposed
  if (!declared.ok) throw new DemoFault(`归集完整起始日：${declared.error.code}`)
}

/** What the register says of the credit authority: objections and complaints of the place come to it. */
const CREDIT_ROLES = ['creditAuthority', 'jointConferenceOffice'] as const

async function registerUnit({ service, city }: DemoStage, unit: DemoUnit): Promise<void> {
  const by = { officerId: FOUNDER, organisationId: getDemoUnit(city, 'credit').id, place: city.place }
  const { id, name, departments } = unit
  const done = await actOnOrganisation(service, by, id, { act: 'register', name, place: city.place, departments })
  if (!done.ok) throw new DemoFault(`${name}：${done.error.code}`)
  for (const role of unit.key === 'credit' ? CREDIT_ROLES : []) {
    const granted = await actOnOrganisation(service, by, id, { act: 'grantRole', role, place: city.place })
    if (!granted.ok) throw new DemoFault(`${name}：${granted.error.code}`)
  }
}

async function openDemoAccount(stage: DemoStage, { login, unit: key, post, roles }: DemoAccount): Promise<void> {
  const { service, city } = stage
  const unit = getDemoUnit(city, key)
  const opened = await transact(service.db, async (tx): Promise<Result<string, Refusal>> => {
    const account = {
      login,
      displayName: `${unit.name} ${post}`,
      kind: 'officer',
      organisationId: unit.id,
      subjectId: null,
      password: DEMO_PASSWORD,
      mustChange: false,
    } as const
    const accountId = await openAccount(tx, service.ambient, account, FOUNDER)
    if (!accountId.ok) return accountId
    for (const role of roles) {
      const grant = { accountId: accountId.value, role, unitId: unit.id, jurisdiction: city.place }
      const granted = await grantRole(tx, service.ambient, grant, FOUNDER)
      if (!granted.ok) return granted
    }
    return ok(accountId.value)
  })
  if (!opened.ok) throw new DemoFault(`${login}：${opened.error.code}`)
  stage.enter(login, { officerId: opened.value, organisationId: unit.id, place: city.place })
}
