import { toDay } from '@xinheng/domain/calendar/local-date'
import { ok } from '@xinheng/domain/kernel/result'
import { renderCitation } from '@xinheng/domain/kernel/render-citation'
import { readRedressDuties } from '@xinheng/domain/redress/redress-duties'
import { listUnfinished } from '@xinheng/domain/redress/decide-redress'
import { redressKeyOf, type LostHonour, type Redress, type ToldBecause } from '@xinheng/domain/redress/redress'
import { Type } from 'typebox'
import { actingOf } from '../access/access-port.ts'
import type { Caller } from '../access/caller.ts'
import { findBar, NOT_THERE } from '../access/out-of-reach.ts'
import { mayAct, type Permission } from '../access/permissions.ts'
import { staffAct, type ActTarget } from '../http/act-routes.ts'
import { page } from '../http/page-route.ts'
import type { Route } from '../http/route.ts'
import { redressListPage, redressPage, type RedressModel } from '../pages/staff/redress-pages.ts'
import type { Service } from '../service.ts'
import { actOnRedress, type RedressAct } from './redress-use-cases.ts'
import { findRedressView, listRedresses } from './redress-views.ts'
import { confirm } from './release-use-cases.ts'
import { listReceiverChoices } from './release-views.ts'
import { HONOUR_KINDS, TOLD_BECAUSE } from './release-words.ts'

const strict = { additionalProperties: false } as const
const TAG = '纠错恢复'
const SIZE = 50
const PROTECTED = '个人信息，须另行查阅'
const Id = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9:._-]{1,240}$' }) }, strict)
const CASE = { label: '纠错恢复', href: '/staff/redresses/:id' } as const

