import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { Listing } from '@xinheng/domain/listing/listing'
import type { CreditRecord } from '@xinheng/domain/record/record'
import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import {
  readListingVisibility,
  readRecordVisibility,
  type PublicSubject,
  type PublishedEntry,
  type Visibility,
} from './published.ts'

/** At most so many subjects of one name search, and rows of one kind, are looked at. */
const SUBJECTS_MAX = 300
const ROWS_MAX = 2000

interface SubjectColumns {
  readonly subject_id: string
  readonly protected: boolean
  readonly name: string | null
  readonly uscc: string | null
}

function subjectOf(row: SubjectColumns): PublicSubject | null {
  if (row.protected || row.name === null) return null
  return { subjectId: row.subject_id, name: row.name, code: row.uscc }
}

/** Where entries are looked for: of some subjects, or everywhere. */
export type Within = { readonly subjectIds: readonly string[] } | 'everywhere'

/** What was found, and whether there is more than was looked at. */
export interface Found<T> {
  readonly found: readonly T[]
  readonly cut: boolean
}

/** The entries that are public at this moment, within; each is read again by its dates and the law of the day. */
export async function listPublished(
  db: Db,
  within: Within,
  law: LawInForce,
  on: LocalDate,
): Promise<Found<PublishedEntry>> {
  if (within !== 'everywhere' && within.subjectIds.length === 0) return { found: [], cut: false }
  const listings = await listListingRows(db, within, on)
  const records = await listRecordRows(db, within, on)
  const seen: readonly Visibility[] = [
    ...listings
      .slice(0, ROWS_MAX)
      .map((row) => readListingVisibility(row.snapshot as Listing, subjectOf(row), law, on)),
    ...records
      .slice(0, ROWS_MAX)
      .map((row) => readRecordVisibility(row.snapshot as CreditRecord, subjectOf(row), law, on)),
  ]
  const cut = listings.length > ROWS_MAX || records.length > ROWS_MAX
  return { found: seen.filter((entry) => entry !== 'over' && entry !== 'never'), cut }
}

async function listListingRows(db: Db, within: Within, on: LocalDate) {
  let query = db
    .selectFrom('listing as l')
    .innerJoin('subject as s', 's.id', 'l.subject_id')
    .select(['l.snapshot', 's.id as subject_id', 's.protected', 's.name', 's.uscc'])
    .where('l.publication', '=', 'public')
    .where('l.effective_on', '<=', on)
  if (within !== 'everywhere') query = query.where('l.subject_id', 'in', within.subjectIds)
  return query
    .orderBy('l.effective_on', 'desc')
    .orderBy('l.id')
    .limit(ROWS_MAX + 1)
    .execute()
}

async function listRecordRows(db: Db, within: Within, on: LocalDate) {
  let query = db
    .selectFrom('record as r')
    .innerJoin('subject as s', 's.id', 'r.subject_id')
    .select(['r.snapshot', 's.id as subject_id', 's.protected', 's.name', 's.uscc'])
    .where('r.status', '=', 'standing')
    .where('r.excluded', 'is', null)
    .where('r.published_on', '<=', on)
    .where('s.protected', '=', false)
  if (within !== 'everywhere') query = query.where('r.subject_id', 'in', within.subjectIds)
  return query
    .orderBy('r.decided_on', 'desc')
    .orderBy('r.id')
    .limit(ROWS_MAX + 1)
    .execute()
}

/** One entry of a list or one record by its id, as the public may see it; `undefined` where there is none. */
export async function findVisibility(
  db: Db,
  id: string,
  law: LawInForce,
  on: LocalDate,
): Promise<Visibility | undefined> {
  const listing = await db
    .selectFrom('listing as l')
    .innerJoin('subject as s', 's.id', 'l.subject_id')
    .select(['l.snapshot', 's.id as subject_id', 's.protected', 's.name', 's.uscc'])
    .where('l.id', '=', id)
    .executeTakeFirst()
  // Snapshots are what the projections of listings and records wrote.
  if (listing !== undefined) return readListingVisibility(listing.snapshot as Listing, subjectOf(listing), law, on)
  const record = await db
    .selectFrom('record as r')
    .innerJoin('subject as s', 's.id', 'r.subject_id')
    .select(['r.snapshot', 's.id as subject_id', 's.protected', 's.name', 's.uscc'])
    .where('r.id', '=', id)
    .executeTakeFirst()
  if (record === undefined) return undefined
  return readRecordVisibility(record.snapshot as CreditRecord, subjectOf(record), law, on)
}

const USCC = /^[0-9A-HJ-NPQRTUWXY]{18}$/

/** A name or code as the index has it: without width, case, spaces and points. */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()·.,-]/g, '')
}

/**
 * Organisations of a name, a former name, or an exact code; a name that contains the words as they stand comes first.
 * Protected subjects have neither name nor code in these tables.
 */
export async function findSubjectIds(db: Db, text: string, most = SUBJECTS_MAX): Promise<Found<string>> {
  const plain = plainText(text)
  if ([...plain].length < 2) return { found: [], cut: false }
  const code = plain.toUpperCase()
  if (USCC.test(code)) {
    const rows = await db
      .selectFrom('subject')
      .select('id')
      .where('uscc', '=', code)
      .where('protected', '=', false)
      .execute()
    return { found: rows.map(({ id }) => id), cut: false }
  }
  const { rows } = await sql<{ readonly id: string }>`
    select id
      from (select id, name from subject
             where name is not null and name_bigrams(name) @> name_bigrams(${text})
            union
            select s.id, f.name from subject_former_name f
              join subject s on s.id = f.subject_id and not s.protected
             where name_bigrams(f.name) @> name_bigrams(${text})) as found
     group by id
     order by max((position(${plain} in regexp_replace(lower(normalize(name, NFKC)), '[[:space:]()·.,-]', '', 'g')) > 0)::int) desc,
              min(length(name)), id
     limit ${most + 1}`.execute(db)
  return { found: rows.slice(0, most).map(({ id }) => id), cut: rows.length > most }
}

/** Names of the organisations that entries speak of. */
export async function readUnitNames(db: Db, entries: readonly PublishedEntry[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Set<string>()
  for (const entry of entries) {
    if (entry.kind === 'record') {
      ids.add(entry.record.authorityId).add(entry.record.providerId)
      continue
    }
    const { determiner, document, origin } = entry.listing
    ids.add(determiner).add(document.authority)
    if (origin.kind === 'received') ids.add(origin.from)
  }
  if (ids.size === 0) return new Map()
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
