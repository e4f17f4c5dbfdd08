import { shanghaiDate, type LocalDate } from '@xinheng/domain/calendar/local-date'
import type { EvidenceRef } from '@xinheng/domain/kernel/refs'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import type { Caller } from '../access/caller.ts'
import { NOT_THERE, type OutOfReach } from '../access/out-of-reach.ts'
import type { Db, Tx } from '../db/open.ts'
import type { Service } from '../service.ts'
import { findSubjectBar } from '../subject/subject-reach-views.ts'
import { isFileType, type FileType } from './file-type-words.ts'

export type ScanState =
  | { readonly kind: 'unscanned' }
  | { readonly kind: 'clean'; readonly on: LocalDate }
  | { readonly kind: 'infected'; readonly on: LocalDate; readonly found: string }

/** What is known of a kept file without opening it. */
export interface AttachmentFacts {
  readonly ref: EvidenceRef
  readonly subjectId: string
  readonly nameRef: string
  readonly type: FileType
  readonly size: number
  readonly keptOn: LocalDate
  readonly scan: ScanState
}

/** A file within reach of the caller. */
export async function findAttachment(
  service: Service,
  caller: Caller,
  ref: EvidenceRef,
): Promise<Result<AttachmentFacts, OutOfReach>> {
  const [facts] = await listAttachments(service.db, { refs: [ref] })
  if (facts === undefined) return NOT_THERE
  return (await findSubjectBar(service, caller, 'attachment.open', facts.subjectId)) ?? ok(facts)
}

/** Files by their references, or all of a subject; references that are no files are left out. */
export async function listAttachments(
  db: Db | Tx,
  wanted: { readonly refs: readonly EvidenceRef[] } | { readonly subjectId: string },
): Promise<readonly AttachmentFacts[]> {
  if ('refs' in wanted && wanted.refs.length === 0) return []
  const query = db
    .selectFrom('attachment')
    .select(['ref', 'subject_id', 'name_ref', 'type', 'size', 'kept_at', 'scan', 'scanned_at', 'found'])
    .orderBy('kept_at')
    .orderBy('ref')
  const rows = await (
    'refs' in wanted ? query.where('ref', 'in', [...wanted.refs]) : query.where('subject_id', '=', wanted.subjectId)
  ).execute()
  return rows.map(({ ref, subject_id, name_ref, type, size, kept_at, scan, scanned_at, found }) => ({
    ref,
    subjectId: subject_id,
    nameRef: name_ref,
    type: isFileType(type) ? type : 'unreadable',
    size,
    keptOn: dayOf(kept_at),
    scan: scanOf(scan, scanned_at, found),
  }))
}

function scanOf(scan: string, scannedAt: string | null, found: string | null): ScanState {
  if (scannedAt === null) return { kind: 'unscanned' }
  const on = dayOf(scannedAt)
  return scan === 'clean' ? { kind: 'clean', on } : { kind: 'infected', on, found: found ?? '' }
}

function dayOf(at: string): LocalDate {
  return shanghaiDate(Date.parse(at))
}
