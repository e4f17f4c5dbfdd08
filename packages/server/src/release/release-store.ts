import {
  evolveConfirmation,
  evolveRelease,
  type Confirmation,
  type ConfirmedThing,
  type ReceiverConfirmed,
  type Release,
  type ReleaseEvent,
} from '@xinheng/domain/release/release'
import type { EntryChangeEvent } from '@xinheng/domain/release/entry-change'
import {
  evolveOutsideReceiver,
  mayHoldCopy,
  type OutsideReceiver,
  type OutsideReceiverEvent,
} from '@xinheng/domain/release/outside-receiver'
import type { ListedListing } from '@xinheng/domain/listing/listing'
import { redressIdOf } from '@xinheng/domain/redress/redress'
import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { foldEvents, type Folded, type StreamKind } from '../db/case-act.ts'
import { readStream } from '../db/event-log.ts'
import type { Db, Tx } from '../db/open.ts'
import { ENTRY_CHANGE_STREAM } from './change-store.ts'
import { REDRESS_STREAM } from './redress-store.ts'

/** How the ends of entries are folded and written: one row an entry, one a receiver. */
export const RELEASE_STREAM: StreamKind<Release, ReleaseEvent> = {
  kind: 'release',
  evolve: (state, event) => {
    const next = evolveRelease(state, event)
    if (next === undefined) throw new TypeError(`a release cannot begin with ${event.type}`)
    return next
  },
  project: async (tx, folded) => projectRelease(tx, folded),
}

async function projectRelease(tx: Tx, { state, version, position }: Folded<Release>): Promise<void> {
  const row = {
    place: state.place,
    subject_id: state.subjectId,
    determiner_id: state.determiner,
    reason: state.reason,
    released_on: state.releasedOn,
    opened_on: state.openedOn,
    procedure_ref: state.procedure,
    was_public: state.wasPublic,
    snapshot: JSON.stringify(state),
    version,
    position,
  }
  await tx
    .insertInto('release')
    .values({ listing_id: state.listingId, ...row })
    .onConflict((conflict) => conflict.column('listing_id').doUpdateSet(row))
    .execute()
  if (state.receivers.length === 0) return
  await tx
    .insertInto('release_receiver')
    .values(state.receivers.map(({ receiver, kind }) => ({ listing_id: state.listingId, receiver, kind })))
    .onConflict((conflict) => conflict.columns(['listing_id', 'receiver']).doNothing())
    .execute()
}

/** How the answers of receivers are folded and written. */
export const CONFIRMATION_STREAM: StreamKind<Confirmation, ReceiverConfirmed> = {
  kind: 'confirmation',
  evolve: evolveConfirmation,
  project: async (tx, { state }) => writeConfirmation(tx, state),
}

/** Marks a receiver as done, once: the first answer stands. */
export async function writeConfirmation(
  tx: Tx,
  { listingId, receiver, thing, confirmedOn, by, document }: Confirmation,
): Promise<void> {
  const done = { confirmed_on: confirmedOn, confirmed_by: by.officerId, document_ref: document }
  if (thing === 'release') {
    await tx
      .updateTable('release_receiver')
      .set(done)
      .where('listing_id', '=', listingId)
      .where('receiver', '=', receiver)
      .where('confirmed_on', 'is', null)
      .execute()
    return
  }
  await tx
    .updateTable('redress_receiver')
    .set(done)
    .where('redress_id', '=', redressIdOf(listingId))
    .where('receiver', '=', receiver)
    .where('confirmed_on', 'is', null)
    .execute()
}

/** Notes when a receiver was told first; a message that comes twice changes nothing. */
export async function noteTold(
  db: Db | Tx,
  thing: ConfirmedThing,
  { listingId, receiver, at }: { readonly listingId: string; readonly receiver: string; readonly at: number },
): Promise<void> {
  const told = { told_at: new Date(at).toISOString() }
  if (thing === 'release') {
    await db
      .updateTable('release_receiver')
      .set(told)
      .where('listing_id', '=', listingId)
      .where('receiver', '=', receiver)
      .where('told_at', 'is', null)
      .execute()
    return
  }
  await db
    .updateTable('redress_receiver')
    .set(told)
    .where('redress_id', '=', redressIdOf(listingId))
    .where('receiver', '=', receiver)
    .where('told_at', 'is', null)
    .execute()
}

