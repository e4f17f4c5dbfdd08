import { describe, expect, test } from 'vitest'
import { cite } from '../kernel/citation.ts'
import { HEALTHY } from '../kernel/health.ts'
import {
  decideReceivedAmendment,
  decideReceivedConfirmation,
  decideReception,
  decideUpstreamAnswer,
  decideUpstreamQuestion,
  decideUpstreamRelease,
} from './decide-received.ts'
import type { Reception } from './decide-received.ts'
import { decideRelease } from './decide-release.ts'
import type { Listing } from './listing.ts'
import { ground, withListType, wrongState } from './testing-law.ts'
import {
  COURT,
  CREDIT_OFFICE,
  DECIDER,
  LAW,
  PUYANG,
  SAFETY,
  after,
  day,
  listed,
  proposal,
  proposed,
  received,
  reception,
  refusalIn,
} from './testing-listings.ts'

const N49 = [cite('N49', '(八)')]
const TERM_BASIS = [cite('SPC17', '第二条')]
const TODAY = day('2026-03-02')
const NOT_STATED = { service: { kind: 'notStated' } } as const
const NOT_OURS = { code: 'NOT_OURS_TO_DECIDE', basis: [] }
const years = (count: number) =>
  ({ start: day('2026-03-01'), length: { count, unit: 'year' }, latestEnd: null, basis: TERM_BASIS }) as const
const openEnded = { ...years(1), length: 'openEnded' } as const
const unsound = (footing: keyof typeof HEALTHY) => ({ ...LAW, health: { ...HEALTHY, [footing]: 'missing' } })
const noAct = (footing: string) => ({ code: 'NO_NEW_ADVERSE_ACT', missing: [footing], basis: [] })
const asks = (state: Listing | undefined) =>
  decideUpstreamQuestion(state, { questionId: 'question-1', file: 'file:2' }, LAW, day('2026-05-06'))
const asked = (state: Listing | undefined) => after(state, asks(state))
const OPEN_QUESTION = { code: 'UPSTREAM_QUESTION_OPEN', questionId: 'question-1', basis: N49 }
const released = () =>
  after(listed(), decideRelease(listed(), { reason: 'withdrawn', reasons: 'r', by: DECIDER }, LAW, day('2026-05-06')))

describe('a reception', () => {
  const receive = (changes: Partial<Reception> = {}, law = LAW, unit = COURT) =>
    decideReception(undefined, reception(changes), unit, law, TODAY)
  const honour = (): Partial<Reception> => {
    const { entry } = proposal({
      place: PUYANG,
      listKind: 'incentive',
      listTypeId: 'honesty-model',
      determiner: 'court-1',
    })
    return { entry, ...NOT_STATED }
  }
  const OFFICE = { ...SAFETY, departments: ['发展改革部门'] }

  test('keeps what the determiner sent and adds the tier of the place', () => {
    const { entry, document, from, externalKey, service, file } = reception()
    expect(receive({ term: years(2) })).toEqual({
      ok: true,
      value: [
        {
          type: 'ListingReceived',
          listingId: 'listing-1',
          on: TODAY,
          ground: ground([...TERM_BASIS, ...N49], { service: 'served' }),
          listing: { ...entry, document, tier: 'blacklist' },
          from,
          externalKey,
          service,
          term: { ...years(2), setBy: 'upstream' },
          file,
        },
      ],
    })
  })

  test('of a sanction keeps that nothing was said on service; an honour needs none', () => {
    expect(receive(NOT_STATED)).toMatchObject({ value: [{ service: { kind: 'notStated' } }] })
    expect(receive(honour(), LAW, OFFICE)).toMatchObject({
      value: [{ service: { kind: 'served', on: null }, ground: { basis: [cite('G33', '(三)')] } }],
    })
    const stated = { kind: 'served', on: day('2026-02-25') } as const
    expect(receive({ ...honour(), service: stated }, LAW, OFFICE)).toMatchObject({ value: [{ service: stated }] })
  })

  test.each([
    ['catalogue', noAct('catalogue')],
    ['evidence', noAct('evidence')],
    ['calendar', undefined],
    ['upstream', undefined],
  ] as const)('of a sanction without a sound %s: %j', (footing, refusal) => {
    expect(refusalIn(receive({}, unsound(footing)))).toEqual(refusal)
    expect(receive(honour(), unsound(footing), OFFICE).ok).toBe(true)
  })

  test('needs document, lawful list and power', () => {
    expect(refusalIn(receive({ document: null }))).toEqual({ code: 'DOCUMENT_MISSING', basis: [cite('N49', '(三)')] })
    expect(refusalIn(receive({ ...honour(), document: null }, LAW, OFFICE))).toEqual({
      code: 'DOCUMENT_MISSING',
      basis: [],
    })
    expect(refusalIn(receive({}, withListType('judgment-defaulter', { repealed: TODAY })))).toEqual({
      code: 'LIST_TYPE_UNKNOWN',
      listTypeId: 'judgment-defaulter',
      basis: [],
    })
    expect(refusalIn(receive({}, LAW, SAFETY))?.code).toBe('UNIT_WITHOUT_POWER')
  })

  test.each([
    ['of an unknown day', null, undefined],
    ['of today', '2026-03-02', undefined],
    ['of tomorrow', '2026-03-03', { code: 'DATE_IN_FUTURE', date: '2026-03-03', basis: [] }],
  ])('states service %s', (_what, on, refusal) => {
    const service = { kind: 'served', on: on === null ? null : day(on) } as const
    expect(refusalIn(receive({ service }))).toEqual(refusal)
  })

  test('comes once', () => {
    const again = decideReception(received(), reception(), COURT, LAW, TODAY)
    expect(refusalIn(again)).toEqual(wrongState('listed'))
  })
})

