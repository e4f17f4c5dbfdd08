// Which act is allowed on a day, or why not. Each reason names the clause it stands on.

import { isReceiver, owedAfterError, unconfirmed, untoldMeasures, wrongFromStart } from './after.ts'
import { type Day, monthsLater } from './days.ts'
import { type Asker, type Command, type History, type Target } from './facts.ts'
import {
  all,
  disputes,
  endedBy,
  type Entry,
  entryOn,
  inForce,
  interimStay,
  isUntold,
  lastDayToAnswer,
  mayApply,
  openDispute,
  serviceOpen,
  standing,
  upstreamQuestion,
  usedUp,
  wasShown,
} from './model.ts'
import { leastMonths, values } from './values.ts'

export type Answer = string

/** May this be done now? `history` holds what was accepted before, on that day or earlier. */
export function allowed(history: History, on: Day, command: Command): Answer {
  const rules = values[history.home]
  const proposed = all(history, 'propose', on)[0]
  const decided = all(history, 'decide', on)[0]
  const dropped = all(history, 'drop', on).length > 0
  const received = all(history, 'receive', on)[0]
  const entry = entryOn(history, on)
  const redressClosed = all(history, 'close-redress', on).length > 0
  const pending = proposed !== undefined && decided === undefined && !dropped

  switch (command.kind) {
    case 'propose': {
      if (proposed !== undefined || received !== undefined) return 'there already'
      if (rules.determines === 'upper-levels') return 'the county aggregates what upper levels determined (濮阳 四(二))'
      if (command.basis === undefined) return 'no document (国办发〔2020〕49号)'
      if (command.basis.effectiveOn > on) return 'the document is not effective yet (国办发〔2020〕49号)'
      if (command.basis.level === 'local-policy') return 'a local list needs a local regulation (国办发〔2020〕49号)'
      return 'yes'
    }
    case 'notice':
      if (!pending) return 'nothing proposed'
      if (all(history, 'notice', on).length > 0) return 'noticed already'
      return command.complete ? 'yes' : 'the notice lacks facts, basis or rights (广东条例 35, 河南条例 28)'
    case 'serve':
      if (!pending || all(history, 'notice', on).length === 0) return 'nothing to serve'
      return all(history, 'serve', on).some((one) => one.command.proof) ? 'served already' : 'yes'
    case 'statement':
      return pending && all(history, 'serve', on).some((one) => one.command.proof) ? 'yes' : 'nothing to answer'
    case 'answer-statement':
      if (!pending || !unanswered(history, on)) return 'no statement is open'
      return proposed?.command.by === command.by ? 'who proposed does not answer (separate-hands)' : 'yes'
    case 'decide': {
      if (!pending) return 'nothing to decide'
      const last = lastDayToAnswer(history, on)
      if (last === undefined) return 'no proof of service (notice-first)'
      if (last === 'no-calendar') return 'the holiday year is not known (fail-safe)'
      if (on <= last) return 'the time to answer is not over (notice-first)'
      if (unanswered(history, on)) return 'a statement was not answered (广东条例 35)'
      if (proposed?.command.by === command.by) return 'who proposed does not decide (separate-hands)'
      if (rules.determines === 'panel' && command.panel !== 'drawn')
        return 'a panel with drawn experts decides (攀枝花 二(二)2)'
      return 'yes'
    }
    case 'drop':
      return pending ? 'yes' : 'nothing to drop'
    case 'withdraw':
      if (entry === undefined) return 'no entry'
      if (!entry.madeHere) return 'its maker corrects it (谁认定)'
      return voidNow(history, on) ? 'void already' : 'yes'

    case 'receive':
      if (proposed !== undefined || received !== undefined) return 'there already'
      if (command.document === undefined) return 'no document (国办发〔2020〕49号)'
      return command.decidedOn > on ? 'the document lies in the future' : 'yes'
    case 'confirm-service':
      if (!serviceOpen(history, on) || endedBy(history, on) !== undefined) return 'nothing to confirm'
      if (usedUp(history, on)) return 'over already'
      return upstreamQuestion(history, on) ? 'the sender has not answered (fail-safe)' : 'yes'
    case 'upstream-vanish':
      if (received === undefined || endedBy(history, on) !== undefined) return 'not in force'
      if (!serviceOpen(history, on) && usedUp(history, on)) return 'over already'
      return upstreamQuestion(history, on) ? 'asked already' : 'yes'
    case 'upstream-answer':
      return upstreamQuestion(history, on) && endedBy(history, on) === undefined ? 'yes' : 'nothing was asked'
    case 'upstream-release':
      return received !== undefined && endedBy(history, on) === undefined ? 'yes' : 'nothing to release'

    case 'object':
      return mayObject(history, on, command.by, command.target, command.written)
    case 'report-error':
      if (entry === undefined) return 'no entry'
      return openDispute(history, on, ['self-found']) === undefined ? 'yes' : 'reported already'
    case 'identify': {
      const unknown = disputes(history, on).find((one) => one.known === undefined && one.until === undefined)
      if (unknown === undefined) return 'nobody is to be identified'
      return objected(history, on, unknown.target) ? 'that objection is open' : 'yes'
    }
    case 'tell-result':
      return disputes(history, on).some(isUntold) ? 'yes' : 'nothing to tell'
    case 'transfer': {
      const open = openDispute(history, on, ['objection', 'self-found'])
      const elsewhere = entry?.madeHere === false
      return elsewhere && open !== undefined && open.transferred === undefined ? 'yes' : 'nothing to transfer'
    }
    case 'provider-answer': {
      const open = openDispute(history, on, ['objection', 'self-found'])
      return open?.transferred !== undefined && open.answered === undefined ? 'yes' : 'nothing was asked'
    }
    case 'test-begin':
    case 'test-end': {
      const open = openDispute(history, on, ['objection', 'self-found'])
      if (open === undefined) return 'no objection is open'
      if (!rules.excludesTests || entry?.madeHere !== true) return 'no clause takes that time out, or not here'
      const running = open.tests.some((test) => test.until === undefined)
      return running === (command.kind === 'test-end') ? 'yes' : 'no such test'
    }
    case 'decide-objection': {
      const open = openDispute(history, on, ['objection', 'self-found'])
      if (open === undefined || entry === undefined) return 'no objection is open'
      if (hands(decided?.command.by, proposed?.command.by).includes(command.by)) {
        return 'who proposed or decided does not decide the objection (separate-hands)'
      }
      if (entry.madeHere && open.reportedBy === command.by) return 'who found it does not answer it (separate-hands)'
      if (open.transferred !== undefined && open.answered === undefined) return 'the provider has not answered'
      if (!entry.madeHere && open.answered === undefined) return 'its maker verifies (谁决定、谁负责)'
      if (open.known === undefined) return 'nobody knows whose it is'
      const found = open.answered?.correct
      if (found === false && command.outcome === 'rejected')
        return 'its maker corrected it (经核实有误的应及时更正或撤销)'
      const undoes = command.outcome === 'corrected' || open.target.of === 'entry'
      if (found === true && command.outcome !== 'rejected' && undoes) return 'its maker confirmed it (谁认定)'
      return 'yes'
    }
    case 'take-back-objection':
      return openDispute(history, on, ['objection']) === undefined ? 'no objection is open' : 'yes'
    case 'complain': {
      if (rules.complaint === 'none' || entry === undefined) return 'no complaint here'
      if (command.by === 'stranger' || command.by === 'agent-without-proof') return 'not his to complain'
      if (openDispute(history, on, ['complaint']) !== undefined) return 'a complaint is open'
      if (rules.complaint === 'open') return 'yes'
      // 攀枝花 二(三)2: about the answer to an objection, once; where no text says when it is due, silence is one too.
      const held = disputes(history, on).filter((one) => one.outcome !== 'taken-back')
      const last = held.findLast((one) => one.kind === 'objection')
      if (last === undefined) return 'first an objection (攀枝花 二(三)2)'
      if (last.outcome === 'upheld') return 'it was upheld'
      const since = held.slice(held.indexOf(last)).some((one) => one.kind === 'complaint')
      return since ? 'decided already' : 'yes'
    }
    case 'decide-complaint': {
      const open = openDispute(history, on, ['complaint'])
      if (open === undefined) return 'no complaint is open'
      const answered = disputes(history, on).filter((one) => one.kind !== 'complaint' && one.answeredBy !== undefined)
      const rejecter = answered.at(-1)?.answeredBy
      if (hands(decided?.command.by, proposed?.command.by, rejecter).includes(command.by))
        return 'who decided does not hear the complaint (separate-hands)'
      return 'yes'
    }
    case 'record-review':
      if (entry === undefined) return 'no entry'
      return reviewOpen(history, on) ? 'a case is open' : 'yes'
    case 'interim-stay':
      return reviewOpen(history, on) && !interimStay(history, on) ? 'yes' : 'no case is open'
    case 'lift-interim-stay':
      return interimStay(history, on) ? 'yes' : 'nothing is stayed'
    case 'review-outcome':
      return reviewOpen(history, on) ? 'yes' : 'no case is open'

    case 'apply-repair': {
      if (entry === undefined || !inForce(history, on)) return 'not in force'
      if (entry.maker === 'court') return 'the court deletes its own (公布失信被执行人 规定)'
      if (command.by === 'stranger' || command.by === 'agent-without-proof') return 'not his to ask'
      if (repair(history, on).open) return 'an application is open'
      if (command.forged) return 'not the number of its document'
      if (entry.gradeConfirmed && on < monthsLater(entry.basis, leastMonths(entry.grade, on))) {
        return 'the shortest period is not over (36号令)'
      }
      if (!command.performed) return 'the duty is not performed (36号令)'
      // 国办发〔2025〕22号: a minor matter is repaired once the duty is performed.
      if (entry.grade === 'minor' && leastMonths('minor', on) === 0) return 'yes'
      return command.commitment ? 'yes' : 'no commitment (36号令)'
    }
    case 'accept-repair':
      if (entry?.madeHere !== true && !rules.platformRepairs) return 'who determined it repairs it (谁认定、谁修复)'
      return repair(history, on).step === 'applied' && inForce(history, on) ? 'yes' : 'nothing to accept'
    case 'decide-repair': {
      const where = repair(history, on)
      if (where.step !== 'accepted' || !inForce(history, on)) return 'nothing to decide'
      return where.acceptedBy === command.by ? 'who accepted does not decide (separate-hands)' : 'yes'
    }
    case 'publicise-repair':
      if (rules.repairEffect !== 'publication') return 'no such step here'
      return repair(history, on).step === 'allowed' && inForce(history, on) ? 'yes' : 'nothing to publicise'

    case 'apply': {
      const answer = mayApply(history, on, command.place, command.measure, command.power)
      if (answer !== 'may') return answer
      return standing(history, on, command.place, command.measure) === 'applied' ? 'applied already' : 'yes'
    }
    case 'tell-subject': {
      const open = untoldMeasures(history, on).some(
        ({ place, measure }) => place === command.place && measure === command.measure,
      )
      if (!open) return 'nothing to tell'
      return command.reasons ? 'yes' : 'the subject is told basis and reasons (濮阳 三(二))'
    }
    case 'lift':
      return standing(history, on, command.place, command.measure) === 'applied' ? 'yes' : 'nothing to lift'

    case 'execute-repair': {
      const ended = endedBy(history, on)
      if (ended?.by !== 'repaired') return 'nothing was repaired'
      return all(history, 'execute-repair', on).length === 0 ? 'yes' : 'executed already'
    }
    case 'share-begins':
      if (isReceiver(history, command.receiver, on)) return 'a receiver already'
      return command.contract ? 'yes' : 'no contract'
    case 'share-ends':
      return isReceiver(history, command.receiver, on) ? 'yes' : 'no receiver'
    case 'confirm-release':
      // 广东条例 47, 河南条例 37, 国办发〔2025〕36号 3: the measures end with the entry; who still applies one cannot say it does not.
      if (stillApplies(history, on, command.by)) return 'its own measure still stands (广东条例 47)'
      return unconfirmed(history, on).includes(command.by) ? 'yes' : 'nothing to confirm'
    case 'confirm-erratum':
      return owedAfterError(history, on).includes(command.by) ? 'yes' : 'nothing to confirm'
    case 'public-erratum':
      if (redressClosed || wrongFromStart(history, on) === undefined) return 'nothing was wrong'
      if (entryDecider(history, on) === command.by)
        return 'who decided the entry takes no part in its redress (separate-hands)'
      return all(history, 'public-erratum', on).length === 0 ? 'yes' : 'said already'
    case 'close-redress': {
      if (redressClosed || wrongFromStart(history, on) === undefined) return 'nothing was wrong'
      if (entryDecider(history, on) === command.by)
        return 'who decided the entry takes no part in its redress (separate-hands)'
      return owedAfterError(history, on).length === 0 ? 'yes' : 'somebody was not told yet (广东(二十六))'
    }
  }
}

