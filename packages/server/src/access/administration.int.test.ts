import { localDate } from '@xinheng/domain/calendar/local-date'
import { expect, test } from 'vitest'
import { approveReset, askReset, changeState, handOver, openAccountFor } from '../account/account-use-cases.ts'
import { findCase } from '../db/case-act.ts'
import { describeDatabases } from '../db/testing.ts'
import type { Caller } from './caller.ts'
import { nameDecider } from '../matter/decider-use-cases.ts'
import { decideMatter, openMatter } from '../matter/matter-use-cases.ts'
import { findMatter } from '../matter/matter-views.ts'
import { actOnOrganisation } from '../organisation/organisation-use-cases.ts'
import { publishBaseline } from '../rulebook/law-text-use-cases.ts'
import { createService } from '../service.ts'
import { readMyDay } from '../staff/my-day-views.ts'
import { erasePersonal, readPersonal } from '../subject/personal-use-cases.ts'
import { SUBJECT_STREAM } from '../subject/subject-store.ts'
import { resolveSubject } from '../subject/subject-use-cases.ts'
import { createPassingKeys } from './keys.ts'
import { usePasswordReset } from './password-reset.ts'
import type { Role } from './roles.ts'
import { signIn } from './sign-in.ts'

const NEXT = '两个黄鹂鸣翠柳-白鹭-77-天'
const ACTING = { officerId: 'system:test', organisationId: 'org-1', place: '445300' }

function caller(role: Role, id: string = role, unit = 'org-1', place = '445300'): Caller {
  return {
    principal: { id, subjectId: null, grants: [{ role, unitId: unit, jurisdiction: place }], scopes: null },
    name: role,
    organisationId: unit,
    organisationName: unit,
    place,
    means: 'session',
  }
}

