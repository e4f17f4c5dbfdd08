import { describe, expect, test } from 'vitest'
import { compileCalendar } from '../calendar/work-calendar.ts'
import { CALENDAR_YEARS } from '../calendar/years.ts'
import { decideDecisionService, decideDetermination } from './decide-determination.ts'
import { decideAbandonment } from './decide-proposal.ts'
import { decideExpiryRecord, decidePublication } from './decide-publication.ts'
import {
  DECIDER,
  DECISION,
  DECISION_PROOF,
  GUANGDONG,
  JINAN,
  LAW,
  PROPOSER,
  PUBLICATION,
  SAFETY,
  YUNFU,
  after,
  day,
  decided,
  listed,
  noticed,
  proposed,
  refusalIn,
} from './testing-listings.ts'
import { readListing } from './read-listing.ts'

const FACTS = { unit: SAFETY, resolution: null, termMaximum: null }

describe('publishing', () => {
  const publish = (state = decided({ place: JINAN }), effectiveOn = '2026-04-01', on = '2026-03-26') =>
    decidePublication(state, { ...PUBLICATION, effectiveOn: day(effectiveOn) }, LAW, day(on))

  test('is refused before the notice was served', () => {
    expect(refusalIn(publish(proposed()))).toMatchObject({ code: 'NOTICE_NOT_SERVED' })
  })

  test('gives no effect before today', () => {
    expect(refusalIn(publish(decided({ place: JINAN }), '2026-03-25'))).toMatchObject({
      code: 'EFFECT_BEFORE_NOTICE',
      earliest: '2026-03-26',
    })
    expect(publish(decided({ place: JINAN }), '2026-03-26').ok).toBe(true)
  })

  test('and deciding wait for the calendar where the time to answer lies in a year that is not loaded', () => {
    const calendar = compileCalendar(CALENDAR_YEARS.filter(({ year }) => year < 2026))
    const law = { ...LAW, calendar }
    const command = { ...PUBLICATION, effectiveOn: day('2026-04-01') }
    const missing = { code: 'NO_NEW_ADVERSE_ACT', missing: ['calendar'] }
    const published = decidePublication(decided({ place: JINAN }), command, law, day('2026-03-26'))
    expect(refusalIn(published)).toMatchObject(missing)
    const determined = decideDetermination(noticed({ place: JINAN }), DECISION, FACTS, law, day('2026-03-25'))
    expect(refusalIn(determined)).toMatchObject(missing)
    const refused = { ...DECISION, outcome: 'refuse' } as const
    expect(decideDetermination(noticed({ place: JINAN }), refused, FACTS, law, day('2026-03-25')).ok).toBe(true)
  })

  test('is refused on a list that has lost its law since the decision', () => {
    const repealed = day('2026-03-26')
    const listTypes = LAW.catalogue.listTypes.map((type) => (type.id === 'work-safety' ? { ...type, repealed } : type))
    const law = { ...LAW, catalogue: { ...LAW.catalogue, listTypes } }
    const command = { ...PUBLICATION, effectiveOn: day('2026-04-01') }
    const on = (date: string) => decidePublication(decided({ place: JINAN }), command, law, day(date))
    expect(on('2026-03-25').ok).toBe(true)
    expect(refusalIn(on('2026-03-26'))).toMatchObject({ code: 'LIST_TYPE_UNKNOWN', listTypeId: 'work-safety' })
  })

  test('gives no effect before the decision, which comes after the stated last day', () => {
    const state = noticed({ place: JINAN })
    const soonest = after(state, decideDetermination(state, DECISION, FACTS, LAW, day('2026-03-21')))
    expect(refusalIn(publish(soonest, '2026-03-20', '2026-03-21'))).toMatchObject({
      code: 'EFFECT_BEFORE_NOTICE',
      earliest: '2026-03-21',
    })
    expect(publish(soonest, '2026-03-21', '2026-03-21').ok).toBe(true)
  })

  test('waits in 广东 for service of the decision, citing the regulation', () => {
    expect(refusalIn(publish(decided({ place: YUNFU })))).toMatchObject({
      code: 'DECISION_NOT_SERVED',
      basis: [{ document: 'GD_REG', clause: '第三十五条' }],
    })
  })

  test('wants the served decision in 广东 to tell measures, removal and remedies', () => {
    const state = decided({ place: GUANGDONG })
    const service = { proof: DECISION_PROOF, further: { measures: 'text:m' }, by: DECIDER }
    expect(refusalIn(decideDecisionService(state, service, LAW, day('2026-03-25')))).toMatchObject({
      code: 'NOTICE_INCOMPLETE',
      missing: ['removalConditions', 'remedies'],
    })
  })

  test('is for the determiner', () => {
    const by = { officerId: 'officer-9', organisationId: 'unit-other' }
    const given = decidePublication(decided({ place: JINAN }), { ...PUBLICATION, by }, LAW, day('2026-03-26'))
    expect(refusalIn(given)?.code).toBe('UNIT_WITHOUT_POWER')
  })

  test('caps the term by the longest disclosure: five years from the determination in 广东', () => {
    expect(listed()).toMatchObject({ kind: 'listed', term: { latestEnd: '2031-03-23', start: '2026-04-01' } })
  })

  test('caps the term by five years from the end of the conduct in 山东', () => {
    expect(listed({ place: JINAN })).toMatchObject({ term: { latestEnd: '2031-01-20' } })
  })

  test('is refused when those five years are over', () => {
    const conduct = { from: day('2020-01-01'), until: day('2020-12-31'), facts: 'text:facts' }
    expect(refusalIn(publish(decided({ place: JINAN, conduct })))).toMatchObject({
      code: 'AFTER_END',
      endedOn: '2025-12-31',
      basis: [{ document: 'SD_REG', clause: '第三十八条' }],
    })
  })
})

