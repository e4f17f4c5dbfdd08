import { evolveMeasureAct, type MeasureActEvent, type ProposedMeasureAct } from '@xinheng/domain/catalogue/measure-act'
import { evolveMeasureList, type MeasureListEvent, type MeasureListState } from '@xinheng/domain/catalogue/measure-list'
import { findCase, type StreamKind } from '../db/case-act.ts'
import type { Db } from '../db/open.ts'

/** Acts on single measures; what they change is written as a new catalogue version, not here. */
export const MEASURE_ACT_STREAM: StreamKind<ProposedMeasureAct, MeasureActEvent> = {
  kind: 'measureAct',
  evolve: evolveMeasureAct,
  project: async () => undefined,
}

/** Measure lists under way after a memorandum; few, and read by folding. */
export const MEASURE_LIST_STREAM: StreamKind<MeasureListState, MeasureListEvent> = {
  kind: 'measureList',
  evolve: evolveMeasureList,
  project: async () => undefined,
}

export function measureActId(version: string): string {
  return `measureAct:${version}`
}

export function measureListId(place: string, memorandumId: string): string {
  return `measureList:${place}:${memorandumId}`
}

/** All streams of a kind, folded, by id. */
export async function listFolded<State, Event extends { readonly type: string }>(
  db: Db,
  stream: StreamKind<State, Event>,
): Promise<readonly { readonly id: string; readonly state: State; readonly version: number }[]> {
  const rows = await db.selectFrom('stream').select('id').where('kind', '=', stream.kind).orderBy('id').execute()
  const all = await Promise.all(rows.map(async ({ id }) => findCase(db, stream, id)))
  return all.flatMap((folded) => (folded === undefined ? [] : [folded]))
}

/** How many acts of either kind of catalogue were ever proposed on a base version. */
export async function countMeasureActs(db: Db, base: string): Promise<number> {
  const prefix = `${measureActId(base)}+`
  const rows = await db
    .selectFrom('stream')
    .select('id')
    .where('kind', '=', MEASURE_ACT_STREAM.kind)
    .where('id', 'like', `${prefix.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`)
    .execute()
  return rows.length
}
