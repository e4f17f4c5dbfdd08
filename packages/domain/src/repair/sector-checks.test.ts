import { describe, expect, test } from 'vitest'
import { day } from '../listing/testing-listings.ts'
import type { PenaltyKind } from '../record/penalty-kind.ts'
import { listSectorChecks, SECTOR_CHECKS, type SectorCheck } from './sector-conditions.ts'

const MARKET = ['市场监督管理部门']
const asked = (penalties: readonly PenaltyKind[], departments: readonly string[] = MARKET, on = '2026-06-01') =>
  listSectorChecks(SECTOR_CHECKS, { departments, penalties }, day(on))

describe('what 市场监督管理行政处罚信息公示规定 第十四条 has looked into', () => {
  test('for a fine of its departments, and of those of drugs', () => {
    const names = asked(['fine']).map(({ name }) => name)
    expect(names).toEqual([
      '已经主动消除危害后果和不良影响',
      '未因同一类违法行为再次受到市场监督管理部门行政处罚',
      '未在经营异常名录和严重违法失信名单中',
    ])
    expect(asked(['fine'], ['药品监督管理部门']).map(({ name }) => name)).toEqual(names)
    expect(asked(['fine']).every(({ source }) => source.document === 'SAMR45' && source.clause === '第十四条')).toBe(
      true,
    )
  })

  test.each<[PenaltyKind, boolean]>([
    ['suspensionOfBusiness', true],
    ['restrictionOfBusiness', true],
    ['restrictionOfEmployment', true],
    ['downgradeOfQualification', true],
    ['revocationOfLicence', true],
    ['confiscationOfGains', false],
    ['warning', false],
  ])('its bar for the heavier penalties: %s %s', (penalty, barred) => {
    expect(asked(['fine', penalty]).some(({ name }) => name.includes('不得提前停止公示'))).toBe(barred)
  })

  test('not for other departments, for an entry without a penalty, or before it was in force', () => {
    expect(asked(['fine'], ['应急管理部门'])).toEqual([])
    expect(asked([])).toEqual([])
    expect(asked(['fine'], MARKET, '2021-08-31')).toEqual([])
    expect(asked(['fine'], MARKET, '2021-09-01')).toHaveLength(3)
  })

  test('a rule that was repealed asks for nothing from that day', () => {
    const [row] = SECTOR_CHECKS
    const rows: readonly SectorCheck[] = row === undefined ? [] : [{ ...row, repealed: day('2026-06-02') }]
    const on = (date: string) => listSectorChecks(rows, { departments: MARKET, penalties: ['fine'] }, day(date)).length
    expect([on('2026-06-01'), on('2026-06-02')]).toEqual([1, 0])
  })
})
