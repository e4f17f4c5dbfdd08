import type { LocalDate } from '../calendar/local-date.ts'
import type { ListingEvent, ListingReleased } from './listing-event.ts'
import { readAbout } from './listing.ts'
import type {
  AwaitingPersonListing,
  ClosedListing,
  DecidedListing,
  DisputeInterval,
  GrantedTerm,
  ListedListing,
  Listing,
  ListingCore,
  NoticedListing,
  Origin,
  PriorPublicity,
  ReleasedListing,
} from './listing.ts'

/** A case that a statement or a hearing may still reach. */
type HeardListing = NoticedListing | DecidedListing

/**
 * The state after one more event. An event that does not fit the state (a history made by other software) changes
 * nothing, so that no history can make the fold throw; a listing begins with `ListingProposed` or `ListingReceived`.
 */
export function evolveListing(state: Listing | undefined, event: ListingEvent): Listing | undefined {
  switch (event.type) {
    case 'ListingProposed':
      if (state !== undefined) return state
      return {
        ...event.listing,
        kind: 'proposed',
        proposer: event.by,
        proposedOn: event.on,
        failedServices: 0,
        publicity: null,
        notice: null,
      }
    case 'ListingNoticeIssued':
      return state?.kind === 'proposed' ? { ...state, notice: event.notice } : state
    case 'ListingNoticeServiceFailed':
      return state?.kind === 'proposed' ? { ...state, failedServices: state.failedServices + 1 } : state
    case 'ListingNoticeServed': {
      if (state?.kind !== 'proposed' || state.notice === null || state.notice.noticeId !== event.noticeId) return state
      return {
        ...state,
        kind: 'noticed',
        notice: state.notice,
        service: event.proof,
        statements: [],
        hearing: { kind: 'none' },
      }
    }
    case 'StatementReceived':
      return withHeard(state, (heard) => ({
        statements: [
          ...heard.statements.filter(({ statementId }) => statementId !== event.statementId),
          { statementId: event.statementId, text: event.text, madeOn: event.on, answer: null },
        ],
      }))
    case 'StatementAnswered':
      return withHeard(state, (heard) => ({
        statements: heard.statements.map((statement) =>
          statement.statementId === event.statementId
            ? { ...statement, answer: { outcome: event.outcome, reasons: event.reasons } }
            : statement,
        ),
      }))
    case 'HearingRequested':
      return withHeard(state, () => ({ hearing: { kind: 'requested', on: event.on } }))
    case 'HearingDeclined':
      return withHeard(state, () => ({ hearing: { kind: 'declined', on: event.on, reasons: event.reasons } }))
    case 'HearingHeld':
      return withHeard(state, () => ({
        hearing: { kind: 'held', on: event.on, minutes: event.minutes, presiding: event.by },
      }))
    case 'IncentivePublicised':
      return state?.kind === 'proposed' ? { ...state, publicity: { ...event.publicity, objectionsOpen: 0 } } : state
    case 'PublicityObjectionRaised':
      return withOpenObjections(state, 1)
    case 'PublicityObjectionSettled':
      return withOpenObjections(state, -1)
    case 'ListingDecided': {
      if (state?.kind !== 'proposed' && state?.kind !== 'noticed') return state
      const heard =
        state.kind === 'noticed'
          ? { service: state.service, statements: state.statements, hearing: state.hearing }
          : { service: null, statements: [], hearing: { kind: 'none' as const } }
      return { ...state, ...heard, kind: 'decided', decision: { ...event.decision, served: null } }
    }
    case 'ListingDecisionServed':
      return state?.kind === 'decided' ? { ...state, decision: { ...state.decision, served: event.proof } } : state
    case 'ListingRefused':
      return isUnderWay(state) ? close(state, 'refused', event) : state
    case 'ListingCaseHandedOver':
      return isUnderWay(state) ? { ...state, successors: [...(state.successors ?? []), event.to] } : state
    case 'ListingWithdrawn':
      return isUnderWay(state) ? close(state, 'withdrawn', event) : state
    case 'ListingDropped':
      return isUnderWay(state) ? close(state, 'dropped', event) : state
    case 'ListingPublished': {
      if (state?.kind !== 'decided') return state
      const origin: Origin = {
        kind: 'determinedHere',
        proposer: state.proposer,
        notice: state.notice,
        service: state.service,
        publicity: state.publicity,
        decision: state.decision,
      }
      const term = keepShortened(event.term, state.shortenedTo)
      return { ...list(state, origin, { ...event, term }), disputes: state.disputes ?? [], ...putRightOf(state) }
    }
    case 'ResponsiblePersonsRecorded':
      return state
    case 'ListingExpiryRecorded':
      return state?.kind === 'listed' ? { ...state, expiryRecordedOn: event.on } : state
    case 'ListingReleased': {
      if (state?.kind === 'awaitingPerson') return { ...close(state, 'endedUpstream', event), ...corrected(state) }
      if (state?.kind === 'decided') return { ...close(state, 'annulled', event), ...corrected(state) }
      if (state?.kind === 'released') return foundVoid(state, event)
      if (state?.kind !== 'listed') return state
      const { origin, listedOn, effectiveOn, term, disputes, publicationEndedOn } = state
      const { reason, releasedOn } = event
      const hidden = publicationEndedOn === undefined ? {} : { publicationEndedOn }
      const effect = { origin, listedOn, effectiveOn, term, disputes, ...corrected(state), ...hidden }
      return { ...coreOf(state), kind: 'released', ...effect, reason, releasedOn }
    }
    case 'ListingReceived': {
      if (state !== undefined) return state
      const { listing, from, externalKey, service, term } = event
      const origin = { kind: 'received', from, externalKey, service, confirmedBy: null } as const
      if (service.kind === 'notStated') {
        return { ...listing, kind: 'awaitingPerson', origin, receivedOn: event.on, term, question: null }
      }
      return list(listing, origin, { on: event.on, effectiveOn: term.start, term })
    }
    case 'ReceivedListingConfirmed': {
      if (state?.kind !== 'awaitingPerson') return state
      const { effectiveOn, by, on } = event
      const origin = { ...state.origin, confirmedBy: by }
      const listed = list(state, origin, { on, effectiveOn, term: state.term })
      return { ...listed, disputes: state.disputes ?? [], ...putRightOf(state) }
    }
    case 'ReceivedListingDeclined':
      return state?.kind === 'awaitingPerson' ? { ...close(state, 'declined', event), ...corrected(state) } : state
    case 'ReceivedListingAmended': {
      const { service, term, document, assumed } = event
      if (state?.kind === 'awaitingPerson') {
        const origin = { ...state.origin, service }
        const kept = keepShortened(term, state.shortenedTo)
        if (service.kind === 'notStated') return { ...state, document, term: kept, origin, ...said(assumed) }
        const core = { ...coreOf(state), document, ...said(assumed) }
        const { on } = event
        const listed = list(core, origin, { on, effectiveOn: on, term: kept })
        return { ...listed, disputes: state.disputes ?? [], ...putRightOf(state) }
      }
      if (state?.kind !== 'listed' || state.origin.kind !== 'received') return state
      const kept = keepShortened(term, state.shortenedTo)
      return { ...state, document, term: kept, origin: { ...state.origin, service }, ...said(assumed) }
    }
    case 'UpstreamQuestionOpened': {
      if ((state?.kind !== 'listed' && state?.kind !== 'awaitingPerson') || state.question !== null) return state
      const { questionId, to, file } = event
      return { ...state, question: { questionId, to, file, openedOn: event.on } }
    }
    case 'UpstreamQuestionAnswered':
      return (state?.kind === 'listed' || state?.kind === 'awaitingPerson') &&
        state.question?.questionId === event.questionId
        ? { ...state, question: null }
        : state
    case 'ListingTermShortened': {
      if (state?.kind === 'decided') {
        const { shortenedTo = event.lastDay } = state
        return { ...state, shortenedTo: shortenedTo < event.lastDay ? shortenedTo : event.lastDay }
      }
      if (state?.kind !== 'listed' && state?.kind !== 'awaitingPerson') return state
      const { latestEnd } = state.term
      if (latestEnd !== null && latestEnd <= event.lastDay) return state
      return { ...state, term: keepShortened(state.term, event.lastDay), shortenedTo: event.lastDay }
    }
    case 'ListingCorrected': {
      if (state === undefined || state.kind === 'proposed' || state.kind === 'noticed') return state
      const { statement, on } = event
      return { ...state, corrections: [...(state.corrections ?? []), { statement, on }] }
    }
    case 'ListingPublicationEnded': {
      if (state?.kind !== 'listed' && state?.kind !== 'decided' && state?.kind !== 'awaitingPerson') return state
      if (state.publicationEndedOn !== undefined) return state
      return { ...state, publicationEndedOn: event.on }
    }
    case 'DisputeStageBegun': {
      if (state === undefined || !isDisputable(state)) return state
      const { disputeId, stage, tolls, on: from, ground } = event
      const about = readAbout(event)
      const begun = { disputeId, stage, ...about, from, until: null, tolls, basis: ground.basis }
      return { ...state, disputes: [...(state.disputes ?? []), begun] }
    }
    case 'DisputeStageEnded':
      return state !== undefined && (isDisputable(state) || state.kind === 'released')
        ? { ...state, disputes: (state.disputes ?? []).flatMap((interval) => endStage(interval, event)) }
        : state
  }
}

