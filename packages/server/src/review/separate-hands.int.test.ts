import { localDate } from '@xinheng/domain/calendar/local-date'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createPassingKeys } from '../access/keys.ts'
import { actOnComplaint, takeComplaint } from '../complaint/complaint-use-cases.ts'
import { listDisputedHands } from '../complaint/earlier-hands-views.ts'
import { describeDatabases } from '../db/testing.ts'
import { findListing } from '../listing/listing-use-cases.ts'
import { valueOf } from '../matter/testing-county.ts'
import { actOnObjection, stepAsSender, takeObjection } from '../objection/objection-use-cases.ts'
import { plainObjection, staffUnits } from '../objection/testing-objections.ts'
import { FIVE, listSerious, officerOf, openFive, publishPenalty } from '../repair/testing-repair.ts'
import { createService } from '../service.ts'
import { actOnTask } from '../task/task-use-cases.ts'

const { YUNFU, PUYANG } = FIVE
const REQUEST = {
  channel: 'counter',
  on: localDate('2026-06-01'),
  evidence: '撤回申请书，合成编号1，存于窗口',
} as const
const REJECT = { act: 'decide', outcome: 'rejected', remedies: [], statement: '', reasons: '经核实无误' } as const

describeDatabases('separate hands in disputes', ({ database, db, ambient }) => {
  const keys = createPassingKeys(ambient)
  const service = () => createService({ database: database(), ambient, keys, dataDir: '/nowhere' })
  let firm = ''
  const enter = async (place: string) => {
    ambient.setToday('2026-06-01')
    if (firm === '') {
      firm = await openFive(service())
      await staffUnits(service(), Object.values(FIVE))
    }
    return listSerious(service(), place, firm)
  }
  const maker = (place: string, officerId: string) => officerOf(`maker-${place}`, officerId, place)
  const window = (place: string, officerId: string) => officerOf(`finance-${place}`, officerId, place)
  const object = async (place: string, id: string, change: Parameters<typeof plainObjection>[1] = {}) =>
    valueOf(await takeObjection(service(), null, place, plainObjection(id, { subjectId: firm, ...change }))).folded
  const complain = async (place: string, target: Parameters<typeof takeComplaint>[3]['about']) =>
    valueOf(
      await takeComplaint(service(), maker(place, 'window'), place, {
        about: target,
        subjectId: null,
        agent: null,
        channel: 'counter',
        form: 'written',
        ground: 'factsWrong',
        text: '合成的投诉理由',
        files: [],
      }),
    ).folded
  const codeOf = (done: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
    done.ok ? 'ok' : done.error?.code
  const apply = async (place: string, listingId: string, officerId: string) =>
    actOnTask(service(), maker(place, officerId), listingId, {
      act: 'apply',
      measureId: 'ST-06',
      evidence: '实施记录',
      proportionality: '与情节相当',
      told: '告知书',
      ownLastDay: null,
      established: ['CIRCUMSTANCES_SERIOUS'],
    })

  test('who rejected the objection does not decide the complaint about the thing itself, in code and database', async () => {
    const listingId = await enter(YUNFU)
    const objection = await object(YUNFU, listingId)
    valueOf(await actOnObjection(service(), maker(YUNFU, 'boss'), objection.id, { ...REJECT, letter: null }))
    const { id } = await complain(YUNFU, { target: { kind: 'listing', listingId } })
    expect(codeOf(await actOnComplaint(service(), maker(YUNFU, 'boss'), id, REJECT))).toBe('SAME_HANDS')
    const byHand = sql`update complaint set state = 'decided', outcome = 'rejected', decided_on = '2026-06-02',
      decided_by = 'boss' where id = ${id}`.execute(db())
    await expect(byHand).rejects.toThrow(/complaint_separate_hands/)
    valueOf(await actOnComplaint(service(), maker(YUNFU, 'other'), id, REJECT))
    const again = await complain(YUNFU, { target: { kind: 'listing', listingId } })
    expect(codeOf(await actOnComplaint(service(), maker(YUNFU, 'other'), again.id, REJECT))).toBe('SAME_HANDS')
  })

  test('who applied the measure does not decide the complaint about it; who applied another one may', async () => {
    const listingId = await enter(YUNFU)
    valueOf(await apply(YUNFU, listingId, 'applier'))
    const target = { kind: 'measure', listingId, measureId: 'ST-06', implementer: `maker-${YUNFU}` } as const
    const { id } = await complain(YUNFU, { target })
    expect(codeOf(await actOnComplaint(service(), maker(YUNFU, 'applier'), id, REJECT))).toBe('SAME_HANDS')
    const other = { ...target, measureId: 'ST-01' }
    const of = { kind: 'complaint', id: 'none', objectionId: null } as const
    expect(await listDisputedHands(db(), { ...of, target: other })).not.toContain('applier')
  })

  test('who published a record, or published the entry, does not decide either dispute about it', async () => {
    const listingId = await enter(YUNFU)
    const recordId = await publishPenalty(service(), YUNFU, firm, ['fine'])
    const { rows } = await sql<{ readonly actor: string }>`
      select distinct actor_id as actor from event
       where (stream_id = ${recordId} or (stream_id = ${listingId} and type = 'ListingPublished'))
         and actor_id not like 'system:%'`.execute(db())
    expect(rows).not.toEqual([])
    for (const kind of ['objection', 'complaint'] as const) {
      const of = { kind, id: 'none', objectionId: null } as const
      const ofRecord = await listDisputedHands(db(), { ...of, target: { kind: 'record', recordId } })
      const ofEntry = await listDisputedHands(db(), { ...of, target: { kind: 'publication', listingId } })
      expect([...ofRecord, ...ofEntry]).toEqual(expect.arrayContaining(rows.map(({ actor }) => actor)))
    }
  })

  test('who reported the error for a unit does not decide that report', async () => {
    const listingId = await enter(PUYANG)
    const report = plainObjection(listingId, { by: { kind: 'unit' }, channel: 'counter' })
    const { folded } = valueOf(await takeObjection(service(), maker(PUYANG, 'solo'), PUYANG, report))
    const decide = { ...REJECT, letter: null }
    expect(codeOf(await actOnObjection(service(), maker(PUYANG, 'solo'), folded.id, decide))).toBe('SAME_HANDS')
    valueOf(await actOnObjection(service(), maker(PUYANG, 'second'), folded.id, decide))
  })

  test('an officer ends the subject’s objection only upon its request; the subject is told, and can deny it', async () => {
    const listingId = await enter(YUNFU)
    const { id, state } = await object(YUNFU, listingId)
    expect([state.takenInBy, state.verifier]).toEqual([`finance-${YUNFU}`, `maker-${YUNFU}`])
    const rests = async () => {
      const found = await findListing(service(), listingId)
      return found?.state.kind === 'listed' && (found.state.disputes ?? []).filter(({ until }) => until === null).length
    }
    const withdraw = async (who: ReturnType<typeof maker>, request: typeof REQUEST | null) =>
      actOnObjection(service(), who, id, { act: 'withdraw', request })
    expect(codeOf(await withdraw(window(YUNFU, 'w'), null))).toBe('EVIDENCE_MISSING')
    expect(codeOf(await withdraw(maker(YUNFU, 'boss'), REQUEST))).toBe('UNIT_WITHOUT_POWER')
    expect(await rests()).toBe(1)
    valueOf(await withdraw(window(YUNFU, 'w'), REQUEST))
    expect(await rests()).toBe(0)
    const papers = await db().selectFrom('notice').select('kind').where('about_id', '=', id).execute()
    expect(papers.map(({ kind }) => kind)).toContain('withdrawalRecorded')
    expect(valueOf(await stepAsSender(service(), id, 'deny')).state).toMatchObject({ kind: 'received' })
    expect(await rests()).toBe(1)
  })

  test('no officer of the department complained of ends the complaint', async () => {
    const listingId = await enter(YUNFU)
    const { id } = await complain(YUNFU, { target: { kind: 'listing', listingId } })
    const ended = await actOnComplaint(service(), maker(YUNFU, 'w'), id, { act: 'withdraw', request: REQUEST })
    expect(codeOf(ended)).toBe('UNIT_WITHOUT_POWER')
  })

  test('an officer whom the head told to keep out does nothing more in the case, in code and database', async () => {
    const listingId = await enter(YUNFU)
    const { id } = await object(YUNFU, listingId)
    const order = { act: 'orderRecusal', officerId: 'kin', reasons: '与异议人有亲属关系' } as const
    valueOf(await actOnObjection(service(), maker(YUNFU, 'head'), id, order))
    const kin = maker(YUNFU, 'kin')
    expect(codeOf(await actOnObjection(service(), kin, id, { ...REJECT, letter: null }))).toBe('OFFICER_RECUSED')
    expect(codeOf(await actOnObjection(service(), kin, id, { act: 'beginExcluded', what: '鉴定' }))).toBe(
      'OFFICER_RECUSED',
    )
    const byHand = sql`
      insert into event (stream_id, stream_kind, version, type, payload, legal_date, recorded_at, actor_id, salt, commitment)
      values (${id}, 'objection', 99, 'ResultTold', '{}', '2026-06-02', now(), 'kin',
              decode(repeat('00', 16), 'hex'), decode(repeat('00', 32), 'hex'))`.execute(db())
    await expect(byHand).rejects.toThrow(/keeps out of/)
    const gone = sql`delete from case_recusal where case_id = ${id}`.execute(db())
    await expect(gone).rejects.toThrow(/only grows/)
  })

  test('the head gives a case to an officer of the unit who did not make the entry', async () => {
    const listingId = await enter(YUNFU)
    const { id } = await object(YUNFU, listingId)
    const assign = async (officerId: string) =>
      actOnObjection(service(), maker(YUNFU, 'head'), id, { act: 'assign', officerId })
    expect(codeOf(await assign('nobody'))).toBe('OFFICIAL_NOT_NAMED')
    valueOf(await assign(`account-maker-${YUNFU}`))
    const row = await db().selectFrom('objection').select('assigned_to').where('id', '=', id).executeTakeFirst()
    expect(row?.assigned_to).toBe(`account-maker-${YUNFU}`)
  })
})
