import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localDate } from '../calendar/local-date.ts'
import { fen } from '../kernel/money.ts'
import { findCommitmentReading } from './commitment.ts'
import {
  decideCorrectRecord,
  decideImportRecord,
  decidePublishRecord,
  decideReportRecord,
  decideSettleCommitment,
  decideUpsetRecord,
  decideWithdrawRecord,
} from './decide-record.ts'
import { findHeaviestPenalty, PENALTY_KINDS } from './penalty-kind.ts'
import type { PenaltyKind } from './penalty-kind.ts'
import type { PublicationReading } from './publication.ts'
import { evolveRecord } from './record.ts'
import type { CreditRecord, RecordContent, RecordEvent, RecordHead } from './record.ts'

const d = localDate
const ground = { rulebook: 'test', basis: [], values: {} }
const by = { officerId: 'o', organisationId: 'u' }
const head: RecordHead = {
  recordId: 'r1',
  subjectId: 's1',
  subjectKind: 'enterprise',
  authorityId: 'a1',
  providerId: 'a1',
  place: '445300',
  documentTitle: '行政处罚决定书',
  documentNumber: '云市监罚〔2026〕1号',
  decidedOn: d('2026-03-02'),
}
const penalty: RecordContent = {
  kind: 'penalty',
  procedure: 'ordinary',
  penalties: ['fine'],
  fine: fen(200_000),
  confiscated: null,
  facts: 't',
  legalGround: null,
  assignedClass: null,
  sector: '*',
}
const commitment: RecordContent = { kind: 'commitment', field: 'workSafety', text: 't', dueOn: d('2026-05-02') }
const imported = (content: RecordContent = penalty): RecordEvent => ({
  type: 'RecordImported',
  ...head,
  content,
  on: d('2026-03-03'),
})
const withdrawn: RecordEvent = {
  type: 'RecordWithdrawn',
  reason: 'decisionRevoked',
  reasons: 't',
  on: d('2026-04-01'),
  ground,
}
const published: RecordEvent = { type: 'RecordPublished', site: '信用云浮', on: d('2026-03-05'), ground }
const reported: RecordEvent = { type: 'RecordReported', platform: '省平台', on: d('2026-03-05') }
const upset: RecordEvent = { type: 'RecordUpset', reason: 'decisionRevoked', on: d('2026-03-20') }
const settled: RecordEvent = { type: 'CommitmentSettled', outcome: 'performed', on: d('2026-05-02'), evidence: 'e' }
const given = (...events: RecordEvent[]): CreditRecord | undefined =>
  events.reduce<CreditRecord | undefined>((record, event) => evolveRecord(record, event), undefined)
const codeOf = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code)

describe('taking in, correcting, withdrawing', () => {
  test('a record is taken in once, and not before its decision', () => {
    expect(decideImportRecord(undefined, head, penalty, d('2026-03-03'))).toEqual({ ok: true, value: [imported()] })
    expect(codeOf(decideImportRecord(given(imported()), head, penalty, d('2026-03-03')))).toBe('RECORD_ALREADY_EXISTS')
    expect(codeOf(decideImportRecord(undefined, head, penalty, d('2026-03-01')))).toBe('RECORD_IN_FUTURE')
  })

  const change = { reason: 'wronglyEntered', reasons: 't', on: d('2026-03-10') } as const
  const more = { ...penalty, fine: fen(300_000) } as RecordContent
  test.each([
    ['nothing', undefined, head, more, change, 'RECORD_UNKNOWN'],
    ['a withdrawn record', given(imported(), withdrawn), head, more, change, 'RECORD_WITHDRAWN'],
    ['to the same', given(imported()), { ...head }, { ...penalty, penalties: ['fine'] }, change, 'RECORD_UNCHANGED'],
    ['without reasons', given(imported()), head, more, { ...change, reasons: ' ' }, 'REASON_MISSING'],
    [
      'to a future decision',
      given(imported()),
      { ...head, decidedOn: d('2026-03-11') },
      penalty,
      change,
      'RECORD_IN_FUTURE',
    ],
    ['its amount', given(imported()), head, more, change, 'ok'],
    ['its number', given(imported()), { ...head, documentNumber: null }, penalty, change, 'ok'],
    ['its kinds', given(imported()), head, { ...penalty, penalties: ['fine', 'warning'] }, change, 'ok'],
  ] as const)('correcting %s', (_, record, newHead, content, how, code) => {
    expect(codeOf(decideCorrectRecord(record, newHead, content, how))).toBe(code)
  })

  test('a correction replaces content, keeps its trace and settles what was upset', () => {
    const result = decideCorrectRecord(given(imported(), upset), head, more, change)
    const record = result.ok ? given(imported(), upset, ...result.value) : undefined
    expect(record).toMatchObject({
      content: { fine: 300_000 },
      corrections: [{ on: '2026-03-10', reason: 'wronglyEntered' }],
      upset: null,
    })
  })

  test('a withdrawal needs reasons and happens once, after an upset or without one', () => {
    expect(codeOf(decideWithdrawRecord(given(imported()), { ...change, reasons: '' }, ground))).toBe('REASON_MISSING')
    expect(codeOf(decideWithdrawRecord(given(imported(), withdrawn), change, ground))).toBe('RECORD_WITHDRAWN')
    const result = decideWithdrawRecord(given(imported(), upset), change, ground)
    expect(result.ok && given(imported(), upset, ...result.value)?.status).toBe('withdrawn')
  })

  test('a decision is upset once', () => {
    const act = { reason: 'decisionRevoked', on: d('2026-03-20') } as const
    expect(decideUpsetRecord(given(imported()), act)).toEqual({ ok: true, value: [upset] })
    expect(codeOf(decideUpsetRecord(given(imported(), upset), act))).toBe('RECORD_UNCHANGED')
    expect(codeOf(decideUpsetRecord(undefined, act))).toBe('RECORD_UNKNOWN')
  })

  test('no history of a known record makes the fold throw, and a withdrawn record stays withdrawn', () => {
    const any = fc.constantFrom(published, reported, upset, withdrawn, settled)
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), (events) => {
        const record = given(imported(), ...events)
        expect(record?.status).toBe(events.includes(withdrawn) ? 'withdrawn' : 'standing')
      }),
    )
    expect(() => given(published)).toThrow(TypeError)
  })
})

