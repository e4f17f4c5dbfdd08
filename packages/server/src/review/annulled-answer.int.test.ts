import { localDate } from '@xinheng/domain/calendar/local-date'
import { beforeAll, expect, test } from 'vitest'
import { createPassingKeys } from '../access/keys.ts'
import { actOnComplaint, findComplaint, takeComplaint, type ComplaintIntake } from '../complaint/complaint-use-cases.ts'
import { describeDatabases } from '../db/testing.ts'
import { findListing } from '../listing/listing-use-cases.ts'
import { valueOf } from '../matter/testing-county.ts'
import { actOnObjection, findObjection, takeObjection } from '../objection/objection-use-cases.ts'
import { plainObjection, staffUnits } from '../objection/testing-objections.ts'
import { actOnOrganisation } from '../organisation/organisation-use-cases.ts'
import { FIVE, listSerious, officerOf, openFive } from '../repair/testing-repair.ts'
import { createService } from '../service.ts'
import { actOnReview, recordReview } from './review-use-cases.ts'

const { PANZHIHUA, YUNFU } = FIVE
const OFFICE = `office-${PANZHIHUA}`
const REJECT = { act: 'decide', outcome: 'rejected', remedies: [], statement: '', reasons: '属实' } as const

describeDatabases('an answer that a reviewing organ annulled', ({ database, db, ambient }) => {
  const keys = createPassingKeys(ambient)
  const service = () => createService({ database: database(), ambient, keys, dataDir: '/nowhere' })
  const verifier = (place: string) => officerOf(`maker-${place}`, 'verifier-1', place)
  const second = (place: string) => officerOf(`maker-${place}`, 'verifier-2', place)
  const office = officerOf(OFFICE, 'keeper-1', PANZHIHUA)
  const office2 = officerOf(OFFICE, 'keeper-2', PANZHIHUA)
  const keeper = (place: string) => officerOf(`maker-${place}`, 'recorder-1', place)
  let firm = ''

  const reject = async (place: string, listingId: string) => {
    ambient.setToday('2026-06-01')
    const objection = plainObjection(listingId, { subjectId: firm })
    const { folded } = valueOf(await takeObjection(service(), null, place, objection))
    valueOf(await actOnObjection(service(), verifier(place), folded.id, { ...REJECT, letter: null }))
    return folded.id
  }
  const complain = (objectionId: string) => {
    const intake: ComplaintIntake = {
      about: { objectionId },
      subjectId: firm,
      agent: null,
      channel: 'web',
      form: 'written',
      ground: 'factsWrong',
      text: '答复没有回应证据',
      files: [],
    }
    return takeComplaint(service(), null, PANZHIHUA, intake)
  }
  const annul = async (place: string, listingId: string, outcome: 'annulled' | 'remitted', answerBy: string | null) => {
    ambient.setToday('2026-06-02')
    const acting = place === PANZHIHUA ? office : keeper(place)
    const recorded = await recordReview(
      service(),
      { kind: 'officer', acting },
      {
        kind: 'reconsideration',
        target: { kind: 'listing', listingId },
        reviewed: 'answer',
        organ: '某市人民政府',
        caseNumber: `复${listingId.slice(0, 8)}`,
        filedOn: localDate('2026-06-02'),
        proof: null,
        proofText: '',
        proofFile: null,
      },
    )
    const { id } = valueOf(recorded)
    ambient.setToday('2026-08-03')
    const day = localDate('2026-08-03')
    const document = { number: '复决1号', date: day, effectiveOn: day }
    const decided = {
      act: 'decide',
      outcome,
      document,
      remedies: [],
      lastDay: null,
      reasons: '答复没有依据',
      statement: '',
      answerBy: answerBy === null ? null : localDate(answerBy),
    } as const
    valueOf(await actOnReview(service(), acting, id, decided))
  }
  const openDuties = async (id: string) =>
    db()
      .selectFrom('duty')
      .select(['kind', 'unit_id', 'last_day'])
      .where('source_id', '=', id)
      .where('done_on', 'is', null)
      .orderBy('kind')
      .execute()
  const findNow = async (id: string) =>
    (await findObjection(db(), await service().law(db(), ambient.today()), id))?.state
  const stages = async (listingId: string) => {
    const state = (await findListing(service(), listingId))?.state
    return state?.kind === 'listed' ? state.disputes.filter(({ until }) => until === null) : []
  }

  beforeAll(async () => {
    ambient.setToday('2026-06-01')
    firm = await openFive(service())
    await staffUnits(service(), Object.values(FIVE))
    const admin = officerOf(OFFICE, 'admin', PANZHIHUA)
    const name = '社会信用体系建设联席会议办公室'
    const register = { act: 'register', name, place: PANZHIHUA, departments: [] } as const
    valueOf(await actOnOrganisation(service(), admin, OFFICE, register))
    const role = { act: 'grantRole', role: 'jointConferenceOffice', place: PANZHIHUA } as const
    valueOf(await actOnOrganisation(service(), admin, OFFICE, role))
  }, 120_000)

  test('云浮: the objection is open again, rests the entry, and has the days of the place again', async () => {
    ambient.setToday('2026-06-01')
    const listingId = await listSerious(service(), YUNFU, firm)
    const id = await reject(YUNFU, listingId)
    expect(await stages(listingId)).toEqual([])
    await annul(YUNFU, listingId, 'annulled', null)
    expect(await findNow(id)).toMatchObject({ kind: 'received', resumed: { on: '2026-08-03' } })
    expect(await stages(listingId)).toMatchObject([{ disputeId: id, stage: 'verification', from: '2026-08-03' }])
    const unit_id = `finance-${YUNFU}`
    expect(await openDuties(id)).toEqual([
      { kind: 'replyObjection', unit_id, last_day: '2026-08-12' },
      { kind: 'transferObjection', unit_id, last_day: '2026-08-05' },
    ])
    valueOf(await actOnObjection(service(), second(YUNFU), id, { ...REJECT, letter: null }))
    expect(await findNow(id)).toMatchObject({ kind: 'decided', decision: { decidedOn: '2026-08-03' } })
    expect(await stages(listingId)).toEqual([])
  })

  test('攀枝花: the complaint is open again by the day that the organ set, and is answered anew', async () => {
    ambient.setToday('2026-06-01')
    const listingId = await listSerious(service(), PANZHIHUA, firm)
    const objectionId = await reject(PANZHIHUA, listingId)
    const { id } = valueOf(await complain(objectionId)).folded
    const call = { act: 'callDepartments', departments: [`maker-${PANZHIHUA}`], meetingId: null } as const
    valueOf(await actOnComplaint(service(), office, id, call))
    valueOf(await actOnComplaint(service(), office, id, REJECT))
    expect(await complain(objectionId)).toMatchObject({ error: { code: 'COMPLAINT_DECIDED' } })
    await annul(PANZHIHUA, listingId, 'remitted', '2026-09-02')
    expect((await findComplaint(service(), id))?.state).toMatchObject({ kind: 'received', meetings: [] })
    expect(await stages(listingId)).toMatchObject([{ disputeId: id, stage: 'complaint', from: '2026-08-03' }])
    expect(await openDuties(id)).toEqual([{ kind: 'decideComplaint', unit_id: OFFICE, last_day: '2026-09-02' }])
    expect(await complain(objectionId)).toMatchObject({ error: { code: 'COMPLAINT_OPEN', complaintId: id } })
    valueOf(await actOnComplaint(service(), office, id, call))
    expect(await actOnComplaint(service(), office, id, REJECT)).toMatchObject({ error: { code: 'SAME_HANDS' } })
    valueOf(await actOnComplaint(service(), office2, id, REJECT))
    expect(await openDuties(id)).toMatchObject([{ kind: 'tellResult' }])
  })

  test('攀枝花: against the new answer to an objection a complaint is heard', async () => {
    ambient.setToday('2026-06-01')
    const listingId = await listSerious(service(), PANZHIHUA, firm)
    const objectionId = await reject(PANZHIHUA, listingId)
    await annul(PANZHIHUA, listingId, 'remitted', null)
    expect(await complain(objectionId)).toMatchObject({ ok: true })
  })
})
