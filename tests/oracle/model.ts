// What holds on a day, recomputed from the list of facts and nothing else. Written from the clauses.

import { calendarKnown, type Day, day, isWorkingDay, monthsLater } from './days.ts'
import { type History, type Kind, type MeasureName, measures, type Of, type Source, type Target } from './facts.ts'
import { remembered, settled } from './remember.ts'
import { challengeNeverStays, classes, type Place, type Values, values } from './values.ts'

const byKind = settled((history, until) =>
  Map.groupBy(
    history.facts.filter(({ on }) => on <= until),
    ({ command }) => command.kind,
  ),
)

/** The facts of one kind up to and including a day. */
export function all<K extends Kind>(history: History, kind: K, until: Day): readonly { on: Day; command: Of<K> }[] {
  return (byKind(history, until).get(kind) ?? []) as unknown as readonly { on: Day; command: Of<K> }[]
}

function first<K extends Kind>(history: History, kind: K, until: Day) {
  return all(history, kind, until)[0]
}

// ---------------------------------------------------------------- the entry

export interface Entry {
  readonly maker: Source
  readonly madeHere: boolean
  /** The first day it holds. */
  readonly start: Day
  /** The day that the term counts from. */
  readonly document: Day
  /** The date of the document that repair counts from: the judgment or decision below the entry (36号令). */
  readonly basis: Day
  readonly subject: 'organisation' | 'person'
  readonly grade: 'minor' | 'general' | 'serious'
  readonly gradeConfirmed: boolean
  readonly months: number
  readonly tier: 'below' | 'list'
}

export const entryOn = settled((history, on): Entry | undefined => {
  const received = first(history, 'receive', on)
  if (received !== undefined) {
    const { source, decidedOn, subject, grade, gradeConfirmed, months, tier } = received.command
    // Without a statement on service it has no effect until a named official lets it (notice-first).
    const confirmed = all(history, 'confirm-service', on)[0]
    const start = received.command.service === 'stated' ? received.on : (confirmed?.on ?? Infinity)
    return {
      maker: source,
      madeHere: false,
      start,
      document: decidedOn,
      basis: decidedOn,
      subject,
      grade,
      gradeConfirmed,
      months,
      tier,
    }
  }
  const proposed = first(history, 'propose', on)
  const decided = first(history, 'decide', on)
  if (proposed === undefined || decided === undefined) return undefined
  const { subject, grade, gradeConfirmed, months, tier } = proposed.command
  return {
    maker: history.home,
    madeHere: true,
    start: decided.on,
    document: decided.on,
    basis: Math.min(proposed.command.basis?.effectiveOn ?? decided.on, proposed.on),
    subject,
    grade,
    gradeConfirmed,
    months,
    tier,
  }
})

function rulesOfMaker(entry: Entry): Values | undefined {
  return entry.maker === 'court' || entry.maker === 'tax' ? undefined : values[entry.maker]
}

// ---------------------------------------------------------------- disputes

export interface Dispute {
  readonly kind: 'objection' | 'self-found' | 'complaint'
  readonly target: Target
  readonly from: Day
  /** The day it was answered or taken back; that day no longer belongs to it. */
  until?: Day
  outcome?: 'rejected' | 'corrected' | 'upheld' | 'taken-back'
  /** Which fact closed it. */
  closedAt?: number
  answeredBy?: string
  /** The officer who found it himself: he does not answer it. */
  readonly reportedBy?: string
  /** From when it is known to come from whom it concerns: marked from that day, and of effect. */
  known?: Day
  /** When the answer was told. */
  told?: Day
  transferred?: Day
  answered?: { readonly on: Day; readonly correct: boolean }
  readonly tests: { readonly from: Day; until?: Day }[]
}

export const wholeEntry: Target = { of: 'entry' }

