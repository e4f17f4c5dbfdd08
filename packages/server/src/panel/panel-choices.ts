import { findListType } from '@xinheng/domain/catalogue/catalogue'
import type { Caller } from '../access/caller.ts'
import type { OptionView } from '../pages/models.ts'
import type { Service } from '../service.ts'
import { listCasesInHand } from './panel-views.ts'

/** More cases than any meeting takes. */
const MOST = 200

const STATES: Readonly<Record<string, string>> = { proposed: '尚未告知', noticed: '已告知' }

/** Cases that wait for a determination, with the caller's unit as their panel: `case panel`, as the API takes them. */
export async function listCaseChoices(
  { db, law, ambient }: Service,
  { place, organisationId }: Caller,
): Promise<readonly OptionView[]> {
  const { catalogue } = await law(db, ambient.today())
  const inHand = await listCasesInHand(db, place)
  const rows = await db
    .selectFrom('listing as l')
    .innerJoin('subject as s', 's.id', 'l.subject_id')
    .select(['l.id', 'l.document_number', 'l.list_type_id', 'l.state', 's.name'])
    .where('l.place', '=', place)
    .where('l.state', 'in', ['proposed', 'noticed'])
    .orderBy('l.position', 'desc')
    .limit(MOST)
    .execute()
  return rows
    .filter(({ id }) => !inHand.has(id))
    .map(({ id, document_number, list_type_id, state, name }) => {
      const list = findListType(catalogue, list_type_id)?.name ?? list_type_id
      const words = [name ?? '个人', list, document_number, STATES[state] ?? '']
      return { value: `${id} ${organisationId}`, label: words.filter((word) => word !== '').join(' · ') }
    })
}

/** The open complaints that the caller's unit handles and can call a meeting on. */
export async function listComplaintChoices(
  { db }: Service,
  { place, organisationId }: Caller,
): Promise<readonly OptionView[]> {
  const rows = await db
    .selectFrom('complaint as c')
    .innerJoin('subject as s', 's.id', 'c.subject_id')
    .select(['c.id', 'c.receipt_number', 's.name'])
    .where('c.place', '=', place)
    .where('c.handler_id', '=', organisationId)
    .where('c.level', '=', 'office')
    .where('c.state', '=', 'received')
    .where('c.listing_id', 'is not', null)
    .orderBy('c.received_on')
    .limit(MOST)
    .execute()
  return rows.map(({ id, receipt_number, name }) => ({ value: id, label: `${name ?? '个人'} · ${receipt_number}` }))
}

/** The cases on a meeting's agenda by name. */
export async function listAgendaChoices(
  { db }: Service,
  { cases }: { readonly cases: readonly { readonly listingId: string }[] },
): Promise<readonly OptionView[]> {
  const ids = cases.map(({ listingId }) => listingId)
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('listing as l')
    .innerJoin('subject as s', 's.id', 'l.subject_id')
    .select(['l.id', 'l.document_number', 's.name'])
    .where('l.id', 'in', ids)
    .orderBy('l.document_number')
    .execute()
  return rows.map(({ id, document_number, name }) => ({ value: id, label: `${name ?? '个人'} · ${document_number}` }))
}
