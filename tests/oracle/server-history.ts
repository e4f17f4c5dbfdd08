// One history through oracle and server at once. The first disagreement ends it.

import { allowed } from './allowed.ts'
import { play } from './bridge.ts'
import { overdue } from './clocks.ts'
import type { Violation } from './compare.ts'
import { type Day, text } from './days.ts'
import { type Command, type Fact, type History, type Kind, type MeasureName, measures } from './facts.ts'
import { script, type Script } from './generate.ts'
import {
  disputes,
  entryOn,
  inForce,
  mayApply,
  openDispute,
  published,
  remainingDays,
  standing,
  stayed,
} from './model.ts'
import { random, seedOf, type Random } from './random.ts'
import { ALL, fit, lastDayToAnswer, QUIET } from './server-fit.ts'
import type { ServerHost } from './server-host.ts'
import {
  NOTHING,
  placeCodes,
  type DaySeen,
  type Known,
  type KillPoint,
  type Reply,
  type Request,
} from './server-wire.ts'
import type { Place } from './values.ts'

export interface ServerTally {
  histories: number
  acts: number
  days: number
  /** Acts sent again after a kill, and those of them that the kill had left committed. */
  repeated: number
  accepted: Record<string, number>
  /** By the server's code. */
  refused: Record<string, number>
  /** Both refuse, with another code than the domain's: `kind: server's / domain's`. */
  otherCode: Record<string, number>
  /** Not put to the server, by what they are. */
  notSent: Record<string, number>
  states: Record<string, number>
}

export function newServerTally(): ServerTally {
  return {
    histories: 0,
    acts: 0,
    days: 0,
    repeated: 0,
    accepted: {},
    refused: {},
    otherCode: {},
    notSent: {},
    states: {},
  }
}

const add = (counts: Record<string, number>, key: string) => {
  counts[key] = (counts[key] ?? 0) + 1
}

/** What each command leaves in the ledger, once. */
const TRACE: Readonly<Partial<Record<Kind, string>>> = {
  propose: 'ListingProposed',
  notice: 'ListingNoticeIssued',
  statement: 'StatementReceived',
  'answer-statement': 'StatementAnswered',
  decide: 'ListingPublished',
  drop: 'ListingDropped',
  receive: 'ListingReceived',
  'confirm-service': 'ReceivedListingConfirmed',
  'upstream-vanish': 'UpstreamQuestionOpened',
  'upstream-answer': 'UpstreamQuestionAnswered',
  transfer: 'ObjectionTransferred',
  'test-begin': 'ExcludedTimeBegun',
  'test-end': 'ExcludedTimeEnded',
  'decide-objection': 'ObjectionDecided',
  'tell-result': 'ResultTold',
  'take-back-objection': 'ObjectionWithdrawn',
  complain: 'ComplaintReceived',
  'decide-complaint': 'ComplaintDecided',
  'record-review': 'ReviewRecorded',
  'interim-stay': 'InterimStayOrdered',
  'review-outcome': 'ReviewDecided',
  'apply-repair': 'RepairApplied',
  'accept-repair': 'RepairAccepted',
  'decide-repair': 'RepairDecided',
  'publicise-repair': 'RepairPublicised',
  apply: 'MeasureApplied',
}

const names = Object.keys(measures) as MeasureName[]

export interface HistoryResult {
  readonly violation: Violation | undefined
  /** The steps up to the disagreement. */
  readonly steps: readonly Fact[]
}

/** Out of one act so many are killed, in ways that are drawn; or so many first acts, each at the same point. */
export type KillPlan = number | (KillPoint & { readonly acts: number })

let numbers = 0

export async function runThroughServer(
  host: ServerHost,
  place: Place,
  seed: number,
  index: number,
  kills: KillPlan,
  tally: ServerTally,
): Promise<HistoryResult> {
  const dice = random(seedOf(seed ^ 0x5bd1e995, index))
  const made = script(place, seedOf(seed, index), dice.chance(0.3) ? QUIET : ALL, fit)
  const run = new HistoryRun(host, made, `s-${placeCodes[place]}-${seed}-${index}`, dice, kills, tally)
  const violation = await run.play()
  tally.histories += 1
  return { violation, steps: made.steps.slice(0, run.at + 1) }
}

