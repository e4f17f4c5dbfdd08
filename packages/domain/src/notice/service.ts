import { addDays } from '../calendar/local-date.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { Actor, EvidenceRef, Ground } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { findUnsoundProof } from '../listing/decide-notice.ts'
import { groundOn } from '../listing/law-in-force.ts'
import type { LawInForce } from '../listing/law-in-force.ts'
import type { ServiceChannel, ServiceProof } from '../listing/listing.ts'
import type { Notice, NoticeEvent, ServiceFailure } from './notice.ts'

/**
 * The times of service that no text of the register fixes: the operator's settings, never shown as law. The clause of
 * the register sends to the law of civil procedure, which the register does not hold.
 */
export interface ServicePractice {
  /** Calendar days a public notice stands before the paper counts as served. */
  readonly publicNoticeDays: number
  /** Calendar days in which a paper is to be served. */
  readonly serveWithinDays: number
  readonly setBy: 'operator'
}

/** The channels that must have been tried before a public notice: those that go to where the subject is. */
const TO_THE_PLACE: readonly ServiceChannel[] = ['inPerson', 'post', 'entrusted', 'leftAtAddress']

const SERVICE_LAW = cite('APL', '第六十一条')

/** One report on service, as the official makes it. */
export type ServiceReport =
  | { readonly kind: 'failed'; readonly channel: ServiceChannel; readonly reasonCode: ServiceFailure }
  | { readonly kind: 'putUp'; readonly putUpOn: LocalDate; readonly evidence: EvidenceRef }
  /** The days of the public notice that stands are over: it serves on the day the ledger says. */
  | { readonly kind: 'ranOut'; readonly evidence: EvidenceRef }
  /** A receipt was shown on the screen to whoever had just sent what it acknowledges. */
  | { readonly kind: 'shown'; readonly evidence: EvidenceRef }
  | {
      readonly kind: 'served'
      readonly channel: ServiceChannel
      readonly proof: ServiceProof
      readonly further?: Notice['further']
    }

/** What service is reported with: who reports, and whether the subject agreed to electronic service. */
export interface ServiceFacts {
  readonly by: Actor
  readonly consented: boolean
  readonly practice: ServicePractice
}

/**
 * Writes an attempt at service into the ledger. Electronic service needs the subject's signed consent; a public notice
 * comes only after an attempt at the subject's own place failed, stands in the ledger from the day it went up, and serves
 * when its days are over; no other proof stands for it. Whoever sends something here and sees its receipt at once has it.
 * @basis APL/第六十一条
 */
export function decideService(
  state: Notice | undefined,
  report: ServiceReport,
  facts: ServiceFacts,
  law: LawInForce,
  today: LocalDate,
): Result<readonly NoticeEvent[], Refusal> {
  if (state === undefined) return refuse({ code: 'WRONG_STATE', state: 'none', basis: [] })
  if (state.service !== null) return refuse({ code: 'WRONG_STATE', state: 'served', basis: [] })
  if (state.lapsedOn !== null) return refuse({ code: 'WRONG_STATE', state: 'lapsed', basis: [] })
  const { by, practice } = facts
  const head = { noticeId: state.noticeId, on: today, by }
  const channel = channelOf(report)
  const closed = report.kind === 'shown' ? findUnshown(state, today) : findClosedChannel(state, channel, facts)
  if (closed !== undefined) return closed
  // The clause is on penalty decisions; it is relied on where it opens a channel, not for handing over a paper.
  const opened = report.kind !== 'shown' && (channel === 'electronic' || channel === 'publicNotice')
  const basis = opened ? [SERVICE_LAW] : []
  const ground = (values: Ground['values']): Ground => groundOn(law, basis, values)
  switch (report.kind) {
    case 'failed': {
      const { reasonCode } = report
      return ok([{ type: 'NoticeServiceFailed', ...head, ground: ground({}), channel, reasonCode }])
    }
    case 'putUp': {
      const { putUpOn, evidence } = report
      const proof = { kind: 'delivered', servedOn: putUpOn, evidence } as const
      const unsound = findUnsoundProof(proof, state.issuedOn, today)
      if (unsound !== undefined) return unsound
      const servedFrom = addDays(putUpOn, practice.publicNoticeDays)
      return ok([{ type: 'NoticePutUp', ...head, ground: ground({ practice }), putUpOn, servedFrom, evidence }])
    }
    case 'ranOut': {
      const up = state.attempts.findLast((attempt) => attempt.outcome === 'putUp')
      if (up === undefined) return UNPROVED
      const { on: putUpOn, servedFrom: servedOn } = up
      if (today < servedOn) return refuse({ code: 'PUBLIC_NOTICE_RUNNING', until: servedOn, basis: [] })
      const proof = { kind: 'publicNotice', putUpOn, servedOn, evidence: report.evidence } as const
      return decideService(state, { kind: 'served', channel, proof }, facts, law, today)
    }
    case 'shown': {
      const proof = { kind: 'delivered', servedOn: today, evidence: report.evidence } as const
      const unsound = findUnsoundProof(proof, state.issuedOn, today)
      if (unsound !== undefined) return unsound
      const values = { servedOn: today }
      return ok([{ type: 'NoticeServed', ...head, ground: ground(values), channel, proof, further: {} }])
    }
    case 'served': {
      const { proof, further = {} } = report
      const unsound = findUnsoundProof(proof, state.issuedOn, today)
      if (unsound !== undefined) return unsound
      const until = channel === 'publicNotice' ? findServedFrom(state, proof) : null
      if (until === undefined) return UNPROVED
      if (until !== null && proof.servedOn < until) return refuse({ code: 'PUBLIC_NOTICE_RUNNING', until, basis: [] })
      const values = { servedOn: proof.servedOn, ...(until === null ? {} : { practice }) }
      return ok([{ type: 'NoticeServed', ...head, ground: ground(values), channel, proof, further }])
    }
  }
}