function entryDecider(history: History, on: Day): string | undefined {
  return all(history, 'decide', on)[0]?.command.by ?? all(history, 'confirm-service', on)[0]?.command.by
}

function stillApplies(history: History, on: Day, by: string): boolean {
  return all(history, 'apply', on).some(
    ({ command }) => command.place === by && standing(history, on, command.place, command.measure) === 'applied',
  )
}

/** No objection is refused because it is late, because the entry has ended, or for want of an account. */
function mayObject(history: History, on: Day, by: Asker, target: Target, written: boolean): Answer {
  const entry: Entry | undefined = entryOn(history, on)
  if (entry === undefined) return 'no entry'
  if (by === 'stranger' || by === 'agent-without-proof') return 'not his to object'
  if (values[history.home].written && !written) return 'in writing, please (攀枝花 二(三)2, 济南 四(三))'
  if (target.of === 'measure' && standing(history, on, target.place, target.measure) === 'none') return 'never applied'
  if (target.of === 'publication' && !wasShown(history, on)) return 'never published'
  return objected(history, on, target) ? 'that objection is open' : 'yes'
}

/** Is an objection to the same thing open, from one who is known to be concerned? A stranger shuts nobody out. */
function objected(history: History, on: Day, target: Target): boolean {
  return disputes(history, on).some(
    (one) => one.kind === 'objection' && one.known !== undefined && one.until === undefined && same(one.target, target),
  )
}

