import type { Duty } from '../duty/duty.ts'
import { startTerm } from '../term/term-clock.ts'
import type { Notice } from './notice.ts'
import type { ServicePractice } from './service.ts'

/**
 * The issuer's duty to serve a paper, until it is served or its public notice stands. No text of the register fixes the
 * days for papers other than a penalty decision, so that they are the operator's setting.
 * @basis APL/第六十一条
 */
export function readNoticeDuties(notice: Notice, { serveWithinDays }: ServicePractice): readonly Duty[] {
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
