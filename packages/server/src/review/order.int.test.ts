import { localDate } from '@xinheng/domain/calendar/local-date'
import type { DisputeTarget } from '@xinheng/domain/objection/objection'
import { expect, test } from 'vitest'
import { createPassingKeys } from '../access/keys.ts'
import { describeDatabases } from '../db/testing.ts'
import { actOnListing, findListing } from '../listing/listing-use-cases.ts'
import { valueOf } from '../matter/testing-county.ts'
import { actOnObjection, takeObjection } from '../objection/objection-use-cases.ts'
import { decideOnly, plainObjection, staffUnits } from '../objection/testing-objections.ts'
import { openPortalViews } from '../portal/portal-views.ts'
import { actOnRecord, type RecordAct } from '../record/record-use-cases.ts'
import { FIVE, listSerious, officerOf, openFive, publishPenalty } from '../repair/testing-repair.ts'
import { createService } from '../service.ts'
import { actOnTask } from '../task/task-use-cases.ts'
import { reportOrder } from './order-report-use-cases.ts'
import { actOnReview, recordReview } from './review-use-cases.ts'

const { YUNFU, JINAN } = FIVE

describeDatabases('an order to stay', ({ database, db, ambient }) => {
  const keys = createPassingKeys(ambient)
  const service = () => createService({ database: database(), ambient, keys, dataDir: '/nowhere' })
  const by = (place: string) => officerOf(`maker-${place}`, 'clerk-1', place)
  let firm = ''
  let cases = 0
  const open = async () => {
    ambient.setToday('2026-06-01')
    if (firm !== '') return
    firm = await openFive(service())
    await staffUnits(service(), [YUNFU, JINAN])
  }
  const sue = async (place: string, target: DisputeTarget, reviewed: 'act' | 'answer' = 'act') => {
    cases += 1
    const recorded = await recordReview(
      service(),
      { kind: 'officer', acting: by(place) },
      {
        kind: 'litigation',
        target,
        reviewed,
        organ: '合成人民法院',
        caseNumber: `（2026）${cases}号`,
        filedOn: localDate('2026-06-01'),
        proof: null,
        proofText: '',
        proofFile: null,
      },
    )
    return valueOf(recorded).id
  }
  const order = async (place: string, reviewId: string) => {
    const act = { act: 'orderStay', number: '停1', date: localDate('2026-06-01') } as const
    return valueOf(await actOnReview(service(), by(place), reviewId, act)).state.orders.at(-1)?.orderId ?? ''
  }
  const lift = async (place: string, reviewId: string, orderId: string) => {
    ambient.setToday('2026-06-03')
    const act = { act: 'liftStay', orderId, number: '解1', date: localDate('2026-06-03') } as const
    valueOf(await actOnReview(service(), by(place), reviewId, act))
  }
  const seen = async (place: string, id: string) => {
    const found = await openPortalViews(service(), place).findEntry(id)
    return typeof found === 'object' ? 'public' : (found ?? 'hidden')
  }
  const apply = async (place: string, listingId: string) => {
    const applied = await actOnTask(service(), by(place), listingId, {
      act: 'apply',
      measureId: 'ST-06',
      evidence: '检查记录',
      proportionality: '与事故相当',
      told: '已告知',
      ownLastDay: null,
      established: ['CIRCUMSTANCES_SERIOUS'],
    })
    return applied.ok ? 'done' : applied.error.code
  }

  test('of a publication hides the entry until it is lifted, and rests no measure', async () => {
    await open()
    const id = await listSerious(service(), YUNFU, firm)
    const reviewId = await sue(YUNFU, { kind: 'publication', listingId: id })
    expect(await seen(YUNFU, id)).toBe('public')
    const orderId = await order(YUNFU, reviewId)
    expect([await seen(YUNFU, id), await apply(YUNFU, id)]).toEqual(['hidden', 'done'])
    await lift(YUNFU, reviewId, orderId)
    expect(await seen(YUNFU, id)).toBe('public')
  })

  test('of an entry hides it too, in 济南 as well, and rests its measures', async () => {
    await open()
    const id = await listSerious(service(), JINAN, firm)
    const reviewId = await sue(JINAN, { kind: 'listing', listingId: id })
    expect([await seen(JINAN, id), await apply(JINAN, await listSerious(service(), JINAN, firm))]).toEqual([
      'public',
      'done',
    ])
    const orderId = await order(JINAN, reviewId)
    expect([await seen(JINAN, id), await apply(JINAN, id)]).toEqual(['hidden', 'EXECUTION_STAYED'])
    await lift(JINAN, reviewId, orderId)
    expect([await seen(JINAN, id), await apply(JINAN, id)]).toEqual(['public', 'done'])
  })

  test('of a record hides it until the case is over', async () => {
    await open()
    const id = await publishPenalty(service(), YUNFU, firm, ['fine'])
    const reviewId = await sue(YUNFU, { kind: 'record', recordId: id })
    expect(await seen(YUNFU, id)).toBe('public')
    await order(YUNFU, reviewId)
    expect(await seen(YUNFU, id)).toBe('hidden')
    ambient.setToday('2026-06-03')
    const document = { number: '判1', date: localDate('2026-06-03'), effectiveOn: localDate('2026-06-03') }
    const upheld = { act: 'decide', outcome: 'upheld', document, remedies: [], lastDay: null } as const
    valueOf(await actOnReview(service(), by(YUNFU), reviewId, { ...upheld, reasons: '驳回诉讼请求', statement: '' }))
    expect(await seen(YUNFU, id)).toBe('public')
  })

  test('of a decision keeps it from being published', async () => {
    await open()
    const id = await decideOnly(service(), JINAN, firm)
    const publish = async () => {
      const act = { act: 'publish', texts: {}, effectiveOn: ambient.today(), termSetBy: 'rule' } as const
      const done = await actOnListing(service(), officerOf(`maker-${JINAN}`, 'decider', JINAN), id, act)
      return done.ok ? done.value.state.kind : done.error
    }
    const reviewId = await sue(JINAN, { kind: 'listing', listingId: id })
    const orderId = await order(JINAN, reviewId)
    expect(await publish()).toMatchObject({ code: 'EXECUTION_STAYED', basis: [{ document: 'ALIT' }] })
    await lift(JINAN, reviewId, orderId)
    expect(await publish()).toBe('listed')
    expect((await findListing(service(), id))?.state).toMatchObject({ disputes: [{ stage: 'litigation' }, {}] })
  })

  test('that lifted a measure bars it only until that order is annulled itself, and the task says so', async () => {
    await open()
    const listingId = await listSerious(service(), YUNFU, firm)
    expect(await apply(YUNFU, listingId)).toBe('done')
    const target = { kind: 'measure', listingId, measureId: 'ST-06', implementer: `maker-${YUNFU}` } as const
    const unlawful = plainObjection(listingId, { subjectId: firm, target, ground: 'measureUnlawful' })
    const { folded } = valueOf(await takeObjection(service(), null, YUNFU, unlawful))
    const upheld = { act: 'decide', outcome: 'upheld', remedies: ['voidEntry'], statement: '', letter: null } as const
    const decider = officerOf(folded.state.verifier, 'decider-1', YUNFU)
    valueOf(await actOnObjection(service(), decider, folded.id, { ...upheld, reasons: '措施没有依据' }))
    expect(await apply(YUNFU, listingId)).toBe('MEASURE_LIFTED_BY_ORDER')

    const reviewId = await sue(YUNFU, target, 'answer')
    const today = ambient.today()
    const document = { number: '判2', date: today, effectiveOn: today }
    const annulled = { act: 'decide', outcome: 'annulled', document, remedies: [], lastDay: null } as const
    valueOf(await actOnReview(service(), by(YUNFU), reviewId, { ...annulled, reasons: '撤销答复', statement: '' }))
    expect(await apply(YUNFU, listingId)).not.toBe('MEASURE_LIFTED_BY_ORDER')
  })

  test('that the subject reports goes to the keeper of the register as a duty, and rests when it is recorded', async () => {
    await open()
    const id = await listSerious(service(), YUNFU, firm)
    const reviewId = await sue(YUNFU, { kind: 'publication', listingId: id })
    const paper = { number: '停9', orderedOn: ambient.today(), proofText: '停9号裁定', proofFile: null }
    const report = async (subjectId: string, change: Partial<typeof paper> = {}) => {
      const done = await reportOrder(service(), subjectId, reviewId, { ...paper, ...change })
      return done.ok ? 'taken' : done.error.code
    }
    expect(await report('somebody')).toBe('NOT_ONES_OWN')
    expect(await report(firm, { number: ' ' })).toBe('DOCUMENT_MISSING')
    expect(await report(firm, { proofText: '' })).toBe('EVIDENCE_MISSING')
    expect([await report(firm), await report(firm)]).toEqual(['taken', 'taken'])
    const duties = async () =>
      db().selectFrom('duty').select(['kind', 'unit_id', 'part', 'done_on']).where('source_id', '=', reviewId).execute()
    const duty = { kind: 'recordOrder', unit_id: `finance-${YUNFU}`, part: '停9' }
    expect(await duties()).toEqual([{ ...duty, done_on: null }])
    expect(await seen(YUNFU, id)).toBe('public')
    const act = { act: 'orderStay', number: '停9', date: ambient.today() } as const
    valueOf(await actOnReview(service(), officerOf(`finance-${YUNFU}`, 'keeper', YUNFU), reviewId, act))
    expect(await duties()).toEqual([{ ...duty, done_on: ambient.today() }])
    expect(await seen(YUNFU, id)).toBe('hidden')
  })

  test('is not needed where a court’s ruling on reorganisation hides a penalty, until an officer ends that', async () => {
    await open()
    const id = await publishPenalty(service(), YUNFU, firm, ['fine'])
    const shield = { act: 'shield', number: '（2026）粤破1号', date: ambient.today(), reasons: '裁定书' } as const
    const act = async (given: RecordAct) => {
      const done = await actOnRecord(service(), by(YUNFU), id, given)
      return done.ok ? await seen(YUNFU, id) : done.error.code
    }
    expect(await act({ ...shield, number: ' ' })).toBe('DOCUMENT_MISSING')
    expect(await act(shield)).toBe('hidden')
    expect(await act(shield)).toBe('WRONG_STATE')
    expect(await act({ act: 'endShield', reasons: '' })).toBe('REASONS_MISSING')
    ambient.setToday('2026-06-05')
    expect(await act({ act: 'endShield', reasons: '重整程序终止' })).toBe('public')
  })
})
