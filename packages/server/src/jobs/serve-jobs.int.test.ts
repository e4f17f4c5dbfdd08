import { localDate } from '@xinheng/domain/calendar/local-date'
import { compileCalendar } from '@xinheng/domain/calendar/work-calendar'
import { CALENDAR_YEARS } from '@xinheng/domain/calendar/years'
import { startTerm } from '@xinheng/domain/term/term-clock'
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { grantRole, openAccount } from '../access/accounts.ts'
import { createKeyFile } from '../access/keys.ts'
import type { Role } from '../access/roles.ts'
import { keepAttachment } from '../attachment/attachment-use-cases.ts'
import { startFakeClamd, type FakeClamd } from '../attachment/testing-clamd.ts'
import { transact } from '../db/transact.ts'
import { replaceDuties } from '../duty/duty-store.ts'
import { syntheticUscc } from '../exchange/synthetic.ts'
import { PENALTY } from '../exchange/formats/rows-for-tests.ts'
import { importRows, PLACE, seedPlace } from '../import/testing-import.ts'
import { openService } from '../open-service.ts'
import type { Service } from '../service.ts'
import { parseSettings } from '../settings.ts'
import { createTestAmbient } from '../testing-ambient.ts'

// The server as a process of its own, its jobs at work: the legal day moves, the scanner comes, goes and misbehaves.

const MAIN = path.join(import.meta.dirname, '../main.ts')
const CLOCK = new URL('./testing-moving-clock.ts', import.meta.url).href
const PASSWORD = '春风又绿江南岸-明月-42-还'
const CAST: Readonly<Record<string, readonly [Role, string]>> = {
  'owner.clerk': ['clerk', 'unit-market'],
  'owner.head': ['caseDecider', 'unit-market'],
  'other.clerk': ['clerk', 'unit-labour'],
  authority: ['creditAuthority', 'unit-credit'],
}
const DUTY = 'objection:o1:verifyObjection'

const folder = mkdtempSync(path.join(tmpdir(), 'xinheng-serve-jobs-'))
const dayFile = path.join(folder, 'day')
const env: Record<string, string | undefined> = {
  ...process.env,
  XINHENG_DATA: path.join(folder, 'data'),
  XINHENG_KEYS: path.join(folder, 'keys.json'),
  XINHENG_DEMO: '0',
  XINHENG_TODAY: '',
  DATABASE_URL: '',
  XINHENG_TEST_DAY: dayFile,
}
const files: Record<string, string> = {}
let port = 0
let clamdPort = 0
let clamd: FakeClamd | undefined
let child: ChildProcess | undefined
let said = ''

async function findFreePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

