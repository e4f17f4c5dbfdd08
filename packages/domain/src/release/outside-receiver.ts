import type { LocalDate } from '../calendar/local-date.ts'
import type { Actor, OrganisationId } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { ListedListing } from '../listing/listing.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'

/** Holds copies of shared data outside (外部接收单位): another platform, or a bank or agency under contract. */
export interface OutsideReceiver {
  readonly receiver: OrganisationId
  readonly place: PlaceCode
  /** Whether it fetches what is over, or it is sent there. */
  readonly channel: 'pull' | 'push'
  /** Where it is sent; `null` for one that fetches. */
  readonly address: string | null
  /** The contract, agreement or rule under which data is shared. */
  readonly contract: string
  /** The unit that shares the data, and sees to its withdrawal. */
  readonly keptBy: OrganisationId
  readonly since: LocalDate
  /** First day on which it gets nothing new; `null` while it does. */
  readonly until: LocalDate | null
}

interface Happened<Type extends string> {
  readonly type: Type
  readonly on: LocalDate
  readonly by: Actor
}

export type OutsideReceiverEvent =
  (Happened<'OutsideReceiverAdded'> & { readonly outside: OutsideReceiver }) | Happened<'OutsideReceiverEnded'>

/** The state after one more event; a receiver that ended may be added again under a new contract. */
export function evolveOutsideReceiver(
  state: OutsideReceiver | undefined,
  event: OutsideReceiverEvent,
): OutsideReceiver | undefined {
  switch (event.type) {
    case 'OutsideReceiverAdded':
      return state === undefined || state.until !== null ? event.outside : state
    case 'OutsideReceiverEnded':
      return state === undefined || state.until !== null ? state : { ...state, until: event.on }
  }
}

/** Registers who gets shared data, under what, and how. It gets no instruction: only data, and what is over. */
export function decideOutsideReceiver(
  state: OutsideReceiver | undefined,
  command: Omit<OutsideReceiver, 'until' | 'since'>,
  by: Actor,
  today: LocalDate,
): Result<readonly OutsideReceiverEvent[], Refusal> {
  if (state !== undefined && state.until === null) return refuse({ code: 'ALREADY_A_RECEIVER', basis: [] })
  const { channel, address, contract } = command
  if (contract.trim() === '') return refuse({ code: 'EVIDENCE_MISSING', basis: [] })
  if (channel === 'push' && (address === null || !/^https:\/\/[^\s/@]+(?:\/\S*)?$/.test(address))) {
    return refuse({ code: 'RECEIVER_ADDRESS_MISSING', basis: [] })
  }
  const outside = { ...command, address: channel === 'push' ? address : null, since: today, until: null }
  return ok([{ type: 'OutsideReceiverAdded', on: today, by, outside }])
}

/** Ends the sharing: nothing new goes there, and what it holds is corrected still. */
export function decideOutsideReceiverEnd(
  state: OutsideReceiver | undefined,
  by: Actor,
  today: LocalDate,
): Result<readonly OutsideReceiverEvent[], Refusal> {
  if (state === undefined) return refuse({ code: 'NOT_A_RECEIVER', basis: [] })
  return ok(state.until === null ? [{ type: 'OutsideReceiverEnded', on: today, by }] : [])
}

/**
 * Whether a receiver may hold a copy of an entry that ended on a day: it was under contract at some time between. One that
 * came from elsewhere could be passed on only once it was here, however early its maker lets it begin; one that was over
 * by then was passed on to nobody.
 */
export function mayHoldCopy(
  { since, until }: Pick<OutsideReceiver, 'since' | 'until'>,
  { effectiveOn, listedOn }: Pick<ListedListing, 'effectiveOn' | 'listedOn'>,
  endedOn: LocalDate,
): boolean {
  return since <= endedOn && listedOn <= endedOn && (until === null || (until > effectiveOn && until > listedOn))
}

/** The id of its history: one a place. */
export function outsideReceiverIdOf(place: PlaceCode, receiver: OrganisationId): string {
  return `outside:${place}:${receiver}`
}
