import { hashQueryCode } from '../access/query-code.ts'
import { localDate } from '@xinheng/domain/calendar/local-date'
import { expect, test } from 'vitest'
import { createPassingKeys } from '../access/keys.ts'
import { hashCode } from '../notice/paper-code-views.ts'
import { describeDatabases } from '../db/testing.ts'
import { actOnShield } from '../listing/insolvency-use-cases.ts'
import { findListing } from '../listing/listing-use-cases.ts'
import { readCheckQuestion } from '../matter/check-facts.ts'
import { valueOf } from '../matter/testing-county.ts'
import { staffUnits } from '../objection/testing-objections.ts'
import { openPortalViews } from '../portal/portal-views.ts'
import { createService, type Service } from '../service.ts'
import { actOnRepair, applyForRepair, findRepair, withdrawByReceipt } from './repair-use-cases.ts'
import { findByReceipt, listRepairs } from './repair-views.ts'
import {
  application,
  FIRM,
  FIVE,
  listSerious,
  officerOf,
  openFive,
  publishPenalty,
  registerFirm,
} from './testing-repair.ts'

const { YUNFU, GUANGDONG, PANZHIHUA, JINAN, PUYANG } = FIVE

describeDatabases('repair', ({ database, db, ambient }) => {
  const keys = createPassingKeys(ambient)
  const service = () => createService({ database: database(), ambient, keys, dataDir: '/nowhere' })
  let firm = ''
  const own = (entryId: string, change: Parameters<typeof application>[1] = {}) =>
    application(entryId, { applicant: { by: 'account', subjectId: firm }, ...change })
  const decide = async (
    open: Service,
    repairId: string,
    handler: string,
    place: string,
    outcome: 'granted' | 'refused' = 'granted',
  ) => {
    valueOf(await actOnRepair(open, officerOf(handler, 'accepter', place), repairId, { act: 'accept' }))
    const decision = { act: 'decide', outcome, reasons: '经核查，已整改到位', letter: null } as const
    return valueOf(await actOnRepair(open, officerOf(handler, 'decider', place), repairId, decision)).state
  }
  const duties = async (repairId: string) => {
    const rows = await db()
      .selectFrom('duty')
      .select(['kind', 'unit_id', 'last_day', 'done_on'])
      .where('source_id', '=', repairId)
      .orderBy('kind')
      .execute()
    return rows.map(({ kind, unit_id, last_day, done_on }) => [kind, unit_id.split('-')[0], last_day, done_on])
  }
  const told = async (listingId: string, topic: string) =>
    (
      await db()
        .selectFrom('delivery as d')
        .innerJoin('outbox as o', 'o.id', 'd.outbox_id')
        .select('d.receiver')
        .where('o.topic', '=', topic)
        .where('o.message_key', '=', listingId)
        .orderBy('d.receiver')
        .execute()
    ).map(({ receiver }) => receiver)

  test('the same facts in five places: who decides, when it is of effect, what follows', async () => {
    ambient.setToday('2026-06-01')
    const open = service()
    firm = await openFive(open)
    await staffUnits(open, Object.values(FIVE))
    const course = async (place: string) => {
      ambient.setToday('2026-06-01')
      const listingId = await listSerious(open, place, firm)
      const { repairId } = valueOf(await applyForRepair(open, null, own(listingId)))
      const handler = (await findRepair(open, repairId))?.state.handler ?? ''
      expect(await duties(repairId)).toEqual([
        ['acceptRepair', handler.split('-')[0], '2026-06-04', null],
        ['decideRepair', handler.split('-')[0], '2026-06-15', null],
      ])
      ambient.setToday('2026-06-03')
      const decided = await decide(open, repairId, handler, place)
      const atDecision = (await findListing(open, listingId))?.state.kind
      const publicity = await actOnRepair(open, officerOf(handler, 'accepter', place), repairId, {
        act: 'publicise',
        site: '双公示系统',
      })
      const ended = (await findListing(open, listingId))?.state
      expect(ended).toMatchObject({ kind: 'released', reason: 'repaired', releasedOn: '2026-06-03' })
      expect(await openPortalViews(open, place).findEntry(listingId)).toBe('over')
      const receivers = await told(listingId, 'listing.released')
      expect(receivers.length).toBeGreaterThan(0)
      expect(receivers).toEqual(await told(listingId, 'listing.published'))
      const last = (await findRepair(open, repairId))?.state
      expect(last).toMatchObject({ kind: 'granted', executedOn: '2026-06-03' })
      expect((await duties(repairId)).filter(([kind]) => kind === 'executeRepair')).toEqual([
        ['executeRepair', handler.split('-')[0], place === PUYANG ? '2026-06-04' : null, '2026-06-03'],
      ])
      return [
        handler.split('-')[0],
        decided.kind === 'granted' ? decided.effectiveOn : undefined,
        atDecision,
        publicity.ok ? 'publicised' : publicity.error.code,
      ]
    }
    const outcomes: unknown[] = []
    for (const place of [YUNFU, GUANGDONG, PANZHIHUA, JINAN, PUYANG]) outcomes.push(await course(place))
    expect(outcomes).toEqual([
      ['maker', '2026-06-03', 'released', 'PUBLICITY_NOT_FORESEEN'],
      ['maker', '2026-06-03', 'released', 'PUBLICITY_NOT_FORESEEN'],
      ['organ', null, 'listed', 'publicised'],
      ['maker', '2026-06-03', 'released', 'PUBLICITY_NOT_FORESEEN'],
      ['maker', '2026-06-03', 'released', 'PUBLICITY_NOT_FORESEEN'],
    ])
  })

  test('community service stands in for rectification for a firm in 濮阳 alone', async () => {
    const given = application('', {}).materials
    const materials = { ...given, rectification: '', communityService: '志愿服务证明' }
    const answers: unknown[] = []
    for (const place of [YUNFU, GUANGDONG, PANZHIHUA, JINAN, PUYANG]) {
      const done = await applyForRepair(service(), null, own(await listSerious(service(), place, firm), { materials }))
      answers.push(done.ok ? 'taken' : done.error.code)
    }
    const unmet = 'REPAIR_CONDITIONS_UNMET'
    expect(answers).toEqual([unmet, unmet, unmet, unmet, 'taken'])
  })

  test('a penalty of several kinds follows the gravest; repaired, its publication ends and it no longer counts', async () => {
    ambient.setToday('2026-06-01')
    const open = service()
    const documentNumber = '应急罚〔2026〕7号'
    const grave = await publishPenalty(open, JINAN, firm, ['warning', 'revocationOfLicence'])
    const early = valueOf(await applyForRepair(open, null, own(grave, { documentNumber })))
    expect((await findRepair(open, early.repairId))?.state).toMatchObject({
      gravity: 'serious',
      gravityConfirmed: false,
      opensOn: '2027-05-06',
    })

    const fine = await publishPenalty(open, JINAN, firm, ['warning', 'fine'])
    ambient.setToday('2026-08-10')
    const { repairId } = valueOf(await applyForRepair(open, null, own(fine, { documentNumber })))
    expect(await openPortalViews(open, JINAN).findEntry(fine)).toMatchObject({ tag: { kind: 'record' } })
    await decide(open, repairId, `maker-${JINAN}`, JINAN)
    expect(await openPortalViews(open, JINAN).findEntry(fine)).toBe('over')
    const row = await db().selectFrom('record').select('publication_until').where('id', '=', fine).executeTakeFirst()
    expect(row?.publication_until).toBe('2026-08-09')

    const law = await open.law(open.db, localDate('2026-08-10'))
    const target = {
      matter: { occasion: 'licence', place: JINAN, decider: { organisationId: 'u', officerId: null } },
      party: { subjectId: firm, subjectKind: 'enterprise', role: 'applicant', identity: 'exact' },
      departments: [],
    } as const
    const question = await readCheckQuestion(open.db, target, law, localDate('2026-08-10'))
    expect(question.cleanYears.repairedRecordIds).toEqual([fine])
  })

  test('whoever accepted does not decide, in the code and in the database', async () => {
    const open = service()
    const listingId = await listSerious(open, JINAN, firm)
    const { repairId } = valueOf(await applyForRepair(open, null, own(listingId)))
    const one = officerOf(`maker-${JINAN}`, 'accepter', JINAN)
    valueOf(await actOnRepair(open, one, repairId, { act: 'accept' }))
    const decision = { act: 'decide', outcome: 'granted', reasons: '理由', letter: null } as const
    expect(await actOnRepair(open, one, repairId, decision)).toMatchObject({ error: { code: 'SAME_HANDS' } })
    const same = db()
      .updateTable('repair')
      .set({ state: 'granted', decided_by: 'accepter' })
      .where('id', '=', repairId)
      .execute()
    await expect(same).rejects.toThrow(/repair_separate_hands/)
  })

  test('public numbers alone prove nobody: such an application shuts nobody out and is not accepted before proof', async () => {
    ambient.setToday('2026-06-01')
    const open = service()
    const listingId = await listSerious(open, YUNFU, firm)
    const stranger = valueOf(await applyForRepair(open, null, application(listingId)))
    expect(stranger.identityProved).toBe(false)
    const one = officerOf(`maker-${YUNFU}`, 'accepter', YUNFU)
    const accept = async (id: string) => actOnRepair(open, one, id, { act: 'accept' })
    expect(await accept(stranger.repairId)).toMatchObject({ error: { code: 'APPLICANT_UNPROVED' } })
    expect(await duties(stranger.repairId)).toEqual([
      ['acceptRepair', 'maker', '2026-06-04', null],
      ['confirmApplicant', 'maker', '2026-06-04', null],
      ['decideRepair', 'maker', '2026-06-15', null],
    ])
    const granted = db().updateTable('repair').set({ state: 'accepted' }).where('id', '=', stranger.repairId).execute()
    await expect(granted).rejects.toThrow(/repair_proved/)

    const mine = valueOf(await applyForRepair(open, null, own(listingId)))
    const confirm = { act: 'confirmApplicant', evidence: '核对证件原件' } as const
    expect(await actOnRepair(open, one, stranger.repairId, confirm)).toMatchObject({
      error: { code: 'REPAIR_OPEN', repairId: mine.repairId },
    })
    const given = { number: mine.receiptNumber, code: mine.queryCode }
    valueOf(await withdrawByReceipt(open, given))
    valueOf(await actOnRepair(open, one, stranger.repairId, confirm))
    expect(await applyForRepair(open, null, own(listingId))).toMatchObject({
      error: { code: 'REPAIR_OPEN', repairId: stranger.repairId },
    })
    expect(await decide(open, stranger.repairId, `maker-${YUNFU}`, YUNFU)).toMatchObject({ kind: 'granted' })
  })

  test('the code of a paper proves its addressee', async () => {
    const open = service()
    const listingId = await listSerious(open, GUANGDONG, firm)
    const earlier = valueOf(await applyForRepair(open, null, own(listingId)))
    valueOf(await withdrawByReceipt(open, { number: earlier.receiptNumber, code: earlier.queryCode }))
    const { id } = await db()
      .selectFrom('notice')
      .select('id')
      .where('about_id', '=', earlier.repairId)
      .executeTakeFirstOrThrow()
    await db()
      .updateTable('notice')
      .set({ code_hash: hashCode(keys, 'ABCD 1234') })
      .where('id', '=', id)
      .execute()
    const wrong = valueOf(await applyForRepair(open, null, application(listingId, { paperCode: 'ABCD 1235' })))
    expect(wrong.identityProved).toBe(false)
    const right = valueOf(await applyForRepair(open, null, application(listingId, { paperCode: 'abcd-1234' })))
    expect((await findRepair(open, right.repairId))?.state.identity).toBe('paper')
  })

  test('what was determined elsewhere: passed on and answered by letter; in 濮阳县 the credit authority repairs itself', async () => {
    const open = service()
    const away = async (place: string, change: object) =>
      db()
        .updateTable('account')
        .set(change)
        .where('organisation_id', 'in', [`maker-${place}`, `organ-${place}`])
        .execute()
    for (const place of [YUNFU, PANZHIHUA, PUYANG]) {
      await away(place, { state: 'suspended' })
      const listingId = await listSerious(open, place, firm)
      const { repairId } = valueOf(await applyForRepair(open, null, own(listingId)))
      const by = officerOf(`finance-${place}`, 'clerk', place)
      if (place === PUYANG) {
        expect((await findRepair(open, repairId))?.state).toMatchObject({ handler: by.organisationId, recorder: null })
        expect(await decide(open, repairId, by.organisationId, place)).toMatchObject({
          kind: 'granted',
          executedOn: '2026-06-01',
        })
        continue
      }
      expect((await findRepair(open, repairId))?.state).toMatchObject({
        recorder: by.organisationId,
        takenInBy: by.organisationId,
      })
      expect(await actOnRepair(open, by, repairId, { act: 'accept' })).toMatchObject({
        error: { code: 'UNIT_WITHOUT_POWER' },
      })
      const decision = { act: 'decide', outcome: 'granted', reasons: '作出认定的机关来函', letter: null } as const
      expect(await actOnRepair(open, by, repairId, decision)).toMatchObject({ error: { code: 'WRONG_STATE' } })
      valueOf(await actOnRepair(open, by, repairId, { act: 'passOn' }))
      expect(await actOnRepair(open, by, repairId, decision)).toMatchObject({ error: { code: 'DOCUMENT_MISSING' } })
      const letter = { number: '函〔2026〕3号', date: localDate('2026-06-01') }
      valueOf(await actOnRepair(open, by, repairId, { ...decision, letter }))
      if (place === PANZHIHUA) valueOf(await actOnRepair(open, by, repairId, { act: 'publicise', site: '双公示系统' }))
      expect((await findRepair(open, repairId))?.state).toMatchObject({ kind: 'granted', executedOn: '2026-06-01' })
      expect((await findListing(open, listingId))?.state.kind).toBe('released')
    }
    await db()
      .updateTable('account')
      .set({ state: 'suspended' })
      .where('organisation_id', '=', `finance-${YUNFU}`)
      .execute()
    const nobody = await applyForRepair(open, null, own(await listSerious(open, YUNFU, firm)))
    expect(nobody).toMatchObject({ error: { code: 'REPAIR_HANDLER_ELSEWHERE', organisationId: `maker-${YUNFU}` } })
    await db().updateTable('account').set({ state: 'active' }).execute()
  })

  test('a file alone proves a further condition', async () => {
    const open = service()
    const bytes = new TextEncoder().encode('合成的培训证明')
    const files = [{ field: 'other', fileName: '证明.txt', mediaType: 'text/plain', bytes }]
    const { repairId } = valueOf(await applyForRepair(open, null, own(await listSerious(open, JINAN, firm), { files })))
    const state = (await findRepair(open, repairId))?.state
    expect([state?.materials.other.map(({ name }) => name), state?.files.length]).toEqual([['其他条件'], 1])
    ambient.setToday('2026-08-10')
  })

  test('a refusal gives its reasons to who has the code, and ends nothing; it can be asked for again', async () => {
    const open = service()
    const listingId = await listSerious(open, PUYANG, firm)
    const receipt = valueOf(await applyForRepair(open, null, own(listingId)))
    await decide(open, receipt.repairId, `maker-${PUYANG}`, PUYANG, 'refused')
    expect((await findListing(open, listingId))?.state.kind).toBe('listed')
    expect(
      await findByReceipt(db(), receipt.receiptNumber, hashQueryCode(open, 'repairQuery', receipt.queryCode)),
    ).toBe(receipt.repairId)
    expect(
      await findByReceipt(db(), receipt.receiptNumber, hashQueryCode(open, 'repairQuery', 'ABCDEFGH23456789')),
    ).toBeUndefined()
    const papers = await db().selectFrom('notice').select('kind').where('about_id', '=', receipt.repairId).execute()
    expect(papers.map(({ kind }) => kind).toSorted()).toEqual(['repairAnswer', 'repairReceipt'])
    const again = valueOf(await applyForRepair(open, null, own(listingId)))
    const twice = await applyForRepair(open, null, own(listingId))
    expect(twice).toMatchObject({ error: { code: 'REPAIR_OPEN', repairId: again.repairId } })
    const given = { number: again.receiptNumber, code: again.queryCode.toLowerCase() }
    expect(await withdrawByReceipt(open, given)).toMatchObject({ ok: true, value: { state: { kind: 'withdrawn' } } })
    expect((await applyForRepair(open, null, own(listingId))).ok).toBe(true)
  })

  test('what is pushed twice from 信用中国 is one application, and its first day stays', async () => {
    const open = service()
    const pusher = officerOf(`finance-${YUNFU}`, 'key-1', YUNFU)
    const listingId = await listSerious(open, YUNFU, firm)
    const pushed = own(listingId, { channel: 'creditChina', externalKey: 'CC-1' })
    const first = valueOf(await applyForRepair(open, pusher, pushed))
    ambient.setToday('2026-08-12')
    const second = valueOf(await applyForRepair(open, pusher, pushed))
    expect(second).toMatchObject({ receiptNumber: first.receiptNumber, receivedOn: '2026-08-10' })
    expect((await findRepair(open, first.repairId))?.state.takenInBy).toBe(`finance-${YUNFU}`)
    expect(await findByReceipt(db(), second.receiptNumber, hashQueryCode(open, 'repairQuery', second.queryCode))).toBe(
      first.repairId,
    )
  })

  test('an assigned class is the handler’s to give, with reasons, and never the applicant’s', async () => {
    ambient.setToday('2026-06-01')
    const open = service()
    const documentNumber = '应急罚〔2026〕7号'
    const recordId = await publishPenalty(open, JINAN, firm, ['fine'])
    const assigned = { gravity: 'minor', reasons: '主管部门分类标准列为轻微' } as const
    const asked = own(recordId, { documentNumber, assigned, channel: 'window' })
    const codeBy = async (unit: string, change = {}) => {
      const done = await applyForRepair(open, officerOf(unit, 'o1', JINAN), { ...asked, ...change })
      return done.ok ? 'taken' : done.error.code
    }
    expect(await applyForRepair(open, null, { ...asked, channel: 'web' })).toMatchObject({
      error: { code: 'UNIT_WITHOUT_POWER' },
    })
    expect(await codeBy(`finance-${JINAN}`)).toBe('UNIT_WITHOUT_POWER')
    expect(await codeBy(`maker-${JINAN}`, { assigned: { ...assigned, reasons: ' ' } })).toBe('REASONS_MISSING')
    expect(await codeBy(`maker-${JINAN}`)).toBe('taken')
  })

  test('a shield on a court’s ruling hides the entry until the repair after the plan is decided', async () => {
    const open = service()
    const listingId = await listSerious(open, PUYANG, firm)
    const views = openPortalViews(open, PUYANG)
    const by = officerOf(`maker-${PUYANG}`, 'decider', PUYANG)
    const ruling = {
      act: 'shield',
      number: '（2026）豫破1号',
      date: localDate('2026-05-20'),
      evidence: '批准重整计划',
    } as const
    valueOf(await actOnShield(open, by, listingId, ruling))
    expect(await views.findEntry(listingId)).toBeUndefined()
    ambient.setToday('2026-07-01')
    valueOf(await actOnShield(open, by, listingId, { act: 'endShield', why: 'carriedOut', reasons: '执行完毕' }))
    expect(await views.findEntry(listingId)).toBeUndefined()
    const { repairId } = valueOf(await applyForRepair(open, null, own(listingId)))
    const handler = (await findRepair(open, repairId))?.state.handler ?? ''
    const officer = (id: string) => officerOf(handler, id, PUYANG)
    valueOf(await actOnRepair(open, officer('accepter'), repairId, { act: 'accept' }))
    expect(await views.findEntry(listingId)).toBeUndefined()
    const refused = { act: 'decide', outcome: 'refused', reasons: '尚未履行完毕', letter: null } as const
    valueOf(await actOnRepair(open, officer('decider-2'), repairId, refused))
    expect(await views.findEntry(listingId)).toMatchObject({ subject: { name: '虚构安全科技有限公司' } })
  })

  test('publication of an entry ends by itself at the maximum, whatever its term', async () => {
    ambient.setToday('2026-06-01')
    const other = await registerFirm(service(), '91410928MA9F00031B', '虚构物流有限公司')
    const listingId = await listSerious(service(), JINAN, other)
    const views = openPortalViews(service(), JINAN)
    ambient.setToday('2028-05-06')
    expect(await views.findEntry(listingId)).toMatchObject({ subject: { name: '虚构物流有限公司' } })
    ambient.setToday('2028-05-07')
    expect(await views.findEntry(listingId)).toBe('over')
    ambient.setToday('2026-06-01')
  })

  test.each([
    ['an entry nobody knows', async () => 'no-such-entry', {}, 'DISPUTED_THING_UNKNOWN'],
    ['one of somebody else', null, { applicant: { by: 'number', number: '91410928MA9F00031B' } }, 'NOT_ONES_OWN'],
    ['a forged document number', null, { documentNumber: '应急罚〔2025〕9号' }, 'DOCUMENT_DIFFERS'],
    [
      'the court’s list',
      async (open: Service, subject: string) => listSerious(open, PUYANG, subject, 'judgment-defaulter'),
      {},
      'REPAIR_BARRED',
    ],
  ] as const)('not for %s, and nothing is sealed', async (_, entryOf, change, code) => {
    const open = service()
    const entryId = entryOf === null ? await listSerious(open, PUYANG, firm) : await entryOf(open, firm)
    const count = async () =>
      Number(
        (
          await db()
            .selectFrom('vault_value')
            .select(({ fn }) => fn.countAll().as('n'))
            .executeTakeFirstOrThrow()
        ).n,
      )
    const before = await count()
    expect(await applyForRepair(open, null, application(entryId, change))).toMatchObject({ error: { code } })
    expect(await count()).toBe(before)
  })

  test('the inbox stands by clock, of one’s own unit', async () => {
    const { rows } = await listRepairs(db(), {
      place: JINAN,
      unitId: `maker-${JINAN}`,
      filter: 'open',
      page: 1,
      size: 50,
    })
    const due = rows.map(({ dueOn }) => dueOn ?? '9999')
    expect(due).toEqual(due.toSorted())
    expect(rows.every(({ subjectName }) => subjectName === '虚构安全科技有限公司')).toBe(true)
    expect((await listRepairs(db(), { place: JINAN, unitId: `organ-${JINAN}`, page: 1, size: 50 })).total).toBe(0)
    expect(FIRM).not.toBe('')
  })
})
