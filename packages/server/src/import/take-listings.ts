import { COURT_LIST } from '@xinheng/domain/catalogue/list-type'
import { daysBetween, laterOf, type LocalDate } from '@xinheng/domain/calendar/local-date'
import type { ListType } from '@xinheng/domain/catalogue/list-type'
import { listListTypesInForce } from '@xinheng/domain/catalogue/catalogue'
import type { CaseDocument, CaseDocumentKind, SubjectKind } from '@xinheng/domain/kernel/refs'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import { decideReceivedAmendment, decideReception, type Reception } from '@xinheng/domain/listing/decide-received'
import { grantCourtTerm, readCourtTerm, type CourtBehaviour, type CourtTerm } from '@xinheng/domain/listing/court-term'
import type { AssumedDate, Listing, StatedService } from '@xinheng/domain/listing/listing'
import { findPlace, readRule } from '@xinheng/domain/rulebook/read-rule'
import { actInTransaction } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import { maskText } from '../exchange/mask-identifier.ts'
import type { ListBody, Until } from '../exchange/parsed-row.ts'
import { LISTING_STREAM } from '../listing/listing-store.ts'
import type { UnitRow } from '../organisation/organisation-views.ts'
import type { ImportRun } from './import-context.ts'

/** A list row whose subject and authority are known; `factsRef` is its reason in the vault. */
export interface ListingRowToTake {
  readonly body: ListBody
  readonly subjectId: string
  readonly subjectKind: SubjectKind
  readonly authority: UnitRow
  readonly factsRef: string
  /** The sender's key of the entry, opaque. */
  readonly externalKey: string
}

interface Facts {
  readonly document: CaseDocument
  readonly from: LocalDate
  readonly listedOn: LocalDate
  readonly until: Until | undefined
  readonly service: StatedService
  readonly assumed: readonly AssumedDate[]
}

/** The list type that a row names, in force for the place; courts' tables name none. */
export function findListTypeOf({ law, today, acting }: ImportRun, body: ListBody): ListType | undefined {
  const inForce = listListTypesInForce(law.catalogue, today)
  if (body.kind === 'judgmentDefaulter') return inForce.find(({ id }) => id === COURT_LIST)
  const within = findPlace(law.book, acting.place)?.within
  const own = inForce.filter(({ place }) => place === null || place === acting.place || place === within)
  const wanted = squeeze(body.listName)
  const named = own.filter(({ id, name }) => id === body.listName || squeeze(name) === wanted)
  return named.find(({ place }) => place !== null) ?? named[0]
}

