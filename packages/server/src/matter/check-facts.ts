import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { ResponsibleRole } from '@xinheng/domain/catalogue/measure'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { Listing } from '@xinheng/domain/listing/listing'
import { readListing } from '@xinheng/domain/listing/read-listing'
import { readRolesOf } from '@xinheng/domain/listing/responsible-persons'
import type { CleanYearsFacts, EntryPeriod } from '@xinheng/domain/matter/clean-years'
import { readEstablished } from '@xinheng/domain/matter/established'
import type { Matter, Party } from '@xinheng/domain/matter/matter'
import type { CheckQuestion, ConcernedEntry } from '@xinheng/domain/matter/recommend'
import type { CreditRecord } from '@xinheng/domain/record/record'
import { readRule } from '@xinheng/domain/rulebook/read-rule'
import type { Subject } from '@xinheng/domain/subject/subject'
import { sql } from 'kysely'
import type { Db, Tx } from '../db/open.ts'
import { findCompleteSince } from '../record/completeness-views.ts'

/** Who is asked about, and by whom, in which matter. */
export interface CheckTarget {
  readonly matter: Pick<Matter, 'occasion' | 'place' | 'decider'>
  readonly party: Pick<Party, 'subjectId' | 'subjectKind' | 'role' | 'identity'>
  /** Normalised departments of the unit that checks. */
  readonly departments: readonly string[]
  /** The unit that checks. */
  readonly organisationId?: string
}

/** Everything that the rules look at when a party is checked on a day, as the read tables have it in this transaction. */
export async function readCheckQuestion(
  db: Db | Tx,
  { matter, party, departments, organisationId }: CheckTarget,
  law: LawInForce,
  on: LocalDate,
): Promise<CheckQuestion> {
  const { subjectId, subjectKind, role, identity } = party
  const origins = await readOrigins(db, subjectId)
  const own = await listListings(db, origins)
  const entries = [
    ...own.map((listing) => concern(listing, { kind: 'own' }, on)),
    ...(subjectKind === 'naturalPerson' ? await listUnitEntries(db, subjectId, on) : []),
  ]
  const identityCertain = identity === 'exact' || identity === 'confirmedByPerson'
  const records = await listRecords(db, subjectId, origins.subjectIds)
  return {
    identity,
    subjectKind,
    role,
    entries,
    matter,
    departments,
    organisationId,
    catalogue: law.health.catalogue === 'missing' ? null : law.catalogue,
    honestyModel: own.some((each) => each.listKind === 'incentive' && isInForce(each, law, on)),
    goodStanding: null,
    cleanYears: {
      subjectId,
      records,
      entries: own.flatMap((listing) => toPeriod(listing, law, on)),
      repairedRecordIds: records
        .filter(({ repaired }) => repaired !== null && repaired.on <= on)
        .map(({ recordId }) => recordId),
      disputedRecordIds: [],
      completeSince: await findCompleteSince(db, matter.place),
      identityCertain,
      simplified: readRule(law.book, matter.place, 'simplifiedPenalty', on),
    } satisfies CleanYearsFacts,
    health: law.health,
    book: law.book,
    calendar: law.calendar,
    on,
  }
}

/** Whose entries count as the subject's own: it and those that turned out to be it, and single entries that followed to it. */
interface Origins {
  readonly subjectIds: readonly string[]
  readonly listingIds: readonly string[]
}

async function readOrigins(db: Db | Tx, subjectId: string): Promise<Origins> {
  const subjectIds = [subjectId]
  const listingIds: string[] = []
  for (let at = 0; at < subjectIds.length; at += 1) {
    const rows = await db
      .selectFrom('subject')
      .select('snapshot')
      .where('state', '<>', 'active')
      .where(sql<boolean>`snapshot -> 'successors' @> ${JSON.stringify([subjectIds[at]])}::jsonb`)
      .execute()
    for (const { snapshot } of rows) {
      // Written by the projection from a folded subject.
      const former = snapshot as Subject
      const isSame = former.status.kind === 'gone' && former.status.how === 'sameAs'
      if (isSame && !subjectIds.includes(former.subjectId)) subjectIds.push(former.subjectId)
      for (const { listingId, to } of former.successions) if (to === subjectIds[at]) listingIds.push(listingId)
    }
  }
  return { subjectIds, listingIds }
}

