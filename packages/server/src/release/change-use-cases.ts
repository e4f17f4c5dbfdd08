import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { Listing } from '@xinheng/domain/listing/listing'
import {
  decideChangeConfirmation,
  decideEntryChangeOpening,
  readEntryChangeDuties,
  type ChangedThing,
  type EntryChange,
} from '@xinheng/domain/release/entry-change'
import type { ReleaseReceiver } from '@xinheng/domain/release/release'
import { actInTransaction, findCase, type Acting, type Folded } from '../db/case-act.ts'
import { acknowledge, enqueue } from '../db/outbox.ts'
import type { Tx } from '../db/open.ts'
import { transact } from '../db/transact.ts'
import { replaceDuties } from '../duty/duty-store.ts'
import type { Service } from '../service.ts'
import { ENTRY_CHANGE_STREAM } from './change-store.ts'
import { RELEASE_TOPICS } from './release-words.ts'

/** What changed on an entry that stands, and who holds it as it was before. */
export interface ChangeToTell {
  readonly changeId: string
  readonly thing: ChangedThing
  readonly procedure: string | null
  readonly receivers: readonly ReleaseReceiver[]
}

/** Tells everybody who holds an entry that it changed, in the transaction of the act that changed it. */
export async function openEntryChange(
  tx: Tx,
  { ambient }: Pick<Service, 'ambient'>,
  law: LawInForce,
  listing: Listing,
  change: ChangeToTell,
): Promise<void> {
  const decided = decideEntryChangeOpening(listing, change, law, ambient.today())
  if (decided.length === 0) return
  const { changeId, thing, receivers } = change
  const { listingId, place, determiner } = listing
  const acting = { officerId: 'system:release', organisationId: determiner, place }
  const recording = { ambient, acting, rulebookVersion: law.book.version }
  const done = await actInTransaction(tx, ENTRY_CHANGE_STREAM, changeId, recording, (state) =>
    ok(state === undefined ? decided : []),
  )
  if (!done.ok) throw new Error(`the change ${changeId} was opened by somebody else`)
  await writeChangeDuties(tx, done.value.state, law)
  const of = (kind: ReleaseReceiver['kind']) =>
    receivers.filter((each) => each.kind === kind).map(({ receiver }) => receiver)
  const message = { key: changeId, payload: { changeId, listingId, place, thing }, at: ambient.now() }
  await enqueue(tx, { ...message, topic: RELEASE_TOPICS.changed, receivers: of('unit') })
  await enqueue(tx, { ...message, topic: RELEASE_TOPICS.changedOutside, receivers: of('outside') })
}

async function writeChangeDuties(tx: Tx, change: EntryChange, law: LawInForce): Promise<void> {
  const source = { stream: 'entryChange', id: change.changeId } as const
  await replaceDuties(tx, source, change.place, readEntryChangeDuties(change, law), law.calendar)
}

/** Takes the confirmation of a receiver that it follows a change; `document` is the paper held for somebody else. */
export async function confirmEntryChange(
  service: Service,
  acting: Acting,
  { changeId, receiver, document }: { readonly changeId: string; readonly receiver: string; readonly document: string },
): Promise<Result<Folded<EntryChange>, Refusal>> {
  const { db, ambient, vault } = service
  const law = await service.law(db, ambient.today())
  return transact(db, async (tx) => {
    const row = await tx
      .selectFrom('entry_change as c')
      .innerJoin('listing as l', 'l.id', 'c.listing_id')
      .select('l.subject_id')
      .where('c.id', '=', changeId)
      .executeTakeFirst()
    if (row === undefined) return refuse({ code: 'NOT_A_RECEIVER', basis: [] })
    const plaintext = document.trim()
    const sealed =
      plaintext === ''
        ? null
        : (await vault.sealValue(tx, { subjectId: row.subject_id, purpose: 'evidence', plaintext })).ref
    const { officerId, organisationId } = acting
    const command = { receiver, by: { officerId, organisationId }, document: sealed }
    const recording = { ambient, acting, rulebookVersion: law.book.version }
    const done = await actInTransaction(tx, ENTRY_CHANGE_STREAM, changeId, recording, (state) =>
      decideChangeConfirmation(state, command, law, ambient.today()),
    )
    if (!done.ok) return done
    await writeChangeDuties(tx, done.value.state, law)
    for (const topic of [RELEASE_TOPICS.changed, RELEASE_TOPICS.changedOutside])
      await acknowledge(tx, { topic, key: changeId, receiver, at: ambient.now() })
    return done
  })
}

/** Acknowledges that a unit has read the result of an objection that was pushed to it; repeating it changes nothing. */
export async function acknowledgeResult(
  { db, ambient }: Pick<Service, 'db' | 'ambient'>,
  objectionId: string,
  receiver: string,
): Promise<boolean> {
  return db
    .transaction()
    .execute(async (tx) =>
      acknowledge(tx, { topic: 'objection.decided', key: objectionId, receiver, at: ambient.now() }),
    )
}

/** Whether a change of a kind was told of an entry already; what comes by date alone is told once. */
export async function isChangeTold(tx: Tx, changeId: string): Promise<boolean> {
  return (await findCase(tx, ENTRY_CHANGE_STREAM, changeId)) !== undefined
}
