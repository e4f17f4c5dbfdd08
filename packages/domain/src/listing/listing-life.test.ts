import { describe, expect, test } from 'vitest'
import { HEALTHY } from '../kernel/health.ts'
import { decideDetermination } from './decide-determination.ts'
import type { DeterminationCommand } from './decide-determination.ts'
import { decideHearingAct } from './decide-hearing.ts'
import { decideNotice, decideServiceRecord, readLastDayToAnswer } from './decide-notice.ts'
import { decideProposal } from './decide-proposal.ts'
import { decidePublication } from './decide-publication.ts'
import {
  ANSWER_PERIOD,
  DECIDER,
  DECISION,
  JINAN,
  LAW,
  PANZHIHUA,
  PROPOSER,
  PUBLICATION,
  PUYANG,
  SAFETY,
  after,
  day,
  decided,
  notice,
  noticed,
  proposal,
  proposed,
  refusalIn,
  withStatement,
} from './testing-listings.ts'

const FACTS = { unit: SAFETY, resolution: null, termMaximum: null }

describe('proposing', () => {
  const propose = (given: ReturnType<typeof proposal>, unit = SAFETY, law = LAW) =>
    refusalIn(decideProposal(undefined, given, unit, law, day('2026-03-01')))

  test('stands on an effective document', () => expect(proposed()?.kind).toBe('proposed'))

  test('is refused without a document, citing the clause', () => {
    expect(propose({ ...proposal(), document: null })).toMatchObject({
      code: 'DOCUMENT_MISSING',
      basis: [{ document: 'N49', clause: '(三)' }],
    })
  })

  test('is refused on a document without number, or dated later', () => {
    const { document, ...rest } = proposal()
    if (document === null) throw new Error('fixture')
    expect(propose({ ...rest, document: { ...document, number: ' ' } })?.code).toBe('DOCUMENT_MISSING')
    expect(propose({ ...rest, document: { ...document, date: day('2026-03-02') } })).toMatchObject({
      code: 'DATE_IN_FUTURE',
      date: day('2026-03-02'),
    })
    expect(propose({ ...rest, document: { ...document, effectiveOn: null } })?.code).toBe('DOCUMENT_MISSING')
  })

  test('waits for the day on which the document has effect', () => {
    const { document, ...rest } = proposal()
    if (document === null) throw new Error('fixture')
    const at = (effectiveOn: string) => propose({ ...rest, document: { ...document, effectiveOn: day(effectiveOn) } })
    expect(at('2026-03-01')).toBeUndefined()
    expect(at('2026-03-02')).toMatchObject({ code: 'DOCUMENT_NOT_EFFECTIVE', effectiveOn: '2026-03-02' })
  })

  test('needs a unit that the list names', () => {
    const tax = { organisationId: 'unit-safety', departments: ['税务部门'] }
    expect(propose(proposal(), tax)).toMatchObject({ code: 'UNIT_WITHOUT_POWER', organisationId: 'unit-safety' })
  })

  test('is refused to an official of another unit', () => {
    const by = { officerId: 'officer-9', organisationId: 'unit-other' }
    expect(propose({ ...proposal(), by })?.code).toBe('UNIT_WITHOUT_POWER')
  })

  test('is refused on a list nobody knows, of another kind, or of another province', () => {
    expect(propose(proposal({ listTypeId: 'gossip' }))?.code).toBe('LIST_TYPE_UNKNOWN')
    expect(propose(proposal({ listKind: 'watch' }))?.code).toBe('LIST_TYPE_UNKNOWN')
    expect(propose(proposal({ listTypeId: 'shandong-serious' }))?.code).toBe('LIST_TYPE_UNKNOWN')
  })

  test('is refused on a list without sufficient law', () => {
    const listTypes = LAW.catalogue.listTypes.map((one) =>
      one.id === 'work-safety' ? { ...one, legalBasisLevel: 'memorandum' as const } : one,
    )
    const law = { ...LAW, catalogue: { ...LAW.catalogue, listTypes } }
    expect(propose(proposal(), SAFETY, law)).toMatchObject({
      code: 'LIST_WITHOUT_LAW',
      basis: [{ document: 'N49', clause: '(六)(七)' }],
    })
  })

  test('is refused on a local list that rests on a ministry rule, which would carry a national one', () => {
    const withScope = (scope: 'national' | 'local') => ({
      ...LAW,
      catalogue: {
        ...LAW.catalogue,
        listTypes: LAW.catalogue.listTypes.map((one) =>
          one.id === 'work-safety' ? { ...one, scope, legalBasisLevel: 'ministryRule' as const } : one,
        ),
      },
    })
    expect(propose(proposal(), SAFETY, withScope('local'))?.code).toBe('LIST_WITHOUT_LAW')
    expect(propose(proposal(), SAFETY, withScope('national'))).toBeUndefined()
  })

  test('is refused on a list that rests on memory', () => {
    const listTypes = LAW.catalogue.listTypes.map((one) =>
      one.id === 'work-safety' ? { ...one, confirmed: false } : one,
    )
    const law = { ...LAW, catalogue: { ...LAW.catalogue, listTypes } }
    expect(propose(proposal(), SAFETY, law)?.code).toBe('RULE_UNCONFIRMED')
  })

  test('is refused where determinations come from upper levels, citing 濮阳县', () => {
    expect(propose(proposal({ place: PUYANG }))).toMatchObject({
      code: 'DETERMINED_UPSTREAM',
      basis: [{ document: 'PY', clause: '四(二)' }],
    })
  })

  test('is refused for conduct of tomorrow', () => {
    const conduct = { from: day('2026-03-02'), until: null, facts: 'text:facts' }
    expect(propose(proposal({ conduct }))).toMatchObject({ code: 'DATE_IN_FUTURE', date: '2026-03-02' })
    const going = { from: day('2026-02-02'), until: day('2026-03-02'), facts: 'text:facts' }
    expect(propose(proposal({ conduct: going }))?.code).toBe('DATE_IN_FUTURE')
  })

  test.each(['calendar', 'catalogue', 'evidence', 'upstream'] as const)('stops while the %s is missing', (footing) => {
    const law = { ...LAW, health: { ...HEALTHY, [footing]: 'missing' } }
    expect(propose(proposal(), SAFETY, law)).toMatchObject({ code: 'NO_NEW_ADVERSE_ACT', missing: [footing] })
  })

  test('happens once', () => {
    const state = proposed()
    expect(refusalIn(decideProposal(state, proposal(), SAFETY, LAW, day('2026-03-01')))?.code).toBe('WRONG_STATE')
  })
})

