import type { DocumentKey } from './documents.ts'

/**
 * One place in one legal text: document, clause, and (where the text was renumbered) the version meant.
 * `clause` is written as the text writes it: 第四十六条, 二(二)2, 附件4.
 */
export interface Citation {
  readonly document: DocumentKey
  readonly clause: string
  /** The version date (YYYY-MM-DD) when the document exists in several. */
  readonly version?: string
}

/** A citation of a document known to the register. */
export function cite(document: DocumentKey, clause: string, version?: string): Citation {
  return version === undefined ? { document, clause } : { document, clause, version }
}
