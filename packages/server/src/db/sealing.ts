import { createCipheriv, createDecipheriv, createSecretKey, hash } from 'node:crypto'

/** Bytes sealed by AES-256-GCM; the tag stands at the end of the ciphertext. */
export interface Sealed {
  readonly nonce: Uint8Array
  readonly ciphertext: Uint8Array
}

export const NONCE_BYTES = 12
const CIPHER = 'aes-256-gcm'
const TAG_BYTES = 16
const VALUE_TAG = Buffer.from('xinheng/value/1\0')
export const SALT_BYTES = 16
export const COMMITMENT_BYTES = 32

type DrawBytes = (count: number) => Uint8Array

/** Gives out bytes that were drawn at once, since each draw has its price. Throws when they are used up. */
export function portionOut(drawn: Uint8Array): DrawBytes {
  let used = 0
  return (count) => {
    used += count
    if (used > drawn.length) throw new RangeError('more random bytes were used than drawn')
    return drawn.subarray(used - count, used)
  }
}

/** Seals bytes to a context: they open only under the same key and the same context. */
export function seal(key: Uint8Array, context: string, plain: Uint8Array, bytes: DrawBytes): Sealed {
  const nonce = bytes(NONCE_BYTES)
  // Node takes five times as long over a key that is not wrapped.
  const cipher = createCipheriv(CIPHER, createSecretKey(key), nonce)
  cipher.setAAD(Buffer.from(context))
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  return { nonce, ciphertext: new Uint8Array(ciphertext) }
}

/** Opens sealed bytes. Throws when the key or the context is another, or a bit was changed. */
export function unseal(key: Uint8Array, context: string, { nonce, ciphertext }: Sealed): Uint8Array {
  const end = ciphertext.length - TAG_BYTES
  const decipher = createDecipheriv(CIPHER, createSecretKey(key), nonce)
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(ciphertext.subarray(end))
  return new Uint8Array(Buffer.concat([decipher.update(ciphertext.subarray(0, end)), decipher.final()]))
}

/** How many bytes a plaintext takes once sealed, nonce and ciphertext in one. */
export function packedSize(plainBytes: number): number {
  return NONCE_BYTES + plainBytes + TAG_BYTES
}

/** Nonce and ciphertext in one, for a single column. */
export function packSealed({ nonce, ciphertext }: Sealed): Uint8Array {
  return new Uint8Array(Buffer.concat([nonce, ciphertext]))
}

/** The inverse of {@link packSealed}. */
export function unpackSealed(packed: Uint8Array): Sealed {
  return { nonce: packed.subarray(0, NONCE_BYTES), ciphertext: packed.subarray(NONCE_BYTES) }
}

/** The commitment to a personal value. Its salt is sealed with the value: once erased, the value cannot be guessed from it. */
export function commitToValue(salt: Uint8Array, plain: Uint8Array): Uint8Array {
  return new Uint8Array(hash('sha256', Buffer.concat([VALUE_TAG, salt, plain]), 'buffer'))
}
