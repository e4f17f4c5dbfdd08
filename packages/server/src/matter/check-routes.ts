import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import type { PartyRole, ReferenceMoment } from '@xinheng/domain/matter/matter'
import type { Occasion } from '@xinheng/domain/rulebook/axes'
import { Type } from 'typebox'
import { actingOf } from '../access/access-port.ts'
import { findBar, type OutOfReach } from '../access/out-of-reach.ts'
import type { Caller } from '../access/caller.ts'
import { transportProblem, type Problem } from '../http/problem.ts'
import { route, type Answer, type Route } from '../http/route.ts'
import type { Service } from '../service.ts'
import { toCheckAnswer, type CheckAnswer } from './check-answer.ts'
import { checkParty, checkSubject, type CheckDone } from './check-use-cases.ts'
import { MOMENTS, OCCASIONS, ROLES } from './labels.ts'
import { reachMatter, reachReceipt, readHomePlace, withinReach } from './matter-reach.ts'
import { listMissedChecks } from './missed-check-use-cases.ts'
import { listPartyCandidates } from './party-use-cases.ts'
import { renderCitation } from '@xinheng/domain/kernel/render-citation'

const TAG = '核查'
const STRICT = { additionalProperties: false } as const
const keys = <K extends string>(words: Readonly<Record<K, string>>, title: string) =>
  Type.Unsafe<K>({ type: 'string', enum: Object.keys(words), title })

const Id = Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$' })
const IdParam = Type.Object({ id: Id }, STRICT)
const OccasionField = keys<Occasion>(OCCASIONS, '事项类型')
const MomentField = keys<ReferenceMoment>(MOMENTS, '时点')
const RoleField = keys<PartyRole>(ROLES, '当事人身份')
const NumberField = Type.String({ minLength: 5, maxLength: 40, title: '统一社会信用代码或者证件号码' })

const Measure = Type.Object({
  itemId: Type.String(),
  listingId: Type.String(),
  measureId: Type.String(),
  name: Type.String(),
  content: Type.String(),
  kind: keys({ incentive: '', sanction: '' }, '性质'),
  duty: keys({ must: '', may: '' }, '必须或者可以'),
  state: keys({ applicable: '', suspended: '' }, '状态'),
  listType: Type.String(),
  document: Type.String(),
  law: Type.Array(Type.String()),
  lastDay: Type.Union([Type.String(), Type.Null()]),
  remedy: Type.String(),
  concernsWhole: Type.Boolean(),
  outcome: Type.Union([keys({ applied: '', notApplied: '' }, '处理结果'), Type.Null()]),
})
const ShownReason = Type.Object({ code: Type.String(), title: Type.String(), law: Type.Array(Type.String()) })
const Shown = Type.Object({ listingId: Type.String(), name: Type.String(), reasons: Type.Array(ShownReason) })
const AnswerSchema = Type.Object({
  receiptId: Type.String(),
  matterId: Type.String(),
  partyId: Type.String(),
  subjectId: Type.String(),
  moment: Type.String(),
  checkedOn: Type.String(),
  ledgerPosition: Type.Integer(),
  mustCheck: Type.String(),
  mustCheckLaw: Type.Array(Type.String()),
  decider: Type.String(),
  cleanYears: Type.String(),
  fastTrack: Type.String(),
  marks: Type.Array(Type.String()),
  measures: Type.Array(Measure),
  shown: Type.Array(Shown),
  ended: Type.Array(Type.Object({ listingId: Type.String(), lastDay: Type.String() })),
})

const EXAMPLE: CheckAnswer = {
  receiptId: '0190a1b2-0000-7000-8000-000000000003',
  matterId: '0190a1b2-0000-7000-8000-000000000001',
  partyId: '0190a1b2-0000-7000-8000-000000000002',
  subjectId: '0190a1b2-0000-7000-8000-000000000004',
  moment: 'opening',
  checkedOn: '2026-11-21',
  ledgerPosition: 4021,
  mustCheck: '应查必查',
  mustCheckLaw: ['《示例方案》四(五)'],
  decider: '示例县财政局',
  cleanYears: '不符合（不良记录 0 条，名单记录 1 条）',
  fastTrack: '不适用',
  marks: [],
  measures: [
    {
      itemId: '0190a1b2-0000-7000-8000-000000000005/SPC-01',
      listingId: '0190a1b2-0000-7000-8000-000000000005',
      measureId: 'SPC-01',
      name: '政府采购方面的信用惩戒',
      content: '采购前查询名单，依法限制其作为供应商',
      kind: 'sanction',
      duty: 'must',
      state: 'applicable',
      listType: '失信被执行人',
      document: '（2026）示0001执1号',
      law: ['《最高人民法院关于公布失信被执行人名单信息的若干规定》第八条第一款'],
      lastDay: '2028-02-01',
      remedy: '可以向认定单位提出书面异议，由认定单位核实',
      concernsWhole: false,
      outcome: null,
    },
  ],
  shown: [],
  ended: [],
}

