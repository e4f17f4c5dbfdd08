import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import {
  decideMeasureActProposal,
  decideMeasureActPublication,
  type MeasureAct,
  type MeasureActLaw,
} from '@xinheng/domain/catalogue/measure-act'
import { decideMeasureListStep, readMeasureList, type MeasureListReading } from '@xinheng/domain/catalogue/measure-list'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import { findPlace, readRule } from '@xinheng/domain/rulebook/read-rule'
import { actingOf } from '../access/access-port.ts'
import { findBar, type OutOfReach } from '../access/out-of-reach.ts'
import type { Permission } from '../access/permissions.ts'
import { actInTransaction, actOnCase, type Recording } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import { transact } from '../db/transact.ts'
import type { Caller } from '../access/caller.ts'
import { enactLawText } from '../rulebook/law-text-use-cases.ts'
import type { Service } from '../service.ts'
import {
  countMeasureActs,
  listFolded,
  measureActId,
  measureListId,
  MEASURE_ACT_STREAM,
  MEASURE_LIST_STREAM,
} from './measure-act-store.ts'

type Outcome<T> = Promise<Result<T, Refusal | OutOfReach>>

/** Proposes that a measure is published, withdrawn, repealed or promoted; answers the version the catalogue will have. */
export async function proposeMeasureAct(service: Service, caller: Caller, act: MeasureAct): Outcome<string> {
  const bar = findCatalogueBar(caller, 'catalogue.propose')
  if (bar !== undefined) return bar
  const { db, ambient } = service
  const on = ambient.today()
  const law = await readActLaw(service, db, caller)
  const base = law.catalogue.version
  const version = `${base}+${(await countMeasureActs(db, base)) + 1}`
  const proposal = { act, version, by: actorOf(caller) }
  const recording = recordingOf(service, caller, law)
  const done = await actOnCase(db, MEASURE_ACT_STREAM, measureActId(version), recording, async (_tx, state) =>
    decideMeasureActProposal(state, proposal, law, on),
  )
  return done.ok ? ok(version) : done
}

/** Carries a proposed act out: a new catalogue version is in force from today, proposed by one and published by another. */
export async function publishMeasureAct(service: Service, caller: Caller, version: string): Outcome<string> {
  const bar = findCatalogueBar(caller, 'catalogue.publish')
  if (bar !== undefined) return bar
  const { db, ambient } = service
  const on = ambient.today()
  return transact(db, async (tx): Outcome<string> => {
    const law = await readActLaw(service, tx, caller)
    let enacted: Parameters<typeof enactLawText>[2]['draft'] | undefined
    const recording = recordingOf(service, caller, law)
    const done = await actInTransaction(tx, MEASURE_ACT_STREAM, measureActId(version), recording, (state) => {
      const decided = decideMeasureActPublication(state, actorOf(caller), law, on)
      if (!decided.ok) return decided
      enacted = { kind: 'catalogue', content: decided.value.catalogue }
      return ok(decided.value.events)
    })
    if (!done.ok) return done
    if (enacted === undefined) throw new Error(`measure act ${version} was decided without a catalogue`)
    const hands = { draft: enacted, proposer: done.value.state.proposedBy, publisher: actingOf(caller) }
    return enactLawText(service, tx, hands)
  })
}

/** Acts on measures that wait for a second official. */
export async function listOpenMeasureActs({ db }: Service) {
  const all = await listFolded(db, MEASURE_ACT_STREAM)
  return all.filter(({ state }) => !state.done).map(({ state }) => state)
}

