import { parseLocalDate } from '@xinheng/domain/calendar/local-date'
import type { Refusal, RefusalCode } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import { Type } from 'typebox'
import { actingOf } from '../access/access-port.ts'
import { NOT_THERE, type OutOfReach } from '../access/out-of-reach.ts'
import type { Permission } from '../access/permissions.ts'
import { staffAct, type Done, type FieldSpec, type FormStart } from '../http/act-routes.ts'
import type { Caller } from '../access/caller.ts'
import { form, page } from '../http/page-route.ts'
import { transportProblem } from '../http/problem.ts'
import { route, type Route } from '../http/route.ts'
import { personalPage } from '../pages/staff/personal-page.ts'
import type { Service } from '../service.ts'
import { listDocumentChoices, listPersonChoices } from './holding-views.ts'
import { findNamedSubject, resolveNumber } from './number-use-cases.ts'
import { erasePersonal, readPersonal, type PersonalValue } from './personal-use-cases.ts'
import { findSubjectBar } from './subject-reach-views.ts'
import {
  actOnSubject,
  addSubjectDocument,
  confirmSubjectCode,
  findSubjectHead,
  renameSubject,
  type SubjectActAt,
} from './subject-use-cases.ts'

const TAG = '信用主体'
const ON: FieldSpec = { label: '事实发生日期', kind: 'date' }
const EVIDENCE: FieldSpec = { label: '依据', kind: 'text', hint: '登记机关文书、变更通知等的名称和文号' }
const REFUSALS = [
  'DATE_IN_FUTURE',
  'EVIDENCE_MISSING',
  'WRONG_STATE',
  'NO_LONGER_EXISTS',
  'CASE_CHANGED_MEANWHILE',
] as const
const OFFICES = {
  legalRepresentative: '法定代表人',
  principal: '主要负责人',
  actualController: '实际控制人',
} as const

const Id = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$' }) }, { additionalProperties: false })
const Reason = Type.Object(
  { reason: Type.String({ minLength: 4, maxLength: 200, title: '查看理由' }) },
  { additionalProperties: false },
)
const Values = Type.Object({
  values: Type.Array(
    Type.Object({
      purpose: Type.String(),
      value: Type.Union([Type.String(), Type.Null()]),
      erased: Type.Union([Type.Object({ ground: Type.String(), on: Type.String() }), Type.Null()]),
    }),
  ),
})