function isDisputable(state: Listing): state is DecidedListing | AwaitingPersonListing | ListedListing {
  return state.kind === 'decided' || state.kind === 'awaitingPerson' || state.kind === 'listed'
}

/** What was put right before an entry took effect, for the entry of effect. */
function putRightOf(
  state: Pick<DecidedListing | AwaitingPersonListing, 'corrections' | 'shortenedTo' | 'publicationEndedOn'>,
): Pick<AwaitingPersonListing, 'corrections' | 'shortenedTo' | 'publicationEndedOn'> {
  const { shortenedTo, publicationEndedOn } = state
  return {
    ...corrected(state),
    ...(shortenedTo === undefined ? {} : { shortenedTo }),
    ...(publicationEndedOn === undefined ? {} : { publicationEndedOn }),
  }
}

/** A term with the shorter of its own last day and one that an order set. */
function keepShortened(term: GrantedTerm, shortenedTo: LocalDate | undefined): GrantedTerm {
  const { latestEnd } = term
  if (shortenedTo === undefined || (latestEnd !== null && latestEnd <= shortenedTo)) return term
  return { ...term, latestEnd: shortenedTo }
}

/** An interval ended on the day it began never stood. */
function endStage(
  interval: DisputeInterval,
  { disputeId, stage, on }: Extract<ListingEvent, { type: 'DisputeStageEnded' }>,
): readonly DisputeInterval[] {
  if (interval.disputeId !== disputeId || interval.stage !== stage || interval.until !== null) return [interval]
  return interval.from < on ? [{ ...interval, until: on }] : []
}

