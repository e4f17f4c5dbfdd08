import { isVoidFromStart, readListing } from '@xinheng/domain/listing/read-listing'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { Listing } from '@xinheng/domain/listing/listing'
import { listChecksOf, OCCASIONS } from '../matter/receipt-views.ts'
import type { Db } from '../db/open.ts'
import type { WorkCalendar } from '@xinheng/domain/calendar/work-calendar'
import type { Notice } from '@xinheng/domain/notice/notice'
import { readRemedyDays } from '@xinheng/domain/notice/remedy-days'
import { listNotices } from '../notice/notice-views.ts'
import { statusWordOf, titleOf } from '../notice/templates/notice-words.ts'
import { zhCn } from '../pages/messages/zh-cn.ts'
import type { OwnModel } from '../pages/portal/own-page.ts'
import { readRemedies } from '../portal/law-line-views.ts'
import { listOwnConfirmations } from '../release/release-views.ts'
import { RELEASE_REASONS } from '../release/release-words.ts'
import { readOwnCases } from './own-case-views.ts'
import { listReads } from './read-log-views.ts'
import { readOwnRepairs, readOwnWindow } from '../repair/own-repair-views.ts'
import { withPassages } from '../rulebook/passage-views.ts'
import { listAppliedMeasures } from '../review/dispute-target-views.ts'
import type { Service } from '../service.ts'

const MOST = 200
const STATES = {
  proposed: '办理中，未列入',
  noticed: '已告知，未列入',
  decided: '已决定，未列入',
  turnedDown: '不予列入',
  listed: '已列入',
  awaitingPerson: '待核实，不产生效力',
  released: '已移出',
} as const satisfies Readonly<Record<string, string>>

/** Before an entry there is nothing to object to: the statement and the hearing are open. */
const UNDECIDED: ReadonlySet<Listing['kind']> = new Set(['proposed', 'noticed', 'decided'])

/** What a subject sees of itself: its entries whatever their state, who checked it, and how to object. */
export async function readOwn(service: Service, subjectId: string, place: string): Promise<Omit<OwnModel, 'frame'>> {
  const { db, ambient } = service
  const on = ambient.today()
  const law = await service.law(db, on)
  const rows = await db
    .selectFrom('listing as l')
    .innerJoin('organisation as o', 'o.id', 'l.determiner_id')
    .select(['l.id', 'l.snapshot', 'o.name'])
    .where('l.subject_id', '=', subjectId)
    .orderBy('l.id')
    .limit(MOST)
    .execute()
  const notices = await listNotices(db, { subjectId })
  const entries = rows.map(({ id, snapshot, name }) => {
    // Written by the projection from a folded entry.
    const listing = snapshot as Listing
    const reading = readListing(listing, on, law.calendar)
    const state = isVoidFromStart(listing)
      ? '自始无效，已更正'
      : reading.kind === 'ended'
        ? '已届满或者已移出'
        : (wordOf(listing.kind) ?? '办理中')
    const type = law.catalogue.listTypes.find((each) => each.id === listing.listTypeId)
    const lastDay = reading.kind === 'inForce' ? (reading.lastDay ?? null) : null
    const repair = readOwnWindow({ kind: 'listing', listing }, law, on)
    return {
      id,
      list: type?.name ?? listing.listTypeId,
      unit: name,
      state,
      lastDay,
      suits: notices
        .filter(({ notice: { about, kind } }) => about.id === id && (kind === 'decision' || kind === 'received'))
        .flatMap(({ notice }) => readSuits(notice, law.calendar)),
      repair,
      objectHref: UNDECIDED.has(listing.kind) ? null : objectHref(id),
      reportHref: `/my/reviews/new?entry=${id}`,
    }
  })
  const checks = (await listChecksOf(db, subjectId, MOST)).map(
    ({ receiptId, unitName, occasion, checkedOn, entries: met }) => ({
      id: receiptId,
      unit: unitName,
      occasion: isOccasion(occasion) ? OCCASIONS[occasion] : occasion,
      on: checkedOn,
      objectHrefs: met.map(objectHref),
    }),
  )
  const measures = await readOwnMeasures(db, entries, law)
  const { rows: reads } = await listReads(db, { subjectId, page: 1, size: MOST })
  const confirmations = (await listOwnConfirmations(db, subjectId, MOST)).map((each) => ({
    entry: each.listingId.slice(0, 8),
    reason: RELEASE_REASONS[each.reason],
    releasedOn: each.releasedOn,
    receiver: each.receiverName,
    confirmedOn: each.confirmedOn,
  }))
  const repairs = await readOwnRepairs(db, subjectId, law, on)
  const cases = await readOwnCases(db, subjectId, on, law.calendar)
  const papers = notices.map(({ id, notice, issuerName }) => {
    const { kind, issuedOn } = notice
    const suits = readSuits(notice, law.calendar)
    return { id, title: titleOf(kind), unit: issuerName, issuedOn, status: statusWordOf(notice), suits }
  })
  return withPassages(db, {
    papers,
    entries,
    cases,
    confirmations,
    checks,
    measures,
    reads,
    repairs,
    remedies: readRemedies(law, place, on, true, listTypesOf(rows)),
  })
}

/** The last days to go to the reviewing organ and to court against what a paper told; none before its service. */
function readSuits(notice: Notice, calendar: WorkCalendar): readonly string[] {
  return readRemedyDays(notice, calendar).flatMap(({ remedy, lastDay, provisional }) => {
    if (lastDay === null || (remedy !== 'reconsideration' && remedy !== 'litigation')) return []
    return [`${zhCn.portal.own.suitUntil[remedy]} ${lastDay}${provisional ? `（${zhCn.notice.provisional}）` : ''}`]
  })
}

const objectHref = (entry: string) => `/objections/new?entry=${entry}`

/** What stands applied on the entries of a subject. */
async function readOwnMeasures(
  db: Db,
  entries: readonly { readonly id: string; readonly list: string }[],
  { catalogue }: LawInForce,
): Promise<OwnModel['measures']> {
  const found = await Promise.all(
    entries.map(async ({ id, list }) =>
      (await listAppliedMeasures(db, id)).map(({ measureId, implementer, implementerName }) => ({
        name: catalogue.measures.find((each) => each.id === measureId)?.name ?? measureId,
        unit: implementerName,
        list,
        objectHref: `${objectHref(id)}&${new URLSearchParams({ measure: `${measureId} ${implementer}` }).toString()}`,
      })),
    ),
  )
  return found.flat()
}

/** The lists on which a subject stands; the court's among them has a way of its own. */
function listTypesOf(rows: readonly { readonly snapshot: unknown }[]): readonly string[] {
  return [...new Set(rows.map(({ snapshot }) => (snapshot as Listing).listTypeId))]
}

function wordOf(kind: string): string | undefined {
  return Object.hasOwn(STATES, kind) ? STATES[kind as keyof typeof STATES] : undefined
}

function isOccasion(text: string): text is keyof typeof OCCASIONS {
  return Object.hasOwn(OCCASIONS, text)
}