function same(a: Target, b: Target): boolean {
  if (a.of === 'measure' && b.of === 'measure') return a.measure === b.measure && a.place === b.place
  return a.of === b.of
}

function hands(...officers: readonly (string | undefined)[]): readonly (string | undefined)[] {
  return officers.filter((one) => one !== undefined)
}

function unanswered(history: History, on: Day): boolean {
  return all(history, 'statement', on).length > all(history, 'answer-statement', on).length
}

/** Found wrong from the start, before its end or after it: nothing is left to correct or withdraw. */
function voidNow(history: History, on: Day): boolean {
  const annulled = all(history, 'review-outcome', on).some(({ command }) => command.outcome === 'annulled')
  const upheld = disputes(history, on).some((one) => one.outcome === 'upheld' && one.target.of === 'entry')
  return annulled || upheld || all(history, 'withdraw', on).length > 0
}

function reviewOpen(history: History, on: Day): boolean {
  return all(history, 'record-review', on).length > all(history, 'review-outcome', on).length
}

export interface Repair {
  readonly open: boolean
  readonly step: 'none' | 'applied' | 'accepted' | 'allowed' | 'closed'
  readonly appliedOn?: Day
  readonly acceptedOn?: Day
  readonly acceptedBy?: string
  readonly decidedOn?: Day
}

/** Where the latest application for repair stands. */
export function repair(history: History, on: Day): Repair {
  let now: Repair = { open: false, step: 'none' }
  for (const { on: when, command } of history.facts) {
    if (when > on) continue
    if (command.kind === 'apply-repair') now = { open: true, step: 'applied', appliedOn: when }
    if (command.kind === 'accept-repair') now = { ...now, step: 'accepted', acceptedOn: when, acceptedBy: command.by }
    if (command.kind === 'decide-repair') {
      const waits = command.allowed && values[history.home].repairEffect === 'publication'
      now = { ...now, open: waits, step: waits ? 'allowed' : 'closed', decidedOn: when }
    }
    if (command.kind === 'publicise-repair') now = { ...now, open: false, step: 'closed' }
  }
  return now
}
