import type { LocalDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import { findFailSafe } from '../kernel/health.ts'
import type { Actor, CaseDocument, TextRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { readEffectiveDocument } from './case-document.ts'
import { findHeldRule, groundOn, readHeldRule } from './law-in-force.ts'
import type { LawInForce, UnitPower } from './law-in-force.ts'
import { findMissingPower, readFooting, readLawfulListType } from './list-type-law.ts'
import type { ListingEvent } from './listing-event.ts'
import type { Listing, ListingCore } from './listing.ts'

/** A proposal to list: the entry without its tier, which follows from the list, and with a document that may be missing. */
export interface Proposal {
  readonly entry: Omit<ListingCore, 'document' | 'tier'>
  readonly document: CaseDocument | null
  readonly by: Actor
}

/**
 * Proposes an entry on an effective document. The unit must have the power for the list, the list must be lawful, and
 * where determinations come from upper levels (濮阳县) nothing is proposed here. In 攀枝花 a member proposes to the panel.
 * @basis N49/(三)
 * @basis N49/(六)(七)
 * @basis YF/(十六)
 * @basis GD/(十六)
 * @basis PZ/二(二)1
 * @basis JN/四(二)
 * @basis PY/四(二)
 * @basis JN/二(一)
 * @basis GD/(三)
 * @basis YF/(三)
 */
export function decideProposal(
  state: Listing | undefined,
  { entry, document, by }: Proposal,
  unit: UnitPower,
  law: LawInForce,
  today: LocalDate,
): Result<readonly ListingEvent[], Refusal> {
  if (state !== undefined) return refuse({ code: 'WRONG_STATE', state: state.kind, basis: [] })
  const adverse = entry.listKind !== 'incentive'
  const failSafe = adverse ? findFailSafe(law.health) : undefined
  if (failSafe !== undefined) return failSafe

  const effective = readEffectiveDocument(document, { place: entry.place, adverse }, law, today)
  if (!effective.ok) return effective
  const { from, until } = entry.conduct
  if (from > today) return refuse({ code: 'DATE_IN_FUTURE', date: from, basis: [] })
  if (until !== null && until > today) return refuse({ code: 'DATE_IN_FUTURE', date: until, basis: [] })
  if (until !== null && until < from) return refuse({ code: 'DATES_REVERSED', from, until, basis: [] })

  const determination = readHeldRule(law, entry.place, 'determination', today, adverse)
  if (!determination.ok) return determination
  if (determination.value?.value.by === 'upstream') {
    return refuse({ code: 'DETERMINED_UPSTREAM', basis: [determination.value.source] })
  }
  const listType = readLawfulListType(law, entry, today)
  if (!listType.ok) return listType
  if (entry.determiner !== unit.organisationId || by.organisationId !== unit.organisationId) {
    return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId: by.organisationId, basis: [cite('N49', '(六)(七)')] })
  }
  const powerless = findMissingPower(listType.value, unit)
  if (powerless !== undefined) return powerless

  const sources = adverse ? undefined : findHeldRule(law, entry.place, 'incentiveSources', today)
  if (!adverse && (entry.source === null || sources?.value.sources.includes(entry.source) === false)) {
    return refuse({ code: 'SOURCE_NOT_ADMITTED', basis: sources === undefined ? [] : [sources.source] })
  }
  const tier = readSeverityTier(law, entry, today)
  const basis = [
    ...readFooting(listType.value),
    ...(determination.value === undefined ? [] : [determination.value.source]),
    ...(sources === undefined ? [] : [sources.source]),
  ]
  const values = { listType: listType.value.id, legalBasisLevel: listType.value.legalBasisLevel, tier }
  return ok([
    {
      type: 'ListingProposed',
      listingId: entry.listingId,
      on: today,
      ground: groundOn(law, basis, values),
      listing: { ...entry, document: effective.value, tier },
      by,
    },
  ])
}

/**
 * The tier of an entry where the place divides measures by severity: an entry of a black list stands at the blacklist
 * standard, a watch-list entry below it.
 * @basis PY/三(二)
 */
export function readSeverityTier(
  law: LawInForce,
  entry: Pick<ListingCore, 'place' | 'listKind'>,
  on: LocalDate,
): ListingCore['tier'] {
  if (entry.listKind === 'incentive') return null
  const classes = findHeldRule(law, entry.place, 'measureClasses', on)
  if (classes?.value.scheme !== 'severityTiers') return null
  return entry.listKind === 'sanction' ? 'blacklist' : 'belowBlacklist'
}

/** Ends a case before listing: the proposer takes it back, or the determiner drops it. Always open to them, with a reason. */
export function decideAbandonment(
  state: Listing | undefined,
  command: { readonly how: 'withdraw' | 'drop'; readonly reasons: TextRef; readonly by: Actor },
  law: LawInForce,
  today: LocalDate,
): Result<readonly ListingEvent[], Refusal> {
  if (state?.kind !== 'proposed' && state?.kind !== 'noticed' && state?.kind !== 'decided') {
    return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  }
  const { how, reasons, by } = command
  if (by.organisationId !== state.determiner) {
    return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId: by.organisationId, basis: [] })
  }
  if (reasons === '') return refuse({ code: 'REASONS_MISSING', basis: [] })
  const type = how === 'withdraw' ? 'ListingWithdrawn' : 'ListingDropped'
  return ok([{ type, listingId: state.listingId, on: today, ground: groundOn(law, []), reasons, by }])
}
