import type { EvidenceRef } from '@xinheng/domain/kernel/refs'
import type { Refusal, RefusalOf } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import type { Caller } from '../access/caller.ts'
import { NOT_THERE, type OutOfReach } from '../access/out-of-reach.ts'
import { transact } from '../db/transact.ts'
import type { Tx } from '../db/open.ts'
import type { Service } from '../service.ts'
import { findSubjectBar } from '../subject/subject-reach-views.ts'
import { insertAttachment, listWaiting, writeVerdict } from './attachment-store.ts'
import { findAttachment } from './attachment-views.ts'
import { answersPing, scanBytes, type ClamdAddress } from './clamd.ts'
import { cleanFileName, nameToGive } from './file-name.ts'
import { FILE_TYPES, readFileType } from './file-type-words.ts'

/** The most that one attachment may hold: what a scanner takes by default and a database takes in one statement. */
export const ATTACHMENT_BYTES = 20 * 1024 ** 2

/** A file as it came. `place` is the jurisdiction that handles it; the media type that was claimed decides nothing. */
export interface AttachmentToKeep {
  readonly subjectId: string
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: Uint8Array
  readonly place: string
  readonly keptBy: string | null
}

/** Why a file cannot be kept; `undefined` where it can. One that nobody can read is no such case. */
export function findFileBar(bytes: Uint8Array): RefusalOf<'ATTACHMENT_TOO_LARGE' | 'ATTACHMENT_EMPTY'> | undefined {
  if (bytes.length === 0) return { code: 'ATTACHMENT_EMPTY', basis: [] }
  if (bytes.length > ATTACHMENT_BYTES) return { code: 'ATTACHMENT_TOO_LARGE', limitBytes: ATTACHMENT_BYTES, basis: [] }
  return undefined
}

/**
 * Keeps a file under its subject's key and answers its reference. One that cannot be read is kept and marked; one over
 * the limit or empty is refused, which says nothing about the objection or application that it came with.
 */
export async function keepAttachment(
  { vault, ambient }: Service,
  tx: Tx,
  { subjectId, fileName, bytes, place, keptBy }: AttachmentToKeep,
): Promise<Result<EvidenceRef, RefusalOf<'ATTACHMENT_TOO_LARGE' | 'ATTACHMENT_EMPTY'>>> {
  const barred = findFileBar(bytes)
  if (barred !== undefined) return refuse(barred)
  const [file, name] = await vault.sealValues(tx, [
    { subjectId, purpose: 'attachment', plaintext: bytes },
    { subjectId, purpose: 'attachmentName', plaintext: cleanFileName(fileName) },
  ])
  if (file === undefined || name === undefined) throw new Error('nothing was sealed')
  await insertAttachment(tx, {
    ref: file.ref,
    subjectId,
    place,
    keptBy,
    nameRef: name.ref,
    type: readFileType(bytes),
    size: bytes.length,
    keptAt: new Date(ambient.now()).toISOString(),
  })
  return ok(file.ref)
}

/** Keeps a file that is handed in by itself, before or after the case that it belongs to. */
export async function handInAttachment(
  service: Service,
  caller: Caller,
  file: Omit<AttachmentToKeep, 'place' | 'keptBy'>,
): Promise<Result<{ readonly id: EvidenceRef }, Refusal | OutOfReach>> {
  const { db } = service
  const { subjectId } = file
  const subject = await db.selectFrom('subject').select('erased_on').where('id', '=', subjectId).executeTakeFirst()
  if (subject === undefined || subject.erased_on !== null) return NOT_THERE
  const bar = await findSubjectBar(service, caller, 'attachment.send', subjectId)
  if (bar !== undefined) return bar
  const keptBy = caller.principal.subjectId === null ? caller.organisationId : null
  return transact(db, async (tx) => {
    const kept = await keepAttachment(service, tx, { ...file, place: caller.place, keptBy })
    return kept.ok ? ok({ id: kept.value }) : kept
  })
}

/** A file as it is given out, always to be saved, never shown inside a page. */
export interface AttachmentGiven {
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/**
 * Opens a file for whoever handles the procedure that it belongs to, or for the subject itself; the reason stands in the
 * log of reads before the bytes are given out. One without a verdict opens only after a warning, an infected one never.
 */
export async function openAttachment(
  service: Service,
  caller: Caller,
  ref: EvidenceRef,
  { reason, warned }: { readonly reason: string; readonly warned: boolean },
): Promise<Result<AttachmentGiven, Refusal | OutOfReach>> {
  const { db, vault } = service
  const kept = await findAttachment(service, caller, ref)
  if (!kept.ok) return kept
  const { type, scan, nameRef } = kept.value
  if (reason.trim() === '') return refuse({ code: 'REASONS_MISSING', basis: [] })
  if (scan.kind === 'infected') return refuse({ code: 'ATTACHMENT_INFECTED', found: scan.found, basis: [] })
  if (scan.kind === 'unscanned' && !warned) return refuse({ code: 'ATTACHMENT_NOT_SCANNED', basis: [] })
  const reader = { readerId: caller.principal.id, unitId: caller.organisationId, reason: reason.trim() }
  const name = await vault.openValue(db, nameRef, reader)
  const file = await vault.openBytes(db, ref, reader)
  if (file.kind === 'erased' || name.kind === 'erased')
    return refuse({ code: 'ATTACHMENT_ERASED', on: file.kind === 'erased' ? file.on : kept.value.keptOn, basis: [] })
  const { mediaType } = FILE_TYPES[type]
  return ok({ fileName: nameToGive(name.text, type), mediaType, bytes: file.bytes })
}

const AT_ONCE = 20
const MOST_TRIES = 5

/**
 * Has the scanner look at what waits; answers how many verdicts there were. Without a scanner that answers nothing is
 * opened: the files stay quarantined. `signal` breaks off; a file that was being looked at waits for the next time.
 */
export async function scanWaiting(service: Service, clamd: ClamdAddress, signal?: AbortSignal): Promise<number> {
  const { db, vault, ambient } = service
  const refs = await listWaiting(db, AT_ONCE, MOST_TRIES)
  if (refs.length === 0 || !(await answersPing(clamd, { signal }))) return 0
  const reader = { readerId: 'system:scan', unitId: null, reason: '病毒扫描' }
  const isOver = (): boolean => signal?.aborted === true
  let verdicts = 0
  for (const ref of refs) {
    if (isOver()) break
    const file = await vault.openBytes(db, ref, reader)
    if (file.kind === 'erased') continue
    const verdict = await scanBytes(clamd, file.bytes, { signal })
    if (isOver()) break
    await writeVerdict(db, ref, verdict, new Date(ambient.now()).toISOString())
    if (verdict.kind !== 'failed') verdicts += 1
  }
  return verdicts
}
