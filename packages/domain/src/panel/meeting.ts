import type { LocalDate } from '../calendar/local-date.ts'
import type { Actor, Ground, OrganisationId, TextRef } from '../kernel/refs.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'
import type { ObjectionOutcome } from '../objection/objection.ts'
import type { DrawPool, DrawTranscript, ExpertRef, Recusal, SeedPart } from './draw.ts'

/** Who is called to a determination meeting (认定会议): members, non-members and units of counties and districts. */
export interface CalledUnit {
  readonly organisationId: OrganisationId
  readonly as: 'member' | 'nonMember' | 'county'
}

/** A case on the agenda. */
export interface MeetingCase {
  readonly listingId: string
  readonly subjectId: string
  /** The panels (专项小组) whose field the case touches. */
  readonly panels: readonly OrganisationId[]
  /** The official who proposed it: takes no part in seeds or issue. */
  readonly proposer: Actor
}

/** The complaint that a meeting studies (对投诉事项进行研究处理), and the experts who may not sit on it again. */
export interface StudiedComplaint {
  readonly complaintId: string
  /** Whoever sat on the meeting that determined the entry. */
  readonly seated: readonly ExpertRef[]
}

/** What the meeting resolved on one case: on its determination, or on the complaint about it. */
export interface CaseResolution {
  readonly listingId: string
  readonly outcome: 'list' | 'refuse' | ObjectionOutcome
  readonly reasons: TextRef
}

/** A draw under way: what was fixed, committed, revealed and drawn so far. */
export interface DrawProgress {
  readonly pool: DrawPool
  readonly poolCommitment: string
  readonly commitments: readonly { readonly party: OrganisationId; readonly commitment: string; readonly by: Actor }[]
  readonly seeds: readonly SeedPart[]
  readonly drawn: DrawTranscript['drawn'] | null
  readonly recusals: DrawTranscript['recusals']
}

interface MeetingCore {
  readonly meetingId: string
  readonly place: PlaceCode
  /** A panel's own meeting, or the special meeting of the joint-conference office (联席会议办公室专项会议). */
  readonly level: 'panel' | 'jointConference'
  /** The unit that leads: the panel's lead, or the joint-conference office. */
  readonly lead: OrganisationId
  /** The office with which the decision is filed. */
  readonly office: OrganisationId
  readonly cases: readonly MeetingCase[]
  readonly called: readonly CalledUnit[]
  readonly calledOn: LocalDate
  /** Absent where it determines. */
  readonly complaint?: StudiedComplaint
}

/** Called (已召集). */
export interface CalledMeeting extends MeetingCore {
  readonly kind: 'called'
  readonly draw: DrawProgress | null
}

/** Held (已召开): minutes are on file, the cases resolved. */
export interface HeldMeeting extends MeetingCore {
  readonly kind: 'held'
  readonly draw: DrawProgress | null
  readonly heldOn: LocalDate
  readonly attended: readonly OrganisationId[]
  readonly minutes: TextRef
  readonly resolutions: readonly CaseResolution[]
}

/** The decision was issued by the lead to the units concerned. */
export interface IssuedMeeting extends Omit<HeldMeeting, 'kind'> {
  readonly kind: 'issued'
  readonly number: string
  readonly issuedOn: LocalDate
  readonly issuedBy: Actor
  readonly issuedTo: readonly OrganisationId[]
}

/** Filed with the joint-conference office: final. */
export interface FiledMeeting extends Omit<IssuedMeeting, 'kind'> {
  readonly kind: 'filed'
  readonly filedOn: LocalDate
}

/** Passed up to the joint-conference office, or called off: final. */
export interface ClosedMeeting extends MeetingCore {
  readonly kind: 'closed'
  readonly outcome: 'escalated' | 'cancelled'
  readonly closedOn: LocalDate
}

export type Meeting = CalledMeeting | HeldMeeting | IssuedMeeting | FiledMeeting | ClosedMeeting

interface Happened<Type extends string> {
  readonly type: Type
  readonly meetingId: string
  readonly on: LocalDate
  readonly ground: Ground
}

