import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { findListType } from '@xinheng/domain/catalogue/catalogue'
import { readPublicityClock, readPublicityPeriodOf } from '@xinheng/domain/record/publicity-clock'
import type { CreditRecord, RecordEvent, RecordKind } from '@xinheng/domain/record/record'
import { actingOf } from '../access/access-port.ts'
import { mayAct } from '../access/permissions.ts'
import type { Caller } from '../access/caller.ts'
import { refusalProblem } from '../http/problem.ts'
import { renderCitation } from '@xinheng/domain/kernel/render-citation'
import type { ActionView, Fact, RecordListModel, RecordModel, StatusWord } from '../pages/models.ts'
import { takeInAction } from '../objection/objection-words.ts'
import type { Service } from '../service.ts'
import { findRecord, previewRecordActs, type RecordActName } from './record-use-cases.ts'
import {
  listEntriesOf,
  listRecordHistory,
  listRecords,
  readPublicationOf,
  type RecordRow,
  type RecordState,
} from './record-views.ts'
import {
  CLASS_WORDS,
  EXCLUDED_WORDS,
  KIND_WORDS,
  readContentFacts,
  readDeadlineStatus,
  RECORD_ACTS,
  RECORD_EVENT_WORDS,
} from './record-words.ts'

type Content<Model> = Omit<Model, 'frame'>

const PAGE_SIZE = 20
/** Stands for the name of a protected subject, which only a logged read of the vault gives. */
const PROTECTED = '个人信息，须另行查阅'
const TABS: readonly { readonly state: RecordState | ''; readonly label: string }[] = [
  { state: '', label: '全部' },
  { state: 'late', label: '逾期未公示' },
  { state: 'due', label: '待公示' },
  { state: 'public', label: '已公示' },
  { state: 'excluded', label: '依法不公示' },
  { state: 'upset', label: '决定已变更撤销' },
  { state: 'withdrawn', label: '已撤回' },
]

export interface RecordQuery {
  readonly q: string
  readonly state: RecordState | ''
  readonly kind: RecordKind | ''
  readonly page: number
}

/** The records of the caller's place; of the caller's unit alone where something is to be done about them. */
export async function readRecordList(
  service: Service,
  { place, organisationId }: Caller,
  { q, state, kind, page }: RecordQuery,
): Promise<Content<RecordListModel>> {
  const today = service.ambient.today()
  const own = state === 'late' || state === 'due' || state === 'upset' ? { unitId: organisationId } : {}
  const { rows, total } = await listRecords(service, {
    place,
    page,
    size: PAGE_SIZE,
    ...own,
    ...(state === '' ? {} : { state }),
    ...(kind === '' ? {} : { kind }),
    ...(q === '' ? {} : { text: q }),
  })
  return {
    tabs: TABS.map((tab) => ({
      label: tab.label,
      count: tab.state === state ? total : null,
      href: tab.state === '' ? '/staff/records' : `/staff/records?state=${tab.state}`,
      current: tab.state === state,
    })),
    state,
    kinds: [
      { value: '', label: '全部种类' },
      ...Object.entries(KIND_WORDS).map(([value, label]) => ({ value, label })),
    ],
    kind: { name: 'kind', value: kind, error: null },
    search: { name: 'q', value: q, error: null },
    rows: rows.map((row) => ({
      href: `/staff/records/${row.recordId}`,
      subject: row.subjectName ?? PROTECTED,
      kind: KIND_WORDS[row.kind as RecordKind],
      document: [row.documentTitle, row.documentNumber ?? ''].join(' ').trim(),
      authority: row.authority,
      decidedOn: row.decidedOn,
      status: statusOf(row, today),
      due: row.publicityDueOn,
    })),
    paging: { page, size: PAGE_SIZE, total, path: '/staff/records', query: { q, state, kind } },
  }
}

function statusOf(row: RecordRow, today: string): StatusWord {
  if (row.withdrawn) return { kind: 'notApplicable', label: '已撤回' }
  if (row.excluded !== null) return { kind: 'notApplicable', label: EXCLUDED_WORDS[row.excluded] ?? '依法不公示' }
  if (row.publishedOn !== null) return { kind: 'done', label: '已公示' }
  if (row.publicityDueOn === null) return { kind: 'notApplicable', label: '不在公示范围' }
  return row.publicityDueOn < today ? { kind: 'overdue', label: '逾期未公示' } : { kind: 'waiting', label: '待公示' }
}

/** One record; `undefined` when it is not there or out of the caller's reach. */
export async function readRecordPage(
  service: Service,
  caller: Caller,
  id: string,
): Promise<Content<RecordModel> | undefined> {
  const found = await findRecord(service, id)
  if (found === undefined) return undefined
  const { state: record } = found
  const { authorityId, place, subjectId, documentTitle, documentNumber, decidedOn, recordedOn } = record
  if (!mayAct(caller.principal, 'record.read', { unitId: authorityId, jurisdiction: place, subjectId }))
    return undefined
  const { db, ambient } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  const subject = await db
    .selectFrom('subject')
    .select(['name', 'uscc', 'protected'])
    .where('id', '=', subjectId)
    .executeTakeFirst()
  const authority = await db.selectFrom('organisation').select('name').where('id', '=', authorityId).executeTakeFirst()
  const text = (label: string, value: string): Fact => ({ label, value: { kind: 'text', text: value } })
  const entries = await listEntriesOf(service, subjectId, place)
  const hidden = subject?.protected === true
  const mayOpen = mayAct(caller.principal, 'subject.readPersonal', { unitId: authorityId, jurisdiction: place })
  return {
    tag: { kind: 'record', label: KIND_WORDS[record.content.kind] },
    title: subject?.name ?? PROTECTED,
    facts: [
      ...(subject === undefined || subject.uscc === null
        ? []
        : [{ label: '代码', value: { kind: 'code', code: subject.uscc } } as const]),
      text('文书', documentTitle),
      text('文号', documentNumber ?? ''),
      text('决定机关', authority?.name ?? authorityId),
      { label: '决定日期', value: { kind: 'date', date: decidedOn } },
      { label: '入库日期', value: { kind: 'date', date: recordedOn } },
      ...readContentFacts(record.content),
    ],
    ...readPublicity(record, law, today),
    actions: [
      ...(await readActions(service, caller, record)),
      ...(mayAct(caller.principal, 'objection.takeIn', { unitId: caller.organisationId, jurisdiction: caller.place })
        ? [takeInAction(id)]
        : []),
    ],
    entries: entries.map((entry) => ({
      label: findListType(law.catalogue, entry.list_type_id)?.name ?? entry.list_type_id,
      href: `/staff/listings/${entry.id}`,
    })),
    personalHref: hidden && mayOpen ? `/staff/subjects/${subjectId}/personal` : null,
    timeline: await readTimeline(service, id),
  }
}

