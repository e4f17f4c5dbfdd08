/** One figure of the bench: ours against the yardstick, measured in the same run. */
export interface BenchRow {
  readonly name: string
  readonly yardstick: string
  readonly value: number
  readonly unit: string
  readonly target: string
  readonly met: boolean
  /** The two rates behind the ratio, and what a reader should know. */
  readonly note: string
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Seconds that some work took. */
export async function time(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return (performance.now() - from) / 1000
}

/** Runs `act` `count` times, `clients` at once; answers how many a second. */
export async function rateOf(count: number, clients: number, act: (n: number) => Promise<void>): Promise<number> {
  let next = 0
  const client = async (): Promise<void> => {
    while (next < count) {
      const n = next
      next += 1
      await act(n)
    }
  }
  return count / (await time(async () => Promise.all(Array.from({ length: clients }, client))))
}

export function ratioRow(
  name: string,
  parts: {
    readonly yardstick: string
    readonly ours: number
    readonly theirs: number
    readonly least: number
    readonly note: string
  },
): BenchRow {
  const { yardstick, ours, theirs, least, note } = parts
  const value = Math.round((ours / theirs) * 1000) / 1000
  const rates = `${Math.round(ours)}/s : ${Math.round(theirs)}/s`
  return { name, yardstick, value, unit: '×', target: `≥ ${least}`, met: value >= least, note: `${rates}; ${note}` }
}
