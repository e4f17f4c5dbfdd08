import { parseLocalDate } from '@xinheng/domain/calendar/local-date'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import { NOT_APPLIED_REASONS } from '@xinheng/domain/matter/close-check'
import type { DeferredConsequence } from '@xinheng/domain/matter/deferred-documents'
import type {
  MatterDecision,
  MatterEnding,
  NotAppliedReason,
  PartyRole,
  ReferenceMoment,
} from '@xinheng/domain/matter/matter'
import type { Occasion } from '@xinheng/domain/rulebook/axes'
import { Type } from 'typebox'
import { actingOf } from '../access/access-port.ts'
import { findBar, type OutOfReach } from '../access/out-of-reach.ts'
import type { Permission } from '../access/permissions.ts'
import { staffAct, type ActTarget, type Done, type FieldSpec } from '../http/act-routes.ts'
import type { Caller } from '../access/caller.ts'
import { transportProblem } from '../http/problem.ts'
import { route, type Route } from '../http/route.ts'
import type { Service } from '../service.ts'
import { closeItem, type ClosingText } from './check-use-cases.ts'
import { fromItemKey } from './check-desk.ts'
import { breakPromise, deferDocuments, supplyDocuments } from './deferred-use-cases.ts'
import { DECISIONS, ENDINGS, MOMENTS, OCCASIONS, optionsOf, ROLES } from './labels.ts'
import { reachMatter, reachReceipt, readHomePlace } from './matter-reach.ts'
import { closeMatter, decideMatter, openMatter, reachMoment } from './matter-use-cases.ts'
import { addParty, confirmParty, rejectCandidate } from './party-use-cases.ts'

const TAG = '事项'
const BACK = { label: '办理事项', href: '/staff/matters/:id' } as const
const DESK = { label: '办理事项', href: '/staff/matters' } as const
const CONSEQUENCES: Readonly<Record<DeferredConsequence, string>> = {
  applicationReturned: '退回申请',
  decisionOnWhatIsThere: '按现有材料作出决定',
  permitWithdrawn: '撤销许可',
  extended: '延长期限',
}
const REASONS = Object.fromEntries(Object.entries(NOT_APPLIED_REASONS).map(([code, { title }]) => [code, title]))

type Texts = Readonly<Record<string, string>>
type Acted = Result<{ readonly id: string; readonly version: number }, Refusal>

/** The acts on matters, each as a form and as API. */
export function matterRoutes(service: Service): readonly Route[] {
  return [
    ...openRoutes(service),
    ...partyRoutes(service),
    ...endRoutes(service),
    ...itemRoutes(service),
    ...deferralRoutes(service),
    readRoute(service),
  ]
}

interface MatterActSpec<F extends Readonly<Record<string, FieldSpec>>> {
  readonly operationId: string
  readonly noun: string
  readonly title: string
  readonly permission: Permission
  readonly fields: F
  readonly consequence?: string
  readonly refusals: Parameters<typeof staffAct>[0]['refusals']
  readonly run: (
    caller: Caller,
    matterId: string,
    given: { readonly [Name in keyof F]: string },
    expected: number | undefined,
    params: Texts,
  ) => Promise<Acted>
}

/** An act on a matter within the caller's reach, at the version that the caller saw. */
function matterAct<const F extends Readonly<Record<string, FieldSpec>>>(
  service: Service,
  spec: MatterActSpec<F>,
): readonly Route[] {
  return staffAct<F>({
    operationId: spec.operationId,
    path: `/matters/:id/${spec.noun}`,
    title: spec.title,
    tag: TAG,
    permission: spec.permission,
    fields: spec.fields,
    ...(spec.consequence === undefined ? {} : { consequence: spec.consequence }),
    refusals: spec.refusals,
    back: BACK,
    readTarget: async (caller, { id = '' }) => {
      const found = await reachMatter(service, caller, id, spec.permission)
      return found.ok ? toTarget(found.value) : undefined
    },
    run: async (caller, params, given, expected) => {
      const { id = '' } = params
      const found = await reachMatter(service, caller, id, spec.permission)
      if (!found.ok) return found
      return toDone(await spec.run(caller, id, given, expected, params))
    },
  })
}

