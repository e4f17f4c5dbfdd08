import type { DutyReading } from '@xinheng/domain/duty/duty'
import { ok } from '@xinheng/domain/kernel/result'
import { isServedThroughEntry, reportService } from '../notice/notice-use-cases.ts'
import { listNotices } from '../notice/notice-views.ts'
import { titleOf } from '../notice/templates/notice-words.ts'
import { readOwn } from '../subject/own-views.ts'
import type { SecondCase } from './second-case.ts'
import { StoryBroken, type Officer, type Stage } from './stage.ts'

const CLOCK_STATES = {
  done: '已办结',
  withoutLimit: '办理中',
  running: '办理中',
  breached: '已逾期',
} as const satisfies Record<DutyReading['kind'], string>

type Part = 'papers' | 'clocks' | 'confirmations'

/** What the subject finds on its own page: its papers, the clocks of the authorities, who confirmed that its entry is over. */
export async function readOwnPage(
  stage: Stage,
  code: string,
  { subjectId, owner }: SecondCase,
  parts: readonly Part[],
): Promise<void> {
  const own = await readOwn(stage.service, subjectId, owner.clerk.place)
  const lines: Readonly<Record<Part, () => readonly string[]>> = {
    papers: () => own.papers.map(({ title, issuedOn, status }) => `文书　${title}　${issuedOn}　${status}`),
    clocks: () =>
      own.cases.clocks.map(
        ({ duty, unit, lastDay, state, doneOn }) =>
          `时限　${duty}（${unit}）　${lastDay === null ? '文本未定日数' : `最迟 ${lastDay}`}　${CLOCK_STATES[state]}${doneOn === null ? '' : ` ${doneOn}`}`,
      ),
    confirmations: () =>
      own.confirmations.map(
        ({ reason, receiver, confirmedOn }) =>
          `确认　${receiver}　${reason}　${confirmedOn === null ? '尚未确认' : `${confirmedOn} 已确认不再适用`}`,
      ),
  }
  stage.answer(
    { code, who: '当事人', title: '在自己的页面查看' },
    parts.flatMap((part) => lines[part]()),
  )
}

/** Serves every paper that waits for its subject, with proof; what ended with its object, or goes with an entry, is not among them. */
export async function servePapers(stage: Stage, code: string, by: Officer, { subjectId }: SecondCase): Promise<void> {
  const { service, clock } = stage
  const papers = await listNotices(service.db, { subjectId })
  const waiting = papers.filter(({ notice }) => notice.service === null && !isServedThroughEntry(notice))
  if (waiting.length === 0) throw new StoryBroken(code, 'no paper waits for service')
  const proof = { kind: 'receipt', servedOn: clock.today() } as const
  await stage.act(
    { code, who: by, title: '送达文书并录入送达凭证' },
    async () => {
      for (const { id } of waiting) {
        const report = { kind: 'served', channel: 'inPerson', proof, evidence: '送达回证（合成）' } as const
        const done = await reportService(service, by, id, report)
        if (!done.ok) return done
      }
      return ok(waiting)
    },
    (served) => [
      `${served.map(({ notice }) => titleOf(notice.kind)).join('、')}　${clock.today()} 签收；救济期限自次日起算`,
    ],
  )
}
