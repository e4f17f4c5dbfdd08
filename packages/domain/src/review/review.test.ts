import { describe, expect, test } from 'vitest'
import { readDuty } from '../duty/duty.ts'
import type { Actor } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Result } from '../kernel/result.ts'
import { day, GUANGDONG, JINAN, LAW, PANZHIHUA, PUYANG, refusalIn, YUNFU } from '../listing/testing-listings.ts'
import type { DisputeTarget } from '../objection/objection.ts'
import { decideInterimStay, decideReviewOutcome, decideReviewRecord } from './decide-review.ts'
import type { NewReview, ReviewFacts } from './decide-review.ts'
import { readReviewDuties } from './review-duties.ts'
import { readReviewLastDays } from './review-law.ts'
import { readReviewSteps } from './review-stages.ts'
import { evolveReview } from './review.ts'
import type { Review, ReviewEvent, ReviewOutcome, ReviewRemedy } from './review.ts'

const MAKER: Actor = { officerId: 'officer-m', organisationId: 'unit-maker' }
const CREDIT: Actor = { officerId: 'officer-c', organisationId: 'unit-credit' }
const TODAY = day('2026-06-18')
const LISTING: DisputeTarget = { kind: 'listing', listingId: 'l1' }
const MEASURE: DisputeTarget = { kind: 'measure', listingId: 'l1', measureId: 'm1', implementer: 'unit-bank' }

const handedIn = (change: Partial<NewReview> = {}): NewReview => ({
  reviewId: 'v1',
  kind: 'litigation',
  place: JINAN,
  target: LISTING,
  reviewed: 'act',
  subjectId: 'subject-1',
  organ: '某市铁路运输法院',
  caseNumber: '（2026）行初1号',
  filedOn: day('2026-06-10'),
  proof: null,
  by: MAKER,
  ...change,
})
const FACTS: ReviewFacts = {
  thing: { subjectId: 'subject-1', determiner: 'unit-maker', provider: 'unit-maker', over: false },
  known: null,
  answeredBy: null,
  keepsRegister: false,
}
const record = (change: Partial<NewReview> = {}, facts: Partial<ReviewFacts> = {}) =>
  decideReviewRecord(undefined, handedIn(change), { ...FACTS, ...facts }, LAW, TODAY)

function take(state: Review | undefined, result: Result<readonly ReviewEvent[], Refusal>): Review {
  if (!result.ok) throw new Error(result.error.code)
  const next = result.value.reduce<Review | undefined>(evolveReview, state)
  if (next === undefined) throw new Error('nothing happened')
  return next
}

const PENDING = take(undefined, record())
const order = (
  state: Review | undefined,
  change: Partial<Parameters<typeof decideInterimStay>[1]> = {},
  keeps = false,
) =>
  decideInterimStay(
    state,
    { step: 'order', orderId: 's1', number: '（2026）行初1号之一', date: day('2026-06-17'), by: MAKER, ...change },
    keeps,
    LAW,
    TODAY,
  )
const DOCUMENT = { number: '（2026）行初1号判决', date: day('2026-06-01'), effectiveOn: day('2026-06-16') }
const decide = (
  state: Review | undefined,
  change: Partial<Parameters<typeof decideReviewOutcome>[1]> = {},
  lastDay = '2028-04-01',
) =>
  decideReviewOutcome(
    state,
    { outcome: 'annulled', document: DOCUMENT, remedies: [], reasons: 'text:judgment', by: MAKER, ...change },
    { keepsRegister: false, lastDay: day(lastDay) },
    LAW,
    TODAY,
  )

describe('a case is recorded', () => {
  test.each([JINAN, PANZHIHUA, YUNFU, GUANGDONG, PUYANG])('%s: with no objection before it', (place) => {
    for (const kind of ['reconsideration', 'litigation'] as const) {
      expect(take(undefined, record({ place, kind }))).toMatchObject({
        state: 'pending',
        kind,
        respondent: 'unit-maker',
      })
    }
  })

  test.each([
    ['years later', { filedOn: day('2019-01-01') }, {}],
    ['after the entry was over', {}, { thing: { ...FACTS.thing, over: true } as ReviewFacts['thing'] }],
    ['by the credit authority', { by: CREDIT }, { keepsRegister: true }],
    ['by the subject with proof', { by: null, proof: 'file:acceptance' }, {}],
  ])('%s', (_, change, facts) => {
    expect(record(change, facts as Partial<ReviewFacts>).ok).toBe(true)
  })

  test.each([
    ['of a thing nobody knows', {}, { thing: undefined }, 'DISPUTED_THING_UNKNOWN'],
    ['of somebody else', { subjectId: 'subject-2' }, {}, 'NOT_ONES_OWN'],
    ['by the subject on its word', { by: null }, {}, 'EVIDENCE_MISSING'],
    ['by a unit whose act it is not', { by: CREDIT }, {}, 'UNIT_WITHOUT_POWER'],
    ['without a case number', { caseNumber: '' }, {}, 'NOTICE_INCOMPLETE'],
    ['filed tomorrow', { filedOn: day('2026-06-19') }, {}, 'DATE_IN_FUTURE'],
    ['twice', {}, { known: 'v0' }, 'REVIEW_RECORDED'],
  ])('not %s', (_, change, facts, code) => {
    expect(refusalIn(record(change, facts))?.code).toBe(code)
  })

  test('the implementer answers for its measure, and whoever answered for its answer', () => {
    const bank = { officerId: 'officer-b', organisationId: 'unit-bank' }
    expect(take(undefined, record({ target: MEASURE, by: bank }))).toMatchObject({ respondent: 'unit-bank' })
    const office = { officerId: 'officer-o', organisationId: 'unit-office' }
    const answered = record({ reviewed: 'answer', by: office }, { answeredBy: 'unit-office' })
    expect(take(undefined, answered)).toMatchObject({ respondent: 'unit-office' })
  })

  test('names the article of its kind', () => {
    const basisOf = (kind: Review['kind']) => {
      const result = record({ kind })
      return result.ok ? result.value[0]?.ground.basis.map(({ document }) => document) : []
    }
    expect(basisOf('reconsideration')).toEqual(['ARL'])
    expect(basisOf('litigation')).toEqual(['ALIT', 'ALIT'])
  })
})

