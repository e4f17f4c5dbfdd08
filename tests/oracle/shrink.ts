// Makes a history that shows a disagreement as short as it can: drops steps, and then days, while the same kind stays.

import { compare, newTally, type Violation } from './compare.ts'
import type { Script } from './generate.ts'

export interface Shrunk {
  readonly script: Script
  readonly violation: Violation
}

/** What kind of disagreement it is, numbers left out. */
export function kindOf({ about, oracle, domain }: Violation): string {
  const asked = /^\{"kind":"([a-z-]+)"/.exec(about)?.[1] ?? about
  return `${asked} | ${oracle} | ${domain}`.replaceAll(/\d+/g, '#')
}

export function shrink(script: Script, everyDay = false): Shrunk | undefined {
  const again = (one: Script) => compare(one, newTally(), everyDay)
  const first = again(script)
  if (first === undefined) return undefined
  const kind = kindOf(first)
  let best: Shrunk = { script, violation: first }
  const better = (candidate: Script): boolean => {
    const violation = again(candidate)
    if (violation === undefined || kindOf(violation) !== kind) return false
    best = { script: candidate, violation }
    return true
  }
  for (let size = Math.ceil(script.steps.length / 2); size >= 1; size = size > 1 ? Math.ceil(size / 2) : 0) {
    let at = 0
    while (at < best.script.steps.length) {
      const { steps } = best.script
      const fewer = [...steps.slice(0, at), ...steps.slice(at + size)]
      if (fewer.length === 0 || !better({ ...best.script, steps: fewer })) at += size
    }
  }
  const last = best.script.steps.at(-1)?.on
  if (last !== undefined) {
    for (const until of [last, last + 1, last + 5, last + 40]) {
      if (until < best.script.until && better({ ...best.script, until })) break
    }
  }
  return best
}
