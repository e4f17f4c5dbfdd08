import type { Brand } from './brand.ts'

/** An amount of money in fen (分), an integer; never a float. */
export type Fen = Brand<number, 'Fen'>

/** The amount of `count` fen. Throws when it is no safe integer. */
export function fen(count: number): Fen {
  if (!Number.isSafeInteger(count)) throw new RangeError(`not an amount in fen: ${count}`)
  return count as Fen
}
