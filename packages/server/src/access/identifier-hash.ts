import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import type { Keys } from './keys.ts'

/** Node takes several times as long over a key that is not wrapped. */
const wrapped = new WeakMap<Uint8Array, KeyObject>()

function wrap(key: Uint8Array): KeyObject {
  const known = wrapped.get(key)
  if (known !== undefined) return known
  const made = createSecretKey(key)
  wrapped.set(key, made)
  return made
}

/**
 * The keyed hash by which an identifier is matched: HMAC-SHA256 of its type and its number.
 * The number must be normalised (half-width, upper case, no spaces): the hash of another spelling is another hash.
 */
export function hashIdentifier(keys: Pick<Keys, 'identifierKey'>, type: string, number: string): Uint8Array {
  return new Uint8Array(createHmac('sha256', wrap(keys.identifierKey)).update(`${type}\0${number}`).digest())
}
