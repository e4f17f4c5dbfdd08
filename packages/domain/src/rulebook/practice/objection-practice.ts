import type { LocalDate } from '../../calendar/local-date.ts'
import { cite, type Citation } from '../../kernel/citation.ts'
import type { LawAxisValues, PolicyAxisValues } from '../axes.ts'
import { readRule } from '../read-rule.ts'
import type { PlaceCode, RuleBook } from '../rule-row.ts'
import { readRuled, type Ruled } from './ruled.ts'

/** Where an objection against a sanction goes first, in what form, and who verifies it. */
export interface ObjectionRoute {
  readonly to: PolicyAxisValues['objectionFirstStop']['to']
  readonly form: 'written' | 'any'
  readonly verifiedBy: PolicyAxisValues['objectionFirstStop']['verifier']
  /** Who has to take it in: agencies only, or market entities that applied the sanction too. */
  readonly takers: 'agencies' | 'agenciesAndMarketEntities'
}

/**
 * The first stop of an objection. It is never a condition for reconsideration or litigation.
 * @basis YF/(二十五); GD/(二十六); PZ/二(三)2; JN/四(三); PY/五(三); ARL/第二十条
 */
export function readObjectionRoute(book: RuleBook, place: PlaceCode, on: LocalDate): Ruled<ObjectionRoute> {
  return readRuled(book, place, 'objectionFirstStop', on, (rule) => ({
    to: rule.to,
    form: rule.written ? 'written' : 'any',
    verifiedBy: rule.verifier,
    takers: rule.marketEntities ? 'agenciesAndMarketEntities' : 'agencies',
  }))
}

/** Whose records an objection is about: the receiving unit's own, or those of another provider. */
export type ObjectionKind = 'ownRecord' | 'providerRecord'

/** The last days of an objection's steps; `null` where no text names a number. */
export interface ObjectionDeadlines {
  readonly markedBy: LocalDate | null
  readonly transferredBy: LocalDate | null
  readonly decidedBy: LocalDate | null
  readonly markRequired: boolean
  readonly reasonsRequired: boolean
  readonly excludedTime: readonly string[]
}

/**
 * The last days of an objection received on a day. `lastWorkingDay` counts working days from a day, that day not
 * counted; without a total, the steps follow one another.
 * @basis GD_REG/第四十六条; SD_REG/第三十九条; HN_REG/第四十一条; PZ/二(三)2
 */
export function readObjectionDeadlines(
  book: RuleBook,
  place: PlaceCode,
  received: { readonly on: LocalDate; readonly kind: ObjectionKind },
  lastWorkingDay: (from: LocalDate, count: number) => LocalDate,
): Ruled<ObjectionDeadlines> {
  return readRuled(book, place, 'objectionLimits', received.on, (rule) => {
    const after = (count: number | null) => (count === null ? null : lastWorkingDay(received.on, count))
    const steps =
      rule.transferWithin === null || rule.providerWithin === null || rule.platformWithin === null
        ? null
        : rule.transferWithin + rule.providerWithin + rule.platformWithin
    return {
      markedBy: after(rule.markWithin),
      transferredBy: received.kind === 'ownRecord' ? null : after(rule.transferWithin),
      decidedBy: after(received.kind === 'ownRecord' ? rule.ownErrorWithin : (rule.totalWithin ?? steps)),
      markRequired: rule.markRequired,
      reasonsRequired: rule.reasonsRequired,
      excludedTime: rule.excludes,
    }
  })
}

/** Where a dispute about a sanction stands. */
export type DisputeStage = 'verification' | 'objectionDecision' | 'complaint' | 'reconsideration' | 'litigation'

/**
 * Whether a measure applied here stops while a dispute about it is at a stage. Reconsideration and litigation follow
 * their own laws, not the policies, and are answered as not stopped by this rule. 异议投诉处理阶段 is that of the
 * subject's own objection or complaint: what a unit found out by itself stops nothing there; where a text stops measures
 * while information is verified, it does not ask who doubted it.
 * @basis YF/(二十五); GD/(二十六); PZ/二(三)2; JN/四(三); PY/五(三)
 */
export function readStay(
  book: RuleBook,
  place: PlaceCode,
  stage: DisputeStage,
  on: LocalDate,
  byUnit = false,
): Ruled<'stopped' | 'goesOn'> {
  return readRuled(book, place, 'enforcementMeanwhile', on, ({ stay }) => {
    const stops: Readonly<Record<typeof stay, readonly DisputeStage[]>> = {
      // 及时受理异议申请或投诉 … 在信息核实期间暂不执行: what a complaint says is verified as well.
      verification: ['verification', 'complaint'],
      objectionAndComplaint: byUnit ? [] : ['verification', 'objectionDecision', 'complaint'],
      none: [],
    }
    return stops[stay].includes(stage) ? 'stopped' : 'goesOn'
  })
}

