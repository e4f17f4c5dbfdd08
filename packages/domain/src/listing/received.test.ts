import { describe, expect, test } from 'vitest'
import { HEALTHY } from '../kernel/health.ts'
import {
  decideReceivedAmendment,
  decideReceivedConfirmation,
  decideReception,
  decideUpstreamAnswer,
  decideUpstreamQuestion,
  decideUpstreamRelease,
} from './decide-received.ts'
import {
  COURT,
  CREDIT_OFFICE,
  LAW,
  SAFETY,
  after,
  day,
  listed,
  received,
  reception,
  refusalIn,
} from './testing-listings.ts'
import { evolveListing } from './evolve-listing.ts'
import { EVENTS } from './testing-events.ts'
import { findNoGround, readListing, readListingLastDay } from './read-listing.ts'

const TODAY = day('2026-03-02')
const NOT_STATED = { service: { kind: 'notStated' } } as const
const receive = (changes: Parameters<typeof reception>[0] = {}, unit = COURT, law = LAW) =>
  refusalIn(decideReception(undefined, reception(changes), unit, law, TODAY))

describe('a received entry', () => {
  test('with a statement on service is in force on its determiner’s dates and at the blacklist tier', () => {
    const state = received()
    expect(state).toMatchObject({
      kind: 'listed',
      tier: 'blacklist',
      effectiveOn: '2026-03-01',
      term: { setBy: 'upstream' },
    })
    expect(readListing(state, day('2028-03-01'), LAW.calendar).kind).toBe('inForce')
    expect(readListing(state, day('2028-03-02'), LAW.calendar).kind).toBe('ended')
  })

  test('needs the determiner’s document and power', () => {
    expect(receive({ document: null })?.code).toBe('DOCUMENT_MISSING')
    expect(receive({}, { ...SAFETY, organisationId: 'court-1' })?.code).toBe('UNIT_WITHOUT_POWER')
  })

  test('is not taken while the catalogue is missing, but a missing calendar does not matter', () => {
    const health = (footing: 'catalogue' | 'calendar') => ({ ...LAW, health: { ...HEALTHY, [footing]: 'missing' } })
    expect(receive({}, COURT, health('catalogue'))?.code).toBe('NO_NEW_ADVERSE_ACT')
    expect(receive({}, COURT, health('calendar'))).toBeUndefined()
  })

  test('states no service of tomorrow', () => {
    expect(receive({ service: { kind: 'served', on: day('2026-03-03') } })?.code).toBe('DATE_IN_FUTURE')
  })

  test('is received once', () => {
    const again = decideReception(received(), reception(), COURT, LAW, TODAY)
    expect(refusalIn(again)?.code).toBe('WRONG_STATE')
  })
})

