import { addDays, localDate } from '@xinheng/domain/calendar/local-date'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'
import { expect, test } from 'vitest'
import { createPassingKeys } from '../access/keys.ts'
import { describeDatabases } from '../db/testing.ts'
import { transact } from '../db/transact.ts'
import { findListing } from '../listing/listing-use-cases.ts'
import { valueOf } from '../matter/testing-county.ts'
import { issueNotice } from '../notice/notice-use-cases.ts'
import { openPortalViews } from '../portal/portal-views.ts'
import { FIVE, listSerious, officerOf, openFive, publishPenalty } from '../repair/testing-repair.ts'
import { createService } from '../service.ts'
import { actOnTask } from '../task/task-use-cases.ts'
import { readObjectionStatus } from './objection-pages.ts'
import { actOnObjection, takeObjection, withdrawObjection, type ObjectionIntake } from './objection-use-cases.ts'
import { listObjections } from './objection-views.ts'
import {
  decideOnly,
  lastDayOf,
  listDetermined,
  plainObjection,
  publishDecided,
  staffUnits,
} from './testing-objections.ts'
import { actOnSubject, resolveSubject } from '../subject/subject-use-cases.ts'

const PLACES = Object.values(FIVE)
const { YUNFU, JINAN, PANZHIHUA, PUYANG } = FIVE

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

  test('a measure rests by the clause of the unit that applies it, not of the place that made the entry', async () => {
    const applyAcross = async (made: string, executing: string) => {
      const listingId = await enter(made)
      const before = codeOf(await apply(executing, listingId))
      const second = await enter(made)
      valueOf(await takeObjection(service(), null, made, plainObjection(second, { subjectId: firm })))
      return [before, codeOf(await apply(executing, second)), codeOf(await apply(made, second))]
    }
    expect(await applyAcross(JINAN, PANZHIHUA)).toEqual(['done', 'EXECUTION_STAYED', 'done'])
    expect(await applyAcross(PANZHIHUA, JINAN)).toEqual(['done', 'done', 'EXECUTION_STAYED'])
  })

  test('a decision is open to objection as soon as it is made, and what is disputed goes into the entry', async () => {
    await enter(PANZHIHUA)
    const state = async (id: string) => (await findListing(service(), id))?.state
    const decided = await decideOnly(service(), PANZHIHUA, firm)
    const own = plainObjection(decided, { subjectId: firm })
    const about = { ...own, target: { kind: 'publication', listingId: decided } } as const
    expect(codeOf(await takeObjection(service(), null, PANZHIHUA, about))).toBe('DISPUTED_THING_UNKNOWN')
    const taken = valueOf(await takeObjection(service(), null, PANZHIHUA, own))
    expect(await state(decided)).toMatchObject({ kind: 'decided', disputes: [{ disputeId: taken.folded.id }] })
    await publishDecided(service(), PANZHIHUA, decided, '2026-06-01')
    expect(await state(decided)).toMatchObject({ kind: 'listed', disputes: [{ stage: 'verification', until: null }] })
    expect(codeOf(await apply(PANZHIHUA, decided))).toBe('EXECUTION_STAYED')

    const wrong = await decideOnly(service(), JINAN, firm)
    const second = valueOf(await takeObjection(service(), null, JINAN, plainObjection(wrong, { subjectId: firm })))
    valueOf(await decide(JINAN, second.folded.id, 'upheld'))
    expect(await state(wrong)).toMatchObject({ kind: 'closed', outcome: 'annulled' })
    expect(await openPortalViews(service(), JINAN).findEntry(wrong)).toBeUndefined()
  })

  test('what a unit reports by itself rests measures where verification does, and in 攀枝花 is left to an official', async () => {
    const report = async (place: string) => {
      const listingId = await enter(place)
      const unit = officerOf(`finance-${place}`, 'finder-1', place)
      const own = plainObjection(listingId, { by: { kind: 'unit' }, channel: 'counter' })
      valueOf(await takeObjection(service(), unit, place, own))
      const applied = codeOf(await apply(place, listingId))
      const explained = await actOnTask(service(), officerOf(`organ-${place}`, 'clerk-2', place), listingId, {
        act: 'explain',
        measureId: 'ST-06',
        reasonCode: 'entryDisputed',
        reasons: '本单位发现信息有误，已提请核实，核实期间不采取',
      })
      return [applied, codeOf(explained)]
    }
    expect(await report(PANZHIHUA)).toEqual(['done', 'done'])
    expect(await report(PUYANG)).toEqual(['EXECUTION_STAYED', 'done'])
    expect(await report(YUNFU)).toEqual(['EXECUTION_STAYED', 'done'])
    expect(await report(JINAN)).toEqual(['done', 'done'])
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
  const taken = async (place: string, listingId: string, change: Partial<ObjectionIntake> = {}) =>
    valueOf(await takeObjection(service(), null, place, plainObjection(listingId, { subjectId: firm, ...change })))

  test('攀枝花: the term of an entry made here stands still until the rejection, and runs on from that day', async () => {
    await enter(PANZHIHUA)
    const listingId = await listDetermined(service(), PANZHIHUA, firm)
    const before = await lastDayOf(service(), listingId)
    ambient.setToday('2026-06-05')
    const { folded } = await taken(PANZHIHUA, listingId)
    ambient.setToday('2026-06-15')
    valueOf(await decide(PANZHIHUA, folded.id, 'rejected'))
    expect(await lastDayOf(service(), listingId)).toBe(addDays(before, 10))

    ambient.setToday('2026-06-01')
    const inJinan = await listDetermined(service(), JINAN, firm)
    const unmoved = await lastDayOf(service(), inJinan)
    ambient.setToday('2026-06-05')
    const other = await taken(JINAN, inJinan)
    ambient.setToday('2026-06-15')
    valueOf(await decide(JINAN, other.folded.id, 'rejected'))
    expect(await lastDayOf(service(), inJinan)).toBe(unmoved)
  })

  test('a stranger’s web form is taken in; marked and resting only once an officer confirmed who sent it', async () => {
    const listingId = await enter(YUNFU)
    const first = await taken(YUNFU, listingId, { subjectId: null })
    expect(first.folded.state).toMatchObject({ identity: null, markedOn: null })
    expect((await findListing(service(), listingId))?.state).toMatchObject({ disputes: [] })
    const again = await taken(YUNFU, listingId, { subjectId: null })
    const window = officerOf(`finance-${YUNFU}`, 'window-1', YUNFU)
    const confirm = async (id: string) =>
      actOnObjection(service(), window, id, { act: 'confirmIdentity', evidence: '核对营业执照原件' })
    valueOf(await confirm(first.folded.id))
    expect((await findListing(service(), listingId))?.state).toMatchObject({
      disputes: [{ disputeId: first.folded.id, stage: 'verification', until: null }],
    })
    expect(codeOf(await confirm(again.folded.id))).toBe('OBJECTION_OPEN')
    expect((await duties(first.folded.id)).slice(0, 4)).toEqual([
      ['confirmObjector', 'finance', '2026-06-02', '2026-06-01'],
      ['markObjection', 'finance', '2026-06-02', '2026-06-01'],
      ['replyObjection', 'finance', '2026-06-10', null],
      ['transferObjection', 'finance', '2026-06-03', null],
    ])
  })

  test('a sender whom nobody could prove is answered with that alone, told why by code, and goes on when proved', async () => {
    const listingId = await enter(YUNFU)
    const { folded, queryCode } = await taken(YUNFU, listingId, { subjectId: null })
    const window = officerOf(`finance-${YUNFU}`, 'window-1', YUNFU)
    const reject = {
      act: 'decide',
      outcome: 'rejected',
      remedies: [],
      statement: '',
      reasons: '属实',
      letter: null,
    } as const
    expect(codeOf(await actOnObjection(service(), maker(YUNFU), folded.id, reject))).toBe('OBJECTOR_NOT_CONFIRMED')
    const why = { act: 'answerUnproved', reasons: '请携带营业执照原件到窗口核实' } as const
    const rests = valueOf(await actOnObjection(service(), window, folded.id, why)).state
    expect(rests).toMatchObject({ kind: 'received', unproved: { on: '2026-06-01' } })
    expect((await duties(folded.id)).every(([, , , doneOn]) => doneOn === '2026-06-01')).toBe(true)
    expect(await readObjectionStatus(service(), rests, 'system:portal')).toMatchObject({ reasons: why.reasons })
    expect(queryCode).not.toBe('')
    ambient.setToday('2026-06-15')
    const card = { act: 'confirmIdentity', evidence: '核对营业执照原件' } as const
    valueOf(await actOnObjection(service(), window, folded.id, card))
    expect((await findListing(service(), listingId))?.state).toMatchObject({
      disputes: [{ disputeId: folded.id, stage: 'verification', from: '2026-06-15', until: null }],
    })
    expect((await duties(folded.id)).filter(([, , , doneOn]) => doneOn === null)).toEqual([
      ['replyObjection', 'finance', '2026-06-25', null],
      ['transferObjection', 'finance', '2026-06-17', null],
    ])
    valueOf(await actOnObjection(service(), maker(YUNFU), folded.id, reject))
    ambient.setToday('2026-06-01')
  })

  test('the code of a paper that was served proves the sender; a wrong one proves nothing and refuses nothing', async () => {
    const listingId = await enter(YUNFU)
    const law = await service().law(db(), ambient.today())
    const paper = valueOf(
      await transact(db(), async (tx) =>
        issueNotice(service(), tx, maker(YUNFU), law, {
          kind: 'erratum',
          subjectId: firm,
          about: { stream: 'listing', id: listingId },
          place: YUNFU,
          parts: { statement: 'text:1' },
          basis: [{ document: 'N49', clause: '(八)' }],
        }),
      ),
    )
    const reader = { readerId: 'test', unitId: null, reason: '测试' }
    const code = await service().vault.openValue(db(), paper.state.code.ref, reader)
    if (code.kind !== 'value') throw new Error('erased')
    const proof = async (paperCode: string) =>
      (await taken(YUNFU, listingId, { subjectId: null, paperCode })).folded.state.identity
    expect(await proof('XXXXXXXXXXXXXXXXXXXX')).toBe(null)
    expect(await proof(code.text.toLowerCase())).toBe('paper')
  })

  test('receipts of a place and year have no gap, whatever was refused in between', async () => {
    const numbers: string[] = []
    for (const refused of [false, true, false]) {
      const listingId = await enter(PUYANG)
      const text = refused ? '' : '与事实不符'
      const done = await takeObjection(service(), null, PUYANG, plainObjection(listingId, { subjectId: firm, text }))
      numbers.push(done.ok ? done.value.folded.state.receiptNumber : done.error.code)
    }
    const [first = '', refused, last = ''] = numbers
    expect(refused).toBe('REASONS_MISSING')
    expect(Number(last.slice(-5))).toBe(Number(first.slice(-5)) + 1)
  })

  test('whoever applied the measure, or withdrew, does not decide; the database holds it too', async () => {
    const listingId = await enter(YUNFU)
    valueOf(await apply(YUNFU, listingId))
    const measure = { kind: 'measure', listingId, measureId: 'ST-06', implementer: `maker-${YUNFU}` } as const
    const { folded } = await taken(YUNFU, listingId, { target: measure, ground: 'measureUnlawful' })
    expect(codeOf(await decide(YUNFU, folded.id, 'upheld', 'clerk-1'))).toBe('SAME_HANDS')
    valueOf(
      await actOnObjection(service(), maker(YUNFU, 'verifier-2'), folded.id, { act: 'recuse', reasons: '亲属关系' }),
    )
    expect(codeOf(await decide(YUNFU, folded.id, 'upheld', 'verifier-2'))).toBe('OFFICER_RECUSED')
    const byHand = db()
      .updateTable('objection')
      .set({ state: 'decided', outcome: 'rejected', decided_on: localDate('2026-06-02'), decided_by: 'clerk-1' })
      .where('id', '=', folded.id)
      .execute()
    await expect(byHand).rejects.toThrow('objection_separate_hands')
    valueOf(await decide(YUNFU, folded.id, 'upheld'))
    const lifted = await db().selectFrom('task_response').select('kind').where('measure_id', '=', 'ST-06').execute()
    expect(lifted.map(({ kind }) => kind)).toContain('lifted')
    expect((await findListing(service(), listingId))?.state.kind).toBe('listed')
  })

  test('an objection to the publication, or to a record, is marked before the public and rests nothing', async () => {
    const listingId = await enter(YUNFU)
    const { folded } = await taken(YUNFU, listingId, { target: { kind: 'publication', listingId } })
    const shown = await openPortalViews(service(), YUNFU).findEntry(listingId)
    expect(shown).toMatchObject({ notices: ['异议标注：对本条目的公示自 2026-06-01 起存在尚未办结的异议。'] })
    expect(codeOf(await apply(YUNFU, listingId))).toBe('done')
    const act = { act: 'decide', outcome: 'upheld', remedies: ['endPublication'], statement: '' } as const
    valueOf(await actOnObjection(service(), maker(YUNFU), folded.id, { ...act, reasons: '公示不当', letter: null }))
    expect(typeof (await openPortalViews(service(), YUNFU).findEntry(listingId))).not.toBe('object')

    const recordId = await publishPenalty(service(), YUNFU, firm, ['fine'])
    const about = await taken(YUNFU, recordId, { target: { kind: 'record', recordId } })
    expect(await openPortalViews(service(), YUNFU).findEntry(recordId)).toMatchObject({
      notices: ['异议标注：对本条目自 2026-06-01 起存在尚未办结的异议。'],
    })
    const void_ = { ...act, remedies: ['voidEntry'] } as const
    valueOf(
      await actOnObjection(service(), maker(YUNFU), about.folded.id, { ...void_, reasons: '决定已撤销', letter: null }),
    )
    const row = await db().selectFrom('record').select('status').where('id', '=', recordId).executeTakeFirstOrThrow()
    expect(row.status).toBe('withdrawn')
  })

  test('a correction adds a statement and rewrites nothing; withdrawn by number and code, what rested goes on', async () => {
    const listingId = await enter(JINAN)
    const { folded } = await taken(JINAN, listingId)
    const act = {
      act: 'decide',
      outcome: 'partlyUpheld',
      remedies: ['correct'],
      reasons: '日期有误',
      letter: null,
    } as const
    expect(codeOf(await actOnObjection(service(), maker(JINAN), folded.id, { ...act, statement: '' }))).toBe(
      'OUTCOME_WITHOUT_REMEDY',
    )
    const before = (await findListing(service(), listingId))?.state
    valueOf(await actOnObjection(service(), maker(JINAN), folded.id, { ...act, statement: '事故日期应为一月十二日' }))
    const after = (await findListing(service(), listingId))?.state
    expect(after).toMatchObject({ kind: 'listed', corrections: [{}] })
    expect(after).toMatchObject({ conduct: before?.conduct, document: before?.document })

    const resting = await enter(PUYANG)
    const { folded: open, queryCode } = await taken(PUYANG, resting)
    expect(codeOf(await apply(PUYANG, resting))).toBe('EXECUTION_STAYED')
    const number = open.state.receiptNumber
    expect(codeOf(await withdrawObjection(service(), { number, code: 'WRONG' }))).toBe('DISPUTED_THING_UNKNOWN')
    valueOf(await withdrawObjection(service(), { number, code: queryCode }))
    expect(codeOf(await apply(PUYANG, resting))).toBe('done')
  })

  test('the fast track comes first in the inbox, then the nearest last day', async () => {
    const slow = await taken(YUNFU, await enter(YUNFU))
    ambient.setToday('2026-06-02')
    const mixUp = await taken(YUNFU, await enter(YUNFU), { ground: 'identityMixUp' })
    const { rows } = await listObjections(db(), { place: YUNFU, filter: 'open', page: 1, size: 50 })
    expect(rows[0]?.objectionId).toBe(mixUp.folded.id)
    expect(rows.findIndex(({ objectionId }) => objectionId === slow.folded.id)).toBeGreaterThan(0)
  })

  test.each([
    ['of somebody else', YUNFU, { subjectId: 'stranger' }, 'NOT_ONES_OWN'],
    ['an agent without proof', YUNFU, { by: { kind: 'agent', name: '代理人', authority: '' } }, 'AUTHORITY_NOT_PROVED'],
    ['said only, in 攀枝花', PANZHIHUA, { form: 'oral', channel: 'phone' }, 'WRITING_REQUIRED'],
    ['said only, in 济南', JINAN, { form: 'oral', channel: 'phone' }, 'WRITING_REQUIRED'],
    ['unknown', YUNFU, { target: { kind: 'listing', listingId: 'nothing' } }, 'DISPUTED_THING_UNKNOWN'],
  ] as const)('not one %s, and nothing is left behind', async (_, place, change, code) => {
    const listingId = await enter(place)
    const counts = async () =>
      Promise.all(
        (['event', 'vault_value', 'objection'] as const).map(async (table) =>
          db()
            .selectFrom(table)
            .select((is) => is.fn.countAll<number>().as('n'))
            .executeTakeFirstOrThrow(),
        ),
      )
    const before = await counts()
    const done = await takeObjection(service(), null, place, plainObjection(listingId, { subjectId: firm, ...change }))
    expect(codeOf(done)).toBe(code)
    expect(await counts()).toEqual(before)
  })

  const duties = async (id: string) => {
    const rows = await db()
      .selectFrom('duty')
      .select(['kind', 'unit_id', 'last_day', 'done_on'])
      .where('source_id', '=', id)
      .orderBy('kind')
      .execute()
    return rows.map(({ kind, unit_id, last_day, done_on }) => [kind, unit_id.split('-')[0], last_day, done_on])
  }
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

  test('a company into which the subject merged objects in its place, and follows it as its own', async () => {
    const listingId = await enter(YUNFU)
    const acting = officerOf(`maker-${YUNFU}`, 'registrar-1', YUNFU)
    const today = ambient.today()
    const heir = valueOf(
      await resolveSubject(service(), acting, {
        kind: 'enterprise',
        name: '测试承继有限公司',
        identifiers: [{ type: 'registrationNumber', number: '445300000000001' }],
        evidence: '登记机关公告',
        on: today,
      }),
    )
    const merger = { act: 'end', how: 'merged', into: [heir], by: null, evidence: '登记机关公告' } as const
    valueOf(await actOnSubject(service(), acting, { subjectId: firm, on: today }, merger))
    const object = async (subjectId: string) =>
      takeObjection(service(), null, YUNFU, plainObjection(listingId, { subjectId }))
    expect(codeOf(await object('stranger'))).toBe('NOT_ONES_OWN')
    expect(valueOf(await object(heir)).folded.state).toMatchObject({ subjectId: heir, identity: 'account' })
  })
})
