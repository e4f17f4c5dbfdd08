import { BASELINE_CATALOGUE } from '@xinheng/domain/catalogue/data/baseline'
import { localDate } from '@xinheng/domain/calendar/local-date'
import { compileCalendar } from '@xinheng/domain/calendar/work-calendar'
import { CALENDAR_YEARS } from '@xinheng/domain/calendar/years'
import { HEALTHY } from '@xinheng/domain/kernel/health'
import type { SubjectKind } from '@xinheng/domain/kernel/refs'
import type { ReplayedEntry, ReplayedStep } from '@xinheng/domain/replay/history'
import { replayHistory } from '@xinheng/domain/replay/replay'
import type { PlaceCode, RuleBook } from '@xinheng/domain/rulebook/rule-row'

/** A day and what was tried on it: `2026-05-01 异议`. */
export interface Course {
  readonly 名单?: '失信被执行人'
  readonly 主体?: SubjectKind
  readonly 经过: readonly string[]
  readonly 看: readonly string[]
}

type Tried = ReplayedStep extends infer Step ? (Step extends ReplayedStep ? Omit<Step, 'on'> : never) : never

const MATERIALS = ['performance', 'rectification', 'promise'] as const
const TRIED: Readonly<Record<string, Tried>> = {
  异议: { act: 'object', form: 'written', ground: 'factsWrong' },
  电话异议: { act: 'object', form: 'oral', ground: 'factsWrong' },
  驳回异议: { act: 'answerObjection', outcome: 'rejected' },
  异议成立: { act: 'answerObjection', outcome: 'upheld' },
  投诉: { act: 'complain' },
  驳回投诉: { act: 'answerComplaint', outcome: 'rejected' },
  裁定停止执行: { act: 'orderStay' },
  采取措施: { act: 'applyMeasure' },
  申请修复: { act: 'applyForRepair', gravity: 'serious', materials: MATERIALS },
  以公益服务申请修复: {
    act: 'applyForRepair',
    gravity: 'serious',
    materials: ['performance', 'promise', 'communityService'],
  },
  受理修复: { act: 'acceptRepair' },
  准予修复: { act: 'decideRepair', outcome: 'granted' },
  公示修复: { act: 'publiciseRepair' },
}
const STATES = { notYetInForce: '未生效', inForce: '有效', stayed: '暂停执行', ended: '已结束' } as const

const ENTRY: ReplayedEntry = {
  origin: 'determinedHere',
  listTypeId: 'work-safety',
  subjectKind: 'enterprise',
  document: { number: '罚1', date: localDate('2026-02-10') },
  conduct: { from: localDate('2026-01-10'), until: localDate('2026-01-20') },
  effectiveOn: localDate('2026-03-01'),
  term: { count: 2, unit: 'year' },
  latestEnd: null,
}

/**
 * Plays a course on one entry (in force from 2026-03-01 for two years, on a penalty of 2026-02-10): what each step came
 * to, and how the entry stands on each day looked at.
 */
export function playCourse(book: RuleBook, place: PlaceCode, { 名单, 主体, 经过, 看 }: Course) {
  const court = 名单 === undefined ? {} : ({ origin: 'received', listTypeId: 'judgment-defaulter' } as const)
  const entry = { ...ENTRY, ...court, subjectKind: 主体 ?? ENTRY.subjectKind }
  const steps = 经过.map((line): ReplayedStep => {
    const [on = '', what = ''] = line.split(' ')
    const tried = TRIED[what]
    if (tried === undefined) throw new RangeError(`no such step: ${what}`)
    return { on: localDate(on), ...tried }
  })
  const calendar = compileCalendar(CALENDAR_YEARS)
  const law = { book, catalogue: BASELINE_CATALOGUE, calendar, health: HEALTHY }
  const replay = replayHistory({ entry, steps, look: 看.map((on) => localDate(on)) }, place, law)
  return {
    办理: replay.steps.map(({ refused }) => refused?.code ?? '可以'),
    状态: replay.days
      .filter(({ on }) => 看.includes(on))
      .map(({ on, state, lastDay }) => `${on} ${STATES[state]}${lastDay === null ? '' : ` 末日${lastDay}`}`),
  }
}
