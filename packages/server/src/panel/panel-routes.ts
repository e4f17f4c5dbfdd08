import { ok, refuse } from '@xinheng/domain/kernel/result'
import { listSeated } from '@xinheng/domain/panel/decide-draw'
import type { CalledUnit } from '@xinheng/domain/panel/meeting'
import { Type } from 'typebox'
import { actingOf } from '../access/access-port.ts'
import { findBar, NOT_THERE } from '../access/out-of-reach.ts'
import { staffAct } from '../http/act-routes.ts'
import { page } from '../http/page-route.ts'
import type { Route } from '../http/route.ts'
import { listUnitChoices } from '../organisation/unit-choice-views.ts'
import { meetingPage, meetingsPage } from '../pages/staff/meeting-page.ts'
import type { Service } from '../service.ts'
import { transcriptRoute } from './draw-transcript-route.ts'
import { findUnreadable, linesOf, MEETING_FORMS, type MeetingForm } from './meeting-forms.ts'
import { listAgendaChoices, listCaseChoices, listComplaintChoices } from './panel-choices.ts'
import { readMeetingList, readMeetingPage } from './panel-pages.ts'
import { actOnMeeting, callMeeting, findMeeting } from './panel-use-cases.ts'
import { MEETING_LEVELS, MEETINGS_TAG } from './panel-words.ts'

/** Meetings of a panel: the call, each act, and the transcript of the draw. */
export function panelRoutes(service: Service): readonly Route[] {
  return [
    ...callRoutes(service),
    ...MEETING_FORMS.flatMap((form) => actRoutes(service, form)),
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
    tag: MEETINGS_TAG,
    permission: 'panel.convene',
    fields: {
      level: {
        label: '会议层级',
        kind: 'choice',
        options: Object.entries(MEETING_LEVELS).map(([value, label]) => ({ value, label })),
      },
      office: { label: '联席会议办公室', kind: 'pick' },
      cases: {
        label: '提交认定的案件',
        kind: 'picks',
        optional: true,
        hint: '已经列入其他会议议题、尚未办结的不再列出；研究投诉的会议不选',
      },
      complaint: { label: '研究的投诉', kind: 'pick', optional: true, hint: '由联席会议办公室召集；必要时抽取专家' },
      called: { label: '参会的成员单位', kind: 'picks' },
      nonMembers: { label: '参会的非成员单位', kind: 'picks', optional: true, hint: '同一单位勾选两处的，按成员单位' },
      counties: { label: '参会的县（区）单位', kind: 'picks', optional: true },
    },
    readStart: async (caller) => {
      const units = await listUnitChoices(service, caller.place)
      const cases = await listCaseChoices(service, caller)
      const complaint = [{ value: '', label: '不研究投诉' }, ...(await listComplaintChoices(service, caller))]
      return { options: { office: units, cases, complaint, called: units, nonMembers: units, counties: units } }
    },
    refusals: [
      'NO_PANEL_HERE',
      'JOINT_CONFERENCE_REQUIRED',
      'UNIT_WITHOUT_POWER',
      'NOTICE_INCOMPLETE',
      'WRONG_STATE',
      'ALREADY_ON_AGENDA',
      'DISPUTED_THING_UNKNOWN',
    ],
    back: { label: '认定会议', href: '/staff/meetings' },
    onto: '/staff/meetings/:id',
    run: async (caller, _params, { level, office, cases, complaint, called, nonMembers, counties }) => {
      const bar = findBar(caller.principal, 'panel.convene', { jurisdiction: caller.place })
      if (bar !== undefined) return bar
      const done = await callMeeting(service, actingOf(caller), {
        level: level === 'panel' ? 'panel' : 'jointConference',
        office,
        cases: linesOf(cases).map((line) => {
          const [listingId = '', ...panels] = line.split(/\s+/)
          return { listingId, panels }
        }),
        called: readCalled({ member: called, nonMember: nonMembers, county: counties }),
        ...(complaint === '' ? {} : { complaintId: complaint }),
      })
      return done.ok ? ok({ id: done.value.id, version: done.value.version }) : done
    },
  })
}

/** The units called, each once: in the first capacity in which it was ticked, or in that written behind it. */
function readCalled(ticked: Readonly<Record<CalledUnit['as'], string>>): readonly CalledUnit[] {
  const called = new Map<string, CalledUnit>()
  for (const as of ['member', 'nonMember', 'county'] as const)
    for (const line of linesOf(ticked[as])) {
      const [organisationId = '', own = ''] = line.split(/\s+/)
      const unit = { organisationId, as: own === 'county' || own === 'nonMember' ? own : as }
      if (!called.has(organisationId)) called.set(organisationId, unit)
    }
  return [...called.values()]
}

function actRoutes(service: Service, form: MeetingForm): readonly Route[] {
  const { operationId, noun, title, permission, fields } = form
  return staffAct({
    operationId,
    path: `/meetings/:id/${noun}`,
    title,
    tag: MEETINGS_TAG,
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
          expert: seated.map((expert) => ({ value: expert, label: expert })),
          listed: meeting.complaint === undefined ? agenda : [],
          refused: meeting.complaint === undefined ? agenda : [],
          upheld: meeting.complaint === undefined ? [] : agenda,
          partlyUpheld: meeting.complaint === undefined ? [] : agenda,
          rejected: meeting.complaint === undefined ? [] : agenda,
        },
      }
    },
    readTarget: async (caller, { id = '' }) => {
      const found = await findMeeting(service, id)
      if (found === undefined) return undefined
      const bar = findBar(caller.principal, permission, { jurisdiction: found.state.place })
      const { level, calledOn, cases } = found.state
      const about = [
        { label: '会议', value: { kind: 'text', text: MEETING_LEVELS[level] } },
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
      const acting = actingOf(caller)
      const salt = Buffer.from(service.ambient.bytes(16)).toString('hex')
      const act = form.read(given, { drawId: id, party: acting.organisationId, salt })
      const unreadable = findUnreadable(given, act)
      if (unreadable !== undefined) return refuse(unreadable)
      const done = await actOnMeeting(service, acting, id, act, expected)
      if (!done.ok) return done
      const secret = form.tellsSalt?.(given) === true ? { secret: salt } : {}
      return ok({ id, version: done.value.version, ...secret })
    },
  })
}
