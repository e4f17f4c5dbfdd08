import { localDate } from '@xinheng/domain/calendar/local-date'
import { compileCalendar } from '@xinheng/domain/calendar/work-calendar'
import { CALENDAR_YEARS } from '@xinheng/domain/calendar/years'
import type { Duty } from '@xinheng/domain/duty/duty'
import { startTerm } from '@xinheng/domain/term/term-clock'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Caller } from '../access/caller.ts'
import type { Grant } from '../access/permissions.ts'
import { describeDatabases } from '../db/testing.ts'
import { allRoutes } from '../http/feature-routes.ts'
import { inertFeatures } from '../http/testing/inert.ts'
import { PLACE, seedPlace, serviceOver } from '../import/testing-import.ts'
import type { Service } from '../service.ts'
import { readMyDay } from '../staff/my-day-views.ts'
import { writeBreaches } from './breach-table.ts'
import { replaceDuties } from './duty-store.ts'
import { sweepDuties } from './duty-sweep-use-cases.ts'
import { listDuties, readDutyBoard } from './duty-views.ts'
import { pageOfDuty } from './duty-words.ts'

const d = localDate
const YEARS = compileCalendar(CALENDAR_YEARS)

/** Five working days from Wednesday 2026-06-03: the last is Wednesday 2026-06-10. */
const duty = (change: Partial<Duty> = {}): Duty => ({
  kind: 'verifyObjection',
  about: { stream: 'objection', id: 'o1' },
  part: '',
  owner: 'unit-market',
  since: d('2026-06-03'),
  clock: startTerm('limit', d('2026-06-03'), { count: 5, unit: 'workingDay' }),
  basis: [],
  doneOn: null,
  ...change,
})

function callerOf(role: Grant['role'], unitId: string): Caller {
  return {
    principal: { id: role, subjectId: null, grants: [{ role, unitId, jurisdiction: PLACE }], scopes: null },
    name: '测试',
    organisationId: unitId,
    organisationName: '',
    place: PLACE,
    means: 'session',
  }
}

test('every duty leads to a page that is there', () => {
  const patterns = allRoutes(inertFeatures()).map(({ meta }) => meta.url.replace(/:\w+/g, 'x1'))
  const streams = [
    'objection',
    'complaint',
    'review',
    'repair',
    'listing',
    'record',
    'release',
    'redress',
    'notice',
  ] as const
  expect(streams.filter((stream) => !patterns.includes(pageOfDuty({ stream, id: 'x1' })))).toEqual([])
})

