import { parseLocalDate } from '@xinheng/domain/calendar/local-date'
import type { ComplaintGround } from '@xinheng/domain/complaint/complaint'
import { ok, refuse } from '@xinheng/domain/kernel/result'
import type { IntakeChannel } from '@xinheng/domain/objection/objection'
import { Type } from 'typebox'
import { actingOf } from '../access/access-port.ts'
import type { Caller } from '../access/caller.ts'
import { findBar, NOT_THERE } from '../access/out-of-reach.ts'
import { staffAct, type FieldSpec } from '../http/act-routes.ts'
import { page } from '../http/page-route.ts'
import type { Route } from '../http/route.ts'
import { findSubjectName } from '../listing/listing-views.ts'
import { listOfficerChoices, listUnitChoices } from '../organisation/unit-choice-views.ts'
import type { OptionView } from '../pages/models.ts'
import { disputePage, disputesPage } from '../pages/staff/dispute-page.ts'
import { listMeetings } from '../panel/panel-use-cases.ts'
import {
  ASSIGNMENT_FIELDS,
  ORDERED_RECUSAL_FIELDS,
  readRequest,
  RECUSAL_CONSEQUENCE,
  RECUSAL_FIELDS,
  WITHDRAWAL_CONSEQUENCE,
  WITHDRAWAL_FIELDS,
} from '../review/case-hand-words.ts'
import { PROTECTED_NAME, remedyChoices } from '../review/dispute-page-words.ts'
import { readTarget, startOnEntry, TARGET_FIELDS } from '../review/target-field-words.ts'
import { readGivenRemedy } from '../review/remedy-words.ts'
import type { Service } from '../service.ts'
import { COMPLAINT_PERMISSIONS, type ComplaintAct, type ComplaintActName } from './complaint-act.ts'
import { maySeeComplaint, readComplaintList, readComplaintPage } from './complaint-pages.ts'
import { complaintPortalRoutes } from './complaint-portal-routes.ts'
import { actOnComplaint, findComplaint, takeComplaint } from './complaint-use-cases.ts'
import { COMPLAINT_ACT_NAMES, COMPLAINT_ACTS, COMPLAINT_GROUNDS, INTAKE_CHANNELS, OUTCOMES } from './complaint-words.ts'

const TAG = '投诉'
const Id = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$' }) }, { additionalProperties: false })
const optionsOf = (words: Readonly<Record<string, string>>): readonly OptionView[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }))
const REASONS: FieldSpec = { label: '理由', kind: 'area', hint: '将告知投诉人；不得填写证件号码' }

interface Offer {
  readonly fields: Readonly<Record<string, FieldSpec>>
  readonly consequence?: string
  /** `undefined` when what was given does not hold. */
  readonly read: (given: Readonly<Record<string, string>>) => ComplaintAct | undefined
}

const OFFERS: Readonly<Record<ComplaintActName, Offer>> = {
  callDepartments: {
    fields: {
      departments: { label: '召集的部门', kind: 'picks' },
      meeting: { label: '抽取专家的会议', kind: 'pick', optional: true, hint: '必要时才邀请专家；专家须经随机抽取' },
    },
    read: ({ departments = '', meeting = '' }) => ({
      act: 'callDepartments',
      departments: linesOf(departments),
      meetingId: meeting === '' ? null : meeting,
    }),
  },
  decide: {
    fields: {
      outcome: { label: '处理结果', kind: 'choice', options: optionsOf(OUTCOMES) },
      remedies: {
        label: '应当纠正的',
        kind: 'picks',
        optional: true,
        hint: '驳回的不选；成立或者部分成立的至少选一项',
      },
      statement: { label: '更正说明', kind: 'area', optional: true },
      reasons: REASONS,
      letterNumber: {
        label: '外单位答复函文号',
        kind: 'text',
        optional: true,
        maxLength: 100,
        hint: '被投诉的部门不在本平台的，由信用主管部门转送并登记其书面答复',
      },
      letterDate: { label: '外单位答复函日期', kind: 'date', optional: true },
    },
    consequence: '成立的，所选各项立即纠正；驳回的，停止执行和期限中止自今日起结束。',
    read: ({ outcome = '', remedies = '', statement = '', reasons = '', letterNumber = '', letterDate = '' }) => {
      const date = parseLocalDate(letterDate)
      if (letterNumber !== '' && date === undefined) return undefined
      return {
        act: 'decide',
        outcome: outcome === 'upheld' || outcome === 'partlyUpheld' ? outcome : 'rejected',
        remedies: linesOf(remedies).flatMap((line) => readGivenRemedy(line) ?? []),
        statement,
        reasons,
        ...(letterNumber === '' || date === undefined ? {} : { letter: { number: letterNumber, date } }),
      }
    },
  },
  tellSubject: {
    fields: { proof: { label: '告知凭证', kind: 'area', hint: '写明方式、日期和凭证' } },
    read: ({ proof = '' }) => ({ act: 'tellSubject', proof }),
  },
  tellUnit: {
    fields: { unit: { label: '告知的单位', kind: 'pick' } },
    read: ({ unit = '' }) => ({ act: 'tellUnit', unit }),
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
    fields: WITHDRAWAL_FIELDS,
    consequence: `${WITHDRAWAL_CONSEQUENCE}因投诉停止执行的，自登记之日起恢复。`,
    read: (given) => {
      const request = readRequest(given)
      return request === undefined ? undefined : { act: 'withdraw', request }
    },
  },
}

