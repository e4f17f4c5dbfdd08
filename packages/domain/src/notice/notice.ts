import type { LocalDate } from '../calendar/local-date.ts'
import type { LawArticle } from '../catalogue/law.ts'
import type { Citation } from '../kernel/citation.ts'
import type { Actor, EvidenceRef, Ground, OrganisationId, SubjectId, TextRef } from '../kernel/refs.ts'
import type { ListingNoticeServiceFailed } from '../listing/listing-event.ts'
import type { ServiceChannel, ServiceProof } from '../listing/listing.ts'
import type { EntryWindow } from '../repair/repair-conditions.ts'
import type { Axis, AxisValues } from '../rulebook/axes.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'

/** What a paper is that goes to a subject. */
export type NoticeKind =
  /** 列入前告知书 */
  | 'preListing'
  /** 列入决定书; never without its `repairNotice` */
  | 'decision'
  /** 信用修复告知书 */
  | 'repairNotice'
  /** 实施惩戒措施告知书 */
  | 'measure'
  /** 异议受理回执 */
  | 'objectionReceipt'
  /** 异议处理结果告知书 */
  | 'objectionReply'
  /** 投诉处理结果告知书 */
  | 'complaintReply'
  /** 登记撤回告知书 */
  | 'withdrawalRecorded'
  /** 信用修复申请回执 */
  | 'repairReceipt'
  /** 信用修复结果告知书 */
  | 'repairAnswer'
  /** 接收条目告知书 */
  | 'received'
  /** 移出告知书 */
  | 'release'
  /** 更正（消除影响）告知书 */
  | 'erratum'
  /** 补交授权证明通知书 */
  | 'authorityProof'

/** A part of a paper whose words come from an official; the vault holds them. */
export type NoticePart =
  | 'facts'
  | 'reasons'
  | 'rights'
  | 'measures'
  | 'removalConditions'
  | 'remedies'
  | 'proportionality'
  | 'statement'
  | 'missing'

/** A value a paper states that is no personal one: numbers of documents, codes, dates. */
export type NoticeValue =
  | 'documentNumber'
  | 'documentAuthority'
  | 'decisionNumber'
  | 'receiptNumber'
  | 'listTypeId'
  | 'measureId'
  | 'outcome'
  | 'cause'
  | 'term'
  | 'effectiveOn'
  | 'lastDayOfTerm'

/**
 * A last day that a paper states: to answer (陈述申辩), to hand in, to deny a withdrawal, or the day by which the unit will
 * have answered.
 */
export type NoticeLastDay = 'answer' | 'submit' | 'deny' | 'reply'

/** The history a paper belongs to. */
export interface NoticeAbout {
  readonly stream:
    'listing' | 'task' | 'objection' | 'complaint' | 'review' | 'repair' | 'record' | 'release' | 'redress'
  readonly id: string
}

/** A remedy a paper names. `organisation` is the unit that takes it, `null` where the law names the body by its level. */
export interface StatedRemedy {
  readonly remedy:
    | 'objection'
    | 'complaintToOffice'
    | 'complaint'
    | 'recheckAbove'
    | 'recheckByProvince'
    | 'reconsideration'
    | 'litigation'
    | 'correctionRequest'
  readonly organisation: OrganisationId | null
  /** The time for it, counted from service; `null` where no last day exists. */
  readonly within: { readonly count: number; readonly unit: 'day' | 'month' } | null
  readonly basis: readonly Citation[]
}

/** Rules of the place that a paper states: how to object (no last day), and how to ask for repair. */
export const STATED_AXES = {
  objection: ['objectionFirstStop', 'objectionLimits'],
  repair: ['repairApplyTo', 'repairFlow', 'repairPublicity', 'communityService'],
} as const satisfies Readonly<Record<string, readonly Axis[]>>

type StatedAxis = (typeof STATED_AXES)[keyof typeof STATED_AXES][number]

/** One rule as a paper states it; unconfirmed ones are marked so on the paper. */
export type StatedRule = {
  readonly [A in StatedAxis]: {
    readonly axis: A
    readonly value: AxisValues[A]
    readonly basis: Citation
    readonly confirmed: boolean
  }
}[StatedAxis]

/** A paper before it is dated. Where `remedies` is left out, those of the rule book are stated. */
export interface NoticeDraft {
  readonly kind: NoticeKind
  readonly subjectId: SubjectId
  readonly about: NoticeAbout
  readonly place: PlaceCode
  readonly parts: Readonly<Partial<Record<NoticePart, TextRef>>>
  readonly basis: readonly Citation[]
  readonly values?: Readonly<Partial<Record<NoticeValue, string>>>
  readonly lastDays?: Readonly<Partial<Record<NoticeLastDay, LocalDate>>>
  readonly remedies?: readonly StatedRemedy[]
  /** Articles of the catalogue's laws that the measure stands on, beside `basis`. */
  readonly articles?: readonly LawArticle[]
  /** Measures that the catalogue foresees for the entry; `undefined` where the paper has no such part. */
  readonly foreseen?: readonly string[]
  /** From which day repair can be asked for and when publication ends by itself, or why neither. */
  readonly window?: EntryWindow
  /** Where the papers of one act go out together: the id of the other one. */
  readonly companion?: string
  /** Key of the notice in the history it belongs to, so that its service can be found from there. */
  readonly key?: string
  /** How the issuer means to serve it. */
  readonly channel?: ServiceChannel
}

