import { localDate } from '@xinheng/domain/calendar/local-date'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'
import { expect, test } from 'vitest'
import { createPassingKeys } from '../access/keys.ts'
import type { Caller } from '../access/caller.ts'
import { describeDatabases } from '../db/testing.ts'
import { transact } from '../db/transact.ts'
import { sweepDuties } from '../duty/duty-sweep-use-cases.ts'
import { officer, openCounty, PUYANG, registerFirm } from '../matter/testing-county.ts'
import { zhCn } from '../pages/messages/zh-cn.ts'
import { createService } from '../service.ts'
import { readLedgerPage, readUnserved } from './notice-pages.ts'
import { issueNotice, reportService, type StatedReport } from './notice-use-cases.ts'
import { findNotice, readNoticeStanding } from './notice-views.ts'

const day = localDate

function valueOf<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

describeDatabases('service that fails', ({ database, db, ambient }) => {
  test('goes up by rule: other channels, the job that finds it overdue, the public notice; no clock before the proof', async () => {
    const keys = createPassingKeys(ambient)
    const service = createService({ database: database(), ambient, keys, dataDir: '/nowhere' })
    ambient.setToday('2026-03-02')
    await openCounty(service)
    const subjectId = await registerFirm(service, '91440300MA5DA1234X', '濮阳县合成商贸有限公司')
    const law = await service.law(db(), ambient.today())
    const by = officer('finance')
    const { id } = valueOf(
      await transact(db(), async (tx) => {
        const text = await service.vault.sealValue(tx, { subjectId, purpose: 'reasons', plaintext: '理由' })
        return issueNotice(service, tx, by, law, {
          kind: 'objectionReply',
          subjectId,
          about: { stream: 'objection', id: 'o-1' },
          place: PUYANG,
          parts: { reasons: text.ref },
          basis: [{ document: 'PY', clause: '五(三)' }],
          values: { receiptNumber: 'YY-1', outcome: 'rejected' },
        })
      }),
    )
    const report = async (stated: StatedReport) => reportService(service, by, id, stated)
    const failing = (channel: 'inPerson' | 'post') => ({ kind: 'failed', channel, reasonCode: 'returned' }) as const
    const standing = async () => {
      const found = await findNotice(db(), id)
      if (found === undefined) throw new Error('no paper')
      return readNoticeStanding(service, found.notice)
    }
    const lastDays = async () => (await standing()).remedies.map(({ lastDay }) => lastDay)
    const caller: Caller = {
      principal: {
        id: 'c-1',
        subjectId: null,
        grants: [{ role: 'caseOfficer', unitId: 'finance', jurisdiction: PUYANG }],
        scopes: null,
      },
      name: '经办',
      organisationId: 'finance',
      organisationName: 'finance',
      place: PUYANG,
      means: 'session',
    }
    const desk = async () => (await readUnserved(service, caller, zhCn))?.rows.find((row) => row.id === id)?.next
    const ladder = async () => {
      const { next } = await standing()
      return next.kind === 'attempt' ? next.channels : next.kind
    }

    expect(await ladder()).toEqual(['inPerson', 'leftAtAddress', 'post', 'entrusted'])
    ambient.setToday('2026-03-04')
    valueOf(await report(failing('inPerson')))
    expect(await ladder()).toEqual(['leftAtAddress', 'post', 'entrusted', 'publicNotice', 'inPerson'])
    valueOf(await report(failing('post')))
    expect(await desk()).toBe('已有 2 次未送达，改用：留置送达、委托送达、公告送达、直接送达、邮寄送达')
    // However often it failed, no remedy has begun to run out.
    expect(await lastDays()).toEqual([null, null, null, null])

    ambient.setToday('2026-03-10')
    await sweepDuties(service)
    const breaches = async () =>
      db()
        .selectFrom('duty_breach as b')
        .innerJoin('duty as d', 'd.id', 'b.duty_id')
        .select(['d.kind', 'd.unit_id', 'b.last_day', 'b.found_on'])
        .where('d.source_id', '=', id)
        .execute()
    const found = [{ kind: 'serveNotice', unit_id: 'finance', last_day: '2026-03-09', found_on: '2026-03-10' }]
    expect(await breaches()).toEqual(found)
    const told = await db()
      .selectFrom('outbox as o')
      .innerJoin('delivery as d', 'd.outbox_id', 'o.id')
      .select(['o.topic', 'd.receiver'])
      .where('o.topic', '=', 'duty.breach')
      .execute()
    expect(told).toEqual([{ topic: 'duty.breach', receiver: 'finance' }])

    ambient.setToday('2026-03-11')
    valueOf(await report({ kind: 'putUp', putUpOn: day('2026-03-11'), evidence: '公告栏照片' }))
    expect(await desk()).toBe('公告期至 2026-04-10，期满后录入公告期满')
    expect(await lastDays()).toEqual([null, null, null, null])
    const row = await findNotice(db(), id)
    if (row === undefined) throw new Error('no paper')
    // No text of the register fixes the thirty days: they are said as the operator's.
    expect((await readLedgerPage(service, caller, row, zhCn)).practice).toMatch(/30.*运营单位.*设置/)

    const proof = { kind: 'publicNotice', putUpOn: day('2026-03-11'), servedOn: day('2026-04-10') } as const
    const ended = { kind: 'served', channel: 'publicNotice', proof, evidence: '公告栏照片' } as const
    ambient.setToday('2026-04-09')
    // Neither a delivery slip nor another day than the ledger's stands for the public notice.
    const slip = { kind: 'delivered', servedOn: day('2026-04-09') } as const
    expect(await report({ ...ended, proof: slip })).toMatchObject({ error: { code: 'PUBLIC_NOTICE_UNPROVED' } })
    const before = { ...proof, putUpOn: day('2026-03-10'), servedOn: day('2026-04-09') }
    expect(await report({ ...ended, proof: before })).toMatchObject({ error: { code: 'PUBLIC_NOTICE_UNPROVED' } })
    expect(await report({ kind: 'ranOut', evidence: '公告栏照片' })).toMatchObject({
      error: { code: 'PUBLIC_NOTICE_RUNNING', until: '2026-04-10' },
    })
    // What no rule lets through, the table does not hold either.
    const row0 = {
      notice_id: id,
      number: 9,
      outcome: 'served',
      on_date: day('2026-04-09'),
      officer_id: 'o',
      evidence: 'e',
    }
    const insert = async (values: object) =>
      db()
        .insertInto('notice_attempt')
        .values({ ...row0, channel: 'publicNotice', served_on: day('2026-04-09'), ...values })
        .execute()
    await expect(insert({ proof_kind: 'delivered' })).rejects.toThrow(/notice_attempt_notice/)
    const up = { proof_kind: 'publicNotice', put_up_number: 3, served_from: day('2026-04-10') }
    await expect(insert(up)).rejects.toThrow(/notice_attempt_ran_out/)
    await expect(insert({ ...up, served_from: day('2026-04-09') })).rejects.toThrow(/notice_attempt_put_up/)
    await expect(insert({ ...up, put_up_number: null, served_from: null })).rejects.toThrow(/notice_attempt_notice_up/)
    expect(await report({ ...ended, proof: { ...proof, servedOn: day('2026-04-09') } })).toMatchObject({
      error: { code: 'PUBLIC_NOTICE_RUNNING', until: '2026-04-10' },
    })
    ambient.setToday('2026-04-10')
    expect(await ladder()).toBe('recordPublicNotice')
    valueOf(await report({ kind: 'ranOut', evidence: '公告栏照片' }))
    expect((await standing()).remedies.map(({ remedy, lastDay }) => [remedy, lastDay])).toEqual([
      ['complaint', null],
      ['recheckByProvince', null],
      ['reconsideration', '2026-06-09'],
      ['litigation', '2026-10-10'],
    ])
    expect(await desk()).toBeUndefined()
    // What was late stays on record, though the paper is served now.
    await sweepDuties(service)
    expect(await breaches()).toEqual(found)
  })
})
