import { describe, expect, test } from 'vitest'
import { localDate } from '../calendar/local-date.ts'
import type { Ground } from '../kernel/refs.ts'
import { BASELINE } from '../rulebook/baseline.ts'
import { readRule } from '../rulebook/read-rule.ts'
import {
  decideBreakPromise,
  decideDeferDocuments,
  decideSupplyDocuments,
  readDeferredAcceptance,
  readDeferredPromise,
} from './defer-documents.ts'
import type { DeferredAcceptanceReading } from './defer-documents.ts'
import type { FastTrackReading } from './fast-track.ts'
import { evolveMatter } from './matter.ts'
import type { Matter, MatterEvent } from './matter.ts'

const d = localDate
const ON = d('2026-03-03')
const ground: Ground = { rulebook: 'test', basis: [], values: {} }
const by = { officerId: 'clerk', organisationId: 'unit' }
const source = { document: 'YF', clause: '(四)' } as const
const open: FastTrackReading = { kind: 'open', because: ['cleanYears'], discretionary: false, source }
const plan = { document: '场所平面图', requiredByLaw: false }
const proof = { document: '验资报告', requiredByLaw: false }
const may: DeferredAcceptanceReading = { kind: 'may', source }
const opened: MatterEvent = {
  type: 'MatterOpened',
  matterId: 'm1',
  occasion: 'licence',
  place: '445300',
  unitId: 'unit',
  reference: null,
  decider: { organisationId: 'unit', officerId: null },
  moments: ['acceptance'],
  on: d('2026-03-02'),
  mustCheck: false,
  ground,
}
const given = (...events: readonly MatterEvent[]): Matter | undefined =>
  [opened, ...events].reduce<Matter | undefined>((matter, event) => evolveMatter(matter, event), undefined)
const codeOf = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code)
const defer = { missing: [plan, proof], promise: 'p', dueOn: d('2026-03-20'), by, on: ON }
const deferred = (() => {
  const result = decideDeferDocuments(given(), defer, may, ground)
  return result.ok ? result.value : []
})()
const supplied = (items: readonly string[], on: string): MatterEvent => ({
  type: 'DeferredDocumentsSupplied',
  items,
  on: d(on),
})

describe('whether an application is taken in', () => {
  const facts = {
    occasion: 'licence',
    missing: [plan],
    fastTrack: open,
    promise: { givenOn: ON, documentsBy: d('2026-03-20'), periodEnds: d('2026-03-20') },
  } as const
  const rule = (place: string) => readRule(BASELINE, place, 'deferredDocuments', ON)

  test.each([
    ['a subsidy', { occasion: 'fiscalSubsidy' }, 'notALicence'],
    ['a complete application', { missing: [] }, 'nothingMissing'],
    [
      'a material that law requires',
      { missing: [plan, { document: '营业执照', requiredByLaw: true }] },
      'requiredByLaw',
    ],
    ['a subject without the fast track', { fastTrack: { kind: 'unspecified' } }, 'notEligible'],
    ['no promise', { promise: null }, 'promiseMissing'],
    ['a promise of tomorrow', { promise: { ...facts.promise, givenOn: d('2026-03-04') } }, 'promiseMissing'],
    ['a promise past the period', { promise: { ...facts.promise, documentsBy: d('2026-03-21') } }, 'promiseLate'],
  ] as const)('云浮 says no to %s', (_, change, why) => {
    expect(readDeferredAcceptance(rule('445300'), { ...facts, ...change }, ON)).toMatchObject({ kind: 'no', why })
  })

  test('only the material that law requires is named', () => {
    const missing = [plan, { document: '营业执照', requiredByLaw: true }]
    expect(readDeferredAcceptance(rule('445300'), { ...facts, missing }, ON)).toMatchObject({ documents: ['营业执照'] })
  })

  test('济南 wants the promise itself in the period', () => {
    const promise = { givenOn: d('2026-03-21'), documentsBy: null, periodEnds: d('2026-03-20') }
    const late = readDeferredAcceptance(rule('370100'), { ...facts, promise }, d('2026-03-21'))
    expect(late).toMatchObject({ kind: 'no', why: 'promiseLate' })
    const inTime = { ...promise, givenOn: d('2026-03-20') }
    expect(readDeferredAcceptance(rule('370100'), { ...facts, promise: inTime }, d('2026-03-20')).kind).toBe('must')
  })
})