function squeeze(name: string): string {
  return name.normalize('NFKC').replaceAll(/[\s《》"“”]|名单$/g, '')
}

function documentOf(
  kind: CaseDocumentKind,
  number: string,
  date: LocalDate,
  authority: UnitRow,
  effectiveOn: LocalDate = date,
): CaseDocument {
  return { kind, number: maskText(number), date, authority: authority.organisationId, effectiveOn }
}

/** The tables have no column for them. */
const NOT_STATED: readonly AssumedDate[] = ['conduct', 'documentEffect']

/** The standard wordings of what a court found, as its list publishes them. */
const BEHAVIOURS: readonly (readonly [RegExp, CourtBehaviour])[] = [
  [/^(?:其他)?有履行能力而(?:拒不|不)履行/, 'plainRefusal'],
  [/妨碍、?抗拒执行/, 'obstruction'],
  [/规避执行/, 'evasion'],
  [/^违反财产报告制度/, 'propertyReport'],
  [/^违反限制(?:高)?消费令/, 'consumption'],
  [/^无正当理由拒不履行执行和解协议/, 'settlement'],
]

/** What the law says of the term of a court's entry that states none itself; `undefined` for any other row. */
export function findCourtTerm({ law, acting }: ImportRun, body: ListBody): CourtTerm | undefined {
  if (body.kind !== 'judgmentDefaulter' || body.validUntil !== undefined) return undefined
  const rule = readRule(law.book, acting.place, 'courtListTerm', body.publishedOn)
  const behaviours = body.behaviours.map((text) => BEHAVIOURS.find(([wording]) => wording.test(text))?.[1] ?? 'unknown')
  return readCourtTerm(rule, behaviours)
}

function factsOf({ body, authority }: ListingRowToTake): Facts {
  switch (body.kind) {
    case 'redList': {
      const { determinedOn: on } = body
      const document = documentOf('honourDecision', body.documentNumber, on, authority)
      const service = { kind: 'notStated' } as const
      return { document, from: on, listedOn: on, until: body.validUntil, service, assumed: NOT_STATED }
    }
    case 'blackList': {
      const { determinedOn: on, service } = body
      const document = documentOf('listingDecision', body.documentNumber, on, authority)
      const listedOn = body.publishedOn ?? on
      return { document, from: on, listedOn, until: body.validUntil, service, assumed: NOT_STATED }
    }
    case 'judgmentDefaulter': {
      const on = body.filedOn ?? body.publishedOn
      const document = documentOf('judgment', body.caseNumber, on, authority)
      // The table says nothing on service.
      const service = { kind: 'notStated' } as const
      return { document, from: on, listedOn: body.publishedOn, until: body.validUntil, service, assumed: NOT_STATED }
    }
    case 'migratedListing': {
      const { determinedOn: on, service, effectiveOn } = body
      const document = documentOf('listingDecision', body.documentNumber, on, authority, effectiveOn)
      const assumed = effectiveOn === undefined ? NOT_STATED : (['conduct'] as const)
      return { document, from: on, listedOn: effectiveOn ?? body.listedOn, until: body.validUntil, service, assumed }
    }
  }
}

function receptionOf(run: ImportRun, listingId: string, row: ListingRowToTake, listType: ListType): Reception {
  const { document, from, listedOn, until, service, assumed } = factsOf(row)
  const start = laterOf(listedOn, document.date)
  const courtTerm = findCourtTerm(run, row.body)
  return {
    entry: {
      listingId,
      listKind: listType.kind,
      place: run.acting.place,
      listTypeId: listType.id,
      subjectId: row.subjectId,
      subjectKind: row.subjectKind,
      determiner: row.authority.organisationId,
      conduct: { from, until: from, facts: row.factsRef },
      source: listType.kind === 'incentive' ? 'otherRule' : null,
      assumed,
    },
    document,
    from: run.acting.organisationId,
    externalKey: row.externalKey,
    service,
    term:
      courtTerm !== undefined
        ? grantCourtTerm(courtTerm, start)
        : until === undefined || until === 'longTerm'
          ? { start, length: 'openEnded', latestEnd: null, basis: [] }
          : {
              start,
              length: { count: Math.max(1, daysBetween(start, until)), unit: 'day' },
              latestEnd: until,
              basis: [],
            },
    file: `import:${run.file.id}`,
  }
}

/** Takes an entry that its determiner sent. Refused as the rules of reception say. */
export async function takeNewListing(tx: Tx, run: ImportRun, row: ListingRowToTake): Promise<Result<Listing, Refusal>> {
  const { service, law, today, acting, file } = run
  const listType = findListTypeOf(run, row.body)
  if (listType === undefined) return refuse({ code: 'LIST_TYPE_UNKNOWN', listTypeId: '', basis: [] })
  const listingId = service.ambient.uuid()
  const reception = receptionOf(run, listingId, row, listType)
  const recording = { ambient: service.ambient, acting, rulebookVersion: law.book.version }
  const done = await actInTransaction(tx, LISTING_STREAM, listingId, recording, (state) =>
    decideReception(state, reception, row.authority, law, today),
  )
  if (!done.ok) return done
  await tx.updateTable('listing').set({ import_file_id: file.id }).where('id', '=', listingId).execute()
  return ok(done.value.state)
}

/** Follows a correction that the sender made to its entry. */
export async function amendListing(
  tx: Tx,
  run: ImportRun,
  listingId: string,
  row: ListingRowToTake,
): Promise<Result<Listing, Refusal>> {
  const { service, law, today, acting } = run
  const listType = findListTypeOf(run, row.body)
  if (listType === undefined) return refuse({ code: 'LIST_TYPE_UNKNOWN', listTypeId: '', basis: [] })
  const recording = { ambient: service.ambient, acting, rulebookVersion: law.book.version }
  const reception = receptionOf(run, listingId, row, listType)
  const done = await actInTransaction(tx, LISTING_STREAM, listingId, recording, (state) =>
    decideReceivedAmendment(state, { ...reception, assumed: reception.entry.assumed ?? [] }, law, today),
  )
  return done.ok ? ok(done.value.state) : done
}

/** The entry that a determiner's key names already, whoever sent it. */
export async function findListingByKey(tx: Tx, determinerId: string, externalKey: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('listing')
    .select('id')
    .where('determiner_id', '=', determinerId)
    .where('external_key', '=', externalKey)
    .executeTakeFirst()
  return row?.id
}
