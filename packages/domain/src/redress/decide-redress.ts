import type { LocalDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { Actor, EvidenceRef, TextRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import { groundOn, type LawInForce } from '../listing/law-in-force.ts'
import type { Listing } from '../listing/listing.ts'
import type { Release } from '../release/release.ts'
import { readReputationDuty } from '../rulebook/practice/objection-practice.ts'
import {
  redressIdOf,
  type ErratumReceiver,
  type HonourDecision,
  type LostHonour,
  type Redress,
  type RedressEvent,
} from './redress.ts'

/**
 * Opens the redress of an entry that ended because it was wrong from the start; an end of any other kind opens none, and
 * a second one changes nothing. Whoever the text of the place names must help; without a text the duty stands without.
 * @basis GD/(二十六); YF/(二十五); PY/五(五)
 */
export function decideRedressOpening(
  state: Redress | undefined,
  release: Release,
  listing: Listing,
  found: { readonly receivers: readonly ErratumReceiver[]; readonly honours: readonly LostHonour[] },
  law: Pick<LawInForce, 'book'>,
  today: LocalDate,
): readonly RedressEvent[] {
  if (state !== undefined || release.reason !== 'corrected') return []
  const { listingId, place, subjectId, determiner, procedure, wasPublic } = release
  const duty = readReputationDuty(law.book, place, today)
  const redress = {
    kind: 'open',
    redressId: redressIdOf(listingId),
    listingId,
    place,
    subjectId,
    owner: determiner,
    entryDecider: readDecider(listing),
    openedOn: today,
    procedure,
    doers: duty.kind === 'ruled' ? duty.value : [],
    receivers: found.receivers,
    honours: found.honours.map((honour) => ({ ...honour, decision: null })),
    publicNoticeDue: wasPublic,
    publicNotice: null,
  } as const
  const ground = groundOn(law, duty.kind === 'ruled' ? [duty.basis] : [])
  return [{ type: 'RedressOpened', redressId: redress.redressId, on: today, ground, redress }]
}

function readDecider(listing: Listing): string | null {
  if (listing.kind !== 'listed' && listing.kind !== 'released') return null
  const { origin } = listing
  if (origin.kind === 'received') return origin.confirmedBy?.officerId ?? null
  const { determination } = origin.decision
  return determination.by === 'determiner' ? determination.decider.officerId : determination.issuedBy.officerId
}

const LAW = [cite('GD', '(二十六)'), cite('YF', '(二十五)'), cite('PY', '五(五)')]

/**
 * Decides whether something good was lost through the entry and is restored; with reasons, by a person, once.
 * @basis GD/(二十六); YF/(二十五); PY/五(五)
 */
export function decideLostHonour(
  state: Redress | undefined,
  {
    honourId,
    outcome,
    reasons,
    by,
  }: Pick<HonourDecision, 'outcome' | 'by'> & {
    readonly honourId: string
    readonly reasons: TextRef
  },
  law: Pick<LawInForce, 'book'>,
  today: LocalDate,
): Result<readonly RedressEvent[], Refusal> {
  if (state?.kind !== 'open') return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  const honour = state.honours.find((each) => each.honourId === honourId)
  if (honour === undefined) return refuse({ code: 'WRONG_STATE', state: 'none', basis: [] })
  if (honour.decision !== null) return refuse({ code: 'WRONG_STATE', state: honour.decision.outcome, basis: [] })
  if (reasons === '') return refuse({ code: 'REASONS_MISSING', basis: LAW })
  const head = { redressId: state.redressId, on: today, ground: groundOn(law, LAW) }
  return ok([{ type: 'LostHonourDecided', ...head, honourId, outcome, reasons, by }])
}

/**
 * Records that the public was told of the error where it had read the entry, with proof.
 * @basis GD/(二十六); YF/(二十五); PY/五(五); HN_REG/第三十七条
 */
export function decidePublicErratum(
  state: Redress | undefined,
  { site, evidence, by }: { readonly site: string; readonly evidence: EvidenceRef; readonly by: Actor },
  law: Pick<LawInForce, 'book'>,
  today: LocalDate,
): Result<readonly RedressEvent[], Refusal> {
  if (state?.kind !== 'open') return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  if (state.publicNotice !== null) return ok([])
  if (evidence === '') return refuse({ code: 'EVIDENCE_MISSING', basis: LAW })
  const head = { redressId: state.redressId, on: today, ground: groundOn(law, LAW) }
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
  if (missing.length > 0) return refuse({ code: 'REDRESS_UNFINISHED', missing, basis: LAW })
  return ok([{ type: 'RedressClosed', redressId: state.redressId, on: today, ground: groundOn(law, LAW), by }])
}