describe('reporting and publishing', () => {
  const simplified = { ...penalty, procedure: 'simplified' } as RecordContent
  test.each([
    ['a penalty', given(imported()), 'ok'],
    ['a penalty by the simplified procedure', given(imported(simplified)), 'RECORD_NOT_REPORTED'],
    ['a commitment', given(imported(commitment)), 'RECORD_NOT_REPORTED'],
    ['twice', given(imported(), reported), 'RECORD_UNCHANGED'],
    ['what was withdrawn', given(imported(), withdrawn), 'RECORD_WITHDRAWN'],
  ] as const)('reporting %s', (_, record, code) => {
    expect(codeOf(decideReportRecord(record, '省平台', d('2026-03-05')))).toBe(code)
  })

  const open: PublicationReading = {
    kind: 'public',
    from: d('2026-03-02'),
    until: d('2027-03-02'),
    publicationClass: 'general',
    confirmed: true,
    basis: [],
  }
  const unconfirmed = { ...open, confirmed: false }
  test.each([
    ['what is public', given(imported()), open, null, 'ok'],
    ['on the same site again', given(imported(), published), open, null, 'RECORD_UNCHANGED'],
    [
      'what is not public',
      given(imported()),
      { kind: 'notPublic', why: 'minor', basis: [] },
      null,
      'PUBLICATION_NOT_ALLOWED',
    ],
    ['what is over', given(imported()), { ...open, kind: 'ended' }, null, 'PUBLICATION_ENDED'],
    ['an unconfirmed class', given(imported()), unconfirmed, null, 'RULE_UNCONFIRMED'],
    ['an unconfirmed class with an official’s name', given(imported()), unconfirmed, by, 'ok'],
    ['nothing', undefined, open, null, 'RECORD_UNKNOWN'],
  ] as const)('publishing %s', (_, record, reading, confirmedBy, code) => {
    const publication = { site: '信用云浮', on: d('2026-03-05'), confirmedBy }
    expect(codeOf(decidePublishRecord(record, publication, reading as PublicationReading, ground))).toBe(code)
  })
})

describe('commitments', () => {
  const performance = { outcome: 'performed', on: d('2026-05-02'), evidence: 'e' } as const
  test.each([
    ['a commitment', given(imported(commitment)), performance, 'ok'],
    ['a penalty', given(imported()), performance, 'NOT_A_COMMITMENT'],
    ['a settled one', given(imported(commitment), settled), performance, 'COMMITMENT_ALREADY_SETTLED'],
    ['one without evidence', given(imported(commitment)), { ...performance, evidence: '' }, 'EVIDENCE_MISSING'],
  ] as const)('settling %s', (_, record, how, code) => {
    expect(codeOf(decideSettleCommitment(record, how))).toBe(code)
  })

  // 2026-05-02 is a rest day: a promise ends on its date all the same.
  test.each([
    ['runs on its last day', [], '2026-05-02', { kind: 'running', dueOn: '2026-05-02' }],
    ['is overdue the day after', [], '2026-05-03', { kind: 'overdue', dueOn: '2026-05-02' }],
    ['is performed in time', [settled], '2026-06-01', { kind: 'performed', on: '2026-05-02', late: false }],
    [
      'is performed late',
      [{ ...settled, on: d('2026-05-03') }],
      '2026-06-01',
      { kind: 'performed', on: '2026-05-03', late: true },
    ],
    ['is broken', [{ ...settled, outcome: 'broken' }], '2026-06-01', { kind: 'broken', on: '2026-05-02' }],
    ['was not yet settled the day before', [settled], '2026-05-01', { kind: 'running', dueOn: '2026-05-02' }],
  ] as const)('a commitment %s', (_, events, on, reading) => {
    const record = given(imported(commitment), ...events)
    expect(record && findCommitmentReading(record, d(on))).toEqual(reading)
  })

  test('a penalty has no commitment to read', () => {
    const record = given(imported())
    expect(record && findCommitmentReading(record, d('2026-06-01'))).toBeUndefined()
  })
})

describe('penalty kinds', () => {
  test.each([
    [['warning', 'fine'], 'fine'],
    [['fine', 'confiscationOfGains', 'warning'], 'confiscationOfGains'],
    [['confiscationOfGoods', 'suspensionOfLicence'], 'suspensionOfLicence'],
    [['suspensionOfBusiness', 'suspensionOfLicence'], 'suspensionOfBusiness'],
    [['revocationOfLicence', 'suspensionOfBusiness'], 'revocationOfLicence'],
    [['revocationOfLicence', 'detention'], 'detention'],
    [['other'], 'other'],
    [[], undefined],
  ] as const)('%s counts as %s', (kinds, heaviest) => expect(findHeaviestPenalty(kinds)).toBe(heaviest))

  test('the heaviest kind does not depend on the order', () => {
    const kind = fc.constantFrom(...(Object.keys(PENALTY_KINDS) as PenaltyKind[]))
    fc.assert(
      fc.property(fc.array(kind), (kinds) => {
        expect(findHeaviestPenalty([...kinds].reverse())).toBe(findHeaviestPenalty(kinds))
      }),
    )
  })
})
