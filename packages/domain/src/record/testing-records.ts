import { localDate } from '../calendar/local-date.ts'
import { fen } from '../kernel/money.ts'
import type { Ground } from '../kernel/refs.ts'
import type { Refusal, RefusalCode } from '../kernel/refusal.ts'
import type { Result } from '../kernel/result.ts'
import { evolveRecord } from './record.ts'
import type { ContentOf, CreditRecord, RecordContent, RecordEvent, RecordHead } from './record.ts'

/** Synthetic records for tests: a fine of an enterprise in 云浮 and what may happen to it. */

export const day = localDate
export const GROUND: Ground = { rulebook: 'test', basis: [], values: {} }
export const OFFICIAL = { officerId: 'o', organisationId: 'u' }

export const HEAD: RecordHead = {
  recordId: 'r1',
  subjectId: 's1',
  subjectKind: 'enterprise',
  authorityId: 'a1',
  providerId: 'a1',
  place: '445300',
  documentTitle: '行政处罚决定书',
  documentNumber: '云市监罚〔2026〕1号',
  decidedOn: day('2026-03-02'),
}

export const PENALTY: ContentOf<'penalty'> = {
  kind: 'penalty',
  procedure: 'ordinary',
  penalties: ['fine'],
  fine: fen(200_000),
  confiscated: null,
  facts: 't',
  legalGround: null,
  assignedClass: null,
  sector: '*',
}
export const SIMPLIFIED: ContentOf<'penalty'> = { ...PENALTY, procedure: 'simplified' }
export const LICENCE: ContentOf<'licence'> = {
  kind: 'licence',
  licenceType: 'ordinary',
  certificateName: null,
  certificateNumber: null,
  text: null,
  validFrom: null,
  validUntil: day('2026-12-31'),
}
export const COMMITMENT: ContentOf<'commitment'> = {
  kind: 'commitment',
  field: 'workSafety',
  text: 't',
  dueOn: day('2026-05-02'),
}
export const JUDGMENT: ContentOf<'judgment'> = {
  kind: 'judgment',
  caseNumber: '（2022）1号',
  duty: null,
  performance: 'none',
}
export const HONOUR: ContentOf<'honour'> = { kind: 'honour', title: '诚信示范', validUntil: day('2027-12-31') }
export const SUBSIDY: ContentOf<'subsidy'> = {
  kind: 'subsidy',
  subsidyType: 'support',
  project: '贴息',
  amount: fen(100),
  text: null,
}

export const imported = (content: RecordContent = PENALTY, head: Partial<RecordHead> = {}): RecordEvent => ({
  type: 'RecordImported',
  ...HEAD,
  ...head,
  content,
  on: day('2026-03-03'),
})
export const published = (on = '2026-03-05', site = '信用云浮'): RecordEvent => ({
  type: 'RecordPublished',
  site,
  on: day(on),
  ground: GROUND,
})
export const reported = (on = '2026-03-05', platform = '省平台'): RecordEvent => ({
  type: 'RecordReported',
  platform,
  on: day(on),
})
export const upset = (on = '2026-03-20'): RecordEvent => ({
  type: 'RecordUpset',
  reason: 'decisionRevoked',
  on: day(on),
})
export const withdrawn = (on = '2026-04-01'): RecordEvent => ({
  type: 'RecordWithdrawn',
  reason: 'decisionRevoked',
  reasons: 't',
  on: day(on),
  ground: GROUND,
})
export const settled = (outcome: 'performed' | 'broken' = 'performed', on = '2026-05-02'): RecordEvent => ({
  type: 'CommitmentSettled',
  outcome,
  on: day(on),
  evidence: 'e',
})

export const recordOf = (...events: readonly RecordEvent[]): CreditRecord => {
  const record = events.reduce<CreditRecord | undefined>(evolveRecord, undefined)
  if (record === undefined) throw new Error('a record has at least its import')
  return record
}

/** The refusal in full, or `ok`. */
export const answerOf = (result: Result<unknown, Refusal>): Refusal | 'ok' => (result.ok ? 'ok' : result.error)

/** A refusal that is procedure of this system and cites no clause. */
export const procedural = (code: RefusalCode, more: Readonly<Record<string, unknown>> = {}) => ({
  code,
  basis: [],
  ...more,
})
