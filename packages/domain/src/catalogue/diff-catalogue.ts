import type { Catalogue } from './catalogue.ts'

/** What differs between two versions, by table: ids added, removed, and changed with the names of the fields. */
export interface TableDiff {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed: readonly { readonly id: string; readonly fields: readonly string[] }[]
}

/** The differences between two versions of the catalogue. */
export interface CatalogueDiff {
  readonly from: string
  readonly to: string
  readonly laws: TableDiff
  readonly listTypes: TableDiff
  readonly memoranda: TableDiff
  readonly measures: TableDiff
}

/** What a later version changes, for the two people who publish it. */
export function diffCatalogue(before: Catalogue, after: Catalogue): CatalogueDiff {
  return {
    from: before.version,
    to: after.version,
    laws: diffTable(before.laws, after.laws, (law) => law.title),
    listTypes: diffTable(before.listTypes, after.listTypes, (listType) => listType.id),
    memoranda: diffTable(before.memoranda, after.memoranda, (memorandum) => memorandum.id),
    measures: diffTable(before.measures, after.measures, (measure) => measure.id),
  }
}

function diffTable<Row extends object>(
  before: readonly Row[],
  after: readonly Row[],
  idOf: (row: Row) => string,
): TableDiff {
  const old = new Map(before.map((row) => [idOf(row), row]))
  const present = new Map(after.map((row) => [idOf(row), row]))
  const changed = [...present].flatMap(([id, row]) => {
    const was = old.get(id)
    const fields = was === undefined ? [] : listChangedFields(was, row)
    return fields.length === 0 ? [] : [{ id, fields }]
  })
  return {
    added: [...present.keys()].filter((id) => !old.has(id)),
    removed: [...old.keys()].filter((id) => !present.has(id)),
    changed,
  }
}

function listChangedFields(before: object, after: object): readonly string[] {
  const old = new Map<string, unknown>(Object.entries(before))
  const present = new Map<string, unknown>(Object.entries(after))
  const names = [...new Set([...old.keys(), ...present.keys()])]
  return names.filter((name) => JSON.stringify(old.get(name)) !== JSON.stringify(present.get(name)))
}
