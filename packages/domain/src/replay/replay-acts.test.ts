import { describe, expect, test } from 'vitest'
import { cite } from '../kernel/citation.ts'
import { GUANGDONG, JINAN, LAW, PANZHIHUA, PUYANG, YUNFU, day } from '../listing/testing-listings.ts'
import type { ReplayedEntry, ReplayedStep } from './history.ts'
import { findPartings, replayHistory } from './replay.ts'
import { beginCourse, tryStep, type Course } from './try-step.ts'

const PLACES = [YUNFU, GUANGDONG, PANZHIHUA, JINAN, PUYANG]

const ENTRY: ReplayedEntry = {
  origin: 'determinedHere',
  listTypeId: 'work-safety',
  subjectKind: 'enterprise',
  document: { number: '罚1', date: day('2026-02-10') },
  conduct: { from: day('2026-01-10'), until: day('2026-01-20') },
  effectiveOn: day('2026-03-01'),
  term: { count: 2, unit: 'year' },
  latestEnd: null,
}
/** The entry lapses with 2028-03-01. */
const AFTER_THE_END = '2028-03-02'

const object = (on: string): ReplayedStep => ({ on: day(on), act: 'object', form: 'written', ground: 'factsWrong' })
const answer = (on: string, outcome: 'rejected' | 'upheld'): ReplayedStep => ({
  on: day(on),
  act: 'answerObjection',
  outcome,
})
const complain = (on: string): ReplayedStep => ({ on: day(on), act: 'complain' })
const answerComplaint = (on: string, outcome: 'rejected' | 'upheld'): ReplayedStep => ({
  on: day(on),
  act: 'answerComplaint',
  outcome,
})
const ask = (on: string): ReplayedStep => ({
  on: day(on),
  act: 'applyForRepair',
  gravity: 'serious',
  materials: ['performance', 'rectification', 'promise'],
})
const accept = (on: string): ReplayedStep => ({ on: day(on), act: 'acceptRepair' })
const decideRepair = (on: string, outcome: 'granted' | 'refused'): ReplayedStep => ({
  on: day(on),
  act: 'decideRepair',
  outcome,
})
const apply = (on: string): ReplayedStep => ({ on: day(on), act: 'applyMeasure' })
const stay = (on: string, act: 'orderStay' | 'liftStay'): ReplayedStep => ({ on: day(on), act })

const replay = (steps: readonly ReplayedStep[], place: string, look: readonly string[] = []) =>
  replayHistory({ entry: ENTRY, steps, look: look.map((on) => day(on)) }, place, LAW)

/** What became of each step in a place. */
const told = (steps: readonly ReplayedStep[], place: string) =>
  replay(steps, place).steps.map(({ refused }) => refused?.code ?? 'done')

/** Where the steps lead in a place; every one of them must be allowed. */
function courseOf(steps: readonly ReplayedStep[], place = YUNFU, entry: ReplayedEntry = ENTRY): Course {
  return steps.reduce(
    (course, step) => {
      const tried = tryStep(course, step, place, entry, LAW)
      if (!tried.ok) throw new Error(`${step.act}: ${tried.error.code}`)
      return tried.value
    },
    beginCourse(entry, place),
  )
}

describe('a history is played in the order of its days', () => {
  test('whatever the order in which it was told', () => {
    const steps = [answer('2026-05-11', 'rejected'), object('2026-05-01'), apply('2026-05-12')]
    const played = replay(steps, YUNFU).steps
    expect(played).toEqual([
      { on: '2026-05-01', act: 'object', refused: null },
      { on: '2026-05-11', act: 'answerObjection', refused: null },
      { on: '2026-05-12', act: 'applyMeasure', refused: null },
    ])
  })

  test('what happened on one day stays in the order told: a measure applied before the objection stands', () => {
    expect(told([apply('2026-05-01'), object('2026-05-01')], YUNFU)).toEqual(['done', 'done'])
    expect(told([object('2026-05-01'), apply('2026-05-01')], YUNFU)).toEqual(['done', 'EXECUTION_STAYED'])
  })

  test('the days looked at are read in order, each once, before the first step too', () => {
    expect(replay([object('2026-05-01')], JINAN, [AFTER_THE_END, '2026-02-28', '2026-05-01', '2026-03-01'])).toEqual({
      place: JINAN,
      steps: [{ on: '2026-05-01', act: 'object', refused: null }],
      days: [
        { on: '2026-02-28', state: 'notYetInForce', lastDay: null, basis: [] },
        { on: '2026-03-01', state: 'inForce', lastDay: '2028-03-01', basis: [] },
        { on: '2026-05-01', state: 'inForce', lastDay: '2028-03-01', basis: [] },
        { on: AFTER_THE_END, state: 'ended', lastDay: '2028-03-01', basis: [] },
      ],
    })
  })
})

