import type { ListingEvent, ListingEventType } from './listing-event.ts'
import { day, notice, proposal } from './testing-listings.ts'

/** One event of each type on one entry, whatever its history: for the tests of the fold. */

export const ACTOR = { officerId: 'o', organisationId: 'u' }
/** Who takes the case over. */
export const SUCCESSOR = { officerId: 'p', organisationId: 'u' }
export const HEAD = { listingId: 'listing-1', on: day('2026-03-01'), ground: { rulebook: 'r', basis: [], values: {} } }
export const TERM = {
  start: day('2026-03-01'),
  length: { count: 1, unit: 'year' },
  latestEnd: null,
  setBy: 'rule',
  basis: [],
} as const
const DOCUMENT = {
  kind: 'penaltyDecision',
  number: '1',
  date: day('2026-02-10'),
  authority: 'u',
  effectiveOn: day('2026-02-20'),
} as const
export const ENTRY = { ...proposal().entry, document: DOCUMENT, tier: null }
export const PROOF = { kind: 'receipt', servedOn: day('2026-03-04'), evidence: 'e' } as const
const SERVED = { kind: 'served', on: null } as const

/** One event of each type. */
export const EVENTS: { readonly [Type in ListingEventType]: Extract<ListingEvent, { type: Type }> } = {
  ListingProposed: { type: 'ListingProposed', ...HEAD, listing: ENTRY, by: ACTOR },
  ListingNoticeIssued: { type: 'ListingNoticeIssued', ...HEAD, notice: { ...notice(), issuedOn: HEAD.on }, by: ACTOR },
  ListingNoticeServiceFailed: {
    type: 'ListingNoticeServiceFailed',
    ...HEAD,
    noticeId: 'notice-1',
    channel: 'post',
    reasonCode: 'returned',
    by: ACTOR,
  },
  ListingNoticeServed: { type: 'ListingNoticeServed', ...HEAD, noticeId: 'notice-1', proof: PROOF, by: ACTOR },
  StatementReceived: { type: 'StatementReceived', ...HEAD, statementId: 's', text: 't' },
  StatementAnswered: {
    type: 'StatementAnswered',
    ...HEAD,
    statementId: 's',
    outcome: 'upheld',
    reasons: 'r',
    by: ACTOR,
  },
  HearingRequested: { type: 'HearingRequested', ...HEAD },
  HearingDeclined: { type: 'HearingDeclined', ...HEAD, reasons: 'r', by: ACTOR },
  HearingHeld: { type: 'HearingHeld', ...HEAD, minutes: 'm', by: ACTOR },
  IncentivePublicised: {
    type: 'IncentivePublicised',
    ...HEAD,
    publicity: { from: HEAD.on, until: day('2026-03-08'), site: 's' },
    by: ACTOR,
  },
  PublicityObjectionRaised: { type: 'PublicityObjectionRaised', ...HEAD, text: 't' },
  PublicityObjectionSettled: { type: 'PublicityObjectionSettled', ...HEAD, reasons: 'r', by: ACTOR },
  ListingDecided: {
    type: 'ListingDecided',
    ...HEAD,
    decision: {
      number: '1',
      decidedOn: HEAD.on,
      determination: { by: 'determiner', decider: ACTOR },
      reasons: 'r',
      term: 'openEnded',
    },
  },
  ListingRefused: {
    type: 'ListingRefused',
    ...HEAD,
    determination: { by: 'determiner', decider: ACTOR },
    reasons: 'r',
  },
  ListingDecisionServed: { type: 'ListingDecisionServed', ...HEAD, proof: PROOF, by: ACTOR },
  ListingCaseHandedOver: { type: 'ListingCaseHandedOver', ...HEAD, to: SUCCESSOR, by: ACTOR },
  ListingWithdrawn: { type: 'ListingWithdrawn', ...HEAD, reasons: 'r', by: ACTOR },
  ListingDropped: { type: 'ListingDropped', ...HEAD, reasons: 'r', by: ACTOR },
  ListingPublished: { type: 'ListingPublished', ...HEAD, effectiveOn: HEAD.on, term: TERM, by: ACTOR },
  ResponsiblePersonsRecorded: { type: 'ResponsiblePersonsRecorded', ...HEAD, persons: [], by: ACTOR },
  ListingExpiryRecorded: { type: 'ListingExpiryRecorded', ...HEAD, lastDay: HEAD.on },
  ListingReleased: {
    type: 'ListingReleased',
    ...HEAD,
    reason: 'repaired',
    releasedOn: day('2026-06-01'),
    reasons: null,
    by: null,
  },
  ListingReceived: {
    type: 'ListingReceived',
    ...HEAD,
    listing: ENTRY,
    from: 'u',
    externalKey: 'k',
    service: { kind: 'notStated' },
    term: TERM,
    file: 'f',
  },
  ReceivedListingConfirmed: {
    type: 'ReceivedListingConfirmed',
    ...HEAD,
    effectiveOn: HEAD.on,
    reasons: 'r',
    by: ACTOR,
  },
  ReceivedListingDeclined: { type: 'ReceivedListingDeclined', ...HEAD, reasons: 'r', by: ACTOR },
  ReceivedListingAmended: {
    type: 'ReceivedListingAmended',
    ...HEAD,
    service: SERVED,
    term: TERM,
    document: ENTRY.document,
    file: 'f',
  },
  UpstreamQuestionOpened: { type: 'UpstreamQuestionOpened', ...HEAD, questionId: 'q', to: 'u', file: 'f' },
  UpstreamQuestionAnswered: {
    type: 'UpstreamQuestionAnswered',
    ...HEAD,
    questionId: 'q',
    answer: 'stillListed',
    by: ACTOR,
  },
  ListingTermShortened: {
    type: 'ListingTermShortened',
    ...HEAD,
    lastDay: day('2026-03-01'),
    reasons: 'r',
    by: ACTOR,
  },
  ListingCorrected: { type: 'ListingCorrected', ...HEAD, statement: 't', by: ACTOR },
  ListingPublicationEnded: { type: 'ListingPublicationEnded', ...HEAD, reasons: 'r', by: ACTOR },
  DisputeStageBegun: {
    type: 'DisputeStageBegun',
    ...HEAD,
    disputeId: 'd',
    stage: 'verification',
    measureId: null,
    tolls: true,
  },
  DisputeStageEnded: { type: 'DisputeStageEnded', ...HEAD, disputeId: 'd', stage: 'verification' },
}
