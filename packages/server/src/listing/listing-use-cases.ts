import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { CaseDocument, SubjectKind } from '@xinheng/domain/kernel/refs'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { refuse, type Result } from '@xinheng/domain/kernel/result'
import type { AnswerPeriod } from '@xinheng/domain/listing/decide-notice'
import { decideProposal } from '@xinheng/domain/listing/decide-proposal'
import { decideExpiryRecord } from '@xinheng/domain/listing/decide-publication'
import type { IncentiveSource, Listing } from '@xinheng/domain/listing/listing'
import type { ListKind } from '@xinheng/domain/catalogue/list-type'
import { sql } from 'kysely'
import { actInTransaction, findCase, type Acting, type Folded } from '../db/case-act.ts'
import type { Db, Tx } from '../db/open.ts'
import { transact } from '../db/transact.ts'
import { findUnit } from '../organisation/organisation-views.ts'
import { findPanelResolution } from '../panel/panel-views.ts'
import type { Service } from '../service.ts'
import { listHoldings } from '../subject/holding-views.ts'
import { announceListing } from './announce.ts'
import { decideListingAct, type ActFacts, type TextRefs } from './decide-act.ts'
import type { ActText, ActTexts, ListingAct } from './listing-act.ts'
import { followPapers } from './listing-papers.ts'
import { LISTING_STREAM } from './listing-store.ts'
import { findOpenCase } from './listing-views.ts'

export { announceReceived } from './announce.ts'
export { ACT_PERMISSIONS, type ListingAct, type ListingActName } from './listing-act.ts'

/** A proposal as an officer types it; `facts` goes to the vault. */
export interface NewListing {
  readonly listKind: ListKind
  readonly listTypeId: string
  readonly subjectId: string
  readonly document: CaseDocument | null
  readonly conduct: { readonly from: LocalDate; readonly until: LocalDate | null; readonly facts: string }
  readonly source: IncentiveSource | null
}

/** The time to answer where no text fixes one: the operator's setting, never shown as law. */
export const ANSWER_PERIOD: AnswerPeriod = { count: 5, unit: 'workingDay', setBy: 'operator' }

/** Proposes an entry for the unit and the jurisdiction of the officer; answers its case. */
export async function proposeListing(
  service: Service,
  acting: Acting,
  { conduct, document, subjectId, ...entry }: NewListing,
): Promise<Result<Folded<Listing>, Refusal>> {
  const { db, ambient, vault } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  const listingId = ambient.uuid()
  return transact(db, async (tx) => {
    const subjectKind = await findSubjectKind(tx, subjectId)
    if (subjectKind === undefined) return refuse({ code: 'SUBJECT_UNKNOWN', basis: [] })
    const unit = await findUnit(tx, acting.organisationId)
    if (unit === undefined) {
      return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId: acting.organisationId, basis: [] })
    }
    const number = document?.number ?? ''
    const on = { subjectId, listTypeId: entry.listTypeId, determiner: unit.organisationId, number }
    const open = await findOpenCase(tx, on)
    if (open !== undefined) return refuse({ code: 'CASE_ALREADY_OPEN', listingId: open, basis: [] })
    const facts = (await vault.sealValue(tx, { subjectId, purpose: 'facts', plaintext: conduct.facts })).ref
    const core = { listingId, place: acting.place, subjectId, subjectKind, determiner: unit.organisationId, ...entry }
    const proposal = { entry: { ...core, conduct: { ...conduct, facts } }, document, by: actorOf(acting) }
    const recording = { ambient, acting, rulebookVersion: law.book.version }
    return actInTransaction(tx, LISTING_STREAM, listingId, recording, (state) =>
      decideProposal(state, proposal, unit, law, today),
    )
  })
}

/**
 * One act on an entry: its texts are sealed, the rule decides, the event is appended at the version seen, the read
 * tables follow, and implementers are told, all in one transaction.
 */
export async function actOnListing(
  service: Service,
  acting: Acting,
  listingId: string,
  act: ListingAct,
  expected?: number,
): Promise<Result<Folded<Listing>, Refusal>> {
  const { db, ambient } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  const recording = { ambient, acting, rulebookVersion: law.book.version }
  return transact(db, async (tx) => {
    const before = await findCase(tx, LISTING_STREAM, listingId)
    if (before === undefined) return refuse({ code: 'WRONG_STATE', state: 'none', basis: [] })
    const facts = await readActFacts(service, tx, acting, before.state)
    const refs = await sealTexts(service, tx, before.state.subjectId, act.texts)
    const decide = (state: Listing | undefined) => decideListingAct(state, act, refs, facts, law, today)
    const decided = decide(before.state)
    const done = await actInTransaction(tx, LISTING_STREAM, listingId, recording, () => decided, expected)
    if (!done.ok || !decided.ok) return done
    const work = { service, tx, acting, law, before: before.state, act, refs }
    const followed = await followPapers(work, decided.value)
    if (!followed.ok) return followed
    await announceListing(tx, service, law, done.value.state, decided.value)
    return done
  })
}

