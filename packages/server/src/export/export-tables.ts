import { readListing } from '@xinheng/domain/listing/read-listing'
import type { Listing } from '@xinheng/domain/listing/listing'
import { sql } from 'kysely'
import type { Acting } from '../db/case-act.ts'
import { RECORD_FORMATS } from '../exchange/formats/formats.ts'
import type { FormatId } from '../exchange/layout.ts'
import { tableOfFormat, type FormatEntry } from '../exchange/write-format.ts'
import type { Cell, Table } from '../exchange/write-table.ts'
import { parseSealedRow } from '../exchange/sealed-row.ts'
import type { Service } from '../service.ts'

/** Tables that go back in the layout they came in. */
export const FORMAT_TABLES = [
  'licence-2018',
  'penalty-2018',
  'red-list',
  'black-list',
  'judgment-defaulters',
  'migrated-listings',
  'subsidy',
  'honour',
] as const satisfies readonly FormatId[]

/** Tables of this system's own. */
export const OWN_TABLES = ['listings', 'tasks', 'feedback', 'statistics'] as const

export type FormatTable = (typeof FORMAT_TABLES)[number]
export type OwnTable = (typeof OWN_TABLES)[number]
export type ExportTable = FormatTable | OwnTable

/** Whose rows go out: those of a unit, or of a whole place. Rows of protected or erased subjects never do. */
export interface ExportScope {
  readonly acting: Acting
  readonly wholePlace: boolean
}

const BATCH = 500

/** Formats whose rows a table can write back. */
const SOURCES: Readonly<Record<FormatTable, readonly FormatId[]>> = {
  'licence-2018': ['licence-2018', 'licence-2016'],
  'penalty-2018': ['penalty-2018', 'penalty-2016'],
  'red-list': ['red-list'],
  'black-list': ['black-list'],
  'judgment-defaulters': ['judgment-defaulters'],
  'migrated-listings': ['migrated-listings'],
  subsidy: ['subsidy'],
  honour: ['honour'],
}

/** The rows of a format as last taken, of what stands today: nothing withdrawn, released or past its publication. */
export function formatTable(service: Service, scope: ExportScope, format: FormatTable): Table {
  const entries = RECORD_FORMATS.has(format) ? recordEntries : listingEntries
  return tableOfFormat(format, entries(service, scope, SOURCES[format]))
}

async function* recordEntries(
  service: Service,
  { acting, wholePlace }: ExportScope,
  formats: readonly FormatId[],
): AsyncGenerator<FormatEntry> {
  const today = service.ambient.today()
  for (let after = ''; ;) {
    const rows = await service.db
      .selectFrom('record as r')
      .innerJoin('import_identity as i', 'i.target_id', 'r.id')
      .innerJoin('subject as s', 's.id', 'r.subject_id')
      .select(['r.id', 'i.row_ref'])
      .where('r.id', '>', after)
      .where('i.format', 'in', [...formats])
      .where('i.row_ref', 'is not', null)
      .where(wholePlace ? 'r.place' : 'r.provider_id', '=', wholePlace ? acting.place : acting.organisationId)
      .where('r.status', '=', 'standing')
      .where('r.excluded', 'is', null)
      .where('s.protected', '=', false)
      .where('s.erased_on', 'is', null)
      .where((eb) => eb.or([eb('r.publication_until', 'is', null), eb('r.publication_until', '>=', today)]))
      .orderBy('r.id')
      .limit(BATCH)
      .execute()
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.id
    yield* openEntries(
      service,
      acting,
      rows.flatMap(({ row_ref }) => row_ref ?? []),
    )
  }
}

async function* listingEntries(
  service: Service,
  scope: ExportScope,
  formats: readonly FormatId[],
): AsyncGenerator<FormatEntry> {
  for await (const rows of standingListings(service, scope)) {
    const refs = await service.db
      .selectFrom('import_identity')
      .select(['target_id', 'row_ref'])
      .where(
        'target_id',
        'in',
        rows.map(({ id }) => id),
      )
      .where('format', 'in', [...formats])
      .orderBy('target_id')
      .execute()
    yield* openEntries(
      service,
      scope.acting,
      refs.flatMap(({ row_ref }) => row_ref ?? []),
    )
  }
}

