import type { LocalDate } from '../calendar/local-date.ts'
import type { Fen } from '../kernel/money.ts'
import type { EvidenceRef, Ground, OrganisationId, SubjectId, SubjectKind, TextRef } from '../kernel/refs.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'
import { endRest, type PublicationRest, type RestCause } from './publication-rest.ts'
import type { PenaltyKind } from './penalty-kind.ts'

/** How serious a penalty is for its publication: 轻微, 一般, 严重. */
export type PublicationClass = 'minor' | 'general' | 'serious'

/** Licence types of the 双公示 table (普通, 特许, 认可, 核准, 登记, 其他). */
export type LicenceType = 'ordinary' | 'franchise' | 'accreditation' | 'approval' | 'registration' | 'other'

/** What a record says, by kind. Free text and personal values stand in the vault; here only references to them. */
export type RecordContent =
  | {
      readonly kind: 'licence'
      readonly licenceType: LicenceType
      readonly certificateName: string | null
      readonly certificateNumber: string | null
      readonly text: TextRef | null
      readonly validFrom: LocalDate | null
      readonly validUntil: LocalDate | null
    }
  | {
      readonly kind: 'penalty'
      readonly procedure: 'simplified' | 'ordinary'
      readonly penalties: readonly PenaltyKind[]
      readonly fine: Fen | null
      readonly confiscated: Fen | null
      readonly facts: TextRef | null
      readonly legalGround: string | null
      /** The class the sector authority assigned; `null` where it assigned none and the table decides. */
      readonly assignedClass: PublicationClass | null
      /** The sector authority whose class table applies. */
      readonly sector: string
    }
  | {
      readonly kind: 'judgment'
      readonly caseNumber: string
      readonly duty: Fen | null
      readonly performance: 'none' | 'partly' | 'whole' | 'unknown'
    }
  | {
      readonly kind: 'commitment'
      readonly field: CommitmentField
      readonly text: TextRef
      /** Last day to perform, where the promise names one. */
      readonly dueOn: LocalDate | null
    }
  | { readonly kind: 'honour'; readonly title: string; readonly validUntil: LocalDate | null }
  | {
      readonly kind: 'subsidy'
      readonly subsidyType: SubsidyType
      /** The scheme or project the money was given under. */
      readonly project: string
      readonly amount: Fen | null
      readonly text: TextRef | null
    }

export type RecordKind = RecordContent['kind']
export type ContentOf<K extends RecordKind> = Extract<RecordContent, { readonly kind: K }>

/** How public money is given: 财政补贴（补助）, 财政性资金项目, 政府资金支持 (贴息, 奖补, 扶持), 其他. */
export type SubsidyType = 'subsidy' | 'projectFund' | 'support' | 'other'

/** Fields in which 云浮 and 广东 asked for public commitments (主动承诺) first. */
export type CommitmentField =
  'productQuality' | 'workSafety' | 'labour' | 'environment' | 'publicResourceTrading' | 'other'

/** What every record has: whom, who made it, by which document. */
export interface RecordHead {
  readonly recordId: string
  readonly subjectId: SubjectId
  readonly subjectKind: SubjectKind
  /** The authority that made the decision. */
  readonly authorityId: OrganisationId
  /** The unit that supplied the record. */
  readonly providerId: OrganisationId
  readonly place: PlaceCode
  readonly documentTitle: string
  readonly documentNumber: string | null
  /** The date of the decision (行政决定之日, 文书认定之日); every clock of a record starts here. */
  readonly decidedOn: LocalDate
}

/** Why a record was corrected or withdrawn. */
export type RecordChangeReason =
  'decisionChanged' | 'decisionRevoked' | 'decisionUnlawful' | 'decisionVoid' | 'wronglyEntered' | 'wrongSubject'

/** What was found wrong with a record that stands, and when it was put right: nothing of it is ever struck out. */
export interface RecordFault {
  readonly kind: 'upset' | 'inaccurate'
  readonly on: LocalDate
  /** What a dispute said that the record has to say; `null` for a decision that fell. */
  readonly statement: TextRef | null
  readonly doneOn: LocalDate | null
}

/** How a commitment stands once its performance has been recorded. */
export interface Performance {
  readonly outcome: 'performed' | 'broken'
  readonly on: LocalDate
  readonly evidence: EvidenceRef
}

interface RecordFacts extends RecordHead {
  readonly content: RecordContent
  readonly recordedOn: LocalDate
  /** When it was reported to the platform above, the first time to each. */
  readonly reports: readonly { readonly platform: string; readonly on: LocalDate }[]
  /** When and where it was made public, the first time on each site. */
  readonly publications: readonly { readonly site: string; readonly on: LocalDate }[]
  readonly corrections: readonly {
    readonly on: LocalDate
    readonly reason: RecordChangeReason
    readonly reasons: TextRef
  }[]
  /** Since when the decision is known to be changed or revoked and the published text must go. */
  readonly upset: { readonly reason: RecordChangeReason; readonly on: LocalDate } | null
  /** Everything that was found wrong, the oldest first. */
  readonly faults: readonly RecordFault[]
  /** First day without publication because a dispute ended it; the record stands. */
  readonly unpublishedOn: LocalDate | null
  readonly performance: Performance | null
  /** The repair (信用修复) that ended its publication, sharing and use, and the first day without them. */
  /** What rested its publication; absent where nothing did. */
  readonly rests?: readonly PublicationRest[]
  readonly repaired: { readonly repairId: string; readonly on: LocalDate } | null
}