function toTarget({ matter, reference, version }: Parameters<typeof describe>[0]): ActTarget {
  return { version, about: describe({ matter, reference, version }) }
}

function describe(found: {
  readonly matter: { readonly occasion: Occasion }
  readonly reference: string | null
  readonly version: number
}): ActTarget['about'] {
  return [
    { label: '事项类型', value: { kind: 'text', text: OCCASIONS[found.matter.occasion] } },
    { label: '事项编号', value: { kind: 'text', text: found.reference ?? '—' } },
  ]
}

function toDone(acted: Acted): Result<Done, Refusal | OutOfReach> {
  return acted.ok ? ok({ id: acted.value.id, version: acted.value.version }) : acted
}

function openRoutes(service: Service): readonly Route[] {
  return staffAct({
    operationId: 'openMatter',
    path: '/matters/new',
    title: '建立事项',
    tag: TAG,
    permission: 'matter.open',
    fields: {
      occasion: { label: '事项类型', kind: 'choice', options: optionsOf(OCCASIONS) },
      reference: { label: '事项编号', kind: 'text', maxLength: 60, optional: true, hint: '不得填写证件号码' },
      deciderUnitId: { label: '决定单位编号', kind: 'text', maxLength: 64, optional: true, hint: '不填即由本单位决定' },
    },
    refusals: ['UNIT_WITHOUT_POWER', 'RULE_UNSPECIFIED', 'IDENTIFIER_INVALID'],
    back: DESK,
    run: async (caller, _params, { occasion, reference, deciderUnitId }) => {
      const place = await readHomePlace(service, caller)
      const bar = findBar(caller.principal, 'matter.open', { unitId: caller.organisationId, jurisdiction: place })
      if (bar !== undefined) return bar
      const decider = deciderUnitId === '' ? null : { organisationId: deciderUnitId, officerId: null }
      const opening = { occasion: occasion as Occasion, place, decider, moments: null, reference: reference || null }
      return toDone(await openMatter(service, actingOf(caller), opening))
    },
  })
}

function partyRoutes(service: Service): readonly Route[] {
  return [
    ...matterAct(service, {
      operationId: 'addParty',
      noun: 'parties',
      title: '加入当事人',
      permission: 'matter.open',
      fields: {
        role: { label: '身份', kind: 'choice', options: optionsOf(ROLES) },
        number: { label: '统一社会信用代码或者证件号码', kind: 'text', maxLength: 40, optional: true },
        name: { label: '名称', kind: 'text', optional: true, hint: '首次登记的主体须填写' },
        subjectId: {
          label: '主体编号',
          kind: 'text',
          maxLength: 64,
          optional: true,
          hint: '按名称查到的，填写系统内编号',
        },
      },
      refusals: ['SUBJECT_UNKNOWN', 'IDENTIFIER_INVALID', 'PARTY_ALREADY_PRESENT', 'MATTER_CLOSED'],
      run: async (caller, matterId, { role, number, name, subjectId }) => {
        const identity =
          number === '' && subjectId !== ''
            ? ({ by: 'candidate', subjectId } as const)
            : ({ by: 'number', number, name: name === '' ? null : name } as const)
        return addParty(service, actingOf(caller), { matterId, role: role as PartyRole, identity })
      },
    }),
    ...matterAct(service, {
      operationId: 'confirmParty',
      noun: 'parties/:party/confirmation',
      title: '确认是同一主体',
      permission: 'subject.confirmIdentity',
      fields: {},
      consequence: '确认后，该主体的名单记录将对本事项产生效力。请先核对证件或者登记信息。',
      refusals: ['IDENTITY_NOT_IN_DOUBT', 'PARTY_UNKNOWN', 'MATTER_CLOSED'],
      run: async (caller, matterId, _given, expected, { party: partyId = '' }) =>
        confirmParty(service, actingOf(caller), { matterId, partyId }, expected),
    }),
    ...staffAct({
      operationId: 'rejectCandidate',
      path: '/candidates/:id/rejection',
      title: '确认不是同一主体',
      tag: TAG,
      permission: 'subject.confirmIdentity',
      fields: {
        name: { label: '所查名称', kind: 'text' },
        reason: { label: '理由', kind: 'area' },
      },
      refusals: ['SUBJECT_UNKNOWN', 'REASON_MISSING'],
      back: DESK,
      run: async (caller, { id = '' }, { name, reason }) => {
        const target = { unitId: caller.organisationId, jurisdiction: caller.place }
        const bar = findBar(caller.principal, 'subject.confirmIdentity', target)
        if (bar !== undefined) return bar
        const done = await rejectCandidate(service, actingOf(caller), { name, subjectId: id, reason })
        return done.ok ? ok({ id }) : done
      },
    }),
  ]
}

