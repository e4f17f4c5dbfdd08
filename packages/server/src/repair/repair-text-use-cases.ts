import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import type { RepairEvent } from '@xinheng/domain/repair/repair'
import type { Caller } from '../access/caller.ts'
import { findBar, NOT_THERE, type OutOfReach } from '../access/out-of-reach.ts'
import type { OpenedValue } from '../db/vault.ts'
import type { Service } from '../service.ts'
import { findRepair } from './repair-use-cases.ts'
import { listRepairHistory } from './repair-views.ts'
import { REPAIR_EVENT_WORDS } from './repair-words.ts'

/** One text of an application: the act that left it there, what it is called, and the text or that it was erased. */
export interface RepairText {
  readonly act: string
  readonly on: string
  readonly name: string | null
  readonly opened: OpenedValue
}

/** Opens the sealed materials and reasons of an application, for its handler. The reason is logged with each first. */
export async function readRepairTexts(
  service: Service,
  caller: Caller,
  repairId: string,
  reason: string,
): Promise<Result<readonly RepairText[], Refusal | OutOfReach>> {
  const found = await findRepair(service, repairId)
  if (found === undefined) return NOT_THERE
  const { handler, takenInBy, place } = found.state
  const targets = [handler, takenInBy].map((unitId) => ({ unitId, jurisdiction: place }))
  const bar = findBar(caller.principal, 'repair.accept', ...targets)
  if (bar !== undefined) return bar
  if (reason.trim() === '') return refuse({ code: 'REASONS_MISSING', basis: [] })
  const history = await listRepairHistory(service.db, repairId)
  const texts = history.flatMap(({ event }) =>
    textsOf(event).map(({ ref, name }) => ({ ref, name, act: REPAIR_EVENT_WORDS[event.type], on: event.on })),
  )
  const reader = { readerId: caller.principal.id, unitId: caller.organisationId, reason }
  const opened = await service.vault.openValues(
    service.db,
    texts.map(({ ref }) => ref),
    reader,
  )
  return ok(
    texts.flatMap(({ ref, ...text }) => {
      const value = opened.get(ref)
      return value === undefined ? [] : [{ ...text, opened: value }]
    }),
  )
}

/** The sealed texts inside an event; a further condition is called by the name that the applicant gave it. */
function textsOf(event: RepairEvent): readonly { readonly ref: string; readonly name: string | null }[] {
  const refs = listRefs(event)
  return refs.filter(({ ref }) => ref !== '')
}

function listRefs(event: RepairEvent): readonly { readonly ref: string; readonly name: string | null }[] {
  switch (event.type) {
    case 'RepairApplied': {
      const { materials, gravityReasons, raiser, files } = event.repair
      const { performance, rectification, promise, communityService, other } = materials
      const own = [performance, rectification, promise, communityService, gravityReasons]
      // A file is opened as a file, not as a text.
      const agent =
        raiser.kind === 'agent' ? [raiser.agent, raiser.authority].filter((ref) => !files.includes(ref)) : []
      return [
        ...agent.map((ref) => ({ ref, name: null })),
        ...own.map((ref) => ({ ref: ref ?? '', name: null })),
        ...other.map(({ name, evidence }) => ({ ref: evidence, name })),
      ]
    }
    case 'ApplicantConfirmed':
      return [{ ref: event.evidence, name: null }]
    case 'RepairWithdrawn':
      return event.request === undefined ? [] : [{ ref: event.request.evidence, name: null }]
    case 'RepairOfficerRecused':
    case 'RepairNotAccepted':
      return [{ ref: event.reasons, name: null }]
    case 'RepairDecided':
      return [{ ref: event.decision.reasons, name: null }]
    case 'RepairFollowedUp':
      return [{ ref: event.report, name: null }]
    case 'RepairPassedOn':
    case 'RepairAccepted':
    case 'RepairPublicised':
    case 'RepairExecuted':
    case 'RepairAssigned':
    case 'RepairReopened':
      return []
  }
}
