import { durationLastDay } from '../calendar/limits.ts'
import { addMonths } from '../calendar/local-date.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import type { SubjectId } from '../kernel/refs.ts'
import type { RuleAnswer } from '../rulebook/read-rule.ts'
import { readSimplifiedPenalty } from '../record/simplified-penalty.ts'
import { awaitsCorrection, type CreditRecord } from '../record/record.ts'

/** A sanction entry by the days on which it had effect; `lastDay` is `null` while open-ended. */
export interface EntryPeriod {
  readonly listingId: string
  readonly from: LocalDate
  readonly lastDay: LocalDate | null
  /** True where the entry was wrong from the start (更正, 撤销): it counts for nothing. */
  readonly wrongFromStart: boolean
  /** True where the record was repaired and may no longer be used. */
  readonly repaired: boolean
}

/** What the three-clean-years test looks at. */
export interface CleanYearsFacts {
  readonly subjectId: SubjectId
  readonly records: readonly CreditRecord[]
  readonly entries: readonly EntryPeriod[]
  /** Records whose sharing and use have ended by repair. */
  readonly repairedRecordIds: readonly string[]
  /** Records under an objection that is not settled. */
  readonly disputedRecordIds: readonly string[]
  /** First day from which the records of this subject are complete here; `null` where unknown. */
  readonly completeSince: LocalDate | null
  /** Whether the subject's identity is certain; a masked or fuzzy match tells nothing. */
  readonly identityCertain: boolean
  /** What the place of the matter says of penalties by the simplified procedure. */
  readonly simplified: RuleAnswer<'simplifiedPenalty'>
}

/** Why the test cannot be told. */
export type UntoldReason =
  'recordsIncomplete' | 'identityUncertain' | 'recordDisputed' | 'simplifiedPenalty' | 'judgmentUnperformed'

/** 连续三年无不良信用记录: it holds, it fails with the records that say so, or it cannot be told and a person looks. */
export type CleanYearsReading =
  | { readonly kind: 'holds'; readonly since: LocalDate }
  | { readonly kind: 'fails'; readonly recordIds: readonly string[]; readonly listingIds: readonly string[] }
  | { readonly kind: 'cannotTell'; readonly why: readonly UntoldReason[]; readonly recordIds: readonly string[] }

/**
 * Whether the subject has been without a bad record for the years before the day of application. A record counts
 * through the corresponding day; what was withdrawn or repaired, or lies in the future, does not. A penalty by the
 * simplified procedure does not count where a regulation says so and is put to a person elsewhere.
 * @basis YF/(四); GD/(四); SD_REG/第十三条; HN_REG/第十三条; O36/第三条
 */
export function readCleanYears(facts: CleanYearsFacts, on: LocalDate, years: number): CleanYearsReading {
  const since = addMonths(on, -12 * years)
  const reaches = (date: LocalDate) => durationLastDay(date, { count: years, unit: 'year' }) >= on
  const usable = facts.records.filter(
    (record) =>
      record.subjectId === facts.subjectId &&
      !facts.repairedRecordIds.includes(record.recordId) &&
      !(record.status === 'withdrawn' && record.withdrawnOn <= on),
  )
  const weighed = usable
    .map((record) => ({ record, day: badSince(record, on) ?? record.decidedOn }))
    .filter(({ day }) => day <= on && reaches(day))
    .map(({ record }) => ({ recordId: record.recordId, weight: weigh(record, facts, on) }))

  const bad = weighed.filter(({ weight }) => weight === 'bad').map(({ recordId }) => recordId)
  const listed = facts.entries
    .filter(({ wrongFromStart, repaired }) => !wrongFromStart && !repaired)
    .filter(({ from, lastDay }) => from <= on && (lastDay === null || reaches(lastDay)))
    .map(({ listingId }) => listingId)
  if (facts.identityCertain && (bad.length > 0 || listed.length > 0))
    return { kind: 'fails', recordIds: bad, listingIds: listed }

  const open = weighed.flatMap(({ recordId, weight }) =>
    weight === 'bad' || weight === 'none' ? [] : [{ recordId, weight }],
  )
  const why = new Set<UntoldReason>()
  if (!facts.identityCertain) why.add('identityUncertain')
  if (facts.completeSince === null || facts.completeSince > since) why.add('recordsIncomplete')
  for (const { weight } of open) why.add(weight)
  if (why.size > 0) return { kind: 'cannotTell', why: [...why], recordIds: open.map(({ recordId }) => recordId) }
  return { kind: 'holds', since }
}

/** The day from which a commitment's breach counts; other records count from their decision. */
function badSince(record: CreditRecord, on: LocalDate): LocalDate | undefined {
  const { performance } = record
  return performance?.outcome === 'broken' && performance.on <= on ? performance.on : undefined
}

function weigh(record: CreditRecord, facts: CleanYearsFacts, on: LocalDate): 'bad' | 'none' | UntoldReason {
  const weight = weighContent(record, facts, on)
  return weight === 'bad' &&
    (facts.disputedRecordIds.includes(record.recordId) || record.upset !== null || awaitsCorrection(record, on))
    ? 'recordDisputed'
    : weight
}

function weighContent(record: CreditRecord, facts: CleanYearsFacts, on: LocalDate): 'bad' | 'none' | UntoldReason {
  const { content } = record
  switch (content.kind) {
    case 'licence':
    case 'honour':
    case 'subsidy':
      return 'none'
    case 'commitment':
      return badSince(record, on) === undefined ? 'none' : 'bad'
    case 'judgment':
      return content.performance === 'none' || content.performance === 'partly' ? 'judgmentUnperformed' : 'none'
    case 'penalty': {
      if (content.procedure === 'ordinary') return 'bad'
      return readSimplifiedPenalty(facts.simplified, record.subjectKind) === 'noGround' ? 'none' : 'simplifiedPenalty'
    }
  }
}
