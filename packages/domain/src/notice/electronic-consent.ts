import type { LocalDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { Actor, EvidenceRef, Ground, SubjectId, TextRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { groundOn } from '../listing/law-in-force.ts'
import type { LawInForce } from '../listing/law-in-force.ts'

/** That a subject agreed, by a paper it signed, to be served electronically. */
export interface Consent {
  readonly subjectId: SubjectId
  readonly address: TextRef
  readonly evidence: EvidenceRef
  readonly givenOn: LocalDate
  readonly withdrawnOn: LocalDate | null
}

/** Everything that happens to a consent. */
export type ConsentEvent =
  | {
      readonly type: 'ElectronicConsentGiven'
      readonly subjectId: SubjectId
      readonly address: TextRef
      readonly evidence: EvidenceRef
      readonly on: LocalDate
      readonly ground: Ground
      readonly by: Actor
    }
  | {
      readonly type: 'ElectronicConsentWithdrawn'
      readonly subjectId: SubjectId
      readonly on: LocalDate
      readonly ground: Ground
      readonly by: Actor
    }

/** The state after one more event; it begins with a consent. */
export function evolveConsent(state: Consent | undefined, event: ConsentEvent): Consent | undefined {
  if (event.type === 'ElectronicConsentGiven') {
    const { subjectId, address, evidence, on } = event
    return { subjectId, address, evidence, givenOn: on, withdrawnOn: null }
  }
  return state === undefined ? undefined : { ...state, withdrawnOn: event.on }
}

const CONSENT_LAW = [cite('APL', '第六十一条')]

/**
 * Records the consent to electronic service: an address and the confirmation the subject signed.
 * @basis APL/第六十一条
 */
export function decideConsent(
  state: Consent | undefined,
  given: {
    readonly subjectId: SubjectId
    readonly address: TextRef
    readonly evidence: EvidenceRef
    readonly by: Actor
  },
  law: LawInForce,
  today: LocalDate,
): Result<readonly ConsentEvent[], Refusal> {
  if (state !== undefined && state.withdrawnOn === null) {
    return refuse({ code: 'WRONG_STATE', state: 'consented', basis: CONSENT_LAW })
  }
  if (given.evidence === '' || given.address === '') return refuse({ code: 'EVIDENCE_MISSING', basis: CONSENT_LAW })
  return ok([{ type: 'ElectronicConsentGiven', ...given, on: today, ground: groundOn(law, CONSENT_LAW) }])
}

/**
 * Withdraws the consent: papers go out by other channels from then on.
 * @basis APL/第六十一条
 */
export function decideConsentWithdrawal(
  state: Consent | undefined,
  by: Actor,
  law: LawInForce,
  today: LocalDate,
): Result<readonly ConsentEvent[], Refusal> {
  if (state === undefined || state.withdrawnOn !== null) {
    return refuse({ code: 'WRONG_STATE', state: 'noConsent', basis: CONSENT_LAW })
  }
  const { subjectId } = state
  return ok([{ type: 'ElectronicConsentWithdrawn', subjectId, on: today, ground: groundOn(law, CONSENT_LAW), by }])
}