/** Starts the clock of the measure list that a memorandum calls for: on the day it was issued or signed. */
export async function startMeasureList(
  service: Service,
  caller: Caller,
  { memorandumId, on }: { readonly memorandumId: string; readonly on: LocalDate },
): Outcome<string> {
  const bar = findCatalogueBar(caller, 'catalogue.propose')
  if (bar !== undefined) return bar
  const { db, ambient } = service
  const { place } = caller
  const today = ambient.today()
  if (on > today) return refuse({ code: 'DATE_IN_FUTURE', date: on, basis: [] })
  const law = await readActLaw(service, db, caller)
  const started = { type: 'MeasureListStarted', memorandumId, place, on, by: actorOf(caller) } as const
  const id = measureListId(place, memorandumId)
  const done = await actOnCase(db, MEASURE_LIST_STREAM, id, recordingOf(service, caller, law), async (_tx, state) =>
    state === undefined ? ok([started]) : refuse({ code: 'WRONG_STATE', state: 'started', basis: [] }),
  )
  return done.ok ? ok(memorandumId) : done
}

/** Completes a measure list with its measures, or files it with the next office and the receipt. */
export async function stepMeasureList(
  service: Service,
  caller: Caller,
  memorandumId: string,
  step:
    | { readonly act: 'complete'; readonly measureIds: readonly string[] }
    | { readonly act: 'file'; readonly to: string; readonly receipt: string },
): Outcome<void> {
  const bar = findCatalogueBar(caller, 'catalogue.propose')
  if (bar !== undefined) return bar
  const { db, ambient } = service
  const on = ambient.today()
  const law = await service.law(db, on)
  const answer = readRule(law.book, caller.place, 'measureListDeadline', on)
  const by = actorOf(caller)
  const event =
    step.act === 'complete'
      ? ({ type: 'MeasureListCompleted', on, measureIds: step.measureIds, by } as const)
      : ({ type: 'MeasureListFiled', on, to: step.to, receipt: step.receipt, by } as const)
  const recording = { ambient, acting: actingOf(caller), rulebookVersion: law.book.version }
  const id = measureListId(caller.place, memorandumId)
  const done = await actOnCase(db, MEASURE_LIST_STREAM, id, recording, async (_tx, state) => {
    if (state === undefined) return refuse({ code: 'WRONG_STATE', state: 'none', basis: [] })
    const decided = decideMeasureListStep(state, event, answer)
    return decided.ok ? ok([decided.value]) : decided
  })
  return done.ok ? ok(undefined) : done
}

/** One measure list of the caller's place: since when, and by when it has to go where. */
export interface MeasureListRow {
  readonly memorandumId: string
  readonly startedOn: LocalDate
  readonly completedOn: LocalDate | null
  readonly reading: MeasureListReading
}

/** The measure lists under way in the caller's place, each with its clock today. */
export async function listMeasureLists(service: Service, caller: Caller): Promise<readonly MeasureListRow[]> {
  const { db, ambient } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  if (findPlace(law.book, caller.place) === undefined) return []
  const answer = readRule(law.book, caller.place, 'measureListDeadline', today)
  const all = await listFolded(db, MEASURE_LIST_STREAM)
  return all
    .filter(({ state }) => state.place === caller.place)
    .map(({ state }) => ({
      memorandumId: state.memorandumId,
      startedOn: state.startedOn,
      completedOn: state.completedOn,
      reading: readMeasureList(state, answer, law.calendar, today),
    }))
}

function findCatalogueBar({ principal, place, organisationId }: Caller, permission: Permission) {
  return findBar(principal, permission, { jurisdiction: place, unitId: organisationId })
}

function actorOf({ principal, organisationId }: Caller) {
  return { officerId: principal.id, organisationId }
}

function recordingOf({ ambient }: Service, caller: Caller, law: MeasureActLaw): Recording {
  return { ambient, acting: actingOf(caller), rulebookVersion: law.rulebook }
}

async function readActLaw(service: Service, db: Service['db'] | Tx, { place }: Caller): Promise<MeasureActLaw> {
  const on = service.ambient.today()
  const { catalogue, book } = await service.law(db, on)
  const known = findPlace(book, place) !== undefined
  return {
    catalogue,
    classes: known ? readRule(book, place, 'measureClasses', on) : { kind: 'unspecified' },
    places: [place, `${place.slice(0, 2)}0000`],
    rulebook: book.version,
  }
}
