import { expect, test } from 'vitest'
import { createPassingKeys } from '../access/keys.ts'
import { describeDatabases } from '../db/testing.ts'
import { createService } from '../service.ts'
import { GUANGDONG } from './golden/guangdong.ts'
import { JINAN } from './golden/jinan.ts'
import { PANZHIHUA } from './golden/panzhihua.ts'
import { PUYANG } from './golden/puyang.ts'
import { YUNFU } from './golden/yunfu.ts'
import type { Journey, JourneyStep } from './journey-step.ts'
import { createJourneyClock, findCast, playJourney } from './play-journey.ts'
import { printJourney } from './print-journey.ts'

const PATIENCE_MS = 120_000

/** What a jurist would look for first in each place, beside the steps and their clauses. */
const EXPECTED = [
  {
    place: '广东省',
    golden: GUANGDONG,
    applied: '单位自定至 2027-03-31，记为至 2027-03-31',
    feedback: '发起部门、实施部门；每月；向：公共信用信息平台；人工反馈；无进展报告',
    publishedTerm: '自 2026-04-01 起生效，期限 2 年；法定最长公示至 2031-03-18',
    disputed: ['暂停执行', '2028-07-20', '2028-07-20'],
    repaired: '自 2027-02-10 起生效，立即移出',
  },
  {
    place: '云浮市',
    golden: YUNFU,
    applied: '单位自定至 2027-03-31，记为至 2027-03-31',
    feedback: '发起部门、实施部门；每月；向：公共信用信息平台；人工反馈；无进展报告',
    publishedTerm: '自 2026-04-01 起生效，期限 2 年；法定最长公示至 2031-03-18',
    disputed: ['暂停执行', '2028-07-20', '2028-07-20'],
    repaired: '自 2027-02-10 起生效，立即移出',
  },
  {
    place: '攀枝花市',
    golden: PANZHIHUA,
    applied: '单位自拟至 2027-03-31；各单位实施期限统一，记为至 2028-04-01',
    feedback: '实施部门；定期；向：专项小组；人工反馈；无进展报告',
    publishedTerm: '自 2026-04-01 起生效，期限 2 年',
    disputed: ['暂停执行', '2028-07-25', '2028-08-04'],
    repaired: '须先公示，公示之日生效',
  },
  {
    place: '济南市',
    golden: JINAN,
    applied: '单位自定至 2027-03-31，记为至 2027-03-31',
    feedback: '实施部门；及时；向：发起部门；人工反馈；无进展报告',
    publishedTerm: '自 2026-04-01 起生效，期限 2 年；法定最长公示至 2031-01-20',
    disputed: ['不停止执行', '2028-07-20', '2028-07-20'],
    repaired: '自 2027-02-10 起生效，立即移出',
  },
  {
    place: '濮阳县',
    golden: PUYANG,
    applied: '单位自定至 2027-03-31，记为至 2027-03-31',
    feedback: '实施部门；及时；向：县社会信用管理部门；自动反馈；另定期报告进展',
    publishedTerm: null,
    disputed: ['暂停执行', '2028-06-20', '2028-06-20'],
    repaired: '自 2027-02-10 起生效，立即移出',
  },
] as const

for (const { place, golden, applied, feedback, publishedTerm, disputed, repaired } of EXPECTED) {
  describeDatabases(`the journey of ${place}`, ({ database, ambient }) => {
    const play = async (): Promise<Journey> => {
      const cast = findCast(place)
      if (cast === undefined) throw new Error(place)
      const clock = createJourneyClock(ambient)
      const parts = { database: database(), ambient: clock, keys: createPassingKeys(clock), dataDir: 'memory' }
      return playJourney(createService(parts), clock, cast)
    }

    test(
      'takes the steps that the law allows, each by its clause, and is refused the others',
      async () => {
        const journey = await play()
        expect(journey.steps.map(toLine)).toEqual(golden.trim().split('\n'))

        const details = (code: string): readonly string[] =>
          journey.steps.filter((step) => step.code === code).flatMap((step) => step.details)
        expect(details('sanction.task.applied')).toEqual([applied])
        expect(details('sanction.feedback.duty')[0]).toBe(feedback)
        expect(details('sanction.publish')).toEqual(publishedTerm === null ? [] : [publishedTerm])
        expect(details('sanction.publicAfter')).toEqual(['没有可以公开的记录', '条目　已终止，不再公示'])

        const [effect = ''] = details('rights.objection.effect')
        const lastDayAfter = (code: string) => details(code).at(-1)?.split('　')[1]
        expect([
          effect.split(/[；，]/)[0],
          lastDayAfter('rights.objection.gap'),
          lastDayAfter('rights.review.after'),
        ]).toEqual(disputed)
        const receipt = details('rights.objection.receipt').filter(
          (line) => line.includes('异议') && line.includes('2026-07-23'),
        )
        expect(receipt.map((line) => line.split('　').at(-1))).toEqual(['2026-07-23 送达'])
        expect(details('rights.review.effect')[0]).toContain('暂停执行')
        expect(details('rights.repair.granted')).toEqual([repaired])
        expect(details('rights.redress.restored')).toEqual(['恢复 1 项'])
        const own = [...details('rights.repair.ownPage'), ...details('rights.redress.ownPage')]
        const confirmations = own.filter((line) => line.startsWith('确认'))
        expect(confirmations.length).toBeGreaterThan(3)
        expect(confirmations.filter((line) => !line.endsWith('已确认不再适用'))).toEqual([])
        const unserved = own.filter((line) => line.startsWith('文书') && line.endsWith('尚未送达'))
        expect(unserved.map((line) => line.split('　')[1])).toEqual([])

        const days = journey.steps.map(({ on }) => on)
        expect(days).toEqual(days.toSorted())
        for (const { refusal, code } of journey.steps) {
          if (refusal !== null) expect(refusal.mend, code).not.toBe('')
        }
        expect(printJourney(journey, 118).split('\n').length).toBeGreaterThan(200)
      },
      PATIENCE_MS,
    )
  })
}

function toLine({ code, basis, refusal }: JourneyStep): string {
  return [
    code,
    ...(refusal === null ? [] : [`!${refusal.code}`]),
    ...(basis.length === 0 ? [] : [basis.join('；')]),
  ].join('  ')
}
