import { localDate, type LocalDate } from '@xinheng/domain/calendar/local-date'
import { createHash } from 'node:crypto'
import type { Ambient } from './ambient.ts'

/** A clock and ids that a test sets by hand; every run gives the same ids in the same order. */
export interface TestAmbient extends Ambient {
  readonly setNow: (iso: string) => void
  readonly setToday: (date: string) => void
}

/** An ambient that stands at 2026-03-02 09:00 in Shanghai until the test moves it. */
export function createTestAmbient(seed = 'xinheng'): TestAmbient {
  let at = Date.parse('2026-03-02T01:00:00Z')
  let today: LocalDate = localDate('2026-03-02')
  let drawn = 0
  const bytes = (count: number): Uint8Array => {
    const blocks: Buffer[] = []
    for (let got = 0; got < count; got += 32) {
      drawn += 1
      blocks.push(createHash('sha256').update(`${seed}/${drawn}`).digest())
    }
    return new Uint8Array(Buffer.concat(blocks).subarray(0, count))
  }
  return {
    now: () => at,
    today: () => today,
    bytes,
    uuid: () => {
      const hex = Buffer.from(bytes(16)).toString('hex')
      return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
    },
    setNow: (iso) => {
      at = Date.parse(iso)
    },
    setToday: (date) => {
      today = localDate(date)
    },
  }
}
