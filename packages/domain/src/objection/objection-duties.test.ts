import { describe, expect, test } from 'vitest'
import { cite } from '../kernel/citation.ts'
import { without } from '../listing/testing-law.ts'
import { day, JINAN, LAW, PUYANG, YUNFU } from '../listing/testing-listings.ts'
import { decideObjectionAnswer, decideResultTold, decideTransfer, decideWithdrawal } from './decide-objection.ts'
import { readObjectionDuties } from './objection-duties.ts'
import type { Objection } from './objection.ts'
import { answer, MAKER, receive, RECEIVED, take, WINDOW } from './testing-objections.ts'

const ON = day('2026-06-08')
const LIMITS = cite('GD_REG', '第四十六条')
const received = take(undefined, receive())
const decided = take(received, answer(received))
const withdrawn = take(received, decideWithdrawal(received, null, LAW, ON))

describe('the duties in full', () => {
  const about = { stream: 'objection', id: 'o1' }

  test('name owner, start and clause', () => {
    expect(
      readObjectionDuties(received, LAW).map(({ kind, part, owner, since, doneOn, basis }) => [
        kind,
        part,
        owner,
        since,
        doneOn,
        basis,
      ]),
    ).toEqual([
      ['markObjection', '', 'unit-window', RECEIVED, RECEIVED, [LIMITS]],
      ['transferObjection', '', 'unit-window', RECEIVED, null, [LIMITS]],
      ['replyObjection', '', 'unit-window', RECEIVED, null, [LIMITS]],
    ])
    expect(readObjectionDuties(received, LAW)[0]).toMatchObject({ about })
  })

  test('are done with the withdrawal, and by the telling', () => {
    expect(readObjectionDuties(withdrawn, LAW).map(({ doneOn }) => doneOn)).toEqual([RECEIVED, ON, ON])
    const told = take(decided, decideResultTold(decided, { to: 'unit-x', proof: null, by: WINDOW }, LAW, ON))
    expect(readObjectionDuties(told, LAW).find(({ kind }) => kind === 'replyObjection')).toMatchObject({ doneOn: null })
    const subject = take(
      told,
      decideResultTold(told, { to: 'subject', proof: 'f', by: WINDOW }, LAW, day('2026-06-09')),
    )
    expect(readObjectionDuties(subject, LAW).find(({ kind }) => kind === 'replyObjection')).toMatchObject({
      doneOn: '2026-06-09',
    })
  })

  test('of a determiner elsewhere end with its letter, and the days of the receiver run from there', () => {
    const letter = { number: '复函1号', date: day('2026-06-05'), found: 'confirmed' } as const
    const elsewhere = take(received, decideTransfer(received, WINDOW, LAW, day('2026-06-04')))
    const command = { outcome: 'rejected', remedies: [], reasons: 'text:r', letter, by: WINDOW } as const
    const hands = { officers: [], verifierElsewhere: true }
    const answered = take(elsewhere, decideObjectionAnswer(elsewhere, command, hands, LAW, day('2026-06-11')))
    const duty = (kind: string) => readObjectionDuties(answered, LAW).find((one) => one.kind === kind)
    expect(duty('verifyObjection')).toMatchObject({ since: '2026-06-04', doneOn: '2026-06-05' })
    const clock = { start: '2026-06-05', length: { count: 2, unit: 'workingDay' } }
    expect(duty('replyObjection')).toMatchObject({ since: '2026-06-05', doneOn: null, clock })
  })

  test('an objection that was taken back before its sender was confirmed needs neither that nor a mark', () => {
    const unknown = take(undefined, receive({ identity: null }))
    const open = (state: Objection) =>
      readObjectionDuties(state, LAW).flatMap(({ kind, doneOn }) => (doneOn === null ? [kind] : []))
    expect(open(unknown)).toEqual(expect.arrayContaining(['confirmObjector', 'markObjection']))
    expect(open(take(unknown, decideWithdrawal(unknown, null, LAW, day('2026-06-04'))))).toEqual([])
  })

  test.each([
    [YUNFU, cite('GD_REG', '第四十六条')],
    [JINAN, cite('SD_REG', '第三十九条')],
    [PUYANG, cite('HN_REG', '第四十一条')],
  ])('%s: of one’s own record the three days end with the telling, not with the decision', (place, clause) => {
    const own = take(undefined, receive({ place, takenInBy: 'unit-maker' }))
    const over = take(own, answer(own, {}, '2026-06-04'))
    const reply = (state: Objection) => readObjectionDuties(state, LAW).find(({ kind }) => kind === 'replyObjection')
    const clock = { start: RECEIVED, length: { count: 3, unit: 'workingDay' } }
    expect(reply(over)).toMatchObject({ owner: 'unit-maker', since: RECEIVED, clock, basis: [clause], doneOn: null })
    const told = take(over, decideResultTold(over, { to: 'subject', proof: 'f', by: MAKER }, LAW, ON))
    expect(reply(told)).toMatchObject({ doneOn: ON })
  })

  test('stand without number or clause where no text speaks', () => {
    const duties = readObjectionDuties(received, without('objectionLimits'))
    expect(duties.map(({ clock, basis }) => [clock, basis])).toEqual([
      [null, []],
      [null, []],
      [null, []],
    ])
  })

  test('濮阳县: telling the provider ends with the telling of that unit alone', () => {
    const there = take(undefined, receive({ place: PUYANG }))
    const done = take(there, answer(there))
    const telling = (state: Objection) => readObjectionDuties(state, LAW).find(({ kind }) => kind === 'tellResult')
    expect(telling(done)).toMatchObject({ part: 'unit-maker', doneOn: null, basis: [cite('PY', '五(三)')] })
    const other = take(done, decideResultTold(done, { to: 'unit-x', proof: null, by: WINDOW }, LAW, ON))
    expect(telling(other)).toMatchObject({ doneOn: null })
    const told = take(other, decideResultTold(other, { to: 'unit-maker', proof: null, by: WINDOW }, LAW, ON))
    expect(telling(told)).toMatchObject({ doneOn: ON })
    const own = take(undefined, receive({ place: PUYANG, takenInBy: 'unit-maker' }))
    expect(telling(take(own, answer(own)))).toBeUndefined()
    expect(readObjectionDuties(done, without('resultTold')).some(({ kind }) => kind === 'tellResult')).toBe(false)
  })
})