/** Whether an act would be allowed now, without doing it; texts that are not typed yet count as given. */
export async function previewListingAct(
  service: Service,
  acting: Acting,
  { state }: Pick<Folded<Listing>, 'state'>,
  acts: readonly ListingAct[],
): Promise<readonly (Refusal | null)[]> {
  const { db, ambient } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  const facts = await readActFacts(service, db, acting, state)
  return acts.map((act) => {
    const decided = decideListingAct(state, act, EVERY_TEXT, facts, law, today)
    return decided.ok ? null : decided.error
  })
}

/** The case of an entry as folded from its stream; `knownAt` gives what had been recorded by then. */
export async function findListing(
  service: Pick<Service, 'db'>,
  listingId: string,
  options: { readonly knownAt?: string } = {},
): Promise<Folded<Listing> | undefined> {
  return findCase(service.db, LISTING_STREAM, listingId, options)
}

/** What a sweep wrote down. */
export interface Swept {
  readonly looked: number
  readonly recorded: number
}

/**
 * Writes down the terms that are over, and tells the implementers. It changes no answer: an entry had ended by itself.
 * Safe to run again at any time, and by several at once.
 */
export async function sweepTerms(service: Service, acting: Acting, limit = 500): Promise<Swept> {
  const { db, ambient } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  const recording = { ambient, acting, rulebookVersion: law.book.version }
  const due = await listDueTerms(db, today, limit)
  let recorded = 0
  for (const listingId of due) {
    const done = await transact(db, async (tx) => {
      const before = await findCase(tx, LISTING_STREAM, listingId)
      const decided = decideExpiryRecord(before?.state, law, today)
      const written = await actInTransaction(tx, LISTING_STREAM, listingId, recording, () => decided)
      if (written.ok && decided.ok) await announceListing(tx, service, law, written.value.state, decided.value)
      return written
    })
    if (done.ok) recorded += 1
  }
  return { looked: due.length, recorded }
}

/** Entries whose granted length, or statutory maximum, may have run out and that no sweep has seen; a stay may still prolong one. */
async function listDueTerms(db: Db, today: LocalDate, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from listing
     where state = 'listed' and snapshot->>'expiryRecordedOn' is null
       and (latest_end < ${today}::date
            or (term_unit in ('day', 'workingDay') and term_start + term_count < ${today}::date)
            or (term_unit = 'month' and term_start + make_interval(months => term_count) < ${today}::date)
            or (term_unit = 'year' and term_start + make_interval(years => term_count) < ${today}::date))
     order by id limit ${limit}`.execute(db)
  return rows.map(({ id }) => id)
}

const EVERY_TEXT: TextRefs = {
  facts: 'given',
  reasons: 'given',
  rights: 'given',
  measures: 'given',
  removalConditions: 'given',
  remedies: 'given',
  statement: 'given',
  minutes: 'given',
  objection: 'given',
  evidence: 'given',
}

async function sealTexts(service: Service, tx: Tx, subjectId: string, texts: ActTexts): Promise<TextRefs> {
  const given = Object.entries(texts).filter(([, plaintext]) => plaintext.trim() !== '')
  const sealed = await service.vault.sealValues(
    tx,
    given.map(([purpose, plaintext]) => ({ subjectId, purpose, plaintext })),
  )
  return Object.fromEntries(given.map(([name], index) => [name as ActText, sealed[index]?.ref ?? '']))
}

async function readActFacts(service: Service, db: Db | Tx, acting: Acting, state: Listing): Promise<ActFacts> {
  const unit = await findUnit(db, state.determiner)
  const { organisationId } = acting
  return {
    by: actorOf(acting),
    unit: unit ?? { organisationId, departments: [] },
    resolution: (await findPanelResolution(db, state.listingId)) ?? null,
    holdings: await listHoldings(db, state.subjectId),
    answerPeriod: ANSWER_PERIOD,
    newId: service.ambient.uuid(),
  }
}

async function findSubjectKind(db: Db | Tx, subjectId: string): Promise<SubjectKind | undefined> {
  const row = await db.selectFrom('subject').select('kind').where('id', '=', subjectId).executeTakeFirst()
  // The column is written from the domain's closed list.
  return row?.kind as SubjectKind | undefined
}

function actorOf({ officerId, organisationId }: Acting) {
  return { officerId, organisationId }
}
