import { describe, expect, test } from 'vitest'
import { cite } from '../kernel/citation.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Result } from '../kernel/result.ts'
import type { ServiceChannel, ServiceProof } from '../listing/listing.ts'
import { ground, wrongState } from '../listing/testing-law.ts'
import { day, LAW, YUNFU } from '../listing/testing-listings.ts'
import { decideNoticePaper } from './decide-notice-paper.ts'
import {
  decideConsent,
  decideConsentWithdrawal,
  evolveConsent,
  type Consent,
  type ConsentEvent,
} from './electronic-consent.ts'
import { evolveNotice, type Notice, type NoticeEvent } from './notice.ts'
import { readNoticeDuties } from './notice-duties.ts'
import { decideService, readNextService, type ServiceReport } from './service.ts'

const ISSUED_ON = day('2026-03-02')
const ON = day('2026-03-06')
const BY = { officerId: 'officer-1', organisationId: 'unit-1' }
/** 行政处罚法 第六十一条 sends to the law of civil procedure; it is relied on where it opens a channel. */
const CHANNEL_LAW = cite('APL', '第六十一条')
const PRACTICE = { publicNoticeDays: 30, serveWithinDays: 7, setBy: 'operator' } as const

function eventsOf<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
function fold(events: readonly NoticeEvent[], from?: Notice): Notice {
  const state = events.reduce<Notice | undefined>(evolveNotice, from)
  if (state === undefined) throw new Error('no paper')
  return state
}
const paper = (): Notice => {
  const draft = {
    kind: 'objectionReceipt',
    subjectId: 'subject-1',
    about: { stream: 'objection', id: 'o-1' },
    place: YUNFU,
    parts: {},
    basis: [cite('YF', '(二十五)')],
    values: { receiptNumber: 'YY-1' },
  } as const
  const facts = { noticeId: 'n-1', code: { ref: 'v1', hash: 'h' }, by: BY }
  return fold(eventsOf(decideNoticePaper(undefined, draft, facts, LAW, ISSUED_ON)))
}
const report = (state: Notice | undefined, what: ServiceReport, consented = false, on = ON) =>
  decideService(state, what, { by: BY, consented, practice: PRACTICE }, LAW, on)
const after = (state: Notice, what: ServiceReport, consented = false) =>
  fold(eventsOf(report(state, what, consented)), state)

const failed = (channel: ServiceChannel): ServiceReport => ({ kind: 'failed', channel, reasonCode: 'returned' })
const RECEIPT: ServiceProof = { kind: 'receipt', servedOn: day('2026-03-05'), evidence: 'file:receipt' }
const served = (channel: ServiceChannel, further?: Notice['further']): ServiceReport => ({
  kind: 'served',
  channel,
  proof: RECEIPT,
  ...(further === undefined ? {} : { further }),
})
const PUT_UP: ServiceReport = { kind: 'putUp', putUpOn: day('2026-03-05'), evidence: 'file:notice' }
const RAN_OUT = { kind: 'ranOut', evidence: 'file:photo' } as const
const SHOWN = { kind: 'shown', evidence: 'receipt:YY-1' } as const
const tried = () => after(paper(), failed('post'))
const standing = () => after(tried(), PUT_UP)
const publicly = (servedOn: string): ServiceReport => ({
  kind: 'served',
  channel: 'post',
  proof: { kind: 'publicNotice', putUpOn: day('2026-03-05'), servedOn: day(servedOn), evidence: 'file:notice' },
})

describe('each attempt says what it stands on', () => {
  const head = { noticeId: 'n-1', by: BY }

  test.each([
    ['inPerson', []],
    ['post', []],
    ['leftAtAddress', []],
    ['entrusted', []],
    ['electronic', [CHANNEL_LAW]],
  ] as const)('%s: %j', (channel, basis) => {
    expect(eventsOf(report(paper(), served(channel), true))).toEqual([
      {
        type: 'NoticeServed',
        ...head,
        on: ON,
        ground: ground(basis, { servedOn: '2026-03-05' }),
        channel,
        proof: RECEIPT,
        further: {},
      },
    ])
    expect(eventsOf(report(paper(), failed(channel), true))).toEqual([
      { type: 'NoticeServiceFailed', ...head, on: ON, ground: ground(basis), channel, reasonCode: 'returned' },
    ])
  })

  test('a public notice stands for the days the operator set, and serves on the last of them', () => {
    const values = { practice: PRACTICE }
    expect(eventsOf(report(tried(), PUT_UP))).toEqual([
      {
        type: 'NoticePutUp',
        ...head,
        on: ON,
        ground: ground([CHANNEL_LAW], values),
        putUpOn: '2026-03-05',
        servedFrom: '2026-04-04',
        evidence: 'file:notice',
      },
    ])
    const done = publicly('2026-04-04')
    expect(eventsOf(report(standing(), done, false, day('2026-04-04')))).toEqual([
      {
        type: 'NoticeServed',
        ...head,
        on: '2026-04-04',
        ground: ground([CHANNEL_LAW], { servedOn: '2026-04-04', ...values }),
        channel: 'publicNotice',
        proof: done.kind === 'served' ? done.proof : null,
        further: {},
      },
    ])
  })
})

