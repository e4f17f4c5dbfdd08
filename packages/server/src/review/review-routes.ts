import { parseLocalDate } from '@xinheng/domain/calendar/local-date'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import type { ReviewOutcome } from '@xinheng/domain/review/review'
import { Type } from 'typebox'
import { actingOf } from '../access/access-port.ts'
import type { Caller } from '../access/caller.ts'
import { findBar, NOT_THERE } from '../access/out-of-reach.ts'
import { staffAct, type FieldSpec } from '../http/act-routes.ts'
import { page } from '../http/page-route.ts'
import type { Route } from '../http/route.ts'
import { findSubjectName } from '../listing/listing-views.ts'
import { listOfficerChoices } from '../organisation/unit-choice-views.ts'
import type { OptionView } from '../pages/models.ts'
import { disputePage, disputesPage } from '../pages/staff/dispute-page.ts'
import type { Service } from '../service.ts'
import { ORDERED_RECUSAL_FIELDS, RECUSAL_CONSEQUENCE, RECUSAL_FIELDS } from './case-hand-words.ts'
import { PROTECTED_NAME, remedyChoices } from './dispute-page-words.ts'
import { readGivenRemedy } from './remedy-words.ts'
import { caseOf, RECORD_REFUSALS, reviewOwnRoutes } from './review-own-routes.ts'
import { maySeeReview, readReviewList, readReviewPage } from './review-pages.ts'
import {
  actOnReview,
  findReview,
  recordReview,
  REVIEW_PERMISSIONS,
  type ReviewAct,
  type ReviewActName,
} from './review-use-cases.ts'
import { REVIEW_ACT_NAMES, REVIEW_ACTS, REVIEW_KINDS, REVIEW_OUTCOMES, REVIEWED_ACTS } from './review-words.ts'
import { readTarget, startOnEntry, TARGET_FIELDS } from './target-field-words.ts'

const TAG = '复议和诉讼'
const strict = { additionalProperties: false } as const
const Id = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$' }) }, strict)
const optionsOf = (words: Readonly<Record<string, string>>): readonly OptionView[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }))
const number = (label: string): FieldSpec => ({ label, kind: 'text', maxLength: 100 })

interface Offer {
  readonly fields: Readonly<Record<string, FieldSpec>>
  readonly consequence: string
  readonly read: (given: Readonly<Record<string, string>>) => Result<ReviewAct, Refusal>
}

