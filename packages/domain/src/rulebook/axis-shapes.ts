import type { Axis, AxisValues } from './axes.ts'
import { LAW_SHAPES } from './law-shapes.ts'
import { POLICY_SHAPES } from './policy-shapes.ts'
import type { ValueShape } from './value-shape.ts'

/** For each axis: how its value is read from JSON, and how it is printed in Chinese. */
export const AXIS_SHAPES: { readonly [A in Axis]: ValueShape<AxisValues[A]> } = { ...POLICY_SHAPES, ...LAW_SHAPES }
