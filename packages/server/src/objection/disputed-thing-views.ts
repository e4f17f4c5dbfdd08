import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { ClosedListing, Listing } from '@xinheng/domain/listing/listing'
import { readListing } from '@xinheng/domain/listing/read-listing'
import type { DisputedThing } from '@xinheng/domain/objection/objection-route'
import type { DisputeTarget } from '@xinheng/domain/objection/objection'
import type { CreditRecord } from '@xinheng/domain/record/record'
import type { Db, Tx } from '../db/open.ts'

const WAS_DECIDED: readonly ClosedListing['outcome'][] = ['annulled', 'declined', 'endedUpstream']

/**
 * What a dispute is about, as far as its procedure needs it; `undefined` where nothing of that id is known, and while a
 * case has no decision yet (there the statement before the decision is open).
 */
export async function readDisputedThing(
  db: Db | Tx,
  target: DisputeTarget,
  law: Pick<LawInForce, 'calendar'>,
  on: LocalDate,
): Promise<DisputedThing | undefined> {
  if (target.kind === 'record') {
    const row = await db.selectFrom('record').select('snapshot').where('id', '=', target.recordId).executeTakeFirst()
    if (row === undefined) return undefined
    // Snapshots are what the projections of records and listings wrote.
    const { subjectId, authorityId, providerId, status } = row.snapshot as CreditRecord
    return { subjectId, determiner: authorityId, provider: providerId, over: status !== 'standing' }
  }
  const row = await db.selectFrom('listing').select('snapshot').where('id', '=', target.listingId).executeTakeFirst()
  if (row === undefined) return undefined
  const listing = row.snapshot as Listing
  switch (listing.kind) {
    case 'proposed':
    case 'noticed':
      return undefined
    case 'decided': {
      // The decision is what is objected to; nothing was published or executed on it yet.
      const { subjectId, determiner } = listing
      return target.kind === 'listing' ? { subjectId, determiner, provider: determiner, over: false } : undefined
    }
    case 'closed':
      // A proposal that came to nothing put nobody on a list; a decision did until it fell, an entry that was received until it was closed.
      if (!WAS_DECIDED.includes(listing.outcome)) return undefined
      return { subjectId: listing.subjectId, determiner: listing.determiner, provider: listing.determiner, over: true }
    case 'awaitingPerson':
    case 'listed':
    case 'released': {
      const { subjectId, determiner } = listing
      const over = readListing(listing, on, law.calendar).kind === 'ended'
      return { subjectId, determiner, provider: determiner, over }
    }
  }
}
