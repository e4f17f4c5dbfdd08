// A process that tests kill: ends entries, delivers, and confirms for every receiver, until nothing is left to do.
// Started again it goes on where the last one died; faults are thrown on the way at random.
import { randomBytes, randomUUID } from 'node:crypto'
import { localDate } from '@xinheng/domain/calendar/local-date'
import { sql } from 'kysely'
import { createPassingKeys } from '../access/keys.ts'
import { deliverDue, type Handler } from '../db/outbox.ts'
import { openDatabase } from '../db/open.ts'
import { transact } from '../db/transact.ts'
import { endEntry } from '../listing/listing-consequences.ts'
import { createService } from '../service.ts'
import { actOnTask } from '../task/task-use-cases.ts'
import { createTestAmbient } from '../testing-ambient.ts'
import { releaseHandlers } from './release-delivery.ts'
import { confirm } from './release-use-cases.ts'
import { SAGA } from './testing-saga.ts'

const [url = '', faults = '0', clock = '0'] = process.argv.slice(2)
const AT_ONCE = 4
const LONGER_THAN_RETRIES_MS = 7_200_000
let later = 0
const ambient = {
  // Later than every lease and retry of the round, and of the process, before.
  now: () => Number(clock) + later + performance.now(),
  today: () => localDate('2026-05-06'),
  uuid: () => randomUUID(),
  bytes: (count: number) => new Uint8Array(randomBytes(count)),
}
const database = await openDatabase({ url, poolSize: 4 })
const service = createService({
  database,
  ambient,
  keys: createPassingKeys(createTestAmbient('keys')),
  dataDir: '/nowhere',
})
const { db } = service
const law = await service.law(db, ambient.today())
const failing = (): boolean => randomBytes(2).readUInt16BE() % 1000 < Number(faults)
const say = (line: string): void => void process.stdout.write(`${line}\n`)
say('open')

class Planted extends Error {}
const REASONS = ['repaired', 'corrected', 'withdrawn'] as const

const sound = releaseHandlers(service, async () => {
  if (failing()) throw new Planted('the address does not answer')
})
const faulty = Object.fromEntries(
  Object.entries(sound).map(([topic, handler]): [string, Handler] => [
    topic,
    async (delivery) => {
      if (failing()) throw new Planted('before')
      const done = await handler(delivery)
      if (failing()) throw new Planted('after')
      return done
    },
  ]),
)

while (!(await isDone())) {
  await endEntries()
  for (let handed = 1; handed > 0;) {
    handed = await deliverDue(db, ambient, faulty, 100)
    say('step')
  }
  const waiting = await listWaiting()
  await Promise.all(Array.from({ length: AT_ONCE }, async () => confirmAll(waiting)))
  later += LONGER_THAN_RETRIES_MS
}
say('ended')
await database.close()

async function endEntries(): Promise<void> {
  const open = await db.selectFrom('listing').select('id').where('state', '=', 'listed').orderBy('id').execute()
  for (const { id } of open) {
    const reason = REASONS[id.charCodeAt(0) % REASONS.length] ?? 'withdrawn'
    const procedure = { stream: 'repair', id: `repair-${id}` } as const
    const end = { reason, reasons: 'text:1', by: SAGA.officer, procedure }
    try {
      await transact(db, async (tx) => {
        const done = await endEntry({ service, tx, acting: SAGA.officer, law }, id, end)
        if (failing()) throw new Planted('after the end')
        return done
      })
    } catch (fault) {
      if (!(fault instanceof Planted)) throw fault
    }
    say('step')
  }
}

interface Waiting {
  readonly listing_id: string
  readonly receiver: string
  readonly kind: string
}

/** Receivers that were told; nobody confirms what he has not heard. */
async function listWaiting(): Promise<Waiting[]> {
  return db
    .selectFrom('release_receiver')
    .select(['listing_id', 'receiver', 'kind'])
    .where('confirmed_on', 'is', null)
    .where('told_at', 'is not', null)
    .orderBy('listing_id')
    .orderBy('receiver')
    .execute()
}

async function confirmAll(waiting: Waiting[]): Promise<void> {
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { listing_id: listingId, receiver, kind } = next
    const acting = { officerId: `clerk-${receiver}`, organisationId: receiver, place: SAGA.place }
    // Some answers come twice.
    for (let times = failing() ? 2 : 1; times > 0; times -= 1) {
      const done =
        kind === 'unit'
          ? await actOnTask(service, acting, listingId, { act: 'acknowledgeRelease' })
          : await confirm(service, acting, { listingId, receiver, thing: 'release', document: '' })
      if (!done.ok) throw new Error(done.error.code)
    }
    say('step')
  }
}

async function isDone(): Promise<boolean> {
  const { rows } = await sql<{ readonly left: number }>`
    select (select count(*) from release_receiver where confirmed_on is null)
         + (select count(*) from listing where state = 'listed') as left`.execute(db)
  return rows[0]?.left === 0
}
