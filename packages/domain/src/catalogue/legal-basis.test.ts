import { describe, expect, test } from 'vitest'
import { localDate } from '../calendar/local-date.ts'
import { BASELINE_CATALOGUE } from './data/baseline.ts'
import { DEPARTMENTS, findDepartment, hasPower } from './department.ts'
import { findListType } from './catalogue.ts'
import {
  findRenumbered,
  isArticleInForce,
  isNationalBasis,
  listCurrentArticles,
  readArticleNumber,
} from './legal-basis.ts'
import { catalogueOf } from './testing-catalogue.ts'

const catalogue = catalogueOf()
const old = { law: '测试法', version: localDate('2019-01-01'), article: '第六条第二款' }

test.each([
  ['2019-01-31', false],
  ['2019-02-01', true],
  ['2025-02-28', true],
  ['2025-03-01', false],
])('the old version on %s: %s', (on, expected) => {
  expect(isArticleInForce(catalogue, old, localDate(on))).toBe(expected)
})

test.each([
  ['第三条第一款第（一）项', '第三条'],
  ['第一百七十八条第一款', '第一百七十八条'],
  ['第十二条之一第二款', '第十二条之一'],
  ['（七）1', '（七）1'],
  ['二(一)1', '二(一)1'],
])('%s is number %s', (article, number) => {
  expect(readArticleNumber(article)).toBe(number)
})

describe('renumbering', () => {
  test('tells where an article went, that it fell away, or nothing', () => {
    expect(findRenumbered(catalogue, old)).toEqual({ law: '测试法', version: '2025-01-01', article: '第八条' })
    expect(findRenumbered(catalogue, { ...old, article: '第九条' })).toBeNull()
    expect(findRenumbered(catalogue, { ...old, article: '第七条' })).toBeUndefined()
    expect(findRenumbered(catalogue, { ...old, version: localDate('2025-01-01') })).toBeUndefined()
    expect(findRenumbered(catalogue, { ...old, law: '无此法' })).toBeUndefined()
  })

  test.each([
    ['公司法', '2018-10-26', '第一百四十六条', '第一百七十八条'],
    ['民事诉讼法', '2021-12-24', '第二百六十二条', '第二百六十六条'],
    ['最高人民法院关于公布失信被执行人名单信息的若干规定', '2013-07-16', '第六条', '第八条'],
    ['证券法', '2014-08-31', '第一百二十四条', '第一百一十八条'],
  ])('%s %s %s went to %s', (law, version, article, to) => {
    expect(findRenumbered(BASELINE_CATALOGUE, { law, version: localDate(version), article })?.article).toBe(to)
  })
})

test('a regulation of a province is no national basis, nor is a text nobody registered', () => {
  expect(isNationalBasis(catalogue, { ...old, law: '测试省条例' })).toBe(false)
  expect(isNationalBasis(catalogue, { ...old, law: '无此法' })).toBe(false)
  expect(isNationalBasis(catalogue, old)).toBe(true)
})

describe('departments', () => {
  test('go by their present names', () => {
    expect(findDepartment('工商总局')).toBe('市场监督管理部门')
    expect(findDepartment('市场监督管理部门')).toBe('市场监督管理部门')
    expect(findDepartment('国家机关')).toBe('国家机关')
    expect(findDepartment('某公司')).toBeUndefined()
    expect(findDepartment('住房城乡建设部')).toBe('住房和城乡建设部门')
    expect(findDepartment('政务服务管理部门')).toBe('行政审批部门')
    expect(DEPARTMENTS).toHaveLength(54)
  })

  test('have the powers that the measure names', () => {
    expect(hasPower(['海关', '税务部门'], ['税务部门'])).toBe(true)
    expect(hasPower(['海关'], ['税务部门'])).toBe(false)
    expect(hasPower([], ['国家机关'])).toBe(false)
    expect(hasPower(['采购人', '财政部门'], ['国家机关'])).toBe(true)
    expect(hasPower(['公共资源交易机构'], ['国家机关'])).toBe(false)
    expect(hasPower(['招标人'], ['国家机关'])).toBe(false)
    expect(hasPower(['评标专家库管理单位'], ['国家机关'])).toBe(false)
  })
})

test('of a law cited in two versions only the one in force is shown', () => {
  const basis = findListType(BASELINE_CATALOGUE, 'judgment-defaulter')?.basis ?? []
  const shown = (on: string) =>
    listCurrentArticles(BASELINE_CATALOGUE, basis, localDate(on)).map(({ law, article }) => law + article)
  const provisions = '最高人民法院关于公布失信被执行人名单信息的若干规定第一条'
  expect(shown('2026-11-21')).toEqual(['民事诉讼法第二百六十六条', provisions])
  expect(shown('2022-06-01')).toEqual(['民事诉讼法第二百六十二条', provisions])
  const unknown = { law: '无此法', version: null, article: '第一条' }
  expect(listCurrentArticles(BASELINE_CATALOGUE, [unknown], localDate('2026-11-21'))).toEqual([unknown])
})
