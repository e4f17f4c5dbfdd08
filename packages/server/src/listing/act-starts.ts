import { maskName } from '@xinheng/domain/identifier/identify'
import type { Listing } from '@xinheng/domain/listing/listing'
import type { OfficeHolding } from '@xinheng/domain/listing/responsible-persons'
import type { Caller } from '../access/caller.ts'
import type { FormStart } from '../http/act-routes.ts'
import type { OptionView } from '../pages/models.ts'
import type { Service } from '../service.ts'
import { listHoldings } from '../subject/holding-views.ts'
import type { ListingActName } from './listing-act.ts'

const OFFICES: Readonly<Record<OfficeHolding['office'], string>> = {
  legalRepresentative: '法定代表人',
  principal: '主要负责人',
  actualController: '实际控制人',
}

/** What the form of an act on an entry offers by name: the statements that wait for an answer, the persons in office. */
export async function readActStart(
  service: Service,
  caller: Caller,
  name: ListingActName,
  state: Listing,
): Promise<FormStart> {
  if (name === 'answerStatement') return { options: { statementId: listOpenStatements(state) } }
  if (name !== 'recordResponsiblePersons') return {}
  return { options: { directlyResponsible: await listPersonChoices(service, caller, state.subjectId) } }
}

function listOpenStatements(state: Listing): readonly OptionView[] {
  if (state.kind !== 'noticed' && state.kind !== 'decided') return []
  return state.statements.flatMap(({ statementId, madeOn, answer }, index) =>
    answer === null ? [{ value: statementId, label: `第 ${index + 1} 份，${madeOn} 收到` }] : [],
  )
}

/** Those who hold or held an office of a subject: the first character of each name, opened from the vault on record. */
export async function listPersonChoices(
  service: Service,
  caller: Caller,
  subjectId: string,
  inOfficeOnly = false,
): Promise<readonly OptionView[]> {
  const { db, vault } = service
  const holdings = (await listHoldings(db, subjectId)).filter(({ until }) => !inOfficeOnly || until === null)
  const persons = [...new Set(holdings.map(({ person }) => person))]
  if (persons.length === 0) return []
  const rows = await db.selectFrom('subject').select(['id', 'name', 'name_ref']).where('id', 'in', persons).execute()
  const reader = { readerId: caller.principal.id, unitId: caller.organisationId, reason: '办理中选择任职人员' }
  const refs = rows.flatMap(({ name, name_ref }) => (name === null && name_ref !== null ? [name_ref] : []))
  const opened = await vault.openValues(db, refs, reader)
  return persons.map((person) => {
    const row = rows.find(({ id }) => id === person)
    const value = row?.name_ref == null ? undefined : opened.get(row.name_ref)
    const masked = value?.kind === 'value' ? maskName(value.text) : '已删除'
    const held = holdings.filter((each) => each.person === person)
    const offices = held.map(({ office, from, until }) => `${OFFICES[office]}，${from} 至 ${until ?? '今'}`)
    return { value: person, label: `${row?.name ?? masked}（${offices.join('；')}）` }
  })
}