describe('an order that execution rests', () => {
  test('stands from its record until it is lifted', () => {
    const stayed = take(PENDING, order(PENDING))
    expect(stayed.orders).toEqual([{ orderId: 's1', number: '（2026）行初1号之一', from: '2026-06-18', until: null }])
    expect(order(stayed, { orderId: 's2' })).toEqual({ ok: true, value: [] })
    const lifted = take(stayed, order(stayed, { step: 'lift', number: '（2026）行初1号之二' }))
    expect(lifted.orders[0]?.until).toBe('2026-06-18')
    expect(refusalIn(order(lifted, { step: 'lift' }))?.code).toBe('WRONG_STATE')
  })

  test.each([
    ['without its number', { number: '' }, 'DOCUMENT_MISSING'],
    ['of tomorrow', { date: day('2026-06-19') }, 'DATE_IN_FUTURE'],
    ['by another unit', { by: CREDIT }, 'UNIT_WITHOUT_POWER'],
  ])('not %s', (_, change, code) => {
    expect(refusalIn(order(PENDING, change))?.code).toBe(code)
  })

  test('may be recorded by the credit authority', () => {
    expect(order(PENDING, { by: CREDIT }, true).ok).toBe(true)
  })
})

describe('the outcome', () => {
  const SHORTER: ReviewRemedy = { kind: 'shortenTerm', lastDay: day('2027-04-01') }
  const LIFT: ReviewRemedy = { kind: 'liftMeasure', measureId: 'm1', implementer: 'unit-bank' }
  const VOID: ReviewRemedy = { kind: 'voidEntry' }

  test.each<[ReviewOutcome, DisputeTarget, readonly ReviewRemedy[], readonly ReviewRemedy[]]>([
    ['upheld', LISTING, [], []],
    ['withdrawn', LISTING, [], []],
    ['annulled', LISTING, [], [VOID]],
    ['remitted', LISTING, [], [VOID]],
    ['annulled', MEASURE, [], [LIFT]],
    ['annulled', { kind: 'publication', listingId: 'l1' }, [], [{ kind: 'endPublication' }]],
    ['annulled', { kind: 'record', recordId: 'r1' }, [], [VOID]],
    ['changed', LISTING, [SHORTER], [SHORTER]],
    ['changed', LISTING, [LIFT], [LIFT]],
    ['declaredUnlawful', LISTING, [], []],
    ['declaredUnlawful', LISTING, [VOID], [VOID]],
  ])('%s, of a %j', (outcome, target, remedies, expected) => {
    const by = target.kind === 'measure' ? { ...MAKER, organisationId: 'unit-bank' } : MAKER
    const pending = take(undefined, record({ target, by }))
    const decided = take(pending, decide(pending, { outcome, remedies, by }))
    expect(decided).toMatchObject({ state: 'decided', decision: { outcome, remedies: expected, document: DOCUMENT } })
  })

  test('an annulled answer leaves the entry as it is: it has to be answered anew', () => {
    const pending = take(undefined, record({ reviewed: 'answer' }))
    expect(take(pending, decide(pending))).toMatchObject({ decision: { remedies: [] } })
  })

  test.each([
    ['upheld, with something put right', { outcome: 'upheld' as const, remedies: [VOID] }, 'OUTCOME_WITHOUT_REMEDY'],
    ['changed, with nothing changed', { outcome: 'changed' as const }, 'OUTCOME_WITHOUT_REMEDY'],
    ['changed into nothing', { outcome: 'changed' as const, remedies: [VOID] }, 'OUTCOME_WITHOUT_REMEDY'],
    ['without the paper', { document: { ...DOCUMENT, number: '' } }, 'DOCUMENT_MISSING'],
    ['of tomorrow', { document: { ...DOCUMENT, date: day('2026-06-19') } }, 'DATE_IN_FUTURE'],
    ['under appeal still', { document: { ...DOCUMENT, effectiveOn: day('2026-06-19') } }, 'DOCUMENT_NOT_EFFECTIVE'],
    ['without what it orders', { reasons: '' }, 'REASONS_MISSING'],
    ['by another unit', { by: CREDIT }, 'UNIT_WITHOUT_POWER'],
  ])('not %s', (_, change, code) => {
    expect(refusalIn(decide(PENDING, change))?.code).toBe(code)
  })

  test.each([
    ['litigation', { document: 'ALIT', clause: '第七十七条' }],
    ['reconsideration', { document: 'ARL', clause: '第六十三条' }],
  ] as const)('%s never makes a term longer', (kind, basis) => {
    const pending = take(undefined, record({ kind }))
    const change = (lastDay: string) => decide(pending, { outcome: 'changed', remedies: [SHORTER] }, lastDay)
    expect(refusalIn(change('2027-04-01'))).toEqual({ code: 'CHANGE_HARSHER', basis: [basis] })
    expect(change('2027-04-02').ok).toBe(true)
  })

  test('comes once, and ends what rested', () => {
    const stayed = take(PENDING, order(PENDING))
    const decided = take(stayed, decide(stayed, { outcome: 'upheld' }))
    expect(decided.orders[0]?.until).toBe('2026-06-18')
    expect(refusalIn(decide(decided))?.code).toBe('WRONG_STATE')
    expect(refusalIn(order(decided))?.code).toBe('WRONG_STATE')
  })
})

