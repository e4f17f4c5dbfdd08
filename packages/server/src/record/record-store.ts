import { readLimit } from '@xinheng/domain/calendar/limits'
import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { PublicationReading } from '@xinheng/domain/record/publication'
import { readPublicityPeriodOf } from '@xinheng/domain/record/publicity-clock'
import { evolveRecord, type CreditRecord, type RecordEvent } from '@xinheng/domain/record/record'
import { sql } from 'kysely'
import type { StreamKind } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import { readPublicationOf } from './record-views.ts'

/** The site on which this platform makes records public. */
export const OWN_SITE = 'xinheng'

/** How records are folded and written to their table, under the law of a day. */
export function recordStream(law: LawInForce, today: LocalDate): StreamKind<CreditRecord, RecordEvent> {
  return {
    kind: 'record',
    evolve: evolveRecord,
    project: async (tx, { state, version, position }) => {
      await writeRecords(tx, [{ ...rowOf(state, version, law, today), position }])
    },
  }
}

type RecordRow = ReturnType<typeof rowOf> & { readonly position: number }

/** The columns of the read table that follow from a folded record. */
export function rowOf(
  record: CreditRecord,
  version: number,
  law: LawInForce,
  today: LocalDate,
  reading: PublicationReading = readPublicationOf(record, law, today),
) {
  const { content } = record
  const spans = content.kind === 'licence' || content.kind === 'honour'
  return {
    id: record.recordId,
    kind: content.kind,
    subject_id: record.subjectId,
    subject_kind: record.subjectKind,
    authority_id: record.authorityId,
    provider_id: record.providerId,
    place: record.place,
    document_title: record.documentTitle,
    document_number: record.documentNumber,
    decided_on: record.decidedOn,
    recorded_on: record.recordedOn,
    received_on: record.recordedOn,
    publicity_due_on: findPublicityDue(record, law),
    published_on: record.publications.map(({ on }) => on).toSorted()[0] ?? null,
    publication_class: reading.kind === 'notPublic' ? null : reading.publicationClass,
    publication_until: reading.kind === 'notPublic' ? null : reading.until,
    valid_from: content.kind === 'licence' ? content.validFrom : null,
    valid_until: spans ? content.validUntil : null,
    fine_fen: content.kind === 'penalty' ? content.fine : null,
    confiscated_fen: content.kind === 'penalty' ? content.confiscated : null,
    excluded: excludedBy(reading),
    status: record.status,
    withdrawn_on: record.status === 'withdrawn' ? record.withdrawnOn : null,
    snapshot: record,
    version,
  }
}

function excludedBy(reading: PublicationReading): string | null {
  if (reading.kind !== 'notPublic') return null
  const lasting = reading.why === 'simplifiedPenalty' || reading.why === 'protectedSubject' || reading.why === 'minor'
  return lasting ? reading.why : null
}

/** Last days of publicity by law, place and day of the decision: a file has few days and many rows. */
const publicityDue = new WeakMap<LawInForce, Map<string, LocalDate | null>>()

function findPublicityDue({ content, place, decidedOn }: CreditRecord, law: LawInForce): LocalDate | null {
  const reported = content.kind === 'licence' || (content.kind === 'penalty' && content.procedure === 'ordinary')
  if (!reported) return null
  const known = publicityDue.get(law) ?? new Map<string, LocalDate | null>()
  publicityDue.set(law, known)
  const key = `${place}/${decidedOn}`
  const there = known.get(key)
  if (there !== undefined) return there
  const period = readPublicityPeriodOf(law.book, place, decidedOn)
  const due =
    period.kind === 'unspecified'
      ? null
      : readLimit(decidedOn, { count: period.count, unit: 'workingDay' }, law.calendar).lastDay
  known.set(key, due)
  return due
}

/** Writes the read rows of many records in one statement; a row that is there is replaced. */
export async function writeRecords(
  tx: Tx,
  rows: readonly RecordRow[],
  importFileId: string | null = null,
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into record (id, kind, subject_id, subject_kind, authority_id, provider_id, place, document_title,
                        document_number, decided_on, recorded_on, received_on, publicity_due_on, published_on,
                        publication_class, publication_until, valid_from, valid_until, fine_fen, confiscated_fen,
                        excluded, status, withdrawn_on, import_file_id, snapshot, version, position)
    select r.id, r.kind, r.subject_id, r.subject_kind, r.authority_id, r.provider_id, r.place, r.document_title,
           r.document_number, r.decided_on, r.recorded_on, r.received_on, r.publicity_due_on, r.published_on,
           r.publication_class, r.publication_until, r.valid_from, r.valid_until, r.fine_fen, r.confiscated_fen,
           r.excluded, r.status, r.withdrawn_on, ${importFileId}::text, r.snapshot, r.version, r.position
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
             id text, kind text, subject_id text, subject_kind text, authority_id text, provider_id text, place text,
             document_title text, document_number text, decided_on date, recorded_on date, received_on date,
             publicity_due_on date, published_on date, publication_class text, publication_until date,
             valid_from date, valid_until date, fine_fen bigint, confiscated_fen bigint, excluded text, status text,
             withdrawn_on date, snapshot jsonb, version bigint, position bigint)
    on conflict (id) do update set
      document_title = excluded.document_title, document_number = excluded.document_number,
      decided_on = excluded.decided_on, publicity_due_on = excluded.publicity_due_on,
      published_on = excluded.published_on, publication_class = excluded.publication_class,
      publication_until = excluded.publication_until, valid_from = excluded.valid_from,
      valid_until = excluded.valid_until, fine_fen = excluded.fine_fen, confiscated_fen = excluded.confiscated_fen,
      excluded = excluded.excluded, status = excluded.status, withdrawn_on = excluded.withdrawn_on,
      snapshot = excluded.snapshot, version = excluded.version, position = excluded.position`.execute(tx)
}
