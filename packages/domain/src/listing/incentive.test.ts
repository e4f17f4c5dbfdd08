import { describe, expect, test } from 'vitest'
import { HEALTHY } from '../kernel/health.ts'
import { decideDetermination } from './decide-determination.ts'
import { decideNotice } from './decide-notice.ts'
import { decideProposal } from './decide-proposal.ts'
import { decidePublication } from './decide-publication.ts'
import { decidePublicityAct, readPublicityLaw } from './decide-publicity.ts'
import {
  ANSWER_PERIOD,
  DECIDER,
  DECISION,
  GUANGDONG,
  JINAN,
  LAW,
  PROPOSER,
  PUBLICATION,
  PUYANG,
  SAFETY,
  YUNFU,
  after,
  day,
  notice,
  proposal,
  refusalIn,
} from './testing-listings.ts'
import type { IncentiveSource, Listing } from './listing.ts'
import { readListing } from './read-listing.ts'

const OFFICE = { organisationId: 'unit-safety', departments: ['发展改革部门'] }
const FACTS = { unit: OFFICE, resolution: null, termMaximum: null }
const propose = (place: string, listTypeId: string, source: IncentiveSource | null = 'honestyModel') =>
  decideProposal(
    undefined,
    proposal({ listKind: 'incentive', place, listTypeId, source }),
    OFFICE,
    { ...LAW, health: { ...HEALTHY, calendar: 'missing' } },
    day('2026-03-01'),
  )
const decide = (state: Listing | undefined, on: string) =>
  decideDetermination(state, { ...DECISION, term: { count: 3, unit: 'year' } }, FACTS, LAW, day(on))
const publicise = (state: Listing | undefined) =>
  decidePublicityAct(
    state,
    { act: 'publicise', until: day('2026-03-10'), site: '信用广东', by: PROPOSER },
    LAW,
    day('2026-03-02'),
  )

describe('eligibility', () => {
  test.each([
    [JINAN, 'otherRule', true],
    [JINAN, 'mediaFound', true],
    [JINAN, 'socialOrganisationRecommended', false],
    [YUNFU, 'socialOrganisationRecommended', true],
    [YUNFU, 'otherRule', false],
    [GUANGDONG, 'young' as 'youngVolunteer', false],
    [GUANGDONG, 'youngVolunteer', true],
  ] as const)('in %s from %s: %s', (place, source, admitted) => {
    const result = propose(place, 'honesty-model', source)
    expect(result.ok).toBe(admitted)
    if (!result.ok) expect(result.error.code).toBe('SOURCE_NOT_ADMITTED')
  })

  test('rests on the text that honours, not on the one about findings of dishonesty', () => {
    const proposed = propose(YUNFU, 'honesty-model')
    if (!proposed.ok) throw new Error(proposed.error.code)
    expect(proposed.value[0]?.ground.basis).toEqual([
      { document: 'G33', clause: '(三)' },
      { document: 'YF', clause: '(十六)' },
      { document: 'YF', clause: '(三)' },
    ])
  })

  test('always names a source', () => {
    expect(refusalIn(propose(JINAN, 'honesty-model', null))).toMatchObject({
      code: 'SOURCE_NOT_ADMITTED',
      basis: [{ document: 'JN', clause: '二(一)' }],
    })
  })
})

describe('a red list whose law asks for publicity', () => {
  const state = after(undefined, propose(GUANGDONG, 'guangdong-incentive'))
  const shown = after(state, publicise(state))

  test('is not decided before it was shown', () => {
    expect(refusalIn(decide(state, '2026-04-01'))?.code).toBe('PUBLICITY_MISSING')
  })

  test('is not decided on or before the last day of publicity', () => {
    expect(refusalIn(decide(shown, '2026-03-10'))).toMatchObject({ code: 'PUBLICITY_RUNNING', until: '2026-03-10' })
    expect(decide(shown, '2026-03-11').ok).toBe(true)
  })

  test('is not decided over an open objection of the public', () => {
    const objected = after(shown, decidePublicityAct(shown, { act: 'object', text: 'text:o' }, LAW, day('2026-03-05')))
    expect(refusalIn(decide(objected, '2026-03-11'))?.code).toBe('STATEMENT_UNANSWERED')
    const settle = { act: 'settle', reasons: 'text:r', by: DECIDER } as const
    const bySame = decidePublicityAct(objected, { ...settle, by: PROPOSER }, LAW, day('2026-03-06'))
    expect(refusalIn(bySame)?.code).toBe('SAME_HANDS')
    const settled = after(objected, decidePublicityAct(objected, settle, LAW, day('2026-03-06')))
    expect(decide(settled, '2026-03-11').ok).toBe(true)
  })

  test('is not shown twice, nor without an end', () => {
    expect(refusalIn(publicise(shown))?.code).toBe('WRONG_STATE')
    const act = { act: 'publicise', until: day('2026-03-02'), site: '信用广东', by: PROPOSER } as const
    expect(refusalIn(decidePublicityAct(state, act, LAW, day('2026-03-02')))?.code).toBe('NOTICE_INCOMPLETE')
  })

  test('may be listed for no fixed term: only what burdens must end', () => {
    const command = { ...DECISION, term: 'openEnded' } as const
    expect(decideDetermination(shown, command, FACTS, LAW, day('2026-03-11')).ok).toBe(true)
  })

  test('is listed and ends with its term', () => {
    const decision = after(shown, decide(shown, '2026-03-11'))
    const publication = decidePublication(decision, PUBLICATION, LAW, day('2026-03-12'))
    expect(publication).toMatchObject({ value: [{ ground: { basis: [] } }] })
    const listed = after(decision, publication)
    expect(readListing(listed, day('2029-04-01'), LAW.calendar)).toMatchObject({
      kind: 'inForce',
      lastDay: '2029-04-01',
    })
    expect(listed).toMatchObject({ term: { latestEnd: null } })
  })
})

describe('publicity', () => {
  test('is asked of every red list in 河南 by the regulation, once it was in force', () => {
    const { entry } = proposal({ listKind: 'incentive', place: PUYANG, listTypeId: 'shandong-good' })
    expect(readPublicityLaw(LAW, entry, day('2026-04-01'))).toEqual({
      asked: true,
      basis: [{ document: 'HN_REG', clause: '第二十八条' }],
    })
    expect(readPublicityLaw(LAW, entry, day('2020-04-30')).asked).toBe(false)
  })

  test('is not asked where no law does', () => {
    const state = after(undefined, propose(JINAN, 'shandong-good'))
    expect(decide(state, '2026-03-02').ok).toBe(true)
  })

  test('is no way to give notice of a sanction, nor notice a way to reward', () => {
    const state = after(undefined, propose(JINAN, 'honesty-model'))
    expect(
      refusalIn(decideNotice(state, { notice: notice(), by: PROPOSER, period: ANSWER_PERIOD }, LAW, day('2026-03-02')))
        ?.code,
    ).toBe('WRONG_STATE')
    const sanction = after(undefined, decideProposal(undefined, proposal(), SAFETY, LAW, day('2026-03-01')))
    expect(refusalIn(publicise(sanction))?.code).toBe('WRONG_STATE')
  })
})
