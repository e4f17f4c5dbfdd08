import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import { readEndOfEffect } from '@xinheng/domain/listing/read-listing'
import type { Listing } from '@xinheng/domain/listing/listing'
import type { ListingEvent } from '@xinheng/domain/listing/listing-event'
import { decideConfirmation, decideReleaseOpening } from '@xinheng/domain/release/decide-release-saga'
import {
  confirmationIdOf,
  releaseIdOf,
  type Confirmation,
  type ConfirmedThing,
  type Release,
  type ReleaseReceiver,
} from '@xinheng/domain/release/release'
import { readReleaseDuty } from '@xinheng/domain/release/release-duties'
import { listStandingMeasures } from '@xinheng/domain/task/task'
import { redressIdOf } from '@xinheng/domain/redress/redress'
import type { Ambient } from '../ambient.ts'
import { actInTransaction, findCase, type Acting, type Folded } from '../db/case-act.ts'
import { enqueue } from '../db/outbox.ts'
import type { Tx } from '../db/open.ts'
import { transact } from '../db/transact.ts'
import { replaceDuties, writeDuties } from '../duty/duty-store.ts'
import { listUnits } from '../organisation/organisation-views.ts'
import type { Service } from '../service.ts'
import { findTask } from '../task/task-views.ts'
import { listReleasedCopies } from './outside-views.ts'
import { openRedress } from './redress-use-cases.ts'
import { REDRESS_STREAM } from './redress-store.ts'
import { noteChangeTold } from './change-store.ts'
import { tellSubject } from './release-papers.ts'
import { listApplyingUnits } from './release-views.ts'
import { RELEASE_TOPICS } from './release-words.ts'
import { CONFIRMATION_STREAM, listHolders, noteTold, RELEASE_STREAM } from './release-store.ts'

/**
 * The one path of every end of an entry, in the transaction of the act that ended it: the public sees it no more since
 * its row changed first, and everybody who was told of it, applied it or holds a copy has to confirm. An entry that was
 * wrong from the start opens its redress with it. Doing it twice changes nothing.
 */
export async function openRelease(
  tx: Tx,
  service: Service,
  law: LawInForce,
  listing: Listing,
  events: readonly ListingEvent[],
  told: readonly string[],
): Promise<void> {
  const { ambient } = service
  const { listingId, place, determiner } = listing
  const acting = { officerId: 'system:release', organisationId: determiner, place }
  const recording = { ambient, acting, rulebookVersion: law.book.version }
  const before = await findCase(tx, RELEASE_STREAM, releaseIdOf(listingId))
  const receivers = before?.state.receivers ?? (await listReleaseReceivers(tx, ambient, law, listing, told))
  const decided = decideReleaseOpening(before?.state, listing, events, receivers, law)
  if (decided.length === 0) return
  const done = await actInTransaction(tx, RELEASE_STREAM, releaseIdOf(listingId), recording, () => ok(decided))
  if (!done.ok) throw new Error(`the release of ${listingId} was opened by somebody else`)
  const release = done.value.state
  await tellReceivers(tx, ambient, release)
  if (before === undefined) {
    const duties = receivers.map((each) => readReleaseDuty(release, each, { doneOn: null, sharer: determiner }, law))
    await replaceDuties(tx, { stream: 'release', id: listingId }, place, duties, law.calendar)
  }
  await openRedress(tx, recording, law, release, listing)
  await tellSubject(service, tx, acting, law, release, listing, events)
}

/** Units that were told or applied a measure in a matter, in the place of those that merged their successors, and holders of copies. */
export async function listReleaseReceivers(
  tx: Tx,
  ambient: Ambient,
  { calendar }: Pick<LawInForce, 'calendar'>,
  listing: Listing,
  told: readonly string[],
): Promise<readonly ReleaseReceiver[]> {
  const units = new Map((await listUnits(tx)).map((unit) => [unit.organisationId, unit.mergedInto]))
  const successorOf = (id: string): string => {
    let at = id
    const seen = new Set<string>()
    for (let next = units.get(at); typeof next === 'string' && !seen.has(next); next = units.get(at)) {
      seen.add(at)
      at = next
    }
    return at
  }
  const known = [...told, ...(await listApplyingUnits(tx, listing.listingId))].filter((id) => units.has(id))
  const present = [...new Set(known.map(successorOf))]
  const passedOn = listing.kind === 'listed' || listing.kind === 'released'
  const holders = passedOn
    ? await listHolders(tx, listing.place, listing, readEndOfEffect(listing, ambient.today(), calendar))
    : []
  const outside = holders.map(({ receiver }) => receiver).filter((id) => !present.includes(id))
  return [
    ...present.map((receiver) => ({ receiver, kind: 'unit' as const })),
    ...outside.map((receiver) => ({ receiver, kind: 'outside' as const })),
  ]
}

