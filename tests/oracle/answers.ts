// Everything the oracle says of a history on one day, in one value that can be compared and printed.

import { overdue } from './clocks.ts'
import { type Day, text } from './days.ts'
import { type History, type MeasureName, measures } from './facts.ts'
import {
  inForce,
  mayApply,
  type MeasureAnswer,
  published,
  remainingDays,
  standing,
  stayed,
  type StayReason,
} from './model.ts'
import { type Place, places } from './values.ts'

export interface MeasureState {
  readonly may: MeasureAnswer
  readonly stay: StayReason
  readonly standing: 'none' | 'applied' | 'lifted'
}

export interface DayAnswer {
  readonly on: string
  readonly inForce: boolean
  readonly published: boolean
  readonly remaining: number
  readonly measures: Readonly<Record<string, MeasureState>>
  readonly overdue: readonly string[]
}

export function keyOf(place: Place, measure: MeasureName): string {
  return `${place}/${measure}`
}

export function answers(history: History, on: Day): DayAnswer {
  const states: Record<string, MeasureState> = {}
  for (const place of places) {
    for (const measure of Object.keys(measures) as MeasureName[]) {
      states[keyOf(place, measure)] = {
        may: mayApply(history, on, place, measure, true),
        stay: stayed(history, on, place, measure),
        standing: standing(history, on, place, measure),
      }
    }
  }
  return {
    on: text(on),
    inForce: inForce(history, on),
    published: published(history, on),
    remaining: remainingDays(history, on),
    measures: states,
    overdue: overdue(history, on)
      .map((one) => `${one.duty} (${one.of}, due ${text(one.due)})`)
      .toSorted(),
  }
}
