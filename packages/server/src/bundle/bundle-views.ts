import { DOCUMENTS, type DocumentKey } from '@xinheng/domain/kernel/documents'
import type { Citation } from '@xinheng/domain/kernel/citation'
import { renderCitation } from '@xinheng/domain/kernel/render-citation'
import { confirmationIdOf, releaseIdOf } from '@xinheng/domain/release/release'
import type { RuleBook, RuleRow } from '@xinheng/domain/rulebook/rule-row'
import { readStream, type RecordedEvent } from '../db/event-log.ts'
import type { Db } from '../db/open.ts'
import { findLawTextContent } from '../rulebook/law-text-views.ts'
import { findPassages } from '../rulebook/passage-views.ts'
import type { Service } from '../service.ts'

/** Everything on record about one entry, sealed texts still by reference. */
export type CaseRecord = Awaited<ReturnType<typeof readCaseRecord>>

/** The rows and histories of an entry and of every procedure, paper, check, clock and confirmation that hangs on it. */
export async function readCaseRecord({ db }: Service, listingId: string) {
  const by = { listing_id: listingId }
  const tasks = await db
    .selectFrom('task')
    .select(['id', 'unit_id', 'version'])
    .where('listing_id', '=', listingId)
    .execute()
  const responses = await db
    .selectFrom('task_response')
    .selectAll()
    .where('task_id', 'in', orNone(tasks.map(({ id }) => id)))
    .execute()
  const objections = await db.selectFrom('objection').selectAll().where('listing_id', '=', listingId).execute()
  const complaints = await db.selectFrom('complaint').selectAll().where('listing_id', '=', listingId).execute()
  const reviews = await db.selectFrom('review').selectAll().where('listing_id', '=', listingId).execute()
  const orders = await db
    .selectFrom('review_order')
    .selectAll()
    .where('review_id', 'in', orNone(reviews.map(({ id }) => id)))
    .execute()
  const repairs = await db.selectFrom('repair').selectAll().where('target_id', '=', listingId).execute()
  const redresses = await db.selectFrom('redress').selectAll().where('listing_id', '=', listingId).execute()
  const receivers = await db.selectFrom('release_receiver').selectAll().where('listing_id', '=', listingId).execute()
  const meetings = await db
    .selectFrom('meeting_case')
    .select('meeting_id')
    .where('listing_id', '=', listingId)
    .execute()
  const feedback = await db.selectFrom('feedback').select('id').where('listing_id', '=', listingId).execute()
  const checks = await db
    .selectFrom('check_item as i')
    .innerJoin('check_receipt as r', 'r.id', 'i.receipt_id')
    .select(['i.receipt_id', 'i.item_id', 'i.measure_id', 'i.duty', 'i.state', 'i.outcome', 'i.evidence_ref'])
    .select(['i.reason_code', 'i.reason_ref', 'i.closed_by', 'i.closed_on'])
    .select(['r.unit_id', 'r.moment', 'r.occasion', 'r.checked_on', 'r.asked_by', 'r.ledger_position'])
    .where('i.listing_id', '=', listingId)
    .orderBy('r.checked_on')
    .execute()
  const procedures = [...objections, ...complaints, ...reviews, ...repairs, ...redresses].map(({ id }) => id)
  const sources = [listingId, ...procedures, ...tasks.map(({ id }) => id), releaseIdOf(listingId)]
  const notices = await db
    .selectFrom('notice')
    .selectAll()
    .where('about_id', 'in', sources)
    .orderBy('issued_on')
    .execute()
  const noticeIds = notices.map(({ id }) => id)
  const attempts = await db
    .selectFrom('notice_attempt')
    .selectAll()
    .where('notice_id', 'in', orNone(noticeIds))
    .execute()
  const clocks = await readClocks(db, [...sources, ...noticeIds])
  const streams = [
    ...sources,
    ...noticeIds,
    ...meetings.map(({ meeting_id }) => meeting_id),
    ...feedback.map(({ id }) => id),
    ...receivers.flatMap(({ receiver }) =>
      (['release', 'erratum'] as const).map((thing) => confirmationIdOf(listingId, receiver, thing)),
    ),
  ]
  const histories = await Promise.all([...new Set(streams)].map(async (id) => readStream(db, id)))
  const events = histories.flat().toSorted((a, b) => a.position - b.position)
  return {
    ...by,
    tasks,
    responses,
    objections,
    complaints,
    reviews,
    orders,
    repairs,
    redresses,
    receivers,
    checks,
    notices,
    attempts,
    clocks,
    events,
  }
}

function orNone(ids: readonly string[]): readonly string[] {
  return ids.length === 0 ? [''] : ids
}

