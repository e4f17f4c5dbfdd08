// Plays a history through the pure domain, and says what it answers on a day in the oracle's words. The only file of the
// oracle that knows the domain.

import { addDays } from '@xinheng/domain/calendar/local-date'
import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { localDate } from '@xinheng/domain/calendar/local-date'
import { compileCalendar } from '@xinheng/domain/calendar/work-calendar'
import { CALENDAR_YEARS } from '@xinheng/domain/calendar/years'
import { BASELINE_CATALOGUE } from '@xinheng/domain/catalogue/data/baseline'
import { readExecutable } from '@xinheng/domain/catalogue/executable'
import type { Measure } from '@xinheng/domain/catalogue/measure'
import {
  decideComplaint,
  decideComplaintAnswer,
  decideComplaintMeeting,
} from '@xinheng/domain/complaint/decide-complaint'
import { readComplaintStep } from '@xinheng/domain/complaint/complaint-stages'
import { evolveComplaint } from '@xinheng/domain/complaint/complaint'
import type { Complaint, ComplaintEvent } from '@xinheng/domain/complaint/complaint'
import { readDuty } from '@xinheng/domain/duty/duty'
import type { Duty } from '@xinheng/domain/duty/duty'
import { HEALTHY } from '@xinheng/domain/kernel/health'
import type { Actor } from '@xinheng/domain/kernel/refs'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { refuse, type Result } from '@xinheng/domain/kernel/result'
import { decideDecisionService, decideDetermination } from '@xinheng/domain/listing/decide-determination'
import { decideDisputeStep } from '@xinheng/domain/listing/decide-dispute'
import type { DisputeStep } from '@xinheng/domain/listing/decide-dispute'
import { decideHearingAct } from '@xinheng/domain/listing/decide-hearing'
import { decideNotice, decideServiceRecord } from '@xinheng/domain/listing/decide-notice'
import { decideAbandonment, decideProposal, readSeverityTier } from '@xinheng/domain/listing/decide-proposal'
import { decidePublication } from '@xinheng/domain/listing/decide-publication'
import {
  decideReceivedConfirmation,
  decideReception,
  decideUpstreamAnswer,
  decideUpstreamQuestion,
  decideUpstreamRelease,
} from '@xinheng/domain/listing/decide-received'
import { decideProcedureEnd, decideRelease } from '@xinheng/domain/listing/decide-release'
import { evolveListing } from '@xinheng/domain/listing/evolve-listing'
import { findExecutionStay } from '@xinheng/domain/listing/execution-stay'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { ListingEvent } from '@xinheng/domain/listing/listing-event'
import type { Listing } from '@xinheng/domain/listing/listing'
import { type ListingReading, readListing, termClockOf } from '@xinheng/domain/listing/read-listing'
import {
  decideExcludedTime,
  decideObjection,
  decideObjectionAnswer,
  decideResultTold,
  decideTransfer,
  decideWithdrawal,
} from '@xinheng/domain/objection/decide-objection'
import { readObjectionDuties } from '@xinheng/domain/objection/objection-duties'
import { readStageStep } from '@xinheng/domain/objection/objection-stages'
import { evolveObjection } from '@xinheng/domain/objection/objection'
import type { DisputeTarget, Objection, ObjectionEvent } from '@xinheng/domain/objection/objection'
import {
  decideAcceptance,
  decideRepair,
  decideRepairApplication,
  decideRepairPublicity,
} from '@xinheng/domain/repair/decide-repair'
import { readRepairDuties } from '@xinheng/domain/repair/repair-duties'
import { readRepairableListing } from '@xinheng/domain/repair/repairable'
import { evolveRepair } from '@xinheng/domain/repair/repair'
import type { Repair, RepairEvent } from '@xinheng/domain/repair/repair'
import { decideInterimStay, decideReviewOutcome, decideReviewRecord } from '@xinheng/domain/review/decide-review'
import { readReviewSteps } from '@xinheng/domain/review/review-stages'
import { evolveReview } from '@xinheng/domain/review/review'
import type { Review, ReviewEvent } from '@xinheng/domain/review/review'
import { BASELINE } from '@xinheng/domain/rulebook/baseline'
import { readRule } from '@xinheng/domain/rulebook/read-rule'
import { decideApplication, decideLifting } from '@xinheng/domain/task/decide-task'
import { evolveTask } from '@xinheng/domain/task/task'
import type { Task, TaskEvent } from '@xinheng/domain/task/task'
import { readTerm } from '@xinheng/domain/term/term-clock'
import { type Day, text, workingDaysLater } from './days.ts'
import { type Command, type MeasureName, measures, type Source, type Target } from './facts.ts'
import { type Place } from './values.ts'