type Law = Awaited<ReturnType<Service['law']>>

function readPublicity(record: CreditRecord, law: Law, today: CreditRecord['decidedOn']) {
  const period = readPublicityPeriodOf(law.book, record.place, record.decidedOn)
  const clock = readPublicityClock(record, period, law.calendar, today)
  const reading = readPublicationOf(record, law, today)
  const basis = [...(period.kind === 'workingDays' ? [period.source] : []), ...reading.basis]
  const facts: Fact[] = [{ label: '公示时限', value: { kind: 'status', status: readDeadlineStatus(clock) } }]
  if ('lastDay' in clock) facts.push({ label: '最迟公示日期', value: { kind: 'date', date: clock.lastDay } })
  if (period.kind === 'workingDays')
    facts.push({ label: '时限', value: { kind: 'text', text: `决定之日起 ${period.count} 个工作日` } })
  if (reading.kind === 'notPublic') {
    facts.push({ label: '能否公示', value: { kind: 'text', text: EXCLUDED_WORDS[reading.why] ?? '依法不公示' } })
  } else {
    const { publicationClass, until } = reading
    const sure = reading.kind === 'ended' || reading.confirmed
    const words = publicationClass === null ? '不分类' : CLASS_WORDS[publicationClass]
    facts.push({
      label: '公示类别',
      value: { kind: 'text', text: sure ? words : `${words}（分类未经主管部门确认，公示须由经办人署名负责）` },
    })
    facts.push({
      label: reading.kind === 'ended' ? '公示期已届满' : '公示期',
      value: { kind: 'term', from: record.decidedOn, to: until, note: null },
    })
  }
  for (const { site, on } of record.publications)
    facts.push({ label: '公示日期', value: { kind: 'text', text: `${on}${site === 'xinheng' ? '' : `（${site}）`}` } })
  return {
    publicity: facts,
    basis: [...new Set(basis.map(renderCitation))].map((text) => ({ text, confirmed: true, passage: null })),
  }
}

async function readActions(service: Service, caller: Caller, record: CreditRecord): Promise<readonly ActionView[]> {
  const target = { unitId: record.authorityId, jurisdiction: record.place }
  const names = (Object.keys(RECORD_ACTS) as RecordActName[]).filter((name) =>
    mayAct(caller.principal, RECORD_ACTS[name].permission, target),
  )
  const refusals =
    names.length === 0
      ? undefined
      : await previewRecordActs(service, { ...actingOf(caller), place: record.place }, record)
  const base = `/staff/records/${record.recordId}`
  const acts = names.map((name): ActionView => {
    const { title, noun } = RECORD_ACTS[name]
    const refusal = refusals?.[name] ?? null
    const primary = name === 'publish' && refusal === null
    return { name, label: title, href: `${base}/${noun}`, primary, refusal: toView(refusal) }
  })
  const own = { unitId: caller.organisationId, jurisdiction: record.place }
  if (!mayAct(caller.principal, 'listing.propose', own) || record.status === 'withdrawn') return acts
  const href = `/staff/listings/propose?record=${record.recordId}`
  return [...acts, { name: 'propose', label: '据此提出列入名单', href, primary: false, refusal: null }]
}

function toView(refusal: Refusal | null): ActionView['refusal'] {
  if (refusal === null) return null
  const { code, title, detail } = refusalProblem(refusal, '')
  const basis = refusal.basis.map((each) => ({ text: renderCitation(each), confirmed: true, passage: null }))
  return { code, title, mend: detail, basis }
}

async function readTimeline(service: Service, id: string): Promise<RecordModel['timeline']> {
  const history = await listRecordHistory(service, id)
  const ids = [...new Set(history.flatMap(({ actorId, unitId }) => [actorId, unitId ?? actorId]))]
  const { db } = service
  const units = await db.selectFrom('organisation').select(['id', 'name']).where('id', 'in', ids).execute()
  const people = await db.selectFrom('account').select(['id', 'display_name as name']).where('id', 'in', ids).execute()
  const names = new Map([...units, ...people].map(({ id: each, name }) => [each, name]))
  return history.toReversed().map(({ event, actorId, unitId }) => ({
    at: event.on,
    act: RECORD_EVENT_WORDS[event.type],
    who: [unitId, actorId].flatMap((each) => (each === null ? [] : [names.get(each) ?? '系统'])).join(' · '),
    note: null,
    basis: groundOf(event).map((each) => ({ text: renderCitation(each), confirmed: true, passage: null })),
  }))
}

function groundOf(event: RecordEvent) {
  return 'ground' in event ? event.ground.basis : []
}
