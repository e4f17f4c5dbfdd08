import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ANY_STATE_ORGAN } from '../catalogue/department.ts'
import type { Measure } from '../catalogue/measure.ts'
import { decideUpstreamRelease } from '../listing/decide-received.ts'
import { LAW, PANZHIHUA, after, day, listed, noticed, refusalIn } from '../listing/testing-listings.ts'
import type { Listing } from '../listing/listing.ts'
import {
  decideLifting,
  decideNonApplication,
  decideReleaseAcknowledgement,
  decideTaskAcknowledgement,
} from './decide-task.ts'
import { listOpenReleases, readMeasureLastDay, readTask, readTasks, readUnifiedTerm } from './read-tasks.ts'
import { evolveTask, untouchedTask } from './task.ts'
import type { Task, TaskEvent } from './task.ts'
import {
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

describe('publishing a listing', () => {
  const units = [LAND, BANK]
  const tasksOn = (listing: Listing, measures: readonly Measure[], on = TODAY) =>
    readTasks(listing, measures, units, LAW, on)

  test('gives each unit with power over an executable measure its task', () => {
    expect(tasksOn(entry, [MEASURE])).toMatchObject([
      { taskId: 'listing-1:unit-land', implementer: 'unit-land', measures: [{ id: 'measure-1' }] },
    ])
    const given = tasksOn(entry, [{ ...MEASURE, implementers: [ANY_STATE_ORGAN] }])
    expect(given.map(({ implementer }) => implementer)).toEqual(['unit-land'])
  })

  test('gives none before effect and none after the end', () => {
    expect(tasksOn(entry, [MEASURE], day('2026-03-31'))).toEqual([])
    expect(tasksOn(entry, [MEASURE], day('2028-04-02'))).toEqual([])
    const open = noticed()
    expect(open === undefined ? [] : tasksOn(open, [MEASURE])).toEqual([])
  })

  test.each([
    ['another list', { listTypeIds: ['wage-arrears'] }],
    ['another kind of subject', { subjectKinds: ['naturalPerson'] }],
    ['an incentive', { kind: 'incentive' }],
  ] as const)('gives none for a measure of %s', (_, changes) => {
    expect(tasksOn(entry, [{ ...MEASURE, ...changes }])).toEqual([])
  })

  test('gives honours to an entry of honour, and no sanction', () => {
    const honour = { ...entry, listKind: 'incentive' } as const
    expect(tasksOn(honour, [{ ...MEASURE, kind: 'incentive' }])).toHaveLength(1)
    expect(tasksOn(honour, [MEASURE])).toEqual([])
  })

  test('heeds the tier where the place has tiers', () => {
    expect(tasksOn({ ...upstream, tier: 'belowBlacklist' }, [MEASURE])).toHaveLength(1)
    expect(tasksOn(upstream, [{ ...MEASURE, tier: 'belowBlacklist' }])).toHaveLength(1)
    expect(tasksOn({ ...upstream, tier: 'belowBlacklist' }, [{ ...MEASURE, tier: 'blacklist' }])).toEqual([])
    expect(tasksOn(upstream, [{ ...MEASURE, tier: 'blacklist' }])).toHaveLength(1)
    expect(tasksOn(entry, [{ ...MEASURE, tier: 'belowBlacklist' }])).toHaveLength(1)
  })
})

describe('terms', () => {
  const panelEntry = must(listed({ place: PANZHIHUA }, RESOLUTION))
  const own = day('2027-01-01')

  test('are one for all units in 攀枝花, whatever a unit would choose', () => {
    expect(readUnifiedTerm(panelEntry, [MEASURE], LAW, TODAY)).toMatchObject({
      required: true,
      lastDay: '2028-04-01',
      exceptions: [],
      basis: [{ document: 'PZ', clause: '二(二)3' }],
    })
    expect(readMeasureLastDay(panelEntry, MEASURE, own, LAW, TODAY)).toBe('2028-04-01')
  })

  test('are the unit’s own elsewhere, never past the entry', () => {
    expect(readMeasureLastDay(entry, MEASURE, own, LAW, TODAY)).toBe('2027-01-01')
    expect(readMeasureLastDay(entry, MEASURE, day('2030-01-01'), LAW, TODAY)).toBe('2028-04-01')
  })

  test('rest on no clause where none asks that they be one', () => {
    const unified = readUnifiedTerm(entry, [MEASURE], LAW, TODAY)
    expect(unified).toEqual({ required: false, lastDay: '2028-04-01', exceptions: [], basis: [] })
  })

  test('are one under a text known from memory, too', () => {
    const rows = LAW.book.rows.map((row) => ({ ...row, confirmed: false }))
    const law = { ...LAW, book: { ...LAW.book, rows } }
    expect(readUnifiedTerm(panelEntry, [MEASURE], law, TODAY).required).toBe(true)
  })

  test.each([
    [23, '2028-03-01'],
    [24, null],
    [36, null],
  ])('with a statutory maximum of %i months on an entry of 24 end early: %s', (maxMonths, lastDay) => {
    const { exceptions } = readUnifiedTerm(entry, [{ ...MEASURE, maxMonths }], LAW, TODAY)
    expect(exceptions).toEqual(lastDay === null ? [] : [{ measureId: 'measure-1', lastDay }])
  })

  test.each([
    ['its own last day', null, own, '2027-01-01'],
    ['its statutory maximum', 6, null, '2026-10-01'],
    ['nothing that fixes it', null, null, null],
  ])('of a measure on an entry without end run to %s', (_, maxMonths, last, lastDay) => {
    const open = { ...entry, term: { ...entry.term, length: 'openEnded' as const, latestEnd: null } }
    expect(readMeasureLastDay(open, { ...MEASURE, maxMonths }, last, LAW, TODAY)).toBe(lastDay)
  })

  test('give way to a statutory maximum everywhere', () => {
    const short = { ...MEASURE, maxMonths: 6 }
    expect(readMeasureLastDay(panelEntry, short, null, LAW, TODAY)).toBe('2026-10-01')
    expect(readUnifiedTerm(panelEntry, [short], LAW, TODAY).exceptions).toEqual([
      { measureId: 'measure-1', lastDay: '2026-10-01' },
    ])
    expect(refusalIn(apply({}, { executable: { ...EXECUTABLE, measure: short }, on: day('2026-10-02') }))?.code).toBe(
      'AFTER_END',
    )
  })
})

describe('a task', () => {
  const explain = (changes: object = {}, task?: Task) =>
    decideNonApplication(
      task,
      entry,
      { measureId: 'measure-1', reasonCode: 'noOccasion', reasons: 'text:r', by: CLERK, ...changes },
      LAW,
      TODAY,
    )
  const read = (task: Task | undefined, listing: Listing = entry, on = TODAY) =>
    readTask(task, listing, [MEASURE], 'unit-land', LAW, on)
  const acknowledge = (task?: Task) => take(task, decideTaskAcknowledgement(task, entry, CLERK, LAW, TODAY))

  test('is open until each mandatory measure is applied or explained', () => {
    expect(read(undefined)).toEqual({ kind: 'open', openMeasures: ['measure-1'], acknowledged: false })
    const known = acknowledge()
    expect(read(known)).toEqual({ kind: 'open', openMeasures: ['measure-1'], acknowledged: true })
    expect(read(take(known, explain({}, known)))).toEqual({ kind: 'answered' })
    expect(read(take(known, apply({}, { task: known })))).toEqual({ kind: 'answered' })
  })

  test('asks no answer on a measure that is only recommended', () => {
    const recommended = [{ ...MEASURE, measureClass: 'RECOMMENDED' }] as const
    expect(readTask(acknowledge(), entry, recommended, 'unit-land', LAW, TODAY)).toEqual({ kind: 'answered' })
  })

  test('must lift a measure whose own last day is past', () => {
    const short = { ...EXECUTABLE, measure: { ...MEASURE, maxMonths: 6 } }
    const task = take(undefined, apply({}, { executable: short }))
    expect(read(task, entry, day('2026-10-01')).kind).toBe('open')
    expect(read(task, entry, day('2026-10-02'))).toMatchObject({ kind: 'toLift', measures: ['measure-1'] })
  })
})

describe('one release', () => {
  const on = day('2026-06-02')
  const release = { reason: 'repaired', releasedOn: day('2026-06-01') } as const
  const over = after(upstream, decideUpstreamRelease(upstream, release, LAW, on))
  if (over === undefined) throw new Error('fixture')
  const applied = take(undefined, apply({}, { listing: upstream }))
  const lifted = take(
    applied,
    decideLifting(applied, over, { measureId: 'measure-1', evidence: 'file:l', by: CLERK }, LAW, on),
  )
  const done = take(lifted, decideReleaseAcknowledgement(lifted, over, CLERK, LAW, on))
  const open = (task: Task | undefined) =>
    listOpenReleases(over, ['unit-land', 'unit-bank'], task === undefined ? [] : [task], LAW, on).map(
      ({ implementer }) => implementer,
    )

  test('lasts until the last receiver has lifted and acknowledged, also one that did nothing', () => {
    expect(open(applied)).toEqual(['unit-land', 'unit-bank'])
    expect(open(lifted)).toEqual(['unit-land', 'unit-bank'])
    expect(open(done)).toEqual(['unit-bank'])
    expect(readTask(done, over, [MEASURE], 'unit-land', LAW, on)).toEqual({ kind: 'closed' })
    expect(readTask(applied, over, [MEASURE], 'unit-land', LAW, on)).toMatchObject({
      kind: 'toLift',
      measures: ['measure-1'],
    })
  })

  test('stays open, and unacknowledged, for a unit that has not lifted', () => {
    const early = decideReleaseAcknowledgement(applied, over, CLERK, LAW, on)
    expect(early).toMatchObject({ ok: false, error: { code: 'MEASURES_STAND' } })
    expect(readTask(applied, over, [MEASURE], 'unit-land', LAW, on)).toEqual({
      kind: 'toLift',
      measures: ['measure-1'],
      acknowledged: false,
    })
  })

  test('is open for a unit that acted without having been told, not for one that acted on another entry', () => {
    const other = untouchedTask('listing-9', 'unit-x')
    const tasks = applied === undefined ? [other] : [applied, other]
    const reading = { kind: 'toLift', measures: ['measure-1'], acknowledged: false }
    expect(listOpenReleases(over, [], tasks, LAW, on)).toEqual([{ implementer: 'unit-land', reading }])
  })

  test('does not run before it happened, not even for a measure whose own last day is past', () => {
    expect(listOpenReleases(upstream, ['unit-land'], [], LAW, on)).toEqual([])
    const short = take(undefined, apply({ ownLastDay: day('2026-04-20') }, { listing: upstream }))
    expect(listOpenReleases(upstream, ['unit-land'], short === undefined ? [] : [short], LAW, on)).toEqual([])
  })
})

test('no history of a task makes the fold throw', () => {
  const head = {
    taskId: 't',
    listingId: 'l',
    implementer: 'u',
    on: TODAY,
    ground: { rulebook: 'r', basis: [], values: {} },
  }
  const id = { measureId: 'm', by: CLERK }
  const events: readonly TaskEvent[] = [
    { type: 'TaskAcknowledged', ...head, by: CLERK },
    { type: 'MeasureRecommended', ...head, measureId: 'm' },
    { type: 'MeasureApplied', ...head, ...id, lastDay: null, evidence: 'e', proportionality: 'p', told: null },
    { type: 'MeasureNotApplied', ...head, ...id, reasonCode: 'noOccasion', reasons: 'r' },
    { type: 'MeasureLifted', ...head, ...id, evidence: 'e' },
    { type: 'ReleaseAcknowledged', ...head, by: CLERK },
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...events), { maxLength: 12 }), (history) => {
      const task = history.reduce<Task | undefined>(evolveTask, undefined) ?? untouchedTask('l', 'u')
      expect(task.responses.filter(({ measureId }) => measureId === 'm').length).toBeLessThanOrEqual(1)
    }),
  )
})
