import { describe, expect, test } from 'vitest'
import { cite } from '../kernel/citation.ts'
import { evolveListing } from '../listing/evolve-listing.ts'
import type { Listing } from '../listing/listing.ts'
import { ground, without } from '../listing/testing-law.ts'
import {
  day,
  DECIDER,
  GUANGDONG,
  JINAN,
  LAW,
  listed,
  PANZHIHUA,
  proposal,
  proposed,
  PUYANG,
  received,
  YUNFU,
} from '../listing/testing-listings.ts'
import type { PublicationReading } from '../record/publication.ts'
import { PUBLICATION_CLASSES } from '../record/publication-class.ts'
import type { CreditRecord, RecordContent } from '../record/record.ts'
import {
  COMMITMENT,
  HONOUR,
  imported,
  JUDGMENT,
  LICENCE,
  PENALTY,
  recordOf,
  settled,
  withdrawn,
} from '../record/testing-records.ts'
import {
  checkMaterials,
  findRepairBar,
  readPublicationMaximum,
  readRepairHandler,
  readRepairWindow,
  readThingWindow,
} from './repair-conditions.ts'
import { readListingGravity, readRecordGravity } from './repair-gravity.ts'
import { readRepairableCase, readRepairableListing, readRepairableRecord } from './repairable.ts'
import type { RepairableThing } from './repairable.ts'
import { listSectorConditions, SECTOR_CONDITIONS, type SectorCondition } from './sector-conditions.ts'

const ON = day('2026-05-01')
const CLASSES = cite('O36', '第八条至第十条')
const PERIODS = cite('N22', '分类修复（序号未核）')
const CONDITIONS = cite('O36', '修复条件条款（序号未核）')

function known(listing: Listing | undefined): Listing {
  if (listing === undefined) throw new Error('no entry')
  return listing
}
function papers(changes: Parameters<typeof proposal>[0] = {}) {
  const { entry, document } = proposal(changes)
  if (document === null) throw new Error('no document')
  return { entry, document }
}
const ended = (listing: Listing) =>
  known(
    evolveListing(listing, {
      type: 'ListingReleased',
      listingId: 'listing-1',
      on: day('2026-06-01'),
      ground: ground(),
      reason: 'withdrawn',
      releasedOn: day('2026-06-01'),
      reasons: 'text:1',
      by: DECIDER,
    }),
  )

describe('an entry as something to repair', () => {
  test('is known by the number of its document and of its decision, and its time runs from the document', () => {
    expect(readRepairableListing(known(listed()), LAW, ON)).toEqual({
      subjectId: 'subject-1',
      subjectKind: 'enterprise',
      place: YUNFU,
      determiner: 'unit-safety',
      document: { numbers: ['云应急罚〔2026〕1号', '云应急信〔2026〕1号'], authority: 'unit-safety' },
      dates: { factOn: '2026-01-20', decidedOn: '2026-02-10' },
      listTypeId: 'work-safety',
      sector: 'work-safety',
      adverse: true,
      gravity: { gravity: 'serious', by: 'table', confirmed: false, basis: [cite('O36D', '第八条至第十条')] },
      lastDay: '2028-04-01',
      endedOn: null,
    })
  })

  test('one received has the number of the court alone', () => {
    expect(readRepairableListing(known(received()), LAW, ON)).toMatchObject({
      document: { numbers: ['云应急罚〔2026〕1号'] },
      lastDay: '2028-03-01',
      endedOn: null,
    })
  })

  test.each([
    ['before its first day', listed(), '2026-03-31', null, null],
    ['on its last day', listed(), '2028-04-01', '2028-04-01', null],
    ['after it lapsed', listed(), '2028-04-02', '2028-04-01', '2028-04-01'],
    ['after it was released', ended(known(listed())), '2026-06-02', '2026-05-31', '2026-05-31'],
  ] as const)('%s', (_, listing, on, lastDay, endedOn) => {
    expect(readRepairableListing(known(listing), LAW, day(on))).toMatchObject({ lastDay, endedOn })
  })

  test('one that is only proposed cannot be repaired, but its papers tell how', () => {
    expect(readRepairableListing(known(proposed()), LAW, ON)).toBeUndefined()
    const { entry, document } = papers()
    const before = readRepairableCase({ ...entry, document, tier: null }, null, LAW, ON)
    expect(before).toMatchObject({ document: { numbers: [document.number] }, lastDay: null, endedOn: null })
  })

  test('an incentive is not adverse, and conduct of one day is that day', () => {
    const { entry, document } = papers({ listKind: 'incentive' })
    const conduct = { from: day('2026-01-10'), until: null, facts: 'text:facts' }
    expect(readRepairableCase({ ...entry, document, tier: null, conduct }, 'd-1', LAW, ON)).toMatchObject({
      adverse: false,
      dates: { factOn: '2026-01-10' },
      document: { numbers: [document.number, 'd-1'] },
    })
  })
})

