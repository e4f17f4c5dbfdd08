import { toHalfWidth } from './cell-text.ts'
import { parseStampTitle } from './export-stamp.ts'
import type { ColumnName } from './row-issue.ts'

export type FormatId =
  | 'licence-2018'
  | 'penalty-2018'
  | 'licence-2016'
  | 'penalty-2016'
  | 'red-list'
  | 'black-list'
  | 'judgment-defaulters'
  | 'migrated-listings'
  | 'subsidy'
  | 'honour'

/** What a field holds; it decides how its cell is read, written and masked. */
export type FieldKind =
  | 'text'
  /** The name of a subject. */
  | 'name'
  /** A unified social credit code of a subject or of an authority. */
  | 'code'
  /** Another number of a body (工商注册号 …): text, never turned into a number. */
  | 'number'
  /** A number of a person's document: masked in every report. */
  | 'personNumber'
  /** Advised not to be filled; read only to say so, then dropped. */
  | 'unwanted'
  | 'date'
  /** A date, or 长期. */
  | 'until'
  | 'wan'
  | 'choice'

/** `must`: without it the row stays out. `should`: its absence is reported. */
export type Need = 'must' | 'should' | 'may'

export interface FieldSpec<Key extends string = string> {
  readonly key: Key
  /** The field's code in the exchange standard or in the systems that use the layout; the title our writer gives. */
  readonly code: string
  readonly label: string
  /** Other titles met in real files. */
  readonly aliases?: readonly string[]
  readonly kind: FieldKind
  readonly need: Need
  /** Most characters. */
  readonly max: number
}

/** A layout: its columns in the order of the template. */
export interface FormatSpec<Key extends string = string> {
  readonly id: FormatId
  readonly title: string
  readonly fields: readonly FieldSpec<Key>[]
}

export interface DuplicateColumn extends ColumnName {
  readonly columns: readonly number[]
}

/** A layout found in a header. */
export interface Layout {
  readonly format: FormatId
  /** Share of what tells this layout from others that the header has, 0 to 1. */
  readonly score: number
  /** Column of each field of the layout, in its order; -1 where the file has none. */
  readonly columns: readonly number[]
  /** Number of cells a row has. */
  readonly width: number
  /** Columns a row cannot do without. */
  readonly missing: readonly ColumnName[]
  readonly duplicates: readonly DuplicateColumn[]
  /** Titles no field answers to, and which are no stamp of ours; `column` counts from 0. */
  readonly unknown: readonly { readonly column: number; readonly title: string }[]
}

export type LayoutMatch =
  | { readonly kind: 'found'; readonly layout: Layout }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Layout[] }
  | { readonly kind: 'none' }

/** A title without what people add to it: marks of obligation, brackets' width, spaces, case, underscores. */
export function normaliseTitle(title: string): string {
  return toHalfWidth(title)
    .replaceAll(/[\s*_'"“”:、\ufeff]/g, '')
    .replaceAll(/\((?:必填|选填|非必填|必录)\)/g, '')
    .toUpperCase()
}

/** Every title a field answers to, normalised; a code that names two variants (`A / B`) answers to both. */
function listTitles(field: FieldSpec): string[] {
  return [...new Set([field.code, field.label, ...(field.aliases ?? [])].map(normaliseTitle))]
}

interface Compiled {
  readonly format: FormatSpec
  readonly fieldOf: ReadonlyMap<string, number>
}

function compile(format: FormatSpec): Compiled {
  const fieldOf = new Map<string, number>()
  format.fields.forEach((field, index) => {
    for (const title of listTitles(field)) if (!fieldOf.has(title)) fieldOf.set(title, index)
  })
  return { format, fieldOf }
}

export interface LayoutIndex {
  readonly detect: (header: readonly string[], expected?: FormatId) => LayoutMatch
  /** How many cells are titles of some known layout. */
  readonly countTitles: (cells: readonly string[]) => number
}

/** Title of the column that an error report adds; passed over when the mended report comes back. */
export const ERROR_TITLE = '问题'

/** Two layouts closer than this are not told apart by the header alone. */
const MARGIN = 0.08

/** Least score at which a header counts as a layout's. */
const LEAST = 0.3

/** Makes the index that finds a header's layout among `formats`. */
export function indexLayouts(formats: readonly FormatSpec[]): LayoutIndex {
  const compiled = formats.map(compile)
  const known = new Set(compiled.flatMap(({ fieldOf }) => [...fieldOf.keys()]))
  return {
    countTitles: (cells) => cells.reduce((count, cell) => (known.has(normaliseTitle(cell)) ? count + 1 : count), 0),
    detect: (header, expected) => {
      const titles = header.map(normaliseTitle)
      const candidates = compiled
        .filter(({ format }) => expected === undefined || format.id === expected)
        .map((item) => match(item, header, titles))
        .filter(({ layout }) => layout.score >= LEAST)
        .sort((a, b) => b.rank - a.rank)
      const [best, next] = candidates
      if (best === undefined) return { kind: 'none' }
      if (next !== undefined && best.rank - next.rank < MARGIN) {
        return { kind: 'ambiguous', candidates: [best.layout, next.layout] }
      }
      return { kind: 'found', layout: best.layout }
    },
  }
}

/**
 * The score is the mean of the share of the header that the layout explains and the share of the layout's obligatory
 * fields that the header has; the rank also counts how many of the layout's fields are there at all.
 */
function match(
  { format, fieldOf }: Compiled,
  header: readonly string[],
  titles: readonly string[],
): { layout: Layout; rank: number } {
  const columns = format.fields.map(() => -1)
  const seen = new Map<number, number[]>()
  const unknown: { column: number; title: string }[] = []
  titles.forEach((title, column) => {
    const field = fieldOf.get(title)
    if (field !== undefined) {
      if (columns[field] === -1) columns[field] = column
      seen.set(field, [...(seen.get(field) ?? []), column])
    } else if (title !== '' && title !== ERROR_TITLE && parseStampTitle(header[column] ?? '') === undefined) {
      unknown.push({ column, title: header[column] ?? '' })
    }
  })
  const name = (index: number): ColumnName => ({
    field: format.fields[index]?.code ?? '',
    label: format.fields[index]?.label ?? '',
  })
  const must = format.fields.flatMap((field, index) => (field.need === 'must' ? [index] : []))
  const missing = must.filter((index) => columns[index] === -1)
  const duplicates = [...seen].flatMap(([field, at]) => (at.length > 1 ? [{ ...name(field), columns: at }] : []))
  const explained = seen.size / Math.max(1, seen.size + unknown.length)
  const obliged = must.length === 0 ? 1 : (must.length - missing.length) / must.length
  const filled = seen.size / format.fields.length
  const score = seen.size < 2 ? 0 : (explained + obliged) / 2
  const layout: Layout = {
    format: format.id,
    score,
    columns,
    width: header.length,
    missing: missing.map(name),
    duplicates,
    unknown,
  }
  return { layout, rank: (score * 2 + filled) / 3 }
}
