import type { LocalDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { Ground, TextRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import type { InsolvencyRuling } from '../listing/decide-insolvency.ts'
import { groundOn } from '../listing/law-in-force.ts'
import type { LawInForce } from '../listing/law-in-force.ts'
import type { PublicationRest, RestCause } from './publication-rest.ts'
import type { CreditRecord, RecordEvent } from './record.ts'

/** Something that rests the publication of a record, or lets it go on. */
export type RecordRestStep =
  | { readonly kind: 'rests'; readonly restId: string; readonly cause: RestCause }
  | { readonly kind: 'resumes'; readonly restId: string }

/**
 * Rests the publication of a record, or lets it go on, from today; it favours the subject, so no health mark holds it up.
 * Repeated, or on a record that was withdrawn, it changes nothing.
 * @basis ARL/第四十二条; ALIT/第五十六条; N22/破产重整条款（序号未核）; O36/破产重整条款（序号未核）
 */
export function decideRecordRest(
  record: CreditRecord | undefined,
  step: RecordRestStep,
  on: LocalDate,
  ground: Ground,
): Result<readonly RecordEvent[], Refusal> {
  if (record === undefined) return refuse({ code: 'RECORD_UNKNOWN', basis: [] })
  const stands = record.rests?.some(({ restId, until }) => restId === step.restId && until === null) === true
  const { restId } = step
  if (step.kind === 'resumes') return ok(stands ? [{ type: 'RecordResumed', restId, on, ground }] : [])
  if (stands || record.status === 'withdrawn') return ok([])
  return ok([{ type: 'RecordRested', restId, cause: step.cause, on, ground }])
}

const INSOLVENCY = [cite('N22', '破产重整条款（序号未核）'), cite('O36', '破产重整条款（序号未核）')]

/**
 * Rests the publication of a penalty while its subject is reorganised or settles with its creditors, on the court's ruling
 * alone. It goes on after the plan was carried out, until the repair that follows is decided.
 * @basis N22/破产重整条款（序号未核）; O36/破产重整条款（序号未核）
 */
export function decideRecordShield(
  record: CreditRecord | undefined,
  { restId, ruling }: { readonly restId: string; readonly ruling: InsolvencyRuling },
  law: LawInForce,
  on: LocalDate,
): Result<readonly RecordEvent[], Refusal> {
  if (record !== undefined && record.content.kind !== 'penalty') {
    return refuse({ code: 'REPAIR_BARRED', why: 'notAdverse', basis: INSOLVENCY })
  }
  if (record !== undefined && findShield(record) !== undefined) {
    return refuse({ code: 'WRONG_STATE', state: 'insolvencyShield', basis: [] })
  }
  if (ruling.number === '' || ruling.evidence === '') return refuse({ code: 'DOCUMENT_MISSING', basis: INSOLVENCY })
  if (ruling.date > on) return refuse({ code: 'DATE_IN_FUTURE', date: ruling.date, basis: [] })
  const { number, date, evidence } = ruling
  const ground = groundOn(law, INSOLVENCY, { ruling: number, ruledOn: date, evidence })
  return decideRecordRest(record, { kind: 'rests', restId, cause: 'insolvencyShield' }, on, ground)
}

/**
 * Ends that rest, with reasons: the proceedings ended without a plan, or the repair that followed was refused or not asked
 * for.
 * @basis N22/破产重整条款（序号未核）; O36/破产重整条款（序号未核）
 */
export function decideRecordShieldEnd(
  record: CreditRecord | undefined,
  reasons: TextRef,
  law: LawInForce,
  on: LocalDate,
): Result<readonly RecordEvent[], Refusal> {
  const shield = record === undefined ? undefined : findShield(record)
  if (shield === undefined) return refuse({ code: 'WRONG_STATE', state: 'notShielded', basis: [] })
  if (reasons === '') return refuse({ code: 'REASONS_MISSING', basis: INSOLVENCY })
  const ground = groundOn(law, INSOLVENCY, { reasons })
  return decideRecordRest(record, { kind: 'resumes', restId: shield.restId }, on, ground)
}

function findShield({ rests = [] }: CreditRecord): PublicationRest | undefined {
  return rests.find(({ cause, until }) => cause === 'insolvencyShield' && until === null)
}
