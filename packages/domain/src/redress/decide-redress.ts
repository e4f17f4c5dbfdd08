import type { LocalDate } from '../calendar/local-date.ts'
import type { Citation } from '../kernel/citation.ts'
import type { Actor, EvidenceRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import { groundOn, type LawInForce } from '../listing/law-in-force.ts'
import type { Listing } from '../listing/listing.ts'
import type { Release } from '../release/release.ts'
import { readReputationDuty } from '../rulebook/practice/objection-practice.ts'
import {
  redressIdOf,
  redressKeyOf,
  type ErratumReceiver,
  type HonourDecision,
  type LostHonour,
  type Redress,
  type RedressEvent,
} from './redress.ts'

/** What an opening finds: who hears of the error, and what may have been lost. */
export interface RedressFound {
  readonly receivers: readonly ErratumReceiver[]
  readonly honours: readonly LostHonour[]
}

/** Something that a procedure, or its authority itself, found wrong. */
export type FoundWrong = Pick<
  Redress,
  'about' | 'place' | 'subjectId' | 'owner' | 'entryDecider' | 'procedure' | 'publicNoticeDue'
>

/**
 * Opens the redress of an entry that ended because it was wrong from the start; an end of any other kind opens none, and
 * a second one changes nothing.
 * @basis GD/(二十六); YF/(二十五); PY/五(五)
 */
export function decideRedressOpening(
  state: Redress | undefined,
  release: Release,
  listing: Listing,
  found: RedressFound,
  law: Pick<LawInForce, 'book'>,
  today: LocalDate,
): readonly RedressEvent[] {
  if (release.reason !== 'corrected') return []
  const { listingId, place, subjectId, determiner, procedure, wasPublic } = release
  const about = { kind: 'listing', listingId } as const
  const entryDecider = readDecider(listing)
  const wrong = { about, place, subjectId, owner: determiner, entryDecider, procedure, publicNoticeDue: wasPublic }
  return decideRedressOf(state, wrong, found, law, today)
}

/**
 * Opens the redress of what was wrongly done to a subject: an entry, a measure that was applied without being lawful
 * (错误采取联合惩戒措施), a publication, or a record; once. Whoever the text of the place names must help; without a text
 * the duty stands without.
 * @basis GD/(二十六); YF/(二十五); PY/五(五)
 */
export function decideRedressOf(
  state: Redress | undefined,
  wrong: FoundWrong,
  found: RedressFound,
  law: Pick<LawInForce, 'book'>,
  today: LocalDate,
): readonly RedressEvent[] {
  if (state !== undefined) return []
  const duty = readReputationDuty(law.book, wrong.place, today)
  const redress = {
    kind: 'open',
    redressId: redressIdOf(redressKeyOf(wrong.about)),
    ...wrong,
    openedOn: today,
    doers: duty.kind === 'ruled' ? duty.value : [],
    receivers: found.receivers,
    honours: found.honours.map((honour) => ({ ...honour, decision: null })),
    publicNotice: null,
  } as const
  const ground = groundOn(law, duty.kind === 'ruled' ? [duty.basis] : [])
  return [{ type: 'RedressOpened', redressId: redress.redressId, on: today, ground, redress }]
}

/** The official who decided an entry; `null` where a unit elsewhere did and nobody confirmed it here. */
export function readDecider(listing: Listing): string | null {
  if (listing.kind !== 'listed' && listing.kind !== 'released') return null
  const { origin } = listing
  if (origin.kind === 'received') return origin.confirmedBy?.officerId ?? null
  const { determination } = origin.decision
  return determination.by === 'determiner' ? determination.decider.officerId : determination.issuedBy.officerId
}

/** The clause of the place on restoring a name; empty where its texts are silent, never that of another place. */
function readBasis({ place }: Redress, { book }: Pick<LawInForce, 'book'>, today: LocalDate): readonly Citation[] {
  const duty = readReputationDuty(book, place, today)
  return duty.kind === 'ruled' ? [duty.basis] : []
}

/**
 * Decides, never by the official who decided what was wrong, whether something good was lost through the entry and is
 * restored; with reasons, by a person, once. An ended entry is never revived, and what another unit gave is not given here: such a thing counts as restored only with the
 * decision or the new entry by which it was (`proof`). `own` says that it is a record of the deciding unit itself.
 * @basis GD/(二十六); YF/(二十五); PY/五(五)
 */
export function decideLostHonour(
  state: Redress | undefined,
  {
    honourId,
    outcome,
    reasons,
    proof,
    own,
    by,
  }: Pick<HonourDecision, 'outcome' | 'reasons' | 'proof' | 'by'> & {
    readonly honourId: string
    readonly own: boolean
  },
  law: Pick<LawInForce, 'book'>,
  today: LocalDate,
): Result<readonly RedressEvent[], Refusal> {
  if (state?.kind !== 'open') return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  const honour = state.honours.find((each) => each.honourId === honourId)
  if (honour === undefined) return refuse({ code: 'WRONG_STATE', state: 'none', basis: [] })
  if (honour.decision !== null) return refuse({ code: 'WRONG_STATE', state: honour.decision.outcome, basis: [] })
  const basis = readBasis(state, law, today)
  if (by.officerId === state.entryDecider) return refuse({ code: 'SAME_HANDS', basis: [] })
  if (reasons === '') return refuse({ code: 'REASONS_MISSING', basis })
  const byItself = honour.kind === 'record' && own
  if (outcome === 'restored' && !byItself && (proof === null || proof === '')) {
    return refuse({ code: 'EVIDENCE_MISSING', basis })
  }
  const head = { redressId: state.redressId, on: today, ground: groundOn(law, basis) }
  return ok([{ type: 'LostHonourDecided', ...head, honourId, outcome, reasons, proof, by }])
}

/**
 * Records that the public was told of the error where it had read the entry, with proof; never by the official who
 * decided what was wrong.
 * @basis GD/(二十六); YF/(二十五); PY/五(五); HN_REG/第三十七条
 */
export function decidePublicErratum(
  state: Redress | undefined,
  { site, evidence, by }: { readonly site: string; readonly evidence: EvidenceRef; readonly by: Actor },
  law: Pick<LawInForce, 'book'>,
  today: LocalDate,
): Result<readonly RedressEvent[], Refusal> {
  if (state?.kind !== 'open') return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  if (by.officerId === state.entryDecider) return refuse({ code: 'SAME_HANDS', basis: [] })
  if (state.publicNotice !== null) return ok([])
  const basis = readBasis(state, law, today)
  if (evidence === '') return refuse({ code: 'EVIDENCE_MISSING', basis })
  const head = { redressId: state.redressId, on: today, ground: groundOn(law, basis) }
  return ok([{ type: 'PublicErratumPutUp', ...head, site, evidence, by }])
}

/** What is still to do before a redress can be closed, as the officer reads it. */
export function listUnfinished(state: Redress, confirmed: readonly string[]): readonly string[] {
  const open = state.receivers.filter(({ receiver }) => !confirmed.includes(receiver))
  return [
    ...open.map(({ receiver }) => `receiver:${receiver}`),
    ...state.honours.flatMap(({ honourId, decision }) => (decision === null ? [`honour:${honourId}`] : [])),
    ...(state.publicNoticeDue && state.publicNotice === null ? ['publicNotice'] : []),
  ]
}

/**
 * Closes a redress, only when everybody has confirmed the erratum, each loss was decided, and the public was told; and
 * not by the official who decided the entry.
 * @basis GD/(二十六); YF/(二十五); PY/五(五)
 */
export function decideRedressClosing(
  state: Redress | undefined,
  { confirmed, by }: { readonly confirmed: readonly string[]; readonly by: Actor },
  law: Pick<LawInForce, 'book'>,
  today: LocalDate,
): Result<readonly RedressEvent[], Refusal> {
  if (state?.kind !== 'open') return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  if (by.officerId === state.entryDecider) return refuse({ code: 'SAME_HANDS', basis: [] })
  const missing = listUnfinished(state, confirmed)
  if (missing.length > 0) return refuse({ code: 'REDRESS_UNFINISHED', missing, basis: readBasis(state, law, today) })
  return ok([
    {
      type: 'RedressClosed',
      redressId: state.redressId,
      on: today,
      ground: groundOn(law, readBasis(state, law, today)),
      by,
    },
  ])
}
