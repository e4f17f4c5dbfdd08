import { parseLocalDate } from '@xinheng/domain/calendar/local-date'
import { ok, refuse } from '@xinheng/domain/kernel/result'
import type { RecordChangeReason, RecordKind } from '@xinheng/domain/record/record'
import { Type } from 'typebox'
import { actingOf } from '../access/access-port.ts'
import { findBar, NOT_THERE } from '../access/out-of-reach.ts'
import { staffAct, type FieldSpec } from '../http/act-routes.ts'
import { page } from '../http/page-route.ts'
import { transportProblem } from '../http/problem.ts'
import { route, type Route } from '../http/route.ts'
import { recordPage, recordsPage } from '../pages/staff/record-page.ts'
import type { Service } from '../service.ts'
import { readRecordList, readRecordPage } from './record-pages.ts'
import { actOnRecord, findRecord, type RecordAct, type RecordActName } from './record-use-cases.ts'
import { listRecords, RECORD_STATES } from './record-views.ts'
import { KIND_WORDS, REASON_WORDS, RECORD_ACTS } from './record-words.ts'

const TAG = '信用记录'
const strict = { additionalProperties: false } as const
const Id = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$' }) }, strict)
const KINDS = Object.keys(KIND_WORDS) as RecordKind[]
const Listed = Type.Object(
  {
    q: Type.Optional(Type.String({ maxLength: 100, title: '查询内容' })),
    state: Type.Optional(Type.Enum(['', ...RECORD_STATES], { title: '公示状态' })),
    kind: Type.Optional(Type.Enum(['', ...KINDS], { title: '种类' })),
    page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, title: '页码' })),
  },
  strict,
)
const Day = Type.Union([Type.String(), Type.Null()])
const Row = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  subjectName: Day,
  documentTitle: Type.String(),
  documentNumber: Day,
  authority: Type.String(),
  decidedOn: Type.String(),
  publicityDueOn: Day,
  publishedOn: Day,
  excluded: Day,
  withdrawn: Type.Boolean(),
})

const REASONS: FieldSpec = { label: '理由', kind: 'area', hint: '不得填写证件号码' }
const REASON: FieldSpec = {
  label: '原因',
  kind: 'choice',
  options: Object.entries(REASON_WORDS).map(([value, label]) => ({ value, label })),
}

interface Offer {
  readonly fields: Readonly<Record<string, FieldSpec>>
  readonly consequence?: string
  /** `undefined` when a date does not hold. */
  readonly read: (given: Readonly<Record<string, string>>) => RecordAct | undefined
}

const OFFERS: Readonly<Record<RecordActName, Offer>> = {
  publish: {
    fields: {
      standsForClass: {
        label: '公示类别',
        kind: 'choice',
        options: [
          { value: 'no', label: '按主管部门已确认的分类公示' },
          { value: 'yes', label: '分类未经确认，由本人署名负责' },
        ],
      },
    },
    consequence: '公示后任何人都可以查到这条记录，直到公示期届满。',
    read: ({ standsForClass }) => ({ act: 'publish', standsForClass: standsForClass === 'yes' }),
  },
  correct: {
    fields: {
      documentTitle: { label: '文书名称', kind: 'text' },
      documentNumber: { label: '文号', kind: 'text', optional: true },
      decidedOn: { label: '决定日期', kind: 'date' },
      reasons: REASONS,
    },
    consequence: '更正前的内容仍留在账簿中；处罚内容有误的，请重新导入更正后的行。',
    read: ({ documentTitle = '', documentNumber = '', decidedOn = '', reasons = '' }) => {
      const on = parseLocalDate(decidedOn)
      if (on === undefined) return undefined
      const number = documentNumber === '' ? null : documentNumber
      return { act: 'correct', documentTitle, documentNumber: number, decidedOn: on, reasons }
    },
  },
  upset: {
    fields: { reason: REASON, on: { label: '变更、撤销或者确认之日', kind: 'date' } },
    consequence: '自该日起三个工作日内须撤回已公示的内容。',
    read: ({ reason = '', on = '' }) => {
      const day = parseLocalDate(on)
      return day === undefined ? undefined : { act: 'upset', reason: reasonOf(reason), on: day }
    },
  },
  shield: {
    fields: {
      number: { label: '批准重整计划、认可和解协议的裁定文号', kind: 'text' },
      date: { label: '裁定日期', kind: 'date' },
      reasons: { label: '凭证', kind: 'area', hint: '裁定书的名称和编号' },
    },
    consequence: '暂停公示至信用修复决定作出；公示期照常计算。',
    read: ({ number = '', date = '', reasons = '' }) => {
      const on = parseLocalDate(date)
      return on === undefined ? undefined : { act: 'shield', number, date: on, reasons }
    },
  },
  endShield: {
    fields: { reasons: REASONS },
    consequence: '重整、和解程序终止，或者执行完毕后未获准、未申请信用修复的，恢复公示。',
    read: ({ reasons = '' }) => ({ act: 'endShield', reasons }),
  },
  withdraw: {
    fields: { reason: REASON, reasons: REASONS },
    consequence: '撤回后停止公示，不能恢复；理由依法说明。',
    read: ({ reason = '', reasons = '' }) => ({ act: 'withdraw', reason: reasonOf(reason), reasons }),
  },
}