test('a public notice that ran out served on the last of its days, however late that is recorded', () => {
  const [event, ...more] = eventsOf(report(standing(), RAN_OUT, false, day('2026-04-20')))
  expect(more).toEqual([])
  expect(event).toMatchObject({
    type: 'NoticeServed',
    on: '2026-04-20',
    channel: 'publicNotice',
    proof: { kind: 'publicNotice', putUpOn: '2026-03-05', servedOn: '2026-04-04', evidence: 'file:photo' },
  })
})

test('a receipt on the screen is in the hand of whoever sent what it acknowledges: at that moment, without a consent', () => {
  expect(eventsOf(report(paper(), SHOWN, false, ISSUED_ON))).toEqual([
    {
      type: 'NoticeServed',
      noticeId: 'n-1',
      by: BY,
      on: ISSUED_ON,
      ground: ground([], { servedOn: ISSUED_ON }),
      channel: 'electronic',
      proof: { kind: 'delivered', servedOn: ISSUED_ON, evidence: 'receipt:YY-1' },
      further: {},
    },
  ])
})

describe('service is refused', () => {
  const future = day('2026-03-07')

  test.each<[string, () => Result<unknown, Refusal>, Refusal]>([
    ['of no paper', () => report(undefined, served('post')), wrongState('none')],
    ['of one that was served', () => report(after(paper(), served('post')), served('post')), wrongState('served')],
    ['of one that lapsed', () => report({ ...paper(), lapsedOn: ON }, served('post')), wrongState('lapsed')],
    [
      'by wire without consent',
      () => report(paper(), served('electronic')),
      { code: 'ELECTRONIC_CONSENT_MISSING', basis: [CHANNEL_LAW] },
    ],
    ['by public notice at once', () => report(paper(), PUT_UP), { code: 'OTHER_CHANNEL_FIRST', basis: [CHANNEL_LAW] }],
    [
      'by a public notice still running',
      () => report(standing(), publicly('2026-04-03'), false, day('2026-04-03')),
      { code: 'PUBLIC_NOTICE_RUNNING', until: day('2026-04-04'), basis: [] },
    ],
    [
      'by a public notice that only a delivery proves',
      () => report(standing(), served('publicNotice'), false, day('2026-04-04')),
      { code: 'PUBLIC_NOTICE_UNPROVED', basis: [CHANNEL_LAW] },
    ],
    [
      'by a public notice that never went up',
      () => report(tried(), publicly('2026-04-04'), false, day('2026-04-04')),
      { code: 'PUBLIC_NOTICE_UNPROVED', basis: [CHANNEL_LAW] },
    ],
    [
      'by a public notice said to have gone up on another day than the ledger has',
      () => report(after(tried(), { ...PUT_UP, putUpOn: ON }), publicly('2026-04-05'), false, day('2026-04-06')),
      { code: 'PUBLIC_NOTICE_UNPROVED', basis: [CHANNEL_LAW] },
    ],
    [
      'as run out where none went up',
      () => report(tried(), RAN_OUT, false, day('2026-04-04')),
      { code: 'PUBLIC_NOTICE_UNPROVED', basis: [CHANNEL_LAW] },
    ],
    [
      'as run out a day early',
      () => report(standing(), RAN_OUT, false, day('2026-04-03')),
      { code: 'PUBLIC_NOTICE_RUNNING', until: day('2026-04-04'), basis: [] },
    ],
    [
      'as run out without proof',
      () => report(standing(), { ...RAN_OUT, evidence: '' }, false, day('2026-04-04')),
      { code: 'EVIDENCE_MISSING', basis: [] },
    ],
    [
      'by the screen, of a receipt of an earlier day',
      () => report(paper(), SHOWN),
      { code: 'ELECTRONIC_CONSENT_MISSING', basis: [CHANNEL_LAW] },
    ],
    [
      'by the screen, of an answer',
      () => report({ ...paper(), kind: 'objectionReply' }, SHOWN, false, ISSUED_ON),
      { code: 'ELECTRONIC_CONSENT_MISSING', basis: [CHANNEL_LAW] },
    ],
    [
      'by the screen without the code that was shown',
      () => report(paper(), { ...SHOWN, evidence: '' }, false, ISSUED_ON),
      { code: 'EVIDENCE_MISSING', basis: [] },
    ],
    [
      'by a public notice put up tomorrow',
      () => report(tried(), { kind: 'putUp', putUpOn: future, evidence: 'file:notice' }),
      { code: 'DATE_IN_FUTURE', date: future, basis: [] },
    ],
    [
      'by a public notice without proof',
      () => report(tried(), { kind: 'putUp', putUpOn: ON, evidence: '' }),
      { code: 'EVIDENCE_MISSING', basis: [] },
    ],
    [
      'with a receipt of tomorrow',
      () => report(paper(), { kind: 'served', channel: 'post', proof: { ...RECEIPT, servedOn: future } }),
      { code: 'DATE_IN_FUTURE', date: future, basis: [] },
    ],
  ])('%s', (_, act, error) => {
    expect(act()).toEqual({ ok: false, error })
  })
})

