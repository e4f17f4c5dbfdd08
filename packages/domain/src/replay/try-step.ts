import type { LocalDate } from '../calendar/local-date.ts'
import type { Actor } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { decideComplaint, decideComplaintAnswer, decideComplaintMeeting } from '../complaint/decide-complaint.ts'
import { readComplaintStep } from '../complaint/complaint-stages.ts'
import type { ComplaintFacts, NewComplaint } from '../complaint/decide-complaint.ts'
import { evolveComplaint } from '../complaint/complaint.ts'
import type { Complaint, ComplaintEvent } from '../complaint/complaint.ts'
import { cite } from '../kernel/citation.ts'
import { decideDisputeStep } from '../listing/decide-dispute.ts'
import { decideProcedureEnd } from '../listing/decide-release.ts'
import { evolveListing } from '../listing/evolve-listing.ts'
import type { LawInForce } from '../listing/law-in-force.ts'
import type { ListingEvent } from '../listing/listing-event.ts'
import type { Listing, ListedListing, Origin } from '../listing/listing.ts'
import { findNoGround, readListing } from '../listing/read-listing.ts'
import { decideObjection, decideObjectionAnswer } from '../objection/decide-objection.ts'
import { readStageStep } from '../objection/objection-stages.ts'
import { evolveObjection, isFelled } from '../objection/objection.ts'
import type { Objection, ObjectionEvent } from '../objection/objection.ts'
import {
  decideAcceptance,
  decideRepair,
  decideRepairApplication,
  decideRepairPublicity,
} from '../repair/decide-repair.ts'
import { evolveRepair } from '../repair/repair.ts'
import type { Repair, RepairEvent } from '../repair/repair.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'
import type { ReplayedEntry, ReplayedStep } from './history.ts'

const LISTING = 'replayed'
const SUBJECT = 'subject'
const MAKER: Actor = { officerId: 'maker', organisationId: 'maker' }
const OTHER: Actor = { officerId: 'other', organisationId: 'maker' }
const ELSEWHERE: Actor = { officerId: 'elsewhere', organisationId: 'elsewhere' }
const TEXT = 'text'
const ORDER = { disputeId: 'order', stage: 'interimStay' } as const

/** Where a history has come to in one place. */
export interface Course {
  readonly listing: Listing
  readonly objection: Objection | undefined
  readonly complaint: Complaint | undefined
  readonly repair: Repair | undefined
}

