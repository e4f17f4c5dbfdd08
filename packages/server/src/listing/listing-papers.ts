import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { Listing, ListingNotice, ServiceChannel, ServiceProof, TermLength } from '@xinheng/domain/listing/listing'
import type { ListingEvent } from '@xinheng/domain/listing/listing-event'
import type { Notice, NoticeAbout } from '@xinheng/domain/notice/notice'
import { readRepairableCase, readRepairableListing } from '@xinheng/domain/repair/repairable'
import { readThingWindow } from '@xinheng/domain/repair/repair-conditions'
import { reachesEntry } from '@xinheng/domain/task/read-tasks'
import type { ServiceReport } from '@xinheng/domain/notice/service'
import { readListing } from '@xinheng/domain/listing/read-listing'
import { findCase, type Acting } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import { findNoticeOf, issueDecision, issueNotice, lapseNotices, recordServiceOf } from '../notice/notice-use-cases.ts'
import type { Service } from '../service.ts'
import { readMeasureFor } from '../task/task-views.ts'
import type { TextRefs } from './decide-act.ts'
import type { ListingAct } from './listing-act.ts'
import { LISTING_STREAM } from './listing-store.ts'

/** The key of the decision among the papers of an entry; a notice before listing has the id it has in the entry. */
const DECISION = 'decision'
const RECEIVED = 'received'

/** What the papers of an act on an entry are written with. */
export interface PaperWork {
  readonly service: Service
  readonly tx: Tx
  readonly acting: Acting
  readonly law: LawInForce
  readonly before: Listing
  readonly act: ListingAct
  readonly refs: TextRefs
}

/**
 * Writes the papers that follow from an act on an adverse entry, and reports their service, in the transaction of the
 * act: the entry says what was done, the ledger of service how its papers reached the subject.
 */
export async function followPapers(work: PaperWork, events: readonly ListingEvent[]): Promise<Result<null, Refusal>> {
  if (work.before.listKind === 'incentive') return ok(null)
  for (const event of events) {
    const done = await followPaper(work, event)
    if (!done.ok) return done
  }
  return ok(null)
}

async function followPaper(work: PaperWork, event: ListingEvent): Promise<Result<unknown, Refusal>> {
  const { service, tx, acting, law, before } = work
  const about: NoticeAbout = { stream: 'listing', id: before.listingId }
  if (event.type === 'ListingNoticeIssued') {
    const lapsed = await lapseNotices(service, tx, acting, law, about)
    return lapsed.ok ? issuePreListing(work, about, event.notice) : lapsed
  }
  if (event.type === 'ListingNoticeServiceFailed') {
    const { channel, reasonCode } = event
    return reportService(work, about, event.noticeId, { kind: 'failed', channel, reasonCode })
  }
  if (event.type === 'ListingNoticeServed') {
    const planned = before.kind === 'proposed' ? before.notice?.channel : undefined
    return reportService(work, about, event.noticeId, served(work.act, event.proof, planned))
  }
  if (event.type === 'ListingDecided') return issueListingDecision(work, about, event)
  if (event.type === 'ListingDecisionServed') {
    const report = { ...served(work.act, event.proof, undefined), further: furtherOf(work.refs) }
    return reportService(work, about, DECISION, report)
  }
  if (event.type === 'ReceivedListingConfirmed') return tellReceived(work, about, event)
  return ENDS.includes(event.type) ? lapseNotices(service, tx, acting, law, about) : ok(null)
}

/** What ends a case before it has effect: a paper that is still out for service tells nothing any more. */
const ENDS: readonly ListingEvent['type'][] = ['ListingRefused', 'ListingWithdrawn', 'ListingDropped']

function furtherOf({ measures, removalConditions, remedies }: TextRefs): Notice['further'] {
  return {
    ...(measures === undefined ? {} : { measures }),
    ...(removalConditions === undefined ? {} : { removalConditions }),
    ...(remedies === undefined ? {} : { remedies }),
  }
}

async function issuePreListing(
  { service, tx, acting, law, before }: PaperWork,
  about: NoticeAbout,
  notice: ListingNotice,
): Promise<Result<unknown, Refusal>> {
  const { facts, reasons, rights, further, basis, lastDayToAnswer, noticeId, channel } = notice
  return issueNotice(service, tx, acting, law, {
    kind: 'preListing',
    ...commonOf(before, about),
    parts: { facts, reasons, rights, ...further },
    basis,
    lastDays: { answer: lastDayToAnswer },
    foreseen: listForeseen(before, law, service),
    key: noticeId,
    channel,
  })
}

