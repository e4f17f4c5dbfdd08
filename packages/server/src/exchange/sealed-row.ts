import type { FormatEntry } from './write-format.ts'

/** Purpose under which a row as taken stands in the vault. */
export const ROW_PURPOSE = 'importedRow'

/** A row as it is sealed under its subject: everything its format can write back. */
export function sealableRow({ subject, body }: FormatEntry): string {
  return JSON.stringify({ subject, body })
}

/** The row that was sealed; only this module writes such texts. */
export function parseSealedRow(text: string): FormatEntry {
  return JSON.parse(text) as FormatEntry
}

/** A row of a file that was not taken, or of which something is to be said: sealed under its file. */
export interface KeptRow {
  /** Empty for a row that was taken. */
  readonly cells: readonly string[]
  /** What was read, for each issue of its report. */
  readonly reads: readonly string[]
}

/** The text of a kept row. */
export function sealableKept(row: KeptRow): string {
  return JSON.stringify(row)
}

/** The kept row of a text. */
export function parseKept(text: string): KeptRow {
  return JSON.parse(text) as KeptRow
}
