import { sql } from 'kysely'
import type { Tx } from '../db/open.ts'
import type { RowIssue } from '../exchange/row-issue.ts'
import { fileSubject } from './import-file.ts'
import type { ImportRun } from './import-context.ts'
import { sealableKept } from '../exchange/sealed-row.ts'
import type { Fate, RowState } from './take-rows.ts'

/** An issue as the report keeps it; what was read is sealed apart. */
export type KeptIssue = Omit<RowIssue, 'read' | 'line'>

/** Counts by what became of rows. */
export type Counts = Readonly<Record<RowState, number>>

/** How many rows met each fate. */
export function countFates(fates: readonly Fate[]): Counts {
  const counts = { taken: 0, unchanged: 0, corrected: 0, duplicate: 0, rejected: 0, asked: 0 }
  for (const { state } of fates) counts[state] += 1
  return counts
}

/** Writes what became of rows: their report lines, the sealed cells of those left out, and the questions they raise. */
export async function putFates(tx: Tx, run: ImportRun, fates: readonly Fate[]): Promise<void> {
  const { service, file } = run
  const told = fates.filter(({ issues, state }) => issues.length > 0 || isLeftOut(state))
  const sealed = await service.vault.sealValues(
    tx,
    told.map(({ row, state, issues }) => ({
      subjectId: fileSubject(file.id),
      purpose: 'readRow',
      plaintext: sealableKept({
        cells: isLeftOut(state) ? withoutUnwanted(run, row.cells) : [],
        reads: issues.map(({ read }) => read),
      }),
    })),
  )
  const refs = new Map(told.map((fate, index) => [fate, sealed[index]?.ref ?? null]))
  const rows = fates.map((fate) => ({
    line: fate.row.line,
    row_hash: fate.row.hash,
    state: fate.state,
    target_id: fate.targetId,
    read_ref: refs.get(fate) ?? null,
    report: fate.issues.map(({ column, code, severity, mend }): KeptIssue => ({
      ...(column === undefined ? {} : { column }),
      code,
      severity,
      mend,
    })),
  }))
  await sql`
    insert into import_row (file_id, line, row_hash, state, target_id, read_ref, report)
    select ${file.id}, line, convert_to(row_hash, 'LATIN1'), state, target_id, read_ref, report
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
             line bigint, row_hash text, state text, target_id text, read_ref text, report jsonb)
    on conflict (file_id, line) do update set
      state = excluded.state, target_id = excluded.target_id, read_ref = excluded.read_ref, report = excluded.report`.execute(
    tx,
  )
  await putQuestions(tx, run, fates)
}

/** Whether a row is still outside, so that its cells are kept for the error file. */
export function isLeftOut(state: RowState): boolean {
  return state === 'rejected' || state === 'asked' || state === 'duplicate'
}

function withoutUnwanted({ unwantedColumns }: ImportRun, cells: readonly string[]): readonly string[] {
  return unwantedColumns.size === 0 ? cells : cells.map((cell, column) => (unwantedColumns.has(column) ? '' : cell))
}

async function putQuestions(tx: Tx, run: ImportRun, fates: readonly Fate[]): Promise<void> {
  const { service, file } = run
  const openedAt = new Date(service.ambient.now()).toISOString()
  const rows = new Map<string, object>()
  for (const { question, row } of fates) {
    if (question === undefined) continue
    const { kind, aboutKind, aboutId, detail } = question
    const ofRow = kind !== 'unknownAuthority'
    const id = `${kind}-${file.id}-${ofRow ? row.line : aboutId}`
    const line = ofRow ? row.line : null
    rows.set(id, { id, kind, about_kind: aboutKind, about_id: aboutId, line, detail })
  }
  if (rows.size === 0) return
  await sql`
    insert into question (id, kind, about_kind, about_id, unit_id, file_id, line, detail, opened_at)
    select id, kind, about_kind, about_id, ${file.acting.organisationId}, ${file.id}, line, detail, ${openedAt}::timestamptz
      from jsonb_to_recordset(${JSON.stringify([...rows.values()])}::jsonb) as q(
             id text, kind text, about_kind text, about_id text, line bigint, detail jsonb)
    on conflict (id) do nothing`.execute(tx)
}
