import type { LocalDate } from '../calendar/local-date.ts'
import type { Actor, TextRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import type { Catalogue } from './catalogue.ts'
import {
  decideMeasureProposal,
  decideMeasurePublication,
  decideMeasureRepeal,
  decideMeasureWithdrawal,
  EMPTY_REGISTER,
  evolveCatalogue,
  findCatalogueOn,
} from './catalogue-life.ts'
import type { CatalogueEvent, CatalogueRegister } from './catalogue-life.ts'
import type { HeldAnswer } from './held-answer.ts'
import { decidePromotion } from './measure-class.ts'

/** What is to happen to one measure of the catalogue in force. */
export type MeasureAct =
  | { readonly act: 'publish'; readonly measure: unknown }
  | { readonly act: 'withdraw'; readonly measureId: string; readonly reasons: TextRef }
  | { readonly act: 'repeal'; readonly measureId: string; readonly repealed: LocalDate; readonly reasons: TextRef }
  | { readonly act: 'promote'; readonly measureId: string; readonly record: TextRef }

export type MeasureActEvent =
  | {
      readonly type: 'MeasureActProposed'
      readonly act: MeasureAct
      /** The version in force when it was proposed. */
      readonly base: string
      /** The version that the catalogue has once it is done. */
      readonly version: string
      readonly by: Actor
      readonly on: LocalDate
    }
  | {
      readonly type: 'MeasureActDone'
      readonly outcome: readonly CatalogueEvent[]
      readonly by: Actor
      readonly on: LocalDate
    }

/** An act proposed by one official; done once another has looked at it. */
export interface ProposedMeasureAct {
  readonly act: MeasureAct
  readonly base: string
  readonly version: string
  readonly proposedBy: Actor
  readonly done: boolean
}

/** What the rules of the place say, as far as a measure act asks. */
export interface MeasureActLaw {
  /** The catalogue in force. */
  readonly catalogue: Catalogue
  readonly classes: HeldAnswer<'measureClasses'>
  /** The place itself, then those above it. */
  readonly places: readonly string[]
  readonly rulebook: string
}

/** The act after one more event. Throws on a stream that does not begin with its proposal. */
export function evolveMeasureAct(state: ProposedMeasureAct | undefined, event: MeasureActEvent): ProposedMeasureAct {
  if (event.type === 'MeasureActProposed') {
    const { act, base, version, by } = event
    return { act, base, version, proposedBy: by, done: false }
  }
  if (state === undefined) throw new TypeError('a measure act cannot begin with its end')
  return { ...state, done: true }
}

/**
 * Proposes an act on one measure: refused at once where the law would refuse it whoever published it.
 * @basis N49/(九)
 */
export function decideMeasureActProposal(
  state: ProposedMeasureAct | undefined,
  proposal: { readonly act: MeasureAct; readonly version: string; readonly by: Actor },
  law: MeasureActLaw,
  on: LocalDate,
): Result<readonly MeasureActEvent[], Refusal> {
  const { act, version, by } = proposal
  if (state !== undefined) return refuse({ code: 'CATALOGUE_VERSION_EXISTS', version, basis: [] })
  const outcome = readOutcome(act, by, SOMEBODY_ELSE, law, on)
  if (!outcome.ok) return outcome
  return ok([{ type: 'MeasureActProposed', act, base: law.catalogue.version, version, by, on }])
}

/**
 * Carries a proposed act out, by another official; answers the catalogue as it then is. Refused when another version
 * came into force since: the proposer has to look again.
 * @basis PZ/二(一)1
 * @basis PY/四(三)
 */
export function decideMeasureActPublication(
  state: ProposedMeasureAct | undefined,
  by: Actor,
  law: MeasureActLaw,
  on: LocalDate,
): Result<{ readonly events: readonly MeasureActEvent[]; readonly catalogue: Catalogue }, Refusal> {
  if (state === undefined) return refuse({ code: 'WRONG_STATE', state: 'none', basis: [] })
  if (state.done) return refuse({ code: 'WRONG_STATE', state: 'published', basis: [] })
  if (state.proposedBy.officerId === by.officerId) return refuse({ code: 'SAME_HANDS', basis: [] })
  if (state.base !== law.catalogue.version) return refuse({ code: 'CASE_CHANGED_MEANWHILE', basis: [] })
  const outcome = readOutcome(state.act, state.proposedBy, by, law, on)
  if (!outcome.ok) return outcome
  const register = outcome.value.reduce(evolveCatalogue, registerOf(law.catalogue, on))
  const next = findCatalogueOn(register, on) ?? law.catalogue
  const catalogue = { ...next, version: state.version }
  return ok({ events: [{ type: 'MeasureActDone', outcome: outcome.value, by, on }], catalogue })
}

/** Stands for the second official while an act is only proposed. */
const SOMEBODY_ELSE: Actor = { officerId: '', organisationId: '' }

function readOutcome(
  act: MeasureAct,
  proposedBy: Actor,
  decidedBy: Actor,
  law: MeasureActLaw,
  on: LocalDate,
): Result<readonly CatalogueEvent[], Refusal> {
  const { catalogue, places, classes, rulebook } = law
  const register = registerOf(catalogue, on)
  const one = (decided: Result<CatalogueEvent, Refusal>) => (decided.ok ? ok([decided.value]) : decided)
  switch (act.act) {
    case 'publish': {
      const proposed = decideMeasureProposal(act.measure, proposedBy, on)
      if (!proposed.ok) return proposed
      const after = evolveCatalogue(register, proposed.value)
      const published = decideMeasurePublication(after, proposed.value.measure.id, { by: decidedBy, on })
      return published.ok ? ok([proposed.value, published.value]) : published
    }
    case 'withdraw': {
      const { measureId, reasons } = act
      return one(decideMeasureWithdrawal(register, measureId, { by: decidedBy, on, reasons }))
    }
    case 'repeal': {
      const { measureId, repealed, reasons } = act
      return one(decideMeasureRepeal(register, measureId, { by: decidedBy, on, repealed, reasons }))
    }
    case 'promote': {
      const { measureId, record } = act
      const command = { measureId, proposedBy, decidedBy, record, places, effective: on }
      return one(decidePromotion(catalogue, command, classes, rulebook))
    }
  }
}

function registerOf(catalogue: Catalogue, on: LocalDate): CatalogueRegister {
  const inForce = { content: catalogue, state: 'published', proposedBy: SOMEBODY_ELSE, effectiveFrom: on } as const
  return { ...EMPTY_REGISTER, versions: [inForce] }
}
