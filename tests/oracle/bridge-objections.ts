// Objections through the domain, from whoever raises them to the telling of the answer.

import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import {
  decideExcludedTime,
  decideIdentity,
  decideObjection,
  decideObjectionAnswer,
  decideResultTold,
  decideTransfer,
  decideWithdrawal,
} from '@xinheng/domain/objection/decide-objection'
import { evolveObjection } from '@xinheng/domain/objection/objection'
import { readListingVisibility } from '@xinheng/domain/repair/listing-visibility'
import {
  actor,
  type Acts,
  complainant,
  dated,
  type Desk,
  done,
  fresh,
  MAKER,
  refused,
  remedyOf,
  SUBJECT,
  targetOf,
  TEXT,
  thing,
  wrongState,
} from './bridge-desk.ts'
import { objectionEvents } from './bridge-follow.ts'
import type { Of, Target } from './facts.ts'

const placeOf = (target: Target) => (target.of === 'measure' ? target.place : '')

/** The open objection to the same thing that came from whom it concerns. */
function openTo(d: Desk, target: Target | 'self'): string | null {
  const wanted = JSON.stringify(targetOf(target === 'self' ? { of: 'entry' } : target))
  const same = d.objections.find(({ state, target: its }) => {
    if (state.kind !== 'received' || state.identity === null || JSON.stringify(state.target) !== wanted) return false
    if (target === 'self' || its === 'self') return target === its
    return placeOf(its) === placeOf(target)
  })
  return same?.state.objectionId ?? null
}

function raise(d: Desk, command: Of<'object'> | Of<'report-error'>, today: LocalDate): void {
  const self = command.kind === 'report-error'
  const target: Target = self ? { of: 'entry' } : command.target
  if (target.of === 'measure') {
    const task = d.tasks.get(target.place)
    const known = task?.responses.some((one) => one.measureId === target.measure) === true
    if (!known) throw refused({ code: 'DISPUTED_THING_UNKNOWN', basis: [] })
  }
  // What an order hides for a while was shown before it, and is disputed like any other.
  const unhidden = d.listing === undefined || !('disputes' in d.listing) ? d.listing : { ...d.listing, disputes: [] }
  const shown = unhidden === undefined ? 'never' : readListingVisibility(unhidden, d.law, today).kind
  if (target.of === 'publication' && shown === 'never') throw refused({ code: 'DISPUTED_THING_UNKNOWN', basis: [] })
  const raised = self
    ? { subjectId: SUBJECT, raiser: { kind: 'unit', organisationId: MAKER } as const }
    : complainant(command.by)
  const handedIn = {
    ...raised,
    objectionId: fresh(d, 'objection'),
    receiptNumber: '1',
    target: targetOf(target),
    place: d.place,
    takenInBy: MAKER,
    channel: 'web' as const,
    form: self || command.written ? ('written' as const) : ('oral' as const),
    ground: 'factsWrong' as const,
    text: TEXT,
    evidence: [],
    contact: null,
    identity: self || command.account ? ('account' as const) : null,
    by: self ? actor(command.by) : null,
  }
  const facts = { thing: thing(d, today), open: openTo(d, self ? 'self' : target) }
  const events = done(decideObjection(undefined, handedIn, facts, d.law, today))
  const first = events[0]
  const state = first === undefined ? undefined : evolveObjection(undefined, first)
  if (state === undefined) throw new Error('bridge: an objection begins with its receipt')
  const reporter = self ? command.by : undefined
  d.objections.push({ state, letterOn: undefined, letterFound: 'confirmed', target: self ? 'self' : target, reporter })
  objectionEvents(d, d.objections.length - 1, events)
}

/** The oldest objection that is open: the one that the office acts on. */
function oldest(d: Desk) {
  const at = d.objections.findIndex(({ state }) => state.kind === 'received')
  const open = d.objections[at]
  if (open === undefined) throw wrongState('none')
  return { at, open }
}

const told = (d: Desk, at: number, by: string, today: LocalDate) => {
  const telling = { to: 'subject', proof: 'file', by: actor(by) }
  objectionEvents(d, at, done(decideResultTold(d.objections[at]?.state, telling, d.law, today)))
}

export const objectionActs: Acts<
  | 'object'
  | 'report-error'
  | 'identify'
  | 'transfer'
  | 'test-begin'
  | 'test-end'
  | 'provider-answer'
  | 'decide-objection'
  | 'tell-result'
  | 'take-back-objection'
> = {
  object: (d, { command, today }) => raise(d, command, today),
  'report-error': (d, { command, today }) => raise(d, command, today),
  identify(d, { today, command }) {
    const at = d.objections.findIndex(({ state }) => state.kind === 'received' && state.identity === null)
    const one = d.objections[at]
    if (one === undefined) throw wrongState('none')
    const given = { evidence: 'file', by: actor(command.by) }
    objectionEvents(d, at, done(decideIdentity(one.state, given, openTo(d, one.target), d.law, today)))
  },
  transfer(d, { today, command }) {
    const { at, open } = oldest(d)
    objectionEvents(d, at, done(decideTransfer(open.state, actor(command.by), d.law, today)))
  },
  'test-begin'(d, { today, command }) {
    const { at, open } = oldest(d)
    const time = { step: 'begin', what: '鉴定' } as const
    objectionEvents(d, at, done(decideExcludedTime(open.state, time, actor(command.by), d.law, today)))
  },
  'test-end'(d, { today, command }) {
    const { at, open } = oldest(d)
    objectionEvents(d, at, done(decideExcludedTime(open.state, { step: 'end' }, actor(command.by), d.law, today)))
  },
  'provider-answer'(d, { on, command }) {
    const { at, open } = oldest(d)
    // The provider's letter comes by post: the domain meets it with the decision that records it.
    if (open.state.transferredOn === null || open.letterOn !== undefined) throw wrongState('not asked')
    d.objections[at] = { ...open, letterOn: on, letterFound: command.correct ? 'confirmed' : 'corrected' }
  },
  'decide-objection'(d, { today, command }) {
    const { at, open } = oldest(d)
    const outcome = command.outcome === 'corrected' ? 'partlyUpheld' : command.outcome
    const answer = {
      outcome,
      remedies: remedyOf(open.state.target, command.outcome),
      reasons: TEXT,
      letter:
        open.letterOn === undefined ? null : { number: '复函1号', date: dated(open.letterOn), found: open.letterFound },
      against: TEXT,
      by: actor(command.by),
    } as const
    const officers = [d.decider, d.proposer, open.reporter].filter((one) => one !== undefined)
    const hands = { officers, recused: [], verifierElsewhere: d.received }
    objectionEvents(d, at, done(decideObjectionAnswer(open.state, answer, hands, d.law, today)))
    // What a unit found itself has nobody who waits for the answer.
    if (open.target === 'self') told(d, at, command.by, today)
  },
  'tell-result'(d, { today, command }) {
    const at = d.objections.findIndex(
      ({ state, target }) => target !== 'self' && state.kind === 'decided' && state.told.length === 0,
    )
    told(d, at, command.by, today)
  },
  'take-back-objection'(d, { today }) {
    const at = d.objections.findIndex((one) => one.state.kind === 'received' && one.target !== 'self')
    objectionEvents(d, at, done(decideWithdrawal(d.objections[at]?.state, null, d.law, today)))
  },
}
