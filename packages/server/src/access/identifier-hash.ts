import { createHmac } from 'node:crypto'
import type { Keys } from './keys.ts'

/**
 * The keyed hash by which an identifier is matched: HMAC-SHA256 of its type and its number.
 * The number must be normalised (half-width, upper case, no spaces): the hash of another spelling is another hash.
 */
export function hashIdentifier(keys: Pick<Keys, 'identifierKey'>, type: string, number: string): Uint8Array {
  return new Uint8Array(createHmac('sha256', keys.identifierKey).update(`${type}\0${number}`).digest())
}