const codes: Readonly<Record<Place, string>> = {
  广东省: '440000',
  云浮市: '445300',
  攀枝花市: '510400',
  济南市: '370100',
  濮阳县: '410928',
}

const LISTING = 'listing'
const SUBJECT = 'subject'
const MAKER = 'unit-safety'
const PANEL = 'unit-panel'
const OFFICE = 'unit-office'
const DEPARTMENTS = ['应急管理部门', '人民法院']
const TEXT = 'text'

export const LAW: LawInForce = {
  book: BASELINE,
  catalogue: {
    ...BASELINE_CATALOGUE,
    listTypes: BASELINE_CATALOGUE.listTypes.flatMap((type) =>
      type.id === 'work-safety'
        ? [type, { ...type, id: 'local-policy', legalBasisLevel: 'localPolicy' as const, scope: 'local' as const }]
        : [type],
    ),
    measures: measuresOf(),
  },
  calendar: compileCalendar(CALENDAR_YEARS.filter(({ year }) => year === 2026)),
  health: HEALTHY,
}

/** The oracle's measures, made out of one lawful row of the catalogue. */
function measuresOf(): Measure[] {
  const lawful = BASELINE_CATALOGUE.measures.find(({ id }) => id === 'ST-01')
  if (lawful === undefined) throw new Error('bridge: the catalogue no longer has ST-01')
  return (Object.keys(measures) as MeasureName[]).map((id): Measure => {
    const row = measures[id]
    const [from, until] = row.published ?? ['2026-01-01', undefined]
    return {
      ...lawful,
      id,
      articles: row.basis === 'memorandum' ? [] : lawful.articles,
      implementers: ['应急管理部门'],
      subjectKinds: row.fits.map((kind) => (kind === 'person' ? 'naturalPerson' : 'enterprise')),
      listTypeIds: ['work-safety', 'judgment-defaulter'],
      tier: row.fromTier === 'below' ? 'belowBlacklist' : 'blacklist',
      state: row.published === undefined ? 'draft' : 'published',
      effective: localDate(from),
      repealed: until === undefined ? null : localDate(until),
    }
  })
}

/** What came of a command. */
export type Outcome = { readonly accepted: true } | { readonly accepted: false; readonly code: string }

/** Commands that the domain does not take one by one: they are part of another act there, or of the server. */
export const notPlayed: ReadonlySet<Command['kind']> = new Set(['mark', 'publish', 'correct', 'tell-subject'])

export interface Play {
  tryIt(on: Day, command: Command): Outcome
  inForce(on: Day): boolean
  remaining(on: Day): number | undefined
  stayed(on: Day, place: Place, measure: MeasureName): boolean
  mayApply(on: Day, place: Place, measure: MeasureName): boolean
  overdue(on: Day): string[]
  state(): string
  received(): boolean
}

class Refused extends Error {
  code = ''
}

/** One for all refusals: a trace of each would cost more than the rest of its history. */
const REFUSED = new Refused()

function refused({ code }: Refusal): Refused {
  REFUSED.code = code
  return REFUSED
}

/** What a step of a stream leaves to be done, kept with the state it was read from. */
function keptWith<S extends object, D>(read: (state: S) => D): (state: S) => D {
  const kept = new WeakMap<S, D>()
  return (state) => {
    const known = kept.get(state) ?? read(state)
    kept.set(state, known)
    return known
  }
}

/** The events of a decision, or the refusal thrown; an act that changes nothing counts as not done. */
function done<E>(result: Result<readonly E[], Refusal>): readonly E[] {
  if (!result.ok) throw refused(result.error)
  if (result.value.length === 0) throw refused({ code: 'WRONG_STATE', state: 'nothing to do', basis: [] })
  return result.value
}

const actor = (officerId: string, organisationId: string = MAKER): Actor => ({ officerId, organisationId })
const sourceUnit = (source: Source) => `source-${source}`
const dates = new Map<Day, LocalDate>()
const dated = (on: Day): LocalDate => {
  const known = dates.get(on) ?? localDate(text(on))
  dates.set(on, known)
  return known
}

