import type { Organisation } from '@xinheng/domain/organisation/organisation'
import { findCase } from '../db/case-act.ts'
import type { Db, Tx } from '../db/open.ts'
import { ORGANISATION_STREAM } from './organisation-store.ts'

/** The unit of an id, folded into what rules need of it. */
export interface UnitRow {
  readonly organisationId: string
  readonly name: string
  readonly place: string
  readonly departments: readonly string[]
  readonly roles: Organisation['roles']
  readonly mergedInto: string | null
}

const COLUMNS = ['id', 'name', 'place', 'powers', 'merged_into'] as const

interface Row {
  readonly id: string
  readonly name: string
  readonly place: string
  readonly powers: unknown
  readonly merged_into: string | null
}

function toUnit({ id, name, place, powers, merged_into }: Row): UnitRow {
  const { departments = [], roles = [] } = powers as Partial<Pick<UnitRow, 'departments' | 'roles'>>
  return { organisationId: id, name, place, departments, roles, mergedInto: merged_into }
}

/** The unit of an id, if the register has it. */
export async function findUnit(db: Db | Tx, organisationId: string): Promise<UnitRow | undefined> {
  const row = await db.selectFrom('organisation').select(COLUMNS).where('id', '=', organisationId).executeTakeFirst()
  return row === undefined ? undefined : toUnit(row)
}

/** The units of a place, or all of them, by name. */
export async function listUnits(db: Db | Tx, place?: string): Promise<readonly UnitRow[]> {
  let query = db.selectFrom('organisation').select(COLUMNS).orderBy('name')
  if (place !== undefined) query = query.where('place', '=', place)
  return (await query.execute()).map(toUnit)
}

/** How many acts the register holds on a unit; 0 for one that it does not know. */
export async function findUnitVersion(db: Db | Tx, organisationId: string): Promise<number> {
  const row = await db.selectFrom('organisation').select('version').where('id', '=', organisationId).executeTakeFirst()
  return row?.version ?? 0
}

/** The accounts that a unit named as its liaisons. */
export async function listLiaisons(db: Db, organisationId: string): Promise<readonly string[]> {
  const unit = await findCase(db, ORGANISATION_STREAM, organisationId)
  return unit?.state.liaisons.map(({ officerId }) => officerId) ?? []
}
