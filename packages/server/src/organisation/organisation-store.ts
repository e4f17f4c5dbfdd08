import {
  evolveOrganisation,
  type Organisation,
  type OrganisationEvent,
} from '@xinheng/domain/organisation/organisation'
import type { StreamKind } from '../db/case-act.ts'

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
