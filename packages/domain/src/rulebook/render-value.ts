import { DOCUMENTS } from '../kernel/documents.ts'
import type { Citation } from '../kernel/citation.ts'
import { AXIS_SHAPES } from './axis-shapes.ts'
import type { Axis, AxisValues } from './axes.ts'

/** A value of an axis in Chinese, on one line. */
export function renderValue<A extends Axis>(axis: A, value: AxisValues[A]): string {
  return AXIS_SHAPES[axis].render(value)
}

/** A citation in Chinese: the document's number where it has one, else its title, and the clause. */
export function renderCitation(citation: Citation): string {
  const { number, title } = DOCUMENTS[citation.document]
  return `${number ?? `《${title}》`}${citation.clause}`
}
