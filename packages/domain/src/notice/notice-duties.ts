import type { Duty } from '../duty/duty.ts'
import { startTerm } from '../term/term-clock.ts'
import type { Notice } from './notice.ts'
import type { ServicePractice } from './service.ts'

/**
 * The issuer's duty to serve a paper, until it is served or its public notice stands. No text of the register fixes the
 * days for papers other than a penalty decision, so that they are the operator's setting. That an entry ended by its date
 * alone is no act that anybody has to be served with: its paper lies ready on the subject's own page, and no clock runs.
 * @basis APL/第六十一条; N49/(八)
 */
export function readNoticeDuties(notice: Notice, { serveWithinDays }: ServicePractice): readonly Duty[] {
  if (isLaidReady(notice)) return []
  const { noticeId, issuer, issuedOn, attempts, service, lapsedOn } = notice
  const putUp = attempts.find(({ outcome }) => outcome === 'putUp')
  return [
    {
      kind: 'serveNotice',
      about: { stream: 'notice', id: noticeId },
      part: '',
      owner: issuer,
      since: issuedOn,
      clock: startTerm('limit', issuedOn, { count: serveWithinDays, unit: 'day' }),
      basis: [],
      doneOn: putUp?.on ?? service?.servedOn ?? lapsedOn,
    },
  ]
}

/** Whether a paper only says what its reader knew from the first day: that the term ran out. */
function isLaidReady({ kind, values }: Pick<Notice, 'kind' | 'values'>): boolean {
  return kind === 'release' && values.cause === 'expired'
}
