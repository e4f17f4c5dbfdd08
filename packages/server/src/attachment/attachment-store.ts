import type { Db, Tx } from '../db/open.ts'
import type { FileType } from './file-type-words.ts'

/** A file to write down once its bytes and its name are sealed. */
export interface AttachmentRow {
  readonly ref: string
  readonly subjectId: string
  readonly place: string
  /** The unit that handed it in by itself; `null` where the subject did, or a form brought it. */
  readonly keptBy: string | null
  readonly nameRef: string
  readonly type: FileType
  readonly size: number
  readonly keptAt: string
}

/** Writes a kept file down; it waits for the scanner. */
export async function insertAttachment(tx: Tx, row: AttachmentRow): Promise<void> {
  const { ref, place, type, size, keptBy } = row
  await tx
    .insertInto('attachment')
    .values({
      ref,
      place,
      type,
      size,
      kept_by: keptBy,
      subject_id: row.subjectId,
      name_ref: row.nameRef,
      kept_at: row.keptAt,
    })
    .execute()
}

/** Files without a verdict that may be tried again, oldest first. */
export async function listWaiting(db: Db, most: number, tries: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('attachment')
    .innerJoin('vault_value', 'vault_value.ref', 'attachment.ref')
    .select('attachment.ref')
    .where('scan', '=', 'unscanned')
    .where('scan_tries', '<', tries)
    .where('vault_value.ciphertext', 'is not', null)
    .orderBy('scan_tries')
    .orderBy('kept_at')
    .limit(most)
    .execute()
  return rows.map(({ ref }) => ref)
}

/** Writes a verdict down, or that there was none this time. A verdict is not taken back. */
export async function writeVerdict(
  db: Db,
  ref: string,
  verdict: { readonly kind: 'clean' | 'failed' } | { readonly kind: 'infected'; readonly found: string },
  at: string,
): Promise<void> {
  const waiting = db.updateTable('attachment').where('ref', '=', ref).where('scan', '=', 'unscanned')
  if (verdict.kind === 'failed') await waiting.set(({ eb }) => ({ scan_tries: eb('scan_tries', '+', 1) })).execute()
  else
    await waiting
      .set({ scan: verdict.kind, scanned_at: at, found: verdict.kind === 'infected' ? verdict.found : null })
      .execute()
}
