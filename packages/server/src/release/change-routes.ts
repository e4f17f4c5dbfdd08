import { ok } from '@xinheng/domain/kernel/result'
import { actingOf } from '../access/access-port.ts'
import { findBar, NOT_THERE } from '../access/out-of-reach.ts'
import { mayAct } from '../access/permissions.ts'
import { staffAct } from '../http/act-routes.ts'
import { page } from '../http/page-route.ts'
import type { Route } from '../http/route.ts'
import { OUTCOMES } from '../objection/objection-words.ts'
import { changesPage } from '../pages/staff/change-pages.ts'
import type { Service } from '../service.ts'
import { acknowledgeResult, confirmEntryChange } from './change-use-cases.ts'
import { findChange, listOpenChanges, listPushedResults } from './change-views.ts'
import { CHANGED_THINGS } from './release-words.ts'

const TAG = '变更告知'
const SIZE = 200
const PROTECTED = '个人信息，须另行查阅'
const BACK = { label: '变更告知', href: '/staff/changes' } as const

/** Changes of entries that stand, with who has to follow them, and the results of objections pushed to a unit. */
export function changeRoutes(service: Service): readonly Route[] {
  const { db } = service
  return [
    page({
      url: '/staff/changes',
      operationId: 'showEntryChanges',
      summary: '变更告知',
      permission: 'redress.read',
      answer: async ({ caller, frame }) => {
        const { principal, place, organisationId } = caller
        const all = mayAct(principal, 'redress.read', { jurisdiction: place })
        const today = service.ambient.today()
        const changes = await listOpenChanges(db, all ? { place } : { unitId: organisationId }, SIZE)
        const may = (unitId: string) => mayAct(principal, 'erratum.confirm', { unitId, jurisdiction: place })
        const rows = changes.map(({ changeId, listingId, receiver, lastDay, ...row }) => ({
          href: `/staff/listings/${listingId}`,
          subject: row.subjectName ?? PROTECTED,
          what: CHANGED_THINGS[row.thing],
          openedOn: row.openedOn,
          receiver: row.receiverName,
          toldOn: row.toldAt?.slice(0, 10) ?? null,
          lastDay,
          late: lastDay !== null && lastDay < today,
          confirmHref: may(receiver)
            ? `/staff/changes/${changeId}/confirmation?receiver=${encodeURIComponent(receiver)}`
            : null,
        }))
        const results = (await listPushedResults(db, organisationId, SIZE)).map(({ objectionId, sentAt, outcome }) => ({
          outcome: OUTCOMES[outcome],
          sentOn: sentAt.slice(0, 10),
          confirmHref: may(organisationId) ? `/staff/objections/${objectionId}/result-acknowledgement` : null,
        }))
        return { kind: 'page', html: changesPage({ frame, rows, results }) }
      },
    }),
    ...staffAct({
      operationId: 'confirmEntryChange',
      path: '/changes/:id/confirmation',
      title: '登记变更已执行',
      tag: TAG,
      permission: 'erratum.confirm',
      fields: {
        receiver: { label: '单位', kind: 'pick', optional: true, hint: '不选的，即为本单位' },
        document: { label: '回函文号或者摘要', kind: 'text', optional: true, hint: '替其他单位登记的必须填写' },
      },
      startsFrom: ['receiver'],
      readStart: async (_caller, { id = '' }, { receiver = '' }) => ({
        options: { receiver: (await findChange(db, id))?.open ?? [] },
        values: { receiver },
      }),
      refusals: ['NOT_A_RECEIVER', 'EVIDENCE_MISSING'],
      back: BACK,
      run: async (caller, { id = '' }, { receiver: chosen, document }) => {
        const found = await findChange(db, id)
        if (found === undefined) return NOT_THERE
        const receiver = chosen === '' ? caller.organisationId : chosen
        const bar = findBar(caller.principal, 'erratum.confirm', { unitId: receiver, jurisdiction: found.place })
        if (bar !== undefined) return bar
        const done = await confirmEntryChange(service, actingOf(caller), { changeId: id, receiver, document })
        return done.ok ? ok({ id }) : done
      },
    }),
    ...staffAct({
      operationId: 'acknowledgeResult',
      path: '/objections/:id/result-acknowledgement',
      title: '收悉异议处理结果',
      tag: TAG,
      permission: 'erratum.confirm',
      fields: {},
      refusals: [],
      back: BACK,
      run: async (caller, { id = '' }) => {
        const { organisationId: unitId, place: jurisdiction } = caller
        const bar = findBar(caller.principal, 'erratum.confirm', { unitId, jurisdiction })
        if (bar !== undefined) return bar
        await acknowledgeResult(service, id, unitId)
        return ok({ id })
      },
    }),
  ]
}
