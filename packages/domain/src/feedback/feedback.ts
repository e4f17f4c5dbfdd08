import { readLimit } from '../calendar/limits.ts'
import { addDays, addMonths, localDate } from '../calendar/local-date.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import type { Citation } from '../kernel/citation.ts'
import type { Actor, Ground, OrganisationId } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { groundOn, readHeldRule } from '../listing/law-in-force.ts'
import type { LawInForce } from '../listing/law-in-force.ts'
import type { AxisValues } from '../rulebook/axes.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'

type FeedbackRule = AxisValues['feedback']

/**
 * What the operator sets where the text only says 及时 or 定期. Shown as a service level, never as law; `null` leaves
 * the duty without a day.
 */
export interface ServiceLevel {
  /** Working days after the response for 及时. */
  readonly atOnceWorkingDays: number | null
  /** Months of a period for 定期. */
  readonly periodMonths: number | null
}

/** A unit's part in an entry: it initiated it, or it answered a task on it. */
export interface FeedbackOccasion {
  readonly actor: 'initiator' | 'implementer'
  readonly organisationId: OrganisationId
  readonly listingId: string
  /** The response (or the publication, for the initiator) to feed back. */
  readonly happenedOn: LocalDate
}

/** A feedback that was sent. */
export interface FeedbackSent {
  readonly type: 'FeedbackSent'
  readonly feedbackId: string
  readonly from: OrganisationId
  readonly addressee: FeedbackRule['addressee']
  /** What it covers: one entry, or every act of a period (both days included). */
  readonly covers:
    | { readonly kind: 'entry'; readonly listingId: string }
    | { readonly kind: 'period'; readonly from: LocalDate; readonly until: LocalDate }
  readonly on: LocalDate
  readonly ground: Ground
  /** The official who sent it, or the system where the place feeds back automatically. */
  readonly by: Actor | 'system'
}

/** One duty to feed back. */
export interface FeedbackDuty {
  readonly actor: FeedbackOccasion['actor']
  readonly organisationId: OrganisationId
  readonly addressee: FeedbackRule['addressee']
  readonly covers: FeedbackSent['covers']
  /** The last act that it must cover; a feedback sent before that does not. */
  readonly since: LocalDate
  /** How the text puts it. */
  readonly wording: '每月定期' | '及时' | '定期'
  /** Last day in time; `null` where neither text nor operator sets one. */
  readonly dueOn: LocalDate | null
  readonly dueSetBy: 'text' | 'operator' | 'unspecified'
  readonly state: 'open' | 'late' | 'met' | 'metLate'
  readonly sentOn: LocalDate | null
  readonly basis: readonly Citation[]
}

const WORDING = { monthly: '每月定期', periodic: '定期', atOnce: '及时' } as const satisfies Record<
  FeedbackRule['frequency'],
  FeedbackDuty['wording']
>

/**
 * The duties to feed back on a set of occasions, as the place has it: both sides each month to the platform (广东,
 * 云浮), at once to the initiator (济南), periodically to the panel (攀枝花), at once to the county authority (濮阳县).
 * A month's duty covers that calendar month and is in time on its last day. Nothing where no text speaks. Where a
 * progress report is asked for besides (濮阳县), each period has one more.
 * @basis YF/(十六)
 * @basis GD/(十六)
 * @basis PZ/二(二)3
 * @basis JN/四(二)
 * @basis PY/四(五)
 * @basis PY/六(二)
 */
export function readFeedbackDuties(
  place: PlaceCode,
  occasions: readonly FeedbackOccasion[],
  sent: readonly FeedbackSent[],
  level: ServiceLevel,
  law: LawInForce,
  on: LocalDate,
): readonly FeedbackDuty[] {
  const held = readHeldRule(law, place, 'feedback', on, false)
  if (!held.ok || held.value === undefined) return []
  const { value, source } = held.value
  const due = occasions.filter(({ actor, happenedOn }) => value.actors.includes(actor) && happenedOn <= on)
  const duties = due.map((occasion) => dutyOf(occasion, value, source, level, law))
  // 濮阳县's text asks for the report in a clause of its own, which says 定期 and no more.
  const asked = source.document === 'PY' ? { ...source, clause: '六(二)' } : source
  const report = { ...value, frequency: 'periodic' } as const
  if (value.progressReport) duties.push(...due.map((occasion) => dutyOf(occasion, report, asked, level, law)))
  return mergeDuties(duties).map((duty) => judge(duty, sent, on))
}

