import type { LawTextKind } from '@xinheng/domain/rulebook/law-text'
import { sql } from 'kysely'
import type { Service } from '../service.ts'

/** A version of a rule book, catalogue or calendar year and how it stands. */
export interface LawTextRow {
  readonly kind: LawTextKind
  readonly version: string
  readonly proposedBy: string
  readonly proposedAt: string
  readonly publishedBy: string | null
  readonly effectiveFrom: string | null
}

/** All versions, those that wait for a second person first. */
export async function listLawTexts({ db }: Service): Promise<readonly LawTextRow[]> {
  const { rows } = await sql<LawTextRow>`
    select kind, version, proposed_by as "proposedBy", to_char(proposed_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as "proposedAt",
           published_by as "publishedBy", effective_from as "effectiveFrom"
      from (select 'ruleBook' as kind, version, proposed_by, proposed_at, published_by, effective_from::text from rulebook_version
            union all
            select 'catalogue', version, proposed_by, proposed_at, published_by, effective_from::text from catalogue_version
            union all
            select 'calendarYear', year || '-' || version, proposed_by, proposed_at, published_by,
                   case when published_by is null then null else year || '-01-01' end from calendar_year) as texts
     order by published_by is not null, proposed_at desc, kind, version
     limit 200`.execute(db)
  return rows
}

/** The content of one version, proposed or published; `undefined` when there is none. */
export async function findLawTextContent({ db }: Service, kind: LawTextKind, version: string): Promise<unknown> {
  if (kind === 'calendarYear') {
    const [year, issue] = version.split('-').map(Number)
    if (year === undefined || issue === undefined || !Number.isInteger(year) || !Number.isInteger(issue))
      return undefined
    const row = await db
      .selectFrom('calendar_year')
      .select('content')
      .where('year', '=', year)
      .where('version', '=', issue)
      .executeTakeFirst()
    return row?.content
  }
  const table = kind === 'ruleBook' ? 'rulebook_version' : 'catalogue_version'
  const row = await db.selectFrom(table).select('content').where('version', '=', version).executeTakeFirst()
  return row?.content
}
