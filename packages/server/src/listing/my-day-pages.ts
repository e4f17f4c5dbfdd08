import { addDays } from '@xinheng/domain/calendar/local-date'
import { readFeedbackRows } from '../feedback/feedback-row-views.ts'
import type { Caller } from '../access/caller.ts'
import type { StaffViews } from '../http/staff-routes.ts'
import type { MyDayModel, WorkItem } from '../pages/models.ts'
import type { Service } from '../service.ts'
import { readUnitTaskRows } from '../task/task-row-views.ts'
import { statusOf } from './case-words.ts'
import { listListings, type ListingRow } from './listing-views.ts'

const NEXT: Readonly<Partial<Record<ListingRow['state'], string>>> = {
  proposed: '告知并送达',
  noticed: '听取陈述申辩，作出决定',
  decided: '送达决定书并公布',
  awaitingPerson: '确认共享名单',
}
const SOON_DAYS = 3
const MANY = 50

/** Answers the last imports of the caller's unit; given by the import room. */
export type ListImports = (caller: Caller) => Promise<MyDayModel['lastImports']>

/** What waits for the caller's unit today: cases under way, tasks, duties to feed back. */
export function readMyDay(service: Service, listImports: ListImports): StaffViews['readMyDay'] {
  return async (caller) => {
    const today = service.ambient.today()
    const items = [
      ...(await readCases(service, caller)),
      ...(await readTasks(service, caller)),
      ...(await readFeedbackItems(service, caller)),
    ]
    const isOver = ({ due, status }: WorkItem) => status.kind === 'overdue' || (due !== null && due < today)
    const isSoon = ({ due }: WorkItem) => due !== null && due >= today && due <= addDays(today, SOON_DAYS)
    const overdue = items.filter(isOver)
    const dueSoon = items.filter((item) => !isOver(item) && isSoon(item))
    const waiting = items.filter((item) => !isOver(item) && !isSoon(item))
    return { overdue, dueSoon, waiting, lastImports: await listImports(caller) }
  }
}

async function readCases(service: Service, caller: Caller): Promise<readonly WorkItem[]> {
  const { place, organisationId } = caller
  const states = ['proposed', 'noticed', 'decided'] as const
  const items: WorkItem[] = []
  for (const state of [...states, 'awaitingPerson'] as const) {
    const own = state === 'awaitingPerson' ? {} : { unitId: organisationId }
    const { rows } = await listListings(service, { place, state, ...own, page: 1, size: MANY })
    items.push(
      ...rows.map((row) => ({
        title: NEXT[row.state] ?? '办理',
        href: `/staff/listings/${row.listingId}`,
        subject: row.subjectName ?? '个人信息，须另行查阅',
        status: statusOf({ kind: row.state }, row.reading),
        due: null,
        left: null,
      })),
    )
  }
  return items
}

async function readTasks(service: Service, caller: Caller): Promise<readonly WorkItem[]> {
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
