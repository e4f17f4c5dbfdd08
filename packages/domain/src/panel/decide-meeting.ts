import type { LocalDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { Actor, OrganisationId, TextRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import type { PanelResolution } from '../listing/decide-determination.ts'
import { groundOn, isSameOfficial, readHeldRule } from '../listing/law-in-force.ts'
import type { LawInForce } from '../listing/law-in-force.ts'
import type { CaseResolution, Meeting, MeetingEvent } from './meeting.ts'

const CALL_LAW = [cite('PZ', '二(二)1'), cite('PZ', '二(二)2')]
const MEETING_LAW = [cite('PZ', '二(二)2')]
/** 联席会议办公室应当召集相关部门，必要时可邀请相关专家. */
const STUDY_LAW = [cite('PZ', '二(三)2')]

/** The meeting that a call would open. */
export type MeetingCall = Extract<MeetingEvent, { type: 'MeetingCalled' }>['meeting']

/**
 * Calls a determination meeting: the lead unit calls members, non-members and county units. Cases that touch several
 * panels are for the joint-conference office, and so is every complaint. Where the place does not determine by panel there
 * is none to call.
 * @basis PZ/二(三)2
 * @basis PZ/二(二)1
 * @basis PZ/二(二)2
 */
export function decideMeetingCall(
  state: Meeting | undefined,
  { meeting, by }: { readonly meeting: MeetingCall; readonly by: Actor },
  law: LawInForce,
  today: LocalDate,
): Result<readonly MeetingEvent[], Refusal> {
  if (state !== undefined) return refuse({ code: 'WRONG_STATE', state: state.kind, basis: [] })
  const rule = readHeldRule(law, meeting.place, 'determination', today, false)
  if (!rule.ok) return rule
  if (rule.value?.value.by !== 'panel') {
    return refuse({ code: 'NO_PANEL_HERE', basis: rule.value === undefined ? [] : [rule.value.source] })
  }
  if (by.organisationId !== meeting.lead) {
    return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId: by.organisationId, basis: CALL_LAW })
  }
  const panels = new Set(meeting.cases.flatMap((one) => one.panels))
  const callLaw = meeting.complaint === undefined ? CALL_LAW : STUDY_LAW
  if (meeting.level === 'panel' && (panels.size > 1 || meeting.complaint !== undefined)) {
    return refuse({ code: 'JOINT_CONFERENCE_REQUIRED', basis: callLaw })
  }
  if (meeting.level === 'jointConference' && meeting.lead !== meeting.office) {
    return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId: meeting.lead, basis: CALL_LAW })
  }
  const missing = (['called', 'cases'] as const).filter((part) => meeting[part].length === 0)
  if (missing.length > 0) return refuse({ code: 'NOTICE_INCOMPLETE', missing, basis: CALL_LAW })
  const ground = groundOn(law, callLaw, { called: meeting.called.length })
  return ok([{ type: 'MeetingCalled', meetingId: meeting.meetingId, on: today, ground, meeting, by }])
}

/** What closes a meeting before it is held: the cases go up, or it is called off. */
export function decideMeetingEnd(
  state: Meeting | undefined,
  command:
    | { readonly act: 'escalate'; readonly by: Actor }
    | { readonly act: 'cancel'; readonly reasons: TextRef; readonly by: Actor },
  law: LawInForce,
  today: LocalDate,
): Result<readonly MeetingEvent[], Refusal> {
  if (state?.kind !== 'called') return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  if (command.by.organisationId !== state.lead) {
    return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId: command.by.organisationId, basis: CALL_LAW })
  }
  if (command.act === 'cancel' && command.reasons === '') return refuse({ code: 'REASONS_MISSING', basis: CALL_LAW })
  const head = { meetingId: state.meetingId, on: today, ground: groundOn(law, CALL_LAW), by: command.by }
  return command.act === 'escalate'
    ? ok([{ type: 'MeetingEscalated', ...head, to: state.office }])
    : ok([{ type: 'MeetingCancelled', ...head, reasons: command.reasons }])
}

/**
 * Records that the meeting was held: who attended of those called, the minutes, and a resolution on each case. The text
 * sets no quorum, so none is asked; experts must have been drawn, for a complaint only where any were asked.
 * @basis PZ/二(二)2
 * @basis PZ/二(三)2
 */