describe('a public notice comes after a failure at the place of the subject', () => {
  test.each([
    ['inPerson', true],
    ['post', true],
    ['entrusted', true],
    ['leftAtAddress', true],
    ['electronic', false],
  ] as const)('%s: %s', (channel, opens) => {
    const state = after(paper(), failed(channel), true)
    expect(report(state, PUT_UP).ok).toBe(opens)
    const next = readNextService(state, false, ON)
    expect(next.kind === 'attempt' && next.channels.includes('publicNotice')).toBe(opens)
  })

  test('not after one that stands, or was served: only a failure opens it', () => {
    const attempts = [{ outcome: 'served', channel: 'post', on: ON, by: BY, proof: RECEIPT }] as const
    expect(report({ ...paper(), attempts }, PUT_UP)).toMatchObject({ error: { code: 'OTHER_CHANNEL_FIRST' } })
  })
})

describe('the next step', () => {
  test('what was not tried, by wire first where the subject agreed, then what was', () => {
    expect(readNextService(paper(), true, ON)).toEqual({
      kind: 'attempt',
      channels: ['electronic', 'inPerson', 'leftAtAddress', 'post', 'entrusted'],
      failed: 0,
    })
    expect(readNextService(after(tried(), failed('inPerson')), false, ON)).toEqual({
      kind: 'attempt',
      channels: ['leftAtAddress', 'entrusted', 'publicNotice', 'inPerson', 'post'],
      failed: 2,
    })
  })

  test('a failure after the public notice went up changes nothing: it stands', () => {
    const [failure] = eventsOf(report(tried(), failed('inPerson')))
    if (failure === undefined) throw new Error('nothing reported')
    expect(readNextService(fold([failure], standing()), false, ON)).toEqual({ kind: 'standing', until: '2026-04-04' })
  })
})

