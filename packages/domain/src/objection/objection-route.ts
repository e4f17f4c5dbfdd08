import type { LocalDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { Citation } from '../kernel/citation.ts'
import type { OrganisationId } from '../kernel/refs.ts'
import type { LawInForce } from '../listing/law-in-force.ts'
import { readObjectionRoute } from '../rulebook/practice/objection-practice.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'
import type { DisputeTarget, ObjectionForm, ObjectionGround } from './objection.ts'

/** What is known of the thing an objection is about. */
export interface DisputedThing {
  readonly subjectId: string
  /** The unit that made the entry or the record, and answers for its facts. */
  readonly determiner: OrganisationId
  /** The unit that gave a record to this place; the determiner itself for what was made here, and for every entry. */
  readonly provider: OrganisationId
  /** Whether it had ended, or was withdrawn, before the objection came. */
  readonly over: boolean
}

/**
 * Who verifies an objection: whoever decided for what was decided (攀枝花), the initiator (济南), the provider of the
 * information elsewhere; the implementer itself where only its own measure is said to be unlawful. Where no text of the
 * place speaks, whoever made the entry. An entry that was received is its determiner's alone: the unit that took the list
 * over puts right what it copied wrongly, and judges nothing.
 * @basis YF/(二十五); GD/(二十六); PZ/二(三)2; JN/四(三); PY/五(三)
 */
export function readVerifier(
  place: PlaceCode,
  { target, ground }: { readonly target: DisputeTarget; readonly ground: ObjectionGround },
  thing: DisputedThing,
  law: Pick<LawInForce, 'book'>,
  on: LocalDate,
): { readonly verifier: OrganisationId; readonly basis: readonly Citation[] } {
  const route = readObjectionRoute(law.book, place, on)
  const basis = route.kind === 'ruled' ? [route.basis] : []
  if (target.kind === 'measure' && ground === 'measureUnlawful') return { verifier: target.implementer, basis }
  const provides =
    target.kind === 'record' && route.kind === 'ruled' && route.value.verifiedBy === 'informationProvider'
  return { verifier: provides ? thing.provider : thing.determiner, basis }
}

/** Whether the form is enough in a place, with the clause that asks for writing and the one that says what writing is. */
export type FormReading = { readonly enough: true } | { readonly enough: false; readonly basis: readonly Citation[] }

/**
 * Whether a form is enough: 攀枝花 and 济南 ask for writing, which any record is that can be shown again, electronic ones
 * too; what was said on the telephone becomes one when it is taken down and confirmed.
 * @basis PZ/二(三)2; JN/四(三); CIVIL/第四百六十九条
 */
export function readForm(
  place: PlaceCode,
  form: ObjectionForm,
  law: Pick<LawInForce, 'book'>,
  on: LocalDate,
): FormReading {
  if (form !== 'oral') return { enough: true }
  const route = readObjectionRoute(law.book, place, on)
  if (route.kind !== 'ruled' || route.value.form === 'any') return { enough: true }
  return { enough: false, basis: [route.basis, cite('CIVIL', '第四百六十九条')] }
}
