import { localDate } from '../../calendar/local-date.ts'
import { cite } from '../../kernel/citation.ts'
import type { DocumentKey } from '../../kernel/documents.ts'
import type { Axis, AxisValues } from '../axes.ts'
import type { Layer, PlaceCode, RuleRow, Transition } from '../rule-row.ts'

/** One cell of a jurisdiction's table: what a clause says on an axis; what it leaves out comes from the table's head. */
export interface Cell<A extends Axis> {
  readonly clause: string
  readonly value: AxisValues[A]
  readonly document?: DocumentKey
  readonly effective?: string
  readonly expires?: string
  readonly repealed?: string
  /** `newLaw` unless said: most axes are procedure. */
  readonly transition?: Transition
  readonly confirmed?: false
  readonly note?: string
}

/** The cells of one text, by axis; several where the axis changed over time. */
export type Cells = { readonly [A in Axis]?: Cell<A> | readonly Cell<A>[] }

/** What the cells of a table have in common. */
export interface TableHead {
  readonly layer: Layer
  readonly place: PlaceCode
  readonly document: DocumentKey
  readonly effective: string
  /** What must be known of the text at hand wherever one of its rows is shown; a cell's own note comes first. */
  readonly note?: string
}

/** The rule rows of a table of cells. Throws on a date that does not exist. */
export function toRows(head: TableHead, cells: Cells): readonly RuleRow[] {
  return Object.entries(cells).flatMap(([axis, cell]) =>
    listOf(cell).map((each) => toRow(head, axis as Axis, each as Cell<Axis>)),
  )
}

function listOf<T>(cell: T | readonly T[]): readonly T[] {
  return Array.isArray(cell) ? (cell as readonly T[]) : [cell as T]
}

function toRow(head: TableHead, axis: Axis, cell: Cell<Axis>): RuleRow {
  const notes = [cell.note, cell.document === undefined ? head.note : undefined].filter((note) => note !== undefined)
  const row = {
    axis,
    layer: head.layer,
    place: head.place,
    value: cell.value,
    source: cite(cell.document ?? head.document, cell.clause),
    effective: localDate(cell.effective ?? head.effective),
    expires: cell.expires === undefined ? null : localDate(cell.expires),
    repealed: cell.repealed === undefined ? null : localDate(cell.repealed),
    transition: cell.transition ?? 'newLaw',
    confirmed: cell.confirmed ?? true,
    ...(notes.length === 0 ? {} : { note: notes.join('；') }),
  }
  return row as RuleRow
}