export function decideMeetingHeld(
  state: Meeting | undefined,
  command: {
    readonly attended: readonly OrganisationId[]
    readonly minutes: TextRef
    readonly resolutions: readonly CaseResolution[]
    readonly by: Actor
  },
  law: LawInForce,
  today: LocalDate,
): Result<readonly MeetingEvent[], Refusal> {
  if (state?.kind !== 'called') return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  const experts = readHeldRule(law, state.place, 'expertDraw', today, false)
  if (!experts.ok) return experts
  const asked = state.complaint === undefined || state.draw !== null
  if (asked && experts.value !== undefined && (state.draw === null || state.draw.drawn === null)) {
    return refuse({ code: 'DRAW_NEEDED', basis: [experts.value.source] })
  }
  const { attended, minutes, resolutions, by } = command
  const uncalled = attended.find((unit) => !state.called.some(({ organisationId }) => organisationId === unit))
  if (uncalled !== undefined) return refuse({ code: 'NOT_CALLED', organisationId: uncalled, basis: MEETING_LAW })
  // A case without its one resolution, and a resolution on what was not on the agenda.
  const unresolved = state.cases.filter((one) => resolutions.filter(isOn(one)).length !== 1)
  const studies = state.complaint !== undefined
  const stray = resolutions.filter(
    (one) => !state.cases.some(isOn(one)) || studies === (one.outcome === 'list' || one.outcome === 'refuse'),
  )
  const missing = [
    ...(minutes === '' ? ['minutes'] : []),
    ...[...unresolved, ...stray].map(({ listingId }) => listingId),
  ]
  if (missing.length > 0) return refuse({ code: 'NOTICE_INCOMPLETE', missing, basis: MEETING_LAW })
  if (resolutions.some(({ reasons }) => reasons === '')) return refuse({ code: 'REASONS_MISSING', basis: MEETING_LAW })
  const ground = groundOn(law, studies ? STUDY_LAW : MEETING_LAW, { attended: attended.length })
  return ok([
    { type: 'MeetingHeld', meetingId: state.meetingId, on: today, ground, attended, minutes, resolutions, by },
  ])
}

/**
 * The lead unit issues the decision to the units concerned; an official who proposed a case of the meeting does not.
 * @basis PZ/二(二)2
 */
export function decideMeetingIssue(
  state: Meeting | undefined,
  {
    number,
    issuedTo,
    by,
  }: { readonly number: string; readonly issuedTo: readonly OrganisationId[]; readonly by: Actor },
  law: LawInForce,
  today: LocalDate,
): Result<readonly MeetingEvent[], Refusal> {
  if (state?.kind !== 'held') return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  if (by.organisationId !== state.lead) {
    return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId: by.organisationId, basis: MEETING_LAW })
  }
  if (state.cases.some(({ proposer }) => isSameOfficial(proposer, by))) {
    return refuse({ code: 'SAME_HANDS', basis: MEETING_LAW })
  }
  if (number === '') return refuse({ code: 'NOTICE_INCOMPLETE', missing: ['number'], basis: MEETING_LAW })
  const ground = groundOn(law, MEETING_LAW)
  return ok([{ type: 'MeetingDecisionIssued', meetingId: state.meetingId, on: today, ground, number, issuedTo, by }])
}

/**
 * Files the decision with the joint-conference office (备案), which goes with the issue and holds up no effect. Where the
 * place's text asks no such filing of decisions, there is none to record.
 * @basis PZ/二(二)2
 */
export function decideMeetingFiling(
  state: Meeting | undefined,
  { by }: { readonly by: Actor },
  law: LawInForce,
  today: LocalDate,
): Result<readonly MeetingEvent[], Refusal> {
  if (state?.kind !== 'issued') return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  const rule = readHeldRule(law, state.place, 'decisionFiling', today, false)
  if (!rule.ok) return rule
  const filing = rule.value?.value
  if (rule.value === undefined || filing?.filedWith !== 'jointConferenceOffice' || !filing.what.includes('decision')) {
    const basis = rule.value === undefined ? [] : [rule.value.source]
    return refuse({ code: 'RULE_UNSPECIFIED', axis: 'decisionFiling', basis })
  }
  const basis = [rule.value.source]
  if (by.organisationId !== state.lead && by.organisationId !== state.office) {
    return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId: by.organisationId, basis })
  }
  const ground = groundOn(law, basis)
  return ok([
    { type: 'MeetingDecisionFiled', meetingId: state.meetingId, on: today, ground, filedWith: state.office, by },
  ])
}

/** The resolution on one case, once the decision was issued: what `decideDetermination` asks for. */
export function findResolution(meeting: Meeting | undefined, listingId: string): PanelResolution | undefined {
  if (meeting?.kind !== 'issued' && meeting?.kind !== 'filed') return undefined
  const resolution = meeting.resolutions.find((one) => one.listingId === listingId)
  if (resolution?.outcome !== 'list' && resolution?.outcome !== 'refuse') return undefined
  const { meetingId, level, issuedBy } = meeting
  return { meetingId, level, listingId, outcome: resolution.outcome, issuedBy }
}

function isOn({ listingId }: { readonly listingId: string }) {
  return (one: { readonly listingId: string }): boolean => one.listingId === listingId
}
