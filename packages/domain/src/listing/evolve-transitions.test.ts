import { describe, expect, test } from 'vitest'
import { evolveListing } from './evolve-listing.ts'
import type { ListingEvent, ListingEventType } from './listing-event.ts'
import type {
  AwaitingPersonListing,
  ClosedListing,
  DecidedListing,
  DisputeInterval,
  Hearing,
  ListedListing,
  Listing,
  NoticedListing,
  ProposedListing,
  ReleasedListing,
} from './listing.ts'
import { ACTOR, ENTRY, EVENTS, HEAD, PROOF, SUCCESSOR, TERM } from './testing-events.ts'
import { day } from './testing-listings.ts'

const ON = HEAD.on
const PROPOSED: ProposedListing = {
  ...ENTRY,
  kind: 'proposed',
  proposer: ACTOR,
  proposedOn: ON,
  failedServices: 0,
  publicity: null,
  notice: null,
}
const NOTICE = EVENTS.ListingNoticeIssued.notice
const UNDER_NOTICE: ProposedListing = { ...PROPOSED, notice: NOTICE }
const SHOWN: ProposedListing = {
  ...PROPOSED,
  publicity: { from: ON, until: day('2026-03-08'), site: 's', objectionsOpen: 0 },
}
const NOTICED: NoticedListing = {
  ...UNDER_NOTICE,
  kind: 'noticed',
  notice: NOTICE,
  service: PROOF,
  statements: [],
  hearing: { kind: 'none' },
}
const DECISION = { ...EVENTS.ListingDecided.decision, served: null }
const DECIDED: DecidedListing = { ...NOTICED, kind: 'decided', decision: DECISION }
const HONOURED: DecidedListing = {
  ...SHOWN,
  kind: 'decided',
  service: null,
  statements: [],
  hearing: { kind: 'none' },
  decision: DECISION,
}
const LISTED: ListedListing = {
  ...ENTRY,
  kind: 'listed',
  origin: {
    kind: 'determinedHere',
    proposer: ACTOR,
    notice: NOTICE,
    service: PROOF,
    publicity: null,
    decision: DECISION,
  },
  listedOn: ON,
  effectiveOn: ON,
  term: TERM,
  disputes: [],
  question: null,
  expiryRecordedOn: null,
}
const WAITING: AwaitingPersonListing = {
  ...ENTRY,
  kind: 'awaitingPerson',
  origin: { kind: 'received', from: 'u', externalKey: 'k', service: { kind: 'notStated' }, confirmedBy: null },
  receivedOn: ON,
  term: TERM,
  question: null,
}
const RECEIVED: ListedListing = { ...LISTED, origin: { ...WAITING.origin, confirmedBy: ACTOR } }
const QUESTION = { questionId: 'q', to: 'u', file: 'f', openedOn: ON }
const CLOSED: ClosedListing = { ...ENTRY, kind: 'closed', outcome: 'dropped', closedOn: ON, reasons: 'r' }
const RELEASED: ReleasedListing = {
  ...ENTRY,
  kind: 'released',
  origin: LISTED.origin,
  listedOn: ON,
  effectiveOn: ON,
  term: TERM,
  disputes: [],
  reason: 'repaired',
  releasedOn: day('2026-06-01'),
}
const STATEMENT = { statementId: 's', text: 't', madeOn: ON, answer: null }
const OTHER_STATEMENT = { ...STATEMENT, statementId: 'other' }
const ANSWERED = { ...STATEMENT, answer: { outcome: 'upheld', reasons: 'r' } } as const
const { disputeId, stage, measureId, tolls } = EVENTS.DisputeStageBegun
const DISPUTE: DisputeInterval = { disputeId, stage, measureId, tolls, from: day('2026-02-01'), until: null, basis: [] }
const OTHER_DISPUTES: readonly DisputeInterval[] = [
  { ...DISPUTE, disputeId: 'other' },
  { ...DISPUTE, stage: 'interimStay' },
  { ...DISPUTE, until: day('2026-02-10') },
]

const heard = <State extends NoticedListing | DecidedListing>(state: State, hearing: Hearing): State => ({
  ...state,
  hearing,
})
const objected = (state: ProposedListing | DecidedListing, objectionsOpen: number): Listing => {
  if (state.publicity === null) throw new Error('fixture')
  return { ...state, publicity: { ...state.publicity, objectionsOpen } }
}
const closedAs = (outcome: ClosedListing['outcome'], reasons: string | null = 'r'): ClosedListing => ({
  ...CLOSED,
  outcome,
  reasons,
})
const REQUESTED: Hearing = { kind: 'requested', on: ON }
const DECLINED: Hearing = { kind: 'declined', on: ON, reasons: 'r' }
const HELD: Hearing = { kind: 'held', on: ON, minutes: 'm', presiding: ACTOR }

