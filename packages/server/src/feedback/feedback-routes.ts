import { parseLocalDate } from '@xinheng/domain/calendar/local-date'
import { ok, refuse } from '@xinheng/domain/kernel/result'
import { Type } from 'typebox'
import { actingOf } from '../access/access-port.ts'
import { findBar } from '../access/out-of-reach.ts'
import { staffAct } from '../http/act-routes.ts'
import { transportProblem } from '../http/problem.ts'
import { route, type Route } from '../http/route.ts'
import type { Caller } from '../access/caller.ts'
import type { OptionView } from '../pages/models.ts'
import { listFeedbackDuties } from './feedback-views.ts'
import type { Service } from '../service.ts'
import { readDuties, sendFeedback } from './feedback-use-cases.ts'

const Duty = Type.Object({
  actor: Type.String(),
  organisationId: Type.String(),
  addressee: Type.String(),
  listingId: Type.Union([Type.String(), Type.Null()]),
  periodFrom: Type.Union([Type.String(), Type.Null()]),
  periodUntil: Type.Union([Type.String(), Type.Null()]),
  wording: Type.String({ title: '文本用语' }),
  dueOn: Type.Union([Type.String(), Type.Null()]),
  dueSetBy: Type.String(),
  state: Type.String(),
})

/** The entries on which the caller's unit still has to feed back, by name. */
async function listEntryChoices(service: Service, { place, organisationId }: Caller): Promise<readonly OptionView[]> {
  const { db, ambient } = service
  const on = ambient.today()
  const duties = await listFeedbackDuties(db, await service.law(db, on), place, on, organisationId)
  const open = new Set(
    duties.flatMap(({ covers, sentOn }) => (covers.kind === 'entry' && sentOn === null ? [covers.listingId] : [])),
  )
  if (open.size === 0) return []
  const rows = await db
    .selectFrom('listing as l')
    .innerJoin('subject as s', 's.id', 'l.subject_id')
    .select(['l.id', 's.name', 'l.document_number'])
    .where('l.id', 'in', [...open])
    .execute()
  return rows.map(({ id, name, document_number }) => ({ value: id, label: `${name ?? '个人'} · ${document_number}` }))
}

/** Sending feedback, and the duties to send it. */
export function feedbackRoutes(service: Service): readonly Route[] {
  return [
    ...staffAct({
      operationId: 'sendFeedback',
      path: '/feedback/new',
      title: '报送执行反馈',
      tag: '反馈',
      permission: 'feedback.send',
      fields: {
        listingId: { label: '名单条目', kind: 'pick', optional: true, hint: '逐案反馈的选择' },
        from: { label: '反馈期起始日期', kind: 'date', optional: true, hint: '定期反馈的填写' },
        until: { label: '反馈期终了日期', kind: 'date', optional: true },
      },
      startsFrom: ['listingId', 'from', 'until'],
      readStart: async (caller, _params, values) => ({
        values,
        options: { listingId: await listEntryChoices(service, caller) },
      }),
      refusals: ['RULE_UNSPECIFIED', 'UNIT_WITHOUT_POWER', 'DATE_IN_FUTURE', 'NOTICE_INCOMPLETE'],
      back: { label: '执行反馈', href: '/staff/feedback' },
      run: async (caller, _params, { listingId, from: first, until: last }) => {
        const target = { unitId: caller.organisationId, jurisdiction: caller.place }
        const bar = findBar(caller.principal, 'feedback.send', target)
        if (bar !== undefined) return bar
        const [from, until] = [parseLocalDate(first), parseLocalDate(last)]
        if (listingId === '' && (from === undefined || until === undefined))
          return refuse({ code: 'NOTICE_INCOMPLETE', missing: ['from', 'until'], basis: [] })
        const covers =
          from === undefined || until === undefined
            ? ({ kind: 'entry', listingId } as const)
            : ({ kind: 'period', from, until } as const)
        const done = await sendFeedback(service, actingOf(caller), covers)
        return done.ok ? ok({ id: done.value.id, version: done.value.version }) : done
      },
    }),
    route({
      method: 'GET',
      url: '/api/v1/feedback-duties',
      operationId: 'listFeedbackDuties',
      summary: '本单位执行反馈义务',
      tag: '反馈',
      permission: 'feedback.read',
      writes: 'nothing',
      answer: Type.Object({ items: Type.Array(Duty) }),
      refusals: [],
      example: { items: [] },
      handle: async ({ caller, requestId }) => {
        const { organisationId, place, principal } = caller
        if (findBar(principal, 'feedback.read', { unitId: organisationId, jurisdiction: place }) !== undefined)
          return { ok: false, error: transportProblem('NOT_PERMITTED', requestId) }
        const duties = await readDuties(service, place, service.ambient.today(), organisationId)
        const items = duties.map(({ covers, actor, addressee, wording, dueOn, dueSetBy, state, ...duty }) => ({
          actor,
          organisationId: duty.organisationId,
          addressee,
          wording,
          dueOn,
          dueSetBy,
          state,
          listingId: covers.kind === 'entry' ? covers.listingId : null,
          periodFrom: covers.kind === 'period' ? covers.from : null,
          periodUntil: covers.kind === 'period' ? covers.until : null,
        }))
        return ok({ value: { items } })
      },
    }),
  ]
}
