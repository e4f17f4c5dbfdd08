import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse } from '@xinheng/domain/kernel/result'
import { listSeated } from '@xinheng/domain/panel/decide-draw'
import type { Exclusion } from '@xinheng/domain/panel/draw'
import type { Meeting } from '@xinheng/domain/panel/meeting'
import { Type } from 'typebox'
import { actingOf } from '../access/access-port.ts'
import { findBar, NOT_THERE } from '../access/out-of-reach.ts'
import type { Permission } from '../access/permissions.ts'
import { staffAct, type FieldSpec } from '../http/act-routes.ts'
import { page } from '../http/page-route.ts'
import { listUnitChoices } from '../organisation/unit-choice-views.ts'
import { transportProblem } from '../http/problem.ts'
import { route, type Route } from '../http/route.ts'
import { meetingPage, meetingsPage } from '../pages/staff/meeting-page.ts'
import type { Service } from '../service.ts'
import { listAgendaChoices, listCalledChoices, listCaseChoices } from './panel-choices.ts'
import { readMeetingList, readMeetingPage } from './panel-pages.ts'
import { actOnMeeting, callMeeting, findDrawTranscript, findMeeting, type PanelAct } from './panel-use-cases.ts'

const TAG = '认定会议'
const EXCLUSIONS: Readonly<Record<Exclusion['reasonCode'], string>> = {
  relatedToSubject: '与主体有利害关系',
  worksForDeterminer: '在认定部门任职',
  competitor: '竞争关系',
  wrongField: '专业不符',
  unavailable: '不能参加',
  other: '其他',
}
const REASON_CODE: FieldSpec = {
  label: '回避原因',
  kind: 'choice',
  options: Object.entries(EXCLUSIONS).map(([value, label]) => ({ value, label })),
}
const HEX: FieldSpec = { label: '承诺值', kind: 'text', maxLength: 64, hint: 'SHA-256，十六进制' }
const area = (label: string, hint: string): FieldSpec => ({ label, kind: 'area', hint })

interface PanelForm {
  readonly operationId: string
  readonly noun: string
  readonly title: string
  readonly permission: Permission
  readonly fields: Readonly<Record<string, FieldSpec>>
  readonly read: (given: Readonly<Record<string, string>>, meeting: Meeting) => PanelAct
}

