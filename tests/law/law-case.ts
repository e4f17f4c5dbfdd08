import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { localDate } from '@xinheng/domain/calendar/local-date'
import type { Citation } from '@xinheng/domain/kernel/citation'
import type { Axis } from '@xinheng/domain/rulebook/axes'
import type { PlaceCode, RuleBook } from '@xinheng/domain/rulebook/rule-row'
import { type ActName, ACTS } from './acts.ts'

type Given<N extends ActName> = Parameters<(typeof ACTS)[N]>[2]

/** One case as a jurist reads it: the clause, a sentence, what is given, what is done, what must come out. */
export type LawCase = {
  readonly [N in ActName]: {
    readonly axis: Axis
    readonly clause: Citation
    readonly title: string
    /** The legal date; 2026-11-21 unless said. */
    readonly on?: string
    readonly when: N
    readonly given: Given<N>
    readonly then: unknown
  }
}[ActName]

/** The cases of one jurisdiction. */
export interface CaseFile {
  readonly place: PlaceCode
  readonly name: string
  readonly cases: readonly LawCase[]
}

/** What the domain answers to a case under a rule book, as plain data. */
export function play(book: RuleBook, place: PlaceCode, one: LawCase): unknown {
  const act = ACTS[one.when] as (book: RuleBook, place: PlaceCode, given: unknown, on: LocalDate) => unknown
  return JSON.parse(JSON.stringify(act(book, place, one.given, localDate(one.on ?? '2026-11-21'))))
}