describe('notice', () => {
  const state = proposed()
  const give = (given = notice(), by = PROPOSER) =>
    decideNotice(state, { notice: given, by, period: ANSWER_PERIOD }, LAW, day('2026-03-02'))

  test.each(['facts', 'reasons', 'rights'] as const)('must state the %s', (part) => {
    expect(refusalIn(give({ ...notice(), [part]: '' }))).toMatchObject({ code: 'NOTICE_INCOMPLETE', missing: [part] })
  })

  test('must state the basis', () => {
    expect(refusalIn(give({ ...notice(), basis: [] }))).toMatchObject({ missing: ['basis'] })
  })

  test('need not tell in 广东 what the served decision tells', () => {
    expect(give({ ...notice(), further: {} }).ok).toBe(true)
  })

  test('must leave the whole time to answer, even if it were served the same day', () => {
    expect(refusalIn(give(notice('2026-03-02')))).toMatchObject({
      code: 'ANSWER_PERIOD_TOO_SHORT',
      earliest: '2026-03-09',
    })
    expect(give(notice('2026-03-09')).ok).toBe(true)
  })

  test('comes from the determiner', () => {
    const by = { officerId: 'officer-1', organisationId: 'unit-other' }
    expect(refusalIn(give(notice(), by))?.code).toBe('UNIT_WITHOUT_POWER')
  })

  test('stops while evidence cannot be kept', () => {
    const law = { ...LAW, health: { ...HEALTHY, evidence: 'stale' as const } }
    const given = decideNotice(state, { notice: notice(), by: PROPOSER, period: ANSWER_PERIOD }, law, day('2026-03-02'))
    expect(refusalIn(given)?.code).toBe('NO_NEW_ADVERSE_ACT')
  })
})

