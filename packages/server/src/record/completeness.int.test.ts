import { localDate } from '@xinheng/domain/calendar/local-date'
import { expect, test } from 'vitest'
import { createPassingKeys } from '../access/keys.ts'
import { describeDatabases } from '../db/testing.ts'
import { syntheticUscc } from '../exchange/synthetic.ts'
import { PLACE, seedPlace } from '../import/testing-import.ts'
import { checkSubject } from '../matter/check-use-cases.ts'
import { valueOf } from '../matter/testing-county.ts'
import { createService } from '../service.ts'
import { actOnCompleteness } from './completeness-use-cases.ts'

describeDatabases('three years without a bad record', ({ database, db, ambient }) => {
  const keys = createPassingKeys(ambient)
  const service = () => createService({ database: database(), ambient, keys, dataDir: '/nowhere' })
  const by = (officerId: string, organisationId = 'unit-credit') => ({ officerId, organisationId, place: PLACE })
  const number = syntheticUscc(7, PLACE)
  const check = async () => {
    const opening = {
      occasion: 'licence',
      place: PLACE,
      decider: null,
      moments: ['decision'],
      reference: '云测许-1',
    } as const
    const done = await checkSubject(service(), by('clerk', 'unit-market'), {
      in: { opening },
      role: 'applicant',
      identity: { by: 'number', number, name: '云浮市测试建材有限公司7' },
      moment: null,
    })
    return valueOf(done).reading
  }
  const PROPOSE = { act: 'propose', place: PLACE, since: localDate('2020-01-01'), grounds: 'plain:核对一致' } as const

  test('cannot be told while nobody has declared from which day the records are complete', async () => {
    await seedPlace(service())
    expect((await check()).cleanYears).toMatchObject({ kind: 'cannotTell', why: ['recordsIncomplete'] })
    valueOf(await actOnCompleteness(service(), by('first'), PROPOSE))
    expect(await actOnCompleteness(service(), by('first'), { act: 'declare' })).toMatchObject({
      error: { code: 'SAME_HANDS' },
    })
    expect((await check()).cleanYears).toMatchObject({ kind: 'cannotTell' })
  })

  test('hold once two officials have, and open the green channel; the withdrawal closes it', async () => {
    valueOf(await actOnCompleteness(service(), by('second'), { act: 'declare' }))
    const reading = await check()
    expect(reading.cleanYears).toEqual({ kind: 'holds', since: '2023-03-02' })
    expect(reading.fastTrack.kind).toBe('open')
    const rows = await db().selectFrom('record_completeness').select(['place', 'since', 'declared_by']).execute()
    expect(rows).toEqual([{ place: PLACE, since: '2020-01-01', declared_by: 'second' }])
    valueOf(await actOnCompleteness(service(), by('first'), { act: 'withdraw', reasons: 'plain:一部门漏报' }))
    expect((await check()).cleanYears?.kind).toBe('cannotTell')
  })
})