/** Entries in force today, in batches, each with its last day as a check and the portal read it. */
async function* standingListings(service: Service, { acting, wholePlace }: ExportScope) {
  const today = service.ambient.today()
  const { calendar } = await service.law(service.db, today)
  for (let after = ''; ;) {
    const rows = await service.db
      .selectFrom('listing as l')
      .innerJoin('subject as s', 's.id', 'l.subject_id')
      .innerJoin('organisation as o', 'o.id', 'l.determiner_id')
      .select(['l.id', 'l.list_type_id', 'l.list_kind', 'l.document_number', 'l.document_date', 'l.listed_on'])
      .select(['l.effective_on', 'l.snapshot', 's.name', 's.uscc', 'o.name as determiner'])
      .where('l.id', '>', after)
      .where('l.state', '=', 'listed')
      .where(wholePlace ? 'l.place' : 'l.determiner_id', '=', wholePlace ? acting.place : acting.organisationId)
      .where('s.protected', '=', false)
      .where('s.erased_on', 'is', null)
      .orderBy('l.id')
      .limit(BATCH)
      .execute()
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.id
    // The snapshot is the folded entry that the projection wrote.
    const standing = rows.flatMap((row) => {
      const reading = readListing(row.snapshot as Listing, today, calendar)
      return reading.kind === 'inForce' ? [{ ...row, lastDay: reading.lastDay }] : []
    })
    if (standing.length > 0) yield standing
  }
}

async function* openEntries(service: Service, acting: Acting, refs: readonly string[]): AsyncGenerator<FormatEntry> {
  const reader = { readerId: acting.officerId, unitId: acting.organisationId, reason: '导出' }
  const opened = await service.vault.openValues(service.db, refs, reader)
  for (const ref of refs) {
    const value = opened.get(ref)
    if (value?.kind === 'value') yield parseSealedRow(value.text)
  }
}

/** A table of this system's own. */
export function ownTable(service: Service, scope: ExportScope, table: OwnTable): Table {
  switch (table) {
    case 'listings':
      return listingsTable(service, scope)
    case 'tasks':
      return tasksTable(service, scope)
    case 'feedback':
      return feedbackTable(service, scope)
    case 'statistics':
      return statisticsTable(service, scope)
  }
}

function listingsTable(service: Service, scope: ExportScope): Table {
  async function* rows(): AsyncGenerator<Cell[]> {
    const law = await service.law(service.db, service.ambient.today())
    const names = new Map(law.catalogue.listTypes.map(({ id, name }) => [id, name]))
    for await (const batch of standingListings(service, scope)) {
      const statements = await openStatements(service, scope.acting, batch)
      for (const row of batch) {
        yield [
          row.id,
          names.get(row.list_type_id) ?? row.list_type_id,
          row.list_kind === 'incentive' ? '守信激励' : row.list_kind === 'sanction' ? '失信惩戒' : '重点关注',
          row.name ?? '',
          row.uscc ?? '',
          row.determiner,
          row.document_number,
          row.document_date,
          row.listed_on ?? '',
          row.effective_on ?? '',
          row.lastDay ?? '',
          statements(row.snapshot as Listing),
        ]
      }
    }
  }
  return {
    name: '名单',
    columns: [
      { title: '条目编号', identifier: true },
      { title: '名单名称' },
      { title: '名单性质' },
      { title: '主体名称' },
      { title: '统一社会信用代码', identifier: true },
      { title: '认定单位' },
      { title: '文书号', identifier: true },
      { title: '文书日期' },
      { title: '列入日期' },
      { title: '生效日期' },
      { title: '截止日期' },
      { title: '更正说明' },
    ],
    rows: rows(),
  }
}

/** The statements added to entries, in a cell of their own beside what they correct; opening them is logged as reading. */
async function openStatements(
  service: Service,
  acting: Acting,
  batch: readonly { readonly snapshot: unknown }[],
): Promise<(listing: Listing) => string> {
  const correctionsOf = (listing: Listing) => ('corrections' in listing ? (listing.corrections ?? []) : [])
  const refs = batch.flatMap(({ snapshot }) => correctionsOf(snapshot as Listing).map(({ statement }) => statement))
  const reader = { readerId: acting.officerId, unitId: acting.organisationId, reason: '导出' }
  const opened = refs.length === 0 ? new Map<string, never>() : await service.vault.openValues(service.db, refs, reader)
  return (listing) =>
    correctionsOf(listing)
      .flatMap(({ statement, on }) => {
        const value = opened.get(statement)
        return value?.kind === 'value' ? [`${on}：${value.text}`] : []
      })
      .join('；')
}

function tasksTable({ db }: Service, { acting, wholePlace }: ExportScope): Table {
  async function* rows(): AsyncGenerator<Cell[]> {
    const found = await db
      .selectFrom('task as t')
      .innerJoin('listing as l', 'l.id', 't.listing_id')
      .innerJoin('subject as s', 's.id', 'l.subject_id')
      .innerJoin('organisation as o', 'o.id', 't.unit_id')
      .leftJoin('task_response as r', 'r.task_id', 't.id')
      .select(['t.id', 'o.name as unit', 't.listing_id', 's.name', 's.uscc', 't.acknowledged_on'])
      .select(['r.measure_id', 'r.kind', 'r.on_date', 'r.reason_code'])
      .where(wholePlace ? 'l.place' : 't.unit_id', '=', wholePlace ? acting.place : acting.organisationId)
      .where('s.protected', '=', false)
      .where('s.erased_on', 'is', null)
      .orderBy('t.id')
      .orderBy('r.measure_id')
      .execute()
    for (const row of found) {
      const response = [row.measure_id, row.kind, row.on_date, row.reason_code].map((cell) => cell ?? '')
      yield [row.id, row.unit, row.listing_id, row.name ?? '', row.uscc ?? '', row.acknowledged_on ?? '', ...response]
    }
  }
  return {
    name: '任务',
    columns: [
      { title: '任务编号', identifier: true },
      { title: '实施单位' },
      { title: '条目编号', identifier: true },
      { title: '主体名称' },
      { title: '统一社会信用代码', identifier: true },
      { title: '签收日期' },
      { title: '措施编号', identifier: true },
      { title: '办理结果' },
      { title: '办理日期' },
      { title: '不适用原因代码' },
    ],
    rows: rows(),
  }
}

