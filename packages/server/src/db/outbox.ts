import { sql } from 'kysely'
import type { Clock } from '../ambient.ts'
import type { Db, Tx } from './open.ts'
import { MESSAGE_TOPICS, type MessageTopic } from './topics.ts'

/** A message that has to leave, to one or several receivers. */
export interface NewMessage {
  readonly topic: MessageTopic
  /** The receiver drops a second message with the same key; enqueuing it twice changes nothing. */
  readonly key: string
  /** No personal value: a reference into the vault, opened by the handler. */
  readonly payload: unknown
  readonly receivers: readonly string[]
  /** When it happened, in milliseconds since the epoch. */
  readonly at: number
}

/** A message on its way to one receiver. */
export interface Delivery {
  readonly outboxId: number
  readonly topic: string
  readonly key: string
  readonly payload: unknown
  readonly receiver: string
  readonly attempt: number
}

/** What came of handing a message over: taken for good, or received with the acknowledgement still to come. */
export type HandOver = 'acknowledged' | 'sent'

/** What hands over the messages of each topic that is delivered. */
export type Handlers = Readonly<Partial<Record<MessageTopic, Handler>>>

/** Hands messages of a topic over. It throws when the receiver cannot be reached: the message is tried again. */
export type Handler = (delivery: Delivery) => Promise<HandOver>

/** A message that was sent and not yet acknowledged, or could not be sent. */
export interface OpenDelivery extends Delivery {
  readonly sentAt: string | null
  readonly nextAttemptAt: string
  readonly lastError: string | null
}

