import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Catalogue } from '@xinheng/domain/catalogue/catalogue'
import type { LawTextEvent, LawTextKind } from '@xinheng/domain/rulebook/law-text'
import { evolveLawText, type LawText } from '@xinheng/domain/rulebook/law-text'
import { sql } from 'kysely'
import { createHash } from 'node:crypto'
import { canonicalJson } from '../db/canonical-json.ts'
import type { StreamKind } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'

/** The stream of one version of one text. */
export function lawTextStreamId(kind: LawTextKind, version: string): string {
  return `law:${kind}:${version}`
}

/** SHA-256 of the canonical content, hex. */
export function hashLawText(content: unknown): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex')
}

/** Content that a proposal puts beside its events; the events hold its digest only. */
export interface LawTextContent {
  readonly content: unknown
  readonly recordedAt: number
}

/** How law texts are folded and written to their tables; `content` is what a proposal brings. */
export function lawTextStream({ content, recordedAt }: LawTextContent): StreamKind<LawText, LawTextEvent> {
  const at = new Date(recordedAt).toISOString()
  return {
    kind: 'rulebook',
    evolve: evolveLawText,
    project: async (tx, { state }, events) => {
      for (const event of events) {
        if (event.type === 'LawTextProposed') await insertProposal(tx, state, content, at)
        else await markPublished(tx, state, event.effectiveFrom, at)
      }
    },
  }
}

async function insertProposal(tx: Tx, state: LawText, content: unknown, at: string): Promise<void> {
  const proposed_by = state.proposedBy.officerId
  const hash = Buffer.from(state.contentHash, 'hex')
  const json = JSON.stringify(content)
  switch (state.kind) {
    case 'ruleBook':
      await tx
        .insertInto('rulebook_version')
        .values({ version: state.version, content: json, content_hash: hash, proposed_by, proposed_at: at })
        .execute()
      return
    case 'catalogue':
      await tx
        .insertInto('catalogue_version')
        .values({ version: state.version, content: json, content_hash: hash, proposed_by, proposed_at: at })
        .execute()
      await insertCatalogueItems(tx, state.version, content as Catalogue)
      return
    case 'calendarYear': {
      const { year, version } = splitCalendarVersion(state.version)
      const source = (content as { readonly notice: string | null }).notice ?? '未注明'
      await tx
        .insertInto('calendar_year')
        .values({ year, version, content: json, source, proposed_by, proposed_at: at })
        .execute()
    }
  }
}

async function markPublished(tx: Tx, state: LawText, effectiveFrom: LocalDate, at: string): Promise<void> {
  const published_by = state.publication?.by.officerId ?? null
  switch (state.kind) {
    case 'ruleBook':
      await tx
        .updateTable('rulebook_version')
        .set({ published_by, published_at: at, effective_from: effectiveFrom })
        .where('version', '=', state.version)
        .execute()
      return
    case 'catalogue':
      await tx
        .updateTable('catalogue_version')
        .set({ published_by, published_at: at, effective_from: effectiveFrom })
        .where('version', '=', state.version)
        .execute()
      return
    case 'calendarYear': {
      const { year, version } = splitCalendarVersion(state.version)
      await tx
        .updateTable('calendar_year')
        .set({ published_by, published_at: at })
        .where('year', '=', year)
        .where('version', '=', version)
        .execute()
    }
  }
}

/** `2027-1` is the first notice of 2027. */
export function splitCalendarVersion(text: string): { readonly year: number; readonly version: number } {
  const [year, version] = text.split('-').map(Number)
  if (year === undefined || version === undefined) throw new TypeError(`not a calendar version: ${text}`)
  return { year, version }
}

async function insertCatalogueItems(tx: Tx, version: string, catalogue: Catalogue): Promise<void> {
  const dated =
    (kind: string) =>
    (item: { readonly id: string; readonly effective: LocalDate | null; readonly repealed: LocalDate | null }) => ({
      kind,
      id: item.id,
      data: item,
      place: 'place' in item ? item.place : null,
      state: 'state' in item ? item.state : null,
      effective: item.effective,
      repealed: item.repealed,
      article_less: 'articles' in item && Array.isArray(item.articles) && item.articles.length === 0,
    })
  const undated = (kind: string, id: string, data: unknown) => ({
    kind,
    id,
    data,
    place: null,
    state: null,
    effective: null,
    repealed: null,
    article_less: false,
  })
  const rows = [
    ...catalogue.measures.map(dated('measure')),
    ...catalogue.listTypes.map(dated('listType')),
    ...catalogue.memoranda.map((memorandum) => undated('memorandum', memorandum.id, memorandum)),
    ...catalogue.laws.map((law) => undated('law', law.title, law)),
  ]
  await sql`
    insert into catalogue_item (version, kind, id, data, place, state, effective, repealed, article_less)
    select ${version}, kind, id, data, place, state, effective, repealed, article_less
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as i(kind text, id text, data jsonb, place text, state text,
           effective date, repealed date, article_less boolean)
    on conflict do nothing`.execute(tx)
}
