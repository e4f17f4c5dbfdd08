import { findPlace } from '@xinheng/domain/rulebook/read-rule'
import type { OptionView } from '../pages/models.ts'
import type { Service } from '../service.ts'
import type { Db, Tx } from '../db/open.ts'
import { listUnits } from './organisation-views.ts'

/** The units of a place by name, or of all places, or only those given; a unit merged into another is not offered. */
export async function listUnitChoices(
  { db }: Pick<Service, 'db'>,
  place?: string,
  only?: readonly string[],
): Promise<readonly OptionView[]> {
  const units = (await listUnits(db, place)).filter(({ mergedInto }) => mergedInto === null)
  return units
    .filter(({ organisationId }) => only === undefined || only.includes(organisationId))
    .map(({ organisationId, name }) => ({ value: organisationId, label: name }))
}

/** The officers of a unit whose accounts are in use, by name; the value is the account's id or its login. */
export async function listOfficerChoices(
  { db }: Pick<Service, 'db'>,
  organisationId: string,
  value: 'id' | 'login' = 'id',
): Promise<readonly OptionView[]> {
  const rows = await db
    .selectFrom('account')
    .select(['id', 'login', 'display_name'])
    .where('organisation_id', '=', organisationId)
    .where('kind', '=', 'officer')
    .where('state', '=', 'active')
    .orderBy('display_name')
    .orderBy('login')
    .execute()
  return rows.map((row) => ({ value: row[value], label: `${row.display_name}（${row.login}）` }))
}

/** The officers of a unit whose accounts are in use. */
export async function listStaff(db: Db | Tx, organisationId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('account')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('kind', '=', 'officer')
    .where('state', '=', 'active')
    .execute()
  return rows.map(({ id }) => id)
}

/** The places of the rule book by name. */
export async function listPlaceChoices({ db, law, ambient }: Service): Promise<readonly OptionView[]> {
  const { book } = await law(db, ambient.today())
  return book.places
    .filter(({ code }) => /^\d{6}$/.test(code))
    .map(({ code, name, within }) => {
      const above = within === null ? undefined : findPlace(book, within)?.name
      return { value: code, label: above === undefined ? `${name}（${code}）` : `${above} ${name}（${code}）` }
    })
}
