import { describe, expect, test } from 'vitest'
import { cite } from '../kernel/citation.ts'
import { decideAbandonment, decideProposal, readSeverityTier } from './decide-proposal.ts'
import type { Proposal } from './decide-proposal.ts'
import { HENAN, ground, unconfirmed, without, withValue, wrongState } from './testing-law.ts'
import {
  DECIDER,
  JINAN,
  LAW,
  PANZHIHUA,
  PROPOSER,
  PUYANG,
  SAFETY,
  YUNFU,
  day,
  decided,
  listed,
  noticed,
  proposal,
  proposed,
  refusalIn,
} from './testing-listings.ts'
import type { ListingCore } from './listing.ts'

const TODAY = day('2026-03-01')
const OFFICE = { organisationId: 'unit-safety', departments: ['发展改革部门'] }
const HONOUR = { listKind: 'incentive', listTypeId: 'honesty-model', source: 'goodGrade' } as const
const propose = (changes: Partial<Proposal['entry']> = {}, law = LAW) =>
  decideProposal(undefined, proposal(changes), changes.listKind === 'incentive' ? OFFICE : SAFETY, law, TODAY)
const groundOf = (result: ReturnType<typeof propose>) => (result.ok ? result.value[0]?.ground : result.error)

describe('a proposal', () => {
  test('is written with the entry, the document and the clauses that allow it', () => {
    const { entry, document } = proposal()
    const values = { listType: 'work-safety', legalBasisLevel: 'law', tier: null }
    expect(propose()).toEqual({
      ok: true,
      value: [
        {
          type: 'ListingProposed',
          listingId: 'listing-1',
          on: TODAY,
          ground: ground([cite('N49', '(三)'), cite('YF', '(十六)')], values),
          listing: { ...entry, document, tier: null },
          by: PROPOSER,
        },
      ],
    })
  })

  test('cites no clause on determination where the rule book has none', () => {
    expect(groundOf(propose({ place: HENAN }))).toMatchObject({ basis: [cite('N49', '(三)')] })
  })

  test('of a place that divides by severity carries the tier', () => {
    const law = withValue('measureClasses', { scheme: 'severityTiers' })
    const result = propose({}, law)
    expect(groundOf(result)).toMatchObject({ values: { tier: 'blacklist' } })
    expect(result).toMatchObject({ value: [{ listing: { tier: 'blacklist' } }] })
  })

  test('comes once', () => {
    expect(refusalIn(decideProposal(proposed(), proposal(), SAFETY, LAW, TODAY))).toEqual(wrongState('proposed'))
  })

  test.each([
    ['2026-03-01', null, undefined],
    ['2026-03-01', '2026-03-01', undefined],
    ['2026-03-02', null, '2026-03-02'],
    ['2026-03-01', '2026-03-02', '2026-03-02'],
  ])('on conduct from %s to %s: the future day is %s', (from, until, date) => {
    const conduct = { from: day(from), until: until === null ? null : day(until), facts: 'text:facts' }
    const refusal = date === undefined ? undefined : { code: 'DATE_IN_FUTURE', date, basis: [] }
    expect(refusalIn(propose({ conduct }))).toEqual(refusal)
  })

  test('is refused on conduct that ends before it begins; a single day may be both', () => {
    const until = (last: string) => ({ conduct: { from: day('2026-02-10'), until: day(last), facts: 'text:facts' } })
    const reversed = { code: 'DATES_REVERSED', from: '2026-02-10', until: '2026-02-09', basis: [] }
    expect(refusalIn(propose(until('2026-02-09')))).toEqual(reversed)
    expect(propose(until('2026-02-10')).ok).toBe(true)
  })

  test.each([
    ['for another unit', { determiner: 'unit-other' }, PROPOSER],
    ['by an official of another unit', {}, { ...PROPOSER, organisationId: 'unit-other' }],
  ])('is refused %s, citing the clause on lists', (_what, changes, by) => {
    const given = decideProposal(undefined, { ...proposal(changes), by }, SAFETY, LAW, TODAY)
    const { organisationId } = by
    expect(refusalIn(given)).toEqual({ code: 'UNIT_WITHOUT_POWER', organisationId, basis: [cite('N49', '(六)(七)')] })
  })

  test('is refused to a unit that is no department of the list', () => {
    expect(refusalIn(decideProposal(undefined, proposal(), OFFICE, LAW, TODAY))?.code).toBe('UNIT_WITHOUT_POWER')
  })

  test.each([{}, HONOUR])('is refused where upper levels determine, honours too: %j', (changes) => {
    const basis = [cite('PY', '四(二)')]
    expect(refusalIn(propose({ ...changes, place: PUYANG }))).toEqual({ code: 'DETERMINED_UPSTREAM', basis })
  })

  test('that burdens rests on no rule from memory; one that honours may', () => {
    const law = unconfirmed('determination')
    const basis = [cite('YF', '(十六)')]
    expect(refusalIn(propose({}, law))).toEqual({ code: 'RULE_UNCONFIRMED', axis: 'determination', basis })
    expect(propose(HONOUR, law).ok).toBe(true)
  })
})

