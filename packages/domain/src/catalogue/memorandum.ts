import type { LocalDate } from '../calendar/local-date.ts'

/** How near the data stand to the official text; `memory` and `titleOnly` say that nothing but the title is at hand. */
export type Fidelity =
  'verbatim' | 'truncated' | 'heading' | 'localAdaptation' | 'asEntered' | 'digest' | 'press' | 'titleOnly' | 'memory'

/** A memorandum of cooperation (合作备忘录), notice or action plan: the history of a measure, never its legal basis. */
export interface Memorandum {
  readonly id: string
  readonly title: string
  readonly docNo: string | null
  readonly kind: 'incentive' | 'sanction' | 'mixed'
  /** Lead departments at the centre; empty where unknown. */
  readonly leads: readonly string[]
  /** How many departments signed, `null` where unknown. */
  readonly signerCount: number | null
  /** Whom it is aimed at, in a few words of our own. */
  readonly targets: string
  readonly issuedOn: LocalDate | null
  /** The memorandum that took its place. */
  readonly supersededBy: string | null
  readonly listTypeIds: readonly string[]
  readonly fidelity: Fidelity
  readonly source: string
}

/** A place of a policy that names a memorandum: 济南's annex rows, 云浮's eight, 攀枝花's five. */
export interface AnnexRow {
  /** The place whose policy has the row. */
  readonly place: string
  /** The row's number in the policy, as it stands there. */
  readonly row: number
  /** The title that the row gives. */
  readonly title: string
  /** `null` for the placeholder of memoranda yet to come. */
  readonly memorandumId: string | null
  /** Lead units that the row names. */
  readonly leads: readonly string[]
  readonly clause: string
}
