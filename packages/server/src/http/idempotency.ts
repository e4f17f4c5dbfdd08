import { createHash } from 'node:crypto'
import type { ActKey, IdempotencyStore, KeptAnswer } from '../access/claim-port.ts'

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
        const mine: { readonly bodyHash: string; answer: KeptAnswer | null } = { bodyHash, answer: null }
        acts.set(name(act), mine)
        const held = {
          run: async <T>(work: () => Promise<T>) => work(),
          complete: async (answer: KeptAnswer) => void (mine.answer = answer),
          release: async () => void acts.delete(name(act)),
        }
        return { kind: 'new', held }
      }
      if (kept.bodyHash !== bodyHash) return { kind: 'otherBody' }
      return kept.answer === null ? { kind: 'running' } : { kind: 'done', answer: kept.answer }
    },
  }
}
