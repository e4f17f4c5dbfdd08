import { parseLocalDate } from '@xinheng/domain/calendar/local-date'
import { ok } from '@xinheng/domain/kernel/result'
import { Type } from 'typebox'
import { NOT_THERE } from '../access/out-of-reach.ts'
import { transportProblem } from '../http/problem.ts'
import { plainRef } from '@xinheng/domain/kernel/text-ref'
import { staffAct } from '../http/act-routes.ts'
import { route, type Route } from '../http/route.ts'
import type { Service } from '../service.ts'
import {
  listMeasureLists,
  listOpenMeasureActs,
  proposeMeasureAct,
  publishMeasureAct,
  startMeasureList,
  stepMeasureList,
} from './catalogue-use-cases.ts'

const BACK = { label: '措施目录', href: '/staff/measures' } as const
const TAG = '措施目录'
const REASONS = { label: '理由', kind: 'area', maxLength: 500, hint: '公开事项，不得写入个人信息' } as const

/** Acts on single measures, each by two officials, and the measure lists that memoranda call for. */
export function catalogueRoutes(service: Service): readonly Route[] {
  return [
    route({
      method: 'POST',
      url: '/api/v1/measure-acts',
      operationId: 'proposeMeasure',
      summary: '提出措施',
      tag: TAG,
      permission: 'catalogue.propose',
      writes: 'creates',
      body: Type.Object({ measure: Type.Unknown({ title: '措施' }) }, { additionalProperties: false }),
      answer: Type.Object({ version: Type.String() }),
      refusals: ['CATALOGUE_FAULTY', 'MEASURE_WITHOUT_LAW', 'MEASURE_NOT_IN_CATALOGUE'],
      example: { version: 'baseline-2026-11+1' },
      handle: async ({ caller, body: { measure }, requestId }) => {
        const done = await proposeMeasureAct(service, caller, { act: 'publish', measure })
        if (done.ok) return ok({ value: { version: done.value } })
        const { error } = done
        return { ok: false, error: 'outOfReach' in error ? transportProblem(error.outOfReach, requestId) : error }
      },
    }),
    ...staffAct({
      operationId: 'proposeMeasureChange',
      path: '/measures/:id/change',
      title: '提出撤回、废止或上升',
      tag: TAG,
      permission: 'catalogue.propose',
      fields: {
        act: {
          label: '办理',
          kind: 'choice',
          options: [
            { value: 'withdraw', label: '撤回' },
            { value: 'repeal', label: '自某日起废止' },
            { value: 'promote', label: '上升为强制性措施' },
          ],
        },
        repealed: { label: '废止之日', kind: 'date', optional: true, hint: '只在废止时填写' },
        reasons: REASONS,
      },
      consequence: '由另一人核对发布后生效。',
      refusals: [
        'MEASURE_NOT_IN_CATALOGUE',
        'MEASURE_NOT_PUBLISHED',
        'PROMOTION_NOT_FORESEEN',
        'MEASURE_NOT_RECOMMENDED',
      ],
      back: BACK,
      run: async (caller, { id: measureId = '' }, given) => {
        const text = plainRef(given.reasons)
        const repealed = parseLocalDate(given.repealed)
        if (given.act === 'repeal' && repealed === undefined) return NOT_THERE
        const act =
          given.act === 'promote'
            ? ({ act: 'promote', measureId, record: text } as const)
            : repealed === undefined || given.act === 'withdraw'
              ? ({ act: 'withdraw', measureId, reasons: text } as const)
              : ({ act: 'repeal', measureId, repealed, reasons: text } as const)
        const done = await proposeMeasureAct(service, caller, act)
        return done.ok ? ok({ id: done.value }) : done
      },
    }),
    ...staffAct({
      operationId: 'publishMeasureAct',
      path: '/measure-acts/:version/publication',
      title: '核对并发布措施变动',
      tag: TAG,
      permission: 'catalogue.publish',
      fields: {},
      consequence: '自今天起以新的目录版本为准；已采取的措施不受影响。',
      refusals: ['SAME_HANDS', 'CASE_CHANGED_MEANWHILE', 'WRONG_STATE', 'MEASURE_WITHOUT_LAW'],
      back: BACK,
      run: async (caller, { version = '' }) => {
        const done = await publishMeasureAct(service, caller, version)
        return done.ok ? ok({ id: done.value }) : done
      },
    }),
    route({
      method: 'GET',
      url: '/api/v1/measure-acts',
      operationId: 'listMeasureActs',
      summary: '待发布的措施变动',
      tag: TAG,
      permission: 'catalogue.read',
      writes: 'nothing',
      answer: Type.Object({
        acts: Type.Array(
          Type.Object({ version: Type.String(), base: Type.String(), proposedBy: Type.String(), act: Type.Unknown() }),
        ),
      }),
      refusals: [],
      example: { acts: [] },
      handle: async () => {
        const acts = await listOpenMeasureActs(service)
        const rows = acts.map(({ version, base, proposedBy, act }) => ({
          version,
          base,
          proposedBy: proposedBy.officerId,
          act,
        }))
        return ok({ value: { acts: rows } })
      },
    }),
    route({
      method: 'GET',
      url: '/api/v1/measure-lists',
      operationId: 'listMeasureLists',
      summary: '措施清单进度',
      tag: TAG,
      permission: 'catalogue.read',
      writes: 'nothing',
      answer: Type.Object({
        lists: Type.Array(
          Type.Object({
            memorandumId: Type.String(),
            startedOn: Type.String(),
            completedOn: Type.Union([Type.String(), Type.Null()]),
            state: Type.String(),
            lastDay: Type.Union([Type.String(), Type.Null()]),
            next: Type.Union([Type.String(), Type.Null()]),
          }),
        ),
      }),
      refusals: [],
      example: { lists: [] },
      handle: async ({ caller }) => {
        const lists = (await listMeasureLists(service, caller)).map(({ reading, ...list }) => ({
          ...list,
          state: reading.kind,
          lastDay: 'lastDay' in reading ? reading.lastDay : null,
          next: 'next' in reading ? reading.next : null,
        }))
        return ok({ value: { lists } })
      },
    }),
    ...staffAct({
      operationId: 'startMeasureList',
      path: '/measure-lists',
      title: '启动措施清单期限',
      tag: TAG,
      permission: 'catalogue.propose',
      fields: {
        memorandumId: { label: '备忘录编号', kind: 'text', maxLength: 60 },
        on: { label: '印发或签署日期', kind: 'date' },
      },
      refusals: ['DATE_IN_FUTURE', 'WRONG_STATE'],
      back: BACK,
      run: async (caller, _params, { memorandumId, on: text }) => {
        const on = parseLocalDate(text)
        if (on === undefined) return NOT_THERE
        const done = await startMeasureList(service, caller, { memorandumId, on })
        return done.ok ? ok({ id: done.value }) : done
      },
    }),
    ...staffAct({
      operationId: 'completeMeasureList',
      path: '/measure-lists/:id/completion',
      title: '完成措施清单',
      tag: TAG,
      permission: 'catalogue.propose',
      fields: { measureIds: { label: '措施编号', kind: 'area', hint: '以顿号或换行分隔' } },
      refusals: ['MEASURE_LIST_OUT_OF_ORDER', 'REASONS_MISSING', 'RULE_UNSPECIFIED', 'WRONG_STATE'],
      back: BACK,
      run: async (caller, { id = '' }, { measureIds }) => {
        const ids = measureIds.split(/[\s,，、]+/u).filter((each) => each !== '')
        const done = await stepMeasureList(service, caller, id, { act: 'complete', measureIds: ids })
        return done.ok ? ok({ id }) : done
      },
    }),
    ...staffAct({
      operationId: 'fileMeasureList',
      path: '/measure-lists/:id/filings',
      title: '报送措施清单',
      tag: TAG,
      permission: 'catalogue.propose',
      fields: {
        to: { label: '报送对象', kind: 'text', maxLength: 60 },
        receipt: { label: '收文凭证', kind: 'text', hint: '文号或者回执编号' },
      },
      refusals: ['MEASURE_LIST_OUT_OF_ORDER', 'RULE_UNSPECIFIED', 'WRONG_STATE'],
      back: BACK,
      run: async (caller, { id = '' }, { to, receipt }) => {
        const done = await stepMeasureList(service, caller, id, { act: 'file', to, receipt: plainRef(receipt) })
        return done.ok ? ok({ id }) : done
      },
    }),
  ]
}
