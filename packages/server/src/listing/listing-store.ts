import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { evolveListing } from '@xinheng/domain/listing/evolve-listing'
import type { Listing, ListingDecision, Origin } from '@xinheng/domain/listing/listing'
import type { ListingEvent } from '@xinheng/domain/listing/listing-event'
import { isProtected } from '@xinheng/domain/subject/protected'
import type { Folded, StreamKind } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'

/** How list entries are folded and written to their tables. */
export const LISTING_STREAM: StreamKind<Listing, ListingEvent> = {
  kind: 'listing',
  evolve: (state, event) => {
    const next = evolveListing(state, event)
    if (next === undefined) throw new TypeError(`a listing cannot begin with ${event.type}`)
    return next
  },
  project: async (tx, folded, events) => {
    const row = columnsOf(folded)
    if (folded.version > events.length) {
      await tx.updateTable('listing').set(row).where('id', '=', folded.id).execute()
    } else {
      await tx
        .insertInto('listing')
        .values({ id: folded.id, ...row })
        .execute()
    }
    await replaceDisputes(tx, folded.state)
    for (const event of events) if (event.type === 'ResponsiblePersonsRecorded') await insertPersons(tx, event)
  },
}

/** The columns of the read table that follow from the folded entry. */
function columnsOf({ state, version, position }: Folded<Listing>) {
  const { document } = state
  return {
    list_kind: state.listKind,
    state: state.kind,
    list_type_id: state.listTypeId,
    subject_id: state.subjectId,
    subject_kind: state.subjectKind,
    place: state.place,
    determiner_id: state.determiner,
    document_kind: document.kind,
    document_number: document.number,
    document_date: document.date,
    document_authority: document.authority,
    document_effective: document.effectiveOn,
    tier: state.tier,
    publication: publicationOf(state),
    ...originColumns(state),
    ...effectColumns(state),
    snapshot: JSON.stringify(state),
    version,
    position,
  }
}

/** What the public may see of an entry while it stands; whether it stands is read from its dates. */
function publicationOf(state: Listing): 'public' | 'withheld' {
  const shown =
    state.kind === 'listed' &&
    state.publicationEndedOn === undefined &&
    state.listKind !== 'watch' &&
    !isProtected(state.subjectKind)
  return shown ? 'public' : 'withheld'
}

interface OriginColumns {
  readonly origin?: Origin['kind']
  readonly proposer_id?: string | null
  readonly decider_id?: string | null
  readonly notice_served_on?: LocalDate | null
  readonly last_day_to_answer?: LocalDate | null
  readonly decision_number?: string | null
  readonly decided_on?: LocalDate | null
  readonly external_key?: string | null
}

function originColumns(state: Listing): OriginColumns & { readonly origin: Origin['kind'] } {
  switch (state.kind) {
    case 'proposed':
    case 'noticed':
    case 'decided':
      return {
        origin: 'determinedHere',
        proposer_id: state.proposer.officerId,
        notice_served_on: state.kind === 'proposed' ? null : (state.service?.servedOn ?? null),
        last_day_to_answer: state.notice?.lastDayToAnswer ?? null,
        ...(state.kind === 'decided' ? decisionColumns(state.decision) : {}),
      }
    case 'closed':
      // A closed entry keeps the columns that its row has from before.
      return {
        origin: state.outcome === 'declined' || state.outcome === 'endedUpstream' ? 'received' : 'determinedHere',
      }
    case 'awaitingPerson':
      return receivedColumns(state.origin)
    case 'listed':
    case 'released': {
      const { origin } = state
      if (origin.kind === 'received') return receivedColumns(origin)
      return {
        origin: 'determinedHere',
        proposer_id: origin.proposer.officerId,
        notice_served_on: origin.service?.servedOn ?? null,
        last_day_to_answer: origin.notice?.lastDayToAnswer ?? null,
        ...decisionColumns(origin.decision),
      }
    }
  }
}

function decisionColumns({ determination, number, decidedOn }: ListingDecision): OriginColumns {
  const decider = determination.by === 'determiner' ? determination.decider : determination.issuedBy
  return { decider_id: decider.officerId, decision_number: number, decided_on: decidedOn }
}

function receivedColumns(origin: Extract<Origin, { kind: 'received' }>) {
  return {
    origin: origin.kind,
    external_key: origin.externalKey,
    decider_id: origin.confirmedBy?.officerId ?? null,
    notice_served_on: origin.service.kind === 'served' ? origin.service.on : null,
  }
}

function effectColumns(state: Listing) {
  if (state.kind !== 'listed' && state.kind !== 'released') return {}
  const { term } = state
  const open = term.length === 'openEnded'
  return {
    listed_on: state.listedOn,
    effective_on: state.effectiveOn,
    term_start: term.start,
    term_count: open ? null : term.length.count,
    term_unit: open ? 'open' : term.length.unit,
    latest_end: term.latestEnd,
    released_on: state.kind === 'released' ? state.releasedOn : null,
    release_reason: state.kind === 'released' ? state.reason : null,
  }
}

async function replaceDisputes(tx: Tx, state: Listing): Promise<void> {
  if (state.kind !== 'listed' && state.kind !== 'released') return
  await tx.deleteFrom('listing_dispute').where('listing_id', '=', state.listingId).execute()
  if (state.disputes.length === 0) return
  await tx
    .insertInto('listing_dispute')
    .values(
      state.disputes.map(({ disputeId, stage, measureId, implementer, from, until, tolls }) => ({
        listing_id: state.listingId,
        dispute_id: disputeId,
        stage,
        measure_id: measureId,
        implementer: implementer ?? null,
        from_date: from,
        until_date: until,
        tolls,
      })),
    )
    .execute()
}

async function insertPersons(
  tx: Tx,
  { listingId, persons }: Extract<ListingEvent, { type: 'ResponsiblePersonsRecorded' }>,
): Promise<void> {
  if (persons.length === 0) return
  await tx
    .insertInto('responsible_person')
    .values(persons.map(({ person, office }) => ({ listing_id: listingId, person_ref: person, office })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