describe('an entry without a statement on service', () => {
  const waiting = received(NOT_STATED)
  const confirm = (answer: 'confirm' | 'decline', reasons = 'text:why', on = '2026-03-20', law = LAW) =>
    decideReceivedConfirmation(waiting, { answer, reasons, by: CREDIT_OFFICE }, law, day(on))

  test('has no effect, however long it waits', () => {
    expect(readListing(waiting, day('2027-12-31'), LAW.calendar).kind).toBe('needsPerson')
    if (waiting === undefined) throw new Error('fixture')
    expect(refusalIn(findNoGround(waiting, day('2026-06-01'), LAW) ?? { ok: true, value: 0 })?.code).toBe('WRONG_STATE')
  })

  test('takes effect from the day a named official confirms it with a reason', () => {
    const confirmed = after(waiting, confirm('confirm'))
    expect(confirmed).toMatchObject({
      kind: 'listed',
      origin: { confirmedBy: CREDIT_OFFICE },
      effectiveOn: '2026-03-20',
    })
    expect(readListing(confirmed, day('2026-03-19'), LAW.calendar).kind).toBe('notYetInForce')
    expect(readListing(confirmed, day('2026-03-20'), LAW.calendar)).toMatchObject({
      kind: 'inForce',
      lastDay: '2028-03-01',
    })
  })

  test('is not confirmed without reasons, past its end, or without sound footing', () => {
    expect(refusalIn(confirm('confirm', ''))).toMatchObject({ code: 'REASONS_MISSING', basis: [{ document: 'N49' }] })
    expect(refusalIn(confirm('confirm', 'text:why', '2028-03-02'))).toMatchObject({
      code: 'AFTER_END',
      endedOn: '2028-03-01',
      basis: [{ document: 'PY', clause: '五(四)' }],
    })
    const law = { ...LAW, health: { ...HEALTHY, upstream: 'stale' as const } }
    expect(refusalIn(confirm('confirm', 'text:why', '2026-03-20', law))?.code).toBe('NO_NEW_ADVERSE_ACT')
    expect(confirm('decline', 'text:why', '2026-03-20', law).ok).toBe(true)
  })

  test('takes no effect on a list that has lost its law since it came in', () => {
    const repealed = day('2026-03-20')
    const listTypes = LAW.catalogue.listTypes.map((type) =>
      type.id === 'judgment-defaulter' ? { ...type, repealed } : type,
    )
    const law = { ...LAW, catalogue: { ...LAW.catalogue, listTypes } }
    expect(refusalIn(confirm('confirm', 'text:why', '2026-03-20', law))?.code).toBe('LIST_TYPE_UNKNOWN')
    const { document, term, file, service } = reception()
    const stated = decideReceivedAmendment(waiting, { document, term, file, service }, law, repealed)
    expect(refusalIn(stated)?.code).toBe('LIST_TYPE_UNKNOWN')
    expect(confirm('decline', 'text:why', '2026-03-20', law).ok).toBe(true)
  })

  test('may be declined, which is final', () => {
    const declined = after(waiting, confirm('decline'))
    expect(declined).toMatchObject({ kind: 'closed', outcome: 'declined' })
    const again = decideReceivedConfirmation(
      declined,
      { answer: 'confirm', reasons: 'x', by: CREDIT_OFFICE },
      LAW,
      TODAY,
    )
    expect(refusalIn(again)?.code).toBe('WRONG_STATE')
  })

  test('takes effect when the sender states service after all', () => {
    const { document, term, file } = reception()
    const command = { document, term, file, service: { kind: 'served', on: day('2026-02-20') } } as const
    const amended = after(waiting, decideReceivedAmendment(waiting, command, LAW, day('2026-03-09')))
    expect(amended).toMatchObject({ kind: 'listed', effectiveOn: '2026-03-09' })
  })

  test('ends with the sender’s release without ever having had effect', () => {
    const release = { reason: 'corrected', releasedOn: day('2026-03-09') } as const
    const ended = after(waiting, decideUpstreamRelease(waiting, release, LAW, day('2026-03-09')))
    expect(ended).toMatchObject({ kind: 'closed', outcome: 'endedUpstream' })
  })
})

describe('the sender’s word', () => {
  test('releases at once, also while nothing else can be relied upon', () => {
    const law = {
      ...LAW,
      health: { calendar: 'missing', catalogue: 'missing', evidence: 'missing', upstream: 'stale' } as const,
    }
    const release = { reason: 'repaired', releasedOn: day('2026-06-01') } as const
    const released = after(received(), decideUpstreamRelease(received(), release, law, day('2026-06-02')))
    expect(readListing(released, day('2026-05-31'), LAW.calendar).kind).toBe('inForce')
    expect(readListing(released, day('2026-06-01'), LAW.calendar)).toEqual({
      kind: 'ended',
      lastDay: '2026-05-31',
      reason: 'repaired',
    })
  })

  test('releases nothing as of a day to come, on which portal and check would differ', () => {
    const release = { reason: 'repaired', releasedOn: day('2026-06-03') } as const
    expect(refusalIn(decideUpstreamRelease(received(), release, LAW, day('2026-06-02')))?.code).toBe('DATE_IN_FUTURE')
  })

  test('does not reach what was determined here', () => {
    const release = { reason: 'repaired', releasedOn: day('2026-06-01') } as const
    expect(refusalIn(decideUpstreamRelease(listed(), release, LAW, day('2026-06-02')))?.code).toBe('NOT_OURS_TO_DECIDE')
  })

  test('changes the term of an entry that stands', () => {
    const { document, service, file } = reception()
    const term = { start: day('2026-03-01'), length: { count: 1, unit: 'year' }, latestEnd: null, basis: [] } as const
    const state = received()
    const amended = after(
      state,
      decideReceivedAmendment(state, { document, service, file, term }, LAW, day('2026-04-01')),
    )
    expect(readListing(amended, day('2027-03-02'), LAW.calendar).kind).toBe('ended')
  })
})