function feedbackTable({ db }: Service, { acting, wholePlace }: ExportScope): Table {
  async function* rows(): AsyncGenerator<Cell[]> {
    const found = await db
      .selectFrom('feedback as f')
      .innerJoin('organisation as o', 'o.id', 'f.from_unit')
      .select(['f.id', 'o.name as unit', 'f.addressee', 'f.listing_id', 'f.period_from', 'f.period_until', 'f.sent_on'])
      .where(wholePlace ? 'o.place' : 'f.from_unit', '=', wholePlace ? acting.place : acting.organisationId)
      .orderBy('f.sent_on')
      .orderBy('f.id')
      .execute()
    for (const { id, unit, addressee, listing_id, period_from, period_until, sent_on } of found) {
      yield [id, unit, addressee, listing_id ?? '', period_from ?? '', period_until ?? '', sent_on]
    }
  }
  return {
    name: '反馈',
    columns: [
      { title: '反馈编号', identifier: true },
      { title: '反馈单位' },
      { title: '接收方' },
      { title: '条目编号', identifier: true },
      { title: '周期起' },
      { title: '周期止' },
      { title: '反馈日期' },
    ],
    rows: rows(),
  }
}

function statisticsTable(service: Service, { acting, wholePlace }: ExportScope): Table {
  async function* rows(): AsyncGenerator<Cell[]> {
    const today = service.ambient.today()
    const unit = wholePlace ? null : acting.organisationId
    const { rows: found } = await sql<{ theme: string; class: string; measure: string; count: number }>`
      with own as (
        select r.kind, r.publicity_due_on as due, r.published_on as published, r.excluded, o.name as authority
          from record r join organisation o on o.id = r.authority_id
         where r.place = ${acting.place} and r.status = 'standing' and (${unit}::text is null or r.provider_id = ${unit}))
      select '双公示' as theme, authority || '·' || kind as class, measure, count(*)::bigint as count
        from own cross join lateral (values
               ('归集', true),
               ('按期公示', published is not null and published <= due),
               ('逾期公示', published is not null and published > due),
               ('逾期未公示', published is null and excluded is null and due < ${today}::date)) as m(measure, counts)
       where counts group by 1, 2, 3
      union all
      select '导入', format, m.measure, sum(m.count)::bigint from import_file
       cross join lateral (values ('入库', rows_taken), ('更正', rows_corrected), ('有误', rows_rejected),
                                  ('待核', rows_asked)) as m(measure, count)
       where place = ${acting.place} and (${unit}::text is null or unit_id = ${unit}) group by 1, 2, 3
       order by 1, 2, 3`.execute(service.db)
    for (const { theme, class: kind, measure, count } of found) yield [theme, kind, measure, count]
    for (const [kind, state, count] of await countListings(service, acting.place, unit))
      yield ['名单', kind, state, count]
  }
  return {
    name: '统计',
    columns: [{ title: '主题' }, { title: '分类' }, { title: '指标' }, { title: '数量' }],
    rows: rows(),
  }
}

/** How many entries of a list are what today; whether one is in force is read from its dates, never from a stored word. */
async function countListings(
  { db, ambient, law }: Service,
  place: string,
  unit: string | null,
): Promise<readonly (readonly [string, string, number])[]> {
  const today = ambient.today()
  const { calendar } = await law(db, today)
  const counts = new Map<string, number>()
  for (let after = ''; ;) {
    let query = db.selectFrom('listing').select(['id', 'snapshot']).where('place', '=', place).where('id', '>', after)
    if (unit !== null) query = query.where('determiner_id', '=', unit)
    const rows = await query.orderBy('id').limit(BATCH).execute()
    const last = rows.at(-1)
    if (last === undefined) break
    after = last.id
    for (const { snapshot } of rows) {
      // The snapshot is the folded entry that the projection wrote.
      const listing = snapshot as Listing
      const reading = readListing(listing, today, calendar).kind
      const state = reading === 'noEffect' || reading === 'needsPerson' ? listing.kind : reading
      const key = `${listing.listTypeId}\n${state}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  return [...counts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, count]) => {
      const [kind = '', state = ''] = key.split('\n')
      return [kind, state, count]
    })
}
