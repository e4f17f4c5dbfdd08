// Random histories: any command, by anyone, in any order, with days passing. A little pull towards what is possible now,
// so that the later states are reached, and enough of everything else that each refusal is tried too.

import { allowed } from './allowed.ts'
import { duties } from './clocks.ts'
import { type Day, day, monthsLater } from './days.ts'
import {
  type Asker,
  type Command,
  type Fact,
  type History,
  type MeasureName,
  measures,
  type Officer,
  type Receiver,
  receivers,
  type Source,
  type Target,
} from './facts.ts'
import { entryOn, inForce, lastDayToAnswer, remainingDays } from './model.ts'
import { type Random, random } from './random.ts'
import { type Grade, leastMonths, type Place, places } from './values.ts'

/** A history as tried: what was attempted on which day, whether or not it was accepted. */
export interface Script {
  readonly home: Place
  readonly steps: readonly Fact[]
  /** The last day to look at. */
  readonly until: Day
}

const officers: readonly Officer[] = ['zhao', 'qian', 'sun', 'li', 'zhou', 'wu']
const measureNames = Object.keys(measures) as MeasureName[]

function asker(dice: Random): Asker {
  return dice.chance(0.75) ? 'subject' : dice.pick(['agent', 'agent-without-proof', 'stranger'] as const)
}

function target(dice: Random, home: Place): Target {
  const kind = dice.below(10)
  if (kind < 5) return { of: 'entry' }
  if (kind < 6) return { of: 'publication' }
  return { of: 'measure', measure: usualMeasure(dice), place: place(dice, home) }
}

function usualMeasure(dice: Random): MeasureName {
  return dice.chance(0.6) ? 'tender' : dice.pick(measureNames)
}

function place(dice: Random, home: Place): Place {
  return dice.chance(0.6) ? home : dice.pick(places)
}

const gradeMonths: Readonly<Record<Grade, readonly number[]>> = {
  minor: [1, 3],
  general: [3, 6, 12],
  serious: [12, 24, 36],
}

function grade(dice: Random): Grade {
  return dice.pick(['minor', 'general', 'general', 'serious'] as const)
}

