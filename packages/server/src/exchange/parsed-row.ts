import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Fen } from '@xinheng/domain/kernel/money'
import type { SubjectKind } from '@xinheng/domain/kernel/refs'
import type { StatedService } from '@xinheng/domain/listing/listing'
import type { PenaltyKind } from '@xinheng/domain/record/penalty-kind'
import type { LicenceType, SubsidyType } from '@xinheng/domain/record/record'
import type { FormatId } from './layout.ts'
import type { RowIssue } from './row-issue.ts'
import type { PersonDocument } from './row-reader.ts'

export type NumberType = 'registration' | 'organisation' | 'tax' | 'institution' | 'socialOrganisation'

/** The subject as a file names it; identifiers are normalised, none has been matched yet. */
export interface RowSubject {
  /** As far as category, code and numbers tell. */
  readonly kind: SubjectKind | undefined
  readonly name: string
  /** Unified social credit code. */
  readonly code?: string
  /** Older numbers of the same body. */
  readonly numbers: readonly { readonly type: NumberType; readonly value: string }[]
  /** A person's document; a personal value: vault only. */
  readonly document?: PersonDocument
  /** `masked`: the number is hidden at the source, so this row is never matched to a subject by itself. */
  readonly identity: 'full' | 'masked' | 'none'
  /** Name of the legal representative, principal or operator; a personal value. */
  readonly legalRepresentative?: string
}

/** An authority as a file names it; which unit it is, the register of organisations says. */
export interface RowAuthority {
  readonly name: string
  readonly code?: string
}

export type Until = LocalDate | 'longTerm'
export type RowStatus = 'valid' | 'invalid' | 'revoked' | 'disputed' | 'other'

export interface LicenceBody {
  readonly kind: 'licence'
  readonly documentTitle: string
  readonly documentNumber: string
  readonly licenceTypes: readonly LicenceType[]
  readonly certificateName: string
  readonly certificateNumber: string
  readonly content: string
  readonly decidedOn: LocalDate
  readonly validFrom?: LocalDate
  readonly validUntil?: Until
  readonly authority: RowAuthority
  readonly source?: RowAuthority
  readonly status?: RowStatus
  readonly remark: string
}

export interface PenaltyBody {
  readonly kind: 'penalty'
  readonly documentNumber: string
  readonly caseName: string
  readonly violation: string
  readonly facts: string
  readonly legalGround: string
  readonly penalties: readonly PenaltyKind[]
  /** The kinds as the file words them. */
  readonly penaltyText: string
  readonly content: string
  readonly fine?: Fen
  readonly confiscated?: Fen
  readonly licenceTaken: string
  readonly decidedOn: LocalDate
  readonly validUntil?: Until
  readonly publicUntil?: Until
  readonly authority: RowAuthority
  readonly source?: RowAuthority
  readonly status?: RowStatus
  readonly remark: string
}

/** Public money given: 财政补贴, 财政性资金项目, 政府资金支持. */
export interface SubsidyBody {
  readonly kind: 'subsidy'
  readonly project: string
  readonly subsidyType: SubsidyType
  readonly documentTitle: string
  readonly documentNumber: string
  readonly amount?: Fen
  readonly purpose: string
  readonly decidedOn: LocalDate
  readonly authority: RowAuthority
  readonly source?: RowAuthority
  readonly status?: RowStatus
  readonly remark: string
}

/** An honour given (荣誉授予, 评先评优). */
export interface HonourBody {
  readonly kind: 'honour'
  readonly title: string
  readonly documentTitle: string
  readonly documentNumber: string
  readonly deeds: string
  readonly decidedOn: LocalDate
  readonly validUntil?: Until
  readonly authority: RowAuthority
  readonly source?: RowAuthority
  readonly status?: RowStatus
  readonly remark: string
}

/** Rows that become records; the others become entries of lists. */
export type RecordBody = LicenceBody | PenaltyBody | SubsidyBody | HonourBody

interface ListEntry {
  readonly listName: string
  readonly documentNumber: string
  readonly authority: RowAuthority
  readonly determinedOn: LocalDate
  readonly validUntil?: Until
  /** The term in words, where it is no date (`2年`). */
  readonly termText: string
  readonly reason: string
  readonly source: string
}

export interface RedListBody extends ListEntry {
  readonly kind: 'redList'
  readonly year: string
}

export interface BlackListBody extends ListEntry {
  readonly kind: 'blackList'
  readonly caseNumber: string
  readonly basisNumber: string
  readonly area: string
  readonly filedOn?: LocalDate
  readonly publishedOn?: LocalDate
  readonly service: StatedService
}

export interface JudgmentDefaulterBody {
  readonly kind: 'judgmentDefaulter'
  readonly caseNumber: string
  readonly court: string
  readonly area: string
  readonly basisNumber: string
  readonly basisUnit: string
  readonly filedOn?: LocalDate
  readonly duty: string
  readonly performance: 'none' | 'partly' | 'whole' | 'unknown'
  readonly performedPart: string
  readonly unperformedPart: string
  /** The concrete acts, as the court words them. */
  readonly behaviours: readonly string[]
  readonly publishedOn: LocalDate
  /** The last day that the court itself states. */
  readonly validUntil?: Until
}

/** An entry that already has effect elsewhere, with its true dates. */
export interface MigratedListingBody {
  readonly kind: 'migratedListing'
  readonly listName: string
  readonly reason: string
  readonly authority: RowAuthority
  readonly documentTitle: string
  readonly documentNumber: string
  readonly determinedOn: LocalDate
  readonly effectiveOn?: LocalDate
  readonly listedOn: LocalDate
  readonly validUntil?: Until
  readonly service: StatedService
  readonly serviceMethod: string
  readonly measures: string
  readonly originId: string
  readonly remark: string
}

export type ListBody = RedListBody | BlackListBody | JudgmentDefaulterBody | MigratedListingBody

export type RowBody = RecordBody | ListBody

/** Whether a row becomes a record, not an entry of a list. */
export function isRecordBody(body: RowBody): body is RecordBody {
  return body.kind === 'licence' || body.kind === 'penalty' || body.kind === 'subsidy' || body.kind === 'honour'
}

/** A row that may go in; while `held`, a person has to answer its questions first. */
export interface ParsedRow {
  readonly format: FormatId
  readonly line: number
  /** Keyed hash of authority, document number, subject and date: the same row in any file. */
  readonly identity: string
  /** Keyed hash of every value: another digest under one identity is a changed row. */
  readonly digest: string
  readonly held: boolean
  readonly subject: RowSubject
  readonly body: RowBody
  /** Questions and warnings. */
  readonly issues: readonly RowIssue[]
}