const FORMS: readonly PanelForm[] = [
  {
    operationId: 'fixExpertPool',
    noun: 'expert-pool',
    title: '固定专家库和回避名单',
    permission: 'panel.draw',
    fields: {
      experts: area('专家库名册', '每行一个专家库编号；不填写姓名和证件号码'),
      exclusions: {
        ...area('抽取前回避', `每行一人：专家库编号 空格 原因；原因写：${Object.values(EXCLUSIONS).join('、')}`),
        optional: true,
      },
      wanted: { label: '抽取人数', kind: 'text', maxLength: 3 },
    },
    read: (given) => ({
      act: 'fixPool',
      experts: linesOf(given['experts']),
      exclusions: readExclusions(given['exclusions']),
      wanted: Number.parseInt(given['wanted'] ?? '', 10) || 0,
    }),
  },
  {
    operationId: 'commitDrawSeed',
    noun: 'seed-commitment',
    title: '提交种子承诺值',
    permission: 'panel.draw',
    fields: { commitment: HEX },
    read: (given) => ({ act: 'commitSeed', commitment: given['commitment'] ?? '' }),
  },
  {
    operationId: 'revealDrawSeed',
    noun: 'seed',
    title: '公开种子',
    permission: 'panel.draw',
    fields: { value: { label: '种子', kind: 'text' }, salt: { label: '盐值', kind: 'text' } },
    read: (given) => ({ act: 'revealSeed', value: given['value'] ?? '', salt: given['salt'] ?? '' }),
  },
  {
    operationId: 'drawExperts',
    noun: 'draw',
    title: '抽取专家',
    permission: 'panel.draw',
    fields: {},
    read: () => ({ act: 'draw' }),
  },
  {
    operationId: 'recuseExpert',
    noun: 'recusal',
    title: '录入专家回避',
    permission: 'panel.draw',
    fields: {
      expert: { label: '回避的专家', kind: 'pick' },
      reasonCode: REASON_CODE,
      reasons: { label: '理由', kind: 'area' },
    },
    read: (given) => ({
      act: 'recuse',
      expert: given['expert'] ?? '',
      reasonCode: findReason(given['reasonCode'] ?? '') ?? 'other',
      reasons: given['reasons'] ?? '',
    }),
  },
  {
    operationId: 'holdMeeting',
    noun: 'minutes',
    title: '录入会议纪要',
    permission: 'panel.convene',
    fields: {
      attended: { label: '到会单位', kind: 'picks' },
      minutes: { label: '会议纪要', kind: 'area' },
      listed: { label: '决议列入的案件', kind: 'picks', optional: true },
      refused: { label: '决议不予列入的案件', kind: 'picks', optional: true },
      reasons: { ...area('决议理由', '各案理由不同的，逐案写明'), optional: true },
      resolutions: { label: '逐案决议', kind: 'given', optional: true, maxLength: 2000 },
    },
    read: (given) => ({
      act: 'hold',
      attended: linesOf(given['attended']),
      minutes: given['minutes'] ?? '',
      resolutions: readResolutions(given),
    }),
  },
  {
    operationId: 'issueMeetingDecision',
    noun: 'decision',
    title: '印发会议决定',
    permission: 'panel.convene',
    fields: { number: { label: '文号', kind: 'text' }, issuedTo: { label: '印发单位', kind: 'picks' } },
    read: (given) => ({ act: 'issue', number: given['number'] ?? '', issuedTo: linesOf(given['issuedTo']) }),
  },
  {
    operationId: 'fileMeetingDecision',
    noun: 'filing',
    title: '决定备案',
    permission: 'panel.convene',
    fields: {},
    read: () => ({ act: 'file' }),
  },
  {
    operationId: 'escalateMeeting',
    noun: 'escalation',
    title: '提交联席会议办公室',
    permission: 'panel.convene',
    fields: {},
    read: () => ({ act: 'escalate' }),
  },
  {
    operationId: 'cancelMeeting',
    noun: 'cancellation',
    title: '取消会议',
    permission: 'panel.convene',
    fields: { reasons: { label: '理由', kind: 'area' } },
    read: (given) => ({ act: 'cancel', reasons: given['reasons'] ?? '' }),
  },
]

function linesOf(text = ''): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function findReason(text: string): Exclusion['reasonCode'] | undefined {
  const known = Object.keys(EXCLUSIONS) as Exclusion['reasonCode'][]
  return known.find((code) => code === text || EXCLUSIONS[code] === text)
}

function readExclusions(text = ''): readonly Exclusion[] {
  return linesOf(text).map((line) => {
    const [expert = '', reason = ''] = line.split(/\s+/)
    return { expert, reasonCode: findReason(reason) ?? 'other' }
  })
}

type Resolutions = Extract<PanelAct, { act: 'hold' }>['resolutions']

/** The resolutions of a meeting: ticked by case with their reasons, or one a line (case, outcome, reasons). */
function readResolutions(given: Readonly<Record<string, string>>): Resolutions {
  const reasons = given['reasons'] ?? ''
  const ticked = (name: string, outcome: Resolutions[number]['outcome']) =>
    linesOf(given[name]).map((listingId) => ({ listingId, outcome, reasons }))
  const lines = linesOf(given['resolutions']).map((line): Resolutions[number] => {
    const [listingId = '', outcome = '', ...own] = line.split(/\s+/)
    return { listingId, outcome: outcome === 'list' ? 'list' : 'refuse', reasons: own.join(' ') }
  })
  return [...lines, ...ticked('listed', 'list'), ...ticked('refused', 'refuse')]
}

/** What stands against what was typed before any rule is asked: no pool, a reason that is none, a case twice. */
function findUnreadable(given: Readonly<Record<string, string>>, act: PanelAct): Refusal | undefined {
  if (act.act === 'fixPool') {
    if (act.experts.length === 0) return { code: 'POOL_TOO_SMALL', eligible: 0, wanted: act.wanted, basis: [] }
    const reasons = linesOf(given['exclusions']).map((line) => line.split(/\s+/)[1] ?? '')
    if (reasons.some((reason) => findReason(reason) === undefined))
      return { code: 'NOTICE_INCOMPLETE', missing: ['exclusions'], basis: [] }
  }
  if (act.act === 'hold') {
    const cases = act.resolutions.map(({ listingId }) => listingId)
    if (cases.length === 0 || new Set(cases).size < cases.length)
      return { code: 'NOTICE_INCOMPLETE', missing: ['listed', 'refused'], basis: [] }
    if (act.resolutions.some(({ reasons }) => reasons.trim() === ''))
      return { code: 'NOTICE_INCOMPLETE', missing: ['reasons'], basis: [] }
  }
  return undefined
}

