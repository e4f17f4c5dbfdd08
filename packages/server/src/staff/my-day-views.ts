import { addDays, type LocalDate } from '@xinheng/domain/calendar/local-date'
import { mayAct, mayEverAct, type Permission } from '../access/permissions.ts'
import type { Caller } from '../access/caller.ts'
import { listOpenWork } from '../account/open-work-views.ts'
import { listUnitDuties, type DutyRow } from '../duty/duty-views.ts'
import { readFeedbackRows } from '../feedback/feedback-row-views.ts'
import type { StaffViews } from '../http/staff-routes.ts'
import { statusOf } from '../listing/case-words.ts'
import { listListings, type ListingRow } from '../listing/listing-views.ts'
import type { MyDayModel, StatusWord, WorkItem } from '../pages/models.ts'
import type { Service } from '../service.ts'
import { readUnitTaskRows } from '../task/task-row-views.ts'

const MANY = 50
const SOON_DAYS = 3
const HIDDEN = '个人信息，须另行查阅'

const NEXT: Readonly<Partial<Record<ListingRow['state'], string>>> = {
  proposed: '告知并送达',
  noticed: '听取陈述申辩，作出决定',
  decided: '送达决定书并公布',
  awaitingPerson: '确认共享名单',
}

/** Whose work a case in each state is: others see it in the list of cases. */
const WHOSE = {
  proposed: ['listing.notify'],
  noticed: ['listing.hear', 'listing.decide'],
  decided: ['listing.publish'],
  awaitingPerson: ['listing.confirmReceived'],
} as const satisfies Readonly<Record<string, readonly Permission[]>>

const QUESTIONS: Readonly<Record<string, string>> = {
  vanishedRow: '全量文件中不再出现的记录，是否已移出',
  unknownAuthority: '作出文书的机关不明，请指认',
}

/** Answers the last imports of the caller's unit; given by the import room. */
export type ListImports = (caller: Caller) => Promise<MyDayModel['lastImports']>

/**
 * The whole day of a unit: its cases, tasks and duties, and what the registers hold for it — questions about its files,
 * decisions still to be published, matters with measures left open.
 */
export function readMyDay(service: Service, listImports: ListImports): StaffViews['readMyDay'] {
  return async (caller) => {
    const today = service.ambient.today()
    const items = [
      ...(await readDuties(service, caller)),
      ...(await readCases(service, caller)),
      ...(await readTasks(service, caller)),
      ...(await readFeedbackItems(service, caller)),
      ...(await readQuestions(service, caller)),
      ...(await readPublicity(service, caller, today)),
      ...(await readMatters(service, caller)),
    ]
    const isOver = ({ due, status }: WorkItem) => status.kind === 'overdue' || (due !== null && due < today)
    const isSoon = ({ due }: WorkItem) => due !== null && due >= today && due <= addDays(today, SOON_DAYS)
    const overdue = items.filter(isOver)
    const dueSoon = items.filter((item) => !isOver(item) && isSoon(item))
    const waiting = items.filter((item) => !isOver(item) && !isSoon(item))
    return { overdue, dueSoon, waiting, lastImports: await listImports(caller) }
  }
}

/** What the unit must do in time, first of all and by its clock. */
async function readDuties(service: Service, caller: Caller): Promise<readonly WorkItem[]> {
  const { principal, place, organisationId } = caller
  if (!mayAct(principal, 'duty.read', { unitId: organisationId, jurisdiction: place })) return []
  const rows = await listUnitDuties(service, place, organisationId)
  return rows.map((row) => ({
    title: row.label,
    href: row.href,
    subject: '—',
    status: dutyStatus(row),
    due: row.provisional ? null : row.lastDay,
    left: null,
  }))
}

function dutyStatus({ state, provisional, alert, daysLate }: DutyRow): StatusWord {
  if (provisional) return waiting('期限待定')
  if (state === 'breached') return { kind: 'overdue', label: `已逾期 ${daysLate} 天` }
  return waiting(alert === null || alert === 100 ? '待办' : `已过 ${alert}%`)
}

async function readCases(service: Service, caller: Caller): Promise<readonly WorkItem[]> {
  const { place, organisationId } = caller
  const states = ['proposed', 'noticed', 'decided'] as const
  const held = await listOpenWork(service.db, organisationId, caller.principal.id)
  const inHand = new Set(held.map(({ id }) => id))
  const items: WorkItem[] = []
  const home = { unitId: organisationId, jurisdiction: place }
  for (const state of [...states, 'awaitingPerson'] as const) {
    if (!WHOSE[state].some((permission) => mayAct(caller.principal, permission, home))) continue
    const own = state === 'awaitingPerson' ? {} : { unitId: organisationId }
    const { rows } = await listListings(service, { place, state, ...own, page: 1, size: MANY })
    items.push(
      ...rows.map((row) => ({
        title: NEXT[row.state] ?? '办理',
        href: `/staff/listings/${row.listingId}`,
        subject: row.subjectName ?? HIDDEN,
        status: inHand.has(row.listingId)
          ? waiting(`${statusOf({ kind: row.state }, row.reading).label}，由您经办`)
          : statusOf({ kind: row.state }, row.reading),
        due: null,
        left: null,
      })),
    )
  }
  return items
}