/**
 * Whether the sanction's term stands still during an objection and from when it runs on. Where a text stops measures
 * but is silent on the clock, the term runs on: nobody's sanction grows longer without a clause.
 * @basis PZ/二(三)2
 */
export function readClockOnRejection(
  book: RuleBook,
  place: PlaceCode,
  rejectedOn: LocalDate,
): { readonly tolled: boolean; readonly runsOnFrom: LocalDate | null } {
  const answer = readRule(book, place, 'clockOnRejection', rejectedOn)
  return answer.kind === 'value' ? { tolled: true, runsOnFrom: rejectedOn } : { tolled: false, runsOnFrom: null }
}

/**
 * The remedies after the first answer: those the policy names, and reconsideration and litigation by law in any case.
 * @basis PZ/二(三)2; YF/(二十五); GD/(二十六); JN/四(三); PY/五(五); ARL/第二十条
 */
export function readRemedies(
  book: RuleBook,
  place: PlaceCode,
  on: LocalDate,
): {
  readonly named: PolicyAxisValues['secondLevel']['remedies']
  readonly byLaw: readonly ['reconsideration', 'litigation']
} {
  const answer = readRule(book, place, 'secondLevel', on)
  return {
    named: answer.kind === 'value' ? answer.value.remedies : [],
    byLaw: ['reconsideration', 'litigation'],
  }
}

/** Who rechecks (复核) the result of an objection, and on which article; no text states a last day for it. */
export interface Recheck {
  readonly by: NonNullable<LawAxisValues['informationObjection']['review']>
  readonly basis: Citation
}

/**
 * The recheck of an objection's result, beside reconsideration and litigation; `undefined` where no text gives one.
 * @basis GD_REG/第四十六条; HN_REG/第二十八条
 */
export function findRecheck(book: RuleBook, place: PlaceCode, on: LocalDate): Recheck | undefined {
  const answer = readRule(book, place, 'informationObjection', on)
  if (answer.kind === 'unspecified' || answer.value.review === null) return undefined
  const { document, clause } = answer.row.source
  return { by: answer.value.review, basis: cite(document, answer.value.reviewClause ?? clause) }
}

/** A party of a dispute that may have to be told its result. */
export type Told = 'subject' | 'implementer' | 'otherCooperatingUnits' | 'provider' | 'reporter'

/**
 * Who is told the result of an objection; the subject always is.
 * @basis YF/(二十五); GD/(二十六); PZ/二(三)2; JN/四(三); PY/五(三)
 */
export function readResultRecipients(book: RuleBook, place: PlaceCode, on: LocalDate): Ruled<readonly Told[]> {
  return readRuled(book, place, 'resultTold', on, ({ to }) => {
    const told: Readonly<Record<typeof to, readonly Told[]>> = {
      implementer: ['subject', 'implementer'],
      subject: ['subject'],
      allCooperatingUnits: ['subject', 'implementer', 'otherCooperatingUnits'],
      providerAndReporter: ['subject', 'provider', 'reporter'],
    }
    return told[to]
  })
}

/**
 * What a unit must do that finds an error by itself.
 * @basis PY/五(三)
 */
export function readSelfFoundError(book: RuleBook, place: PlaceCode, on: LocalDate): Ruled<'tellProvider' | 'free'> {
  return readRuled(book, place, 'selfFoundErrors', on, (rule) => (rule.mustTellProvider ? 'tellProvider' : 'free'))
}

/**
 * The channels on which objections and complaints must be taken in and which must be public.
 * @basis PY/五(三); YF/(二十五); GD/(二十六)
 */
export function readComplaintChannels(
  book: RuleBook,
  place: PlaceCode,
  on: LocalDate,
): Ruled<PolicyAxisValues['complaintChannels']['channels']> {
  return readRuled(book, place, 'complaintChannels', on, ({ channels }) => channels)
}

/**
 * Who must restore the standing of a subject that was sanctioned by mistake.
 * @basis YF/(二十五); GD/(二十六); PY/五(五)
 */
export function readReputationDuty(
  book: RuleBook,
  place: PlaceCode,
  on: LocalDate,
): Ruled<PolicyAxisValues['reputationRemedy']['by']> {
  return readRuled(book, place, 'reputationRemedy', on, ({ by }) => by)
}
