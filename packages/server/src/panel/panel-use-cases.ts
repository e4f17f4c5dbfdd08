import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { refuse, type Result } from '@xinheng/domain/kernel/result'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { decideDrawAct } from '@xinheng/domain/panel/decide-draw'
import {
  decideMeetingCall,
  decideMeetingEnd,
  decideMeetingFiling,
  decideMeetingHeld,
  decideMeetingIssue,
} from '@xinheng/domain/panel/decide-meeting'
import { readSeedCommitment, type DrawTranscript, type Exclusion } from '@xinheng/domain/panel/draw'
import { findTranscript, type CalledUnit, type CaseResolution, type Meeting } from '@xinheng/domain/panel/meeting'
import type { MeetingEvent } from '@xinheng/domain/panel/meeting'
import { createHash } from 'node:crypto'
import { readStudy, recordMinutes } from '../complaint/complaint-meeting-consequences.ts'
import { actInTransaction, findCase, type Acting, type Folded } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import { transact } from '../db/transact.ts'
import { findListing } from '../listing/listing-use-cases.ts'
import type { Service } from '../service.ts'
import { MEETING_STREAM } from './panel-store.ts'
import { findOpenMeetingOf } from './panel-views.ts'

export { listMeetings, type MeetingSummary } from './panel-views.ts'

/** A call to a determination meeting, as its lead puts it. */
export interface NewMeeting {
  readonly level: Meeting['level']
  readonly office: string
  readonly cases: readonly { readonly listingId: string; readonly panels: readonly string[] }[]
  readonly called: readonly CalledUnit[]
  /** The complaint that it studies, in place of cases to determine. */
  readonly complaintId?: string
}

/** An act on a meeting, with texts in clear. */
export type PanelAct =
  | {
      readonly act: 'fixPool'
      readonly experts: readonly string[]
      readonly exclusions: readonly Exclusion[]
      readonly wanted: number
    }
  | { readonly act: 'commitSeed'; readonly commitment: string }
  | { readonly act: 'revealSeed'; readonly value: string; readonly salt: string }
  | { readonly act: 'draw' }
  | {
      readonly act: 'recuse'
      readonly expert: string
      readonly reasonCode: Exclusion['reasonCode']
      readonly reasons: string
    }
  | {
      readonly act: 'hold'
      readonly attended: readonly string[]
      readonly minutes: string
      readonly resolutions: readonly {
        readonly listingId: string
        readonly outcome: CaseResolution['outcome']
        readonly reasons: string
      }[]
    }
  | { readonly act: 'issue'; readonly number: string; readonly issuedTo: readonly string[] }
  | { readonly act: 'file' }
  | { readonly act: 'escalate' }
  | { readonly act: 'cancel'; readonly reasons: string }

/**
 * Calls a meeting on proposed cases, or on a complaint; whoever proposed each case, and who sat on it before, is read from
 * its history, not from the call.
 */
export async function callMeeting(
  service: Service,
  acting: Acting,
  { level, office, cases, called, complaintId }: NewMeeting,
): Promise<Result<Folded<Meeting>, Refusal>> {
  const { db, ambient } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  const meetingId = ambient.uuid()
  const recording = { ambient, acting, rulebookVersion: law.book.version }
  return transact(db, async (tx) => {
    const agenda: Meeting['cases'][number][] = []
    for (const { listingId, panels } of cases) {
      const state = (await findListing({ db: tx }, listingId))?.state
      if (state?.kind !== 'proposed' && state?.kind !== 'noticed') {
        return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
      }
      const meetingId = await findOpenMeetingOf(tx, listingId)
      if (meetingId !== undefined) return refuse({ code: 'ALREADY_ON_AGENDA', meetingId, basis: [] })
      agenda.push({ listingId, subjectId: state.subjectId, panels, proposer: state.proposer })
    }
    const { organisationId: lead, place } = acting
    const study = complaintId === undefined ? undefined : await readStudy(tx, complaintId, acting, law)
    if (study?.ok === false) return study
    const about = study === undefined ? { cases: agenda } : study.value
    const meeting = { meetingId, place, level, lead, office, called, ...about }
    return actInTransaction(tx, MEETING_STREAM, meetingId, recording, (state) =>
      decideMeetingCall(state, { meeting, by: actorOf(acting) }, law, today),
    )
  })
}

/** One act on a meeting; minutes and reasons are sealed under the meeting, so that no subject's key opens another's. */
export async function actOnMeeting(
  service: Service,
  acting: Acting,
  meetingId: string,
  act: PanelAct,
  expected?: number,
): Promise<Result<Folded<Meeting>, Refusal>> {
  const { db, ambient } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  const recording = { ambient, acting, rulebookVersion: law.book.version }
  return transact(db, async (tx) => {
    const before = await findCase(tx, MEETING_STREAM, meetingId)
    if (before === undefined) return refuse({ code: 'WRONG_STATE', state: 'none', basis: [] })
    const texts = await sealTexts(service, tx, before.state, act)
    const decide = (state: Meeting | undefined) => decidePanelAct(state, act, texts, acting, law, today)
    const done = await actInTransaction(tx, MEETING_STREAM, meetingId, recording, decide, expected)
    if (!done.ok || act.act !== 'hold') return done
    const recorded = await recordMinutes(tx, recording, done.value.state, law)
    return recorded.ok ? done : recorded
  })
}

