import type { EntryChange, PutRightBy } from '@xinheng/domain/listing/decide-put-right'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import type { DisputeTarget } from '@xinheng/domain/objection/objection'
import type { ListedListing } from '@xinheng/domain/listing/listing'
import type { RecordChangeReason } from '@xinheng/domain/record/record'
import { readDecider } from '@xinheng/domain/redress/decide-redress'
import { isProtected } from '@xinheng/domain/subject/protected'
import type { ReviewRemedy } from '@xinheng/domain/review/review'
import { findCase, type Recording } from '../db/case-act.ts'
import { liftInMatters } from '../matter/matter-consequences.ts'
import { putRecordRight } from '../record/record-consequences.ts'
import { openRedressOf } from '../release/redress-use-cases.ts'
import { listReleaseReceivers } from '../release/release-use-cases.ts'
import { liftByOrder } from '../task/task-consequences.ts'
import { listReceivers } from './announce.ts'
import { changeEntry, endEntry, type Procedure } from './listing-consequences.ts'
import { LISTING_STREAM } from './listing-store.ts'

/** Why something is put right, with the officer who decided it. */
export type PutRight = PutRightBy & {
  readonly by: NonNullable<PutRightBy['by']>
  /** Why a record falls, where the dispute is about one. */
  readonly fallsBecause: RecordChangeReason
}

/**
 * Puts right what an objection, a complaint or a review says was wrong, in the transaction of its act: the entry falls or
 * is changed, a measure is lifted, a record is withdrawn, hidden or marked for its correction; and what was wrongly done is
 * undone (纠错恢复).
 */
export async function putRight(
  procedure: Procedure,
  target: DisputeTarget,
  remedies: readonly ReviewRemedy[],
  why: PutRight,
): Promise<Result<undefined, Refusal>> {
  for (const remedy of remedies) {
    const done =
      target.kind === 'record'
        ? await putRecordRight(procedure, target.recordId, remedy, { ...why, procedure: sourceOf(why) })
        : await putEntryRight(procedure, target.listingId, remedy, why)
    if (!done.ok) return done
  }
  return ok(undefined)
}

function sourceOf({ procedure }: PutRight): string {
  return `${procedure.stream}:${procedure.id}`
}

async function putEntryRight(
  procedure: Procedure,
  listingId: string,
  remedy: ReviewRemedy,
  why: PutRight,
): Promise<Result<unknown, Refusal>> {
  switch (remedy.kind) {
    case 'voidEntry': {
      return endEntry(procedure, listingId, { reason: 'corrected', ...why })
    }
    case 'shortenTerm':
    case 'correct': {
      const change: EntryChange = remedy
      return changeEntry(procedure, listingId, change, why)
    }
    case 'endPublication': {
      const done = await changeEntry(procedure, listingId, remedy, why)
      if (done.ok && done.value?.state.kind === 'listed') await redressPublication(procedure, done.value.state, why)
      return done
    }
    case 'liftMeasure':
      return liftMeasure(procedure, listingId, remedy, why)
  }
}

async function liftMeasure(
  procedure: Procedure,
  listingId: string,
  { measureId, implementer }: Extract<ReviewRemedy, { readonly kind: 'liftMeasure' }>,
  why: PutRight,
): Promise<Result<unknown, Refusal>> {
  const { reasons, by, basis } = why
  const listing = await findCase(procedure.tx, LISTING_STREAM, listingId)
  if (listing === undefined) return refuse({ code: 'WRONG_STATE', state: 'none', basis: [] })
  const order = { listingId, measureId, implementer, reasons, by, basis }
  const inMatters = await liftInMatters(procedure, order)
  if (!inMatters.ok) return inMatters
  const done = await liftByOrder(procedure, listing.state, { ...order, inMatter: inMatters.value.stood })
  if (!done.ok) return done
  const measure = procedure.law.catalogue.measures.find(({ id }) => id === measureId)
  if (measure?.kind === 'incentive') return done
  const { subjectId, place, determiner } = listing.state
  await openRedressOf(procedure.tx, recordingOf(procedure), procedure.law, {
    about: { kind: 'measure', listingId, measureId, implementer },
    place,
    subjectId,
    owner: implementer,
    entryDecider: done.value.applier ?? inMatters.value.by,
    procedure: sourceOf(why),
    publicNoticeDue: false,
    since: 'effectiveOn' in listing.state ? listing.state.effectiveOn : procedure.service.ambient.today(),
    told: [{ receiver: determiner, kind: 'unit', because: ['told'] }],
  })
  return done
}

/** Who was told of an entry or holds a copy hears that its publication was wrong; the public reads it where it stood. */
async function redressPublication(procedure: Procedure, listing: ListedListing, why: PutRight): Promise<void> {
  const { tx, service, law } = procedure
  const { listingId, place, subjectId, determiner, effectiveOn, listKind, subjectKind } = listing
  const shown = listKind !== 'watch' && !isProtected(subjectKind)
  if (!shown || listKind === 'incentive') return
  const told = await listReceivers(tx, listingId)
  const holders = await listReleaseReceivers(tx, service.ambient, law, listing, told)
  await openRedressOf(tx, recordingOf(procedure), law, {
    about: { kind: 'publication', listingId },
    place,
    subjectId,
    owner: determiner,
    entryDecider: readDecider(listing),
    procedure: sourceOf(why),
    publicNoticeDue: true,
    since: effectiveOn,
    told: holders.map((one) => ({ ...one, because: [one.kind === 'outside' ? ('copy' as const) : ('told' as const)] })),
  })
}

function recordingOf({ service, acting, law }: Procedure): Recording {
  return { ambient: service.ambient, acting, rulebookVersion: law.book.version }
}