describe('what may be done at a time', () => {
  test.each([
    ['one objection at a time', [object('2026-05-01'), object('2026-05-02')], ['done', 'OBJECTION_OPEN']],
    [
      'another objection after the answer',
      [object('2026-05-01'), answer('2026-05-11', 'rejected'), object('2026-05-20')],
      ['done', 'done', 'done'],
    ],
    ['no answer to nothing', [answer('2026-05-01', 'rejected')], ['WRONG_STATE']],
    ['no answer to a complaint nobody made', [answerComplaint('2026-05-01', 'rejected')], ['WRONG_STATE']],
    [
      'one repair at a time, asked for or accepted, and another after a refusal',
      [
        ask('2027-06-01'),
        ask('2027-06-02'),
        accept('2027-06-03'),
        ask('2027-06-04'),
        decideRepair('2027-06-05', 'refused'),
        ask('2027-06-06'),
      ],
      ['done', 'REPAIR_OPEN', 'done', 'REPAIR_OPEN', 'done', 'done'],
    ],
    ['no acceptance or decision of what nobody asked for', [accept('2027-06-01')], ['WRONG_STATE']],
    ['no repair of an entry that is over', [ask(AFTER_THE_END)], ['AFTER_END']],
    [
      'a measure from the first day of effect to the last',
      [apply('2026-02-28'), apply('2026-03-01'), apply('2028-03-01'), apply(AFTER_THE_END)],
      ['WRONG_STATE', 'done', 'done', 'AFTER_END'],
    ],
  ])('%s, in all five places', (_, steps, expected) => {
    expect(PLACES.map((place) => told(steps, place))).toEqual(PLACES.map(() => expected))
  })

  test('one complaint at a time; 攀枝花 二(三)2 knows one alone, and 济南 none', () => {
    const steps = [
      object('2026-05-01'),
      answer('2026-05-11', 'rejected'),
      complain('2026-05-21'),
      complain('2026-05-22'),
      answerComplaint('2026-06-10', 'rejected'),
      complain('2026-06-11'),
    ]
    const after = (place: string) => told(steps, place).slice(2)
    for (const place of [YUNFU, GUANGDONG, PUYANG]) {
      expect(after(place)).toEqual(['done', 'COMPLAINT_OPEN', 'done', 'done'])
    }
    expect(after(PANZHIHUA)).toEqual(['done', 'COMPLAINT_OPEN', 'done', 'COMPLAINT_DECIDED'])
    expect(after(JINAN)).toEqual([
      'COMPLAINT_NOT_FORESEEN',
      'COMPLAINT_NOT_FORESEEN',
      'WRONG_STATE',
      'COMPLAINT_NOT_FORESEEN',
    ])
  })

  test('攀枝花 hears no complaint about an objection that was upheld', () => {
    const steps = [object('2026-05-01'), answer('2026-05-11', 'upheld'), complain('2026-05-21')]
    expect(told(steps, PANZHIHUA)).toEqual(['done', 'done', 'OBJECTION_UPHELD'])
    expect(told(steps, YUNFU)).toEqual(['done', 'done', 'done'])
  })
})

