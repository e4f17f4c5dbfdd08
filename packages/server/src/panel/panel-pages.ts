import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { renderCitation } from '@xinheng/domain/kernel/render-citation'
import type { Meeting } from '@xinheng/domain/panel/meeting'
import { actingOf } from '../access/access-port.ts'
import type { Caller } from '../access/caller.ts'
import { mayAct } from '../access/permissions.ts'
import { refusalProblem } from '../http/problem.ts'
import { listNames } from '../listing/listing-views.ts'
import type { ActionView, Fact, MeetingModel, MeetingListModel, RefusalView, StatusWord } from '../pages/models.ts'
import type { Service } from '../service.ts'
import { findDrawTranscript, findMeeting, listMeetings, previewMeetingAct } from './panel-use-cases.ts'
import { MEETING_ACTS, MEETING_LEVELS } from './panel-words.ts'

const STATES: Readonly<Record<string, StatusWord>> = {
  called: { kind: 'waiting', label: '已召集' },
  held: { kind: 'received', label: '已召开' },
  issued: { kind: 'received', label: '决定已印发' },
  filed: { kind: 'done', label: '已备案' },
  closed: { kind: 'notApplicable', label: '已结束' },
}
const AS = { member: '成员单位', nonMember: '非成员单位', county: '县（区）单位' } as const
const OUTCOMES = {
  list: '列入',
  refuse: '不列入',
  upheld: '投诉成立',
  partlyUpheld: '投诉部分成立',
  rejected: '驳回投诉',
} as const
const PROTECTED = '个人信息，须另行查阅'
const UNKNOWN: StatusWord = { kind: 'notApplicable', label: '—' }

/** The step of a draw that comes next, said to whoever asks for another one. */
const NEXT_STEPS: Readonly<Record<string, string>> = {
  fixPool: '下一步是固定专家库',
  commitSeed: '下一步是由两家单位提交承诺值',
  revealSeed: '下一步是由提交承诺值的两家单位公开种子',
  draw: '下一步是抽取专家',
}

/** The meetings of the caller's place, and whether one may be called. */
export async function readMeetingList(service: Service, caller: Caller): Promise<Omit<MeetingListModel, 'frame'>> {
  const meetings = await listMeetings(service.db, caller.place)
  const names = await listNames(
    service.db,
    meetings.map(({ leadId }) => leadId),
  )
  return {
    mayCall: mayAct(caller.principal, 'panel.convene', { jurisdiction: caller.place }),
    rows: meetings.map(({ meetingId, level, number, subject, cases, leadId, state, calledOn }) => ({
      href: `/staff/meetings/${meetingId}`,
      title: `${calledOn} ${MEETING_LEVELS[level]}`,
      number: number ?? '',
      agenda: `${subject ?? PROTECTED}${cases > 1 ? ` 等 ${cases} 件` : ''}`,
      lead: names.get(leadId) ?? leadId,
      calledOn,
      status: STATES[state] ?? UNKNOWN,
    })),
  }
}