describe('a record as something to repair', () => {
  const HIDDEN = { kind: 'notPublic', why: 'noPublicationLaw', basis: [] } as const
  const UNTIL = { until: day('2027-03-02'), publicationClass: 'general', basis: [] } as const
  const PUBLIC: PublicationReading = { kind: 'public', from: day('2026-03-02'), confirmed: true, ...UNTIL }
  const OVER: PublicationReading = { kind: 'ended', ...UNTIL }
  const read = (record: CreditRecord, publication: PublicationReading = HIDDEN) =>
    readRepairableRecord(record, publication, PUBLICATION_CLASSES, LAW, ON)

  test('is known by its number, and its time runs from its decision', () => {
    expect(read(recordOf(imported()), PUBLIC)).toEqual({
      subjectId: 's1',
      subjectKind: 'enterprise',
      place: YUNFU,
      determiner: 'a1',
      document: { numbers: ['云市监罚〔2026〕1号'], authority: 'a1' },
      dates: { factOn: '2026-03-02', decidedOn: '2026-03-02' },
      listTypeId: null,
      sector: '*',
      adverse: true,
      gravity: { gravity: 'general', by: 'table', confirmed: false, basis: [cite('O36D', '第八条至第十条')] },
      lastDay: '2027-03-02',
      endedOn: null,
    })
    expect(read(recordOf(imported(PENALTY, { documentNumber: null }))).document.numbers).toEqual([])
  })

  test.each<[string, CreditRecord, string, boolean]>([
    ['a penalty', recordOf(imported(PENALTY)), '*', true],
    ['a judgment', recordOf(imported(JUDGMENT)), 'judgment', true],
    ['a promise', recordOf(imported(COMMITMENT)), 'commitment', false],
    ['a promise kept', recordOf(imported(COMMITMENT), settled('performed')), 'commitment', false],
    ['a promise broken', recordOf(imported(COMMITMENT), settled('broken')), 'commitment', true],
    ['a licence', recordOf(imported(LICENCE)), 'licence', false],
    ['an honour', recordOf(imported(HONOUR)), 'honour', false],
  ])('%s is of sector %s; adverse: %s', (_, record, sector, adverse) => {
    expect(read(record)).toMatchObject({ sector, adverse })
  })

  const standing = recordOf(imported())
  test.each<[string, CreditRecord, PublicationReading, string | null, string | null]>([
    ['never public', standing, HIDDEN, null, null],
    ['public', standing, PUBLIC, '2027-03-02', null],
    ['its publication over', standing, OVER, '2027-03-02', '2027-03-02'],
    ['withdrawn', recordOf(imported(), withdrawn('2026-04-01')), HIDDEN, null, '2026-04-01'],
    ['repaired', { ...standing, repaired: { repairId: 'r', on: day('2026-04-15') } }, OVER, '2027-03-02', '2026-04-15'],
  ])('%s', (_, record, publication, lastDay, endedOn) => {
    expect(read(record, publication)).toMatchObject({ lastDay, endedOn })
  })
})

