import { findListType } from '@xinheng/domain/catalogue/catalogue'
import type { Citation } from '@xinheng/domain/kernel/citation'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Listing } from '@xinheng/domain/listing/listing'
import { isVoidFromStart, readListing, readListingLastDay } from '@xinheng/domain/listing/read-listing'
import { actingOf } from '../access/access-port.ts'
import { findBar } from '../access/out-of-reach.ts'
import { mayAct, PERMISSIONS, type Permission } from '../access/permissions.ts'
import { ROLES, type Role } from '../access/roles.ts'
import type { Caller } from '../access/caller.ts'
import { refusalProblem } from '../http/problem.ts'
import { renderCitation } from '@xinheng/domain/kernel/render-citation'
import type { StaffViews } from '../http/staff-routes.ts'
import { listNotices, reachesNotice } from '../notice/notice-views.ts'
import { takeInAction } from '../objection/objection-words.ts'
import { statusWordOf, titleOf } from '../notice/templates/notice-words.ts'
import { listUnits } from '../organisation/organisation-views.ts'
import type { ActionView, CitationView, Fact, ListingCaseModel, RefusalView } from '../pages/models.ts'
import type { Service } from '../service.ts'
import { readUnitTasks, listTouchedTasks } from '../task/task-views.ts'
import { ACT_FORMS } from './act-forms.ts'
import { actsOf, EVENT_WORDS, nextActsOf, statusOf, stepsOf, tagKindOf } from './case-words.ts'
import { findTextBar } from './case-text-use-cases.ts'
import { shieldActionOf } from './insolvency-words.ts'
import { ACT_PERMISSIONS, findListing, type ListingActName, previewListingAct } from './listing-use-cases.ts'
import { findSubjectName, listHistory, listListings, listNames } from './listing-views.ts'
import { sampleAct } from './sample-acts.ts'

const PAGE_SIZE = 20
/** Stands for the name of a protected subject, which only a logged read of the vault gives. */
const PROTECTED = '个人信息，须另行查阅'
const VOID = '该条目自始无效，不得作为任何惩戒、限制或者评价的依据。以下办理经过照原样保留，不作改写。'
const CLASSES = { MANDATORY: '强制性措施', RECOMMENDED: '推荐性措施' } as const

/** What may be done beside the case at any time. */
const BESIDE: readonly {
  readonly name: string
  readonly permission: Permission
  readonly label: string
  readonly hrefOf: (state: Listing) => string
}[] = [
  {
    name: 'bundle',
    permission: 'bundle.export',
    label: '导出证据材料包',
    hrefOf: ({ listingId }) => `/staff/listings/${listingId}/bundle`,
  },
  {
    name: 'accountCode',
    permission: 'subject.bindAccount',
    label: '发放主体账号开户码',
    hrefOf: ({ subjectId }) => `/staff/subjects/${subjectId}/account-codes`,
  },
]

/** The page of one case: its facts, steps, open acts, measures and history. */
export function findListingCase(service: Service): StaffViews['findListing'] {
  return async (caller, id) => {
    const { db, ambient } = service
    const found = await findListing(service, id)
    if (found === undefined) return undefined
    const { state, version } = found
    const target = { unitId: state.determiner, jurisdiction: state.place }
    if (findBar(caller.principal, 'listing.read', target) !== undefined) return undefined
    const today = ambient.today()
    const law = await service.law(db, today)
    const reading = readListing(state, today, law.calendar)
    const listType = findListType(law.catalogue, state.listTypeId)
    const names = await listNames(db, [state.determiner, state.document.authority])
    const subjectName = await findSubjectName(db, state.subjectId)
    return {
      tag: { kind: tagKindOf(state.listKind), label: listType?.name ?? state.listTypeId },
      title: subjectName ?? PROTECTED,
      version,
      facts: factsOf(state, law, names, statusOf(state, reading)),
      steps: stepsOf(state, reading),
      actions: [
        ...(await readActions(service, caller, found)),
        ...(mayAct(caller.principal, 'repair.shield', target) ? shieldActionOf(state) : []),
        ...(mayTakeIn(caller, state) ? [takeInAction(id)] : []),
        ...BESIDE.flatMap(({ permission, name, label, hrefOf }) =>
          mayAct(caller.principal, permission, target)
            ? [{ name, label, href: hrefOf(state), primary: false, refusal: null }]
            : [],
        ),
      ],
      notices: [...(isVoidFromStart(state) ? [VOID] : []), ...(await readNext(service, caller, state))],
      papers: await readPapers(service, caller, id),
      textsHref: findTextBar(caller, state) === undefined ? `/staff/listings/${id}/texts` : null,
      tabs: [],
      timeline: await readTimeline(service, id),
      measures: await readMeasures(service, state),
    }
  }
}