/** The code printed on a paper, by which its addressee reads it without an account: the vault holds it, its hash finds it. */
export interface NoticeCode {
  readonly ref: TextRef
  readonly hash: string
}

/** What a paper says, from its issue on; a later rule book changes nothing in it. */
export interface NoticeCore extends Required<
  Omit<NoticeDraft, 'companion' | 'key' | 'channel' | 'foreseen' | 'window'>
> {
  readonly noticeId: string
  readonly number: string
  readonly code: NoticeCode
  readonly issuer: OrganisationId
  readonly issuedOn: LocalDate
  readonly by: Actor
  readonly foreseen: readonly string[] | null
  readonly window: EntryWindow | null
  readonly objection: readonly StatedRule[]
  readonly repair: readonly StatedRule[]
  readonly companion: string | null
  readonly key: string | null
  readonly channel: ServiceChannel | null
}

/** Why an attempt at service failed. */
export type ServiceFailure = ListingNoticeServiceFailed['reasonCode']

/** One attempt at service. */
export type ServiceAttempt = { readonly channel: ServiceChannel; readonly on: LocalDate; readonly by: Actor } & (
  | { readonly outcome: 'failed'; readonly reasonCode: ServiceFailure }
  /** A public notice stands; it is served when its days are over. */
  | { readonly outcome: 'putUp'; readonly evidence: EvidenceRef; readonly servedFrom: LocalDate }
  | { readonly outcome: 'served'; readonly proof: ServiceProof }
)

/** A paper with its ledger of service (送达台账). Until `service` is on file no clock of the subject runs. */
export interface Notice extends NoticeCore {
  readonly attempts: readonly ServiceAttempt[]
  readonly service: ServiceProof | null
  /** What was told at service besides, where the rule of the place has it told with the decision. */
  readonly further: Readonly<Partial<Record<NoticePart, TextRef>>>
  /** The day from which it need not be served: a later paper took its place, or what it told about fell away. */
  readonly lapsedOn: LocalDate | null
}

interface Happened<Type extends string> {
  readonly type: Type
  readonly noticeId: string
  readonly on: LocalDate
  readonly ground: Ground
}

/** Everything that happens to a paper. */
export type NoticeEvent =
  | (Happened<'NoticeIssued'> & { readonly notice: NoticeCore })
  | (Happened<'NoticeServiceFailed'> & {
      readonly channel: ServiceChannel
      readonly reasonCode: ServiceFailure
      readonly by: Actor
    })
  | (Happened<'NoticePutUp'> & {
      readonly putUpOn: LocalDate
      readonly servedFrom: LocalDate
      readonly evidence: EvidenceRef
      readonly by: Actor
    })
  | (Happened<'NoticeServed'> & {
      readonly channel: ServiceChannel
      readonly proof: ServiceProof
      readonly further: Notice['further']
      readonly by: Actor
    })
  | Happened<'NoticeLapsed'>

/** The state after one more event; a paper begins with `NoticeIssued`, and one that does not fit changes nothing. */
export function evolveNotice(state: Notice | undefined, event: NoticeEvent): Notice | undefined {
  if (event.type === 'NoticeIssued')
    return state ?? { ...event.notice, attempts: [], service: null, further: {}, lapsedOn: null }
  if (state === undefined) return undefined
  const attempted = (attempt: ServiceAttempt): Notice => ({ ...state, attempts: [...state.attempts, attempt] })
  switch (event.type) {
    case 'NoticeServiceFailed': {
      const { channel, on, by, reasonCode } = event
      return attempted({ outcome: 'failed', channel, on, by, reasonCode })
    }
    case 'NoticePutUp': {
      const { putUpOn, by, evidence, servedFrom } = event
      return attempted({ outcome: 'putUp', channel: 'publicNotice', on: putUpOn, by, evidence, servedFrom })
    }
    case 'NoticeServed': {
      const { channel, proof, by, further } = event
      const served = attempted({ outcome: 'served', channel, on: proof.servedOn, by, proof })
      return { ...served, service: proof, further: { ...state.further, ...further } }
    }
    case 'NoticeLapsed':
      return { ...state, lapsedOn: state.lapsedOn ?? event.on }
  }
}