const UNPROVED = refuse<Refusal>({ code: 'PUBLIC_NOTICE_UNPROVED', basis: [SERVICE_LAW] })

/** From when the public notice that a proof speaks of serves; `undefined` where none went up on its day. */
function findServedFrom({ attempts }: Pick<Notice, 'attempts'>, proof: ServiceProof): LocalDate | undefined {
  if (proof.kind !== 'publicNotice') return undefined
  const up = attempts.findLast((attempt) => attempt.outcome === 'putUp' && attempt.on === proof.putUpOn)
  return up?.outcome === 'putUp' ? up.servedFrom : undefined
}

/** The papers that a screen can hand over: they only acknowledge what their reader has sent at that moment. */
const SHOWN: readonly Notice['kind'][] = ['objectionReceipt', 'repairReceipt']

function findUnshown(
  { kind, issuedOn }: Pick<Notice, 'kind' | 'issuedOn'>,
  today: LocalDate,
): { readonly ok: false; readonly error: Refusal } | undefined {
  if (SHOWN.includes(kind) && issuedOn === today) return undefined
  return refuse({ code: 'ELECTRONIC_CONSENT_MISSING', basis: [SERVICE_LAW] })
}

function channelOf(report: ServiceReport): ServiceChannel {
  if (report.kind === 'putUp' || report.kind === 'ranOut') return 'publicNotice'
  if (report.kind === 'shown') return 'electronic'
  return report.kind === 'served' && report.proof.kind === 'publicNotice' ? 'publicNotice' : report.channel
}

function findClosedChannel(
  { attempts }: Pick<Notice, 'attempts'>,
  channel: ServiceChannel,
  { consented }: Pick<ServiceFacts, 'consented'>,
): { readonly ok: false; readonly error: Refusal } | undefined {
  if (channel === 'electronic' && !consented) {
    return refuse({ code: 'ELECTRONIC_CONSENT_MISSING', basis: [SERVICE_LAW] })
  }
  if (channel !== 'publicNotice' || wasTriedAtThePlace(attempts)) return undefined
  return refuse({ code: 'OTHER_CHANNEL_FIRST', basis: [SERVICE_LAW] })
}

function wasTriedAtThePlace(attempts: Notice['attempts']): boolean {
  return attempts.some(({ outcome, channel }) => outcome === 'failed' && TO_THE_PLACE.includes(channel))
}

/** What is to be done next to serve a paper. */
export type ServiceStep =
  | { readonly kind: 'served'; readonly on: LocalDate }
  /** A public notice stands until its days are over. */
  | { readonly kind: 'standing'; readonly until: LocalDate }
  /** Its days are over: service is to be recorded. */
  | { readonly kind: 'recordPublicNotice'; readonly since: LocalDate }
  /** Channels still open, the untried ones first; public notice among them only where it may follow. */
  | { readonly kind: 'attempt'; readonly channels: readonly ServiceChannel[]; readonly failed: number }

const ORDER: readonly ServiceChannel[] = ['electronic', 'inPerson', 'leftAtAddress', 'post', 'entrusted']

/**
 * The next step of service after the attempts so far: another channel that was not tried, then the public notice.
 * @basis APL/第六十一条
 */
export function readNextService(
  { attempts, service }: Pick<Notice, 'attempts' | 'service'>,
  consented: boolean,
  on: LocalDate,
): ServiceStep {
  if (service !== null) return { kind: 'served', on: service.servedOn }
  const up = attempts.findLast(({ outcome }) => outcome === 'putUp')
  if (up?.outcome === 'putUp') {
    const { servedFrom } = up
    return on < servedFrom ? { kind: 'standing', until: servedFrom } : { kind: 'recordPublicNotice', since: servedFrom }
  }
  const tried = new Set(attempts.map(({ channel }) => channel))
  const open = ORDER.filter((channel) => channel !== 'electronic' || consented)
  const untried = open.filter((channel) => !tried.has(channel))
  const again = open.filter((channel) => tried.has(channel))
  const last: readonly ServiceChannel[] = wasTriedAtThePlace(attempts) ? ['publicNotice'] : []
  return { kind: 'attempt', channels: [...untried, ...last, ...again], failed: attempts.length }
}
