import type { LawArticle } from '@xinheng/domain/catalogue/law'
import type { Citation } from '@xinheng/domain/kernel/citation'
import type { Ground } from '@xinheng/domain/kernel/refs'
import type { Refusal, RefusalCode } from '@xinheng/domain/kernel/refusal'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import { renderShortCitation } from '@xinheng/domain/kernel/render-citation'
import type { Acting } from '../db/case-act.ts'
import { readLog, readSettledPosition, type RecordedEvent } from '../db/event-log.ts'
import { PROBLEMS } from '../http/problem-table.ts'
import type { Service } from '../service.ts'
import type { Chapter, JourneyStep } from './journey-step.ts'
import type { SimulatedAmbient } from './simulated-ambient.ts'

/** An officer on the stage: whom the ledger names, and how the printed story does. */
export interface Officer extends Acting {
  readonly title: string
}

/** What a step is, before it happened. */
export interface Cue {
  readonly code: string
  readonly who: Officer | string
  readonly title: string
  /** Articles of law that the act uses and its events do not name. */
  readonly articles?: readonly LawArticle[]
}

/** Lines about what happened. */
export type Telling<T> = (value: T, events: readonly RecordedEvent[]) => readonly string[]

/** Where a journey is played: acts go through the use cases and are written down as steps. */
export interface Stage {
  readonly service: Service
  readonly clock: SimulatedAmbient
  readonly steps: () => readonly JourneyStep[]
  readonly open: (chapter: Chapter) => void
  /** An act that must be allowed. Throws with the refusal when it is not. */
  readonly act: <T>(cue: Cue, run: () => Promise<Result<T, Refusal>>, tell?: Telling<T>) => Promise<T>
  /** A course like one that was told before: all of its acts are done, and written down as one step. */
  readonly aside: <T>(cue: Cue, play: (quiet: Stage) => Promise<T>, tell?: Telling<T>) => Promise<T>
  /** An act that the law must refuse. Throws when it is allowed, or refused for another reason. */
  readonly refuse: (
    cue: Cue,
    code: RefusalCode,
    run: () => Promise<Result<unknown, Refusal>>,
    details?: readonly string[],
  ) => Promise<void>
  /** Something that was read. */
  readonly answer: (cue: Cue, details: readonly string[], basis?: readonly Citation[]) => void
}

/** The story went another way than the rules were known to go; the journey is wrong, or the law has changed. */
export class StoryBroken extends Error {
  constructor(step: string, found: string) {
    super(`演示第“${step}”步与规则不符 · step ${step}: ${found}`)
    this.name = 'StoryBroken'
  }
}

/** Sets a stage over a service whose clock the story moves. */
export function setStage(service: Service, clock: SimulatedAmbient): Stage {
  const { db } = service
  const steps: JourneyStep[] = []
  let chapter: Chapter = 'setting'
  const write = (
    { code, who, title }: Cue,
    told: Pick<JourneyStep, 'outcome' | 'details' | 'basis' | 'refusal'>,
  ): void => {
    const name = typeof who === 'string' ? who : who.title
    steps.push({ number: steps.length + 1, chapter, code, on: clock.today(), who: name, title, ...told })
  }
  const stage: Stage = {
    service,
    clock,
    steps: () => steps,
    open: (next) => {
      chapter = next
    },
    act: async (cue, run, tell) => {
      const after = await readSettledPosition(db)
      const done = await run()
      if (!done.ok) throw new StoryBroken(cue.code, JSON.stringify(done.error))
      const events = await readLog(db, { after, limit: 1000 })
      const details = tell === undefined ? [] : tell(done.value, events)
      const articles = [...(cue.articles ?? []), ...events.flatMap(articlesOf)].map(renderArticle)
      const basis = [...new Set([...articles, ...render(events.flatMap(basisOf))])]
      write(cue, { outcome: 'done', details, basis, refusal: null })
      return done.value
    },
    aside: async (cue, play, tell) => stage.act(cue, async () => ok(await play(silence(stage))), tell),
    refuse: async (cue, code, run, details = []) => {
      const done = await run()
      if (done.ok) throw new StoryBroken(cue.code, 'allowed')
      if (done.error.code !== code) throw new StoryBroken(cue.code, JSON.stringify(done.error))
      const { title, mend } = PROBLEMS[code]
      write(cue, { outcome: 'refused', details, basis: render(done.error.basis), refusal: { code, title, mend } })
    },
    answer: (cue, details, basis = []) => {
      write(cue, { outcome: 'answer', details, basis: render(basis), refusal: null })
    },
  }
  return stage
}

/** A stage on which acts are done and nothing is written down; what the law refuses is not tried a second time. */
function silence(stage: Stage): Stage {
  return {
    ...stage,
    act: async (cue, run) => {
      const done = await run()
      if (!done.ok) throw new StoryBroken(cue.code, JSON.stringify(done.error))
      return done.value
    },
    refuse: async () => undefined,
    answer: () => undefined,
  }
}

/** An article with its law. */
export function renderArticle({ law, article }: LawArticle): string {
  return `《${law}》${article}`
}

/** The ground of a recorded act; acts of registers and accounts have none. */
function groundOf({ payload }: RecordedEvent): Ground | undefined {
  const ground = typeof payload === 'object' && payload !== null && 'ground' in payload ? payload.ground : undefined
  // A ground is written by the rule that decided, and the log cannot be changed.
  return ground as Ground | undefined
}

/** The articles of the measure that an act applied. */
function articlesOf(event: RecordedEvent): readonly LawArticle[] {
  return (groundOf(event)?.values['articles'] ?? []) as readonly LawArticle[]
}

function basisOf(event: RecordedEvent): readonly Citation[] {
  return groundOf(event)?.basis ?? []
}

function render(basis: readonly Citation[]): readonly string[] {
  return [...new Set(basis.map(renderShortCitation))]
}