describeDatabases('administration', ({ database, db, ambient }) => {
  const keys = createPassingKeys(ambient)
  const service = () => createService({ database: database(), ambient, keys, dataDir: '/nowhere' })
  const register = async (id = 'org-1') => {
    const act = { act: 'register', name: `示例市${id}局`, place: '445300', departments: [] } as const
    await actOnOrganisation(service(), ACTING, id, act)
  }
  const open = async (login: string) => {
    await register()
    const account = { login, displayName: '经办人', organisationId: 'org-1', subjectId: '' }
    const opened = await openAccountFor(service(), caller('systemAdmin'), account)
    if (!opened.ok) throw new Error(JSON.stringify(opened.error))
    return opened.value
  }
  const person = async () => {
    const subject = {
      kind: 'naturalPerson',
      name: '虚构人物甲',
      identifiers: [{ type: 'passport', number: 'E00000001' }],
      evidence: '测试文件',
      on: localDate('2026-03-01'),
    } as const
    const known = await resolveSubject(service(), ACTING, subject)
    if (!known.ok) throw new Error(known.error.code)
    return known.value
  }
  /** Makes the subject a case of a unit: only then may its officers read its values. */
  const giveCase = async (subjectId: string) =>
    db()
      .insertInto('record')
      .values({
        id: `r-${subjectId}`,
        kind: 'penalty',
        subject_id: subjectId,
        subject_kind: 'naturalPerson',
        authority_id: 'org-1',
        provider_id: 'org-1',
        place: '445300',
        document_title: '行政处罚决定书',
        document_number: '示罚〔2026〕1号',
        decided_on: localDate('2026-01-05'),
        recorded_on: localDate('2026-01-06'),
        snapshot: '{}',
        version: 1,
        position: 1,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()

  test('an opened account signs in with the password shown once, and five wrong ones lock it from that address only', async () => {
    const { password } = await open('officer.one')
    const enter = async (given: string, address: string) =>
      signIn(db(), ambient, { login: 'officer.one', password: given, address })
    for (let tries = 1; tries <= 5; tries += 1) await enter('wrong', '10.0.0.7')
    expect(await enter(password, '10.0.0.7')).toMatchObject({ error: { code: 'SIGN_IN_LOCKED' } })
    expect(await enter(password, '10.0.0.8')).toMatchObject({ ok: true, value: { account: { mustChange: true } } })
  })

  test('a password is reset by two administrators, each within his own right', async () => {
    const { id } = await open('officer.two')
    expect(await askReset(service(), caller('securityAdmin'), id)).toMatchObject({
      error: { outOfReach: 'NOT_PERMITTED' },
    })
    const asked = await askReset(service(), caller('systemAdmin'), id)
    if (!asked.ok) throw new Error('refused')
    expect(await usePasswordReset(db(), ambient, asked.value, NEXT)).toMatchObject({
      error: { code: 'TOKEN_NOT_VALID' },
    })
    expect(await approveReset(service(), caller('systemAdmin'), id)).toMatchObject({ ok: false })
    expect(await approveReset(service(), caller('securityAdmin'), id)).toMatchObject({ ok: true })
    expect(await usePasswordReset(db(), ambient, asked.value, NEXT)).toMatchObject({ ok: true })
  })

  test('an officer leaves only after handing open work over to a colleague of the unit', async () => {
    const [from, to] = [await open('officer.from'), await open('officer.to')]
    await publishBaseline(service(), ACTING, { ...ACTING, officerId: 'system:second' })
    const acting = { officerId: from.id, organisationId: 'org-1', place: '445300' }
    const decider = { organisationId: 'org-1', officerId: null }
    const opening = { occasion: 'licence', place: '445300', decider, moments: null, reference: null } as const
    const opened = await openMatter(service(), acting, opening)
    if (!opened.ok) throw new Error(opened.error.code)
    const matterId = opened.value.id
    const name = async (officerId: string, by = acting) => nameDecider(service(), by, { matterId, officerId })
    expect(await name('nobody')).toMatchObject({ error: { code: 'WRONG_STATE', state: 'noOfficer' } })
    const stranger = { ...acting, organisationId: 'org-2' }
    expect(await name(from.id, stranger)).toMatchObject({ error: { code: 'UNIT_WITHOUT_POWER' } })
    expect(await name(from.id)).toMatchObject({ ok: true, value: { state: { decider: { officerId: from.id } } } })
    const leave = async (id: string) => changeState(service(), caller('systemAdmin'), id, 'left')
    expect(await leave(from.id)).toMatchObject({ error: { code: 'OPEN_WORK_REMAINS', count: 1 } })
    expect(await handOver(service(), caller('systemAdmin'), from.id, 'officer.to')).toEqual({ ok: true, value: 1 })
    const matter = await findMatter(db(), matterId)
    expect(matter?.matter.decider).toEqual({ organisationId: 'org-1', officerId: to.id })
    const day = await readMyDay(service(), async () => [])(caller('caseDecider', to.id))
    expect(day.waiting.map(({ href, status }) => [href, status.label])).toEqual([
      [`/staff/matters/${matterId}`, '待决定，由您决定'],
    ])
    const refused = await decideMatter(service(), acting, { matterId, outcome: 'granted', document: '决定1号' })
    expect(refused).toMatchObject({ error: { code: 'DECIDER_DIFFERS' } })
    expect(await leave(from.id)).toMatchObject({ ok: true })
    expect(await leave(to.id)).toMatchObject({ error: { code: 'OPEN_WORK_REMAINS', count: 1 } })
  })

  test('a personal value opens for an officer with a case of the person, is logged with the reason, and for nobody else', async () => {
    await register()
    const id = await person()
    await giveCase(id)
    const read = async (who: Caller) => readPersonal(service(), who, id, '核实异议')
    expect(await read(caller('clerk'))).toMatchObject({ ok: true, value: [{ opened: { text: '虚构人物甲' } }, {}] })
    for (const stranger of [caller('clerk', 'c-2', 'org-2'), caller('systemAdmin'), caller('auditor')])
      expect(await read(stranger)).toEqual({ ok: false, error: { outOfReach: 'NOT_PERMITTED' } })
    const log = await db().selectFrom('vault_read').select(['reader_id', 'reason', 'outcome']).execute()
    expect(log).toContainEqual({ reader_id: 'clerk', reason: '核实异议', outcome: 'opened' })
    expect(log.filter(({ reader_id }) => reader_id !== 'clerk')).toEqual([])
  })

  test('after an erasure every reading says so with the ground, at every earlier moment too', async () => {
    await register()
    const id = await person()
    await giveCase(id)
    const before = await findCase(db(), SUBJECT_STREAM, id)
    expect(await erasePersonal(service(), caller('systemAdmin'), id, '依法删除')).toMatchObject({ ok: false })
    expect(await erasePersonal(service(), caller('securityAdmin'), id, '个人信息保护法第四十七条，本人申请')).toEqual({
      ok: true,
      value: true,
    })
    const erased = { kind: 'erased', ground: '个人信息保护法第四十七条，本人申请', on: '2026-03-02' }
    const read = await readPersonal(service(), caller('clerk'), id, '核实异议')
    expect(read).toMatchObject({ ok: true, value: [{ opened: erased }, { opened: erased }] })
    const knownBefore = await findCase(db(), SUBJECT_STREAM, id, { knownAt: '2026-03-02T01:00:00.000Z' })
    expect(knownBefore?.state.names).toEqual(before?.state.names)
    const ref = knownBefore?.state.names[0]?.name ?? ''
    const reader = { readerId: 'clerk', unitId: 'org-1', reason: '查询历史' }
    expect(await service().vault.openValue(db(), ref, reader)).toMatchObject(erased)
    expect(keys.erasures.find(id)).toMatchObject({ on: '2026-03-02' })
  })
})