const OFFERS: Readonly<Record<ReviewActName, Offer>> = {
  orderStay: {
    fields: { number: number('停止执行决定或者裁定的文号'), date: { label: '作出日期', kind: 'date' } },
    consequence: '自今日起，各地、各单位对该条目（或者该项措施）的惩戒一律暂不执行，法院名单也不例外。',
    read: ({ number: text = '', date = '' }) => {
      const on = parseLocalDate(date)
      return on === undefined ? missing(['date']) : ok({ act: 'orderStay', number: text, date: on })
    },
  },
  liftStay: {
    fields: {
      order: { label: '解除的停止执行', kind: 'pick' },
      number: number('解除停止执行的文号'),
      date: { label: '作出日期', kind: 'date' },
    },
    consequence: '自今日起恢复执行。',
    read: ({ order = '', number: text = '', date = '' }) => {
      const on = parseLocalDate(date)
      return on === undefined ? missing(['date']) : ok({ act: 'liftStay', orderId: order, number: text, date: on })
    },
  },
  recuse: {
    fields: RECUSAL_FIELDS,
    consequence: RECUSAL_CONSEQUENCE,
    read: ({ reasons = '' }) => ok({ act: 'recuse', reasons }),
  },
  orderRecusal: {
    fields: ORDERED_RECUSAL_FIELDS,
    consequence: RECUSAL_CONSEQUENCE,
    read: ({ officer = '', reasons = '' }) => ok({ act: 'orderRecusal', officerId: officer, reasons }),
  },
  decide: {
    fields: {
      outcome: { label: '结果', kind: 'choice', options: optionsOf(REVIEW_OUTCOMES) },
      number: number('决定书或者判决书、裁定书文号'),
      date: { label: '作出日期', kind: 'date' },
      effectiveOn: { label: '生效日期', kind: 'date', hint: '一审判决在上诉期内尚未生效，生效后再录入' },
      remedies: {
        label: '文书变更的内容',
        kind: 'picks',
        optional: true,
        hint: '变更、部分撤销或者确认违法的才选；撤销、确认无效、责令重作的，原行为当然失效',
      },
      lastDay: { label: '缩短后的最后一日', kind: 'date', optional: true },
      answerBy: {
        label: '重新答复的最后一日',
        kind: 'date',
        optional: true,
        hint: '撤销异议、投诉答复的文书定有期限的填写；没有的按当地时限重新答复',
      },
      statement: { label: '更正说明', kind: 'area', optional: true },
      reasons: { label: '文书主文', kind: 'area', hint: '不得填写证件号码' },
    },
    consequence:
      '撤销、确认无效的，条目视为自始错误：立即停止公示、共享，解除各单位的措施，并开始信誉恢复；撤销异议或者投诉答复的，原异议、投诉重新办理。',
    read: (given) => {
      const [date, effectiveOn] = [parseLocalDate(given['date'] ?? ''), parseLocalDate(given['effectiveOn'] ?? '')]
      if (date === undefined || effectiveOn === undefined) return missing(['date', 'effectiveOn'])
      const shorter = given['lastDay'] ?? ''
      const lastDay = shorter === '' ? null : parseLocalDate(shorter)
      if (lastDay === undefined) return missing(['lastDay'])
      const set = given['answerBy'] ?? ''
      const answerBy = set === '' ? null : parseLocalDate(set)
      if (answerBy === undefined) return missing(['answerBy'])
      return ok({
        act: 'decide',
        outcome: outcomeOf(given['outcome'] ?? ''),
        document: { number: given['number'] ?? '', date, effectiveOn },
        remedies: linesOf(given['remedies'] ?? '').flatMap((line) => readGivenRemedy(line) ?? []),
        lastDay,
        answerBy,
        reasons: given['reasons'] ?? '',
        statement: given['statement'] ?? '',
      })
    },
  },
}

/** Recorded cases of reconsideration and litigation: the register, one case with its acts, the subject's own report. */
export function reviewRoutes(service: Service): readonly Route[] {
  return [
    page({
      url: '/staff/reviews',
      operationId: 'showReviews',
      summary: '复议和诉讼',
      permission: 'review.read',
      answer: async ({ caller, frame }) => {
        const { organisationId: unitId, place: jurisdiction, principal } = caller
        const bar = findBar(principal, 'review.read', { unitId, jurisdiction })
        if (bar !== undefined) return { kind: 'stop', code: 'NOT_PERMITTED' }
        return { kind: 'page', html: disputesPage({ ...(await readReviewList(service, caller)), frame }) }
      },
    }),
    page({
      url: '/staff/reviews/:id',
      operationId: 'showReview',
      summary: '一件复议或者诉讼案件',
      permission: 'review.read',
      params: Id,
      answer: async ({ caller, frame, params: { id } }) => {
        const content = await readReviewPage(service, caller, id)
        if (content === undefined) return { kind: 'stop', code: 'NOT_FOUND' }
        return { kind: 'page', html: disputePage({ ...content, frame }) }
      },
    }),
    ...recordRoutes(service),
    ...REVIEW_ACT_NAMES.flatMap((name) => actRoutes(service, name)),
    ...reviewOwnRoutes(service),
  ]
}

const CASE_FIELDS = {
  kind: { label: '种类', kind: 'choice', options: optionsOf(REVIEW_KINDS) },
  reviewed: { label: '审查对象', kind: 'choice', options: optionsOf(REVIEWED_ACTS) },
  organ: { label: '复议机关或者人民法院', kind: 'text', maxLength: 100 },
  caseNumber: number('案号'),
  filedOn: { label: '申请或者起诉日期', kind: 'date' },
} as const satisfies Readonly<Record<string, FieldSpec>>

