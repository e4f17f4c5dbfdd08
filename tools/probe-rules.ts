// Plants one violation of each boundary and lint rule in a copy of the tree and fails when a rule stays silent:
// a rule that no longer fires looks the same as clean code.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '..')
const MODULES = path.join(ROOT, 'node_modules')

interface Probe {
  readonly rule: string
  /** Files to plant, by path. */
  readonly files: Readonly<Record<string, string>>
}

const D = 'packages/domain/src/probe'
const S = 'packages/server/src'

const BOUNDARY_PROBES: readonly Probe[] = [
  {
    rule: 'domain-is-pure',
    files: { [`${D}/impure.ts`]: `import { readFileSync } from 'node:fs'\nexport const x = readFileSync\n` },
  },
  {
    rule: 'domain-tests-stay-home',
    files: {
      [`${D}/far.test.ts`]: `import { x } from '../../../server/src/db/probe-floor.ts'\nexport const y = x\n`,
      [`${S}/db/probe-floor.ts`]: 'export const x = 1\n',
    },
  },
  {
    rule: 'routes-do-not-query',
    files: { [`${S}/probe/probe-routes.ts`]: `import { sql } from 'kysely'\nexport const x = sql\n` },
  },
  {
    rule: 'use-cases-know-no-web',
    files: { [`${S}/probe/probe-use-cases.ts`]: `import fastify from 'fastify'\nexport const x = fastify\n` },
  },
  {
    rule: 'stores-and-views-are-below',
    files: {
      [`${S}/probe/low-store.ts`]: `import { x } from './high-use-cases.ts'\nexport const y = x\n`,
      [`${S}/probe/high-use-cases.ts`]: 'export const x = 1\n',
    },
  },
  {
    rule: 'features-meet-at-use-cases',
    files: {
      [`${S}/probe/here-use-cases.ts`]: `import { x } from '../probetwo/inner-store.ts'\nexport const y = x\n`,
      [`${S}/probetwo/inner-store.ts`]: 'export const x = 1\n',
    },
  },
  {
    rule: 'import-writes-in-bulk',
    files: {
      [`${S}/import/probe-bulk.ts`]: `import { x } from '../probetwo/probe-routes.ts'\nexport const y = x\n`,
      [`${S}/probetwo/probe-routes.ts`]: 'export const x = 1\n',
    },
  },
  {
    rule: 'db-is-the-floor',
    files: {
      [`${S}/db/probe-up.ts`]: `import { x } from '../probe/some-use-cases.ts'\nexport const y = x\n`,
      [`${S}/probe/some-use-cases.ts`]: 'export const x = 1\n',
    },
  },
  {
    rule: 'pages-are-pure',
    files: { [`${S}/pages/probe-page.ts`]: `import { readFileSync } from 'node:fs'\nexport const x = readFileSync\n` },
  },
  {
    rule: 'main-is-the-top',
    files: { [`${S}/probe/climber.ts`]: `import '../main.ts'\nexport const x = 1\n`, [`${S}/main.ts`]: 'export {}\n' },
  },
  {
    rule: 'tests-are-not-shipped',
    files: {
      [`${S}/probe/shipped.ts`]: `import { x } from './testing-tool.ts'\nexport const y = x\n`,
      [`${S}/probe/testing-tool.ts`]: 'export const x = 1\n',
    },
  },
  {
    rule: 'no-cycles',
    files: {
      [`${D}/one.ts`]: `import type { Two } from './two.ts'\nexport type One = Two | 1\n`,
      [`${D}/two.ts`]: `import type { One } from './one.ts'\nexport type Two = One | 2\n`,
    },
  },
  {
    rule: 'no-unresolvable',
    files: { [`${S}/probe/lost.ts`]: `import { x } from './nowhere.ts'\nexport const y = x\n` },
  },
  {
    rule: 'no-undeclared-package',
    files: { [`${S}/probe/undeclared.ts`]: `import prettier from 'prettier'\nexport const x = prettier\n` },
  },
  { rule: 'no-orphans', files: { [`${S}/probe/orphan.ts`]: 'export const x = 1\n' } },
]

