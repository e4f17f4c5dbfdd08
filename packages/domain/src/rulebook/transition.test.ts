import { describe, expect, it } from 'vitest'
import { localDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { RuleBook, RuleRow, Transition } from './rule-row.ts'
import { readRuleForCase } from './transition.ts'

type Stay = 'verification' | 'objectionAndComplaint' | 'none'

function row(stay: Stay, effective: string, repealed: string | null, transition: Transition): RuleRow {
  return {
    axis: 'enforcementMeanwhile',
    layer: 'national',
    place: '000000',
    value: { stay },
    source: cite('G33', effective),
    effective: localDate(effective),
    expires: null,
    repealed: repealed === null ? null : localDate(repealed),
    transition,
    confirmed: true,
  }
}

function book(first: Stay, second: Stay, third: Stay, transition: Transition): RuleBook {
  return {
    version: 'test',
    places: [{ code: '000000', name: '全国', within: null }],
    rows: [
      row(first, '2020-01-01', '2022-01-01', 'newLaw'),
      row(second, '2022-01-01', '2024-01-01', 'newLaw'),
      row(third, '2024-01-01', null, transition),
    ],
  }
}

const FACT_AND_DECISION = { factOn: localDate('2021-06-01'), decidedOn: localDate('2023-06-01') }
const ON = localDate('2026-11-21')

function stayUnder(rules: RuleBook): unknown {
  const answer = readRuleForCase(rules, '000000', 'enforcementMeanwhile', FACT_AND_DECISION, ON)
  return answer.kind === 'value' ? answer.value.stay : answer.kind
}

describe('a case that a change of law cuts through', () => {
  it('follows the old law where the new text leaves it', () => {
    expect(stayUnder(book('none', 'verification', 'objectionAndComplaint', 'oldLaw'))).toBe('none')
  })

  it('follows the new law where the new text takes over, kinder or not', () => {
    expect(stayUnder(book('objectionAndComplaint', 'verification', 'none', 'newLaw'))).toBe('none')
  })

  it('follows the lightest of conduct, decision and question', () => {
    expect(stayUnder(book('none', 'verification', 'objectionAndComplaint', 'lighter'))).toBe('objectionAndComplaint')
    expect(stayUnder(book('none', 'objectionAndComplaint', 'verification', 'lighter'))).toBe('objectionAndComplaint')
    expect(stayUnder(book('objectionAndComplaint', 'none', 'verification', 'lighter'))).toBe('objectionAndComplaint')
  })

  it('keeps the older rule and reports it where the two cannot be ranked', () => {
    const base: RuleRow = {
      axis: 'clockOnRejection',
      layer: 'national',
      place: '000000',
      value: { resumes: 'onRejection' },
      source: cite('G33', '旧'),
      effective: localDate('2020-01-01'),
      expires: null,
      repealed: localDate('2024-01-01'),
      transition: 'newLaw',
      confirmed: true,
    }
    const names = (incentive: string, from: Partial<RuleRow>): RuleRow =>
      ({ ...base, axis: 'listNames', value: { incentive, sanction: '黑名单' }, ...from }) as RuleRow
    const rules: RuleBook = {
      version: 'test',
      places: [{ code: '000000', name: '全国', within: null }],
      rows: [
        names('红名单', {}),
        names('守信名单', { effective: localDate('2024-01-01'), repealed: null, transition: 'lighter' }),
      ],
    }
    const answer = readRuleForCase(rules, '000000', 'listNames', FACT_AND_DECISION, ON)
    expect(answer).toMatchObject({ value: { incentive: '红名单' }, conflicts: [{ kind: 'transition' }] })
  })

  it('takes the first rule there is where the day of the conduct had none', () => {
    const rules = { ...book('none', 'verification', 'none', 'lighter') }
    const later = { ...rules, rows: rules.rows.slice(1) }
    expect(stayUnder(later)).toBe('verification')
  })

  it('says nothing where nothing is in force on the day of the question', () => {
    const rules = book('none', 'verification', 'none', 'lighter')
    expect(stayUnder({ ...rules, rows: rules.rows.slice(0, 2) })).toBe('unspecified')
  })
})
