import { describe, expect, test } from 'vitest'
import { cite } from '../kernel/citation.ts'
import { decideProposal } from './decide-proposal.ts'
import { decidePublicityAct, findOpenPublicity, readPublicityLaw } from './decide-publicity.ts'
import type { PublicityAct } from './decide-publicity.ts'
import type { Listing } from './listing.ts'
import { HENAN, ground, wrongState } from './testing-law.ts'
import {
  DECIDER,
  JINAN,
  LAW,
  PROPOSER,
  YUNFU,
  after,
  day,
  noticed,
  proposal,
  proposed,
  refusalIn,
} from './testing-listings.ts'

const HN28 = [cite('HN_REG', '第二十八条')]
const TODAY = day('2026-03-02')
const OFFICE = { organisationId: 'unit-safety', departments: ['发展改革部门'] }
const OTHER = { ...DECIDER, organisationId: 'unit-other' }
const PUBLICISE = { act: 'publicise', until: day('2026-03-10'), site: '信用河南', by: PROPOSER } as const
const OBJECT = { act: 'object', text: 'text:o' } as const
const SETTLE = { act: 'settle', reasons: 'text:r', by: DECIDER } as const

function honoured(place = HENAN, listTypeId = 'honesty-model'): Listing | undefined {
  const given = proposal({ listKind: 'incentive', place, listTypeId, source: 'honestyModel' })
  return after(undefined, decideProposal(undefined, given, OFFICE, LAW, day('2026-03-01')))
}
const act = (state: Listing | undefined, given: PublicityAct) => decidePublicityAct(state, given, LAW, TODAY)
const shown = () => after(honoured(), act(honoured(), PUBLICISE))
const disputed = () => after(shown(), act(shown(), OBJECT))
const HEAD = { listingId: 'listing-1', on: TODAY, ground: ground(HN28) }

describe('the law on publicity', () => {
  test.each([
    ['the regulation of 河南, of any honour', HENAN, 'shandong-good', true, HN28],
    ['the list itself', YUNFU, 'honesty-model', true, []],
    ['nobody', JINAN, 'shandong-good', false, []],
  ] as const)('is asked by %s', (_by, place, listTypeId, asked, basis) => {
    const entry = { place, listTypeId, listKind: 'incentive' } as const
    expect(readPublicityLaw(LAW, entry, TODAY)).toEqual({ asked, basis })
  })

  test.each(['sanction', 'watch'] as const)('does not speak of a %s', (listKind) => {
    const entry = { place: HENAN, listTypeId: 'honesty-model', listKind }
    expect(readPublicityLaw(LAW, entry, TODAY)).toEqual({ asked: false, basis: [] })
  })
})

