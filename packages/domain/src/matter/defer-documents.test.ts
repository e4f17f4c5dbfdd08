import { describe, expect, test } from 'vitest'
import type { Citation } from '../kernel/citation.ts'
import { BASELINE } from '../rulebook/baseline.ts'
import { readRule } from '../rulebook/read-rule.ts'
import {
  decideBreakPromise,
  decideDeferDocuments,
  decideSupplyDocuments,
  readDeferredAcceptance,
  readDeferredPromise,
} from './defer-documents.ts'
import type { DeferDocuments, DeferredAcceptanceReading } from './defer-documents.ts'
import type { FastTrackReading } from './fast-track.ts'
import type { MatterEvent } from './matter.ts'
import { answerOf, CLERK, day, GROUND, matterOf, OPENED, procedural } from './testing-matters.ts'

const ON = day('2026-03-03')
const YF4: Citation = { document: 'YF', clause: '(四)' }
const open: FastTrackReading = { kind: 'open', because: ['cleanYears'], discretionary: false, source: YF4 }
const plan = { document: '场所平面图', requiredByLaw: false }
const proof = { document: '验资报告', requiredByLaw: false }
const licence = { document: '营业执照', requiredByLaw: true }
const PROMISE = {
  missing: ['场所平面图', '验资报告'],
  promise: 'p',
  acceptedOn: ON,
  dueOn: day('2026-03-20'),
  supplied: [],
  broken: null,
}
const DEFERRED: MatterEvent = { type: 'DocumentsDeferred', promise: PROMISE, by: CLERK, ground: GROUND }
const supplied = (items: readonly string[], on: string): MatterEvent => ({
  type: 'DeferredDocumentsSupplied',
  items,
  on: day(on),
})
const ALL = supplied(['场所平面图', '验资报告'], '2026-03-20')
const BROKEN: MatterEvent = {
  type: 'DeferredPromiseBroken',
  on: day('2026-03-21'),
  consequence: 'applicationReturned',
  text: 't',
  by: CLERK,
}

describe('whether an application is taken in', () => {
  const inTime = { givenOn: ON, documentsBy: day('2026-03-20'), periodEnds: day('2026-03-20') }
  const facts = { occasion: 'licence', missing: [plan], fastTrack: open, promise: inTime } as const
  const read = (place: string, change: object = {}, on = ON) =>
    readDeferredAcceptance(readRule(BASELINE, place, 'deferredDocuments', ON), { ...facts, ...change }, on)

  test.each([
    ['a subsidy', { occasion: 'fiscalSubsidy' }, 'notALicence', ['场所平面图']],
    ['a complete application', { missing: [] }, 'nothingMissing', []],
    ['a material that law requires, which alone is named', { missing: [plan, licence] }, 'requiredByLaw', ['营业执照']],
    ['a subject without the fast track', { fastTrack: { kind: 'unspecified' } }, 'notEligible', ['场所平面图']],
    ['no promise', { promise: null }, 'promiseMissing', ['场所平面图']],
    ['a promise without a date', { promise: { ...inTime, givenOn: null } }, 'promiseMissing', ['场所平面图']],
    ['a promise of tomorrow', { promise: { ...inTime, givenOn: day('2026-03-04') } }, 'promiseMissing', ['场所平面图']],
    ['a promise without a last day', { promise: { ...inTime, documentsBy: null } }, 'promiseMissing', ['场所平面图']],
    [
      'a promise past the period',
      { promise: { ...inTime, documentsBy: day('2026-03-21') } },
      'promiseLate',
      ['场所平面图'],
    ],
  ] as const)('云浮 says no to %s', (_, change, why, documents) => {
    expect(read('445300', change)).toEqual({ kind: 'no', why, documents, source: YF4 })
  })

  test('云浮 may take in what is promised for the last day of the period', () => {
    expect(read('445300')).toEqual({ kind: 'may', source: YF4 })
  })

  test.each([
    ['on its last day', '2026-03-20', { kind: 'must', source: { document: 'JN', clause: '二(二)2' } }],
    ['the day after', '2026-03-21', { kind: 'no', why: 'promiseLate' }],
  ] as const)('济南 wants the promise itself in the period: given %s', (_, on, expected) => {
    const promise = { givenOn: day(on), documentsBy: null, periodEnds: day('2026-03-20') }
    expect(read('370100', { promise }, day(on))).toMatchObject(expected)
  })

  test('济南 takes no promise of tomorrow', () => {
    const promise = { givenOn: day('2026-03-04'), documentsBy: null, periodEnds: day('2026-03-20') }
    expect(read('370100', { promise })).toMatchObject({ kind: 'no', why: 'promiseMissing' })
  })

  test('濮阳 asks for no promise, and 攀枝花 says nothing', () => {
    expect(read('410928', { promise: null })).toMatchObject({ kind: 'listed' })
    expect(read('510400')).toEqual({ kind: 'unspecified' })
  })
})

