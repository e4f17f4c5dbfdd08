import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import { renameSync } from 'node:fs'
import type { Acting } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import type { FormatId } from '../exchange/layout.ts'
import type { FileScope } from '../exchange/read-import.ts'
import { confirmAlias } from '../organisation/organisation-use-cases.ts'
import { findUnit } from '../organisation/organisation-views.ts'
import { actOnRecord } from '../record/record-use-cases.ts'
import type { Service } from '../service.ts'
import { dropUpload, fileSubject, listUnfinished, storeUpload, uploadPath, type FileRow } from './import-file.ts'
import { runFile, type FileRefusal, type OnProgress } from './import-run.ts'
import { rerunAsked } from './rerun-asked.ts'
import type { RowAnswer } from './take-rows.ts'

export { isFormat } from './import-file.ts'
export type { FileRefusal, ImportProgress, OnProgress } from './import-run.ts'
export type { RowAnswer } from './take-rows.ts'

/** A file as it arrives, declared as the whole list or as changes to it. */
export interface FileToReceive {
  readonly stream: AsyncIterable<Uint8Array>
  /** As the sender named it; it may name a person, so it goes to the vault. */
  readonly name: string
  readonly format: FormatId
  readonly mode: FileScope
  /** Whether the stream was cut at a size limit; asked once it has ended. */
  readonly wasCut?: () => boolean
}

/** The file as received; `known` says that the same bytes came before, declared alike, and nothing was stored anew. */
export interface ReceivedFile {
  readonly fileId: string
  readonly known: boolean
}

/**
 * Stores a file for the unit that acts, on the disk when it returns. The same file again is the same import, but a whole
 * list that becomes again what it was before another one is news.
 */
export async function receiveFile(
  service: Service,
  acting: Acting,
  { stream, name, format, mode, wasCut = () => false }: FileToReceive,
): Promise<Result<ReceivedFile, Refusal>> {
  const { db, ambient, vault } = service
  const fileId = ambient.uuid()
  const { hash, size } = await storeUpload(service, fileId, stream)
  if (wasCut()) {
    dropUpload(service, fileId)
    return refuse({ code: 'FILE_CUT_SHORT', basis: [] })
  }
  const received = await db.transaction().execute(async (tx): Promise<ReceivedFile> => {
    const there = await tx
      .selectFrom('import_file')
      .select(['id', 'state', 'arrival', 'repetition'])
      .where('content_hash', '=', hash)
      .where('format', '=', format)
      .where('mode', '=', mode)
      .where('unit_id', '=', acting.organisationId)
      .orderBy('repetition', 'desc')
      .executeTakeFirst()
    if (there !== undefined && (mode === 'change' || !(await isOvertaken(tx, acting, format, there.arrival)))) {
      // The bytes may have been lost with a restored backup; these are the same.
      const unfinished = there.state === 'received' || there.state === 'running'
      if (unfinished) renameSync(uploadPath(service, fileId), uploadPath(service, there.id))
      return { fileId: there.id, known: true }
    }
    const sealed = await vault.sealValue(tx, { subjectId: fileSubject(fileId), purpose: 'fileName', plaintext: name })
    await tx
      .insertInto('import_file')
      .values({
        id: fileId,
        content_hash: hash,
        format,
        mode,
        repetition: there === undefined ? 0 : there.repetition + 1,
        unit_id: acting.organisationId,
        place: acting.place,
        name_ref: sealed.ref,
        byte_size: size,
        state: 'received',
        received_by: acting.officerId,
        received_at: new Date(ambient.now()).toISOString(),
      })
      .execute()
    return { fileId, known: false }
  })
  if (received.known) dropUpload(service, fileId)
  return ok(received)
}

/** Whether another whole list of the unit was taken after the one that arrived then. */
async function isOvertaken(tx: Tx, { organisationId }: Acting, format: FormatId, arrival: number): Promise<boolean> {
  const later = await tx
    .selectFrom('import_file')
    .select('id')
    .where('unit_id', '=', organisationId)
    .where('format', '=', format)
    .where('mode', 'in', ['whole', 'empty'])
    .where('state', '<>', 'refused')
    .where('arrival', '>', arrival)
    .executeTakeFirst()
  return later !== undefined
}

/** Runs a received file to its end, or goes on with it; a file that is done is answered as it stands. */
export async function runImport(
  service: Service,
  fileId: string,
  onProgress: OnProgress = () => undefined,
): Promise<Result<FileRow, FileRefusal>> {
  return runFile(service, fileId, onProgress)
}

