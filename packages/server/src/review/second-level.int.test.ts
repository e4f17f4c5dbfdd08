import { localDate, type LocalDate } from '@xinheng/domain/calendar/local-date'
import { ok } from '@xinheng/domain/kernel/result'
import { findExecutionStay } from '@xinheng/domain/listing/execution-stay'
import { readListingLastDay } from '@xinheng/domain/listing/read-listing'
import { readStageStep } from '@xinheng/domain/objection/objection-stages'
import { evolveObjection, type Objection, type ObjectionEvent } from '@xinheng/domain/objection/objection'
import { expect, test } from 'vitest'
import { createPassingKeys } from '../access/keys.ts'
import { actOnComplaint, takeComplaint, type ComplaintIntake } from '../complaint/complaint-use-cases.ts'
import { actInTransaction, type Acting, type StreamKind } from '../db/case-act.ts'
import { describeDatabases } from '../db/testing.ts'
import { transact } from '../db/transact.ts'
import { stepDispute } from '../listing/listing-consequences.ts'
import { LISTING_STREAM } from '../listing/listing-store.ts'
import { findListingAsOf, findOpenReleases } from '../listing/listing-views.ts'
import { valueOf } from '../matter/testing-county.ts'
import { actOnOrganisation } from '../organisation/organisation-use-cases.ts'
import { openPortalViews } from '../portal/portal-views.ts'
import { publishBaseline } from '../rulebook/law-text-use-cases.ts'
import { createService } from '../service.ts'
import { resolveSubject } from '../subject/subject-use-cases.ts'
import { actOnTask } from '../task/task-use-cases.ts'
import { actOnReview, recordReview, type NewReviewCase, type ReviewAct } from './review-use-cases.ts'
import { lifeOf, USCCS } from './testing-entry-life.ts'

const PANZHIHUA = '510400'
const JINAN = '370100'
const YUNFU = '445300'
const day = localDate

