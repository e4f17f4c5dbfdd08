import { describe, expect, test } from 'vitest'
import { cite } from '../kernel/citation.ts'
import { HEALTHY } from '../kernel/health.ts'
import { decideDetermination } from './decide-determination.ts'
import { decideProposal } from './decide-proposal.ts'
import { decideExpiryRecord, decidePublication } from './decide-publication.ts'
import { decideRelease } from './decide-release.ts'
import type { DisputeInterval, Listing } from './listing.ts'
import { ground, withListType, wrongState } from './testing-law.ts'
import {
  CREDIT_OFFICE,
  DECIDER,
  DECISION,
  DECISION_PROOF,
  JINAN,
  LAW,
  PANEL_LEAD,
  PANZHIHUA,
  PUBLICATION,
  YUNFU,
  after,
  day,
  decided,
  disputeOf,
  listed,
  noticed,
  proposal,
  proposed,
  refusalIn,
  withStatement,
} from './testing-listings.ts'

const N49 = [cite('N49', '(八)')]
const SD38 = cite('SD_REG', '第三十八条')
const OFFICE = { organisationId: 'unit-safety', departments: ['发展改革部门'] }
const publish = (state: Listing | undefined, changes: object = {}, today = '2026-03-26', law = LAW) =>
  decidePublication(state, { ...PUBLICATION, ...changes }, law, day(today))
const decidedInJinan = (changes: object = {}) => {
  const state = decided({ place: JINAN })
  if (state?.kind !== 'decided') throw new Error('fixture')
  return { ...state, ...changes }
}
const orderOf = (changes: Partial<DisputeInterval> = {}) =>
  disputeOf('2026-03-25', { stage: 'interimStay', basis: [cite('ALIT', '第五十六条')], ...changes })
const from = (effectiveOn: string) => ({ effectiveOn: day(effectiveOn) })

describe('a publication', () => {
  test.each([
    ['an order that it is not executed', orderOf(), 'EXECUTION_STAYED'],
    ['an order that was lifted', orderOf({ until: day('2026-03-26') }), undefined],
    ['an objection, which goes into the entry', disputeOf('2026-03-25'), undefined],
  ])('of a decision under %s', (_, dispute, code) => {
    expect(refusalIn(publish(decidedInJinan({ disputes: [dispute] })))?.code).toBe(code)
  })

  test('keeps a last day that an order set before it, and is refused once that is past', () => {
    const state = decidedInJinan({ shortenedTo: day('2026-04-30') })
    expect(after(state, publish(state))).toMatchObject({ kind: 'listed', term: { latestEnd: '2026-04-30' } })
    expect(refusalIn(publish(state, from('2026-05-01')))).toEqual({
      code: 'AFTER_END',
      endedOn: '2026-04-30',
      basis: [],
    })
  })

  test('is written with the term, what set it, and its latest end', () => {
    const termBasis = [cite('N49', '(六)(七)')]
    const term = {
      start: '2026-04-01',
      length: DECISION.term,
      latestEnd: '2031-01-20',
      setBy: 'document',
      basis: [...termBasis, SD38],
    }
    expect(publish(decidedInJinan(), { termSetBy: 'document', termBasis })).toEqual({
      ok: true,
      value: [
        {
          type: 'ListingPublished',
          listingId: 'listing-1',
          on: '2026-03-26',
          ground: ground([...N49, SD38], { effectiveOn: '2026-04-01', latestEnd: '2031-01-20' }),
          effectiveOn: '2026-04-01',
          term,
          by: DECIDER,
        },
      ],
    })
  })

  test('follows a decision, and for a sanction a served notice', () => {
    const unserved = { code: 'NOTICE_NOT_SERVED', listingId: 'listing-1' }
    expect(refusalIn(publish(proposed()))).toEqual({ ...unserved, basis: [cite('GD_REG', '第三十五条')] })
    for (const lacking of [{ service: null }, { notice: null }]) {
      expect(refusalIn(publish(decidedInJinan(lacking)))).toEqual({ ...unserved, basis: N49 })
    }
    expect(refusalIn(publish(noticed()))).toEqual(wrongState('noticed'))
    expect(refusalIn(publish(undefined))).toEqual(wrongState('none'))
  })

  test('waits for the answer to what the subject said', () => {
    const refusal = { code: 'STATEMENT_UNANSWERED', statementId: 'statement-1', basis: N49 }
    expect(refusalIn(publish(withStatement(decidedInJinan(), '2026-03-24')))).toEqual(refusal)
  })

  test('waits in 广东 for service of the decision', () => {
    const refusal = { code: 'DECISION_NOT_SERVED', basis: [cite('GD_REG', '第三十五条')] }
    expect(refusalIn(publish(decided({ place: YUNFU })))).toEqual(refusal)
  })

  test('of a sanction stops while a footing is missing', () => {
    const law = { ...LAW, health: { ...HEALTHY, upstream: 'stale' as const } }
    const refusal = { code: 'NO_NEW_ADVERSE_ACT', missing: ['upstream'], basis: [] }
    expect(refusalIn(publish(decidedInJinan(), {}, '2026-03-26', law))).toEqual(refusal)
  })
})

