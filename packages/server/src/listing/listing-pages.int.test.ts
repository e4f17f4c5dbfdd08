import { localDate } from '@xinheng/domain/calendar/local-date'
import { expect, test } from 'vitest'
import { createPassingKeys } from '../access/keys.ts'
import type { Role } from '../access/roles.ts'
import { describeDatabases } from '../db/testing.ts'
import { readDuties } from '../feedback/feedback-use-cases.ts'
import type { Caller } from '../access/caller.ts'
import { actOnOrganisation } from '../organisation/organisation-use-cases.ts'
import { publishBaseline } from '../rulebook/law-text-use-cases.ts'
import { createService } from '../service.ts'
import { resolveSubject } from '../subject/subject-use-cases.ts'
import { listUnitTasks } from '../task/task-row-views.ts'
import { readOwn } from '../subject/own-views.ts'
import { listReads } from '../subject/read-log-views.ts'
import { readCaseTexts } from './case-text-use-cases.ts'
import { findListingCase, listListingCases } from './listing-pages.ts'
import { proposeListing } from './listing-use-cases.ts'
import { findListingAsOf } from './listing-views.ts'
import { readMyDay } from '../staff/my-day-views.ts'

const PLACE = '445300'
const day = localDate

function caller(role: Role, unitId = 'unit-safety', jurisdiction = PLACE): Caller {
  return {
    principal: { id: `officer-${role}`, subjectId: null, grants: [{ role, unitId, jurisdiction }], scopes: null },
    name: '经办人',
    organisationId: unitId,
    organisationName: '示例单位',
    place: jurisdiction,
    means: 'session',
  }
}

describeDatabases('the pages of list entries', ({ database, ambient }) => {
  const keys = createPassingKeys(ambient)
  const service = () => createService({ database: database(), ambient, keys, dataDir: '/nowhere' })
  const acting = { officerId: 'officer-caseOfficer', organisationId: 'unit-safety', place: PLACE }

  test('a case shows what is open now, and with its clause what is not; others do not see it', async () => {
    await publishBaseline(service(), acting, { ...acting, officerId: 'officer-2' })
    const unit = { act: 'register', name: '示例市应急管理局', place: PLACE, departments: ['应急管理部门'] } as const
    await actOnOrganisation(service(), acting, 'unit-safety', unit)
    const subject = await resolveSubject(service(), acting, {
      kind: 'naturalPerson',
      name: '张某某',
      identifiers: [],
      evidence: 'file:1',
      on: day('2020-01-01'),
    })
    if (!subject.ok) throw new Error(subject.error.code)
    const proposal = {
      listKind: 'sanction',
      listTypeId: 'work-safety',
      subjectId: subject.value,
      document: {
        kind: 'penaltyDecision',
        number: '应急罚〔2026〕7号',
        date: day('2026-02-10'),
        authority: 'unit-safety',
        effectiveOn: day('2026-02-20'),
      },
      conduct: { from: day('2026-01-10'), until: day('2026-01-20'), facts: '合成的案情' },
      source: null,
    } as const
    expect(await proposeListing(service(), acting, { ...proposal, subjectId: 'nobody' })).toMatchObject({
      error: { code: 'SUBJECT_UNKNOWN' },
    })
    const proposed = await proposeListing(service(), acting, proposal)
    if (!proposed.ok) throw new Error(proposed.error.code)
    const { id } = proposed.value

    const asOfficer = await findListingCase(service())(caller('caseOfficer'), id)
    expect(asOfficer).toMatchObject({ version: 1, tag: { kind: 'blackList', label: '安全生产严重失信主体名单' } })
    expect(JSON.stringify(asOfficer)).not.toContain('张某某')
    expect(asOfficer?.actions.find(({ name }) => name === 'issueNotice')).toMatchObject({
      primary: true,
      refusal: null,
    })
    expect(asOfficer?.actions.map(({ name }) => name)).not.toContain('decide')
    const asDecider = await findListingCase(service())(caller('caseDecider'), id)
    expect(asDecider?.actions.find(({ name }) => name === 'decide')?.refusal).toMatchObject({
      code: 'NOTICE_NOT_SERVED',
    })
    expect(await findListingCase(service())(caller('caseOfficer', 'unit-x', '510400'), id)).toBeUndefined()

    const query = { q: '', state: '', page: 1 }
    const list = await listListingCases(service())(caller('readonly'), query)
    expect(list.rows).toMatchObject([{ href: `/staff/listings/${id}`, subject: '个人信息，须另行查阅' }])
    expect((await listListingCases(service())(caller('readonly', 'unit-x', '510400'), query)).rows).toEqual([])
    expect((await listUnitTasks(service())(caller('clerk'), query)).rows).toEqual([])
    const today = await readMyDay(service(), async () => [])(caller('caseOfficer'))
    expect(today.waiting).toMatchObject([{ title: '告知并送达' }])
    expect(await readDuties(service(), PLACE, day('2026-03-02'))).toEqual([])

    expect(asOfficer?.textsHref).toBe(`/staff/listings/${id}/texts`)
    const opened = await readCaseTexts(service(), caller('caseOfficer'), id, '复核陈述申辩')
    expect(opened).toMatchObject({ ok: true, value: [{ act: '提出列入', opened: { text: '合成的案情' } }] })
    const asPanel = await readCaseTexts(service(), caller('panelLead', 'unit-panel'), id, '会前审阅')
    expect(asPanel).toMatchObject({ ok: true })
    const strangers = [caller('caseOfficer', 'unit-market'), caller('clerk'), caller('panelLead', 'unit-x', '510400')]
    for (const stranger of strangers) {
      expect(await readCaseTexts(service(), stranger, id, '随便看看')).toMatchObject({
        ok: false,
        error: { outOfReach: 'NOT_PERMITTED' },
      })
      expect((await findListingCase(service())(stranger, id))?.textsHref ?? null).toBeNull()
    }
    expect(await readCaseTexts(service(), caller('caseOfficer'), id, ' ')).toMatchObject({
      error: { code: 'REASONS_MISSING' },
    })
    const { reads } = await readOwn(service(), subject.value, PLACE)
    expect(reads.map(({ reason }) => reason).toSorted()).toEqual(['会前审阅', '复核陈述申辩'])
    const log = await listReads(database().db, { page: 1, size: 10 })
    expect(log.rows.find(({ reason }) => reason === '复核陈述申辩')).toMatchObject({
      reader: 'officer-caseOfficer',
      values: 1,
    })

    expect(await findListingAsOf(service(), id, { validAt: day('2026-03-01') })).toBeUndefined()
    expect(await findListingAsOf(service(), id, { validAt: day('2026-03-02') })).toMatchObject({
      reading: { kind: 'noEffect' },
      version: 1,
    })
  })
})
