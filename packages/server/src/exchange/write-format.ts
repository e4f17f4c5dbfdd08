import { FORMATS } from './formats/formats.ts'
import type { FormatId } from './layout.ts'
import type { RowBody, RowSubject } from './parsed-row.ts'
import type { Table } from './write-table.ts'

/** An entry to be exported in a format's own table. */
export interface FormatEntry {
  readonly subject: RowSubject
  readonly body: RowBody
}

/** Titles by field code (what machines match) or by Chinese label (what people read); reading knows both. */
export type Titles = 'codes' | 'labels'

/** The table of a format, in its template's order. Throws when an entry is of another kind than the format's. */
export function tableOfFormat(
  format: FormatId,
  entries: Iterable<FormatEntry> | AsyncIterable<FormatEntry>,
  titles: Titles = 'labels',
): Table {
  const { spec, write } = FORMATS[format]
  async function* rows(): AsyncGenerator<string[]> {
    for await (const entry of entries) {
      const cells = write(entry)
      if (cells === undefined) throw new TypeError(`${entry.body.kind} has no place in ${format}`)
      yield cells
    }
  }
  return {
    name: spec.title,
    columns: spec.fields.map(({ code, label, kind }) => ({
      title: titles === 'codes' ? code : label,
      identifier: kind === 'code' || kind === 'number' || kind === 'personNumber',
    })),
    rows: rows(),
  }
}
