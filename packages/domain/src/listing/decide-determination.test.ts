import { describe, expect, test } from 'vitest'
import { cite } from '../kernel/citation.ts'
import { HEALTHY } from '../kernel/health.ts'
import { decideDecisionService, decideDetermination } from './decide-determination.ts'
import type { PanelResolution, TermMaximum } from './decide-determination.ts'
import { decideProposal } from './decide-proposal.ts'
import type { Listing, TermLength } from './listing.ts'
import { HENAN, ground, unconfirmed, withListType, withValue, wrongState } from './testing-law.ts'
import {
  CREDIT_OFFICE,
  DECIDER,
  DECISION,
  DECISION_PROOF,
  GUANGDONG,
  JINAN,
  LAW,
  PANEL_LEAD,
  PANZHIHUA,
  PROPOSER,
  PUYANG,
  SAFETY,
  YUNFU,
  after,
  day,
  decided,
  listed,
  notice,
  noticed,
  proposal,
  proposed,
  refusalIn,
} from './testing-listings.ts'

const N49 = [cite('N49', '(八)')]
const JN = cite('JN', '四(二)')
const PZ = cite('PZ', '二(二)2')
const TODAY = day('2026-03-23')
const OFFICE = { organisationId: 'unit-safety', departments: ['发展改革部门'] }
const FACTS = { unit: SAFETY, resolution: null, termMaximum: null }
const REFUSE = { outcome: 'refuse' } as const
const inJinan = () => noticed({ place: JINAN })
const decide = (state: Listing | undefined, changes: object = {}, facts: object = {}, law = LAW) =>
  decideDetermination(state, { ...DECISION, ...changes }, { ...FACTS, ...facts }, law, TODAY)

describe('a determination', () => {
  test('is written with who determined, the term and its clauses', () => {
    const determination = { by: 'determiner', decider: DECIDER }
    const { number, reasons, term } = DECISION
    expect(decide(inJinan())).toEqual({
      ok: true,
      value: [
        {
          type: 'ListingDecided',
          listingId: 'listing-1',
          on: TODAY,
          ground: ground([JN, cite('N49', '(三)')], { determination: 'determiner', term }),
          decision: { number, decidedOn: TODAY, determination, reasons, term },
        },
      ],
    })
  })

  test('not to list is written with its reasons, and rests on who determines alone', () => {
    const determination = { by: 'determiner', decider: DECIDER }
    const event = { type: 'ListingRefused', listingId: 'listing-1', on: TODAY, ground: ground([JN]) }
    expect(decide(inJinan(), REFUSE)).toEqual({
      ok: true,
      value: [{ ...event, determination, reasons: 'text:decision' }],
    })
  })

  test('not to list is open whatever has become of list, document, hearing or footing', () => {
    const law = {
      ...withListType('work-safety', { repealed: day('2026-03-01') }),
      book: withValue('basisDocuments', { kinds: [] }).book,
      health: { ...HEALTHY, catalogue: 'missing' as const },
    }
    expect(decide(proposed({ place: JINAN }), REFUSE, {}, law).ok).toBe(true)
  })

  test.each([
    ['nothing', undefined, 'none'],
    ['what is decided', decided({ place: JINAN }), 'decided'],
    ['what is listed', listed(), 'listed'],
  ])('decides no %s again', (_what, state, found) => {
    expect(refusalIn(decide(state))).toEqual(wrongState(found))
  })

  test('is for another official than the proposer, with reasons', () => {
    expect(refusalIn(decide(inJinan(), { by: PROPOSER }))).toEqual({ code: 'SAME_HANDS', basis: [] })
    expect(refusalIn(decide(inJinan(), { reasons: '' }))).toEqual({ code: 'REASONS_MISSING', basis: N49 })
  })

  test('belongs to the unit that proposed it', () => {
    const by = { ...DECIDER, organisationId: 'unit-other' }
    const powerless = { code: 'UNIT_WITHOUT_POWER', organisationId: 'unit-other', basis: [JN] }
    expect(refusalIn(decide(inJinan(), { by }))).toEqual(powerless)
    const unit = { ...SAFETY, organisationId: 'unit-other' }
    expect(refusalIn(decide(inJinan(), {}, { unit }))).toEqual({ ...powerless, organisationId: 'unit-safety' })
  })

  test('needs the power for the list on that day', () => {
    expect(refusalIn(decide(inJinan(), {}, { unit: OFFICE }))).toEqual({
      code: 'UNIT_WITHOUT_POWER',
      organisationId: 'unit-safety',
      basis: [cite('N49', '(六)(七)')],
    })
  })

  test('needs a list and a document that are lawful on that day', () => {
    const repealed = withListType('work-safety', { repealed: TODAY })
    expect(refusalIn(decide(inJinan(), {}, {}, repealed))?.code).toBe('LIST_TYPE_UNKNOWN')
    const noKind = withValue('basisDocuments', { kinds: [] })
    expect(refusalIn(decide(inJinan(), {}, {}, noKind))).toEqual({
      code: 'DOCUMENT_MISSING',
      basis: [cite('N49', '(三)')],
    })
  })

  test('needs a served notice', () => {
    const refusal = { code: 'NOTICE_NOT_SERVED', listingId: 'listing-1', basis: N49 }
    expect(refusalIn(decide(proposed({ place: JINAN })))).toEqual(refusal)
  })

  test('that burdens rests on no rule from memory; not to list may', () => {
    const law = unconfirmed('determination')
    const refusal = { code: 'RULE_UNCONFIRMED', axis: 'determination', basis: [JN] }
    expect(refusalIn(decide(inJinan(), {}, {}, law))).toEqual(refusal)
    expect(decide(inJinan(), REFUSE, {}, law).ok).toBe(true)
  })

  test('is nobody’s where no text says whose, nor this level’s where upper levels determine', () => {
    const silent = { code: 'RULE_UNSPECIFIED', axis: 'determination', basis: [] }
    expect(refusalIn(decide(noticed({ place: HENAN })))).toEqual(silent)
    const state = inJinan()
    const inPuyang = state === undefined ? undefined : { ...state, place: PUYANG }
    const upstream = { code: 'DETERMINED_UPSTREAM', basis: [cite('PY', '四(二)')] }
    expect(refusalIn(decide(inPuyang))).toEqual(upstream)
  })
})