/** One command of every kind, with its particulars drawn. */
export const makers: { readonly [K in Command['kind']]: (dice: Random, on: Day, home: Place) => Command } = {
  propose: (dice, on) => {
    const drawn = grade(dice)
    return {
      kind: 'propose',
      by: dice.pick(officers),
      subject: dice.chance(0.8) ? 'organisation' : 'person',
      grade: drawn,
      gradeConfirmed: dice.chance(0.85),
      months: dice.pick(gradeMonths[drawn]),
      tier: dice.chance(0.85) ? 'list' : 'below',
      basis: dice.chance(0.9)
        ? {
            number: `罚字${dice.below(900) + 100}号`,
            effectiveOn: on - dice.below(40) + (dice.chance(0.1) ? 45 : 0),
            level: dice.pick(['national', 'national', 'national', 'local-regulation', 'local-policy'] as const),
          }
        : undefined,
    }
  },
  notice: (dice) => ({
    kind: 'notice',
    by: dice.pick(officers),
    answerDays: dice.pick([3, 5, 10]),
    complete: dice.chance(0.75),
  }),
  serve: (dice) => ({ kind: 'serve', by: dice.pick(officers), proof: dice.chance(0.85) }),
  statement: () => ({ kind: 'statement' }),
  'answer-statement': (dice) => ({ kind: 'answer-statement', by: dice.pick(officers) }),
  decide: (dice, _on, home) => ({
    kind: 'decide',
    by: dice.pick(officers),
    panel: home === '攀枝花市' ? dice.pick(['drawn', 'drawn', 'drawn', 'named', 'none'] as const) : 'none',
  }),
  drop: (dice) => ({ kind: 'drop', by: dice.pick(officers) }),
  withdraw: (dice) => ({ kind: 'withdraw', by: dice.pick(officers) }),
  receive: (dice, on) => {
    const drawn = grade(dice)
    return {
      kind: 'receive',
      by: dice.pick(officers),
      source: dice.pick<Source>(['court', 'tax', ...places]),
      subject: dice.chance(0.8) ? 'organisation' : 'person',
      grade: drawn,
      gradeConfirmed: dice.chance(0.85),
      months: dice.pick(gradeMonths[drawn]),
      tier: dice.chance(0.85) ? 'list' : 'below',
      decidedOn: on - dice.below(60) + (dice.chance(0.05) ? 70 : 0),
      document: dice.chance(0.9) ? `列字${dice.below(900) + 100}号` : undefined,
      service: dice.chance(0.6) ? 'stated' : 'not-stated',
    }
  },
  'confirm-service': (dice) => ({ kind: 'confirm-service', by: dice.pick(officers) }),
  'upstream-vanish': () => ({ kind: 'upstream-vanish' }),
  'upstream-answer': (dice) => ({ kind: 'upstream-answer', stands: dice.chance(0.7) }),
  'upstream-release': () => ({ kind: 'upstream-release' }),
  object: (dice, _on, home) => ({
    kind: 'object',
    by: asker(dice),
    target: target(dice, home),
    written: dice.chance(0.75),
    account: dice.chance(0.7),
  }),
  'report-error': (dice) => ({ kind: 'report-error', by: dice.pick(officers) }),
  identify: (dice) => ({ kind: 'identify', by: dice.pick(officers) }),
  transfer: (dice) => ({ kind: 'transfer', by: dice.pick(officers) }),
  'test-begin': (dice) => ({ kind: 'test-begin', by: dice.pick(officers) }),
  'test-end': (dice) => ({ kind: 'test-end', by: dice.pick(officers) }),
  'provider-answer': (dice) => ({ kind: 'provider-answer', correct: dice.chance(0.6) }),
  'decide-objection': (dice) => ({
    kind: 'decide-objection',
    by: dice.pick(officers),
    outcome: dice.pick(['rejected', 'rejected', 'rejected', 'corrected', 'upheld'] as const),
  }),
  'tell-result': (dice) => ({ kind: 'tell-result', by: dice.pick(officers) }),
  'take-back-objection': () => ({ kind: 'take-back-objection' }),
  complain: (dice) => ({ kind: 'complain', by: asker(dice) }),
  'decide-complaint': (dice) => ({
    kind: 'decide-complaint',
    by: dice.pick(officers),
    outcome: dice.pick(['rejected', 'rejected', 'upheld'] as const),
  }),
  'record-review': (dice) => ({ kind: 'record-review', review: dice.pick(['行政复议', '行政诉讼'] as const) }),
  'interim-stay': () => ({ kind: 'interim-stay' }),
  'lift-interim-stay': () => ({ kind: 'lift-interim-stay' }),
  'review-outcome': (dice) => ({
    kind: 'review-outcome',
    outcome: dice.pick(['maintained', 'maintained', 'annulled'] as const),
  }),
  'apply-repair': (dice) => ({
    kind: 'apply-repair',
    by: asker(dice),
    performed: dice.chance(0.85),
    commitment: dice.chance(0.85),
    forged: dice.chance(0.1),
  }),
  'accept-repair': (dice) => ({ kind: 'accept-repair', by: dice.pick(officers) }),
  'decide-repair': (dice) => ({ kind: 'decide-repair', by: dice.pick(officers), allowed: dice.chance(0.6) }),
  'publicise-repair': (dice) => ({ kind: 'publicise-repair', by: dice.pick(officers) }),
  'execute-repair': () => ({ kind: 'execute-repair' }),
  apply: (dice, _on, home) => ({
    kind: 'apply',
    by: dice.pick(officers),
    place: place(dice, home),
    measure: usualMeasure(dice),
    power: dice.chance(0.9),
  }),
  'tell-subject': (dice, _on, home) => ({
    kind: 'tell-subject',
    by: dice.pick(officers),
    place: place(dice, home),
    measure: usualMeasure(dice),
    reasons: dice.chance(0.8),
  }),
  lift: (dice, _on, home) => ({
    kind: 'lift',
    by: dice.pick(officers),
    place: place(dice, home),
    measure: usualMeasure(dice),
  }),
  'share-begins': (dice) => ({
    kind: 'share-begins',
    receiver: dice.pick(receivers),
    contract: dice.chance(0.9),
  }),
  'share-ends': (dice) => ({ kind: 'share-ends', receiver: dice.pick(receivers) }),
  'confirm-release': (dice, _on, home) => ({ kind: 'confirm-release', by: confirmer(dice, home) }),
  'confirm-erratum': (dice, _on, home) => ({ kind: 'confirm-erratum', by: confirmer(dice, home) }),
  'public-erratum': (dice) => ({ kind: 'public-erratum', by: dice.pick(officers) }),
  'close-redress': (dice) => ({ kind: 'close-redress', by: dice.pick(officers) }),
}

