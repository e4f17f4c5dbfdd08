import { parseLocalDate } from '@xinheng/domain/calendar/local-date'
import { ok, refuse } from '@xinheng/domain/kernel/result'
import type {
  IntakeChannel,
  LetterFinding,
  ObjectionForm,
  ObjectionGround,
  ObjectionOutcome,
  VerifierLetter,
} from '@xinheng/domain/objection/objection'
import { actingOf } from '../access/access-port.ts'
import type { Caller } from '../access/caller.ts'
import { findBar, NOT_THERE } from '../access/out-of-reach.ts'
import { staffAct, type FieldSpec, type FormStart } from '../http/act-routes.ts'
import type { Route } from '../http/route.ts'
import { listOfficerChoices } from '../organisation/unit-choice-views.ts'
import { remedyChoices, targetFacts, textFact } from '../review/dispute-page-words.ts'
import {
  ASSIGNMENT_FIELDS,
  ORDERED_RECUSAL_FIELDS,
  readRequest,
  RECUSAL_CONSEQUENCE,
  RECUSAL_FIELDS,
  WITHDRAWAL_CONSEQUENCE,
  WITHDRAWAL_FIELDS,
} from '../review/case-hand-words.ts'
import { readGivenRemedy } from '../review/remedy-words.ts'
import { readTarget, startOnEntry, TARGET_FIELDS } from '../review/target-field-words.ts'
import type { Service } from '../service.ts'
import type { ObjectionAct, ObjectionActName } from './objection-act.ts'
import { maySeeObjection } from './objection-pages.ts'
import { actOnObjection, findObjection, takeObjection } from './objection-use-cases.ts'
import { listExcludable } from './objection-views.ts'
import {
  CHANNELS,
  FORMS,
  GROUNDS,
  INTAKE_REFUSALS,
  LETTER_FINDINGS,
  OBJECTION_ACT_NAMES,
  OBJECTION_ACTS,
  OUTCOMES,
  permissionOf,
} from './objection-words.ts'

const TAG = '异议'
const REASONS: FieldSpec = { label: '理由', kind: 'area', hint: '将告知异议人；不得填写证件号码' }
const choicesOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

interface Offer {
  readonly fields: Readonly<Record<string, FieldSpec>>
  readonly consequence?: string
  /** `undefined` when what was given does not hold. */
  readonly read: (given: Readonly<Record<string, string>>) => ObjectionAct | undefined
}