/** A credit record (信用记录). */
export type CreditRecord =
  | (RecordFacts & { readonly status: 'standing' })
  | (RecordFacts & {
      readonly status: 'withdrawn'
      readonly withdrawnOn: LocalDate
      readonly reason: RecordChangeReason
      readonly reasons: TextRef
    })

export type RecordEvent =
  | ({ readonly type: 'RecordImported'; readonly content: RecordContent; readonly on: LocalDate } & RecordHead)
  | { readonly type: 'RecordReported'; readonly platform: string; readonly on: LocalDate }
  | { readonly type: 'RecordPublished'; readonly site: string; readonly on: LocalDate; readonly ground: Ground }
  | {
      readonly type: 'RecordUpset'
      readonly reason: RecordChangeReason
      /** The day on which the decision was changed or revoked. */
      readonly on: LocalDate
    }
  | {
      readonly type: 'RecordCorrected'
      readonly head: RecordHead
      readonly content: RecordContent
      readonly reason: RecordChangeReason
      readonly reasons: TextRef
      readonly on: LocalDate
    }
  | {
      readonly type: 'RecordWithdrawn'
      readonly reason: RecordChangeReason
      readonly reasons: TextRef
      readonly on: LocalDate
      readonly ground: Ground
    }
  /** A dispute found that the record says something wrong; the decision behind it stands. */
  | {
      readonly type: 'RecordFoundInaccurate'
      readonly statement: TextRef
      readonly reasons: TextRef
      readonly on: LocalDate
      readonly ground: Ground
    }
  /** A dispute ended the publication alone. */
  | {
      readonly type: 'RecordPublicationEnded'
      readonly reasons: TextRef
      readonly on: LocalDate
      readonly ground: Ground
    }
  /** An honour that was withdrawn stands again (予以恢复). */
  | { readonly type: 'RecordRestored'; readonly reasons: TextRef; readonly on: LocalDate; readonly ground: Ground }
  | ({ readonly type: 'CommitmentSettled' } & Performance)
  | {
      readonly type: 'RecordRested'
      readonly restId: string
      readonly cause: RestCause
      readonly on: LocalDate
      readonly ground: Ground
    }
  | { readonly type: 'RecordResumed'; readonly restId: string; readonly on: LocalDate; readonly ground: Ground }
  | {
      readonly type: 'PublicationEndedByRepair'
      readonly repairId: string
      readonly on: LocalDate
      readonly ground: Ground
    }

/** The record after one more event. Throws on a stream that does not begin with `RecordImported`. */
export function evolveRecord(record: CreditRecord | undefined, event: RecordEvent): CreditRecord {
  if (event.type === 'RecordImported') {
    const { type: _type, on, ...facts } = event
    return {
      status: 'standing',
      ...facts,
      recordedOn: on,
      reports: [],
      publications: [],
      corrections: [],
      upset: null,
      faults: [],
      unpublishedOn: null,
      performance: null,
      repaired: null,
    }
  }
  if (record === undefined) throw new TypeError(`a record cannot begin with ${event.type}`)
  switch (event.type) {
    case 'RecordReported':
      return { ...record, reports: [...record.reports, { platform: event.platform, on: event.on }] }
    case 'RecordPublished':
      return { ...record, publications: [...record.publications, { site: event.site, on: event.on }] }
    case 'RecordUpset':
      return {
        ...record,
        upset: { reason: event.reason, on: event.on },
        faults: [...record.faults, { kind: 'upset', on: event.on, statement: null, doneOn: null }],
      }
    case 'RecordFoundInaccurate': {
      const { on, statement } = event
      return { ...record, faults: [...record.faults, { kind: 'inaccurate', on, statement, doneOn: null }] }
    }
    case 'RecordPublicationEnded':
      return { ...record, unpublishedOn: record.unpublishedOn ?? event.on }
    case 'RecordRestored': {
      if (record.status !== 'withdrawn') return record
      const { withdrawnOn: _on, reason: _reason, reasons: _reasons, ...facts } = record
      return { ...facts, status: 'standing' }
    }
    case 'RecordCorrected': {
      const { on, reason, reasons } = event
      return {
        ...record,
        ...event.head,
        content: event.content,
        corrections: [...record.corrections, { on, reason, reasons }],
        upset: null,
        faults: settle(record.faults, on),
      }
    }
    case 'RecordWithdrawn':
      return {
        ...record,
        status: 'withdrawn',
        withdrawnOn: event.on,
        reason: event.reason,
        reasons: event.reasons,
        faults: settle(record.faults, event.on),
      }
    case 'CommitmentSettled': {
      const { outcome, on, evidence } = event
      return { ...record, performance: { outcome, on, evidence } }
    }
    case 'RecordRested': {
      const { restId, cause, on: from, ground } = event
      return { ...record, rests: [...(record.rests ?? []), { restId, cause, from, until: null, basis: ground.basis }] }
    }
    case 'RecordResumed':
      return { ...record, rests: endRest(record.rests ?? [], event.restId, event.on) }
    case 'PublicationEndedByRepair':
      return { ...record, repaired: record.repaired ?? { repairId: event.repairId, on: event.on } }
  }
}

function settle(faults: readonly RecordFault[], on: LocalDate): readonly RecordFault[] {
  return faults.map((fault) => (fault.doneOn === null ? { ...fault, doneOn: on } : fault))
}

/** Whether a dispute found the record inaccurate and nobody has corrected it yet. */
export function awaitsCorrection({ faults }: Pick<CreditRecord, 'faults'>, on: LocalDate): boolean {
  return faults.some((fault) => fault.kind === 'inaccurate' && fault.on <= on && fault.doneOn === null)
}
