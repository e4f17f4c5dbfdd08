import { expect, test } from 'vitest'
import { createPassingKeys } from '../access/keys.ts'
import { describeDatabases } from '../db/testing.ts'
import { valueOf } from '../matter/testing-county.ts'
import { actOnObjection, takeObjection } from '../objection/objection-use-cases.ts'
import type { ObjectionAct } from '../objection/objection-act.ts'
import { plainObjection, staffUnits } from '../objection/testing-objections.ts'
import { findRecord } from '../record/record-use-cases.ts'
import { FIVE, listSerious, officerOf, openFive, publishPenalty } from '../repair/testing-repair.ts'
import { createService } from '../service.ts'
import { deliverDue } from '../db/outbox.ts'
import { MESSAGE_TOPICS } from '../db/topics.ts'
import { handlersOf } from '../jobs/jobs.ts'
import { sweepPublications } from '../listing/publication-sweep-use-cases.ts'
import { acknowledgeResult, confirmEntryChange } from './change-use-cases.ts'
import { listOpenChanges, listPushedResults } from './change-views.ts'
import { readFeed } from './feed-views.ts'
import { listReleasedCopies } from './outside-views.ts'
import { rebuildReleases } from './release-store.ts'
import { registerOutside } from './outside-use-cases.ts'
import { actOnTask } from '../task/task-use-cases.ts'

const { YUNFU, GUANGDONG, JINAN } = FIVE
type Decision = Extract<ObjectionAct, { readonly act: 'decide' }>

