// Runs many histories through oracle and domain, and gathers what was seen. Stops nowhere: a disagreement is counted by its
// kind, and the first of each kind is made short.

import { compare, newTally, type Tally, type Violation } from './compare.ts'
import { text } from './days.ts'
import { script } from './generate.ts'
import { seedOf } from './random.ts'
import { kindOf, shrink } from './shrink.ts'
import type { Place } from './values.ts'

export interface Found {
  readonly kind: string
  readonly place: Place
  readonly index: number
  count: number
  readonly violation: Violation
  readonly history: readonly string[]
}

export interface RunResult {
  runs: number
  tally: Tally
  violations: Found[]
}

export function newResult(): RunResult {
  return { runs: 0, tally: newTally(), violations: [] }
}

/** One history of a run, by its seed and number. */
export function runOne(place: Place, seed: number, index: number, into: RunResult): void {
  const made = script(place, seedOf(seed, index))
  into.runs += 1
  const violation = compare(made, into.tally)
  if (violation === undefined) return
  const kind = kindOf(violation)
  const known = into.violations.find((one) => one.kind === kind && one.place === place)
  if (known !== undefined) {
    known.count += 1
    return
  }
  const short = shrink(made)
  into.violations.push({
    kind,
    place,
    index,
    count: 1,
    violation: short?.violation ?? violation,
    history: (short?.script ?? made).steps.map(({ on, command }) => `${text(on)} ${JSON.stringify(command)}`),
  })
}
