// npm run check: everything that can be told from the sources alone. One line a check; details only of what failed.
// npm run check -- lint types     runs some of them.
import { spawn } from 'node:child_process'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '..')
const bin = (file: string) => path.join(ROOT, 'node_modules', file)
const TSC = bin('typescript/bin/tsc')
const CRUISED = ['packages/domain/src', 'packages/server/src', 'tools', 'tests']
/** Fewer modules than this means that the boundary tool looked at nothing (it then reports no violation). */
const LEAST_MODULES = 150

interface Outcome {
  readonly ok: boolean
  readonly output: string
}

interface Check {
  readonly name: string
  readonly run: () => Promise<Outcome>
}

function run(argv: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, argv, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const take = (chunk: Buffer) => (output += chunk.toString())
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.on('error', (error) => resolve({ ok: false, output: String(error) }))
    child.on('close', (code) => resolve({ ok: code === 0, output }))
  })
}

async function checkBoundaries(): Promise<Outcome> {
  const cruiser = bin('dependency-cruiser/bin/dependency-cruiser.mjs')
  const { ok, output } = await run([cruiser, '--config', '.dependency-cruiser.mjs', ...CRUISED])
  const modules = Number(/(\d+) modules/.exec(output)?.[1] ?? 0)
  if (modules >= LEAST_MODULES) return { ok, output }
  return { ok: false, output: `${output}\nlooked at ${modules} modules only; at least ${LEAST_MODULES} expected` }
}

const CHECKS: readonly Check[] = [
  { name: 'types domain', run: () => run([TSC, '-p', 'packages/domain']) },
  { name: 'types server', run: () => run([TSC, '-p', 'packages/server']) },
  { name: 'types tests and tools', run: () => run([TSC, '-p', '.']) },
  { name: 'lint', run: () => run([bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings']) },
  { name: 'format', run: () => run([bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']) },
  { name: 'boundaries', run: checkBoundaries },
  { name: 'dead code', run: () => run([bin('knip/bin/knip.js'), '--no-progress']) },
  { name: 'generated files', run: () => run(['tools/generate.ts', '--check']) },
  { name: 'glossary', run: () => run(['tools/check-glossary.ts']) },
  { name: 'rules still fire', run: () => run(['tools/probe-rules.ts']) },
]

/** At most this many at once: each of the heavy ones uses a core. */
const ABREAST = 2

async function runAll(checks: readonly Check[]): Promise<boolean> {
  const waiting = [...checks]
  const failed: (Outcome & { name: string })[] = []
  const lane = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const started = performance.now()
      const outcome = await check.run()
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      console.log(`${outcome.ok ? 'ok  ' : 'FAIL'} ${check.name} (${seconds} s)`)
      if (!outcome.ok) failed.push({ ...outcome, name: check.name })
    }
  }
  await Promise.all(Array.from({ length: ABREAST }, lane))
  for (const { name, output } of failed) console.error(`\n── ${name} ──\n${output.trimEnd()}`)
  return failed.length === 0
}

const wanted = process.argv.slice(2)
const chosen = wanted.length === 0 ? CHECKS : CHECKS.filter(({ name }) => wanted.some((word) => name.includes(word)))
if (chosen.length === 0) {
  console.error(`no such check; there are: ${CHECKS.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}
process.exit((await runAll(chosen)) ? 0 : 1)
