import { describe, expect, test } from 'vitest'
import { fen } from '../kernel/money.ts'
import {
  decideCorrectRecord,
  decideImportRecord,
  decidePublishRecord,
  decideReportRecord,
  decideSettleCommitment,
  decideUpsetRecord,
  decideWithdrawRecord,
} from './decide-record.ts'
import type { PublicationReading } from './publication.ts'
import type { CreditRecord, RecordContent, RecordEvent } from './record.ts'
import {
  answerOf,
  COMMITMENT,
  day,
  GROUND,
  HEAD,
  HONOUR,
  imported,
  JUDGMENT,
  LICENCE,
  OFFICIAL,
  PENALTY,
  procedural,
  published,
  recordOf,
  reported,
  settled,
  SIMPLIFIED,
  SUBSIDY,
  upset,
  withdrawn,
} from './testing-records.ts'

const APL48 = { document: 'APL', clause: '第四十八条' } as const
const O36 = { document: 'O36', clause: '第八条至第十条' } as const
const noReason = { code: 'REASON_MISSING', basis: [APL48] }
const change = { reason: 'wronglyEntered', reasons: 't', on: day('2026-03-10') } as const
const more: RecordContent = { ...PENALTY, fine: fen(300_000) }
const performance = { outcome: 'performed', on: day('2026-05-02'), evidence: 'e' } as const
const open: Extract<PublicationReading, { kind: 'public' }> = {
  kind: 'public',
  from: day('2026-03-02'),
  until: day('2027-03-02'),
  publicationClass: 'general',
  confirmed: true,
  basis: [O36],
}
const publication = { site: '信用云浮', on: day('2026-03-05'), confirmedBy: null }

test.each<[string, (record: CreditRecord | undefined) => ReturnType<typeof decideUpsetRecord>]>([
  ['corrected', (record) => decideCorrectRecord(record, HEAD, more, change)],
  ['upset', (record) => decideUpsetRecord(record, { reason: 'decisionVoid', on: day('2026-03-20') })],
  ['withdrawn', (record) => decideWithdrawRecord(record, change, GROUND)],
  ['reported', (record) => decideReportRecord(record, '省平台', day('2026-03-05'))],
  ['published', (record) => decidePublishRecord(record, publication, open, GROUND)],
  ['settled', (record) => decideSettleCommitment(record, performance)],
])('a record is not %s before it is there, nor after its withdrawal', (_, act) => {
  expect(answerOf(act(undefined))).toEqual(procedural('RECORD_UNKNOWN'))
  for (const content of [PENALTY, COMMITMENT])
    expect(answerOf(act(recordOf(imported(content), withdrawn())))).toEqual(
      procedural('RECORD_WITHDRAWN', { withdrawnOn: '2026-04-01' }),
    )
})

describe('taking in', () => {
  test.each([
    ['the day before its decision', '2026-03-01', procedural('RECORD_IN_FUTURE', { decidedOn: '2026-03-02' })],
    ['the day of its decision', '2026-03-02', 'ok'],
  ] as const)('on %s', (_, on, expected) => {
    expect(answerOf(decideImportRecord(undefined, HEAD, PENALTY, day(on)))).toEqual(expected)
  })

  test('happens once, and keeps head and content', () => {
    const act = decideImportRecord(undefined, HEAD, PENALTY, day('2026-03-03'))
    expect(act).toEqual({ ok: true, value: [imported()] })
    expect(answerOf(decideImportRecord(recordOf(imported()), HEAD, PENALTY, day('2026-03-03')))).toEqual(
      procedural('RECORD_ALREADY_EXISTS', { recordId: 'r1' }),
    )
  })
})

describe('correcting', () => {
  const correct = (
    head = HEAD,
    content: RecordContent = more,
    how: Parameters<typeof decideCorrectRecord>[3] = change,
  ) => answerOf(decideCorrectRecord(recordOf(imported()), head, content, how))

  test('keeps its trace and settles what was upset', () => {
    const act = decideCorrectRecord(recordOf(imported(), upset()), { ...HEAD, documentNumber: null }, more, change)
    expect(act).toEqual({
      ok: true,
      value: [{ type: 'RecordCorrected', head: { ...HEAD, documentNumber: null }, content: more, ...change }],
    })
    const record = act.ok ? recordOf(imported(), upset(), ...act.value) : undefined
    expect(record).toMatchObject({
      content: { fine: 300_000 },
      documentNumber: null,
      corrections: [{ on: '2026-03-10', reason: 'wronglyEntered', reasons: 't' }],
      upset: null,
    })
  })

  test('needs reasons', () => expect(correct(HEAD, more, { ...change, reasons: ' ' })).toEqual(noReason))

  test.each([
    ['the day itself', '2026-03-10', 'ok'],
    ['the day after', '2026-03-11', procedural('RECORD_IN_FUTURE', { decidedOn: '2026-03-11' })],
  ] as const)('to a decision of %s', (_, decidedOn, expected) => {
    expect(correct({ ...HEAD, decidedOn: day(decidedOn) })).toEqual(expected)
  })

  test('needs a difference, and the order of keys is none', () => {
    const turned = Object.fromEntries(Object.entries(PENALTY).toReversed()) as unknown as RecordContent
    expect(correct(HEAD, { ...PENALTY, penalties: ['fine'] })).toEqual(procedural('RECORD_UNCHANGED'))
    expect(correct(HEAD, turned)).toEqual(procedural('RECORD_UNCHANGED'))
  })

  test.each<[string, Partial<typeof HEAD>, Partial<typeof PENALTY>]>([
    ['the subject', { subjectId: 's2' }, {}],
    ['the number', { documentNumber: null }, {}],
    ['the amount', {}, { fine: fen(300_000) }],
    ['a further kind', {}, { penalties: ['fine', 'warning'] }],
    ['an amount that is taken away', {}, { fine: null }],
    ['an amount that is added', {}, { confiscated: fen(1) }],
  ])('takes %s for a difference', (_, head, content) => {
    expect(correct({ ...HEAD, ...head }, { ...PENALTY, ...content })).toBe('ok')
  })
})