describe('what an act leaves', () => {
  test('an objection or a complaint about an entry that is over is taken in as such', () => {
    expect(courseOf([object('2028-03-01')]).objection).toMatchObject({ kind: 'received', afterEnd: false })
    expect(courseOf([object(AFTER_THE_END)]).objection).toMatchObject({ kind: 'received', afterEnd: true })
    const answered = [object('2026-05-01'), answer('2026-05-11', 'rejected')]
    expect(courseOf([...answered, complain('2028-03-01')]).complaint).toMatchObject({ afterEnd: false })
    expect(courseOf([...answered, complain(AFTER_THE_END)]).complaint).toMatchObject({ afterEnd: true })
  })

  test('the answers keep what they say and who gave them', () => {
    const { objection, complaint } = courseOf(
      [
        object('2026-05-01'),
        answer('2026-05-11', 'rejected'),
        complain('2026-05-21'),
        answerComplaint('2026-06-10', 'rejected'),
      ],
      PANZHIHUA,
    )
    expect(objection).toMatchObject({
      kind: 'decided',
      subjectId: 'subject',
      decision: { outcome: 'rejected', by: { officerId: 'other', organisationId: 'maker' } },
    })
    expect(complaint).toMatchObject({
      kind: 'decided',
      objectionId: 'objection@2026-05-01',
      handler: 'office',
      decision: { outcome: 'rejected', remedies: [], by: { officerId: 'complaints', organisationId: 'office' } },
    })
  })

  test.each([
    ['an objection', [object('2026-05-01'), answer('2026-05-11', 'upheld')], 'corrected', '2026-05-11'],
    ['a complaint', [complain('2026-05-21'), answerComplaint('2026-06-10', 'upheld')], 'corrected', '2026-06-10'],
    [
      'a repair',
      [ask('2027-06-01'), accept('2027-06-02'), decideRepair('2027-06-04', 'granted')],
      'repaired',
      '2027-06-04',
    ],
  ])('%s that succeeds ends the entry that day', (_, steps, reason, releasedOn) => {
    const { listing } = courseOf(steps)
    expect(listing).toMatchObject({ kind: 'released', reason, releasedOn })
    expect(told([...steps, apply(releasedOn)], YUNFU).at(-1)).toBe('AFTER_END')
  })

  test.each([
    ['an objection', [object('2026-05-01'), answer('2026-05-11', 'rejected')]],
    ['a complaint', [complain('2026-05-21'), answerComplaint('2026-06-10', 'rejected')]],
    ['a repair', [ask('2027-06-01'), accept('2027-06-02'), decideRepair('2027-06-04', 'refused')]],
  ])('%s that fails leaves it in force', (_, steps) => {
    expect(courseOf(steps).listing.kind).toBe('listed')
  })

  test('an order of a court names 行政诉讼法 第五十六条, and its end the day on which execution goes on', () => {
    const rested = [stay('2026-05-01', 'orderStay'), stay('2026-05-11', 'liftStay')]
    expect(courseOf(rested).listing).toMatchObject({
      disputes: [
        { stage: 'interimStay', from: '2026-05-01', until: '2026-05-11', basis: [cite('ALIT', '第五十六条')] },
      ],
    })
    expect(replay(rested, JINAN, ['2026-05-10']).days).toMatchObject([
      { state: 'stayed', basis: [cite('ALIT', '第五十六条')] },
      { state: 'stayed' },
      { state: 'inForce', basis: [] },
    ])
  })
})

describe('the entry as it took effect', () => {
  const papers = { document: { kind: 'penaltyDecision', number: '罚1', date: '2026-02-10', authority: 'maker' } }

  test('determined here, on a paper of its maker', () => {
    expect(courseOf([]).listing).toMatchObject({
      kind: 'listed',
      listKind: 'sanction',
      place: YUNFU,
      determiner: 'maker',
      subjectId: 'subject',
      ...papers,
      conduct: { from: '2026-01-10', until: '2026-01-20' },
      origin: { kind: 'determinedHere', decision: { number: '罚1', decidedOn: '2026-03-01' } },
      listedOn: '2026-03-01',
      effectiveOn: '2026-03-01',
      term: { start: '2026-03-01', length: { count: 2, unit: 'year' }, latestEnd: null, setBy: 'document', basis: [] },
      disputes: [],
    })
  })

  test('received from its maker, who served the subject', () => {
    const { listing } = courseOf([], PUYANG, { ...ENTRY, origin: 'received', listTypeId: 'judgment-defaulter' })
    expect(listing).toMatchObject({
      ...papers,
      origin: { kind: 'received', from: 'maker', externalKey: '罚1', service: { kind: 'served', on: '2026-03-01' } },
    })
  })
})

describe('where places part', () => {
  test('a step refused in one place is named with its clause, in the order of days, acts before the state', () => {
    const steps = [complain('2026-05-21'), answerComplaint('2026-06-10', 'rejected')]
    const partings = findPartings([YUNFU, JINAN].map((place) => replay(steps, place)))
    expect(partings.map(({ on, act }) => [on, act])).toEqual([
      ['2026-05-21', 'complain'],
      ['2026-05-21', null],
      ['2026-06-10', 'answerComplaint'],
    ])
    const [first, second] = partings
    const unforeseen = replay(steps, JINAN).steps[0]?.refused
    expect(unforeseen).toMatchObject({ code: 'COMPLAINT_NOT_FORESEEN' })
    expect(first?.outcomes).toEqual([
      { place: YUNFU, outcome: 'done', refused: null, basis: [] },
      { place: JINAN, outcome: 'COMPLAINT_NOT_FORESEEN', refused: unforeseen, basis: unforeseen?.basis },
    ])
    expect(second?.outcomes.map(({ outcome }) => outcome)).toEqual(['stayed 2028-03-01', 'inForce 2028-03-01'])
  })

  test('a state that no calendar fixes is told without a day', () => {
    const partings = findPartings([YUNFU, PANZHIHUA].map((place) => replay([object('2026-05-01')], place)))
    expect(partings.map(({ outcomes }) => outcomes.map(({ outcome }) => outcome))).toEqual([
      ['stayed 2028-03-01', 'stayed'],
    ])
  })
})
