import type { LocalDate } from '../calendar/local-date.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Citation } from '../kernel/citation.ts'
import type { Health } from '../kernel/health.ts'
import type { Actor, Ground, OrganisationId } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import type { Axis, AxisValues } from '../rulebook/axes.ts'
import { findPlace, readRule } from '../rulebook/read-rule.ts'
import type { PlaceCode, RuleBook } from '../rulebook/rule-row.ts'
import type { Determination } from './listing.ts'

/** Everything a decision reads besides the case: the tables in force and whether they can be relied upon. */
export interface LawInForce {
  readonly book: RuleBook
  readonly catalogue: Catalogue
  readonly calendar: WorkCalendar
  readonly health: Health
}

/** A unit with the departments it is, as the catalogue writes them (normalised names). */
export interface UnitPower {
  readonly organisationId: OrganisationId
  readonly departments: readonly string[]
}

/** A unit that applies measures: the clauses of its own place rule the execution, whoever made the entry. */
export interface ExecutingUnit extends UnitPower {
  readonly place: PlaceCode
}

/**
 * The place whose clauses rule what a unit does with an entry: the unit's own; that of the entry for a unit of a place
 * without rules here.
 * @basis YF/(二十五); GD/(二十六); PZ/二(三)2; JN/四(三); PY/五(三)
 */
export function readExecutingPlace(
  book: RuleBook,
  unit: { readonly place?: PlaceCode },
  listing: { readonly place: PlaceCode },
): PlaceCode {
  return unit.place === undefined || findPlace(book, unit.place) === undefined ? listing.place : unit.place
}

/** A rule that holds, with the citation to put on the event. */
export interface HeldRule<A extends Axis> {
  readonly value: AxisValues[A]
  readonly source: Citation
}

/** The value of an axis for an act of today that burdens nobody; `undefined` where no text speaks. */
export function findHeldRule<A extends Axis>(
  law: Pick<LawInForce, 'book'>,
  place: PlaceCode,
  axis: A,
  on: LocalDate,
): HeldRule<A> | undefined {
  const answer = readRule(law.book, place, axis, on)
  return answer.kind === 'unspecified' ? undefined : { value: answer.value, source: answer.row.source }
}

/**
 * The value of an axis for an act of today; `undefined` where no text speaks. A row that rests on memory supports no
 * new adverse act.
 */
export function readHeldRule<A extends Axis>(
  law: LawInForce,
  place: PlaceCode,
  axis: A,
  on: LocalDate,
  adverse: boolean,
): Result<HeldRule<A> | undefined, Refusal> {
  const answer = readRule(law.book, place, axis, on)
  if (answer.kind === 'unspecified') return ok(undefined)
  const { source, confirmed } = answer.row
  if (adverse && !confirmed) return refuse({ code: 'RULE_UNCONFIRMED', axis, basis: [source] })
  return ok({ value: answer.value, source })
}

/** The axes on which every sanction in a place rests. */
const SANCTION_AXES = ['offCatalogue', 'measureClasses', 'measureLegality'] as const satisfies readonly Axis[]

/** The axis of a place that every sanction rests on and whose row rests on memory; `undefined` where all are confirmed. */
export function findUnconfirmedAxis(book: RuleBook, place: PlaceCode, on: LocalDate): Axis | undefined {
  return SANCTION_AXES.find((axis) => {
    const rule = readRule(book, place, axis, on)
    return rule.kind === 'value' && !rule.row.confirmed
  })
}

/** The ground of an event: the clauses that allowed it, in the rule book version that was read. */
export function groundOn(
  law: Pick<LawInForce, 'book'>,
  basis: readonly Citation[],
  values: Ground['values'] = {},
): Ground {
  return { rulebook: law.book.version, basis, values }
}

/** Whether an official speaks for an entry that was determined: for its determiner, or for the panel that issued the decision. */
export function maySpeakFor(by: Actor, determiner: OrganisationId, determination: Determination): boolean {
  const issuer = determination.by === 'determiner' ? determiner : determination.issuedBy.organisationId
  return by.organisationId === determiner || by.organisationId === issuer
}

/** Whether two acts were done by the same official; one person's two units do not make two persons. */
export function isSameOfficial(a: Actor, b: Actor): boolean {
  return a.officerId === b.officerId
}
