import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { ListedListing, Listing, ReleasedListing } from '@xinheng/domain/listing/listing'
import { readListing, type ListingReading } from '@xinheng/domain/listing/read-listing'
import type { PublicationReading } from '@xinheng/domain/record/publication'
import type { CreditRecord } from '@xinheng/domain/record/record'
import { readPublicationMaximum } from '@xinheng/domain/repair/repair-conditions'
import { readRepairableListing } from '@xinheng/domain/repair/repairable'
import { isProtected } from '@xinheng/domain/subject/protected'
import { readPublicationOf } from '../record/record-views.ts'

/** Whose entry it is, where the subject is no protected one. */
export interface PublicSubject {
  readonly subjectId: string
  readonly name: string
  readonly code: string | null
}

/** Something that the public may see at this moment. */
export type PublishedEntry =
  | {
      readonly kind: 'listing'
      readonly subject: PublicSubject
      readonly listing: ListedListing | ReleasedListing
      readonly reading: Extract<ListingReading, { kind: 'inForce' }>
    }
  | {
      readonly kind: 'record'
      readonly subject: PublicSubject
      readonly record: CreditRecord
      readonly reading: Extract<PublicationReading, { kind: 'public' }>
    }

/** An entry that may be seen, one that could be seen once and no more, or one the public never hears of. */
export type Visibility = PublishedEntry | 'over' | 'never'

/**
 * Whether an entry of a list is public on a day, from its dates and the law alone. 重点关注 is a matter between organs
 * and never public; a protected subject's entry is not, and its end is not either. Publication ends by itself at the
 * maximum of the repair rules, whatever the term, and the public hears nothing of an entry that is shielded.
 * @basis N49/(十一)
 * @basis O36/公示期限条款（序号未核）; O36/破产重整条款（序号未核）
 * @basis PZ/二(三)1
 */
export function readListingVisibility(
  listing: Listing,
  subject: PublicSubject | null,
  law: LawInForce,
  on: LocalDate,
): Visibility {
  if (subject === null || isProtected(listing.subjectKind) || listing.listKind === 'watch') return 'never'
  if (listing.kind !== 'listed' && listing.kind !== 'released') return 'never'
  const reading = readListing(listing, on, law.calendar)
  if (reading.kind === 'inForce') {
    if (reading.disputes.some(({ stage }) => stage === 'insolvencyShield')) return 'never'
    if (listing.kind === 'listed' && listing.publicationEndedOn !== undefined) return 'over'
    const maximum = findPublicationMaximum(listing, law, on)
    return maximum !== undefined && maximum < on ? 'over' : { kind: 'listing', subject, listing, reading }
  }
  return reading.kind === 'ended' && listing.effectiveOn <= on ? 'over' : 'never'
}

function findPublicationMaximum(listing: Listing, law: LawInForce, on: LocalDate): LocalDate | undefined {
  const thing = readRepairableListing(listing, law, on)
  return thing === undefined ? undefined : readPublicationMaximum(thing, law, on)?.lastDay
}

/** Whether a record is public on a day: somebody (or the law by itself) began its publication, and its period runs. */
export function readRecordVisibility(
  record: CreditRecord,
  subject: PublicSubject | null,
  law: LawInForce,
  on: LocalDate,
): Visibility {
  if (subject === null || isProtected(record.subjectKind) || record.publications.length === 0) return 'never'
  const reading = readPublicationOf(record, law, on)
  switch (reading.kind) {
    case 'public':
      return { kind: 'record', subject, record, reading }
    case 'ended':
      return 'over'
    case 'notPublic':
      return reading.why === 'withdrawn' || reading.why === 'decisionUpset' ? 'over' : 'never'
  }
}
