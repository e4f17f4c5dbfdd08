import type { LocalDate } from '@xinheng/domain/calendar/local-date'

/** What time it is. Only the composition root reads the machine's clock; everything else is given one of these. */
export interface Clock {
  /** The recording instant, in milliseconds since the epoch. */
  now(): number
  /** The legal date in Asia/Shanghai; a demo or a test may set it. */
  today(): LocalDate
}

/** Where randomness comes from. Only the composition root holds the machine's. */
export interface Random {
  /** A fresh opaque id. */
  uuid(): string
  /** `count` unpredictable bytes. */
  bytes(count: number): Uint8Array
}

export type Ambient = Clock & Random
