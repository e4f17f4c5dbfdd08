import { describe, expect, test } from 'vitest'
import { cite } from '../kernel/citation.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Result } from '../kernel/result.ts'
import { ground, unconfirmed, without, wrongState } from '../listing/testing-law.ts'
import { day, GUANGDONG, JINAN, LAW, PANZHIHUA, PUYANG, YUNFU } from '../listing/testing-listings.ts'
import { decideRepairApplication } from './decide-repair.ts'
import type { NewRepair } from './decide-repair.ts'
import {
  accept,
  accepted,
  ACCEPTED,
  applied,
  APPLIED,
  apply,
  CHECKER,
  decide,
  DECIDED,
  DECIDER,
  eventsOf,
  execute,
  follow,
  granted,
  HERE,
  NEW,
  publicise,
  refused,
  take,
  THING,
  WINDOW,
  withdraw,
} from './testing-repairs.ts'

const noPower = (basis: readonly ReturnType<typeof cite>[], { organisationId } = WINDOW): Refusal => ({
  code: 'UNIT_WITHOUT_POWER',
  organisationId,
  basis,
})
const LOCAL = cite('YF', '(二十四)')
const FLOW = cite('N22', '办理流程（序号未核）')
const CLASSES = cite('O36', '第八条至第十条')
const PERIODS = cite('N22', '分类修复（序号未核）')
const CONDITIONS = cite('O36', '修复条件条款（序号未核）')
const WHO_LISTS_REPAIRS = cite('O36', '第三条')

describe('an application', () => {
  test('stands on the local text, the class, the period and the conditions', () => {
    const { documentNumber: _n, assigned: _a, by: _b, ...handedIn } = NEW
    expect(eventsOf(apply())).toEqual([
      {
        type: 'RepairApplied',
        repairId: 'r1',
        on: APPLIED,
        ground: ground([LOCAL, PERIODS, CLASSES, CONDITIONS], { gravity: 'serious', confirmed: true }),
        repair: {
          ...handedIn,
          place: YUNFU,
          subjectKind: 'enterprise',
          handler: 'unit-maker',
          recorder: null,
          opensOn: null,
          gravity: 'serious',
          gravityBy: 'table',
          gravityConfirmed: true,
          gravityReasons: null,
          receivedOn: APPLIED,
        },
        by: null,
      },
    ])
  })

  test.each<[string, boolean, boolean, boolean]>([
    ['both', true, true, true],
    ['the class is not', true, false, false],
    ['the period is not', false, true, false],
  ])('is sure where the period and the class are: %s', (_, period, gravity, confirmed) => {
    const law = period ? LAW : unconfirmed('repairClasses')
    const [event] = eventsOf(apply({}, { gravity: { ...THING.gravity, confirmed: gravity } }, {}, APPLIED, law))
    expect(event?.ground.values).toEqual({ gravity: 'serious', confirmed })
  })

  test('of a thing without a number asks for none, and where no text speaks there is no wait', () => {
    expect(apply({ documentNumber: '' }, { document: { numbers: [], authority: 'unit-maker' } }).ok).toBe(true)
    expect(apply({}, {}, {}, day('2026-04-11'), without('repairClasses')).ok).toBe(true)
  })

  test.each<[string, Result<unknown, Refusal>, Refusal]>([
    ['of a thing nobody knows', apply({}, {}, { thing: undefined }), { code: 'DISPUTED_THING_UNKNOWN', basis: [] }],
    ['of somebody else', apply({ subjectId: 'subject-2' }), { code: 'NOT_ONES_OWN', basis: [LOCAL] }],
    [
      'by an agent without proof',
      apply({ raiser: { kind: 'agent', agent: 'p1', authority: null } }),
      { code: 'AUTHORITY_NOT_PROVED', basis: [cite('CIVIL', '第一百六十五条')] },
    ],
    ['beside one that is open', apply({}, {}, { open: 'r0' }), { code: 'REPAIR_OPEN', repairId: 'r0', basis: [LOCAL] }],
    [
      'under another number',
      apply({ documentNumber: '罚9' }),
      { code: 'DOCUMENT_DIFFERS', number: '罚9', basis: [LOCAL] },
    ],
    [
      'the day before the minimum is over',
      apply({}, {}, {}, day('2027-04-09')),
      {
        code: 'REPAIR_TOO_EARLY',
        from: day('2027-04-10'),
        gravity: 'serious',
        confirmed: true,
        basis: [PERIODS, CLASSES],
      },
    ],
    [
      'without proof',
      apply({ materials: { ...NEW.materials, promise: null } }),
      { code: 'REPAIR_CONDITIONS_UNMET', missing: ['promise'], basis: [CONDITIONS] },
    ],
    [
      'of the court’s list',
      apply({}, { listTypeId: 'judgment-defaulter' }),
      { code: 'REPAIR_BARRED', why: 'courtList', basis: [cite('SPC17', '第十条')] },
    ],
  ])('is refused %s', (_, result, error) => {
    expect(result).toEqual({ ok: false, error })
  })

  test('under an id that is taken', () => {
    const facts = { thing: THING, open: null, conditions: [], units: HERE }
    const again = decideRepairApplication(applied(), NEW, facts, LAW, APPLIED)
    expect(again).toEqual({ ok: false, error: wrongState('applied') })
  })
})

