import { parseLocalDate, type LocalDate } from '@xinheng/domain/calendar/local-date'
import { findExecutionStay } from '@xinheng/domain/listing/execution-stay'
import { findListType } from '@xinheng/domain/catalogue/catalogue'
import { listCurrentArticles } from '@xinheng/domain/catalogue/legal-basis'
import type { SubjectKind } from '@xinheng/domain/kernel/refs'
import type { PortalViews } from '../http/portal-routes.ts'
import type { Subject } from '@xinheng/domain/subject/subject'
import type { CitationView, EntryModel, Fact, Paging, SearchModel, SubjectModel, Tab } from '../pages/models.ts'
import type { Db } from '../db/open.ts'
import { findObjectionMark } from '../objection/objection-views.ts'
import { readRepairWindowOf } from '../repair/repair-window-views.ts'
import { windowFacts } from '../repair/repair-words.ts'
import { withPassages } from '../rulebook/passage-views.ts'
import type { Service } from '../service.ts'
import { openCorrectionFacts } from './correction-views.ts'
import { findPlaceOf } from './visibility-views.ts'
import { findSubjectIds, findVisibility, listPublished, readUnitNames } from './entry-store.ts'
import { readEndedWays, readRemedyWays } from './remedy-way-views.ts'
import { dayOf, entryIdOf, factsOf, reasonOf, resultOf, searchKindOf, tagOf, type Wording } from './entry-words.ts'
import { articleView, citationView, readMeasureLines, readRemedies } from './law-line-views.ts'
import { findRulesView, readMeasuresView, readRightsView } from './law-views.ts'
import { DOCUMENT_KINDS, SEARCH_KINDS, SUBJECT_KINDS } from './portal-words.ts'
import type { PublishedEntry } from './published.ts'

const PAGE_SIZE = 10
const FIGURES_KEPT_MS = 30_000

/**
 * The public pages over the read tables and the law. What is public is derived each time it is asked for, from dates
 * and the law of the day; nothing here is stored. `place` is this platform's own.
 */