function endRoutes(service: Service): readonly Route[] {
  return [
    ...matterAct(service, {
      operationId: 'reachMoment',
      noun: 'moments',
      title: '登记时点',
      permission: 'matter.open',
      fields: { moment: { label: '时点', kind: 'choice', options: optionsOf(MOMENTS) } },
      refusals: ['MOMENT_NOT_EXPECTED', 'MOMENT_ALREADY_REACHED', 'MATTER_CLOSED'],
      run: async (caller, matterId, { moment }, expected) =>
        reachMoment(service, actingOf(caller), { matterId, moment: moment as ReferenceMoment }, expected),
    }),
    ...matterAct(service, {
      operationId: 'decideMatter',
      noun: 'decision',
      title: '登记决定',
      permission: 'matter.decide',
      fields: {
        outcome: { label: '决定', kind: 'choice', options: optionsOf(DECISIONS) },
        document: { label: '决定文书', kind: 'text' },
      },
      refusals: ['CHECK_MISSING', 'CHECK_STALE', 'MOMENT_NOT_REACHED', 'DECIDER_DIFFERS', 'MATTER_ALREADY_DECIDED'],
      run: async (caller, matterId, { outcome, document }, expected) => {
        const decision = { matterId, outcome: outcome as MatterDecision['outcome'], document }
        return decideMatter(service, actingOf(caller), decision, expected)
      },
    }),
    ...matterAct(service, {
      operationId: 'closeMatter',
      noun: 'closing',
      title: '办结事项',
      permission: 'matter.close',
      fields: { ending: { label: '办结方式', kind: 'choice', options: optionsOf(ENDINGS) } },
      consequence: '办结后不能再加入当事人或者核查。',
      refusals: ['CHECK_OPEN', 'CHECK_MISSING', 'DECISION_MISSING', 'MOMENT_NOT_REACHED', 'MATTER_CLOSED'],
      run: async (caller, matterId, { ending }, expected) =>
        closeMatter(service, actingOf(caller), { matterId, ending: ending as MatterEnding }, expected),
    }),
  ]
}

