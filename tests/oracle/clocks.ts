// Which duties of an authority run, until when, and which are overdue on a day.

import { repair } from './allowed.ts'
import { type Day, workingDaysLater } from './days.ts'
import { type History, measures, type MeasureName } from './facts.ts'
import { all, type Dispute, disputes, endedBy, entryOn, standing } from './model.ts'
import { places, repairDays, values } from './values.ts'

export interface Duty {
  readonly duty:
    | 'objection-mark'
    | 'objection-transfer'
    | 'objection-provider'
    | 'objection-platform'
    | 'objection-own'
    | 'objection-whole'
    | 'repair-acceptance'
    | 'repair-answer'
    | 'repair-execution'
    | 'correction'
    | 'withdrawal'
  readonly of: string
  readonly from: Day
  readonly due: Day
  readonly done: Day | undefined
}

/**
 * Time that tests or expert review take does not count (广东条例 46, 河南条例 41): from its first day, not its last.
 * A test that still runs on `now` has held the clock up to and with that day.
 */
function inTest(dispute: Dispute, excludes: boolean, now: Day) {
  return (on: Day) => excludes && dispute.tests.some((test) => test.from <= on && on < (test.until ?? now + 1))
}

export function duties(history: History, on: Day): Duty[] {
  const found: Duty[] = []
  const rules = values[history.home]
  const entry = entryOn(history, on)
  if (entry === undefined) return found

  const objections = disputes(history, on).filter(({ kind }) => kind !== 'complaint')
  objections.forEach((one, index) => {
    const of = `objection ${index}`
    const skip = inTest(one, rules.excludesTests, on)
    const add = (duty: Duty['duty'], from: Day, days: number | undefined, done: Day | undefined) => {
      if (days !== undefined)
        found.push({ duty, of, from, due: workingDaysLater(from, days, skip), done: done ?? one.until })
    }
    add('objection-mark', one.from, rules.mark, one.marked)
    if (one.transferred === undefined && entry.madeHere) {
      add('objection-own', one.from, rules.ownMatter, one.until)
      return
    }
    add('objection-transfer', one.from, rules.transfer, one.transferred)
    if (one.transferred !== undefined) add('objection-provider', one.transferred, rules.provider, one.answered?.on)
    if (one.answered !== undefined) add('objection-platform', one.answered.on, rules.platform, one.until)
    add('objection-whole', one.from, rules.whole, one.until)
  })

  const asked = all(history, 'apply-repair', on).at(-1)
  const where = repair(history, on)
  if (asked !== undefined) {
    const add = (duty: Duty['duty'], days: number, done: Day | undefined) =>
      found.push({ duty, of: 'repair', from: asked.on, due: workingDaysLater(asked.on, days), done })
    add('repair-acceptance', repairDays.acceptance, where.acceptedOn)
    add('repair-answer', repairDays.answer, where.decidedOn)
  }

  if (rules.correction !== undefined) {
    for (const one of disputes(history, on)) {
      if (one.outcome !== 'corrected' || one.until === undefined) continue
      const since = one.until
      const done = [...all(history, 'correct', on), ...all(history, 'withdraw', on)].find(
        (fact) => fact.on >= since,
      )?.on
      found.push({ duty: 'correction', of: 'entry', from: since, due: workingDaysLater(since, rules.correction), done })
    }
  }

  const ended = endedBy(history, on)
  if (ended !== undefined && ended.by !== 'repaired') {
    for (const place of places) {
      const days = values[place].withdrawalByUsers
      if (days === undefined) continue
      for (const measure of Object.keys(measures) as MeasureName[]) {
        if (standing(history, ended.on, place, measure) !== 'applied') continue
        const lifted = history.facts.find(
          (fact) =>
            fact.on <= on &&
            fact.on >= ended.on &&
            fact.command.kind === 'lift' &&
            fact.command.place === place &&
            fact.command.measure === measure,
        )
        found.push({
          duty: 'withdrawal',
          of: `${place} ${measure}`,
          from: ended.on,
          due: workingDaysLater(ended.on, days),
          done: lifted?.on,
        })
      }
    }
  }
  return found
}

export function overdue(history: History, on: Day): Duty[] {
  return duties(history, on).filter((one) => on > one.due && (one.done === undefined || one.done > on))
}
