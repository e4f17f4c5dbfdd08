import type { Command } from 'commander'
import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { openAccessPort } from '../access/access-port.ts'
import { keepAnswers } from '../access/kept-answers.ts'
import { KeyFileFault } from '../access/keys.ts'
import { DemoFault } from '../demo/demo-cast.ts'
import { DEMO_CITIES, DEMO_PASSWORD, findDemoCity, type DemoCity } from '../demo/demo-cities.ts'
import { readDemoMark } from '../demo/demo-mark.ts'
import { seedDemo } from '../demo/seed-demo.ts'
import { renderStartScreen } from '../demo/start-screen.ts'
import { checkDataFolderFree, DataFolderInUse } from '../db/lock.ts'
import { MigrationFault } from '../db/migrate.ts'
import { openFeatures, siteOf } from '../features.ts'
import { buildApp, closeOnSignals } from '../http/app.ts'
import { allRoutes } from '../http/feature-routes.ts'
import { startJobs } from '../jobs/jobs.ts'
import { ForeignDatabase, openService, type OpenService } from '../open-service.ts'
import type { Service } from '../service.ts'
import { parseSettings, SETTING_DOCS, type Settings } from '../settings.ts'
import { openStanding } from '../standing.ts'
import type { CommandContext } from './command-context.ts'
import { CommandEnd, EXIT, type Output } from './output.ts'

const UPLOAD_BYTES = 2 * 1024 ** 3

/** `xinheng serve`: the server, with the demo city when asked. */
export function addServeCommand(program: Command, context: CommandContext, output: () => Output): void {
  program
    .command('serve')
    .description('启动服务 · run the server')
    .addHelpText('after', settingsHelp())
    .action(async () => serve(context, output()))
}

function settingsHelp(): string {
  const rows = SETTING_DOCS.map(
    ({ name, fallback, zh, en }) => `  ${name.padEnd(20)}${zh} · ${en}\n${' '.repeat(22)}默认 default: ${fallback}`,
  )
  return `\n环境变量 · environment:\n${rows.join('\n')}\n`
}

async function serve(context: CommandContext, output: Output): Promise<void> {
  const settings = readSettings(context)
  const city = settings.demo ? getDemoCity(settings.demoCity) : null
  await explained(checkPort(settings))
  const opened = await explained(openForServing(settings, city, context, output))
  const { service } = opened
  const onFault = (what: string, fault: unknown): void =>
    output.warn(
      `${new Date(service.ambient.now()).toISOString()} ${what}: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`,
    )
  const place = city?.place ?? settings.place
  const features = openFeatures(service, { place, demoAccounts: demoAccountsOf(city), onFault })
  const app = await buildApp(
    {
      site: siteOf(place, settings.demo),
      access: openAccessPort(service.db, service.ambient),
      idempotency: keepAnswers(service.db, service.keys, service.ambient),
      readStanding: openStanding(service),
      csrfKey: service.keys.webKey,
      newId: () => service.ambient.uuid(),
      secure: !settings.demo,
      trustProxy: !settings.demo,
      logLevel: 'warn',
      limits: { requestsPerMinute: 1_200, uploadBytes: UPLOAD_BYTES },
    },
    allRoutes(features),
  )
  const address = await app.listen({ port: settings.port, host: settings.host }).catch(async (fault: unknown) => {
    await opened.close()
    throw portFault(settings, fault)
  })
  const jobs = startJobs(service, features.imports, onFault, settings.clamd)
  output.write(city === null ? `信衡 · Xinheng ${address}\n` : startScreen(city, address, settings, service))
  await new Promise<void>((resolve) => {
    closeOnSignals(app, process, async () => {
      await jobs.stop()
      await opened.close()
      resolve()
    })
  })
}

/** Finds out that the port is taken before minutes are spent on the data; whoever takes it meanwhile is met at the listening. */
async function checkPort(settings: Settings): Promise<void> {
  const { port, host } = settings
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject)
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve()))
  }).catch((fault: unknown) => {
    // A second start on the same folder meets both; the folder is what there is to know.
    if (settings.databaseUrl === null) checkDataFolderFree(settings.dataDir)
    throw portFault(settings, fault)
  })
}

