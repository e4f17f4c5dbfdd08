import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import { evolveMatter, type Matter, type MatterEvent } from '@xinheng/domain/matter/matter'
import { actInTransaction, findCase, type Acting, type Folded, type Recording } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import { transact } from '../db/transact.ts'
import type { Service } from '../service.ts'
import { MATTER_STREAM } from './matter-store.ts'

export type Decided = Result<readonly MatterEvent[], Refusal>

/** Several decisions of one act, each on the matter as the one before left it. */
export class Draft {
  matter: Matter | undefined
  readonly events: MatterEvent[] = []

  constructor(matter: Matter | undefined) {
    this.matter = matter
  }

  /** Takes a decision over; answers its refusal, or nothing. */
  add(decided: Decided): { readonly ok: false; readonly error: Refusal } | undefined {
    if (!decided.ok) return decided
    for (const event of decided.value) this.matter = evolveMatter(this.matter, event)
    this.events.push(...decided.value)
    return undefined
  }

  /** The matter as it stands after the decisions so far. Throws while there is none. */
  get current(): Matter {
    if (this.matter === undefined) throw new TypeError('no matter has been opened in this draft')
    return this.matter
  }
}

/** What an act inside a transaction is given. */
export interface MatterAct {
  readonly tx: Tx
  readonly law: LawInForce
  readonly matter: Matter | undefined
}

/** Which unit may act: the one whose duty the matter is, or the one that decides it. */
export type ActingSide = 'unit' | 'decider'

/**
 * One act on a matter in one transaction. Refused for another unit than the one whose matter it is; `after` writes
 * what is no event (a receipt) before the commit.
 */
export async function actOnMatter(
  service: Service,
  acting: Acting,
  matterId: string,
  side: ActingSide,
  decide: (act: MatterAct) => Promise<Decided>,
  options: { readonly expected?: number | undefined; readonly after?: (tx: Tx) => Promise<void> } = {},
): Promise<Result<Folded<Matter>, Refusal>> {
  const { db, ambient } = service
  const law = await service.law(db, ambient.today())
  return transact(db, async (tx) => {
    const known = await findCase(tx, MATTER_STREAM, matterId)
    if (known === undefined) return refuse<Refusal>({ code: 'MATTER_NOT_OPEN', basis: [] })
    const stranger = findStranger(known.state, acting, side)
    if (stranger !== undefined) return refuse(stranger)
    const recording = recordingOf(service, { ...acting, place: known.state.place }, law)
    const decideHere = async (matter: Matter | undefined) => decide({ tx, law, matter })
    const done = await actInTransaction(tx, MATTER_STREAM, matterId, recording, decideHere, options.expected)
    if (!done.ok) return done
    await options.after?.(tx)
    return ok(done.value)
  })
}

function findStranger(matter: Matter, { organisationId }: Acting, side: ActingSide): Refusal | undefined {
  const owner = side === 'unit' ? matter.unitId : matter.decider.organisationId
  return organisationId === owner ? undefined : { code: 'UNIT_WITHOUT_POWER', organisationId, basis: [] }
}

/** How an act is stamped. */
export function recordingOf({ ambient }: Service, acting: Acting, law: LawInForce): Recording {
  return { ambient, acting, rulebookVersion: law.book.version }
}

/** The official who acts, as events name him. */
export function actorOf({ officerId, organisationId }: Acting): {
  readonly officerId: string
  readonly organisationId: string
} {
  return { officerId, organisationId }
}
