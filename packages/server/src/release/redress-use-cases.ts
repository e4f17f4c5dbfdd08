import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { Listing } from '@xinheng/domain/listing/listing'
import {
  decideLostHonour,
  decidePublicErratum,
  decideRedressClosing,
  decideRedressOpening,
} from '@xinheng/domain/redress/decide-redress'
import { redressIdOf, type Redress, type RedressEvent } from '@xinheng/domain/redress/redress'
import { readRedressDuties } from '@xinheng/domain/redress/redress-duties'
import type { Release, ReleaseReceiver } from '@xinheng/domain/release/release'
import { actInTransaction, findCase, type Acting, type Folded, type Recording } from '../db/case-act.ts'
import { enqueue } from '../db/outbox.ts'
import type { Tx } from '../db/open.ts'
import { transact } from '../db/transact.ts'
import { replaceDuties } from '../duty/duty-store.ts'
import type { Service } from '../service.ts'
import { listTouchedTasks } from '../task/task-views.ts'
import { listErratumReceivers, listLostHonours } from './redress-facts-views.ts'
import { REDRESS_STREAM } from './redress-store.ts'
import { RELEASE_TOPICS } from './release-words.ts'

/** Opens the redress of an entry that was wrong from the start, with its erratum to everybody; any other end opens none. */
export async function openRedress(
  tx: Tx,
  recording: Recording,
  law: LawInForce,
  release: Release,
  listing: Listing,
): Promise<void> {
  if (release.reason !== 'corrected') return
  const id = redressIdOf(release.listingId)
  const before = await findCase(tx, REDRESS_STREAM, id)
  const touched = (await listTouchedTasks(tx, release.listingId)).map(({ implementer }) => implementer)
  const effectiveOn = 'effectiveOn' in listing ? listing.effectiveOn : release.releasedOn
  const found = {
    receivers: await listErratumReceivers(tx, release, touched),
    honours: await listLostHonours(tx, release, effectiveOn),
  }
  const decided = decideRedressOpening(before?.state, release, listing, found, law, recording.ambient.today())
  if (decided.length === 0) return
  const done = await actInTransaction(tx, REDRESS_STREAM, id, recording, () => ok(decided))
  if (!done.ok) throw new Error(`the redress of ${release.listingId} was opened by somebody else`)
  await writeRedressDuties(tx, done.value.state, law)
  const { receivers } = done.value.state
  const of = (kind: ReleaseReceiver['kind']) =>
    receivers.filter((each) => each.kind === kind).map(({ receiver }) => receiver)
  const { listingId, place } = release
  const message = { key: listingId, payload: { listingId, place }, at: recording.ambient.now() }
  await enqueue(tx, { ...message, topic: RELEASE_TOPICS.erratum, receivers: of('unit') })
  await enqueue(tx, { ...message, topic: RELEASE_TOPICS.erratumOutside, receivers: of('outside') })
}

async function writeRedressDuties(tx: Tx, redress: Redress, law: LawInForce): Promise<void> {
  const source = { stream: 'redress', id: redress.redressId } as const
  await replaceDuties(tx, source, redress.place, readRedressDuties(redress, law), law.calendar)
}

/** An act of an official on a redress, with its texts in clear. */
export type RedressAct =
  | {
      readonly act: 'decideHonour'
      readonly honourId: string
      readonly outcome: 'restored' | 'notAffected'
      readonly reasons: string
    }
  | { readonly act: 'putUpNotice'; readonly site: string; readonly evidence: string }
  | { readonly act: 'close' }

/** One act on a redress at the version seen; its duty follows in the same transaction. */
export async function actOnRedress(
  service: Service,
  acting: Acting,
  redressId: string,
  act: RedressAct,
  expected?: number,
): Promise<Result<Folded<Redress>, Refusal>> {
  const { db, ambient, vault } = service
  const law = await service.law(db, ambient.today())
  const recording = { ambient, acting, rulebookVersion: law.book.version }
  return transact(db, async (tx) => {
    const before = await findCase(tx, REDRESS_STREAM, redressId)
    const text = act.act === 'decideHonour' ? act.reasons : act.act === 'putUpNotice' ? act.evidence : ''
    const subjectId = before?.state.subjectId
    const sealed =
      subjectId === undefined || text.trim() === ''
        ? ''
        : (await vault.sealValue(tx, { subjectId, purpose: act.act, plaintext: text })).ref
    const confirmed = act.act === 'close' ? await listConfirmed(tx, redressId) : []
    const decide = (state: Redress | undefined) =>
      decideAct(state, act, sealed, confirmed, acting, law, ambient.today())
    const done = await actInTransaction(tx, REDRESS_STREAM, redressId, recording, decide, expected)
    if (done.ok) await writeRedressDuties(tx, done.value.state, law)
    return done
  })
}

function decideAct(
  state: Redress | undefined,
  act: RedressAct,
  sealed: string,
  confirmed: readonly string[],
  { officerId, organisationId }: Acting,
  law: LawInForce,
  today: Release['openedOn'],
): Result<readonly RedressEvent[], Refusal> {
  const by = { officerId, organisationId }
  switch (act.act) {
    case 'decideHonour': {
      const { honourId, outcome } = act
      return decideLostHonour(state, { honourId, outcome, reasons: sealed, by }, law, today)
    }
    case 'putUpNotice':
      return decidePublicErratum(state, { site: act.site, evidence: sealed, by }, law, today)
    case 'close':
      return decideRedressClosing(state, { confirmed, by }, law, today)
  }
}

async function listConfirmed(tx: Tx, redressId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('redress_receiver')
    .select('receiver')
    .where('redress_id', '=', redressId)
    .where('confirmed_on', 'is not', null)
    .execute()
  return rows.map(({ receiver }) => receiver)
}
