// Writes docs/articles.md: every cited article and clause, the rules that stand on it and the tests that hold them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { DOCUMENTS, type DocumentKey } from '../packages/domain/src/kernel/documents.ts'
import { AXIS_TITLES } from '../packages/domain/src/rulebook/axis-titles.ts'
import { BASELINE } from '../packages/domain/src/rulebook/baseline.ts'
import { CASE_FILES } from '../tests/law/case-files.ts'
import { FACTS } from '../tests/law/law-facts.ts'
import { LAW_ROWS } from '../tests/law/law-rows.ts'

const ROOT = path.resolve(import.meta.dirname, '..')
const DOMAIN = path.join(ROOT, 'packages/domain/src')
const OUTPUT = path.join(ROOT, 'docs/articles.md')

/** A rule in the sources: an exported name with its `@basis`. */
export interface CitedRule {
  readonly name: string
  readonly file: string
  readonly clauses: readonly string[]
}

interface Entry {
  readonly rules: Set<string>
  readonly tests: Set<string>
}

/** Every exported rule of the domain that names a basis, in the order of its file and place. */
export function listCitedRules(): readonly CitedRule[] {
  return listSources(DOMAIN).flatMap((file) => {
    const source = readFileSync(path.join(DOMAIN, file), 'utf8')
    return [
      ...source.matchAll(
        /\/\*\*((?:(?!\*\/)[\s\S])*?@basis(?:(?!\*\/)[\s\S])*?)\*\/\s*(?:export )?(?:async )?(?:const|function|type|interface) (\w+)/g,
      ),
    ].map(([, comment = '', name = '']) => ({
      name,
      file,
      clauses: [...comment.matchAll(/@basis ([^\n]+(?:\n \* {2,}[^\n]+)*)/g)].flatMap(([, words = '']) =>
        words.split(/[;；]/).map((each) => normaliseClause(each)),
      ),
    }))
  })
}

/** Which test files name a rule. */
export function listTestsOf(): ReadonlyMap<string, readonly string[]> {
  const tests = [
    ...listSources(DOMAIN, '.test.ts').map((file) => path.join('packages/domain/src', file)),
    ...listSources(path.join(ROOT, 'tests/law')).map((file) => path.join('tests/law', file)),
  ]
  const words = new Map<string, string[]>()
  for (const file of tests) {
    const source = readFileSync(path.join(ROOT, file), 'utf8')
    for (const word of new Set(source.match(/\w+/g) ?? [])) words.set(word, [...(words.get(word) ?? []), file])
  }
  return words
}

/** Cited clauses that no test holds, with the rules that stand on them. */
export function listUntestedClauses(): readonly (readonly [cited: string, rules: readonly string[]])[] {
  return [...collectEntries()]
    .filter(([, { tests }]) => tests.size === 0)
    .map(([cited, { rules }]) => [cited, [...rules]])
}

/** The whole list as Markdown; the same sources give the same text. */
export function generateArticles(): string {
  const entries = collectEntries()
  const documents = new Map<string, [string, Entry][]>()
  for (const [cited, entry] of entries) {
    const [document = cited, ...clause] = cited.split('/')
    documents.set(document, [...(documents.get(document) ?? []), [clause.join('/') || '（全文）', entry]])
  }
  const order = [...documents.keys()].toSorted(byDocument)
  const sections = order.map((document) => {
    const rows = (documents.get(document) ?? [])
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([clause, { rules, tests }]) => `| ${clause} | ${join(rules)} | ${join(tests)} |`)
    return [`## ${titleOf(document)}`, '', '| 条款 | 规则 | 测试 |', '| --- | --- | --- |', ...rows, ''].join('\n')
  })
  return [
    '# 条款、规则与测试',
    '',
    '由 `tools/gen-articles.ts` 生成，不手改。每个被引用的条款，列出依它而立的规则（规则表的项，或带 `@basis` 的函数）和验证它们的测试。标“存样”的只固定现值，不证明其正确。',
    '',
    `共 ${order.length} 件文件，${entries.size} 个条款。`,
    '',
    ...sections,
  ].join('\n')
}

function collectEntries(): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>()
  const at = (cited: string): Entry => {
    const entry = entries.get(cited) ?? { rules: new Set<string>(), tests: new Set<string>() }
    entries.set(cited, entry)
    return entry
  }
  for (const { source, axis, place } of BASELINE.rows) {
    const name = BASELINE.places.find(({ code }) => code === place)?.name ?? place
    const entry = at(normaliseClause(`${source.document}/${source.clause}`))
    entry.rules.add(`${AXIS_TITLES[axis].number} ${AXIS_TITLES[axis].title}（${name}）`)
  }
  for (const { document, clause } of FACTS)
    at(normaliseClause(`${document}/${clause}`)).tests.add('tests/law/law-facts.test.ts')
  for (const [, , document, clause] of LAW_ROWS)
    at(normaliseClause(`${document}/${clause}`)).tests.add('tests/law/law-rows.test.ts（存样）')
  const tests = listTestsOf()
  for (const { name, clauses, file } of listCitedRules()) {
    const own = file.replace(/\.ts$/, '.test.ts')
    const named = tests.get(name) ?? []
    const beside = [...tests.values()].some((files) => files.includes(path.join('packages/domain/src', own)))
    for (const cited of clauses) {
      at(cited).rules.add(`\`${name}\``)
      for (const each of named) at(cited).tests.add(each)
      if (beside) at(cited).tests.add(path.join('packages/domain/src', own))
    }
  }
  for (const { name, cases } of CASE_FILES) {
    for (const { clause } of cases)
      at(normaliseClause(`${clause.document}/${clause.clause}`)).tests.add(`tests/law/${name}.cases.ts`)
  }
  return entries
}

/** One spelling for one clause: the register's key for a document named by title or number, N49's items in brackets. */
export function normaliseClause(cited: string): string {
  const [named = '', ...rest] = cited.trim().split('/')
  const document = keyOf(named.replace(/\s*[（(]国务院令.*[)）]$/, ''))
  const clause = rest.join('/').trim()
  const item = document === 'N49' && /^[一二三四五六七八九十]+$/.test(clause) ? `(${clause})` : clause
  return item === '' ? document : `${document}/${item}`
}

function keyOf(named: string): string {
  if (Object.hasOwn(DOCUMENTS, named)) return named
  const found = Object.entries(DOCUMENTS).find(
    ([, { title, number }]) => number === named || title === named || title === `中华人民共和国${named}`,
  )
  return found?.[0] ?? named
}

function titleOf(document: string): string {
  if (!Object.hasOwn(DOCUMENTS, document)) return document
  const { title, number } = DOCUMENTS[document as DocumentKey]
  return `${document} · ${title}${number === null ? '' : ` ${number}`}`
}

function byDocument(a: string, b: string): number {
  const keys = Object.keys(DOCUMENTS)
  const rank = (document: string) => (keys.includes(document) ? keys.indexOf(document) : keys.length)
  return rank(a) - rank(b) || (a < b ? -1 : 1)
}

function join(words: ReadonlySet<string>): string {
  return [...words].toSorted().join('<br>')
}

function listSources(folder: string, ending = '.ts'): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending) && (ending !== '.ts' || !file.endsWith('.test.ts') || folder !== DOMAIN))
    .toSorted()
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(OUTPUT, generateArticles())
  console.info(`docs/articles.md`)
}
