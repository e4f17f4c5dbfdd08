import { describe, expect, test } from 'vitest'
import { decideCloseItem, isCheckOpen, NOT_APPLIED_REASONS, readOpenItems } from './close-check.ts'
import type { ClosingToday } from './close-check.ts'
import type { NotAppliedReason } from './matter.ts'
import {
  answered,
  answerOf,
  APPLIED,
  CHIEF,
  CLERK,
  day,
  GROUND,
  ITEM_CLOSED,
  matterOf,
  MUST,
  procedural,
  READY,
} from './testing-matters.ts'

const PY32 = { document: 'PY', clause: '三(二)' } as const
const YF25 = { document: 'YF', clause: '(二十五)' } as const
const has = (itemId: string, state: 'applicable' | 'suspended') => ({ itemId, state, stayBasis: [YF25] }) as unknown
const reading = {
  must: [has('i1', 'applicable'), has('i2', 'suspended'), has('i4', 'applicable')],
  may: [has('i3', 'applicable')],
  shown: [],
  ended: [],
} as unknown as ClosingToday['reading']
const asks = (onEachSanction: boolean): ClosingToday => ({
  reading,
  noticeRule: {
    kind: 'value',
    value: { onEachSanction, inObjectionReply: false },
    row: { source: PY32 },
  } as unknown as ClosingToday['noticeRule'],
})
const silent: ClosingToday = { reading, noticeRule: { kind: 'unspecified', axis: 'noticeOfReasons' } }

const items = [
  MUST,
  { ...MUST, itemId: 'i2', state: 'suspended' },
  { ...MUST, itemId: 'i3', duty: 'may' },
  { ...MUST, itemId: 'i4', kind: 'incentive' },
] as const
const matter = matterOf(...READY, answered('c0', 'acceptance', []), answered('c1', 'acceptance', items))
const close = { checkId: 'c1', itemId: 'i1', outcome: APPLIED, by: CLERK, on: day('2026-03-04') }
const closing = (change: Partial<typeof close | { outcome: unknown }>, today = silent) =>
  answerOf(decideCloseItem(matter, { ...close, ...change } as typeof close, today, GROUND))
const notApplied = (reason: NotAppliedReason, text = 't') => ({ kind: 'notApplied', reason, text }) as const
const withNotice = (notice: string | null) => ({ ...APPLIED, notice }) as typeof APPLIED

describe('applying a measure', () => {
  test('is recorded with its evidence, and the subject is told of a sanction', () => {
    expect(decideCloseItem(matter, close, silent, GROUND)).toEqual({ ok: true, value: [ITEM_CLOSED] })
  })

  test('an incentive is applied without telling, even where each sanction needs a notice', () => {
    const act = decideCloseItem(matter, { ...close, itemId: 'i4' }, asks(true), GROUND)
    expect(act).toEqual({ ok: true, value: [{ ...ITEM_CLOSED, itemId: 'i4', tellSubject: false }] })
  })

  test('a recommended measure is applied like a mandatory one', () => {
    expect(closing({ itemId: 'i3' })).toBe('ok')
  })

  test.each([
    ['an unknown check', { checkId: 'c9' }, procedural('CHECK_UNKNOWN', { checkId: 'c9' })],
    ['an item of another check', { checkId: 'c0' }, procedural('CHECK_ITEM_UNKNOWN', { itemId: 'i1' })],
    ['an unknown item', { itemId: 'i9' }, procedural('CHECK_ITEM_UNKNOWN', { itemId: 'i9' })],
    ['an official of another unit', { by: CHIEF }, procedural('CHECK_OF_OTHER_UNIT')],
    ['a suspended measure', { itemId: 'i2' }, { code: 'CHECK_ITEM_SUSPENDED', basis: [YF25], itemId: 'i2' }],
    ['no evidence', { outcome: { ...APPLIED, evidence: ' ' } }, procedural('EVIDENCE_MISSING')],
  ] as const)('refused: %s', (_, change, refusal) => expect(closing(change)).toEqual(refusal))

  test('an item is closed once', () => {
    const again = matterOf(...READY, answered('c1', 'acceptance', items), ITEM_CLOSED)
    expect(answerOf(decideCloseItem(again, close, silent, GROUND))).toEqual(
      procedural('CHECK_ITEM_ALREADY_CLOSED', { itemId: 'i1' }),
    )
    expect(answerOf(decideCloseItem(again, { ...close, itemId: 'i3' }, silent, GROUND))).toBe('ok')
  })

  const needsNotice = { code: 'NOTICE_OF_REASONS_MISSING', basis: [PY32] }
  test.each([
    ['no notice', asks(true), null, needsNotice],
    ['a blank notice', asks(true), ' ', needsNotice],
    ['the notice', asks(true), 'n1', 'ok'],
    ['no notice where the place asks none of each sanction', asks(false), null, 'ok'],
    ['no notice where the place says nothing', silent, null, 'ok'],
  ] as const)('a sanction with %s', (_, today, notice, expected) => {
    expect(closing({ outcome: withNotice(notice) }, today)).toEqual(expected)
  })
})