describe('taking in', () => {
  const defer = { missing: [plan, proof], promise: 'p', dueOn: day('2026-03-20'), by: CLERK, on: ON }
  const may: DeferredAcceptanceReading = { kind: 'may', source: YF4 }
  const noPromise: DeferredAcceptanceReading = { kind: 'no', why: 'promiseMissing', documents: [], source: YF4 }
  const notEligible: DeferredAcceptanceReading = { ...noPromise, why: 'notEligible' }
  const notAllowed = { code: 'DEFERRED_DOCUMENTS_NOT_ALLOWED', basis: [YF4] }
  const promiseMissing = { code: 'PROMISE_MISSING', basis: [YF4] }
  const take = (change: Partial<DeferDocuments>, reading: DeferredAcceptanceReading = may) =>
    decideDeferDocuments(matterOf(OPENED), { ...defer, ...change }, reading, GROUND)

  test('records what was promised, by whom and on what ground', () => {
    expect(take({})).toEqual({ ok: true, value: [DEFERRED] })
  })

  test('may end on the day itself', () => expect(answerOf(take({ dueOn: ON }))).toBe('ok'))

  test.each<[string, Partial<DeferDocuments>, DeferredAcceptanceReading, object]>([
    [
      'a material that law requires, which alone is named',
      { missing: [plan, licence] },
      may,
      { code: 'DEFERRED_DOCUMENT_REQUIRED_BY_LAW', basis: [YF4], documents: ['营业执照'] },
    ],
    ['a blank promise', { promise: ' ' }, may, promiseMissing],
    ['a reading that misses the promise', {}, noPromise, promiseMissing],
    ['a reading that says no', {}, notEligible, notAllowed],
    ['a last day that has passed', { dueOn: day('2026-03-02') }, may, notAllowed],
    ['nothing missing', { missing: [] }, may, notAllowed],
    ['a place that says nothing', {}, { kind: 'unspecified' }, procedural('DEFERRED_DOCUMENTS_NOT_ALLOWED')],
  ])('is refused with %s', (_, change, reading, refusal) => {
    expect(answerOf(take(change, reading))).toEqual(refusal)
  })

  test('one promise a matter', () => {
    expect(answerOf(decideDeferDocuments(matterOf(OPENED, DEFERRED), defer, may, GROUND))).toEqual(
      procedural('PROMISE_ALREADY_GIVEN'),
    )
  })
})

describe('where a promise stands', () => {
  const first = supplied(['场所平面图'], '2026-03-10')
  const both = ['场所平面图', '验资报告']

  test.each<[string, readonly MatterEvent[], string, object]>([
    ['on the last day', [first], '2026-03-20', { kind: 'running', dueOn: '2026-03-20', outstanding: ['验资报告'] }],
    ['the day after', [first], '2026-03-21', { kind: 'overdue', dueOn: '2026-03-20', outstanding: ['验资报告'] }],
    ['all there on the last day', [ALL], '2026-04-01', { kind: 'kept', on: '2026-03-20', late: false }],
    ['as known on the day of the supply', [ALL], '2026-03-20', { kind: 'kept', on: '2026-03-20', late: false }],
    ['as known before it', [ALL], '2026-03-19', { kind: 'running', dueOn: '2026-03-20', outstanding: both }],
    ['a day late', [supplied(both, '2026-03-21')], '2026-04-01', { kind: 'kept', on: '2026-03-21', late: true }],
    [
      'kept with the last document, whichever was recorded last',
      [supplied(['验资报告'], '2026-03-22'), first],
      '2026-04-01',
      { kind: 'kept', on: '2026-03-22', late: true },
    ],
    ['broken', [BROKEN], '2026-03-21', { kind: 'broken', on: '2026-03-21', consequence: 'applicationReturned' }],
    ['before the breach was recorded', [BROKEN], '2026-03-20', { kind: 'running' }],
  ])('%s', (_, events, on, expected) => {
    const { promise } = matterOf(OPENED, DEFERRED, ...events)
    if (promise === null) throw new Error('deferred')
    expect(readDeferredPromise(promise, day(on))).toMatchObject(expected)
  })
})

describe('supplying', () => {
  const supply = (events: readonly MatterEvent[], items: readonly string[], on = '2026-03-25') =>
    decideSupplyDocuments(matterOf(OPENED, ...events), items, day(on))
  const foreign = (...documents: string[]) => procedural('DOCUMENT_NOT_DEFERRED', { documents })

  test('a document that comes late is recorded all the same', () => {
    expect(supply([DEFERRED], ['验资报告'])).toEqual({ ok: true, value: [supplied(['验资报告'], '2026-03-25')] })
  })

  test.each([
    ['without a promise', [], ['场所平面图'], procedural('PROMISE_MISSING')],
    ['another document, which alone is named', [DEFERRED], ['验资报告', '别的'], foreign('别的')],
    ['nothing', [DEFERRED], [], foreign()],
    ['what is all there', [DEFERRED, ALL], ['验资报告'], procedural('PROMISE_ALREADY_SETTLED')],
    ['after the breach', [DEFERRED, BROKEN], ['验资报告'], procedural('PROMISE_ALREADY_SETTLED')],
  ] as const)('is refused: %s', (_, events, items, refusal) => {
    expect(answerOf(supply(events, items))).toEqual(refusal)
  })
})

describe('recording a breach', () => {
  const breach = { consequence: 'applicationReturned', text: 't', by: CLERK } as const
  const breakOn = (on: string, events: readonly MatterEvent[] = [DEFERRED], text = 't') =>
    decideBreakPromise(matterOf(OPENED, ...events), { ...breach, text, on: day(on) })

  test('the day after the last is recorded with what follows', () => {
    expect(breakOn('2026-03-21')).toEqual({ ok: true, value: [BROKEN] })
  })

  test.each([
    ['on its last day', '2026-03-20', [DEFERRED], 't', procedural('PROMISE_STILL_RUNNING', { dueOn: '2026-03-20' })],
    ['without reasons', '2026-03-21', [DEFERRED], ' ', procedural('REASON_MISSING')],
    ['after it was kept', '2026-03-21', [DEFERRED, ALL], 't', procedural('PROMISE_ALREADY_SETTLED')],
    ['twice', '2026-03-22', [DEFERRED, BROKEN], 't', procedural('PROMISE_ALREADY_SETTLED')],
    ['that nobody promised', '2026-03-21', [], 't', procedural('PROMISE_MISSING')],
  ] as const)('is refused %s', (_, on, events, text, refusal) => {
    expect(answerOf(breakOn(on, events, text))).toEqual(refusal)
  })
})
