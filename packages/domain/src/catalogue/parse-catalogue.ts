import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import type { Catalogue } from './catalogue.ts'
import type { CitedLaw, LawArticle } from './law.ts'
import { CATALOGUE_SHAPE, MEASURE_SHAPE } from './catalogue-shape.ts'
import { findLaw, findVersion, isSufficientBasis } from './legal-basis.ts'
import type { ListType } from './list-type.ts'
import type { Measure } from './measure.ts'
import type { CatalogueFault } from './shape.ts'

/** A measure from loaded data, or all its faults; what it cites is checked only with its catalogue. */
export function parseMeasure(input: unknown): Result<Measure, readonly CatalogueFault[]> {
  const faults = MEASURE_SHAPE(input, '')
  return faults.length === 0 ? ok(input as Measure) : refuse(faults)
}

/**
 * A catalogue from loaded data, or all its faults: shape first, then ids, citations, references, and the two rules that
 * nothing may be loaded against: a published measure stands on law, a local list on a 地方性法规.
 * @basis N49/(六)
 * @basis N49/(九)
 */
export function parseCatalogue(input: unknown): Result<Catalogue, readonly CatalogueFault[]> {
  const faults = CATALOGUE_SHAPE(input, '')
  if (faults.length > 0) return refuse(faults)
  const catalogue = input as Catalogue
  const deeper = [
    ...listRepeated(
      'laws',
      catalogue.laws.map((law) => law.title),
    ),
    ...listRepeated(
      'listTypes',
      catalogue.listTypes.map((listType) => listType.id),
    ),
    ...listRepeated(
      'memoranda',
      catalogue.memoranda.map((memorandum) => memorandum.id),
    ),
    ...listRepeated(
      'measures',
      catalogue.measures.map((measure) => measure.id),
    ),
    ...catalogue.listTypes.flatMap((listType, i) => listListTypeFaults(catalogue, listType, `listTypes[${i}]`)),
    ...catalogue.measures.flatMap((measure, i) => listMeasureFaults(catalogue, measure, `measures[${i}]`)),
    ...catalogue.memoranda.flatMap(({ listTypeIds, supersededBy }, i) => [
      ...listUnknown(`memoranda[${i}].listTypeIds`, listTypeIds, catalogue.listTypes),
      ...listUnknown(`memoranda[${i}].supersededBy`, optional(supersededBy), catalogue.memoranda),
    ]),
    ...catalogue.annexRows.flatMap(({ memorandumId }, i) =>
      listUnknown(`annexRows[${i}].memorandumId`, optional(memorandumId), catalogue.memoranda),
    ),
  ]
  return deeper.length === 0 ? ok(catalogue) : refuse(deeper)
}

function listRepeated(path: string, ids: readonly string[]): readonly CatalogueFault[] {
  return ids.flatMap((id, i) =>
    ids.indexOf(id) === i ? [] : [{ path: `${path}[${i}]`, found: id, mend: '编号重复，改为唯一' }],
  )
}

function optional(id: string | null): readonly string[] {
  return id === null ? [] : [id]
}

function listUnknown(
  path: string,
  ids: readonly string[],
  known: readonly { readonly id: string }[],
): readonly CatalogueFault[] {
  return ids
    .filter((id) => known.every((row) => row.id !== id))
    .map((id) => ({ path, found: id, mend: '登记所引编号，或改引已登记的' }))
}

function listCitationFaults(
  catalogue: Catalogue,
  cited: readonly LawArticle[],
  path: string,
): readonly CatalogueFault[] {
  return cited.flatMap((it, i) => {
    const at = `${path}[${i}]`
    if (findLaw(catalogue, it.law) === undefined)
      return [{ path: `${at}.law`, found: it.law, mend: '先登记该法律文件' }]
    if (findVersion(catalogue, it) !== undefined) return []
    return [{ path: `${at}.version`, found: it.version ?? 'null', mend: '先登记该版本' }]
  })
}

function listListTypeFaults(catalogue: Catalogue, listType: ListType, path: string): readonly CatalogueFault[] {
  const { basis, legalBasisLevel, kind, scope } = listType
  const laws = basis.map(({ law }) => findLaw(catalogue, law)).filter((law): law is CitedLaw => law !== undefined)
  const faults = [...listCitationFaults(catalogue, basis, `${path}.basis`)]
  if (laws.length > 0 && !laws.some((law) => law.level === legalBasisLevel)) {
    faults.push({ path: `${path}.legalBasisLevel`, found: legalBasisLevel, mend: '与所引依据的层级一致' })
  }
  const local = scope !== 'national' && kind === 'sanction'
  if (local && !laws.some((law) => law.level === 'localRegulation' || law.level === 'law')) {
    faults.push({ path: `${path}.basis`, found: listType.id, mend: '仅在本地实施的名单须引地方性法规' })
  }
  return faults
}

function listMeasureFaults(catalogue: Catalogue, measure: Measure, path: string): readonly CatalogueFault[] {
  const { articles, listTypeIds, memorandumId, place, state } = measure
  const faults = [
    ...listCitationFaults(catalogue, articles, `${path}.articles`),
    ...listUnknown(`${path}.listTypeIds`, listTypeIds, catalogue.listTypes),
    ...listUnknown(`${path}.memorandumId`, optional(memorandumId), catalogue.memoranda),
  ]
  const places = place === null ? [] : [place, `${place.slice(0, 2)}0000`]
  if (state === 'published' && !articles.some((cited) => isSufficientBasis(catalogue, cited, measure, places))) {
    faults.push({ path: `${path}.articles`, found: measure.id, mend: '补引法律、法规条文，或改为草稿' })
  }
  return faults
}
