import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { Listing } from '@xinheng/domain/listing/listing'
import type { ListingEvent } from '@xinheng/domain/listing/listing-event'
import type { NoticeDraft } from '@xinheng/domain/notice/notice'
import { redressIdOf } from '@xinheng/domain/redress/redress'
import type { Release } from '@xinheng/domain/release/release'
import type { Acting } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import { issueNotice } from '../notice/notice-use-cases.ts'
import type { Service } from '../service.ts'
import { RELEASE_REASONS } from './release-words.ts'

/**
 * Tells the subject by a paper of its own that its entry was taken back, or was wrong from the start. An end by term was
 * told with the decision, a repair has its answer, and of a received entry its sender tells. A paper that cannot be
 * written holds no release up: the subject was erased, or the act carries no words.
 */
export async function tellSubject(
  service: Service,
  tx: Tx,
  acting: Acting,
  law: LawInForce,
  release: Release,
  listing: Listing,
  events: readonly ListingEvent[],
): Promise<void> {
  const draft = draftOf(release, listing, events)
  if (draft === undefined) return
  const subject = await tx
    .selectFrom('subject')
    .select('erased_on')
    .where('id', '=', release.subjectId)
    .executeTakeFirst()
  if (subject === undefined || subject.erased_on !== null) return
  await issueNotice(service, tx, acting, law, draft)
}

function draftOf(release: Release, listing: Listing, events: readonly ListingEvent[]): NoticeDraft | undefined {
  const { listingId, subjectId, place, reason, releasedOn } = release
  const ended = events.find((event) => event.type === 'ListingReleased')
  const ours = listing.kind === 'released' && listing.origin.kind === 'determinedHere'
  if (ended === undefined || !ours || listing.listKind === 'incentive') return undefined
  const { basis } = ended.ground
  const common = { subjectId, place, basis, remedies: [] }
  const values = { documentNumber: listing.document.number, listTypeId: listing.listTypeId, effectiveOn: releasedOn }
  if (reason === 'corrected') {
    if (ended.reasons === null) return undefined
    const about = { stream: 'redress', id: redressIdOf(listingId) } as const
    return { ...common, kind: 'erratum', about, parts: { statement: ended.reasons }, values }
  }
  if (reason !== 'withdrawn') return undefined
  const about = { stream: 'release', id: listingId } as const
  return { ...common, kind: 'release', about, parts: {}, values: { ...values, cause: RELEASE_REASONS[reason] } }
}
