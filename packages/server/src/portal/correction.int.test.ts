import { cite } from '@xinheng/domain/kernel/citation'
import { expect, test } from 'vitest'
import { createPassingKeys } from '../access/keys.ts'
import { describeDatabases } from '../db/testing.ts'
import { transact } from '../db/transact.ts'
import { exportTable } from '../export/export-use-cases.ts'
import { changeEntry } from '../listing/listing-consequences.ts'
import { findListing } from '../listing/listing-use-cases.ts'
import { actOnOrganisation } from '../organisation/organisation-use-cases.ts'
import { publishBaseline } from '../rulebook/law-text-use-cases.ts'
import { listEntry } from '../release/testing-entries.ts'
import { createService } from '../service.ts'
import { openPortalViews } from './portal-views.ts'

const PLACE = '445300'
const by = { officerId: 'officer-1', organisationId: 'unit-safety', place: PLACE }
const STATEMENT = '文书日期应为 2026 年 2 月 11 日，其余不变。'

describeDatabases('a statement added to an entry', ({ database, db, ambient }) => {
  const keys = createPassingKeys(ambient)
  const service = () => createService({ database: database(), ambient, keys, dataDir: '/nowhere' })

  test('stands beside what it corrects on the portal and in the export, and rewrites nothing', async () => {
    await publishBaseline(service(), by, { ...by, officerId: 'officer-2' })
    const unit = { act: 'register', name: '云浮市应急管理局', place: PLACE, departments: ['应急管理部门'] } as const
    await actOnOrganisation(service(), by, by.organisationId, unit)
    const id = await listEntry(service(), ambient, {
      place: PLACE,
      determiner: 'unit-safety',
      received: true,
      number: 1,
    })
    ambient.setToday('2026-05-06')
    const before = await findListing(service(), id)
    const law = await service().law(db(), ambient.today())
    const done = await transact(db(), async (tx) => {
      const subjectId = before?.state.subjectId ?? ''
      const sealed = await service().vault.sealValue(tx, { subjectId, purpose: 'statement', plaintext: STATEMENT })
      const why = {
        reasons: 'text:1',
        by,
        procedure: { stream: 'objection', id: 'o-1' },
        basis: [cite('GD', '(二十六)')],
      } as const
      const procedure = { service: service(), tx, acting: by, law }
      return changeEntry(procedure, id, { kind: 'correct', statement: sealed.ref }, why)
    })
    expect(done.ok).toBe(true)

    const entry = await openPortalViews(service(), PLACE).findEntry(id)
    const facts = typeof entry === 'object' ? entry.facts : []
    const textOf = (label: string) => facts.find((fact) => fact.label === label)?.value
    expect(textOf('文书日期')).toEqual({ kind: 'date', date: '2026-02-10' })
    expect(textOf('更正说明（2026-05-06）')).toEqual({ kind: 'text', text: STATEMENT })

    const file = await exportTable(service(), { acting: by, wholePlace: true }, 'listings', 'csv')
    if (!file.ok) throw new Error(file.error.code)
    const parts: Uint8Array[] = []
    for await (const part of file.value.body) parts.push(part)
    const [header = '', row = ''] = Buffer.concat(parts).toString('utf8').split('\r\n')
    expect(header).toContain('更正说明')
    expect(row).toContain('2026-02-10')
    expect(row).toContain(`2026-05-06：${STATEMENT}`)

    const after = await findListing(service(), id)
    const { corrections, ...rest } = { corrections: undefined, ...after?.state }
    expect(rest).toEqual(before?.state)
    expect(corrections).toHaveLength(1)
    const events = await db().selectFrom('event').select('payload').where('stream_id', '=', id).execute()
    expect(JSON.stringify(events)).not.toContain('其余不变')
  })
})
