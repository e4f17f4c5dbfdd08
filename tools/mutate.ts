// Mutation testing of the domain, file by file: a stopped run goes on where it stopped, a later one does only what
// changed. `npm run mutate -- term calendar` for some rooms, `npm run mutate` for all (a night's work);
// `--force` runs every mutant again, `--report` only writes docs/mutation.md from the last results.
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

interface Mutant {
  readonly mutatorName: string
  readonly replacement: string
  readonly status: 'Killed' | 'Survived' | 'NoCoverage' | 'Timeout' | 'CompileError' | 'RuntimeError' | 'Ignored'
  readonly location: { readonly start: { readonly line: number; readonly column: number } }
}

interface Report {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>
}

/** A survivor that no test can kill, and why. `line` is the source line as it stands, so that moving it is harmless. */
interface Explained {
  readonly file: string
  readonly line: string
  readonly mutator: string
  readonly replacement: string
  readonly why: string
}

interface Survivor {
  readonly file: string
  readonly at: number
  readonly line: string
  readonly mutator: string
  readonly replacement: string
  readonly why: string | undefined
}

interface Score {
  readonly room: string
  readonly killed: number
  readonly survivors: readonly Survivor[]
}

const root = path.resolve(import.meta.dirname, '..')
const reports = path.join(root, 'reports', 'mutation')
const domain = path.join(root, 'packages', 'domain', 'src')
const explained = JSON.parse(readFileSync(path.join(root, 'tools/mutation/survivors.json'), 'utf8')) as Explained[]

/** Rooms of time, where at most 3 % may survive and each survivor is explained; elsewhere 15 %. */
const TIME_ROOMS = ['calendar', 'term']
/**
 * Tables that hold nothing but facts and their Chinese words: a changed fact is caught by the golden cases, a changed
 * word by the pins (`tests/law/law-rows.ts`, `tests/law/printed/`), not by a mutant.
 */
const TABLES = [
  /\/data\//,
  /kernel\/documents\.ts$/,
  /rulebook\/rows\/(?!cells\.ts)/,
  /rulebook\/(law|policy)-shapes\.ts$/,
]
/** Cases and builders that only tests import: they are no law. */
const FIXTURES = /\/testing-[^/]+\.ts$/

const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const rooms = names.length > 0 ? names : listRooms()
const notRun: string[] = []
const reportOnly = process.argv.includes('--report')

for (const room of rooms) {
  const files = listFiles(room)
  if (files.length === 0) {
    console.error(`mutate: no room «${room}»; one of ${listRooms().join(', ')}`)
    process.exit(2)
  }
  if (!reportOnly) notRun.push(...files.filter((file) => !mutateFile(file)))
}

const scores = listRooms().flatMap((room) => scoreRoom(room))
writeFileSync(path.join(root, 'docs', 'mutation.md'), renderScores(scores))
const failing = scores.filter((score) => rooms.includes(score.room)).filter((score) => !isGood(score))
for (const score of failing) console.error(`mutate: ${score.room} falls short; see docs/mutation.md`)
if (notRun.length > 0) console.error(`mutate: not run (do the tests pass?): ${notRun.join(', ')}`)
process.exit(failing.length + notRun.length > 0 ? 1 : 0)

function listRooms(): string[] {
  return [...new Set(globSync('*/*.ts', { cwd: domain }).map((file) => path.dirname(file)))].sort()
}

function listFiles(room: string): string[] {
  return globSync(`${room}/**/*.ts`, { cwd: domain })
    .map((file) => `packages/domain/src/${file.split(path.sep).join('/')}`)
    .filter((file) => !file.endsWith('.test.ts') && !FIXTURES.test(file) && !TABLES.some((table) => table.test(file)))
    .sort()
}

function reportPath(file: string): string {
  return path.join(reports, `${file.replaceAll('/', '__')}.json`)
}

/**
 * Runs the mutants of one file; a mutant that an earlier run killed is kept where neither the file nor its tests changed.
 * False when the tests did not even pass without a mutant.
 */
function mutateFile(file: string): boolean {
  mkdirSync(reports, { recursive: true })
  const kept = path.join(reports, `${file.replaceAll('/', '__')}.incremental.json`)
  forgetSurvivors(kept)
  // A report and a configuration of this process alone, so that two runs on different rooms may stand side by side.
  const latest = path.join(reports, `latest-${process.pid}.json`)
  const config = path.join(reports, `config-${process.pid}.json`)
  const shared = JSON.parse(readFileSync(path.join(root, 'tools/mutation/stryker.config.json'), 'utf8')) as object
  writeFileSync(config, JSON.stringify({ ...shared, jsonReporter: { fileName: latest } }))
  const stryker = path.join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js')
  const force = process.argv.includes('--force') ? ['--force'] : []
  const done = spawnSync(
    process.execPath,
    [stryker, 'run', config, '--mutate', file, '--incrementalFile', kept, ...force],
    {
      cwd: root,
      encoding: 'utf8',
    },
  )
  rmSync(config, { force: true })
  // A file of types alone has no mutant, and no test that reaches it.
  if (done.stdout.includes('with 0 mutant(s)')) {
    console.log(`${file}: no mutants`)
    return true
  }
  if (done.status !== 0) {
    rmSync(reportPath(file), { force: true })
    console.log(`${file}: not run`)
    return false
  }
  renameSync(latest, reportPath(file))
  const { killed, survivors } = scoreFile(file)
  console.log(`${file}: ${killed} killed, ${survivors.length} survived`)
  return true
}

