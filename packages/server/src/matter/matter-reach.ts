import { findBar, NOT_THERE, type OutOfReach } from '../access/out-of-reach.ts'
import type { Permission } from '../access/permissions.ts'
import type { Result } from '@xinheng/domain/kernel/result'
import type { Caller } from '../access/caller.ts'
import { findUnit } from '../organisation/organisation-views.ts'
import type { Service } from '../service.ts'
import { findMatter, type MatterView, type Within } from './matter-views.ts'
import { findReceipt, type ReceiptView } from './receipt-views.ts'

type Reached<T> = Result<T, OutOfReach>

/** The matter of an id within the caller's reach; one of another unit is as absent as one that never was. */
export async function reachMatter(
  service: Service,
  caller: Caller,
  matterId: string,
  permission: Permission = 'matter.read',
): Promise<Reached<MatterView>> {
  const found = await findMatter(service.db, matterId)
  if (found === undefined) return NOT_THERE
  const { unitId, decider, place } = found.matter
  const targets = [unitId, decider.organisationId].map((unit) => ({ unitId: unit, jurisdiction: place }))
  if (findBar(caller.principal, 'matter.read', ...targets) !== undefined && !holdsKeyOf(caller, unitId))
    return NOT_THERE
  return findBar(caller.principal, permission, ...targets) ?? { ok: true, value: found }
}

/** An API key reads nothing but what its own unit's checks left. */
function holdsKeyOf({ means, organisationId }: Caller, unitId: string): boolean {
  return means === 'apiKey' && organisationId === unitId
}

/** The receipt of an id within the caller's reach. */
export async function reachReceipt(
  service: Service,
  caller: Caller,
  receiptId: string,
  permission: Permission = 'matter.read',
): Promise<Reached<ReceiptView>> {
  const receipt = await findReceipt(service.db, receiptId)
  if (receipt === undefined) return NOT_THERE
  const matter = await reachMatter(service, caller, receipt.content.matterId, permission)
  return matter.ok ? { ok: true, value: receipt } : matter
}

/** Whose matters the caller may list: a whole place by its role, else those of the caller's unit. */
export function withinReach({ principal, organisationId, place }: Caller): Within {
  const whole = findBar(principal, 'matter.read', { jurisdiction: place }) === undefined
  return whole && place !== '' ? { place } : { unitId: organisationId }
}

/** The place in which the caller's unit works; empty when the register has no such unit. */
export async function readHomePlace(service: Service, { place, organisationId }: Caller): Promise<string> {
  return place !== '' ? place : ((await findUnit(service.db, organisationId))?.place ?? '')
}