describe('leaving a measure', () => {
  test('is recorded with reason and text, and the subject is not told', () => {
    const outcome = notApplied('outsidePower')
    expect(decideCloseItem(matter, { ...close, outcome }, silent, GROUND)).toEqual({
      ok: true,
      value: [{ ...ITEM_CLOSED, outcome, tellSubject: false }],
    })
  })

  test('needs a text that says more than the code', () => {
    expect(closing({ outcome: notApplied('outsidePower', ' ') })).toEqual(procedural('REASON_MISSING'))
  })

  test.each(Object.keys(NOT_APPLIED_REASONS) as NotAppliedReason[])('for the reason %s', (reason) => {
    const refused = procedural('REASON_NOT_ALLOWED', { reason })
    expect(closing({ outcome: notApplied(reason) })).toEqual(reason === 'notChosen' ? refused : 'ok')
    expect(closing({ itemId: 'i3', outcome: notApplied(reason) })).toBe('ok')
    expect(closing({ itemId: 'i2', outcome: notApplied('measureSuspended') })).toBe('ok')
  })

  test('each reason has a title of its own', () => {
    const titles = Object.values(NOT_APPLIED_REASONS).map(({ title }) => title)
    expect(new Set(titles).size).toBe(13)
    expect(titles.every((title) => /^[\p{Script=Han}，、]+$/u.test(title))).toBe(true)
  })
})

describe('what changed since the receipt', () => {
  const gone = (listingId: string, measureId: string | null) => ({
    listingId,
    measureId,
    reasons: [procedural('MEASURE_WITHOUT_LAW', { measureId: 'x1' }), procedural('ENTRY_NEEDS_PERSON')],
  })
  const withoutLaw = procedural('MEASURE_WITHOUT_LAW', { measureId: 'x1' })
  const stale = procedural('CHECK_STALE', { checkIds: ['c1'] })
  const ended = (listingId: string) => ({ listingId, lastDay: day('2026-03-03'), reason: 'expired' })

  test.each([
    ['the entry has ended', { ended: [ended('l0'), ended('l1')] }, procedural('AFTER_END', { endedOn: '2026-03-03' })],
    ['another entry has ended', { ended: [ended('l9')] }, stale],
    ['the measure left the catalogue', {}, stale],
    ['its law was repealed', { shown: [gone('l1', 'x9'), gone('l1', 'x1')] }, withoutLaw],
    ['the whole entry has no effect', { shown: [gone('l1', null)] }, withoutLaw],
    ['another measure of the entry is barred', { shown: [gone('l1', 'x9')] }, stale],
    ['the measure is barred for another entry', { shown: [gone('l9', 'x1'), gone('l9', null)] }, stale],
  ] as const)('a measure is not applied once %s, and may be left all the same', (_, change, refusal) => {
    const now = { must: [], may: [], shown: [], ended: [], ...change } as unknown as ClosingToday['reading']
    expect(closing({}, { ...silent, reading: now })).toEqual(refusal)
    expect(closing({ outcome: notApplied('entryEnded') }, { ...silent, reading: now })).toBe('ok')
  })
})

test('a receipt is open while any item, mandatory or recommended, lacks an answer', () => {
  const [nothing, check] = matter.checks
  if (nothing === undefined || check === undefined) throw new Error('two receipts')
  expect(isCheckOpen(nothing)).toBe(false)
  expect(readOpenItems(check)).toEqual(items)
  const { outcome, by, on } = ITEM_CLOSED
  const answers = { i1: { outcome, by, on }, i2: { outcome, by, on }, i4: { outcome, by, on } }
  const rest = { ...check, closings: answers }
  expect(readOpenItems(rest).map(({ itemId }) => itemId)).toEqual(['i3'])
  expect(isCheckOpen(rest)).toBe(true)
  expect(isCheckOpen({ ...rest, closings: { ...answers, i3: { outcome, by, on } } })).toBe(false)
})
