// Which duties of an authority run, until when, and which are overdue on a day.

import { repair } from './allowed.ts'
import { type Day, workingDaysLater } from './days.ts'
import { confirmedOn, confirmers, endOf, lastDayToConfirm } from './after.ts'
import type { History } from './facts.ts'
import { all, type Dispute, disputes, entryOn } from './model.ts'
import { repairDays, values } from './values.ts'

export const dutyKinds = [
  'objection-mark',
  'objection-transfer',
  'objection-provider',
  'objection-platform',
  'objection-own',
  'objection-whole',
  'repair-acceptance',
  'repair-answer',
  'repair-execution',
  'withdrawal',
] as const

export interface Duty {
  readonly duty: (typeof dutyKinds)[number]
  readonly of: string
  readonly from: Day
  readonly due: Day
  readonly done: Day | undefined
}

/**
 * Time that tests or expert review take does not count (广东条例 46, 河南条例 41): from its first day, not its last.
 * A test that still runs on `now` has held the clock up to and with that day; none runs on after the answer.
 */
function inTest(dispute: Dispute, excludes: boolean, now: Day) {
  return (on: Day) =>
    excludes && dispute.tests.some((test) => test.from <= on && on < (test.until ?? dispute.until ?? now + 1))
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
    const addOpen = (duty: Duty['duty'], from: Day, days: number | undefined, done: Day | undefined) => {
      if (days !== undefined) found.push({ duty, of, from, due: workingDaysLater(from, days, skip), done })
    }
    // A unit's own report is told to nobody; an answer to the subject is done when it is told.
    const told = one.kind === 'self-found' || one.outcome === 'taken-back' ? one.until : one.told
    // No test holds up the mark.
    if (rules.mark !== undefined) {
      const due = workingDaysLater(one.from, rules.mark)
      found.push({ duty: 'objection-mark', of, from: one.from, due, done: one.known ?? one.until })
    }
    if (one.transferred === undefined && entry.madeHere) {
      add('objection-own', one.from, rules.ownMatter, one.until)
      // 处理并将结果通知异议申请人 (山东条例 39, 河南条例 41, 广东条例 46): told within the same days.
      addOpen(rules.whole === undefined ? 'objection-platform' : 'objection-whole', one.from, rules.ownMatter, told)
      return
    }
    add('objection-transfer', one.from, rules.transfer, one.transferred)
    // The provider's letter is known here with the decision that records it. Until then the three steps of 广东条例 46
    // bound the whole; from then on the platform's own days run from the letter.
    const letter = one.until === undefined ? undefined : one.answered?.on
    if (one.transferred !== undefined) add('objection-provider', one.transferred, rules.provider, letter)
    const { transfer, provider, platform } = rules
    if (letter !== undefined) addOpen('objection-platform', letter, platform, told)
    else if (transfer !== undefined && provider !== undefined && platform !== undefined) {
      addOpen('objection-platform', one.from, transfer + provider + platform, told)
    }
    addOpen('objection-whole', one.from, rules.whole, told)
  })

  const asked = all(history, 'apply-repair', on).at(-1)
  const where = repair(history, on)
  if (asked !== undefined) {
    const add = (duty: Duty['duty'], days: number, done: Day | undefined) =>
      found.push({ duty, of: 'repair', from: asked.on, due: workingDaysLater(asked.on, days), done })
    // 国办发〔2025〕22号: three days from the push to who decides; what a unit elsewhere decides waits for that.
    const decidedHere = entryOn(history, on)?.madeHere === true || rules.platformRepairs
    if (decidedHere) add('repair-acceptance', repairDays.acceptance, where.acceptedOn)
    add('repair-answer', repairDays.answer, where.decidedOn)
  }

  const end = endOf(history, on)
  if (end !== undefined && end.by === 'repaired' && rules.repairExecution !== undefined) {
    const due = workingDaysLater(end.on, rules.repairExecution)
    found.push({
      duty: 'repair-execution',
      of: 'repair',
      from: end.on,
      due,
      done: all(history, 'execute-repair', on)[0]?.on,
    })
  }
  for (const of of confirmers(history, on)) {
    const due = lastDayToConfirm(history, on, of)
    if (end === undefined || due === undefined) continue
    found.push({ duty: 'withdrawal', of, from: end.on, due, done: confirmedOn(history, on, of) })
  }
  return found
}

export function overdue(history: History, on: Day): Duty[] {
  return duties(history, on).filter((one) => on > one.due && (one.done === undefined || one.done > on))
}
