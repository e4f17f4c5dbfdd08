import { describe, expect, test } from 'vitest'
import type { Measure } from '../catalogue/measure.ts'
import { HEALTHY } from '../kernel/health.ts'
import { decideUpstreamQuestion, decideUpstreamRelease } from '../listing/decide-received.ts'
import {
  GUANGDONG,
  JINAN,
  LAW,
  PANZHIHUA,
  PUYANG,
  after,
  day,
  disputeOf,
  listed,
  refusalIn,
} from '../listing/testing-listings.ts'
import type { Listing } from '../listing/listing.ts'
import {
  decideLifting,
  decideOrderedLifting,
  decideNonApplication,
  decideRecommendation,
  decideReleaseAcknowledgement,
  decideTaskAcknowledgement,
} from './decide-task.ts'
import { readTask } from './read-tasks.ts'
import { untouchedTask } from './task.ts'
import type { Task } from './task.ts'
import {
  APPLICATION,
  BANK,
  CLERK,
  EXECUTABLE,
  LAND,
  MEASURE,
  RESOLUTION,
  TODAY,
  apply,
  entry,
  must,
  take,
  upstream,
} from './testing-tasks.ts'

const POWER_BASIS = [{ document: 'YF', clause: '(十六)' }]
const STRANGER = { officerId: 'officer-8', organisationId: 'unit-bank' }
const withoutPower = { code: 'UNIT_WITHOUT_POWER', organisationId: 'unit-bank', basis: POWER_BASIS }
const closed = { code: 'TASK_CLOSED', basis: [] }
const personOnly = { code: 'PERSON_MUST_CONFIRM', basis: [] }
const noEvidence = { code: 'EVIDENCE_MISSING', basis: [] }
const offCatalogue = {
  code: 'MEASURE_NOT_IN_CATALOGUE',
  measureId: 'measure-1',
  basis: [{ document: 'N49', clause: '(六)(七)' }],
}
const eventOf = (type: string, on: string, basis: readonly object[] = [], values: object = {}) => ({
  type,
  taskId: 'listing-1:unit-land',
  listingId: 'listing-1',
  implementer: 'unit-land',
  on,
  ground: { rulebook: LAW.book.version, basis, values },
})
/** Nobody has confirmed the row of an axis against its text. */
const fromMemory = (axis: string) => ({
  ...LAW,
  book: { ...LAW.book, rows: LAW.book.rows.map((row) => (row.axis === axis ? { ...row, confirmed: false } : row)) },
})
const applied = take(undefined, apply())
const appliedElsewhere = take(
  undefined,
  apply({}, { executable: { ...EXECUTABLE, measure: { ...MEASURE, id: 'other' } } }),
)
const released = after(
  upstream,
  decideUpstreamRelease(upstream, { reason: 'repaired', releasedOn: day('2026-06-01') }, LAW, day('2026-06-02')),
)
if (released === undefined) throw new Error('fixture')
const over = released

describe('acknowledging a task', () => {
  const acknowledge = (task?: Task) => decideTaskAcknowledgement(task, entry, CLERK, LAW, TODAY)
  const event = { ...eventOf('TaskAcknowledged', TODAY), by: CLERK }

  test.each([
    ['a task nobody touched', undefined],
    ['one that was answered first', applied],
  ])('leaves who and when: %s', (_, task) => expect(acknowledge(task)).toEqual({ ok: true, value: [event] }))

  test('happens once', () => {
    expect(acknowledge(take(undefined, acknowledge()))).toEqual({ ok: true, value: [] })
  })
})