describe('ending', () => {
  test('comes by itself with the last day', () => {
    const state = listed()
    const on = (text: string) => readListing(state, day(text), LAW.calendar)
    expect(on('2026-03-31')).toEqual({ kind: 'notYetInForce', effectiveOn: '2026-04-01' })
    expect(on('2026-04-01')).toMatchObject({ kind: 'inForce', lastDay: '2028-04-01' })
    expect(on('2028-04-01').kind).toBe('inForce')
    expect(on('2028-04-02')).toEqual({ kind: 'ended', lastDay: '2028-04-01', reason: 'expired' })
  })

  test('is written down once, only after the fact, and changes no answer', () => {
    const state = listed()
    expect(refusalIn(decideExpiryRecord(state, LAW, day('2028-04-01')))?.code).toBe('WRONG_STATE')
    const recorded = after(state, decideExpiryRecord(state, LAW, day('2028-05-01')))
    expect(recorded).toMatchObject({ kind: 'listed', expiryRecordedOn: '2028-05-01' })
    expect(readListing(recorded, day('2028-04-01'), LAW.calendar).kind).toBe('inForce')
    expect(refusalIn(decideExpiryRecord(recorded, LAW, day('2028-05-02')))?.code).toBe('WRONG_STATE')
  })

  test('before listing is a withdrawal or a dropping with reasons, and final', () => {
    const abandon = (how: 'withdraw' | 'drop', state = noticed(), reasons = 'text:why') =>
      decideAbandonment(state, { how, reasons, by: PROPOSER }, LAW, day('2026-03-12'))
    expect(after(noticed(), abandon('withdraw'))).toMatchObject({ kind: 'closed', outcome: 'withdrawn' })
    expect(after(noticed(), abandon('drop'))).toMatchObject({ kind: 'closed', outcome: 'dropped' })
    expect(refusalIn(abandon('drop', noticed(), ''))?.code).toBe('REASONS_MISSING')
    expect(refusalIn(abandon('withdraw', listed()))?.code).toBe('WRONG_STATE')
  })
})