/** Acts in the life of a subject, the reading of its personal values, and their erasure. */
export function subjectRoutes(service: Service): readonly Route[] {
  const back = { label: '工作台', href: '/staff' } as const
  const act = <const F extends Readonly<Record<string, FieldSpec>>>(spec: {
    readonly operationId: string
    readonly path: string
    readonly title: string
    readonly permission?: Permission
    readonly fields: F
    readonly consequence?: string
    readonly refusals?: readonly RefusalCode[]
    readonly readStart?: (caller: Caller, subjectId: string) => Promise<FormStart>
    /** Runs the act; `undefined` when what it names is not there. */
    readonly act: (
      given: { readonly [Name in keyof F]: string },
      evidence: string,
      caller: Caller,
      at: SubjectActAt,
    ) => Promise<Result<{ readonly version: number }, Refusal> | undefined>
  }): readonly Route[] =>
    staffAct<F & { readonly on: FieldSpec; readonly evidence: FieldSpec }>({
      operationId: spec.operationId,
      title: spec.title,
      path: `/subjects/:id/${spec.path}`,
      tag: TAG,
      permission: spec.permission ?? 'subject.change',
      fields: { ...spec.fields, on: ON, evidence: EVIDENCE },
      ...(spec.consequence === undefined ? {} : { consequence: spec.consequence }),
      refusals: [...REFUSALS, ...(spec.refusals ?? [])],
      back,
      readStart: async (caller, { id = '' }) => spec.readStart?.(caller, id) ?? {},
      readTarget: async (caller, { id = '' }) => {
        const head = await findSubjectHead(service.db, id)
        if (head === undefined) return undefined
        if ((await findSubjectBar(service, caller, spec.permission ?? 'subject.change', id)) !== undefined)
          return undefined
        return {
          about: [{ label: '主体', value: { kind: 'text', text: head.name ?? head.id } }],
          version: head.version,
        }
      },
      run: async (caller, { id = '' }, given, expected): Promise<Result<Done, Refusal | OutOfReach>> => {
        const head = await findSubjectHead(service.db, id)
        const on = parseLocalDate(given.on)
        if (head === undefined || on === undefined) return NOT_THERE
        const bar = await findSubjectBar(service, caller, spec.permission ?? 'subject.change', id)
        if (bar !== undefined) return bar
        const at = { subjectId: id, on, ...(expected === undefined ? {} : { expected }) }
        const done = await spec.act(given, given.evidence, caller, at)
        if (done === undefined) return NOT_THERE
        return done.ok ? ok({ id, version: done.value.version }) : done
      },
    })
  const byOf = (caller: Caller) => ({ officerId: caller.principal.id, organisationId: caller.organisationId })
  const office: FieldSpec = {
    label: '职务',
    kind: 'choice',
    options: Object.entries(OFFICES).map(([value, label]) => ({ value, label })),
  }
  return [
    ...act({
      operationId: 'renameSubject',
      path: 'name',
      title: '变更主体名称',
      fields: { name: { label: '新名称', kind: 'text' } },
      act: async ({ name }, evidence, caller, at) => renameSubject(service, actingOf(caller), at, { name, evidence }),
    }),
    ...act({
      operationId: 'endSubject',
      path: 'end',
      title: '主体合并、分立或注销',
      fields: {
        how: {
          label: '情形',
          kind: 'choice',
          options: [
            { value: 'merged', label: '合并' },
            { value: 'split', label: '分立' },
            { value: 'deregistered', label: '注销' },
            { value: 'sameAs', label: '与另一主体为同一主体' },
          ],
        },
        into: {
          label: '承继主体',
          kind: 'text',
          optional: true,
          hint: '填写统一社会信用代码或者登记的全称，多个以顿号分隔；注销的不填',
        },
      },
      consequence: '原有名单记录不自动转移，须由经办人逐项决定并说明理由。',
      refusals: ['SUBJECT_UNKNOWN'],
      act: async ({ how, into }, evidence, caller, at) => {
        const successors: string[] = []
        for (const text of into.split(/[\s,，、]+/u).filter((each) => each !== '')) {
          const successor = await findNamedSubject(service, text)
          if (!successor.ok) return successor
          successors.push(successor.value)
        }
        const kind = how === 'merged' || how === 'split' || how === 'sameAs' ? how : 'deregistered'
        const act = { act: 'end', how: kind, into: successors, by: byOf(caller), evidence } as const
        return actOnSubject(service, actingOf(caller), at, act)
      },
    }),
    ...act({
      operationId: 'takeOffice',
      path: 'offices',
      title: '登记任职',
      fields: {
        person: { label: '人员', kind: 'given', optional: true },
        personNumber: {
          label: '人员的证件号码',
          kind: 'text',
          optional: true,
          maxLength: 40,
          hint: '加密保存，不进入网址和日志',
        },
        personName: { label: '人员姓名', kind: 'text', optional: true, maxLength: 100, hint: '尚未登记的人员须填写' },
        office,
      },
      refusals: ['SUBJECT_UNKNOWN', 'IDENTIFIER_INVALID', 'NOTICE_INCOMPLETE'],
      act: async ({ person: id, personNumber: number, personName: name, office: held }, evidence, caller, at) => {
        if (!isOffice(held)) return undefined
        if (id === '' && number === '')
          return refuse({ code: 'NOTICE_INCOMPLETE', missing: ['personNumber'], basis: [] })
        const who = id === '' ? await resolveNumber(service, actingOf(caller), { number, name, evidence }) : ok(id)
        if (!who.ok) return who
        return actOnSubject(service, actingOf(caller), at, {
          act: 'takeOffice',
          person: who.value,
          office: held,
          evidence,
        })
      },
    }),
    ...act({
      operationId: 'leaveOffice',
      path: 'offices/end',
      title: '登记卸任',
      fields: { person: { label: '人员', kind: 'pick', hint: '只显示姓名首字；每次显示都记入查阅日志' }, office },
      readStart: async (caller, id) => ({ options: { person: await listPersonChoices(service, caller, id, true) } }),
      act: async ({ person: who, office: held }, evidence, caller, at) =>
        isOffice(held)
          ? actOnSubject(service, actingOf(caller), at, { act: 'leaveOffice', person: who, office: held, evidence })
          : undefined,
    }),
    ...act({
      operationId: 'confirmSubjectCode',
      path: 'code-confirmation',
      title: '人工确认代码属实',
      permission: 'subject.confirmIdentity',
      fields: {
        document: { label: '所确认的代码', kind: 'pick' },
        reasons: { label: '理由', kind: 'area', maxLength: 500 },
      },
      readStart: async (caller, id) => ({ options: { document: await listDocumentChoices(service, caller, id) } }),
      act: async ({ document, reasons }, evidence, caller, at) =>
        confirmSubjectCode(service, actingOf(caller), at, { document, reasons, evidence }),
    }),
    ...act({
      operationId: 'addSubjectDocument',
      path: 'documents',
      title: '登记第二证件',
      permission: 'subject.confirmIdentity',
      fields: {
        type: {
          label: '证件类型',
          kind: 'choice',
          options: [
            { value: 'uscc', label: '统一社会信用代码' },
            { value: 'residentId', label: '居民身份证' },
            { value: 'passport', label: '护照' },
            { value: 'hongKongMacaoPermit', label: '港澳居民来往内地通行证' },
            { value: 'taiwanPermit', label: '台湾居民来往大陆通行证' },
            { value: 'foreignerPermit', label: '外国人永久居留身份证' },
          ],
        },
        number: { label: '号码', kind: 'text', maxLength: 40 },
        genuine: {
          label: '校验位不符的早期代码',
          kind: 'choice',
          options: [
            { value: 'no', label: '不属于此种情形' },
            { value: 'yes', label: '已核对登记机关原件，代码属实' },
          ],
        },
      },
      consequence: '同一主体持有的两个证件此后都能查得。号码已在另一主体名下的不予登记，确属同一主体的按同一主体办理。',
      refusals: ['IDENTIFIER_INVALID', 'IDENTIFIER_HELD', 'ALREADY_REGISTERED'],
      act: async ({ type, number, genuine }, evidence, caller, at) =>
        addSubjectDocument(service, actingOf(caller), at, { type, number, genuine: genuine === 'yes', evidence }),
    }),
    ...staffAct({
      operationId: 'erasePersonalValues',
      path: '/subjects/:id/erasure',
      title: '依法删除个人信息',
      tag: TAG,
      permission: 'vault.erase',
      fields: { ground: { label: '法定依据和理由', kind: 'area', maxLength: 500, hint: '不得写入个人信息' } },
      consequence: '该主体的姓名、证件号码和全部文字材料永久删除，不能恢复；只保留办理过程和删除依据。',
      refusals: ['REASONS_MISSING'],
      back: { label: '系统管理', href: '/staff/admin' },
      run: async (caller, { id = '' }, { ground }) => {
        const done = await erasePersonal(service, caller, id, ground)
        return done.ok ? ok({ id }) : done
      },
    }),
    page({
      url: '/staff/subjects/:id/personal',
      operationId: 'askPersonal',
      summary: '查看个人信息',
      permission: 'subject.readPersonal',
      params: Id,
      answer: async ({ caller, frame, params: { id } }) => {
        const bar = await findSubjectBar(service, caller, 'subject.readPersonal', id)
        if (bar !== undefined) return { kind: 'stop', code: 'NOT_FOUND' }
        return { kind: 'page', html: personalPage({ frame, id, values: null, error: null }) }
      },
    }),
    form({
      url: '/staff/subjects/:id/personal',
      operationId: 'readPersonalByForm',
      summary: '查看个人信息提交',
      permission: 'subject.readPersonal',
      params: Id,
      form: Reason,
      answer: async ({ caller, frame, params: { id }, form: { reason } }) => {
        const read = await readPersonal(service, caller, id, reason)
        if (read.ok) return { kind: 'page', html: personalPage({ frame, id, values: read.value, error: null }) }
        return 'outOfReach' in read.error
          ? { kind: 'stop', code: read.error.outOfReach }
          : { kind: 'refused', refusal: read.error }
      },
      again: async ({ frame, params: { id }, errors }) =>
        personalPage({ frame, id, values: null, error: errors.map((each) => each.label + each.message).join('；') }),
    }),
    route({
      method: 'POST',
      url: '/api/v1/subjects/:id/personal',
      operationId: 'readPersonal',
      summary: '查看个人信息',
      tag: TAG,
      permission: 'subject.readPersonal',
      writes: 'nothing',
      params: Id,
      body: Reason,
      answer: Values,
      refusals: ['REASONS_MISSING'],
      example: {
        values: [{ purpose: '名称或者姓名', value: null, erased: { ground: '依申请删除', on: '2026-11-21' } }],
      },
      handle: async ({ caller, params: { id }, body: { reason }, requestId }) => {
        const read = await readPersonal(service, caller, id, reason)
        if (read.ok) return ok({ value: { values: read.value.map(toAnswer) } })
        const { error } = read
        return { ok: false, error: 'outOfReach' in error ? transportProblem(error.outOfReach, requestId) : error }
      },
    }),
  ]
}

function toAnswer({ purpose, opened }: PersonalValue) {
  return opened.kind === 'value'
    ? { purpose, value: opened.text, erased: null }
    : { purpose, value: null, erased: { ground: opened.ground, on: opened.on } }
}

function isOffice(text: string): text is keyof typeof OFFICES {
  return Object.hasOwn(OFFICES, text)
}