describe('applying', () => {
  const asked = [{ document: 'PY', clause: '三(二)' }]
  const unified = [{ document: 'PZ', clause: '二(二)3' }]
  const panelEntry = must(listed({ place: PANZHIHUA }, RESOLUTION))
  test.each([
    ['no clause where none asks for more', entry, [], LAW],
    ['the clause that asks to tell basis and reasons', upstream, asked, LAW],
    ['the clause that asks for one term', panelEntry, unified, LAW],
    ['the same clause known from memory', upstream, asked, fromMemory('noticeOfReasons')],
    ['the other clause known from memory', panelEntry, unified, fromMemory('termUnification')],
  ])('leaves who, when, on what evidence and until when, under %s', (_, listing, basis, law) => {
    const { evidence, proportionality, told } = APPLICATION
    const lastDay = listing === upstream ? '2028-03-01' : '2028-04-01'
    const head = eventOf('MeasureApplied', TODAY, basis, { articles: [], preconditions: [] })
    const event = { ...head, measureId: 'measure-1', lastDay, evidence, proportionality, told, by: CLERK }
    expect(apply({}, { listing, law })).toEqual({ ok: true, value: [event] })
  })

  test.each([
    [GUANGDONG, 'GD', '(十六)'],
    [JINAN, 'JN', '四(二)'],
    [PANZHIHUA, 'PZ', '二(二)3'],
    [PUYANG, 'PY', '四(五)'],
  ])('%s: power and proof are asked by the text of that place', (place, document, clause) => {
    const listing = { ...entry, place }
    const basis = [{ document, clause }]
    expect(apply({ evidence: '' }, { listing })).toEqual({ ok: false, error: { code: 'EVIDENCE_MISSING', basis } })
    const stranger = apply({ by: STRANGER }, { listing })
    expect(stranger).toEqual({ ok: false, error: { ...withoutPower, basis } })
  })

  const noReasons = (...basis: readonly object[]) => ({ code: 'REASONS_MISSING', basis })
  const elsewhere = { executable: { ...EXECUTABLE, measure: { ...MEASURE, listTypeIds: [] } } }
  const evidence = { code: 'EVIDENCE_MISSING', basis: POWER_BASIS }
  test.each([
    ['by the system', { by: 'system' }, {}, personOnly],
    ['by a unit without power over it', { by: STRANGER }, { unit: BANK }, withoutPower],
    ['by an official of another unit', { by: STRANGER }, {}, withoutPower],
    ['of a measure for another list', {}, elsewhere, offCatalogue],
    ['without evidence', { evidence: '' }, {}, evidence],
    ['without proportion', { proportionality: '' }, {}, noReasons()],
    ['before the subject was told', { told: null }, {}, noReasons()],
    ['with nothing told', { told: '' }, {}, noReasons()],
    ['before the subject was told, where a clause asks it', { told: null }, { listing: upstream }, noReasons(...asked)],
    ['where the measure stands', {}, { task: applied }, closed],
    [
      'on an entry whose release is on record',
      {},
      { listing: over },
      { code: 'WRONG_STATE', state: 'released', basis: [] },
    ],
  ] as const)('is refused %s', (_, changes, at, refusal) => expect(refusalIn(apply(changes, at))).toEqual(refusal))

  test('is free of what else the unit did', () => expect(apply({}, { task: appliedElsewhere }).ok).toBe(true))

  test('of an honour asks no reasons, tells nothing and waits for no footing', () => {
    const listing = { ...entry, listKind: 'incentive' } as const
    const executable = { ...EXECUTABLE, measure: { ...MEASURE, kind: 'incentive' } as const }
    const law = { ...LAW, health: { ...HEALTHY, calendar: 'missing' as const } }
    const honour = apply({ proportionality: '' }, { listing, executable, law })
    expect(honour).toMatchObject({ ok: true, value: [{ type: 'MeasureApplied', told: null }] })
  })

  test('stops after the measure’s own statutory maximum', () => {
    const executable = { ...EXECUTABLE, measure: { ...MEASURE, maxMonths: 6 } }
    expect(apply({}, { executable, on: day('2026-10-01') }).ok).toBe(true)
    const late = { code: 'AFTER_END', endedOn: '2026-10-01', basis: [] }
    expect(refusalIn(apply({}, { executable, on: day('2026-10-02') }))).toEqual(late)
  })

  test('stops where the end of the entry rests on a calendar not yet loaded', () => {
    const length = { count: 600, unit: 'workingDay' } as const
    const listing = { ...entry, term: { ...entry.term, length } }
    const refusal = { code: 'NO_NEW_ADVERSE_ACT', missing: ['calendar'] }
    expect(refusalIn(apply({}, { listing }))).toMatchObject(refusal)
  })

  test('stops past the end with the clause, and before effect', () => {
    expect(refusalIn(apply({}, { on: day('2028-04-02') }))).toMatchObject({
      code: 'AFTER_END',
      endedOn: '2028-04-01',
      basis: [{ document: 'YF' }],
    })
    expect(refusalIn(apply({}, { on: day('2026-03-31') }))?.code).toBe('WRONG_STATE')
  })

  test('stops while a footing is missing; so does nothing that ends a measure', () => {
    const law = { ...LAW, health: { ...HEALTHY, calendar: 'missing' as const } }
    expect(refusalIn(apply({}, { law }))?.code).toBe('NO_NEW_ADVERSE_ACT')
    const task = take(undefined, apply())
    const lift = { measureId: 'measure-1', evidence: 'file:l', by: CLERK }
    expect(decideLifting(task, entry, lift, law, TODAY).ok).toBe(true)
  })

  test('stops where a rule that every sanction rests on is from memory, as a check does', () => {
    const axes = ['offCatalogue', 'measureClasses', 'measureLegality']
    const rows = LAW.book.rows.map((row) => (axes.includes(row.axis) ? { ...row, confirmed: false } : row))
    const law = { ...LAW, book: { ...LAW.book, rows } }
    expect(refusalIn(apply({}, { law }))).toEqual({ code: 'RULE_UNCONFIRMED', axis: 'offCatalogue', basis: [] })
  })

  test('writes down the articles and the preconditions that were found established', () => {
    const measure = { ...MEASURE, preconditions: ['ABLE_BUT_REFUSES'] as const }
    const applied = apply({}, { executable: { ...EXECUTABLE, measure } })
    expect(applied).toMatchObject({ value: [{ ground: { values: { preconditions: ['ABLE_BUT_REFUSES'] } } }] })
  })

  test('stops while the sender is asked about the entry', () => {
    const asked = after(upstream, decideUpstreamQuestion(upstream, { questionId: 'q', file: 'f' }, LAW, TODAY))
    expect(refusalIn(apply({}, { listing: must(asked) }))?.code).toBe('UPSTREAM_QUESTION_OPEN')
  })

  test('stops while the entry is stayed', () => {
    const disputes = [disputeOf('2026-04-05')]
    expect(refusalIn(apply({}, { listing: { ...entry, disputes } }))).toMatchObject({
      code: 'EXECUTION_STAYED',
      disputeIds: ['o1'],
    })
  })

  test.each([
    ['济南 of an entry of 攀枝花', JINAN, PANZHIHUA, undefined],
    ['攀枝花 of an entry of 济南', PANZHIHUA, JINAN, [{ document: 'PZ', clause: '二(三)2' }]],
  ])('is stayed by the clause of the place that executes: %s', (_, place, made, basis) => {
    const listing = { ...entry, place: made, disputes: [disputeOf('2026-04-05')] }
    const refused = refusalIn(apply({}, { listing, unit: { ...LAND, place } }))
    expect(refused).toEqual(basis && { code: 'EXECUTION_STAYED', disputeIds: ['o1'], basis })
  })
})

