import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Citation } from '@xinheng/domain/kernel/citation'
import type { GrantedTerm, ServiceChannel, ServiceProof, TermLength } from '@xinheng/domain/listing/listing'
import type { ListingNoticeServiceFailed, StatementAnswered } from '@xinheng/domain/listing/listing-event'
import type { Permission } from '../access/permissions.ts'

/** The free texts that an act may bring; each goes to the vault, and events hold its reference. */
export type ActText =
  | 'facts'
  | 'reasons'
  | 'rights'
  | 'measures'
  | 'removalConditions'
  | 'remedies'
  | 'statement'
  | 'minutes'
  | 'objection'
  | 'evidence'

export type ActTexts = Readonly<Partial<Record<ActText, string>>>

/** A proof of service as it is stated; what proves it is the text `evidence`. */
export type StatedProof =
  | { readonly kind: 'receipt' | 'delivered'; readonly servedOn: LocalDate }
  | { readonly kind: 'publicNotice'; readonly putUpOn: LocalDate; readonly servedOn: LocalDate }

/** An act of an officer on one entry, with its texts in clear. */
export type ListingAct = { readonly texts: ActTexts } & (
  | {
      readonly act: 'issueNotice'
      /** Empty: the clauses that ask for the notice in this place. */
      readonly basis: readonly Citation[]
      readonly channel: ServiceChannel
      readonly lastDayToAnswer: LocalDate
    }
  | { readonly act: 'recordService'; readonly proof: StatedProof; readonly channel?: ServiceChannel }
  | {
      readonly act: 'recordFailedService'
      readonly channel: ServiceChannel
      readonly reasonCode: ListingNoticeServiceFailed['reasonCode']
    }
  | { readonly act: 'recordStatement' }
  | { readonly act: 'answerStatement'; readonly statementId: string; readonly outcome: StatementAnswered['outcome'] }
  | { readonly act: 'requestHearing' }
  | { readonly act: 'holdHearing' }
  | { readonly act: 'declineHearing' }
  | { readonly act: 'publicise'; readonly until: LocalDate; readonly site: string }
  | { readonly act: 'recordObjection' }
  | { readonly act: 'settleObjection' }
  | {
      readonly act: 'decide'
      readonly outcome: 'list' | 'refuse'
      readonly number: string
      readonly term: TermLength
    }
  | { readonly act: 'serveDecision'; readonly proof: StatedProof; readonly channel?: ServiceChannel }
  | { readonly act: 'publish'; readonly effectiveOn: LocalDate; readonly termSetBy: GrantedTerm['setBy'] }
  | { readonly act: 'withdraw' }
  | { readonly act: 'drop' }
  | { readonly act: 'release'; readonly reason: 'withdrawn' | 'corrected' }
  | { readonly act: 'confirmReceived' }
  | { readonly act: 'declineReceived' }
  | {
      readonly act: 'answerUpstreamQuestion'
      readonly answer: 'stillListed' | 'released'
      readonly releasedOn: LocalDate | null
    }
  | {
      readonly act: 'recordUpstreamRelease'
      readonly reason: 'expired' | 'repaired' | 'corrected' | 'withdrawn' | 'supersededUpstream'
      readonly releasedOn: LocalDate
    }
  | { readonly act: 'recordResponsiblePersons'; readonly directlyResponsible: readonly string[] }
)

export type ListingActName = ListingAct['act']

/** The permission each act asks for; where it happens (unit, jurisdiction) is checked against the entry itself. */
export const ACT_PERMISSIONS = {
  issueNotice: 'listing.notify',
  recordService: 'listing.notify',
  recordFailedService: 'listing.notify',
  recordStatement: 'listing.hear',
  answerStatement: 'listing.hear',
  requestHearing: 'listing.hear',
  holdHearing: 'listing.hear',
  declineHearing: 'listing.hear',
  publicise: 'listing.notify',
  recordObjection: 'listing.hear',
  settleObjection: 'listing.hear',
  decide: 'listing.decide',
  serveDecision: 'listing.notify',
  publish: 'listing.publish',
  withdraw: 'listing.propose',
  drop: 'listing.decide',
  release: 'listing.release',
  confirmReceived: 'listing.confirmReceived',
  declineReceived: 'listing.confirmReceived',
  answerUpstreamQuestion: 'listing.confirmReceived',
  recordUpstreamRelease: 'listing.confirmReceived',
  recordResponsiblePersons: 'listing.publish',
} as const satisfies Record<ListingActName, Permission>

/** The proof with its evidence by reference. */
export function toProof(stated: StatedProof, evidence: string): ServiceProof {
  return { ...stated, evidence }
}