function confirmer(dice: Random, home: Place): Place | Receiver {
  return dice.chance(0.5) ? dice.pick(receivers) : place(dice, home)
}

export const kinds = Object.keys(makers) as Command['kind'][]

/** A life without much dispute: what it takes to reach repair and its refusals. */
const quiet: readonly Command['kind'][] = [
  'propose',
  'notice',
  'serve',
  'decide',
  'apply',
  'object',
  'decide-objection',
  'apply-repair',
  'accept-repair',
  'decide-repair',
  'publicise-repair',
  'execute-repair',
]

/** An entry that is used, ends, and is wound up: what it takes to reach the last confirmation. */
const ending: readonly Command['kind'][] = [
  'notice',
  'serve',
  'decide',
  'confirm-service',
  'share-begins',
  'share-ends',
  'apply',
  'tell-subject',
  'lift',
  'object',
  'identify',
  'transfer',
  'provider-answer',
  'decide-objection',
  'tell-result',
  'withdraw',
  'record-review',
  'review-outcome',
  'upstream-release',
  'confirm-release',
  'confirm-erratum',
  'public-erratum',
  'close-redress',
]

/** Acts that end or void an entry come less often, or few histories would live long enough. */
const rare = new Set<Command['kind']>([
  'drop',
  'withdraw',
  'upstream-release',
  'take-back-objection',
  'review-outcome',
  'share-begins',
  'share-ends',
])

/** What winds something up, or is soon over by itself: it comes before what can wait. */
const onwards = new Set<Command['kind']>([
  'accept-repair',
  'decide-repair',
  'publicise-repair',
  'execute-repair',
  'confirm-release',
  'confirm-erratum',
  'public-erratum',
  'close-redress',
  'tell-subject',
  'tell-result',
])

/** Makes a drawn command fit what it is played on. */
export type Fit = (command: Command, home: Place) => Command

type Make = (kind: Command['kind'], dice: Random, on: Day, home: Place) => Command

export function script(
  home: Place,
  seed: number,
  only?: readonly Command['kind'][],
  fit: Fit = (command) => command,
): Script {
  const dice = random(seed)
  const make: Make = (kind, from, when, where) => fit(makers[kind](from, when, where), where)
  const menu = only ?? dice.pick([kinds, kinds, quiet, ending])
  const opening: Command['kind'] = home === '濮阳县' || (menu !== quiet && dice.chance(0.4)) ? 'receive' : 'propose'
  const steps: Fact[] = []
  const accepted: Fact[] = []
  // Most begin in spring; some so late that a time to answer runs into a year whose holidays nobody knows yet.
  let on = dice.chance(0.12) ? day('2026-12-10') + dice.below(20) : day('2026-01-05') + dice.below(60)
  const length = 10 + dice.below(25)
  const done = new Map<Command['kind'], number>()
  for (let at = 0; at < length; at += 1) {
    const history: History = { home, facts: accepted }
    const draw = () => make(dice.pick(menu), dice, on, home)
    let command = draw()
    if (at === 0) command = make(opening, dice, on, home)
    else {
      const kind = dice.next()
      if (kind < 0.6) command = possible(make, dice, history, on, menu, done) ?? command
      else if (kind < 0.8) command = nearly(make, dice, history, on, menu) ?? command
    }
    const step = { on, command }
    steps.push(step)
    if (allowed(history, on, command) === 'yes') {
      accepted.push(step)
      done.set(command.kind, (done.get(command.kind) ?? 0) + 1)
    }
    on += pause(dice, { home, facts: accepted }, on)
  }
  return { home, steps, until: on + dice.pick([5, 40, 400]) }
}