interface Setting {
  readonly task?: Task | undefined
  readonly measure?: Measure
  readonly unit?: typeof LAND
  readonly law?: typeof LAW
}

describe('what runs by itself', () => {
  const recommend = (listing: Listing, { task, measure = MEASURE, unit = LAND, law = LAW }: Setting = {}) =>
    decideRecommendation(task, listing, measure, unit, law, TODAY)
  const basis = [{ document: 'PY', clause: '四(四)' }]
  const event = { ...eventOf('MeasureRecommended', TODAY, basis), measureId: 'measure-1' }

  test.each([
    ['first of all', {}],
    ['beside another measure', { task: appliedElsewhere }],
    ['under a text known from memory', { law: fromMemory('feedback') }],
  ])('leaves what is recommended to whom: %s', (_, setting) => {
    expect(recommend(upstream, setting)).toEqual({ ok: true, value: [event] })
  })

  test.each([
    ['elsewhere', entry, {}, { code: 'PERSON_MUST_CONFIRM', basis: [{ document: 'YF', clause: '(十六)' }] }],
    ['where no text speaks', { ...entry, place: '510000' }, {}, personOnly],
    ['on another list', upstream, { measure: { ...MEASURE, listTypeIds: [] } }, offCatalogue],
    [
      'to a unit without power',
      upstream,
      { unit: BANK },
      { ...withoutPower, basis: [{ document: 'PY', clause: '四(五)' }] },
    ],
  ] as const)('is refused %s', (_, listing, setting, refusal) => {
    expect(refusalIn(recommend(listing, setting))).toEqual(refusal)
  })

  test('recommends in 濮阳县 and waits for a person', () => {
    const task = take(undefined, recommend(upstream))
    expect(task).toMatchObject({ responses: [{ kind: 'recommended' }] })
    expect(readTask(task, upstream, [MEASURE], 'unit-land', LAW, TODAY)).toMatchObject({
      kind: 'open',
      openMeasures: ['measure-1'],
    })
    expect(take(task, apply({}, { listing: upstream, task }))).toMatchObject({ responses: [{ kind: 'applied' }] })
  })

  test('says nothing twice', () => {
    const task = take(undefined, recommend(upstream))
    expect(recommend(upstream, { task })).toEqual({ ok: true, value: [] })
    const both = take(appliedElsewhere, recommend(upstream, { task: appliedElsewhere }))
    expect(recommend(upstream, { task: both })).toEqual({ ok: true, value: [] })
  })
})

