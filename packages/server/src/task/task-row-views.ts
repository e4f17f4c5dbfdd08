import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { Listing } from '@xinheng/domain/listing/listing'
import { readListing } from '@xinheng/domain/listing/read-listing'
import { readTask } from '@xinheng/domain/task/read-tasks'
import type { Task } from '@xinheng/domain/task/task'
import { findBar } from '../access/out-of-reach.ts'
import { mayEverAct } from '../access/permissions.ts'
import type { Caller } from '../access/caller.ts'
import type { StaffViews } from '../http/staff-routes.ts'
import { findUnit } from '../organisation/organisation-views.ts'
import type { StatusWord, TaskRow } from '../pages/models.ts'
import type { Service } from '../service.ts'
import { findTask, listTaskEntries, readListTypesOf, readUnitTasks, type TaskQuery } from './task-views.ts'

const PAGE_SIZE = 20
const CLASSES = { MANDATORY: '强制性措施', RECOMMENDED: '推荐性措施' } as const
const TABS = [
  { state: '', label: '生效中' },
  { state: 'released', label: '待解除或者签收移出' },
] as const

/** The tasks of the caller's unit, one row a measure; derived from law and entry until somebody touches them. */
export function listUnitTasks(service: Service): StaffViews['listTasks'] {
  return async (caller, { q, state, page }) => {
    const { rows, total } = await readUnitTaskRows(service, caller, state === 'released' ? 'released' : 'inForce', page)
    return {
      tabs: TABS.map((tab) => ({
        label: tab.label,
        count: null,
        href: tab.state === '' ? '/staff/tasks' : `/staff/tasks?state=${tab.state}`,
        current: tab.state === state,
      })),
      search: { name: 'q', value: q, error: null },
      rows: q === '' ? rows : rows.filter(({ subject, measure }) => subject.includes(q) || measure.includes(q)),
      paging: { page, size: PAGE_SIZE, total, path: '/staff/tasks', query: { q, state } },
    }
  }
}

/** A page of the caller's unit's task rows; `total` counts the entries behind them. */
export async function readUnitTaskRows(
  service: Service,
  caller: Caller,
  which: TaskQuery['which'],
  page: number,
): Promise<{ readonly rows: readonly TaskRow[]; readonly total: number }> {
  const { principal, organisationId, place } = caller
  const { db, ambient } = service
  const mayRespond = mayEverAct(principal, 'task.act')
  const unit = await findUnit(db, organisationId)
  const barred = findBar(principal, 'task.read', { unitId: organisationId, jurisdiction: place }) !== undefined
  if (unit === undefined || barred) return { rows: [], total: 0 }
  const on = ambient.today()
  const law = await service.law(db, on)
  const listTypeIds = readListTypesOf(unit, law)
  const query = { place, unitId: organisationId, listTypeIds, which, on, page, size: PAGE_SIZE }
  const { entries, total } = await listTaskEntries(db, query)
  const rows: TaskRow[] = []
  for (const { listing, subjectName } of entries) {
    const task = await findTask(db, listing.listingId, organisationId)
    const about = { subject: subjectName ?? '个人信息，须另行查阅', implementer: unit.name }
    const measures = readUnitTasks(listing, [unit], law, on).flatMap((one) => one.measures)
    const own = rowsOf(listing, task, measures, about, law, on)
    rows.push(...(mayRespond ? own : own.map((row) => ({ ...row, href: `/staff/listings/${listing.listingId}` }))))
  }
  return { rows, total }
}

type Measures = ReturnType<typeof readUnitTasks>[number]['measures']

function rowsOf(
  listing: Listing,
  task: Task | undefined,
  measures: Measures,
  about: Pick<TaskRow, 'subject' | 'implementer'>,
  law: LawInForce,
  on: TaskQuery['on'],
): readonly TaskRow[] {
  const { listingId } = listing
  const reading = readListing(listing, on, law.calendar)
  const due = reading.kind === 'inForce' || reading.kind === 'ended' ? reading.lastDay : null
  const unitId = task?.implementer ?? ''
  const state = readTask(
    task,
    listing,
    measures.map(({ measure }) => measure),
    unitId,
    law,
    on,
  )
  const link = (noun: string) => `/staff/tasks/${listingId}/${noun}`
  if (state.kind === 'closed') return []
  if (reading.kind === 'ended' && state.kind === 'toLift' && state.measures.length === 0) {
    const status = { kind: 'waiting', label: '待签收移出' } as const
    const row = { measure: '签收移出通知', measureClass: '', status, due, overdue: true }
    return [{ ...about, ...row, href: link('release-acknowledgement') }]
  }
  return measures.flatMap(({ measure, measureClass }): readonly TaskRow[] => {
    const response = task?.responses.find(({ measureId }) => measureId === measure.id)
    const mustLift = state.kind === 'toLift' && state.measures.includes(measure.id)
    if (reading.kind === 'ended' && !mustLift) return []
    const open = response === undefined || response.kind === 'recommended'
    const noun = mustLift ? 'lifting' : task === undefined ? 'acknowledgement' : open ? 'application' : 'lifting'
    const status = statusOf(response?.kind, mustLift, task !== undefined)
    const className = CLASSES[measureClass.measureClass]
    const row = { measure: measure.name, measureClass: className, status, due, overdue: mustLift }
    return [{ ...about, ...row, href: link(noun) }]
  })
}

function statusOf(
  kind: Task['responses'][number]['kind'] | undefined,
  mustLift: boolean,
  touched: boolean,
): StatusWord {
  if (mustLift) return { kind: 'overdue', label: '待解除' }
  switch (kind) {
    case 'applied':
      return { kind: 'done', label: '已采取' }
    case 'notApplied':
      return { kind: 'notApplicable', label: '已说明不采取' }
    case 'lifted':
      return { kind: 'notApplicable', label: '已解除' }
    case 'recommended':
    case undefined:
      return touched ? { kind: 'received', label: '已签收' } : { kind: 'waiting', label: '待签收' }
  }
}