/** Whether an act would be allowed now, without doing it; texts that are not typed yet count as given. */
export async function previewMeetingAct(
  service: Service,
  acting: Acting,
  { state }: Pick<Folded<Meeting>, 'state'>,
  acts: readonly PanelAct[],
): Promise<readonly (Refusal | null)[]> {
  const today = service.ambient.today()
  const law = await service.law(service.db, today)
  return acts.map((act) => {
    const texts = new Map(textsOf(act, state).map(({ at }) => [at, '—']))
    const decided = decidePanelAct(state, act, texts, acting, law, today)
    // A seed that was not typed yet matches no commitment; that one was asked for shows that the reveal is next.
    return decided.ok || decided.error.code === 'SEED_MISMATCH' ? null : decided.error
  })
}

/** The meeting as folded from its history. */
export async function findMeeting(service: Pick<Service, 'db'>, id: string): Promise<Folded<Meeting> | undefined> {
  return findCase(service.db, MEETING_STREAM, id)
}

/** The transcript of a meeting's draw, once experts were drawn: what `xinheng verify draw` recomputes. */
export async function findDrawTranscript(
  service: Pick<Service, 'db'>,
  meetingId: string,
): Promise<DrawTranscript | undefined> {
  const meeting = await findMeeting(service, meetingId)
  return meeting === undefined || meeting.state.kind === 'closed' ? undefined : findTranscript(meeting.state.draw)
}

/** SHA-256 in hex: the hash of draws. */
export function hashText(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/** The commitment to a seed, for a party that has the server compute it; the salt must stay secret until the reveal. */
export function commitToSeed(drawId: string, part: { party: string; value: string; salt: string }): string {
  return readSeedCommitment(drawId, part, hashText)
}

/** Sealed texts by the place they stand in: `minutes`, `reasons`, or the listing a resolution is about. */
type Sealed = ReadonlyMap<string, string>

async function sealTexts(service: Service, tx: Tx, meeting: Meeting, act: PanelAct): Promise<Sealed> {
  const values = textsOf(act, meeting).filter(({ plaintext }) => plaintext.trim() !== '')
  const sealed = await service.vault.sealValues(
    tx,
    values.map(({ subjectId, purpose, plaintext }) => ({ subjectId, purpose, plaintext })),
  )
  return new Map(values.map(({ at }, index) => [at, sealed[index]?.ref ?? '']))
}

function textsOf(act: PanelAct, { meetingId, cases }: Meeting) {
  const own = `meeting:${meetingId}`
  switch (act.act) {
    case 'recuse':
    case 'cancel':
      return [{ at: 'reasons', subjectId: own, purpose: 'reasons', plaintext: act.reasons }]
    case 'hold':
      return [
        { at: 'minutes', subjectId: own, purpose: 'minutes', plaintext: act.minutes },
        ...act.resolutions.map(({ listingId, reasons }) => ({
          at: listingId,
          subjectId: cases.find((one) => one.listingId === listingId)?.subjectId ?? own,
          purpose: 'reasons',
          plaintext: reasons,
        })),
      ]
    case 'fixPool':
    case 'commitSeed':
    case 'revealSeed':
    case 'draw':
    case 'issue':
    case 'file':
    case 'escalate':
      return []
  }
}

function decidePanelAct(
  state: Meeting | undefined,
  act: PanelAct,
  texts: Sealed,
  acting: Acting,
  law: LawInForce,
  today: LocalDate,
): Result<readonly MeetingEvent[], Refusal> {
  const by = actorOf(acting)
  const reasons = texts.get('reasons') ?? ''
  switch (act.act) {
    case 'fixPool': {
      const { experts, exclusions, wanted } = act
      const pool = { drawId: state?.meetingId ?? '', experts, exclusions, wanted }
      return decideDrawAct(state, { act: 'fixPool', pool, by }, law, today, hashText)
    }
    case 'commitSeed':
    case 'revealSeed':
      return decideDrawAct(state, { ...act, by }, law, today, hashText)
    case 'draw':
      return decideDrawAct(state, act, law, today, hashText)
    case 'recuse':
      return decideDrawAct(state, { ...act, reasons, by }, law, today, hashText)
    case 'hold': {
      const resolutions = act.resolutions.map(({ listingId, outcome }) => ({
        listingId,
        outcome,
        reasons: texts.get(listingId) ?? '',
      }))
      const held = { attended: act.attended, minutes: texts.get('minutes') ?? '', resolutions, by }
      return decideMeetingHeld(state, held, law, today)
    }
    case 'issue':
      return decideMeetingIssue(state, { number: act.number, issuedTo: act.issuedTo, by }, law, today)
    case 'file':
      return decideMeetingFiling(state, { by }, law, today)
    case 'escalate':
      return decideMeetingEnd(state, { act: 'escalate', by }, law, today)
    case 'cancel':
      return decideMeetingEnd(state, { act: 'cancel', reasons, by }, law, today)
  }
}

function actorOf({ officerId, organisationId }: Acting) {
  return { officerId, organisationId }
}
