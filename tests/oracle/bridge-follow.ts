// How an event of one stream is carried over to the others.

import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { type ComplaintEvent, evolveComplaint } from '@xinheng/domain/complaint/complaint'
import { readComplaintStep } from '@xinheng/domain/complaint/complaint-stages'
import { decideDisputeStep, type DisputeStep } from '@xinheng/domain/listing/decide-dispute'
import { decideExpiryRecord } from '@xinheng/domain/listing/decide-publication'
import { decideEntryChange } from '@xinheng/domain/listing/decide-put-right'
import { decideProcedureEnd } from '@xinheng/domain/listing/decide-release'
import { evolveListing } from '@xinheng/domain/listing/evolve-listing'
import type { ListingEvent } from '@xinheng/domain/listing/listing-event'
import { evolveObjection, type ObjectionEvent } from '@xinheng/domain/objection/objection'
import { readStageStep } from '@xinheng/domain/objection/objection-stages'
import { evolveRepair, type RepairEvent } from '@xinheng/domain/repair/repair'
import { evolveReview, type ReviewEvent } from '@xinheng/domain/review/review'
import { readReviewSteps } from '@xinheng/domain/review/review-stages'
import { followEnd } from './bridge-after.ts'
import { actor, dated, type Desk, TEXT } from './bridge-desk.ts'
import type { Day } from './days.ts'

export function follow(d: Desk, events: readonly ListingEvent[]): void {
  for (const event of events) d.listing = evolveListing(d.listing, event)
  followEnd(d, events)
}

function step(d: Desk, given: { readonly step: DisputeStep } | undefined, today: LocalDate): void {
  if (given === undefined) return
  const events = decideDisputeStep(d.listing, given.step, d.law, today)
  if (events.ok) follow(d, events.value)
}

type Stream = 'objection' | 'complaint' | 'review' | 'repair'

function end(d: Desk, stream: Stream, reason: 'corrected' | 'repaired', today: LocalDate): void {
  const procedure = { stream, id: stream }
  const ended = decideProcedureEnd(d.listing, { reason, reasons: TEXT, by: actor('zhao'), procedure }, d.law, today)
  if (ended.ok) follow(d, ended.value)
}

/** What an objection, a complaint or a review puts right on the entry. */
function putRight(
  d: Desk,
  stream: 'objection' | 'complaint' | 'review',
  remedies: readonly { readonly kind: string }[],
  today: LocalDate,
): void {
  for (const { kind } of remedies) {
    if (kind === 'voidEntry') end(d, stream, 'corrected', today)
    if (kind !== 'endPublication' && kind !== 'correct') continue
    const change = kind === 'correct' ? ({ kind, statement: TEXT } as const) : ({ kind } as const)
    const why = { reasons: TEXT, by: actor('zhao'), procedure: { stream, id: stream }, basis: [] }
    const changed = decideEntryChange(d.listing, change, why, d.law, today)
    if (changed.ok) follow(d, changed.value)
  }
}

export function objectionEvents(d: Desk, at: number, events: readonly ObjectionEvent[]): void {
  for (const event of events) {
    const one = d.objections[at]
    if (one === undefined) throw new Error('bridge: no such objection')
    const next = evolveObjection(one.state, event)
    if (next !== undefined) d.objections[at] = { ...one, state: next }
    step(d, readStageStep(one.state.target, event), event.on)
    if (event.type === 'ObjectionDecided') putRight(d, 'objection', event.decision.remedies, event.on)
  }
}

export function complaintEvents(d: Desk, events: readonly ComplaintEvent[]): void {
  for (const event of events) {
    const at = event.type === 'ComplaintReceived' ? d.complaints.length : d.complaints.length - 1
    const next = evolveComplaint(d.complaints[at], event)
    if (next === undefined) throw new Error('bridge: no such complaint')
    d.complaints[at] = next
    step(d, readComplaintStep(next.target, event), event.on)
    if (event.type === 'ComplaintDecided') putRight(d, 'complaint', event.decision.remedies, event.on)
  }
}

export function reviewEvents(d: Desk, events: readonly ReviewEvent[]): void {
  for (const event of events) {
    const at = event.type === 'ReviewRecorded' ? d.reviews.length : d.reviews.length - 1
    const before = d.reviews[at]
    for (const one of readReviewSteps(before, event)) step(d, one, event.on)
    const next = evolveReview(before, event)
    if (next === undefined) throw new Error('bridge: no such review')
    d.reviews[at] = next
    if (event.type === 'ReviewDecided') putRight(d, 'review', event.decision.remedies, event.on)
  }
}

export function repairEvents(d: Desk, events: readonly RepairEvent[]): void {
  for (const event of events) {
    const current = event.type === 'RepairApplied' ? undefined : d.repairs.at(-1)
    const next = evolveRepair(current, event)
    if (next === undefined) throw new Error('bridge: no such repair')
    d.repairs = event.type === 'RepairApplied' ? [...d.repairs, next] : [...d.repairs.slice(0, -1), next]
    const effective = event.type === 'RepairDecided' || event.type === 'RepairPublicised'
    if (effective && next.kind === 'granted' && next.effectiveOn !== null) end(d, 'repair', 'repaired', event.on)
  }
}

/** The nightly run writes down a term that is over, before anything else that day. */
export function recordExpiry(d: Desk, on: Day): void {
  if (d.listing?.kind !== 'listed' || d.listing.expiryRecordedOn !== null) return
  const expiry = decideExpiryRecord(d.listing, d.law, dated(on))
  if (expiry.ok) follow(d, expiry.value)
}
