import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { Listing } from '@xinheng/domain/listing/listing'
import {
  decideLostHonour,
  decidePublicErratum,
  decideRedressClosing,
  decideRedressOf,
  decideRedressOpening,
  type FoundWrong,
} from '@xinheng/domain/redress/decide-redress'
import {
  redressIdOf,
  redressKeyOf,
  type ErratumReceiver,
  type Redress,
  type RedressEvent,
} from '@xinheng/domain/redress/redress'
import { readRedressDuties } from '@xinheng/domain/redress/redress-duties'
import type { Release, ReleaseReceiver } from '@xinheng/domain/release/release'
import { actInTransaction, findCase, type Acting, type Folded, type Recording } from '../db/case-act.ts'
import { enqueue } from '../db/outbox.ts'
import type { Tx } from '../db/open.ts'
import { transact } from '../db/transact.ts'
import { replaceDuties } from '../duty/duty-store.ts'
import { listUnits } from '../organisation/organisation-views.ts'
import { restoreHonour } from '../record/record-restore-consequences.ts'
import type { Service } from '../service.ts'
import { listTouchedTasks } from '../task/task-views.ts'
import { findStandingIncentive, isOwnRecord, listErratumReceivers, listLostHonours } from './redress-facts-views.ts'
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
  const { listingId, subjectId } = release
  const touched = (await listTouchedTasks(tx, listingId)).map(({ implementer }) => implementer)
  const effectiveOn = 'effectiveOn' in listing ? listing.effectiveOn : release.releasedOn
  const found = {
    receivers: await listErratumReceivers(tx, release, touched),
    honours: await listLostHonours(tx, { listingId, subjectId, measure: null }, effectiveOn),
  }
  await open(tx, recording, law, redressIdOf(listingId), (state) =>
    decideRedressOpening(state, release, listing, found, law, recording.ambient.today()),
  )
}

/** What was wrong besides an entry, since when it worked, and who knows of it besides its owner. */
export interface WrongDone extends FoundWrong {
  readonly since: LocalDate
  readonly told: readonly ErratumReceiver[]
}

/**
 * Opens the redress of a measure, a publication or a record that was found wrong, with its erratum to everybody who knows
 * of it; once.
 */
export async function openRedressOf(
  tx: Tx,
  recording: Recording,
  law: LawInForce,
  { since, told, ...wrong }: WrongDone,
): Promise<void> {
  const { about, subjectId } = wrong
  const units = new Set((await listUnits(tx)).map(({ organisationId }) => organisationId))
  // A decider elsewhere is no user here: the unit that acts answers for undoing it.
  const owner = units.has(wrong.owner) ? wrong.owner : recording.acting.organisationId
  const receivers = told.filter(({ receiver }) => receiver !== owner && units.has(receiver))
  const measure = about.kind === 'measure' ? about : null
  const listingId = 'listingId' in about ? about.listingId : ''
  const honours = await listLostHonours(tx, { listingId, subjectId, measure }, since)
  const decide = (state: Redress | undefined) =>
    decideRedressOf(state, { ...wrong, owner }, { receivers, honours }, law, recording.ambient.today())
  await open(tx, recording, law, redressIdOf(redressKeyOf(about)), decide)
}

async function open(
  tx: Tx,
  recording: Recording,
  law: LawInForce,
  id: string,
  decide: (state: Redress | undefined) => readonly RedressEvent[],
): Promise<void> {
  const decided = decide((await findCase(tx, REDRESS_STREAM, id))?.state)
  if (decided.length === 0) return
  const done = await actInTransaction(tx, REDRESS_STREAM, id, recording, () => ok(decided))
  if (!done.ok) throw new Error(`${id} was opened by somebody else`)
  await writeRedressDuties(tx, done.value.state, law)
  const { receivers, about, place } = done.value.state
  const of = (kind: ReleaseReceiver['kind']) =>
    receivers.filter((each) => each.kind === kind).map(({ receiver }) => receiver)
  const key = redressKeyOf(about)
  const message = { key, payload: { about, place }, at: recording.ambient.now() }
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
      /** The decision or the new entry by which it was restored; empty where this act restores the unit's own honour. */
      readonly proof: string
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
    const facts = {
      confirmed: act.act === 'close' ? await listConfirmed(tx, redressId) : [],
      honour: act.act === 'decideHonour' ? await readHonour(service, tx, before?.state, act, acting) : NO_HONOUR,
    }
    const decide = (state: Redress | undefined) => decideAct(state, act, sealed, facts, acting, law, ambient.today())
    const done = await actInTransaction(tx, REDRESS_STREAM, redressId, recording, decide, expected)
    if (!done.ok) return done
    await writeRedressDuties(tx, done.value.state, law)
    if (act.act !== 'decideHonour' || act.outcome !== 'restored') return done
    const isRecord = done.value.state.honours.some((one) => one.honourId === act.honourId && one.kind === 'record')
    if (!isRecord) return done
    const restored = await restoreHonour(tx, recording, law, act.honourId, sealed)
    return restored.ok ? done : restored
  })
}

interface HonourFacts {
  readonly proof: string | null
  readonly own: boolean
}

const NO_HONOUR: HonourFacts = { proof: null, own: false }

/** What shows that something lost is back: an entry of the subject that stands again, or a decision by its words. */
async function readHonour(
  { vault, ambient }: Service,
  tx: Tx,
  redress: Redress | undefined,
  { honourId, proof }: Extract<RedressAct, { readonly act: 'decideHonour' }>,
  acting: Acting,
): Promise<HonourFacts> {
  const honour = redress?.honours.find((one) => one.honourId === honourId)
  if (redress === undefined || honour === undefined) return NO_HONOUR
  const { subjectId } = redress
  const plaintext = proof.trim()
  if (honour.kind === 'listing') {
    return { proof: await findStandingIncentive(tx, subjectId, plaintext, ambient.today()), own: false }
  }
  const given = plaintext === '' ? null : (await vault.sealValue(tx, { subjectId, purpose: 'evidence', plaintext })).ref
  return { proof: given, own: honour.kind === 'record' && (await isOwnRecord(tx, honourId, acting.organisationId)) }
}

function decideAct(
  state: Redress | undefined,
  act: RedressAct,
  sealed: string,
  { confirmed, honour }: { readonly confirmed: readonly string[]; readonly honour: HonourFacts },
  { officerId, organisationId }: Acting,
  law: LawInForce,
  today: LocalDate,
): Result<readonly RedressEvent[], Refusal> {
  const by = { officerId, organisationId }
  switch (act.act) {
    case 'decideHonour': {
      const { honourId, outcome } = act
      return decideLostHonour(state, { honourId, outcome, reasons: sealed, ...honour, by }, law, today)
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
