import { looksLikeResidentId } from '@xinheng/domain/identifier/resident-shape'
import type { Occasion } from '@xinheng/domain/rulebook/axes'
import { Type } from 'typebox'
import { actingOf } from '../access/access-port.ts'
import type { Caller } from '../access/caller.ts'
import { form, page, type PageAnswer } from '../http/page-route.ts'
import { refusalProblem } from '../http/problem.ts'
import { renderCitation } from '@xinheng/domain/kernel/render-citation'
import type { Route } from '../http/route.ts'
import type { MatterRowModel, RefusalView, StatusWord } from '../pages/models.ts'
import type { Frame } from '../pages/frame.ts'
import { checkPage } from '../pages/staff/check-page.ts'
import { matterPage } from '../pages/staff/matter-page.ts'
import { mattersPage, missedChecksPage } from '../pages/staff/work-lists.ts'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { withPassages } from '../rulebook/passage-views.ts'
import type { Service } from '../service.ts'
import { deskTabs, readCheckDesk, readMatterPage, readReceiptDesk, type DeskInput } from './check-desk.ts'
import { checkParty, checkSubject } from './check-use-cases.ts'
import { OCCASIONS } from './labels.ts'
import { reachMatter, reachReceipt, readHomePlace, withinReach } from './matter-reach.ts'
import { findOpenMatterId, listMatters } from './matter-views.ts'
import { listPartyCandidates } from './party-use-cases.ts'
import { listMissedChecks } from './missed-check-use-cases.ts'

const STRICT = { additionalProperties: false } as const
const Id = Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$' })
const IdParam = Type.Object({ id: Id }, STRICT)
const SIZE = 50

/** The pages of checks and matters; the acts on them are forms of `matterRoutes`. */
export function matterPages(service: Service): readonly Route[] {
  return [
    deskForm(service),
    receiptPage(service),
    recheckForm(service),
    onePage(service),
    listPage(service),
    missedPage(service),
  ]
}

function toView(refusal: Refusal, requestId: string): RefusalView {
  const { code, title, detail, basis } = refusalProblem(refusal, requestId)
  return { code, title, mend: detail, basis: basis.map(({ text }) => ({ text, confirmed: true, passage: null })) }
}

/** The desk's form: opens the matter or goes on with it, and checks. A person's number is not shown again. */
function deskForm(service: Service): Route {
  const typedOf = (typed: Readonly<Record<string, string>>) => {
    const { occasion = '', matter = '', subject = '', name = '' } = typed
    return { occasion, matter, subject: looksLikeResidentId(subject) ? '' : subject, name }
  }
  return form({
    url: '/staff/check',
    operationId: 'checkByForm',
    summary: '信用核查提交',
    permission: 'matter.check',
    form: Type.Object(
      {
        occasion: Type.Unsafe<Occasion>({ type: 'string', enum: Object.keys(OCCASIONS), title: '事项类型' }),
        matter: Type.Optional(Type.String({ maxLength: 60, title: '事项编号' })),
        subject: Type.Optional(Type.String({ maxLength: 40, title: '统一社会信用代码' })),
        name: Type.Optional(Type.String({ maxLength: 200, title: '主体名称' })),
      },
      STRICT,
    ),
    answer: async ({ caller, frame, form: typed, requestId }): Promise<PageAnswer> => {
      const { occasion, name } = typed
      const subject = typed.subject?.trim() ?? ''
      if (subject === '') return findByName(service, caller, frame, typedOf(typed))
      const reference = typed.matter?.trim() ?? ''
      const place = await readHomePlace(service, caller)
      const key = { unitId: caller.organisationId, occasion, reference }
      const matterId = reference === '' ? undefined : await findOpenMatterId(service.db, key)
      const opening = { occasion, place, decider: null, moments: null, reference: reference === '' ? null : reference }
      const done = await checkSubject(service, actingOf(caller), {
        in: matterId === undefined ? { opening } : { matterId },
        role: 'applicant',
        identity: { by: 'number', number: subject, name: name ?? null },
        moment: null,
      })
      if (done.ok) return { kind: 'goTo', path: `/staff/checks/${done.value.receiptId}` }
      const desk = readCheckDesk(caller, typedOf(typed), {}, toView(done.error, requestId))
      return { kind: 'page', status: 422, html: checkPage({ ...desk, frame }) }
    },
    again: async ({ caller, frame, errors, typed }) => {
      const wrong = Object.fromEntries(
        errors.map(({ pointer, label, message }) => [pointer.slice(1), `${label}${message}`]),
      )
      return checkPage({ ...readCheckDesk(caller, typedOf(typed), wrong), frame })
    },
  })
}

/** Nobody is checked on a name alone: those who bear it are offered, each with its code. */
async function findByName(service: Service, caller: Caller, frame: Frame, typed: DeskInput): Promise<PageAnswer> {
  const name = typed.name.trim()
  if ([...name].length < 2) {
    const desk = readCheckDesk(caller, typed, { subject: '请填写统一社会信用代码，或者填写名称查找' })
    return { kind: 'page', status: 422, html: checkPage({ ...desk, frame }) }
  }
  const candidates = await listPartyCandidates(service, actingOf(caller), name)
  return { kind: 'page', html: checkPage({ ...readCheckDesk(caller, typed, {}, null, candidates), frame }) }
}