describe('the word of a named official on an entry without service', () => {
  const waiting = () => received(NOT_STATED)
  const say = (changes: object = {}, state = waiting(), on = '2026-05-07', law = LAW) => {
    const command = { answer: 'confirm', reasons: 'text:why', by: CREDIT_OFFICE, ...changes } as const
    return decideReceivedConfirmation(state, command, law, day(on))
  }
  const decline = { answer: 'decline' } as const
  const HEAD = { listingId: 'listing-1', on: '2026-05-07', ground: ground(N49), reasons: 'text:why', by: CREDIT_OFFICE }

  test('is written either way, and confirmed takes effect today', () => {
    const confirmed = { type: 'ReceivedListingConfirmed', ...HEAD, effectiveOn: '2026-05-07' }
    expect(say()).toEqual({ ok: true, value: [confirmed] })
    expect(say(decline)).toEqual({ ok: true, value: [{ type: 'ReceivedListingDeclined', ...HEAD }] })
  })

  test('needs reasons either way', () => {
    for (const answer of [{}, decline]) {
      expect(refusalIn(say({ ...answer, reasons: '' }))).toEqual({ code: 'REASONS_MISSING', basis: N49 })
    }
  })

  test('cannot confirm what the sender is asked about, an unlawful list, a case without footing or one that is over', () => {
    expect(refusalIn(say({}, asked(waiting())))).toEqual(OPEN_QUESTION)
    expect(refusalIn(say({}, waiting(), '2026-05-07', unsound('upstream')))).toEqual(noAct('upstream'))
    expect(say({}, waiting(), '2028-03-01').ok).toBe(true)
    expect(refusalIn(say({}, waiting(), '2028-03-02'))?.code).toBe('AFTER_END')
    expect(say(decline, asked(waiting()), '2028-03-02', unsound('upstream')).ok).toBe(true)
  })

  test('is asked for while the entry waits only', () => {
    expect(refusalIn(say({}, received()))).toEqual(wrongState('listed'))
    const nothing = decideReceivedConfirmation(
      undefined,
      { answer: 'confirm', reasons: 'r', by: CREDIT_OFFICE },
      LAW,
      TODAY,
    )
    expect(refusalIn(nothing)).toEqual(wrongState('none'))
  })
})

