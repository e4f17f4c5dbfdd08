import type { Db } from '../db/open.ts'
import type { CitationView } from '../pages/models.ts'
import { findPassages } from './passage-use-cases.ts'

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