describe('how grave it is', () => {
  const gravityOf = (listKind: 'sanction' | 'watch', listTypeId: string, law = LAW, on = ON) =>
    readListingGravity({ listKind, listTypeId, place: YUNFU }, law, on)

  test('by the draft of the class table, for an entry: 第八条至第十条', () => {
    const basis = [cite('O36D', '第八条至第十条')]
    expect(gravityOf('sanction', 'work-safety')).toEqual({ gravity: 'serious', by: 'table', confirmed: false, basis })
    expect(gravityOf('watch', 'abnormal-operation')).toEqual({ gravity: 'minor', by: 'table', confirmed: false, basis })
    expect(gravityOf('sanction', 'no-such-list')).toMatchObject({ gravity: 'serious' })
  })

  test('where no table is in force, serious or general by the kind of list alone, unconfirmed', () => {
    const basis = [CLASSES]
    const silent = without('repairClassContent')
    const unsure = { by: 'table', confirmed: false, basis }
    expect(gravityOf('sanction', 'abnormal-operation', silent)).toEqual({ gravity: 'serious', ...unsure })
    expect(gravityOf('watch', 'abnormal-operation', silent)).toEqual({ gravity: 'general', ...unsure })
    expect(gravityOf('sanction', 'work-safety', LAW, day('2026-03-31'))).toEqual({ gravity: 'serious', ...unsure })
  })

  const dates = { factOn: day('2026-03-02'), decidedOn: day('2026-03-02') }
  const unknown = { gravity: 'general', by: 'table', confirmed: false, basis: [CLASSES] }
  const graded = (content: RecordContent, law = LAW, rows = PUBLICATION_CLASSES) =>
    readRecordGravity({ content, place: YUNFU }, dates, law, rows, ON)

  test.each<[string, () => unknown, unknown]>([
    ['a judgment', () => graded(JUDGMENT), unknown],
    ['a penalty under no rule', () => graded(PENALTY, without('repairClasses')), unknown],
    ['a penalty that no table reaches', () => graded(PENALTY, LAW, []), unknown],
    [
      'a penalty its authority graded',
      () => graded({ ...PENALTY, assignedClass: 'serious' }),
      { gravity: 'serious', by: 'authority', confirmed: true, basis: [PERIODS] },
    ],
  ])('%s', (_, read, expected) => {
    expect(read()).toEqual(expected)
  })
})

/** Decided on 2026-04-10: serious, so repairable from 2027-04-10, over by itself after 2029-04-10. */
const THING: RepairableThing = {
  subjectId: 'subject-1',
  subjectKind: 'enterprise',
  place: YUNFU,
  determiner: 'unit-maker',
  document: { numbers: ['罚1'], authority: 'unit-police' },
  dates: { factOn: day('2026-04-05'), decidedOn: day('2026-04-10') },
  listTypeId: 'work-safety',
  sector: 'work-safety',
  adverse: true,
  gravity: { gravity: 'serious', by: 'table', confirmed: false, basis: [CLASSES] },
  lastDay: null,
  endedOn: null,
}

describe('what no repair reaches', () => {
  test.each([
    ['an incentive', { adverse: false }, { code: 'REPAIR_BARRED', why: 'notAdverse', basis: [cite('O36', '第四条')] }],
    [
      'what is over',
      { endedOn: day('2026-04-30') },
      { code: 'AFTER_END', endedOn: '2026-04-30', basis: [cite('O36', '第四条')] },
    ],
    [
      'the court’s list, which the court clears by 失信名单规定 第十条',
      { listTypeId: 'judgment-defaulter' },
      { code: 'REPAIR_BARRED', why: 'courtList', basis: [cite('SPC17', '第十条')] },
    ],
  ])('%s', (_, change, error) => {
    expect(findRepairBar({ ...THING, ...change })).toEqual({ ok: false, error })
    expect(readThingWindow({ ...THING, ...change }, LAW, ON)).toEqual({ kind: 'barred', refusal: error })
  })
})

describe('who decides on it', () => {
  test.each([
    [YUNFU, 'unit-maker', cite('YF', '(二十四)')],
    [GUANGDONG, 'unit-maker', cite('GD', '(二十五)')],
    [PANZHIHUA, 'unit-police', cite('PZ', '二(三)1')],
    [JINAN, 'unit-maker', cite('JN', '四(四)')],
    [PUYANG, 'unit-maker', cite('PY', '五(四)')],
  ])('%s: %s', (place, handler, basis) => {
    expect(readRepairHandler(place, THING, LAW, ON)).toEqual({ handler, recorder: null, basis: [basis] })
  })

  test('谁认定、谁修复 where no text of the place speaks', () => {
    const silent = readRepairHandler(PANZHIHUA, THING, without('repairApplyTo'), ON)
    expect(silent).toEqual({ handler: 'unit-maker', recorder: null, basis: [cite('O36', '第三条')] })
  })
})

