import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { COURT_LIST } from '@xinheng/domain/catalogue/list-type'
import { readComplaintRoute } from '@xinheng/domain/complaint/complaint-route'
import { cite } from '@xinheng/domain/kernel/citation'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import { readVerifier } from '@xinheng/domain/objection/objection-route'
import { findPlace } from '@xinheng/domain/rulebook/read-rule'
import { renderCitation } from '@xinheng/domain/kernel/render-citation'
import type { Db } from '../db/open.ts'
import { readDisputedThing } from '../objection/disputed-thing-views.ts'
import type { CitationView, Fact, RemedyWay } from '../pages/models.ts'
import { readRepairWindowOf, type RepairableEntry } from '../repair/repair-window-views.ts'
import { windowFacts } from '../repair/repair-words.ts'
import { citationView, findRightsStep } from './law-line-views.ts'

const text = (label: string, said: string): Fact => ({ label, value: { kind: 'text', text: said } })

/** What can be done against an entry or for its repair: where, by which body, and until when; each one click away. */
export async function readRemedyWays(
  db: Db,
  entry: RepairableEntry,
  law: LawInForce,
  on: LocalDate,
): Promise<readonly RemedyWay[]> {
  const { id, place, listTypeId, adverse } = describe(entry)
  const ways = [await readObjectionWay(db, entry, law, on)]
  if (adverse) ways.push(...(await readRepairWays(db, entry, law, on)))
  const complaint = readComplaintRoute(law, place, on)
  if (findPlace(law.book, place) !== undefined && complaint.kind === 'foreseen') {
    const first = complaint.afterObjection ? '须先有对异议的答复，或者逾期没有答复' : '不必先提出异议'
    ways.push({
      title: '投诉',
      action: complaint.afterObjection
        ? { label: '对异议答复提出投诉', href: '/complaints/new' }
        : { label: '提出投诉', href: `/complaints/new?entry=${id}` },
      facts: [text('条件', first), text('最后一日', '没有最后期限')],
      basis: complaint.basis.map((each) => citationView(each)),
    })
  }
  const where = findPlace(law.book, place)?.name ?? '当地'
  if (listTypeId === COURT_LIST) return ways
  ways.push({
    title: '行政复议、行政诉讼',
    action: null,
    facts: [
      text('行政复议', `自知道之日起 60 日内，一般向${where}人民政府申请`),
      text(
        '行政诉讼',
        '直接起诉的自知道之日起 6 个月内，对复议决定不服的自收到之日起 15 日内，向有管辖权的人民法院提起',
      ),
      text('条件', '不必先提出异议或者投诉；依法应当先申请复议的，先申请复议；是否逾期由复议机关、人民法院认定'),
    ],
    basis: [
      cite('ARL', '第二十条'),
      cite('ARL', '第二十三条'),
      cite('ALIT', '第四十五条'),
      cite('ALIT', '第四十六条'),
    ].map((each) => citationView(each)),
    report: `/my/reviews/new?entry=${id}`,
  })
  return ways
}

/**
 * What can be asked for once an entry has ended: an objection, which no end shuts out, and the reputation restored.
 * Answers no name and nothing of what the entry was.
 */
export function readEndedWays(id: string, place: string, law: LawInForce, on: LocalDate): readonly RemedyWay[] {
  const restoration = findRightsStep(law, place, on, ['reputationRemedy', '恢复信誉'])
  const objection = findRightsStep(law, place, on, ['objectionFirstStop', '异议'])
  return [
    {
      title: '认为当初的列入或者惩戒有错，要求恢复信誉',
      action: { label: '提出异议，要求恢复信誉', href: `/objections/new?entry=${id}` },
      facts: [
        text('最后一日', '没有最后期限；条目已经终止的，仍然受理、核实并答复'),
        ...(restoration === undefined
          ? []
          : [text('向谁要求', `${restoration.text}不清楚的，向当初认定或者实施惩戒的单位提出。`)]),
      ],
      basis: once([...(restoration?.basis ?? []), ...(objection?.basis ?? [])]),
    },
    {
      title: '别的网站、单位还在使用这个条目',
      action: { label: '查看已移出条目的公开清单', href: '/releases.atom' },
      facts: [text('要求', '凡持有副本的，应当按公开清单撤下；凭条目编号即可核对，不需要名称')],
      basis: [],
    },
  ]
}

async function readObjectionWay(db: Db, entry: RepairableEntry, law: LawInForce, on: LocalDate): Promise<RemedyWay> {
  const { id, place } = describe(entry)
  const target =
    entry.kind === 'listing'
      ? ({ kind: 'listing', listingId: id } as const)
      : ({ kind: 'record', recordId: id } as const)
  const thing = await readDisputedThing(db, target, law, on)
  const route = thing === undefined ? undefined : readVerifier(place, { target, ground: 'factsWrong' }, thing, law, on)
  const body = route === undefined ? [] : [text('核实单位', await nameOf(db, route.verifier))]
  return {
    title: '异议',
    action: { label: '提出异议', href: `/objections/new?entry=${id}` },
    facts: [...body, text('最后一日', '没有最后期限'), text('要不要账号', '不需要；代理人也可以提出，不收费')],
    basis: (route?.basis ?? []).map((each) => citationView(each)),
  }
}

async function readRepairWays(
  db: Db,
  entry: RepairableEntry,
  law: LawInForce,
  on: LocalDate,
): Promise<readonly RemedyWay[]> {
  const window = readRepairWindowOf(entry, law, on)
  if (window === undefined) return []
  const title = '信用修复'
  if (window.kind === 'barred') {
    const basis = window.refusal.basis.map((each) => ({
      text: renderCitation(each),
      confirmed: true,
      passage: null,
    }))
    return [{ title, action: null, facts: windowFacts(window), basis }]
  }
  const open = window.from === null || window.from <= on
  const href = `/repairs/new?entry=${describe(entry).id}`
  const action = { label: open ? '申请信用修复' : '查看信用修复的条件和材料', href }
  const facts = [text('办理机关', await nameOf(db, window.handler)), ...windowFacts(window)]
  return [{ title, action, facts, basis: window.basis.map((each) => citationView(each, window.confirmed)) }]
}

function describe(entry: RepairableEntry) {
  if (entry.kind === 'listing') {
    const { listingId: id, place, listTypeId, listKind } = entry.listing
    return { id, place, listTypeId, adverse: listKind !== 'incentive' }
  }
  const { recordId: id, place, content } = entry.record
  return { id, place, listTypeId: null, adverse: content.kind === 'penalty' || content.kind === 'judgment' }
}

/** Each clause once, however many rows it gives. */
function once(basis: readonly CitationView[]): readonly CitationView[] {
  return basis.filter((each, at) => basis.findIndex(({ text: said }) => said === each.text) === at)
}

async function nameOf(db: Db, unit: string): Promise<string> {
  const row = await db.selectFrom('organisation').select('name').where('id', '=', unit).executeTakeFirst()
  return row?.name ?? unit
}