describe('following it is a duty from the day the paper is of effect', () => {
  const dutyOf = (place: string, outcome: ReviewOutcome = 'annulled') => {
    const pending = take(undefined, record({ place }))
    const decided = take(
      pending,
      decide(pending, { outcome, document: { ...DOCUMENT, effectiveOn: day('2026-06-11') } }),
    )
    return readReviewDuties(decided, LAW).map((duty) => [
      duty.kind,
      duty.owner,
      readDuty(duty, TODAY, LAW.calendar),
      duty.basis.map(({ document }) => document),
    ])
  }
  test.each([
    [GUANGDONG, 2, ['ALIT', 'GD_REG']],
    [JINAN, 2, ['ALIT', 'SD_REG']],
    [PANZHIHUA, 0, ['ALIT']],
    [PUYANG, 0, ['ALIT']],
  ])('%s: recorded five working days later is %i days late', (place, daysLate, documents) => {
    expect(dutyOf(place)).toEqual([
      ['followReview', 'unit-maker', { kind: 'done', on: '2026-06-18', daysLate }, documents],
    ])
  })

  test('there is none while it is pending, or where nothing has to be done', () => {
    expect(readReviewDuties(PENDING, LAW)).toEqual([])
    expect(dutyOf(GUANGDONG, 'upheld')).toEqual([])
  })
})

describe('what it means for the entry', () => {
  const steps = (state: Review | undefined, result: Result<readonly ReviewEvent[], Refusal>) => {
    if (!result.ok) throw new Error(result.error.code)
    return result.value.flatMap((event) => readReviewSteps(state, event)).map(({ step }) => step)
  }
  const LITIGATION = { disputeId: 'v1', stage: 'litigation' }
  const INTERIM = { disputeId: 's1', stage: 'interimStay' }

  test('the case marks it, an order rests it, the outcome ends both', () => {
    const stayed = take(PENDING, order(PENDING))
    expect(steps(undefined, record())).toEqual([{ kind: 'begins', ...LITIGATION, measureId: null, basis: [] }])
    expect(steps(PENDING, order(PENDING))).toEqual([
      { kind: 'begins', ...INTERIM, measureId: null, basis: [{ document: 'ALIT', clause: '第五十六条' }] },
    ])
    expect(steps(stayed, order(stayed, { step: 'lift' }))).toEqual([{ kind: 'ends', ...INTERIM }])
    expect(steps(stayed, decide(stayed, { outcome: 'upheld' }))).toEqual([
      { kind: 'ends', ...INTERIM },
      { kind: 'ends', ...LITIGATION },
    ])
  })

  test('one about a measure is about that measure; one about a record rests nothing', () => {
    const bank = { ...MAKER, organisationId: 'unit-bank' }
    expect(steps(undefined, record({ target: MEASURE, by: bank }))).toMatchObject([{ measureId: 'm1' }])
    expect(steps(undefined, record({ target: { kind: 'record', recordId: 'r1' } }))).toEqual([])
  })
})

describe('last days, for information', () => {
  const lastDays = (listTypeId: string | null) =>
    readReviewLastDays({ listTypeId }, day('2026-03-31'), LAW.calendar).map(({ remedy, lastDay }) => [remedy, lastDay])

  test('sixty days and six months from the day the act was known', () => {
    expect(lastDays('work-safety')).toEqual([
      ['reconsideration', '2026-06-01'],
      ['litigation', '2026-09-30'],
    ])
  })

  test('on the court’s list a correction is asked of the court, at any time', () => {
    expect(lastDays('judgment-defaulter')).toEqual([['correctionRequest', null]])
  })
})
