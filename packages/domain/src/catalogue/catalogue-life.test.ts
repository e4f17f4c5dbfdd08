import { describe, expect, test } from 'vitest'
import { localDate } from '../calendar/local-date.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Result } from '../kernel/result.ts'
import { findMeasure } from './catalogue.ts'
import {
  EMPTY_REGISTER,
  decideCatalogueProposal,
  decideCataloguePublication,
  decideCatalogueWithdrawal,
  decideMeasureProposal,
  decideMeasurePublication,
  decideMeasureRepeal,
  decideMeasureWithdrawal,
  evolveCatalogue,
  findCatalogueOn,
} from './catalogue-life.ts'
import type { CatalogueEvent, CatalogueRegister } from './catalogue-life.ts'
import { MEASURE, catalogueOf } from './testing-catalogue.ts'

const ANN = { officerId: 'ann', organisationId: 'u' }
const BEN = { officerId: 'ben', organisationId: 'u' }
const ON = localDate('2026-03-01')
const FROM = localDate('2026-04-01')

function event(result: Result<CatalogueEvent, Refusal>): CatalogueEvent {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
function code(result: Result<CatalogueEvent, Refusal>): string {
  return result.ok ? 'allowed' : result.error.code
}
const proposed = evolveCatalogue(
  EMPTY_REGISTER,
  event(decideCatalogueProposal(EMPTY_REGISTER, catalogueOf(MEASURE), ANN, ON)),
)
const publish = (register: CatalogueRegister, version = 'test-1', effectiveFrom = FROM) =>
  decideCataloguePublication(register, version, { by: BEN, on: ON, effectiveFrom })
const inForce = evolveCatalogue(proposed, event(publish(proposed)))

function measureOn(register: CatalogueRegister, day: string, id = 'M-1') {
  const catalogue = findCatalogueOn(register, localDate(day))
  return catalogue === undefined ? undefined : findMeasure(catalogue, id)
}

describe('a version', () => {
  test('is in force from its day, once another person has published it', () => {
    expect(findCatalogueOn(proposed, FROM)).toBeUndefined()
    expect(findCatalogueOn(inForce, localDate('2026-03-31'))).toBeUndefined()
    expect(findCatalogueOn(inForce, FROM)?.version).toBe('test-1')
  })

  test('is not published by the one who proposed it', () => {
    expect(code(decideCataloguePublication(proposed, 'test-1', { by: ANN, on: ON, effectiveFrom: FROM }))).toBe(
      'SAME_HANDS',
    )
  })

  test('is published once, and must be known', () => {
    expect(code(publish(inForce))).toBe('WRONG_STATE')
    expect(code(publish(inForce, 'test-9'))).toBe('CATALOGUE_VERSION_UNKNOWN')
  })

  test('keeps its name to itself', () => {
    expect(code(decideCatalogueProposal(proposed, catalogueOf(), BEN, ON))).toBe('CATALOGUE_VERSION_EXISTS')
  })

  test('with faults is refused, each fault with its place', () => {
    const faulty = { ...catalogueOf(MEASURE), version: '' }
    expect(decideCatalogueProposal(EMPTY_REGISTER, faulty, ANN, ON)).toMatchObject({
      error: { code: 'CATALOGUE_FAULTY', faults: ['version: 填写文字'] },
    })
  })

  test('may be taken back while it is a proposal', () => {
    const act = { by: ANN, on: ON, reasons: 't' }
    const withdrawn = evolveCatalogue(proposed, event(decideCatalogueWithdrawal(proposed, 'test-1', act)))
    expect(publish(withdrawn)).toMatchObject({ error: { code: 'WRONG_STATE', state: 'withdrawn' } })
    expect(findCatalogueOn(withdrawn, FROM)).toBeUndefined()
    expect(code(decideCatalogueWithdrawal(inForce, 'test-1', act))).toBe('WRONG_STATE')
    expect(code(decideCatalogueWithdrawal(inForce, 'test-9', act))).toBe('CATALOGUE_VERSION_UNKNOWN')
  })

  test('of two for one day the one published later counts', () => {
    const second = { ...catalogueOf(), version: 'test-2' }
    let register = evolveCatalogue(inForce, event(decideCatalogueProposal(inForce, second, ANN, ON)))
    register = evolveCatalogue(register, event(publish(register, 'test-2')))
    expect(findCatalogueOn(register, FROM)?.version).toBe('test-2')
  })

  test('gives way to a later one on its day, whatever the order of publication', () => {
    const later = { ...catalogueOf(), version: 'test-2' }
    const earlier = { ...catalogueOf(), version: 'test-0' }
    let register = evolveCatalogue(inForce, event(decideCatalogueProposal(inForce, later, ANN, ON)))
    register = evolveCatalogue(register, event(publish(register, 'test-2', localDate('2026-06-01'))))
    register = evolveCatalogue(register, event(decideCatalogueProposal(register, earlier, ANN, ON)))
    register = evolveCatalogue(register, event(publish(register, 'test-0', localDate('2026-02-01'))))
    expect(findCatalogueOn(register, localDate('2026-03-31'))?.version).toBe('test-0')
    expect(findCatalogueOn(register, localDate('2026-05-31'))?.version).toBe('test-1')
    expect(findCatalogueOn(register, localDate('2026-06-01'))?.version).toBe('test-2')
  })
})

describe('each refusal', () => {
  const act = { by: BEN, on: ON }
  const withdrawal = { ...act, reasons: 't' }
  const draft = { ...MEASURE, id: 'M-2', articles: [] }
  const drafted = evolveCatalogue(inForce, event(decideMeasureProposal(draft, ANN, ON)))
  const later = { ...act, on: FROM }
  const N49 = [{ document: 'N49', clause: '(九)' }]

  test.each<[string, Result<CatalogueEvent, Refusal>, object]>([
    [
      'a name taken',
      decideCatalogueProposal(proposed, catalogueOf(), BEN, ON),
      { code: 'CATALOGUE_VERSION_EXISTS', version: 'test-1', basis: [] },
    ],
    [
      'a whole version with faults',
      decideCatalogueProposal(EMPTY_REGISTER, null, BEN, ON),
      { code: 'CATALOGUE_FAULTY', faults: [': 填写对象'], basis: [] },
    ],
    [
      'a version unknown',
      publish(proposed, 'test-9'),
      { code: 'CATALOGUE_VERSION_UNKNOWN', version: 'test-9', basis: [] },
    ],
    ['a version published', publish(inForce), { code: 'WRONG_STATE', state: 'published', basis: [] }],
    [
      'one pair of hands',
      decideCataloguePublication(proposed, 'test-1', { by: ANN, on: ON, effectiveFrom: FROM }),
      { code: 'SAME_HANDS', basis: [] },
    ],
    [
      'a withdrawal of nothing',
      decideCatalogueWithdrawal(proposed, 'test-9', withdrawal),
      { code: 'CATALOGUE_VERSION_UNKNOWN', version: 'test-9', basis: [] },
    ],
    [
      'a withdrawal of what is published',
      decideCatalogueWithdrawal(inForce, 'test-1', withdrawal),
      { code: 'WRONG_STATE', state: 'published', basis: [] },
    ],
    [
      'a faulty measure',
      decideMeasureProposal({ ...MEASURE, name: '' }, ANN, ON),
      { code: 'CATALOGUE_FAULTY', faults: ['name: 填写文字'], basis: [] },
    ],
    [
      'a measure nobody proposed',
      decideMeasurePublication(inForce, 'M-2', later),
      { code: 'MEASURE_NOT_IN_CATALOGUE', measureId: 'M-2', basis: N49 },
    ],
    [
      'a measure without law',
      decideMeasurePublication(drafted, 'M-2', later),
      { code: 'MEASURE_WITHOUT_LAW', measureId: 'M-2', basis: N49 },
    ],
    [
      'a measure by one pair of hands',
      decideMeasurePublication(drafted, 'M-2', { ...later, by: ANN }),
      { code: 'SAME_HANDS', basis: [] },
    ],
    [
      'a withdrawal before any catalogue',
      decideMeasureWithdrawal(EMPTY_REGISTER, 'M-1', withdrawal),
      { code: 'MEASURE_NOT_IN_CATALOGUE', measureId: 'M-1', basis: [] },
    ],
  ])('of %s says why', (_, answer, error) => {
    expect(answer).toEqual({ ok: false, error })
  })

  test('of a withdrawal of a measure already withdrawn says so', () => {
    const act2 = { by: BEN, on: FROM, reasons: 't' }
    const register = evolveCatalogue(inForce, event(decideMeasureWithdrawal(inForce, 'M-1', act2)))
    expect(decideMeasureWithdrawal(register, 'M-1', act2)).toEqual({
      ok: false,
      error: { code: 'MEASURE_NOT_PUBLISHED', measureId: 'M-1', basis: [] },
    })
  })
})

describe('a single measure', () => {
  const draft = { ...MEASURE, id: 'M-2' }
  const withDraft = evolveCatalogue(inForce, event(decideMeasureProposal(draft, ANN, ON)))
  const act = { by: BEN, on: localDate('2026-05-01') }

  test('is a draft whatever the proposal says, and in no catalogue yet', () => {
    expect(event(decideMeasureProposal(draft, ANN, ON))).toMatchObject({ measure: { id: 'M-2', state: 'draft' } })
    expect(measureOn(withDraft, '2026-05-01', 'M-2')).toBeUndefined()
  })

  test('joins the catalogue on the day another person publishes it', () => {
    const published = evolveCatalogue(withDraft, event(decideMeasurePublication(withDraft, 'M-2', act)))
    expect(measureOn(published, '2026-04-30', 'M-2')).toBeUndefined()
    expect(measureOn(published, '2026-05-01', 'M-2')?.state).toBe('published')
    expect(code(decideMeasurePublication(published, 'M-2', act))).toBe('MEASURE_NOT_IN_CATALOGUE')
  })

  test('is not published by its proposer, without law, unproposed or before any catalogue', () => {
    expect(code(decideMeasurePublication(withDraft, 'M-2', { ...act, by: ANN }))).toBe('SAME_HANDS')
    expect(code(decideMeasurePublication(withDraft, 'M-3', act))).toBe('MEASURE_NOT_IN_CATALOGUE')
    expect(code(decideMeasurePublication(withDraft, 'M-2', { ...act, on: ON }))).toBe('MEASURE_NOT_IN_CATALOGUE')
    const unlawful = evolveCatalogue(inForce, event(decideMeasureProposal({ ...draft, articles: [] }, ANN, ON)))
    expect(code(decideMeasurePublication(unlawful, 'M-2', act))).toBe('MEASURE_WITHOUT_LAW')
  })

  test('of a city may stand on the regulation of its province', () => {
    const articles = [{ law: '测试省条例', version: localDate('2025-01-01'), article: '第三十一条' }]
    const city = evolveCatalogue(
      inForce,
      event(decideMeasureProposal({ ...draft, articles, place: '445300' }, ANN, ON)),
    )
    expect(code(decideMeasurePublication(city, 'M-2', act))).toBe('allowed')
    const other = evolveCatalogue(
      inForce,
      event(decideMeasureProposal({ ...draft, articles, place: '370100' }, ANN, ON)),
    )
    expect(code(decideMeasurePublication(other, 'M-2', act))).toBe('MEASURE_WITHOUT_LAW')
  })

  test('proposed again takes the place of its first proposal, and of no other', () => {
    const third = evolveCatalogue(withDraft, event(decideMeasureProposal({ ...draft, id: 'M-3' }, ANN, ON)))
    const again = evolveCatalogue(third, event(decideMeasureProposal({ ...draft, name: '改名' }, BEN, ON)))
    expect(again.proposals.map(({ measure }) => `${measure.id} ${measure.name}`)).toEqual(['M-3 限制准入', 'M-2 改名'])
    const published = evolveCatalogue(again, event(decideMeasurePublication(again, 'M-2', { ...act, by: ANN })))
    expect(published.proposals.map(({ measure }) => measure.id)).toEqual(['M-3'])
    expect(measureOn(published, '2026-05-01', 'M-2')?.name).toBe('改名')
  })

  test('with faults is refused', () => {
    expect(code(decideMeasureProposal({ ...draft, content: '长'.repeat(61) }, ANN, ON))).toBe('CATALOGUE_FAULTY')
  })

  test('withdrawn, it ends that day', () => {
    const reasons = { ...act, reasons: 't' }
    const withdrawn = evolveCatalogue(inForce, event(decideMeasureWithdrawal(inForce, 'M-1', reasons)))
    expect(measureOn(withdrawn, '2026-04-30')?.state).toBe('published')
    expect(measureOn(withdrawn, '2026-05-01')).toMatchObject({ state: 'withdrawn', repealed: '2026-05-01' })
    expect(code(decideMeasureWithdrawal(withdrawn, 'M-1', reasons))).toBe('MEASURE_NOT_PUBLISHED')
    expect(code(decideMeasureWithdrawal(inForce, 'M-9', reasons))).toBe('MEASURE_NOT_IN_CATALOGUE')
  })

  test('repealed on the first day it could be used, or twice for one day', () => {
    const first = { ...act, repealed: localDate('2025-03-01'), reasons: 't' }
    expect(code(decideMeasureRepeal(inForce, 'M-1', first))).toBe('allowed')
    const again = { ...act, repealed: localDate('2027-01-01'), reasons: 't' }
    expect(decideMeasureRepeal(inForce, 'M-1', again)).toEqual({
      ok: false,
      error: { code: 'MEASURE_NOT_IN_FORCE', measureId: 'M-1', repealed: '2027-01-01', basis: [] },
    })
  })

  test('repealed, it is known to end before it ends', () => {
    const repealed = localDate('2026-08-01')
    const command = { ...act, repealed, reasons: 't' }
    const register = evolveCatalogue(inForce, event(decideMeasureRepeal(inForce, 'M-1', command)))
    expect(measureOn(register, '2026-05-01')).toMatchObject({ state: 'published', repealed: '2026-08-01' })
    expect(code(decideMeasureRepeal(register, 'M-1', { ...command, repealed: localDate('2026-09-01') }))).toBe(
      'MEASURE_NOT_IN_FORCE',
    )
    expect(code(decideMeasureRepeal(register, 'M-1', { ...command, repealed: localDate('2026-07-01') }))).toBe(
      'allowed',
    )
    expect(code(decideMeasureRepeal(inForce, 'M-1', { ...command, repealed: localDate('2025-02-28') }))).toBe(
      'MEASURE_NOT_IN_FORCE',
    )
    expect(code(decideMeasureRepeal(inForce, 'M-9', command))).toBe('MEASURE_NOT_IN_CATALOGUE')
  })

  test('promoted, it is mandatory from its day', () => {
    const promoted = {
      type: 'MeasurePromoted',
      measureId: 'M-1',
      effective: localDate('2026-07-01'),
      articles: [],
      record: 't',
      proposedBy: ANN,
      decidedBy: BEN,
      ground: { rulebook: 'r', basis: [], values: {} },
    } as const
    const register = evolveCatalogue(inForce, promoted)
    expect(measureOn(register, '2026-06-30')?.measureClass).toBe('RECOMMENDED')
    expect(measureOn(register, '2026-07-01')?.measureClass).toBe('MANDATORY')
  })

  test('a change of a measure that the version lacks changes nothing', () => {
    const stray = { type: 'MeasureRepealed', measureId: 'M-9', by: ANN, repealed: ON, reasons: 't' } as const
    expect(findCatalogueOn(evolveCatalogue(inForce, stray), FROM)?.measures).toEqual([MEASURE])
  })

  test('a publication without proposal is a broken history', () => {
    const stray = { type: 'MeasurePublished', measureId: 'M-9', by: ANN, on: ON } as const
    expect(() => evolveCatalogue(inForce, stray)).toThrow('never proposed')
  })
})