describe('the ledger of a paper', () => {
  test('keeps every attempt, the proof, and what was told besides', () => {
    const told = after(standing(), served('inPerson', { measures: 'text:2' }))
    expect(told).toMatchObject({ service: RECEIPT, further: { measures: 'text:2' }, lapsedOn: null })
    expect(told.attempts).toEqual([
      { outcome: 'failed', channel: 'post', on: ON, by: BY, reasonCode: 'returned' },
      {
        outcome: 'putUp',
        channel: 'publicNotice',
        on: '2026-03-05',
        by: BY,
        evidence: 'file:notice',
        servedFrom: '2026-04-04',
      },
      { outcome: 'served', channel: 'inPerson', on: '2026-03-05', by: BY, proof: RECEIPT },
    ])
  })

  test('begins with its issue, once; it lapses once', () => {
    const lapsed = (on: string): NoticeEvent => ({
      type: 'NoticeLapsed',
      noticeId: 'n-1',
      on: day(on),
      ground: ground(),
    })
    expect(evolveNotice(undefined, lapsed('2026-03-04'))).toBeUndefined()
    expect(fold([lapsed('2026-03-04'), lapsed('2026-03-05')], paper()).lapsedOn).toBe('2026-03-04')
    const { attempts: _a, service: _s, further: _f, lapsedOn: _l, ...core } = paper()
    const again: NoticeEvent = { type: 'NoticeIssued', noticeId: 'n-1', on: ON, ground: ground(), notice: core }
    const state = tried()
    expect(evolveNotice(state, again)).toBe(state)
  })

  test('that a term ran out is told on the subject’s own page: nobody has to serve it', () => {
    const told = (cause: string): Notice => ({ ...paper(), kind: 'release', values: { cause } })
    expect(readNoticeDuties(told('expired'), PRACTICE)).toEqual([])
    expect(readNoticeDuties(told('withdrawn'), PRACTICE)).toHaveLength(1)
  })

  test('the duty to serve is the issuer’s, by the operator’s days and no clause', () => {
    expect(readNoticeDuties(paper(), PRACTICE)).toEqual([
      {
        kind: 'serveNotice',
        about: { stream: 'notice', id: 'n-1' },
        part: '',
        owner: 'unit-1',
        since: ISSUED_ON,
        clock: {
          nature: 'limit',
          start: ISSUED_ON,
          length: { count: 7, unit: 'day' },
          pauses: [],
          extensions: [],
          cap: null,
          ended: null,
        },
        basis: [],
        doneOn: null,
      },
    ])
    const doneOn = (state: Notice) => readNoticeDuties(state, PRACTICE)[0]?.doneOn
    expect(doneOn(after(paper(), served('post')))).toBe('2026-03-05')
    expect(doneOn(standing())).toBe('2026-03-05')
    expect(doneOn(tried())).toBeNull()
    expect(doneOn({ ...paper(), lapsedOn: day('2026-03-04') })).toBe('2026-03-04')
  })
})

describe('the consent to electronic service', () => {
  const given = { subjectId: 'subject-1', address: 'vault:address', evidence: 'file:signed', by: BY }
  const give = (state?: Consent, change: Partial<typeof given> = {}) =>
    decideConsent(state, { ...given, ...change }, LAW, ON)
  const withdraw = (state: Consent | undefined) => decideConsentWithdrawal(state, BY, LAW, day('2026-03-09'))
  const consentOf = (...acts: readonly ((state: Consent | undefined) => Result<readonly ConsentEvent[], Refusal>)[]) =>
    acts.reduce<Consent | undefined>((state, act) => eventsOf(act(state)).reduce(evolveConsent, state), undefined)

  test('is given with an address and a signed paper, and withdrawn, both by 第六十一条', () => {
    const law = ground([CHANNEL_LAW])
    expect(eventsOf(give())).toEqual([{ type: 'ElectronicConsentGiven', ...given, on: ON, ground: law }])
    expect(eventsOf(withdraw(consentOf(give)))).toEqual([
      { type: 'ElectronicConsentWithdrawn', subjectId: 'subject-1', on: '2026-03-09', ground: law, by: BY },
    ])
  })

  test('stands until it is withdrawn, and may be given again', () => {
    const first = { subjectId: 'subject-1', address: 'vault:address', evidence: 'file:signed', givenOn: ON }
    expect(consentOf(give)).toEqual({ ...first, withdrawnOn: null })
    expect(consentOf(give, withdraw)).toEqual({ ...first, withdrawnOn: '2026-03-09' })
    expect(consentOf(give, withdraw, give)).toEqual({ ...first, withdrawnOn: null })
  })

  test.each<[string, () => Result<unknown, Refusal>, Refusal]>([
    ['without an address', () => give(undefined, { address: '' }), { code: 'EVIDENCE_MISSING', basis: [CHANNEL_LAW] }],
    [
      'without the signed paper',
      () => give(undefined, { evidence: '' }),
      { code: 'EVIDENCE_MISSING', basis: [CHANNEL_LAW] },
    ],
    ['twice', () => give(consentOf(give)), { code: 'WRONG_STATE', state: 'consented', basis: [CHANNEL_LAW] }],
    [
      'withdrawn where none was given',
      () => withdraw(undefined),
      { code: 'WRONG_STATE', state: 'noConsent', basis: [CHANNEL_LAW] },
    ],
    [
      'withdrawn twice',
      () => withdraw(consentOf(give, withdraw)),
      { code: 'WRONG_STATE', state: 'noConsent', basis: [CHANNEL_LAW] },
    ],
  ])('not %s', (_, act, error) => {
    expect(act()).toEqual({ ok: false, error })
  })

  test('a withdrawal of what was never given is no history', () => {
    const event: ConsentEvent = {
      type: 'ElectronicConsentWithdrawn',
      subjectId: 'subject-1',
      on: ON,
      ground: ground(),
      by: BY,
    }
    expect(evolveConsent(undefined, event)).toBeUndefined()
  })
})
