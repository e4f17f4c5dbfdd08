import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'
import { expect, test } from 'vitest'
import { createPassingKeys } from '../access/keys.ts'
import { describeDatabases } from '../db/testing.ts'
import { findListing } from '../listing/listing-use-cases.ts'
import { valueOf } from '../matter/testing-county.ts'
import { openPortalViews } from '../portal/portal-views.ts'
import { FIVE, listSerious, officerOf, openFive } from '../repair/testing-repair.ts'
import { createService } from '../service.ts'
import { actOnTask } from '../task/task-use-cases.ts'
import { actOnObjection, takeObjection } from './objection-use-cases.ts'
import { plainObjection, staffUnits } from './testing-objections.ts'

const PLACES = Object.values(FIVE)

describeDatabases('objections', ({ database, db, ambient }) => {
  const keys = createPassingKeys(ambient)
  const service = () => createService({ database: database(), ambient, keys, dataDir: '/nowhere' })
  let firm = ''
  const enter = async (place: string): Promise<string> => {
    if (firm === '') {
      ambient.setToday('2026-06-01')
      firm = await openFive(service())
      await staffUnits(service(), PLACES)
    }
    ambient.setToday('2026-06-01')
    return listSerious(service(), place, firm)
  }
  const maker = (place: string, id = 'verifier-1') => officerOf(`maker-${place}`, id, place)
  const apply = async (place: string, listingId: string) =>
    actOnTask(service(), maker(place, 'clerk-1'), listingId, {
      act: 'apply',
      measureId: 'ST-06',
      evidence: '检查记录',
      proportionality: '与事故相当',
      told: '已告知',
      ownLastDay: null,
      established: ['CIRCUMSTANCES_SERIOUS'],
    })
  const codeOf = (result: Result<unknown, Refusal>) => (result.ok ? 'done' : result.error.code)
  const decide = async (place: string, objectionId: string, outcome: 'upheld' | 'rejected', officer = 'verifier-1') =>
    actOnObjection(service(), maker(place, officer), objectionId, {
      act: 'decide',
      outcome,
      remedies: outcome === 'upheld' ? ['voidEntry'] : [],
      statement: '',
      reasons: '经核查，事故与该单位无关',
      letter: null,
    })

  test('the same objection in five places: what rests, what is of effect after it, who is told', async () => {
    const course = async (place: string) => {
      const listingId = await enter(place)
      const taken = valueOf(await takeObjection(service(), null, place, plainObjection(listingId, { subjectId: firm })))
      const { id, state } = taken.folded
      expect(state).toMatchObject({ kind: 'received', identity: 'account', markedOn: '2026-06-01' })
      const meanwhile = codeOf(await apply(place, listingId))
      const notices = (await openPortalViews(service(), place).findEntry(listingId)) as { notices: readonly string[] }
      expect(notices.notices[0]).toContain('异议标注')
      ambient.setToday('2026-06-03')
      if (state.takenInBy !== state.verifier)
        valueOf(await actOnObjection(service(), officerOf(state.takenInBy, 'window-1', place), id, { act: 'transfer' }))
      valueOf(await decide(place, id, 'upheld'))
      expect((await findListing(service(), listingId))?.state).toMatchObject({ kind: 'released', reason: 'corrected' })
      expect(await openPortalViews(service(), place).findEntry(listingId)).toBe('over')
      expect(await told(listingId, 'listing.released')).toContain(`maker-${place}`)
      return [state.takenInBy.split('-')[0], meanwhile, (await told(id)).map((unit) => unit.split('-')[0])]
    }
    const outcomes: unknown[] = []
    for (const place of PLACES) outcomes.push(await course(place))
    expect(outcomes).toEqual([
      ['finance', 'EXECUTION_STAYED', ['finance']],
      ['finance', 'EXECUTION_STAYED', ['finance']],
      ['maker', 'EXECUTION_STAYED', []],
      ['maker', 'done', ['finance']],
      ['finance', 'EXECUTION_STAYED', ['finance']],
    ])
  })
  const told = async (key: string, topic = 'objection.decided') =>
    (
      await db()
        .selectFrom('delivery as d')
        .innerJoin('outbox as o', 'o.id', 'd.outbox_id')
        .select('d.receiver')
        .where('o.topic', '=', topic)
        .where('o.message_key', '=', key)
        .orderBy('d.receiver')
        .execute()
    ).map(({ receiver }) => receiver)
})