/** Objections and complaints in the order they came; each act of the office is on the oldest that is open. */
export const disputes = settled((history, until): readonly Dispute[] => {
  const found: Dispute[] = []
  const oldest = (...kinds: Dispute['kind'][]) =>
    found.find((one) => kinds.includes(one.kind) && one.until === undefined)
  const close = (one: Dispute | undefined, on: Day, outcome: Dispute['outcome'], closedAt: number, by?: string) => {
    const answered = by === undefined ? {} : { answeredBy: by }
    if (one !== undefined) Object.assign(one, { until: on, outcome, closedAt, ...answered })
  }
  for (const [at, { on, command }] of history.facts.entries()) {
    if (on > until) continue
    const here = oldest('objection', 'self-found')
    const shown = { from: on, known: on, tests: [] }
    if (command.kind === 'object') {
      const sent = { kind: 'objection', target: command.target, from: on, tests: [] } as const
      found.push(command.account ? { ...sent, ...shown, tests: [] } : { ...sent, tests: [] })
    }
    if (command.kind === 'report-error') {
      found.push({ kind: 'self-found', target: wholeEntry, reportedBy: command.by, ...shown })
    }
    if (command.kind === 'complain') {
      const before = found.findLast((one) => one.kind === 'objection' && one.outcome !== 'taken-back')
      found.push({ kind: 'complaint', target: before?.target ?? wholeEntry, ...shown })
    }
    if (command.kind === 'identify') {
      Object.assign(found.find((one) => one.known === undefined && one.until === undefined) ?? {}, { known: on })
    }
    if (command.kind === 'tell-result') Object.assign(found.find(isUntold) ?? {}, { told: on })
    if (command.kind === 'transfer' && here !== undefined) here.transferred = on
    if (command.kind === 'provider-answer' && here !== undefined) here.answered = { on, correct: command.correct }
    if (command.kind === 'test-begin') here?.tests.push({ from: on })
    if (command.kind === 'test-end') Object.assign(here?.tests.at(-1) ?? {}, { until: on })
    if (command.kind === 'decide-objection') close(here, on, command.outcome, at, command.by)
    if (command.kind === 'take-back-objection') close(oldest('objection'), on, 'taken-back', at)
    if (command.kind === 'decide-complaint') close(oldest('complaint'), on, command.outcome, at, command.by)
  }
  return found
})

export function openDispute(history: History, on: Day, kinds: Dispute['kind'][]): Dispute | undefined {
  return disputes(history, on).find((one) => kinds.includes(one.kind) && one.until === undefined)
}

/** An objection that was decided and whose answer the subject has not been told. */
export function isUntold({ kind, answeredBy, told }: Dispute): boolean {
  return kind === 'objection' && answeredBy !== undefined && told === undefined
}

/** Was the dispute being handled on that day? From the day it was known whose it is; the day it was closed does not count. */
function handledOn({ known = Infinity, until = Infinity }: Dispute, on: Day): boolean {
  return known <= on && on < until
}

// ---------------------------------------------------------------- release and term

export type Ending = 'withdrawn' | 'upheld' | 'annulled' | 'upstream' | 'repaired'

/** The act that ended the entry: its day, and its place in the list. Expiry is not an act: see `inForce`. */
export const endedBy = settled((history, until): { on: Day; at: number; by: Ending } | undefined => {
  for (const [at, { on, command }] of history.facts.entries()) {
    if (on > until) continue
    if (command.kind === 'withdraw') return { on, at, by: 'withdrawn' }
    if (command.kind === 'upstream-release') return { on, at, by: 'upstream' }
    if (command.kind === 'upstream-answer' && !command.stands) return { on, at, by: 'upstream' }
    if (command.kind === 'review-outcome' && command.outcome === 'annulled') return { on, at, by: 'annulled' }
    if (endsEntry(history, on, at)) return { on, at, by: 'upheld' }
    if (command.kind === 'decide-repair' && command.allowed && values[history.home].repairEffect === 'decision') {
      return { on, at, by: 'repaired' }
    }
    if (command.kind === 'publicise-repair') return { on, at, by: 'repaired' }
  }
  return undefined
})

/** An upheld dispute ends the entry when it was about the entry; about a publication or one measure it ends that. */
function endsEntry(history: History, on: Day, at: number): boolean {
  const closed = disputes(history, on).find((one) => one.closedAt === at)
  return closed?.outcome === 'upheld' && closed.target.of === 'entry'
}

/**
 * What makes the term stand still: 攀枝花 二(三)2, for entries that 攀枝花 made, an objection to the determination and a
 * complaint, each from its first day to the day before its rejection; the gap between the two runs.
 */
