import { describe, expect, test } from 'vitest'
import { cite } from '../kernel/citation.ts'
import { readLatestEnd, readNoticeGate } from './procedure-rules.ts'
import { withValue } from './testing-law.ts'
import { GUANGDONG, JINAN, LAW, PANZHIHUA, PUYANG, YUNFU, day } from './testing-listings.ts'

describe('the gate before listing', () => {
  test.each([
    [
      'in 云浮 as in 广东',
      YUNFU,
      '2026-03-01',
      ['measures', 'removalConditions', 'remedies'],
      cite('GD_REG', '第三十五条'),
    ],
    ['in 济南 by the national rule', JINAN, '2026-03-01', [], cite('N49', '(八)')],
    ['in 濮阳 by the regulation of 河南', PUYANG, '2026-03-01', ['measures'], cite('HN_REG', '第二十八条')],
  ] as const)('%s tells what its clause lists', (_where, place, on, further, clause) => {
    expect(readNoticeGate(LAW, place, day(on))).toMatchObject({ further, basis: [clause] })
  })

  test.each([
    [YUNFU, true, false],
    [JINAN, false, false],
    [PUYANG, false, true],
  ])('in %s serves the decision: %s, shows honours first: %s', (place, decisionServed, incentivePublicity) => {
    expect(readNoticeGate(LAW, place, day('2026-03-01')).rule).toMatchObject({ decisionServed, incentivePublicity })
  })

  test('stands also on days for which no text speaks', () => {
    const silent = readNoticeGate(LAW, JINAN, day('2020-12-06'))
    expect(silent).toMatchObject({
      rule: { decisionServed: false, incentivePublicity: false, answerDays: null },
      further: [],
      basis: [cite('N49', '(八)')],
    })
  })
})

describe('the latest end of an entry', () => {
  const GD43 = cite('GD_REG', '第四十三条')
  const SD38 = cite('SD_REG', '第三十八条')
  const decidedOn = day('2026-03-23')
  const read = (place: string, until: string | null, law = LAW) =>
    readLatestEnd(law, place, { decidedOn, conductUntil: until === null ? null : day(until) }, decidedOn)

  test.each([
    ['in 广东 five years from the determination', GUANGDONG, '2026-01-20', '2031-03-23', [GD43]],
    ['in 广东 from the end of conduct that outlasts it', GUANGDONG, '2026-03-24', '2031-03-24', [GD43]],
    ['in 广东 not yet while the conduct goes on', GUANGDONG, null, null, [GD43]],
    ['in 济南 five years from the end of the conduct', JINAN, '2026-01-20', '2031-01-20', [SD38]],
    ['in 济南 not yet while the conduct goes on', JINAN, null, null, [SD38]],
    ['in 濮阳 none while listed', PUYANG, '2026-01-20', null, [cite('HN_REG', '第十九条')]],
    ['in 攀枝花 none', PANZHIHUA, '2026-01-20', null, []],
  ] as const)('is %s', (_where, place, until, lastDay, basis) => {
    expect(read(place, until)).toEqual({ lastDay, basis })
  })

  test('counts from the determination where the text does not look at conduct that goes on', () => {
    const law = withValue('disclosureMaximum', { continuingFromEnd: false })
    expect(read(GUANGDONG, null, law).lastDay).toBe('2031-03-23')
    expect(read(GUANGDONG, '2026-05-01', law).lastDay).toBe('2031-03-23')
  })
})