describe('an honour', () => {
  test.each([
    ['of a source that 济南 does not name', JINAN, 'socialOrganisationRecommended', [cite('JN', '二(一)')]],
    ['without a source in 济南', JINAN, null, [cite('JN', '二(一)')]],
    ['without a source where no text names any', PANZHIHUA, null, []],
  ] as const)('%s is not admitted', (_what, place, source, basis) => {
    expect(refusalIn(propose({ ...HONOUR, place, source }))).toEqual({ code: 'SOURCE_NOT_ADMITTED', basis })
  })

  test('of any source is admitted where no text names sources', () => {
    expect(groundOf(propose({ ...HONOUR, place: PANZHIHUA }))).toMatchObject({
      basis: [cite('G33', '(三)'), cite('PZ', '二(二)2')],
    })
  })

  test('is asked for a source, a sanction is not', () => {
    expect(groundOf(propose({ source: 'otherRule' }))).toMatchObject({
      basis: [cite('N49', '(三)'), cite('YF', '(十六)')],
    })
  })
})

describe('the tier of an entry', () => {
  const tier = (place: string, listKind: ListingCore['listKind'], law = LAW) =>
    readSeverityTier(law, { place, listKind }, TODAY)

  test.each([
    ['sanction', 'blacklist'],
    ['watch', 'belowBlacklist'],
    ['incentive', null],
  ] as const)('of a %s in 濮阳 is %s', (kind, expected) => expect(tier(PUYANG, kind)).toBe(expected))

  test('is not known elsewhere, nor where no text speaks', () => {
    expect(tier(YUNFU, 'sanction')).toBeNull()
    expect(tier(PUYANG, 'sanction', without('measureClasses'))).toBeNull()
  })
})

describe('giving a case up', () => {
  const COMMAND = { how: 'withdraw', reasons: 'text:why', by: PROPOSER } as const
  const abandon = (state: ReturnType<typeof proposed>, changes: object = {}) =>
    decideAbandonment(state, { ...COMMAND, ...changes }, LAW, day('2026-03-24'))

  test.each([
    ['withdraw', 'ListingWithdrawn'],
    ['drop', 'ListingDropped'],
  ] as const)('to %s is open from proposal to decision', (how, type) => {
    for (const state of [proposed(), noticed(), decided()]) {
      expect(abandon(state, { how })).toEqual({
        ok: true,
        value: [
          { type, listingId: 'listing-1', on: '2026-03-24', ground: ground(), reasons: 'text:why', by: PROPOSER },
        ],
      })
    }
  })

  test('is no way out of the list, nor before anything was proposed', () => {
    expect(refusalIn(abandon(listed()))).toEqual(wrongState('listed'))
    expect(refusalIn(abandon(undefined))).toEqual(wrongState('none'))
  })

  test('is for the determiner, with reasons', () => {
    const by = { ...DECIDER, organisationId: 'unit-other' }
    const powerless = { code: 'UNIT_WITHOUT_POWER', organisationId: 'unit-other', basis: [] }
    expect(refusalIn(abandon(noticed(), { by }))).toEqual(powerless)
    expect(refusalIn(abandon(noticed(), { reasons: '' }))).toEqual({ code: 'REASONS_MISSING', basis: [] })
  })
})
