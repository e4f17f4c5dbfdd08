import type { Duty } from '../duty/duty.ts'
import { findHeldRule, type LawInForce } from '../listing/law-in-force.ts'
import { startTerm } from '../term/term-clock.ts'
import type { CreditRecord, RecordFault } from './record.ts'

/**
 * What the authority of a record owes once something is found wrong with it: it withdraws a published penalty whose
 * decision fell, within three working days; it corrects a record that a dispute found inaccurate within the days of its
 * place, and without limit where no text names any. A correction and a withdrawal do either.
 * @basis APL/第四十八条; GD_REG/第四十四条; SD_REG/第四十条; YF/(二十五); GD/(二十六)
 */
export function readRecordDuties(record: CreditRecord, law: Pick<LawInForce, 'book'>): readonly Duty[] {
  return record.faults.flatMap((fault, index) => {
    const withdraws = fault.kind === 'upset'
    if (withdraws && (record.content.kind !== 'penalty' || record.publications.length === 0)) return []
    const { days, basis } = readDays(record, fault, law)
    return [
      {
        kind: withdraws ? ('withdrawPublication' as const) : ('correctEntry' as const),
        about: { stream: 'record' as const, id: record.recordId },
        part: String(index),
        owner: record.authorityId,
        since: fault.on,
        clock: days === null ? null : startTerm('limit', fault.on, { count: days, unit: 'workingDay' }),
        basis,
        doneOn: fault.doneOn,
      },
    ]
  })
}

function readDays({ place }: CreditRecord, { kind, on }: RecordFault, law: Pick<LawInForce, 'book'>) {
  if (kind === 'upset') {
    const rule = findHeldRule(law, place, 'withdrawnPenalty', on)
    return rule === undefined ? { days: null, basis: [] } : { days: rule.value.within, basis: [rule.source] }
  }
  const rule = findHeldRule(law, place, 'correctionLimits', on)
  return rule === undefined ? { days: null, basis: [] } : { days: rule.value.providerWithin, basis: [rule.source] }
}
