import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { findListType, type Catalogue } from '@xinheng/domain/catalogue/catalogue'
import type { SubjectKind } from '@xinheng/domain/kernel/refs'
import type { Matter } from '@xinheng/domain/matter/matter'
import { sql } from 'kysely'
import type { Db, Tx } from '../db/open.ts'

/** A subject that a name may mean; only organisations are found by name. */
export interface Candidate {
  readonly subjectId: string
  readonly name: string
  readonly code: string | null
}

/** What a subject is; `undefined` when nobody is registered under the id. */
export async function findSubjectKind(db: Db | Tx, subjectId: string): Promise<SubjectKind | undefined> {
  const row = await db.selectFrom('subject').select('kind').where('id', '=', subjectId).executeTakeFirst()
  return row?.kind as SubjectKind | undefined
}

const MOST_CANDIDATES = 20

/** Organisations whose name has all of what was asked for, the shortest names first, without those rejected for it. */
export async function listCandidates(
  db: Db,
  { name, nameHash, unitId }: { readonly name: string; readonly nameHash: Uint8Array; readonly unitId: string },
): Promise<readonly Candidate[]> {
  if ([...name.trim()].length < 2) return []
  const rows = await db
    .selectFrom('subject as s')
    .select(['s.id', 's.name', 's.uscc'])
    .where('s.name', 'is not', null)
    .where('s.state', '=', 'active')
    .where(sql<boolean>`name_bigrams(s.name) @> name_bigrams(${name})`)
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom('identity_rejection as r')
            .select('r.subject_id')
            .whereRef('r.subject_id', '=', 's.id')
            .where('r.unit_id', '=', unitId)
            .where('r.name_hash', '=', nameHash),
        ),
      ),
    )
    .orderBy(sql`length(s.name)`)
    .orderBy('s.id')
    .limit(MOST_CANDIDATES)
    .execute()
  return rows.map(({ id, name: found, uscc }) => ({ subjectId: id, name: found ?? '', code: uscc }))
}

/** How a party is named on a page: in the open for organisations, by a vault reference for protected subjects. */
export interface SubjectLabel {
  readonly subjectId: string
  readonly name: string | null
  readonly nameRef: string | null
  readonly code: string | null
}

/** The labels of subjects, by id. */
export async function readSubjectLabels(
  db: Db,
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, SubjectLabel>> {
  if (subjectIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('subject')
    .select(['id', 'name', 'name_ref', 'uscc'])
    .where('id', 'in', [...new Set(subjectIds)])
    .execute()
  return new Map(
    rows.map((row) => [row.id, { subjectId: row.id, name: row.name, nameRef: row.name_ref, code: row.uscc }]),
  )
}

/** Entries by their list and document, by id. */
export async function readEntryLabels(
  db: Db,
  listingIds: readonly string[],
  catalogue: Catalogue,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('listing')
    .select(['id', 'list_type_id', 'document_number'])
    .where('id', 'in', ['', ...new Set(listingIds)])
    .execute()
  const nameOf = (id: string) => findListType(catalogue, id)?.name ?? id
  return new Map(rows.map((row) => [row.id, `${nameOf(row.list_type_id)} ${row.document_number}`]))
}

/** A matter in full. */
export interface MatterView {
  readonly matter: Matter
  readonly version: number
  readonly position: number
  readonly mustCheck: boolean
  readonly reference: string | null
  readonly unitName: string
  readonly deciderName: string
}

/** The matter of an id, whoever asks: reach is the caller's question. */
export async function findMatter(db: Db, matterId: string): Promise<MatterView | undefined> {
  const row = await db
    .selectFrom('matter as m')
    .innerJoin('organisation as u', 'u.id', 'm.unit_id')
    .innerJoin('organisation as d', 'd.id', 'm.decider_unit_id')
    .select(['m.snapshot', 'm.version', 'm.position', 'm.must_check', 'm.reference'])
    .select(['u.name as unit_name', 'd.name as decider_name'])
    .where('m.id', '=', matterId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    // Written by the projection from a folded matter.
    matter: row.snapshot as Matter,
    version: row.version,
    position: row.position,
    mustCheck: row.must_check,
    reference: row.reference,
    unitName: row.unit_name,
    deciderName: row.decider_name,
  }
}

export interface MatterRow {
  readonly id: string
  readonly occasion: string
  readonly place: string
  readonly reference: string | null
  readonly status: string
  readonly mustCheck: boolean
  readonly openedOn: LocalDate
  readonly closedOn: LocalDate | null
  readonly openItems: number
  readonly unitName: string
  readonly deciderName: string
}

/** Whose matters: of a unit (its own and those it decides), or of a whole place. */
export type Within = { readonly unitId: string } | { readonly place: string }

/** A page of matters, the newest first. */
export async function listMatters(
  db: Db,
  within: Within,
  { status, reference, page, size }: MatterFilter,
): Promise<{ readonly rows: readonly MatterRow[]; readonly total: number }> {
  let query = db
    .selectFrom('matter as m')
    .innerJoin('organisation as u', 'u.id', 'm.unit_id')
    .innerJoin('organisation as d', 'd.id', 'm.decider_unit_id')
  query =
    'unitId' in within
      ? query.where((is) => is.or([is('m.unit_id', '=', within.unitId), is('m.decider_unit_id', '=', within.unitId)]))
      : query.where('m.place', '=', within.place)
  if (status !== null) query = query.where('m.status', '=', status)
  if (reference !== '') query = query.where('m.reference', 'like', `%${reference.replaceAll(/[\\%_]/g, '\\$&')}%`)
  const { total } = await query.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await query
    .select(['m.id', 'm.occasion', 'm.place', 'm.reference', 'm.status', 'm.must_check', 'm.opened_on', 'm.closed_on'])
    .select(['m.open_items', 'u.name as unit_name', 'd.name as decider_name'])
    .orderBy('m.opened_on', 'desc')
    .orderBy('m.id')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return {
    total,
    rows: rows.map((row) => ({
      id: row.id,
      occasion: row.occasion,
      place: row.place,
      reference: row.reference,
      status: row.status,
      mustCheck: row.must_check,
      openedOn: row.opened_on,
      closedOn: row.closed_on,
      openItems: row.open_items,
      unitName: row.unit_name,
      deciderName: row.decider_name,
    })),
  }
}

export interface MatterFilter {
  readonly status: string | null
  /** Part of the unit's own number; empty for all. */
  readonly reference: string
  readonly page: number
  readonly size: number
}

/** The matter of a unit that is under way under the unit's own number, the newest one. */
export async function findOpenMatterId(
  db: Db,
  { unitId, occasion, reference }: { readonly unitId: string; readonly occasion: string; readonly reference: string },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('matter')
    .select('id')
    .where('unit_id', '=', unitId)
    .where('occasion', '=', occasion)
    .where('reference', '=', reference)
    .where('status', '=', 'open')
    .orderBy('opened_on', 'desc')
    .orderBy('id')
    .executeTakeFirst()
  return row?.id
}