describe('who decides where its organ is no user here', () => {
  const units = { elsewhere: ['unit-maker', 'unit-police'], creditAuthority: 'unit-credit' }

  test.each([
    [YUNFU, 'unit-maker', 'unit-credit', [cite('YF', '(二十四)')]],
    [GUANGDONG, 'unit-maker', 'unit-credit', [cite('GD', '(二十五)')]],
    [PANZHIHUA, 'unit-police', 'unit-credit', [cite('PZ', '二(三)1')]],
    [JINAN, 'unit-maker', 'unit-credit', [cite('JN', '四(四)')]],
    [PUYANG, 'unit-credit', null, [cite('PY', '五(四)'), cite('HN_REG', '第四十三条')]],
  ])('%s: %s, its letter recorded by %s', (place, handler, recorder, basis) => {
    expect(readRepairHandler(place, THING, LAW, ON, units)).toEqual({ handler, recorder, basis })
  })

  test('nobody where the register names no credit authority', () => {
    const nobody = { ...units, creditAuthority: null }
    expect(readRepairHandler(PUYANG, THING, LAW, ON, nobody)).toMatchObject({ handler: 'unit-maker', recorder: null })
  })

  test('濮阳县: on its own text alone while no regulation of the province has it repaired by the platform', () => {
    const { basis } = readRepairHandler(PUYANG, THING, without('repairExecution'), ON, units)
    expect(basis).toEqual([cite('PY', '五(四)')])
  })
})

describe('its window', () => {
  const window = (gravity: 'minor' | 'general' | 'serious', law = LAW) =>
    readRepairWindow(YUNFU, { ...THING.dates, gravity }, law, ON)

  test.each([
    ['minor', null, null],
    ['general', '2026-07-10', '2027-04-10'],
    ['serious', '2027-04-10', '2029-04-10'],
  ] as const)('%s: from %s to %s', (gravity, from, endsByItselfOn) => {
    expect(window(gravity)).toEqual({ from, endsByItselfOn, basis: [PERIODS], confirmed: true })
  })

  test('where no text speaks nothing makes the subject wait', () => {
    const nothing = { from: null, endsByItselfOn: null, basis: [], confirmed: true }
    expect(window('serious', without('repairClasses'))).toEqual(nothing)
  })

  test('is told with its class, its organ and every clause; unsure where the class is', () => {
    expect(readThingWindow(THING, LAW, ON)).toEqual({
      kind: 'open',
      gravity: THING.gravity,
      handler: 'unit-maker',
      from: '2027-04-10',
      endsByItselfOn: '2029-04-10',
      basis: [PERIODS, CLASSES, cite('YF', '(二十四)')],
      confirmed: false,
    })
    const sure = { ...THING, gravity: { ...THING.gravity, confirmed: true } }
    expect(readThingWindow(sure, LAW, ON)).toMatchObject({ confirmed: true })
  })

  test.each([
    ['2028-01-01', '2028-01-01'],
    ['2030-01-01', '2029-04-10'],
    [null, '2029-04-10'],
  ])('a term to %s lets it end by itself on %s', (lastDay, endsByItselfOn) => {
    const thing = { ...THING, lastDay: lastDay === null ? null : day(lastDay) }
    expect(readThingWindow(thing, LAW, ON)).toMatchObject({ endsByItselfOn })
  })

  test('a minor matter ends by its term alone', () => {
    const minor = { ...THING, gravity: { ...THING.gravity, gravity: 'minor' as const }, lastDay: day('2028-01-01') }
    expect(readThingWindow(minor, LAW, ON)).toMatchObject({ from: null, endsByItselfOn: '2028-01-01' })
  })

  test('the maximum of publication is that of the gravest class, and the court’s list has its own', () => {
    expect(readPublicationMaximum(THING, LAW, ON)).toEqual({ lastDay: '2029-04-10', basis: PERIODS })
    const rows = LAW.book.rows.map((row) =>
      row.axis === 'repairClasses' ? { ...row, value: { ...row.value, autoStopAtMaximum: false } } : row,
    )
    for (const [thing, law] of [
      [{ ...THING, adverse: false }, LAW],
      [{ ...THING, listTypeId: 'judgment-defaulter' }, LAW],
      [THING, without('repairClasses')],
      [THING, { ...LAW, book: { ...LAW.book, rows } }],
    ] as const) {
      expect(readPublicationMaximum(thing, law, ON)).toBeUndefined()
    }
  })
})