function itemRoutes(service: Service): readonly Route[] {
  const shared = {
    tag: TAG,
    permission: 'matter.respond',
    back: { label: '核查回执', href: '/staff/checks/:id' },
    readTarget: async (caller: Caller, { id = '', item = '' }: Texts): Promise<ActTarget | undefined> => {
      const found = await reachReceipt(service, caller, id, 'matter.respond')
      if (!found.ok) return undefined
      const { content, matterVersion, occasion } = found.value
      const all = [...content.answer.must, ...content.answer.may]
      const measure = all.find(({ itemId }) => itemId === fromItemKey(item))
      if (measure === undefined) return undefined
      return {
        version: matterVersion,
        about: [
          { label: '措施', value: { kind: 'text', text: measure.measure.name } },
          { label: '内容', value: { kind: 'text', text: measure.measure.content } },
          { label: '事项类型', value: { kind: 'text', text: OCCASIONS[occasion as Occasion] } },
        ],
      }
    },
  } as const
  const close = async (caller: Caller, { id = '', item = '' }: Texts, outcome: ClosingText, expected?: number) => {
    const found = await reachReceipt(service, caller, id, 'matter.respond')
    if (!found.ok) return found
    const { matterId } = found.value.content
    const command = { matterId, receiptId: id, itemId: fromItemKey(item), outcome }
    return toDone(await closeItem(service, actingOf(caller), command, expected))
  }
  return [
    ...staffAct({
      ...shared,
      operationId: 'applyMeasure',
      path: '/checks/:id/items/:item/application',
      title: '采取措施',
      fields: {
        evidence: { label: '凭证', kind: 'area', hint: '载明措施已经采取的文书、记录的名称和编号' },
        notice: { label: '告知依据和理由的情况', kind: 'area', optional: true, hint: '本地要求告知的必须填写' },
      },
      consequence: '措施由经办人采取，系统只作记录；本地规定自动反馈的，同时发出反馈。',
      refusals: ['EVIDENCE_MISSING', 'NOTICE_OF_REASONS_MISSING', 'CHECK_ITEM_SUSPENDED', 'AFTER_END', 'CHECK_STALE'],
      run: async (caller, params, { evidence, notice }, expected) =>
        close(caller, params, { kind: 'applied', evidence, notice: notice === '' ? null : notice }, expected),
    }),
    ...staffAct({
      ...shared,
      operationId: 'explainMeasure',
      path: '/checks/:id/items/:item/explanation',
      title: '说明不采取的理由',
      fields: {
        reason: { label: '原因', kind: 'choice', options: optionsOf(REASONS) },
        text: { label: '理由', kind: 'area' },
      },
      refusals: ['REASON_MISSING', 'REASON_NOT_ALLOWED', 'CHECK_ITEM_ALREADY_CLOSED'],
      run: async (caller, params, { reason, text }, expected) =>
        close(caller, params, { kind: 'notApplied', reason: reason as NotAppliedReason, text }, expected),
    }),
  ]
}

function deferralRoutes(service: Service): readonly Route[] {
  const lines = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
  return [
    ...matterAct(service, {
      operationId: 'deferDocuments',
      noun: 'deferral',
      title: '容缺受理',
      permission: 'matter.respond',
      fields: {
        missing: { label: '暂缺的材料', kind: 'area', hint: '一行一项' },
        required: {
          label: '其中法律法规规定必须提交的',
          kind: 'area',
          optional: true,
          hint: '一行一项；这些材料不得容缺',
        },
        promise: { label: '书面承诺', kind: 'area' },
        givenOn: { label: '承诺日期', kind: 'date' },
        dueOn: { label: '补交的最后一日', kind: 'date' },
      },
      refusals: ['DEFERRED_DOCUMENTS_NOT_ALLOWED', 'DEFERRED_DOCUMENT_REQUIRED_BY_LAW', 'PROMISE_MISSING'],
      run: async (caller, matterId, { missing, required, promise, givenOn, dueOn }, expected) => {
        const byLaw = lines(required)
        const documents = [...new Set([...lines(missing), ...byLaw])]
        const [given, due] = [parseLocalDate(givenOn), parseLocalDate(dueOn)]
        if (given === undefined || due === undefined)
          return { ok: false, error: { code: 'PROMISE_MISSING', basis: [] } }
        const command = {
          matterId,
          missing: documents.map((document) => ({ document, requiredByLaw: byLaw.includes(document) })),
          promise,
          promiseGivenOn: given,
          dueOn: due,
        }
        return deferDocuments(service, actingOf(caller), command, expected)
      },
    }),
    ...matterAct(service, {
      operationId: 'supplyDocuments',
      noun: 'supplies',
      title: '登记补交材料',
      permission: 'matter.respond',
      fields: { items: { label: '补交的材料', kind: 'area', hint: '一行一项' } },
      refusals: ['DOCUMENT_NOT_DEFERRED', 'PROMISE_ALREADY_SETTLED', 'PROMISE_MISSING'],
      run: async (caller, matterId, { items }, expected) =>
        supplyDocuments(service, actingOf(caller), { matterId, items: lines(items) }, expected),
    }),
    ...matterAct(service, {
      operationId: 'breakPromise',
      noun: 'breach',
      title: '登记未按期补交',
      permission: 'matter.respond',
      fields: {
        consequence: { label: '处理', kind: 'choice', options: optionsOf(CONSEQUENCES) },
        text: { label: '说明', kind: 'area' },
      },
      refusals: ['PROMISE_STILL_RUNNING', 'PROMISE_ALREADY_SETTLED', 'REASON_MISSING'],
      run: async (caller, matterId, { consequence, text }, expected) => {
        const command = { matterId, consequence: consequence as DeferredConsequence, text }
        return breakPromise(service, actingOf(caller), command, expected)
      },
    }),
  ]
}

