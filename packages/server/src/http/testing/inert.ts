import type { AppDeps } from '../frame.ts'
import type { Features } from '../feature-routes.ts'
import { keepInMemory } from '../idempotency.ts'

/**
 * A stand-in whose every member is a stand-in, and whose calls all fail: enough to declare routes, never to run one.
 */
function inert<T extends object>(name: string): T {
  const fail = () => {
    throw new Error(`${name} was called while routes were only being declared`)
  }
  return new Proxy(fail, {
    get: (_target, member) => (member === Symbol.iterator ? undefined : inert(`${name}.${String(member)}`)),
  }) as unknown as T
}

/** Features that can be declared but not used. */
export function inertFeatures(): Features {
  return inert<Features>('features')
}

/** What a server needs that answers nothing. */
export function inertDeps(): AppDeps {
  let ids = 0
  return {
    site: { name: '信衡', owner: '信衡', place: '', demo: false },
    access: { findBySession: async () => undefined, findByBearer: async () => undefined, allows: () => false },
    idempotency: keepInMemory(),
    readStanding: async () => ({ position: 0, asOf: '2026-11-21 09:30', today: '2026-11-21', calendarEnds: null }),
    csrfKey: new Uint8Array(32),
    newId: () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`,
    secure: false,
    trustProxy: false,
    logLevel: 'silent',
    limits: { requestsPerMinute: 100_000, uploadBytes: 1_048_576 },
  }
}
