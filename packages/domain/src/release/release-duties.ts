import type { LocalDate } from '../calendar/local-date.ts'
import type { Duty } from '../duty/duty.ts'
import type { Citation } from '../kernel/citation.ts'
import type { OrganisationId } from '../kernel/refs.ts'
import { findHeldRule, type LawInForce } from '../listing/law-in-force.ts'
import { startTerm } from '../term/term-clock.ts'
import type { Release, ReleaseReceiver } from './release.ts'

/** The working days that a text gives the receivers of a release, `null` where it names none, and the clause. */
interface ReceiverLimits {
  readonly unit: number | null
  readonly outside: number | null
  readonly basis: readonly Citation[]
  /** Where the days of copies outside stand in another article than those of the units. */
  readonly outsideBasis?: readonly Citation[]
}

/**
 * What one receiver owes: a unit acknowledges that it no longer applies the entry; for a copy outside, the unit that
 * shares the data (`sharer`) sees to its withdrawal. A unit that merged into another is nobody's concern here.
 * @basis GD_REG/第四十四条; GD_REG/第四十六条; HN_REG/第四十二条; HN_REG/第四十三条; SD_REG/第四十条
 */
export function readReleaseDuty(
  release: Release,
  { receiver, kind }: ReleaseReceiver,
  { doneOn, sharer }: { readonly doneOn: LocalDate | null; readonly sharer: OrganisationId },
  law: Pick<LawInForce, 'book'>,
): Duty {
  const { unit, outside, basis, outsideBasis } = readLimits(release, law)
  const days = kind === 'unit' ? unit : outside
  return {
    kind: kind === 'unit' ? 'acknowledgeRelease' : 'withdrawDownstream',
    about: { stream: 'release', id: release.listingId },
    part: receiver,
    owner: kind === 'unit' ? receiver : sharer,
    since: release.openedOn,
    clock: days === null ? null : startTerm('limit', release.openedOn, { count: days, unit: 'workingDay' }),
    basis: kind === 'unit' ? basis : (outsideBasis ?? basis),
    doneOn,
  }
}

/** An expiry needs no correction and no text names days for it; a repair has its own; the rest follows the correction. */
function readLimits({ place, reason, openedOn }: Release, law: Pick<LawInForce, 'book'>): ReceiverLimits {
  if (reason === 'expired') {
    const rule = findHeldRule(law, place, 'expiryRemoval', openedOn)
    return { unit: null, outside: null, basis: rule === undefined ? [] : [rule.source] }
  }
  const repair = reason === 'repaired' ? findHeldRule(law, place, 'repairExecution', openedOn) : undefined
  if (repair !== undefined) {
    return { unit: repair.value.within, outside: repair.value.within, basis: [repair.source] }
  }
  const rule = findHeldRule(law, place, 'correctionLimits', openedOn)
  if (rule === undefined) return { unit: null, outside: null, basis: [] }
  const { providerWithin, downstreamWithin, userWithin } = rule.value
  // 广东 sets the days of copies already shared in its article on objections.
  const shared = downstreamWithin === null ? undefined : findHeldRule(law, place, 'objectionLimits', openedOn)
  const outsideBasis = shared === undefined ? {} : { outsideBasis: [shared.source] }
  return { unit: userWithin, outside: downstreamWithin ?? providerWithin, basis: [rule.source], ...outsideBasis }
}
