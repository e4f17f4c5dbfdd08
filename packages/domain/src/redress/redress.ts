import type { LocalDate } from '../calendar/local-date.ts'
import type { Actor, EvidenceRef, Ground, OfficerId, OrganisationId, SubjectId, TextRef } from '../kernel/refs.ts'
import type { DisputeTarget } from '../objection/objection.ts'
import type { ReleaseReceiver } from '../release/release.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'

/** Why somebody is told of the error: was told of the entry, worked on it, checked the subject and saw it, or holds a copy. */
export type ToldBecause = 'told' | 'touched' | 'checked' | 'copy'

/** Somebody to whom the erratum goes. */
export interface ErratumReceiver extends ReleaseReceiver {
  readonly because: readonly ToldBecause[]
}

/** Something good that the subject may have lost through the entry; a person decides whether it did. */
export interface LostHonour {
  readonly honourId: string
  /** An incentive entry or an honour on record that was withdrawn or refused, or a matter in which the entry was used. */
  readonly kind: 'listing' | 'record' | 'matter'
}

/** What was decided about it. */
export interface HonourDecision {
  readonly outcome: 'restored' | 'notAffected'
  readonly reasons: TextRef
  /** The decision or the new entry by which it was restored; `null` where restoring it was this act alone. */
  readonly proof: TextRef | null
  readonly on: LocalDate
  readonly by: Actor
}

/** What every stage of a redress (纠错恢复) knows. */
interface RedressCore {
  readonly redressId: string
  /** What was wrong: an entry from the start, its publication, one measure on it, or a record. */
  readonly about: DisputeTarget
  readonly place: PlaceCode
  readonly subjectId: SubjectId
  /** The unit that made the entry, applied the measure or made the record, and answers for undoing it. */
  readonly owner: OrganisationId
  /** The official who decided the entry or applied the measure: he does not close its redress. */
  readonly entryDecider: OfficerId | null
  readonly openedOn: LocalDate
  /** The procedure that found the error, `null` for an act of the determiner itself. */
  readonly procedure: string | null
  /** Who else must help to restore its standing, where the text of the place says so. */
  readonly doers: readonly ('agencies' | 'socialUnits')[]
  readonly receivers: readonly ErratumReceiver[]
  readonly honours: readonly (LostHonour & { readonly decision: HonourDecision | null })[]
  /** Whether the public could see it, so that the public is told of the error. */
  readonly publicNoticeDue: boolean
  readonly publicNotice: { readonly site: string; readonly evidence: EvidenceRef; readonly on: LocalDate } | null
}

/** The redress of what was wrong from the start: open until everything is undone. */
export type Redress =
  | (RedressCore & { readonly kind: 'open' })
  | (RedressCore & { readonly kind: 'closed'; readonly closedOn: LocalDate; readonly closedBy: Actor })

interface Happened<Type extends string> {
  readonly type: Type
  readonly redressId: string
  readonly on: LocalDate
  readonly ground: Ground
}

export type RedressEvent =
  | (Happened<'RedressOpened'> & { readonly redress: Redress & { readonly kind: 'open' } })
  | (Happened<'LostHonourDecided'> & {
      readonly honourId: string
      readonly outcome: HonourDecision['outcome']
      readonly reasons: TextRef
      readonly proof: TextRef | null
      readonly by: Actor
    })
  | (Happened<'PublicErratumPutUp'> & { readonly site: string; readonly evidence: EvidenceRef; readonly by: Actor })
  | (Happened<'RedressClosed'> & { readonly by: Actor })

/** The state after one more event; one that does not fit changes nothing. */
export function evolveRedress(state: Redress | undefined, event: RedressEvent): Redress | undefined {
  if (event.type === 'RedressOpened') return state ?? event.redress
  if (state?.kind !== 'open') return state
  switch (event.type) {
    case 'LostHonourDecided': {
      const { honourId, outcome, reasons, proof, on, by } = event
      const honours = state.honours.map((each) =>
        each.honourId === honourId ? { ...each, decision: { outcome, reasons, proof, on, by } } : each,
      )
      return { ...state, honours }
    }
    case 'PublicErratumPutUp': {
      const { site, evidence, on } = event
      return { ...state, publicNotice: { site, evidence, on } }
    }
    case 'RedressClosed':
      return { ...state, kind: 'closed', closedOn: event.on, closedBy: event.by }
  }
}

/** The id of a redress by its key: that of an entry is the entry's own id. */
export function redressIdOf(key: string): string {
  return `redress:${key}`
}

/** What tells the redresses apart, and names them in messages and confirmations: one for each thing that was wrong. */
export function redressKeyOf(about: DisputeTarget): string {
  switch (about.kind) {
    case 'listing':
      return about.listingId
    case 'publication':
      return `${about.listingId}:publication`
    case 'measure':
      return `${about.listingId}:${about.measureId}:${about.implementer}`
    case 'record':
      return about.recordId
  }
}