/** What each event makes of a state that it fits. */
const STEPS: readonly (readonly [ListingEventType, Listing | undefined, Listing])[] = [
  ['ListingProposed', undefined, PROPOSED],
  ['ListingNoticeIssued', PROPOSED, UNDER_NOTICE],
  ['ListingNoticeServiceFailed', PROPOSED, { ...PROPOSED, failedServices: 1 }],
  ['ListingNoticeServed', UNDER_NOTICE, NOTICED],
  ['StatementReceived', NOTICED, { ...NOTICED, statements: [STATEMENT] }],
  [
    'StatementReceived',
    { ...DECIDED, statements: [ANSWERED, OTHER_STATEMENT] },
    { ...DECIDED, statements: [OTHER_STATEMENT, STATEMENT] },
  ],
  [
    'StatementAnswered',
    { ...NOTICED, statements: [OTHER_STATEMENT, STATEMENT] },
    { ...NOTICED, statements: [OTHER_STATEMENT, ANSWERED] },
  ],
  ['HearingRequested', NOTICED, heard(NOTICED, REQUESTED)],
  ['HearingDeclined', heard(NOTICED, REQUESTED), heard(NOTICED, DECLINED)],
  ['HearingHeld', heard(DECIDED, REQUESTED), heard(DECIDED, HELD)],
  ['IncentivePublicised', PROPOSED, SHOWN],
  ['PublicityObjectionRaised', SHOWN, objected(SHOWN, 1)],
  ['PublicityObjectionRaised', objected(HONOURED, 1), objected(HONOURED, 2)],
  ['PublicityObjectionSettled', objected(SHOWN, 2), objected(SHOWN, 1)],
  ['PublicityObjectionSettled', SHOWN, SHOWN],
  [
    'ListingDecided',
    { ...NOTICED, statements: [ANSWERED], hearing: HELD },
    { ...DECIDED, statements: [ANSWERED], hearing: HELD },
  ],
  ['ListingDecided', SHOWN, HONOURED],
  ['ListingDecisionServed', DECIDED, { ...DECIDED, decision: { ...DECISION, served: PROOF } }],
  ...[PROPOSED, NOTICED, DECIDED].flatMap((state) => [
    ['ListingRefused', state, closedAs('refused')] as const,
    ['ListingWithdrawn', state, closedAs('withdrawn')] as const,
    ['ListingDropped', state, closedAs('dropped')] as const,
  ]),
  ['ListingCaseHandedOver', NOTICED, { ...NOTICED, successors: [SUCCESSOR] }],
  ['ListingCaseHandedOver', { ...DECIDED, successors: [ACTOR] }, { ...DECIDED, successors: [ACTOR, SUCCESSOR] }],
  ['ListingPublished', DECIDED, LISTED],
  ['ListingExpiryRecorded', LISTED, { ...LISTED, expiryRecordedOn: ON }],
  ['ListingReleased', { ...LISTED, question: QUESTION, expiryRecordedOn: ON }, RELEASED],
  ['ListingReleased', WAITING, closedAs('endedUpstream', null)],
  ['ListingReceived', undefined, WAITING],
  ['ReceivedListingConfirmed', WAITING, RECEIVED],
  ['ReceivedListingDeclined', WAITING, closedAs('declined')],
  ['UpstreamQuestionOpened', RECEIVED, { ...RECEIVED, question: QUESTION }],
  ['UpstreamQuestionOpened', WAITING, { ...WAITING, question: QUESTION }],
  ['UpstreamQuestionAnswered', { ...RECEIVED, question: QUESTION }, RECEIVED],
  ['UpstreamQuestionAnswered', { ...WAITING, question: QUESTION }, WAITING],
  ['ListingCorrected', LISTED, { ...LISTED, corrections: [{ statement: 't', on: ON }] }],
  ['ListingCorrected', RELEASED, { ...RELEASED, corrections: [{ statement: 't', on: ON }] }],
  ['ListingCorrected', closedAs('declined'), { ...closedAs('declined'), corrections: [{ statement: 't', on: ON }] }],
  ['ListingCorrected', WAITING, { ...WAITING, corrections: [{ statement: 't', on: ON }] }],
  [
    'ReceivedListingConfirmed',
    { ...WAITING, corrections: [{ statement: 't', on: ON }] },
    { ...RECEIVED, corrections: [{ statement: 't', on: ON }] },
  ],
  [
    'ReceivedListingDeclined',
    { ...WAITING, corrections: [{ statement: 't', on: ON }] },
    { ...closedAs('declined'), corrections: [{ statement: 't', on: ON }] },
  ],
  ['ListingPublicationEnded', LISTED, { ...LISTED, publicationEndedOn: ON }],
  ['ListingPublicationEnded', WAITING, { ...WAITING, publicationEndedOn: ON }],
  [
    'ListingReleased',
    { ...LISTED, corrections: [{ statement: 't', on: ON }], publicationEndedOn: ON },
    { ...RELEASED, corrections: [{ statement: 't', on: ON }], publicationEndedOn: ON },
  ],
  [
    'ListingTermShortened',
    LISTED,
    { ...LISTED, term: { ...TERM, latestEnd: day('2026-03-01') }, shortenedTo: day('2026-03-01') },
  ],
  [
    'DisputeStageBegun',
    { ...LISTED, disputes: OTHER_DISPUTES },
    { ...LISTED, disputes: [...OTHER_DISPUTES, { ...DISPUTE, from: ON }] },
  ],
  [
    'DisputeStageEnded',
    { ...LISTED, disputes: [...OTHER_DISPUTES, DISPUTE] },
    { ...LISTED, disputes: [...OTHER_DISPUTES, { ...DISPUTE, until: ON }] },
  ],
  ['DisputeStageEnded', { ...RELEASED, disputes: [DISPUTE] }, { ...RELEASED, disputes: [{ ...DISPUTE, until: ON }] }],
  ['DisputeStageEnded', { ...LISTED, disputes: [{ ...DISPUTE, from: ON }] }, LISTED],
]

