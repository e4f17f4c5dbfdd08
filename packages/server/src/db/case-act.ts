import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Ambient } from '../ambient.ts'
import { appendEvents, readStream, type RecordedEvent, type Stamp } from './event-log.ts'
import type { Db, Tx } from './open.ts'
import { transact } from './transact.ts'

/** Who acts, recorded with every event; `system:…` ids for what runs by itself. */
export interface Acting {
  readonly officerId: string
  readonly organisationId: string
  /** The jurisdiction in which the act happens. */
  readonly place: string
}

/** How one kind of stream is folded and shown: the only things that differ between use cases. */
export interface StreamKind<State, Event extends { readonly type: string }> {
  readonly kind: string
  readonly evolve: (state: State | undefined, event: Event) => State
  /** Writes the read tables; runs in the transaction of the act. */
  readonly project: (tx: Tx, folded: Folded<State>, events: readonly Event[]) => Promise<void>
}

/** A stream as read: its state, how many events it has, and the ledger position of the last. */
export interface Folded<State> {
  readonly id: string
  readonly state: State
  readonly version: number
  readonly position: number
}

/** What an act needs to be recorded. */
export interface Recording {
  readonly ambient: Ambient
  readonly acting: Acting
  readonly rulebookVersion: string | null
}

/** Folds a stream; `undefined` while it has no event. `knownAt` gives what had been recorded by that instant. */
export async function findCase<State, Event extends { readonly type: string }>(
  db: Db | Tx,
  { evolve }: Pick<StreamKind<State, Event>, 'evolve'>,
  id: string,
  options: { readonly knownAt?: string } = {},
): Promise<Folded<State> | undefined> {
  const folded = foldEvents(await readStream(db, id, options), evolve)
  return folded === undefined ? undefined : { id, ...folded }
}

/** Folds events that were read already; `undefined` for none. The payload is what the writer of that type appended. */
export function foldEvents<State, Event>(
  events: readonly RecordedEvent[],
  evolve: (state: State | undefined, event: Event) => State,
): Omit<Folded<State>, 'id'> | undefined {
  const last = events.at(-1)
  if (last === undefined) return undefined
  let state: State | undefined
  for (const { payload } of events) state = evolve(state, payload as Event)
  return { state: state as State, version: last.version, position: last.position }
}

/**
 * One act inside a transaction: load, fold, decide, append at the version read, project. Refuses when the client saw
 * another version (`expected`) or when somebody else was first; the caller's transaction must then roll back.
 */
export async function actInTransaction<State, Event extends { readonly type: string }>(
  tx: Tx,
  stream: StreamKind<State, Event>,
  id: string,
  recording: Recording,
  decide: (state: State | undefined) => Result<readonly Event[], Refusal> | Promise<Result<readonly Event[], Refusal>>,
  expected?: number,
): Promise<Result<Folded<State>, Refusal>> {
  const before = await findCase(tx, stream, id)
  if (expected !== undefined && expected !== (before?.version ?? 0)) {
    return { ok: false, error: { code: 'CASE_CHANGED_MEANWHILE', basis: [] } }
  }
  return record(tx, stream, id, recording, before, await decide(before?.state))
}

/** {@link actInTransaction} for a case that cannot be there yet since its id was drawn just now: nothing is loaded. */
export async function openInTransaction<State, Event extends { readonly type: string }>(
  tx: Tx,
  stream: StreamKind<State, Event>,
  id: string,
  recording: Recording,
  decided: Result<readonly Event[], Refusal>,
): Promise<Result<Folded<State>, Refusal>> {
  return record(tx, stream, id, recording, undefined, decided)
}

async function record<State, Event extends { readonly type: string }>(
  tx: Tx,
  stream: StreamKind<State, Event>,
  id: string,
  recording: Recording,
  before: Folded<State> | undefined,
  decided: Result<readonly Event[], Refusal>,
): Promise<Result<Folded<State>, Refusal>> {
  if (!decided.ok) return decided
  const events = decided.value
  if (events.length === 0) {
    if (before === undefined) throw new TypeError(`an act on ${stream.kind} ${id} decided nothing`)
    return ok(before)
  }
  const stamp = stampOf(recording)
  const appended = await appendEvents(tx, recording.ambient, {
    streamId: id,
    kind: stream.kind,
    expected: before?.version ?? 0,
    events: events.map((event) => ({ type: event.type, payload: event, ...legalDateOf(event) })),
    stamp,
  })
  if (!appended.ok) return appended
  let state = before?.state
  for (const event of events) state = stream.evolve(state, event)
  const after: Folded<State> = { id, state: state as State, ...appended.value }
  await stream.project(tx, after, events)
  return ok(after)
}

/** {@link actInTransaction} in a transaction of its own. `prepare` seals texts in the vault first, in the same transaction. */
export async function actOnCase<State, Event extends { readonly type: string }>(
  db: Db,
  stream: StreamKind<State, Event>,
  id: string,
  recording: Recording,
  decide: (tx: Tx, state: State | undefined) => Promise<Result<readonly Event[], Refusal>>,
  expected?: number,
): Promise<Result<Folded<State>, Refusal>> {
  return transact(db, async (tx) =>
    actInTransaction(tx, stream, id, recording, async (state) => decide(tx, state), expected),
  )
}

/** The stamp of an act of now. */
export function stampOf({ ambient, acting, rulebookVersion }: Recording): Stamp {
  return {
    legalDate: ambient.today(),
    recordedAt: ambient.now(),
    actorId: acting.officerId,
    unitId: acting.organisationId,
    jurisdiction: acting.place,
    rulebookVersion,
  }
}

function legalDateOf(event: object): { readonly legalDate?: LocalDate } {
  return 'on' in event && typeof event.on === 'string' ? { legalDate: event.on as LocalDate } : {}
}