export function play(home: Place, law: LawInForce = LAW): Play {
  const place = codes[home]
  let listing: Listing | undefined
  let tier: 'below' | 'list' = 'list'
  let grade: 'minor' | 'general' | 'serious' = 'general'
  let received = false
  let decider: string | undefined
  let proposer: string | undefined
  const objections: { state: Objection; letterOn: Day | undefined; target: Target | 'self' }[] = []
  const complaints: Complaint[] = []
  const reviews: Review[] = []
  let repairs: Repair[] = []
  const tasks = new Map<string, Task>()
  let counter = 0
  const objectionDuties = keptWith((state: Objection) => readObjectionDuties(state, law))
  const repairDuties = keptWith((state: Repair) => readRepairDuties(state, law))
  const fresh = (what: string) => `${what}-${(counter += 1)}`

  const follow = (events: readonly ListingEvent[]) => {
    for (const event of events) listing = evolveListing(listing, event)
  }
  const step = (given: { readonly step: DisputeStep } | undefined, today: LocalDate) => {
    if (given === undefined) return
    const events = decideDisputeStep(listing, given.step, law, today)
    if (events.ok) follow(events.value)
  }
  const end = (
    stream: 'objection' | 'complaint' | 'review' | 'repair',
    reason: 'corrected' | 'repaired',
    today: LocalDate,
  ) => {
    const ended = decideProcedureEnd(
      listing,
      { reason, reasons: TEXT, by: actor('zhao'), procedure: { stream, id: stream } },
      law,
      today,
    )
    if (ended.ok) follow(ended.value)
  }
  const openObjection = () => objections.find(({ state }) => state.kind === 'received')
  const thing = (today: LocalDate) => {
    if (listing === undefined || (listing.kind === 'closed' && !received)) return undefined
    if (listing.kind === 'proposed' || listing.kind === 'noticed' || listing.kind === 'decided') return undefined
    const over = listing.kind === 'closed' || readListing(listing, today, law.calendar).kind === 'ended'
    return { subjectId: SUBJECT, determiner: listing.determiner, provider: listing.determiner, over }
  }
  const targetOf = (target: Target): DisputeTarget =>
    target.of === 'measure'
      ? { kind: 'measure', listingId: LISTING, measureId: target.measure, implementer: MAKER }
      : target.of === 'publication'
        ? { kind: 'publication', listingId: LISTING }
        : { kind: 'listing', listingId: LISTING }
  const remedyOf = (target: DisputeTarget, outcome: 'upheld' | 'corrected' | 'rejected') => {
    if (outcome === 'rejected') return []
    if (outcome === 'corrected') return [{ kind: 'correct', statement: TEXT } as const]
    if (target.kind === 'measure') {
      return [{ kind: 'liftMeasure', measureId: target.measureId, implementer: MAKER } as const]
    }
    return target.kind === 'publication' ? [{ kind: 'endPublication' } as const] : [{ kind: 'voidEntry' } as const]
  }
  const objectionEvents = (at: number, events: readonly ObjectionEvent[]) => {
    for (const event of events) {
      const one = objections[at]
      if (one === undefined) throw new Error('bridge: no such objection')
      const next = evolveObjection(one.state, event)
      if (next !== undefined) objections[at] = { ...one, state: next }
      step(readStageStep(one.state.target, event), event.on)
      const upheld =
        event.type === 'ObjectionDecided' && event.decision.remedies.some(({ kind }) => kind === 'voidEntry')
      if (upheld) end('objection', 'corrected', event.on)
    }
  }
  const complaintEvents = (events: readonly ComplaintEvent[]) => {
    for (const event of events) {
      const at = event.type === 'ComplaintReceived' ? complaints.length : complaints.length - 1
      const next = evolveComplaint(complaints[at], event)
      if (next === undefined) throw new Error('bridge: no such complaint')
      complaints[at] = next
      step(readComplaintStep(next.target, event), event.on)
      const upheld =
        event.type === 'ComplaintDecided' && event.decision.remedies.some(({ kind }) => kind === 'voidEntry')
      if (upheld) end('complaint', 'corrected', event.on)
    }
  }
  const reviewEvents = (events: readonly ReviewEvent[]) => {
    for (const event of events) {
      const at = event.type === 'ReviewRecorded' ? reviews.length : reviews.length - 1
      const before = reviews[at]
      for (const one of readReviewSteps(before, event)) step(one, event.on)
      const next = evolveReview(before, event)
      if (next === undefined) throw new Error('bridge: no such review')
      reviews[at] = next
      const annulled =
        event.type === 'ReviewDecided' && event.decision.remedies.some(({ kind }) => kind === 'voidEntry')
      if (annulled) end('review', 'corrected', event.on)
    }
  }
  const repairEvents = (events: readonly RepairEvent[]) => {
    for (const event of events) {
      const current = event.type === 'RepairApplied' ? undefined : repairs.at(-1)
      const next = evolveRepair(current, event)
      if (next === undefined) throw new Error('bridge: no such repair')
      repairs = event.type === 'RepairApplied' ? [...repairs, next] : [...repairs.slice(0, -1), next]
      if (next.kind === 'granted' && next.effectiveOn !== null) end('repair', 'repaired', event.on)
    }
  }
  const complainant = (by: 'subject' | 'agent' | 'agent-without-proof' | 'stranger') => {
    const kind = by === 'agent' || by === 'agent-without-proof' ? 'agent' : 'subject'
    return {
      subjectId: by === 'stranger' ? 'somebody' : SUBJECT,
      raiser:
        kind === 'agent'
          ? ({ kind: 'agent', agent: 'person', authority: by === 'agent' ? 'file' : null } as const)
          : ({ kind: 'subject' } as const),
    }
  }
  /** The entry as a place sees it where a measure is executed. */
  const views = { of: listing, day: 0, at: new Map<Place, Listing>() }
  const seenAt = (where: Place, day: Day): Listing | undefined => {
    if (views.of !== listing || views.day !== day) Object.assign(views, { of: listing, day, at: new Map() })
    const known = views.at.get(where) ?? look(where, day)
    if (known !== undefined) views.at.set(where, known)
    return known
  }
  const reading = { of: listing, day: 0, is: readListing(listing, dated(0), law.calendar) }
  const readingOn = (day: Day): ListingReading => {
    if (reading.of !== listing || reading.day !== day) {
      Object.assign(reading, { of: listing, day, is: readListing(listing, dated(day), law.calendar) })
    }
    return reading.is
  }
  const look = (where: Place, day: Day): Listing | undefined => {
    if (listing === undefined) return undefined
    const severity = readSeverityTier(
      law,
      { place: codes[where], listKind: tier === 'below' ? 'watch' : 'sanction' },
      dated(day),
    )
    return { ...listing, place: codes[where], tier: severity }
  }
  const executable = (on: Day, where: Place, measure: MeasureName, power: boolean) => {
    const seen = seenAt(where, on)
    if (seen === undefined) return undefined
    const above = where === '云浮市' ? ['440000'] : where === '济南市' ? ['370000'] : []
    return readExecutable(
      measure,
      {
        on: dated(on),
        places: [codes[where], ...above],
        departments: power ? DEPARTMENTS : ['税务部门'],
        subjectKind: seen.subjectKind,
        role: null,
        listTypeId: seen.listTypeId,
        tier: seen.tier,
        established: [],
        occasion: null,
      },
      {
        offCatalogue: readRule(law.book, codes[where], 'offCatalogue', dated(on)),
        measureClasses: readRule(law.book, codes[where], 'measureClasses', dated(on)),
      },
      law.catalogue,
    )
  }
  const application = (
    on: Day,
    where: Place,
    measure: MeasureName,
    power: boolean,
    by: string,
  ): Result<readonly TaskEvent[], Refusal> => {
    const seen = seenAt(where, on)
    const answer = executable(on, where, measure, power)
    if (seen === undefined || answer === undefined) return refuse({ code: 'WRONG_STATE', state: 'none', basis: [] })
    if (!answer.ok) return refuse(answer.error[0])
    const unit = { organisationId: `unit-${where}`, departments: power ? DEPARTMENTS : ['税务部门'] }
    return decideApplication(
      tasks.get(where),
      seen,
      answer.value,
      unit,
      { evidence: 'file', proportionality: TEXT, told: TEXT, ownLastDay: null, by: actor(by, unit.organisationId) },
      law,
      dated(on),
    )
  }

  function perform(on: Day, command: Command): void {
    const today = dated(on)
    switch (command.kind) {
      case 'propose': {
        const { basis } = command
        const entry = {
          listingId: LISTING,
          listKind: 'sanction' as const,
          place,
          listTypeId: basis?.level === 'local-policy' ? 'local-policy' : 'work-safety',
          subjectId: SUBJECT,
          subjectKind: command.subject === 'person' ? ('naturalPerson' as const) : ('enterprise' as const),
          determiner: MAKER,
          conduct: { from: dated(on - 90), until: dated(on - 90), facts: TEXT },
          source: null,
        }
        const date = basis === undefined ? today : dated(Math.min(basis.effectiveOn, on))
        const document =
          basis === undefined
            ? null
            : {
                kind: 'penaltyDecision' as const,
                number: basis.number,
                date,
                authority: MAKER,
                effectiveOn: dated(basis.effectiveOn),
              }
        const unit = { organisationId: MAKER, departments: DEPARTMENTS }
        follow(done(decideProposal(listing, { entry, document, by: actor(command.by) }, unit, law, today)))
        tier = command.tier
        grade = command.grade
        length = command.months
        proposer = command.by
        return
      }
      case 'notice': {
        if (listing?.kind === 'proposed' && listing.notice !== null) {
          throw refused({ code: 'WRONG_STATE', state: 'noticed', basis: [] })
        }
        answerDays = command.answerDays
        // The notice states its last day when it is made; it is made for the day on which it is served.
        const notice = {
          noticeId: 'notice',
          facts: TEXT,
          reasons: command.complete ? TEXT : '',
          rights: TEXT,
          further: { measures: TEXT, removalConditions: TEXT, remedies: TEXT },
          basis: [{ document: 'N49' as const, clause: '(八)' }],
          channel: 'post' as const,
          lastDayToAnswer: addDays(today, 400),
        }
        const period = { count: answerDays, unit: 'workingDay', setBy: 'operator' } as const
        follow(done(decideNotice(listing, { notice, by: actor(command.by), period }, law, today)))
        return
      }
      case 'serve': {
        if (listing?.kind !== 'proposed' || listing.notice === null) {
          throw refused({ code: 'WRONG_STATE', state: listing?.kind ?? 'none', basis: [] })
        }
        const outcome = command.proof
          ? ({ kind: 'served', proof: { kind: 'delivered', servedOn: today, evidence: 'file' } } as const)
          : ({ kind: 'failed', channel: 'post', reasonCode: 'addresseeUnknown' } as const)
        const stated = dated(workingDaysLater(on, answerDays))
        const proposed = { ...listing, notice: { ...listing.notice, lastDayToAnswer: stated } }
        const served = decideServiceRecord(
          proposed,
          { noticeId: 'notice', outcome, by: actor(command.by) },
          { count: answerDays, unit: 'workingDay', setBy: 'operator' },
          law,
          today,
        )
        const events = done(served)
        listing = proposed
        follow(events)
        return
      }
      case 'statement': {
        const act = { act: 'state', statementId: fresh('statement'), text: TEXT } as const
        follow(done(decideHearingAct(listing, act, law, today)))
        return
      }
      case 'answer-statement': {
        const open = listing?.kind === 'noticed' ? listing.statements.find(({ answer }) => answer === null) : undefined
        const act = {
          act: 'answerStatement',
          statementId: open?.statementId ?? 'none',
          outcome: 'notUpheld',
          reasons: TEXT,
          by: actor(command.by),
        } as const
        follow(done(decideHearingAct(listing, act, law, today)))
        return
      }
      case 'decide': {
        const before = listing
        const by = actor(command.by)
        try {
          const drawn = command.panel === 'drawn'
          const resolution = drawn
            ? ({
                meetingId: 'meeting',
                level: 'panel',
                listingId: LISTING,
                outcome: 'list',
                issuedBy: actor(command.by, PANEL),
              } as const)
            : null
          const decision = {
            outcome: 'list',
            number: '决字1号',
            reasons: TEXT,
            term: { count: length, unit: 'month' },
            by,
          } as const
          const unit = { organisationId: MAKER, departments: DEPARTMENTS }
          follow(done(decideDetermination(listing, decision, { unit, resolution, termMaximum: null }, law, today)))
          const further = { measures: TEXT, removalConditions: TEXT, remedies: TEXT }
          const proof = { kind: 'delivered', servedOn: today, evidence: 'file' } as const
          follow(done(decideDecisionService(listing, { proof, further, by }, law, today)))
          const publication = { effectiveOn: today, termSetBy: 'rule', termBasis: [], by } as const
          follow(done(decidePublication(listing, publication, law, today)))
          decider = command.by
        } catch (error) {
          listing = before
          throw error
        }
        return
      }
      case 'drop':
        follow(done(decideAbandonment(listing, { how: 'drop', reasons: TEXT, by: actor(command.by) }, law, today)))
        return
      case 'withdraw':
        follow(done(decideRelease(listing, { reason: 'corrected', reasons: TEXT, by: actor(command.by) }, law, today)))
        return
      case 'receive': {
        const from = sourceUnit(command.source)
        const entry = {
          listingId: LISTING,
          listKind: 'sanction' as const,
          place,
          listTypeId: command.source === 'court' ? 'judgment-defaulter' : 'work-safety',
          subjectId: SUBJECT,
          subjectKind: command.subject === 'person' ? ('naturalPerson' as const) : ('enterprise' as const),
          determiner: from,
          conduct: { from: dated(command.decidedOn - 90), until: dated(command.decidedOn - 90), facts: TEXT },
          source: null,
        }
        const document =
          command.document === undefined
            ? null
            : {
                kind: 'judgment' as const,
                number: command.document,
                date: dated(command.decidedOn),
                authority: from,
                effectiveOn: dated(command.decidedOn),
              }
        const service =
          command.service === 'stated' ? ({ kind: 'served', on: null } as const) : ({ kind: 'notStated' } as const)
        const term = {
          start: dated(command.decidedOn),
          length: { count: command.months, unit: 'month' as const },
          latestEnd: null,
          basis: [],
        }
        const reception = { entry, document, from, externalKey: 'key', service, term, file: 'file' }
        const unit = { organisationId: from, departments: DEPARTMENTS }
        follow(done(decideReception(listing, reception, unit, law, today)))
        tier = command.tier
        grade = command.grade
        received = true
        return
      }
      case 'confirm-service': {
        const confirmation = { answer: 'confirm', reasons: TEXT, by: actor(command.by) } as const
        follow(done(decideReceivedConfirmation(listing, confirmation, law, today)))
        return
      }
      case 'upstream-vanish': {
        const question = { questionId: fresh('question'), file: 'file' }
        follow(done(decideUpstreamQuestion(listing, question, law, today)))
        return
      }
      case 'upstream-answer': {
        const asked = listing?.kind === 'listed' || listing?.kind === 'awaitingPerson' ? listing.question : null
        const answer = command.stands
          ? ({ kind: 'stillListed' } as const)
          : ({ kind: 'released', releasedOn: today } as const)
        const given = { questionId: asked?.questionId ?? 'none', answer, by: actor('zhao') }
        follow(done(decideUpstreamAnswer(listing, given, law, today)))
        return
      }
      case 'upstream-release':
        follow(done(decideUpstreamRelease(listing, { reason: 'withdrawn', releasedOn: today }, law, today)))
        return
      case 'object':
      case 'report-error': {
        const self = command.kind === 'report-error'
        const target = targetOf(self ? { of: 'entry' } : command.target)
        const same = objections.find(
          (one) =>
            one.state.kind === 'received' &&
            (one.target === 'self') === self &&
            JSON.stringify(one.state.target) === JSON.stringify(target) &&
            (self || (one.target !== 'self' && placeOf(one.target) === placeOf(command.target))),
        )
        if (!self && command.target.of === 'measure') {
          const task = tasks.get(command.target.place)
          const name = command.target.measure
          const known = task?.responses.some((one) => one.measureId === name) === true
          if (!known) throw refused({ code: 'DISPUTED_THING_UNKNOWN', basis: [] })
        }
        if (!self && command.target.of === 'publication' && !shown) {
          throw refused({ code: 'DISPUTED_THING_UNKNOWN', basis: [] })
        }
        const raised = self
          ? { subjectId: SUBJECT, raiser: { kind: 'unit', organisationId: MAKER } as const }
          : complainant(command.by)
        const handedIn = {
          ...raised,
          objectionId: fresh('objection'),
          receiptNumber: '1',
          target,
          place,
          takenInBy: MAKER,
          channel: 'web' as const,
          form: self || command.written ? ('written' as const) : ('oral' as const),
          ground: 'factsWrong' as const,
          text: TEXT,
          evidence: [],
          contact: null,
          identity: 'account' as const,
          by: self ? actor(command.by) : null,
        }
        const facts = { thing: thing(today), open: same?.state.objectionId ?? null }
        const events = done(decideObjection(undefined, handedIn, facts, law, today))
        const first = events[0]
        const state = first === undefined ? undefined : evolveObjection(undefined, first)
        if (state === undefined) throw new Error('bridge: an objection begins with its receipt')
        objections.push({ state, letterOn: undefined, target: self ? 'self' : command.target })
        objectionEvents(objections.length - 1, events)
        return
      }
      case 'transfer':
      case 'test-begin':
      case 'test-end':
      case 'provider-answer':
      case 'decide-objection': {
        const open = openObjection()
        if (open === undefined) throw refused({ code: 'WRONG_STATE', state: 'none', basis: [] })
        const at = objections.indexOf(open)
        if (command.kind === 'transfer') {
          objectionEvents(at, done(decideTransfer(open.state, actor(command.by), law, today)))
        } else if (command.kind === 'test-begin') {
          const time = { step: 'begin', what: '鉴定' } as const
          objectionEvents(at, done(decideExcludedTime(open.state, time, actor(command.by), law, today)))
        } else if (command.kind === 'test-end') {
          objectionEvents(at, done(decideExcludedTime(open.state, { step: 'end' }, actor(command.by), law, today)))
        } else if (command.kind === 'provider-answer') {
          // The provider's letter comes by post: the domain meets it with the decision that records it.
          if (open.state.transferredOn === null || open.letterOn !== undefined) {
            throw refused({ code: 'WRONG_STATE', state: 'not asked', basis: [] })
          }
          objections[at] = { ...open, letterOn: on }
        } else {
          const outcome = command.outcome === 'corrected' ? 'partlyUpheld' : command.outcome
          const answer = {
            outcome,
            remedies: remedyOf(open.state.target, command.outcome),
            reasons: TEXT,
            letter: open.letterOn === undefined ? null : { number: '复函1号', date: dated(open.letterOn) },
            by: actor(command.by),
          } as const
          const officers = [decider, proposer].filter((one) => one !== undefined)
          const hands = { officers, recused: [], verifierElsewhere: received }
          objectionEvents(at, done(decideObjectionAnswer(open.state, answer, hands, law, today)))
          const decidedNow = objections[at]?.state
          const telling = { to: 'subject', proof: 'file', by: actor(command.by) }
          objectionEvents(at, done(decideResultTold(decidedNow, telling, law, today)))
        }
        return
      }
      case 'take-back-objection': {
        const at = objections.findIndex((one) => one.state.kind === 'received' && one.target !== 'self')
        objectionEvents(at, done(decideWithdrawal(objections[at]?.state, null, law, today)))
        return
      }
      case 'complain': {
        const last = objections.findLast(({ state, target }) => state.kind !== 'withdrawn' && target !== 'self')
        const earlierOf = complaints.findLast((one) => one.objectionId === (last?.state.objectionId ?? null))
        const open = complaints.find(({ kind }) => kind === 'received')
        const earlier = open ?? earlierOf
        const objection =
          last === undefined
            ? undefined
            : {
                objectionId: last.state.objectionId,
                outcome: last.state.kind === 'decided' ? last.state.decision.outcome : null,
                lastDay: null,
              }
        const handedIn = {
          ...complainant(command.by),
          complaintId: fresh('complaint'),
          receiptNumber: '1',
          target: last === undefined ? targetOf({ of: 'entry' }) : last.state.target,
          place,
          channel: 'web' as const,
          form: 'written' as const,
          ground: 'factsWrong' as const,
          text: TEXT,
          evidence: [],
          by: null,
        }
        const facts = {
          thing: thing(today),
          objection,
          earlier:
            earlier === undefined ? undefined : { complaintId: earlier.complaintId, open: earlier.kind === 'received' },
          handlerOf: () => OFFICE,
        }
        complaintEvents(done(decideComplaint(undefined, handedIn, facts, law, today)))
        return
      }
      case 'decide-complaint': {
        const open = complaints.at(-1)
        const handler = open?.handler ?? OFFICE
        const by = actor(command.by, handler)
        const rejecter = objections
          .map(({ state }) => state)
          .findLast((one): one is Extract<Objection, { kind: 'decided' }> => one.kind === 'decided')?.decision
          .by.officerId
        const hands = [decider, proposer, rejecter].filter((one) => one !== undefined)
        const meeting = decideComplaintMeeting(open, { departments: [MAKER], experts: null, by }, law, today)
        const called = done(meeting).reduce<Complaint | undefined>(evolveComplaint, open)
        const answer = {
          outcome: command.outcome,
          remedies: called === undefined ? [] : remedyOf(called.target, command.outcome),
          reasons: TEXT,
          by,
        }
        complaintEvents(done(decideComplaintAnswer(called, answer, hands, law, today)))
        return
      }
      case 'record-review': {
        const pending = reviews.find(({ state }) => state === 'pending')
        const review = {
          reviewId: fresh('review'),
          kind: command.review === '行政复议' ? ('reconsideration' as const) : ('litigation' as const),
          place,
          target: targetOf({ of: 'entry' }),
          reviewed: 'act' as const,
          subjectId: SUBJECT,
          organ: '复议机关',
          caseNumber: '1',
          filedOn: today,
          proof: 'file',
          by: null,
        }
        const facts = { thing: thing(today), known: pending?.reviewId ?? null, answeredBy: null, keepsRegister: true }
        reviewEvents(done(decideReviewRecord(undefined, review, facts, law, today)))
        return
      }
      case 'interim-stay':
      case 'lift-interim-stay': {
        const pending = reviews.at(-1)
        const standing = pending?.orders.find(({ until }) => until === null)
        const order = command.kind === 'interim-stay'
        if (order && standing !== undefined) throw refused({ code: 'WRONG_STATE', state: 'stayed', basis: [] })
        const given = {
          step: order ? ('order' as const) : ('lift' as const),
          orderId: order ? fresh('order') : (standing?.orderId ?? 'none'),
          number: fresh('停字'),
          date: today,
          by: actor('zhao'),
        }
        reviewEvents(done(decideInterimStay(pending, given, true, law, today)))
        return
      }
      case 'review-outcome': {
        const given = {
          outcome: command.outcome === 'annulled' ? ('annulled' as const) : ('upheld' as const),
          document: { number: '终字1号', date: today, effectiveOn: today },
          remedies: [],
          reasons: TEXT,
          by: actor('zhao'),
        }
        const facts = { keepsRegister: true, lastDay: null }
        reviewEvents(done(decideReviewOutcome(reviews.at(-1), given, facts, law, today)))
        return
      }
      case 'apply-repair': {
        const known = listing === undefined ? undefined : readRepairableListing(listing, law, today)
        const graded = { gravity: grade, by: 'table', confirmed: true, basis: [] } as const
        const repairable = known === undefined ? undefined : { ...known, gravity: graded }
        const last = repairs.at(-1)
        const waits = last?.kind === 'granted' && last.effectiveOn === null
        const open = last?.kind === 'applied' || last?.kind === 'accepted' || waits ? last.repairId : null
        const { subjectId, raiser } = complainant(command.by)
        const handedIn = {
          repairId: fresh('repair'),
          receiptNumber: '1',
          target: { kind: 'listing', listingId: LISTING } as const,
          subjectId,
          takenInBy: MAKER,
          channel: 'web' as const,
          externalKey: null,
          materials: {
            performance: command.performed ? 'file' : null,
            rectification: command.performed ? 'file' : null,
            promise: command.commitment ? TEXT : null,
            communityService: null,
            other: [],
          },
          raiser,
          files: [],
          documentNumber: command.forged ? '伪字1号' : (known?.document.numbers[0] ?? ''),
          assigned: null,
          by: null,
        }
        const facts = { thing: repairable, open, conditions: [] }
        repairEvents(done(decideRepairApplication(undefined, handedIn, facts, law, today)))
        return
      }
      case 'accept-repair': {
        overRefused(today)
        const acceptance = { accepted: true, reasons: '', by: actor(command.by) }
        repairEvents(done(decideAcceptance(repairs.at(-1), acceptance, law, today)))
        return
      }
      case 'decide-repair': {
        overRefused(today)
        const outcome = command.allowed ? ('granted' as const) : ('refused' as const)
        const decision = { outcome, reasons: TEXT, letter: null, by: actor(command.by) }
        repairEvents(done(decideRepair(repairs.at(-1), decision, law, today)))
        return
      }
      case 'publicise-repair': {
        overRefused(today)
        const publicity = { site: '信用网站', by: actor(command.by) }
        repairEvents(done(decideRepairPublicity(repairs.at(-1), publicity, law, today)))
        return
      }
      case 'apply': {
        const events = done(application(on, command.place, command.measure, command.power, command.by))
        for (const event of events) tasks.set(command.place, evolveTask(tasks.get(command.place), event))
        return
      }
      case 'lift': {
        if (listing === undefined) throw refused({ code: 'WRONG_STATE', state: 'none', basis: [] })
        const lifting = {
          measureId: command.measure,
          evidence: 'file',
          by: actor(command.by, `unit-${command.place}`),
        }
        const events = done(decideLifting(tasks.get(command.place), listing, lifting, law, today))
        for (const event of events) tasks.set(command.place, evolveTask(tasks.get(command.place), event))
        return
      }
      case 'publish':
        shown = true
        return
      case 'mark':
      case 'correct':
      case 'tell-subject':
        return
    }
  }

  let length = 12
  let answerDays = 5
  let shown = false

  /** What has ended needs no repair: the server closes the application; the domain's own acts do not look. */
  function overRefused(today: LocalDate): void {
    const reading = readListing(listing, today, law.calendar)
    if (reading.kind === 'ended') throw refused({ code: 'AFTER_END', endedOn: reading.lastDay, basis: [] })
  }

  return {
    tryIt(on, command) {
      try {
        perform(on, command)
        return { accepted: true }
      } catch (error) {
        if (error instanceof Refused) return { accepted: false, code: error.code }
        throw error
      }
    },
    inForce: (on) => readingOn(on).kind === 'inForce',
    remaining(on) {
      if (listing?.kind !== 'listed') return undefined
      const reading = readTerm(termClockOf(listing), dated(on), law.calendar)
      return reading.kind === 'running' || reading.kind === 'paused' ? (reading.remaining ?? undefined) : 0
    },
    stayed(on, where, measure) {
      const reading = readingOn(on)
      if (listing === undefined || reading.kind !== 'inForce') return false
      const at = { place: codes[where], measureId: measure }
      return findExecutionStay(listing, reading.disputes, at, law, dated(on)) !== undefined
    },
    mayApply(on, where, measure) {
      const task = tasks.get(where)
      tasks.delete(where)
      const { ok } = application(on, where, measure, true, 'wu')
      if (task !== undefined) tasks.set(where, task)
      return ok
    },
    overdue(on) {
      const today = dated(on)
      const late = ({ duties, of }: { duties: readonly Duty[]; of: string }) =>
        duties
          .filter((duty) => readDuty(duty, today, law.calendar).kind === 'breached')
          .map(({ kind }) => `${kind} ${of}`)
      return [
        ...objections.flatMap(({ state }, at) => late({ duties: objectionDuties(state), of: `objection ${at}` })),
        ...repairs.slice(-1).flatMap((one) => late({ duties: repairDuties(one), of: 'repair' })),
      ].toSorted()
    },
    state: () => listing?.kind ?? 'none',
    received: () => received,
  }
}

function placeOf(target: Target): string {
  return target.of === 'measure' ? target.place : ''
}