function reasonOf(text: string): RecordChangeReason {
  return (Object.keys(REASON_WORDS) as RecordChangeReason[]).find((key) => key === text) ?? 'wronglyEntered'
}

/** Records and their publicity: the list, one record, and the acts of the authority that made the decision. */
export function recordRoutes(service: Service): readonly Route[] {
  return [
    ...(Object.keys(OFFERS) as RecordActName[]).flatMap((name) => actRoutes(service, name)),
    page({
      url: '/staff/records',
      operationId: 'showRecords',
      summary: '信用记录',
      permission: 'record.read',
      query: Listed,
      answer: async ({ caller, frame, query }) => {
        const { q = '', state = '', kind = '', page: at = 1 } = query
        const bar = findBar(caller.principal, 'record.read', { jurisdiction: caller.place })
        if (bar !== undefined) return { kind: 'stop', code: 'NOT_PERMITTED' }
        const content = await readRecordList(service, caller, { q, state, kind, page: at })
        return { kind: 'page', html: recordsPage({ ...content, frame }) }
      },
    }),
    page({
      url: '/staff/records/:id',
      operationId: 'showRecord',
      summary: '一条信用记录',
      permission: 'record.read',
      params: Id,
      answer: async ({ caller, frame, params: { id } }) => {
        const content = await readRecordPage(service, caller, id)
        if (content === undefined) return { kind: 'stop', code: 'NOT_FOUND' }
        return { kind: 'page', html: recordPage({ ...content, frame }) }
      },
    }),
    listRoute(service),
  ]
}

function listRoute(service: Service): Route {
  return route({
    method: 'GET',
    url: '/api/v1/records',
    operationId: 'listRecords',
    summary: '本地区信用记录及其公示状态',
    tag: TAG,
    permission: 'record.read',
    writes: 'nothing',
    query: Listed,
    answer: Type.Object({ total: Type.Integer(), items: Type.Array(Row) }),
    refusals: [],
    example: { total: 0, items: [] },
    handle: async ({ caller, query, requestId }) => {
      const { place, organisationId } = caller
      if (findBar(caller.principal, 'record.read', { jurisdiction: place }) !== undefined)
        return { ok: false, error: transportProblem('NOT_PERMITTED', requestId) }
      const { q = '', state = '', kind = '', page: at = 1 } = query
      const { rows, total } = await listRecords(service, {
        place,
        page: at,
        size: 20,
        ...(state === 'late' || state === 'due' || state === 'upset' ? { unitId: organisationId } : {}),
        ...(state === '' ? {} : { state }),
        ...(kind === '' ? {} : { kind }),
        ...(q === '' ? {} : { text: q }),
      })
      return ok({ value: { total, items: rows.map(({ recordId, ...row }) => ({ id: recordId, ...row })) } })
    },
  })
}

const OPERATIONS: Readonly<Record<RecordActName, string>> = {
  publish: 'publishRecord',
  correct: 'correctRecord',
  upset: 'upsetRecord',
  withdraw: 'withdrawRecord',
  shield: 'shieldRecord',
  endShield: 'endRecordShield',
}

function actRoutes(service: Service, name: RecordActName): readonly Route[] {
  const { noun, title, permission, refusals } = RECORD_ACTS[name]
  const { fields, consequence, read } = OFFERS[name]
  return staffAct({
    operationId: OPERATIONS[name],
    path: `/records/:id/${noun}`,
    title,
    tag: TAG,
    permission,
    fields,
    ...(consequence === undefined ? {} : { consequence }),
    refusals,
    back: { label: '信用记录', href: '/staff/records/:id' },
    readTarget: async (caller, { id = '' }) => {
      const found = await findRecord(service, id)
      if (found === undefined) return undefined
      const { authorityId: unitId, place: jurisdiction, documentTitle, documentNumber, decidedOn } = found.state
      if (findBar(caller.principal, permission, { unitId, jurisdiction }) !== undefined) return undefined
      return {
        version: found.version,
        about: [
          { label: '文书', value: { kind: 'text', text: `${documentTitle} ${documentNumber ?? ''}`.trim() } },
          { label: '决定日期', value: { kind: 'date', date: decidedOn } },
        ],
      }
    },
    readStart: async (_caller, { id = '' }) => {
      const { documentTitle, documentNumber, decidedOn } = (await findRecord(service, id))?.state ?? {}
      if (documentTitle === undefined || name !== 'correct') return {}
      return { values: { documentTitle, documentNumber: documentNumber ?? '', decidedOn: decidedOn ?? '' } }
    },
    run: async (caller, { id = '' }, given, expected) => {
      const found = await findRecord(service, id)
      if (found === undefined) return NOT_THERE
      const { authorityId: unitId, place } = found.state
      const bar = findBar(caller.principal, permission, { unitId, jurisdiction: place })
      if (bar !== undefined) return bar
      const act = read(given)
      if (act === undefined) return refuse({ code: 'RECORD_UNCHANGED', basis: [] })
      const done = await actOnRecord(service, { ...actingOf(caller), place }, id, act, expected)
      return done.ok ? ok({ id, version: done.value.version }) : done
    },
  })
}