describe('the proof it takes', () => {
  const TRAINING: SectorCondition = {
    sector: 'work-safety',
    name: '安全培训',
    effective: day('2026-01-01'),
    repealed: day('2026-09-01'),
    source: cite('YF', '(二十四)'),
    confirmed: true,
  }
  const WHOLE = { performance: 'f1', rectification: 'f2', promise: 't1', communityService: null, other: [] }
  const check = (
    materials: Partial<Parameters<typeof checkMaterials>[2]>,
    conditions: readonly SectorCondition[] = [],
    place = YUNFU,
    subjectKind: RepairableThing['subjectKind'] = 'naturalPerson',
    gravity: RepairableThing['gravity']['gravity'] = 'serious',
  ) => {
    const facts = { subjectKind, sector: 'work-safety', gravity, conditions }
    return checkMaterials(place, facts, { ...WHOLE, ...materials }, LAW, ON)
  }

  test('of a minor matter is that the duty is performed, and no more', () => {
    const bare = { rectification: null, promise: null }
    expect(check(bare, [], YUNFU, 'enterprise', 'minor').ok).toBe(true)
    expect(check({ ...bare, performance: null }, [], YUNFU, 'enterprise', 'minor')).toEqual(unmet(['performance']))
    expect(check(bare, [], YUNFU, 'enterprise', 'general')).toEqual(unmet(['rectification', 'promise']))
  })

  const unmet = (missing: readonly string[], basis = [CONDITIONS]) => ({
    ok: false,
    error: { code: 'REPAIR_CONDITIONS_UNMET', missing, basis },
  })

  test.each([
    ['performance', { performance: null }],
    ['performance', { performance: '' }],
    ['rectification', { rectification: '' }],
    ['promise', { promise: null }],
    ['培训', { other: [{ name: '培训', evidence: '' }] }],
  ])('%s is asked for', (missing, change) => {
    expect(check(change)).toEqual(unmet([missing]))
  })

  test('what a rule of the sector asks besides is met by its name, and cited', () => {
    const both = [CONDITIONS, TRAINING.source]
    expect(check({}, [TRAINING])).toEqual(unmet(['安全培训'], both))
    expect(check({ other: [{ name: '别的', evidence: 'f9' }] }, [TRAINING])).toEqual(unmet(['安全培训'], both))
    const given = { other: [{ name: '安全培训', evidence: 'f9' }] }
    expect(check(given, [TRAINING])).toEqual({ ok: true, value: both })
  })

  test.each([
    [YUNFU, 'naturalPerson', cite('YF', '(二十四)')],
    [GUANGDONG, 'naturalPerson', cite('GD', '(二十五)')],
    [PUYANG, 'naturalPerson', cite('PY', '五(四)')],
    [PUYANG, 'enterprise', cite('PY', '五(四)')],
  ] as const)('in %s community service of a subject of kind %s stands in for rectification', (place, kind, clause) => {
    const served = { rectification: null, communityService: 'f3' }
    expect(check(served, [], place, kind)).toEqual({ ok: true, value: [CONDITIONS, clause] })
    expect(check({ rectification: null }, [], place, kind)).toEqual(unmet(['rectification']))
  })

  test.each([
    [YUNFU, 'enterprise'],
    [PANZHIHUA, 'naturalPerson'],
    [JINAN, 'naturalPerson'],
  ] as const)('not in %s for a subject of kind %s', (place, kind) => {
    expect(check({ rectification: null, communityService: 'f3' }, [], place, kind)).toEqual(unmet(['rectification']))
  })

  test('a rule asks from the day it begins to the day before its repeal; none is at hand', () => {
    const asked = (on: string, change: Partial<SectorCondition> = {}) =>
      listSectorConditions([{ ...TRAINING, ...change }], 'work-safety', day(on)).length
    expect(['2025-12-31', '2026-01-01', '2026-08-31', '2026-09-01'].map((on) => asked(on))).toEqual([0, 1, 1, 0])
    expect(asked('2030-01-01', { repealed: null })).toBe(1)
    expect(SECTOR_CONDITIONS).toEqual([])
  })
})
