// The database of a run through the server: made, given the law and the units of five places, and dropped.

import { localDate } from '@xinheng/domain/calendar/local-date'
import { CALENDAR_YEARS } from '@xinheng/domain/calendar/years'
import pg from 'pg'
import { createPassingKeys } from '../../packages/server/src/access/keys.ts'
import { migrate } from '../../packages/server/src/db/migrate.ts'
import { openDatabase } from '../../packages/server/src/db/open.ts'
import { actOnOrganisation } from '../../packages/server/src/organisation/organisation-use-cases.ts'
import {
  proposeLawText,
  publishLawText,
  type LawTextDraft,
} from '../../packages/server/src/rulebook/law-text-use-cases.ts'
import { createService, type Service } from '../../packages/server/src/service.ts'
import { createTestAmbient } from '../../packages/server/src/testing-ambient.ts'
import { LAW } from './bridge.ts'
import { createOracleAmbient, onDay } from './server-clock.ts'
import { placeCodes } from './server-wire.ts'
import { places } from './values.ts'

const SERVER = process.env['DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'
const POWER = ['应急管理部门', '人民法院']
/** Where those are registered who send entries and work elsewhere. */
const ELSEWHERE = '370000'

async function withServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: SERVER, connectionTimeoutMillis: 3_000 })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

export async function isServerThere(): Promise<boolean> {
  try {
    await withServer('select 1')
    return true
  } catch {
    return false
  }
}

export async function createOracleDatabase(name: string): Promise<string> {
  await withServer(`drop database if exists ${name} with (force)`)
  await withServer(`create database ${name} template template0 encoding 'UTF8'`)
  const url = urlOf(name)
  const { service, close } = await openOracleService(url, 0)
  await onDay('2020-01-02', async () => seed(service))
  await close()
  return url
}

/** The address of a database that an earlier run left there to go on with. */
export function urlOf(name: string): string {
  const url = new URL(SERVER)
  url.pathname = `/${name}`
  return url.toString()
}

export async function dropOracleDatabase(name: string): Promise<void> {
  await withServer(`drop database if exists ${name} with (force)`)
}

export async function openOracleService(
  url: string,
  generation: number,
): Promise<{ readonly service: Service; readonly close: () => Promise<void> }> {
  const database = await openDatabase({ url, poolSize: 6 })
  if (generation === 0) await migrate(database)
  const keys = createPassingKeys(createTestAmbient('keys'))
  const ambient = createOracleAmbient(generation)
  return { service: createService({ database, ambient, keys, dataDir: '/nowhere' }), close: database.close }
}

async function seed(service: Service): Promise<void> {
  const admin = { officerId: 'law-1', organisationId: 'admin', place: ELSEWHERE }
  const drafts: readonly LawTextDraft[] = [
    { kind: 'ruleBook', content: LAW.book },
    { kind: 'catalogue', content: LAW.catalogue },
    ...CALENDAR_YEARS.filter(({ year }) => year === 2026).map((content): LawTextDraft => ({
      kind: 'calendarYear',
      content,
      issue: 1,
    })),
  ]
  for (const draft of drafts) {
    const proposed = await proposeLawText(service, admin, draft)
    if (!proposed.ok) throw new Error(proposed.error.code)
    const publication = { kind: draft.kind, version: proposed.value, effectiveFrom: localDate('2020-01-02') }
    const published = await publishLawText(service, { ...admin, officerId: 'law-2' }, publication)
    if (!published.ok) throw new Error(published.error.code)
  }
  const register = async (id: string, place: string, departments: readonly string[]) => {
    const act = { act: 'register', name: id, place, departments } as const
    const done = await actOnOrganisation(service, { ...admin, organisationId: id, place }, id, act)
    if (!done.ok) throw new Error(done.error.code)
  }
  for (const source of ['court', 'tax', ...places]) await register(`source-${source}`, ELSEWHERE, POWER)
  for (const home of places) {
    const place = placeCodes[home]
    // The unit that lists executes too, as in the pure bridge: objections to a measure are its own to verify.
    for (const part of ['maker', 'office', 'panel']) await register(`${part}-${place}`, place, POWER)
    await register(`weak-${place}`, place, ['税务部门'])
    // The unit that lists is the credit authority too: what comes by the web is taken in by it.
    for (const [part, role] of [
      ['maker', 'creditAuthority'],
      ['office', 'jointConferenceOffice'],
    ] as const) {
      const grant = { act: 'grantRole', role, place } as const
      const id = `${part}-${place}`
      const done = await actOnOrganisation(service, { ...admin, organisationId: id, place }, id, grant)
      if (!done.ok) throw new Error(done.error.code)
    }
    for (const part of ['maker', 'office']) {
      const id = `${part}-${place}`
      const account = { id: `account-${id}`, login: `account-${id}`, display_name: '经办人', kind: 'officer' } as const
      const made = { organisation_id: id, created_at: '2020-01-02T00:00:00Z', created_by: 'test' }
      await service.db
        .insertInto('account')
        .values({ ...account, ...made })
        .execute()
    }
  }
}
