import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { ListedListing, Listing, ReleasedListing } from '@xinheng/domain/listing/listing'
import type { ListingReading } from '@xinheng/domain/listing/read-listing'
import type { PublicationReading } from '@xinheng/domain/record/publication'
import type { CreditRecord } from '@xinheng/domain/record/record'
import { readListingVisibility as readVisibility } from '@xinheng/domain/repair/listing-visibility'
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

/** Whether an entry of a list is public on a day, and whose it is. */
export function readListingVisibility(
  listing: Listing,
  subject: PublicSubject | null,
  law: LawInForce,
  on: LocalDate,
): Visibility {
  if (subject === null) return 'never'
  const visibility = readVisibility(listing, law, on)
  if (visibility.kind !== 'public') return visibility.kind
  return { kind: 'listing', subject, listing: visibility.listing, reading: visibility.reading }
}

/** Was public, and is not shown since it was found wrong. */
const GONE: ReadonlySet<string> = new Set(['withdrawn', 'decisionUpset', 'awaitingCorrection'])

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
      return GONE.has(reading.why) ? 'over' : 'never'
  }
}
