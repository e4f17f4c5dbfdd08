import { ok, refuse } from '@xinheng/domain/kernel/result'
import { Type } from 'typebox'
import { form, page } from '../http/page-route.ts'
import { transportProblem } from '../http/problem.ts'
import { route, type Route } from '../http/route.ts'
import type { FieldError } from '../http/validation.ts'
import type { Frame } from '../pages/frame.ts'
import { objectionLookupPage, objectionStatusPage, ownObjectionsPage } from '../pages/portal/objection-pages.ts'
import type { Service } from '../service.ts'
import { hashQueryCode } from '../access/query-code.ts'
import { readObjectionStatus } from './objection-pages.ts'
import { findObjection, withdrawObjection } from './objection-use-cases.ts'
import { findByObjectionReceipt, listOwnObjections } from './objection-views.ts'
import { OBJECTION_STATES, OUTCOMES, TARGETS } from './objection-words.ts'

const TAG = '异议'
const strict = { additionalProperties: false } as const
const Entry = Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$', title: '异议编号' })
const Lookup = Type.Object(
  {
    number: Type.String({ minLength: 1, maxLength: 40, title: '受理号' }),
    code: Type.String({ minLength: 1, maxLength: 40, title: '查询码' }),
  },
  strict,
)

type Typed = Readonly<Record<string, string>>

/** How an objection is followed: by number and code, or by the account of its subject; and the same for programs. */
export function objectionStatusRoutes(service: Service): readonly Route[] {
  return [...statusRoutes(service), ...ownRoutes(service), statusApi(service)]
}

function statusRoutes(service: Service): readonly Route[] {
  const ask = (frame: Frame, typed: Typed, errors: readonly FieldError[], failure: string | null) => {
    const wrong = new Map(errors.map(({ pointer, label, message }) => [pointer.slice(1), `${label}${message}`]))
    const view = (name: string) => ({ name, value: typed[name] ?? '', error: wrong.get(name) ?? null })
    return objectionLookupPage({ frame, number: view('number'), code: { ...view('code'), value: '' }, failure })
  }
  const shared = { permission: 'public', form: Lookup, perMinute: 20 } as const
  return [
    page({
      url: '/objections/status',
      operationId: 'askObjectionStatus',
      summary: '查询异议办理情况',
      permission: 'public',
      hasForm: true,
      answer: async ({ frame }) => ({ kind: 'page', html: ask(frame, {}, [], null) }),
    }),
    form({
      ...shared,
      url: '/objections/status',
      operationId: 'showObjectionStatus',
      summary: '异议办理情况',
      answer: async ({ frame, form: given }) => {
        const objection = await findByReceipt(service, given)
        if (objection === undefined)
          return { kind: 'page', status: 422, html: ask(frame, given, [], frame.t.objection.lookup.unknown) }
        const content = await readObjectionStatus(service, objection, 'system:portal')
        const withdrawal = objection.kind === 'received' ? given : null
        return { kind: 'page', html: objectionStatusPage({ ...content, frame, withdrawal, done: null }) }
      },
      again: async ({ frame, errors, typed }) => ask(frame, typed, errors, null),
    }),
    form({
      ...shared,
      url: '/objections/withdrawal',
      operationId: 'withdrawObjectionByReceipt',
      summary: '撤回异议',
      answer: async ({ frame, form: given }) => {
        const done = await withdrawObjection(service, given)
        if (!done.ok) return { kind: 'refused', refusal: done.error }
        const content = await readObjectionStatus(service, done.value.state, 'system:portal')
        const { withdrawn } = frame.t.objection.status
        return { kind: 'page', html: objectionStatusPage({ ...content, frame, withdrawal: null, done: withdrawn }) }
      },
      again: async ({ frame, errors, typed }) => ask(frame, typed, errors, null),
    }),
  ]
}

async function findByReceipt(service: Service, { number, code }: { readonly number: string; readonly code: string }) {
  const { db, ambient } = service
  const id = await findByObjectionReceipt(db, number, hashQueryCode(service, 'objectionQuery', code))
  if (id === undefined) return undefined
  return (await findObjection(db, await service.law(db, ambient.today()), id))?.state
}

function ownRoutes(service: Service): readonly Route[] {
  return [
    page({
      url: '/my/objections',
      operationId: 'listOwnObjections',
      summary: '我的异议',
      permission: 'subject.readOwn',
      answer: async ({ caller, frame }) => {
        const { subjectId } = caller.principal
        if (subjectId === null) return { kind: 'stop', code: 'NOT_FOUND' }
        const rows = (await listOwnObjections(service.db, subjectId)).map((objection) => ({
          href: `/my/objections/${objection.objectionId}`,
          receipt: objection.receiptNumber,
          about: TARGETS[objection.target.kind],
          receivedOn: objection.receivedOn,
          status:
            objection.kind === 'decided'
              ? ({ kind: 'done', label: OUTCOMES[objection.decision.outcome] } as const)
              : OBJECTION_STATES[objection.kind],
        }))
        return { kind: 'page', html: ownObjectionsPage({ frame, rows }) }
      },
    }),
    page({
      url: '/my/objections/:id',
      operationId: 'showOwnObjection',
      summary: '我的一件异议',
      permission: 'subject.readOwn',
      params: Type.Object({ id: Entry }, strict),
      answer: async ({ caller, frame, params: { id } }) => {
        const { db, ambient } = service
        const found = await findObjection(db, await service.law(db, ambient.today()), id)
        const { subjectId } = caller.principal
        if (found === undefined || subjectId === null || found.state.subjectId !== subjectId)
          return { kind: 'stop', code: 'NOT_FOUND' }
        const content = await readObjectionStatus(service, found.state, caller.principal.id)
        return { kind: 'page', html: objectionStatusPage({ ...content, frame, withdrawal: null, done: null }) }
      },
    }),
  ]
}

function statusApi(service: Service): Route {
  return route({
    method: 'POST',
    url: '/api/v1/public/objections/status',
    operationId: 'readObjectionStatus',
    summary: '查询异议办理情况',
    tag: TAG,
    permission: 'public',
    writes: 'nothing',
    body: Lookup,
    answer: Type.Object({
      receiptNumber: Type.String(),
      state: Type.String(),
      outcome: Type.Union([Type.String(), Type.Null()]),
      reasons: Type.Union([Type.String(), Type.Null()]),
      clocks: Type.Array(
        Type.Object({
          duty: Type.String(),
          owner: Type.String(),
          lastDay: Type.Union([Type.String(), Type.Null()]),
          state: Type.String(),
        }),
      ),
    }),
    refusals: ['DISPUTED_THING_UNKNOWN'],
    example: { receiptNumber: 'YY410928-2026-00001', state: 'received', outcome: null, reasons: null, clocks: [] },
    handle: async ({ body, requestId }) => {
      const objection = await findByReceipt(service, body)
      if (objection === undefined) return refuse(transportProblem('NOT_FOUND', requestId))
      const { clocks, reasons } = await readObjectionStatus(service, objection, 'system:portal')
      return ok({
        value: {
          receiptNumber: objection.receiptNumber,
          state: objection.kind,
          outcome: objection.kind === 'decided' ? objection.decision.outcome : null,
          reasons,
          clocks: clocks.map(({ duty, owner, lastDay, status }) => ({ duty, owner, lastDay, state: status.label })),
        },
      })
    },
  })
}
