import type { LocalDate } from '../../calendar/local-date.ts'
import type { PolicyAxisValues } from '../axes.ts'
import { readRule } from '../read-rule.ts'
import type { PlaceCode, RuleBook } from '../rule-row.ts'
import { readRuled, type Ruled } from './ruled.ts'

/**
 * The platform above, and whether work is done in it or only exchanged with it.
 * @basis YF/(二十); GD/(二十); PZ/一; JN/四(五); PY/四(五)
 */
export function readUplink(
  book: RuleBook,
  place: PlaceCode,
  on: LocalDate,
): Ruled<{ readonly platform: string | null; readonly work: 'insideIt' | 'exchangeWithIt'; readonly tier: string }> {
  return readRuled(book, place, 'uplink', on, (rule) => ({
    platform: rule.platform,
    work: rule.insideUpperSystem ? 'insideIt' : 'exchangeWithIt',
    tier: rule.tier,
  }))
}

/**
 * The credit authority that keeps catalogue and clocks, and who works with it.
 * @basis YF/(三十一); GD/(三十二); PZ/四(一); JN/五(四); PY/六(一)
 */
export function readCreditAuthority(
  book: RuleBook,
  place: PlaceCode,
  on: LocalDate,
): Ruled<PolicyAxisValues['creditAuthority']> {
  return readRuled(book, place, 'creditAuthority', on, (rule) => rule)
}

/** What the credit authority owes of monitoring. */
export interface MonitoringDuties {
  readonly acts: PolicyAxisValues['monitoring']['acts']
  readonly rhythm: 'realTime' | 'onRequest'
  readonly reportTo: string | null
  /** Whether slow units may be named in a circular or called in. */
  readonly slowUnits: readonly ('circular' | 'summons')[]
}

/**
 * The duties of tracking, statistics, evaluation and report.
 * @basis YF/(三十一); GD/(三十二); PZ/二(二)1; PZ/四(三); JN/五(四); PY/六(二)
 */
export function readMonitoringDuties(book: RuleBook, place: PlaceCode, on: LocalDate): Ruled<MonitoringDuties> {
  return readRuled(book, place, 'monitoring', on, (rule) => ({
    acts: rule.acts,
    rhythm: rule.realTime ? 'realTime' : 'onRequest',
    reportTo: rule.reportTo,
    slowUnits: (['circular', 'summons'] as const).filter((act) => rule.acts.includes(act)),
  }))
}

/**
 * Whether initiators and cooperating units owe typical cases, and to whom.
 * @basis JN/五(三)
 */
export function readCaseReportDuty(
  book: RuleBook,
  place: PlaceCode,
  on: LocalDate,
): Ruled<{ readonly to: string } | null> {
  return readRuled(book, place, 'caseReports', on, (rule) => (rule.required ? { to: rule.to } : null))
}

/**
 * Whether a leak, change, loss, sale or unlawful supply of credit data must be dealt with under the local text.
 * @basis PY/五(二)
 */
export function readBreachDuty(book: RuleBook, place: PlaceCode, on: LocalDate): Ruled<'dealtWith' | 'silent'> {
  return readRuled(book, place, 'dataSecurity', on, (rule) => (rule.breachesPunished ? 'dealtWith' : 'silent'))
}

/**
 * Whether a field of work is a local priority of joint action.
 * @basis GD/(二十三); JN/附件20–23; PY/三(五)
 */
export function readLocalPriority(book: RuleBook, place: PlaceCode, domain: string, on: LocalDate): Ruled<boolean> {
  return readRuled(book, place, 'localDomains', on, ({ domains }) => domains.includes(domain))
}

/**
 * The volunteer sources from which positive records come.
 * @basis YF/(二十); GD/(二十); JN/附件8
 */
export function readVolunteerSources(book: RuleBook, place: PlaceCode, on: LocalDate): Ruled<readonly string[]> {
  return readRuled(book, place, 'volunteerSources', on, ({ sources }) => sources)
}

/**
 * The local regulation that stands above the policy on a day; the policy yields to it where it treats the subject better.
 * @basis GD_REG/施行条款; SC_REG/施行条款; SD_REG/第六十一条; HN_REG/第七十条
 */
export function readHigherRegulation(
  book: RuleBook,
  place: PlaceCode,
  on: LocalDate,
): Ruled<PolicyAxisValues['higherRegulation']> {
  return readRuled(book, place, 'higherRegulation', on, (rule) => rule)
}

/** What a policy's own text says of its validity, read on a day. */
export interface PolicyStanding {
  readonly document: string
  readonly trial: boolean
  readonly statedUntil: string | null
  /** `lapsed` past the stated day; `unstated` where the text names no day. */
  readonly standing: 'inForce' | 'lapsed' | 'unstated'
}

/**
 * How a place's own policy stands on a day. A trial without a stated end is not presumed to have ended.
 * @basis PY/标题; YF/印发通知; GD/印发通知; PZ/印发通知; JN/印发通知
 */
export function readPolicyStanding(book: RuleBook, place: PlaceCode, on: LocalDate): PolicyStanding | undefined {
  const answer = readRule(book, place, 'policyValidity', on)
  if (answer.kind === 'unspecified') return undefined
  const { document, trial, statedUntil } = answer.value
  if (statedUntil === null) return { document, trial, statedUntil, standing: 'unstated' }
  return { document, trial, statedUntil, standing: statedUntil < on ? 'lapsed' : 'inForce' }
}