/** One meeting with its agenda, those called, its draw and what may be done; `undefined` out of the caller's reach. */
export async function readMeetingPage(
  service: Service,
  caller: Caller,
  id: string,
): Promise<Omit<MeetingModel, 'frame'> | undefined> {
  const found = await findMeeting(service, id)
  if (found === undefined) return undefined
  const { state: meeting } = found
  if (!mayAct(caller.principal, 'panel.read', { jurisdiction: meeting.place })) return undefined
  const { db } = service
  const cases = await db
    .selectFrom('listing as l')
    .innerJoin('subject as s', 's.id', 'l.subject_id')
    .select(['l.id', 'l.document_number', 's.name'])
    .where('l.id', 'in', ['', ...meeting.cases.map(({ listingId }) => listingId)])
    .execute()
  const units = meeting.called.map(({ organisationId }) => organisationId)
  const draw = 'draw' in meeting ? meeting.draw : null
  const seeds = draw === null ? [] : draw.commitments.map(({ party }) => party)
  const names = await listNames(db, [meeting.lead, meeting.office, ...units, ...seeds])
  const nameOf = (unit: string) => names.get(unit) ?? unit
  const resolved = new Map('resolutions' in meeting ? meeting.resolutions.map((each) => [each.listingId, each]) : [])
  const transcript = (draw?.drawn ?? null) === null ? undefined : await findDrawTranscript(service, id)
  return {
    title: `${MEETING_LEVELS[meeting.level]}（${meeting.calledOn}）`,
    facts: factsOf(meeting, nameOf),
    cases: meeting.cases.map(({ listingId }) => {
      const row = cases.find((each) => each.id === listingId)
      const outcome = resolved.get(listingId)?.outcome
      return {
        href: `/staff/listings/${listingId}`,
        subject: row?.name ?? PROTECTED,
        document: row?.document_number ?? '',
        outcome: outcome === undefined ? '未议' : OUTCOMES[outcome],
      }
    }),
    called: meeting.called.map(({ organisationId, as }) => `${nameOf(organisationId)}（${AS[as]}）`),
    actions: await readActions(service, caller, found),
    draw:
      draw === null
        ? null
        : {
            facts: [
              text('专家库', `${draw.pool.experts.length} 人`),
              text('回避', draw.pool.exclusions.map(({ expert }) => expert).join('、') || '无'),
              text('抽取人数', String(draw.pool.wanted)),
              text('抽取结果', draw.drawn?.join('、') ?? '尚未抽取'),
              text(
                '抽取后回避',
                draw.recusals.map(({ expert, replacement }) => `${expert} → ${replacement ?? '无递补'}`).join('；') ||
                  '无',
              ),
              { label: '专家库承诺值', value: { kind: 'code', code: draw.poolCommitment } },
            ],
            seeds: draw.commitments.map(({ party, commitment }) => ({
              party: nameOf(party),
              commitment,
              value: draw.seeds.find((seed) => seed.party === party)?.value ?? '未公开',
            })),
            transcript: transcript === undefined ? null : JSON.stringify(transcript, null, 2),
          },
  }
}

const text = (label: string, value: string): Fact => ({ label, value: { kind: 'text', text: value } })

function factsOf(meeting: Meeting, nameOf: (unit: string) => string): readonly Fact[] {
  const facts: Fact[] = [
    { label: '状态', value: { kind: 'status', status: STATES[meeting.kind] ?? UNKNOWN } },
    text('牵头单位', nameOf(meeting.lead)),
    text('备案单位', nameOf(meeting.office)),
  ]
  if (meeting.complaint !== undefined) {
    const href = `/staff/complaints/${meeting.complaint.complaintId}`
    facts.push({ label: '研究的投诉', value: { kind: 'link', text: '查看投诉', href } })
  }
  if ('heldOn' in meeting) facts.push({ label: '召开日期', value: { kind: 'date', date: meeting.heldOn } })
  if ('number' in meeting) facts.push(text('决定文号', meeting.number))
  if ('issuedOn' in meeting) facts.push({ label: '印发日期', value: { kind: 'date', date: meeting.issuedOn } })
  if ('filedOn' in meeting) facts.push({ label: '备案日期', value: { kind: 'date', date: meeting.filedOn } })
  if (meeting.kind === 'closed')
    facts.push(text('结束方式', meeting.outcome === 'escalated' ? '提交联席会议办公室' : '取消'))
  return facts
}

/** The acts of the meeting's state that the caller may do: those open now, and the others with what stands against them. */
async function readActions(
  service: Service,
  caller: Caller,
  found: NonNullable<Awaited<ReturnType<typeof findMeeting>>>,
): Promise<readonly ActionView[]> {
  const { state: meeting } = found
  const acting = actingOf(caller)
  const acts = MEETING_ACTS.filter(({ states, permission, over }) => {
    if (!states.includes(meeting.kind) || over?.(meeting, acting.organisationId) === true) return false
    return mayAct(caller.principal, permission, { jurisdiction: meeting.place })
  })
  const samples = acts.map(({ sample }) => sample(meeting))
  const refusals = await previewMeetingAct(service, acting, found, samples)
  const next = refusals.indexOf(null)
  return acts.map(({ noun, title }, index) => {
    const refusal = refusals[index] ?? null
    return {
      name: noun,
      label: title,
      href: `/staff/meetings/${meeting.meetingId}/${noun}`,
      primary: index === next,
      refusal: refusal === null ? null : toRefusalView(refusal),
    }
  })
}

function toRefusalView(refusal: Refusal): RefusalView {
  const { code, title, detail } = refusalProblem(refusal, '')
  const next = refusal.code === 'DRAW_OUT_OF_ORDER' ? NEXT_STEPS[refusal.expected] : undefined
  const basis = refusal.basis.map((citation) => ({ text: renderCitation(citation), confirmed: true, passage: null }))
  return { code, title: next ?? title, mend: detail, basis }
}
