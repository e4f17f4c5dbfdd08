import { refuse } from './result.ts'
import type { Refusal } from './refusal.ts'

/** What a lawful adverse act stands on. */
export type Footing = 'calendar' | 'catalogue' | 'evidence' | 'upstream'

/** Whether each footing is there and fresh. */
export type Health = Readonly<Record<Footing, 'ok' | 'missing' | 'stale'>>

/** Everything is there and fresh. */
export const HEALTHY: Health = { calendar: 'ok', catalogue: 'ok', evidence: 'ok', upstream: 'ok' }

const FOOTINGS: readonly Footing[] = ['calendar', 'catalogue', 'evidence', 'upstream']

/**
 * The refusal of a new adverse act while any footing is missing or stale; `undefined` while all are sound. Releases,
 * stays, objections and ordinary approvals never ask it. `footings` names what the act stands on (all, by default).
 */
export function findFailSafe(
  health: Health,
  footings: readonly Footing[] = FOOTINGS,
): { readonly ok: false; readonly error: Refusal } | undefined {
  const missing = footings.filter((footing) => health[footing] !== 'ok')
  return missing.length === 0 ? undefined : refuse({ code: 'NO_NEW_ADVERSE_ACT', basis: [], missing })
}
