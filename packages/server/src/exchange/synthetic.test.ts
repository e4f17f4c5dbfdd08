import { parseResidentId } from '@xinheng/domain/identifier/resident-id'
import { parseUscc, readUscc } from '@xinheng/domain/identifier/uscc'
import { expect, test } from 'vitest'
import { syntheticDate, syntheticName, syntheticResidentId, syntheticUscc } from './synthetic.ts'

test('synthetic codes pass every check, differ, and show what they are', () => {
  const codes = [0, 1, 2, 99_999].map((n) => syntheticUscc(n, '445300'))
  expect(new Set(codes).size).toBe(4)
  for (const code of codes) {
    const parsed = parseUscc(code)
    expect(parsed.ok && readUscc(parsed.value).organisationCodeValid).toBe(true)
    expect(code).toContain('4453005YN')
  }
})

test('synthetic persons were born on the first day of 1900', () => {
  expect(parseResidentId(syntheticResidentId(7))).toMatchObject({ ok: true, value: { bornOn: '1900-01-01' } })
})

test('names say that they are made up', () => {
  expect(syntheticName(0, '云浮市')).toBe('云浮市测试建材有限公司0000')
  expect(syntheticDate(31, '2026-01-01', 365)).toBe('2026-02-01')
})
