import { expect, test } from 'vitest'
import { compileValidator } from './validation.ts'

const validate = compileValidator({
  schema: {
    type: 'object',
    properties: { on: { type: 'string', format: 'date' }, until: { type: 'string', format: 'date-or-empty' } },
  },
  method: 'POST',
  url: '/',
  httpPart: 'body',
})

test.each([
  [{ on: '2026-02-28' }, true],
  [{ on: '2026-02-30' }, false],
  [{ on: '2026-2-3' }, false],
  [{ on: '' }, false],
  [{ until: '' }, true],
  [{ until: '2024-02-29' }, true],
  [{ until: '2025-02-29' }, false],
])('a date that does not exist is no date: %j', (body, fits) => {
  expect(validate(body)).toBe(fits)
})