describe('explaining', () => {
  const explain = (changes: object = {}, task?: Task) =>
    decideNonApplication(
      task,
      entry,
      { measureId: 'measure-1', reasonCode: 'noOccasion', reasons: 'text:r', by: CLERK, ...changes },
      LAW,
      TODAY,
    )

  test.each([
    ['first of all', undefined],
    ['after another measure was applied', appliedElsewhere],
    ['again', take(undefined, explain())],
    ['a recommendation', take(undefined, decideRecommendation(undefined, upstream, MEASURE, LAND, LAW, TODAY))],
  ])('leaves the reason and who gave it: %s', (_, task) => {
    const reason = { measureId: 'measure-1', reasonCode: 'noOccasion', reasons: 'text:r', by: CLERK }
    expect(explain({}, task)).toEqual({ ok: true, value: [{ ...eventOf('MeasureNotApplied', TODAY), ...reason }] })
  })

  test.each([
    ['by the system', { by: 'system' }, undefined, personOnly],
    ['without reasons', { reasons: '' }, undefined, { code: 'REASONS_MISSING', basis: [] }],
    ['over a measure that stands', {}, applied, closed],
  ])('is refused %s', (_, changes, task, refusal) => expect(refusalIn(explain(changes, task))).toEqual(refusal))
})

describe('lifting', () => {
  const lift = (task: Task | undefined, changes: object = {}) =>
    decideLifting(task, entry, { measureId: 'measure-1', evidence: 'file:l', by: CLERK, ...changes }, LAW, TODAY)
  const nothing = { code: 'WRONG_STATE', state: 'notApplied', basis: [] }

  test('leaves what, on what evidence and by whom', () => {
    const lifted = { ...eventOf('MeasureLifted', TODAY), measureId: 'measure-1', evidence: 'file:l', by: CLERK }
    expect(lift(applied)).toEqual({ ok: true, value: [lifted] })
  })

  test.each([
    ['what nobody applied', undefined, {}, nothing],
    ['what was not applied, of a task that was touched', untouchedTask('listing-1', 'unit-land'), {}, nothing],
    ['another measure than the one applied', appliedElsewhere, {}, nothing],
    ['what was lifted', take(applied, lift(applied)), {}, nothing],
    ['what another unit applied', applied, { by: STRANGER }, withoutPower],
    ['without evidence', applied, { evidence: '' }, noEvidence],
  ])('is refused: %s', (_, task, changes, refusal) => expect(refusalIn(lift(task, changes))).toEqual(refusal))
})

