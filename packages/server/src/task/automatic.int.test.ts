import { ok } from '@xinheng/domain/kernel/result'
import { expect, test } from 'vitest'
import { createPassingKeys } from '../access/keys.ts'
import { describeDatabases } from '../db/testing.ts'
import { transact } from '../db/transact.ts'
import { announceReceived, findListing } from '../listing/listing-use-cases.ts'
import { officer, openCounty, registerFirm, FIRM_CODE, receiveDefaulter, valueOf } from '../matter/testing-county.ts'
import { createService } from '../service.ts'
import { actOnTask } from './task-use-cases.ts'
import { triggerMeasures } from './trigger-use-cases.ts'

describeDatabases('what runs by itself in 濮阳县', ({ database, db, ambient }) => {
  const keys = createPassingKeys(ambient)
  const service = () => createService({ database: database(), ambient, keys, dataDir: '/nowhere' })
  let listingId = ''

  test('a received entry is told once to each unit with a measure, which is then recommended to it', async () => {
    await openCounty(service())
    listingId = await receiveDefaulter(service(), await registerFirm(service(), FIRM_CODE, '濮阳县甲建设有限公司'))
    const law = await service().law(db(), ambient.today())
    const { state } = (await findListing(service(), listingId)) ?? {}
    const states = state === undefined ? [] : [state, state]
    const announce = async () =>
      transact(db(), async (tx) => {
        await announceReceived(tx, ambient, law, states)
        return ok(undefined)
      })
    await announce()
    await announce()
    const told = await db()
      .selectFrom('delivery as d')
      .innerJoin('outbox as o', 'o.id', 'd.outbox_id')
      .select(['o.topic', 'o.message_key', 'd.receiver'])
      .orderBy('d.receiver')
      .execute()
    expect(told).toEqual(
      ['court', 'finance', 'planning'].map((receiver) => ({
        topic: 'listing.published',
        message_key: listingId,
        receiver,
      })),
    )
    expect(valueOf(await triggerMeasures(service(), listingId, 'finance'))).toContain('SPC-01')
  })

  test('an answer to a task is fed back at once, as that of a check is', async () => {
    const explain = { act: 'explain', measureId: 'SPC-01', reasonCode: 'noOccasion', reasons: '尚无此类事项' } as const
    valueOf(await actOnTask(service(), officer('finance'), listingId, { act: 'acknowledge' }))
    expect(await db().selectFrom('feedback').select('id').execute()).toEqual([])
    valueOf(await actOnTask(service(), officer('finance'), listingId, explain))
    expect(await db().selectFrom('feedback').select(['from_unit', 'sent_by', 'addressee']).execute()).toEqual([
      { from_unit: 'finance', sent_by: 'system:feedback', addressee: 'countyCreditAuthority' },
    ])
  })
})
