import { normaliseIdentifier } from '@xinheng/domain/identifier/normalise-identifier'
import type { SubjectKind } from '@xinheng/domain/kernel/refs'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import { decideAddParty, decideConfirmIdentity } from '@xinheng/domain/matter/decide-matter'
import type { IdentityState, Matter, Party, PartyRole } from '@xinheng/domain/matter/matter'
import { hashIdentifier } from '../access/identifier-hash.ts'
import type { Acting, Folded } from '../db/case-act.ts'
import { stampOf } from '../db/case-act.ts'
import { appendEvents } from '../db/event-log.ts'
import type { Tx } from '../db/open.ts'
import { transact } from '../db/transact.ts'
import type { Service } from '../service.ts'
import { readSubjectNumber } from '../subject/number-use-cases.ts'
import { findSubject, registerSubject } from '../subject/subject-use-cases.ts'
import { actOnMatter, actorOf, recordingOf } from './matter-acts.ts'
import { insertRejection } from './matter-store.ts'
import { findSubjectKind, listCandidates, type Candidate } from './matter-views.ts'

/**
 * Who the party is: by number (exact), by a candidate that a name search offered (fuzzy until confirmed). A number
 * that nobody bears yet needs a name, and then a subject is registered.
 */
export type PartyIdentity =
  | { readonly by: 'number'; readonly number: string; readonly name: string | null }
  | { readonly by: 'candidate'; readonly subjectId: string }

export interface AddParty {
  readonly matterId: string
  readonly role: PartyRole
  readonly identity: PartyIdentity
}

/** A subject as found for a matter, with how sure that is. */
export interface FoundParty {
  readonly subjectId: string
  readonly subjectKind: SubjectKind
  readonly identity: IdentityState
}

/** Adds a party to a matter of one's own unit. */
export async function addParty(
  service: Service,
  acting: Acting,
  { matterId, role, identity }: AddParty,
): Promise<Result<Folded<Matter> & { readonly partyId: string }, Refusal>> {
  const partyId = service.ambient.uuid()
  const done = await actOnMatter(service, acting, matterId, 'unit', async ({ tx, matter }) => {
    const found = await resolveParty(service, tx, acting, identity)
    if (!found.ok) return found
    return decideAddParty(matter, toParty(service, partyId, role, found.value))
  })
  return done.ok ? ok({ ...done.value, partyId }) : done
}

export function toParty({ ambient }: Service, partyId: string, role: PartyRole, found: FoundParty): Party {
  return { partyId, role, joinedOn: ambient.today(), ...found }
}

/** The subject that a party is, inside the transaction of the act. */
export async function resolveParty(
  service: Service,
  tx: Tx,
  acting: Acting,
  asked: PartyIdentity,
): Promise<Result<FoundParty, Refusal>> {
  if (asked.by === 'candidate') {
    const subjectKind = await findSubjectKind(tx, asked.subjectId)
    if (subjectKind === undefined) return refuse({ code: 'SUBJECT_UNKNOWN', basis: [] })
    return ok({ subjectId: asked.subjectId, subjectKind, identity: 'fuzzy' })
  }
  const read = readSubjectNumber(asked.number)
  if (!read.ok) return read
  const known = await findSubject(service, tx, read.value)
  if (known !== undefined) {
    const subjectKind = (await findSubjectKind(tx, known)) ?? read.value.kind
    return ok({ subjectId: known, subjectKind, identity: 'exact' })
  }
  const name = asked.name?.trim() ?? ''
  if (name === '') return refuse({ code: 'SUBJECT_UNKNOWN', basis: [] })
  const { kind, type, number } = read.value
  const registered = await registerSubject(service, tx, acting, {
    kind,
    name,
    identifiers: [{ type, number }],
    evidence: 'matter:party',
    on: service.ambient.today(),
  })
  return registered.ok ? ok({ subjectId: registered.value, subjectKind: kind, identity: 'exact' }) : registered
}

/** Records that a named official found the party to be the subject that a name search offered. */
export async function confirmParty(
  service: Service,
  acting: Acting,
  { matterId, partyId }: { readonly matterId: string; readonly partyId: string },
  expected?: number,
): Promise<Result<Folded<Matter>, Refusal>> {
  const on = service.ambient.today()
  return actOnMatter(
    service,
    acting,
    matterId,
    'unit',
    async ({ matter }) => decideConfirmIdentity(matter, { partyId, by: actorOf(acting), on }),
    { expected },
  )
}

/** A finding that a name that was asked for is not a subject that bears a like one. */
export interface RejectCandidate {
  readonly name: string
  readonly subjectId: string
  readonly reason: string
}

/** Remembers, for the unit, that a name is not this subject, with the reason; the candidate is not offered for it again. */
export async function rejectCandidate(
  service: Service,
  acting: Acting,
  { name, subjectId, reason }: RejectCandidate,
): Promise<Result<void, Refusal>> {
  const { db, ambient, vault } = service
  if (reason.trim() === '') return refuse({ code: 'REASON_MISSING', basis: [] })
  const law = await service.law(db, ambient.today())
  return transact(db, async (tx) => {
    if ((await findSubjectKind(tx, subjectId)) === undefined)
      return refuse<Refusal>({ code: 'SUBJECT_UNKNOWN', basis: [] })
    const { ref } = await vault.sealValue(tx, { subjectId, purpose: 'notSameSubject', plaintext: reason })
    const appended = await appendEvents(tx, ambient, {
      streamId: ambient.uuid(),
      kind: 'identity',
      expected: 0,
      events: [{ type: 'NotSameSubject', payload: { subjectId, reason: ref, on: ambient.today() } }],
      stamp: stampOf(recordingOf(service, acting, law)),
    })
    if (!appended.ok) return appended
    await insertRejection(tx, {
      nameHash: hashName(service, name),
      subjectId,
      unitId: acting.organisationId,
      reasonRef: ref,
      rejectedBy: acting.officerId,
      rejectedOn: ambient.today(),
    })
    return ok(undefined)
  })
}

/** The keyed hash under which a name that was asked for is remembered; the name itself is kept nowhere. */
export function hashName(service: Pick<Service, 'keys'>, name: string): Uint8Array {
  return hashIdentifier(service.keys, 'name', normaliseIdentifier(name))
}

/** The subjects that a name may mean; those that this unit found not to be it are left out. */
export async function listPartyCandidates(
  service: Service,
  acting: Acting,
  name: string,
): Promise<readonly Candidate[]> {
  return listCandidates(service.db, { name, nameHash: hashName(service, name), unitId: acting.organisationId })
}
