import type { ChangedThing } from '@xinheng/domain/release/entry-change'
import type { ConfirmedThing } from '@xinheng/domain/release/release'
import type { Delivery, Handler, HandOver } from '../db/outbox.ts'
import type { Service } from '../service.ts'
import { noteChangeTold } from './change-store.ts'
import { noteTold } from './release-store.ts'
import { RELEASE_TOPICS } from './release-words.ts'

/** Sends a message to the address of an outside receiver; throws when it was not taken. */
export type Post = (address: string, body: unknown) => Promise<void>

/** Hands over what is told of releases and errata. Whoever is told still has to confirm: an answer by the wire is none. */
export function releaseHandlers(
  service: Pick<Service, 'db' | 'ambient'>,
  post: Post,
): Readonly<Record<(typeof RELEASE_TOPICS)[keyof typeof RELEASE_TOPICS], Handler>> {
  const { db, ambient } = service
  const tellUnit =
    (thing: ConfirmedThing): Handler =>
    async ({ key, receiver }) => {
      // Units of this installation read here; the message only marks since when it lies before them.
      await noteTold(db, thing, { listingId: key, receiver, at: ambient.now() })
      return 'sent'
    }
  const tellOutside =
    (thing: ConfirmedThing): Handler =>
    async (delivery): Promise<HandOver> => {
      const address = await findAddress(service, delivery)
      // A receiver that fetches is told when it does.
      if (address === null) return 'sent'
      const { key, receiver, payload } = delivery
      await post(address, { thing, entry: key, ...(payload as object) })
      await noteTold(db, thing, { listingId: key, receiver, at: ambient.now() })
      return 'sent'
    }
  const tellChange: Handler = async ({ key, receiver }) => {
    await noteChangeTold(db, { changeId: key, receiver, at: ambient.now() })
    return 'sent'
  }
  const tellChangeOutside: Handler = async (delivery) => {
    const address = await findAddress(service, delivery)
    if (address === null) return 'sent'
    const { listingId, ...rest } = delivery.payload as { readonly listingId: string }
    await post(address, { ...rest, thing: 'change', changed: readThing(delivery), entry: listingId })
    return tellChange(delivery)
  }
  return {
    [RELEASE_TOPICS.changed]: tellChange,
    [RELEASE_TOPICS.changedOutside]: tellChangeOutside,
    [RELEASE_TOPICS.units]: tellUnit('release'),
    [RELEASE_TOPICS.erratum]: tellUnit('erratum'),
    [RELEASE_TOPICS.outside]: tellOutside('release'),
    [RELEASE_TOPICS.erratumOutside]: tellOutside('erratum'),
  }
}

function readThing({ payload }: Delivery): ChangedThing {
  // Written by the opening of the change.
  return (payload as { readonly thing: ChangedThing }).thing
}

async function findAddress({ db }: Pick<Service, 'db'>, { payload, receiver }: Delivery): Promise<string | null> {
  const { place } = payload as { readonly place: string }
  const row = await db
    .selectFrom('outside_receiver')
    .select('address')
    .where('place', '=', place)
    .where('receiver_id', '=', receiver)
    .executeTakeFirst()
  return row?.address ?? null
}