/** Complaints: the inbox, one case with its acts, and what subjects use. */
export function complaintRoutes(service: Service): readonly Route[] {
  return [
    page({
      url: '/staff/complaints',
      operationId: 'showComplaints',
      summary: '投诉办理',
      permission: 'complaint.read',
      answer: async ({ caller, frame }) => {
        const { organisationId: unitId, place: jurisdiction, principal } = caller
        const bar = findBar(principal, 'complaint.read', { unitId, jurisdiction })
        if (bar !== undefined) return { kind: 'stop', code: 'NOT_PERMITTED' }
        return { kind: 'page', html: disputesPage({ ...(await readComplaintList(service, caller)), frame }) }
      },
    }),
    page({
      url: '/staff/complaints/:id',
      operationId: 'showComplaint',
      summary: '一件投诉',
      permission: 'complaint.read',
      params: Id,
      answer: async ({ caller, frame, params: { id } }) => {
        const content = await readComplaintPage(service, caller, id)
        if (content === undefined) return { kind: 'stop', code: 'NOT_FOUND' }
        return { kind: 'page', html: disputePage({ ...content, frame }) }
      },
    }),
    ...intakeRoutes(service),
    ...COMPLAINT_ACT_NAMES.flatMap((name) => actRoutes(service, name)),
    ...complaintPortalRoutes(service),
  ]
}

function intakeRoutes(service: Service): readonly Route[] {
  return staffAct({
    operationId: 'takeInComplaint',
    path: '/complaints/intake',
    title: '登记投诉',
    tag: TAG,
    permission: 'complaint.takeIn',
    fields: {
      objection: { label: '所涉异议', kind: 'given', optional: true },
      ...TARGET_FIELDS,
      entry: {
        ...TARGET_FIELDS.entry,
        optional: true,
        hint: '从异议页面进入的不必填写；其他投诉填写公开页面上的条目编号',
      },
      channel: { label: '提出方式', kind: 'choice', options: optionsOf(INTAKE_CHANNELS) },
      ground: { label: '投诉理由', kind: 'choice', options: optionsOf(COMPLAINT_GROUNDS) },
      text: { label: '投诉内容', kind: 'area', hint: '口头提出的，记录后由本人确认；不得填写证件号码' },
      agent: { label: '代理人', kind: 'text', optional: true },
      authority: { label: '授权证明', kind: 'text', optional: true, hint: '代理人提出的须写明授权委托书的日期和编号' },
    },
    consequence: '收到后立即给投诉人受理号和查询码；规定停止执行的地区，自收到之日起停止执行。',
    refusals: [
      'COMPLAINT_NOT_FORESEEN',
      'DISPUTED_THING_UNKNOWN',
      'OBJECTION_FIRST',
      'OBJECTION_STILL_RUNNING',
      'OBJECTION_UPHELD',
      'COMPLAINT_OPEN',
      'COMPLAINT_DECIDED',
      'HANDLER_UNKNOWN',
      'AUTHORITY_NOT_PROVED',
      'REASONS_MISSING',
    ],
    startsFrom: ['objection', 'entry'],
    readStart: async (_caller, _params, { objection = '', entry = '' }) =>
      objection === ''
        ? startOnEntry(service, entry)
        : { values: { objection, entry }, settled: ['entry', 'scope', 'measure'] },
    back: { label: '投诉办理', href: '/staff/complaints' },
    run: async (caller, _params, given) => {
      const { organisationId: unitId, place: jurisdiction, principal } = caller
      const bar = findBar(principal, 'complaint.takeIn', { unitId, jurisdiction })
      if (bar !== undefined) return bar
      const target = given.objection === '' ? await readTarget(service, given) : undefined
      if (given.objection === '' && target === undefined) return refuse({ code: 'DISPUTED_THING_UNKNOWN', basis: [] })
      const done = await takeComplaint(service, actingOf(caller), caller.place, {
        about: target === undefined ? { objectionId: given.objection } : { target },
        subjectId: null,
        agent: given.agent === '' ? null : { name: given.agent, authority: given.authority },
        channel: channelOf(given.channel),
        form: channelOf(given.channel) === 'phone' ? 'transcribed' : 'written',
        ground: groundOf(given.ground),
        text: given.text,
        files: [],
      })
      if (!done.ok) return done
      const { folded, code } = done.value
      return ok({ id: folded.id, version: folded.version, secret: `${folded.state.receiptNumber} ${code}` })
    },
  })
}

