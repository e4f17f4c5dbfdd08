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

/** The right to act under a key, until it is completed or given back. */
export interface HeldClaim {
  /** Runs the act; what it commits is marked as done in the same transaction. */
  readonly run: <T>(work: () => Promise<T>) => Promise<T>
  /** Keeps the answer. */
  readonly complete: (answer: KeptAnswer) => Promise<void>
  /** Gives the key back so that a repetition may try again; after a fault only when nothing was committed. */
  readonly release: (ended: 'refused' | 'fault') => Promise<void>
}

export type Claim =
  | { readonly kind: 'new'; readonly held: HeldClaim }
  | { readonly kind: 'running' }
  | { readonly kind: 'otherBody' }
  /** The act was committed, and the process died before the answer was kept. */
  | { readonly kind: 'answerLost' }
  | { readonly kind: 'done'; readonly answer: KeptAnswer }

/** Where answered acts are kept. `claim` must be atomic: of two at once, one gets `new`. */
export interface IdempotencyStore {
  readonly claim: (act: ActKey, bodyHash: string) => Promise<Claim>
}