describe('upsetting and withdrawing', () => {
  test('a decision is upset once', () => {
    const act = { reason: 'decisionRevoked', on: day('2026-03-20') } as const
    expect(decideUpsetRecord(recordOf(imported()), act)).toEqual({ ok: true, value: [upset()] })
    expect(answerOf(decideUpsetRecord(recordOf(imported(), upset()), act))).toEqual(procedural('RECORD_UNCHANGED'))
  })

  test.each([
    ['after an upset', [imported(), upset()]],
    ['without one', [imported()]],
  ] as const)('a record is withdrawn with reasons %s', (_, events) => {
    const blank = decideWithdrawRecord(recordOf(...events), { ...change, reasons: ' ' }, GROUND)
    expect(answerOf(blank)).toEqual(noReason)
    const act = decideWithdrawRecord(recordOf(...events), change, GROUND)
    expect(act).toEqual({ ok: true, value: [{ type: 'RecordWithdrawn', ...change, ground: GROUND }] })
    expect(act.ok && recordOf(...events, ...act.value).status).toBe('withdrawn')
  })
})

describe('reporting', () => {
  const report = (content: RecordContent, ...later: readonly RecordEvent[]) =>
    decideReportRecord(recordOf(imported(content), ...later), '省平台', day('2026-03-05'))

  test.each([LICENCE, PENALTY])('a $kind is reported to each platform once', (content) => {
    expect(report(content)).toEqual({ ok: true, value: [reported()] })
    expect(answerOf(report(content, reported('2026-03-04', '市平台')))).toBe('ok')
    expect(answerOf(report(content, reported('2026-03-04', '市平台'), reported()))).toEqual(
      procedural('RECORD_UNCHANGED'),
    )
  })

  test.each([COMMITMENT, JUDGMENT, HONOUR, SUBSIDY])('a $kind is not', (content) => {
    expect(answerOf(report(content))).toEqual(procedural('RECORD_NOT_REPORTED'))
  })

  test('nor is a penalty by the simplified procedure, by the reporting rules themselves', () => {
    expect(answerOf(report(SIMPLIFIED))).toEqual({
      code: 'RECORD_NOT_REPORTED',
      basis: [{ document: 'BAOJI', clause: '1' }],
    })
  })
})

describe('publishing', () => {
  const publish = (
    reading: PublicationReading,
    confirmedBy: typeof OFFICIAL | null = null,
    ...later: readonly RecordEvent[]
  ) => decidePublishRecord(recordOf(imported(), ...later), { ...publication, confirmedBy }, reading, GROUND)

  test('what is public goes to each site once', () => {
    expect(publish(open)).toEqual({ ok: true, value: [published()] })
    expect(answerOf(publish(open, null, published('2026-03-04', '信用广东')))).toBe('ok')
    expect(answerOf(publish(open, null, published('2026-03-04', '信用广东'), published()))).toEqual(
      procedural('RECORD_UNCHANGED'),
    )
  })

  const ended = { kind: 'ended', until: day('2026-03-04'), publicationClass: 'general', basis: [O36] } as const
  test.each([
    [
      'what is not public',
      { kind: 'notPublic', why: 'minor', basis: [O36] },
      { code: 'PUBLICATION_NOT_ALLOWED', basis: [O36], why: 'minor' },
    ],
    ['what is over', ended, { code: 'PUBLICATION_ENDED', basis: [O36], endedOn: '2026-03-04' }],
    [
      'an unconfirmed class for which nobody stands',
      { ...open, confirmed: false },
      { code: 'RULE_UNCONFIRMED', basis: [O36], axis: 'publicationClass' },
    ],
  ] as const)('%s stays off the site', (_, reading, refusal) => {
    expect(answerOf(publish(reading))).toEqual(refusal)
  })

  test('a named official stands for an unconfirmed class, and for nothing else', () => {
    expect(answerOf(publish({ ...open, confirmed: false }, OFFICIAL))).toBe('ok')
    expect(answerOf(publish(ended, OFFICIAL))).toMatchObject({ code: 'PUBLICATION_ENDED' })
  })
})

describe('settling a commitment', () => {
  test.each(['performed', 'broken'] as const)('it was %s, with evidence', (outcome) => {
    expect(decideSettleCommitment(recordOf(imported(COMMITMENT)), { ...performance, outcome })).toEqual({
      ok: true,
      value: [settled(outcome)],
    })
  })

  test.each([
    ['of a penalty', [imported()], performance, 'NOT_A_COMMITMENT'],
    ['twice', [imported(COMMITMENT), settled('broken')], performance, 'COMMITMENT_ALREADY_SETTLED'],
    ['without evidence', [imported(COMMITMENT)], { ...performance, evidence: ' ' }, 'EVIDENCE_MISSING'],
  ] as const)('not %s', (_, events, how, code) => {
    expect(answerOf(decideSettleCommitment(recordOf(...events), how))).toEqual(procedural(code))
  })
})