async function tellReceivers(tx: Tx, ambient: Ambient, release: Release): Promise<void> {
  const { listingId, place, reason, releasedOn } = release
  const at = ambient.now()
  const payload = { listingId, place, reason, releasedOn }
  const of = (kind: ReleaseReceiver['kind']) =>
    release.receivers.filter((each) => each.kind === kind).map(({ receiver }) => receiver)
  await enqueue(tx, { topic: RELEASE_TOPICS.units, key: listingId, payload, receivers: of('unit'), at })
  await enqueue(tx, { topic: RELEASE_TOPICS.outside, key: listingId, payload, receivers: of('outside'), at })
}

/** A confirmation as it comes in; `document` is a text sealed in the vault. */
export interface ConfirmationInput {
  /** The entry; for an erratum the key of its redress. */
  readonly listingId: string
  readonly receiver: string
  readonly thing: ConfirmedThing
  /** The paper that an official holds for somebody else; empty where the receiver itself confirms. */
  readonly document: string
}

/** Takes the confirmation of a receiver, in an act of its own; repeating it changes nothing. */
export async function confirm(
  service: Service,
  acting: Acting,
  input: ConfirmationInput,
): Promise<Result<Folded<Confirmation>, Refusal>> {
  const { db, ambient } = service
  const law = await service.law(db, ambient.today())
  return transact(db, async (tx) => confirmInTransaction(service, tx, acting, law, input))
}

/** {@link confirm} inside the transaction of another act. */
export async function confirmInTransaction(
  { ambient, vault }: Pick<Service, 'ambient' | 'vault'>,
  tx: Tx,
  acting: Acting,
  law: LawInForce,
  { listingId, receiver, thing, document }: ConfirmationInput,
): Promise<Result<Folded<Confirmation>, Refusal>> {
  const today = ambient.today()
  const release = await findCase(tx, RELEASE_STREAM, releaseIdOf(listingId))
  const redress = thing === 'erratum' ? await findCase(tx, REDRESS_STREAM, redressIdOf(listingId)) : undefined
  const about = thing === 'release' ? release?.state : redress?.state
  if (about === undefined) return refuse({ code: 'NOT_RELEASED', basis: [] })
  const { receivers, subjectId } = about
  const paper = document.trim()
  const sealed =
    paper === '' ? null : (await vault.sealValue(tx, { subjectId, purpose: 'evidence', plaintext: paper })).ref
  const { officerId, organisationId } = acting
  const task = thing === 'release' ? await findTask(tx, listingId, receiver) : undefined
  const standing = listStandingMeasures(task)
  const command = { receiver, thing, by: { officerId, organisationId }, document: sealed, standing }
  const recording = { ambient, acting, rulebookVersion: law.book.version }
  const done = await actInTransaction(
    tx,
    CONFIRMATION_STREAM,
    confirmationIdOf(listingId, receiver, thing),
    recording,
    (state) => decideConfirmation(state, receivers, command, { listingId, place: about.place }, law, today),
  )
  if (!done.ok) return done
  if (thing === 'release' && release !== undefined)
    await closeDuty(tx, release.state, receiver, done.value.state.confirmedOn, law)
  await noteTold(tx, thing, { listingId, receiver, at: ambient.now() })
  return done
}

/** A unit that was not among the receivers (it came later, or never had a task) may acknowledge too; it owes nothing. */
export async function noteUnitConfirmed(
  service: Pick<Service, 'ambient' | 'vault'>,
  tx: Tx,
  acting: Acting,
  law: LawInForce,
  listingId: string,
): Promise<Result<void, Refusal>> {
  const receiver = acting.organisationId
  const release = await findCase(tx, RELEASE_STREAM, releaseIdOf(listingId))
  if (release?.state.receivers.some((each) => each.receiver === receiver) !== true) return ok(undefined)
  const input = { listingId, receiver, thing: 'release', document: '' } as const
  const done = await confirmInTransaction(service, tx, acting, law, input)
  return done.ok ? ok(undefined) : done
}

async function closeDuty(
  tx: Tx,
  release: Release,
  receiver: string,
  doneOn: LocalDate,
  law: LawInForce,
): Promise<void> {
  const found = release.receivers.find((each) => each.receiver === receiver)
  if (found === undefined) return
  const duty = readReleaseDuty(release, found, { doneOn, sharer: release.determiner }, law)
  await writeDuties(tx, release.place, [duty], law.calendar)
}

/** Gives a receiver that fetches what is over for it, and notes that it was told. */
export async function fetchReleasedCopies(
  { db, ambient }: Pick<Service, 'db' | 'ambient'>,
  receiver: string,
  asked: { readonly after: number; readonly limit: number },
): Promise<Awaited<ReturnType<typeof listReleasedCopies>>> {
  const found = await listReleasedCopies(db, receiver, asked)
  const at = ambient.now()
  for (const { listingId, changeId } of found.items) {
    if (changeId === null) await noteTold(db, 'release', { listingId, receiver, at })
    else await noteChangeTold(db, { changeId, receiver, at })
  }
  return found
}
