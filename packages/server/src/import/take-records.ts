import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { SubjectKind } from '@xinheng/domain/kernel/refs'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import { groundOn } from '@xinheng/domain/listing/law-in-force'
import {
  decideCorrectRecord,
  decideImportRecord,
  decidePublishRecord,
  decideUpsetRecord,
} from '@xinheng/domain/record/decide-record'
import type { PublicationReading } from '@xinheng/domain/record/publication'
import {
  evolveRecord,
  type CreditRecord,
  type RecordContent,
  type RecordEvent,
  type RecordHead,
} from '@xinheng/domain/record/record'
import { actInTransaction, stampOf } from '../db/case-act.ts'
import { appendNewStreams, type NewStreams } from '../db/event-log.ts'
import type { Tx } from '../db/open.ts'
import { plainRef } from '@xinheng/domain/kernel/text-ref'
import { maskText } from '../exchange/mask-identifier.ts'
import type { RecordBody, Until } from '../exchange/parsed-row.ts'
import type { UnitRow } from '../organisation/organisation-views.ts'
import { OWN_SITE, recordStream, rowOf, writeRecords } from '../record/record-store.ts'
import { readPublicationOf } from '../record/record-views.ts'
import { isProtected } from '../subject/subject-store.ts'
import type { ImportRun } from './import-context.ts'

/** A row of a record whose subject and authority are known; `textRef` is its free text in the vault. */
export interface RecordRowToTake {
  readonly body: RecordBody
  readonly subjectId: string
  readonly subjectKind: SubjectKind
  readonly authority: UnitRow
  readonly textRef: string | null
}

const CORRECTED_BY_FILE = plainRef('报送单位以新文件更正')

const SECTORS: Readonly<Record<string, string>> = {
  药品监督管理部门: 'foodAndDrug',
  应急管理部门: 'workSafety',
}

function headOf(
  recordId: string,
  { body, subjectId, subjectKind, authority }: RecordRowToTake,
  run: ImportRun,
): RecordHead {
  return {
    recordId,
    subjectId,
    subjectKind,
    authorityId: authority.organisationId,
    providerId: run.acting.organisationId,
    place: run.acting.place,
    documentTitle: titleOf(body),
    documentNumber: body.documentNumber === '' ? null : maskText(body.documentNumber),
    decidedOn: body.decidedOn,
  }
}

/** A title of a penalty may tell who was punished for what, so the kind of the document stands for it. */
function titleOf(body: RecordBody): string {
  switch (body.kind) {
    case 'licence':
      return maskText(body.documentTitle) || '行政许可决定书'
    case 'penalty':
      return '行政处罚决定书'
    case 'subsidy':
      return maskText(body.documentTitle) || '资金批复文件'
    case 'honour':
      return maskText(body.documentTitle) || '表彰决定'
  }
}

/** What a row says of its decision; free text stands in the vault. */
export function contentOf({ body, subjectKind, authority, textRef }: RecordRowToTake): RecordContent {
  if (body.kind === 'penalty') {
    const [department = '*'] = authority.departments
    return {
      kind: 'penalty',
      procedure: 'ordinary',
      penalties: body.penalties,
      fine: body.fine ?? null,
      confiscated: body.confiscated ?? null,
      facts: textRef,
      legalGround: body.legalGround === '' ? null : maskText(body.legalGround),
      assignedClass: null,
      sector: SECTORS[department] ?? department,
    }
  }
  if (body.kind === 'subsidy') {
    const { subsidyType, project, amount } = body
    return { kind: 'subsidy', subsidyType, project: maskText(project), amount: amount ?? null, text: textRef }
  }
  if (body.kind === 'honour') return { kind: 'honour', title: maskText(body.title), validUntil: endOf(body.validUntil) }
  const { certificateName, certificateNumber, validFrom, validUntil } = body
  return {
    kind: 'licence',
    licenceType: body.licenceTypes[0] ?? 'other',
    certificateName: certificateName === '' ? null : maskText(certificateName),
    // The number of a person's certificate may be the person's own number.
    certificateNumber: certificateNumber === '' || isProtected(subjectKind) ? null : maskText(certificateNumber),
    text: textRef,
    validFrom: validFrom ?? null,
    validUntil: endOf(validUntil),
  }
}

