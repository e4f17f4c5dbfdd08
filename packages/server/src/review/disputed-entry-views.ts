import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { findExecutionStay } from '@xinheng/domain/listing/execution-stay'
import { readExecutingPlace, type LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { Listing } from '@xinheng/domain/listing/listing'
import { readListing, readListingLastDay } from '@xinheng/domain/listing/read-listing'
import { renderCitation } from '@xinheng/domain/kernel/render-citation'
import type { DisputeTarget } from '@xinheng/domain/objection/objection'
import type { CreditRecord } from '@xinheng/domain/record/record'
import { statusOf } from '../listing/case-words.ts'
import { listNames } from '../listing/listing-views.ts'
import type { Fact } from '../pages/models.ts'
import { KIND_WORDS, readContentFacts } from '../record/record-words.ts'
import type { Service } from '../service.ts'
import { dateFact, textFact } from './dispute-page-words.ts'
import { listAppliedMeasures } from './dispute-target-views.ts'

/**
 * What whoever verifies a dispute needs to see of the thing itself: who decided it by which document, its term, what
 * stands applied on it, and what of that rests on the day by the clause of the unit that applies it.
 */
export async function readDisputedFacts(
  service: Service,
  target: DisputeTarget,
  law: LawInForce,
  on: LocalDate,
): Promise<readonly Fact[]> {
  return target.kind === 'record'
    ? readRecordFacts(service, target.recordId)
    : readListingFacts(service, target.listingId, law, on)
}

async function readRecordFacts({ db }: Service, recordId: string): Promise<readonly Fact[]> {
  const row = await db.selectFrom('record').select('snapshot').where('id', '=', recordId).executeTakeFirst()
  if (row === undefined) return []
  // A snapshot is what the projection of records wrote.
  const { authorityId, content, documentTitle, documentNumber, decidedOn } = row.snapshot as CreditRecord
  const names = await listNames(db, [authorityId])
  return [
    textFact('记录种类', KIND_WORDS[content.kind]),
    textFact('决定机关', names.get(authorityId) ?? authorityId),
    textFact('文书', [documentTitle, documentNumber ?? ''].join(' ').trim()),
    dateFact('决定日期', decidedOn),
    ...readContentFacts(content),
  ]
}

async function readListingFacts(
  { db }: Service,
  listingId: string,
  law: LawInForce,
  on: LocalDate,
): Promise<readonly Fact[]> {
  const row = await db.selectFrom('listing').select('snapshot').where('id', '=', listingId).executeTakeFirst()
  if (row === undefined) return []
  // A snapshot is what the projection of listings wrote.
  const listing = row.snapshot as Listing
  const { document, determiner, conduct } = listing
  const reading = readListing(listing, on, law.calendar)
  const names = await listNames(db, [determiner, document.authority])
  const { from, until } = conduct
  const term: readonly Fact[] =
    listing.kind === 'listed' || listing.kind === 'released'
      ? [
          {
            label: '期限',
            value: {
              kind: 'term',
              from: listing.effectiveOn,
              to: readListingLastDay(listing, law.calendar),
              note: null,
            },
          },
        ]
      : []
  return [
    { label: '条目状态', value: { kind: 'status', status: statusOf(listing, reading) } },
    textFact('认定部门', names.get(determiner) ?? determiner),
    textFact(
      '依据文书',
      `${document.number}（${names.get(document.authority) ?? document.authority}，${document.date}）`,
    ),
    textFact('行为日期', from === until ? from : `${from} 至 ${until ?? '仍在持续'}`),
    ...term,
    ...(await readMeasureFacts(db, listing, law, on)),
  ]
}

async function readMeasureFacts(
  db: Service['db'],
  listing: Listing,
  law: LawInForce,
  on: LocalDate,
): Promise<readonly Fact[]> {
  const applied = await listAppliedMeasures(db, listing.listingId)
  if (applied.length === 0) return [textFact('已采取的措施', '没有')]
  const units = await db
    .selectFrom('organisation')
    .select(['id', 'place'])
    .where(
      'id',
      'in',
      applied.map(({ implementer }) => implementer),
    )
    .execute()
  const placeOf = new Map(units.map(({ id, place }) => [id, place]))
  const disputes = 'disputes' in listing ? (listing.disputes ?? []) : []
  const standing = disputes.filter(({ from, until }) => from <= on && (until === null || on < until))
  return applied.map(({ measureId, implementer, implementerName }) => {
    const name = law.catalogue.measures.find(({ id }) => id === measureId)?.name ?? measureId
    const place = placeOf.get(implementer)
    const at = {
      place: readExecutingPlace(law.book, place === undefined ? {} : { place }, listing),
      measureId,
      implementer,
    }
    const stay = findExecutionStay(listing, standing, at, law, on)
    const rests =
      stay === undefined ? '照常执行' : `暂停执行（${stay.basis.map((basis) => renderCitation(basis)).join('；')}）`
    return textFact('已采取的措施', `${name}（${implementerName}）：${rests}`)
  })
}
