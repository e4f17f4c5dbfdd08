import { findInsolvencyShield } from '@xinheng/domain/listing/decide-insolvency'
import type { Listing } from '@xinheng/domain/listing/listing'
import type { ActionView } from '../pages/models.ts'

/** The act on the shield of an adverse entry that is open to whoever may do it: to put it up, or to end it. */
export function shieldActionOf(state: Listing): readonly ActionView[] {
  if (state.kind !== 'listed' || state.listKind === 'incentive') return []
  const stands = findInsolvencyShield(state) !== undefined
  const noun = stands ? 'insolvency-shield-end' : 'insolvency-shield'
  const label = stands ? '结束破产期间的暂停公示' : '破产重整、和解期间暂停公示'
  return [{ name: noun, label, href: `/staff/listings/${state.listingId}/${noun}`, primary: false, refusal: null }]
}
