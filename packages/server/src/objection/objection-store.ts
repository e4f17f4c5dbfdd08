import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import { readObjectionDuties } from '@xinheng/domain/objection/objection-duties'
import { evolveObjection, type Objection, type ObjectionEvent } from '@xinheng/domain/objection/objection'
import { sql } from 'kysely'
import { listDisputedHands, targetKeyOf } from '../complaint/earlier-hands-views.ts'
import type { Folded, StreamKind } from '../db/case-act.ts'
import { insertRecusals } from '../db/case-recusals.ts'
import type { Tx } from '../db/open.ts'
import { replaceDuties } from '../duty/duty-store.ts'

/** How objections are folded and written to their table, with the duties that they give under a law. */
export function objectionStream(law: LawInForce): StreamKind<Objection, ObjectionEvent> {
  return {
    kind: 'objection',
    evolve: (state, event) => {
      const next = evolveObjection(state, event)
      if (next === undefined) throw new TypeError(`an objection cannot begin with ${event.type}`)
      return next
    },
    project: async (tx, folded, events) => {
      const { state } = folded
      const { id } = folded
      const hands = await listDisputedHands(tx, { kind: 'objection', id, target: state.target, objectionId: null })
      const row = { ...columnsOf(folded), earlier_hands: [...hands, ...state.recused] }
      await tx
        .insertInto('objection')
        .values({ id: folded.id, ...serialOf(state.receiptNumber), ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute()
      await insertRecusals(tx, id, events)
      const about = { stream: 'objection', id } as const
      await replaceDuties(tx, about, state.place, readObjectionDuties(state, law), law.calendar)
    },
  }
}

function columnsOf({ state, version, position }: Folded<Objection>) {
  const { target, ground } = state
  const decision = state.kind === 'decided' ? state.decision : null
  const told = state.kind === 'decided' ? state.told : []
  return {
    receipt_number: state.receiptNumber,
    place: state.place,
    target_kind: target.kind,
    target_key: targetKeyOf(target),
    listing_id: target.kind === 'record' ? null : target.listingId,
    record_id: target.kind === 'record' ? target.recordId : null,
    subject_id: state.subjectId,
    taken_in_by: state.takenInBy,
    verifier_id: state.verifier,
    channel: state.channel,
    form: state.form,
    ground,
    fast_track: ground === 'identityMixUp' || ground === 'falseRegistration',
    identified: state.identity !== null,
    after_end: state.afterEnd,
    state: state.kind,
    received_on: state.receivedOn,
    marked_on: state.markedOn,
    outcome: decision?.outcome ?? null,
    decided_on: decision?.decidedOn ?? null,
    decided_by: decision?.by.officerId ?? null,
    assigned_to: state.assignedTo,
    by_letter: decision !== null && decision.by.organisationId !== state.verifier,
    told_subject_on: told.find(({ to }) => to === 'subject')?.on ?? null,
    snapshot: JSON.stringify(state),
    version,
    position,
  }
}

const NUMBER = /^YY\d+-(\d{4})-(\d+)$/

function serialOf(receiptNumber: string) {
  const [, year, serial] = NUMBER.exec(receiptNumber) ?? []
  if (year === undefined || serial === undefined) throw new TypeError(`${receiptNumber} is no receipt number`)
  return { receipt_year: Number(year), receipt_serial: Number(serial) }
}

/**
 * The next receipt number of a place and year (YY445300-2026-00012). The count is part of the transaction, so numbers have
 * no gaps, and receipts of one place wait for one another.
 */
export async function drawObjectionNumber(tx: Tx, place: string, today: LocalDate): Promise<string> {
  const year = Number(today.slice(0, 4))
  const { last } = await tx
    .insertInto('objection_serial')
    .values({ place, year, last: 1 })
    .onConflict((conflict) => conflict.columns(['place', 'year']).doUpdateSet({ last: sql`objection_serial.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return `YY${place}-${year}-${String(last).padStart(5, '0')}`
}

/** Keeps the keyed hash of a query code. */
export async function insertObjectionCode(tx: Tx, objectionId: string, codeHash: Uint8Array): Promise<void> {
  await tx.insertInto('objection_query').values({ objection_id: objectionId, code_hash: codeHash }).execute()
}
