import { shanghaiDate, type LocalDate } from '@xinheng/domain/calendar/local-date'
import type { EvidenceRef } from '@xinheng/domain/kernel/refs'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import { sql } from 'kysely'
import type { Caller } from '../access/caller.ts'
import { findBar, NOT_THERE, type OutOfReach } from '../access/out-of-reach.ts'
import type { Target } from '../access/permissions.ts'
import type { Db, Tx } from '../db/open.ts'
import type { Service } from '../service.ts'
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

/** A file within reach of the caller: of its subject, of the units that handle what it belongs to, of an auditor. */
export async function findAttachment(
  service: Service,
  caller: Caller,
  ref: EvidenceRef,
): Promise<Result<AttachmentFacts, OutOfReach>> {
  const [facts] = await listAttachments(service.db, { refs: [ref] })
  if (facts === undefined) return NOT_THERE
  const targets = await listReach(service.db, facts)
  return findBar(caller.principal, 'attachment.open', ...targets) ?? ok(facts)
}

/**
 * Where a file is within reach: with its subject, with the unit that handed it in, and with each unit that handles a
 * procedure whose history names it; whoever decides a complaint handles the objection before it too.
 */
async function listReach(db: Db, { ref, subjectId }: AttachmentFacts): Promise<readonly Target[]> {
  const names = sql`jsonb_path_exists(snapshot, '$.** ? (@ == $ref)', jsonb_build_object('ref', ${ref}::text))`
  const { rows } = await sql<{ readonly unitId: string; readonly jurisdiction: string }>`
    with objections as (
      select id, place, taken_in_by, verifier_id from objection where subject_id = ${subjectId} and ${names}
    )
    select taken_in_by as "unitId", place as jurisdiction from objections
    union select verifier_id, place from objections
    union select handler_id, place from complaint where subject_id = ${subjectId}
      and (${names} or objection_id in (select id from objections))
    union select taken_in_by, place from repair where subject_id = ${subjectId} and ${names}
    union select handler_id, place from repair where subject_id = ${subjectId} and ${names}
    union select respondent_id, place from review where subject_id = ${subjectId} and ${names}
    union select kept_by, place from attachment where ref = ${ref} and kept_by is not null
  `.execute(db)
  return [{ subjectId }, ...rows.map((row) => ({ ...row, subjectId }))]
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