/** The redress of entries that were wrong from the start: its pages, and the acts that undo the harm. */
export function redressRoutes(service: Service): readonly Route[] {
  const readTarget = async (caller: Caller, id: string): Promise<ActTarget | undefined> => {
    const found = await findRedressView(service.db, id)
    if (found === undefined || !mayRead(caller, found.redress)) return undefined
    return {
      version: found.version,
      about: [
        { label: '主体', value: { kind: 'text', text: found.subjectName ?? PROTECTED } },
        { label: '责任单位', value: { kind: 'text', text: found.ownerName } },
      ],
    }
  }
  const run = async (caller: Caller, id: string, act: RedressAct, expected: number | undefined) => {
    const found = await findRedressView(service.db, id)
    if (found === undefined) return NOT_THERE
    const bar = findBar(caller.principal, 'redress.act', targetOf(found.redress))
    if (bar !== undefined) return bar
    const done = await actOnRedress(service, actingOf(caller), id, act, expected)
    return done.ok ? ok({ id, version: done.value.version }) : done
  }
  const shared = { tag: TAG, permission: 'redress.act', back: CASE } as const
  return [
    page({
      url: '/staff/redresses',
      operationId: 'showRedresses',
      summary: '纠错恢复',
      permission: 'redress.read',
      query: Type.Object({ page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, title: '页码' })) }, strict),
      answer: async ({ caller, frame, query }) => {
        const { place, organisationId, principal } = caller
        const all = mayAct(principal, 'redress.read', { jurisdiction: place })
        const at = query.page ?? 1
        const scope = all ? { place } : { unitId: organisationId }
        const { rows, total } = await listRedresses(service.db, scope, { page: at, size: SIZE })
        const today = service.ambient.today()
        const shown = rows.map(({ redressId, subjectName, ownerName, openedOn, closedOn, left }) => ({
          href: `/staff/redresses/${redressId}`,
          subject: subjectName ?? PROTECTED,
          owner: ownerName,
          openedOn,
          days: toDay(closedOn ?? today) - toDay(openedOn),
          closed: closedOn !== null,
          left,
        }))
        const paging = { page: at, size: SIZE, total, path: '/staff/redresses', query: {} }
        return { kind: 'page', html: redressListPage({ frame, rows: shown, paging }) }
      },
    }),
    page({
      url: '/staff/redresses/:id',
      operationId: 'showRedress',
      summary: '纠错恢复详情',
      permission: 'redress.read',
      params: Id,
      answer: async ({ caller, frame, params }) => {
        const model = await readRedress(service, caller, params.id)
        return model === undefined
          ? { kind: 'stop', code: 'NOT_FOUND' }
          : { kind: 'page', html: redressPage({ ...model, frame }) }
      },
    }),
    ...staffAct({
      operationId: 'confirmErratum',
      path: '/redresses/:id/erratum',
      title: '登记收悉更正',
      tag: TAG,
      permission: 'erratum.confirm',
      fields: {
        receiver: { label: '单位', kind: 'pick', optional: true, hint: '不选的，即为本单位' },
        document: { label: '回函文号或者摘要', kind: 'text', optional: true, hint: '替其他单位登记的必须填写' },
      },
      startsFrom: ['receiver'],
      readStart: async (_caller, { id = '' }, { receiver = '' }) => {
        const found = await findRedressView(service.db, id)
        const listingId = found === undefined ? '' : redressKeyOf(found.redress.about)
        return {
          options: { receiver: await listReceiverChoices(service.db, listingId, 'erratum') },
          values: { receiver },
        }
      },
      refusals: ['NOT_A_RECEIVER', 'EVIDENCE_MISSING'],
      back: CASE,
      run: async (caller, { id = '' }, { receiver: chosen, document }) => {
        const found = await findRedressView(service.db, id)
        if (found === undefined) return NOT_THERE
        const { about, place } = found.redress
        const listingId = redressKeyOf(about)
        const receiver = chosen === '' ? caller.organisationId : chosen
        const bar = findBar(caller.principal, 'erratum.confirm', { unitId: receiver, jurisdiction: place })
        if (bar !== undefined) return bar
        const done = await confirm(service, actingOf(caller), { listingId, receiver, thing: 'erratum', document })
        return done.ok ? ok({ id }) : done
      },
    }),
    ...staffAct({
      ...shared,
      operationId: 'decideLostHonour',
      path: '/redresses/:id/honours',
      title: '对荣誉作出结论',
      fields: {
        honourId: { label: '事项', kind: 'pick', maxLength: 100 },
        outcome: {
          label: '结论',
          kind: 'choice',
          options: [
            { value: 'restored', label: '予以恢复' },
            { value: 'notAffected', label: '不受该条目影响' },
          ],
        },
        reasons: { label: '理由', kind: 'area' },
        proof: {
          label: '恢复凭据',
          kind: 'text',
          optional: true,
          hint: '守信激励条目填写重新列入的条目编号；其他填写恢复决定文号；本单位的荣誉记录可以不填，恢复后即重新公示',
        },
      },
      startsFrom: ['honourId'],
      readTarget: async (caller, { id = '' }) => readTarget(caller, id),
      readStart: async (_caller, { id = '' }, { honourId = '' }) => {
        const found = await findRedressView(service.db, id)
        const open = found?.redress.honours.filter(({ decision }) => decision === null) ?? []
        const options = open.map((honour) => ({ value: honour.honourId, label: labelOf(honour) }))
        return { options: { honourId: options }, values: { honourId } }
      },
      refusals: ['WRONG_STATE', 'REASONS_MISSING', 'EVIDENCE_MISSING', 'CASE_CHANGED_MEANWHILE'],
      run: async (caller, { id = '' }, { honourId, outcome, reasons, proof }, expected) => {
        const end = outcome === 'restored' ? 'restored' : 'notAffected'
        return run(caller, id, { act: 'decideHonour', honourId, outcome: end, reasons, proof }, expected)
      },
    }),
    ...staffAct({
      ...shared,
      operationId: 'putUpPublicErratum',
      path: '/redresses/:id/public-notice',
      title: '登记更正公告',
      fields: {
        site: { label: '发布渠道', kind: 'text', hint: '与原公示渠道相同' },
        evidence: { label: '凭证编号或者摘要', kind: 'text' },
      },
      readTarget: async (caller, { id = '' }) => readTarget(caller, id),
      refusals: ['WRONG_STATE', 'EVIDENCE_MISSING', 'CASE_CHANGED_MEANWHILE'],
      run: async (caller, { id = '' }, { site, evidence }, expected) =>
        run(caller, id, { act: 'putUpNotice', site, evidence }, expected),
    }),
    ...staffAct({
      ...shared,
      operationId: 'closeRedress',
      path: '/redresses/:id/closing',
      title: '办结纠错恢复',
      fields: {},
      readTarget: async (caller, { id = '' }) => readTarget(caller, id),
      consequence: '全部单位收悉更正、各项荣誉已有结论、更正公告已经发布，才能办结；作出原认定的人员不得办结。',
      refusals: ['WRONG_STATE', 'SAME_HANDS', 'REDRESS_UNFINISHED', 'CASE_CHANGED_MEANWHILE'],
      run: async (caller, { id = '' }, _given, expected) => run(caller, id, { act: 'close' }, expected),
    }),
  ]
}