function tollingDisputes(history: History, entry: Entry, known: Day): readonly Dispute[] {
  // The term of a received entry is what its maker states; a dispute held here does not lengthen it.
  if (!entry.madeHere || rulesOfMaker(entry)?.tolls !== true) return []
  return disputes(history, known).filter((one) => one.target.of === 'entry' && one.kind !== 'self-found')
}

/** The last day no term may pass, whatever stood still: the longest disclosure the province allows, where it is known. */
export function ceiling(history: History, entry: Entry): Day {
  const years = entry.madeHere ? values[history.home].disclosureYears : undefined
  return years === undefined ? Infinity : monthsLater(entry.document, years * 12)
}

/**
 * The days of the term, walked one by one from the first dispute that makes it stand still: how many are used up by that
 * day, and whether the term was used up before it. An entry that has expired does not come back by a later dispute.
 * 民法典 201: the first day does not count.
 */
function walk(history: History, entry: Entry, on: Day): { whole: number; used: number; over: boolean } {
  const whole = monthsLater(entry.document, entry.months) - entry.document
  const last = ceiling(history, entry)
  const tolling = tollingDisputes(history, entry, on)
  // Until the day before the first of them every day counts.
  const plain = Math.max(entry.document, Math.min(on, ...tolling.map(({ from }) => from - 1)))
  if (plain > Math.min(entry.document + whole, last)) return { whole, used: whole, over: true }
  let used = plain - entry.document
  for (let d = plain + 1; d <= on; d += 1) {
    if (used >= whole || d > last) return { whole, used, over: true }
    if (!tolling.some((one) => handledOn(one, d))) used += 1
  }
  return { whole, used, over: false }
}

export function remainingDays(history: History, on: Day): number {
  const entry = entryOn(history, on)
  if (entry === undefined) return 0
  const { whole, used } = walk(history, entry, on)
  return Math.max(0, Math.min(whole - used, ceiling(history, entry) - on))
}

/** Was the term used up before that day? */
export function usedUp(history: History, on: Day): boolean {
  const entry = entryOn(history, on)
  return entry !== undefined && walk(history, entry, on).over
}

/** In force: it began, nothing ended it, and its term is not used up. Never stored (no-overstay). */
export const inForce = remembered((history, on): boolean => {
  const entry = entryOn(history, on)
  if (entry === undefined || on < entry.start || endedBy(history, on) !== undefined) return false
  return !walk(history, entry, on).over
})

/**
 * Shown to the public: while it is in force, never a person (山东条例 20, 广东条例 18), no longer than a serious matter may be,
 * which an entry of a list is (36号令; the court's list keeps to its own provisions), not after it was found that it
 * should not be shown, and not while its execution is ordered to stop (行政复议法 42, 行政诉讼法 56).
 */
export function published(history: History, on: Day): boolean {
  const entry = entryOn(history, on)
  if (entry === undefined || !inForce(history, on) || on > lastDayShown(entry) || interimStay(history, on)) return false
  return !disputes(history, on).some((one) => one.target.of === 'publication' && one.outcome === 'upheld')
}

/** Could the public ever see it? */
export function wasShown(history: History, on: Day): boolean {
  const entry = entryOn(history, on)
  return entry !== undefined && entry.start <= on && entry.start <= lastDayShown(entry) && !usedUp(history, entry.start)
}

function lastDayShown({ subject, maker, basis }: Entry): Day {
  if (subject === 'person') return -Infinity
  return maker === 'court' ? Infinity : monthsLater(basis, classes.serious.most)
}

// ---------------------------------------------------------------- stay

export type StayReason = 'order' | 'objection' | 'complaint' | undefined

