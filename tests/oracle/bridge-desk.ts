// What has happened to one entry, in the domain's own states, and what every act of the bridge uses.

import { type LocalDate, localDate } from '@xinheng/domain/calendar/local-date'
import type { Complaint } from '@xinheng/domain/complaint/complaint'
import type { Actor } from '@xinheng/domain/kernel/refs'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { Listing } from '@xinheng/domain/listing/listing'
import { readListing } from '@xinheng/domain/listing/read-listing'
import type { Notice } from '@xinheng/domain/notice/notice'
import type { DisputeTarget, LetterFinding, Objection, ObjectionRemedy } from '@xinheng/domain/objection/objection'
import type { Redress } from '@xinheng/domain/redress/redress'
import type { OutsideReceiver } from '@xinheng/domain/release/outside-receiver'
import type { Confirmation, Release } from '@xinheng/domain/release/release'
import type { Repair } from '@xinheng/domain/repair/repair'
import type { Review } from '@xinheng/domain/review/review'
import type { Task } from '@xinheng/domain/task/task'
import { codes } from './bridge-law.ts'
import { type Day, text } from './days.ts'
import type { Asker, Command, Kind, Of, Receiver, Source, Target } from './facts.ts'
import type { Grade, Place } from './values.ts'

export const LISTING = 'listing'
export const SUBJECT = 'subject'
export const MAKER = 'unit-safety'
export const PANEL = 'unit-panel'
export const OFFICE = 'unit-office'
export const DEPARTMENTS = ['应急管理部门', '人民法院']
export const TEXT = 'text'

/** Everything that happened, in the domain's own states. */
export interface Desk {
  readonly law: LawInForce
  readonly place: string
  listing: Listing | undefined
  tier: 'below' | 'list'
  grade: Grade
  gradeConfirmed: boolean
  received: boolean
  length: number
  answerDays: number
  decider: string | undefined
  proposer: string | undefined
  readonly objections: {
    state: Objection
    letterOn: Day | undefined
    letterFound: LetterFinding
    target: Target | 'self'
    /** Who reported it, where the unit found it itself. */
    reporter: string | undefined
  }[]
  readonly complaints: Complaint[]
  readonly reviews: Review[]
  repairs: Repair[]
  readonly tasks: Map<Place, Task>
  readonly papers: Map<string, Notice>
  readonly outside: Map<Receiver, OutsideReceiver>
  release: Release | undefined
  redress: Redress | undefined
  readonly confirmed: Map<string, Confirmation>
  counter: number
}

export function newDesk(home: Place, law: LawInForce): Desk {
  return {
    law,
    place: codes[home],
    listing: undefined,
    tier: 'list',
    grade: 'general',
    gradeConfirmed: true,
    received: false,
    length: 12,
    answerDays: 5,
    decider: undefined,
    proposer: undefined,
    objections: [],
    complaints: [],
    reviews: [],
    repairs: [],
    tasks: new Map(),
    papers: new Map(),
    outside: new Map(),
    release: undefined,
    redress: undefined,
    confirmed: new Map(),
    counter: 0,
  }
}

/** One act on its day. */
export interface Act<K extends Kind> {
  readonly on: Day
  readonly today: LocalDate
  readonly command: Of<K>
}
export type Acts<K extends Kind> = { readonly [P in K]: (d: Desk, act: Act<P>) => void }
export type AnyAct = (d: Desk, act: { readonly on: Day; readonly today: LocalDate; readonly command: Command }) => void

export class Refused extends Error {
  code = ''
}

/** One for all refusals: a trace of each would cost more than the rest of its history. */
const REFUSED = new Refused()

export function refused({ code }: Refusal): Refused {
  REFUSED.code = code
  return REFUSED
}

export function wrongState(state: string): Refused {
  return refused({ code: 'WRONG_STATE', state, basis: [] })
}

/** The events of a decision, or the refusal thrown; an act that changes nothing counts as not done. */
export function done<E>(result: Result<readonly E[], Refusal>): readonly E[] {
  if (!result.ok) throw refused(result.error)
  if (result.value.length === 0) throw wrongState('nothing to do')
  return result.value
}

export const actor = (officerId: string, organisationId: string = MAKER): Actor => ({ officerId, organisationId })
export const sourceUnit = (source: Source) => `source-${source}`
export const unitOf = (place: Place) => `unit-${place}`

const dates = new Map<Day, LocalDate>()
export function dated(on: Day): LocalDate {
  const known = dates.get(on) ?? localDate(text(on))
  dates.set(on, known)
  return known
}

export function fresh(d: Desk, what: string): string {
  d.counter += 1
  return `${what}-${d.counter}`
}

/** What an objection or a complaint may be about. */
export function thing(d: Desk, today: LocalDate) {
  const { listing, law, received } = d
  if (listing === undefined || (listing.kind === 'closed' && !received)) return undefined
  if (listing.kind === 'proposed' || listing.kind === 'noticed') return undefined
  const over = listing.kind === 'closed' || readListing(listing, today, law.calendar).kind === 'ended'
  return { subjectId: SUBJECT, determiner: listing.determiner, provider: listing.determiner, over }
}

export function targetOf(target: Target): DisputeTarget {
  if (target.of === 'measure') {
    return { kind: 'measure', listingId: LISTING, measureId: target.measure, implementer: unitOf(target.place) }
  }
  return { kind: target.of === 'publication' ? 'publication' : 'listing', listingId: LISTING }
}

export function remedyOf(target: DisputeTarget, outcome: 'upheld' | 'corrected' | 'rejected'): ObjectionRemedy[] {
  if (outcome === 'rejected') return []
  if (outcome === 'corrected') return [{ kind: 'correct', statement: TEXT }]
  if (target.kind === 'measure') {
    return [{ kind: 'liftMeasure', measureId: target.measureId, implementer: target.implementer }]
  }
  return [{ kind: target.kind === 'publication' ? 'endPublication' : 'voidEntry' }]
}

export function complainant(by: Asker) {
  const agent = by === 'agent' || by === 'agent-without-proof'
  return {
    subjectId: by === 'stranger' ? 'somebody' : SUBJECT,
    raiser: agent
      ? ({ kind: 'agent', agent: 'person', authority: by === 'agent' ? 'file' : null } as const)
      : ({ kind: 'subject' } as const),
  }
}