async function seed(service: Service): Promise<void> {
  const { db, ambient } = service
  await seedPlace(service)
  const row = { ...PENALTY, CF_CFJGDM: '', CF_SJLYDM: '', CF_JDRQ: '2026-02-10', CF_CFJG: '云浮市市场监督管理局' }
  await importRows(service, 'penalty-2018', [{ ...row, CF_XDR_SHXYM: syntheticUscc(9, PLACE) }])
  const { id: subjectId } = await db.selectFrom('subject').select('id').executeTakeFirstOrThrow()
  await transact(db, async (tx) => {
    for (const [login, [role, unitId]] of Object.entries(CAST)) {
      const account = { login, displayName: login, kind: 'officer', subjectId: null, mustChange: false } as const
      const opened = await openAccount(
        tx,
        ambient,
        { ...account, organisationId: unitId, password: PASSWORD },
        'system:test',
      )
      if (!opened.ok) throw new Error(opened.error.code)
      const grant = { accountId: opened.value, role, unitId, jurisdiction: PLACE }
      const given = await grantRole(tx, ambient, grant, 'system:test')
      if (!given.ok) throw new Error(given.error.code)
    }
    for (const [name, bytes] of [
      ['clean', Buffer.from('%PDF-1.7\n虚构回单\n%%EOF\n')],
      ['infected', Buffer.from('EICAR')],
    ] as const) {
      const file = { subjectId, fileName: `${name}.pdf`, mediaType: '', bytes, place: PLACE, keptBy: 'unit-market' }
      const kept = await keepAttachment(service, tx, file)
      if (!kept.ok) throw new Error(kept.error.code)
      files[name] = kept.value
    }
    const since = localDate('2026-06-03')
    const about = { stream: 'objection', id: 'o1' } as const
    const clock = startTerm('limit', since, { count: 5, unit: 'workingDay' })
    const calendar = compileCalendar(CALENDAR_YEARS)
    const duty = {
      kind: 'verifyObjection',
      about,
      part: '',
      owner: 'unit-market',
      since,
      clock,
      basis: [],
      doneOn: null,
    } as const
    await replaceDuties(tx, about, PLACE, [duty], calendar)
    const elsewhere = { stream: 'repair', id: 'r1' } as const
    const later = startTerm('limit', since, { count: 7, unit: 'workingDay' })
    const other = { ...duty, kind: 'decideRepair', about: elsewhere, owner: 'unit-labour', clock: later } as const
    await replaceDuties(tx, elsewhere, PLACE, [other], calendar)
    return { ok: true, value: undefined }
  })
}