/**
 * Lets every survivor be tried again: of one that no single test covers (a table of the module) Stryker cannot tell that
 * a new test reaches it, and would keep it alive for ever.
 */
function forgetSurvivors(kept: string): void {
  if (!existsSync(kept)) return
  const report = JSON.parse(readFileSync(kept, 'utf8')) as Report
  const files = Object.entries(report.files).map(([file, entry]) => {
    const mutants = entry.mutants.filter(({ status }) => status === 'Killed' || status === 'Timeout')
    return [file, { ...entry, mutants }] as const
  })
  writeFileSync(kept, JSON.stringify({ ...report, files: Object.fromEntries(files) }))
}

function scoreFile(file: string): { killed: number; survivors: Survivor[] } {
  if (!existsSync(reportPath(file))) return { killed: 0, survivors: [] }
  const { files } = JSON.parse(readFileSync(reportPath(file), 'utf8')) as Report
  const entry = files[file]
  if (entry === undefined) return { killed: 0, survivors: [] }
  const lines = entry.source.split('\n')
  const survivors = entry.mutants
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .map(({ mutatorName: mutator, replacement, location }): Survivor => {
      const line = (lines[location.start.line - 1] ?? '').trim()
      const known = explained.find(
        (row) => row.file === file && row.line === line && row.mutator === mutator && row.replacement === replacement,
      )
      return { file, at: location.start.line, line, mutator, replacement, why: known?.why }
    })
  const killed = entry.mutants.filter(({ status }) => status === 'Killed' || status === 'Timeout').length
  return { killed, survivors }
}

function scoreRoom(room: string): Score[] {
  const files = listFiles(room).map(scoreFile)
  const killed = files.reduce((sum, file) => sum + file.killed, 0)
  const survivors = files.flatMap((file) => file.survivors)
  return killed + survivors.length === 0 ? [] : [{ room, killed, survivors }]
}

function isGood({ room, killed, survivors }: Score): boolean {
  const share = survivors.length / (killed + survivors.length)
  if (!TIME_ROOMS.includes(room)) return share <= 0.15
  return share <= 0.03 && survivors.every(({ why }) => why !== undefined)
}

function renderScores(all: readonly Score[]): string {
  const rows = all.map(({ room, killed, survivors }) => {
    const total = killed + survivors.length
    return `| ${room} | ${total} | ${killed} | ${survivors.length} | ${((100 * killed) / total).toFixed(1)} % |`
  })
  const unscored = listRooms().filter((room) => !all.some((score) => score.room === room))
  const time = all.filter(({ room }) => TIME_ROOMS.includes(room)).flatMap(({ survivors }) => survivors)
  return [
    '# Mutation testing of the domain',
    '',
    'Written by `npm run mutate`; the reasons stand in `tools/mutation/survivors.json`. A mutant is one small change of the',
    'code; it is killed when a test fails on it. In the rooms of time at most 3 % may survive, each with the reason why no',
    'input can tell it from the code; elsewhere at least 85 % must be killed. No comment may switch a mutant off. Tables of',
    'facts and words are left out: `data/`, `kernel/documents.ts`, the rule rows (`rulebook/rows/` but `cells.ts`) and the',
    'words of their values (`rulebook/law-shapes.ts`, `policy-shapes.ts`). The golden cases with the swap and removal of each',
    'row hold the facts, the pins of `tests/law/` the words.',
    '',
    '| room | mutants | killed | survived | killed share |',
    '| --- | --: | --: | --: | --: |',
    ...rows,
    '',
    ...(unscored.length === 0 ? [] : [`Rooms with no figures yet: ${unscored.join(', ')}.`, '']),
    '## Survivors in time and term clock',
    '',
    ...(time.length === 0 ? ['None.'] : time.map(renderSurvivor)),
    '',
  ].join('\n')
}

function renderSurvivor({ file, at, line, mutator, replacement, why }: Survivor): string {
  const where = `\`${file.replace('packages/domain/src/', '')}:${at}\` ${mutator}: \`${line}\``
  return `- ${where} → \`${replacement.replaceAll(/\s+/g, ' ')}\`. ${why ?? '**Not explained.**'}`
}
