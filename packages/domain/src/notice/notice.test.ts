import { describe, expect, test } from 'vitest'
import { localDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Result } from '../kernel/result.ts'
import type { ServiceProof } from '../listing/listing.ts'
import { LAW } from '../listing/testing-listings.ts'
import { readDuty } from '../duty/duty.ts'
import { decideLapse, decideNoticePaper } from './decide-notice-paper.ts'
import { decideConsent, decideConsentWithdrawal, evolveConsent } from './electronic-consent.ts'
import { evolveNotice, type Notice, type NoticeDraft, type NoticeEvent, type NoticeKind } from './notice.ts'
import { readNoticeDuties } from './notice-duties.ts'
import { listNoticeNeeds } from './notice-parts.ts'
import { readRemedyDays } from './remedy-days.ts'
import { decideService, readNextService, type ServiceReport } from './service.ts'

const day = localDate
const by = { officerId: 'o-1', organisationId: 'unit-1' }
const PRACTICE = { publicNoticeDays: 30, serveWithinDays: 7, setBy: 'operator' } as const
const WINDOW = {
  kind: 'open',
  gravity: { gravity: 'serious', by: 'table', confirmed: true, basis: [] },
  handler: 'unit-1',
  from: day('2027-03-01'),
  endsByItselfOn: day('2029-03-01'),
  basis: [],
  confirmed: true,
} as const
const FULL = {
  facts: 'r1',
  reasons: 'r2',
  rights: 'r3',
  measures: 'r4',
  removalConditions: 'r5',
  remedies: 'r6',
  proportionality: 'r7',
  statement: 'r8',
  missing: 'r9',
}
const draftOf = (kind: NoticeKind, place: string): NoticeDraft => ({
  kind,
  subjectId: 's-1',
  about: { stream: 'listing', id: 'l-1' },
  place,
  parts: FULL,
  basis: [cite('N49', '(八)')],
  values: {
    documentNumber: '应急罚〔2026〕1号',
    documentAuthority: 'court-1',
    listTypeId: 'safety',
    decisionNumber: '信〔2026〕1号',
    receiptNumber: 'YY-1',
    measureId: 'm-1',
    outcome: 'rejected',
    cause: 'expired',
    term: '2:year',
    effectiveOn: '2026-04-02',
  },
  lastDays: { answer: day('2026-03-20'), submit: day('2026-03-20') },
  foreseen: [],
  window: WINDOW,
  companion: 'n-2',
})

function valueOf<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

const fold = (events: readonly NoticeEvent[], state?: Notice): Notice => {
  const after = events.reduce<Notice | undefined>(evolveNotice, state)
  if (after === undefined) throw new Error('no paper')
  return after
}
const issue = (draft: NoticeDraft, on = '2026-03-02') => {
  const facts = { noticeId: '0190a1b2-0000', code: { ref: 'v1', hash: 'h' }, by }
  return decideNoticePaper(undefined, draft, facts, LAW, day(on))
}
const issued = (kind: NoticeKind, place = '445300') => fold(valueOf(issue(draftOf(kind, place))))

const PLACES = ['440000', '445300', '510400', '370100', '410928'] as const