describe('a correction by the sender', () => {
  const { document, service, file } = reception()
  const years = (count: number) =>
    ({ start: day('2026-03-01'), length: { count, unit: 'year' }, latestEnd: null, basis: [] }) as const
  const amend = (state: ReturnType<typeof received>, changes: object, on: string, law = LAW) =>
    decideReceivedAmendment(state, { document, service, file, term: years(2), ...changes }, law, day(on))
  const unsound = { ...LAW, health: { ...HEALTHY, catalogue: 'missing' as const } }

  test('does not undo a last day that an order set, and keeps its own where that is earlier', () => {
    const state = received()
    const shortened = evolveListing(state, {
      ...EVENTS.ListingTermShortened,
      on: day('2026-03-10'),
      lastDay: day('2026-09-30'),
    })
    const lastDayOf = (latestEnd: string | null) => {
      const term = { ...years(5), latestEnd: latestEnd === null ? null : day(latestEnd) }
      const amended = after(shortened, amend(shortened, { term }, '2026-04-01'))
      return amended?.kind === 'listed' ? readListingLastDay(amended, LAW.calendar) : undefined
    }
    expect([lastDayOf(null), lastDayOf('2027-01-01'), lastDayOf('2026-08-31')]).toEqual([
      '2026-09-30',
      '2026-09-30',
      '2026-08-31',
    ])
  })

  test('never brings back an entry that is over', () => {
    expect(refusalIn(amend(received(), { term: years(5) }, '2028-03-02'))).toMatchObject({
      code: 'AFTER_END',
      endedOn: '2028-03-01',
    })
    expect(amend(received(), { term: years(5) }, '2028-03-01').ok).toBe(true)
  })

  test('prolongs nothing and gives nothing effect without sound footing, but shortens at once', () => {
    const waiting = received(NOT_STATED)
    expect(refusalIn(amend(received(), { term: years(5) }, '2026-04-01', unsound))?.code).toBe('NO_NEW_ADVERSE_ACT')
    expect(refusalIn(amend(waiting, {}, '2026-04-01', unsound))?.code).toBe('NO_NEW_ADVERSE_ACT')
    expect(refusalIn(amend(waiting, {}, '2028-03-02'))?.code).toBe('AFTER_END')
    expect(amend(received(), { term: years(1) }, '2026-04-01', unsound).ok).toBe(true)
    expect(amend(waiting, NOT_STATED, '2026-04-01', unsound).ok).toBe(true)
  })

  test('states no service of tomorrow', () => {
    const late = { service: { kind: 'served', on: day('2026-04-02') } } as const
    expect(refusalIn(amend(received(NOT_STATED), late, '2026-04-01'))?.code).toBe('DATE_IN_FUTURE')
  })
})

