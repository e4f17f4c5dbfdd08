import { findListType } from '@xinheng/domain/catalogue/catalogue'
import type { Precondition } from '@xinheng/domain/catalogue/measure'
import { readExecutingPlace, type ExecutingUnit, type LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { Listing } from '@xinheng/domain/listing/listing'
import { findNoGround, readListing } from '@xinheng/domain/listing/read-listing'
import { readTask } from '@xinheng/domain/task/read-tasks'
import type { Task } from '@xinheng/domain/task/task'
import { findBar } from '../access/out-of-reach.ts'
import { mayEverAct } from '../access/permissions.ts'
import type { Caller } from '../access/caller.ts'
import type { FormStart } from '../http/act-routes.ts'
import type { StaffViews } from '../http/staff-routes.ts'
import { findListingAsOf, findSubjectName } from '../listing/listing-views.ts'
import { findUnit } from '../organisation/organisation-views.ts'
import type { StatusWord, TaskRow } from '../pages/models.ts'
import type { Service } from '../service.ts'
import { findTask, listTaskEntries, readListTypesOf, readUnitTasks, type TaskQuery } from './task-views.ts'

const PAGE_SIZE = 20
const CLASSES = { MANDATORY: '强制性措施', RECOMMENDED: '推荐性措施' } as const
/** What evidence may establish, in words. */
export const PRECONDITIONS: Readonly<Record<Precondition, string>> = {
  ABLE_BUT_REFUSES: '有履行能力而拒不履行',
  CONSUMPTION_ORDER: '已发出限制消费令',
  EXIT_CONTROL_DECISION: '已作出限制出境决定',
  TAX_UNPAID_NO_SECURITY: '欠缴税款且未提供担保',
  LICENCE_REVOKED: '许可证已被吊销',
  PENALTY_IN_FORCE: '已有生效的行政处罚决定',
  CONVICTED: '已有生效的刑事判决',
  CIRCUMSTANCES_SERIOUS: '情节严重',
  RECTIFICATION_REFUSED: '责令改正后拒不改正',
  PROMISE_GIVEN: '已作出书面承诺',
}
const TABS = [
  { state: '', label: '生效中' },
  { state: 'released', label: '待解除或者签收移出' },
] as const

/** The tasks of the caller's unit, one row a measure; derived from law and entry until somebody touches them. */
export function listUnitTasks(service: Service): StaffViews['listTasks'] {
  return async (caller, { q, state, page }) => {
    const which = state === 'released' ? 'released' : 'inForce'
    const { rows, total } = await readUnitTaskRows(service, caller, which, page, q.trim())
    return {
      tabs: TABS.map((tab) => ({
        label: tab.label,
        count: null,
        href: tab.state === '' ? '/staff/tasks' : `/staff/tasks?state=${tab.state}`,
        current: tab.state === state,
      })),
      search: { name: 'q', value: q, error: null },
      rows,
      paging: { page, size: PAGE_SIZE, total, path: '/staff/tasks', query: { q, state } },
    }
  }
}

/** A page of the caller's unit's task rows, narrowed by a text; `total` counts the entries behind them. */
export async function readUnitTaskRows(
  service: Service,
  caller: Caller,
  which: TaskQuery['which'],
  page: number,
  text = '',
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
  const named = law.catalogue.measures.filter(({ name }) => text !== '' && name.includes(text))
  const textListTypeIds = [...new Set(named.flatMap((measure) => measure.listTypeIds))]
  const query = { place, unitId: organisationId, listTypeIds, which, on, text, textListTypeIds, page, size: PAGE_SIZE }
  const { entries, total } = await listTaskEntries(db, query)
  const rows: TaskRow[] = []
  for (const { listing, subjectName, subjectCode } of entries) {
    const task = await findTask(db, listing.listingId, organisationId)
    const about = { subject: subjectName ?? '个人信息，须另行查阅', implementer: unit.name }
    const measures = readUnitTasks(listing, [unit], law, on).flatMap((one) => one.measures)
    const meant = subjectName?.includes(text) === true || subjectCode === text.toUpperCase()
    const own = rowsOf(listing, task, measures, about, unit, law, on).filter(
      (row) => meant || row.measure.includes(text),
    )
    const look = { label: '查看条目', href: `/staff/listings/${listing.listingId}` }
    rows.push(...(mayRespond ? own : own.map((row) => ({ ...row, href: look.href, acts: [look] }))))
  }
  return { rows, total }
}

type Measures = ReturnType<typeof readUnitTasks>[number]['measures']

function rowsOf(
  listing: Listing,
  task: Task | undefined,
  measures: Measures,
  about: Pick<TaskRow, 'subject' | 'implementer'>,
  unit: ExecutingUnit,
  law: LawInForce,
  on: TaskQuery['on'],
): readonly TaskRow[] {
  const { listingId } = listing
  const reading = readListing(listing, on, law.calendar)
  const due = reading.kind === 'inForce' || reading.kind === 'ended' ? reading.lastDay : null
  const state = readTask(
    task,
    listing,
    measures.map(({ measure }) => measure),
    unit.organisationId,
    law,
    on,
  )
  const link = (noun: string, measureId?: string) =>
    `/staff/tasks/${listingId}/${noun}${measureId === undefined ? '' : `?measureId=${encodeURIComponent(measureId)}`}`
  if (state.kind === 'closed') return []
  if (reading.kind === 'ended' && state.kind === 'toLift' && state.measures.length === 0) {
    const status = { kind: 'waiting', label: '待签收移出' } as const
    const row = { measure: '签收移出通知', measureClass: '', status, due, overdue: true }
    const href = link('release-acknowledgement')
    return [{ ...about, ...row, href, acts: [{ label: '签收', href }] }]
  }
  return measures.flatMap(({ measure, measureClass }): readonly TaskRow[] => {
    const response = task?.responses.find(({ measureId }) => measureId === measure.id)
    const mustLift = state.kind === 'toLift' && state.measures.includes(measure.id)
    if (reading.kind === 'ended' && !mustLift) return []
    const open = response === undefined || response.kind === 'recommended'
    const heldUp = open && !mustLift ? findHeldUp(listing, task, measure.id, unit, law, on) : undefined
    const status = heldUp?.status ?? statusOf(response?.kind, mustLift, task !== undefined)
    const className = CLASSES[measureClass.measureClass]
    const row = { measure: measure.name, measureClass: className, status, due, overdue: mustLift }
    const acts = mustLift
      ? [{ label: '解除', href: link('lifting', measure.id) }]
      : task === undefined
        ? [{ label: '签收', href: link('acknowledgement') }]
        : heldUp !== undefined
          ? [{ label: '说明不采取', href: link('explanation', measure.id) }]
          : open
            ? [
                { label: '采取', href: link('application', measure.id) },
                { label: '说明不采取', href: link('explanation', measure.id) },
              ]
            : response.kind === 'applied'
              ? [{ label: '解除', href: link('lifting', measure.id) }]
              : [{ label: '查看条目', href: `/staff/listings/${listingId}` }]
    return [{ ...about, ...row, href: acts[0]?.href ?? '', acts }]
  })
}

/** Why a measure cannot be applied now, so that no form is offered that would be refused. */
function findHeldUp(
  listing: Listing,
  task: Task | undefined,
  measureId: string,
  unit: ExecutingUnit,
  law: LawInForce,
  on: TaskQuery['on'],
): { readonly status: StatusWord } | undefined {
  if (task?.barred?.some((one) => one.measureId === measureId) === true) {
    return { status: { kind: 'notApplicable', label: '经决定解除，不得再次采取' } }
  }
  const at = { place: readExecutingPlace(law.book, unit, listing), measureId, implementer: unit.organisationId }
  const code = findNoGround(listing, on, law, at)?.error.code
  if (code === 'EXECUTION_STAYED') return { status: { kind: 'stayed', label: '争议期间暂不执行' } }
  if (code !== 'UPSTREAM_QUESTION_OPEN') return undefined
  return { status: { kind: 'stayed', label: '正在向报送单位核实，暂不采取' } }
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

/** What the form of an act on a task is opened with: what it is about, and the unit's measures on the entry by name. */
export async function readTaskStart(
  service: Service,
  caller: Caller,
  listingId: string,
  asked: Readonly<Record<string, string>>,
): Promise<FormStart> {
  const { db, ambient } = service
  const found = await findListingAsOf(service, listingId, {})
  const unit = await findUnit(db, caller.organisationId)
  if (found === undefined || unit === undefined) return {}
  const on = ambient.today()
  const law = await service.law(db, on)
  const { state } = found
  const measures = readUnitTasks(state, [unit], law, on).flatMap((one) => one.measures)
  const chosen = measures.find(({ measure }) => measure.id === asked['measureId'])
  const text = (label: string, value: string) => ({ label, value: { kind: 'text', text: value } }) as const
  return {
    values: chosen === undefined ? {} : { measureId: chosen.measure.id },
    options: {
      measureId: measures.map(({ measure }) => ({ value: measure.id, label: measure.name })),
      established: [
        ...new Set((chosen === undefined ? measures : [chosen]).flatMap((one) => one.measure.preconditions)),
      ].map((precondition) => ({ value: precondition, label: PRECONDITIONS[precondition] })),
    },
    about: [
      text('主体', (await findSubjectName(db, state.subjectId)) ?? '个人信息，须另行查阅'),
      text('名单', findListType(law.catalogue, state.listTypeId)?.name ?? state.listTypeId),
      text('依据文书', state.document.number),
      ...(chosen === undefined ? [] : [text('措施内容', chosen.measure.content)]),
    ],
  }
}
