import { localDate } from '@xinheng/domain/calendar/local-date'
import { ok, refuse } from '@xinheng/domain/kernel/result'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { appendEvents, appendNewStreams, isUntouched, readLog, readStream, type Stamp } from './event-log.ts'
import { describeDatabases } from './testing.ts'
import { transact } from './transact.ts'

const stamp: Stamp = {
  legalDate: localDate('2026-03-02'),
  recordedAt: Date.parse('2026-03-02T01:00:00Z'),
  actorId: 'officer-1',
  unitId: 'unit-1',
  jurisdiction: '445300',
  rulebookVersion: '2026.1',
}
const happened = (type: string) => [{ type, payload: { type, note: '查明', list: [1, 0.5, null], b: true } }]

describeDatabases('event log', ({ db, ambient, kind, openSecond }) => {
  const append = async (streamId: string, expected: number, type: string, over: Partial<Stamp> = {}) =>
    transact(db(), async (tx) =>
      appendEvents(tx, ambient, {
        streamId,
        kind: 'listing',
        expected,
        events: happened(type),
        stamp: { ...stamp, ...over },
      }),
    )

  test('an event comes back as it was appended, with its commitment intact', async () => {
    await append('s-1', 0, 'Proposed')
    const [event] = await readStream(db(), 's-1')
    expect(event).toMatchObject({
      streamId: 's-1',
      streamKind: 'listing',
      version: 1,
      type: 'Proposed',
      payload: { type: 'Proposed', note: '查明', list: [1, 0.5, null], b: true },
      legalDate: '2026-03-02',
      recordedAt: '2026-03-02T01:00:00.000Z',
      actorId: 'officer-1',
      unitId: 'unit-1',
      jurisdiction: '445300',
      rulebookVersion: '2026.1',
    })
    expect(event !== undefined && isUntouched(event)).toBe(true)
    expect(event !== undefined && isUntouched({ ...event, legalDate: localDate('2026-03-03') })).toBe(false)
  })

  test('a writer who read an old version is refused and leaves nothing', async () => {
    await append('s-2', 0, 'Proposed')
    await append('s-2', 1, 'Noticed')
    expect(await append('s-2', 1, 'Decided')).toEqual(refuse({ code: 'CASE_CHANGED_MEANWHILE', basis: [] }))
    expect(await append('s-2', 0, 'Proposed')).toEqual(refuse({ code: 'CASE_CHANGED_MEANWHILE', basis: [] }))
    expect((await readStream(db(), 's-2')).map(({ type }) => type)).toEqual(['Proposed', 'Noticed'])
  })

  test('of writers at the same moment one succeeds', async () => {
    const first = await Promise.all([1, 2, 3].map(async (n) => append('s-3', 0, `First${n}`)))
    expect(first.filter((outcome) => outcome.ok)).toHaveLength(1)
    const second = await Promise.all([1, 2, 3].map(async (n) => append('s-3', 1, `Second${n}`)))
    expect(second.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(await readStream(db(), 's-3')).toHaveLength(2)
  })

  test('a refusal after a write takes the write back', async () => {
    const outcome = await transact(db(), async (tx) => {
      await appendEvents(tx, ambient, { streamId: 's-4', kind: 'task', expected: 0, events: happened('A'), stamp })
      return refuse({ code: 'SAME_HANDS', basis: [] } as const)
    })
    expect(outcome).toEqual(refuse({ code: 'SAME_HANDS', basis: [] }))
    expect(await readStream(db(), 's-4')).toEqual([])
  })

  test.each([
    ['update event set type = type', 'event'],
    ['delete from event', 'event'],
    ['truncate event', 'event'],
    ['delete from stream', 'stream'],
    ['truncate stream cascade', 'stream'],
    ['update stream set version = version', 'stream'],
  ])('the database refuses: %s', async (statement) => {
    await append(`s-5-${statement}`, 0, 'Proposed')
    await expect(sql.raw(statement).execute(db())).rejects.toMatchObject({ code: '23001' })
  })

  test('what was known at an instant leaves out what was recorded later, whatever its legal date', async () => {
    await append('s-6', 0, 'Proposed', { recordedAt: Date.parse('2026-01-05T00:00:00Z') })
    await append('s-6', 1, 'Corrected', {
      legalDate: localDate('2026-01-01'),
      recordedAt: Date.parse('2026-02-05T00:00:00Z'),
    })
    const known = await readStream(db(), 's-6', { knownAt: '2026-01-31T00:00:00.000Z' })
    expect(known.map(({ type }) => type)).toEqual(['Proposed'])
  })

  test('many new streams are appended at once; those that exist are named and left alone', async () => {
    await append('s-7a', 0, 'Proposed')
    const taken = await db()
      .transaction()
      .execute(async (tx) =>
        appendNewStreams(tx, ambient, {
          kind: 'record',
          stamp,
          streams: ['s-7a', 's-7b', 's-7c'].map((streamId) => ({
            streamId,
            events: [...happened('Imported'), ...happened('Published')],
          })),
        }),
      )
    const read = await Promise.all(['s-7a', 's-7b', 's-7c'].map(async (id) => readStream(db(), id)))
    expect(read.map((events) => events.map(({ type }) => type))).toEqual([
      ['Proposed'],
      ['Imported', 'Published'],
      ['Imported', 'Published'],
    ])
    expect(read.flat().every(isUntouched)).toBe(true)
    expect([...taken]).toEqual([
      ['s-7b', read[1]?.[1]?.position],
      ['s-7c', read[2]?.[1]?.position],
    ])
  })

  test('a reader never passes over a slow writer', async () => {
    const before = (await readLog(db(), { after: 0, limit: 10_000 })).at(-1)?.position ?? 0
    await append('s-8', 0, 'Before')
    if (kind === 'pglite') {
      expect((await readLog(db(), { after: before, limit: 10 })).map(({ type }) => type)).toEqual(['Before'])
      return
    }
    const slow = await openSecond()
    let finish = (): void => undefined
    const held = new Promise<void>((resolve) => (finish = resolve))
    let started = (): void => undefined
    const hasAppended = new Promise<void>((resolve) => (started = resolve))
    const slowWrite = transact(slow.db, async (tx) => {
      await appendEvents(tx, ambient, { streamId: 's-8-slow', kind: 'x', expected: 0, events: happened('Slow'), stamp })
      started()
      await held
      return ok(undefined)
    })
    await hasAppended
    await append('s-8-fast', 0, 'Fast')
    expect((await readLog(db(), { after: before, limit: 10 })).map(({ type }) => type)).toEqual(['Before'])
    finish()
    await slowWrite
    expect((await readLog(db(), { after: before, limit: 10 })).map(({ type }) => type)).toEqual([
      'Before',
      'Slow',
      'Fast',
    ])
  })

  test('a rolled-back writer leaves a hole that readers pass', async () => {
    const before = (await readLog(db(), { after: 0, limit: 10_000 })).at(-1)?.position ?? 0
    await transact(db(), async (tx) => {
      await appendEvents(tx, ambient, { streamId: 's-9', kind: 'x', expected: 0, events: happened('Lost'), stamp })
      return refuse('no')
    })
    await append('s-9', 0, 'Kept')
    expect((await readLog(db(), { after: before, limit: 10 })).map(({ type }) => type)).toEqual(['Kept'])
  })
})
