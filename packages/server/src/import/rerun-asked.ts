import type { Acting } from '../db/case-act.ts'
import type { Db } from '../db/open.ts'
import { NO_FAULTS } from '../exchange/csv-tokenizer.ts'
import { detectLayout } from '../exchange/formats/formats.ts'
import { createRowHash } from '../exchange/row-identity.ts'
import type { Service } from '../service.ts'
import { digestRows } from './digest-rows.ts'
import { countFates, putFates } from './fate-store.ts'
import { fileSubject, getFile, type KeptShape } from './import-file.ts'
import { lockImports, type ImportRun } from './import-context.ts'
import { openProtectedNames, prepareRun, toRowToTake } from './import-run.ts'
import { parseKept } from '../exchange/sealed-row.ts'
import { takeRows, type RowAnswer, type RowToTake } from './take-rows.ts'

const BATCH = 500

/** Runs the rows that wait for a person again, with the answers there are; answers how many no longer wait. */
export async function rerunAsked(service: Service, acting: Acting, fileId: string): Promise<number> {
  const file = await getFile(service.db, fileId)
  if (file.state !== 'finished' || service.keys.erasures.find(fileSubject(fileId)) !== undefined) return 0
  const shape = await readShape(service, acting, fileId)
  const match = detectLayout(shape.header, file.format)
  if (match.kind !== 'found') throw new Error(`the header of file ${fileId} no longer fits its format`)
  const { run, parser } = await prepareRun(service, file, match.layout)
  const hash = createRowHash(service.keys.identifierKey)
  let settled = 0
  for (let after = 0; ;) {
    const asked = await listAsked(service, acting, fileId, after)
    const last = asked.at(-1)
    if (last === undefined) break
    after = last.line
    const answers = await readAnswers(
      service.db,
      fileId,
      asked.map(({ line }) => line),
    )
    const rows = asked.map(({ line, cells }): RowToTake => {
      const answer = answers.get(line)
      const row: RowToTake = { ...toRowToTake(hash, parser, { line, cells, faults: NO_FAULTS }), again: true }
      return answer === undefined ? row : { ...row, answer }
    })
    settled += await takeAgain(run, rows)
  }
  if (settled > 0) {
    const digest = await digestRows(service.db, fileId)
    await service.db.updateTable('import_file').set({ row_digest: digest }).where('id', '=', fileId).execute()
  }
  return settled
}

async function takeAgain(run: ImportRun, rows: readonly RowToTake[]): Promise<number> {
  const names = await openProtectedNames(run, rows)
  return run.service.db.transaction().execute(async (tx) => {
    await lockImports(tx)
    const fates = await takeRows(tx, run, rows, names)
    await putFates(tx, run, fates)
    const counts = countFates(fates)
    const settled = fates.length - counts.asked
    await tx
      .updateTable('import_file')
      .set((eb) => ({
        rows_asked: eb('rows_asked', '-', settled),
        rows_taken: eb('rows_taken', '+', counts.taken),
        rows_corrected: eb('rows_corrected', '+', counts.corrected),
        rows_unchanged: eb('rows_unchanged', '+', counts.unchanged),
        rows_duplicate: eb('rows_duplicate', '+', counts.duplicate),
        rows_rejected: eb('rows_rejected', '+', counts.rejected),
      }))
      .where('id', '=', run.file.id)
      .execute()
    return settled
  })
}

/** The shape that was kept of a file. */
export async function readShape(service: Service, acting: Acting, fileId: string): Promise<KeptShape> {
  const { shape_ref: ref } = await service.db
    .selectFrom('import_file')
    .select('shape_ref')
    .where('id', '=', fileId)
    .executeTakeFirstOrThrow()
  if (ref === null) throw new Error(`file ${fileId} was never read through`)
  const reader = { readerId: acting.officerId, unitId: acting.organisationId, reason: '重读导入文件的表头' }
  const opened = await service.vault.openValue(service.db, ref, reader)
  if (opened.kind === 'erased') throw new Error(`what was read from file ${fileId} was erased`)
  // Sealed by `readThrough` only.
  return JSON.parse(opened.text) as KeptShape
}

async function listAsked(
  service: Service,
  acting: Acting,
  fileId: string,
  after: number,
): Promise<readonly { readonly line: number; readonly cells: readonly string[] }[]> {
  const rows = await service.db
    .selectFrom('import_row')
    .select(['line', 'read_ref'])
    .where('file_id', '=', fileId)
    .where('state', '=', 'asked')
    .where('line', '>', after)
    .orderBy('line')
    .limit(BATCH)
    .execute()
  const refs = rows.flatMap(({ read_ref }) => read_ref ?? [])
  const reader = { readerId: acting.officerId, unitId: acting.organisationId, reason: '重跑待核的行' }
  const opened = await service.vault.openValues(service.db, refs, reader)
  return rows.flatMap(({ line, read_ref }) => {
    const value = read_ref === null ? undefined : opened.get(read_ref)
    return value?.kind === 'value' ? [{ line, cells: parseKept(value.text).cells }] : []
  })
}

async function readAnswers(db: Db, fileId: string, lines: readonly number[]): Promise<ReadonlyMap<number, RowAnswer>> {
  const rows = await db
    .selectFrom('question')
    .select(['line', 'answer'])
    .where('file_id', '=', fileId)
    .where('state', '=', 'answered')
    .where('line', 'in', [...lines])
    .where('kind', 'in', ['heldRow', 'maskedIdentity', 'nameMismatch'])
    .orderBy('answered_at')
    .execute()
  const answers = new Map<number, RowAnswer>()
  // Written by `answerQuestion` only. Choosing a subject outlasts a later, lesser answer.
  for (const { line, answer } of rows) {
    if (line === null) continue
    const next = answer as RowAnswer
    if (answers.get(line)?.kind === 'subject' && next.kind === 'accept') continue
    answers.set(line, next)
  }
  return answers
}