function recordRoutes(service: Service): readonly Route[] {
  return staffAct({
    operationId: 'recordReview',
    path: '/reviews/new',
    title: '登记复议或者诉讼案件',
    tag: TAG,
    permission: 'review.record',
    fields: { ...TARGET_FIELDS, ...CASE_FIELDS },
    consequence: '登记不以先提出异议为条件；案件本身不停止执行，复议机关或者人民法院决定停止执行的，另行录入。',
    refusals: RECORD_REFUSALS,
    startsFrom: ['entry'],
    readStart: async (_caller, _params, { entry = '' }) => startOnEntry(service, entry),
    back: { label: '复议和诉讼', href: '/staff/reviews' },
    onto: '/staff/reviews/:id',
    run: async (caller, _params, given) => {
      const { organisationId: unitId, place: jurisdiction, principal } = caller
      const bar = findBar(principal, 'review.record', { unitId, jurisdiction })
      if (bar !== undefined) return bar
      const target = await readTarget(service, given)
      if (target === undefined) return refuse({ code: 'DISPUTED_THING_UNKNOWN', basis: [] })
      const filedOn = parseLocalDate(given.filedOn)
      if (filedOn === undefined) return missing(['filedOn'])
      const done = await recordReview(
        service,
        { kind: 'officer', acting: actingOf(caller) },
        { ...caseOf(given), target, filedOn, proof: null, proofText: '', proofFile: null },
      )
      return done.ok ? ok({ id: done.value.id, version: done.value.version }) : done
    },
  })
}

function actRoutes(service: Service, name: ReviewActName): readonly Route[] {
  const { noun, title, operationId, refusals } = REVIEW_ACTS[name]
  const { fields, consequence, read } = OFFERS[name]
  const permission = REVIEW_PERMISSIONS[name]
  const findFor = async (caller: Caller, id: string) => {
    const found = await findReview(service, id)
    return found === undefined || !maySeeReview(caller, found.state) ? undefined : found
  }
  return staffAct({
    operationId,
    path: `/reviews/:id/${noun}`,
    title,
    tag: TAG,
    permission,
    fields,
    consequence,
    refusals: [...refusals, 'NOTICE_INCOMPLETE'],
    back: { label: '案件', href: '/staff/reviews/:id' },
    readStart: async (caller, { id = '' }) => {
      const found = await findFor(caller, id)
      if (found === undefined) return {}
      const law = await service.law(service.db, service.ambient.today())
      const standing = found.state.orders.filter(({ until }) => until === null)
      const order = standing.map(({ orderId, number: text, from }) => ({
        value: orderId,
        label: `${text}（${from} 起）`,
      }))
      const officer = await listOfficerChoices(service, caller.organisationId)
      return { options: { order, officer, remedies: await remedyChoices(service, found.state.target, law) } }
    },
    readTarget: async (caller, { id = '' }) => {
      const found = await findFor(caller, id)
      if (found === undefined) return undefined
      const { kind, organ, caseNumber, subjectId } = found.state
      const subject = (await findSubjectName(service.db, subjectId)) ?? PROTECTED_NAME
      return {
        version: found.version,
        about: [
          { label: '案件', value: { kind: 'text', text: `${REVIEW_KINDS[kind]} ${caseNumber}（${organ}）` } },
          { label: '主体', value: { kind: 'text', text: subject } },
        ],
      }
    },
    run: async (caller, { id = '' }, given, expected) => {
      const found = await findFor(caller, id)
      if (found === undefined) return NOT_THERE
      const { respondent, place } = found.state
      const units = permission === 'case.assign' ? [respondent, caller.organisationId] : [respondent]
      const targets = units.map((unitId) => ({ unitId, jurisdiction: place }))
      const bar = findBar(caller.principal, permission, ...targets)
      if (bar !== undefined) return bar
      const act = read(given)
      if (!act.ok) return act
      const done = await actOnReview(service, actingOf(caller), id, act.value, expected)
      return done.ok ? ok({ id, version: done.value.version }) : done
    },
  })
}

function missing(names: readonly string[]): Result<never, Refusal> {
  return { ok: false, error: { code: 'NOTICE_INCOMPLETE', missing: names, basis: [] } }
}

function outcomeOf(text: string): ReviewOutcome {
  return (Object.keys(REVIEW_OUTCOMES) as ReviewOutcome[]).find((each) => each === text) ?? 'upheld'
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
