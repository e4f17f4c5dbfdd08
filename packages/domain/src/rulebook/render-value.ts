import { AXIS_SHAPES } from './axis-shapes.ts'
import type { Axis, AxisValues } from './axes.ts'

/** A value of an axis in Chinese, on one line. */
export function renderValue<A extends Axis>(axis: A, value: AxisValues[A]): string {
  return AXIS_SHAPES[axis].render(value)
}
