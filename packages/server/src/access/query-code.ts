import { normaliseIdentifier } from '@xinheng/domain/identifier/normalise-identifier'
import type { Service } from '../service.ts'
import { hashIdentifier } from './identifier-hash.ts'

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** Letters and digits that nobody confuses, five bits of chance each: by default sixteen, 80 bits. */
export function drawQueryCode({ ambient }: Pick<Service, 'ambient'>, length = 16): string {
  return [...ambient.bytes(length)].map((byte) => LETTERS[byte % LETTERS.length] ?? '').join('')
}

/** What a query code gives a look at; a code of one kind never opens another. */
export type QueryKind = 'objectionQuery' | 'repairQuery' | 'complaintQuery'

/** The keyed hash of a query code, however it was typed. */
export function hashQueryCode({ keys }: Pick<Service, 'keys'>, kind: QueryKind, code: string): Uint8Array {
  return hashIdentifier(keys, kind, normaliseIdentifier(code))
}
