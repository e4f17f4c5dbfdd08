import { ok, refuse } from '@xinheng/domain/kernel/result'
import type { Objection } from '@xinheng/domain/objection/objection'
import { Type } from 'typebox'
import { hashQueryCode } from '../access/query-code.ts'
import { page } from '../http/page-route.ts'
import { transportProblem } from '../http/problem.ts'
import { followRoutes, type Lookup } from '../http/procedure-routes.ts'
import { route, type Route } from '../http/route.ts'
import { ownObjectionsPage } from '../pages/portal/procedure-pages.ts'
import type { Service } from '../service.ts'
import { readOwnDocuments } from '../subject/own-document-views.ts'
import { listFiles, readObjectionStatus } from './objection-pages.ts'
import { findObjection, stepAsSender } from './objection-use-cases.ts'
import { findByObjectionReceipt, listOwnObjections } from './objection-views.ts'
import { OBJECTION_STATES, OUTCOMES, TARGETS } from './objection-words.ts'

const TAG = '异议'
const strict = { additionalProperties: false } as const
const Receipt = Type.Object(
  {
    number: Type.String({ minLength: 1, maxLength: 40, title: '受理号' }),
    code: Type.String({ minLength: 1, maxLength: 40, title: '查询码' }),
  },
  strict,
)

/** How an objection is followed: by number and code, or by the account of its subject; and the same for programs. */
export function objectionStatusRoutes(service: Service): readonly Route[] {
  const { db, ambient } = service
  return [
    ...followRoutes<Objection>({
      kind: 'objection',
      byCodeAlone: false,
      operations: {
        ask: { operationId: 'askObjectionStatus', summary: '查询异议办理情况' },
        show: { operationId: 'showObjectionStatus', summary: '异议办理情况' },
        withdraw: { operationId: 'withdrawObjectionByReceipt', summary: '撤回异议' },
        deny: { operationId: 'denyObjectionWithdrawal', summary: '否认撤回异议' },
        own: { operationId: 'showOwnObjection', summary: '我的一件异议' },
        withdrawOwn: { operationId: 'withdrawOwnObjection', summary: '撤回我的异议' },
        denyOwn: { operationId: 'denyOwnObjectionWithdrawal', summary: '否认撤回我的异议' },
      },
      findByReceipt: async (receipt) => findByReceipt(service, receipt),
      find: async (id) => (await findObjection(db, await service.law(db, ambient.today()), id))?.state,
      read: async (objection, readerId) => readObjectionStatus(service, objection, readerId),
      readDocuments: async (objection) =>
        readOwnDocuments(db, {
          subjectId: objection.subjectId,
          id: objection.objectionId,
          files: listFiles(objection),
        }),
      isOpen: ({ kind }) => kind === 'received',
      isDeniable: (objection) => objection.kind === 'withdrawn' && objection.request !== null,
      next: ({ kind, objectionId }, signedIn) =>
        kind === 'withdrawn'
          ? []
          : [
              {
                label: '对答复不服或者没有得到答复，提出投诉',
                href: signedIn ? `/complaints/new?objection=${objectionId}` : '/complaints/new',
              },
            ],
      step: async ({ objectionId }, step) => {
        const done = await stepAsSender(service, objectionId, step)
        return done.ok ? ok(done.value.state) : done
      },
    }),
    ownList(service),
    statusApi(service),
  ]
}

async function findByReceipt(service: Service, { number, code }: Lookup): Promise<Objection | undefined> {
  const { db, ambient } = service
  const id = await findByObjectionReceipt(db, number, hashQueryCode(service, 'objectionQuery', code))
  if (id === undefined) return undefined
  return (await findObjection(db, await service.law(db, ambient.today()), id))?.state
}

function ownList(service: Service): Route {
  return page({
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
  })
}

function statusApi(service: Service): Route {
  return route({
    method: 'POST',
    url: '/api/v1/public/objections/status',
    perMinute: 20,
    operationId: 'readObjectionStatus',
    summary: '查询异议办理情况',
    tag: TAG,
    permission: 'public',
    writes: 'nothing',
    body: Receipt,
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
