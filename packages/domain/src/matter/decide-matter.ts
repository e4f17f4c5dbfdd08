import type { LocalDate } from '../calendar/local-date.ts'
import type { Citation } from '../kernel/citation.ts'
import type { Actor, Ground, TextRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { admitAct } from './barrier.ts'
import { isCheckOpen } from './close-check.ts'
import type { Check, Decider, Matter, MatterEnding, MatterEvent, Party, ReferenceMoment } from './matter.ts'
import { readChecksDue, readStaleChecks } from './recheck.ts'
import type { CurrentEntries } from './recheck.ts'

type Decided = Result<readonly MatterEvent[], Refusal>

/** What opening a matter needs; `moments` in the order in which they come. */
export type OpenMatter = Omit<Extract<MatterEvent, { type: 'MatterOpened' }>, 'type'>

/** Opens a matter. Refused when its stream already has one. */
export function decideOpenMatter(matter: Matter | undefined, opening: OpenMatter): Decided {
  if (matter !== undefined) return refuse({ code: 'MATTER_ALREADY_OPEN', basis: [] })
  return ok([{ type: 'MatterOpened', ...opening }])
}

/** Adds a party. Refused when the party is there already or the matter is over. */
export function decideAddParty(matter: Matter | undefined, party: Party): Decided {
  const admitted = admitAct(matter, party.joinedOn)
  if (!admitted.ok) return admitted
  const present = admitted.value.parties.some(
    (other) => other.partyId === party.partyId || (other.subjectId === party.subjectId && other.role === party.role),
  )
  if (present) return refuse({ code: 'PARTY_ALREADY_PRESENT', basis: [], partyId: party.partyId })
  return ok([{ type: 'PartyAdded', party, on: party.joinedOn }])
}

/**
 * Records that a named official has found the party to be the subject of a masked or fuzzy match. Refused where
 * there was no doubt.
 * @basis GD_REG/第十六条; HN_REG/第十六条
 */
export function decideConfirmIdentity(
  matter: Matter | undefined,
  { partyId, by, on }: { readonly partyId: string; readonly by: Actor; readonly on: LocalDate },
): Decided {
  const admitted = admitAct(matter, on, by)
  if (!admitted.ok) return admitted
  const party = admitted.value.parties.find((each) => each.partyId === partyId)
  if (party === undefined) return refuse({ code: 'PARTY_UNKNOWN', basis: [], partyId })
  if (party.identity === 'exact' || party.identity === 'confirmedByPerson')
    return refuse({ code: 'IDENTITY_NOT_IN_DOUBT', basis: [], partyId })
  return ok([{ type: 'PartyIdentityConfirmed', partyId, by, on }])
}

/** Names who decides, or another than before. Refused once the matter is decided. */
export function decideNameDecider(matter: Matter | undefined, decider: Decider, on: LocalDate): Decided {
  const admitted = admitAct(matter, on)
  if (!admitted.ok) return admitted
  if (admitted.value.status === 'decided') return refuse({ code: 'MATTER_ALREADY_DECIDED', basis: [] })
  return ok([{ type: 'DeciderNamed', decider, on }])
}

/** Records that a reference moment has come, which makes a check of every party due. */
export function decideReachMoment(matter: Matter | undefined, moment: ReferenceMoment, on: LocalDate): Decided {
  const admitted = admitAct(matter, on)
  if (!admitted.ok) return admitted
  const { moments, reached: past } = admitted.value
  if (!moments.includes(moment)) return refuse({ code: 'MOMENT_NOT_EXPECTED', basis: [], moment })
  if (past.some((reached) => reached.moment === moment))
    return refuse({ code: 'MOMENT_ALREADY_REACHED', basis: [], moment })
  return ok([{ type: 'MomentReached', moment, on }])
}

/** Asks for the check of a party at a moment that has come; a second one at the same moment is a re-check. */
export function decideRequestCheck(
  matter: Matter | undefined,
  request: {
    readonly checkId: string
    readonly partyId: string
    readonly moment: ReferenceMoment
    readonly on: LocalDate
  },
): Decided {
  const { checkId, partyId, moment, on } = request
  const admitted = admitAct(matter, on)
  if (!admitted.ok) return admitted
  const { parties, reached: past, requested, checks } = admitted.value
  if (!parties.some((party) => party.partyId === partyId)) return refuse({ code: 'PARTY_UNKNOWN', basis: [], partyId })
  if (!past.some((reached) => reached.moment === moment))
    return refuse({ code: 'MOMENT_NOT_REACHED', basis: [], moment })
  if ([...requested, ...checks].some((known) => known.checkId === checkId))
    return refuse({ code: 'CHECK_ALREADY_REQUESTED', basis: [], checkId })
  return ok([{ type: 'CheckRequested', checkId, partyId, moment, on }])
}

/**
 * Records the receipt of a requested check: what was found and what somebody must answer for.
 * A receipt without items closes itself.
 * @basis PZ/二(一)2; PY/四(五)
 */
export function decideAnswerCheck(
  matter: Matter | undefined,
  answer: Omit<Check, 'closings' | 'moment' | 'partyId' | 'subjectId'>,
  ground: Ground,
): Decided {
  const admitted = admitAct(matter, answer.on)
  if (!admitted.ok) return admitted
  const { checkId, unitId } = answer
  const { requested, parties, unitId: ours } = admitted.value
  const request = requested.find((each) => each.checkId === checkId)
  const party = parties.find((each) => each.partyId === request?.partyId)
  if (request === undefined || party === undefined) return refuse({ code: 'CHECK_NOT_REQUESTED', basis: [], checkId })
  if (unitId !== ours) return refuse({ code: 'CHECK_OF_OTHER_UNIT', basis: [] })
  const { partyId, moment } = request
  return ok([{ type: 'CheckAnswered', ...answer, partyId, moment, subjectId: party.subjectId, ground }])
}

/**
 * Records what the decider decided. The decider is a named official of the unit that the matter names, and every
 * party was checked, with what holds today. `duty` is the clause that makes the check a duty on this occasion.
 * @basis PZ/二(一)2; PIPL/第二十四条
 */
export function decideMatterDecision(
  matter: Matter | undefined,
  decision: {
    readonly outcome: 'granted' | 'refused' | 'partly'
    readonly document: TextRef
    readonly by: Actor
    readonly on: LocalDate
  },
  current: readonly CurrentEntries[],
  duty: readonly Citation[] = [],
): Decided {
  const { by, on } = decision
  const admitted = admitAct(matter, on, by)
  if (!admitted.ok) return admitted
  const live = admitted.value
  if (live.status === 'decided') return refuse({ code: 'MATTER_ALREADY_DECIDED', basis: [] })
  const { organisationId, officerId } = live.decider
  if (by.organisationId !== organisationId || (officerId !== null && by.officerId !== officerId))
    return refuse({ code: 'DECIDER_DIFFERS', basis: [], organisationId })
  const moment = findUnreached(live, DECIDING)
  if (moment !== undefined) return refuse({ code: 'MOMENT_NOT_REACHED', basis: [], moment })
  const due = readChecksDue(live)
  if (due.length > 0) return refuse({ code: 'CHECK_MISSING', basis: duty, partyIds: partiesOf(due) })
  const stale = readStaleChecks(live, current)
  if (stale.length > 0)
    return refuse({ code: 'CHECK_STALE', basis: duty, checkIds: stale.map(({ checkId }) => checkId) })
  return ok([{ type: 'MatterDecided', ...decision }])
}

/** The moments that must have come, and been checked, before the decider may decide. */
const DECIDING: readonly ReferenceMoment[] = ['opening', 'acceptance', 'award', 'decision']

function findUnreached(matter: Matter, among: readonly ReferenceMoment[]): ReferenceMoment | undefined {
  const reached = matter.reached.map(({ moment }) => moment)
  return matter.moments.find((moment) => among.includes(moment) && !reached.includes(moment))
}

function partiesOf(due: readonly { readonly partyId: string }[]): readonly string[] {
  return [...new Set(due.map(({ partyId }) => partyId))]
}

/**
 * Closes a matter: never over an open check, and as `decided` only with its decision and with every
 * moment reached and checked. `duty` is the clause that makes the check a duty on this occasion.
 * @basis PZ/二(一)2; YF/(二十一)
 */
export function decideCloseMatter(
  matter: Matter | undefined,
  { ending, on }: { readonly ending: MatterEnding; readonly on: LocalDate },
  duty: readonly Citation[] = [],
): Decided {
  const admitted = admitAct(matter, on)
  if (!admitted.ok) return admitted
  const live = admitted.value
  const open = [
    ...live.requested.map(({ checkId }) => checkId),
    ...live.checks.filter(isCheckOpen).map(({ checkId }) => checkId),
  ]
  if (open.length > 0) return refuse({ code: 'CHECK_OPEN', basis: duty, checkIds: open })
  if (ending !== 'decided') return ok([{ type: 'MatterClosed', ending, on }])
  if (live.status !== 'decided') return refuse({ code: 'DECISION_MISSING', basis: [] })
  const moment = findUnreached(live, live.moments)
  if (moment !== undefined) return refuse({ code: 'MOMENT_NOT_REACHED', basis: [], moment })
  const due = readChecksDue(live)
  if (due.length > 0) return refuse({ code: 'CHECK_MISSING', basis: duty, partyIds: partiesOf(due) })
  return ok([{ type: 'MatterClosed', ending, on }])
}
