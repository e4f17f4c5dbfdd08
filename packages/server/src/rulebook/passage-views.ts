import { readArticleNumber } from '@xinheng/domain/catalogue/legal-basis'
import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import type { CitationView } from '../pages/models.ts'

const CITED = /^《([^》]+)》.*?(第[一二三四五六七八九十百千零〇]+条.*)$/u
const STATE = '中华人民共和国'

/** A model of a page with the wording under each of its citations, where the deployer loaded it; else as it was. */
export async function withPassages<Model>(db: Db, model: Model): Promise<Model> {
  const cited = new Map<string, readonly Wanted[]>()
  for (const { text } of citationsIn(model)) cited.set(text, parseCited(text))
  const passages = await findPassages(db, [...cited.values()].flat())
  if (passages.size === 0) return model
  const wordings = new Map<string, string>()
  for (const [text, wanted] of cited) {
    const found = wanted.map(({ law, clause }) => passages.get(`${law} ${clause}`)).find((each) => each !== undefined)
    if (found !== undefined) wordings.set(text, found)
  }
  // Filling changes only `passage` of citations, so that the model keeps its shape.
  return filled(model, wordings) as Model
}

interface Wanted {
  readonly law: string
  readonly clause: string
}

/** Law and clause of a rendered citation; a law is filed with 中华人民共和国 before its name or without. */
function parseCited(text: string): readonly Wanted[] {
  const [, law = '', clause = ''] = CITED.exec(text) ?? []
  if (law === '') return []
  return [law, law.startsWith(STATE) ? law.slice(STATE.length) : STATE + law].map((name) => ({ law: name, clause }))
}

function isCitation(value: object): value is CitationView {
  return 'passage' in value && 'confirmed' in value && 'text' in value && typeof value.text === 'string'
}

function citationsIn(value: unknown): readonly CitationView[] {
  if (typeof value !== 'object' || value === null) return []
  if (isCitation(value)) return [value]
  return Object.values(value).flatMap((each) => citationsIn(each))
}

function filled(value: unknown, wordings: ReadonlyMap<string, string>): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((each: unknown) => filled(each, wordings))
  if (isCitation(value)) return { ...value, passage: value.passage ?? wordings.get(value.text) ?? null }
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, filled(each, wordings)]))
}

/** The wording of a cited article where it was loaded; the clause may go deeper than the article. */
export async function findPassage(db: Db, law: string, clause: string): Promise<string | undefined> {
  return (await findPassages(db, [{ law, clause }])).get(`${law} ${clause}`)
}

/** The wordings of many citations, by `law clause`; what was not loaded is missing. */
export async function findPassages(
  db: Db,
  cited: readonly { readonly law: string; readonly clause: string }[],
): Promise<ReadonlyMap<string, string>> {
  if (cited.length === 0) return new Map()
  const wanted = cited.map(({ law, clause }) => ({ law, clause, article: readArticleNumber(clause) }))
  const { rows } = await sql<{ readonly law: string; readonly clause: string; readonly passage: string }>`
    select w.law, w.clause, t.passage
      from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(law text, clause text, article text)
      join law_text t on t.law = w.law and t.article = w.article`.execute(db)
  return new Map(rows.map(({ law, clause, passage }) => [`${law} ${clause}`, passage]))
}
