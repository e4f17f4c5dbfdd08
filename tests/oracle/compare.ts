// One script through oracle and domain at once, day by day. The first disagreement ends it.

import { allowed } from './allowed.ts'
import { marked, owedAfterError, unconfirmed, untoldMeasures } from './after.ts'
import { play, type Play } from './bridge.ts'
import { overdue } from './clocks.ts'
import { type Day, text } from './days.ts'
import { type Fact, type History, type MeasureName, measures } from './facts.ts'
import type { Script } from './generate.ts'
import { inForce, mayApply, published, remainingDays, stayed } from './model.ts'
import { type Place, places } from './values.ts'

export interface Violation {
  readonly on: string
  /** What was asked: an act, or a question about a day. */
  readonly about: string
  readonly oracle: string
  readonly domain: string
}

export interface Tally {
  commands: number
  accepted: Record<string, number>
  refused: Record<string, number>
  states: Record<string, number>
  transitions: Record<string, number>
  /** Days on which a clock of that kind was overdue. */
  late: Record<string, number>
  days: number
}

export function newTally(): Tally {
  return { commands: 0, accepted: {}, refused: {}, states: {}, transitions: {}, late: {}, days: 0 }
}

const add = (counts: Record<string, number>, key: string) => {
  counts[key] = (counts[key] ?? 0) + 1
}

export function compare(script: Script, tally: Tally = newTally(), everyDay = false): Violation | undefined {
  const facts: Fact[] = []
  const history: History = { home: script.home, facts }
  const domain = play(script.home)
  const { steps, until } = script
  for (const [at, { on, command }] of steps.entries()) {
    const mine = allowed(history, on, command)
    tally.commands += 1
    const before = domain.streams()
    const theirs = domain.tryIt(on, command)
    if ((mine === 'yes') !== theirs.accepted) {
      const said = theirs.accepted ? 'accepted' : theirs.code
      return { on: text(on), about: JSON.stringify(command), oracle: mine, domain: said }
    }
    if (theirs.accepted) {
      facts.push({ on, command })
      add(tally.accepted, command.kind)
      for (const [stream, state] of Object.entries(domain.streams())) {
        if (state !== before[stream]) add(tally.transitions, `${stream} ${before[stream]} → ${state}`)
      }
    } else {
      add(tally.refused, theirs.code)
    }
    const inUse = touched(history)
    const next = steps[at + 1]?.on ?? until + 1
    for (const day of lookAt(on, next, everyDay)) {
      tally.days += 1
      const asked = day === on ? [at % 2 === 0 ? script.home : (places[(at >> 1) % places.length] ?? script.home)] : []
      const found = compareDay(history, domain, day, tally, inUse, asked)
      if (found !== undefined) return found
    }
  }
  return undefined
}

/** The days from a step until the next one: every one, or the first three, the last two, and each eleventh between. */
function lookAt(from: Day, next: Day, every: boolean): Day[] {
  const days: Day[] = []
  for (let on = from; on < next; on += 1) {
    if (every || on < from + 3 || on >= next - 2 || (on - from) % 11 === 0) days.push(on)
  }
  return days
}

function compareDay(
  history: History,
  domain: Play,
  on: Day,
  tally: Tally,
  inUse: readonly (readonly [Place, MeasureName])[],
  askedPlaces: readonly Place[],
): Violation | undefined {
  const differ = (about: string, oracle: unknown, theirs: unknown): Violation | undefined =>
    oracle === theirs ? undefined : { on: text(on), about, oracle: String(oracle), domain: String(theirs) }

  const standing = inForce(history, on)
  const first = differ('in force', standing, domain.inForce(on))
  if (first !== undefined) return first
  const open = (list: readonly string[]) => list.toSorted().join(', ')
  const [shown, mark, untold, waiting, owed] = [
    domain.published(on),
    domain.marked(),
    domain.untold(),
    domain.unconfirmed(on),
    domain.owed(),
  ]
  const alike =
    differ('published', published(history, on), shown) ??
    differ('marked', marked(history, on), mark) ??
    differ('release unconfirmed by', open(unconfirmed(history, on)), waiting) ??
    differ('owed after an error', open(owedAfterError(history, on)), owed) ??
    differ(
      'measures not told',
      open(untoldMeasures(history, on).map(({ place, measure }) => `${place} ${measure}`)),
      untold,
    )
  if (alike !== undefined) return alike
  const theirs = domain.remaining(on)
  if (standing && theirs !== undefined) {
    const term = differ('remaining days', remainingDays(history, on), theirs)
    if (term !== undefined) return term
  }
  let resting = false
  for (const [place, measure] of inUse) {
    const stay = stayed(history, on, place, measure) !== undefined
    resting ||= stay
    const found = differ(`stayed: ${place} ${measure}`, stay, domain.stayed(on, place, measure))
    if (found !== undefined) return found
  }
  for (const place of askedPlaces) {
    for (const measure of Object.keys(measures) as MeasureName[]) {
      const may = mayApply(history, on, place, measure, true)
      const found = differ(
        `may apply: ${place} ${measure} (${may})`,
        may === 'may',
        domain.mayApply(on, place, measure),
      )
      if (found !== undefined) return found
    }
  }
  add(tally.states, `${domain.state()}${standing ? ' in force' : ''}${resting ? ' stayed' : ''}`)
  const late = lateHere(history, on)
  for (const one of new Set(late.split(', '))) if (one !== '') add(tally.late, one.split(' ', 1)[0] ?? '')
  if (shown) add(tally.states, 'published')
  if (mark) add(tally.states, 'marked')
  if (untold !== '') add(tally.states, 'measure not told')
  if (waiting !== '') add(tally.states, 'release not confirmed')
  if (owed !== '') add(tally.states, 'owed after an error')
  return differ('overdue', late, lateThere(history.home, domain, on))
}

function lateHere(history: History, on: Day): string {
  return overdue(history, on)
    .map(({ duty, of }) => `${duty} ${of}`)
    .toSorted()
    .join(', ')
}

/** The domain's duties in the oracle's words; those that stand without a number of days are never breached. */
function lateThere(home: Place, domain: Play, on: Day): string {
  const whole = home === '济南市' || home === '濮阳县'
  const names: Readonly<Record<string, string | undefined>> = {
    markObjection: 'objection-mark',
    transferObjection: 'objection-transfer',
    verifyObjection: domain.received() ? 'objection-provider' : 'objection-own',
    replyObjection: whole ? 'objection-whole' : 'objection-platform',
    acceptRepair: 'repair-acceptance',
    decideRepair: 'repair-answer',
    executeRepair: 'repair-execution',
    withdrawal: 'withdrawal',
  }
  return domain
    .overdue(on)
    .flatMap((one) => {
      const [kind = ''] = one.split(' ', 1)
      const name = names[kind]
      return name === undefined ? [] : [name + one.slice(kind.length)]
    })
    .toSorted()
    .join(', ')
}

/** Every place with one usual measure, and every measure that a step named. */
function touched(history: History): (readonly [Place, MeasureName])[] {
  const asked = new Map<string, readonly [Place, MeasureName]>(
    places.map((place) => [place, [place, 'tender'] as const]),
  )
  for (const { command } of history.facts) {
    if (command.kind === 'apply') asked.set(command.place + command.measure, [command.place, command.measure])
  }
  return [...asked.values()]
}
