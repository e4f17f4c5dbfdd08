import type { Citation } from './citation.ts'
import { DOCUMENTS, type LegalDocument } from './documents.ts'

/** A citation as a reader expects it: 《title》, version, number and clause. */
export function renderCitation({ document, clause, version }: Citation): string {
  const { title, number }: LegalDocument = DOCUMENTS[document]
  const dated = version === undefined ? '' : `（${version} 版）`
  return `《${title}》${dated}${number ?? ''}${clause === '' ? '' : ` ${clause}`}`
}

/** A citation for a table or a summary: the document's number where it has one, else its title, and the clause. */
export function renderShortCitation({ document, clause }: Citation): string {
  const { number, title } = DOCUMENTS[document]
  return `${number ?? `《${title}》`}${clause}`
}