describe('taking in, supplying, breaking', () => {
  test('what was promised stands in the matter', () => {
    expect(given(...deferred)?.promise).toEqual({
      missing: ['场所平面图', '验资报告'],
      promise: 'p',
      acceptedOn: '2026-03-03',
      dueOn: '2026-03-20',
      supplied: [],
      broken: null,
    })
  })

  test.each([
    [
      'a material that law requires',
      { missing: [{ ...plan, requiredByLaw: true }] },
      may,
      'DEFERRED_DOCUMENT_REQUIRED_BY_LAW',
    ],
    ['no promise', { promise: '' }, may, 'PROMISE_MISSING'],
    ['a place that says nothing', {}, { kind: 'unspecified' }, 'DEFERRED_DOCUMENTS_NOT_ALLOWED'],
    [
      'a reading that says no',
      {},
      { kind: 'no', why: 'notEligible', documents: [], source },
      'DEFERRED_DOCUMENTS_NOT_ALLOWED',
    ],
    ['a last day that has passed', { dueOn: d('2026-03-02') }, may, 'DEFERRED_DOCUMENTS_NOT_ALLOWED'],
    ['nothing missing', { missing: [] }, may, 'DEFERRED_DOCUMENTS_NOT_ALLOWED'],
    ['no named official', { by: { officerId: '', organisationId: 'unit' } }, may, 'OFFICIAL_NOT_NAMED'],
  ] as const)('refused with %s', (_, change, reading, code) => {
    expect(codeOf(decideDeferDocuments(given(), { ...defer, ...change }, reading, ground))).toBe(code)
  })

  test('one promise a matter', () => {
    expect(codeOf(decideDeferDocuments(given(...deferred), defer, may, ground))).toBe('PROMISE_ALREADY_GIVEN')
  })

  test.each([
    [
      'on the last day',
      [supplied(['场所平面图'], '2026-03-10')],
      '2026-03-20',
      { kind: 'running', outstanding: ['验资报告'] },
    ],
    ['the day after', [supplied(['场所平面图'], '2026-03-10')], '2026-03-21', { kind: 'overdue', dueOn: '2026-03-20' }],
    [
      'all there on the last day',
      [supplied(['场所平面图', '验资报告'], '2026-03-20')],
      '2026-04-01',
      { kind: 'kept', on: '2026-03-20', late: false },
    ],
    [
      'all there a day late',
      [supplied(['场所平面图', '验资报告'], '2026-03-21')],
      '2026-04-01',
      { kind: 'kept', late: true },
    ],
    [
      'as known before the supply',
      [supplied(['场所平面图', '验资报告'], '2026-03-20')],
      '2026-03-19',
      { kind: 'running' },
    ],
  ] as const)('the promise %s', (_, events, on, expected) => {
    const promise = given(...deferred, ...events)?.promise
    expect(promise && readDeferredPromise(promise, d(on))).toMatchObject(expected)
  })

  test.each([
    ['nothing was deferred', [], ['场所平面图'], 'PROMISE_MISSING'],
    ['another document comes', deferred, ['别的'], 'DOCUMENT_NOT_DEFERRED'],
    ['no document comes', deferred, [], 'DOCUMENT_NOT_DEFERRED'],
    [
      'all are there',
      [...deferred, supplied(['场所平面图', '验资报告'], '2026-03-05')],
      ['验资报告'],
      'PROMISE_ALREADY_SETTLED',
    ],
    ['one comes late', deferred, ['验资报告'], 'ok'],
  ] as const)('supplying when %s', (_, events, items, code) => {
    expect(codeOf(decideSupplyDocuments(given(...events), items, d('2026-03-25')))).toBe(code)
  })

  test.each([
    ['on its last day', deferred, '2026-03-20', 't', 'PROMISE_STILL_RUNNING'],
    ['the day after', deferred, '2026-03-21', 't', 'ok'],
    ['without reasons', deferred, '2026-03-21', ' ', 'REASON_MISSING'],
    [
      'after it was kept',
      [...deferred, supplied(['场所平面图', '验资报告'], '2026-03-20')],
      '2026-03-21',
      't',
      'PROMISE_ALREADY_SETTLED',
    ],
    ['that nobody gave', [], '2026-03-21', 't', 'PROMISE_MISSING'],
  ] as const)('recording a breach %s', (_, events, on, text, code) => {
    const breach = { consequence: 'applicationReturned', text, by, on: d(on) } as const
    const result = decideBreakPromise(given(...events), breach)
    expect(codeOf(result)).toBe(code)
    if (!result.ok) return
    const promise = given(...events, ...result.value)?.promise
    expect(promise && readDeferredPromise(promise, d('2026-04-01'))).toEqual({
      kind: 'broken',
      on,
      consequence: 'applicationReturned',
    })
  })
})