/** Meetings of a panel: the call, each act, and the transcript of the draw. */
export function panelRoutes(service: Service): readonly Route[] {
  return [
    ...callRoutes(service),
    ...FORMS.flatMap((form) => actRoutes(service, form)),
    transcriptRoute(service),
    ...pageRoutes(service),
  ]
}

const Id = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$' }) }, { additionalProperties: false })

function pageRoutes(service: Service): readonly Route[] {
  return [
    page({
      url: '/staff/meetings',
      operationId: 'showMeetings',
      summary: '认定会议',
      permission: 'panel.read',
      answer: async ({ caller, frame }) => {
        const bar = findBar(caller.principal, 'panel.read', { jurisdiction: caller.place })
        if (bar !== undefined) return { kind: 'stop', code: 'NOT_PERMITTED' }
        return { kind: 'page', html: meetingsPage({ ...(await readMeetingList(service, caller)), frame }) }
      },
    }),
    page({
      url: '/staff/meetings/:id',
      operationId: 'showMeeting',
      summary: '一次认定会议',
      permission: 'panel.read',
      params: Id,
      answer: async ({ caller, frame, params }) => {
        const content = await readMeetingPage(service, caller, params.id)
        if (content === undefined) return { kind: 'stop', code: 'NOT_FOUND' }
        return { kind: 'page', html: meetingPage({ ...content, frame }) }
      },
    }),
  ]
}

function callRoutes(service: Service): readonly Route[] {
  return staffAct({
    operationId: 'callMeeting',
    path: '/meetings/new',
    title: '召集认定会议',
    tag: TAG,
    permission: 'panel.convene',
    fields: {
      level: {
        label: '会议层级',
        kind: 'choice',
        options: [
          { value: 'panel', label: '专项小组会议' },
          { value: 'jointConference', label: '联席会议办公室专项会议' },
        ],
      },
      office: { label: '联席会议办公室', kind: 'pick' },
      cases: { label: '提交认定的案件', kind: 'picks' },
      called: { label: '参会单位', kind: 'picks' },
    },
    readStart: async (caller) => ({
      options: {
        office: await listUnitChoices(service, caller.place),
        cases: await listCaseChoices(service, caller),
        called: await listCalledChoices(service, caller.place),
      },
    }),
    refusals: ['NO_PANEL_HERE', 'JOINT_CONFERENCE_REQUIRED', 'UNIT_WITHOUT_POWER', 'NOTICE_INCOMPLETE', 'WRONG_STATE'],
    back: { label: '认定会议', href: '/staff/meetings' },
    onto: '/staff/meetings/:id',
    run: async (caller, _params, { level, office, cases, called }) => {
      const bar = findBar(caller.principal, 'panel.convene', { jurisdiction: caller.place })
      if (bar !== undefined) return bar
      const done = await callMeeting(service, actingOf(caller), {
        level: level === 'panel' ? 'panel' : 'jointConference',
        office,
        cases: linesOf(cases).map((line) => {
          const [listingId = '', ...panels] = line.split(/\s+/)
          return { listingId, panels }
        }),
        called: linesOf(called).map((line) => {
          const [organisationId = '', as = ''] = line.split(/\s+/)
          return { organisationId, as: as === 'county' || as === 'nonMember' ? as : 'member' }
        }),
      })
      return done.ok ? ok({ id: done.value.id, version: done.value.version }) : done
    },
  })
}