describeDatabases('what a dispute puts right, and what was wrongly done', ({ database, db, ambient }) => {
  const keys = createPassingKeys(ambient)
  const service = () => createService({ database: database(), ambient, keys, dataDir: '/nowhere' })
  let firm = ''
  const enter = async () => {
    ambient.setToday('2026-06-01')
    if (firm !== '') return
    firm = await openFive(service())
    await staffUnits(service(), Object.values(FIVE))
  }
  const dispute = async (
    place: string,
    entry: string,
    intake: Parameters<typeof plainObjection>[1],
    remedies: Decision['remedies'],
  ) => {
    const taken = valueOf(
      await takeObjection(service(), null, place, plainObjection(entry, { subjectId: firm, ...intake })),
    )
    const maker = officerOf(`maker-${place}`, 'boss', place)
    const done = await actOnObjection(service(), maker, taken.folded.id, {
      act: 'decide',
      outcome: 'partlyUpheld',
      remedies,
      statement: '罚款金额应为二万元',
      reasons: '经核实有误',
      letter: null,
    })
    return done
  }
  const dutiesOf = async (id: string) =>
    db().selectFrom('duty').select(['kind', 'unit_id', 'since', 'last_day']).where('source_id', '=', id).execute()
  const redressOf = async (column: 'listing_id' | 'record_id', id: string) =>
    db()
      .selectFrom('redress')
      .select(['id', 'owner_id', 'entry_decided_by', 'public_notice_due'])
      .where(column, '=', id)
      .execute()

  test('a record: three outcomes, each with its true reason, its duty and its redress', async () => {
    await enter()
    const rightOf = async (
      remedy: 'correct' | 'endPublication' | 'voidEntry',
      ground: 'factsWrong' | 'identityMixUp',
    ) => {
      const recordId = await publishPenalty(service(), GUANGDONG, firm, ['fine'])
      const intake = { target: { kind: 'record', recordId }, ground } as const
      valueOf(await dispute(GUANGDONG, recordId, intake, [remedy]))
      const record = (await findRecord(service(), recordId))?.state
      return { recordId, record, duties: await dutiesOf(recordId), redress: await redressOf('record_id', recordId) }
    }
    const corrected = await rightOf('correct', 'factsWrong')
    expect(corrected.record).toMatchObject({ status: 'standing', upset: null, unpublishedOn: null })
    expect(corrected.record?.faults).toMatchObject([{ kind: 'inaccurate', on: '2026-06-01', doneOn: null }])
    expect(corrected.record?.faults[0]?.statement).toMatch(/.+/)
    expect(corrected.duties).toEqual([
      { kind: 'correctEntry', unit_id: `maker-${GUANGDONG}`, since: '2026-06-01', last_day: '2026-06-04' },
    ])
    expect(corrected.redress).toEqual([])

    const hidden = await rightOf('endPublication', 'factsWrong')
    expect(hidden.record).toMatchObject({ status: 'standing', upset: null, unpublishedOn: '2026-06-01' })
    expect(hidden.redress).toMatchObject([{ owner_id: `maker-${GUANGDONG}`, public_notice_due: true }])

    const mixedUp = await rightOf('voidEntry', 'identityMixUp')
    expect(mixedUp.record).toMatchObject({ status: 'withdrawn', reason: 'wrongSubject', withdrawnOn: '2026-06-01' })
    const wrong = await rightOf('voidEntry', 'factsWrong')
    expect(wrong.record).toMatchObject({ status: 'withdrawn', reason: 'wronglyEntered' })
    expect(await dutiesOf(`redress:${wrong.recordId}`)).toMatchObject([{ kind: 'restoreReputation' }])
  })

  test('a measure found wrong is lifted, barred and undone by whoever applied it, and not by that officer', async () => {
    await enter()
    const listingId = await listSerious(service(), YUNFU, firm)
    const applier = officerOf(`maker-${YUNFU}`, 'applier', YUNFU)
    const target = { kind: 'measure', listingId, measureId: 'ST-06', implementer: `maker-${YUNFU}` } as const
    const intake = { target, ground: 'measureUnlawful' } as const
    const application = {
      act: 'apply',
      measureId: 'ST-06',
      evidence: 'e',
      proportionality: 'p',
      told: 't',
      ownLastDay: null,
      established: ['CIRCUMSTANCES_SERIOUS'],
    } as const
    valueOf(await actOnTask(service(), applier, listingId, application))
    valueOf(await dispute(YUNFU, listingId, intake, ['voidEntry']))
    expect(await redressOf('listing_id', listingId)).toEqual([
      {
        id: `redress:${listingId}:ST-06:maker-${YUNFU}`,
        owner_id: `maker-${YUNFU}`,
        entry_decided_by: 'applier',
        public_notice_due: false,
      },
    ])
    expect(await actOnTask(service(), applier, listingId, application)).toMatchObject({
      ok: false,
      error: { code: 'MEASURE_LIFTED_BY_ORDER' },
    })
  })

  test('an entry whose publication alone was wrong has its redress, with a public notice', async () => {
    await enter()
    const listingId = await listSerious(service(), YUNFU, firm)
    valueOf(await dispute(YUNFU, listingId, {}, ['endPublication']))
    expect(await redressOf('listing_id', listingId)).toMatchObject([
      { id: `redress:${listingId}:publication`, owner_id: `maker-${YUNFU}`, public_notice_due: true },
    ])
  })

  test('whoever holds an entry hears of its change, owes it in time, and the public reads it on the feed', async () => {
    await enter()
    await registerOutside(service(), officerOf(`maker-${GUANGDONG}`, 'keeper', GUANGDONG), {
      receiver: `finance-${GUANGDONG}`,
      channel: 'pull',
      address: null,
      contract: '共享协议〔2026〕1号（合成）',
    })
    const listingId = await listSerious(service(), GUANGDONG, firm)
    valueOf(await dispute(GUANGDONG, listingId, {}, ['correct', 'endPublication']))
    await deliverDue(db(), ambient, handlersOf(service()), 500)
    const told = await db()
      .selectFrom('entry_change_receiver as r')
      .innerJoin('entry_change as c', 'c.id', 'r.change_id')
      .select(['c.id', 'c.thing', 'r.receiver', 'r.told_at'])
      .where('c.listing_id', '=', listingId)
      .orderBy('c.position')
      .orderBy('r.receiver')
      .execute()
    expect(new Set(told.map(({ thing }) => thing))).toEqual(new Set(['corrected', 'publicationEnded']))
    expect(told.map(({ receiver }) => receiver)).toContain(`maker-${GUANGDONG}`)
    expect(told.every(({ told_at }) => told_at !== null)).toBe(true)
    const changed = told.find(({ thing, receiver }) => thing === 'corrected' && receiver === `maker-${GUANGDONG}`)
    if (changed === undefined) throw new Error('nobody was told')
    expect(await dutiesOf(changed.id)).toContainEqual(
      expect.objectContaining({ kind: 'correctEntry', unit_id: `maker-${GUANGDONG}`, since: '2026-06-01' }),
    )
    const maker = officerOf(`maker-${GUANGDONG}`, 'clerk', GUANGDONG)
    const answer = { changeId: changed.id, receiver: `maker-${GUANGDONG}`, document: '' }
    valueOf(await confirmEntryChange(service(), maker, answer))
    const open = await listOpenChanges(db(), { unitId: `maker-${GUANGDONG}` }, 100)
    expect(open.filter((row) => row.listingId === listingId).map(({ thing }) => thing)).toEqual(['publicationEnded'])
    const written = async () =>
      db().selectFrom('entry_change_receiver').selectAll().orderBy('change_id').orderBy('receiver').execute()
    const before = await written()
    await db().transaction().execute(rebuildReleases)
    expect(await written()).toEqual(before)
    // Whoever fetches is told of the change too; the register holds no copy of an entry shared before its contract.
    const held = await listReleasedCopies(db(), `maker-${GUANGDONG}`, { after: 0, limit: 100 })
    expect(held.items.filter((one) => one.listingId === listingId)).toMatchObject([
      { ended: 'content', changeId: changed.id, confirmedOn: '2026-06-01' },
      { ended: 'publication', confirmedOn: null },
    ])
    const { items } = await readFeed(db(), { after: 0, limit: 500 })
    expect(items.filter(({ entry }) => entry === listingId)).toMatchObject([
      { ended: 'content', reason: 'objection' },
      { ended: 'publication', reason: 'objection' },
    ])
  })

  test('the end of publication by the maximum alone is told once, when it is found', async () => {
    await enter()
    const listingId = await listSerious(service(), GUANGDONG, firm)
    const lapsed = async () =>
      db().selectFrom('entry_change').select(['thing', 'opened_on']).where('listing_id', '=', listingId).execute()
    await sweepPublications(service())
    expect(await lapsed()).toEqual([])
    ambient.setToday('2028-05-20')
    await sweepPublications(service())
    await sweepPublications(service())
    expect(await lapsed()).toEqual([{ thing: 'publicationLapsed', opened_on: '2028-05-20' }])
  })

  test('every topic has a handler, and the result of an objection waits for each unit to acknowledge it', async () => {
    await enter()
    expect(Object.keys(handlersOf(service())).toSorted()).toEqual([...MESSAGE_TOPICS].toSorted())
    const listingId = await listSerious(service(), JINAN, firm)
    valueOf(await dispute(JINAN, listingId, {}, ['correct']))
    await deliverDue(db(), ambient, handlersOf(service()), 500)
    const row = await db()
      .selectFrom('delivery as d')
      .innerJoin('outbox as o', 'o.id', 'd.outbox_id')
      .select(['o.message_key', 'd.receiver'])
      .where('o.topic', '=', 'objection.decided')
      .where('d.receiver', 'like', `%-${JINAN}`)
      .executeTakeFirstOrThrow()
    const waiting = async () => (await listPushedResults(db(), row.receiver, 100)).map(({ objectionId }) => objectionId)
    expect(await waiting()).toEqual([row.message_key])
    expect(await acknowledgeResult(service(), row.message_key, row.receiver)).toBe(true)
    expect(await waiting()).toEqual([])
  })

  test('a measure that was never applied is not ordered off', async () => {
    await enter()
    const listingId = await listSerious(service(), YUNFU, firm)
    const never = [{ measureId: 'ST-06', implementer: `maker-${YUNFU}` }]
    expect(await dispute(YUNFU, listingId, {}, never)).toMatchObject({ ok: false, error: { code: 'WRONG_STATE' } })
  })
})