function targetOf({ owner, place }: Redress): { readonly unitId: string; readonly jurisdiction: string } {
  return { unitId: owner, jurisdiction: place }
}

/** The unit that answers for it, whoever was told of the error, and who oversees the place. */
function mayRead({ principal, organisationId }: Caller, redress: Redress): boolean {
  const target = { jurisdiction: redress.place }
  const told = redress.receivers.some(({ receiver }) => receiver === organisationId)
  const unitId = told ? organisationId : redress.owner
  return mayAct(principal, 'redress.read', { ...target, unitId })
}

async function readRedress(
  service: Service,
  caller: Caller,
  id: string,
): Promise<Omit<RedressModel, 'frame'> | undefined> {
  const { db, ambient } = service
  const found = await findRedressView(db, id)
  if (found === undefined || !mayRead(caller, found.redress)) return undefined
  const { redress, subjectName, ownerName, errata } = found
  const today = ambient.today()
  const law = await service.law(db, today)
  const closedOn = redress.kind === 'closed' ? redress.closedOn : null
  const may = (permission: Permission, unitId: string): boolean =>
    closedOn === null && mayAct(caller.principal, permission, { unitId, jurisdiction: redress.place })
  const acts = may('redress.act', redress.owner)
  const confirmed = errata.flatMap(({ receiver, confirmedOn }) => (confirmedOn === null ? [] : [receiver]))
  const address = `/staff/redresses/${id}`
  const basis = readRedressDuties(redress, law).flatMap((duty) => duty.basis)
  return {
    subject: subjectName ?? PROTECTED,
    owner: ownerName,
    openedOn: redress.openedOn,
    days: toDay(closedOn ?? today) - toDay(redress.openedOn),
    closedOn,
    basis: basis.map((citation) => ({ text: renderCitation(citation), confirmed: true, passage: null })),
    doers: redress.doers,
    errata: errata.map(({ receiver, name, because, toldAt, confirmedOn }) => ({
      name,
      because: because.map((why) => TOLD_BECAUSE[why as ToldBecause]).join('、'),
      toldOn: toldAt?.slice(0, 10) ?? null,
      confirmedOn,
      recordHref: may('erratum.confirm', receiver)
        ? `${address}/erratum?receiver=${encodeURIComponent(receiver)}`
        : null,
    })),
    honours: redress.honours.map((honour) => ({
      label: labelOf(honour),
      href: hrefOf(honour),
      kind: HONOUR_KINDS[honour.kind],
      outcome: honour.decision?.outcome ?? null,
      decideHref: acts ? `${address}/honours?honourId=${encodeURIComponent(honour.honourId)}` : null,
    })),
    notice: { due: redress.publicNoticeDue, done: redress.publicNotice },
    putUpHref: acts && redress.publicNoticeDue && redress.publicNotice === null ? `${address}/public-notice` : null,
    closeHref: acts && listUnfinished(redress, confirmed).length === 0 ? `${address}/closing` : null,
    listingHref: hrefOfThing(redress),
  }
}

function hrefOfThing({ about }: Redress): string {
  return about.kind === 'record' ? `/staff/records/${about.recordId}` : `/staff/listings/${about.listingId}`
}

function labelOf({ kind, honourId }: LostHonour): string {
  return `${HONOUR_KINDS[kind]} ${honourId.slice(0, 8)}`
}

function hrefOf({ kind, honourId }: LostHonour): string {
  return { listing: `/staff/listings/`, record: `/staff/records/`, matter: `/staff/matters/` }[kind] + honourId
}