const LINT_PROBES: readonly Probe[] = [
  { rule: 'no-restricted-globals', files: { [`${D}/clock.ts`]: 'export const now = () => new Date()\n' } },
  { rule: 'no-restricted-properties', files: { [`${D}/chance.ts`]: 'export const chance = () => Math.random()\n' } },
  { rule: 'no-restricted-properties', files: { [`${S}/probe/clock.ts`]: 'export const now = () => Date.now()\n' } },
  {
    rule: 'no-restricted-properties',
    files: { [`${S}/probe/env.ts`]: `export const port = () => process.env['PORT']\n` },
  },
  { rule: 'no-console', files: { [`${S}/probe/speak.ts`]: `export const speak = () => console.log('x')\n` } },
  { rule: 'no-explicit-any', files: { [`${S}/probe/loose.ts`]: 'export const loose = (x: any): unknown => x\n' } },
  { rule: 'ban-ts-comment', files: { [`${S}/probe/quiet.ts`]: '// @ts-ignore\nexport const quiet: number = 1\n' } },
  {
    rule: 'no-non-null-assertion',
    files: { [`${S}/probe/sure.ts`]: 'export const sure = (x: string | null): string => x!\n' },
  },
  {
    rule: 'consistent-type-imports',
    files: {
      [`${S}/probe/value.ts`]: `import { X } from './x.ts'\nexport const y = (x: X): X => x\n`,
      [`${S}/probe/x.ts`]: 'export interface X { readonly a: 1 }\n',
    },
  },
  { rule: 'eqeqeq', files: { [`${S}/probe/equal.ts`]: 'export const equal = (x: unknown): boolean => x == 1\n' } },
  {
    rule: 'no-floating-promises',
    files: {
      [`${S}/probe/float.ts`]:
        'const go = async (): Promise<number> => 1\nexport const start = (): void => {\n  go()\n}\n',
    },
  },
  {
    rule: 'no-misused-promises',
    files: {
      [`${S}/probe/misuse.ts`]: `const go = async (): Promise<boolean> => true\nexport const start = (): string => (go() ? 'a' : 'b')\n`,
    },
  },
  {
    rule: 'switch-exhaustiveness-check',
    files: {
      [`${D}/partial.ts`]: `export function partial(x: 'a' | 'b'): number | undefined {\n  switch (x) {\n    case 'a':\n      return 1\n  }\n  return undefined\n}\n`,
    },
  },
]

/** Rules of the type checker that the house leans on. */
const TYPE_PROBES: readonly Probe[] = [
  { rule: "Cannot find name 'process'", files: { [`${D}/node.ts`]: `export const x = process.env['A']\n` } },
  { rule: "Cannot find name 'fetch'", files: { [`${D}/net.ts`]: `export const x = fetch\n` } },
  { rule: 'erasableSyntaxOnly', files: { [`${D}/kinds.ts`]: 'export enum Kind { A }\n' } },
]

function copyTree(): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'xinheng-probe-'))
  for (const file of [
    'package.json',
    'tsconfig.json',
    'tsconfig.base.json',
    '.oxlintrc.json',
    '.dependency-cruiser.mjs',
  ])
    cpSync(path.join(ROOT, file), path.join(copy, file))
  for (const name of ['domain', 'server']) {
    const folder = path.join(copy, 'packages', name)
    mkdirSync(path.join(folder, 'src'), { recursive: true })
    for (const file of ['package.json', 'tsconfig.json'])
      cpSync(path.join(ROOT, 'packages', name, file), path.join(folder, file))
  }
  // Without any input the root configuration is an error of its own.
  mkdirSync(path.join(copy, 'tools'))
  writeFileSync(path.join(copy, 'tools/nothing.ts'), 'export {}\n')
  symlinkSync(MODULES, path.join(copy, 'node_modules'), 'dir')
  return copy
}

function plant(copy: string, probes: readonly Probe[]): void {
  for (const { files } of probes)
    for (const [file, text] of Object.entries(files)) {
      const target = path.join(copy, file)
      mkdirSync(path.dirname(target), { recursive: true })
      writeFileSync(target, text)
    }
}

function outputOf(copy: string, argv: readonly string[]): string {
  const done = spawnSync(process.execPath, argv, { cwd: copy, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  return `${done.stdout}${done.stderr}`
}

/** The probes whose rule is not named together with one of their files. */
function silent(
  probes: readonly Probe[],
  output: string,
  caught: (output: string, probe: Probe) => boolean,
): readonly string[] {
  return probes
    .filter((probe) => !caught(output, probe))
    .map(({ rule, files }) => `${rule} (${Object.keys(files).join(', ')})`)
}

function named(output: string, { rule, files }: Probe): boolean {
  const clean = output.replace(/\u001B\[[0-9;]*m/g, '')
  return Object.keys(files).some((file) =>
    clean.split(/\n\s*\n|\n(?=\s*(?:error|x|packages\/))/).some((part) => part.includes(rule) && part.includes(file)),
  )
}

function probe(probes: readonly Probe[], argv: readonly string[]): readonly string[] {
  const copy = copyTree()
  try {
    plant(copy, probes)
    return silent(probes, outputOf(copy, argv), named)
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

const cruiser = path.join(MODULES, 'dependency-cruiser/bin/dependency-cruiser.mjs')
const oxlint = path.join(MODULES, 'oxlint/bin/oxlint')
const tsc = path.join(MODULES, 'typescript/bin/tsc')
const quiet = [
  // Each in a tree of its own: a cycle must not hide an orphan.
  ...BOUNDARY_PROBES.flatMap((one) =>
    probe([one], [cruiser, '--config', '.dependency-cruiser.mjs', 'packages/domain/src', 'packages/server/src']),
  ),
  ...probe(LINT_PROBES, [oxlint, '--type-aware']),
  ...probe(TYPE_PROBES, [tsc, '-p', 'packages/domain', '--pretty', 'false']),
]
const all = BOUNDARY_PROBES.length + LINT_PROBES.length + TYPE_PROBES.length
if (quiet.length > 0) {
  console.error(`rules that stayed silent on a planted violation:\n${quiet.map((line) => `  ${line}`).join('\n')}`)
  process.exit(1)
}
console.log(`${all} planted violations, all caught`)
