import { expect, it } from 'vitest'
import { BASELINE } from '@xinheng/domain/rulebook/baseline'
import {
  generateArticles,
  listCitedRules,
  listTestsOf,
  listUntestedClauses,
  normaliseClause,
} from '../../tools/gen-articles.ts'

const ARTICLES = generateArticles()

it('lists every clause of the rule book', () => {
  const missing = BASELINE.rows
    .map(({ source }) => normaliseClause(`${source.document}/${source.clause}`).split('/').slice(1).join('/'))
    .filter((clause) => !ARTICLES.includes(`| ${clause} |`))
  expect(missing).toEqual([])
})

it('lists every rule of the domain that names a basis', () => {
  expect(listCitedRules().length).toBeGreaterThan(50)
  expect(
    listCitedRules()
      .filter(({ name }) => !ARTICLES.includes(`\`${name}\``))
      .map(({ name }) => name),
  ).toEqual([])
})

it('has a test for each rule of practice', () => {
  const tests = listTestsOf()
  const untested = listCitedRules()
    .filter(({ file }) => file.startsWith('rulebook/'))
    .filter(({ name }) => (tests.get(name) ?? []).length === 0)
  expect(untested).toEqual([])
})

it('has a test for each clause on which a row of the rule book stands', () => {
  const rows = new Set(BASELINE.rows.map(({ source }) => normaliseClause(`${source.document}/${source.clause}`)))
  expect(listUntestedClauses().filter(([cited]) => rows.has(cited))).toEqual([])
})

it('says the same twice', () => {
  expect(generateArticles()).toBe(ARTICLES)
})
