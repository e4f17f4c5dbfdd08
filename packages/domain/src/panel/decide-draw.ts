import type { LocalDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { Actor, TextRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { groundOn, isSameOfficial } from '../listing/law-in-force.ts'
import type { LawInForce } from '../listing/law-in-force.ts'
import { listEligible, readDrawOrder, readPoolCommitment, readSeedCommitment } from './draw.ts'
import type { DrawPool, ExpertRef, HexHash, Recusal } from './draw.ts'
import type { CalledMeeting, DrawProgress, Meeting, MeetingEvent } from './meeting.ts'

const DRAW_LAW = [cite('PZ', '二(二)2')]

/** One step of the draw of experts. */
export type DrawAct =
  | { readonly act: 'fixPool'; readonly pool: DrawPool; readonly by: Actor }
  | { readonly act: 'commitSeed'; readonly commitment: string; readonly by: Actor }
  | { readonly act: 'revealSeed'; readonly value: string; readonly salt: string; readonly by: Actor }
  | { readonly act: 'draw' }
  | (Recusal & { readonly act: 'recuse'; readonly reasons: TextRef; readonly by: Actor })

/**
 * The draw of experts, in the one order that nobody can steer: pool and exclusions are fixed, two parties of different
 * units commit, both reveal, the draw follows. For a complaint, whoever sat on the determination is kept out. There is no second draw; a recorded recusal takes the next in order.
 * @basis PZ/二(二)2
 */
export function decideDrawAct(
  state: Meeting | undefined,
  act: DrawAct,
  law: LawInForce,
  today: LocalDate,
  hash: HexHash,
): Result<readonly MeetingEvent[], Refusal> {
  if (state?.kind !== 'called') return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  const head = { meetingId: state.meetingId, on: today, ground: groundOn(law, DRAW_LAW) }
  if (act.act === 'fixPool') {
    if (state.draw !== null) return refuse({ code: 'REDRAW', basis: DRAW_LAW })
    const pool = keepApart(act.pool, state.complaint?.seated ?? [])
    const eligible = listEligible(pool).length
    const { wanted } = pool
    if (wanted < 1 || eligible < wanted) return refuse({ code: 'POOL_TOO_SMALL', eligible, wanted, basis: DRAW_LAW })
    const commitment = readPoolCommitment(pool, hash)
    return ok([{ type: 'ExpertPoolFixed', ...head, pool, commitment, by: act.by }])
  }
  const { draw } = state
  if (draw === null) return outOfOrder('fixPool')
  switch (act.act) {
    case 'commitSeed': {
      const { commitment, by } = act
      const unfit = findUnfitParty(state, draw, by)
      if (unfit !== undefined) return unfit
      return ok([{ type: 'SeedCommitted', ...head, party: by.organisationId, commitment, by }])
    }
    case 'revealSeed': {
      if (draw.commitments.length < 2) return outOfOrder('commitSeed')
      const { value, salt, by } = act
      const party = by.organisationId
      const committed = draw.commitments.find((one) => one.party === party)
      if (committed === undefined || draw.seeds.some((part) => part.party === party)) return outOfOrder('revealSeed')
      if (readSeedCommitment(draw.pool.drawId, { party, value, salt }, hash) !== committed.commitment) {
        return refuse({ code: 'SEED_MISMATCH', basis: DRAW_LAW })
      }
      return ok([{ type: 'SeedRevealed', ...head, party, value, salt, by }])
    }
    case 'draw': {
      if (draw.drawn !== null) return refuse({ code: 'REDRAW', basis: DRAW_LAW })
      if (draw.seeds.length < 2) return outOfOrder('revealSeed')
      const order = readDrawOrder(draw.pool, draw.poolCommitment, draw.seeds, hash)
      return ok([{ type: 'ExpertsDrawn', ...head, drawn: order.slice(0, draw.pool.wanted) }])
    }
    case 'recuse': {
      const { expert, reasonCode, reasons, by } = act
      if (draw.drawn === null) return outOfOrder('draw')
      if (!listSeated(draw).includes(expert)) return outOfOrder('recuse')
      if (reasons === '') return refuse({ code: 'REASONS_MISSING', basis: DRAW_LAW })
      const order = readDrawOrder(draw.pool, draw.poolCommitment, draw.seeds, hash)
      const replacement = order[draw.pool.wanted + draw.recusals.length] ?? null
      return ok([{ type: 'ExpertRecused', ...head, expert, reasonCode, replacement, reasons, by }])
    }
  }
}

/** The pool without whoever sat on the determination that is complained of: nobody hears a complaint of his own work. */
function keepApart(pool: DrawPool, seated: readonly ExpertRef[]): DrawPool {
  const { experts, exclusions } = pool
  const known = exclusions.map(({ expert }) => expert)
  const apart = seated.filter((expert) => experts.includes(expert) && !known.includes(expert))
  if (apart.length === 0) return pool
  return {
    ...pool,
    exclusions: [...exclusions, ...apart.map((expert) => ({ expert, reasonCode: 'sameHands' as const }))],
  }
}

/** The experts who sit in the end: those drawn, each recused one replaced by the next. */
export function listSeated(draw: DrawProgress): readonly string[] {
  const out = new Set(draw.recusals.map(({ expert }) => expert))
  const replacements = draw.recusals.flatMap(({ replacement }) => (replacement === null ? [] : [replacement]))
  return [...(draw.drawn ?? []), ...replacements].filter((expert) => !out.has(expert))
}

function findUnfitParty(
  state: CalledMeeting,
  draw: DrawProgress,
  by: Actor,
): { readonly ok: false; readonly error: Refusal } | undefined {
  if (draw.commitments.length >= 2) return outOfOrder('revealSeed')
  if (state.cases.some(({ proposer }) => isSameOfficial(proposer, by))) {
    return refuse({ code: 'SAME_HANDS', basis: DRAW_LAW })
  }
  const repeats = draw.commitments.some((one) => one.party === by.organisationId || isSameOfficial(one.by, by))
  return repeats ? refuse({ code: 'SAME_HANDS', basis: DRAW_LAW }) : undefined
}

function outOfOrder(expected: DrawAct['act']): { readonly ok: false; readonly error: Refusal } {
  return refuse({ code: 'DRAW_OUT_OF_ORDER', expected, basis: DRAW_LAW })
}
