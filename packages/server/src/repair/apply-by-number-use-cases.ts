import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'
import { countFailure, findLock } from '../access/sign-in.ts'
import type { Service } from '../service.ts'
import type { NewApplication } from './new-application.ts'
import { applyForRepair, type RepairReceipt } from './repair-use-cases.ts'

/** An application of somebody without an account, who shows by its number that the entry is its own. */
export type NumberedApplication = NewApplication & { readonly applicant: { readonly by: 'number' } }

/**
 * Takes an application in that a number proves. Wrong numbers are counted for this entry from this address as wrong
 * passwords are: whoever tries them all would learn the number of a person.
 */
export async function applyByNumber(
  service: Service,
  address: string,
  application: NumberedApplication,
): Promise<Result<RepairReceipt, Refusal> | 'triedTooOften'> {
  const { db, ambient } = service
  // No login contains a stroke.
  const tries = `repair/${application.entryId}`
  if ((await findLock(db, ambient, tries, address)) !== undefined) return 'triedTooOften'
  const done = await applyForRepair(service, null, application)
  if (!done.ok && done.error.code === 'NOT_ONES_OWN') await countFailure(db, ambient, tries, address)
  return done
}
