import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ExecutableMeasure } from '../catalogue/executable.ts'
import { ANY_STATE_ORGAN } from '../catalogue/department.ts'
import type { Measure } from '../catalogue/measure.ts'
import { HEALTHY } from '../kernel/health.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Result } from '../kernel/result.ts'
import { decideUpstreamQuestion, decideUpstreamRelease } from '../listing/decide-received.ts'
import { LAW, PANZHIHUA, after, day, disputeOf, listed, noticed, received, refusalIn } from '../listing/testing-listings.ts'
import type { ListedListing, Listing } from '../listing/listing.ts'
import {
  decideApplication,
  decideLifting,
  decideNonApplication,
  decideRecommendation,
  decideReleaseAcknowledgement,
  decideTaskAcknowledgement,
} from './decide-task.ts'
import type { Application } from './decide-task.ts'
import { listOpenReleases, readMeasureLastDay, readTask, readTasks, readUnifiedTerm } from './read-tasks.ts'
import { evolveTask, untouchedTask } from './task.ts'
import type { Task, TaskEvent } from './task.ts'

const RESOLUTION = {
  meetingId: 'm',
  level: 'panel',
  listingId: 'listing-1',
  outcome: 'list',
  issuedBy: { officerId: 'officer-3', organisationId: 'unit-panel' },
} as const
const LAND = { organisationId: 'unit-land', departments: ['自然资源部门'] }
const BANK = { organisationId: 'unit-bank', departments: ['金融机构'] }
const CLERK = { officerId: 'officer-7', organisationId: 'unit-land' }
const TODAY = day('2026-04-10')

const MEASURE: Measure = {
  id: 'measure-1',
  name: '限制参加土地出让',
  kind: 'sanction',
  content: '限制参加土地出让竞买',
  category: 'publicResources',
  articles: [],
  nationalBasisRequired: false,
  memorandumId: null,
  implementers: ['自然资源部门'],
  subjectKinds: ['enterprise'],
  responsibleRoles: [],
  occasions: [],
  preconditions: [],
  measureClass: 'MANDATORY',
  tier: null,
  listTypeIds: ['work-safety', 'judgment-defaulter'],
  place: null,
  maxMonths: null,
  effective: day('2020-01-01'),
  repealed: null,
  state: 'published',
  fidelity: 'asEntered',
  confirmed: true,
  source: 'test',
}
const EXECUTABLE = { measure: MEASURE, articles: [], measureClass: { kind: 'none' } } as unknown as ExecutableMeasure
const APPLICATION: Application = {
  evidence: 'file:e',
  proportionality: 'text:p',
  told: 'text:t',
  ownLastDay: null,
  by: CLERK,
}

function must(listing: Listing | undefined): ListedListing {
  if (listing?.kind !== 'listed') throw new Error('fixture')
  return listing
}
function take(task: Task | undefined, result: Result<readonly TaskEvent[], Refusal>): Task | undefined {
  if (!result.ok) throw new Error(result.error.code)
  return result.value.reduce<Task | undefined>(evolveTask, task)
}
const entry = must(listed())
const upstream = must(received())
const apply = (
  changes: Partial<Application> = {},
  {
    listing = entry,
    executable = EXECUTABLE,
    unit = LAND,
    on = TODAY,
    law = LAW,
    task,
  }: {
    listing?: Listing
    executable?: ExecutableMeasure
    unit?: typeof LAND
    on?: typeof TODAY
    law?: typeof LAW
    task?: Task | undefined
  } = {},
) => decideApplication(task, listing, executable, unit, { ...APPLICATION, ...changes }, law, on)

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

  test('heeds the tier where the place has tiers', () => {
    expect(tasksOn(upstream, [{ ...MEASURE, tier: 'belowBlacklist' }])).toHaveLength(1)
    expect(tasksOn({ ...upstream, tier: 'belowBlacklist' }, [{ ...MEASURE, tier: 'blacklist' }])).toEqual([])
    expect(tasksOn(upstream, [{ ...MEASURE, tier: 'blacklist' }])).toHaveLength(1)
    expect(tasksOn(entry, [{ ...MEASURE, tier: 'belowBlacklist' }])).toHaveLength(1)
  })
})

