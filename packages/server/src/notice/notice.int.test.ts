import { localDate } from '@xinheng/domain/calendar/local-date'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import { decideReception } from '@xinheng/domain/listing/decide-received'
import { expect, test } from 'vitest'
import { createPassingKeys } from '../access/keys.ts'
import type { Caller } from '../access/caller.ts'
import type { Role } from '../access/roles.ts'
import { actInTransaction, type Acting } from '../db/case-act.ts'
import { describeDatabases } from '../db/testing.ts'
import { transact } from '../db/transact.ts'
import { LISTING_STREAM } from '../listing/listing-store.ts'
import { actOnListing, findListing, proposeListing, type ListingAct } from '../listing/listing-use-cases.ts'
import { actOnOrganisation } from '../organisation/organisation-use-cases.ts'
import { zhCn } from '../pages/messages/zh-cn.ts'
import { publishBaseline } from '../rulebook/law-text-use-cases.ts'
import { createService } from '../service.ts'
import { resolveSubject } from '../subject/subject-use-cases.ts'
import { actOnTask } from '../task/task-use-cases.ts'
import { readUnitTasks } from '../task/task-views.ts'
import { actOnConsent } from './consent-use-cases.ts'
import { readUnserved } from './notice-pages.ts'
import { issueNotice, reportService } from './notice-use-cases.ts'
import { hashCode } from './paper-code-views.ts'
import { findNotice, findNoticeByCode, listNotices, readNoticeDocument, reachesNotice } from './notice-views.ts'

const day = localDate
const DEPARTMENTS = ['应急管理部门', '市场监督管理部门', '财政部门', '发展改革部门', '人民法院']
const READER = { readerId: 'test', unitId: null, reason: '测试查阅' }

function valueOf<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

