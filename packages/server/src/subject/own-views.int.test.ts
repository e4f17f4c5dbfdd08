import { expect, test } from 'vitest'
import { createPassingKeys } from '../access/keys.ts'
import { describeDatabases } from '../db/testing.ts'
import { checkSubject } from '../matter/check-use-cases.ts'
import {
  FIRM_CODE,
  officer,
  openCounty,
  PUYANG,
  receiveDefaulter,
  registerFirm,
  valueOf,
} from '../matter/testing-county.ts'
import { createService } from '../service.ts'
import { readOwn } from './own-views.ts'

describeDatabases('what a subject sees of itself', ({ database, ambient }) => {
  const keys = createPassingKeys(ambient)
  const service = () => createService({ database: database(), ambient, keys, dataDir: '/nowhere' })

  test('its own entries, who checked it for what and when, and how to object; nothing of another', async () => {
    await openCounty(service())
    const firm = await registerFirm(service(), FIRM_CODE, '濮阳县甲建设有限公司')
    const other = await registerFirm(service(), '91410928MA9F00031B', '濮阳县丙商贸有限公司')
    const entry = await receiveDefaulter(service(), firm)
    const opening = {
      occasion: 'governmentProcurement',
      place: PUYANG,
      decider: null,
      moments: ['opening'],
      reference: '濮县采购-2026-7',
    } as const
    valueOf(
      await checkSubject(service(), officer('finance'), {
        in: { opening },
        role: 'applicant',
        identity: { by: 'number', number: FIRM_CODE, name: null },
        moment: null,
      }),
    )

    const own = await readOwn(service(), firm, PUYANG)
    expect(own.entries).toMatchObject([{ id: entry, unit: '濮阳县人民法院', state: '已列入', lastDay: '2028-02-01' }])
    expect(own.checks).toMatchObject([{ unit: '濮阳县财政局', occasion: '政府采购', on: '2026-03-02' }])
    expect(own.remedies.length).toBeGreaterThan(2)
    expect(await readOwn(service(), other, PUYANG)).toMatchObject({ entries: [], checks: [] })

    ambient.setToday('2028-02-02')
    expect((await readOwn(service(), firm, PUYANG)).entries).toMatchObject([
      { state: '已届满或者已移出', lastDay: null },
    ])
  })
})