/** Tries one step of a history against the rules of a place; the course after it, or the refusal. */
export function tryStep(
  course: Course,
  step: ReplayedStep,
  place: PlaceCode,
  entry: ReplayedEntry,
  law: LawInForce,
): Result<Course, Refusal> {
  const { listing, objection, complaint, repair } = course
  const { on } = step
  const over = readListing(listing, on, law.calendar)
  const endedOn = over.kind === 'ended' ? over.lastDay : null
  switch (step.act) {
    case 'object': {
      const thing = { subjectId: SUBJECT, determiner: 'maker', provider: 'maker', over: endedOn !== null }
      const open = objection?.kind === 'received' ? objection.objectionId : null
      const handedIn = {
        objectionId: `objection@${on}`,
        receiptNumber: '1',
        target: { kind: 'listing', listingId: LISTING },
        subjectId: SUBJECT,
        place,
        takenInBy: 'maker',
        raiser: { kind: 'subject' },
        channel: step.form === 'oral' ? 'phone' : 'web',
        form: step.form,
        ground: step.ground,
        text: TEXT,
        evidence: [],
        contact: null,
        identity: 'account',
        by: null,
      } as const
      return follow(course, undefined, decideObjection(undefined, handedIn, { thing, open }, law, on), law)
    }
    case 'complain':
      return complain(
        course,
        undefined,
        decideComplaint(undefined, ...complaintOf(course, place, on, endedOn), law, on),
        law,
      )
    case 'answerComplaint': {
      const { outcome } = step
      const remedies = outcome === 'rejected' ? [] : ([{ kind: 'voidEntry' }] as const)
      const by = { officerId: 'complaints', organisationId: complaint?.handler ?? 'office' }
      const meeting = { departments: ['maker'], experts: null, by }
      const called = complain(course, complaint, decideComplaintMeeting(complaint, meeting, law, on), law)
      const ready = called.ok ? called.value : course
      const answer = { outcome, remedies, reasons: TEXT, by }
      return complain(ready, ready.complaint, decideComplaintAnswer(ready.complaint, answer, [], law, on), law)
    }
    case 'orderStay': {
      const order = { kind: 'begins', ...ORDER, measureId: null, basis: [cite('ALIT', '第五十六条')] } as const
      return orderStay(course, decideDisputeStep(listing, order, law, on))
    }
    case 'liftStay':
      return orderStay(course, decideDisputeStep(listing, { kind: 'ends', ...ORDER }, law, on))
    case 'answerObjection': {
      const { outcome } = step
      const remedies = outcome === 'rejected' ? [] : ([{ kind: 'voidEntry' }] as const)
      const hands = { officers: [], verifierElsewhere: false }
      const answer = { outcome, remedies, reasons: TEXT, letter: null, by: OTHER }
      return follow(course, objection, decideObjectionAnswer(objection, answer, hands, law, on), law)
    }
    case 'applyForRepair': {
      const given = (name: (typeof step.materials)[number]) => (step.materials.includes(name) ? TEXT : null)
      const handedIn = {
        repairId: `repair@${on}`,
        receiptNumber: '1',
        target: { kind: 'listing', listingId: LISTING },
        subjectId: SUBJECT,
        takenInBy: 'maker',
        channel: 'web',
        externalKey: null,
        identity: 'account',
        materials: {
          performance: given('performance'),
          rectification: given('rectification'),
          promise: given('promise'),
          communityService: given('communityService'),
          other: [],
        },
        raiser: { kind: 'subject' },
        files: [],
        documentNumber: entry.document.number,
        assigned: null,
        by: null,
      } as const
      const thing = {
        subjectId: SUBJECT,
        subjectKind: entry.subjectKind,
        place,
        determiner: 'maker',
        document: { numbers: [entry.document.number], authority: 'maker' },
        dates: { factOn: entry.conduct.until ?? entry.conduct.from, decidedOn: entry.document.date },
        listTypeId: entry.listTypeId,
        sector: entry.listTypeId,
        adverse: true,
        gravity: { gravity: step.gravity, by: 'table', confirmed: true, basis: [] },
        lastDay: null,
        endedOn,
      } as const
      const open = repair?.kind === 'applied' || repair?.kind === 'accepted' ? repair.repairId : null
      return mend(
        course,
        undefined,
        decideRepairApplication(
          undefined,
          handedIn,
          { thing, open, conditions: [], units: { elsewhere: [], creditAuthority: null } },
          law,
          on,
        ),
        law,
      )
    }
    case 'acceptRepair':
      return mend(course, repair, decideAcceptance(repair, { accepted: true, reasons: '', by: MAKER }, law, on), law)
    case 'decideRepair': {
      const { outcome } = step
      return mend(
        course,
        repair,
        decideRepair(repair, { outcome, reasons: TEXT, letter: null, by: OTHER }, law, on),
        law,
      )
    }
    case 'publiciseRepair':
      return mend(course, repair, decideRepairPublicity(repair, { site: TEXT, by: MAKER }, law, on), law)
    case 'applyMeasure':
      return findNoGround(listing, on, law) ?? ok(course)
  }
}

/** What an act on an objection leaves: the objection, the stage on the entry, and its end where it was wrong. */
function follow(
  course: Course,
  before: Objection | undefined,
  decided: Result<readonly ObjectionEvent[], Refusal>,
  law: LawInForce,
): Result<Course, Refusal> {
  if (!decided.ok) return decided
  let { listing } = course
  let objection = before
  for (const event of decided.value) {
    objection = evolveObjection(objection, event)
    const stage = objection === undefined ? undefined : readStageStep(objection.target, event)
    if (stage !== undefined) listing = apply(listing, decideDisputeStep(listing, stage.step, law, event.on))
    if (event.type === 'ObjectionDecided' && event.decision.outcome === 'upheld') {
      const procedure = { stream: 'objection', id: event.objectionId } as const
      const end = { reason: 'corrected', reasons: TEXT, by: ELSEWHERE, procedure } as const
      listing = apply(listing, decideProcedureEnd(listing, end, law, event.on))
    }
  }
  return ok({ ...course, listing, objection })
}

/** A complaint about the answer that was given, or about the entry where none was. */
function complaintOf(
  { objection, complaint }: Course,
  place: PlaceCode,
  on: LocalDate,
  endedOn: LocalDate | null,
): [NewComplaint, ComplaintFacts] {
  const handedIn = {
    complaintId: `complaint@${on}`,
    receiptNumber: '1',
    target: { kind: 'listing', listingId: LISTING },
    subjectId: SUBJECT,
    place,
    raiser: { kind: 'subject' },
    channel: 'web',
    form: 'written',
    ground: 'replyInsufficient',
    text: TEXT,
    evidence: [],
    by: null,
  } as const
  const decision = objection?.kind === 'decided' ? objection.decision : null
  const outcome = decision?.outcome ?? null
  const felled = objection !== undefined && isFelled(objection.target, decision?.remedies ?? [])
  const facts: ComplaintFacts = {
    thing: { subjectId: SUBJECT, determiner: 'maker', provider: 'maker', over: endedOn !== null },
    objection:
      objection === undefined ? undefined : { objectionId: objection.objectionId, outcome, felled, lastDay: null },
    earlier:
      complaint === undefined ? undefined : { complaintId: complaint.complaintId, open: complaint.kind === 'received' },
    handlerOf: () => 'office',
    elsewhere: [],
  }
  return [handedIn, facts]
}