function readRoute(service: Service): Route {
  const Id = Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$' })
  const Party = Type.Object({
    partyId: Type.String(),
    subjectId: Type.String(),
    role: Type.String(),
    identity: Type.String(),
  })
  const Receipt = Type.Object({
    receiptId: Type.String(),
    partyId: Type.String(),
    moment: Type.String(),
    on: Type.String(),
    open: Type.Integer(),
  })
  return route({
    method: 'GET',
    url: '/api/v1/matters/:id',
    operationId: 'readMatter',
    summary: '查阅事项',
    tag: TAG,
    permission: 'matter.check',
    writes: 'nothing',
    params: Type.Object({ id: Id }, { additionalProperties: false }),
    answer: Type.Object({
      matterId: Type.String(),
      occasion: Type.String(),
      place: Type.String(),
      status: Type.String(),
      mustCheck: Type.Boolean(),
      decider: Type.String(),
      moments: Type.Array(Type.String()),
      reached: Type.Array(Type.String()),
      parties: Type.Array(Party),
      receipts: Type.Array(Receipt),
      ledgerPosition: Type.Integer(),
    }),
    refusals: [],
    example: {
      matterId: '0190a1b2-0000-7000-8000-000000000001',
      occasion: 'governmentProcurement',
      place: '410928',
      status: 'open',
      mustCheck: true,
      decider: '示例县财政局',
      moments: ['opening', 'award', 'signing'],
      reached: ['opening'],
      parties: [],
      receipts: [],
      ledgerPosition: 4021,
    },
    handle: async ({ caller, params, requestId }) => {
      const found = await reachMatter(service, caller, params.id, 'matter.check')
      if (!found.ok) return { ok: false, error: transportProblem(found.error.outOfReach, requestId) }
      const { matter, version, position, mustCheck, deciderName } = found.value
      const value = {
        matterId: matter.matterId,
        occasion: matter.occasion,
        place: matter.place,
        status: matter.status,
        mustCheck,
        decider: deciderName,
        moments: [...matter.moments],
        reached: matter.reached.map(({ moment }) => moment),
        parties: matter.parties.map(({ partyId, subjectId, role, identity }) => ({
          partyId,
          subjectId,
          role,
          identity,
        })),
        receipts: matter.checks.map((check) => ({
          receiptId: check.checkId,
          partyId: check.partyId,
          moment: check.moment,
          on: check.on,
          open: check.items.length - Object.keys(check.closings).length,
        })),
        ledgerPosition: position,
      }
      return ok({ value, version })
    },
  })
}
