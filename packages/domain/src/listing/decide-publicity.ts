import type { LocalDate } from '../calendar/local-date.ts'
import { findListType } from '../catalogue/catalogue.ts'
import type { Citation } from '../kernel/citation.ts'
import type { Actor, TextRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { isProposing } from './hand-over.ts'
import { groundOn } from './law-in-force.ts'
import type { LawInForce } from './law-in-force.ts'
import type { ListingEvent } from './listing-event.ts'
import type { Listing, ListingCore, PriorPublicity } from './listing.ts'
import { readNoticeGate } from './procedure-rules.ts'

/** An act around the publicity of an incentive entry before it is listed. */
export type PublicityAct =
  | { readonly act: 'publicise'; readonly until: LocalDate; readonly site: string; readonly by: Actor }
  | { readonly act: 'object'; readonly text: TextRef }
  | { readonly act: 'settle'; readonly reasons: TextRef; readonly by: Actor }

/**
 * The clauses that ask for publicity before this incentive entry is listed; empty where none does: the province's
 * regulation, or the rules of the list itself.
 * @basis HN_REG/第二十八条
 */
export function readPublicityLaw(
  law: LawInForce,
  entry: Pick<ListingCore, 'place' | 'listKind' | 'listTypeId'>,
  on: LocalDate,
): { readonly asked: boolean; readonly basis: readonly Citation[] } {
  if (entry.listKind !== 'incentive') return { asked: false, basis: [] }
  const { rule, basis } = readNoticeGate(law, entry.place, on)
  const byList = findListType(law.catalogue, entry.listTypeId)?.publicityBeforeListing === true
  return { asked: byList || rule.incentivePublicity, basis: rule.incentivePublicity ? basis : [] }
}

/**
 * Shows an incentive entry to the public before it is listed, takes what the public says against it, and settles that
 * by another official of the determiner than the proposer.
 * @basis HN_REG/第二十八条
 */
export function decidePublicityAct(
  state: Listing | undefined,
  act: PublicityAct,
  law: LawInForce,
  today: LocalDate,
): Result<readonly ListingEvent[], Refusal> {
  const underWay = state?.kind === 'proposed' || state?.kind === 'decided'
  if (!underWay || state.listKind !== 'incentive') {
    return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  }
  const { basis } = readPublicityLaw(law, state, today)
  const head = { listingId: state.listingId, on: today }
  switch (act.act) {
    case 'publicise': {
      if (state.kind !== 'proposed' || state.publicity !== null) {
        return refuse({ code: 'WRONG_STATE', state: state.kind, basis: [] })
      }
      const { until, site, by } = act
      if (by.organisationId !== state.determiner) {
        return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId: by.organisationId, basis })
      }
      const missing = [...(until <= today ? ['until'] : []), ...(site === '' ? ['site'] : [])]
      if (missing.length > 0) return refuse({ code: 'NOTICE_INCOMPLETE', missing, basis })
      const ground = groundOn(law, basis, { until })
      return ok([{ type: 'IncentivePublicised', ...head, ground, publicity: { from: today, until, site }, by }])
    }
    case 'object':
      if (state.publicity === null) return refuse({ code: 'PUBLICITY_MISSING', basis })
      return ok([{ type: 'PublicityObjectionRaised', ...head, ground: groundOn(law, basis), text: act.text }])
    case 'settle':
      if (state.publicity === null || state.publicity.objectionsOpen === 0) {
        return refuse({ code: 'WRONG_STATE', state: state.kind, basis: [] })
      }
      if (isProposing(state, act.by)) return refuse({ code: 'SAME_HANDS', basis: [] })
      if (act.by.organisationId !== state.determiner) {
        return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId: act.by.organisationId, basis })
      }
      if (act.reasons === '') return refuse({ code: 'REASONS_MISSING', basis })
      return ok([
        { type: 'PublicityObjectionSettled', ...head, ground: groundOn(law, basis), reasons: act.reasons, by: act.by },
      ])
  }
}

/** Refuses to go on with an incentive entry whose publicity law asks for and which has not run its time, or is disputed. */
export function findOpenPublicity(
  state: Pick<ListingCore, 'place' | 'listKind' | 'listTypeId'> & { readonly publicity: PriorPublicity | null },
  law: LawInForce,
  today: LocalDate,
): { readonly ok: false; readonly error: Refusal } | undefined {
  const { asked, basis } = readPublicityLaw(law, state, today)
  if (state.publicity === null) return asked ? refuse({ code: 'PUBLICITY_MISSING', basis }) : undefined
  const { until, objectionsOpen } = state.publicity
  if (today <= until) return refuse({ code: 'PUBLICITY_RUNNING', until, basis })
  return objectionsOpen > 0 ? refuse({ code: 'STATEMENT_UNANSWERED', statementId: 'publicity', basis }) : undefined
}