async function issueListingDecision(
  { service, tx, acting, law, before }: PaperWork,
  about: NoticeAbout,
  { decision, ground }: Extract<ListingEvent, { type: 'ListingDecided' }>,
): Promise<Result<unknown, Refusal>> {
  const today = service.ambient.today()
  const common = commonOf(before, about)
  const notice = before.kind === 'noticed' ? before.notice : null
  return issueDecision(service, tx, acting, law, {
    ...common,
    values: { ...common.values, decisionNumber: decision.number, term: codeOf(decision.term) },
    parts: { facts: notice?.facts ?? before.conduct.facts, reasons: decision.reasons, ...notice?.further },
    basis: ground.basis,
    foreseen: listForeseen(before, law, service),
    window: readThingWindow(readRepairableCase(before, decision.number, law, today), law, today),
    key: DECISION,
  })
}

/**
 * Tells the subject that an entry of another authority has effect here from now on: who decided it by which document, what
 * follows here, and how to object. An entry whose sender states service was told by its determiner.
 */
async function tellReceived(
  { service, tx, acting, law, before }: PaperWork,
  about: NoticeAbout,
  { effectiveOn, reasons, ground }: Extract<ListingEvent, { type: 'ReceivedListingConfirmed' }>,
): Promise<Result<unknown, Refusal>> {
  const today = service.ambient.today()
  const { values } = commonOf(before, about)
  const { facts } = before.conduct
  const after = (await findCase(tx, LISTING_STREAM, before.listingId))?.state
  const reading = after === undefined ? undefined : readListing(after, today, law.calendar)
  const lastDay = reading?.kind === 'inForce' ? reading.lastDay : null
  const thing = after === undefined ? undefined : readRepairableListing(after, law, today)
  return issueNotice(service, tx, acting, law, {
    ...commonOf(before, about),
    kind: 'received',
    parts: { ...(facts === '' ? {} : { facts }), reasons },
    basis: ground.basis,
    values: {
      ...values,
      documentAuthority: before.determiner,
      effectiveOn,
      ...(lastDay === null ? {} : { lastDayOfTerm: lastDay }),
    },
    foreseen: listForeseen(before, law, service),
    ...(thing === undefined ? {} : { window: readThingWindow(thing, law, today) }),
    key: RECEIVED,
  })
}

function commonOf({ subjectId, place, document, listTypeId }: Listing, about: NoticeAbout) {
  return { subjectId, about, place, values: { documentNumber: document.number, listTypeId } }
}

/** A term as a code: `2:year`, or `openEnded`. */
function codeOf(term: TermLength): string {
  return term === 'openEnded' ? term : `${term.count}:${term.unit}`
}

/** The measures that the law lets any unit use on such an entry today. */
function listForeseen(state: Listing, law: LawInForce, { ambient }: Service): readonly string[] {
  const today = ambient.today()
  return law.catalogue.measures
    .filter((measure) => reachesEntry(measure, state))
    .filter(({ id, implementers, preconditions }) => {
      const anyUnit = { organisationId: '', departments: implementers }
      return readMeasureFor(state, id, anyUnit, preconditions, law, today).ok
    })
    .map(({ id }) => id)
}

function served(act: ListingAct, proof: ServiceProof, planned: ServiceChannel | undefined) {
  const stated = act.act === 'recordService' || act.act === 'serveDecision' ? act.channel : undefined
  const usual = planned === undefined || planned === 'publicNotice' ? 'inPerson' : planned
  const channel = proof.kind === 'publicNotice' ? 'publicNotice' : (stated ?? usual)
  return { kind: 'served', channel, proof } as const
}

/** Entries proposed before there was a ledger of service have no paper in it; their own history still holds the proof. */
async function reportService(
  { service, tx, acting, law }: PaperWork,
  about: NoticeAbout,
  key: string,
  report: ServiceReport,
): Promise<Result<unknown, Refusal>> {
  const noticeId = await findNoticeOf(tx, about, key)
  return noticeId === undefined ? ok(null) : recordServiceOf(service, tx, acting, law, noticeId, report)
}
