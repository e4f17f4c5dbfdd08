import { refuse } from '@xinheng/domain/kernel/result'
import { expect, test } from 'vitest'
import {
  acknowledge,
  deliverDue,
  enqueue,
  insertInboxMessage,
  listOpenDeliveries,
  retryDelay,
  startDispatcher,
  type Delivery,
} from './outbox.ts'
import { describeDatabases } from './testing.ts'
import type { MessageTopic } from './topics.ts'
import { transact } from './transact.ts'

describeDatabases('outbox', ({ db, ambient, openSecond }) => {
  const put = async (topic: MessageTopic, key: string, receivers: readonly string[] = ['unit-1']) =>
    db()
      .transaction()
      .execute(async (tx) => enqueue(tx, { topic, key, payload: { key }, receivers, at: ambient.now() }))
  const collect = (into: string[]) => async (delivery: Delivery) => {
    into.push(`${delivery.key}→${delivery.receiver}`)
    return 'sent' as const
  }

  test('a message reaches each receiver once, in order', async () => {
    await put('listing.published', 'a', ['unit-1', 'unit-2'])
    await put('listing.published', 'b')
    await put('listing.published', 'b')
    const got: string[] = []
    expect(await deliverDue(db(), ambient, { 'listing.published': collect(got) })).toBe(3)
    expect(await deliverDue(db(), ambient, { 'listing.published': collect(got) })).toBe(0)
    expect(got.slice(0, 2).toSorted()).toEqual(['a→unit-1', 'a→unit-2'])
    expect(got[2]).toBe('b→unit-1')
  })

  test('what is refused leaves nothing in the outbox', async () => {
    await transact(db(), async (tx) => {
      await enqueue(tx, { topic: 'listing.released', key: 'a', payload: {}, receivers: ['unit-1'], at: ambient.now() })
      return refuse('no')
    })
    expect(await listOpenDeliveries(db(), { topic: 'listing.released', limit: 10 })).toEqual([])
  })

  test('a receiver that fails is tried again later, and later still', async () => {
    ambient.setNow('2026-03-02T02:00:00Z')
    await put('release.outside', 'a')
    const fails = async () => Promise.reject(new RangeError('带有个人信息的错误文本'))
    expect(await deliverDue(db(), ambient, { 'release.outside': fails })).toBe(0)
    const [open] = await listOpenDeliveries(db(), { topic: 'release.outside', limit: 10 })
    expect(open).toMatchObject({
      attempt: 1,
      nextAttemptAt: '2026-03-02T02:00:01.000Z',
      lastError: 'RangeError',
      sentAt: null,
    })
    const got: string[] = []
    expect(await deliverDue(db(), ambient, { 'release.outside': collect(got) })).toBe(0)
    ambient.setNow('2026-03-02T02:00:01Z')
    expect(await deliverDue(db(), ambient, { 'release.outside': collect(got) })).toBe(1)
    expect(got).toEqual(['a→unit-1'])
  })

  test.each([
    [1, 1_000],
    [2, 2_000],
    [5, 16_000],
    [12, 2_048_000],
    [13, 3_600_000],
    [500, 3_600_000],
  ])('after attempt %i the next comes %i ms later', (attempt, delay) => expect(retryDelay(attempt)).toBe(delay))

  test('every acknowledgement is followed until the last one', async () => {
    await put('redress.erratum', 'release-1', ['unit-1', 'unit-2'])
    await deliverDue(db(), ambient, { 'redress.erratum': async () => 'sent' })
    const mark = async (receiver: string) =>
      db()
        .transaction()
        .execute(async (tx) =>
          acknowledge(tx, { topic: 'redress.erratum', key: 'release-1', receiver, at: ambient.now() }),
        )
    expect(await mark('unit-2')).toBe(true)
    expect(await mark('unit-2')).toBe(false)
    expect(await mark('unit-3')).toBe(false)
    const open = await listOpenDeliveries(db(), { topic: 'redress.erratum', limit: 10 })
    expect(open.map(({ receiver }) => receiver)).toEqual(['unit-1'])
    expect(await mark('unit-1')).toBe(true)
    expect(await listOpenDeliveries(db(), { topic: 'redress.erratum', limit: 10 })).toEqual([])
  })

  test('a delivery that a killed dispatcher held is taken over when its lease ends', async () => {
    ambient.setNow('2026-03-02T03:00:00Z')
    await put('feedback', 'a')
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    const hanging = deliverDue(db(), ambient, {
      feedback: async () => {
        await held
        return 'sent'
      },
    })
    const second = await openSecond()
    const got: string[] = []
    await expect.poll(async () => (await listOpenDeliveries(db(), { topic: 'feedback', limit: 1 }))[0]?.attempt).toBe(1)
    expect(await deliverDue(second.db, ambient, { feedback: collect(got) })).toBe(0)
    ambient.setNow('2026-03-02T03:01:00Z')
    expect(await deliverDue(second.db, ambient, { feedback: collect(got) })).toBe(1)
    release()
    await hanging
    expect(got).toEqual(['a→unit-1'])
  })

  test('two dispatchers at once never hand the same message over twice', async () => {
    ambient.setNow('2026-03-02T04:00:00Z')
    for (let n = 0; n < 30; n += 1) await put('duty.alert', `m-${n}`)
    const second = await openSecond()
    const got: string[] = []
    const dispatch = async (at: typeof second.db) => {
      while ((await deliverDue(at, ambient, { 'duty.alert': collect(got) }, 4)) > 0);
    }
    await Promise.all([dispatch(db()), dispatch(second.db)])
    expect(new Set(got).size).toBe(30)
    expect(got).toHaveLength(30)
  })

  test('the loop delivers what is nudged and stops when told', async () => {
    const got: string[] = []
    const dispatcher = startDispatcher(
      db(),
      ambient,
      { 'duty.breach': collect(got) },
      { beatMs: 60_000, onFault: () => undefined },
    )
    await put('duty.breach', 'a')
    dispatcher.nudge()
    await expect.poll(() => got).toEqual(['a→unit-1'])
    await dispatcher.stop()
    await put('duty.breach', 'b')
    dispatcher.nudge()
    expect(got).toEqual(['a→unit-1'])
  })

  test('a message that comes in twice is acted on once', async () => {
    const receive = async () =>
      db()
        .transaction()
        .execute(async (tx) => insertInboxMessage(tx, { source: 'province', key: 'm-1', at: ambient.now() }))
    expect([await receive(), await receive()]).toEqual([true, false])
  })
})
