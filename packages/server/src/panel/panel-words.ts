import type { Meeting } from '@xinheng/domain/panel/meeting'
import type { Permission } from '../access/permissions.ts'

interface MeetingAct {
  readonly noun: string
  readonly title: string
  readonly permission: Permission
  readonly states: readonly Meeting['kind'][]
  /** Whether the draw has come so far that the act is next. */
  readonly ready?: (meeting: Meeting, unitId: string) => boolean
}

function drawOf(meeting: Meeting) {
  return 'draw' in meeting ? meeting.draw : null
}

/** The acts on a meeting in the order in which they come. */
export const MEETING_ACTS: readonly MeetingAct[] = [
  {
    noun: 'expert-pool',
    title: '固定专家库和回避名单',
    permission: 'panel.draw',
    states: ['called'],
    ready: (meeting) => drawOf(meeting) === null,
  },
  {
    noun: 'seed-commitment',
    title: '提交种子承诺值',
    permission: 'panel.draw',
    states: ['called'],
    ready: (meeting, unitId) => {
      const draw = drawOf(meeting)
      return draw !== null && !draw.commitments.some(({ party }) => party === unitId)
    },
  },
  {
    noun: 'seed',
    title: '公开种子',
    permission: 'panel.draw',
    states: ['called'],
    ready: (meeting, unitId) => {
      const draw = drawOf(meeting)
      const committed = draw?.commitments.some(({ party }) => party === unitId) === true
      return draw !== null && committed && !draw.seeds.some(({ party }) => party === unitId)
    },
  },
  {
    noun: 'draw',
    title: '抽取专家',
    permission: 'panel.draw',
    states: ['called'],
    ready: (meeting) => {
      const draw = drawOf(meeting)
      return draw !== null && draw.seeds.length >= 2 && draw.drawn === null
    },
  },
  {
    noun: 'recusal',
    title: '录入专家回避',
    permission: 'panel.draw',
    states: ['called'],
    ready: (meeting) => (drawOf(meeting)?.drawn ?? null) !== null,
  },
  { noun: 'minutes', title: '录入会议纪要', permission: 'panel.convene', states: ['called'] },
  { noun: 'decision', title: '印发会议决定', permission: 'panel.convene', states: ['held'] },
  { noun: 'filing', title: '决定备案', permission: 'panel.convene', states: ['issued'] },
  { noun: 'escalation', title: '提交联席会议办公室', permission: 'panel.convene', states: ['called'] },
  { noun: 'cancellation', title: '取消会议', permission: 'panel.convene', states: ['called'] },
]
