import type { Meeting } from '@xinheng/domain/panel/meeting'
import { listSeated } from '@xinheng/domain/panel/decide-draw'
import type { Permission } from '../access/permissions.ts'
import type { PanelAct } from './panel-use-cases.ts'

/** The chapter of the API in which meetings stand. */
export const MEETINGS_TAG = '认定会议'

/** What a meeting is called by who holds it. */
export const MEETING_LEVELS: Readonly<Record<Meeting['level'], string>> = {
  panel: '专项小组会议',
  jointConference: '联席会议办公室专项会议',
}

interface MeetingAct {
  readonly noun: string
  readonly title: string
  readonly permission: Permission
  readonly states: readonly Meeting['kind'][]
  /** Whether the act has been done, or cannot come any more: it is then no longer offered. */
  readonly over?: (meeting: Meeting, unitId: string) => boolean
  /** The act as it could well be typed: to ask the rule whether it is open, before anybody types. */
  readonly sample: (meeting: Meeting) => PanelAct
}

function drawOf(meeting: Meeting) {
  return 'draw' in meeting ? meeting.draw : null
}

const hasDrawn = (meeting: Meeting): boolean => (drawOf(meeting)?.drawn ?? null) !== null

/** The acts on a meeting in the order in which they come. */
export const MEETING_ACTS: readonly MeetingAct[] = [
  {
    noun: 'expert-pool',
    title: '固定专家库和回避名单',
    permission: 'panel.draw',
    states: ['called'],
    over: (meeting) => drawOf(meeting) !== null,
    sample: () => ({ act: 'fixPool', experts: ['—'], exclusions: [], wanted: 1 }),
  },
  {
    noun: 'seed-commitment',
    title: '提交种子承诺值',
    permission: 'panel.draw',
    states: ['called'],
    over: (meeting, unitId) => drawOf(meeting)?.commitments.some(({ party }) => party === unitId) === true,
    sample: () => ({ act: 'commitSeed', commitment: '—' }),
  },
  {
    noun: 'seed',
    title: '公开种子',
    permission: 'panel.draw',
    states: ['called'],
    over: (meeting, unitId) => drawOf(meeting)?.seeds.some(({ party }) => party === unitId) === true,
    sample: () => ({ act: 'revealSeed', value: '—', salt: '—' }),
  },
  {
    noun: 'draw',
    title: '抽取专家',
    permission: 'panel.draw',
    states: ['called'],
    over: hasDrawn,
    sample: () => ({ act: 'draw' }),
  },
  {
    noun: 'minutes',
    title: '录入会议纪要',
    permission: 'panel.convene',
    states: ['called'],
    sample: ({ cases, complaint }) => ({
      act: 'hold',
      attended: [],
      minutes: '—',
      resolutions: cases.map(({ listingId }) => ({
        listingId,
        outcome: complaint === undefined ? 'list' : 'rejected',
        reasons: '—',
      })),
    }),
  },
  {
    noun: 'recusal',
    title: '录入专家回避',
    permission: 'panel.draw',
    states: ['called'],
    over: (meeting) => !hasDrawn(meeting),
    sample: (meeting) => {
      const draw = drawOf(meeting)
      const expert = draw === null ? '' : (listSeated(draw)[0] ?? '')
      return { act: 'recuse', expert, reasonCode: 'other', reasons: '—' }
    },
  },
  {
    noun: 'decision',
    title: '印发会议决定',
    permission: 'panel.convene',
    states: ['held'],
    sample: () => ({ act: 'issue', number: '—', issuedTo: [] }),
  },
  {
    noun: 'filing',
    title: '决定备案',
    permission: 'panel.convene',
    states: ['issued'],
    sample: () => ({ act: 'file' }),
  },
  {
    noun: 'escalation',
    title: '提交联席会议办公室',
    permission: 'panel.convene',
    states: ['called'],
    sample: () => ({ act: 'escalate' }),
  },
  {
    noun: 'cancellation',
    title: '取消会议',
    permission: 'panel.convene',
    states: ['called'],
    sample: () => ({ act: 'cancel', reasons: '—' }),
  },
]