describe('what a paper must say', () => {
  test.each([
    ['440000', []],
    ['445300', []],
    ['510400', []],
    ['370100', []],
    ['410928', ['measures']],
  ] as const)('the notice before listing in %s asks besides: %j', (place, besides) => {
    const needs = listNoticeNeeds('preListing', LAW, place, day('2026-03-02'))
    expect(needs).toEqual(['facts', 'reasons', 'rights', 'documentNumber', 'answer', ...besides, 'basis'])
  })

  test.each(PLACES)('in %s a measure is told with facts, reasons, proportionality, remedies and objection', (place) => {
    const paper = issued('measure', place)
    expect(listNoticeNeeds('measure', LAW, place, day('2026-03-02'))).toEqual(
      expect.arrayContaining(['facts', 'reasons', 'proportionality', 'basis']),
    )
    const remedies = paper.remedies.map(({ remedy }) => remedy)
    expect(remedies).toEqual(expect.arrayContaining(['reconsideration', 'litigation']))
    expect(paper.objection.map(({ axis }) => axis)).toContain('objectionFirstStop')
    expect(paper.repair.length).toBeGreaterThan(0)
  })

  test.each([
    ['510400', 'complaintToOffice', '二(三)2'],
    ['410928', 'complaint', '五(五)'],
  ])('the remedies in %s name the local one first: %s', (place, remedy, clause) => {
    expect(issued('objectionReply', place).remedies[0]).toMatchObject({ remedy, basis: [{ clause }] })
  })

  test.each([
    ['decision', ['correctionRequest']],
    ['received', ['correctionRequest']],
    ['measure', ['correctionRequest', 'reconsideration', 'litigation']],
  ] as const)(
    'on the list of courts a %s names %j: the listing is the court’s, a measure the authority’s',
    (kind, all) => {
      const draft = draftOf(kind, '445300')
      const ofCourt = { ...draft, values: { ...draft.values, listTypeId: 'judgment-defaulter' } }
      expect(fold(valueOf(issue(ofCourt))).remedies.map(({ remedy }) => remedy)).toEqual(all)
    },
  )

  test.each(['decision', 'repairNotice'] as const)('a %s is not issued without the window of repair', (kind) => {
    const { window: _window, ...draft } = draftOf(kind, '510400')
    expect(issue(draft)).toMatchObject({ error: { code: 'NOTICE_INCOMPLETE', missing: ['window'] } })
    expect(issued(kind, '510400').window).toEqual(WINDOW)
  })

  test.each([
    ['measure', { parts: { facts: 'r1', reasons: '' } }, ['reasons', 'proportionality']],
    ['decision', { parts: { facts: 'r1', reasons: 'r2' }, companion: '' }, ['companion']],
    ['release', { values: {}, basis: [] }, ['cause', 'effectiveOn', 'basis']],
    ['authorityProof', { parts: {}, lastDays: {} }, ['missing', 'submit']],
  ] as const)('a %s that leaves something unsaid is refused and told what', (kind, less, missing) => {
    expect(issue({ ...draftOf(kind, '445300'), ...less })).toMatchObject({
      error: { code: 'NOTICE_INCOMPLETE', missing },
    })
  })
})

const served = (channel: 'inPerson' | 'electronic' = 'inPerson', on = '2026-03-05'): ServiceReport => ({
  kind: 'served',
  channel,
  proof: { kind: 'receipt', servedOn: day(on), evidence: 'e1' },
})
const failed = (channel: 'post' | 'electronic'): ServiceReport => ({ kind: 'failed', channel, reasonCode: 'returned' })
const report = (state: Notice, what: ServiceReport, on: string, consented = false) =>
  decideService(state, what, { by, consented, practice: PRACTICE }, LAW, day(on))
const attempt = (state: Notice, what: ServiceReport, on: string, consented = false) =>
  fold(valueOf(report(state, what, on, consented)), state)

