import { expect, test } from 'vitest'
import { localDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import { MEASURE, catalogueOf } from './testing-catalogue.ts'
import {
  decideMeasureActProposal,
  decideMeasureActPublication,
  evolveMeasureAct,
  type MeasureAct,
  type MeasureActLaw,
} from './measure-act.ts'

const ANN = { officerId: 'ann', organisationId: 'u' }
const BEN = { officerId: 'ben', organisationId: 'u' }
const ON = localDate('2026-03-01')
const LAW: MeasureActLaw = {
  catalogue: catalogueOf(MEASURE),
  classes: { kind: 'unspecified' },
  places: ['445300', '440000', '000000'],
  rulebook: 'book-1',
}

function propose(act: MeasureAct) {
  const proposed = decideMeasureActProposal(undefined, { act, version: 'test-1+1', by: ANN }, LAW, ON)
  if (!proposed.ok) throw new Error(proposed.error.code)
  return proposed.value.reduce(evolveMeasureAct, undefined as ReturnType<typeof evolveMeasureAct> | undefined)
}
const withdrawal: MeasureAct = { act: 'withdraw', measureId: 'M-1', reasons: 'text-1' }

test('a proposal is recorded on the version in force, and made once', () => {
  const proposal = { act: withdrawal, version: 'test-1+1', by: ANN }
  expect(decideMeasureActProposal(undefined, proposal, LAW, ON)).toEqual({
    ok: true,
    value: [{ type: 'MeasureActProposed', ...proposal, base: 'test-1', on: ON }],
  })
  expect(decideMeasureActProposal(propose(withdrawal), proposal, LAW, ON)).toEqual({
    ok: false,
    error: { code: 'CATALOGUE_VERSION_EXISTS', version: 'test-1+1', basis: [] },
  })
})

test('an act is carried out once, and not before it was proposed', () => {
  const done = decideMeasureActPublication(propose(withdrawal), BEN, LAW, ON)
  const outcome = [{ type: 'MeasureWithdrawn', measureId: 'M-1', by: BEN, on: ON, reasons: 'text-1' }] as const
  const event = { type: 'MeasureActDone', outcome, by: BEN, on: ON } as const
  expect(done.ok && done.value.events).toEqual([event])
  const state = evolveMeasureAct(propose(withdrawal), event)
  expect(state).toEqual({ act: withdrawal, base: 'test-1', version: 'test-1+1', proposedBy: ANN, done: true })
  expect(decideMeasureActPublication(state, BEN, LAW, ON)).toEqual({
    ok: false,
    error: { code: 'WRONG_STATE', state: 'published', basis: [] },
  })
  expect(decideMeasureActPublication(undefined, BEN, LAW, ON)).toEqual({
    ok: false,
    error: { code: 'WRONG_STATE', state: 'none', basis: [] },
  })
  expect(() => evolveMeasureAct(undefined, event)).toThrow('cannot begin with its end')
})

test('a repeal ends the measure on its day', () => {
  const act: MeasureAct = { act: 'repeal', measureId: 'M-1', repealed: localDate('2026-06-01'), reasons: 'text-3' }
  const done = decideMeasureActPublication(propose(act), BEN, LAW, ON)
  expect(done).toMatchObject({
    value: {
      events: [{ outcome: [{ type: 'MeasureRepealed', measureId: 'M-1', by: BEN, reasons: 'text-3' }] }],
      catalogue: { measures: [{ id: 'M-1', state: 'published', repealed: '2026-06-01' }] },
    },
  })
})

test('a promotion where a clause foresees it makes the measure mandatory, on the record of its use', () => {
  const classes: MeasureActLaw['classes'] = {
    kind: 'value',
    value: { scheme: 'mandatoryRecommended', promotion: true },
    row: { source: cite('YF', '(二十二)') },
    overridden: [],
  }
  const law = { ...LAW, classes }
  const act: MeasureAct = { act: 'promote', measureId: 'M-1', record: 'text-2' }
  const proposed = decideMeasureActProposal(undefined, { act, version: 'test-1+1', by: ANN }, law, ON)
  if (!proposed.ok) throw new Error(proposed.error.code)
  const state = proposed.value.reduce<ReturnType<typeof evolveMeasureAct> | undefined>(evolveMeasureAct, undefined)
  expect(decideMeasureActPublication(state, BEN, law, ON)).toMatchObject({
    value: {
      events: [
        { outcome: [{ measureId: 'M-1', proposedBy: ANN, decidedBy: BEN, record: 'text-2', effective: '2026-03-01' }] },
      ],
      catalogue: { measures: [{ id: 'M-1', measureClass: 'MANDATORY' }] },
    },
  })
})

test('an act that the law no longer allows on the day of publication is refused then', () => {
  const gone = { ...LAW, catalogue: { ...LAW.catalogue, measures: [] } }
  expect(decideMeasureActPublication(propose(withdrawal), BEN, gone, ON)).toEqual({
    ok: false,
    error: { code: 'MEASURE_NOT_IN_CATALOGUE', measureId: 'M-1', basis: [] },
  })
})

test('a faulty measure is refused when it is proposed', () => {
  const act: MeasureAct = { act: 'publish', measure: { ...MEASURE, name: '' } }
  const refused = decideMeasureActProposal(undefined, { act, version: 'test-1+1', by: ANN }, LAW, ON)
  expect(refused).toMatchObject({ error: { code: 'CATALOGUE_FAULTY', faults: ['name: 填写文字'] } })
})

test('a withdrawal by two officials gives a catalogue in which the measure is withdrawn, under the new version', () => {
  const done = decideMeasureActPublication(propose(withdrawal), BEN, LAW, ON)
  expect(done).toMatchObject({
    ok: true,
    value: {
      catalogue: { version: 'test-1+1', measures: [{ id: 'M-1', state: 'withdrawn', repealed: '2026-03-01' }] },
    },
  })
})

test('who proposed an act does not carry it out', () => {
  expect(decideMeasureActPublication(propose(withdrawal), ANN, LAW, ON)).toMatchObject({
    error: { code: 'SAME_HANDS', basis: [] },
  })
})

test('an act proposed on a catalogue that is no longer in force has to be proposed again', () => {
  const later = { ...LAW, catalogue: { ...LAW.catalogue, version: 'test-2' } }
  const done = decideMeasureActPublication(propose(withdrawal), BEN, later, ON)
  expect(done).toMatchObject({ error: { code: 'CASE_CHANGED_MEANWHILE', basis: [] } })
})

test('a new measure joins the catalogue as published', () => {
  const state = propose({ act: 'publish', measure: { ...MEASURE, id: 'M-2', state: 'draft' } })
  const done = decideMeasureActPublication(state, BEN, LAW, ON)
  expect(done.ok && done.value.catalogue.measures.map(({ id, state: stands }) => `${id} ${stands}`)).toEqual([
    'M-1 published',
    'M-2 published',
  ])
})

test('a measure without a lawful article is refused when it is proposed', () => {
  const act: MeasureAct = { act: 'publish', measure: { ...MEASURE, id: 'M-2', articles: [], state: 'draft' } }
  const refused = decideMeasureActProposal(undefined, { act, version: 'test-1+1', by: ANN }, LAW, ON)
  expect(refused).toMatchObject({ error: { code: 'MEASURE_WITHOUT_LAW' } })
})

test('a promotion is refused where no clause of the place foresees it', () => {
  const act: MeasureAct = { act: 'promote', measureId: 'M-1', record: 'text-2' }
  const refused = decideMeasureActProposal(undefined, { act, version: 'test-1+1', by: ANN }, LAW, ON)
  expect(refused).toMatchObject({ error: { code: 'PROMOTION_NOT_FORESEEN' } })
})