export function openPortalViews(
  service: Pick<Service, 'db' | 'ambient' | 'law' | 'vault'>,
  place: string,
): PortalViews {
  const readCorrections = openCorrectionFacts(service)
  const { db, ambient } = service
  const lawOfToday = async () => {
    const on = ambient.today()
    return { on, law: await service.law(db, on) }
  }
  let kept: { readonly at: number; readonly on: LocalDate; readonly figures: SearchModel['figures'] } | undefined
  return {
    readFigures: async () => {
      const { on, law } = await lawOfToday()
      const at = ambient.now()
      if (kept === undefined || kept.on !== on || Math.abs(at - kept.at) > FIGURES_KEPT_MS) {
        const { found, cut } = await listPublished(db, 'everywhere', law, on)
        const counts = countByKind(found)
        kept = {
          at,
          on,
          figures: SEARCH_KINDS.map(([kind, label]) => ({
            label,
            count: counts.get(kind) ?? 0,
            orMore: cut && (counts.get(kind) ?? 0) > 0,
            href: `/search?kind=${kind}`,
          })),
        }
      }
      return kept.figures
    },

    search: async (query, kind, page) => {
      const { on, law } = await lawOfToday()
      const subjects = query === '' ? undefined : await findSubjectIds(db, query)
      const within = subjects === undefined ? 'everywhere' : { subjectIds: subjects.found }
      const { found, cut } = await listPublished(db, within, law, on)
      const rank = new Map(subjects?.found.map((id, at) => [id, at]))
      const sorted = found.toSorted(
        (a, b) => (rank.get(a.subject.subjectId) ?? 0) - (rank.get(b.subject.subjectId) ?? 0) || compareNewest(a, b),
      )
      const asked: Readonly<Record<string, string>> = query === '' ? {} : { q: query }
      const { shown, paging } = pageOf(sorted, kind, page, '/search', asked)
      const wording = { law, on, units: await readUnitNames(db, shown) }
      return {
        tabs: tabsOf(found, kind, '/search', asked),
        results: shown.map((entry) => resultOf(entry, wording)),
        paging,
        cut: cut || subjects?.cut === true,
      }
    },

    findEntry: async (id) => {
      const { on, law } = await lawOfToday()
      const seen = await findVisibility(db, id, law, on)
      if (seen === undefined || seen === 'never') return undefined
      if (seen === 'over') return 'over'
      const wording = { law, on, units: await readUnitNames(db, [seen]) }
      const model = entryModel(seen, wording)
      const corrections = seen.kind === 'listing' ? (seen.listing.corrections ?? []) : []
      const added = await readCorrections(corrections)
      const notices = [...(await listObjectionMarks(db, id, model.notices)), ...model.notices]
      const ways = await readRemedyWays(db, seen, law, on)
      return withPassages(db, { ...model, facts: [...model.facts, ...added], notices, ways })
    },

    readEnded: async (id) => {
      const { on, law } = await lawOfToday()
      return withPassages(db, { ways: readEndedWays(id, (await findPlaceOf(db, id)) ?? place, law, on) })
    },

    findSubject: async (id, page) => {
      const { on, law } = await lawOfToday()
      const row = await db
        .selectFrom('subject')
        .select(['id', 'kind', 'name', 'uscc', 'state', 'snapshot'])
        .where('id', '=', id)
        .where('protected', '=', false)
        .executeTakeFirst()
      if (row === undefined || row.name === null) return undefined
      const published = await listPublished(db, { subjectIds: [id] }, law, on)
      const found = published.found.toSorted(compareNewest)
      const { shown, paging } = pageOf(found, '', page, `/subjects/${id}`, {})
      const wording = { law, on, units: await readUnitNames(db, shown) }
      const formerNames = await db
        .selectFrom('subject_former_name')
        .select('name')
        .where('subject_id', '=', id)
        .orderBy('until', 'desc')
        .execute()
      const gone =
        row.state === 'active'
          ? []
          : [{ label: '状态', value: { kind: 'text', text: STATES[row.state] ?? '已终止' } } as const]
      return {
        name: row.name,
        code: row.uscc,
        kind: SUBJECT_KINDS[row.kind as SubjectKind],
        formerNames: formerNames.map(({ name }) => name),
        facts: [...gone, ...(await readSuccessors(db, row.snapshot as Subject))],
        tabs: [],
        entries: shown.map((entry) => resultOf(entry, wording)),
        paging,
      } satisfies Omit<SubjectModel, 'frame'>
    },

    readMeasures: async (kind, page) => {
      const { on, law } = await lawOfToday()
      return withPassages(db, readMeasuresView(law, kind, page, on))
    },

    findRules: async (asked, day) => {
      const { on, law } = await lawOfToday()
      const then = parseLocalDate(day) ?? on
      const inForce = then === on ? law : await service.law(db, then)
      return withPassages(db, findRulesView(inForce, asked === '' ? place : asked, then))
    },

    readRights: async () => {
      const { on, law } = await lawOfToday()
      return withPassages(db, readRightsView(law, place, on))
    },
  }
}

/** Into whom a subject passed, where that is public: its name leads to the successor's page. */
async function readSuccessors(db: Service['db'], { successors }: Subject): Promise<readonly Fact[]> {
  if (successors.length === 0) return []
  const rows = await db
    .selectFrom('subject')
    .select(['id', 'name'])
    .where('id', 'in', [...successors])
    .where('protected', '=', false)
    .orderBy('name')
    .execute()
  return rows.flatMap(({ id, name }) =>
    name === null ? [] : [{ label: '承继主体', value: { kind: 'link', text: name, href: `/subjects/${id}` } } as const],
  )
}

const STATES: Readonly<Record<string, string>> = {
  deregistered: '已注销',
  merged: '已合并或者并入其他主体',
  split: '已分立',
}

function compareNewest(a: PublishedEntry, b: PublishedEntry): number {
  return dayOf(b).localeCompare(dayOf(a)) || entryIdOf(a).localeCompare(entryIdOf(b))
}

function countByKind(entries: readonly PublishedEntry[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const entry of entries) {
    const kind = searchKindOf(entry)
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return counts
}

function pageOf(
  entries: readonly PublishedEntry[],
  kind: string,
  page: number,
  path: string,
  asked: Readonly<Record<string, string>>,
): { readonly shown: readonly PublishedEntry[]; readonly paging: Paging | null } {
  const ofKind = kind === '' ? entries : entries.filter((entry) => searchKindOf(entry) === kind)
  const query = kind === '' ? asked : { ...asked, kind }
  const paging = ofKind.length === 0 ? null : { page, size: PAGE_SIZE, total: ofKind.length, path, query }
  return { shown: ofKind.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), paging }
}