describe('service', () => {
  const issued = after(
    proposed(),
    decideNotice(proposed(), { notice: notice(), by: PROPOSER, period: ANSWER_PERIOD }, LAW, day('2026-03-02')),
  )
  const receipt = (servedOn: string) => ({ kind: 'receipt', servedOn: day(servedOn), evidence: 'file:r' }) as const
  const record = (proof: Parameters<typeof decideServiceRecord>[1]['outcome'], on = '2026-03-20') =>
    decideServiceRecord(issued, { noticeId: 'notice-1', outcome: proof, by: PROPOSER }, ANSWER_PERIOD, LAW, day(on))

  test('makes the case noticed', () => {
    expect(after(issued, record({ kind: 'served', proof: receipt('2026-03-04') }))?.kind).toBe('noticed')
  })

  test('that failed is recorded and starts nothing', () => {
    const failed = after(issued, record({ kind: 'failed', channel: 'post', reasonCode: 'returned' }))
    expect(failed).toMatchObject({ kind: 'proposed', failedServices: 1 })
    const decision = decideDetermination(failed, DECISION, FACTS, LAW, day('2026-05-01'))
    expect(refusalIn(decision)).toMatchObject({ code: 'NOTICE_NOT_SERVED', basis: [{ clause: '(八)' }] })
  })

  test('that leaves less than the time to answer does not count', () => {
    expect(record({ kind: 'served', proof: receipt('2026-03-13') }).ok).toBe(true)
    expect(refusalIn(record({ kind: 'served', proof: receipt('2026-03-16') }))).toMatchObject({
      code: 'ANSWER_PERIOD_TOO_SHORT',
      earliest: '2026-03-23',
    })
  })

  test('needs evidence, from the notice on, until today', () => {
    const unproved = { ...receipt('2026-03-04'), evidence: '' }
    expect(refusalIn(record({ kind: 'served', proof: unproved }))?.code).toBe('EVIDENCE_MISSING')
    expect(refusalIn(record({ kind: 'served', proof: receipt('2026-03-01') }))?.code).toBe('EVIDENCE_MISSING')
    expect(refusalIn(record({ kind: 'served', proof: receipt('2026-03-21') }))?.code).toBe('DATE_IN_FUTURE')
  })

  test('by public notice happens after it was put up', () => {
    const put = (servedOn: string) =>
      record({
        kind: 'served',
        proof: { kind: 'publicNotice', putUpOn: day('2026-03-03'), servedOn: day(servedOn), evidence: 'file:p' },
      })
    expect(refusalIn(put('2026-03-03'))?.code).toBe('EVIDENCE_MISSING')
    expect(put('2026-03-10').ok).toBe(true)
  })

  test('ends on a working day: a stated Saturday runs to Monday', () => {
    expect(readLastDayToAnswer(notice('2026-03-21'), LAW.calendar)).toBe('2026-03-23')
  })
})

