import type { LocalDate } from '../calendar/local-date.ts'
import type { Citation } from './citation.ts'

/**
 * References that stand in events instead of the thing itself.
 * An event never holds a name, an identifier number or free text about a natural person: it holds one of these opaque
 * references, and the value lives in the vault, where a statutory erasure can reach it.
 */

/** A credit subject (信用主体); opaque. */
export type SubjectId = string

/** A natural person who is no account here: a legal representative, a practitioner, an agent; opaque. */
export type PersonRef = string

/** A unit of the register (行政机关, 授权组织, 专项小组 …); opaque. */
export type OrganisationId = string

/** An officer's account; opaque. */
export type OfficerId = string

/** A text in the vault (facts, reasons, minutes, a statement), by reference. */
export type TextRef = string

/** A file in the vault (proof of service, evidence of a measure applied), by reference. */
export type EvidenceRef = string

/** Who acted: a named official of a unit. */
export interface Actor {
  readonly officerId: OfficerId
  readonly organisationId: OrganisationId
}

/** What a subject is; a 个体工商户 is exchanged with legal persons and protected like a natural person. */
export type SubjectKind =
  | 'enterprise'
  | 'naturalPerson'
  | 'individualBusiness'
  | 'socialOrganisation'
  | 'publicInstitution'
  | 'governmentBody'
  | 'otherOrganisation'

/**
 * Why an event was allowed: the clauses, the rule book version read, and the values used.
 * A later rule book never changes what stands here.
 */
export interface Ground {
  readonly rulebook: string
  readonly basis: readonly Citation[]
  /** Values the decision used, by axis or by name; plain JSON, no personal value. */
  readonly values: Readonly<Record<string, unknown>>
}

/** Kind of document a finding may rest on. */
export type CaseDocumentKind =
  | 'judgment'
  | 'penaltyDecision'
  | 'compulsionDecision'
  | 'listingDecision'
  | 'arbitralAward'
  | 'honourDecision'
  | 'evaluationResult'
  | 'otherDecision'

/** The legally effective document (生效法律文书) a listing rests on. Its number may stand in events; party names may not. */
export interface CaseDocument {
  readonly kind: CaseDocumentKind
  readonly number: string
  readonly date: LocalDate
  readonly authority: OrganisationId
  /** First day on which the document has legal effect; `null` while it has none. */
  readonly effectiveOn: LocalDate | null
}
