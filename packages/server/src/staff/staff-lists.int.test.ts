import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createPassingKeys } from '../access/keys.ts'
import { describeDatabases } from '../db/testing.ts'
import type { Caller } from '../access/caller.ts'
import { openCounty, PUYANG, registerFirm } from '../matter/testing-county.ts'
import { createService } from '../service.ts'
import { readMyDay } from './my-day-views.ts'
import { listMeasures } from './measure-list-views.ts'
import { listOrganisations } from './organisation-list-views.ts'

const CALLER: Caller = {
  principal: {
    id: 'clerk-1',
    subjectId: null,
    grants: [{ role: 'caseOfficer', unitId: 'finance', jurisdiction: PUYANG }],
    scopes: null,
  },
  name: '经办人',
  organisationId: 'finance',
  organisationName: '濮阳县财政局',
  place: PUYANG,
  means: 'session',
}

describeDatabases('what the staff lists', ({ database, db, ambient }) => {
  const keys = createPassingKeys(ambient)
  const service = () => createService({ database: database(), ambient, keys, dataDir: '/nowhere' })
  const asked = { q: '', state: '', page: 1 }

  test('the register of units and the catalogue, searched and by state', async () => {
    ambient.setToday('2026-03-02')
    await openCounty(service())
    const units = await listOrganisations(service())(CALLER, { ...asked, q: '财政' })
    expect(units.rows).toMatchObject([
      { name: '濮阳县财政局', region: '濮阳县', liaison: '—', status: { label: '在册' } },
    ])
    expect((await listOrganisations(service())(CALLER, asked)).tabs.map(({ count }) => count)).toEqual([3, 3, 0])
    const all = await listMeasures(service())(CALLER, asked)
    expect(all.tabs[0]?.count).toBe(300)
    expect(all.rows).toHaveLength(20)
    const lacking = await listMeasures(service())(CALLER, { ...asked, state: 'articleLess' })
    expect(lacking.rows.every(({ basis }) => basis.length === 0)).toBe(true)
  })

  test('a decision that is late to be published stands among what is overdue', async () => {
    const firm = await registerFirm(service(), '91440300MA5DA1234X', '示例县华兴建筑工程有限公司')
    await sql`
      insert into record (id, kind, subject_id, subject_kind, authority_id, provider_id, place, document_title,
                          decided_on, recorded_on, publicity_due_on, snapshot, version, position)
      values ('r1', 'licence', ${firm}, 'enterprise', 'finance', 'finance', ${PUYANG}, '代理记账许可',
              '2026-02-10', '2026-02-10', '2026-02-24', '{}', 1, 1)`.execute(db())
    const day = await readMyDay(service(), async () => [])(CALLER)
    expect(day.overdue).toContainEqual({
      title: '公示：代理记账许可',
      href: '/staff/records/r1',
      subject: '示例县华兴建筑工程有限公司',
      status: { kind: 'overdue', label: '已逾期' },
      due: '2026-02-24',
      left: null,
    })
  })
})
