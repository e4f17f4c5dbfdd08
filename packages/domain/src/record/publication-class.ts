import { cite } from '../kernel/citation.ts'
import type { Citation } from '../kernel/citation.ts'
import type { DocumentKey } from '../kernel/documents.ts'
import type { Fen } from '../kernel/money.ts'
import type { PenaltyKind } from './penalty-kind.ts'
import type { ContentOf, PublicationClass } from './record.ts'

/** The classes of one sector authority's penalties under one law; `sector` `*` is the row for the rest. Pure data. */
export interface PublicationClassRow {
  /** The law whose classes they are. */
  readonly law: DocumentKey
  readonly sector: string
  readonly classes: Readonly<Record<PenaltyKind, PublicationClass>>
  /** A fine below this amount counts as minor; `null` where the authority has fixed none. */
  readonly smallFineBelow: Fen | null
  /** Whether it is confirmed for this law that of several kinds in one decision the longest period governs. */
  readonly longestConfirmed: boolean
  /** False: draft, press or memory; such a class starts no publication without a named official. */
  readonly confirmed: boolean
  readonly source: Citation
}

const ALL_GENERAL: Readonly<Record<PenaltyKind, PublicationClass>> = {
  warning: 'general',
  circular: 'general',
  fine: 'general',
  confiscationOfGains: 'general',
  confiscationOfGoods: 'general',
  suspensionOfLicence: 'general',
  downgradeOfQualification: 'general',
  revocationOfLicence: 'general',
  restrictionOfBusiness: 'general',
  suspensionOfBusiness: 'general',
  closure: 'general',
  restrictionOfEmployment: 'general',
  detention: 'general',
  other: 'general',
}

const ALL_SERIOUS: Readonly<Record<PenaltyKind, PublicationClass>> = {
  warning: 'serious',
  circular: 'serious',
  fine: 'serious',
  confiscationOfGains: 'serious',
  confiscationOfGoods: 'serious',
  suspensionOfLicence: 'serious',
  downgradeOfQualification: 'serious',
  revocationOfLicence: 'serious',
  restrictionOfBusiness: 'serious',
  suspensionOfBusiness: 'serious',
  closure: 'serious',
  restrictionOfEmployment: 'serious',
  detention: 'serious',
  other: 'serious',
}

/** Fields whose penalties O58 keeps public for at least a year. */
const O58_SPECIAL = ['foodAndDrug', 'specialEquipment', 'workSafety', 'fireSafety'] as const

/**
 * The class tables at hand. The table under N22's three classes is the consultation draft's, taken at its lighter reading where the
 * final text is reported to differ (暂扣, 降级), and is unconfirmed: sector authorities publish their own, which are
 * loaded as rows.
 * @basis O58/行政处罚信息公示期; O36D/第八条至第十条
 */
export const PUBLICATION_CLASSES: readonly PublicationClassRow[] = [
  {
    law: 'O58',
    sector: '*',
    classes: ALL_GENERAL,
    smallFineBelow: null,
    longestConfirmed: true,
    confirmed: true,
    source: cite('O58', '行政处罚信息公示期'),
  },
  ...O58_SPECIAL.map((sector): PublicationClassRow => ({
    law: 'O58',
    sector,
    classes: ALL_SERIOUS,
    smallFineBelow: null,
    longestConfirmed: true,
    confirmed: true,
    source: cite('O58', '行政处罚信息公示期'),
  })),
  {
    law: 'N22',
    sector: '*',
    classes: {
      ...ALL_GENERAL,
      warning: 'minor',
      circular: 'minor',
      revocationOfLicence: 'serious',
      restrictionOfBusiness: 'serious',
      suspensionOfBusiness: 'serious',
      closure: 'serious',
      restrictionOfEmployment: 'serious',
    },
    smallFineBelow: null,
    longestConfirmed: false,
    confirmed: false,
    source: cite('O36D', '第八条至第十条'),
  },
]

/** The class of a penalty under one law. */
export interface PublicationClassReading {
  readonly publicationClass: PublicationClass
  readonly by: 'authority' | 'table'
  readonly confirmed: boolean
  readonly source: Citation
}

const RANK = { minor: 0, general: 1, serious: 2 } as const satisfies Record<PublicationClass, number>

/**
 * The class of a penalty: what its authority assigned, else by the sector's row, else by the row for the rest. Of
 * several kinds in one decision the gravest class decides, since the longest period governs. `undefined` when the
 * law has no row at all.
 * @basis O58/行政处罚信息公示期; O36/第八条至第十条
 */
export function findPublicationClass(
  content: ContentOf<'penalty'>,
  law: Citation,
  rows: readonly PublicationClassRow[],
): PublicationClassReading | undefined {
  if (content.assignedClass !== null)
    return { publicationClass: content.assignedClass, by: 'authority', confirmed: true, source: law }
  const ours = rows.filter((row) => row.law === law.document)
  const row = ours.find(({ sector }) => sector === content.sector) ?? ours.find(({ sector }) => sector === '*')
  if (row === undefined) return undefined
  const kinds = content.penalties.length === 0 ? (['other'] as const) : content.penalties
  const classes = kinds.map((kind) => classOf(kind, content, row))
  const gravest = classes.reduce((worst, each) => (RANK[each] > RANK[worst] ? each : worst))
  const mixed = new Set(classes).size > 1
  const confirmed = row.confirmed && (!mixed || row.longestConfirmed)
  return { publicationClass: gravest, by: 'table', confirmed, source: row.source }
}

function classOf(kind: PenaltyKind, content: ContentOf<'penalty'>, row: PublicationClassRow): PublicationClass {
  const { smallFineBelow } = row
  const isSmall = kind === 'fine' && smallFineBelow !== null && content.fine !== null && content.fine < smallFineBelow
  return isSmall ? 'minor' : row.classes[kind]
}