describe('an event that fits', () => {
  test.each(STEPS.map(([type, from, to]) => [type, from?.kind ?? 'nothing', from, to] as const))(
    '%s moves %s on',
    (type, _kind, from, to) => {
      expect(evolveListing(from, EVENTS[type])).toEqual(to)
    },
  )

  test('of reception with service lists at once, from the first day of the term', () => {
    const start = day('2026-02-15')
    const term = { ...TERM, start }
    const service = { kind: 'served', on: start } as const
    const listed = evolveListing(undefined, { ...EVENTS.ListingReceived, service, term })
    const origin = { ...WAITING.origin, service }
    expect(listed).toEqual({ ...RECEIVED, origin, term, effectiveOn: start })
  })

  test('of amendment changes document, term and service, and with service lists from that day', () => {
    const document = { ...ENTRY.document, number: '2' }
    const term = { ...TERM, start: day('2026-02-15') }
    const amended = { ...EVENTS.ReceivedListingAmended, document, term }
    const { service } = amended
    const changed = { document, term }
    expect(evolveListing(RECEIVED, amended)).toEqual({
      ...RECEIVED,
      ...changed,
      origin: { ...RECEIVED.origin, service },
    })
    expect(evolveListing(WAITING, amended)).toEqual({ ...LISTED, ...changed, origin: { ...WAITING.origin, service } })
    const unstated = { ...amended, service: { kind: 'notStated' } } as const
    expect(evolveListing(WAITING, unstated)).toEqual({ ...WAITING, ...changed })
  })
})

describe('a decision that is disputed before it is published', () => {
  const begun = evolveListing(DECIDED, EVENTS.DisputeStageBegun)

  test('hands what is disputed and put right on to the entry', () => {
    const lastDay = day('2026-06-30')
    const right = [
      EVENTS.ListingCorrected,
      { ...EVENTS.ListingTermShortened, lastDay: day('2026-08-31') },
      { ...EVENTS.ListingTermShortened, lastDay },
      EVENTS.ListingPublicationEnded,
      EVENTS.ListingPublished,
    ]
    const entry = right.reduce<Listing | undefined>(evolveListing, begun)
    const { disputeId, stage } = EVENTS.DisputeStageBegun
    expect(entry).toMatchObject({
      kind: 'listed',
      disputes: [{ disputeId, stage, until: null }],
      corrections: [{ statement: EVENTS.ListingCorrected.statement }],
      shortenedTo: lastDay,
      term: { latestEnd: lastDay },
      publicationEndedOn: EVENTS.ListingPublicationEnded.on,
    })
  })

  test('comes to nothing where it was wrong', () => {
    expect(evolveListing(begun, EVENTS.ListingReleased)).toMatchObject({ kind: 'closed', outcome: 'annulled' })
  })
})

