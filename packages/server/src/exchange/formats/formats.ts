import { indexLayouts, type FormatId, type Layout, type LayoutMatch } from '../layout.ts'
import { rowIssue, type RowIssue } from '../row-issue.ts'
import { blackList } from './black-list.ts'
import type { Format, RowContext, RowParser } from './format.ts'
import { judgmentDefaulters } from './judgment-defaulters.ts'
import { honour } from './honour.ts'
import { licence2016 } from './licence-2016.ts'
import { licence2018 } from './licence-2018.ts'
import { migratedListings } from './migrated-listings.ts'
import { penalty2016 } from './penalty-2016.ts'
import { penalty2018 } from './penalty-2018.ts'
import { redList } from './red-list.ts'
import { subsidy } from './subsidy.ts'

/** Every format, by its id. */
export const FORMATS = {
  'licence-2018': licence2018,
  'penalty-2018': penalty2018,
  'licence-2016': licence2016,
  'penalty-2016': penalty2016,
  'red-list': redList,
  'black-list': blackList,
  'judgment-defaulters': judgmentDefaulters,
  'migrated-listings': migratedListings,
  subsidy,
  honour,
} as const satisfies Readonly<Record<FormatId, Format>>

/** Formats whose rows become records; those of the others become entries of lists. */
export const RECORD_FORMATS: ReadonlySet<FormatId> = new Set<FormatId>([
  'licence-2018',
  'penalty-2018',
  'licence-2016',
  'penalty-2016',
  'subsidy',
  'honour',
])

const index = indexLayouts(Object.values(FORMATS).map(({ spec }) => spec))

/** Finds the layout of a header by field codes, Chinese labels or aliases; near ties are for the sender to settle. */
export function detectLayout(header: readonly string[], expected?: FormatId): LayoutMatch {
  return index.detect(header, expected)
}

/** How many cells of a row are titles of some known layout. */
export const countKnownTitles = index.countTitles

/** What is wrong with a header; any error among it keeps the whole file out. */
export function listHeaderIssues(match: LayoutMatch, headerLine: number): RowIssue[] {
  if (match.kind === 'none') return [rowIssue(headerLine, 'WRONG_HEADER')]
  if (match.kind === 'ambiguous') {
    const titles = match.candidates.map(({ format }) => FORMATS[format].spec.title).join(' / ')
    return [rowIssue(headerLine, 'AMBIGUOUS_LAYOUT', titles)]
  }
  const { layout } = match
  return [
    ...layout.missing.map((column) => rowIssue(headerLine, 'MISSING_COLUMN', '', column)),
    ...layout.duplicates.map(({ field, label }) => rowIssue(headerLine, 'DUPLICATE_COLUMN', label, { field, label })),
    ...layout.unknown.map(({ title }) =>
      rowIssue(headerLine, 'UNKNOWN_COLUMN', title.slice(0, 40), { field: '', label: title.slice(0, 40) }),
    ),
  ]
}

/** The parser for the rows under one header. */
export function createRowParser(layout: Layout, context: RowContext): RowParser {
  return FORMATS[layout.format].createParser(layout, context)
}