/** An objection by telephone, e-mail or message is written down from the page of what it is about, once that is decided. */
function mayTakeIn({ principal, organisationId: unitId, place: jurisdiction }: Caller, { kind }: Listing): boolean {
  if (kind === 'proposed' || kind === 'noticed' || kind === 'closed') return false
  return mayAct(principal, 'objection.takeIn', { unitId, jurisdiction })
}

/** The papers of the case; the link stands where the reader may open them. */
async function readPapers({ db }: Service, caller: Caller, listingId: string): Promise<ListingCaseModel['papers']> {
  const lines = await listNotices(db, { listingId })
  return lines.map(({ id, notice }) => ({
    title: titleOf(notice.kind),
    href: reachesNotice(caller, 'notice.read', notice) ? `/staff/notices/${id}` : null,
    status: statusWordOf(notice),
  }))
}

/** Who the next act waits for, where it is not the reader's to do. */
async function readNext({ ambient }: Service, caller: Caller, state: Listing): Promise<readonly string[]> {
  const target = { unitId: state.determiner, jurisdiction: state.place }
  const [next] = nextActsOf(state, ambient.today()).filter((name) => actsOf(state).includes(name))
  if (next === undefined || mayAct(caller.principal, ACT_PERMISSIONS[next], target)) return []
  const roles = (Object.keys(PERMISSIONS[ACT_PERMISSIONS[next]]) as Role[]).map((role) => ROLES[role])
  return [`下一步“${ACT_FORMS[next].title}”由${roles.join('或者')}办理。`]
}

type Found = NonNullable<Awaited<ReturnType<typeof findListing>>>
const ASSUMED = { conduct: '行为日期', documentEffect: '文书生效日期的来源' } as const
const NOT_STATED = '来源未载明，暂以认定日期代替，不作为已查明的日期'

type Law = Awaited<ReturnType<Service['law']>>

function factsOf(
  state: Found['state'],
  law: Law,
  names: ReadonlyMap<string, string>,
  status: ReturnType<typeof statusOf>,
): readonly Fact[] {
  const { document, determiner } = state
  const facts: Fact[] = [
    { label: '状态', value: { kind: 'status', status } },
    { label: '认定部门', value: { kind: 'text', text: names.get(determiner) ?? determiner } },
    { label: '依据文书', value: { kind: 'text', text: document.number } },
    { label: '文书生效日期', value: { kind: 'date', date: document.effectiveOn } },
    ...(state.assumed ?? []).map((date): Fact => ({ label: ASSUMED[date], value: { kind: 'text', text: NOT_STATED } })),
  ]
  if ((state.kind === 'proposed' || state.kind === 'noticed' || state.kind === 'decided') && state.notice !== null) {
    facts.push({ label: '陈述申辩最后一日', value: { kind: 'date', date: state.notice.lastDayToAnswer } })
  }
  if (state.kind === 'listed' || state.kind === 'released') {
    const to = readListingLastDay(state, law.calendar)
    facts.push({ label: '期限', value: { kind: 'term', from: state.effectiveOn, to, note: null } })
  }
  return facts
}

async function readActions(service: Service, caller: Caller, found: Found): Promise<readonly ActionView[]> {
  const { state } = found
  const target = { unitId: state.determiner, jurisdiction: state.place }
  const today = service.ambient.today()
  const order = nextActsOf(state, today)
  const rank = (name: ListingActName) => (order.includes(name) ? order.indexOf(name) : order.length)
  const names = actsOf(state)
    .filter((name) => mayAct(caller.principal, ACT_PERMISSIONS[name], target))
    .toSorted((a, b) => rank(a) - rank(b))
  const acting = { ...actingOf(caller), place: state.place }
  const acts = names.map((name) => sampleAct(name, state, today))
  const refusals = await previewListingAct(service, acting, found, acts)
  const next = names.find((name, index) => order.includes(name) && (refusals[index] ?? null) === null)
  return names.map((name, index) => {
    const refusal = refusals[index] ?? null
    return {
      name,
      label: ACT_FORMS[name].title,
      href: `/staff/listings/${state.listingId}/${ACT_FORMS[name].noun}`,
      primary: name === next,
      refusal: refusal === null ? null : toRefusalView(refusal, WAITS[name]),
    }
  })
}

/** What an act waits for, where the rule only knows that its time has not come. */
const WAITS: Readonly<Partial<Record<ListingActName, string>>> = {
  recordService: '还没有待送达的告知书',
  recordFailedService: '还没有待送达的告知书',
  answerStatement: '没有待答复的陈述申辩',
  holdHearing: '没有待举行的听证',
  declineHearing: '没有待答复的听证申请',
  settleObjection: '没有待答复的公示异议',
  recordObjection: '公示尚未开始',
  recordResponsiblePersons: '名单生效后办理',
}

