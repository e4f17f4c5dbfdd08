// npm test: every test there is, on every database there is, and the browser journeys where there is a browser.
// Arguments go to vitest: npm test -- --project pure packages/domain/src/term
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { startScratchPostgres } from './scratch-postgres.ts'
import { findChromium } from './shoot.ts'

const ROOT = path.resolve(import.meta.dirname, '..')
const REPORTS = path.join(ROOT, 'reports')
const VITEST_REPORT = path.join(REPORTS, 'vitest.json')

interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

interface Assertion {
  readonly ancestorTitles: readonly string[]
  readonly status: string
}

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly Assertion[]
  }[]
}

function readJson(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

/** What the report says; a file that failed before its first test counts as one failure. */
function countTests(report: VitestReport, wanted: (titles: string) => boolean): Counts {
  const assertions = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ ancestorTitles }) => wanted(ancestorTitles.join(' › ')))
  const count = (...states: readonly string[]) => assertions.filter(({ status }) => states.includes(status)).length
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped', 'pending', 'todo', 'disabled') }
}

function countBrokenFiles(report: VitestReport): number {
  return report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  ).length
}

function node(argv: readonly string[], env: Readonly<Record<string, string>>): number {
  const done = spawnSync(process.execPath, argv, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } })
  return done.status ?? 1
}

/** A PostgreSQL on this machine's own port that lets us in without a password, as CI machines have. */
async function findLocalPostgres(): Promise<string | undefined> {
  for (const user of ['postgres', 'root']) {
    const url = `postgres://${user}@127.0.0.1:5432/postgres`
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
    try {
      await client.connect()
      return url
    } catch {
      continue
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  return undefined
}

async function runVitest(args: readonly string[]): Promise<{ readonly code: number; readonly postgres: string }> {
  const given = process.env['DATABASE_URL'] ?? (await findLocalPostgres())
  const scratch = given === undefined ? await startScratchPostgres() : undefined
  const started = typeof scratch === 'object' ? scratch : undefined
  const url = given ?? started?.url
  const env: Record<string, string> = url === undefined ? {} : { DATABASE_URL: url }
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${VITEST_REPORT}`]
  try {
    const code = node(['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args], env)
    const postgres =
      given !== undefined
        ? `the server at ${new URL(given).host}`
        : started === undefined
          ? `absent (${String(scratch)})`
          : `a scratch PostgreSQL ${started.version}`
    return { code, postgres }
  } finally {
    started?.stop()
  }
}

async function main(args: readonly string[]): Promise<number> {
  mkdirSync(REPORTS, { recursive: true })
  rmSync(VITEST_REPORT, { force: true })
  const { code, postgres } = await runVitest(args)
  const report = (readJson(VITEST_REPORT) ?? { testResults: [] }) as VitestReport
  const all = countTests(report, () => true)
  const broken = countBrokenFiles(report)
  const say = ({ passed, failed, skipped }: Counts) => `${passed} passed, ${failed} failed, ${skipped} skipped`
  const browser = { testResults: report.testResults.filter(({ name }) => name.includes('/tests/e2e/')) }
  const { passed } = all
  const failed = all.failed + broken + (code !== 0 && all.failed + broken === 0 ? 1 : 0)

  console.log(`
on PGlite      ${say(countTests(report, (titles) => titles.includes('· PGlite')))}
on PostgreSQL  ${say(countTests(report, (titles) => titles.includes('· PostgreSQL')))}  (${postgres})
all of vitest  ${say(all)}${broken === 0 ? '' : `, ${broken} files that did not load`}
in a browser   ${say(countTests(browser, () => true))}${findChromium() === undefined ? '  (no Chromium: apt-get install chromium)' : ''}`)
  writeFileSync(path.join(REPORTS, 'summary.json'), `${JSON.stringify({ passed, failed })}\n`)
  if (passed === 0) console.error('no test ran: that is a failure')
  return failed === 0 && code === 0 && passed > 0 ? 0 : 1
}

if (import.meta.main) process.exit(await main(process.argv.slice(2)))
