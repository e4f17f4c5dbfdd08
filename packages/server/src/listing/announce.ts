import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { Listing } from '@xinheng/domain/listing/listing'
import type { ListingEvent } from '@xinheng/domain/listing/listing-event'
import { listChangedThings } from '@xinheng/domain/release/entry-change'
import { readListing } from '@xinheng/domain/listing/read-listing'
import type { Ambient } from '../ambient.ts'
import { enqueue, enqueueAll, type NewMessage } from '../db/outbox.ts'
import type { Db, Tx } from '../db/open.ts'
import { listUnits, type UnitRow } from '../organisation/organisation-views.ts'
import { openEntryChange } from '../release/change-use-cases.ts'
import { listReleaseReceivers, openRelease } from '../release/release-use-cases.ts'
import type { Service } from '../service.ts'
import { listTouchedTasks, readUnitTasks } from '../task/task-views.ts'

/** The topic by which implementers hear of an entry; its end is told by the release. */
export const TOPICS = { published: 'listing.published' } as const

/** The key of a message about an entry; the receiver drops a second one. */
export function messageKey(listingId: string): string {
  return listingId
}

/**
 * Tells the implementers, in the transaction of the act, that an entry now binds them or that it is over. Which units
 * these are follows from entry, catalogue and register; whoever was told of the publication hears of the release too.
 */
export async function announceListing(
  tx: Tx,
  service: Service,
  law: LawInForce,
  state: Listing,
  events: readonly ListingEvent[],
): Promise<void> {
  const types = new Set(events.map(({ type }) => type))
  const { listingId } = state
  const { ambient } = service
  const at = ambient.now()
  if (state.kind === 'listed' && isPublication(types)) {
    const receivers = await listImplementers(tx, law, state, laterOf(ambient.today(), state.effectiveOn))
    const payload = { listingId, place: state.place, effectiveOn: state.effectiveOn }
    await enqueue(tx, { topic: TOPICS.published, key: messageKey(listingId), payload, receivers, at })
  }
  if (types.has('ListingReleased') || types.has('ListingExpiryRecorded')) {
    await openRelease(tx, service, law, state, events, await listReceivers(tx, listingId))
    return
  }
  const changes = listChangedThings(events)
  if (changes.length === 0) return
  const receivers = await listReleaseReceivers(tx, ambient, law, state, await listReceivers(tx, listingId))
  for (const change of changes) {
    await openEntryChange(tx, service, law, state, { ...change, changeId: ambient.uuid(), receivers })
  }
}

/**
 * Tells the implementers of many received entries at once, as `announceListing` would one by one. Receivers are worked
 * out once for entries that are alike to the catalogue; an entry that is over already is told to nobody.
 */
export async function announceReceived(
  tx: Tx,
  ambient: Ambient,
  law: LawInForce,
  states: readonly Listing[],
): Promise<void> {
  const today = ambient.today()
  const at = ambient.now()
  const unitsOf = new Map<string, readonly UnitRow[]>()
  const receiversOf = new Map<string, readonly string[]>()
  const messages = new Map<string, NewMessage>()
  for (const state of states) {
    if (state.kind !== 'listed' || readListing(state, today, law.calendar).kind === 'ended') continue
    const { listingId, place, listTypeId, listKind, subjectKind, tier, effectiveOn } = state
    const on = laterOf(today, effectiveOn)
    const alike = [place, listTypeId, listKind, subjectKind, tier, on].join('|')
    const units = unitsOf.get(place) ?? (await listUnitsThere(tx, place))
    unitsOf.set(place, units)
    const receivers = receiversOf.get(alike) ?? readImplementers(units, law, state, on)
    receiversOf.set(alike, receivers)
    const key = messageKey(listingId)
    messages.set(key, { topic: TOPICS.published, key, payload: { listingId, place, effectiveOn }, receivers, at })
  }
  await enqueueAll(tx, [...messages.values()])
}

/** The units that an entry gives tasks to on a day. */
export async function listImplementers(
  tx: Tx,
  law: LawInForce,
  state: Listing,
  on: LocalDate,
): Promise<readonly string[]> {
  return readImplementers(await listUnitsThere(tx, state.place), law, state, on)
}

async function listUnitsThere(tx: Tx, place: string): Promise<readonly UnitRow[]> {
  return (await listUnits(tx, place)).filter(({ mergedInto }) => mergedInto === null)
}

function readImplementers(
  units: readonly UnitRow[],
  law: LawInForce,
  state: Listing,
  on: LocalDate,
): readonly string[] {
  return readUnitTasks(state, units, law, on).map(({ unit }) => unit.organisationId)
}

/** Everybody an entry was sent to, and everybody who worked on it. */
export async function listReceivers(tx: Db | Tx, listingId: string): Promise<readonly string[]> {
  const told = await tx
    .selectFrom('delivery as d')
    .innerJoin('outbox as o', 'o.id', 'd.outbox_id')
    .select('d.receiver')
    .where('o.topic', '=', TOPICS.published)
    .where('o.message_key', '=', messageKey(listingId))
    .execute()
  const touched = await listTouchedTasks(tx, listingId)
  return [...new Set([...told.map(({ receiver }) => receiver), ...touched.map(({ implementer }) => implementer)])]
}

function isPublication(types: ReadonlySet<ListingEvent['type']>): boolean {
  return types.has('ListingPublished') || types.has('ReceivedListingConfirmed') || types.has('ListingReceived')
}

function laterOf(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b
}
