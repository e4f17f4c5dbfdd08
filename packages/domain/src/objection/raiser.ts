import { cite } from '../kernel/citation.ts'
import type { EvidenceRef, TextRef } from '../kernel/refs.ts'
import type { RefusalOf } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import type { Raiser } from './objection.ts'

/** Who asks for something of a subject: the subject itself, or an agent with proof of authority. */
export type SubjectRaiser = Exclude<Raiser, { readonly kind: 'unit' }>

/** Who says to ask; `authority` is `null` where an agent brought no proof. */
export type ClaimedRaiser =
  | { readonly kind: 'subject' }
  | { readonly kind: 'agent'; readonly agent: TextRef; readonly authority: EvidenceRef | null }

/**
 * An agent needs proof of authority; it may stand in any writing, and no account is asked for.
 * @basis CIVIL/第一百六十五条
 */
export function readSubjectRaiser(raiser: ClaimedRaiser): Result<SubjectRaiser, RefusalOf<'AUTHORITY_NOT_PROVED'>> {
  if (raiser.kind !== 'agent') return ok(raiser)
  const { agent, authority } = raiser
  if (authority !== null && authority !== '') return ok({ kind: 'agent', agent, authority })
  return refuse({ code: 'AUTHORITY_NOT_PROVED', basis: [cite('CIVIL', '第一百六十五条')] })
}
