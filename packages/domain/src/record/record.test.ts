import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findCommitmentReading } from './commitment.ts'
import { findHeaviestPenalty, PENALTY_KINDS } from './penalty-kind.ts'
import type { PenaltyKind } from './penalty-kind.ts'
import { evolveRecord } from './record.ts'
import type { RecordEvent } from './record.ts'
import {
  COMMITMENT,
  day,
  HEAD,
  imported,
  PENALTY,
  published,
  recordOf,
  reported,
  settled,
  upset,
  withdrawn,
} from './testing-records.ts'

const FELL = { kind: 'upset', on: '2026-03-20', statement: null, doneOn: null }

describe('what each event leaves in the record', () => {
  test('a record that was taken in stands, and nothing has happened to it', () => {
    expect(recordOf(imported())).toEqual({
      status: 'standing',
      ...HEAD,
      content: PENALTY,
      recordedOn: '2026-03-03',
      reports: [],
      publications: [],
      corrections: [],
      upset: null,
      performance: null,
      faults: [],
      unpublishedOn: null,
      repaired: null,
    })
  })

  test.each<[string, readonly RecordEvent[], object]>([
    [
      'each report, with platform and day',
      [reported('2026-03-05'), reported('2026-03-06', '市平台')],
      {
        reports: [
          { platform: '省平台', on: '2026-03-05' },
          { platform: '市平台', on: '2026-03-06' },
        ],
      },
    ],
    [
      'each publication, with site and day',
      [published('2026-03-05'), published('2026-03-06', '信用广东')],
      {
        publications: [
          { site: '信用云浮', on: '2026-03-05' },
          { site: '信用广东', on: '2026-03-06' },
        ],
      },
    ],
    [
      'that its decision was upset',
      [upset()],
      { upset: { reason: 'decisionRevoked', on: '2026-03-20' }, faults: [FELL] },
    ],
    [
      'its withdrawal, with reasons',
      [withdrawn()],
      { status: 'withdrawn', withdrawnOn: '2026-04-01', reason: 'decisionRevoked', reasons: 't' },
    ],
    ['its performance', [settled()], { performance: { outcome: 'performed', on: '2026-05-02', evidence: 'e' } }],
  ])('%s', (_, later, expected) => {
    expect(recordOf(imported(), ...later)).toEqual({ ...recordOf(imported()), ...expected })
  })

  test('no history of a known record makes the fold throw, and a withdrawn record stays withdrawn', () => {
    const gone = withdrawn()
    const any = fc.constantFrom(published(), reported(), upset(), gone, settled())
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), (events) => {
        expect(recordOf(imported(), ...events).status).toBe(events.includes(gone) ? 'withdrawn' : 'standing')
      }),
    )
  })

  test('a record begins with its import', () => {
    expect(() => evolveRecord(undefined, published())).toThrow(
      new TypeError('a record cannot begin with RecordPublished'),
    )
  })
})

describe('commitments', () => {
  // 2026-05-02 is a rest day: a promise ends on its date all the same.
  test.each([
    ['runs on its last day', [], '2026-05-02', { kind: 'running', dueOn: '2026-05-02' }],
    ['is overdue the day after', [], '2026-05-03', { kind: 'overdue', dueOn: '2026-05-02' }],
    ['is performed in time', [settled()], '2026-06-01', { kind: 'performed', on: '2026-05-02', late: false }],
    ['is performed from that day on', [settled()], '2026-05-02', { kind: 'performed', on: '2026-05-02', late: false }],
    [
      'is performed late',
      [settled('performed', '2026-05-03')],
      '2026-06-01',
      { kind: 'performed', on: '2026-05-03', late: true },
    ],
    ['is broken', [settled('broken')], '2026-06-01', { kind: 'broken', on: '2026-05-02' }],
    ['was not yet settled the day before', [settled()], '2026-05-01', { kind: 'running', dueOn: '2026-05-02' }],
  ] as const)('a commitment %s', (_, events, on, reading) => {
    expect(findCommitmentReading(recordOf(imported(COMMITMENT), ...events), day(on))).toEqual(reading)
  })

  test('a commitment without a last day runs on and is never late', () => {
    const open = imported({ ...COMMITMENT, dueOn: null })
    expect(findCommitmentReading(recordOf(open), day('2030-01-01'))).toEqual({ kind: 'running', dueOn: null })
    expect(findCommitmentReading(recordOf(open, settled()), day('2030-01-01'))).toMatchObject({ late: false })
  })

  test('a penalty has no commitment to read', () => {
    expect(findCommitmentReading(recordOf(imported()), day('2026-06-01'))).toBeUndefined()
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