describe('applying', () => {
  test('leaves who, when, on what evidence and until when', () => {
    expect(take(undefined, apply())).toMatchObject({
      responses: [{ kind: 'applied', measureId: 'measure-1', lastDay: '2028-04-01', by: CLERK, evidence: 'file:e' }],
    })
  })

  test('is not for the system', () => expect(refusalIn(apply({ by: 'system' }))?.code).toBe('PERSON_MUST_CONFIRM'))

  test('is within the unit’s power only', () => {
    const by = { officerId: 'officer-8', organisationId: 'unit-bank' }
    expect(refusalIn(apply({ by }, { unit: BANK }))).toMatchObject({
      code: 'UNIT_WITHOUT_POWER',
      basis: [
        { document: 'PZ', clause: '二(二)3' },
        { document: 'PY', clause: '四(五)' },
      ],
    })
    expect(refusalIn(apply({ by }))?.code).toBe('UNIT_WITHOUT_POWER')
  })

  test('needs evidence, proportion and that the subject was told', () => {
    expect(refusalIn(apply({ evidence: '' }))?.code).toBe('EVIDENCE_MISSING')
    expect(refusalIn(apply({ proportionality: '' }))?.code).toBe('REASONS_MISSING')
    expect(refusalIn(apply({ told: null }))?.code).toBe('REASONS_MISSING')
    expect(refusalIn(apply({ told: null }, { listing: upstream }))).toMatchObject({
      basis: [{ document: 'PY', clause: '三(二)' }],
    })
  })

  test('stops past the end with the clause, before effect, and off the list', () => {
    expect(refusalIn(apply({}, { on: day('2028-04-02') }))).toMatchObject({
      code: 'AFTER_END',
      endedOn: '2028-04-01',
      basis: [{ document: 'YF' }],
    })
    expect(refusalIn(apply({}, { on: day('2026-03-31') }))?.code).toBe('WRONG_STATE')
    const executable = { ...EXECUTABLE, measure: { ...MEASURE, listTypeIds: [] } }
    expect(refusalIn(apply({}, { executable }))?.code).toBe('MEASURE_NOT_IN_CATALOGUE')
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
    expect(refusalIn(apply({}, { law }))).toMatchObject({ code: 'RULE_UNCONFIRMED', axis: 'offCatalogue' })
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

  test('happens once', () => {
    expect(refusalIn(apply({}, { task: take(undefined, apply()) }))?.code).toBe('TASK_CLOSED')
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

describe('what runs by itself', () => {
  const recommend = (listing: Listing) => decideRecommendation(undefined, listing, MEASURE, LAND, LAW, TODAY)

  test('recommends in 濮阳县 and waits for a person', () => {
    const task = take(undefined, recommend(upstream))
    expect(task).toMatchObject({ responses: [{ kind: 'recommended' }] })
    expect(readTask(task, upstream, [MEASURE], 'unit-land', LAW, TODAY)).toMatchObject({
      kind: 'open',
      openMeasures: ['measure-1'],
    })
    expect(take(task, apply({}, { listing: upstream, task }))).toMatchObject({ responses: [{ kind: 'applied' }] })
  })

  test('is not known elsewhere', () => {
    expect(refusalIn(recommend(entry))).toMatchObject({ code: 'PERSON_MUST_CONFIRM', basis: [{ document: 'YF' }] })
  })

  test('says nothing twice', () => {
    const task = take(undefined, recommend(upstream))
    expect(decideRecommendation(task, upstream, MEASURE, LAND, LAW, TODAY)).toEqual({ ok: true, value: [] })
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

  test('is explained by a person with reasons, and not over a standing measure', () => {
    expect(refusalIn(explain({ by: 'system' }))?.code).toBe('PERSON_MUST_CONFIRM')
    expect(refusalIn(explain({ reasons: '' }))?.code).toBe('REASONS_MISSING')
    expect(refusalIn(explain({}, take(undefined, apply())))?.code).toBe('TASK_CLOSED')
  })

  test('is acknowledged once', () => {
    expect(decideTaskAcknowledgement(acknowledge(), entry, CLERK, LAW, TODAY)).toEqual({ ok: true, value: [] })
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

  test('is not acknowledged before it happened', () => {
    expect(refusalIn(decideReleaseAcknowledgement(applied, upstream, CLERK, LAW, on))?.code).toBe('NOT_RELEASED')
    expect(listOpenReleases(upstream, ['unit-land'], [], LAW, on)).toEqual([])
  })

  test('lifts only what stands, by its own unit, with evidence', () => {
    const lift = { measureId: 'measure-1', evidence: 'file:l', by: CLERK }
    expect(refusalIn(decideLifting(undefined, over, lift, LAW, on))?.code).toBe('WRONG_STATE')
    expect(refusalIn(decideLifting(applied, over, { ...lift, evidence: '' }, LAW, on))?.code).toBe('EVIDENCE_MISSING')
    const by = { officerId: 'x', organisationId: 'unit-bank' }
    expect(refusalIn(decideLifting(applied, over, { ...lift, by }, LAW, on))?.code).toBe('UNIT_WITHOUT_POWER')
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
