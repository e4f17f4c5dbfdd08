import type { Result } from '@xinheng/domain/kernel/result'
import { mayAct, type Permission, type Principal, type Target } from './permissions.ts'

/** Why a use case ends before any rule is asked: no right to this target, or no such target. */
export interface OutOfReach {
  readonly outOfReach: 'NOT_PERMITTED' | 'NOT_FOUND'
}

/** The thing is not there. */
export const NOT_THERE: Result<never, OutOfReach> = { ok: false, error: { outOfReach: 'NOT_FOUND' } }

/** `undefined` when one of the targets is within reach of the permission, else the answer to give. */
export function findBar(
  principal: Principal,
  permission: Permission,
  ...targets: readonly Target[]
): Result<never, OutOfReach> | undefined {
  if (targets.some((target) => mayAct(principal, permission, target))) return undefined
  return { ok: false, error: { outOfReach: 'NOT_PERMITTED' } }
}
