import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { ListingEvent } from '@xinheng/domain/listing/listing-event'
import type { Listing, ReleaseReason } from '@xinheng/domain/listing/listing'
import type { ListingReading } from '@xinheng/domain/listing/read-listing'
import type { StatusWord, Step, TagKind } from '../pages/models.ts'
import type { ListingActName } from './listing-act.ts'

/** What each event is called in the history of a case. */
export const EVENT_WORDS: Readonly<Record<ListingEvent['type'], string>> = {
  ListingProposed: '提出列入',
  ListingNoticeIssued: '发出列入前告知书',
  ListingNoticeServiceFailed: '告知书未送达',
  ListingNoticeServed: '送达告知书',
  StatementReceived: '收到陈述申辩',
  StatementAnswered: '答复陈述申辩',
  HearingRequested: '申请听证',
  HearingDeclined: '不予听证',
  HearingHeld: '举行听证',
  IncentivePublicised: '公示',
  PublicityObjectionRaised: '收到公示异议',
  PublicityObjectionSettled: '答复公示异议',
  ListingDecided: '决定列入',
  ListingRefused: '决定不予列入',
  ListingDecisionServed: '送达决定书',
  ListingCaseHandedOver: '移交经办人',
  ListingWithdrawn: '撤回提出',
  ListingDropped: '终止办理',
  ListingPublished: '公布名单',
  ResponsiblePersonsRecorded: '同步记入责任人员',
  ListingExpiryRecorded: '记载期满',
  ListingReleased: '移出名单',
  ListingReceived: '收到共享名单',
  ReceivedListingConfirmed: '确认生效',
  ReceivedListingDeclined: '不予采用',
  ReceivedListingAmended: '来源更正',
  UpstreamQuestionOpened: '向来源单位核实',
  UpstreamQuestionAnswered: '来源单位答复',
  ListingTermShortened: '缩短期限',
  ListingCorrected: '增加更正说明',
  ListingPublicationEnded: '停止公示',
  DisputeStageBegun: '争议进入处理阶段',
  DisputeStageEnded: '争议阶段办结',
}

const RELEASES: Readonly<Record<ReleaseReason, string>> = {
  expired: '期满',
  repaired: '已修复',
  corrected: '已更正',
  withdrawn: '已撤销',
  supersededUpstream: '来源已移出',
}

const UNDER_WAY: Readonly<Record<'proposed' | 'noticed' | 'decided', string>> = {
  proposed: '已提出',
  noticed: '已告知',
  decided: '已决定，待公布',
}

/** Where an entry stands today, as an icon with its word. */
export function statusOf(state: Pick<Listing, 'kind'>, reading: ListingReading): StatusWord {
  switch (reading.kind) {
    case 'inForce':
      return reading.disputes.length === 0 ? { kind: 'done', label: '生效中' } : { kind: 'stayed', label: '争议处理中' }
    case 'ended':
      return { kind: 'notApplicable', label: `已结束（${RELEASES[reading.reason]}）` }
    case 'notYetInForce':
      return { kind: 'received', label: '已公布，未生效' }
    case 'needsPerson':
      return { kind: 'waiting', label: '待确认' }
    case 'noEffect':
      break
  }
  const { kind } = state
  if (kind === 'proposed' || kind === 'noticed' || kind === 'decided')
    return { kind: 'waiting', label: UNDER_WAY[kind] }
  return { kind: 'notApplicable', label: '已办结，未列入' }
}

const TAGS = { incentive: 'redList', sanction: 'blackList', watch: 'watch' } as const satisfies Record<
  Listing['listKind'],
  TagKind
>

/** The colour of a list. */
export function tagKindOf(listKind: Listing['listKind']): TagKind {
  return TAGS[listKind]
}

const STEPS = ['提出', '告知送达', '作出决定', '公布', '移出'] as const
const REACHED: Readonly<Record<Listing['kind'], number>> = {
  proposed: 1,
  noticed: 2,
  decided: 3,
  closed: 5,
  awaitingPerson: 3,
  listed: 4,
  released: 5,
}

/** The steps of a case, and where it is. */
export function stepsOf(state: Listing, reading: ListingReading): readonly Step[] {
  const reached = reading.kind === 'ended' ? STEPS.length : REACHED[state.kind]
  return STEPS.map((label, index) => ({
    label,
    state: index < reached ? 'done' : index === reached ? 'current' : 'ahead',
  }))
}

/** The acts that belong to a state at all; whether each is open now the rule says. */
export function actsOf(state: Listing): readonly ListingActName[] {
  const incentive = state.listKind === 'incentive'
  switch (state.kind) {
    case 'proposed':
      return incentive
        ? ['publicise', 'recordObjection', 'settleObjection', 'decide', 'withdraw', 'drop']
        : ['issueNotice', 'recordService', 'recordFailedService', 'decide', 'withdraw', 'drop']
    case 'noticed': {
      const heard = ['recordStatement', 'answerStatement', 'requestHearing', 'holdHearing', 'declineHearing'] as const
      return [...heard, 'decide', 'withdraw', 'drop']
    }
    case 'decided':
      return ['serveDecision', 'recordStatement', 'answerStatement', 'publish', 'withdraw', 'drop']
    case 'listed': {
      if (state.origin.kind === 'received') return followingActs(state)
      return state.listKind === 'sanction' ? ['release', 'recordResponsiblePersons'] : ['release']
    }
    case 'awaitingPerson':
      return ['confirmReceived', 'declineReceived', ...followingActs(state)]
    case 'closed':
    case 'released':
      return []
  }
}

/** The acts of a case in the order in which its clock asks for them: the next one first. */
export function nextActsOf(state: Listing, today: LocalDate): readonly ListingActName[] {
  switch (state.kind) {
    case 'proposed':
      if (state.listKind === 'incentive')
        return state.publicity === null ? ['publicise'] : ['settleObjection', 'decide', 'recordObjection']
      return state.notice === null ? ['issueNotice'] : ['recordService', 'recordFailedService', 'issueNotice']
    case 'noticed':
    case 'decided': {
      const open = state.statements.some(({ answer }) => answer === null)
      const heard = state.hearing.kind === 'requested'
      const pending = [...(open ? (['answerStatement'] as const) : []), ...(heard ? (['holdHearing'] as const) : [])]
      if (state.kind === 'decided') return [...pending, 'serveDecision', 'publish']
      const over = state.notice.lastDayToAnswer < today
      return [
        ...pending,
        ...(over ? (['decide', 'recordStatement'] as const) : (['recordStatement', 'decide'] as const)),
      ]
    }
    case 'awaitingPerson':
    case 'listed':
      return ['answerUpstreamQuestion', 'confirmReceived', 'declineReceived']
    case 'closed':
    case 'released':
      return []
  }
}

/** What can be recorded of the sender's word on its own entry. */
function followingActs({
  question,
}: Pick<Extract<Listing, { kind: 'listed' | 'awaitingPerson' }>, 'question'>): readonly ListingActName[] {
  return question === null ? ['recordUpstreamRelease'] : ['answerUpstreamQuestion', 'recordUpstreamRelease']
}
