import { parseLocalDate } from '@xinheng/domain/calendar/local-date'
import type { Precondition } from '@xinheng/domain/catalogue/measure'
import { ok } from '@xinheng/domain/kernel/result'
import { NOT_APPLIED_REASONS } from '@xinheng/domain/matter/close-check'
import type { NotAppliedReason } from '@xinheng/domain/matter/matter'
import { actingOf } from '../access/access-port.ts'
import { findBar, NOT_THERE } from '../access/out-of-reach.ts'
import { staffAct, type FieldSpec } from '../http/act-routes.ts'
import type { Caller } from '../access/caller.ts'
import type { Route } from '../http/route.ts'
import type { Service } from '../service.ts'
import { PRECONDITIONS, readTaskStart } from './task-row-views.ts'
import { actOnTask, findTaskVersion, type TaskAct } from './task-use-cases.ts'

const MEASURE: FieldSpec = { label: '措施', kind: 'pick', maxLength: 40 }
const EVIDENCE: FieldSpec = { label: '凭证编号或者摘要', kind: 'text', hint: '不得填写证件号码' }
const REASON_CODE: FieldSpec = {
  label: '原因',
  kind: 'choice',
  options: Object.entries(NOT_APPLIED_REASONS).map(([value, { title }]) => ({ value, label: title })),
}

interface TaskForm {
  readonly operationId: string
  readonly noun: string
  readonly title: string
  readonly fields: Readonly<Record<string, FieldSpec>>
  readonly read: (given: Readonly<Record<string, string>>) => TaskAct
}

const FORMS: readonly TaskForm[] = [
  {
    operationId: 'acknowledgeTask',
    noun: 'acknowledgement',
    title: '签收任务',
    fields: {},
    read: () => ({ act: 'acknowledge' }),
  },
  {
    operationId: 'applyTaskMeasure',
    noun: 'application',
    title: '录入已采取措施',
    fields: {
      measureId: MEASURE,
      evidence: EVIDENCE,
      proportionality: { label: '与情节相当的理由', kind: 'area', optional: true, hint: '惩戒措施必须填写' },
      told: { label: '告知主体的依据和理由', kind: 'area', optional: true, hint: '惩戒措施必须填写' },
      ownLastDay: { label: '本单位规定的最后一日', kind: 'date', optional: true },
      established: {
        label: '凭证证明的前提条件',
        kind: 'picks',
        optional: true,
        hint: '措施要求前提条件的，勾选凭证能够证明的各项',
      },
    },
    read: (given) => ({
      act: 'apply',
      measureId: given['measureId'] ?? '',
      evidence: given['evidence'] ?? '',
      proportionality: given['proportionality'] ?? '',
      told: given['told'] ?? '',
      ownLastDay: parseLocalDate(given['ownLastDay'] ?? '') ?? null,
      established: (given['established'] ?? '').split(/\s+/).filter(isPrecondition),
    }),
  },
  {
    operationId: 'explainTaskMeasure',
    noun: 'explanation',
    title: '说明未采取措施的理由',
    fields: { measureId: MEASURE, reasonCode: REASON_CODE, reasons: { label: '理由', kind: 'area' } },
    read: (given) => ({
      act: 'explain',
      measureId: given['measureId'] ?? '',
      reasonCode:
        (Object.keys(NOT_APPLIED_REASONS) as NotAppliedReason[]).find((code) => code === given['reasonCode']) ??
        'noOccasion',
      reasons: given['reasons'] ?? '',
    }),
  },
  {
    operationId: 'liftTaskMeasure',
    noun: 'lifting',
    title: '录入已解除措施',
    fields: { measureId: MEASURE, evidence: EVIDENCE },
    read: (given) => ({ act: 'lift', measureId: given['measureId'] ?? '', evidence: given['evidence'] ?? '' }),
  },
  {
    operationId: 'acknowledgeRelease',
    noun: 'release-acknowledgement',
    title: '签收移出通知',
    fields: {},
    read: () => ({ act: 'acknowledgeRelease' }),
  },
]

function isPrecondition(text: string): text is Precondition {
  return Object.hasOwn(PRECONDITIONS, text)
}

/** The acts of the caller's unit on its task from an entry; `:id` is the entry. */
export function taskRoutes(service: Service): readonly Route[] {
  return FORMS.flatMap(({ operationId, noun, title, fields, read }) =>
    staffAct({
      operationId,
      path: `/tasks/:id/${noun}`,
      title,
      tag: '任务',
      permission: 'task.act',
      fields,
      refusals: [
        'WRONG_STATE',
        'UNIT_WITHOUT_POWER',
        'EVIDENCE_MISSING',
        'REASONS_MISSING',
        'TASK_CLOSED',
        'MEASURE_LIFTED_BY_ORDER',
        'NOT_RELEASED',
        'MEASURES_STAND',
      ],
      back: { label: '奖惩任务', href: '/staff/tasks' },
      readTarget: async (caller, { id = '' }) => {
        if (barOf(caller) !== undefined) return undefined
        const version = await findTaskVersion(service, id, caller.organisationId)
        return version === undefined ? undefined : { version, about: [] }
      },
      ...('measureId' in fields ? { startsFrom: ['measureId'] } : {}),
      readStart: async (caller, { id = '' }, query) => readTaskStart(service, caller, id, query),
      run: async (caller, { id = '' }, given, expected) => {
        const bar = barOf(caller)
        if (bar !== undefined) return bar
        if ((await findTaskVersion(service, id, caller.organisationId)) === undefined) return NOT_THERE
        const done = await actOnTask(service, actingOf(caller), id, read(given), expected)
        return done.ok ? ok({ id, version: done.value.version }) : done
      },
    }),
  )
}

/** A task is always the caller's own unit's: nobody acts on another's. */
function barOf({ principal, organisationId, place }: Caller) {
  return findBar(principal, 'task.act', { unitId: organisationId, jurisdiction: place })
}
