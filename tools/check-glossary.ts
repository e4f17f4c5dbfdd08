// Every identifier of GLOSSARY.md occurs in the sources: a row that names nothing misleads who searches by it.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '..')
/** Fewer rows than this means that the table was not read. */
const LEAST_ROWS = 50

const words = new Set<string>()
for (const entry of readdirSync(path.join(ROOT, 'packages'), { recursive: true, encoding: 'utf8' })) {
  if (!/\.(?:ts|sql)$/u.test(entry) || entry.includes('node_modules')) continue
  const text = readFileSync(path.join(ROOT, 'packages', entry), 'utf8')
  for (const [word] of text.matchAll(/[A-Za-z_]\w*/gu)) words.add(word)
}

const rows = readFileSync(path.join(ROOT, 'GLOSSARY.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .slice(2)
const faults = rows.length < LEAST_ROWS ? [`read ${rows.length} rows only; at least ${LEAST_ROWS} expected`] : []
for (const row of rows) {
  const [, term = '', identifiers = ''] = row.split('|')
  const named = [...identifiers.matchAll(/`([^`]+)`/gu)].map(([, each = '']) => each)
  if (named.length === 0) faults.push(`${term.trim()}: no identifier`)
  for (const each of named)
    for (const [word] of each.matchAll(/[A-Za-z_]\w*/gu))
      if (!words.has(word)) faults.push(`${term.trim()}: \`${each}\` does not occur in packages/`)
}
for (const fault of faults) console.error(fault)
process.exit(faults.length === 0 ? 0 : 1)
