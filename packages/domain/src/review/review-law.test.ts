import { describe, expect, test } from 'vitest'
import { cite } from '../kernel/citation.ts'
import type { Citation } from '../kernel/citation.ts'
import type { Actor } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Result } from '../kernel/result.ts'
import { ground, without, wrongState } from '../listing/testing-law.ts'
import { day, GUANGDONG, JINAN, LAW, PUYANG } from '../listing/testing-listings.ts'
import type { DisputeTarget } from '../objection/objection.ts'
import { decideInterimStay, decideReviewOutcome, decideReviewRecord } from './decide-review.ts'
import type { NewReview, ReviewFacts } from './decide-review.ts'
import { readReviewDuties } from './review-duties.ts'
import { NO_WORSE, OBEY, readReviewLastDays } from './review-law.ts'
import { readReviewSteps } from './review-stages.ts'
import { evolveReview } from './review.ts'
import type { Review, ReviewEvent, ReviewKind, ReviewOutcome, ReviewRemedy } from './review.ts'

const TODAY = day('2026-06-18')
const TOMORROW = day('2026-06-19')
const MAKER: Actor = { officerId: 'officer-m', organisationId: 'unit-maker' }
const STRANGER: Actor = { officerId: 'officer-c', organisationId: 'unit-credit' }
const LISTING: DisputeTarget = { kind: 'listing', listingId: 'l1' }

const CASE: NewReview = {
  reviewId: 'v1',
  kind: 'litigation',
  place: JINAN,
  target: LISTING,
  reviewed: 'act',
  subjectId: 'subject-1',
  organ: '某市铁路运输法院',
  caseNumber: '（2026）行初1号',
  filedOn: TODAY,
  proof: null,
  by: MAKER,
}
const FACTS: ReviewFacts = {
  thing: { subjectId: 'subject-1', determiner: 'unit-maker', provider: 'unit-maker', over: false },
  known: null,
  answeredBy: null,
  keepsRegister: false,
}
const PAPER = { number: '（2026）行初1号判决', date: TODAY, effectiveOn: TODAY }

const record = (change: Partial<NewReview> = {}, facts: Partial<ReviewFacts> = {}, state?: Review) =>
  decideReviewRecord(state, { ...CASE, ...change }, { ...FACTS, ...facts }, LAW, TODAY)