/** Entries that were put on a list; what is proposed, noticed or turned down has no effect and is not looked at. */
const EFFECTIVE = ['listed', 'released', 'awaitingPerson'] as const

async function listListings(db: Db | Tx, { subjectIds, listingIds }: Origins): Promise<readonly Listing[]> {
  const rows = await db
    .selectFrom('listing')
    .select('snapshot')
    .where((is) =>
      listingIds.length === 0
        ? is('subject_id', 'in', subjectIds)
        : is.or([is('subject_id', 'in', subjectIds), is('id', 'in', listingIds)]),
    )
    .where('state', 'in', EFFECTIVE)
    .orderBy('id')
    .execute()
  // Written by the projection from a folded entry.
  return rows.map(({ snapshot }) => snapshot as Listing)
}

/** The entries of units whose offices the person held when the conduct happened, or whose entry names the person. */
async function listUnitEntries(db: Db | Tx, person: string, on: LocalDate): Promise<readonly ConcernedEntry[]> {
  const units = await db
    .selectFrom('subject')
    .select(['id', 'snapshot'])
    .where(sql<boolean>`(snapshot -> 'offices') <> '[]'::jsonb`)
    .where(sql<boolean>`snapshot -> 'offices' @> ${JSON.stringify([{ person }])}::jsonb`)
    .execute()
  const named = await db
    .selectFrom('responsible_person')
    .select(['listing_id', 'office'])
    .where('person_ref', '=', person)
    .execute()
  const subjectIds = units.map(({ id }) => id)
  const listingIds = named.map(({ listing_id }) => listing_id)
  if (subjectIds.length === 0 && listingIds.length === 0) return []
  const listings = await listListings(db, { subjectIds: subjectIds.length === 0 ? [''] : subjectIds, listingIds })
  return listings.flatMap((listing) => {
    if (listing.listKind !== 'sanction' || listing.subjectId === person) return []
    const unit = units.find(({ id }) => id === listing.subjectId)?.snapshot as Subject | undefined
    const recorded = named.filter((each) => each.listing_id === listing.listingId).map(({ office }) => office)
    const directlyResponsible = recorded.includes('directlyResponsible') ? [person] : []
    const about = { conduct: listing.conduct, holdings: unit?.offices ?? [], directlyResponsible }
    const roles = readRolesOf(person, about, recorded as readonly ResponsibleRole[])
    return roles.length === 0 ? [] : [concern(listing, { kind: 'responsiblePerson', roles }, on)]
  })
}

function concern(listing: Listing, how: ConcernedEntry['concern'], on: LocalDate): ConcernedEntry {
  return { listing, concern: how, established: readEstablished(listing.document, on) }
}

function isInForce(listing: Listing, law: LawInForce, on: LocalDate): boolean {
  return readListing(listing, on, law.calendar).kind === 'inForce'
}

function toPeriod(listing: Listing, law: LawInForce, on: LocalDate): readonly EntryPeriod[] {
  if (listing.listKind !== 'sanction' || (listing.kind !== 'listed' && listing.kind !== 'released')) return []
  const reading = readListing(listing, on, law.calendar)
  const lastDay = reading.kind === 'inForce' || reading.kind === 'ended' ? reading.lastDay : null
  const reason = listing.kind === 'released' ? listing.reason : null
  return [
    {
      listingId: listing.listingId,
      from: listing.effectiveOn,
      lastDay,
      wrongFromStart: reason === 'corrected' || reason === 'withdrawn',
      repaired: reason === 'repaired',
    },
  ]
}

/** The records of the subject; those of a former number of the same one are put under its present id. */
async function listRecords(
  db: Db | Tx,
  subjectId: string,
  subjectIds: readonly string[],
): Promise<readonly CreditRecord[]> {
  const rows = await db.selectFrom('record').select('snapshot').where('subject_id', 'in', subjectIds).execute()
  // Written by the projection from a folded record.
  return rows.map(({ snapshot }) => ({ ...(snapshot as CreditRecord), subjectId }))
}
