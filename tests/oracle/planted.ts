// Faults put into a copy of the domain on purpose, one token each, to see whether the oracle bites. `find` stands once in
// its file; where the sources have moved on, the fault says so and is not counted as caught.

import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { blindFaults } from './planted-blind.ts'
import type { Planted } from './planted-fault.ts'
import { invariantFaults } from './planted-invariants.ts'
import { placeFaults } from './planted-places.ts'

export interface PlantedRow {
  readonly outcome: 'caught' | 'MISSED' | 'misplaced'
  /** The first disagreement, or the fault that the domain threw. */
  readonly where: string
}

/** Who thought of a fault: one who knew the model, or one who had read the rules alone. */
export type PlantedBy = 'model' | 'blind'

export const PLANTED: readonly (Planted & { readonly by: PlantedBy })[] = [
  ...[...invariantFaults, ...placeFaults].map((fault) => ({ ...fault, by: 'model' as const })),
  ...blindFaults.map((fault) => ({ ...fault, by: 'blind' as const })),
]

const ROOT = path.resolve(import.meta.dirname, '../..')

/** Runs the seeds on a copy of the domain with one fault in it, and takes the copy away. */
export function runPlanted({ file, find, put }: Planted, seed: number, runs: number): PlantedRow {
  const folder = mkdtempSync(path.join(tmpdir(), 'xinheng-planted-'))
  try {
    cpSync(path.join(ROOT, 'packages/domain'), path.join(folder, 'packages/domain'), {
      recursive: true,
      filter: (source) => !source.endsWith('.test.ts') && !source.includes('node_modules'),
    })
    cpSync(path.join(ROOT, 'tests/oracle'), path.join(folder, 'tests/oracle'), { recursive: true })
    mkdirSync(path.join(folder, 'node_modules/@xinheng'), { recursive: true })
    symlinkSync(path.join(folder, 'packages/domain'), path.join(folder, 'node_modules/@xinheng/domain'), 'dir')
    writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}')
    const target = path.join(folder, 'packages/domain/src', file)
    const source = readFileSync(target, 'utf8')
    if (source.split(find).length !== 2)
      return { outcome: 'misplaced', where: `«${find}» does not stand once in ${file}` }
    writeFileSync(
      target,
      source.replace(find, () => put),
    )
    const child = spawnSync(
      process.execPath,
      [path.join(folder, 'tests/oracle/run-planted.ts'), String(seed), String(runs)],
      { encoding: 'utf8', timeout: 600_000 },
    )
    if (child.status === 0) return { outcome: 'MISSED', where: '' }
    if (child.status === 3) return { outcome: 'caught', where: child.stdout.trim() }
    const thrown = child.stderr.split('\n').find((line) => line.includes('Error')) ?? 'stopped'
    if (thrown.includes('SyntaxError')) return { outcome: 'misplaced', where: thrown.trim() }
    return { outcome: 'caught', where: `throws: ${thrown.trim()}` }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