function receiptPage(service: Service): Route {
  return page({
    url: '/staff/checks/:id',
    operationId: 'showReceipt',
    summary: '核查回执',
    permission: 'matter.read',
    params: IdParam,
    answer: async ({ caller, frame, params }) => {
      const receipt = await reachReceipt(service, caller, params.id)
      if (!receipt.ok) return { kind: 'stop', code: 'NOT_FOUND' }
      const desk = await withPassages(service.db, await readReceiptDesk(service, caller, receipt.value))
      return { kind: 'page', html: checkPage({ ...desk, frame }) }
    },
  })
}

/** Checks a party again at the last moment that has come. */
function recheckForm(service: Service): Route {
  return form({
    url: '/staff/matters/:id/parties/:party/check',
    operationId: 'recheckByForm',
    summary: '再次核查提交',
    permission: 'matter.check',
    params: Type.Object({ id: Id, party: Id }, STRICT),
    form: Type.Object({}, STRICT),
    answer: async ({ caller, params }): Promise<PageAnswer> => {
      const found = await reachMatter(service, caller, params.id, 'matter.check')
      if (!found.ok) return { kind: 'stop', code: 'NOT_FOUND' }
      const moment = found.value.matter.reached.at(-1)?.moment ?? found.value.matter.moments[0] ?? 'decision'
      const command = { matterId: params.id, partyId: params.party, moment }
      const done = await checkParty(service, actingOf(caller), command)
      if (!done.ok) return { kind: 'refused', refusal: done.error }
      return { kind: 'goTo', path: `/staff/checks/${done.value.receiptId}` }
    },
    again: async ({ caller, frame }) => checkPage({ ...readCheckDesk(caller), frame }),
  })
}

function onePage(service: Service): Route {
  return page({
    url: '/staff/matters/:id',
    operationId: 'showMatter',
    summary: '办理事项',
    permission: 'matter.read',
    params: IdParam,
    answer: async ({ caller, frame, params }) => {
      const found = await reachMatter(service, caller, params.id)
      if (!found.ok) return { kind: 'stop', code: 'NOT_FOUND' }
      const content = await withPassages(service.db, await readMatterPage(service, caller, found.value))
      return { kind: 'page', html: matterPage({ ...content, frame }) }
    },
  })
}

const STATUS: Readonly<Record<string, StatusWord>> = {
  open: { kind: 'waiting', label: '办理中' },
  decided: { kind: 'received', label: '已决定' },
  closed: { kind: 'done', label: '已办结' },
}

function listPage(service: Service): Route {
  return page({
    url: '/staff/matters',
    operationId: 'showMatters',
    summary: '事项列表',
    permission: 'matter.read',
    query: Type.Object(
      {
        q: Type.Optional(Type.String({ maxLength: 100, title: '事项编号' })),
        page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, title: '页码' })),
      },
      STRICT,
    ),
    answer: async ({ caller, frame, query }) => {
      const [reference, at] = [query.q?.trim() ?? '', query.page ?? 1]
      const filter = { status: null, reference, page: at, size: SIZE }
      const { rows, total } = await listMatters(service.db, withinReach(caller), filter)
      const html = mattersPage({
        frame,
        tabs: deskTabs(caller, '/staff/matters'),
        search: { name: 'q', value: reference, error: null },
        rows: rows.map((row): MatterRowModel => ({
          href: `/staff/matters/${row.id}`,
          reference: row.reference ?? row.id.slice(0, 8),
          occasion: OCCASIONS[row.occasion as Occasion],
          unit: row.unitName,
          decider: row.deciderName,
          openedOn: row.openedOn,
          openItems: row.openItems,
          status: STATUS[row.status] ?? { kind: 'waiting', label: row.status },
        })),
        paging: {
          page: at,
          size: SIZE,
          total,
          path: '/staff/matters',
          query: reference === '' ? {} : { q: reference },
        },
      })
      return { kind: 'page', html }
    },
  })
}

function missedPage(service: Service): Route {
  return page({
    url: '/staff/missed-checks',
    operationId: 'showMissedChecks',
    summary: '应查未查',
    permission: 'matter.read',
    query: Type.Object({ q: Type.Optional(Type.String({ maxLength: 100, title: '文书' })) }, STRICT),
    answer: async ({ caller, frame, query }) => {
      const wanted = query.q?.trim() ?? ''
      const missed = await listMissedChecks(service, withinReach(caller))
      const rows = missed
        .map(({ act, source }) => ({
          document: `${act.documentTitle} ${act.documentNumber ?? ''}`.trim(),
          unit: act.unitName,
          occasion: OCCASIONS[act.occasion],
          on: act.on,
          basis: [{ text: renderCitation(source), confirmed: true, passage: null }],
        }))
        .filter(({ document, unit }) => document.includes(wanted) || unit.includes(wanted))
      const search = { name: 'q', value: wanted, error: null }
      const tabs = deskTabs(caller, '/staff/missed-checks')
      return { kind: 'page', html: missedChecksPage({ frame, tabs, search, rows, paging: null }) }
    },
  })
}