describe('the ledger of service', () => {
  const paper = issued('measure')
  const afterPost = attempt(paper, failed('post'), '2026-03-06')
  const putUp: ServiceReport = { kind: 'putUp', putUpOn: day('2026-03-09'), evidence: 'e2' }
  const standing = attempt(afterPost, putUp, '2026-03-09')
  const byNotice = (servedOn: string): ServiceReport => {
    const proof: ServiceProof = {
      kind: 'publicNotice',
      putUpOn: day('2026-03-09'),
      servedOn: day(servedOn),
      evidence: 'e2',
    }
    return { kind: 'served', channel: 'publicNotice', proof }
  }

  test.each([
    ['electronic service without consent', paper, served('electronic'), '2026-03-06', 'ELECTRONIC_CONSENT_MISSING'],
    ['a public notice at once', paper, putUp, '2026-03-09', 'OTHER_CHANNEL_FIRST'],
    ['a public notice whose days run', standing, byNotice('2026-04-07'), '2026-04-07', 'PUBLIC_NOTICE_RUNNING'],
    ['a day to come', paper, served('inPerson', '2026-03-09'), '2026-03-06', 'DATE_IN_FUTURE'],
    ['a second service', attempt(paper, served(), '2026-03-06'), served(), '2026-03-06', 'WRONG_STATE'],
  ] as const)('refuses %s', (_, state, what, on, code) => {
    expect(report(state, what, on)).toMatchObject({ ok: false, error: { code } })
  })

  test('a bounced electronic service alone opens no public notice', () => {
    const bounced = attempt(paper, failed('electronic'), '2026-03-06', true)
    expect(report(bounced, putUp, '2026-03-09')).toMatchObject({ error: { code: 'OTHER_CHANNEL_FIRST' } })
  })

  test('after a failure the next step is another channel, then the public notice, then its last day', () => {
    expect(readNextService(paper, false, day('2026-03-03'))).toMatchObject({
      channels: ['inPerson', 'leftAtAddress', 'post', 'entrusted'],
    })
    expect(readNextService(paper, true, day('2026-03-03'))).toMatchObject({ channels: { 0: 'electronic' } })
    expect(readNextService(afterPost, false, day('2026-03-07'))).toMatchObject({
      channels: ['inPerson', 'leftAtAddress', 'entrusted', 'publicNotice', 'post'],
      failed: 1,
    })
    expect(readNextService(standing, false, day('2026-04-07'))).toEqual({ kind: 'standing', until: '2026-04-08' })
    expect(readNextService(standing, false, day('2026-04-08'))).toEqual({
      kind: 'recordPublicNotice',
      since: '2026-04-08',
    })
    const done = attempt(standing, byNotice('2026-04-08'), '2026-04-09')
    expect(readNextService(done, false, day('2026-04-09'))).toEqual({ kind: 'served', on: '2026-04-08' })
  })

  test('the last days run from the proof of service and not before; an objection has none', () => {
    expect(readRemedyDays(afterPost, LAW.calendar).map(({ lastDay }) => lastDay)).toEqual([null, null])
    const done = attempt(afterPost, served('inPerson', '2026-03-09'), '2026-03-10')
    expect(readRemedyDays(done, LAW.calendar).map(({ remedy, lastDay }) => [remedy, lastDay])).toEqual([
      ['reconsideration', '2026-05-08'],
      ['litigation', '2026-09-09'],
    ])
    expect(issued('objectionReply', '510400').remedies[0]?.within).toBeNull()
  })

  test('the duty to serve runs until service or until the public notice stands, and ends with a paper that lapsed', () => {
    const dutyOf = (state: Notice, on: string) =>
      readNoticeDuties(state, PRACTICE).map((duty) => readDuty(duty, day(on), LAW.calendar))[0]
    expect(dutyOf(afterPost, '2026-03-09')).toMatchObject({ kind: 'running', lastDay: '2026-03-09', alert: 100 })
    expect(dutyOf(afterPost, '2026-03-10')).toMatchObject({ kind: 'breached' })
    expect(dutyOf(standing, '2026-03-20')).toEqual({ kind: 'done', on: '2026-03-09', daysLate: 0 })
    const lapsed = fold(valueOf(decideLapse(paper, LAW, day('2026-03-04'))), paper)
    expect(dutyOf(lapsed, '2026-03-20')).toMatchObject({ kind: 'done', on: '2026-03-04' })
    expect(report(lapsed, served(), '2026-03-06')).toMatchObject({ error: { code: 'WRONG_STATE' } })
  })

  test('consent needs an address and a signed paper, and can be withdrawn', () => {
    const given = { subjectId: 's-1', address: 'a', evidence: 'e', by }
    expect(decideConsent(undefined, { ...given, evidence: '' }, LAW, day('2026-03-02'))).toMatchObject({
      error: { code: 'EVIDENCE_MISSING' },
    })
    const consent = valueOf(decideConsent(undefined, given, LAW, day('2026-03-02'))).reduce(evolveConsent, undefined)
    expect(decideConsent(consent, given, LAW, day('2026-03-03'))).toMatchObject({ error: { code: 'WRONG_STATE' } })
    const ended = valueOf(decideConsentWithdrawal(consent, by, LAW, day('2026-03-04'))).reduce(evolveConsent, consent)
    expect(ended).toMatchObject({ givenOn: '2026-03-02', withdrawnOn: '2026-03-04' })
  })
})
