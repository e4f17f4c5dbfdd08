import type { LocalDate } from '../calendar/local-date.ts'
import type { Actor } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'

/** What two people put in force: a rule book, a catalogue, or a year of the working calendar. */
export type LawTextKind = 'ruleBook' | 'catalogue' | 'calendarYear'

/** One version of such a text: proposed by one official, published by another. */
export interface LawText {
  readonly kind: LawTextKind
  readonly version: string
  /** Digest of the content, hex; what is published is what was proposed. */
  readonly contentHash: string
  readonly proposedBy: Actor
  readonly publication: { readonly by: Actor; readonly effectiveFrom: LocalDate } | null
}

export type LawTextEvent =
  | {
      readonly type: 'LawTextProposed'
      readonly kind: LawTextKind
      readonly version: string
      readonly contentHash: string
      readonly by: Actor
      readonly on: LocalDate
    }
  | {
      readonly type: 'LawTextPublished'
      readonly effectiveFrom: LocalDate
      readonly by: Actor
      readonly on: LocalDate
    }

/** The text after one more event. Throws on a stream that does not begin with its proposal. */
export function evolveLawText(state: LawText | undefined, event: LawTextEvent): LawText {
  switch (event.type) {
    case 'LawTextProposed': {
      const { kind, version, contentHash, by } = event
      return { kind, version, contentHash, proposedBy: by, publication: null }
    }
    case 'LawTextPublished':
      if (state === undefined) throw new TypeError('a law text cannot begin with its publication')
      return { ...state, publication: { by: event.by, effectiveFrom: event.effectiveFrom } }
  }
}

/** Proposes a version; a version is proposed once and never changed. */
export function decideLawTextProposal(
  state: LawText | undefined,
  proposal: Pick<LawText, 'kind' | 'version' | 'contentHash'> & { readonly by: Actor },
  today: LocalDate,
): Result<readonly LawTextEvent[], Refusal> {
  if (state !== undefined) return refuse({ code: 'WRONG_STATE', state: 'proposed', basis: [] })
  return ok([{ type: 'LawTextProposed', ...proposal, on: today }])
}

/**
 * Publishes a proposed version: by another official than its proposer, and not for a day already past, since what was
 * decided on those days was decided under the law then in force.
 */
export function decideLawTextPublication(
  state: LawText | undefined,
  { by, effectiveFrom }: { readonly by: Actor; readonly effectiveFrom: LocalDate },
  today: LocalDate,
): Result<readonly LawTextEvent[], Refusal> {
  if (state === undefined) return refuse({ code: 'WRONG_STATE', state: 'none', basis: [] })
  if (state.publication !== null) return refuse({ code: 'WRONG_STATE', state: 'published', basis: [] })
  if (state.proposedBy.officerId === by.officerId) return refuse({ code: 'SAME_HANDS', basis: [] })
  if (effectiveFrom < today) return refuse({ code: 'DATE_PAST', date: effectiveFrom, basis: [] })
  return ok([{ type: 'LawTextPublished', effectiveFrom, by, on: today }])
}