const REFUSALS = [
  'SUBJECT_UNKNOWN',
  'IDENTIFIER_INVALID',
  'MATTER_CLOSED',
  'MOMENT_NOT_EXPECTED',
  'MOMENT_NOT_REACHED',
  'PARTY_UNKNOWN',
  'UNIT_WITHOUT_POWER',
  'RULE_UNSPECIFIED',
] as const

const EXAMPLE_MISSED = {
  recordId: '0190a1b2-0000-7000-8000-000000000006',
  unit: '示例县行政审批局',
  subjectId: '0190a1b2-0000-7000-8000-000000000004',
  occasion: '行政许可',
  document: '许可决定书 示许〔2026〕1号',
  on: '2026-11-20',
  law: '《示例方案》四(五)',
}

/** Checks over the API: inside a matter, or in one breath with a number in the body; receipts; what was missed. */
export function checkRoutes(service: Service): readonly Route[] {
  return [checkNow(service), checkInMatter(service), readReceipt(service), readCandidates(service), readMissed(service)]
}

function checkNow(service: Service): Route {
  return route({
    method: 'POST',
    url: '/api/v1/checks',
    operationId: 'checkSubject',
    summary: '核查主体',
    tag: TAG,
    permission: 'matter.check',
    writes: 'creates',
    body: Type.Object(
      {
        matterId: Type.Optional(Id),
        occasion: Type.Optional(OccasionField),
        reference: Type.Optional(Type.String({ maxLength: 60, title: '事项编号' })),
        deciderUnitId: Type.Optional(Id),
        number: NumberField,
        name: Type.Optional(Type.String({ maxLength: 200, title: '主体名称' })),
        role: Type.Optional(RoleField),
        moment: Type.Optional(MomentField),
      },
      STRICT,
    ),
    answer: AnswerSchema,
    refusals: [...REFUSALS],
    example: EXAMPLE,
    handle: async ({ caller, body, requestId }) => {
      const { matterId, occasion, deciderUnitId, number, name } = body
      if (matterId !== undefined) {
        const matter = await reachMatter(service, caller, matterId, 'matter.check')
        if (!matter.ok) return toProblem(matter, requestId)
      } else if (occasion === undefined) {
        return { ok: false, error: transportProblem('INPUT_INVALID', requestId, [NEITHER]) }
      }
      const place = await readHomePlace(service, caller)
      const target = { unitId: caller.organisationId, jurisdiction: place }
      const bar = findBar(caller.principal, 'matter.check', target)
      if (bar !== undefined) return toProblem(bar, requestId)
      const opening = {
        occasion: occasion ?? 'administration',
        place,
        decider: deciderUnitId === undefined ? null : { organisationId: deciderUnitId, officerId: null },
        moments: null,
        reference: body.reference ?? null,
      } as const
      const done = await checkSubject(service, actingOf(caller), {
        in: matterId === undefined ? { opening } : { matterId },
        role: body.role ?? 'applicant',
        identity: { by: 'number', number, name: name ?? null },
        moment: body.moment ?? null,
      })
      return answerWith(service, caller, done, requestId)
    },
  })
}

const NEITHER = { in: 'body', pointer: '/occasion', label: '事项类型', message: '与 matterId 须填写一项' } as const

