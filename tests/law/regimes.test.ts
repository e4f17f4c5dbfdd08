import { BASELINE } from '@xinheng/domain/rulebook/baseline'
import { describe, expect, test } from 'vitest'
import { REGIMES } from './regimes.ts'
import { playCourse } from './replay-scenes.ts'

const codeOf = (name: string): string => BASELINE.places.find((place) => place.name === name)?.code ?? name

describe.each(REGIMES)('$title', ({ course, outcomes }) => {
  test.each(Object.entries(outcomes))('%s', (name, { 办理, 状态 }) => {
    expect(playCourse(BASELINE, codeOf(name), course)).toEqual({ 办理, 状态 })
  })
})
