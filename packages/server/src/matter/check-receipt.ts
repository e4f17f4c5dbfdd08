import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Keys } from '../access/keys.ts'
import { canonicalJson } from '../db/canonical-json.ts'

const SALT_BYTES = 16

/** What a receipt says, whole: who was checked by whom in which matter, when, on which ledger position, with which answer. */
export interface ReceiptContent {
  readonly id: string
  readonly matterId: string
  readonly partyId: string
  readonly subjectId: string
  readonly unitId: string
  readonly moment: string
  readonly checkedOn: string
  readonly ledgerPosition: number
  readonly answer: unknown
}

/** Salt and keyed hash of a receipt; without the key nobody can make another that fits. */
export function commitToReceipt(
  keys: Pick<Keys, 'commitmentKey'>,
  salt: Uint8Array,
  content: ReceiptContent,
): Uint8Array {
  return new Uint8Array(Buffer.concat([salt.subarray(0, SALT_BYTES), hashReceipt(keys, salt, content)]))
}

/** Whether a receipt still says what it said when it was made. */
export function isReceiptUntouched(
  keys: Pick<Keys, 'commitmentKey'>,
  content: ReceiptContent,
  commitment: Uint8Array,
): boolean {
  const salt = commitment.subarray(0, SALT_BYTES)
  const kept = commitment.subarray(SALT_BYTES)
  const expected = hashReceipt(keys, salt, content)
  return kept.length === expected.length && timingSafeEqual(kept, expected)
}

function hashReceipt(keys: Pick<Keys, 'commitmentKey'>, salt: Uint8Array, content: ReceiptContent): Buffer {
  const hash = createHmac('sha256', keys.commitmentKey).update(salt.subarray(0, SALT_BYTES))
  return hash.update(canonicalJson({ ...content })).digest()
}
