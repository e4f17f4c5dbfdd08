import type { LocalDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import { findFailSafe } from '../kernel/health.ts'
import type { Actor, CaseDocument, EvidenceRef, OrganisationId, TextRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { readEffectiveDocument } from './case-document.ts'
import { readSeverityTier } from './decide-proposal.ts'
import { groundOn } from './law-in-force.ts'
import type { LawInForce, UnitPower } from './law-in-force.ts'
import { findMissingPower, readFooting, readLawfulListType } from './list-type-law.ts'
import type { ListingEvent, ListingReleased } from './listing-event.ts'
import type { GrantedTerm, Listing, ListingCore, StatedService } from './listing.ts'
import { findAfterEnd, readListing, readListingLastDay } from './read-listing.ts'

/** An entry as its determiner sent it. */
export interface Reception {
  readonly entry: Omit<ListingCore, 'document' | 'tier'>
  readonly document: CaseDocument | null
  readonly from: OrganisationId
  readonly externalKey: string
  readonly service: StatedService
  /** The determiner's own term; nothing of ours is added to it. */
  readonly term: Omit<GrantedTerm, 'setBy'>
  readonly file: EvidenceRef
}

/**
 * Takes an entry that another authority determined: its document, its term and its statement on service are kept, the
 * determination is not repeated. Where it says nothing on service the entry waits for a named official.
 * @basis N49/(八)
 * @basis PY/四(二)
 */
export function decideReception(
  state: Listing | undefined,
  { entry, document, from, externalKey, service, term, file }: Reception,
  determiner: UnitPower,
  law: LawInForce,
  today: LocalDate,
): Result<readonly ListingEvent[], Refusal> {
  if (state !== undefined) return refuse({ code: 'WRONG_STATE', state: state.kind, basis: [] })
  const failSafe = entry.listKind === 'incentive' ? undefined : findFailSafe(law.health, ['catalogue', 'evidence'])
  if (failSafe !== undefined) return failSafe
  const effective = readEffectiveDocument(
    document,
    { place: entry.place, adverse: entry.listKind !== 'incentive' },
    law,
    today,
  )
  if (!effective.ok) return effective
  const listType = readLawfulListType(law, entry, today)
  if (!listType.ok) return listType
  const powerless = findMissingPower(listType.value, determiner)
  if (powerless !== undefined) return powerless
  if (service.kind === 'served' && service.on !== null && service.on > today) {
    return refuse({ code: 'DATE_IN_FUTURE', date: service.on, basis: [] })
  }
  const footing = entry.listKind === 'incentive' ? readFooting(listType.value) : [cite('N49', '(八)')]
  const ground = groundOn(law, [...term.basis, ...footing], { service: service.kind })
  const listing = { ...entry, document: effective.value, tier: readSeverityTier(law, entry, today) }
  return ok([
    {
      type: 'ListingReceived',
      listingId: entry.listingId,
      on: today,
      ground,
      listing,
      from,
      externalKey,
      service: entry.listKind === 'incentive' && service.kind === 'notStated' ? { kind: 'served', on: null } : service,
      term: { ...term, setBy: 'upstream' },
      file,
    },
  ])
}

/**
 * A named official lets a received entry without a statement on service take effect, from today at the earliest, or
 * declines it; either way with reasons.
 * @basis N49/(八)
 */
export function decideReceivedConfirmation(
  state: Listing | undefined,
  command: { readonly answer: 'confirm' | 'decline'; readonly reasons: TextRef; readonly by: Actor },
  law: LawInForce,
  today: LocalDate,
): Result<readonly ListingEvent[], Refusal> {
  if (state?.kind !== 'awaitingPerson') return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  const { answer, reasons, by } = command
  const basis = [cite('N49', '(八)')]
  if (reasons === '') return refuse({ code: 'REASONS_MISSING', basis })
  const head = { listingId: state.listingId, on: today, ground: groundOn(law, basis), reasons, by }
  if (answer === 'decline') return ok([{ type: 'ReceivedListingDeclined', ...head }])
  const asked = findOpenQuestion({ question: state.question })
  if (asked !== undefined) return asked
  const failSafe = findFailSafe(law.health)
  if (failSafe !== undefined) return failSafe
  const lawful = readLawfulListType(law, state, today)
  if (!lawful.ok) return lawful
  const over = findOverAlready(state, law, today)
  return over ?? ok([{ type: 'ReceivedListingConfirmed', ...head, effectiveOn: today }])
}

/**
 * Follows a correction that the sender made to its entry: service, term, document. One that only shortens the entry is
 * taken at once. One that gives it effect or prolongs it is adverse: it needs sound footing, and never brings back an
 * entry that is over; the sender determines anew for that.
 * @basis N49/(八)
 */
export function decideReceivedAmendment(
  state: Listing | undefined,
  command: Pick<Reception, 'document' | 'service' | 'term' | 'file'> & Partial<Pick<ListingCore, 'assumed'>>,
  law: LawInForce,
  today: LocalDate,
): Result<readonly ListingEvent[], Refusal> {
  const received = findReceived(state)
  if (!received.ok) return received
  const { service, term, file, assumed } = command
  const { listingId, place, listKind } = received.value
  const document = readEffectiveDocument(command.document, { place, adverse: listKind !== 'incentive' }, law, today)
  if (!document.ok) return document
  if (service.kind === 'served' && service.on !== null && service.on > today) {
    return refuse({ code: 'DATE_IN_FUTURE', date: service.on, basis: [] })
  }
  const worse = findWorsening(received.value, { service, term }, law, today)
  if (worse !== undefined) return worse
  const ground = groundOn(law, term.basis, { service: service.kind })
  const stated = { service, term: { ...term, setBy: 'upstream' as const }, document: document.value, file }
  const amended = assumed === undefined ? stated : { ...stated, assumed }
  return ok([{ type: 'ReceivedListingAmended', listingId, on: today, ground, ...amended }])
}

/** Refuses an amendment that burdens the subject more where it may not; `undefined` for one that burdens it no more. */
function findWorsening(
  state: Received,
  { service, term }: Pick<Reception, 'service' | 'term'>,
  law: LawInForce,
  today: LocalDate,
): { readonly ok: false; readonly error: Refusal } | undefined {
  if (state.listKind === 'incentive') return undefined
  const footing = findFailSafe(law.health, ['catalogue', 'evidence'])
  if (state.kind === 'awaitingPerson') {
    if (service.kind === 'notStated') return undefined
    const lawful = readLawfulListType(law, state, today)
    if (!lawful.ok) return lawful
    return (
      findOpenQuestion(state) ??
      footing ??
      findOverAlready({ ...state, term: { ...term, setBy: 'upstream' } }, law, today)
    )
  }
  const before = readListingLastDay(state, law.calendar)
  const after = readListingLastDay({ ...state, term: { ...term, setBy: 'upstream' } }, law.calendar)
  if (before === null || (after !== null && after <= before)) return undefined
  return findAfterEnd(state, today, law) ?? footing
}

/** Refuses a new adverse act while the sender is asked whether its entry still stands. */
function findOpenQuestion({
  question,
}: Pick<Received, 'question'>): { readonly ok: false; readonly error: Refusal } | undefined {
  if (question === null) return undefined
  return refuse({ code: 'UPSTREAM_QUESTION_OPEN', questionId: question.questionId, basis: [cite('N49', '(八)')] })
}

/**
 * Follows the sender's release at once; nothing here may hold it up but a day that has not come. That an entry was wrong
 * from the start is followed after its end too.
 * @basis N49/(八)
 * @basis GD_REG/第四十七条
 * @basis HN_REG/第三十七条
 */
export function decideUpstreamRelease(
  state: Listing | undefined,
  { reason, releasedOn, by = null }: Pick<ListingReleased, 'reason' | 'releasedOn'> & { readonly by?: Actor | null },
  law: LawInForce,
  today: LocalDate,
): Result<readonly ListingEvent[], Refusal> {
  const foundVoid = reason === 'corrected' && state?.kind === 'released' && state.origin.kind === 'received'
  const received = foundVoid ? ok(state) : findReceived(state)
  if (!received.ok) return received
  if (releasedOn > today) return refuse({ code: 'DATE_IN_FUTURE', date: releasedOn, basis: [] })
  const ground = groundOn(law, [])
  const { listingId } = received.value
  return ok([{ type: 'ListingReleased', listingId, on: today, ground, reason, releasedOn, reasons: null, by }])
}

/**
 * Asks the sender about an entry that its whole-list file no longer has. Until the answer no new adverse act rests on
 * it, nor may a person let it take effect; measures that run are not lifted by a gap in a file. Asking twice changes nothing.
 */
export function decideUpstreamQuestion(
  state: Listing | undefined,
  { questionId, file }: { readonly questionId: string; readonly file: EvidenceRef },
  law: LawInForce,
  today: LocalDate,
): Result<readonly ListingEvent[], Refusal> {
  const received = findReceived(state)
  if (!received.ok) return received
  const listing = received.value
  const over = readListing(listing, today, law.calendar).kind === 'ended'
  if (listing.question !== null || over) return ok([])
  const { listingId, origin } = listing
  const ground = groundOn(law, [])
  return ok([{ type: 'UpstreamQuestionOpened', listingId, on: today, ground, questionId, to: origin.from, file }])
}

/** Takes the sender's answer: the entry stands, or it was released on a day. */
export function decideUpstreamAnswer(
  state: Listing | undefined,
  command: {
    readonly questionId: string
    readonly answer: { readonly kind: 'stillListed' } | { readonly kind: 'released'; readonly releasedOn: LocalDate }
    readonly by: Actor
  },
  law: LawInForce,
  today: LocalDate,
): Result<readonly ListingEvent[], Refusal> {
  const { questionId, answer, by } = command
  if ((state?.kind !== 'listed' && state?.kind !== 'awaitingPerson') || state.question?.questionId !== questionId) {
    return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  }
  if (answer.kind === 'released' && answer.releasedOn > today) {
    return refuse({ code: 'DATE_IN_FUTURE', date: answer.releasedOn, basis: [] })
  }
  const head = { listingId: state.listingId, on: today, ground: groundOn(law, []) }
  const answered = { type: 'UpstreamQuestionAnswered', ...head, questionId, answer: answer.kind, by } as const
  if (answer.kind === 'stillListed') return ok([answered])
  const { releasedOn } = answer
  const released = { reason: 'supersededUpstream', releasedOn, reasons: null, by } as const
  return ok([answered, { type: 'ListingReleased', ...head, ...released }])
}

type Received = Extract<Listing, { kind: 'awaitingPerson' | 'listed' }> & {
  readonly origin: Extract<Extract<Listing, { kind: 'listed' }>['origin'], { kind: 'received' }>
}

function findReceived(state: Listing | undefined): Result<Received, Refusal> {
  if (state?.kind !== 'awaitingPerson' && state?.kind !== 'listed') {
    return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  }
  return isReceived(state) ? ok(state) : refuse({ code: 'NOT_OURS_TO_DECIDE', basis: [] })
}

function isReceived(state: Extract<Listing, { kind: 'awaitingPerson' | 'listed' }>): state is Received {
  return state.origin.kind === 'received'
}

function findOverAlready(
  state: Extract<Listing, { kind: 'awaitingPerson' }>,
  law: LawInForce,
  today: LocalDate,
): { readonly ok: false; readonly error: Refusal } | undefined {
  const { origin, term, receivedOn, kind: _kind, question, ...core } = state
  const asListed: Listing = {
    ...core,
    kind: 'listed',
    origin,
    term,
    listedOn: receivedOn,
    effectiveOn: today,
    disputes: [],
    question,
    expiryRecordedOn: null,
  }
  return findAfterEnd(asListed, today, law)
}