describe('lifting by order of a procedure', () => {
  const officer = { officerId: 'officer-9', organisationId: 'unit-office' }
  const basis = [{ document: 'ARL', clause: '第七十七条' }] as const
  const order = (task: Task | undefined, measureId = 'measure-1', inMatter: 'applied' | 'lifted' | 'never' = 'never') =>
    decideOrderedLifting(
      task,
      entry,
      { measureId, implementer: 'unit-land', reasons: 'text:r', by: officer, basis, inMatter },
      LAW,
      TODAY,
    )

  test('binds the implementer, whoever decided', () => {
    const result = order(applied)
    expect(result.ok && result.value).toMatchObject([
      { type: 'MeasureLifted', implementer: 'unit-land', measureId: 'measure-1', by: officer, ground: { basis } },
    ])
  })

  test('refuses what would change nothing: the measure was never applied', () => {
    const never = { ok: false, error: { code: 'WRONG_STATE', state: 'notApplied', basis: [] } }
    expect([order(undefined), order(applied, 'measure-2')]).toEqual([never, never])
  })

  test('changes nothing where the measure was lifted before, in a task or in a matter', () => {
    const before = take(applied, order(applied))
    expect([order(before), order(undefined, 'measure-1', 'lifted')]).toEqual([
      { ok: true, value: [] },
      { ok: true, value: [] },
    ])
  })

  test('bars a measure that was applied inside a matter, though the unit never touched its task', () => {
    const after = take(undefined, order(undefined, 'measure-1', 'applied'))
    expect(after?.responses).toEqual([])
    expect(after?.barred).toEqual([{ measureId: 'measure-1', on: TODAY, basis }])
  })
})

describe('a measure that an order lifted', () => {
  const basis = [{ document: 'ARL', clause: '第七十七条' }] as const
  const byReview = { officerId: 'officer-9', organisationId: 'unit-review' }
  const applied = take(undefined, apply())
  const lifted = take(
    applied,
    decideOrderedLifting(
      applied,
      entry,
      { measureId: 'measure-1', implementer: 'unit-land', reasons: 'text:r', by: byReview, basis, inMatter: 'never' },
      LAW,
      TODAY,
    ),
  )
  const barred = { code: 'MEASURE_LIFTED_BY_ORDER', measureId: 'measure-1', since: TODAY, basis }

  test('is not applied on the same entry again, on the basis of that order', () => {
    expect(refusalIn(apply({}, { task: lifted }))).toEqual(barred)
  })

  test('stays barred after the unit said why it did not apply it', () => {
    const command = {
      measureId: 'measure-1',
      reasonCode: 'disproportionate',
      reasons: 'text:order',
      by: CLERK,
    } as const
    expect(
      refusalIn(apply({}, { task: take(lifted, decideNonApplication(lifted, entry, command, LAW, TODAY)) })),
    ).toEqual(barred)
  })

  test('is open again on a new entry, and where the unit lifted it by itself', () => {
    const own = take(
      applied,
      decideLifting(applied, entry, { measureId: 'measure-1', evidence: 'file:1', by: CLERK }, LAW, TODAY),
    )
    expect([apply({}, { task: own }).ok, apply().ok]).toEqual([true, true])
  })
})

describe('acknowledging a release', () => {
  const on = day('2026-06-02')
  const acknowledge = (task: Task | undefined, listing: Listing = over) =>
    decideReleaseAcknowledgement(task, listing, CLERK, LAW, on)

  const lifted = take(
    applied,
    decideLifting(applied, entry, { measureId: 'measure-1', evidence: 'file:1', by: CLERK }, LAW, TODAY),
  )

  test.each([
    ['a unit that did nothing', undefined],
    ['a unit that lifted its measure', lifted],
  ])('leaves who and when: %s', (_, task) => {
    const event = { ...eventOf('ReleaseAcknowledged', on), by: CLERK }
    expect(acknowledge(task)).toEqual({ ok: true, value: [event] })
  })

  test('nobody says that an entry is no longer applied while its own measure stands', () => {
    const stand = { code: 'MEASURES_STAND', measureIds: ['measure-1'], basis: [expect.objectContaining({})] }
    expect(refusalIn(acknowledge(applied))).toEqual(stand)
  })

  test('happens once, and not before the release', () => {
    expect(acknowledge(take(undefined, acknowledge(undefined)))).toEqual({ ok: true, value: [] })
    expect(refusalIn(acknowledge(undefined, upstream))).toEqual({ code: 'NOT_RELEASED', basis: [] })
  })
})
