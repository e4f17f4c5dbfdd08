// What a history says on a day is asked again and again while nothing happens: the answer is kept until the next fact.

import type { Day } from './days.ts'
import type { Fact, History } from './facts.ts'

type Ask<T> = (history: History, on: Day) => T

/** The same answer, worked out once for a day of a history; a history that got another fact is asked anew. */
export function remembered<T>(ask: Ask<T>): Ask<T> {
  const kept = new WeakMap<readonly Fact[], { readonly facts: number; readonly answers: Map<Day, T> }>()
  return (history, on) => {
    let known = kept.get(history.facts)
    if (known?.facts !== history.facts.length) {
      known = { facts: history.facts.length, answers: new Map() }
      kept.set(history.facts, known)
    }
    if (!known.answers.has(on)) known.answers.set(on, ask(history, on))
    return known.answers.get(on) as T
  }
}

/** As `remembered`, for what only facts change: on every day from the last fact on, the answer is that day's. */
export function settled<T>(ask: Ask<T>): Ask<T> {
  const answer = remembered(ask)
  return (history, on) => answer(history, Math.min(on, history.facts.at(-1)?.on ?? on))
}
