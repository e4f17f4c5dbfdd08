import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { RefusalCode } from '@xinheng/domain/kernel/refusal'

/** The chapters of a journey, in the order they are played. */
export const CHAPTERS = {
  setting: '布置：规则、单位、人员、主体',
  sanction: '惩戒：从生效文书到实施和反馈',
  incentive: '激励：从表彰到兑现',
  rights: '权利：告知、异议、投诉、复议、纠错、修复',
  ending: '期满：退出公示、解除措施、各方确认',
} as const satisfies Record<string, string>

export type Chapter = keyof typeof CHAPTERS

/** What a step was: an act that the rules allowed, one they refused, or an answer that was read. */
export type StepOutcome = 'done' | 'refused' | 'answer'

/** One step of a journey, ready to print. */
export interface JourneyStep {
  readonly number: number
  readonly chapter: Chapter
  /** A stable name of the step, such as `sanction.notice`. */
  readonly code: string
  readonly outcome: StepOutcome
  readonly on: LocalDate
  /** The unit and the part that acted; no person's name. */
  readonly who: string
  readonly title: string
  readonly details: readonly string[]
  /** The clauses that allowed or forced it, as the events and refusals state them. */
  readonly basis: readonly string[]
  readonly refusal: StepRefusal | null
}

/** What the law said no to, in words for a person. */
export interface StepRefusal {
  readonly code: RefusalCode
  readonly title: string
  /** What can be done instead. */
  readonly mend: string
}

/** A journey that was played to its end. */
export interface Journey {
  readonly place: string
  readonly placeName: string
  readonly rulebook: string
  readonly catalogue: string
  readonly steps: readonly JourneyStep[]
}
