import { createHmac } from 'node:crypto'
import type { Db, Tx } from '../db/open.ts'
import type { RowAuthority } from '../exchange/parsed-row.ts'
import { suggestAuthority, type AuthorityCandidate } from '../exchange/suggest-authority.ts'
import { listUnits, type UnitRow } from '../organisation/organisation-views.ts'

/** The units that a file may name, and how a spelling leads to one. */
export interface Authorities {
  readonly find: (authority: RowAuthority) => UnitRow | undefined
  /** Units that a spelling may mean, for a person to choose from. */
  readonly suggest: (name: string) => readonly AuthorityCandidate[]
}

/** Reads the register of units and the spellings confirmed in a place. */
export async function readAuthorities(db: Db | Tx, place: string): Promise<Authorities> {
  const units = await listUnits(db)
  const byId = new Map(units.map((unit) => [unit.organisationId, unit]))
  const byName = new Map<string, UnitRow>()
  // A unit of the place comes before a namesake elsewhere.
  for (const unit of units)
    if (unit.place === place || !byName.has(squeeze(unit.name))) byName.set(squeeze(unit.name), unit)
  const codes = await db.selectFrom('organisation').select(['id', 'uscc']).where('uscc', 'is not', null).execute()
  const byCode = new Map(codes.map(({ id, uscc }) => [uscc, byId.get(id)]))
  const aliases = await db
    .selectFrom('authority_alias')
    .select(['alias', 'organisation_id'])
    .where('place', '=', place)
    .execute()
  for (const { alias, organisation_id } of aliases) {
    const unit = byId.get(organisation_id)
    if (unit !== undefined && !byName.has(squeeze(alias))) byName.set(squeeze(alias), unit)
  }
  const known = units.map(({ organisationId, name }) => ({ id: organisationId, name }))
  return {
    find: ({ name, code }) => {
      const unit = (code === undefined ? undefined : byCode.get(code)) ?? byName.get(squeeze(name))
      return unit === undefined || unit.mergedInto === null ? unit : (byId.get(unit.mergedInto) ?? unit)
    },
    suggest: (name) => suggestAuthority(name, known),
  }
}

/** The id of the one question that is asked about a spelling in a file. */
export function spellingId(key: Uint8Array, spelling: string): string {
  return createHmac('sha256', key)
    .update(`spelling\0${squeeze(spelling)}`)
    .digest('hex')
    .slice(0, 32)
}

function squeeze(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s/g, '')
}
