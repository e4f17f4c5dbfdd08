import { expect, test } from 'vitest'
import { localDate } from '../calendar/local-date.ts'
import { MEASURE, catalogueOf } from './catalogue-fixture.ts'
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
    error: { code: 'SAME_HANDS' },
  })
})

test('an act proposed on a catalogue that is no longer in force has to be proposed again', () => {
  const later = { ...LAW, catalogue: { ...LAW.catalogue, version: 'test-2' } }
  const done = decideMeasureActPublication(propose(withdrawal), BEN, later, ON)
  expect(done).toMatchObject({ error: { code: 'CASE_CHANGED_MEANWHILE' } })
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
