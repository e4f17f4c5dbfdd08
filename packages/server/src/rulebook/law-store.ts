import { compileCalendar, type CalendarYear } from '@xinheng/domain/calendar/work-calendar'
import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Catalogue } from '@xinheng/domain/catalogue/catalogue'
import type { Health } from '@xinheng/domain/kernel/health'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { RuleBook } from '@xinheng/domain/rulebook/rule-row'
import { sql } from 'kysely'
import type { Db, Tx } from '../db/open.ts'

/** Answers the law in force on a day: what two people published, never what a file of the program says. */
export type LawSource = (db: Db | Tx, on: LocalDate) => Promise<LawInForce>

const NO_BOOK: RuleBook = { version: 'none', places: [], rows: [] }
const NO_CATALOGUE: Catalogue = { version: 'none', laws: [], listTypes: [], memoranda: [], annexRows: [], measures: [] }

interface Versions {
  readonly book: string | null
  readonly catalogue: string | null
  readonly years: string
}

/**
 * A law source that reads the published versions and keeps the last one compiled.
 * A missing rule book or catalogue is a health mark, and by it no new adverse act happens (`fail-safe`).
 */
export function openLawSource(): LawSource {
  let kept: { readonly key: string; readonly law: LawInForce } | undefined
  return async (db, on) => {
    const versions = await readVersions(db, on)
    const key = JSON.stringify(versions)
    if (kept?.key !== key) kept = { key, law: await loadLaw(db, versions) }
    return kept.law
  }
}

async function readVersions(db: Db | Tx, on: LocalDate): Promise<Versions> {
  const { rows } = await sql<Versions>`
    select (select version from rulebook_version where effective_from <= ${on}
             order by effective_from desc, published_at desc limit 1) as book,
           (select version from catalogue_version where effective_from <= ${on}
             order by effective_from desc, published_at desc limit 1) as catalogue,
           (select coalesce(string_agg(year || ':' || version, ',' order by year, version), '')
              from calendar_year where published_at is not null) as years`.execute(db)
  return rows[0] ?? { book: null, catalogue: null, years: '' }
}

async function loadLaw(db: Db | Tx, { book, catalogue }: Versions): Promise<LawInForce> {
  const bookRow =
    book === null
      ? undefined
      : await db.selectFrom('rulebook_version').select('content').where('version', '=', book).executeTakeFirst()
  const catalogueRow =
    catalogue === null
      ? undefined
      : await db.selectFrom('catalogue_version').select('content').where('version', '=', catalogue).executeTakeFirst()
  const years = await db
    .selectFrom('calendar_year')
    .select('content')
    .where('published_at', 'is not', null)
    .orderBy('year')
    .orderBy('version')
    .execute()
  // Published content was parsed when it was proposed and cannot be changed since; see the trigger of its table.
  const calendarYears = years.map(({ content }) => content as CalendarYear)
  const health: Health = {
    calendar: calendarYears.length === 0 ? 'missing' : 'ok',
    catalogue: catalogueRow === undefined || bookRow === undefined ? 'missing' : 'ok',
    evidence: 'ok',
    upstream: 'ok',
  }
  return {
    book: (bookRow?.content as RuleBook | undefined) ?? NO_BOOK,
    catalogue: (catalogueRow?.content as Catalogue | undefined) ?? NO_CATALOGUE,
    calendar: compileCalendar(calendarYears),
    health,
  }
}
