import { readMissedChecks, type MissedCheck } from '@xinheng/domain/matter/must-check'
import { findPlace, readRule } from '@xinheng/domain/rulebook/read-rule'
import type { Service } from '../service.ts'
import type { Within } from './matter-views.ts'
import { listUncheckedActs, type UncheckedAct } from './receipt-views.ts'

/** An act on a must-check occasion without a receipt in time, with the clause that asked for the check. */
export interface MissedCheckRow extends MissedCheck {
  readonly act: UncheckedAct
}

const MOST = 500

/** The checks that were missed (应查未查) in a unit or a place; the newest acts first, at most 500. */
export async function listMissedChecks(service: Service, within: Within): Promise<readonly MissedCheckRow[]> {
  const { db, ambient } = service
  const { book } = await service.law(db, ambient.today())
  const acts = await listUncheckedActs(db, within, MOST)
  const known = acts.filter(({ place }) => findPlace(book, place) !== undefined)
  // The receipts in time are already left out by the view, so that none has to be read here.
  const missed = readMissedChecks(known, [], (place, on) => readRule(book, place, 'checkOccasions', on))
  return missed.flatMap(({ act, source }) => {
    const found = known.find(({ actId }) => actId === act.actId)
    return found === undefined ? [] : [{ act: found, source }]
  })
}
