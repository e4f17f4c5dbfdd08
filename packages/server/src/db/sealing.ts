import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'

/** Bytes sealed by AES-256-GCM; the tag stands at the end of the ciphertext. */
export interface Sealed {
  readonly nonce: Uint8Array
  readonly ciphertext: Uint8Array
}

const NONCE_BYTES = 12
const TAG_BYTES = 16
export const SALT_BYTES = 16

type DrawBytes = (count: number) => Uint8Array

/** Seals bytes to a context: they open only under the same key and the same context. */
export function seal(key: Uint8Array, context: string, plain: Uint8Array, bytes: DrawBytes): Sealed {
  const nonce = bytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(context))
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  return { nonce, ciphertext: new Uint8Array(ciphertext) }
}

/** Opens sealed bytes. Throws when the key or the context is another, or a bit was changed. */
export function unseal(key: Uint8Array, context: string, { nonce, ciphertext }: Sealed): Uint8Array {
  const end = ciphertext.length - TAG_BYTES
  const decipher = createDecipheriv('aes-256-gcm', key, nonce)
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(ciphertext.subarray(end))
  return new Uint8Array(Buffer.concat([decipher.update(ciphertext.subarray(0, end)), decipher.final()]))
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
export function commitToValue(salt: Uint8Array, text: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update('xinheng/value/1\0').update(salt).update(text, 'utf8').digest())
}
