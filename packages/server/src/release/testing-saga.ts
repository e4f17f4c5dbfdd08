import { spawn } from 'node:child_process'
import path from 'node:path'
import { localDate } from '@xinheng/domain/calendar/local-date'
import { decideReception } from '@xinheng/domain/listing/decide-received'
import { actInTransaction } from '../db/case-act.ts'
import { enqueue } from '../db/outbox.ts'
import { transact } from '../db/transact.ts'
import { LISTING_STREAM } from '../listing/listing-store.ts'
import { TOPICS } from '../listing/announce.ts'
import { actOnOrganisation } from '../organisation/organisation-use-cases.ts'
import { publishBaseline } from '../rulebook/law-text-use-cases.ts'
import type { Service } from '../service.ts'
import { registerOutside } from './outside-use-cases.ts'
import { receptionOf } from './testing-entries.ts'

// What the test of the release saga shares with its child: the place, its receivers, and its entries.

const CHILD = path.join(import.meta.dirname, 'testing-child.ts')
const PLACE = '445300'

export const SAGA = {
  place: PLACE,
  officer: { officerId: 'officer-1', organisationId: 'unit-0', place: PLACE },
} as const

/** Registers the receivers, one in five of them outside, and lists entries that all units were told of. */
export async function seedSaga(service: Service, releases: number, receivers: number): Promise<void> {
  const { db, ambient } = service
  await publishBaseline(service, SAGA.officer, { ...SAGA.officer, officerId: 'officer-2' })
  const outside = Math.floor(receivers / 5)
  const units = Array.from({ length: receivers - outside }, (_, n) => `unit-${n}`)
  const others = Array.from({ length: outside }, (_, n) => `outside-${n}`)
  for (const id of [...units, ...others]) {
    const departments = id === 'unit-0' ? ['应急管理部门'] : []
    const act = { act: 'register', name: `云浮市${id}`, place: PLACE, departments } as const
    await actOnOrganisation(service, SAGA.officer, id, act)
  }
  for (const receiver of others) {
    const address = 'https://receiver.example/releases'
    await registerOutside(service, SAGA.officer, { receiver, channel: 'push', address, contract: '共享协议' })
  }
  await db
    .insertInto('subject')
    .values({ id: 's-1', kind: 'enterprise', protected: false, name: '云浮市合成有限公司' })
    .execute()
  const law = await service.law(db, ambient.today())
  const recording = { ambient, acting: SAGA.officer, rulebookVersion: law.book.version }
  const unit = { organisationId: 'unit-0', departments: ['应急管理部门'] }
  for (let n = 0; n < releases; n += 1) {
    const listingId = ambient.uuid()
    const reception = receptionOf({ listingId, place: PLACE, determiner: 'unit-0', subjectId: 's-1', number: n })
    const done = await transact(db, async (tx) => {
      const decided = decideReception(undefined, reception, unit, law, ambient.today())
      const payload = { listingId, place: PLACE, effectiveOn: localDate('2026-03-02') }
      const at = ambient.now()
      await enqueue(tx, { topic: TOPICS.published, key: listingId, payload, receivers: units, at })
      return actInTransaction(tx, LISTING_STREAM, listingId, recording, () => decided)
    })
    if (!done.ok) throw new Error(done.error.code)
  }
  // What told them of the entries has long been delivered.
  const at = new Date(ambient.now()).toISOString()
  await db.updateTable('delivery').set({ sent_at: at, acknowledged_at: at }).execute()
}

/** Starts the child and kills it with SIGKILL after some steps; `null` lets it run. Answers its last word. */
export async function runSagaChild(args: readonly string[], killAfter: number | null): Promise<string> {
  const child = spawn(process.execPath, [CHILD, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let steps = 0
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    const text = chunk.toString('utf8')
    steps += text.split('step').length - 1
    said = (said + text).slice(-200)
    if (killAfter !== null && steps >= killAfter) child.kill('SIGKILL')
  })
  await new Promise((resolve) => child.on('close', resolve))
  return said.trim().split('\n').at(-1) ?? ''
}