describe('publicity', () => {
  test('is written with its days and its site', () => {
    const publicity = { from: TODAY, until: '2026-03-10', site: '信用河南' }
    expect(act(honoured(), PUBLICISE)).toEqual({
      ok: true,
      value: [
        {
          type: 'IncentivePublicised',
          ...HEAD,
          ground: ground(HN28, { until: '2026-03-10' }),
          publicity,
          by: PROPOSER,
        },
      ],
    })
  })

  test('names what is missing: a last day after today, a site', () => {
    const refusal = (missing: readonly string[]) => ({ code: 'NOTICE_INCOMPLETE', missing, basis: HN28 })
    const short = { ...PUBLICISE, until: TODAY }
    expect(refusalIn(act(honoured(), short))).toEqual(refusal(['until']))
    expect(refusalIn(act(honoured(), { ...short, site: '' }))).toEqual(refusal(['until', 'site']))
    expect(act(honoured(), { ...PUBLICISE, until: day('2026-03-03') }).ok).toBe(true)
  })

  test('takes what the public says', () => {
    expect(act(shown(), OBJECT)).toEqual({
      ok: true,
      value: [{ type: 'PublicityObjectionRaised', ...HEAD, text: 'text:o' }],
    })
    expect(refusalIn(act(honoured(), OBJECT))).toEqual({ code: 'PUBLICITY_MISSING', basis: HN28 })
  })

  test('settles it with reasons', () => {
    expect(act(disputed(), SETTLE)).toEqual({
      ok: true,
      value: [{ type: 'PublicityObjectionSettled', ...HEAD, reasons: 'text:r', by: DECIDER }],
    })
    expect(refusalIn(act(disputed(), { ...SETTLE, reasons: '' }))).toEqual({ code: 'REASONS_MISSING', basis: HN28 })
  })

  test('is the determiner’s, and settled by another hand than the proposer’s', () => {
    const powerless = { code: 'UNIT_WITHOUT_POWER', organisationId: 'unit-other', basis: HN28 }
    expect(refusalIn(act(honoured(), { ...PUBLICISE, by: OTHER }))).toEqual(powerless)
    expect(refusalIn(act(disputed(), { ...SETTLE, by: OTHER }))).toEqual(powerless)
    const sameHands = { code: 'SAME_HANDS', basis: [] }
    expect(refusalIn(act(disputed(), { ...SETTLE, by: PROPOSER }))).toEqual(sameHands)
  })

  test.each([
    ['twice', shown(), PUBLICISE, 'proposed'],
    ['to settle nothing', shown(), SETTLE, 'proposed'],
    ['to settle what was never shown', honoured(), SETTLE, 'proposed'],
    ['for a sanction', proposed(), PUBLICISE, 'proposed'],
    ['for a case under notice', noticed(), PUBLICISE, 'noticed'],
    ['before anything was proposed', undefined, PUBLICISE, 'none'],
  ] as const)('is not there %s', (_what, state, given, found) => {
    expect(refusalIn(act(state, given))).toEqual(wrongState(found))
  })

  test('cannot begin once the case is decided, but an objection may still come', () => {
    const state = shown()
    const decided = state?.kind === 'proposed' ? { ...state, kind: 'decided' as const } : undefined
    if (decided === undefined) throw new Error('fixture')
    const head = { number: 'n', decidedOn: TODAY, reasons: 'r', term: 'openEnded', served: null } as const
    const decision = { ...head, determination: { by: 'determiner', decider: DECIDER } } as const
    const heard = { service: null, statements: [], hearing: { kind: 'none' }, decision } as const
    expect(act({ ...decided, ...heard }, OBJECT).ok).toBe(true)
    expect(refusalIn(act({ ...decided, ...heard, publicity: null }, PUBLICISE))).toEqual(wrongState('decided'))
  })
})

describe('what holds an honour up', () => {
  const find = (state: Listing | undefined, on: string) => {
    if (state?.kind !== 'proposed') throw new Error('fixture')
    return findOpenPublicity(state, LAW, day(on))?.error
  }

  test('is publicity that law asks for and that did not begin', () => {
    expect(find(honoured(), '2026-03-02')).toEqual({ code: 'PUBLICITY_MISSING', basis: HN28 })
    expect(find(honoured(JINAN, 'shandong-good'), '2026-03-02')).toBeUndefined()
  })

  test('is publicity until its last day is over, also where no law asked', () => {
    const running = { code: 'PUBLICITY_RUNNING', until: '2026-03-10' }
    expect(find(shown(), '2026-03-10')).toEqual({ ...running, basis: HN28 })
    expect(find(shown(), '2026-03-11')).toBeUndefined()
    const free = honoured(JINAN, 'shandong-good')
    expect(find(after(free, act(free, PUBLICISE)), '2026-03-10')).toEqual({ ...running, basis: [] })
  })

  test('is an objection that nobody settled', () => {
    const open = { code: 'STATEMENT_UNANSWERED', statementId: 'publicity', basis: HN28 }
    expect(find(disputed(), '2026-03-11')).toEqual(open)
    expect(find(after(disputed(), act(disputed(), SETTLE)), '2026-03-11')).toBeUndefined()
  })
})
