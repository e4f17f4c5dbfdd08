import { parseLocalDate, type LocalDate } from '@xinheng/domain/calendar/local-date'

/** The state of the ledger an export shows. */
export interface ExportStamp {
  readonly asOf: LocalDate
  readonly position: number
}

const TITLE = /^数据截至(\d{4}-\d{2}-\d{2}) 账本位置(\d{1,15})$/

/**
 * The title of the export's last column, whose cells are empty: the table stays rectangular for other importers,
 * the stamp survives sorting and filtering, and a table without rows carries it too.
 */
export function formatStampTitle({ asOf, position }: ExportStamp): string {
  return `数据截至${asOf} 账本位置${position}`
}

/** The stamp in a column title, or `undefined` when the title is none. */
export function parseStampTitle(title: string): ExportStamp | undefined {
  const match = TITLE.exec(title)
  const asOf = match === null ? undefined : parseLocalDate(match[1] ?? '')
  return asOf === undefined ? undefined : { asOf, position: Number(match?.[2]) }
}

/** The stamp among the titles of a header, wherever a person has moved it. */
export function findStamp(header: readonly string[]): ExportStamp | undefined {
  for (const title of header) {
    const stamp = parseStampTitle(title)
    if (stamp !== undefined) return stamp
  }
  return undefined
}
