import { createHmac, hkdfSync } from 'node:crypto'
import type { Clock, Random } from '../ambient.ts'
import type { Db } from '../db/open.ts'
import { packSealed, seal, unpackSealed, unseal } from '../db/sealing.ts'
import type { Keys } from './keys.ts'

/** Names one intended act: the same key of the same caller on the same operation is the same act. */
interface ActKey {
  readonly callerId: string
  readonly operationId: string
  readonly key: string
}

interface KeptAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

type Claim =
  | { readonly kind: 'new' }
  | { readonly kind: 'running' }
  | { readonly kind: 'otherBody' }
  | { readonly kind: 'done'; readonly answer: KeptAnswer }

/** Where answered acts are kept, as the HTTP layer asks for it. */
interface KeptAnswers {
  readonly claim: (act: ActKey, bodyHash: string) => Promise<Claim>
  readonly complete: (act: ActKey, answer: KeptAnswer) => Promise<void>
  readonly release: (act: ActKey) => Promise<void>
  /** Forgets what is older than two days; answers how many. */
  readonly sweep: () => Promise<number>
}

/** A request that was claimed so long ago died with its process; its repetition may act again. */
const ABANDONED_MS = 2 * 60_000
const KEPT_MS = 48 * 3_600_000

/** Keeps answers in the database, sealed, so that a repetition after a restart gets the first answer too. */
export function keepAnswers(db: Db, keys: Pick<Keys, 'webKey'>, ambient: Clock & Random): KeptAnswers {
  const sealingKey = new Uint8Array(hkdfSync('sha256', keys.webKey, '', 'xinheng/kept-answer/1', 32))
  // A body may hold a personal number and little else; its plain digest could be found by trying all numbers.
  const digestKey = new Uint8Array(hkdfSync('sha256', keys.webKey, '', 'xinheng/kept-answer-digest/1', 32))
  const instant = (ago = 0): string => new Date(ambient.now() - ago).toISOString()
  const context = (act: ActKey): string => JSON.stringify([act.callerId, act.operationId, act.key])
  return {
    claim: async (act, digest) => {
      const bodyHash = createHmac('sha256', digestKey).update(digest).digest('hex')
      const claimed = await db
        .insertInto('kept_answer')
        .values({ ...toRow(act), body_hash: bodyHash, claimed_at: instant() })
        .onConflict((conflict) =>
          conflict
            .columns(['caller_id', 'operation_id', 'key'])
            .doUpdateSet({ claimed_at: instant() })
            .where('kept_answer.sealed', 'is', null)
            .where('kept_answer.body_hash', '=', bodyHash)
            .where('kept_answer.claimed_at', '<', instant(ABANDONED_MS)),
        )
        .returning('key')
        .executeTakeFirst()
      if (claimed !== undefined) return { kind: 'new' }
      const kept = await findRow(db, act)
      if (kept === undefined) return { kind: 'running' }
      if (kept.body_hash !== bodyHash) return { kind: 'otherBody' }
      if (kept.sealed === null) return { kind: 'running' }
      const text = Buffer.from(unseal(sealingKey, context(act), unpackSealed(kept.sealed))).toString('utf8')
      return { kind: 'done', answer: JSON.parse(text) as KeptAnswer }
    },
    complete: async (act, answer) => {
      const plain = Buffer.from(JSON.stringify(answer), 'utf8')
      await db
        .updateTable('kept_answer')
        .set({ sealed: packSealed(seal(sealingKey, context(act), plain, ambient.bytes)) })
        .where((row) => row.and(toRow(act)))
        .execute()
    },
    release: async (act) => {
      await db
        .deleteFrom('kept_answer')
        .where((row) => row.and(toRow(act)))
        .where('sealed', 'is', null)
        .execute()
    },
    sweep: async () => {
      const gone = await db
        .deleteFrom('kept_answer')
        .where('claimed_at', '<', instant(KEPT_MS))
        .returning('key')
        .execute()
      return gone.length
    },
  }
}

function toRow({ callerId, operationId, key }: ActKey) {
  return { caller_id: callerId, operation_id: operationId, key }
}

async function findRow(db: Db, act: ActKey) {
  return db
    .selectFrom('kept_answer')
    .select(['body_hash', 'sealed'])
    .where((row) => row.and(toRow(act)))
    .executeTakeFirst()
}