/** One of the acts that could be done now, those done least before more often: so that the later states are reached. */
function possible(
  make: Make,
  dice: Random,
  history: History,
  on: Day,
  menu: readonly Command['kind'][],
  done: ReadonlyMap<Command['kind'], number>,
): Command | undefined {
  const can = menu
    .filter((kind) => (done.get(kind) ?? 0) < 3 && (!rare.has(kind) || dice.chance(0.1)))
    .flatMap((kind) => {
      for (let draw = 0; draw < 3; draw += 1) {
        const command = make(kind, dice, on, history.home)
        if (allowed(history, on, command) === 'yes') return [command]
      }
      return []
    })
  if (can.length === 0) return undefined
  const onward = can.filter(({ kind }) => onwards.has(kind))
  if (onward.length > 0 && dice.chance(0.5)) return dice.pick(onward)
  const least = Math.min(...can.map((command) => done.get(command.kind) ?? 0))
  const fresh = can.filter((command) => (done.get(command.kind) ?? 0) === least)
  return dice.pick(dice.chance(0.7) ? fresh : can)
}

/** One of the acts that a clause forbids today, or that are too early by a day: where the rules are easily wrong by one. */
function nearly(
  make: Make,
  dice: Random,
  history: History,
  on: Day,
  menu: readonly Command['kind'][],
): Command | undefined {
  const near = menu
    .map((kind) => make(kind, dice, on, history.home))
    .map((command) => ({ command, answer: allowed(history, on, command) }))
    .filter(
      ({ command, answer }) =>
        answer !== 'yes' && (answer.includes('(') || allowed(history, on + 1, command) === 'yes'),
    )
  const sameHands = near.filter(({ answer }) => answer.includes('separate-hands'))
  if (sameHands.length > 0 && dice.chance(0.3)) return dice.pick(sameHands).command
  const tooEarly = near.filter(({ command }) => allowed(history, on + 1, command) === 'yes')
  if (tooEarly.length > 0 && dice.chance(0.6)) return dice.pick(tooEarly).command
  return near.length === 0 ? undefined : dice.pick(near).command
}

/** Days between two steps: often none or a few, now and then months; and often just to a day on which something turns. */
function pause(dice: Random, history: History, on: Day): number {
  if (dice.chance(0.25)) {
    const ahead = turningDays(history, on).filter((one) => one > on)
    if (ahead.length > 0) return dice.pick(ahead) + dice.pick([-1, 0, 0, 1]) - on
  }
  const kind = dice.below(20)
  if (kind < 7) return 0
  if (kind < 15) return 1 + dice.below(5)
  if (kind < 19) return 5 + dice.below(20)
  return 60 + dice.below(120)
}

/** The last day to answer a notice, the end of the term, the first day of repair, the last days of the duties that run. */
function turningDays(history: History, on: Day): Day[] {
  const answer = lastDayToAnswer(history, on)
  const entry = entryOn(history, on)
  return [
    ...(typeof answer === 'number' && entry === undefined ? [answer] : []),
    ...(entry === undefined ? [] : [monthsLater(entry.basis, leastMonths(entry.grade, on))]),
    ...(inForce(history, on) ? [on + remainingDays(history, on)] : []),
    ...duties(history, on).flatMap(({ due, done }) => (done === undefined ? [due] : [])),
  ]
}

/** The history that the oracle itself accepts from a script. */
export function acceptedBy(oracle: Script): History {
  const facts: Fact[] = []
  for (const step of oracle.steps) {
    if (allowed({ home: oracle.home, facts }, step.on, step.command) === 'yes') facts.push(step)
  }
  return { home: oracle.home, facts }
}