async function readTasks(service: Service, caller: Caller): Promise<readonly WorkItem[]> {
  if (!mayEverAct(caller.principal, 'task.act')) return []
  const open = await readUnitTaskRows(service, caller, 'inForce', 1)
  const over = await readUnitTaskRows(service, caller, 'released', 1)
  return [...over.rows, ...open.rows]
    .filter(({ status }) => status.kind !== 'done' && status.kind !== 'notApplicable')
    .map(({ measure, href, subject, status }) => ({ title: measure, href, subject, status, due: null, left: null }))
}

async function readFeedbackItems(service: Service, caller: Caller): Promise<readonly WorkItem[]> {
  const rows = await readFeedbackRows(service, caller)
  return rows
    .filter(({ sentAt }) => sentAt === null)
    .map(({ href, subject, status, due, measure }) => ({ title: measure, href, subject, status, due, left: null }))
}

const waiting = (label: string): StatusWord => ({ kind: 'waiting', label })

/** Questions about the unit's files that wait for its answer. */
async function readQuestions({ db }: Service, caller: Caller): Promise<readonly WorkItem[]> {
  if (!mayEverAct(caller.principal, 'question.read')) return []
  const rows = await db
    .selectFrom('question')
    .select(['id', 'kind', 'file_id', 'opened_at'])
    .where('state', '=', 'open')
    .where('unit_id', '=', caller.organisationId)
    .orderBy('opened_at')
    .limit(MANY)
    .execute()
  return rows.map(({ kind, file_id }) => ({
    title: QUESTIONS[kind] ?? '答复导入数据的疑问',
    href: file_id === null ? '/staff/questions' : `/staff/questions?file=${file_id}`,
    subject: '—',
    status: waiting('待答复'),
    due: null,
    left: null,
  }))
}

/** Decisions of the unit that the law wants made public by a day and that are not yet. */
async function readPublicity({ db }: Service, caller: Caller, today: LocalDate): Promise<readonly WorkItem[]> {
  if (!mayEverAct(caller.principal, 'record.publish')) return []
  const rows = await db
    .selectFrom('record as r')
    .innerJoin('subject as s', 's.id', 'r.subject_id')
    .select(['r.id', 'r.document_title', 'r.document_number', 'r.publicity_due_on', 's.name'])
    .where('r.authority_id', '=', caller.organisationId)
    .where('r.publicity_due_on', 'is not', null)
    .where('r.published_on', 'is', null)
    .where('r.excluded', 'is', null)
    .where('r.status', '=', 'standing')
    .orderBy('r.publicity_due_on')
    .orderBy('r.id')
    .limit(MANY)
    .execute()
  return rows.map(({ id, document_title, document_number, publicity_due_on, name }) => {
    const late = publicity_due_on !== null && publicity_due_on < today
    return {
      title: `公示：${[document_title, document_number ?? ''].join(' ').trim()}`,
      href: `/staff/records/${id}`,
      subject: name ?? HIDDEN,
      status: late ? { kind: 'overdue', label: '已逾期' } : waiting('待公示'),
      due: publicity_due_on,
      left: null,
    }
  })
}

/** Matters of the unit with a check missing or a measure neither applied nor explained, and those the caller is named to decide. */
async function readMatters({ db }: Service, caller: Caller): Promise<readonly WorkItem[]> {
  if (!mayEverAct(caller.principal, 'matter.read')) return []
  const rows = await db
    .selectFrom('matter')
    .select(['id', 'reference', 'open_items', 'open_checks', 'decider_id', 'status'])
    .where('closed_on', 'is', null)
    .where((is) =>
      is.or([
        is.and([
          is('unit_id', '=', caller.organisationId),
          is.or([is('open_items', '>', 0), is('open_checks', '>', 0)]),
        ]),
        is.and([is('decider_id', '=', caller.principal.id), is('status', '=', 'open')]),
      ]),
    )
    .orderBy('opened_on')
    .orderBy('id')
    .limit(MANY)
    .execute()
  return rows.map(({ id, reference, open_items, open_checks, decider_id, status }) => {
    const mine = status === 'open' && decider_id === caller.principal.id
    const [title, word] =
      open_items > 0
        ? [`处理核查结果（${open_items} 项措施）`, '待处理']
        : open_checks > 0
          ? ['完成信用核查', '待核查']
          : ['作出决定', '待决定']
    return {
      title,
      href: `/staff/matters/${id}`,
      subject: reference ?? id.slice(0, 8),
      status: waiting(mine ? `${word}，由您决定` : word),
      due: null,
      left: null,
    }
  })
}
