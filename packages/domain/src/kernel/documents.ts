/** How high a text stands; decides what it may be a basis for. */
export type DocumentLevel =
  | 'law'
  | 'adminRegulation'
  | 'centralPolicy'
  | 'judicialInterpretation'
  | 'localRegulation'
  | 'ministryRule'
  | 'normativeDocument'
  | 'localPolicy'
  | 'memorandum'
  | 'standard'

/** One legal text of the register. Dates are `YYYY-MM-DD`; `null` where unknown or none. */
export interface LegalDocument {
  readonly title: string
  readonly number: string | null
  readonly level: DocumentLevel
  readonly issuedOn: string | null
  readonly effectiveOn: string | null
  readonly repealedOn: string | null
  /** False where the fact rests on memory or a mirror only: shown as 未确认, and supports no new adverse act. */
  readonly confirmed: boolean
  readonly source: string
}

/** The register of cited texts: titles, numbers and dates only, no text. */
export const DOCUMENTS = {
  GD: {
    title: '广东省建立完善守信联合激励和失信联合惩戒制度实施方案',
    number: '粤府〔2016〕133号',
    level: 'localPolicy',
    issuedOn: '2016-12-07',
    effectiveOn: '2016-12-07',
    repealedOn: null,
    confirmed: true,
    source: 'dossier §0.1',
  },
} as const satisfies Record<string, LegalDocument>

export type DocumentKey = keyof typeof DOCUMENTS