describe('an amendment by the sender', () => {
  const { document, service, file } = reception()
  const amend = (state: Listing | undefined, changes: object = {}, on = '2026-04-01', law = LAW) =>
    decideReceivedAmendment(state, { document, service, file, term: years(2), ...changes }, law, day(on))

  test('is written with service, term and document as they are now', () => {
    expect(amend(received())).toEqual({
      ok: true,
      value: [
        {
          type: 'ReceivedListingAmended',
          listingId: 'listing-1',
          on: '2026-04-01',
          ground: ground(TERM_BASIS, { service: 'served' }),
          service,
          term: { ...years(2), setBy: 'upstream' },
          document,
          file,
        },
      ],
    })
  })

  test('reaches received entries that live', () => {
    expect(refusalIn(amend(undefined))).toEqual(wrongState('none'))
    expect(refusalIn(amend(proposed()))).toEqual(wrongState('proposed'))
    expect(refusalIn(amend(released()))).toEqual(wrongState('released'))
    expect(refusalIn(amend(listed()))).toEqual(NOT_OURS)
  })

  test('names an effective document and no service of tomorrow', () => {
    expect(refusalIn(amend(received(), { document: null }))).toEqual({
      code: 'DOCUMENT_MISSING',
      basis: [cite('N49', '(三)')],
    })
    const served = (on: string) => ({ service: { kind: 'served', on: day(on) } })
    expect(amend(received(), served('2026-04-01')).ok).toBe(true)
    const tomorrow = { code: 'DATE_IN_FUTURE', date: '2026-04-02', basis: [] }
    expect(refusalIn(amend(received(), served('2026-04-02')))).toEqual(tomorrow)
    expect(amend(received(), { service: { kind: 'served', on: null } }).ok).toBe(true)
  })

  test.each([
    ['to the same last day', years(2), years(2), true],
    ['to an earlier one', years(2), years(1), true],
    ['to a later one', years(2), years(3), false],
    ['to no last day', years(2), openEnded, false],
    ['from no last day to one', openEnded, years(9), true],
    ['from no last day to none', openEnded, openEnded, true],
  ] as const)('of the term %s needs no sound footing: %s', (_what, before, term, free) => {
    const refusal = free ? undefined : noAct('catalogue')
    expect(refusalIn(amend(received({ term: before }), { term }, '2026-04-01', unsound('catalogue')))).toEqual(refusal)
  })

  test('prolongs on sound evidence and catalogue, whatever the calendar', () => {
    const prolong = (footing: keyof typeof HEALTHY) =>
      refusalIn(amend(received(), { term: years(3) }, '2026-04-01', unsound(footing)))
    expect(prolong('evidence')).toEqual(noAct('evidence'))
    expect(prolong('calendar')).toBeUndefined()
  })

  test('of an honour may prolong it at any time', () => {
    const state = received()
    const honoured: Listing | undefined = state?.kind === 'listed' ? { ...state, listKind: 'incentive' } : undefined
    expect(amend(honoured, { term: years(5) }, '2028-03-02', unsound('catalogue')).ok).toBe(true)
    expect(refusalIn(amend(honoured, { document: null }))).toEqual({ code: 'DOCUMENT_MISSING', basis: [] })
  })

  test('that states service at last gives effect only while nothing is asked, unsound or over by the new term', () => {
    const waiting = received(NOT_STATED)
    expect(refusalIn(amend(asked(waiting), {}, '2026-05-07'))).toEqual(OPEN_QUESTION)
    expect(amend(asked(waiting), NOT_STATED, '2026-05-07').ok).toBe(true)
    expect(refusalIn(amend(waiting, {}, '2026-04-01', unsound('evidence')))).toEqual(noAct('evidence'))
    expect(amend(waiting, { term: years(1) }, '2027-03-01').ok).toBe(true)
    expect(refusalIn(amend(waiting, { term: years(1) }, '2027-03-02'))).toMatchObject({
      code: 'AFTER_END',
      endedOn: '2027-03-01',
    })
  })
})

