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

/** Some histories of a run: each `step`th from `first` on, before `end`. */
export interface Batch {
  readonly place: Place
  readonly seed: number
  readonly first: number
  readonly step: number
  readonly end: number
  /** Every day is compared, not some between the steps. */
  readonly everyDay: boolean
}

export function runBatch({ place, seed, first, step, end, everyDay }: Batch): RunResult {
  const result = newResult()
  for (let index = first; index < end; index += step) runOne(place, seed, index, result, everyDay)
  return result
}

/** Adds what a later batch found. */
export function mergeInto(into: RunResult, more: RunResult): void {
  into.runs += more.runs
  into.tally.commands += more.tally.commands
  into.tally.days += more.tally.days
  for (const counts of ['accepted', 'refused', 'states', 'transitions', 'late'] as const) {
    for (const [name, count] of Object.entries(more.tally[counts])) {
      into.tally[counts][name] = (into.tally[counts][name] ?? 0) + count
    }
  }
  for (const found of more.violations) {
    const known = into.violations.find(({ kind, place }) => kind === found.kind && place === found.place)
    if (known === undefined) into.violations.push(found)
    else known.count += found.count
  }
}

export function newResult(): RunResult {
  return { runs: 0, tally: newTally(), violations: [] }
}

/** One history of a run, by its seed and number. */
export function runOne(place: Place, seed: number, index: number, into: RunResult, everyDay = false): void {
  const made = script(place, seedOf(seed, index))
  into.runs += 1
  const violation = compare(made, into.tally, everyDay)
  if (violation === undefined) return
  const kind = kindOf(violation)
  const known = into.violations.find((one) => one.kind === kind && one.place === place)
  if (known !== undefined) {
    known.count += 1
    return
  }
  const short = shrink(made, everyDay)
  into.violations.push({
    kind,
    place,
    index,
    count: 1,
    violation: short?.violation ?? violation,
    history: (short?.script ?? made).steps.map(({ on, command }) => `${text(on)} ${JSON.stringify(command)}`),
  })
}
