// Writes every generated file; with --check it writes nothing and fails when one is out of date.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { DB_DUMP_FILE, DB_TYPES_FILE, generateDbTypes } from './gen-db-types.ts'
import { generateOpenApi, OPENAPI_FILE } from './gen-openapi.ts'

const ROOT = path.resolve(import.meta.dirname, '..')
const ARTICLES_TOOL = path.join(ROOT, 'tools/gen-articles.ts')

interface Generated {
  readonly file: string
  readonly text: string
}

async function generateDb(): Promise<readonly Generated[]> {
  const { types, dump } = await generateDbTypes()
  return [
    { file: DB_TYPES_FILE, text: types },
    { file: DB_DUMP_FILE, text: dump },
  ]
}

/** The list of articles comes with the golden cases; a tree without it has nothing to keep in step. */
async function generateArticles(): Promise<readonly Generated[]> {
  if (!existsSync(ARTICLES_TOOL)) return []
  const tool: unknown = await import(pathToFileURL(ARTICLES_TOOL).href)
  if (typeof tool !== 'object' || tool === null || !('generateArticles' in tool))
    throw new Error('tools/gen-articles.ts must export generateArticles(): Promise<string>')
  const { generateArticles: generate } = tool
  if (typeof generate !== 'function') throw new Error('generateArticles is not a function')
  const text: unknown = await generate()
  if (typeof text !== 'string') throw new Error('generateArticles must give the text of docs/articles.md')
  return [{ file: path.join(ROOT, 'docs/articles.md'), text }]
}

/** Every generated file with the text that it should have now. */
export async function generateAll(): Promise<readonly Generated[]> {
  const openApi = generateOpenApi().then((text) => [{ file: OPENAPI_FILE, text }])
  return (await Promise.all([generateDb(), openApi, generateArticles()])).flat()
}

/** The generated files whose committed text is not what the sources give. */
export async function findStale(): Promise<readonly string[]> {
  const all = await generateAll()
  return all
    .filter(({ file, text }) => !existsSync(file) || readFileSync(file, 'utf8') !== text)
    .map(({ file }) => path.relative(ROOT, file))
}

if (import.meta.main) {
  if (process.argv.includes('--check')) {
    const stale = await findStale()
    if (stale.length > 0) {
      console.error(`out of date: ${stale.join(', ')}; run npm run generate`)
      process.exit(1)
    }
    console.log('generated files are current')
  } else {
    for (const { file, text } of await generateAll()) {
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, text)
      console.log(path.relative(ROOT, file))
    }
  }
}