/** Goes on with what a stopped server left; `onFault` hears of a file that cannot go on, the others still do. */
export async function resumeImports(
  service: Service,
  onFault: (fileId: string, fault: unknown) => void,
): Promise<number> {
  const files = await listUnfinished(service.db)
  for (const { id } of files) {
    try {
      await runFile(service, id, () => undefined)
    } catch (fault) {
      onFault(id, fault)
    }
  }
  return files.length
}

/** Runs files one after the other, in the order they came. */
export interface ImportQueue {
  readonly add: (fileId: string) => void
  /** Settles when nothing is left to run. */
  readonly idle: () => Promise<void>
}

/** A queue of imports; `onFault` hears of a file that broke off, which a restart takes up again. */
export function createImportQueue(service: Service, onFault: (fileId: string, fault: unknown) => void): ImportQueue {
  let tail = Promise.resolve()
  const waiting = new Set<string>()
  const runNext = async (before: Promise<void>, fileId: string): Promise<void> => {
    await before
    try {
      await runFile(service, fileId, () => undefined)
    } catch (fault) {
      onFault(fileId, fault)
    } finally {
      waiting.delete(fileId)
    }
  }
  return {
    add: (fileId) => {
      if (waiting.has(fileId)) return
      waiting.add(fileId)
      tail = runNext(tail, fileId)
    },
    idle: async () => tail,
  }
}

const GONE_AT_SOURCE = '来源的全量文件不再载有该记录，经向来源核实已经撤销'

/** What a person answers to a question of an import. */
export type QuestionAnswer = RowAnswer | { readonly kind: 'unit'; readonly organisationId: string }

/**
 * Answers a question by a named person and runs the rows that waited for it. A spelling of a unit is remembered for the
 * place, so it is asked once.
 */
export async function answerQuestion(
  service: Service,
  acting: Acting,
  questionId: string,
  answer: QuestionAnswer,
): Promise<Result<{ readonly rerun: number }, Refusal>> {
  const { db, ambient } = service
  const question = await db.selectFrom('question').selectAll().where('id', '=', questionId).executeTakeFirst()
  if (question === undefined || question.file_id === null || question.state !== 'open') {
    return refuse({ code: 'WRONG_STATE', state: question?.state ?? 'none', basis: [] })
  }
  const ofRecord = question.kind === 'vanishedRow' && question.about_kind === 'record'
  const fits = answer.kind === 'accept' || answer.kind === 'reject' || !ofRecord
  // A vanished entry of a list is answered on the entry itself, where its measures hang.
  if (
    (question.kind === 'unknownAuthority') !== (answer.kind === 'unit') ||
    (question.kind === 'vanishedRow' && !ofRecord) ||
    (question.kind === 'termNotStated' && answer.kind !== 'accept') ||
    !fits
  ) {
    return refuse({ code: 'WRONG_STATE', state: question.kind, basis: [] })
  }
  if (ofRecord && answer.kind === 'reject') {
    const gone = { act: 'withdraw', reason: 'decisionRevoked', reasons: GONE_AT_SOURCE } as const
    const done = await actOnRecord(service, acting, question.about_id, gone)
    if (!done.ok) return done
  }
  if (answer.kind === 'unit') {
    if ((await findUnit(db, answer.organisationId)) === undefined) {
      return refuse({ code: 'WRONG_STATE', state: 'unknownUnit', basis: [] })
    }
    const { spelling } = question.detail as { readonly spelling: string }
    await confirmAlias(service, acting, { alias: spelling, organisationId: answer.organisationId })
  }
  if (answer.kind === 'subject') {
    const known = await db.selectFrom('subject').select('id').where('id', '=', answer.subjectId).executeTakeFirst()
    if (known === undefined) return refuse({ code: 'WRONG_STATE', state: 'unknownSubject', basis: [] })
  }
  await db
    .updateTable('question')
    .set({
      state: 'answered',
      answer: JSON.stringify(answer),
      answered_by: acting.officerId,
      answered_at: new Date(ambient.now()).toISOString(),
    })
    .where('id', '=', questionId)
    .where('state', '=', 'open')
    .execute()
  return ok({ rerun: ofRecord ? 0 : await rerunAsked(service, acting, question.file_id) })
}
