import { createHmac, hkdfSync } from 'node:crypto'
import type { Clock, Random } from '../ambient.ts'
import { underClaim } from '../db/claim.ts'
import type { Db } from '../db/open.ts'
import { packSealed, seal, unpackSealed, unseal } from '../db/sealing.ts'
import type { ActKey, HeldClaim, IdempotencyStore, KeptAnswer } from './claim-port.ts'
import type { Keys } from './keys.ts'

/** Kept answers in the database. */
interface KeptAnswers extends IdempotencyStore {
  /** Forgets what is older than two days; answers how many. */
  readonly sweep: () => Promise<number>
}

/** A request that was claimed so long ago died with its process; its repetition may act again if it had not acted. */
const ABANDONED_MS = 2 * 60_000
const KEPT_MS = 48 * 3_600_000

/** Keeps answers in the database, sealed, so that a repetition after a restart gets the first answer too. */
export function keepAnswers(db: Db, keys: Pick<Keys, 'webKey'>, ambient: Clock & Random): KeptAnswers {
  const sealingKey = new Uint8Array(hkdfSync('sha256', keys.webKey, '', 'xinheng/kept-answer/1', 32))
  // A body may hold a personal number and little else; its plain digest could be found by trying all numbers.
  const digestKey = new Uint8Array(hkdfSync('sha256', keys.webKey, '', 'xinheng/kept-answer-digest/1', 32))
  const instant = (ago = 0): string => new Date(ambient.now() - ago).toISOString()
  const context = (act: ActKey): string => JSON.stringify([act.callerId, act.operationId, act.key])
  const hold = (act: ActKey, claimedAt: string): HeldClaim => {
    // A claim that was taken over is no longer this one: nothing may be written under it.
    const mine = { ...toRow(act), claimed_at: claimedAt }
    let open = true
    return {
      run: async (work) =>
        underClaim(async (tx) => {
          if (!open) return
          const marked = await tx
            .updateTable('kept_answer')
            .set({ acted: true })
            .where((row) => row.and(mine))
            .returning('key')
            .executeTakeFirst()
          if (marked === undefined) throw new Error('the claim of this request was taken over by its repetition')
        }, work),
      complete: async (answer) => {
        open = false
        const plain = Buffer.from(JSON.stringify(answer), 'utf8')
        await db
          .updateTable('kept_answer')
          .set({ acted: true, sealed: packSealed(seal(sealingKey, context(act), plain, ambient.bytes)) })
          .where((row) => row.and(mine))
          .execute()
      },
      release: async (ended) => {
        open = false
        await db
          .deleteFrom('kept_answer')
          .where((row) => row.and(ended === 'fault' ? { ...mine, acted: false } : mine))
          .where('sealed', 'is', null)
          .execute()
      },
    }
  }
  return {
    claim: async (act, digest) => {
      const bodyHash = createHmac('sha256', digestKey).update(digest).digest('hex')
      const claimedAt = instant()
      const claimed = await db
        .insertInto('kept_answer')
        .values({ ...toRow(act), body_hash: bodyHash, claimed_at: claimedAt })
        .onConflict((conflict) =>
          conflict
            .columns(['caller_id', 'operation_id', 'key'])
            .doUpdateSet({ claimed_at: claimedAt })
            .where('kept_answer.acted', '=', false)
            .where('kept_answer.body_hash', '=', bodyHash)
            .where('kept_answer.claimed_at', '<', instant(ABANDONED_MS)),
        )
        .returning('key')
        .executeTakeFirst()
      if (claimed !== undefined) return { kind: 'new', held: hold(act, claimedAt) }
      const kept = await findRow(db, act)
      if (kept === undefined) return { kind: 'running' }
      if (kept.body_hash !== bodyHash) return { kind: 'otherBody' }
      if (kept.sealed === null) {
        const abandoned = Date.parse(kept.claimed_at) < ambient.now() - ABANDONED_MS
        return { kind: kept.acted && abandoned ? 'answerLost' : 'running' }
      }
      const text = Buffer.from(unseal(sealingKey, context(act), unpackSealed(kept.sealed))).toString('utf8')
      return { kind: 'done', answer: JSON.parse(text) as KeptAnswer }
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
    .select(['body_hash', 'sealed', 'acted', 'claimed_at'])
    .where((row) => row.and(toRow(act)))
    .executeTakeFirst()
}
