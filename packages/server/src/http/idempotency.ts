import { createHash } from 'node:crypto'

/** Names one intended act: the same key of the same caller on the same operation is the same act. */
export interface ActKey {
  readonly callerId: string
  readonly operationId: string
  readonly key: string
}

/** The answer kept for a repeated request. */
export interface KeptAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export type Claim =
  | { readonly kind: 'new' }
  | { readonly kind: 'running' }
  | { readonly kind: 'otherBody' }
  | { readonly kind: 'done'; readonly answer: KeptAnswer }

/** Where answered acts are kept. `claim` must be atomic: of two at once, one gets `new`. */
export interface IdempotencyStore {
  readonly claim: (act: ActKey, bodyHash: string) => Promise<Claim>
  readonly complete: (act: ActKey, answer: KeptAnswer) => Promise<void>
  /** Gives the key back when the act ended in a fault, so that a repetition may try again. */
  readonly release: (act: ActKey) => Promise<void>
}

/** The digest by which a repeated request is told from another one under the same key. */
export function hashBody(url: string, ifMatch: string, body: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([url, ifMatch, body ?? null]))
    .digest('hex')
}

/** Keeps answers in this process only, at most `limit` of them; for tests and for the demo. */
export function keepInMemory(limit = 10_000): IdempotencyStore {
  const acts = new Map<string, { readonly bodyHash: string; answer: KeptAnswer | null }>()
  const name = (act: ActKey) => JSON.stringify([act.callerId, act.operationId, act.key])
  return {
    claim: async (act, bodyHash) => {
      const kept = acts.get(name(act))
      if (kept === undefined) {
        const oldest = acts.size >= limit ? acts.keys().next().value : undefined
        if (oldest !== undefined) acts.delete(oldest)
        acts.set(name(act), { bodyHash, answer: null })
        return { kind: 'new' }
      }
      if (kept.bodyHash !== bodyHash) return { kind: 'otherBody' }
      return kept.answer === null ? { kind: 'running' } : { kind: 'done', answer: kept.answer }
    },
    complete: async (act, answer) => {
      const kept = acts.get(name(act))
      if (kept !== undefined) kept.answer = answer
    },
    release: async (act) => {
      acts.delete(name(act))
    },
  }
}