describe('an event that does not fit', () => {
  const STATES = { PROPOSED, UNDER_NOTICE, NOTICED, DECIDED, WAITING, LISTED, RECEIVED, CLOSED, RELEASED }
  type Name = keyof typeof STATES
  const OPEN: readonly Name[] = ['PROPOSED', 'UNDER_NOTICE', 'NOTICED', 'DECIDED']
  /** The states that each event moves; those that move none here are seen above with what they need. */
  const MOVES: Readonly<Record<ListingEventType, readonly Name[]>> = {
    ListingProposed: [],
    ListingNoticeIssued: ['PROPOSED', 'UNDER_NOTICE'],
    ListingNoticeServiceFailed: ['PROPOSED', 'UNDER_NOTICE'],
    ListingNoticeServed: ['UNDER_NOTICE'],
    StatementReceived: ['NOTICED', 'DECIDED'],
    StatementAnswered: ['NOTICED', 'DECIDED'],
    HearingRequested: ['NOTICED', 'DECIDED'],
    HearingDeclined: ['NOTICED', 'DECIDED'],
    HearingHeld: ['NOTICED', 'DECIDED'],
    IncentivePublicised: ['PROPOSED', 'UNDER_NOTICE'],
    PublicityObjectionRaised: [],
    PublicityObjectionSettled: [],
    ListingDecided: ['PROPOSED', 'UNDER_NOTICE', 'NOTICED'],
    ListingRefused: OPEN,
    ListingDecisionServed: ['DECIDED'],
    ListingCaseHandedOver: OPEN,
    ListingWithdrawn: OPEN,
    ListingDropped: OPEN,
    ListingPublished: ['DECIDED'],
    ResponsiblePersonsRecorded: [],
    ListingExpiryRecorded: ['LISTED', 'RECEIVED'],
    ListingReleased: ['DECIDED', 'WAITING', 'LISTED', 'RECEIVED'],
    ListingReceived: [],
    ReceivedListingConfirmed: ['WAITING'],
    ReceivedListingDeclined: ['WAITING'],
    ReceivedListingAmended: ['WAITING', 'RECEIVED'],
    UpstreamQuestionOpened: ['WAITING', 'LISTED', 'RECEIVED'],
    UpstreamQuestionAnswered: [],
    ListingTermShortened: ['DECIDED', 'WAITING', 'LISTED', 'RECEIVED'],
    ListingCorrected: ['LISTED', 'RECEIVED', 'RELEASED', 'WAITING', 'CLOSED', 'DECIDED'],
    ListingPublicationEnded: ['DECIDED', 'WAITING', 'LISTED', 'RECEIVED'],
    DisputeStageBegun: ['DECIDED', 'WAITING', 'LISTED', 'RECEIVED'],
    DisputeStageEnded: ['DECIDED', 'WAITING', 'LISTED', 'RECEIVED', 'RELEASED'],
  }
  const names = Object.keys(STATES) as Name[]
  const cases = names.flatMap((name) =>
    Object.values(EVENTS).map((event): [string, Name, ListingEvent] => [event.type, name, event]),
  )

  test.each(cases.filter(([type, name]) => !MOVES[type as ListingEventType].includes(name)))(
    '%s leaves %s as it is',
    (_type, name, event) => expect(evolveListing(STATES[name], event)).toBe(STATES[name]),
  )

  test.each(Object.values(EVENTS).filter(({ type }) => type !== 'ListingProposed' && type !== 'ListingReceived'))(
    '$type begins nothing',
    (event) => expect(evolveListing(undefined, event)).toBeUndefined(),
  )

  test('names another notice or another question', () => {
    const served = { ...EVENTS.ListingNoticeServed, noticeId: 'notice-2' }
    expect(evolveListing(UNDER_NOTICE, served)).toBe(UNDER_NOTICE)
    for (const state of [
      { ...RECEIVED, question: QUESTION },
      { ...WAITING, question: QUESTION },
    ]) {
      const other = { questionId: 'other' }
      expect(evolveListing(state, { ...EVENTS.UpstreamQuestionAnswered, ...other })).toBe(state)
      expect(evolveListing(state, { ...EVENTS.UpstreamQuestionOpened, ...other })).toBe(state)
    }
  })
})