const OFFERS: Readonly<Record<ObjectionActName, Offer>> = {
  confirmIdentity: {
    fields: { evidence: { label: '如何核实的身份', kind: 'area', hint: '例如：核对证件原件；不得填写证件号码' } },
    consequence: '自今日起标注异议；当地规则规定暂停执行的，自今日起暂停。',
    read: ({ evidence = '' }) => ({ act: 'confirmIdentity', evidence }),
  },
  answerUnproved: {
    fields: {
      reasons: {
        label: '理由和补交办法',
        kind: 'area',
        hint: '写明为何不能核实、凭什么材料可以继续办理；不得填写证件号码',
      },
    },
    consequence: '只答复未能核实身份，不就异议内容作出处理；日后核实的，从核实之日起继续办理。',
    read: ({ reasons = '' }) => ({ act: 'answerUnproved', reasons }),
  },
  transfer: { fields: {}, read: () => ({ act: 'transfer' }) },
  decide: {
    fields: {
      outcome: { label: '处理结论', kind: 'choice', options: choicesOf(OUTCOMES) },
      remedies: { label: '如何纠正', kind: 'picks', optional: true, hint: '异议成立或者部分成立的必须选择' },
      statement: { label: '更正说明', kind: 'area', optional: true, hint: '选择增加更正说明的必须填写' },
      reasons: REASONS,
      letterNumber: {
        label: '外单位答复函文号',
        kind: 'text',
        optional: true,
        maxLength: 100,
        hint: '核实单位不在本平台的，登记其书面答复',
      },
      letterDate: { label: '外单位答复函日期', kind: 'date', optional: true },
      letterFound: {
        label: '外单位答复函的核实结果',
        kind: 'choice',
        optional: true,
        options: [{ value: '', label: '无答复函' }, ...choicesOf(LETTER_FINDINGS)],
      },
      against: {
        label: '与答复函不一致的理由',
        kind: 'area',
        optional: true,
        hint: '处理结论与外单位核实结果不一致的必须写明；外单位已经更正、撤销的，不得驳回',
      },
    },
    consequence: '纠正措施立即生效并通知有关单位；异议不成立的，暂停的措施自今日起恢复执行。',
    read: (given) => {
      const { outcome = '', remedies = '', statement = '', reasons = '', against = '' } = given
      const letter = readLetter(given)
      if (!isOutcome(outcome) || letter === undefined) return undefined
      const ticked = remedies.split('\n').filter((text) => text.trim() !== '')
      const asked = ticked.flatMap((text) => readGivenRemedy(text.trim()) ?? [])
      if (asked.length !== ticked.length) return undefined
      return { act: 'decide', outcome, remedies: asked, statement, reasons, letter, against }
    },
  },
  beginExcluded: {
    fields: { what: { label: '扣除事由', kind: 'pick', hint: '只列出当地条款规定的事由' } },
    read: ({ what = '' }) => ({ act: 'beginExcluded', what }),
  },
  endExcluded: { fields: {}, read: () => ({ act: 'endExcluded' }) },
  tellSubject: {
    fields: { proof: { label: '告知的方式和凭证', kind: 'area', hint: '例如：邮寄单号、签收记录' } },
    read: ({ proof = '' }) => ({ act: 'tellSubject', proof }),
  },
  recuse: {
    fields: RECUSAL_FIELDS,
    consequence: RECUSAL_CONSEQUENCE,
    read: ({ reasons = '' }) => ({ act: 'recuse', reasons }),
  },
  orderRecusal: {
    fields: ORDERED_RECUSAL_FIELDS,
    consequence: RECUSAL_CONSEQUENCE,
    read: ({ officer = '', reasons = '' }) => ({ act: 'orderRecusal', officerId: officer, reasons }),
  },
  assign: { fields: ASSIGNMENT_FIELDS, read: ({ officer = '' }) => ({ act: 'assign', officerId: officer }) },
  withdraw: {
    fields: {
      ...WITHDRAWAL_FIELDS,
      requestedOn: { ...WITHDRAWAL_FIELDS.requestedOn, optional: true },
      evidence: { ...WITHDRAWAL_FIELDS.evidence, optional: true },
    },
    consequence: `${WITHDRAWAL_CONSEQUENCE}本机关自行发现错误的异议，由本机关撤回，不填日期和凭证。暂停的措施自登记之日起恢复执行。`,
    read: (given) => {
      const unasked = given['requestedOn'] === '' && given['evidence'] === ''
      const request = readRequest(given)
      return request === undefined && !unasked ? undefined : { act: 'withdraw', request: request ?? null }
    },
  },
}

/** The letter as it was typed; `null` where there is none, `undefined` where it is not whole. */
function readLetter({
  letterNumber = '',
  letterDate = '',
  letterFound = '',
}: Readonly<Record<string, string>>): VerifierLetter | null | undefined {
  if (letterNumber === '') return null
  const date = parseLocalDate(letterDate)
  const found = (Object.keys(LETTER_FINDINGS) as LetterFinding[]).find((each) => each === letterFound)
  return date === undefined || found === undefined ? undefined : { number: letterNumber, date, found }
}

/** What officials do with an objection: take it in, and each step on it. */
export function objectionActRoutes(service: Service): readonly Route[] {
  return [...takeInRoutes(service), ...OBJECTION_ACT_NAMES.flatMap((name) => actRoutes(service, name))]
}