describe('the first day of effect', () => {
  const decision = { ...decidedInJinan().decision }
  const stated = (lastDayToAnswer: string) => {
    const { notice } = decidedInJinan()
    return notice === null ? {} : { notice: { ...notice, lastDayToAnswer: day(lastDayToAnswer) } }
  }
  const served = { decision: { ...decision, served: { ...DECISION_PROOF, servedOn: day('2026-03-30') } } }
  const decidedLater = { decision: { ...decision, decidedOn: day('2026-03-29') } }

  test.each([
    ['today', {}, '2026-03-26'],
    ['the day after the last day to answer', stated('2026-04-02'), '2026-04-03'],
    ['the first working day after it, where that day is a rest day', stated('2026-03-28'), '2026-03-31'],
    ['the day of the decision', decidedLater, '2026-03-29'],
    ['the day on which the decision was served', served, '2026-03-30'],
  ])('is at the earliest %s', (_what, changes, earliest) => {
    const before = day(`${earliest.slice(0, 8)}${String(Number(earliest.slice(8)) - 1).padStart(2, '0')}`)
    const state = decidedInJinan(changes)
    expect(refusalIn(publish(state, from(before)))).toEqual({ code: 'EFFECT_BEFORE_NOTICE', earliest, basis: N49 })
    expect(publish(state, from(earliest)).ok).toBe(true)
  })

  test('is at the latest the day on which the longest disclosure ends', () => {
    const conduct = { from: day('2021-01-01'), until: day('2021-03-31'), facts: 'text:facts' }
    const state = decidedInJinan({ conduct })
    expect(publish(state, from('2026-03-31')).ok).toBe(true)
    const over = { code: 'AFTER_END', endedOn: '2026-03-31', basis: [SD38] }
    expect(refusalIn(publish(state, from('2026-04-01')))).toEqual(over)
  })
})

describe('the publication of an honour', () => {
  const law = withListType('shandong-good', { publicityBeforeListing: false })
  const changes = { listKind: 'incentive', place: JINAN, listTypeId: 'shandong-good', source: 'goodGrade' } as const
  const state = after(undefined, decideProposal(undefined, proposal(changes), OFFICE, law, day('2026-03-01')))
  const facts = { unit: OFFICE, resolution: null, termMaximum: null }
  const honoured = after(state, decideDetermination(state, DECISION, facts, law, day('2026-03-23')))

  test('needs no notice, no sound footing and knows no latest end', () => {
    const unsound = { ...law, health: { ...HEALTHY, catalogue: 'missing' as const } }
    expect(publish(honoured, {}, '2026-03-26', unsound)).toMatchObject({
      value: [{ term: { latestEnd: null, basis: [] }, ground: { basis: [], values: { latestEnd: null } } }],
    })
  })

  test('gives no effect before today, and follows a decision', () => {
    const early = { code: 'EFFECT_BEFORE_NOTICE', earliest: '2026-03-26', basis: [] }
    expect(refusalIn(publish(honoured, from('2026-03-25')))).toEqual(early)
    expect(refusalIn(publish(state))).toEqual(wrongState('proposed'))
  })

  test('waits for publicity that law asks for', () => {
    const asking = withListType('shandong-good', { publicityBeforeListing: true })
    expect(refusalIn(publish(honoured, {}, '2026-03-26', asking))).toEqual({ code: 'PUBLICITY_MISSING', basis: [] })
  })
})

describe('who speaks for a determined entry', () => {
  const resolution = {
    meetingId: 'm',
    level: 'panel',
    listingId: 'listing-1',
    outcome: 'list',
    issuedBy: PANEL_LEAD,
  } as const
  const byPanel = () => decided({ place: PANZHIHUA }, resolution)
  const release = (by: typeof DECIDER) => {
    const state = after(byPanel(), publish(byPanel()))
    return decideRelease(state, { reason: 'withdrawn', reasons: 'text:why', by }, LAW, day('2026-05-06'))
  }

  test.each([
    ['the determiner', DECIDER],
    ['the panel that issued the decision', PANEL_LEAD],
  ])('%s, to publish and to release', (_who, by) => {
    expect(publish(byPanel(), { by }).ok).toBe(true)
    expect(release(by).ok).toBe(true)
  })

  test('nobody else', () => {
    const powerless = { code: 'UNIT_WITHOUT_POWER', organisationId: 'unit-credit' }
    expect(refusalIn(publish(byPanel(), { by: CREDIT_OFFICE }))).toEqual({ ...powerless, basis: [] })
    expect(refusalIn(publish(decidedInJinan(), { by: PANEL_LEAD }))?.code).toBe('UNIT_WITHOUT_POWER')
    expect(refusalIn(release(CREDIT_OFFICE))).toEqual({ ...powerless, basis: N49 })
  })
})

describe('the record that a term is over', () => {
  test('names its last day, by what set the term', () => {
    const state = listed()
    if (state?.kind !== 'listed') throw new Error('fixture')
    const event = { type: 'ListingExpiryRecorded', listingId: 'listing-1', on: '2028-04-02', lastDay: '2028-04-01' }
    expect(decideExpiryRecord(state, LAW, day('2028-04-02'))).toEqual({
      ok: true,
      value: [{ ...event, ground: ground(state.term.basis, { lastDay: '2028-04-01' }) }],
    })
  })

  test.each([
    ['still runs', listed(), '2028-04-01', 'inForce'],
    ['never began', decided(), '2028-04-02', 'noEffect'],
    ['belongs to nothing', undefined, '2028-04-02', 'noEffect'],
  ])('is not made of one that %s', (_what, state, on, found) => {
    expect(refusalIn(decideExpiryRecord(state, LAW, day(on)))).toEqual(wrongState(found))
  })

  test('is not made of an entry that was released', () => {
    const command = { reason: 'withdrawn', reasons: 'text:why', by: DECIDER } as const
    const released = after(listed(), decideRelease(listed(), command, LAW, day('2026-05-06')))
    expect(refusalIn(decideExpiryRecord(released, LAW, day('2026-05-07')))).toEqual(wrongState('ended'))
  })
})
