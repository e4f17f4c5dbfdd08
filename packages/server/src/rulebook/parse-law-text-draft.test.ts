import { expect, test } from 'vitest'
import { parseLawTextDraft } from './parse-law-text-draft.ts'

function faultsOf(content: unknown): readonly string[] {
  const parsed = parseLawTextDraft('calendarYear', content, 1)
  return parsed.ok ? [] : parsed.error.faults
}

const YEAR = { year: 2027, notice: null, closed: ['2027-01-01'], worked: [], confirmed: true }

test.each([
  ['no object', [], /^整个文件：.+请写成/],
  ['a field too many', { ...YEAR, extra: 1 }, /^extra：没有这个字段，请删除/],
  ['a field of another kind', { ...YEAR, confirmed: 'yes' }, /^confirmed：.+true/],
  ['what is no date', { ...YEAR, closed: ['2027-02-30'] }, /^closed 第 1 项“2027-02-30”：不是存在的日期，请写作/],
  ['a date of another year', { ...YEAR, closed: ['2026-01-01'] }, /^closed 2026-01-01：不在本年度.+请移到/],
  ['a date twice', { ...YEAR, closed: ['2027-01-01', '2027-01-01'] }, /^closed 2027-01-01：重复，请/],
  ['a day both closed and worked', { ...YEAR, worked: ['2027-01-01'] }, /2027-01-01：同一日不能既放假又上班，请/],
  ['a weekday worked', { ...YEAR, worked: ['2027-02-05'] }, /^worked 2027-02-05：.+请删除/],
  ['too few closed days', YEAR, /^closed：只有 1 日放假，少于法定的 13 日，请核对/],
  ['no New Year', { ...YEAR, closed: ['2027-05-01'] }, /^closed：没有 1 月 1 日.+请补上/],
])('a calendar file with %s is answered with where, what and how to mend', (_what, content, said) => {
  const faults = faultsOf(content)
  expect(faults).toEqual([expect.stringMatching(said)])
  expect(faults.join()).not.toMatch(/[{"]code"/)
})
