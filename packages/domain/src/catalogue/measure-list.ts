import { readLimit } from '../calendar/limits.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import type { Actor, EvidenceRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'
import type { HeldAnswer } from './held-answer.ts'

/** What happens to the measure list (措施清单) that a department draws up after a memorandum. */
export type MeasureListEvent =
  | {
      readonly type: 'MeasureListStarted'
      readonly memorandumId: string
      readonly place: PlaceCode
      /** The day the memorandum was issued (广东) or signed (云浮): it sets the clock running. */
      readonly on: LocalDate
      readonly by: Actor
    }
  | {
      readonly type: 'MeasureListCompleted'
      readonly on: LocalDate
      readonly measureIds: readonly string[]
      readonly by: Actor
    }
  | {
      readonly type: 'MeasureListFiled'
      readonly on: LocalDate
      readonly to: string
      readonly receipt: EvidenceRef
      readonly by: Actor
    }

/** One measure list under way. */
export interface MeasureListState {
  readonly memorandumId: string
  readonly place: PlaceCode
  readonly startedOn: LocalDate
  readonly completedOn: LocalDate | null
  readonly measureIds: readonly string[]
  readonly filings: readonly { readonly to: string; readonly on: LocalDate }[]
}

/** How a measure list stands on a day: where it has to go next, and whether the limit is kept. */
export type MeasureListReading =
  | { readonly kind: 'unspecified' }
  | { readonly kind: 'noLimit'; readonly done: boolean; readonly next: string | null }
  | {
      readonly kind: 'running' | 'late' | 'met' | 'metLate'
      readonly lastDay: LocalDate
      readonly provisional: boolean
      /** The office the list goes to next, `null` once it has reached the last. */
      readonly next: string | null
    }

/**
 * How the measure list of a memorandum stands: complete and filed with every office of the chain, and by when.
 * @basis GD/(二十二)
 * @basis YF/(二十二)
 */
export function readMeasureList(
  state: MeasureListState,
  answer: HeldAnswer<'measureListDeadline'>,
  calendar: WorkCalendar,
  today: LocalDate,
): MeasureListReading {
  if (answer.kind === 'unspecified') return { kind: 'unspecified' }
  const { months, reportTo } = answer.value
  const next = reportTo.find((office) => !state.filings.some((filing) => filing.to === office)) ?? null
  const finishedOn = next === null ? readLastStep(state) : null
  if (months === null) return { kind: 'noLimit', done: finishedOn !== null, next }
  const { lastDay, provisional } = readLimit(state.startedOn, { count: months, unit: 'month' }, calendar)
  if (finishedOn !== null) return { kind: finishedOn <= lastDay ? 'met' : 'metLate', lastDay, provisional, next }
  return { kind: today <= lastDay ? 'running' : 'late', lastDay, provisional, next }
}

/**
 * Completes the list or files it with the next office of the chain; out of order is refused, for an upper office is
 * never told before the lower one.
 * @basis GD/(二十二)
 * @basis YF/(二十二)
 */
export function decideMeasureListStep(
  state: MeasureListState,
  step: Exclude<MeasureListEvent, { type: 'MeasureListStarted' }>,
  answer: HeldAnswer<'measureListDeadline'>,
): Result<MeasureListEvent, Refusal> {
  if (answer.kind === 'unspecified') {
    return refuse({ code: 'RULE_UNSPECIFIED', axis: 'measureListDeadline', basis: [] })
  }
  const basis = [answer.row.source]
  const { reportTo } = answer.value
  const filed = state.filings.map((filing) => filing.to)
  const nextOffice = reportTo.find((office) => !filed.includes(office))
  const expected = state.completedOn === null ? 'complete' : (nextOffice ?? 'none')
  const given = step.type === 'MeasureListCompleted' ? 'complete' : step.to
  if (given !== expected) return refuse({ code: 'MEASURE_LIST_OUT_OF_ORDER', expected, basis })
  if (step.type === 'MeasureListFiled') return ok(step)
  if (step.measureIds.length === 0) return refuse({ code: 'REASONS_MISSING', basis })
  return ok(step)
}

/** The state after an event. */
export function evolveMeasureList(state: MeasureListState | undefined, event: MeasureListEvent): MeasureListState {
  if (event.type === 'MeasureListStarted') {
    const { memorandumId, place, on } = event
    return { memorandumId, place, startedOn: on, completedOn: null, measureIds: [], filings: [] }
  }
  if (state === undefined) throw new RangeError(`a measure list that was not started has ${event.type}`)
  if (event.type === 'MeasureListCompleted') {
    return { ...state, completedOn: event.on, measureIds: event.measureIds }
  }
  return { ...state, filings: [...state.filings, { to: event.to, on: event.on }] }
}

/** The day of the last step that was needed, `null` while the list itself is not complete. */
function readLastStep({ completedOn, filings }: MeasureListState): LocalDate | null {
  if (completedOn === null) return null
  return filings.reduce((last, filing) => (filing.on > last ? filing.on : last), completedOn)
}