/** Is a measure suspended in a place on that day, and by what? Design §2 `stay`: the executing place's clause decides. */
export function stayed(history: History, on: Day, place: Place, measure: MeasureName): StayReason {
  const entry = entryOn(history, on)
  if (entry === undefined || !inForce(history, on)) return undefined
  if (interimStay(history, on)) return 'order'
  if (challengeNeverStays.includes(entry.maker)) return undefined
  const clause = values[place]
  if (clause.stay === 'none') return undefined
  for (const one of disputes(history, on)) {
    if (!handledOn(one, on)) continue
    // 攀枝花 二(三)2: 惩戒对象 … 异议投诉处理阶段; what a unit found out by itself is neither.
    if (one.kind === 'self-found' && clause.stay === 'objection-and-complaint') continue
    const touches =
      one.target.of === 'entry' ||
      (one.target.of === 'measure' && one.target.measure === measure && one.target.place === place)
    if (!touches) continue
    return one.kind === 'complaint' ? 'complaint' : 'objection'
  }
  return undefined
}

/** 行政复议 or a court ordered that execution stop, and neither lifted it nor ended the case. */
export const interimStay = settled((history, on): boolean => {
  let standing = false
  for (const { on: when, command } of history.facts) {
    if (when > on) continue
    if (command.kind === 'interim-stay') standing = true
    if (command.kind === 'lift-interim-stay' || command.kind === 'review-outcome') standing = false
  }
  return standing
})

// ---------------------------------------------------------------- measures

export type MeasureAnswer =
  | 'may'
  | 'no-entry'
  | 'not-in-force'
  | 'no-article'
  | 'not-in-catalogue'
  | 'not-this-kind'
  | 'not-this-tier'
  | 'no-power'
  | 'service-not-stated'
  | 'upstream-question'
  | 'stayed'

/** May that measure be applied on that day by a unit with (or without) power, or why not (law-first, notice-first, stay). */
export function mayApply(history: History, on: Day, place: Place, measure: MeasureName, power: boolean): MeasureAnswer {
  const entry = entryOn(history, on)
  if (entry === undefined) return 'no-entry'
  if (!inForce(history, on)) return 'not-in-force'
  const row = measures[measure]
  if (row.basis === 'memorandum') return 'no-article'
  if (row.published === undefined || on < day(row.published[0])) return 'not-in-catalogue'
  if (row.published[1] !== undefined && on >= day(row.published[1])) return 'not-in-catalogue'
  if (!row.fits.includes(entry.subject)) return 'not-this-kind'
  if (values[place].tiers && row.fromTier === 'list' && entry.tier === 'below') return 'not-this-tier'
  if (!power) return 'no-power'
  if (serviceOpen(history, on)) return 'service-not-stated'
  if (upstreamQuestion(history, on)) return 'upstream-question'
  if (stayed(history, on, place, measure) !== undefined) return 'stayed'
  return 'may'
}

/** A received entry that does not say how it was served waits for a person (notice-first). */
export function serviceOpen(history: History, on: Day): boolean {
  const received = first(history, 'receive', on)
  if (received === undefined || received.command.service === 'stated') return false
  return all(history, 'confirm-service', on).length === 0
}

/** An entry that vanished from a whole list: no new adverse act until the sender answers (design §3). */
export function upstreamQuestion(history: History, on: Day): boolean {
  return all(history, 'upstream-vanish', on).length > all(history, 'upstream-answer', on).length
}

export function standing(history: History, on: Day, place: Place, measure: MeasureName): 'none' | 'applied' | 'lifted' {
  let state: 'none' | 'applied' | 'lifted' = 'none'
  for (const { on: when, command } of history.facts) {
    if (when > on) continue
    if (command.kind === 'apply' && command.place === place && command.measure === measure) state = 'applied'
    if (command.kind === 'lift' && command.place === place && command.measure === measure) state = 'lifted'
  }
  return state
}

// ---------------------------------------------------------------- notice

/** The last day to answer: from proven service; `undefined` while nothing was served or a holiday year is missing. */
export const lastDayToAnswer = settled((history, on): Day | 'no-calendar' | undefined => {
  const notice = all(history, 'notice', on).at(-1)
  const served = all(history, 'serve', on).find(
    (one) => one.command.proof && notice !== undefined && one.on >= notice.on,
  )
  if (notice === undefined || served === undefined) return undefined
  let at = served.on
  let left = notice.command.answerDays
  while (left > 0) {
    at += 1
    if (!calendarKnown(at)) return 'no-calendar'
    if (isWorkingDay(at)) left -= 1
  }
  return at
})
