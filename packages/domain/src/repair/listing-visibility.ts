import type { LocalDate } from '../calendar/local-date.ts'
import type { LawInForce } from '../listing/law-in-force.ts'
import type { DisputeInterval, ListedListing, Listing, ReleasedListing } from '../listing/listing.ts'
import { readListing, type ListingReading } from '../listing/read-listing.ts'
import { isProtected } from '../subject/protected.ts'
import { readPublicationMaximum } from './repair-conditions.ts'
import { readRepairableListing } from './repairable.ts'

/** Whether the public may see an entry, could see it once and no more, or never hears of it. */
export type ListingVisibility =
  | {
      readonly kind: 'public'
      readonly listing: ListedListing | ReleasedListing
      readonly reading: Extract<ListingReading, { kind: 'inForce' }>
    }
  | { readonly kind: 'over' }
  | { readonly kind: 'never' }

/**
 * Whether an entry of a list is public on a day, from its dates and the law alone. 重点关注 is a matter between organs
 * and never public; a protected subject's entry is not, and its end is not either. Publication ends by itself at the
 * maximum of the repair rules, whatever the term, and the public hears nothing of an entry that is shielded, or whose
 * execution or publication a reviewing organ or a court ordered to rest.
 * @basis N49/(十一)
 * @basis N22/分类修复（序号未核）; O36/破产重整条款（序号未核）
 * @basis PZ/二(三)1
 * @basis ARL/第四十二条; ALIT/第五十六条
 */
export function readListingVisibility(listing: Listing, law: LawInForce, on: LocalDate): ListingVisibility {
  if (isProtected(listing.subjectKind) || listing.listKind === 'watch') return { kind: 'never' }
  if (listing.kind !== 'listed' && listing.kind !== 'released') return { kind: 'never' }
  const reading = readListing(listing, on, law.calendar)
  if (reading.kind === 'inForce') {
    if (reading.disputes.some(hidesFromPublic)) return { kind: 'never' }
    const { publicationEndedOn } = listing
    if (publicationEndedOn !== undefined && publicationEndedOn <= on) return { kind: 'over' }
    const maximum = findPublicationMaximum(listing, law, on)
    return maximum !== undefined && maximum < on ? { kind: 'over' } : { kind: 'public', listing, reading }
  }
  if (reading.kind !== 'ended' || listing.effectiveOn > on) return { kind: 'never' }
  // What was over before it came here was never shown here, whatever was found later.
  const endedByTerm = listing.kind === 'listed' || listing.releasedOn > listing.listedOn
  return { kind: endedByTerm && reading.lastDay < listing.listedOn ? 'never' : 'over' }
}

/**
 * Whether the publication of an entry that stands is over because its maximum ran out, and nothing else ended it.
 * @basis N22/分类修复（序号未核）
 */
export function hasPublicationLapsed(listing: Listing, law: LawInForce, on: LocalDate): boolean {
  if (listing.kind !== 'listed' || listing.publicationEndedOn !== undefined) return false
  if (isProtected(listing.subjectKind) || listing.listKind === 'watch') return false
  if (readListing(listing, on, law.calendar).kind !== 'inForce') return false
  const maximum = findPublicationMaximum(listing, law, on)
  return maximum !== undefined && maximum < on
}

/** An order on one measure leaves the publication of the entry alone. */
function hidesFromPublic({ stage, measureId }: DisputeInterval): boolean {
  if (stage === 'interimStay') return measureId === null
  return stage === 'publicationStay' || stage === 'insolvencyShield' || stage === 'insolvencyRepair'
}

function findPublicationMaximum(listing: Listing, law: LawInForce, on: LocalDate): LocalDate | undefined {
  const thing = readRepairableListing(listing, law, on)
  return thing === undefined ? undefined : readPublicationMaximum(thing, law, on)?.lastDay
}