function checkInMatter(service: Service): Route {
  return route({
    method: 'POST',
    url: '/api/v1/matters/:id/checks',
    operationId: 'checkParty',
    summary: '核查事项当事人',
    tag: TAG,
    permission: 'matter.check',
    writes: 'creates',
    params: IdParam,
    body: Type.Object({ partyId: Id, moment: MomentField }, STRICT),
    answer: AnswerSchema,
    refusals: [...REFUSALS],
    example: EXAMPLE,
    handle: async ({ caller, params, body, requestId }) => {
      const matter = await reachMatter(service, caller, params.id, 'matter.check')
      if (!matter.ok) return toProblem(matter, requestId)
      const done = await checkParty(service, actingOf(caller), { matterId: params.id, ...body })
      return answerWith(service, caller, done, requestId)
    },
  })
}

async function answerWith(
  service: Service,
  caller: Caller,
  done: Result<CheckDone, Refusal>,
  requestId: string,
): Promise<Result<Answer<CheckAnswer>, Refusal | Problem>> {
  if (!done.ok) return done
  const { receiptId, matter } = done.value
  const receipt = await reachReceipt(service, caller, receiptId, 'matter.check')
  if (!receipt.ok) return toProblem(receipt, requestId)
  const law = await service.law(service.db, service.ambient.today())
  const value = toCheckAnswer(receipt.value, law.catalogue)
  return ok({ value, version: matter.version, location: `/api/v1/receipts/${receiptId}` })
}

function toProblem(bar: Result<never, OutOfReach>, requestId: string): Result<never, Problem> {
  const code = bar.ok ? 'NOT_FOUND' : bar.error.outOfReach
  return { ok: false, error: transportProblem(code, requestId) }
}

function readReceipt(service: Service): Route {
  return route({
    method: 'GET',
    url: '/api/v1/receipts/:id',
    operationId: 'readReceipt',
    summary: '查阅核查回执',
    tag: TAG,
    permission: 'matter.check',
    writes: 'nothing',
    params: IdParam,
    answer: AnswerSchema,
    refusals: [],
    example: EXAMPLE,
    handle: async ({ caller, params, requestId }) => {
      const receipt = await reachReceipt(service, caller, params.id, 'matter.check')
      if (!receipt.ok) return toProblem(receipt, requestId)
      const law = await service.law(service.db, service.ambient.today())
      return ok({ value: toCheckAnswer(receipt.value, law.catalogue), version: receipt.value.matterVersion })
    },
  })
}

function readCandidates(service: Service): Route {
  const Candidate = Type.Object({
    subjectId: Type.String(),
    name: Type.String(),
    code: Type.Union([Type.String(), Type.Null()]),
  })
  return route({
    method: 'POST',
    url: '/api/v1/candidates',
    operationId: 'listPartyCandidates',
    summary: '按名称查找主体',
    tag: TAG,
    permission: 'matter.open',
    writes: 'nothing',
    body: Type.Object({ name: Type.String({ minLength: 2, maxLength: 200, title: '主体名称' }) }, STRICT),
    answer: Type.Object({ candidates: Type.Array(Candidate) }),
    refusals: [],
    example: {
      candidates: [{ subjectId: EXAMPLE.subjectId, name: '示例县甲建设有限公司', code: '91410928MA9F00015M' }],
    },
    handle: async ({ caller, body }) => {
      const candidates = await listPartyCandidates(service, actingOf(caller), body.name)
      return ok({ value: { candidates: candidates.map((each) => ({ ...each })) } })
    },
  })
}

function readMissed(service: Service): Route {
  const Missed = Type.Object({
    recordId: Type.String(),
    unit: Type.String(),
    subjectId: Type.String(),
    occasion: Type.String(),
    document: Type.String(),
    on: Type.String(),
    law: Type.String(),
  })
  return route({
    method: 'GET',
    url: '/api/v1/missed-checks',
    operationId: 'listMissedChecks',
    summary: '应查未查清单',
    tag: TAG,
    permission: 'matter.read',
    writes: 'nothing',
    answer: Type.Object({ missed: Type.Array(Missed) }),
    refusals: [],
    example: { missed: [EXAMPLE_MISSED] },
    handle: async ({ caller }) => {
      const rows = await listMissedChecks(service, withinReach(caller))
      const missed = rows.map(({ act, source }) => ({
        recordId: act.actId,
        unit: act.unitName,
        subjectId: act.subjectId,
        occasion: OCCASIONS[act.occasion],
        document: `${act.documentTitle} ${act.documentNumber ?? ''}`.trim(),
        on: act.on,
        law: renderCitation(source),
      }))
      return ok({ value: { missed } })
    },
  })
}