describe('a determination by panel', () => {
  const state = () => noticed({ place: PANZHIHUA })
  const RESOLUTION: PanelResolution = {
    meetingId: 'm',
    level: 'panel',
    listingId: 'listing-1',
    outcome: 'list',
    issuedBy: PANEL_LEAD,
  }
  const byPanel = (changes: Partial<PanelResolution> | null, command: object = {}) =>
    decide(state(), command, { resolution: changes === null ? null : { ...RESOLUTION, ...changes } })

  test.each(['panel', 'jointConference'] as const)('names the meeting of the %s and who issued it', (level) => {
    expect(byPanel({ level })).toMatchObject({
      value: [
        {
          ground: { basis: [PZ, cite('N49', '(三)')], values: { determination: level } },
          decision: { determination: { by: level, meetingId: 'm', issuedBy: PANEL_LEAD } },
        },
      ],
    })
  })

  test.each([
    ['without a resolution', null, {}],
    ['on another case', { listingId: 'listing-2' }, {}],
    ['to the contrary', { outcome: 'refuse' }, {}],
    ['to list what the decision refuses', {}, REFUSE],
  ] as const)('does not stand %s', (_what, changes, command) => {
    expect(refusalIn(byPanel(changes, command))).toEqual({ code: 'PANEL_REQUIRED', basis: [PZ] })
  })

  test('is not issued by the proposer', () => {
    expect(refusalIn(byPanel({ issuedBy: PROPOSER }))).toEqual({ code: 'SAME_HANDS', basis: [] })
  })

  test('may refuse', () => {
    expect(byPanel({ outcome: 'refuse' }, REFUSE)).toMatchObject({
      value: [{ type: 'ListingRefused', determination: { by: 'panel' } }],
    })
  })
})