function actRoutes(service: Service, { operationId, noun, title, permission, fields, read }: PanelForm) {
  return staffAct({
    operationId,
    path: `/meetings/:id/${noun}`,
    title,
    tag: TAG,
    permission,
    fields,
    refusals: [
      'WRONG_STATE',
      'SAME_HANDS',
      'DRAW_OUT_OF_ORDER',
      'REDRAW',
      'SEED_MISMATCH',
      'POOL_TOO_SMALL',
      'DRAW_NEEDED',
    ],
    back: { label: '认定会议', href: '/staff/meetings/:id' },
    readStart: async (caller, { id = '' }) => {
      const meeting = (await findMeeting(service, id))?.state
      if (meeting === undefined) return {}
      const units = await listUnitChoices(
        service,
        caller.place,
        meeting.called.map(({ organisationId }) => organisationId),
      )
      const seated = 'draw' in meeting && meeting.draw !== null ? listSeated(meeting.draw) : []
      const agenda = await listAgendaChoices(service, meeting)
      return {
        options: {
          attended: units,
          issuedTo: units,
          expert: seated.map((expert) => ({ value: expert, label: `专家 ${expert}` })),
          listed: agenda,
          refused: agenda,
        },
      }
    },
    readTarget: async (caller, { id = '' }) => {
      const found = await findMeeting(service, id)
      if (found === undefined) return undefined
      const bar = findBar(caller.principal, permission, { jurisdiction: found.state.place })
      const { level, calledOn, cases } = found.state
      const about = [
        { label: '会议', value: { kind: 'text', text: level === 'panel' ? '专项小组会议' : '联席会议办公室专项会议' } },
        { label: '召集日期', value: { kind: 'date', date: calledOn } },
        { label: '案件', value: { kind: 'text', text: `${cases.length} 件` } },
      ] as const
      return bar === undefined ? { version: found.version, about } : undefined
    },
    run: async (caller, { id = '' }, given, expected) => {
      const found = await findMeeting(service, id)
      if (found === undefined) return NOT_THERE
      const bar = findBar(caller.principal, permission, { jurisdiction: found.state.place })
      if (bar !== undefined) return bar
      const act = read(given, found.state)
      const unreadable = findUnreadable(given, act)
      if (unreadable !== undefined) return refuse(unreadable)
      const done = await actOnMeeting(service, actingOf(caller), id, act, expected)
      return done.ok ? ok({ id, version: done.value.version }) : done
    },
  })
}

const Reason = Type.String()
const Transcript = Type.Object({
  pool: Type.Object({
    drawId: Type.String(),
    experts: Type.Array(Type.String()),
    exclusions: Type.Array(Type.Object({ expert: Type.String(), reasonCode: Reason })),
    wanted: Type.Integer(),
  }),
  poolCommitment: Type.String(),
  seeds: Type.Array(
    Type.Object({ party: Type.String(), commitment: Type.String(), value: Type.String(), salt: Type.String() }),
  ),
  drawn: Type.Array(Type.String()),
  recusals: Type.Array(
    Type.Object({
      expert: Type.String(),
      reasonCode: Reason,
      replacement: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
})

function transcriptRoute(service: Service): Route {
  return route({
    method: 'GET',
    url: '/api/v1/meetings/:id/draw-transcript',
    operationId: 'readDrawTranscript',
    summary: '专家抽取记录，可离线核验',
    tag: TAG,
    permission: 'panel.read',
    writes: 'nothing',
    params: Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$' }) }, { additionalProperties: false }),
    answer: Transcript,
    refusals: [],
    example: {
      pool: { drawId: 'm1', experts: ['e1', 'e2'], exclusions: [], wanted: 1 },
      poolCommitment: '00',
      seeds: [],
      drawn: ['e1'],
      recusals: [],
    },
    handle: async ({ caller, params, requestId }) => {
      const absent = { ok: false, error: transportProblem('NOT_FOUND', requestId) } as const
      const found = await findMeeting(service, params.id)
      if (found === undefined) return absent
      if (findBar(caller.principal, 'panel.read', { jurisdiction: found.state.place }) !== undefined) return absent
      const transcript = await findDrawTranscript(service, params.id)
      if (transcript === undefined) return absent
      const { pool, poolCommitment, seeds, drawn, recusals } = transcript
      return ok({
        value: {
          pool: { ...pool, experts: [...pool.experts], exclusions: [...pool.exclusions] },
          poolCommitment,
          seeds: [...seeds],
          drawn: [...drawn],
          recusals: [...recusals],
        },
      })
    },
  })
}