/** What an act on a complaint leaves, as one on an objection does. */
function complain(
  course: Course,
  before: Complaint | undefined,
  decided: Result<readonly ComplaintEvent[], Refusal>,
  law: LawInForce,
): Result<Course, Refusal> {
  if (!decided.ok) return decided
  let { listing } = course
  let complaint = before
  for (const event of decided.value) {
    complaint = evolveComplaint(complaint, event)
    const stage = complaint === undefined ? undefined : readComplaintStep(complaint.target, event)
    if (stage !== undefined) listing = apply(listing, decideDisputeStep(listing, stage.step, law, event.on))
    if (event.type === 'ComplaintDecided' && event.decision.outcome === 'upheld') {
      const procedure = { stream: 'complaint', id: event.complaintId } as const
      const end = { reason: 'corrected', reasons: TEXT, by: ELSEWHERE, procedure } as const
      listing = apply(listing, decideProcedureEnd(listing, end, law, event.on))
    }
  }
  return ok({ ...course, listing, complaint })
}

function orderStay(course: Course, decided: Result<readonly ListingEvent[], Refusal>): Result<Course, Refusal> {
  return decided.ok ? ok({ ...course, listing: apply(course.listing, decided) }) : decided
}

/** What an act on a repair leaves: the repair, and the end of the entry once it is of effect. */
function mend(
  course: Course,
  before: Repair | undefined,
  decided: Result<readonly RepairEvent[], Refusal>,
  law: LawInForce,
): Result<Course, Refusal> {
  if (!decided.ok) return decided
  let { listing } = course
  let repair = before
  for (const event of decided.value) {
    repair = evolveRepair(repair, event)
    if (repair?.kind !== 'granted' || repair.effectiveOn === null) continue
    const procedure = { stream: 'repair', id: event.repairId } as const
    const end = { reason: 'repaired', reasons: TEXT, by: ELSEWHERE, procedure } as const
    listing = apply(listing, decideProcedureEnd(listing, end, law, event.on))
  }
  return ok({ ...course, listing, repair })
}

function apply(listing: Listing, decided: Result<readonly ListingEvent[], Refusal>): Listing {
  if (!decided.ok) return listing
  return decided.value.reduce<Listing>((state, event) => evolveListing(state, event) ?? state, listing)
}

/** The course before anything happened: the entry as it took effect. */
export function beginCourse(entry: ReplayedEntry, place: PlaceCode): Course {
  return { listing: listed(entry, place), objection: undefined, complaint: undefined, repair: undefined }
}

function listed(entry: ReplayedEntry, place: PlaceCode): ListedListing {
  const { listTypeId, subjectKind, document, conduct, effectiveOn, term, latestEnd } = entry
  return {
    kind: 'listed',
    listingId: LISTING,
    listKind: 'sanction',
    place,
    listTypeId,
    subjectId: SUBJECT,
    subjectKind,
    determiner: 'maker',
    document: { kind: 'penaltyDecision', ...document, authority: 'maker', effectiveOn: document.date },
    tier: null,
    conduct: { ...conduct, facts: TEXT },
    source: null,
    origin: originOf(entry),
    listedOn: effectiveOn,
    effectiveOn,
    term: { start: effectiveOn, length: term, latestEnd, setBy: 'document', basis: [] },
    disputes: [],
    question: null,
    expiryRecordedOn: null,
  }
}

function originOf({ origin, document, effectiveOn, term }: ReplayedEntry): Origin {
  if (origin === 'received') {
    const service = { kind: 'served', on: effectiveOn } as const
    return { kind: 'received', from: 'maker', externalKey: document.number, service, confirmedBy: null }
  }
  const decision = {
    number: document.number,
    decidedOn: effectiveOn,
    determination: { by: 'determiner', decider: MAKER },
    reasons: TEXT,
    term,
    served: null,
  } as const
  return { kind: 'determinedHere', proposer: MAKER, notice: null, service: null, publicity: null, decision }
}