describe('the class assigned in place of the table’s: 第八条至第十条', () => {
  const assigned = { gravity: 'general', reasons: 'text:class' } as const
  const early = day('2026-08-01')

  test('by an official of the organ with reasons', () => {
    const [event] = eventsOf(apply({ assigned, by: CHECKER }, {}, {}, early))
    expect(event).toMatchObject({
      ground: ground([LOCAL, PERIODS, CLASSES, CONDITIONS], { gravity: 'general', confirmed: true }),
      repair: { gravity: 'general', gravityBy: 'official', gravityConfirmed: true, gravityReasons: 'text:class' },
    })
  })

  test.each<[string, Partial<NewRepair>, Refusal]>([
    ['the applicant', { assigned }, { code: 'UNIT_WITHOUT_POWER', organisationId: '', basis: [CLASSES] }],
    ['the window', { assigned, by: WINDOW }, noPower([CLASSES])],
    [
      'the organ without reasons',
      { assigned: { ...assigned, reasons: '' }, by: CHECKER },
      { code: 'REASONS_MISSING', basis: [CLASSES] },
    ],
  ])('not by %s', (_, change, error) => {
    expect(apply(change, {}, {}, early)).toEqual({ ok: false, error })
  })
})

describe('each act says what it stands on', () => {
  const head = { repairId: 'r1' }

  test('the acceptance, or its refusal with reasons', () => {
    const at = { ...head, on: ACCEPTED, ground: ground([FLOW]), by: CHECKER }
    expect(eventsOf(accept(applied()))).toEqual([{ type: 'RepairAccepted', ...at }])
    const no = accept(applied(), { accepted: false, reasons: 't' })
    expect(eventsOf(no)).toEqual([{ type: 'RepairNotAccepted', ...at, reasons: 't' }])
  })

  test.each([
    [YUNFU, [LOCAL], DECIDED],
    [GUANGDONG, [cite('GD', '(二十五)')], DECIDED],
    [PANZHIHUA, [cite('PZ', '二(三)1'), cite('PZ', '二(三)1')], null],
    [JINAN, [cite('JN', '四(四)'), cite('JN', '四(四)')], DECIDED],
    [PUYANG, [cite('PY', '五(四)')], DECIDED],
  ])('%s: a grant stands on %j', (place, basis, effectiveOn) => {
    expect(eventsOf(decide(accepted(place)))).toEqual([
      {
        type: 'RepairDecided',
        ...head,
        on: DECIDED,
        ground: ground(basis, { outcome: 'granted', effectiveOn }),
        decision: { outcome: 'granted', reasons: 't', letter: null, by: DECIDER, decidedOn: DECIDED },
        effectiveOn,
      },
    ])
  })

  test('where no text names the organ, on 谁认定、谁修复; a refusal is never of effect', () => {
    const [event] = eventsOf(decide(accepted(), {}, without('repairApplyTo')))
    expect(event?.ground.basis).toEqual([WHO_LISTS_REPAIRS])
    for (const place of [YUNFU, JINAN]) {
      expect(eventsOf(decide(accepted(place), { outcome: 'refused' }))).toMatchObject([
        { ground: { values: { outcome: 'refused', effectiveOn: null } }, effectiveOn: null },
      ])
    }
  })

  test('publicity, execution, what follows and the withdrawal', () => {
    const on = day('2027-06-07')
    const publicity = ground([cite('PZ', '二(三)1')])
    expect(eventsOf(publicise(granted(PANZHIHUA)))).toEqual([
      { type: 'RepairPublicised', ...head, on, ground: publicity, site: '双公示系统', by: CHECKER },
    ])
    expect(eventsOf(execute(granted()))).toEqual([
      { type: 'RepairExecuted', ...head, on: DECIDED, ground: ground([WHO_LISTS_REPAIRS]) },
    ])
    expect(eventsOf(follow(granted()))).toEqual([
      {
        type: 'RepairFollowedUp',
        ...head,
        on: '2027-12-01',
        ground: ground([]),
        finding: 'broken',
        report: 't',
        by: CHECKER,
      },
    ])
    expect(eventsOf(withdraw(applied()))).toEqual([
      { type: 'RepairWithdrawn', ...head, on: '2027-06-03', ground: ground(), by: null },
    ])
  })
})