/** Writes a message into the outbox in the transaction of the act that causes it. */
export async function enqueue(tx: Tx, { topic, key, payload, receivers, at }: NewMessage): Promise<void> {
  const enqueuedAt = new Date(at).toISOString()
  const inserted = await tx
    .insertInto('outbox')
    .values({ topic, message_key: key, payload: JSON.stringify(payload), enqueued_at: enqueuedAt })
    .onConflict((conflict) => conflict.columns(['topic', 'message_key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted === undefined || receivers.length === 0) return
  await tx
    .insertInto('delivery')
    .values(receivers.map((receiver) => ({ outbox_id: inserted.id, receiver, next_attempt_at: enqueuedAt })))
    .execute()
}

/** Writes many messages, each with a key of its own, as `enqueue` would one by one, in one statement. */
export async function enqueueAll(tx: Tx, messages: readonly NewMessage[]): Promise<void> {
  if (messages.length === 0) return
  const rows = messages.map(({ topic, key, payload, receivers, at }) => {
    const enqueued_at = new Date(at).toISOString()
    return { topic, message_key: key, payload, receivers, enqueued_at }
  })
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m(
        topic text, message_key text, payload jsonb, receivers jsonb, enqueued_at timestamptz)
    ), written as (
      insert into outbox (topic, message_key, payload, enqueued_at)
      select topic, message_key, payload, enqueued_at from given
      on conflict (topic, message_key) do nothing
      returning id, topic, message_key
    )
    insert into delivery (outbox_id, receiver, next_attempt_at)
    select w.id, r.receiver, g.enqueued_at
      from written w
      join given g on g.topic = w.topic and g.message_key = w.message_key
      cross join lateral jsonb_array_elements_text(g.receivers) as r(receiver)`.execute(tx)
}

/** Marks a message as acknowledged by a receiver; `false` when it was already, or was never sent to it. */
export async function acknowledge(
  tx: Tx,
  {
    topic,
    key,
    receiver,
    at,
  }: { readonly topic: string; readonly key: string; readonly receiver: string; readonly at: number },
): Promise<boolean> {
  const marked = await tx
    .updateTable('delivery')
    .set({ acknowledged_at: new Date(at).toISOString() })
    .from('outbox')
    .whereRef('outbox.id', '=', 'delivery.outbox_id')
    .where('outbox.topic', '=', topic)
    .where('outbox.message_key', '=', key)
    .where('delivery.receiver', '=', receiver)
    .where('delivery.sent_at', 'is not', null)
    .where('delivery.acknowledged_at', 'is', null)
    .returning('delivery.outbox_id')
    .execute()
  return marked.length > 0
}

/** Deliveries of a topic that nobody has acknowledged, the oldest first. */
export async function listOpenDeliveries(
  db: Db,
  { topic, limit }: { readonly topic: string; readonly limit: number },
): Promise<readonly OpenDelivery[]> {
  const rows = await db
    .selectFrom('delivery as d')
    .innerJoin('outbox as o', 'o.id', 'd.outbox_id')
    .select(['o.id', 'o.topic', 'o.message_key', 'o.payload'])
    .select(['d.receiver', 'd.attempts', 'd.sent_at', 'd.next_attempt_at', 'd.last_error'])
    .where('o.topic', '=', topic)
    .where('d.acknowledged_at', 'is', null)
    .orderBy('o.id')
    .orderBy('d.receiver')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    outboxId: row.id,
    topic: row.topic,
    key: row.message_key,
    payload: row.payload,
    receiver: row.receiver,
    attempt: row.attempts,
    sentAt: row.sent_at,
    nextAttemptAt: row.next_attempt_at,
    lastError: row.last_error,
  }))
}

/** Records a message that came in; `false` when its key is known, and it must not be acted on again. */
export async function insertInboxMessage(
  tx: Tx,
  { source, key, at }: { readonly source: string; readonly key: string; readonly at: number },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('inbox')
    .values({ source, message_key: key, received_at: new Date(at).toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('message_key')
    .execute()
  return inserted.length > 0
}

/** While a dispatcher holds a delivery nobody else takes it; after a kill it is free again when the lease ends. */
const LEASE_MS = 60_000
const FIRST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 3_600_000

/** How long after a failed attempt the next one comes: doubling from one second up to one hour. */
export function retryDelay(attempt: number): number {
  return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempt - 1, 20))
}

/**
 * Delivers what is due, once; answers how many were handed over. A message may arrive twice (a kill between hand-over and
 * note), never not at all. Several dispatchers may run against one server: a row is taken by one of them.
 */
export async function deliverDue(db: Db, clock: Clock, handlers: Handlers, limit = 50): Promise<number> {
  const topics = MESSAGE_TOPICS.filter((topic) => handlers[topic] !== undefined)
  if (topics.length === 0) return 0
  let handedOver = 0
  for (const delivery of await claimDue(db, clock, topics, limit)) {
    const handler = handlers[delivery.topic as MessageTopic]
    if (handler !== undefined && (await attempt(db, clock, handler, delivery))) handedOver += 1
  }
  return handedOver
}

async function claimDue(db: Db, clock: Clock, topics: readonly string[], limit: number): Promise<readonly Delivery[]> {
  const now = clock.now()
  const rows = await db
    .updateTable('delivery')
    .set({ attempts: sql`delivery.attempts + 1`, next_attempt_at: new Date(now + LEASE_MS).toISOString() })
    .from((from) =>
      from
        .selectFrom('delivery as due')
        .innerJoin('outbox as o', 'o.id', 'due.outbox_id')
        .select(['due.outbox_id', 'due.receiver', 'o.topic', 'o.message_key', 'o.payload'])
        .where('due.sent_at', 'is', null)
        .where('due.next_attempt_at', '<=', new Date(now).toISOString())
        .where('o.topic', 'in', [...topics])
        .orderBy('due.next_attempt_at')
        .orderBy('due.outbox_id')
        .limit(limit)
        .forUpdate(['due'])
        .skipLocked()
        .as('picked'),
    )
    .whereRef('delivery.outbox_id', '=', 'picked.outbox_id')
    .whereRef('delivery.receiver', '=', 'picked.receiver')
    .returning(['delivery.outbox_id', 'delivery.receiver', 'delivery.attempts'])
    .returning(['picked.topic', 'picked.message_key', 'picked.payload'])
    .execute()
  return rows
    .map((row) => ({
      outboxId: row.outbox_id,
      topic: row.topic,
      key: row.message_key,
      payload: row.payload,
      receiver: row.receiver,
      attempt: row.attempts,
    }))
    .toSorted((a, b) => a.outboxId - b.outboxId)
}

/** One attempt. A handler's fault is what retrying is for: it is noted and the message is due again later. */
async function attempt(db: Db, clock: Clock, handler: Handler, delivery: Delivery): Promise<boolean> {
  const { outboxId, receiver } = delivery
  let outcome: HandOver | undefined
  let fault = ''
  try {
    outcome = await handler(delivery)
  } catch (thrown) {
    fault = thrown instanceof Error ? thrown.name : 'unknown'
  }
  const now = clock.now()
  const at = new Date(now).toISOString()
  await db
    .updateTable('delivery')
    .set(
      outcome === undefined
        ? { last_error: fault, next_attempt_at: new Date(now + retryDelay(delivery.attempt)).toISOString() }
        : { sent_at: at, acknowledged_at: outcome === 'acknowledged' ? at : null, last_error: null },
    )
    .where('outbox_id', '=', outboxId)
    .where('receiver', '=', receiver)
    .where('sent_at', 'is', null)
    .execute()
  return outcome !== undefined
}

/** A loop that delivers what is due until it is stopped. */
export interface Dispatcher {
  /** Looks at once instead of at the next beat; called after a commit that enqueued something. */
  readonly nudge: () => void
  /** Stops after the delivery at hand. */
  readonly stop: () => Promise<void>
}

/** Runs the outbox. `onFault` hears of a database that cannot be reached; the loop goes on. */
export function startDispatcher(
  db: Db,
  clock: Clock,
  handlers: Handlers,
  { beatMs = 1_000, onFault }: { readonly beatMs?: number; readonly onFault: (fault: unknown) => void },
): Dispatcher {
  let stopped = false
  let wake = (): void => undefined
  let nudged = false
  const pause = async (): Promise<void> => {
    if (nudged) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, beatMs)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
  const run = async (): Promise<void> => {
    while (!stopped) {
      nudged = false
      let handedOver = 0
      try {
        handedOver = await deliverDue(db, clock, handlers)
      } catch (fault) {
        onFault(fault)
      }
      if (handedOver === 0) await pause()
    }
  }
  const running = run()
  return {
    nudge: () => {
      nudged = true
      wake()
    },
    stop: async () => {
      stopped = true
      nudged = true
      wake()
      await running
    },
  }
}