function takeInRoutes(service: Service): readonly Route[] {
  return staffAct({
    operationId: 'takeObjectionIn',
    path: '/objections/intake',
    title: '登记异议',
    tag: TAG,
    permission: 'objection.takeIn',
    startsFrom: ['entry'],
    fields: {
      ...TARGET_FIELDS,
      channel: {
        label: '接收渠道',
        kind: 'choice',
        options: choicesOf(CHANNELS).filter(({ value }) => value !== 'web' && value !== 'api'),
      },
      form: {
        label: '形式',
        kind: 'choice',
        options: choicesOf(FORMS),
        hint: '书面包括纸质、电子邮件、微信等可以随时调取查用的形式；口头提出的，记录并经本人确认后即为书面',
      },
      by: {
        label: '提出人',
        kind: 'choice',
        options: [
          { value: 'subject', label: '本人（本单位）' },
          { value: 'agent', label: '代理人' },
          { value: 'unit', label: '本机关自行发现错误' },
        ],
      },
      agent: { label: '代理人姓名', kind: 'text', optional: true, maxLength: 100 },
      authority: { label: '授权证明', kind: 'text', optional: true, hint: '授权委托书的编号、日期和存放处' },
      ground: { label: '理由类别', kind: 'choice', options: choicesOf(GROUNDS) },
      text: { label: '异议内容', kind: 'area', hint: '按异议人所述记录' },
      contact: { label: '联系方式', kind: 'text', optional: true, hint: '答复送达的地址或者电话，封存保管' },
    },
    consequence: '登记即视为已核实身份：自今日起标注异议，当地规则规定暂停执行的自今日起暂停。',
    refusals: INTAKE_REFUSALS,
    back: { label: '异议', href: '/staff/objections' },
    readStart: async (_caller, _params, query) => startOnEntry(service, query['entry'] ?? ''),
    run: async (caller, _params, given) => {
      const { organisationId: unitId, place: jurisdiction, principal } = caller
      const bar = findBar(principal, 'objection.takeIn', { unitId, jurisdiction })
      if (bar !== undefined) return bar
      const target = await readTarget(service, given)
      if (target === undefined) return refuse({ code: 'DISPUTED_THING_UNKNOWN', basis: [] })
      const done = await takeObjection(service, actingOf(caller), jurisdiction, {
        target,
        subjectId: null,
        by:
          given.by === 'agent'
            ? { kind: 'agent', name: given.agent, authority: given.authority }
            : { kind: given.by === 'unit' ? 'unit' : 'subject' },
        // The schema of the form admits these words only.
        channel: given.channel as IntakeChannel,
        form: given.form as ObjectionForm,
        ground: given.ground as ObjectionGround,
        text: given.text,
        contact: given.contact,
        files: [],
        paperCode: '',
      })
      if (!done.ok) return done
      const { folded, queryCode } = done.value
      const secret = `受理号 ${folded.state.receiptNumber}，查询码 ${queryCode}`
      return ok({ id: folded.id, version: folded.version, secret })
    },
  })
}

function actRoutes(service: Service, name: ObjectionActName): readonly Route[] {
  const { noun, title, operationId, refusals } = OBJECTION_ACTS[name]
  const { fields, consequence, read } = OFFERS[name]
  const permission = permissionOf(name)
  return staffAct({
    operationId,
    path: `/objections/:id/${noun}`,
    title,
    tag: TAG,
    permission,
    fields,
    ...(consequence === undefined ? {} : { consequence }),
    refusals,
    back: { label: '异议', href: '/staff/objections/:id' },
    readTarget: async (caller, { id = '' }) => {
      const found = await find(service, caller, id)
      if (found === undefined) return undefined
      const { receiptNumber, target } = found.state
      const law = await service.law(service.db, service.ambient.today())
      const about = [textFact('受理号', receiptNumber), ...(await targetFacts(service, target, law))]
      return { about, version: found.version }
    },
    readStart: async (caller, { id = '' }) => readStart(service, caller, id, name),
    run: async (caller, { id = '' }, given, expected) => {
      const found = await find(service, caller, id)
      if (found === undefined) return NOT_THERE
      const { verifier, takenInBy, place } = found.state
      const targets = [verifier, takenInBy].map((unitId) => ({ unitId, jurisdiction: place }))
      const bar = findBar(caller.principal, permission, ...targets)
      if (bar !== undefined) return bar
      const act = read(given)
      if (act === undefined) return refuse({ code: 'DOCUMENT_MISSING', basis: [] })
      const done = await actOnObjection(service, actingOf(caller), id, act, expected)
      return done.ok ? ok({ id, version: done.value.version }) : done
    },
  })
}

async function find(service: Service, caller: Caller, id: string) {
  const law = await service.law(service.db, service.ambient.today())
  const found = await findObjection(service.db, law, id)
  return found === undefined || !maySeeObjection(caller, found.state) ? undefined : found
}

async function readStart(service: Service, caller: Caller, id: string, name: ObjectionActName): Promise<FormStart> {
  const found = await find(service, caller, id)
  if (found === undefined) return {}
  const law = await service.law(service.db, service.ambient.today())
  const { target, place, receivedOn, verifier } = found.state
  if (name === 'decide') return { options: { remedies: await remedyChoices(service, target, law) } }
  if (name === 'assign') return { options: { officer: await listOfficerChoices(service, verifier) } }
  if (name === 'orderRecusal') {
    const { organisationId } = caller
    return { options: { officer: await listOfficerChoices(service, organisationId) } }
  }
  if (name === 'beginExcluded') {
    const named = listExcludable(law, place, receivedOn)
    return { options: { what: named.map((value) => ({ value, label: value })) } }
  }
  return {}
}

function isOutcome(text: string): text is ObjectionOutcome {
  return Object.hasOwn(OUTCOMES, text)
}
