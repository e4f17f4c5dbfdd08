import type { Listing } from '@xinheng/domain/listing/listing'
import type { Caller } from '../access/caller.ts'
import type { FormStart } from '../http/act-routes.ts'
import type { OptionView } from '../pages/models.ts'
import type { Service } from '../service.ts'
import { listPersonChoices } from '../subject/holding-views.ts'
import type { ListingActName } from './listing-act.ts'

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
