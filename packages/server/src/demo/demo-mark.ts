import { transact } from '../db/transact.ts'
import { appendEvents } from '../db/event-log.ts'
import type { Service } from '../service.ts'
import { DemoFault } from './demo-cast.ts'

const STREAM = 'demo:seed'

/** How far the filling of a demo database has come; both marks stand in the log, so that a kill cannot lose them. */
type DemoMark = 'none' | 'begun' | 'whole'

/** What the log says about the filling. */
export async function readDemoMark({ db }: Pick<Service, 'db'>): Promise<DemoMark> {
  const row = await db.selectFrom('stream').select('version').where('id', '=', STREAM).executeTakeFirst()
  if (row === undefined) return 'none'
  return row.version >= 2 ? 'whole' : 'begun'
}

/** Writes the next mark: `DemoBegun` on an empty database, `DemoFilled` at the end. Throws when another process is at it. */
export async function markDemo(
  service: Service,
  mark: 'begun' | 'whole',
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { db, ambient } = service
  const appended = await transact(db, async (tx) =>
    appendEvents(tx, ambient, {
      streamId: STREAM,
      kind: 'demo',
      expected: mark === 'begun' ? 0 : 1,
      events: [{ type: mark === 'begun' ? 'DemoBegun' : 'DemoFilled', payload: { simulated: true, ...values } }],
      stamp: {
        legalDate: ambient.today(),
        recordedAt: ambient.now(),
        actorId: 'system:demo',
        unitId: null,
        jurisdiction: null,
        rulebookVersion: null,
      },
    }),
  )
  if (!appended.ok) throw new DemoFault('另一进程正在填充同一个演示库 · another process is filling this demo database')
}