/** The listing that a history makes; `undefined` before its first event. */
export function foldListing(events: readonly ListingEvent[]): Listing | undefined {
  return events.reduce<Listing | undefined>(evolveListing, undefined)
}

/** The part of a state that every state has. */
export function coreOf(state: ListingCore): ListingCore {
  const {
    listingId,
    listKind,
    place,
    listTypeId,
    subjectId,
    subjectKind,
    determiner,
    document,
    tier,
    conduct,
    source,
  } = state
  const core = { listingId, listKind, place, listTypeId, subjectId, subjectKind, determiner, document, tier, conduct }
  return { ...core, source, ...said(state.assumed) }
}

function said(assumed: ListingCore['assumed']): Pick<ListingCore, 'assumed'> {
  return assumed === undefined ? {} : { assumed }
}

function isUnderWay(
  state: Listing | undefined,
): state is Extract<Listing, { kind: 'proposed' | 'noticed' | 'decided' }> {
  return state?.kind === 'proposed' || state?.kind === 'noticed' || state?.kind === 'decided'
}

function withHeard(
  state: Listing | undefined,
  change: (heard: HeardListing) => Partial<Pick<HeardListing, 'statements' | 'hearing'>>,
): Listing | undefined {
  return state?.kind === 'noticed' || state?.kind === 'decided' ? { ...state, ...change(state) } : state
}

function withOpenObjections(state: Listing | undefined, by: 1 | -1): Listing | undefined {
  if ((state?.kind !== 'proposed' && state?.kind !== 'decided') || state.publicity === null) return state
  const publicity: PriorPublicity = {
    ...state.publicity,
    objectionsOpen: Math.max(0, state.publicity.objectionsOpen + by),
  }
  return { ...state, publicity }
}

function close(
  state: ListingCore,
  outcome: ClosedListing['outcome'],
  { on, reasons }: Pick<ClosedListing, 'reasons'> & Pick<ListingEvent, 'on'>,
): ClosedListing {
  return { ...coreOf(state), kind: 'closed', outcome, closedOn: on, reasons }
}

function corrected({ corrections }: Pick<ListedListing, 'corrections'>): Pick<ListedListing, 'corrections'> {
  return corrections === undefined ? {} : { corrections }
}

/** An entry that was over already turns out to be wrong from the start; any other second end changes nothing. */
function foundVoid(state: ReleasedListing, { reason, releasedOn }: ListingReleased): ReleasedListing {
  if (reason !== 'corrected' || state.reason === 'corrected') return state
  return { ...state, reason, releasedOn: releasedOn < state.releasedOn ? releasedOn : state.releasedOn }
}

function list(
  core: ListingCore,
  origin: Origin,
  { on, effectiveOn, term }: Pick<ListedListing, 'effectiveOn' | 'term'> & Pick<ListingEvent, 'on'>,
): ListedListing {
  return {
    ...coreOf(core),
    kind: 'listed',
    origin,
    listedOn: on,
    effectiveOn,
    term,
    disputes: [],
    question: null,
    expiryRecordedOn: null,
  }
}
