import { expect, test } from 'vitest'
import { createPassingKeys } from '../access/keys.ts'
import { describeDatabases } from '../db/testing.ts'
import { valueOf } from '../matter/testing-county.ts'
import { takeObjection } from '../objection/objection-use-cases.ts'
import { plainObjection, staffUnits } from '../objection/testing-objections.ts'
import { applyForRepair } from '../repair/repair-use-cases.ts'
import { application, FIVE, listSerious, officerOf, openFive } from '../repair/testing-repair.ts'
import { createService } from '../service.ts'

const PLACE = FIVE.JINAN
const TODAY = '2026-06-01'

describeDatabases('receipts', ({ database, db, ambient }) => {
  const keys = createPassingKeys(ambient)
  const service = () => createService({ database: database(), ambient, keys, dataDir: '/nowhere' })
  const standing = async (about: string) =>
    db()
      .selectFrom('notice as n')
      .innerJoin('duty as d', 'd.source_id', 'n.id')
      .select(['n.kind', 'n.served_on', 'n.channel', 'd.kind as duty', 'd.done_on'])
      .where('n.about_id', '=', about)
      .execute()

  test('shown on the screen at once are served with their issue; one of a call is still to be served', async () => {
    ambient.setToday(TODAY)
    const firm = await openFive(service())
    await staffUnits(service(), Object.values(FIVE))
    const online = await listSerious(service(), PLACE, firm)
    const sent = valueOf(await takeObjection(service(), null, PLACE, plainObjection(online, { subjectId: firm })))
    expect(await standing(sent.folded.id)).toEqual([
      { kind: 'objectionReceipt', served_on: TODAY, channel: 'electronic', duty: 'serveNotice', done_on: TODAY },
    ])

    const called = await listSerious(service(), PLACE, firm)
    const window = officerOf(`maker-${PLACE}`, 'window-1', PLACE)
    const call = plainObjection(called, { subjectId: firm, channel: 'phone' })
    const taken = valueOf(await takeObjection(service(), window, PLACE, call))
    expect(await standing(taken.folded.id)).toEqual([
      { kind: 'objectionReceipt', served_on: null, channel: null, duty: 'serveNotice', done_on: null },
    ])

    const repaired = await listSerious(service(), PLACE, firm)
    const own = application(repaired, { applicant: { by: 'account', subjectId: firm } })
    const { repairId } = valueOf(await applyForRepair(service(), null, own))
    expect(await standing(repairId)).toEqual([
      { kind: 'repairReceipt', served_on: TODAY, channel: 'electronic', duty: 'serveNotice', done_on: TODAY },
    ])
  })
})
