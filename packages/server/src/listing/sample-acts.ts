import { addDays, type LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Listing } from '@xinheng/domain/listing/listing'
import { findOpenStatement } from './act-forms.ts'
import type { ListingAct, ListingActName } from './listing-act.ts'

/**
 * An act as it could well be typed today: to ask the rule whether the act is open at all, before anybody types. Far days
 * are taken where a day must lie ahead, so that only the case itself can stand against it.
 */
export function sampleAct(name: ListingActName, state: Listing, today: LocalDate): ListingAct {
  const texts = {}
  const ahead = addDays(today, 60)
  const proof = { kind: 'receipt', servedOn: today } as const
  switch (name) {
    case 'issueNotice':
      return { act: name, texts, basis: [], channel: 'post', lastDayToAnswer: ahead }
    case 'recordService':
    case 'serveDecision':
      return { act: name, texts, proof }
    case 'recordFailedService':
      return { act: name, texts, channel: 'post', reasonCode: 'other' }
    case 'answerStatement':
      return { act: name, texts, statementId: findOpenStatement(state), outcome: 'notUpheld' }
    case 'publicise':
      return { act: name, texts, until: ahead, site: '—' }
    case 'decide':
      return { act: name, texts, outcome: 'list', number: '—', term: { count: 1, unit: 'year' } }
    case 'publish': {
      const lastDay = state.kind === 'decided' ? (state.notice?.lastDayToAnswer ?? today) : today
      return { act: name, texts, effectiveOn: addDays(lastDay > today ? lastDay : today, 30), termSetBy: 'rule' }
    }
    case 'release':
      return { act: name, texts, reason: 'withdrawn' }
    case 'answerUpstreamQuestion':
      return { act: name, texts, answer: 'stillListed', releasedOn: null }
    case 'recordUpstreamRelease':
      return { act: name, texts, reason: 'supersededUpstream', releasedOn: today }
    case 'recordResponsiblePersons':
      return { act: name, texts, directlyResponsible: [] }
    case 'recordStatement':
    case 'requestHearing':
    case 'holdHearing':
    case 'declineHearing':
    case 'recordObjection':
    case 'settleObjection':
    case 'withdraw':
    case 'drop':
    case 'confirmReceived':
    case 'declineReceived':
      return { act: name, texts }
  }
}
