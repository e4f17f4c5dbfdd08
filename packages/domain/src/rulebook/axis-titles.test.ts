import { expect, it } from 'vitest'
import { AXES, AXIS_TITLES, POLICY_AXES } from './axis-titles.ts'
import { LAW_SHAPES } from './law-shapes.ts'
import { POLICY_SHAPES } from './policy-shapes.ts'

it('numbers the axes from 1 on without a gap, each under a title of its own', () => {
  expect(AXES.map((axis) => AXIS_TITLES[axis].number)).toEqual(AXES.map((_, index) => index + 1))
  const titles = AXES.map((axis) => AXIS_TITLES[axis].title)
  expect(new Set(titles.filter((title) => title !== '')).size).toBe(AXES.length)
})

it('puts the 39 axes of the policies before those that law adds', () => {
  expect(POLICY_AXES).toHaveLength(39)
  expect(POLICY_AXES.toSorted()).toEqual(Object.keys(POLICY_SHAPES).toSorted())
  expect(AXES.slice(POLICY_AXES.length).toSorted()).toEqual(Object.keys(LAW_SHAPES).toSorted())
})