function eventsOf(result: Result<readonly ReviewEvent[], Refusal>): readonly ReviewEvent[] {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
function take(state: Review | undefined, result: Result<readonly ReviewEvent[], Refusal>): Review {
  const next = eventsOf(result).reduce<Review | undefined>(evolveReview, state)
  if (next === undefined) throw new Error('nothing happened')
  return next
}
const pending = (change: Partial<NewReview> = {}) => take(undefined, record(change))
const stay = (state: Review | undefined, change: Partial<Parameters<typeof decideInterimStay>[1]> = {}) =>
  decideInterimStay(
    state,
    { step: 'order', orderId: 's1', number: '停1号', date: TODAY, by: MAKER, ...change },
    false,
    LAW,
    TODAY,
  )
const decide = (
  state: Review | undefined,
  change: Partial<Parameters<typeof decideReviewOutcome>[1]> = {},
  lastDay: string | null = '2028-04-01',
) =>
  decideReviewOutcome(
    state,
    { outcome: 'annulled', document: PAPER, remedies: [], reasons: 'text:judgment', by: MAKER, ...change },
    { keepsRegister: false, lastDay: lastDay === null ? null : day(lastDay) },
    LAW,
    TODAY,
  )
const LIFT: ReviewRemedy = { kind: 'liftMeasure', measureId: 'm1', implementer: 'unit-bank' }
const CHANGED: readonly ReviewRemedy[] = [LIFT]

describe('the articles on which each step of a case stands', () => {
  test.each<[ReviewKind, ReviewOutcome, Citation['document'], readonly string[]]>([
    ['reconsideration', 'upheld', 'ARL', ['第六十八条', '第六十九条']],
    ['reconsideration', 'changed', 'ARL', ['第六十三条', '第六十四条']],
    ['reconsideration', 'annulled', 'ARL', ['第六十四条', '第六十七条']],
    ['reconsideration', 'remitted', 'ARL', ['第六十四条']],
    ['reconsideration', 'declaredUnlawful', 'ARL', ['第六十五条']],
    ['reconsideration', 'withdrawn', 'ARL', ['第四十一条']],
    ['litigation', 'upheld', 'ALIT', ['第六十九条']],
    ['litigation', 'changed', 'ALIT', ['第七十条', '第七十七条']],
    ['litigation', 'annulled', 'ALIT', ['第七十条', '第七十五条']],
    ['litigation', 'remitted', 'ALIT', ['第七十条']],
    ['litigation', 'declaredUnlawful', 'ALIT', ['第七十四条']],
    ['litigation', 'withdrawn', 'ALIT', ['第六十二条']],
  ])('%s ends %s by %s %j', (kind, outcome, document, clauses) => {
    const remedies = outcome === 'changed' ? CHANGED : []
    const [event] = eventsOf(decide(pending({ kind }), { outcome, remedies }))
    expect(event?.ground.basis).toEqual(clauses.map((clause) => cite(document, clause)))
  })

  test.each<[ReviewKind, Citation['document'], readonly string[], string]>([
    ['reconsideration', 'ARL', ['第二十条'], '第四十二条'],
    ['litigation', 'ALIT', ['第四十四条', '第四十六条'], '第五十六条'],
  ])('%s is filed and stays execution by %s %j, %s', (kind, document, filing, interim) => {
    const [filed] = eventsOf(record({ kind }))
    expect(filed?.ground).toEqual(
      ground(
        filing.map((clause) => cite(document, clause)),
        { kind, target: 'listing', reviewed: 'act' },
      ),
    )
    const [ordered] = eventsOf(stay(pending({ kind })))
    expect(ordered?.ground).toEqual(ground([cite(document, interim)], { number: '停1号', date: TODAY }))
  })

  test('what was decided is followed, and made no worse, by articles of the same law', () => {
    expect(OBEY).toEqual({ reconsideration: cite('ARL', '第七十七条'), litigation: cite('ALIT', '第九十四条') })
    expect(NO_WORSE).toEqual({ reconsideration: cite('ARL', '第六十三条'), litigation: cite('ALIT', '第七十七条') })
  })

  test('the last days name theirs; on the court’s list there is no day but a request to the court', () => {
    expect(readReviewLastDays({ listTypeId: null }, day('2026-03-31'), LAW.calendar)).toEqual([
      { remedy: 'reconsideration', lastDay: '2026-06-01', provisional: false, basis: [cite('ARL', '第二十条')] },
      { remedy: 'litigation', lastDay: '2026-09-30', provisional: false, basis: [cite('ALIT', '第四十六条')] },
    ])
    expect(readReviewLastDays({ listTypeId: 'judgment-defaulter' }, day('2026-03-31'), LAW.calendar)).toEqual([
      { remedy: 'correctionRequest', lastDay: null, provisional: false, basis: [cite('SPC17', '第十二条')] },
    ])
  })
})

describe('a record is refused', () => {
  test.each<[string, Partial<NewReview>, Partial<ReviewFacts>, Refusal]>([
    ['of a thing nobody knows', {}, { thing: undefined }, { code: 'DISPUTED_THING_UNKNOWN', basis: [] }],
    ['of somebody else', { subjectId: 'subject-2' }, {}, { code: 'NOT_ONES_OWN', basis: [] }],
    [
      'on the word of the subject: 行政复议法 第二十条 wants the case filed',
      { kind: 'reconsideration', by: null, proof: '' },
      {},
      { code: 'EVIDENCE_MISSING', basis: [cite('ARL', '第二十条')] },
    ],
    ['filed tomorrow', { filedOn: TOMORROW }, {}, { code: 'DATE_IN_FUTURE', date: TOMORROW, basis: [] }],
    ['twice', {}, { known: 'v0' }, { code: 'REVIEW_RECORDED', reviewId: 'v0', basis: [] }],
    ['by a stranger', { by: STRANGER }, {}, { code: 'UNIT_WITHOUT_POWER', organisationId: 'unit-credit', basis: [] }],
    [
      'without the court and its number',
      { kind: 'reconsideration', organ: '', caseNumber: '' },
      {},
      { code: 'NOTICE_INCOMPLETE', missing: ['organ', 'caseNumber'], basis: [cite('ARL', '第二十条')] },
    ],
  ])('%s', (_, change, facts, error) => {
    expect(record(change, facts)).toEqual({ ok: false, error })
  })

  test('under an id that is taken', () => {
    expect(record({}, {}, pending())).toEqual({ ok: false, error: wrongState('pending') })
  })
})

describe('an order of the organ or the court', () => {
  const two = () => {
    const first = take(pending(), stay(pending()))
    return take(first, stay(first, { orderId: 's2', number: '停2号' }))
  }

  test('another one stands beside the first; a repetition of one that stands changes nothing', () => {
    expect(two().orders.map(({ orderId }) => orderId)).toEqual(['s1', 's2'])
    expect(stay(two(), { orderId: 's3', number: '停2号' })).toEqual({ ok: true, value: [] })
  })

  test('one that was lifted may be made again under its number', () => {
    const state = two()
    const lifted = take(state, stay(state, { step: 'lift', orderId: 's1', number: '解1号' }))
    expect(lifted.orders.map(({ until }) => until)).toEqual([TODAY, null])
    expect(eventsOf(stay(lifted, { orderId: 's4' }))).toHaveLength(1)
  })

  test('what does not stand is not lifted', () => {
    const state = take(pending(), stay(pending()))
    const lift = (orderId: string, of: Review = state) => stay(of, { step: 'lift', orderId })
    expect(lift('s9')).toEqual({ ok: false, error: wrongState('notStayed') })
    expect(lift('s1', take(state, lift('s1')))).toEqual({ ok: false, error: wrongState('notStayed') })
  })

  test.each<[string, Parameters<typeof stay>[1], Refusal]>([
    ['without its number', { number: '' }, { code: 'DOCUMENT_MISSING', basis: [cite('ALIT', '第五十六条')] }],
    ['of tomorrow', { date: TOMORROW }, { code: 'DATE_IN_FUTURE', date: TOMORROW, basis: [] }],
  ])('is not recorded %s', (_, change, error) => {
    expect(stay(pending(), change)).toEqual({ ok: false, error })
  })

  test('nor where there is no case, nor after its end', () => {
    expect(stay(undefined)).toEqual({ ok: false, error: wrongState('none') })
    const over = take(pending(), decide(pending()))
    expect(stay(over)).toEqual({ ok: false, error: wrongState('decided') })
  })
})

describe('the outcome', () => {
  test('of a paper of today, in force today, is recorded with what it says', () => {
    const [event] = eventsOf(decide(pending()))
    expect(event?.ground.values).toEqual({ outcome: 'annulled', remedies: ['voidEntry'], document: PAPER.number })
  })

  test.each<[string, Parameters<typeof decide>[1], Refusal]>([
    [
      'on a paper of tomorrow',
      { document: { ...PAPER, date: TOMORROW } },
      { code: 'DATE_IN_FUTURE', date: TOMORROW, basis: [] },
    ],
    [
      'as a change that also voids the entry',
      { outcome: 'changed', remedies: [LIFT, { kind: 'voidEntry' }] },
      {
        code: 'OUTCOME_WITHOUT_REMEDY',
        outcome: 'changed',
        basis: [cite('ALIT', '第七十条'), cite('ALIT', '第七十七条')],
      },
    ],
  ])('is not recorded %s', (_, change, error) => {
    expect(decide(pending(), change)).toEqual({ ok: false, error })
  })

  test('nor where there is no case', () => {
    expect(decide(undefined)).toEqual({ ok: false, error: wrongState('none') })
  })

  test('any term is shorter than one without an end', () => {
    const shorter: ReviewRemedy = { kind: 'shortenTerm', lastDay: day('2099-01-01') }
    expect(decide(pending(), { outcome: 'changed', remedies: [shorter] }, null).ok).toBe(true)
    expect(decide(pending(), { outcome: 'changed', remedies: [LIFT, shorter] }).ok).toBe(false)
  })
})

describe('the duty to follow it', () => {
  const decided = (place: string) => take(pending({ place }), decide(pending({ place })))

  test('广东 第四十四条 gives the provider’s three working days, as a limit', () => {
    expect(readReviewDuties(decided(GUANGDONG), LAW)).toEqual([
      {
        kind: 'followReview',
        about: { stream: 'review', id: 'v1' },
        part: '',
        owner: 'unit-maker',
        since: TODAY,
        clock: {
          nature: 'limit',
          start: TODAY,
          length: { count: 3, unit: 'workingDay' },
          pauses: [],
          extensions: [],
          cap: null,
          ended: null,
        },
        basis: [cite('ALIT', '第九十四条'), cite('GD_REG', '第四十四条')],
        doneOn: TODAY,
      },
    ])
  })

  test('where no text names days the duty stands without a number, by the law on the case alone', () => {
    for (const [place, law] of [
      [PUYANG, LAW],
      [GUANGDONG, without('correctionLimits')],
    ] as const) {
      expect(readReviewDuties(decided(place), law)).toMatchObject([
        { clock: null, basis: [cite('ALIT', '第九十四条')] },
      ])
    }
  })
})

describe('what it means for the entry', () => {
  test.each<[string, DisputeTarget]>([
    ['the publication alone', { kind: 'publication', listingId: 'l1' }],
    ['a record', { kind: 'record', recordId: 'r1' }],
  ])('a case about %s marks no entry', (_, target) => {
    const events = eventsOf(record({ target }))
    expect(events.flatMap((event) => readReviewSteps(undefined, event))).toEqual([])
  })

  test('the outcome ends each order that still stands, and only those', () => {
    const first = take(pending(), stay(pending()))
    const both = take(first, stay(first, { orderId: 's2', number: '停2号' }))
    const one = take(both, stay(both, { step: 'lift', orderId: 's1' }))
    const ended = eventsOf(decide(one, { outcome: 'upheld' })).flatMap((event) => readReviewSteps(one, event))
    expect(ended).toEqual([
      { listingId: 'l1', step: { kind: 'ends', disputeId: 's2', stage: 'interimStay' } },
      { listingId: 'l1', step: { kind: 'ends', disputeId: 'v1', stage: 'litigation' } },
    ])
  })

  test('without a case before it an event means nothing, and leaves no case', () => {
    const [ordered] = eventsOf(stay(pending()))
    if (ordered === undefined) throw new Error('nothing ordered')
    expect(readReviewSteps(undefined, ordered)).toEqual([])
    expect(evolveReview(undefined, ordered)).toBeUndefined()
  })
})

describe('a history: what does not fit changes nothing', () => {
  const head = { reviewId: 'v1', ground: ground() }
  const ordered = (orderId: string, on = TODAY): ReviewEvent => ({
    type: 'InterimStayOrdered',
    ...head,
    on,
    orderId,
    number: '停1号',
    orderedOn: on,
    by: MAKER,
  })
  const lifted = (orderId: string, on = TODAY): ReviewEvent => ({
    type: 'InterimStayLifted',
    ...head,
    on,
    orderId,
    number: '解1号',
    by: MAKER,
  })
  const decided = (on = TODAY, outcome: ReviewOutcome = 'upheld'): ReviewEvent => ({
    type: 'ReviewDecided',
    ...head,
    on,
    decision: { outcome, document: PAPER, remedies: [], reasons: 'text:1', by: MAKER, recordedOn: on },
  })
  const history = (...events: readonly ReviewEvent[]) =>
    [...eventsOf(record()), ...events].reduce<Review | undefined>(evolveReview, undefined)

  test('a case begins once', () => {
    expect(history(...eventsOf(record({ caseNumber: '另案' })))).toMatchObject({ caseNumber: CASE.caseNumber })
  })

  test('an order is made once, each order has its own end, and an order lifted stays lifted', () => {
    const state = history(ordered('s1'), ordered('s1', TOMORROW), ordered('s2'), lifted('s2'), lifted('s2', TOMORROW))
    expect(state?.orders).toEqual([
      { orderId: 's1', number: '停1号', from: TODAY, until: null },
      { orderId: 's2', number: '停1号', from: TODAY, until: TODAY },
    ])
  })

  test('the decision ends what stands, keeps what was lifted before, and comes once', () => {
    const state = history(ordered('s1'), ordered('s2'), lifted('s1'), decided(TOMORROW), decided(TODAY, 'annulled'))
    expect(state).toMatchObject({ state: 'decided', decision: { outcome: 'upheld' } })
    expect(state?.orders.map(({ until }) => until)).toEqual([TODAY, TOMORROW])
    expect(history(decided(), ordered('s1'))?.orders).toEqual([])
  })
})

describe('a recheck of the result of an objection', () => {
  const ofAnswer = { kind: 'recheck', reviewed: 'answer', organ: '某省社会信用工作主管部门' } as const

  test.each([
    [GUANGDONG, cite('GD_REG', '第四十六条')],
    [PUYANG, cite('HN_REG', '第二十八条')],
  ])('%s: is recorded with its outcome on the article that gives it', (place, article) => {
    const rechecked = { ...ofAnswer, place }
    expect(record(rechecked)).toMatchObject({ value: [{ type: 'ReviewRecorded', ground: { basis: [article] } }] })
    const state = pending(rechecked)
    const decided = decide(state, { outcome: 'changed', remedies: CHANGED })
    expect(decided).toMatchObject({ value: [{ type: 'ReviewDecided', ground: { basis: [article] } }] })
    expect(take(state, decided)).toMatchObject({ state: 'decided', decision: { remedies: CHANGED } })
    expect(readReviewDuties(take(state, decided), LAW)[0]?.basis[0]).toEqual(article)
  })

  test('is given of an answer only, and not where no regulation gives it', () => {
    const refused = (basis: readonly Citation[]) => ({ ok: false, error: { code: 'RECHECK_NOT_FORESEEN', basis } })
    expect(record({ ...ofAnswer, place: JINAN })).toEqual(refused([]))
    const ofAct = { ...ofAnswer, place: PUYANG, reviewed: 'act' } as const
    expect(record(ofAct)).toEqual(refused([cite('HN_REG', '第二十八条')]))
  })

  test('rests nothing, marks nothing, and lengthens nothing', () => {
    const state = pending({ ...ofAnswer, place: PUYANG })
    expect(stay(state)).toEqual({ ok: false, error: wrongState('notStayed') })
    expect(
      eventsOf(record({ ...ofAnswer, place: PUYANG })).flatMap((event) => readReviewSteps(undefined, event)),
    ).toEqual([])
    const longer: ReviewRemedy = { kind: 'shortenTerm', lastDay: day('2028-04-02') }
    const harsher = decide(state, { outcome: 'changed', remedies: [longer] })
    expect(harsher).toEqual({ ok: false, error: { code: 'CHANGE_HARSHER', basis: [] } })
  })
})
