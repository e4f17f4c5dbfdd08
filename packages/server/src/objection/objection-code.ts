import { normaliseIdentifier } from '@xinheng/domain/identifier/normalise-identifier'
import { hashIdentifier } from '../access/identifier-hash.ts'
import type { Service } from '../service.ts'

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** Sixteen letters and digits that nobody confuses: 80 bits of chance. */
export function drawQueryCode({ ambient }: Pick<Service, 'ambient'>): string {
  return [...ambient.bytes(16)].map((byte) => LETTERS[byte % LETTERS.length] ?? '').join('')
}

/** The keyed hash of a query code, however it was typed. */
export function hashQueryCode({ keys }: Pick<Service, 'keys'>, code: string): Uint8Array {
  return hashIdentifier(keys, 'objectionQuery', normaliseIdentifier(code))
}