/** How the register of outside receivers is folded and written. */
export const OUTSIDE_STREAM: StreamKind<OutsideReceiver, OutsideReceiverEvent> = {
  kind: 'outsideReceiver',
  evolve: (state, event) => {
    const next = evolveOutsideReceiver(state, event)
    if (next === undefined) throw new TypeError(`a receiver cannot begin with ${event.type}`)
    return next
  },
  project: async (tx, { state, version, position }, events) => {
    const row = {
      channel: state.channel,
      address: state.address,
      contract: state.contract,
      kept_by: state.keptBy,
      since: state.since,
      until: state.until,
      registered_by: events.at(-1)?.by.officerId ?? '',
      snapshot: JSON.stringify(state),
      version,
      position,
    }
    await tx
      .insertInto('outside_receiver')
      .values({ receiver_id: state.receiver, place: state.place, ...row })
      .onConflict((conflict) => conflict.columns(['place', 'receiver_id']).doUpdateSet(row))
      .execute()
  },
}

/** The outside receivers of a place that may hold a copy of an entry of that time. */
export async function listHolders(
  tx: Db | Tx,
  place: string,
  entry: Pick<ListedListing, 'effectiveOn' | 'listedOn'>,
  endedOn: LocalDate,
): Promise<readonly OutsideReceiver[]> {
  const rows = await tx
    .selectFrom('outside_receiver')
    .select('snapshot')
    .where('place', '=', place)
    .orderBy('receiver_id')
    .execute()
  // A snapshot is what the projection above wrote.
  return rows.map(({ snapshot }) => snapshot as OutsideReceiver).filter((each) => mayHoldCopy(each, entry, endedOn))
}

/**
 * Writes the tables of releases anew from their histories; what they say does not change. When a message went out is
 * no act and stands in no history: it stays as it was noted.
 */
export async function rebuildReleases(tx: Tx): Promise<void> {
  const undone = { confirmed_on: null, confirmed_by: null, document_ref: null }
  await tx.updateTable('release_receiver').set(undone).execute()
  await tx.updateTable('redress_receiver').set(undone).execute()
  await tx.updateTable('entry_change_receiver').set(undone).execute()
  for (const id of await listStreams(tx, RELEASE_STREAM.kind)) {
    const folded = foldEvents(await readStream(tx, id), RELEASE_STREAM.evolve)
    if (folded !== undefined) await projectRelease(tx, { id, ...folded })
  }
  for (const id of await listStreams(tx, REDRESS_STREAM.kind)) {
    const folded = foldEvents(await readStream(tx, id), REDRESS_STREAM.evolve)
    if (folded !== undefined) await REDRESS_STREAM.project(tx, { id, ...folded }, [])
  }
  for (const id of await listStreams(tx, ENTRY_CHANGE_STREAM.kind)) {
    const events = await readStream(tx, id)
    const folded = foldEvents(events, ENTRY_CHANGE_STREAM.evolve)
    // The payload is what the writer of the stream appended.
    const told = events.map(({ payload }) => payload as EntryChangeEvent)
    if (folded !== undefined) await ENTRY_CHANGE_STREAM.project(tx, { id, ...folded }, told)
  }
  for (const id of await listStreams(tx, CONFIRMATION_STREAM.kind)) {
    const folded = foldEvents(await readStream(tx, id), evolveConfirmation)
    if (folded !== undefined) await writeConfirmation(tx, folded.state)
  }
}

async function listStreams(tx: Tx, kind: string): Promise<readonly string[]> {
  const rows = await tx.selectFrom('stream').select('id').where('kind', '=', kind).orderBy('id').execute()
  return rows.map(({ id }) => id)
}
