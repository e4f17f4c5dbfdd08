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
import { syntheticUscc } from '../exchange/synthetic.ts'
import { takeObjection } from '../objection/objection-use-cases.ts'
import { plainObjection, staffUnits } from '../objection/testing-objections.ts'
import { FIVE, listSerious, openFive } from '../repair/testing-repair.ts'
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

  test('its procedures, what it is owed by which day, and its files; what nobody confirmed stays unseen', async () => {
    ambient.setToday('2026-06-01')
    await openFive(service())
    await staffUnits(service(), [FIVE.YUNFU])
    const place = FIVE.YUNFU
    const firm = await registerFirm(service(), syntheticUscc(77, FIVE.YUNFU), '云浮市合成建材有限公司')
    const entry = await listSerious(service(), place, firm)
    const files = [{ field: 'evidence', fileName: '说明.txt', mediaType: '', bytes: Buffer.from('合成的说明') }]
    const known = plainObjection(entry, { subjectId: firm, files })
    valueOf(await takeObjection(service(), null, place, plainObjection(entry)))
    const taken = valueOf(await takeObjection(service(), null, place, known)).folded

    const { cases } = await readOwn(service(), firm, place)
    expect(cases.procedures).toMatchObject([
      { kind: 'objection', number: taken.state.receiptNumber, href: `/my/objections/${taken.id}`, decidedOn: null },
    ])
    expect(cases.clocks.length).toBeGreaterThan(1)
    expect(
      cases.clocks.every(({ unit, lastDay, state }) => unit !== '' && lastDay !== null && state !== 'breached'),
    ).toBe(true)
    expect(cases.files).toMatchObject([{ title: '纯文本', on: '2026-03-02', scan: 'unscanned' }])
    expect(cases.files[0]?.href).toMatch(/^\/my\/attachments\//)
    ambient.setToday('2026-09-01')
    const later = await readOwn(service(), firm, place)
    expect(later.cases.clocks.some(({ state, daysLate }) => state === 'breached' && daysLate > 0)).toBe(true)
    expect((await readOwn(service(), 'nobody', place)).cases).toEqual({ procedures: [], clocks: [], files: [] })
  })
})