describe('an entry that vanishes while it waits for a person', () => {
  const waiting = received(NOT_STATED)
  const question = { questionId: 'question-1', file: 'file:2' }
  const asked = after(waiting, decideUpstreamQuestion(waiting, question, LAW, day('2026-05-06')))
  const confirm = (state: typeof waiting) =>
    decideReceivedConfirmation(
      state,
      { answer: 'confirm', reasons: 'text:why', by: CREDIT_OFFICE },
      LAW,
      day('2026-05-07'),
    )
  const answer = (said: Parameters<typeof decideUpstreamAnswer>[1]['answer']) =>
    decideUpstreamAnswer(asked, { questionId: 'question-1', answer: said, by: CREDIT_OFFICE }, LAW, day('2026-05-08'))

  test('may not be given effect until the sender has answered', () => {
    expect(refusalIn(confirm(asked))).toMatchObject({ code: 'UPSTREAM_QUESTION_OPEN', questionId: 'question-1' })
    const { document, service, file, term } = reception()
    const stated = decideReceivedAmendment(asked, { document, service, file, term }, LAW, day('2026-05-07'))
    expect(refusalIn(stated)?.code).toBe('UPSTREAM_QUESTION_OPEN')
    expect(confirm(after(asked, answer({ kind: 'stillListed' }))).ok).toBe(true)
  })

  test('is closed when the sender released it, and may be declined meanwhile', () => {
    const ended = after(asked, answer({ kind: 'released', releasedOn: day('2026-05-01') }))
    expect(ended).toMatchObject({ kind: 'closed', outcome: 'endedUpstream' })
    const declined = decideReceivedConfirmation(
      asked,
      { answer: 'decline', reasons: 'text:why', by: CREDIT_OFFICE },
      LAW,
      day('2026-05-07'),
    )
    expect(declined.ok).toBe(true)
  })
})

describe('an entry that vanishes from a whole list', () => {
  const question = { questionId: 'question-1', file: 'file:2' }
  const asked = after(received(), decideUpstreamQuestion(received(), question, LAW, day('2026-05-06')))
  const answer = (kind: 'stillListed' | 'released') =>
    decideUpstreamAnswer(
      asked,
      {
        questionId: 'question-1',
        answer: kind === 'released' ? { kind, releasedOn: day('2026-05-01') } : { kind },
        by: CREDIT_OFFICE,
      },
      LAW,
      day('2026-05-08'),
    )

  test('stays in force but bears no new adverse act', () => {
    expect(readListing(asked, day('2026-05-07'), LAW.calendar)).toMatchObject({
      kind: 'inForce',
      barsNewAdverseAct: true,
    })
    if (asked === undefined) throw new Error('fixture')
    expect(findNoGround(asked, day('2026-05-07'), LAW)?.error).toMatchObject({
      code: 'UPSTREAM_QUESTION_OPEN',
      questionId: 'question-1',
    })
  })

  test('is asked about once, and not when it is over anyway', () => {
    expect(decideUpstreamQuestion(asked, question, LAW, day('2026-05-07'))).toEqual({ ok: true, value: [] })
    expect(decideUpstreamQuestion(received(), question, LAW, day('2028-05-07'))).toEqual({ ok: true, value: [] })
  })

  test('goes on when the sender confirms it', () => {
    const state = after(asked, answer('stillListed'))
    expect(readListing(state, day('2026-05-09'), LAW.calendar)).toMatchObject({ barsNewAdverseAct: false })
  })

  test('is released as of the day the sender names', () => {
    const state = after(asked, answer('released'))
    expect(readListing(state, day('2026-05-01'), LAW.calendar)).toMatchObject({
      kind: 'ended',
      reason: 'supersededUpstream',
    })
  })

  test('is not released as of a day to come', () => {
    const tomorrow = { kind: 'released', releasedOn: day('2026-05-09') } as const
    const command = { questionId: 'question-1', answer: tomorrow, by: CREDIT_OFFICE }
    expect(refusalIn(decideUpstreamAnswer(asked, command, LAW, day('2026-05-08')))?.code).toBe('DATE_IN_FUTURE')
  })

  test('takes only the answer to its own question', () => {
    const other = { questionId: 'question-2', answer: { kind: 'stillListed' }, by: CREDIT_OFFICE } as const
    expect(refusalIn(decideUpstreamAnswer(asked, other, LAW, day('2026-05-08')))?.code).toBe('WRONG_STATE')
  })
})
