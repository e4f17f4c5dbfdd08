import type { Caller } from '../access/caller.ts'
import { listUnitChoices } from '../organisation/unit-choice-views.ts'
import type { OptionView } from '../pages/models.ts'
import type { Service } from '../service.ts'

const AS = { member: '成员单位', nonMember: '非成员单位', county: '县（区）单位' } as const

/** Units as they may be called: `id as`, as the API takes them. */
export async function listCalledChoices(service: Service, place: string): Promise<readonly OptionView[]> {
  const units = await listUnitChoices(service, place)
  return units.flatMap(({ value, label }) =>
    Object.entries(AS).map(([as, words]) => ({ value: `${value} ${as}`, label: `${label}（${words}）` })),
  )
}

/** Cases that wait for a determination, with the caller's unit as their panel: `case panel`, as the API takes them. */
export async function listCaseChoices(
  { db }: Service,
  { place, organisationId }: Caller,
): Promise<readonly OptionView[]> {
  const rows = await db
    .selectFrom('listing as l')
    .innerJoin('subject as s', 's.id', 'l.subject_id')
    .select(['l.id', 'l.document_number', 's.name'])
    .where('l.place', '=', place)
    .where('l.state', 'in', ['proposed', 'noticed'])
    .orderBy('l.position', 'desc')
    .limit(100)
    .execute()
  return rows.map(({ id, document_number, name }) => ({
    value: `${id} ${organisationId}`,
    label: `${name ?? '个人'} · ${document_number}`,
  }))
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