async function start(): Promise<void> {
  port = await findFreePort()
  const started = spawn(process.execPath, ['--import', CLOCK, MAIN, 'serve'], {
    env: { ...env, XINHENG_PORT: String(port), XINHENG_CLAMD: `127.0.0.1:${clamdPort}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child = started
  said = ''
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString('utf8')
      if (said.includes(`:${port}`)) resolve()
    }
    started.stdout.on('data', hear)
    started.stderr.on('data', hear)
    started.once('exit', () => reject(new Error(`the server ended: ${said}`)))
  })
}

/** Ends the server as an operator does; answers its exit code and how long it took. */
async function end(): Promise<{ readonly code: number | null; readonly ms: number }> {
  const ending = child
  if (ending === undefined) throw new Error('no server')
  const at = performance.now()
  const code = await new Promise<number | null>((resolve) => {
    ending.once('exit', resolve)
    ending.kill('SIGTERM')
  })
  child = undefined
  return { code, ms: performance.now() - at }
}

const setDay = (day: string): void => writeFileSync(dayFile, `${day}\n`)

async function ask(
  login: string,
  url: string,
  body?: object,
): Promise<{ readonly status: number; readonly json: unknown }> {
  const at = `http://127.0.0.1:${port}`
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  // Signed in anew each time: between two days a session runs out.
  const session = await fetch(`${at}/api/v1/sessions`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ login, password: PASSWORD }),
  })
  const { token = '' } = (await session.json()) as { token?: string }
  const answer = await fetch(`${at}${url}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { ...headers, authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: answer.status, json: await answer.json() }
}

interface Shown {
  readonly id: string
  readonly alert: number | null
  readonly state: string
  readonly daysLate: number
  readonly foundOn: string | null
}

async function dutiesOf(login: string, state: 'open' | 'breaches'): Promise<readonly Shown[]> {
  const { json } = await ask(login, `/api/v1/duties?state=${state}`)
  return (json as { readonly duties?: readonly Shown[] }).duties ?? []
}

/** What the clocks said to the owner, as the outbox of the server handed it over; read after its end. */
async function readMessages(): Promise<readonly string[]> {
  const service = await open()
  const rows = await service.service.db
    .selectFrom('delivery')
    .innerJoin('outbox', 'outbox.id', 'delivery.outbox_id')
    .select(['outbox.topic', 'outbox.message_key', 'delivery.receiver'])
    .where('outbox.topic', 'like', 'duty.%')
    .where('delivery.receiver', '=', 'unit-market')
    .orderBy('outbox.id')
    .execute()
  await service.close()
  return rows.map(({ topic, message_key, receiver }) => `${receiver} ${topic} ${message_key}`)
}

async function open() {
  const settings = parseSettings(env, '/')
  if (!settings.ok) throw new Error('settings')
  return openService(settings.value, createTestAmbient('serve-jobs'))
}

async function openFile(name: string): Promise<string> {
  const { status, json } = await ask('owner.head', `/api/v1/attachments/${files[name] ?? ''}/content`, {
    reason: '核实异议材料',
  })
  return status === 200 ? 'opened' : String((json as { readonly code?: string }).code)
}

beforeAll(async () => {
  createKeyFile(path.join(folder, 'keys.json'), createTestAmbient('keys'))
  const opened = await open()
  await seed(opened.service)
  await opened.close()
  clamdPort = await findFreePort()
  setDay('2026-06-06')
  await start()
})
afterAll(async () => {
  child?.kill('SIGKILL')
  await clamd?.close()
  rmSync(folder, { recursive: true, force: true })
})

test('the clock of a duty warns owner and head at half, four fifths and the last day, then records the breach', async () => {
  expect(await dutiesOf('owner.clerk', 'open')).toMatchObject([{ id: DUTY, state: 'running', alert: null }])
  for (const [day, alert] of [
    ['2026-06-07', 50],
    ['2026-06-09', 80],
    ['2026-06-10', 100],
  ] as const) {
    setDay(day)
    for (const login of ['owner.clerk', 'owner.head'])
      await expect
        .poll(async () => dutiesOf(login, 'open'), { timeout: 10_000, interval: 200 })
        .toMatchObject([{ id: DUTY, state: 'running', alert }])
    expect(await dutiesOf('owner.clerk', 'breaches')).toEqual([])
    // The job has to see each day before the next one comes.
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  }
  setDay('2026-06-11')
  for (const login of ['owner.clerk', 'owner.head', 'authority'])
    await expect
      .poll(async () => dutiesOf(login, 'breaches'), { timeout: 10_000, interval: 200 })
      .toMatchObject([{ id: DUTY, state: 'breached', daysLate: 1, foundOn: '2026-06-11' }])
  expect(await dutiesOf('other.clerk', 'breaches')).toEqual([])
})

test('a scanner that is down, talks nonsense or falls silent opens nothing and holds up neither the clocks nor the end', async () => {
  expect(await openFile('clean')).toBe('ATTACHMENT_NOT_SCANNED')
  clamd = await startFakeClamd(clamdPort)
  clamd.setMood('nonsense')
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect(await openFile('clean')).toBe('ATTACHMENT_NOT_SCANNED')
  clamd.setMood('slow')
  await expect.poll(() => clamd?.scanned.length ?? 0, { timeout: 10_000 }).toBeGreaterThan(0)
  setDay('2026-06-15')
  await expect
    .poll(async () => dutiesOf('other.clerk', 'breaches'), { timeout: 10_000, interval: 200 })
    .toMatchObject([{ id: 'repair:r1:decideRepair', daysLate: 1, foundOn: '2026-06-15' }])
  expect(await openFile('clean')).toBe('ATTACHMENT_NOT_SCANNED')
  const ended = await end()
  expect(ended.code).toBe(0)
  expect(ended.ms).toBeLessThan(10_000)
  expect(await readMessages()).toEqual([
    `unit-market duty.alert ${DUTY}:50`,
    `unit-market duty.alert ${DUTY}:80`,
    `unit-market duty.alert ${DUTY}:100`,
    `unit-market duty.breach ${DUTY}`,
  ])
  clamd.setMood('sound')
  await start()
  await expect.poll(async () => openFile('clean'), { timeout: 15_000, interval: 300 }).toBe('opened')
  await expect.poll(async () => openFile('infected'), { timeout: 15_000, interval: 300 }).toBe('ATTACHMENT_INFECTED')
  expect((await end()).code).toBe(0)
})