describe('the term of a determination', () => {
  const YEAR: TermMaximum = { count: 12, unit: 'month', basis: cite('N49', '(六)(七)') }
  const within = (term: TermLength, termMaximum: TermMaximum | null) =>
    refusalIn(decide(inJinan(), { term }, { termMaximum }))

  test.each([[{ count: 12, unit: 'month' }], [{ count: 1, unit: 'year' }], [{ count: 365, unit: 'day' }]] as const)(
    'of %j keeps to twelve months',
    (term) => expect(within(term, YEAR)).toBeUndefined(),
  )

  test.each([
    [{ count: 13, unit: 'month' }],
    [{ count: 2, unit: 'year' }],
    [{ count: 366, unit: 'day' }],
    [{ count: 5, unit: 'workingDay' }],
    ['openEnded'],
  ] as const)('of %j does not: it is longer, or cannot be compared', (term) => {
    const refusal = { code: 'TERM_OVER_MAXIMUM', latestEnd: '2027-03-23', basis: [cite('N49', '(六)(七)')] }
    expect(within(term, YEAR)).toEqual(refusal)
  })

  test.each([
    [YUNFU, cite('YF', '(二十四)')],
    [GUANGDONG, cite('GD', '(二十五)')],
    [PANZHIHUA, cite('PZ', '二(三)1')],
    [JINAN, cite('JN', '四(四)')],
  ])('of a sanction ends in %s, also while the conduct goes on', (place, clause) => {
    const resolution = { meetingId: 'm', level: 'panel', listingId: 'listing-1', outcome: 'list' } as const
    const byPanel = { resolution: { ...resolution, issuedBy: PANEL_LEAD } }
    const lasting = noticed({ place, conduct: { from: day('2026-01-10'), until: null, facts: 'f' } })
    const endless = decide(lasting, { term: 'openEnded' }, byPanel)
    expect(refusalIn(endless)).toEqual({ code: 'TERM_MISSING', basis: [clause] })
    expect(decide(lasting, {}, byPanel).ok).toBe(true)
  })

  test('is not asked of a case that is not listed', () => {
    expect(refusalIn(decide(inJinan(), { ...REFUSE, term: 'openEnded' }))).toBeUndefined()
  })
})

describe('service of the decision', () => {
  const { further } = notice()
  const serve = (state: Listing | undefined, changes: object = {}) =>
    decideDecisionService(
      state,
      { proof: DECISION_PROOF, further, by: CREDIT_OFFICE, ...changes },
      LAW,
      day('2026-03-25'),
    )
  const HEAD = { type: 'ListingDecisionServed', listingId: 'listing-1', on: '2026-03-25' }
  const GD35 = [cite('GD_REG', '第三十五条')]

  test.each([
    ['in 广东 by the regulation that asks for it', GUANGDONG, GD35],
    ['in 济南 without a clause', JINAN, []],
  ])('is written %s', (_where, place, basis) => {
    const event = {
      ...HEAD,
      ground: ground(basis, { servedOn: '2026-03-24' }),
      proof: DECISION_PROOF,
      by: CREDIT_OFFICE,
    }
    expect(serve(decided({ place }))).toEqual({ ok: true, value: [event] })
  })

  test('tells in 广东 what the notice need not tell, in 济南 nothing more', () => {
    const empty = { further: { measures: '', remedies: 'text:remedies' } }
    const missing = ['measures', 'removalConditions']
    expect(refusalIn(serve(decided({ place: GUANGDONG }), empty))).toEqual({
      code: 'NOTICE_INCOMPLETE',
      missing,
      basis: GD35,
    })
    expect(serve(decided({ place: JINAN }), empty).ok).toBe(true)
  })

  test('tells an honoured subject nothing more either', () => {
    const law = withListType('guangdong-incentive', { publicityBeforeListing: false })
    const changes = {
      listKind: 'incentive',
      place: GUANGDONG,
      listTypeId: 'guangdong-incentive',
      source: 'goodGrade',
    } as const
    const state = after(undefined, decideProposal(undefined, proposal(changes), OFFICE, law, day('2026-03-01')))
    const honoured = after(state, decide(state, {}, { unit: OFFICE }, law))
    expect(serve(honoured, { further: {} }).ok).toBe(true)
  })

  test('comes on the day of the decision at the earliest', () => {
    const proof = (servedOn: string) => ({ proof: { ...DECISION_PROOF, servedOn: day(servedOn) } })
    const state = decided({ place: JINAN })
    expect(refusalIn(serve(state, proof('2026-03-22')))).toEqual({ code: 'EVIDENCE_MISSING', basis: [] })
    expect(serve(state, proof('2026-03-23')).ok).toBe(true)
  })

  test('belongs to a decided case', () => {
    expect(refusalIn(serve(inJinan()))).toEqual(wrongState('noticed'))
    expect(refusalIn(serve(undefined))).toEqual(wrongState('none'))
  })
})
