import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import type { ObjectionEvent } from '@xinheng/domain/objection/objection'
import type { Caller } from '../access/caller.ts'
import { findBar, NOT_THERE, type OutOfReach } from '../access/out-of-reach.ts'
import type { OpenedValue } from '../db/vault.ts'
import type { Service } from '../service.ts'
import { findObjection } from './objection-use-cases.ts'
import { listObjectionHistory } from './objection-views.ts'
import { OBJECTION_EVENT_WORDS } from './objection-words.ts'

/** One text of an objection: the act that left it there, its day, and the text or that it was erased. */
export interface ObjectionText {
  readonly act: string
  readonly on: string
  readonly opened: OpenedValue
}

/** Opens the sealed texts of an objection for whoever handles it. The reason is logged with each first. */
export async function readObjectionTexts(
  service: Service,
  caller: Caller,
  objectionId: string,
  reason: string,
): Promise<Result<readonly ObjectionText[], Refusal | OutOfReach>> {
  const { db, ambient, vault } = service
  const found = await findObjection(db, await service.law(db, ambient.today()), objectionId)
  if (found === undefined) return NOT_THERE
  const { verifier, takenInBy, place } = found.state
  const targets = [verifier, takenInBy].map((unitId) => ({ unitId, jurisdiction: place }))
  const bar = findBar(caller.principal, 'objection.verify', ...targets)
  if (bar !== undefined) return bar
  if (reason.trim() === '') return refuse({ code: 'REASONS_MISSING', basis: [] })
  const history = await listObjectionHistory(db, objectionId)
  const texts = history.flatMap(({ event }) =>
    textsIn(event).map((ref) => ({ ref, act: OBJECTION_EVENT_WORDS[event.type], on: event.on })),
  )
  const reader = { readerId: caller.principal.id, unitId: caller.organisationId, reason }
  const opened = await vault.openValues(
    db,
    texts.map(({ ref }) => ref),
    reader,
  )
  return ok(
    texts.flatMap(({ ref, act, on }) => {
      const value = opened.get(ref)
      return value === undefined ? [] : [{ act, on, opened: value }]
    }),
  )
}

/** The texts of an event; files among them are opened as files. */
function textsIn(event: ObjectionEvent): readonly string[] {
  switch (event.type) {
    case 'ObjectionReceived': {
      const { raiser, text, contact } = event.objection
      return [...(raiser.kind === 'agent' ? [raiser.agent] : []), text, ...(contact === null ? [] : [contact])]
    }
    case 'ObjectorIdentified':
      return [event.evidence]
    case 'ObjectorNotProved':
    case 'HandlerRecused':
      return [event.reasons]
    case 'ObjectionDecided': {
      const { reasons, remedies, against } = event.decision
      return [
        reasons,
        ...(against === undefined ? [] : [against]),
        ...remedies.flatMap((remedy) => (remedy.kind === 'correct' ? [remedy.statement] : [])),
      ]
    }
    case 'ObjectionWithdrawn':
      return event.request === undefined ? [] : [event.request.evidence]
    case 'ResultTold':
      return event.to === 'subject' && event.proof !== null ? [event.proof] : []
    case 'ObjectionMarked':
    case 'ObjectionAnswerAnnulled':
    case 'ObjectionTransferred':
    case 'ExcludedTimeBegun':
    case 'ExcludedTimeEnded':
    case 'ObjectionAssigned':
    case 'ObjectionReopened':
      return []
  }
}
