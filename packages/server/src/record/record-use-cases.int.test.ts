import { localDate } from '@xinheng/domain/calendar/local-date'
import { expect, test } from 'vitest'
import { createPassingKeys } from '../access/keys.ts'
import { describeDatabases } from '../db/testing.ts'
import { PENALTY } from '../exchange/formats/rows-for-tests.ts'
import { syntheticUscc } from '../exchange/synthetic.ts'
import { importRows, PLACE, seedPlace, serviceOver } from '../import/testing-import.ts'
import { valueOf } from '../matter/testing-county.ts'
import { actOnRecord, findRecord, previewRecordActs } from './record-use-cases.ts'

const OFFICER = { officerId: 'officer-1', organisationId: 'unit-market', place: PLACE }
const UPSET = { act: 'upset', reason: 'decisionChanged', on: localDate('2026-03-02') } as const
const WITHDRAWAL = { act: 'withdraw', reason: 'decisionChanged', reasons: '复议决定撤销原处罚' } as const

describeDatabases('an act on a record', ({ database, db, ambient }) => {
  const keys = createPassingKeys(ambient)
  const service = () => serviceOver(database(), ambient, keys)
  let recordId = ''

  test('is refused where the ledger has no such record, or a later version than the one seen', async () => {
    await seedPlace(service())
    const numbers = { CF_XDR_SHXYM: syntheticUscc(1, PLACE), CF_CFJGDM: '', CF_SJLYDM: '', CF_JDRQ: '2026-02-10' }
    await importRows(service(), 'penalty-2018', [{ ...PENALTY, ...numbers }])
    recordId = (await db().selectFrom('record').select('id').executeTakeFirstOrThrow()).id
    const before = await findRecord(service(), recordId)
    expect(await actOnRecord(service(), OFFICER, 'no-such-record', UPSET)).toMatchObject({
      error: { code: 'RECORD_UNKNOWN' },
    })
    expect(await actOnRecord(service(), OFFICER, recordId, UPSET, 7)).toMatchObject({
      error: { code: 'CASE_CHANGED_MEANWHILE' },
    })
    const ahead = { ...UPSET, on: localDate('2026-03-03') }
    expect(await actOnRecord(service(), OFFICER, recordId, ahead)).toMatchObject({ error: { code: 'DATE_IN_FUTURE' } })
    expect(await findRecord(service(), recordId)).toEqual(before)
  })

  test('is foretold without being done', async () => {
    const before = await findRecord(service(), recordId)
    if (before === undefined) throw new Error('the record is gone')
    const foretold = await previewRecordActs(service(), OFFICER, before.state)
    expect([foretold.correct, foretold.upset]).toEqual([null, null])
    expect((await findRecord(service(), recordId))?.version).toBe(before.version)
  })

  test('seals its reasons, and takes the record back once', async () => {
    valueOf(await actOnRecord(service(), OFFICER, recordId, UPSET))
    const done = valueOf(await actOnRecord(service(), OFFICER, recordId, WITHDRAWAL))
    expect(done.state.status).toBe('withdrawn')
    const events = await db().selectFrom('event').select('payload').where('stream_id', '=', recordId).execute()
    expect(JSON.stringify(events)).not.toContain(WITHDRAWAL.reasons)
    expect(await actOnRecord(service(), OFFICER, recordId, WITHDRAWAL)).toMatchObject({
      error: { code: 'RECORD_WITHDRAWN' },
    })
  })
})
