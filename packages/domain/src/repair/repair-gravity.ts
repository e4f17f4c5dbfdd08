import type { LocalDate } from '../calendar/local-date.ts'
import { findListType } from '../catalogue/catalogue.ts'
import { cite } from '../kernel/citation.ts'
import type { Citation } from '../kernel/citation.ts'
import type { ListingCore } from '../listing/listing.ts'
import type { LawInForce } from '../listing/law-in-force.ts'
import { findPublicationClass, type PublicationClassRow } from '../record/publication-class.ts'
import type { CreditRecord } from '../record/record.ts'
import type { RepairGravity } from '../rulebook/practice/repair-practice.ts'
import { readRule } from '../rulebook/read-rule.ts'
import { readRuleForCase, type CaseDates } from '../rulebook/transition.ts'

/** How grave a matter is for its repair, and who says so. The applicant never does. */
export interface GravityReading {
  readonly gravity: RepairGravity
  /** The class table of a rule row, the authority that made the penalty, or the official who handles the repair. */
  readonly by: 'table' | 'authority' | 'official'
  /** False: draft, press or memory; the organ may assign a class with reasons instead. */
  readonly confirmed: boolean
  readonly basis: readonly Citation[]
}

/**
 * The class of an entry of a list: to be listed as a serious subject is serious, to be watched is general, and a list
 * that the class table names as minor is minor.
 * @basis O36D/第八条至第十条
 */
export function readListingGravity(
  { listKind, listTypeId, place }: Pick<ListingCore, 'listKind' | 'listTypeId' | 'place'>,
  law: Pick<LawInForce, 'book' | 'catalogue'>,
  on: LocalDate,
): GravityReading {
  const gravity = listKind === 'watch' ? 'general' : 'serious'
  const table = readRule(law.book, place, 'repairClassContent', on)
  if (table.kind === 'unspecified')
    return { gravity, by: 'table', confirmed: false, basis: [cite('O36', '第八条至第十条')] }
  const { confirmed, source } = table.row
  const name = findListType(law.catalogue, listTypeId)?.name
  const isMinor = name !== undefined && table.value.minor.includes(name)
  return { gravity: isMinor ? 'minor' : gravity, by: 'table', confirmed, basis: [source] }
}

/**
 * The class of a penalty from the table at hand under the law that governs it; of several penalties in one decision the
 * gravest. What no table reaches is general, unconfirmed.
 * @basis O58/行政处罚信息公示期; O36/第八条至第十条; 行政处罚法/第三十七条
 */
export function readRecordGravity(
  { content, place }: Pick<CreditRecord, 'content' | 'place'>,
  dates: CaseDates,
  { book }: Pick<LawInForce, 'book'>,
  rows: readonly PublicationClassRow[],
  on: LocalDate,
): GravityReading {
  const unknown = { gravity: 'general', by: 'table', confirmed: false, basis: [cite('O36', '第八条至第十条')] } as const
  const law = readRuleForCase(book, place, 'repairClasses', dates, on)
  if (content.kind !== 'penalty' || law.kind === 'unspecified') return unknown
  const reading = findPublicationClass(content, law.row.source, rows)
  if (reading === undefined) return unknown
  const { publicationClass: gravity, by, confirmed, source } = reading
  return { gravity, by, confirmed, basis: [source] }
}
