// Inside a copy with a planted fault: the seeds until the first disagreement. Status 3 says that there was one.

import { compare } from './compare.ts'
import { script } from './generate.ts'
import { seedOf } from './random.ts'
import { kindOf } from './shrink.ts'
import { places } from './values.ts'

const [seed = 1, runs = 60] = process.argv.slice(2).map(Number)
for (let index = 0; index < runs; index += 1) {
  for (const place of places) {
    const violation = compare(script(place, seedOf(seed, index)))
    if (violation === undefined) continue
    console.log(`${place} history ${index}: ${kindOf(violation).slice(0, 120)}`)
    process.exit(3)
  }
}
