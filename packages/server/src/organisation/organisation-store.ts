import {
  evolveOrganisation,
  type Organisation,
  type OrganisationEvent,
} from '@xinheng/domain/organisation/organisation'
import type { StreamKind } from '../db/case-act.ts'
import type { Db, Tx } from '../db/open.ts'

export const ORGANISATION_STREAM: StreamKind<Organisation, OrganisationEvent> = {
  kind: 'organisation',
  evolve: (state, event) => {
    const next = evolveOrganisation(state, event)
    if (next === undefined) throw new TypeError(`an organisation cannot begin with ${event.type}`)
    return next
  },
  project: async (tx, { state, version }, events) => {
    const row = {
      id: state.organisationId,
      name: state.name,
      kind: 'unit',
      department: state.departments[0] ?? null,
      place: state.place,
      powers: JSON.stringify({ departments: state.departments, roles: state.roles }),
      active_until: state.mergedInto?.on ?? null,
      merged_into: state.mergedInto?.successor ?? null,
      version,
    }
    const { id: _id, ...changes } = row
    await tx
      .insertInto('organisation')
      .values({ ...row, active_from: events[0]?.on ?? null })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(changes))
      .execute()
  },
}

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

/** The unit that a spelling names in a place: its own name, or an alias that a person confirmed. */
export async function findUnitByName(db: Db | Tx, name: string, place: string): Promise<UnitRow | undefined> {
  const own = await db
    .selectFrom('organisation')
    .select(COLUMNS)
    .where('name', '=', name)
    .orderBy('place', 'desc')
    .executeTakeFirst()
  if (own !== undefined) return toUnit(own)
  const alias = await db
    .selectFrom('authority_alias')
    .select('organisation_id')
    .where('alias', '=', name)
    .where('place', '=', place)
    .executeTakeFirst()
  return alias === undefined ? undefined : findUnit(db, alias.organisation_id)
}

/** How many acts the register holds on a unit; 0 for one that it does not know. */
export async function findUnitVersion(db: Db | Tx, organisationId: string): Promise<number> {
  const row = await db.selectFrom('organisation').select('version').where('id', '=', organisationId).executeTakeFirst()
  return row?.version ?? 0
}
