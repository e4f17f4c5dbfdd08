import { plainRef } from '@xinheng/domain/kernel/text-ref'
import { cite } from '@xinheng/domain/kernel/citation'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { Listing } from '@xinheng/domain/listing/listing'
import type { ListingEvent } from '@xinheng/domain/listing/listing-event'
import type { NoticeDraft } from '@xinheng/domain/notice/notice'
import { redressIdOf } from '@xinheng/domain/redress/redress'
import type { Release } from '@xinheng/domain/release/release'
import type { Acting } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import { replaceDuties } from '../duty/duty-store.ts'
import { issueNotice } from '../notice/notice-use-cases.ts'
import { listUnits } from '../organisation/organisation-views.ts'
import type { Service } from '../service.ts'

/**
 * Tells the subject by a paper of its own that its adverse entry is over, whatever the cause, and where it sees who
 * confirmed; or that it was wrong from the start. Of an entry received from elsewhere the credit authority of the place
 * tells what ended here. A subject that was erased is told nothing. A paper that cannot be written holds no release up:
 * its unit then has the telling as an open duty, so that nobody overlooks it.
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
  const sender = listing.kind !== 'released' && listing.kind !== 'listed' ? null : listing.origin
  const issuer = sender?.kind === 'received' ? await findCreditAuthority(tx, release.place) : undefined
  const by = issuer === undefined ? acting : { ...acting, organisationId: issuer }
  const issued = await issueNotice(service, tx, by, law, draft)
  if (issued.ok) return
  const about = { stream: 'release', id: `${release.listingId}:paper` } as const
  const duty = {
    kind: 'tellResult',
    about,
    part: '',
    owner: by.organisationId,
    since: service.ambient.today(),
  } as const
  const open = [{ ...duty, clock: null, basis: draft.basis, doneOn: null }]
  await replaceDuties(tx, about, release.place, open, law.calendar)
}

async function findCreditAuthority(tx: Tx, place: string): Promise<string | undefined> {
  const units = await listUnits(tx, place)
  return units.find(
    ({ roles, mergedInto }) =>
      mergedInto === null && roles.some((held) => held.role === 'creditAuthority' && held.place === place),
  )?.organisationId
}

function draftOf(release: Release, listing: Listing, events: readonly ListingEvent[]): NoticeDraft | undefined {
  const { listingId, subjectId, place, reason, releasedOn } = release
  const ended = events.find((event) => event.type === 'ListingReleased' || event.type === 'ListingExpiryRecorded')
  const stood = listing.kind === 'released' || listing.kind === 'listed'
  if (ended === undefined || !stood || listing.listKind === 'incentive') return undefined
  // Where the act that ended it cites nothing of its own, the provision on lists carries the end of an entry.
  const basis = ended.ground.basis.length > 0 ? ended.ground.basis : [cite('N49', '(八)')]
  const common = { subjectId, place, basis, remedies: [] }
  const values = { documentNumber: listing.document.number, listTypeId: listing.listTypeId, effectiveOn: releasedOn }
  if (reason === 'corrected') {
    // What is said where the act that corrected it carries no words of its own.
    const said = ended.type === 'ListingReleased' ? ended.reasons : null
    const statement = said ?? plainRef('该条目自始有误，现予更正；该条目自始不发生效力。')
    const about = { stream: 'redress', id: redressIdOf(listingId) } as const
    return { ...common, kind: 'erratum', about, parts: { statement }, values }
  }
  const about = { stream: 'release', id: listingId } as const
  return { ...common, kind: 'release', about, parts: {}, values: { ...values, cause: reason } }
}