/**
 * Sends a feedback. The system sends by itself only where the place says so; elsewhere an official does.
 * @basis PY/四(四)
 */
export function decideFeedback(
  place: PlaceCode,
  command: Pick<FeedbackSent, 'feedbackId' | 'from' | 'covers' | 'by'>,
  law: LawInForce,
  today: LocalDate,
): Result<readonly FeedbackSent[], Refusal> {
  const held = readHeldRule(law, place, 'feedback', today, false)
  if (!held.ok) return held
  if (held.value === undefined) return refuse({ code: 'RULE_UNSPECIFIED', axis: 'feedback', basis: [] })
  const { value, source } = held.value
  const { by, covers, from } = command
  if (by === 'system' && !value.automatic) return refuse({ code: 'PERSON_MUST_CONFIRM', basis: [source] })
  if (by !== 'system' && by.organisationId !== from) {
    return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId: by.organisationId, basis: [source] })
  }
  if (covers.kind === 'period' && covers.from > today) {
    return refuse({ code: 'DATE_IN_FUTURE', date: covers.from, basis: [] })
  }
  const ground = groundOn(law, [source], { frequency: value.frequency })
  return ok([{ type: 'FeedbackSent', ...command, addressee: value.addressee, on: today, ground }])
}

type OpenDuty = Omit<FeedbackDuty, 'state' | 'sentOn'>

function dutyOf(
  { actor, organisationId, listingId, happenedOn }: FeedbackOccasion,
  { addressee, frequency }: FeedbackRule,
  source: Citation,
  level: ServiceLevel,
  law: LawInForce,
): OpenDuty {
  const head = { actor, organisationId, addressee, since: happenedOn, wording: WORDING[frequency], basis: [source] }
  if (frequency === 'atOnce') {
    const covers = { kind: 'entry', listingId } as const
    const count = level.atOnceWorkingDays
    if (count === null) return { ...head, covers, dueOn: null, dueSetBy: 'unspecified' }
    const dueOn = readLimit(happenedOn, { count, unit: 'workingDay' }, law.calendar).lastDay
    return { ...head, covers, dueOn, dueSetBy: 'operator' }
  }
  const months = frequency === 'monthly' ? 1 : level.periodMonths
  const period = periodOf(happenedOn, months ?? 1)
  const covers = { kind: 'period', ...period } as const
  if (months === null) return { ...head, covers, dueOn: null, dueSetBy: 'unspecified' }
  return { ...head, covers, dueOn: period.until, dueSetBy: frequency === 'monthly' ? 'text' : 'operator' }
}

/** The period of whole calendar months, counted from January, in which a day lies. */
function periodOf(day: LocalDate, months: number): { readonly from: LocalDate; readonly until: LocalDate } {
  const month = Number(day.slice(5, 7)) - 1
  const first = localDate(`${day.slice(0, 4)}-01-01`)
  const from = addMonths(first, month - (month % months))
  return { from, until: addDays(addMonths(from, months), -1) }
}

/** One duty a period and unit; each act that must be fed back at once keeps its own. */
function mergeDuties(duties: readonly OpenDuty[]): readonly OpenDuty[] {
  const merged = new Map<string, OpenDuty>()
  for (const duty of duties) {
    const own = duty.covers.kind === 'entry' ? duty.since : null
    const key = JSON.stringify([duty.actor, duty.organisationId, duty.covers, own])
    const known = merged.get(key)
    if (known === undefined || known.since < duty.since) merged.set(key, duty)
  }
  return [...merged.values()]
}

function judge(duty: OpenDuty, sent: readonly FeedbackSent[], on: LocalDate): FeedbackDuty {
  const sentOn = sent
    .filter(
      (one) =>
        one.from === duty.organisationId && one.on <= on && one.on >= duty.since && isCovered(duty.covers, one.covers),
    )
    .map((one) => one.on)
    .toSorted()[0]
  const { dueOn } = duty
  if (sentOn === undefined) return { ...duty, sentOn: null, state: dueOn !== null && dueOn < on ? 'late' : 'open' }
  return { ...duty, sentOn, state: dueOn !== null && dueOn < sentOn ? 'metLate' : 'met' }
}

function isCovered(duty: FeedbackSent['covers'], sent: FeedbackSent['covers']): boolean {
  if (duty.kind === 'entry') return sent.kind === 'entry' && sent.listingId === duty.listingId
  return sent.kind === 'period' && sent.from <= duty.from && duty.until <= sent.until
}