function tabsOf(
  entries: readonly PublishedEntry[],
  kind: string,
  path: string,
  asked: Readonly<Record<string, string>>,
): readonly Tab[] {
  const counts = countByKind(entries)
  const href = (of: string) => `${path}?${new URLSearchParams(of === '' ? asked : { ...asked, kind: of }).toString()}`
  const all = { label: '全部', count: entries.length, href: href(''), current: kind === '' }
  const kinds = SEARCH_KINDS.map(([of, label]) => ({
    label,
    count: counts.get(of) ?? 0,
    href: href(of),
    current: kind === of,
  }))
  return [all, ...kinds.filter(({ count, current }) => count > 0 || current)]
}

function entryModel(entry: PublishedEntry, wording: Wording): Omit<EntryModel, 'frame' | 'ways'> {
  const { law, on } = wording
  const { name, code, subjectId } = entry.subject
  const adverse =
    entry.kind === 'listing'
      ? entry.listing.listKind === 'sanction'
      : entry.record.content.kind === 'penalty' || entry.record.content.kind === 'judgment'
  const place = entry.kind === 'listing' ? entry.listing.place : entry.record.place
  return {
    tag: tagOf(entry, wording),
    subject: { name, code, href: `/subjects/${subjectId}` },
    reason: reasonOf(entry, wording),
    facts: [...factsOf(entry, wording), ...repairFactsOf(entry, wording)],
    basis: basisOf(entry, wording),
    measures: entry.kind === 'listing' ? readMeasureLines(entry.listing, law, on) : [],
    remedies: readRemedies(law, place, on, adverse, entry.kind === 'listing' ? [entry.listing.listTypeId] : []),
    notices: noticesOf(entry, wording),
  }
}

/** From when the subject may apply for repair, and when it ends by itself. */
function repairFactsOf(entry: PublishedEntry, { law, on }: Wording): readonly Fact[] {
  const window = readRepairWindowOf(entry, law, on)
  return window === undefined ? [] : windowFacts(window)
}

/** The effective document first, then the law of the list or of the publication. */
function basisOf(entry: PublishedEntry, { law, units, on }: Wording): readonly CitationView[] {
  if (entry.kind === 'record') return entry.reading.basis.map((citation) => citationView(citation))
  const { listing } = entry
  const { authority, number, date, kind } = listing.document
  const paper = `${units.get(authority) ?? ''}${DOCUMENT_KINDS[kind]} ${number}（${date}）`
  const decided = listing.origin.kind === 'determinedHere' ? listing.origin.decision : null
  const decision =
    decided === null ? [] : [`${units.get(listing.determiner) ?? ''}列入决定 ${decided.number}（${decided.decidedOn}）`]
  const type = findListType(law.catalogue, listing.listTypeId)
  return [
    ...[paper, ...decision].map((text) => ({ text, confirmed: true, passage: null })),
    ...listCurrentArticles(law.catalogue, type?.basis ?? [], on).map((cited) => articleView(law.catalogue, cited)),
    ...listing.term.basis.map((citation) => citationView(citation)),
  ]
}

/** The mark of an objection that rests no measure, to a record or to the publication alone; a dispute marks itself. */
async function listObjectionMarks(db: Db, id: string, notices: readonly string[]): Promise<readonly string[]> {
  if (notices.some((text) => text.startsWith(OBJECTION_MARK))) return []
  const mark = await findObjectionMark(db, id)
  if (mark === undefined) return []
  const about = mark.publicationOnly ? '对本条目的公示' : '对本条目'
  return [`${OBJECTION_MARK}${about}自 ${mark.from} 起存在尚未办结的异议。`]
}

const OBJECTION_MARK = '异议标注：'

function noticesOf(entry: PublishedEntry, { law, on }: Wording): readonly string[] {
  if (entry.kind === 'record') return []
  const { disputes, barsNewAdverseAct } = entry.reading
  const at = { place: entry.listing.place, measureId: null }
  const stay = findExecutionStay(entry.listing, disputes, at, law, on)
  return [
    ...disputes.slice(0, 1).map(({ from }) => `${OBJECTION_MARK}该条目自 ${from} 起存在尚未办结的争议。`),
    ...(stay === undefined ? [] : ['争议处理期间，有关惩戒措施暂不执行。']),
    ...(barsNewAdverseAct ? ['正在向报送单位核实该条目是否仍然有效，答复之前不据此采取新的惩戒措施。'] : []),
  ]
}