describe('a release by the sender', () => {
  const release = (state: Listing | undefined, releasedOn: string, by?: typeof CREDIT_OFFICE | null) =>
    decideUpstreamRelease(
      state,
      { reason: 'repaired', releasedOn: day(releasedOn), ...(by === undefined ? {} : { by }) },
      LAW,
      day('2026-06-02'),
    )
  const EVENT = {
    type: 'ListingReleased',
    listingId: 'listing-1',
    on: '2026-06-02',
    ground: ground(),
    reason: 'repaired',
    reasons: null,
  }

  test('is written as of its day, with the official who took it in where there was one', () => {
    const released = { ...EVENT, releasedOn: '2026-06-02' }
    expect(release(received(), '2026-06-02')).toEqual({ ok: true, value: [{ ...released, by: null }] })
    expect(release(received(), '2026-06-02', CREDIT_OFFICE)).toEqual({
      ok: true,
      value: [{ ...released, by: CREDIT_OFFICE }],
    })
  })

  test('comes not as of tomorrow, to what is ours, or to nothing', () => {
    const tomorrow = { code: 'DATE_IN_FUTURE', date: '2026-06-03', basis: [] }
    expect(refusalIn(release(received(), '2026-06-03'))).toEqual(tomorrow)
    expect(refusalIn(release(listed(), '2026-06-02'))).toEqual(NOT_OURS)
    expect(refusalIn(release(undefined, '2026-06-02'))).toEqual(wrongState('none'))
  })
})

describe('a question to the sender', () => {
  const answer = (state: Listing | undefined, changes: object = {}) =>
    decideUpstreamAnswer(
      state,
      { questionId: 'question-1', answer: { kind: 'stillListed' }, by: CREDIT_OFFICE, ...changes },
      LAW,
      day('2026-05-08'),
    )
  const releasedOn = (on: string) => ({ answer: { kind: 'released', releasedOn: day(on) } })
  const HEAD = { listingId: 'listing-1', on: '2026-05-08', ground: ground() }

  test('is written with the file, once, while the entry is not over', () => {
    const event = { type: 'UpstreamQuestionOpened', listingId: 'listing-1', on: '2026-05-06', ground: ground() }
    const opened = { ...event, questionId: 'question-1', to: 'court-1', file: 'file:2' }
    for (const state of [received(), received(NOT_STATED)]) {
      expect(asks(state)).toEqual({ ok: true, value: [opened] })
      expect(asks(asked(state))).toEqual({ ok: true, value: [] })
    }
    const over = received({ term: { ...years(1), start: day('2025-05-05') } })
    expect(asks(over)).toEqual({ ok: true, value: [] })
    expect(refusalIn(asks(listed()))).toEqual(NOT_OURS)
    expect(refusalIn(asks(undefined))).toEqual(wrongState('none'))
  })

  test('is answered, and with a release ends the entry', () => {
    const answered = { type: 'UpstreamQuestionAnswered', ...HEAD, questionId: 'question-1', by: CREDIT_OFFICE }
    expect(answer(asked(received()))).toEqual({ ok: true, value: [{ ...answered, answer: 'stillListed' }] })
    const ended = { type: 'ListingReleased', ...HEAD, reason: 'supersededUpstream', reasons: null, by: CREDIT_OFFICE }
    expect(answer(asked(received()), releasedOn('2026-05-08'))).toEqual({
      ok: true,
      value: [
        { ...answered, answer: 'released' },
        { ...ended, releasedOn: '2026-05-08' },
      ],
    })
  })

  test('takes no answer of tomorrow, to another question, or that nobody asked', () => {
    const tomorrow = { code: 'DATE_IN_FUTURE', date: '2026-05-09', basis: [] }
    expect(refusalIn(answer(asked(received()), releasedOn('2026-05-09')))).toEqual(tomorrow)
    expect(refusalIn(answer(asked(received()), { questionId: 'question-2' }))).toEqual(wrongState('listed'))
    expect(refusalIn(answer(received()))).toEqual(wrongState('listed'))
    expect(refusalIn(answer(received(NOT_STATED)))).toEqual(wrongState('awaitingPerson'))
    expect(refusalIn(answer(proposed()))).toEqual(wrongState('proposed'))
    expect(refusalIn(answer(undefined))).toEqual(wrongState('none'))
  })
})
