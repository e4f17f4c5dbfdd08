import { localDate } from '@xinheng/domain/calendar/local-date'
import type { ListingEvent } from '@xinheng/domain/listing/listing-event'
import type { Acting } from '../db/case-act.ts'

/** Synthetic codes, one a subject. */
export const USCCS = [
  '91510400MA5DA1234X',
  '91440300MA5DA1234X',
  '91110000100000001A',
  '91110000100000002B',
  '91110000100000003C',
]

/** The events of a sanction in force from 2026-04-01 for two years, as its whole procedure would leave them. */
export function lifeOf(
  listingId: string,
  place: string,
  listTypeId: string,
  subjectId: string,
  proposer: Acting,
  decider: Acting,
): readonly ListingEvent[] {
  const ground = { rulebook: 'baseline', basis: [], values: {} }
  const at = (on: string) => ({ listingId, on: localDate(on), ground })
  const by = { officerId: proposer.officerId, organisationId: proposer.organisationId }
  const head = { officerId: decider.officerId, organisationId: decider.organisationId }
  const served = { kind: 'receipt', servedOn: localDate('2026-03-04'), evidence: 'file:s' } as const
  const notice = {
    noticeId: 'n1',
    facts: 't',
    reasons: 't',
    rights: 't',
    further: {},
    basis: [],
    channel: 'post',
    lastDayToAnswer: localDate('2026-03-20'),
    issuedOn: localDate('2026-03-02'),
  } as const
  const listing = {
    listingId,
    listKind: 'sanction',
    place,
    listTypeId,
    subjectId,
    subjectKind: 'enterprise',
    determiner: proposer.organisationId,
    document: {
      kind: 'penaltyDecision',
      number: '应急罚〔2026〕1号',
      date: localDate('2026-02-10'),
      authority: proposer.organisationId,
      effectiveOn: localDate('2026-02-20'),
    },
    tier: null,
    conduct: { from: localDate('2026-01-10'), until: localDate('2026-01-20'), facts: 't' },
    source: null,
  } as const
  const term = {
    start: localDate('2026-04-01'),
    length: { count: 2, unit: 'year' },
    latestEnd: null,
    setBy: 'rule',
    basis: [],
  } as const
  const decision = {
    number: '应急信〔2026〕1号',
    decidedOn: localDate('2026-03-23'),
    determination: { by: 'determiner', decider: head },
    reasons: 't',
    term: term.length,
  } as const
  return [
    { type: 'ListingProposed', ...at('2026-03-01'), listing, by },
    { type: 'ListingNoticeIssued', ...at('2026-03-02'), notice, by },
    { type: 'ListingNoticeServed', ...at('2026-03-05'), noticeId: 'n1', proof: served, by },
    { type: 'ListingDecided', ...at('2026-03-23'), decision },
    { type: 'ListingDecisionServed', ...at('2026-03-25'), proof: served, by },
    { type: 'ListingPublished', ...at('2026-03-26'), effectiveOn: localDate('2026-04-01'), term, by: head },
  ]
}