function endOf(until: Until | undefined): LocalDate | null {
  return until === undefined || until === 'longTerm' ? null : until
}

/** Takes new records in: their events, their publication where the law lets it begin by itself, their read rows. */
export async function takeNewRecords(
  tx: Tx,
  run: ImportRun,
  rows: readonly RecordRowToTake[],
): Promise<readonly Result<string, Refusal>[]> {
  const { service, law, today, acting, file } = run
  const stamp = stampOf({ ambient: service.ambient, acting, rulebookVersion: law.book.version })
  const streams: NewStreams['streams'][number][] = []
  const written: ReturnType<typeof rowOf>[] = []
  const taken = rows.map((row): Result<string, Refusal> => {
    const recordId = service.ambient.uuid()
    const decided = decideImportRecord(undefined, headOf(recordId, row, run), contentOf(row), today)
    if (!decided.ok) return decided
    const imported = fold(undefined, decided.value)
    // Being published does not change what the law says of its publication.
    const reading = readPublicationOf(imported, law, today)
    const following = listFollowing(imported, reading, row, run)
    const record = fold(imported, following)
    const events = [...decided.value, ...following]
    streams.push({ streamId: recordId, events: events.map((event) => ({ type: event.type, payload: event })) })
    const settled = record.upset === null ? reading : readPublicationOf(record, law, today)
    written.push(rowOf(record, events.length, law, today, settled))
    return ok(recordId)
  })
  const positions = await appendNewStreams(tx, service.ambient, { kind: 'record', stamp, streams })
  const placed = written.map((row) => ({ ...row, position: placeOf(positions, row.id) }))
  await writeRecords(tx, placed, file.id)
  return taken
}

function placeOf(positions: ReadonlyMap<string, number>, recordId: string): number {
  const position = positions.get(recordId)
  if (position === undefined) throw new Error(`record ${recordId} was there already`)
  return position
}

function fold(state: CreditRecord | undefined, events: readonly RecordEvent[]): CreditRecord {
  const record = events.reduce<CreditRecord | undefined>(evolveRecord, state)
  if (record === undefined) throw new TypeError('an import made no record')
  return record
}

/** A decision that the file says was revoked is upset; another one is published where its class is confirmed. */
function listFollowing(
  record: CreditRecord,
  reading: PublicationReading,
  { body }: RecordRowToTake,
  { law, today }: ImportRun,
): readonly RecordEvent[] {
  if (body.status === 'revoked') {
    const upset = decideUpsetRecord(record, { reason: 'decisionRevoked', on: today })
    return upset.ok ? upset.value : []
  }
  // A person's honour may be public, but no import begins that by itself.
  if (reading.kind !== 'public' || !reading.confirmed || isProtected(record.subjectKind)) return []
  const publication = { site: OWN_SITE, on: today, confirmedBy: null }
  const published = decidePublishRecord(record, publication, reading, groundOn(law, reading.basis))
  return published.ok ? published.value : []
}

/** Corrects a record by the same row with other content. */
export async function correctRecord(
  tx: Tx,
  run: ImportRun,
  recordId: string,
  row: RecordRowToTake,
): Promise<Result<string, Refusal>> {
  const { service, law, today, acting } = run
  const recording = { ambient: service.ambient, acting, rulebookVersion: law.book.version }
  const change = { reason: 'wronglyEntered', reasons: CORRECTED_BY_FILE, on: today } as const
  const done = await actInTransaction(tx, recordStream(law, today), recordId, recording, (state) => {
    if (state === undefined) return decideCorrectRecord(state, headOf(recordId, row, run), contentOf(row), change)
    const { subjectId, subjectKind, providerId } = state
    const head = { ...headOf(recordId, row, run), subjectId, subjectKind, providerId }
    return decideCorrectRecord(state, head, contentOf(row), change)
  })
  return done.ok ? ok(recordId) : done
}