describeDatabases('clocks of units', ({ database, db, ambient }) => {
  let service: Service
  const clerk = callerOf('clerk', 'unit-market')
  const authority = callerOf('creditAuthority', 'unit-credit')

  beforeAll(async () => {
    service = serviceOver(database(), ambient)
    await seedPlace(service)
  })
  beforeEach(async () => {
    for (const table of ['duty_alert', 'duty_breach', 'duty', 'delivery', 'outbox'] as const)
      await db().deleteFrom(table).execute()
  })

  const put = async (...duties: readonly Duty[]) => {
    const [first = duty()] = duties
    await db()
      .transaction()
      .execute(async (tx) => replaceDuties(tx, first.about, PLACE, duties, YEARS))
  }
  const sweepOn = async (day: string, by: Service = service) => {
    ambient.setToday(day)
    return sweepDuties(by)
  }
  const messages = async () =>
    (await db().selectFrom('outbox').select(['topic', 'message_key']).orderBy('id').execute()).map(
      ({ topic, message_key }) => `${topic} ${message_key}`,
    )
  const ID = 'objection:o1:verifyObjection'

  test('warns at half, four fifths and the last day, then records the breach, each once', async () => {
    await put(duty())
    expect(await sweepOn('2026-06-06')).toEqual({ alerts: 0, breaches: 0 })
    expect(await sweepOn('2026-06-07')).toEqual({ alerts: 1, breaches: 0 })
    expect(await sweepOn('2026-06-08')).toEqual({ alerts: 0, breaches: 0 })
    await sweepOn('2026-06-09')
    await sweepOn('2026-06-10')
    expect(await sweepOn('2026-06-11')).toEqual({ alerts: 0, breaches: 1 })
    expect(await sweepOn('2026-06-12')).toEqual({ alerts: 0, breaches: 0 })
    expect(await messages()).toEqual([
      `duty.alert ${ID}:50`,
      `duty.alert ${ID}:80`,
      `duty.alert ${ID}:100`,
      `duty.breach ${ID}`,
    ])
    const receivers = await db().selectFrom('delivery').select('receiver').distinct().execute()
    expect(receivers).toEqual([{ receiver: 'unit-market' }])
  })

  test('a sweep that comes late writes all that was missed and speaks once', async () => {
    await put(duty())
    expect(await sweepOn('2026-06-20')).toEqual({ alerts: 3, breaches: 1 })
    expect(await messages()).toEqual([`duty.breach ${ID}`])
  })

  test('two sweeps at once and one broken off leave one of each', async () => {
    await put(...Array.from({ length: 5 }, (_, part) => duty({ part: `p${part}` })))
    const law: Service['law'] = async (...asked) => service.law(...asked)
    let calls = 0
    const dying = {
      ...service,
      law,
      ambient: {
        ...ambient,
        now: () => {
          calls += 1
          if (calls > 2) throw new Error('killed')
          return ambient.now()
        },
      },
    }
    ambient.setToday('2026-06-11')
    await expect(sweepDuties(dying)).rejects.toThrow('killed')
    expect(await messages()).toEqual([])
    await Promise.all([sweepDuties(service), sweepDuties(service)])
    expect(await messages()).toHaveLength(5)
    expect(await db().selectFrom('duty_breach').select('duty_id').execute()).toHaveLength(5)
    expect(await db().selectFrom('duty_alert').select('duty_id').execute()).toHaveLength(15)
  })

  test('doing it late heals nothing, doing it in time leaves nothing, what is asked no more is not missed', async () => {
    const other = { stream: 'repair', id: 'r1' } as const
    await put(duty({ doneOn: d('2026-06-12') }))
    await put(duty({ about: other, doneOn: d('2026-06-10') }), duty({ about: other, part: 'gone' }))
    await sweepOn('2026-06-09')
    await put(duty({ about: other, doneOn: d('2026-06-10') }))
    expect(await sweepOn('2026-06-20')).toMatchObject({ breaches: 1 })
    const rows = await db().selectFrom('duty').select(['id', 'dropped']).orderBy('id').execute()
    expect(rows).toEqual([
      { id: ID, dropped: false },
      { id: 'repair:r1:verifyObjection', dropped: false },
      { id: 'repair:r1:verifyObjection:gone', dropped: true },
    ])
    expect(await listDuties(service, authority, { state: 'breaches' })).toMatchObject({
      value: [{ id: ID, daysLate: 2, lastDay: '2026-06-10', foundOn: '2026-06-20' }],
    })
    expect(await listDuties(service, authority, { state: 'open' })).toEqual({ ok: true, value: [] })
  })

  test('nobody is late by a day of a year without its calendar, until the calendar is there', async () => {
    const clock = startTerm('limit', d('2026-12-29'), { count: 5, unit: 'workingDay' })
    await put(duty({ since: d('2026-12-29'), clock }))
    expect(await sweepOn('2027-02-01')).toMatchObject({ breaches: 0 })
    const shown = await listDuties(service, clerk, { state: 'open' })
    expect(shown).toMatchObject({ value: [{ provisional: true }] })
    expect(await listDuties(service, clerk, { state: 'overdue' })).toEqual({ ok: true, value: [] })
    expect(await readDutyBoard(service, authority)).toMatchObject({ value: [{ open: 1, overdue: 0, breaches: 0 }] })
    const year = { year: 2027, notice: null, closed: [d('2027-01-01')], worked: [], confirmed: true }
    const calendar = compileCalendar([...CALENDAR_YEARS, year])
    const law: Service['law'] = async (...asked) => ({ ...(await service.law(...asked)), calendar })
    expect(await sweepOn('2027-02-01', { ...service, law })).toMatchObject({ breaches: 1 })
  })

  test('a unit sees its own, by the nearest last day; the authority sees units side by side', async () => {
    await put(duty())
    await put(duty({ about: { stream: 'repair', id: 'r2' }, owner: 'unit-labour', clock: null, kind: 'decideRepair' }))
    const soon = startTerm('limit', d('2026-06-03'), { count: 3, unit: 'workingDay' })
    await put(duty({ about: { stream: 'notice', id: 'n1' }, kind: 'serveNotice', clock: soon }))
    await sweepOn('2026-06-09')
    const own = await listDuties(service, clerk, { state: 'open', unitId: 'unit-labour' })
    expect(own.ok && own.value.map(({ kind, state, daysLate }) => [kind, state, daysLate])).toEqual([
      ['serveNotice', 'breached', 1],
      ['verifyObjection', 'running', 0],
    ])
    expect(await listDuties(service, callerOf('readonly', 'unit-market'), { state: 'open' })).toMatchObject({
      error: { outOfReach: 'NOT_PERMITTED' },
    })
    expect(await readDutyBoard(service, clerk)).toMatchObject({ error: { outOfReach: 'NOT_PERMITTED' } })
    const board = await readDutyBoard(service, authority)
    expect(board.ok && board.value).toMatchObject([
      { unitId: 'unit-market', open: 2, pressing: 1, overdue: 1, breaches: 1, averageDaysLate: 1 },
      { unitId: 'unit-labour', open: 1, pressing: 0, overdue: 0, breaches: 0, averageDaysLate: null },
    ])
    const day = await readMyDay(service, async () => [])(clerk)
    expect([day.overdue[0]?.title, day.dueSoon[0]?.title]).toEqual(['送达文书', '核查异议'])
  })

  test('the record of breaches leaves as a file that names its day and its place in the ledger', async () => {
    await put(duty())
    await sweepOn('2026-06-15')
    const found = await listDuties(service, authority, { state: 'breaches' })
    const file = await writeBreaches(service, found.ok ? found.value : [])
    const pieces: Buffer[] = []
    for await (const piece of file.body) pieces.push(piece)
    const text = Buffer.concat(pieces).toString('utf8')
    expect(file.fileName).toBe('逾期记录-2026-06-15.csv')
    expect(text.split('\r\n')[1]).toContain(`"${ID}",核查异议,云浮市市场监督管理局,2026-06-03,2026-06-10,,3,2026-06-15`)
    expect(text).toMatch(/2026-06-15/)
  })
})