describeDatabases('papers and their service', ({ database, db, ambient }) => {
  const keys = createPassingKeys(ambient)
  const service = () => createService({ database: database(), ambient, keys, dataDir: '/nowhere' })
  const officer = (place: string, officerId: string, unit = 'safety'): Acting => ({
    officerId,
    organisationId: `${unit}-${place}`,
    place,
  })
  const prepare = async (place: string, uscc: string): Promise<string> => {
    ambient.setToday('2026-03-02')
    await publishBaseline(service(), officer(place, 'law-1'), officer(place, 'law-2'))
    const by = officer(place, 'admin')
    const known = await db()
      .selectFrom('organisation')
      .select('id')
      .where('id', '=', by.organisationId)
      .executeTakeFirst()
    if (known === undefined) {
      const register = { act: 'register', name: `${place}某局`, place, departments: DEPARTMENTS } as const
      valueOf(await actOnOrganisation(service(), by, by.organisationId, register))
    }
    const identifiers = [{ type: 'uscc', number: uscc }] as const
    const subject = {
      kind: 'enterprise',
      name: `示例${uscc.slice(-5)}有限公司`,
      identifiers,
      evidence: 'file:1',
    } as const
    return valueOf(await resolveSubject(service(), by, { ...subject, on: day('2020-01-01') }))
  }
  const propose = async (place: string, subjectId: string): Promise<string> => {
    const by = officer(place, 'proposer')
    const proposed = await proposeListing(service(), by, {
      listKind: 'sanction',
      listTypeId: 'work-safety',
      subjectId,
      document: {
        kind: 'penaltyDecision',
        number: '应急罚〔2026〕1号',
        date: day('2026-02-10'),
        authority: by.organisationId,
        effectiveOn: day('2026-02-20'),
      },
      conduct: { from: day('2026-01-10'), until: day('2026-01-20'), facts: '合成的案情' },
      source: null,
    })
    return valueOf(proposed).id
  }
  const callerOf = (role: Role, unitId: string, jurisdiction: string, subjectId: string | null = null): Caller => ({
    principal: { id: `${role}-x`, subjectId, grants: [{ role, unitId, jurisdiction }], scopes: null },
    name: role,
    organisationId: unitId,
    organisationName: unitId,
    place: jurisdiction,
    means: 'session',
  })
  const papersOf = async (where: Parameters<typeof listNotices>[1]) =>
    (await listNotices(db(), where)).map(({ notice }) => notice)
  const lettersOf = async (id: string) => {
    const found = await findNotice(db(), id)
    if (found === undefined) throw new Error('no paper')
    const {
      title,
      opening,
      sections,
      closing,
      service: served,
      code,
    } = await readNoticeDocument(service(), found, READER)
    const text = [...opening, ...sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]), ...closing]
    return { title, text: text.join('\n'), served, code }
  }
  const NOTICE: ListingAct = {
    act: 'issueNotice',
    texts: { facts: '查明的事实', reasons: '理由', rights: '可以陈述申辩' },
    basis: [],
    channel: 'electronic',
    lastDayToAnswer: day('2026-03-20'),
  }
  const served = (servedOn: string): ListingAct => ({
    act: 'recordService',
    texts: { evidence: '回执 1' },
    proof: { kind: 'receipt', servedOn: day(servedOn) },
  })

  test('an entry and the ledger of service tell one story: notice, failed attempt, consent, service, decision with the notice on repair', async () => {
    const place = '445300'
    const subjectId = await prepare(place, '91440300MA5DA1234X')
    const id = await propose(place, subjectId)
    const [proposer, decider] = [officer(place, 'proposer'), officer(place, 'decider')]
    const act = async (by: Acting, on: string, what: ListingAct) => {
      ambient.setToday(on)
      return actOnListing(service(), by, id, what)
    }
    valueOf(await act(proposer, '2026-03-02', NOTICE))
    const [paper] = await papersOf({ listingId: id })
    expect(paper).toMatchObject({ kind: 'preListing', issuer: proposer.organisationId, service: null })
    const noticeId = paper?.noticeId ?? ''
    expect((await lettersOf(noticeId)).text).toContain('查明的事实')
    expect(
      await reportService(service(), proposer, noticeId, { kind: 'failed', channel: 'post', reasonCode: 'other' }),
    ).toMatchObject({
      error: { code: 'SERVED_THROUGH_ENTRY' },
    })

    expect(await act(proposer, '2026-03-04', served('2026-03-04'))).toMatchObject({
      error: { code: 'ELECTRONIC_CONSENT_MISSING' },
    })
    const failing = { act: 'recordFailedService', texts: {}, channel: 'post', reasonCode: 'returned' } as const
    valueOf(await act(proposer, '2026-03-04', failing))
    valueOf(
      await actOnConsent(service(), proposer, subjectId, { act: 'give', address: 'x@example.cn', evidence: '确认书' }),
    )
    valueOf(await act(proposer, '2026-03-05', served('2026-03-05')))
    const attempts = await db()
      .selectFrom('notice_attempt')
      .selectAll()
      .where('notice_id', '=', noticeId)
      .orderBy('number')
      .execute()
    expect(attempts.map(({ channel, outcome }) => [channel, outcome])).toEqual([
      ['post', 'failed'],
      ['electronic', 'served'],
    ])
    const entry = await findListing(service(), id)
    expect(entry?.state).toMatchObject({ kind: 'noticed', failedServices: 1, service: { servedOn: '2026-03-05' } })
    expect(
      await db().selectFrom('duty').select('done_on').where('source_id', '=', noticeId).executeTakeFirst(),
    ).toEqual({
      done_on: '2026-03-05',
    })

    const decide: ListingAct = {
      act: 'decide',
      texts: { reasons: '决定理由' },
      outcome: 'list',
      number: '应急信〔2026〕1号',
      term: { count: 2, unit: 'year' },
    }
    valueOf(await act(decider, '2026-03-23', decide))
    const both = (await papersOf({ listingId: id })).filter(({ kind }) => kind !== 'preListing')
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['decision', 'repairNotice'])
    const [first, second] = both
    expect([first?.companion, second?.companion]).toEqual([second?.noticeId, first?.noticeId])
    const decision = both.find(({ kind }) => kind === 'decision')?.noticeId ?? ''
    expect((await lettersOf(decision)).text).toContain('最后一日在送达后载明')
    const repairPaper = both.find(({ kind }) => kind === 'repairNotice')?.noticeId ?? ''
    for (const paperId of [decision, repairPaper]) {
      const { text } = await lettersOf(paperId)
      for (const words of [
        '最早自2027年2月10日起可以申请',
        '最迟不超过2029年2月10日',
        `修复申请由${place}某局办理。`,
      ]) {
        expect(text).toContain(words)
      }
      expect(text).toContain(`/repairs/new?entry=${id}`)
      expect(text).toContain('已经履行法律文书确定的义务')
    }
    expect((await lettersOf(decision)).text).toContain(`在网址后面加上 /objections/new?entry=${id}`)
    const named = createService({
      database: database(),
      ambient,
      keys,
      dataDir: '/x',
      publicUrl: 'https://xin.example',
    })
    const found = await findNotice(db(), decision)
    if (found === undefined) throw new Error('no decision')
    const printed = (await readNoticeDocument(named, found, READER)).sections.flatMap(({ paragraphs }) => paragraphs)
    expect(printed).toContain(`网上提出：https://xin.example/objections/new?entry=${id}`)

    const serveDecision: ListingAct = {
      act: 'serveDecision',
      texts: { evidence: '回执 2', measures: '随决定告知的措施', removalConditions: '条件', remedies: '救济' },
      proof: { kind: 'delivered', servedOn: day('2026-03-24') },
      channel: 'leftAtAddress',
    }
    valueOf(await act(proposer, '2026-03-25', serveDecision))
    const after = (await papersOf({ listingId: id })).filter(({ kind }) => kind !== 'preListing')
    expect(after.map(({ service: proof }) => proof?.servedOn)).toEqual(['2026-03-24', '2026-03-24'])
    const letter = await lettersOf(decision)
    for (const words of [
      '决定理由',
      '随决定告知的措施',
      '二年'.replace('二', '2'),
      '最后一日：2026年5月25日',
      '最后一日：2026年9月24日',
    ]) {
      expect(letter.text).toContain(words)
    }
    expect(letter.served).toBe('送达：2026年3月24日，留置送达。')
    await expect(
      db().updateTable('notice').set({ companion_id: null }).where('id', '=', decision).execute(),
    ).rejects.toThrow(/notice_two_papers/)
  })

  test.each([
    ['440000', '91440300MA5DA1235W'],
    ['445300', '91440300MA5DA1236U'],
    ['510400', '91510400MA5DA1234X'],
    ['370100', '91370100MA5DA1234X'],
    ['410928', '91410928MA9F00015M'],
  ])('in %s a measure applied goes out as a paper of its own, with its own ledger', async (place, uscc) => {
    const subjectId = await prepare(place, uscc)
    const by = officer(place, 'clerk')
    ambient.setToday('2026-04-02')
    const law = await service().law(db(), ambient.today())
    const listingId = ambient.uuid()
    const date = day('2026-01-05')
    const unit = { organisationId: by.organisationId, departments: ['人民法院'] }
    const facts = valueOf(
      await transact(db(), async (tx): Promise<Result<string, Refusal>> => {
        const plaintext = '有履行能力而拒不履行'
        return ok((await service().vault.sealValue(tx, { subjectId, purpose: 'facts', plaintext })).ref)
      }),
    )
    const reception = {
      entry: {
        listingId,
        listKind: 'sanction',
        place,
        listTypeId: 'judgment-defaulter',
        subjectId,
        subjectKind: 'enterprise',
        determiner: by.organisationId,
        conduct: { from: date, until: null, facts },
        source: null,
      },
      document: { kind: 'judgment', number: '（2026）执1号', date, authority: by.organisationId, effectiveOn: date },
      from: by.organisationId,
      externalKey: listingId,
      service: { kind: 'served', on: day('2026-01-20') },
      term: { start: day('2026-02-01'), length: { count: 2, unit: 'year' }, latestEnd: null, basis: [] },
      file: 'file:1',
    } as const
    const recording = { ambient, acting: by, rulebookVersion: law.book.version }
    const entry = valueOf(
      await transact(db(), async (tx) =>
        actInTransaction(tx, LISTING_STREAM, listingId, recording, (state) =>
          decideReception(state, reception, unit, law, ambient.today()),
        ),
      ),
    )
    const units = [{ ...unit, departments: DEPARTMENTS }]
    const measure = readUnitTasks(entry.state, units, law, ambient.today())[0]?.measures[0]?.measure
    if (measure === undefined) throw new Error('no measure to apply')
    const apply = {
      act: 'apply',
      measureId: measure.id,
      evidence: '凭证',
      proportionality: '与情节相当',
      told: '采取措施的理由',
      ownLastDay: null,
      established: measure.preconditions,
    } as const
    valueOf(await actOnTask(service(), by, listingId, apply))
    const [paper] = await papersOf({ listingId })
    expect(paper).toMatchObject({ kind: 'measure', place, values: { measureId: measure.id }, service: null })
    const id = paper?.noticeId ?? ''
    const letter = await lettersOf(id)
    for (const words of ['有履行能力而拒不履行', '采取措施的理由', '与情节相当', measure.name, '《']) {
      expect(letter.text).toContain(words)
    }
    expect(letter.text).toContain('提出异议没有最后期限')
    const own = `/objections/new?entry=${listingId}&measure=${encodeURIComponent(`${measure.id} ${by.organisationId}`)}`
    expect(letter.text).toContain(own)
    expect(letter.text).toContain('人民法院自收到申请之日起15日内审查')

    const putUp = { kind: 'putUp', putUpOn: day('2026-04-03'), evidence: '公告栏' } as const
    expect(await reportService(service(), by, id, { ...putUp, putUpOn: ambient.today() })).toMatchObject({
      error: { code: 'OTHER_CHANNEL_FIRST' },
    })
    valueOf(await reportService(service(), by, id, { kind: 'failed', channel: 'post', reasonCode: 'addresseeUnknown' }))
    ambient.setToday('2026-04-03')
    valueOf(await reportService(service(), by, id, putUp))
    ambient.setToday('2026-05-03')
    const ended = { kind: 'publicNotice', putUpOn: day('2026-04-03'), servedOn: day('2026-05-03') } as const
    const by30 = { kind: 'served', channel: 'publicNotice', proof: ended, evidence: '公告栏' } as const
    const early = { ...by30, proof: { ...ended, servedOn: day('2026-05-02') } }
    expect(await reportService(service(), by, id, early)).toMatchObject({
      error: { code: 'PUBLIC_NOTICE_RUNNING', until: '2026-05-03' },
    })
    valueOf(await reportService(service(), by, id, by30))
    expect(
      await db()
        .selectFrom('notice')
        .select(['served_on', 'channel', 'failed'])
        .where('id', '=', id)
        .executeTakeFirst(),
    ).toEqual({
      served_on: '2026-05-03',
      channel: 'publicNotice',
      failed: 1,
    })
  })

  test('strangers do not reach a paper; its addressee does, by account or by the code on it, and every reading is on the log', async () => {
    const place = '445300'
    const subjectId = await prepare(place, '91440300MA5DA1237R')
    const by = officer(place, 'proposer')
    const law = await service().law(db(), ambient.today())
    const issued = await transact(db(), async (tx) => {
      const sealed = await service().vault.sealValue(tx, {
        subjectId,
        purpose: 'statement',
        plaintext: '更正的内容：㐂',
      })
      return issueNotice(service(), tx, by, law, {
        kind: 'erratum',
        subjectId,
        about: { stream: 'redress', id: 'r-1' },
        place,
        parts: { statement: sealed.ref },
        basis: [{ document: 'PY', clause: '五(五)' }],
      })
    })
    const { id, state } = valueOf(issued)
    const reach = (caller: Caller) => reachesNotice(caller, 'notice.read', state)
    expect(reach(callerOf('caseOfficer', by.organisationId, place))).toBe(true)
    expect(reach(callerOf('creditAuthority', 'credit', place))).toBe(true)
    expect(reach(callerOf('subject', '', place, subjectId))).toBe(true)
    expect(reach(callerOf('subject', '', place, 'another'))).toBe(false)
    expect(reach(callerOf('caseOfficer', 'another', place))).toBe(false)
    expect(reach(callerOf('creditAuthority', 'credit', '370100'))).toBe(false)

    const reads = async () =>
      (await db().selectFrom('vault_read').select('reason').where('subject_id', '=', subjectId).execute()).length
    const before = await reads()
    const { code, text } = await lettersOf(id)
    expect(text).toContain('更正的内容：㐂')
    expect(await reads()).toBe(before + 2)

    const typed = code.replace('校验码：', '').toLowerCase()
    expect((await findNoticeByCode(db(), state.number, hashCode(keys, typed)))?.notice.noticeId).toBe(id)
    expect(await findNoticeByCode(db(), state.number, hashCode(keys, `${typed}0`))).toBeUndefined()
    expect(await findNoticeByCode(db(), `${state.number}0`, hashCode(keys, typed))).toBeUndefined()

    const mine = await readUnserved(service(), callerOf('caseOfficer', by.organisationId, place), zhCn)
    expect(mine?.rows.map((row) => row.id)).toContain(id)
    expect(await readUnserved(service(), callerOf('subject', '', place, subjectId), zhCn)).toBeUndefined()
    const other = await readUnserved(service(), callerOf('creditAuthority', 'credit', '370100'), zhCn)
    expect(other?.rows.map((row) => row.id)).not.toContain(id)

    valueOf(
      await reportService(service(), by, id, {
        kind: 'served',
        channel: 'inPerson',
        proof: { kind: 'receipt', servedOn: ambient.today() },
        evidence: '回执 3',
      }),
    )
    expect(
      (await readUnserved(service(), callerOf('caseOfficer', by.organisationId, place), zhCn))?.rows.map(
        (row) => row.id,
      ),
    ).not.toContain(id)
  })
})