describe('an act is refused', () => {
  test.each<[string, () => Result<unknown, Refusal>, Refusal]>([
    ['an acceptance by the window', () => accept(applied(), { by: WINDOW }), noPower([FLOW])],
    [
      'no acceptance without reasons',
      () => accept(applied(), { accepted: false }),
      { code: 'REASONS_MISSING', basis: [FLOW] },
    ],
    ['a decision by the window', () => decide(accepted(), { by: WINDOW }), noPower([LOCAL])],
    ['a decision by whoever checked it', () => decide(accepted(), { by: CHECKER }), { code: 'SAME_HANDS', basis: [] }],
    [
      'a decision without reasons',
      () => decide(accepted(), { reasons: '' }),
      { code: 'REASONS_MISSING', basis: [LOCAL] },
    ],
    ['publicity by the window', () => publicise(granted(PANZHIHUA), WINDOW), noPower([cite('PZ', '二(三)1')])],
    [
      'publicity where the text wants none',
      () => publicise(granted(JINAN)),
      { code: 'PUBLICITY_NOT_FORESEEN', basis: [cite('JN', '四(四)')] },
    ],
    [
      'publicity where no text speaks',
      () => publicise(granted(PANZHIHUA), CHECKER, without('repairPublicity')),
      { code: 'PUBLICITY_NOT_FORESEEN', basis: [] },
    ],
    ['a follow-up by the window', () => follow(granted(), { by: WINDOW }), noPower([])],
    ['a follow-up without a report', () => follow(granted(), { report: '' }), { code: 'REASONS_MISSING', basis: [] }],
    [
      'a follow-up without a report in 攀枝花, the one place that writes of it',
      () => follow(granted(PANZHIHUA), { report: '' }),
      { code: 'REASONS_MISSING', basis: [cite('PZ', '一')] },
    ],
    ['a withdrawal by the organ that decides', () => withdraw(applied(), CHECKER), noPower([], CHECKER)],
  ])('%s', (_, act, error) => {
    expect(act()).toEqual({ ok: false, error })
  })

  test.each([
    ['an acceptance', accept, accepted],
    ['a decision', decide, applied],
    ['publicity', publicise, accepted],
    ['an execution', execute, accepted],
    ['a follow-up', follow, accepted],
    ['a withdrawal', withdraw, granted],
  ] as const)('%s out of turn', (_, act, before) => {
    expect(act(undefined)).toEqual({ ok: false, error: wrongState('none') })
    expect(act(before())).toEqual({ ok: false, error: wrongState(before().kind) })
    expect(act(refused())).toEqual({ ok: false, error: wrongState('refused') })
  })

  test('nothing is executed before the grant is of effect, and all of it once', () => {
    expect(execute(granted(PANZHIHUA))).toEqual({ ok: false, error: wrongState('granted') })
    expect(execute(granted(), day('2027-06-03'))).toEqual({ ok: false, error: wrongState('granted') })
    const done = take(granted(), execute(granted()))
    expect(execute(done, day('2027-06-09'))).toEqual({ ok: true, value: [] })
    const shown = take(granted(PANZHIHUA), publicise(granted(PANZHIHUA)))
    expect(publicise(shown)).toEqual({ ok: true, value: [] })
  })

  test('it is taken back until it is decided, by the applicant or at the window', () => {
    expect(take(accepted(), withdraw(accepted()))).toMatchObject({ kind: 'withdrawn', withdrawnOn: '2027-06-03' })
    const request = { channel: 'post', on: day('2027-06-02'), evidence: 'file:letter' } as const
    expect(take(applied(), withdraw(applied(), { ...WINDOW, request }))).toMatchObject({ kind: 'withdrawn', request })
  })
})