class HistoryRun {
  at = 0
  readonly #host: ServerHost
  readonly #script: Script
  readonly #subjectId: string
  readonly #dice: Random
  readonly #plan: KillPlan
  #planned = 0
  readonly #tally: ServerTally
  readonly #facts: Fact[] = []
  #known: Known = NOTHING

  constructor(host: ServerHost, made: Script, subjectId: string, dice: Random, plan: KillPlan, tally: ServerTally) {
    this.#host = host
    this.#script = made
    this.#subjectId = subjectId
    this.#dice = dice
    this.#plan = plan
    this.#tally = tally
  }

  get #history(): History {
    return { home: this.#script.home, facts: this.#facts }
  }

  async play(): Promise<Violation | undefined> {
    const { home, steps, until } = this.#script
    const domain = play(home)
    for (const [at, { on, command }] of steps.entries()) {
      this.at = at
      const mine = allowed(this.#history, on, command)
      const reason = this.#notSent(on, command, mine)
      const next = steps[at + 1]?.on ?? until + 1
      const days = lookAtSome(on, next)
      const last = at === steps.length - 1
      const reply = await this.#send(on, reason === undefined ? command : null, mine, days, last)
      const known = this.#known
      this.#known = reply.known
      if (reply.broken.length > 0) return this.#differ(on, 'whole tables', 'whole', reply.broken.join('; '))
      if (reason !== undefined) {
        add(this.#tally.notSent, reason)
        if (mine === 'yes' && command.kind === 'provider-answer') this.#take(on, command, domain)
      } else {
        const { outcome } = reply
        if (outcome === null) throw new Error('an act without an outcome')
        this.#tally.acts += 1
        const said = outcome.accepted ? 'accepted' : outcome.code
        if ((mine === 'yes') !== outcome.accepted) return this.#differ(on, JSON.stringify(command), mine, said)
        const traced = this.#differInTrace(on, command, known, outcome.accepted)
        if (traced !== undefined) return traced
        if (outcome.accepted) {
          add(this.#tally.accepted, command.kind)
          this.#take(on, command, domain)
        } else {
          add(this.#tally.refused, outcome.code)
          const theirs = domain.tryIt(on, command)
          if (!theirs.accepted && theirs.code !== outcome.code) {
            add(this.#tally.otherCode, `${command.kind}: ${outcome.code} / ${theirs.code}`)
          }
        }
      }
      for (const day of days) {
        const seen = reply.days[text(day)]
        if (seen === undefined) throw new Error(`no answer for ${text(day)}`)
        this.#tally.days += 1
        const found = this.#compareDay(day, seen)
        if (found !== undefined) return found
      }
    }
    return undefined
  }

  /** Why a command is not put to the server; `undefined` where it is. */
  #notSent(on: Day, command: Command, mine: string): string | undefined {
    const { kind } = command
    if (kind === 'provider-answer') return 'the provider’s letter is recorded with the decision'
    if (kind === 'propose' || kind === 'receive') {
      // Another document is another case: it has its own history.
      return mine === 'there already' ? 'a second entry of the same history' : undefined
    }
    if (
      kind === 'decide' &&
      mine.startsWith('the time to answer') &&
      this.#known.events['StatementAnswered'] !== undefined
    ) {
      return 'a decision before the last day, which the server takes and gives no effect'
    }
    if (kind === 'interim-stay' && mine !== 'yes' && (this.#known.review?.order ?? null) !== null) {
      return 'a second order to stay while one stands'
    }
    if (kind === 'decide-complaint' && mine.startsWith('who decided') && !this.#isOwnHand(on, command.by)) {
      return 'a complaint decided by who answered another objection'
    }
    if (kind === 'notice' && mine === 'noticed already' && this.#known.events['ListingNoticeServed'] === undefined) {
      return 'a second notice replaces one that was not served'
    }
    if ((kind === 'accept-repair' || kind === 'decide-repair') && mine.startsWith('nothing to') && this.#isOver(on)) {
      return 'an answer to an application for repair of what is over meanwhile'
    }
    if (kind === 'object' && mine === 'never applied') return 'the form offers applied measures only'
    if (kind === 'object' && mine === 'never published') return 'the form offers published entries only'
    if (
      kind === 'complain' &&
      this.#known.objections.findLast((one) => !one.taken && !one.byUnit)?.identified === false
    ) {
      return 'a complaint after an objection that nobody confirmed'
    }
    if (kind === 'complain' && mine === 'a complaint is open') {
      const open = openDispute(this.#history, on, ['complaint'])
      const about = disputes(this.#history, on).findLast(
        (one) => one.kind === 'objection' && one.outcome !== 'taken-back',
      )
      const same = JSON.stringify(open?.target) === JSON.stringify(about?.target ?? { of: 'entry' })
      if (!same) return 'a second complaint about another thing'
    }
    return undefined
  }

  /** Whether there was an entry that has ended. */
  #isOver(on: Day): boolean {
    return entryOn(this.#history, on) !== undefined && !inForce(this.#history, on)
  }

  /** Whether an officer proposed or decided the entry, or answered the objection that the complaint follows. */
  #isOwnHand(on: Day, officer: string): boolean {
    const made = this.#facts.flatMap(({ command }) =>
      command.kind === 'propose' || command.kind === 'decide' ? [command.by] : [],
    )
    const complaint = openDispute(this.#history, on, ['complaint'])
    const followed = disputes(this.#history, on).findLast(
      (one) => one.kind === 'objection' && one.outcome !== 'taken-back' && one.from <= (complaint?.from ?? on),
    )
    return [...made, followed?.answeredBy].includes(officer)
  }

  /** Writes an accepted command into the oracle's history, with what the server does in the same act. */
  #take(on: Day, command: Command, domain: ReturnType<typeof play>): void {
    const { home } = this.#script
    const write = (one: Command) => {
      this.#facts.push({ on, command: one })
      domain.tryIt(on, one)
    }
    const open =
      command.kind === 'decide-objection'
        ? openDispute(this.#history, on, ['objection', 'self-found'])
        : command.kind === 'decide-complaint'
          ? openDispute(this.#history, on, ['complaint'])
          : undefined
    write(command)
    if (command.kind === 'apply') {
      write({ kind: 'tell-subject', by: command.by, place: command.place, measure: command.measure, reasons: true })
    }
    if (allowed(this.#history, on, { kind: 'execute-repair' }) === 'yes') write({ kind: 'execute-repair' })
    // An upheld objection to a measure lifts it in the same act.
    if (open?.outcome === undefined && open?.target.of === 'measure' && 'outcome' in command) {
      const { measure } = open.target
      if (command.outcome === 'upheld' && standing(this.#history, on, home, measure) === 'applied') {
        write({ kind: 'lift', by: 'wu', place: home, measure })
      }
    }
  }

  async #send(on: Day, command: Command | null, mine: string, days: readonly Day[], last: boolean): Promise<Reply> {
    const { home, steps } = this.#script
    const key = `${this.#subjectId}-${this.at}`
    const proposed = this.#facts.find((one) => one.command.kind === 'propose')?.command
    const answered = openDispute(this.#history, on, ['objection', 'self-found'])?.answered
    const particulars = {
      known: this.#known,
      months: proposed?.kind === 'propose' ? proposed.months : 12,
      lastDayToAnswer: lastDayToAnswer({ home, steps, until: on }, this.at, on),
      letterOn: answered === undefined ? null : text(answered.on),
      letterConfirms: answered?.correct === true,
      convene: command?.kind === 'decide' && command.panel === 'drawn' && mine === 'yes',
    }
    const request = {
      subjectId: this.#subjectId,
      home,
      on: text(on),
      key,
      act: command === null ? null : { command, particulars },
      days: days.map((day) => text(day)),
      last,
    }
    let kill = command === null ? undefined : this.#drawKill()
    if (kill === 'between') {
      await this.#host.killBetween()
      kill = undefined
    }
    for (let times = 0; times < 50; times += 1) {
      numbers += 1
      const number = numbers
      const point = typeof kill === 'object' ? kill : null
      const sent: Request = { ...request, number, check: times > 0, kill: point }
      const answer = this.#host.send(sent)
      if (typeof kill === 'number') this.#host.killAfter(number, kill)
      kill = undefined
      const reply = await answer
      if (reply !== 'died') {
        if (times > 0) this.#tally.repeated += 1
        return reply
      }
    }
    throw new Error(`${key} was killed again and again`)
  }

  #drawKill(): KillPoint | number | 'between' | undefined {
    if (typeof this.#plan === 'object') {
      this.#planned += 1
      return this.#planned > this.#plan.acts ? undefined : this.#plan
    }
    if (!this.#dice.chance(this.#plan)) return undefined
    const kind = this.#dice.next()
    if (kind < 0.25) return { at: 'statement', nth: 1 + this.#dice.below(25) }
    if (kind < 0.45) return { at: 'before-commit', nth: this.#dice.chance(0.8) ? 1 : 2 }
    if (kind < 0.7) return { at: 'after-commit', nth: this.#dice.chance(0.8) ? 1 : 2 }
    return kind < 0.85 ? this.#dice.below(40) : 'between'
  }

  /** An accepted act is in the ledger exactly once, and a refused one is not. */
  #differInTrace(on: Day, command: Command, before: Known, accepted: boolean): Violation | undefined {
    const type = TRACE[command.kind]
    if (type === undefined) return undefined
    const grown = (this.#known.events[type] ?? 0) - (before.events[type] ?? 0)
    if (grown === (accepted ? 1 : 0)) return undefined
    return this.#differ(on, `${type} in the ledger`, accepted ? '1' : '0', String(grown))
  }

  #differ(on: Day, about: string, oracle: unknown, theirs: unknown): Violation {
    return { on: text(on), about, oracle: String(oracle), domain: String(theirs) }
  }

  #compareDay(on: Day, seen: DaySeen): Violation | undefined {
    const { home } = this.#script
    const history = this.#history
    const pairs: [string, unknown, unknown][] = []
    const stands = inForce(history, on)
    pairs.push(['in force', stands, seen.inForce])
    if (stands && seen.remaining !== null) pairs.push(['remaining days', remainingDays(history, on), seen.remaining])
    pairs.push(['published', published(history, on), seen.published])
    for (const name of names) {
      const { stayed: rests, may } = seen.measures[name]
      pairs.push([`stayed: ${name}`, stayed(history, on, home, name) !== undefined, rests])
      const mine = mayApply(history, on, home, name, true)
      pairs.push([`may apply: ${name} (${mine})`, mine === 'may', may])
    }
    pairs.push([
      'overdue',
      lateHere(history, on),
      lateThere(home, entryOn(history, on)?.madeHere === false, seen.overdue),
    ])
    const resting = names.some((name) => seen.measures[name].stayed)
    const made = entryOn(history, on)?.madeHere === false ? 'received ' : ''
    add(this.#tally.states, `${made}${seen.state}${stands ? ' in force' : ''}${resting ? ' stayed' : ''}`)
    for (const [about, oracle, theirs] of pairs) {
      if (oracle !== theirs) return this.#differ(on, about, oracle, theirs)
    }
    return undefined
  }
}

/** The day of the act and the next, the last before the next act, and each thirty-seventh between. */
function lookAtSome(from: Day, next: Day): Day[] {
  const days: Day[] = []
  for (let on = from; on < next; on += 1) {
    if (on < from + 2 || on === next - 1 || (on - from) % 37 === 0) days.push(on)
  }
  return days.length === 0 ? [from] : days
}

/** The clocks that are compared: the transfer, the verification of one's own record, the whole time, and repair. */
const compared = new Set([
  'objection-transfer',
  'objection-own',
  'objection-whole',
  'repair-acceptance',
  'repair-answer',
])

function lateHere(history: History, on: Day): string {
  return overdue(history, on)
    .filter(({ duty }) => compared.has(duty))
    .map(({ duty, of }) => `${duty} ${of}`)
    .toSorted()
    .join(', ')
}

function lateThere(home: Place, received: boolean, late: readonly string[]): string {
  const total = home === '济南市' || home === '濮阳县'
  const named: Readonly<Record<string, string | undefined>> = {
    transferObjection: 'objection-transfer',
    verifyObjection: received ? undefined : 'objection-own',
    replyObjection: total ? 'objection-whole' : undefined,
    acceptRepair: 'repair-acceptance',
    decideRepair: 'repair-answer',
  }
  return late
    .flatMap((one) => {
      const [kind = ''] = one.split(' ', 1)
      const name = named[kind]
      return name === undefined ? [] : [name + one.slice(kind.length)]
    })
    .toSorted()
    .join(', ')
}
