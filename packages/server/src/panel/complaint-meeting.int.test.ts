import { localDate } from '@xinheng/domain/calendar/local-date'
import { beforeAll, expect, test } from 'vitest'
import { createPassingKeys } from '../access/keys.ts'
import { actOnComplaint, findComplaint, takeComplaint } from '../complaint/complaint-use-cases.ts'
import { describeDatabases } from '../db/testing.ts'
import { findListing } from '../listing/listing-use-cases.ts'
import { valueOf } from '../matter/testing-county.ts'
import { actOnObjection, takeObjection } from '../objection/objection-use-cases.ts'
import { plainObjection, staffUnits } from '../objection/testing-objections.ts'
import { actOnOrganisation } from '../organisation/organisation-use-cases.ts'
import { FIVE, listSerious, officerOf, openFive } from '../repair/testing-repair.ts'
import { createService } from '../service.ts'
import { actOnMeeting, callMeeting, findMeeting } from './panel-use-cases.ts'

const { PANZHIHUA } = FIVE
const OFFICE = `office-${PANZHIHUA}`
const MAKER = `maker-${PANZHIHUA}`
const DECIDE = { act: 'decide', statement: '', reasons: '会议研究认为' } as const

describeDatabases('a meeting on a complaint', ({ database, db, ambient }) => {
  const keys = createPassingKeys(ambient)
  const service = () => createService({ database: database(), ambient, keys, dataDir: '/nowhere' })
  const office = officerOf(OFFICE, 'keeper-1', PANZHIHUA)
  const verifier = officerOf(MAKER, 'verifier-1', PANZHIHUA)
  let firm = ''
  let listingId = ''
  let complaintId = ''
  const call = (by: typeof office, change: Partial<Parameters<typeof callMeeting>[2]> = {}) =>
    callMeeting(service(), by, {
      level: 'jointConference',
      office: OFFICE,
      cases: [],
      called: [{ organisationId: MAKER, as: 'member' }],
      complaintId,
      ...change,
    })

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
    listingId = await listSerious(service(), PANZHIHUA, firm)
    const objection = plainObjection(listingId, { subjectId: firm })
    const { folded } = valueOf(await takeObjection(service(), null, PANZHIHUA, objection))
    const reject = { ...DECIDE, outcome: 'rejected', remedies: [], letter: null } as const
    valueOf(await actOnObjection(service(), verifier, folded.id, reject))
    const intake = {
      about: { objectionId: folded.id },
      subjectId: firm,
      agent: null,
      channel: 'web',
      form: 'written',
      ground: 'factsWrong',
      text: '答复没有回应证据',
      files: [],
    } as const
    complaintId = valueOf(await takeComplaint(service(), null, PANZHIHUA, intake)).folded.id
  }, 120_000)

  test('is the office’s to call, once at a time, and on what is open alone', async () => {
    expect(await call(verifier)).toMatchObject({ error: { code: 'UNIT_WITHOUT_POWER' } })
    expect(await call(office, { level: 'panel' })).toMatchObject({ error: { code: 'JOINT_CONFERENCE_REQUIRED' } })
    expect(await call(office, { complaintId: 'nothing' })).toMatchObject({ error: { code: 'DISPUTED_THING_UNKNOWN' } })
    const { id } = valueOf(await call(office))
    expect(await call(office)).toMatchObject({ error: { code: 'ALREADY_ON_AGENDA', meetingId: id } })
    valueOf(await actOnMeeting(service(), office, id, { act: 'cancel', reasons: '改期' }))
  })

  test('keeps whoever sat on the determination out of its draw', async () => {
    // An entry that a panel determined here, and the draw of its meeting, as their rooms write them down.
    const draw = { drawn: ['e1', 'e2'], recusals: [{ expert: 'e2', replacement: 'e3', reasonCode: 'other' }] }
    const determination = { by: 'panel', meetingId: 'determined-1' }
    const proposer = { officerId: 'proposer-1', organisationId: MAKER }
    const { snapshot } = await db()
      .selectFrom('listing')
      .select('snapshot')
      .where('id', '=', listingId)
      .executeTakeFirstOrThrow()
    const origin = { kind: 'determinedHere', proposer, decision: { determination } }
    const determined = { ...(snapshot as object), origin }
    await db()
      .updateTable('listing')
      .set({ snapshot: JSON.stringify(determined) })
      .where('id', '=', listingId)
      .execute()
    const held = { kind: 'filed', draw }
    const row = { place: PANZHIHUA, level: 'panel', lead_id: OFFICE, office_id: OFFICE, state: 'filed', version: 1 }
    await db()
      .insertInto('meeting')
      .values({
        id: 'determined-1',
        ...row,
        called_on: localDate('2025-05-01'),
        position: 1,
        snapshot: JSON.stringify(held),
      })
      .execute()
    const { id } = valueOf(await call(office))
    const pool = { act: 'fixPool', experts: ['e1', 'e2', 'e3', 'e4', 'e5'], exclusions: [], wanted: 2 } as const
    const fixed = valueOf(await actOnMeeting(service(), office, id, pool)).state
    expect('draw' in fixed && fixed.draw?.pool.exclusions).toEqual([
      { expert: 'e1', reasonCode: 'sameHands' },
      { expert: 'e3', reasonCode: 'sameHands' },
    ])
    expect(fixed.cases).toMatchObject([{ listingId, proposer }])
    valueOf(await actOnMeeting(service(), office, id, { act: 'cancel', reasons: '不需要专家' }))
  })

  test('its minutes stand on the complaint, and the decision keeps to what it resolved', async () => {
    const { id } = valueOf(await call(office))
    const hold = {
      act: 'hold',
      attended: [MAKER],
      minutes: '逐项核对证据',
      resolutions: [{ listingId, outcome: 'upheld', reasons: '事实有误' }],
    } as const
    valueOf(await actOnMeeting(service(), office, id, hold))
    expect((await findMeeting(service(), id))?.state.kind).toBe('held')
    expect((await findComplaint(service(), complaintId))?.state.meetings).toMatchObject([
      { departments: [MAKER], experts: null, minutes: { meetingId: id, outcome: 'upheld' } },
    ])
    const reject = { ...DECIDE, outcome: 'rejected', remedies: [] } as const
    expect(await actOnComplaint(service(), office, complaintId, reject)).toMatchObject({
      error: { code: 'AGAINST_MINUTES', meetingId: id },
    })
    const uphold = { ...DECIDE, outcome: 'upheld', remedies: ['voidEntry'] } as const
    valueOf(await actOnComplaint(service(), office, complaintId, uphold))
    expect((await findListing(service(), listingId))?.state).toMatchObject({ kind: 'released', reason: 'corrected' })
    expect(await call(office)).toMatchObject({ error: { code: 'WRONG_STATE', state: 'decided' } })
  })
})