describeDatabases('the second level', ({ database, db, ambient }) => {
  const keys = createPassingKeys(ambient)
  const service = () => createService({ database: database(), ambient, keys, dataDir: '/nowhere' })
  const officer = (place: string, unit: string, officerId: string): Acting => ({
    officerId: `${officerId}-${place}`,
    organisationId: `${unit}-${place}`,
    place,
  })
  const register = async (
    place: string,
    unit: string,
    departments: readonly string[],
    role: 'determiner' | 'jointConferenceOffice' | 'creditAuthority',
  ) => {
    const by = officer(place, unit, 'admin')
    const known = await db()
      .selectFrom('organisation')
      .select('id')
      .where('id', '=', by.organisationId)
      .executeTakeFirst()
    if (known !== undefined) return
    valueOf(
      await actOnOrganisation(service(), by, by.organisationId, {
        act: 'register',
        name: `${place}${unit}`,
        place,
        departments,
      }),
    )
    valueOf(await actOnOrganisation(service(), by, by.organisationId, { act: 'grantRole', role, place }))
  }
  let listings = 0
  /** An entry in force from 2026-04-01 for two years, as the ledger would hold it after its whole procedure. */
  const list = async (
    place: string,
    listTypeId = 'work-safety',
  ): Promise<{ readonly id: string; readonly subjectId: string }> => {
    ambient.setToday('2026-03-02')
    await publishBaseline(service(), officer(place, 'credit', 'law-1'), officer(place, 'credit', 'law-2'))
    await register(place, 'safety', ['应急管理部门'], 'determiner')
    await register(place, 'office', [], 'jointConferenceOffice')
    await register(place, 'credit', ['发展改革部门'], 'creditAuthority')
    const [proposer, decider] = [officer(place, 'safety', 'proposer'), officer(place, 'safety', 'decider')]
    listings += 1
    const subject = {
      kind: 'enterprise',
      name: `示例第${listings}有限公司`,
      identifiers: [{ type: 'uscc', number: USCCS[listings - 1] ?? '' }],
      evidence: 'file:1',
      on: day('2020-01-01'),
    } as const
    const subjectId = valueOf(await resolveSubject(service(), proposer, subject))
    const id = ambient.uuid()
    const events = lifeOf(id, place, listTypeId, subjectId, proposer, decider)
    const law = await service().law(db(), ambient.today())
    const recording = { ambient, acting: decider, rulebookVersion: law.book.version }
    valueOf(await transact(db(), async (tx) => actInTransaction(tx, LISTING_STREAM, id, recording, () => ok(events))))
    return { id, subjectId }
  }
  const OBJECTIONS: StreamKind<Objection, ObjectionEvent> = {
    kind: 'objection',
    evolve: (state, event) => {
      const next = evolveObjection(state, event)
      if (next === undefined) throw new Error('fixture')
      return next
    },
    project: async () => {},
  }
  /** An objection that was rejected, as its room would write it: in the ledger, and as a stage on the entry. */
  const object = async (
    listing: { id: string; subjectId: string },
    place: string,
    from: string,
    rejected: string | null,
  ) => {
    const objectionId = ambient.uuid()
    const target = { kind: 'listing', listingId: listing.id } as const
    const by = officer(place, 'safety', 'answerer')
    const law = await service().law(db(), ambient.today())
    const head = (on: string) => ({
      objectionId,
      on: day(on),
      ground: { rulebook: law.book.version, basis: [], values: {} },
    })
    const objection = {
      objectionId,
      receiptNumber: objectionId,
      target,
      subjectId: listing.subjectId,
      place,
      takenInBy: by.organisationId,
      verifier: by.organisationId,
      raiser: { kind: 'subject' },
      channel: 'web',
      form: 'written',
      ground: 'factsWrong',
      text: 'text:o',
      files: [],
      evidence: [],
      receivedOn: day(from),
      contact: null,
      identity: 'account',
      afterEnd: false,
    } as const
    const write = async (on: string, event: ObjectionEvent) => {
      ambient.setToday(on)
      const recording = { ambient, acting: by, rulebookVersion: law.book.version }
      await transact(db(), async (tx) => {
        valueOf(await actInTransaction(tx, OBJECTIONS, objectionId, recording, () => ok([event])))
        const felt = readStageStep(target, event)
        return felt === undefined
          ? ok(undefined)
          : stepDispute({ service: service(), tx, acting: by, law }, felt.listingId, felt.step)
      })
    }
    await write(from, { type: 'ObjectionReceived', ...head(from), objection, by: null })
    const { officerId, organisationId } = by
    const answer = {
      remedies: [],
      reasons: 'text:r',
      by: { officerId, organisationId },
      letter: null,
      outcome: 'rejected',
    } as const
    if (rejected !== null) {
      await write(rejected, {
        type: 'ObjectionDecided',
        ...head(rejected),
        decision: { ...answer, decidedOn: day(rejected) },
      })
    }
    return objectionId
  }
  const COMPLAINT: Omit<ComplaintIntake, 'about'> = {
    subjectId: null,
    agent: null,
    channel: 'web',
    form: 'written',
    ground: 'factsWrong',
    text: '答复没有回应我方证据',
    files: [],
  }
  const lastDayOf = async (id: string): Promise<LocalDate | null> => {
    const found = await findListingAsOf(service(), id, {})
    const { calendar } = await service().law(db(), ambient.today())
    return found?.state.kind === 'listed' ? readListingLastDay(found.state, calendar) : null
  }
  /** Whether execution of the entry rests in its own place, day by day, as a check there reads it. */
  const restsOn = async (id: string, place: string, days: readonly string[]) => {
    const rests = []
    for (const on of days) {
      const found = await findListingAsOf(service(), id, { validAt: day(on) })
      const law = await service().law(db(), day(on))
      const disputes = found?.reading.kind === 'inForce' ? found.reading.disputes : []
      const stay = found && findExecutionStay(found.state, disputes, { place, measureId: null }, law, day(on))
      rests.push(stay !== undefined)
    }
    return rests
  }

  test('攀枝花: objection rejected, days between, complaint rejected: the term runs on by what rested alone', async () => {
    const listing = await list(PANZHIHUA)
    expect(await lastDayOf(listing.id)).toBe('2028-04-01')
    const early = await takeComplaint(service(), null, PANZHIHUA, {
      ...COMPLAINT,
      about: { target: { kind: 'listing', listingId: listing.id } },
    })
    expect(early).toMatchObject({ error: { code: 'OBJECTION_FIRST', basis: [{ document: 'PZ', clause: '二(三)2' }] } })

    const objectionId = await object(listing, PANZHIHUA, '2026-05-01', '2026-05-11')
    ambient.setToday('2026-05-21')
    const taken = valueOf(await takeComplaint(service(), null, PANZHIHUA, { ...COMPLAINT, about: { objectionId } }))
    const id = taken.folded.id
    expect(taken.folded.state).toMatchObject({ handler: `office-${PANZHIHUA}`, level: 'office', objectionId })
    expect(taken.code).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/)
    const twice = await takeComplaint(service(), null, PANZHIHUA, { ...COMPLAINT, about: { objectionId } })
    expect(twice).toMatchObject({ error: { code: 'COMPLAINT_OPEN', complaintId: id } })
    const duty = async () =>
      db()
        .selectFrom('duty')
        .select(['kind', 'unit_id', 'last_day', 'done_on'])
        .where('source_id', '=', id)
        .orderBy('kind')
        .execute()
    expect(await duty()).toEqual([
      { kind: 'decideComplaint', unit_id: `office-${PANZHIHUA}`, last_day: null, done_on: null },
    ])

    const office = officer(PANZHIHUA, 'office', 'clerk')
    const reject = {
      act: 'decide',
      outcome: 'rejected',
      remedies: [],
      reasons: '事实清楚，依据充分',
      statement: '',
    } as const
    expect(await actOnComplaint(service(), office, id, reject)).toMatchObject({
      error: { code: 'DEPARTMENTS_NOT_CALLED' },
    })
    const call = { act: 'callDepartments', departments: [`safety-${PANZHIHUA}`], meetingId: null } as const
    valueOf(await actOnComplaint(service(), office, id, call, 1))
    ambient.setToday('2026-06-10')
    const recused = { ...office, officerId: `recused-${PANZHIHUA}` }
    valueOf(await actOnComplaint(service(), recused, id, { act: 'recuse', reasons: '亲属关系' }, 2))
    expect(await actOnComplaint(service(), recused, id, reject)).toMatchObject({ error: { code: 'OFFICER_RECUSED' } })
    const maker = { ...office, officerId: `answerer-${PANZHIHUA}` }
    expect(await actOnComplaint(service(), maker, id, reject)).toMatchObject({ error: { code: 'SAME_HANDS' } })
    expect(await actOnComplaint(service(), office, id, reject, 1)).toMatchObject({
      error: { code: 'CASE_CHANGED_MEANWHILE' },
    })
    valueOf(await actOnComplaint(service(), office, id, reject, 3))
    valueOf(await actOnComplaint(service(), office, id, { act: 'tellSubject', proof: '签收回执' }))

    // Thirty days rested: ten of the objection and twenty of the complaint; the ten between them counted.
    expect(await lastDayOf(listing.id)).toBe('2028-05-01')
    const days = ['2026-05-10', '2026-05-11', '2026-05-20', '2026-05-21', '2026-06-09', '2026-06-10']
    expect(await restsOn(listing.id, PANZHIHUA, days)).toEqual([true, false, false, true, true, false])
    expect(await duty()).toEqual([
      { kind: 'decideComplaint', unit_id: `office-${PANZHIHUA}`, last_day: null, done_on: '2026-06-10' },
      { kind: 'tellResult', unit_id: `office-${PANZHIHUA}`, last_day: null, done_on: '2026-06-10' },
    ])
    const again = await takeComplaint(service(), null, PANZHIHUA, { ...COMPLAINT, about: { objectionId } })
    expect(again).toMatchObject({ error: { code: 'COMPLAINT_DECIDED', complaintId: id } })
  })

  test.each(['answerer', 'decider', 'recused'])('the database itself refuses a decision by the %s', async (hand) => {
    const row = db()
      .updateTable('complaint')
      .set({ decided_by: `${hand}-${PANZHIHUA}` })
      .where('state', '=', 'decided')
    await expect(row.execute()).rejects.toThrow(/complaint_separate_hands/)
  })

  const record = async (listing: { id: string }, place: string, change: Partial<NewReviewCase> = {}) =>
    recordReview(
      service(),
      { kind: 'officer', acting: officer(place, 'safety', 'proposer') },
      {
        kind: 'litigation',
        target: { kind: 'listing', listingId: listing.id },
        reviewed: 'act',
        organ: '某铁路运输法院',
        caseNumber: '（2026）行初1号',
        filedOn: day('2026-06-01'),
        proof: null,
        proofText: '',
        proofFile: null,
        ...change,
      },
    )
  const paperOf = (on: string) => ({ number: '（2026）行初1号判决', date: day(on), effectiveOn: day(on) })
  const decide = (outcome: Extract<ReviewAct, { act: 'decide' }>['outcome'], on: string): ReviewAct => ({
    act: 'decide',
    outcome,
    document: paperOf(on),
    remedies: [],
    lastDay: null,
    reasons: '判决主文',
    statement: '',
  })

  test('济南: a lawsuit without any objection is taken, and by itself stops nothing', async () => {
    const listing = await list(JINAN)
    ambient.setToday('2026-06-02')
    const complaint = await takeComplaint(service(), null, JINAN, {
      ...COMPLAINT,
      about: { target: { kind: 'listing', listingId: listing.id } },
    })
    expect(complaint).toMatchObject({ error: { code: 'COMPLAINT_NOT_FORESEEN' } })
    const { id } = valueOf(await record(listing, JINAN))
    expect(await restsOn(listing.id, JINAN, ['2026-06-02'])).toEqual([false])
    expect(await record(listing, JINAN)).toMatchObject({ error: { code: 'REVIEW_RECORDED', reviewId: id } })

    ambient.setToday('2026-06-10')
    const order: ReviewAct = { act: 'orderStay', number: '（2026）行初1号之一', date: day('2026-06-09') }
    const ordered = valueOf(await actOnReview(service(), officer(JINAN, 'credit', 'keeper'), id, order))
    const { orderId = '' } = ordered.state.orders[0] ?? {}
    ambient.setToday('2026-06-20')
    const lift: ReviewAct = { act: 'liftStay', orderId, number: '（2026）行初1号之二', date: day('2026-06-20') }
    valueOf(await actOnReview(service(), officer(JINAN, 'safety', 'proposer'), id, lift))
    expect(await restsOn(listing.id, JINAN, ['2026-06-09', '2026-06-10', '2026-06-19', '2026-06-20'])).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(await lastDayOf(listing.id)).toBe('2028-04-01')

    ambient.setToday('2026-07-06')
    const shorter = { ...decide('changed', '2026-06-29'), lastDay: day('2027-04-01') } as ReviewAct
    valueOf(await actOnReview(service(), officer(JINAN, 'safety', 'proposer'), id, shorter))
    expect(await lastDayOf(listing.id)).toBe('2027-04-01')
    const duties = await db()
      .selectFrom('duty')
      .select(['kind', 'last_day', 'done_on'])
      .where('source_id', '=', id)
      .execute()
    expect(duties).toEqual([{ kind: 'followReview', last_day: '2026-07-02', done_on: '2026-07-06' }])
  })

  test('on the court’s list an order of a court rests execution, and nothing else does', async () => {
    const listing = await list(PANZHIHUA, 'judgment-defaulter')
    await object(listing, PANZHIHUA, '2026-06-01', null)
    const { id } = valueOf(await record(listing, PANZHIHUA))
    expect(await restsOn(listing.id, PANZHIHUA, ['2026-06-01'])).toEqual([false])
    ambient.setToday('2026-06-05')
    const order: ReviewAct = { act: 'orderStay', number: '停执1', date: day('2026-06-05') }
    valueOf(await actOnReview(service(), officer(PANZHIHUA, 'safety', 'proposer'), id, order))
    expect(await restsOn(listing.id, PANZHIHUA, ['2026-06-04', '2026-06-05'])).toEqual([false, true])
    ambient.setToday('2026-06-15')
    valueOf(await actOnReview(service(), officer(PANZHIHUA, 'safety', 'proposer'), id, decide('upheld', '2026-06-12')))
    expect(await restsOn(listing.id, PANZHIHUA, ['2026-06-14', '2026-06-15'])).toEqual([true, false])
  })

  test('云浮: annulled, the entry was wrong from the start: no page, and a task to lift', async () => {
    const listing = await list(YUNFU)
    const safety = officer(YUNFU, 'safety', 'clerk')
    ambient.setToday('2026-04-02')
    const applied = await actOnTask(service(), safety, listing.id, {
      act: 'apply',
      measureId: 'ST-06',
      evidence: '凭证',
      proportionality: '适当',
      told: '已告知',
      ownLastDay: null,
      established: ['CIRCUMSTANCES_SERIOUS'],
    })
    valueOf(applied)
    ambient.setToday('2026-06-02')
    const { id } = valueOf(
      await record(listing, YUNFU, { kind: 'reconsideration', organ: '某市人民政府', caseNumber: '云府复1号' }),
    )
    const portal = openPortalViews(service(), YUNFU)
    const seen = await portal.findEntry(listing.id)
    expect(seen !== undefined && seen !== 'over' && seen.notices).toEqual([
      '异议标注：该条目自 2026-06-02 起存在尚未办结的争议。',
    ])
    ambient.setToday('2026-06-18')
    const appealed: ReviewAct = {
      ...decide('annulled', '2026-06-17'),
      document: { ...paperOf('2026-06-17'), effectiveOn: day('2026-06-19') },
    } as ReviewAct
    expect(await actOnReview(service(), safety, id, appealed)).toMatchObject({
      error: { code: 'DOCUMENT_NOT_EFFECTIVE' },
    })
    valueOf(await actOnReview(service(), safety, id, decide('annulled', '2026-06-17')))
    expect(await portal.findEntry(listing.id)).toBe('over')
    const found = await findListingAsOf(service(), listing.id, {})
    expect(found?.state).toMatchObject({ kind: 'released', reason: 'corrected' })
    const open = await findOpenReleases(service(), listing.id)
    expect(open.find(({ implementer }) => implementer === safety.organisationId)).toMatchObject({
      reading: { measures: ['ST-06'] },
    })
    const duties = await db()
      .selectFrom('duty')
      .select(['kind', 'last_day', 'done_on'])
      .where('source_id', '=', id)
      .execute()
    expect(duties).toEqual([{ kind: 'followReview', last_day: '2026-06-23', done_on: '2026-06-18' }])
  })

  test('a complaint that is upheld lifts the measure, whoever applied it', async () => {
    const listing = await list(PANZHIHUA)
    const safety = officer(PANZHIHUA, 'safety', 'clerk')
    ambient.setToday('2026-04-02')
    const apply = {
      act: 'apply',
      measureId: 'ST-06',
      evidence: '凭证',
      proportionality: '适当',
      told: '已告知',
      ownLastDay: null,
    } as const
    valueOf(await actOnTask(service(), safety, listing.id, { ...apply, established: ['CIRCUMSTANCES_SERIOUS'] }))
    const objectionId = await object(listing, PANZHIHUA, '2026-05-01', '2026-05-11')
    ambient.setToday('2026-05-12')
    const { folded } = valueOf(
      await takeComplaint(service(), null, PANZHIHUA, { ...COMPLAINT, about: { objectionId } }),
    )
    const office = officer(PANZHIHUA, 'office', 'clerk')
    const call = { act: 'callDepartments', departments: [`safety-${PANZHIHUA}`], meetingId: null } as const
    valueOf(await actOnComplaint(service(), office, folded.id, call))
    const remedies = [{ measureId: 'ST-06', implementer: `safety-${PANZHIHUA}` }, 'correct' as const]
    const uphold = {
      act: 'decide',
      outcome: 'partlyUpheld',
      remedies,
      reasons: '措施过重',
      statement: '该措施不适用',
    } as const
    valueOf(await actOnComplaint(service(), office, folded.id, uphold))
    const response = await db()
      .selectFrom('task_response')
      .select(['kind', 'officer_id'])
      .where('measure_id', '=', 'ST-06')
      .where('task_id', 'like', `${listing.id}%`)
      .execute()
    expect(response).toEqual([{ kind: 'lifted', officer_id: office.officerId }])
    expect((await findListingAsOf(service(), listing.id, {}))?.state).toMatchObject({
      kind: 'listed',
      corrections: [{ on: '2026-05-12' }],
    })
  })
})