function actRoutes(service: Service, name: ComplaintActName): readonly Route[] {
  const { noun, title, operationId, refusals } = COMPLAINT_ACTS[name]
  const { fields, consequence, read } = OFFERS[name]
  const permission = COMPLAINT_PERMISSIONS[name]
  const findFor = async (caller: Caller, id: string) => {
    const found = await findComplaint(service, id)
    return found === undefined || !maySeeComplaint(caller, found.state) ? undefined : found
  }
  return staffAct({
    operationId,
    path: `/complaints/:id/${noun}`,
    title,
    tag: TAG,
    permission,
    fields,
    ...(consequence === undefined ? {} : { consequence }),
    refusals,
    back: { label: '投诉', href: '/staff/complaints/:id' },
    readStart: async (caller, { id = '' }) => {
      const found = await findFor(caller, id)
      if (found === undefined) return {}
      const { target, place, handler } = found.state
      const law = await service.law(service.db, service.ambient.today())
      const meetings = await listMeetings(service.db, place)
      const units = await listUnitChoices(service, place)
      const mine = meetings.filter(({ leadId }) => leadId === handler)
      const meeting = [
        { value: '', label: '不邀请专家' },
        ...mine.map(({ meetingId, calledOn }) => ({ value: meetingId, label: `${calledOn} 召集的会议` })),
      ]
      return {
        options: {
          departments: units,
          unit: units,
          meeting,
          officer: await listOfficerChoices(service, handler),
          remedies: await remedyChoices(service, target, law),
        },
      }
    },
    readTarget: async (caller, { id = '' }) => {
      const found = await findFor(caller, id)
      if (found === undefined) return undefined
      const { receiptNumber, receivedOn, subjectId } = found.state
      const subject = (await findSubjectName(service.db, subjectId)) ?? PROTECTED_NAME
      return {
        version: found.version,
        about: [
          { label: '受理号', value: { kind: 'text', text: receiptNumber } },
          { label: '主体', value: { kind: 'text', text: subject } },
          { label: '收到日期', value: { kind: 'date', date: receivedOn } },
        ],
      }
    },
    run: async (caller, { id = '' }, given, expected) => {
      const found = await findFor(caller, id)
      if (found === undefined) return NOT_THERE
      const { handler, place } = found.state
      const bar = findBar(caller.principal, permission, { unitId: handler, jurisdiction: place })
      if (bar !== undefined) return bar
      const act = read(given)
      if (act === undefined) return refuse({ code: 'EVIDENCE_MISSING', basis: [] })
      const done = await actOnComplaint(service, actingOf(caller), id, act, expected)
      return done.ok ? ok({ id, version: done.value.version }) : done
    },
  })
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function channelOf(text: string): IntakeChannel {
  return (Object.keys(INTAKE_CHANNELS) as IntakeChannel[]).find((each) => each === text) ?? 'counter'
}

function groundOf(text: string): ComplaintGround {
  return (Object.keys(COMPLAINT_GROUNDS) as ComplaintGround[]).find((each) => each === text) ?? 'other'
}
