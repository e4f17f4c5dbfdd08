import { describe, expect, it } from 'vitest'
import { localDate } from '../calendar/local-date.ts'
import { decideLawTextProposal, decideLawTextPublication, evolveLawText, type LawText } from './law-text.ts'

const ANN = { officerId: 'ann', organisationId: 'u' }
const BEN = { officerId: 'ben', organisationId: 'u' }
const TODAY = localDate('2026-11-21')
const TEXT = { kind: 'ruleBook', version: '2027.1', contentHash: 'ab12' } as const

const proposed: LawText = { ...TEXT, proposedBy: ANN, publication: null }
const published: LawText = { ...proposed, publication: { by: BEN, effectiveFrom: localDate('2027-01-01') } }

describe('a law text', () => {
  it('is proposed once', () => {
    const proposal = { ...TEXT, by: ANN }
    expect(decideLawTextProposal(undefined, proposal, TODAY)).toEqual({
      ok: true,
      value: [{ type: 'LawTextProposed', ...TEXT, by: ANN, on: TODAY }],
    })
    expect(decideLawTextProposal(proposed, proposal, TODAY)).toEqual({
      ok: false,
      error: { code: 'WRONG_STATE', state: 'proposed', basis: [] },
    })
  })

  it('is published by another official, for today or a later day', () => {
    for (const effectiveFrom of [TODAY, localDate('2027-01-01')]) {
      expect(decideLawTextPublication(proposed, { by: BEN, effectiveFrom }, TODAY)).toEqual({
        ok: true,
        value: [{ type: 'LawTextPublished', effectiveFrom, by: BEN, on: TODAY }],
      })
    }
  })

  it.each([
    ['before it was proposed', undefined, BEN, TODAY, { code: 'WRONG_STATE', state: 'none' }],
    ['twice', published, BEN, TODAY, { code: 'WRONG_STATE', state: 'published' }],
    ['by its proposer', proposed, ANN, TODAY, { code: 'SAME_HANDS' }],
    [
      'for a day already past',
      proposed,
      BEN,
      localDate('2026-11-20'),
      { code: 'DATE_PAST', date: localDate('2026-11-20') },
    ],
  ] as const)('is not published %s', (_, state, by, effectiveFrom, error) => {
    expect(decideLawTextPublication(state, { by, effectiveFrom }, TODAY)).toEqual({
      ok: false,
      error: { ...error, basis: [] },
    })
  })

  it('keeps its content and its proposer through publication', () => {
    const on = TODAY
    const first = evolveLawText(undefined, { type: 'LawTextProposed', ...TEXT, by: ANN, on })
    expect(first).toEqual(proposed)
    const event = { type: 'LawTextPublished', effectiveFrom: localDate('2027-01-01'), by: BEN, on } as const
    expect(evolveLawText(first, event)).toEqual(published)
    expect(() => evolveLawText(undefined, event)).toThrow('cannot begin with its publication')
  })
})
