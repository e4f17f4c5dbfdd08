import type { ExportStamp } from './export-stamp.ts'
import type { TableRow } from './csv-tokenizer.ts'
import type { Encoding } from './text-encoding.ts'

export type TableKind = 'csv' | 'xlsx' | 'ndjson'

/** What a file is, as far as writing its like needs. */
export interface TableShape {
  readonly kind: TableKind
  readonly name: string
  readonly encoding: Encoding
  /** Whether the file opened with a byte order mark. */
  readonly bom: boolean
  /** The separator of a CSV file; a comma for other kinds. */
  readonly delimiter: string
  /** The worksheet read, and all there are; empty for text files. */
  readonly sheet: string
  readonly sheets: readonly string[]
  readonly headerLine: number
  readonly header: readonly string[]
  /** Present when the file is an export of this system. */
  readonly stamp?: ExportStamp
}

/** A table being read, row by row. */
export interface TableSource extends TableShape {
  /**
   * The rows under the header, in batches; to be read once. Throws `TableFaultError` where the file proves unreadable
   * further on: the caller then abandons all of it.
   */
  readonly batches: () => AsyncGenerator<readonly TableRow[]>
  /** The encoding as settled by what was read so far. */
  readonly settledEncoding: () => Encoding
  readonly bytesRead: () => number
  /** SHA-256 of the file's bytes, hex; complete once the batches have ended. */
  readonly sha256: () => string
  /** Most text held back at once, in UTF-16 code units. */
  readonly peakHeld: () => number
  readonly close: () => Promise<void>
}

/** How many cells of a row are titles that some known layout uses. */
export type CountTitles = (cells: readonly string[]) => number

/** The rows of one source, one by one. */
export async function* readRows(source: TableSource): AsyncGenerator<TableRow> {
  for await (const batch of source.batches()) yield* batch
}

/** Where the header stands among the first rows, and how many rows belong to it (codes and labels may both be given). */
export function findHeader(rows: readonly TableRow[], countTitles: CountTitles): { at: number; height: number } {
  let at = 0
  let best = 0
  rows.forEach((row, index) => {
    const count = countTitles(row.cells)
    if (count > best) {
      best = count
      at = index
    }
  })
  if (best < 2) return { at: 0, height: 1 }
  let height = 1
  for (let next = rows[at + height]; next !== undefined; next = rows[at + height]) {
    if (countTitles(next.cells) * 2 < best) break
    height += 1
  }
  return { at, height }
}