function toRefusalView(refusal: Refusal, waits: string | undefined): RefusalView {
  const { code, title, detail } = refusalProblem(refusal, '')
  return {
    code,
    title: code === 'WRONG_STATE' ? (waits ?? title) : title,
    mend: detail,
    basis: refusal.basis.map(toCitationView),
  }
}

function toCitationView(citation: Citation): CitationView {
  return { text: renderCitation(citation), confirmed: true, passage: null }
}

async function readTimeline(service: Service, listingId: string): Promise<ListingCaseModel['timeline']> {
  const history = await listHistory(service.db, listingId)
  const names = await listNames(
    service.db,
    history.flatMap(({ actorId, unitId }) => (unitId === null ? [actorId] : [actorId, unitId])),
  )
  return history.toReversed().map(({ event, actorId, unitId }) => ({
    at: event.on,
    act: EVENT_WORDS[event.type],
    who: whoOf(unitId === null ? '' : (names.get(unitId) ?? unitId), names.get(actorId) ?? actorId),
    note: null,
    basis: event.ground.basis.map(toCitationView),
  }))
}

/** Unit and person; many persons' names begin with their unit's, which is then not said twice. */
function whoOf(unit: string, person: string): string {
  return unit === '' || person.startsWith(unit) ? person : `${unit} · ${person}`
}

async function readMeasures(service: Service, state: Found['state']): Promise<ListingCaseModel['measures']> {
  const { db, ambient } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  const units = (await listUnits(db, state.place)).filter(({ mergedInto }) => mergedInto === null)
  const names = new Map(units.map(({ organisationId, name }) => [organisationId, name]))
  const responses = (await listTouchedTasks(db, state.listingId)).flatMap((task) => task.responses)
  const byMeasure = new Map<string, { row: ListingCaseModel['measures'][number]; implementers: string[] }>()
  for (const { unit, measures } of readUnitTasks(state, units, law, today)) {
    for (const { measure, articles } of measures) {
      const known = byMeasure.get(measure.id)
      const name = names.get(unit.organisationId) ?? unit.organisationId
      if (known !== undefined) known.implementers.push(name)
      else {
        const applied = responses.some(({ measureId, kind }) => measureId === measure.id && kind === 'applied')
        const implementers = [name]
        const row = {
          name: measure.name,
          measureClass: CLASSES[measure.measureClass],
          implementers,
          basis: articles.map(({ law: title, article }) => ({
            text: `《${title}》${article}`,
            confirmed: measure.confirmed,
            passage: null,
          })),
          status: applied
            ? ({ kind: 'done', label: '已采取' } as const)
            : ({ kind: 'waiting', label: '未采取' } as const),
        }
        byMeasure.set(measure.id, { row, implementers })
      }
    }
  }
  return [...byMeasure.values()].map(({ row }) => row)
}

const TABS = [
  { state: '', label: '全部' },
  { state: 'proposed', label: '已提出' },
  { state: 'noticed', label: '已告知' },
  { state: 'decided', label: '待公布' },
  { state: 'awaitingPerson', label: '待确认' },
  { state: 'listed', label: '已列入' },
  { state: 'released', label: '已移出' },
] as const

/** The entries of the caller's place, the newest act first. */
export function listListingCases(service: Service): StaffViews['listListings'] {
  return async ({ place, principal, organisationId }, { q, state, page }) => {
    const barred = findBar(principal, 'listing.read', { jurisdiction: place }) !== undefined
    const narrowed = { ...(state === '' ? {} : { state }), ...(q === '' ? {} : { text: q }) }
    const { rows, total } = barred
      ? { rows: [], total: 0 }
      : await listListings(service, { place, page, size: PAGE_SIZE, ...narrowed })
    return {
      mayAdd: mayAct(principal, 'listing.propose', { unitId: organisationId, jurisdiction: place }),
      tabs: TABS.map((tab) => ({
        label: tab.label,
        count: null,
        href: tab.state === '' ? '/staff/listings' : `/staff/listings?state=${tab.state}`,
        current: tab.state === state,
      })),
      search: { name: 'q', value: q, error: null },
      rows: rows.map((row) => ({
        href: `/staff/listings/${row.listingId}`,
        subject: row.subjectName ?? PROTECTED,
        tag: { kind: tagKindOf(row.listKind), label: row.listType },
        determiner: row.determiner,
        status: statusOf({ kind: row.state }, row.reading),
        due: row.state === 'noticed' ? row.lastDayToAnswer : null,
        changedAt: row.changedOn,
      })),
      paging: { page, size: PAGE_SIZE, total, path: '/staff/listings', query: { q, state } },
    }
  }
}