export type MeetingEvent =
  | (Happened<'MeetingCalled'> & { readonly meeting: Omit<MeetingCore, 'calledOn'>; readonly by: Actor })
  | (Happened<'ExpertPoolFixed'> & { readonly pool: DrawPool; readonly commitment: string; readonly by: Actor })
  | (Happened<'SeedCommitted'> & {
      readonly party: OrganisationId
      readonly commitment: string
      readonly by: Actor
    })
  | (Happened<'SeedRevealed'> & {
      readonly party: OrganisationId
      readonly value: string
      readonly salt: string
      readonly by: Actor
    })
  | (Happened<'ExpertsDrawn'> & { readonly drawn: DrawTranscript['drawn'] })
  | (Happened<'ExpertRecused'> &
      Recusal & { readonly replacement: string | null; readonly reasons: TextRef; readonly by: Actor })
  | (Happened<'MeetingHeld'> & {
      readonly attended: readonly OrganisationId[]
      readonly minutes: TextRef
      readonly resolutions: readonly CaseResolution[]
      readonly by: Actor
    })
  | (Happened<'MeetingDecisionIssued'> & {
      readonly number: string
      readonly issuedTo: readonly OrganisationId[]
      readonly by: Actor
    })
  | (Happened<'MeetingDecisionFiled'> & { readonly filedWith: OrganisationId; readonly by: Actor })
  | (Happened<'MeetingEscalated'> & { readonly to: OrganisationId; readonly by: Actor })
  | (Happened<'MeetingCancelled'> & { readonly reasons: TextRef; readonly by: Actor })

export type MeetingEventType = MeetingEvent['type']

/** The state after one more event; an event that does not fit changes nothing. */
export function evolveMeeting(state: Meeting | undefined, event: MeetingEvent): Meeting | undefined {
  switch (event.type) {
    case 'MeetingCalled':
      return state ?? { ...event.meeting, kind: 'called', calledOn: event.on, draw: null }
    case 'ExpertPoolFixed': {
      if (state?.kind !== 'called' || state.draw !== null) return state
      const { pool, commitment } = event
      const draw = { pool, poolCommitment: commitment, commitments: [], seeds: [], drawn: null, recusals: [] }
      return { ...state, draw }
    }
    case 'SeedCommitted':
      return withDraw(state, (draw) => ({
        commitments: [...draw.commitments, { party: event.party, commitment: event.commitment, by: event.by }],
      }))
    case 'SeedRevealed':
      return withDraw(state, (draw) => {
        const { party, value, salt } = event
        const commitment = draw.commitments.find((one) => one.party === party)?.commitment ?? ''
        return { seeds: [...draw.seeds, { party, commitment, value, salt }] }
      })
    case 'ExpertsDrawn':
      return withDraw(state, (draw) => ({ drawn: draw.drawn ?? event.drawn }))
    case 'ExpertRecused':
      return withDraw(state, (draw) => {
        const { expert, reasonCode, replacement } = event
        return { recusals: [...draw.recusals, { expert, reasonCode, replacement }] }
      })
    case 'MeetingHeld': {
      if (state?.kind !== 'called') return state
      const { attended, minutes, resolutions, on } = event
      return { ...state, kind: 'held', heldOn: on, attended, minutes, resolutions }
    }
    case 'MeetingDecisionIssued': {
      if (state?.kind !== 'held') return state
      const { number, issuedTo, by, on } = event
      return { ...state, kind: 'issued', number, issuedTo, issuedBy: by, issuedOn: on }
    }
    case 'MeetingDecisionFiled':
      return state?.kind === 'issued' ? { ...state, kind: 'filed', filedOn: event.on } : state
    case 'MeetingEscalated':
      return state?.kind === 'called' ? closeMeeting(state, 'escalated', event.on) : state
    case 'MeetingCancelled':
      return state?.kind === 'called' ? closeMeeting(state, 'cancelled', event.on) : state
  }
}

/** The transcript of a draw that is complete, for publication and `verifyDraw`. */
export function findTranscript(draw: DrawProgress | null): DrawTranscript | undefined {
  if (draw === null || draw.drawn === null) return undefined
  const { pool, poolCommitment, seeds, drawn, recusals } = draw
  return { pool, poolCommitment, seeds, drawn, recusals }
}

function withDraw(
  state: Meeting | undefined,
  change: (draw: DrawProgress) => Partial<DrawProgress>,
): Meeting | undefined {
  if (state?.kind !== 'called' || state.draw === null) return state
  return { ...state, draw: { ...state.draw, ...change(state.draw) } }
}

function closeMeeting(state: CalledMeeting, outcome: ClosedMeeting['outcome'], closedOn: LocalDate): ClosedMeeting {
  const { draw: _draw, ...core } = state
  return { ...core, kind: 'closed', outcome, closedOn }
}
