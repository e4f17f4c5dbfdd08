import { describe, expect, it } from 'vitest'
import { localDate, toDate, toDay } from '../calendar/local-date.ts'
import type { Day } from '../calendar/local-date.ts'
import { DOCUMENTS } from '../kernel/documents.ts'
import { AXES } from './axis-titles.ts'
import { BASELINE, JURISDICTIONS, PLACES } from './baseline.ts'
import { tabulateComparison, tabulateRules } from './compare.ts'
import { isInForce, readRule } from './read-rule.ts'
import { listOverlaps, parseRuleBook } from './parse-rule-book.ts'

describe('the shipped rule book', () => {
  it('has no two rows of one layer, place and axis in force on one day', () => {
    expect(listOverlaps(BASELINE.rows)).toEqual([])
  })

  it('rests each row on a registered document', () => {
    const missing = BASELINE.rows.filter(
      (row) => !Object.hasOwn(DOCUMENTS, row.source.document) || row.source.clause === '',
    )
    expect(missing).toEqual([])
  })

  it('starts no row before its document exists', () => {
    const early = BASELINE.rows.filter((row) => {
      const { issuedOn } = DOCUMENTS[row.source.document]
      return issuedOn !== null && row.effective < issuedOn
    })
    expect(early).toEqual([])
  })

  it('confirms no row whose document is unconfirmed', () => {
    const loose = BASELINE.rows.filter((row) => row.confirmed && !DOCUMENTS[row.source.document].confirmed)
    expect(loose).toEqual([])
  })

  it('survives JSON and its own parser unchanged', () => {
    const parsed = parseRuleBook(JSON.parse(JSON.stringify(BASELINE)))
    expect(parsed).toEqual({ ok: true, value: BASELINE })
  })

  it('answers on the day before, on and after each change, and never with a row out of force', () => {
    const changes = new Set(
      BASELINE.rows.flatMap((row) => [row.effective, row.expires, row.repealed].filter((day) => day !== null)),
    )
    for (const change of changes) {
      for (const step of [-1, 0, 1]) {
        const on = toDate((toDay(change) + step) as Day)
        for (const place of PLACES) {
          for (const axis of AXES) {
            const answer = readRule(BASELINE, place.code, axis, on)
            if (answer.kind === 'value') expect(isInForce(answer.row, on)).toBe(true)
          }
        }
      }
    }
  })

  it('leaves no gap between the repair rules of Order 58 and Order 36', () => {
    for (const day of ['2023-05-01', '2026-03-31', '2026-04-01', '2026-04-02']) {
      expect(readRule(BASELINE, '510400', 'repairClasses', localDate(day)).kind).toBe('value')
    }
  })

  it('prints every axis of every place without an empty value', () => {
    for (const place of JURISDICTIONS) {
      const [head, ...rows] = tabulateRules(BASELINE, place, localDate('2026-11-21'))
      expect(head).toEqual(['序号', '事项', '内容', '层级', '依据', '施行', '备注'])
      expect(rows).toHaveLength(67)
      expect(rows.filter((row) => row[2] === '')).toEqual([])
    }
  })

  it('prints the five side by side', () => {
    const [head, ...rows] = tabulateComparison(BASELINE, localDate('2026-11-21'))
    expect(head).toEqual(['序号', '事项', '云浮市', '攀枝花市', '广东省', '济南市', '濮阳县'])
    expect(rows).toHaveLength(39)
    expect(rows[19]).toEqual([
      '20',
      '异议期间的执行',
      '核实期间暂不执行【《云浮市建立完善守信联合激励和失信联合惩戒制度实施方案》(二十五)】',
      '异议投诉处理阶段暂停执行【攀办函〔2017〕36号二(三)2】',
      '核实期间暂不执行【粤府〔2016〕133号(二十六)】',
      '不停止执行【济政字〔2017〕35号四(三)】',
      '核实期间暂不执行【濮县信用办〔2022〕12号五(三)】',
    ])
  })
})
