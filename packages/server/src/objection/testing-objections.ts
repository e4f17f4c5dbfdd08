import { localDate, type LocalDate } from '@xinheng/domain/calendar/local-date'
import { ok } from '@xinheng/domain/kernel/result'
import type { ListingEvent } from '@xinheng/domain/listing/listing-event'
import { readListing } from '@xinheng/domain/listing/read-listing'
import { ENTRY, EVENTS } from '@xinheng/domain/listing/testing-events'
import { actInTransaction, openInTransaction } from '../db/case-act.ts'
import { transact } from '../db/transact.ts'
import { LISTING_STREAM } from '../listing/listing-store.ts'
import { findListing } from '../listing/listing-use-cases.ts'
import { valueOf } from '../matter/testing-county.ts'
import type { Service } from '../service.ts'
import { officerOf } from '../repair/testing-repair.ts'
import { actOnOrganisation } from '../organisation/organisation-use-cases.ts'
import type { ObjectionIntake } from './objection-use-cases.ts'

// What tests of objections share beside the places of `testing-repair`: officers who work here, and a plain objection.

/** Gives each unit an officer's account, so that it answers here, and the finance office the part of the credit authority. */
export async function staffUnits(service: Service, places: readonly string[]): Promise<void> {
  for (const place of places) {
    for (const id of [`maker-${place}`, `organ-${place}`, `finance-${place}`]) {
      await service.db
        .insertInto('account')
        .values({
          id: `account-${id}`,
          login: `account-${id}`,
          display_name: '经办人',
          kind: 'officer',
          organisation_id: id,
          created_at: '2026-03-02T00:00:00Z',
          created_by: 'test',
        })
        .execute()
    }
    const grant = { act: 'grantRole', role: 'creditAuthority', place } as const
    await actOnOrganisation(service, officerOf('admin', 'admin', place), `finance-${place}`, grant)
  }
}

/** An objection to an entry as the web form hands it in, without an account. */
export function plainObjection(listingId: string, change: Partial<ObjectionIntake> = {}): ObjectionIntake {
  return {
    target: { kind: 'listing', listingId },
    subjectId: null,
    by: { kind: 'subject' },
    channel: 'web',
    form: 'written',
    ground: 'factsWrong',
    text: '事故调查报告所列的合成事实与本单位无关。',
    contact: '合成的联系方式',
    files: [],
    paperCode: '',
    ...change,
  }
}

/** An entry that was determined here, of effect from 2026-06-01 for one year, as its events give it. */
export async function listDetermined(service: Service, place: string, subjectId: string): Promise<string> {
  return openDetermined(service, place, subjectId, [publicationOn('2026-06-01')])
}

/** A decision to list that is not published yet. */
export async function decideOnly(service: Service, place: string, subjectId: string): Promise<string> {
  return openDetermined(service, place, subjectId, [])
}

/** Publishes a decision, of effect from a day, as its event gives it. */
export async function publishDecided(service: Service, place: string, listingId: string, on: string): Promise<void> {
  const { ambient, db } = service
  const law = await service.law(db, ambient.today())
  const recording = { ambient, acting: officerOf(`maker-${place}`, 'lister', place), rulebookVersion: law.book.version }
  const published = { ...publicationOn(on), listingId }
  const decide = () => ok([published])
  valueOf(await transact(db, async (tx) => actInTransaction(tx, LISTING_STREAM, listingId, recording, decide)))
}

function publicationOn(date: string): Extract<ListingEvent, { readonly type: 'ListingPublished' }> {
  const { ListingPublished } = EVENTS
  const on = localDate(date)
  return { ...ListingPublished, on, effectiveOn: on, term: { ...ListingPublished.term, start: on } }
}

async function openDetermined(
  service: Service,
  place: string,
  subjectId: string,
  further: readonly ListingEvent[],
): Promise<string> {
  const { ambient, db } = service
  const listingId = ambient.uuid()
  const maker = `maker-${place}`
  const law = await service.law(db, ambient.today())
  const acting = officerOf(maker, 'lister', place)
  const { ListingProposed, ListingNoticeIssued, ListingNoticeServed, ListingDecided } = EVENTS
  const decider = { officerId: 'decider', organisationId: maker }
  const entry = { ...ENTRY, listingId, place, subjectId, determiner: maker }
  const events: readonly ListingEvent[] = [
    { ...ListingProposed, listingId, listing: { ...entry, document: { ...ENTRY.document, authority: maker } } },
    { ...ListingNoticeIssued, listingId },
    { ...ListingNoticeServed, listingId },
    {
      ...ListingDecided,
      listingId,
      decision: { ...ListingDecided.decision, determination: { by: 'determiner', decider } },
    },
    ...further.map((event) => ({ ...event, listingId })),
  ]
  const recording = { ambient, acting, rulebookVersion: law.book.version }
  valueOf(await transact(db, async (tx) => openInTransaction(tx, LISTING_STREAM, listingId, recording, ok(events))))
  return listingId
}

/** The last day of an entry, as it is read today. */
export async function lastDayOf(service: Service, listingId: string): Promise<LocalDate> {
  const { ambient, db } = service
  const found = await findListing(service, listingId)
  const { calendar } = await service.law(db, ambient.today())
  const reading = found === undefined ? undefined : readListing(found.state, ambient.today(), calendar)
  if (reading?.kind !== 'inForce' || reading.lastDay === null || reading.lastDay === undefined)
    throw new Error(`${reading?.kind ?? 'no entry'}: no last day`)
  return reading.lastDay
}
