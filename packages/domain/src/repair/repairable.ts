import type { LocalDate } from '../calendar/local-date.ts'
import type { OrganisationId, SubjectKind } from '../kernel/refs.ts'
import type { LawInForce } from '../listing/law-in-force.ts'
import type { Listing, ListingCore } from '../listing/listing.ts'
import { readListing } from '../listing/read-listing.ts'
import type { PublicationClassRow } from '../record/publication-class.ts'
import type { PublicationReading } from '../record/publication.ts'
import type { CreditRecord } from '../record/record.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'
import type { CaseDates } from '../rulebook/transition.ts'
import { readListingGravity, readRecordGravity, type GravityReading } from './repair-gravity.ts'

/** What is known of the thing that is to be repaired. */
export interface RepairableThing {
  readonly subjectId: string
  readonly subjectKind: SubjectKind
  readonly place: PlaceCode
  /** The unit that made the entry or the record. */
  readonly determiner: OrganisationId
  /** Every number by which its subject knows it, and the organ that dealt with the misconduct. */
  readonly document: { readonly numbers: readonly string[]; readonly authority: OrganisationId }
  readonly dates: CaseDates
  /** The list it stands on, `null` for a record. */
  readonly listTypeId: string | null
  /** The list type, or the sector of a penalty: whose further conditions apply. */
  readonly sector: string
  readonly adverse: boolean
  readonly gravity: GravityReading
  /** The last day it has by its term, `null` where nothing fixes it. */
  readonly lastDay: LocalDate | null
  /** The day on which it was over, `null` while it is not. */
  readonly endedOn: LocalDate | null
}

/**
 * An entry as something to repair; `undefined` while it is not on a list. Its time runs from the date of the document it
 * rests on, which is never later than the decision to list: the reading that is kinder to its subject.
 * @basis N22/分类修复（序号未核）
 */
export function readRepairableListing(listing: Listing, law: LawInForce, on: LocalDate): RepairableThing | undefined {
  if (listing.kind !== 'listed' && listing.kind !== 'released') return undefined
  const reading = readListing(listing, on, law.calendar)
  const decision = listing.origin.kind === 'determinedHere' ? listing.origin.decision.number : null
  return {
    ...readRepairableCase(listing, decision, law, on),
    lastDay: reading.kind === 'inForce' || reading.kind === 'ended' ? reading.lastDay : null,
    endedOn: reading.kind === 'ended' ? reading.lastDay : null,
  }
}

/**
 * An entry that is being decided, as something to repair: what the papers of the decision say of repair before the entry
 * has its first day. Its own term is not known yet; the maximum of its class is.
 * @basis N22/两书同达（序号未核）; N22/分类修复（序号未核）
 */
export function readRepairableCase(
  core: ListingCore,
  decisionNumber: string | null,
  law: LawInForce,
  on: LocalDate,
): RepairableThing {
  const { subjectId, subjectKind, place, determiner, document, conduct, listKind, listTypeId } = core
  return {
    subjectId,
    subjectKind,
    place,
    determiner,
    document: {
      numbers: [document.number, ...(decisionNumber === null ? [] : [decisionNumber])],
      authority: document.authority,
    },
    dates: { factOn: conduct.until ?? conduct.from, decidedOn: document.date },
    listTypeId,
    sector: listTypeId,
    adverse: listKind !== 'incentive',
    gravity: readListingGravity(core, law, on),
    lastDay: null,
    endedOn: null,
  }
}

/**
 * A record as something to repair: a penalty, a judgment or a broken promise. It is over once its publication is, or
 * when it was withdrawn.
 * @basis O36/第四条
 */
export function readRepairableRecord(
  record: CreditRecord,
  publication: PublicationReading,
  rows: readonly PublicationClassRow[],
  law: LawInForce,
  on: LocalDate,
): RepairableThing {
  const { subjectId, subjectKind, place, authorityId, documentNumber, decidedOn, content } = record
  const dates = { factOn: decidedOn, decidedOn }
  const ended = record.repaired?.on ?? (record.status === 'withdrawn' ? record.withdrawnOn : null)
  return {
    subjectId,
    subjectKind,
    place,
    determiner: authorityId,
    document: { numbers: documentNumber === null ? [] : [documentNumber], authority: authorityId },
    dates,
    listTypeId: null,
    sector: content.kind === 'penalty' ? content.sector : content.kind,
    adverse: isAdverse(record),
    gravity: readRecordGravity(record, dates, law, rows, on),
    lastDay: publication.kind === 'notPublic' ? null : publication.until,
    endedOn: ended ?? (publication.kind === 'ended' ? publication.until : null),
  }
}

function isAdverse({ content, performance }: CreditRecord): boolean {
  if (content.kind === 'commitment') return performance?.outcome === 'broken'
  return content.kind === 'penalty' || content.kind === 'judgment'
}