/** Clocks of the given histories with their warnings and breaches. */
async function readClocks(db: Db, sources: readonly string[]) {
  const duties = await db
    .selectFrom('duty as d')
    .leftJoin('duty_breach as b', 'b.duty_id', 'd.id')
    .select(['d.id', 'd.kind', 'd.unit_id', 'd.since', 'd.last_day', 'd.provisional', 'd.done_on', 'd.dropped'])
    .select(['b.last_day as missed_day', 'b.found_on'])
    .where('d.source_id', 'in', sources)
    .orderBy('d.since')
    .orderBy('d.id')
    .execute()
  const ids = orNone(duties.map(({ id }) => id))
  const alerts = await db.selectFrom('duty_alert').selectAll().where('duty_id', 'in', ids).orderBy('level').execute()
  return duties.map((duty) => ({
    ...duty,
    alerts: alerts
      .filter(({ duty_id }) => duty_id === duty.id)
      .map(({ level, raised_on }) => ({ level, on: raised_on })),
  }))
}

/** A rule that an act rested on: the row as it stood in the version that was read then. */
export interface UsedRow {
  readonly version: string
  readonly row: RuleRow
  readonly source: string
  readonly passage: string | null
}

/** A clause that was cited, its wording where the deployer loaded it, and the ledger positions of the acts that cite it. */
export interface UsedClause {
  readonly text: string
  readonly passage: string | null
  readonly positions: readonly number[]
}

/** The clauses and rule rows on which the acts of a history rested. */
export async function readRulesUsed(
  service: Service,
  places: readonly string[],
  events: readonly RecordedEvent[],
): Promise<{ readonly rows: readonly UsedRow[]; readonly clauses: readonly UsedClause[] }> {
  const cited = events.flatMap(({ payload, position }) =>
    citationsIn(payload).map((citation) => ({ citation, position })),
  )
  const wordings = await findPassages(
    service.db,
    cited.map(({ citation: { document, clause } }) => ({ law: DOCUMENTS[document].title, clause })),
  )
  const passageOf = ({ document, clause }: Citation) => wordings.get(`${DOCUMENTS[document].title} ${clause}`) ?? null
  const clauses = new Map<string, UsedClause>()
  for (const { citation, position } of cited) {
    const text = renderCitation(citation)
    const before = clauses.get(text)?.positions ?? []
    clauses.set(text, { text, passage: passageOf(citation), positions: [...new Set([...before, position])] })
  }
  const rows: UsedRow[] = []
  for (const version of new Set(events.flatMap(({ rulebookVersion }) => rulebookVersion ?? []))) {
    // A published version; what is published is a rule book.
    const book = (await findLawTextContent(service, 'ruleBook', version)) as RuleBook | undefined
    const around = new Set(places.flatMap((place) => chainOf(book, place)))
    for (const row of book?.rows ?? []) {
      const source = renderCitation(row.source)
      if (around.has(row.place) && clauses.has(source))
        rows.push({ version, row, source, passage: passageOf(row.source) })
    }
  }
  return { rows, clauses: [...clauses.values()] }
}

/** A place with those whose rows lie below it, the whole country last. */
function chainOf(book: RuleBook | undefined, code: string): readonly string[] {
  const chain: string[] = []
  for (let at: string | null = code; at !== null;) {
    chain.push(at)
    const here: string = at
    at = book?.places.find((place) => place.code === here)?.within ?? null
  }
  return [...chain, '000000']
}

function citationsIn(value: unknown): readonly Citation[] {
  if (typeof value !== 'object' || value === null) return []
  if ('document' in value && 'clause' in value && isDocument(value.document) && typeof value.clause === 'string') {
    const { document, clause } = value
    return 'version' in value && typeof value.version === 'string'
      ? [{ document, clause, version: value.version }]
      : [{ document, clause }]
  }
  return Object.values(value).flatMap((each: unknown) => citationsIn(each))
}

function isDocument(key: unknown): key is DocumentKey {
  return typeof key === 'string' && Object.hasOwn(DOCUMENTS, key)
}

const REF = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Every text anywhere in a record that may be a reference into the vault. */
export function listRefs(value: unknown): readonly string[] {
  if (typeof value === 'string') return REF.test(value) ? [value] : []
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return []
  return Object.values(value).flatMap((each: unknown) => listRefs(each))
}

/** Which of these references the vault knows, and for what. */
export async function findPurposes(db: Db, refs: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('vault_value').select(['ref', 'purpose']).where('ref', 'in', orNone(refs)).execute()
  return new Map(rows.map(({ ref, purpose }) => [ref, purpose]))
}

/** Names of the officials and units that a record mentions. */
export async function readNames(
  db: Db,
  officers: readonly string[],
  units: readonly string[],
): Promise<{ readonly officers: Readonly<Record<string, string>>; readonly units: Readonly<Record<string, string>> }> {
  const accounts = await db
    .selectFrom('account')
    .select(['id', 'display_name'])
    .where('id', 'in', orNone(officers))
    .execute()
  const organisations = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('id', 'in', orNone(units))
    .execute()
  return {
    officers: Object.fromEntries(accounts.map(({ id, display_name }) => [id, display_name])),
    units: Object.fromEntries(organisations.map(({ id, name }) => [id, name])),
  }
}