const PORT_FAULTS: Readonly<Record<string, (settings: Settings) => string>> = {
  EADDRINUSE: ({ port }) => `端口 ${port} 已被占用，请用 XINHENG_PORT 另设 · port ${port} is in use; set XINHENG_PORT`,
  EACCES: ({ port }) =>
    `没有权限使用端口 ${port}，请用 XINHENG_PORT 另设 · port ${port} is not allowed; set XINHENG_PORT`,
  EADDRNOTAVAIL: ({ host }) => `本机没有地址 ${host}，请核对 XINHENG_HOST · this machine has no address ${host}`,
}

function portFault(settings: Settings, fault: unknown): unknown {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : ''
  const words = PORT_FAULTS[code]
  return words === undefined ? fault : new CommandEnd(EXIT.fault, words(settings))
}

async function openForServing(
  settings: Settings,
  city: DemoCity | null,
  context: CommandContext,
  output: Output,
): Promise<OpenService> {
  const opened = await openService(settings, context.ambient)
  if (city === null) return opened
  try {
    if (settings.databaseUrl === null && (await readDemoMark(opened.service)) === 'begun') {
      output.warn('上次填充演示数据时中断，现在重新填充 · the last filling was broken off; starting it again\n')
      await opened.close()
      for (const folder of ['pg', 'uploads'])
        rmSync(path.join(settings.dataDir, folder), { recursive: true, force: true })
      return await openForServing(settings, city, context, output)
    }
    await seedDemo(opened.service, city, {
      progress: (month) => output.warn(`\r正在按日播放演示数据 · playing the demo data day by day: ${month} `),
    }).then(({ fresh }) => (fresh ? output.warn('\n') : undefined))
    return opened
  } catch (fault) {
    await opened.close()
    throw fault
  }
}

/** Codes of a server that does not answer, or that knows neither the login nor the database. */
const UNREACHABLE = /^(?:ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|28000|28P01|3D000|57P03)$/
const UNUSABLE_FOLDER = /^(?:EACCES|EPERM|EROFS|ENOTDIR|EEXIST|ENOSPC)$/

/** Turns what a person can mend into words; anything else is a fault. */
async function explained<T>(work: Promise<T>): Promise<T> {
  return work.catch((fault: unknown) => {
    const known = [KeyFileFault, DataFolderInUse, MigrationFault, ForeignDatabase, DemoFault]
    if (fault instanceof Error && known.some((kind) => fault instanceof kind)) {
      throw new CommandEnd(EXIT.fault, fault.message)
    }
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : ''
    if (UNREACHABLE.test(code)) {
      const words = `连不上 DATABASE_URL 所指的数据库（${code}），请核对地址、账号和数据库名 · the database of DATABASE_URL does not answer`
      throw new CommandEnd(EXIT.fault, words)
    }
    if (UNUSABLE_FOLDER.test(code)) {
      const words = `数据目录不能使用（${code}），请用 XINHENG_DATA 指定一个可写的目录 · the data folder cannot be used; name a writable one in XINHENG_DATA`
      throw new CommandEnd(EXIT.fault, words)
    }
    throw fault
  })
}

function getDemoCity(name: string): DemoCity {
  const city = findDemoCity(name)
  if (city !== undefined) return city
  const known = DEMO_CITIES.map(({ placeName }) => placeName).join('、')
  throw new CommandEnd(EXIT.usage, `XINHENG_DEMO_CITY=${name}：没有这个演示辖区，现有 ${known} · unknown demo city`)
}

function demoAccountsOf(city: DemoCity | null) {
  return (city?.accounts ?? []).map(({ login, may }) => ({ account: login, password: DEMO_PASSWORD, role: may }))
}

function startScreen(city: DemoCity, address: string, { dataDir }: Settings, { ambient, database }: Service): string {
  return renderStartScreen({ city, address, dataDir, today: ambient.today(), embedded: database.kind === 'pglite' })
}

function readSettings({ env, cwd }: CommandContext): Settings {
  const read = parseSettings(env, cwd)
  if (read.ok) return read.value
  const lines = read.error.map(({ setting, read: text, zh, en }) => `  ${setting}=${text}：${zh} · ${en}`)
  throw new CommandEnd(EXIT.usage, `设置有误 · unusable settings:\n${lines.join('\n')}`)
}