describe('deciding', () => {
  const decide = (state = noticed(), on = '2026-03-23', changes: Partial<DeterminationCommand> = {}) =>
    decideDetermination(state, { ...DECISION, ...changes }, FACTS, LAW, day(on))

  test('waits for the stated last day', () => {
    expect(refusalIn(decide(noticed(), '2026-03-20'))).toMatchObject({
      code: 'ANSWER_PERIOD_RUNNING',
      until: '2026-03-20',
    })
    expect(decide(noticed(), '2026-03-21').ok).toBe(true)
  })

  test('waits for the stated last day although the subject answered and was heard', () => {
    const stated = withStatement(noticed())
    expect(refusalIn(decide(stated, '2026-03-12'))?.code).toBe('STATEMENT_UNANSWERED')
    const answer = {
      act: 'answerStatement',
      statementId: 'statement-1',
      outcome: 'notUpheld',
      reasons: 'text:answer',
      by: DECIDER,
    } as const
    const answered = after(stated, decideHearingAct(stated, answer, LAW, day('2026-03-11')))
    expect(refusalIn(decide(answered, '2026-03-20'))).toMatchObject({
      code: 'ANSWER_PERIOD_RUNNING',
      until: '2026-03-20',
      basis: [{ document: 'N49', clause: '(八)' }],
    })
    expect(decide(answered, '2026-03-21').ok).toBe(true)
  })

  test('waits for a hearing that was asked for, even past the last day', () => {
    const asked = after(noticed(), decideHearingAct(noticed(), { act: 'requestHearing' }, LAW, day('2026-03-06')))
    expect(refusalIn(decide(asked, '2026-04-30'))?.code).toBe('HEARING_OPEN')
    const held = decideHearingAct(asked, { act: 'holdHearing', minutes: 'text:m', by: DECIDER }, LAW, day('2026-03-10'))
    expect(decide(after(asked, held), '2026-03-21').ok).toBe(true)
  })

  test('is not for the official who proposed, also under another unit', () => {
    expect(refusalIn(decide(noticed(), '2026-03-23', { by: PROPOSER }))).toEqual({
      code: 'SAME_HANDS',
      basis: [],
    })
  })

  test('needs reasons', () => {
    expect(refusalIn(decide(noticed(), '2026-03-23', { reasons: '' }))?.code).toBe('REASONS_MISSING')
  })

  test('may refuse at any time, which is final', () => {
    const state = noticed()
    const refused = after(
      state,
      decideDetermination(state, { ...DECISION, outcome: 'refuse' }, FACTS, LAW, day('2026-03-06')),
    )
    expect(refused).toMatchObject({ kind: 'closed', outcome: 'refused' })
  })

  test('keeps to the longest term the text allows', () => {
    const maximum = { count: 12, unit: 'month', basis: { document: 'N49', clause: '(六)(七)' } } as const
    const within = (term: typeof DECISION.term | 'openEnded' | { count: number; unit: 'month' }) =>
      decideDetermination(noticed(), { ...DECISION, term }, { ...FACTS, termMaximum: maximum }, LAW, day('2026-03-23'))
    expect(within({ count: 12, unit: 'month' }).ok).toBe(true)
    expect(refusalIn(within(DECISION.term))).toMatchObject({ code: 'TERM_OVER_MAXIMUM', latestEnd: '2027-03-23' })
    expect(refusalIn(within('openEnded'))?.code).toBe('TERM_OVER_MAXIMUM')
  })

  test('needs the panel in 攀枝花', () => {
    const state = noticed({ place: PANZHIHUA })
    expect(refusalIn(decide(state))).toMatchObject({ code: 'PANEL_REQUIRED', basis: [{ document: 'PZ' }] })
  })

  test('stops while the catalogue is stale, unless it refuses', () => {
    const law = { ...LAW, health: { ...HEALTHY, catalogue: 'stale' as const } }
    const state = noticed()
    expect(refusalIn(decideDetermination(state, DECISION, FACTS, law, day('2026-03-23')))?.code).toBe(
      'NO_NEW_ADVERSE_ACT',
    )
    expect(decideDetermination(state, { ...DECISION, outcome: 'refuse' }, FACTS, law, day('2026-03-23')).ok).toBe(true)
  })
})

describe('hearing', () => {
  test('is neither answered nor presided by the proposer', () => {
    const asked = after(noticed(), decideHearingAct(noticed(), { act: 'requestHearing' }, LAW, day('2026-03-06')))
    const held = decideHearingAct(
      asked,
      { act: 'holdHearing', minutes: 'text:m', by: PROPOSER },
      LAW,
      day('2026-03-10'),
    )
    expect(refusalIn(held)?.code).toBe('SAME_HANDS')
    const declined = decideHearingAct(
      asked,
      { act: 'declineHearing', reasons: '', by: DECIDER },
      LAW,
      day('2026-03-10'),
    )
    expect(refusalIn(declined)?.code).toBe('REASONS_MISSING')
  })

  test('is asked for once', () => {
    const asked = after(noticed(), decideHearingAct(noticed(), { act: 'requestHearing' }, LAW, day('2026-03-06')))
    expect(refusalIn(decideHearingAct(asked, { act: 'requestHearing' }, LAW, day('2026-03-07')))?.code).toBe(
      'WRONG_STATE',
    )
  })

  test('a statement after the decision still holds up the effect', () => {
    const late = withStatement(decided({ place: JINAN }), '2026-03-24')
    expect(refusalIn(decidePublication(late, PUBLICATION, LAW, day('2026-03-26')))?.code).toBe('STATEMENT_UNANSWERED')
  })
})
