import type { LocalDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { Actor, TextRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import type { Catalogue } from './catalogue.ts'
import { findMeasure } from './catalogue.ts'
import { isSufficientBasis } from './legal-basis.ts'
import type { MeasurePromoted } from './measure-class.ts'
import type { Measure } from './measure.ts'
import { parseCatalogue, parseMeasure } from './parse-catalogue.ts'

/** What happens to the catalogue: whole versions, and single measures of the version in force. */
export type CatalogueEvent =
  | { readonly type: 'CatalogueProposed'; readonly content: Catalogue; readonly by: Actor; readonly on: LocalDate }
  | {
      readonly type: 'CataloguePublished'
      readonly version: string
      readonly by: Actor
      readonly on: LocalDate
      readonly effectiveFrom: LocalDate
    }
  | {
      readonly type: 'CatalogueWithdrawn'
      readonly version: string
      readonly by: Actor
      readonly on: LocalDate
      readonly reasons: TextRef
    }
  | { readonly type: 'MeasureProposed'; readonly measure: Measure; readonly by: Actor; readonly on: LocalDate }
  | { readonly type: 'MeasurePublished'; readonly measureId: string; readonly by: Actor; readonly on: LocalDate }
  | {
      readonly type: 'MeasureWithdrawn'
      readonly measureId: string
      readonly by: Actor
      readonly on: LocalDate
      readonly reasons: TextRef
    }
  | {
      readonly type: 'MeasureRepealed'
      readonly measureId: string
      readonly by: Actor
      readonly repealed: LocalDate
      readonly reasons: TextRef
    }
  | MeasurePromoted

/** A version and where it stands; a published one is in force from its day until a later one is. */
export interface CatalogueVersion {
  readonly content: Catalogue
  readonly state: 'proposed' | 'published' | 'withdrawn'
  readonly proposedBy: Actor
  /** Set by publication alone. */
  readonly effectiveFrom: LocalDate | null
}

/** All versions, and the changes of single measures since, in the order of their recording. */
export interface CatalogueRegister {
  readonly versions: readonly CatalogueVersion[]
  readonly proposals: readonly { readonly measure: Measure; readonly by: Actor }[]
  readonly changes: readonly {
    readonly from: LocalDate
    readonly measureId: string
    readonly fields: Partial<Measure>
  }[]
}

/** The register before anything was proposed. */
export const EMPTY_REGISTER: CatalogueRegister = { versions: [], proposals: [], changes: [] }

/** Proposes a whole version, as a file or the software brings it; a faulty one is refused with its faults. */
export function decideCatalogueProposal(
  register: CatalogueRegister,
  input: unknown,
  by: Actor,
  on: LocalDate,
): Result<CatalogueEvent, Refusal> {
  const parsed = parseCatalogue(input)
  if (!parsed.ok) {
    const faults = parsed.error.map(({ path, mend }) => `${path}: ${mend}`)
    return refuse({ code: 'CATALOGUE_FAULTY', faults, basis: [] })
  }
  const { version } = parsed.value
  if (findCatalogueVersion(register, version) !== undefined)
    return refuse({ code: 'CATALOGUE_VERSION_EXISTS', version, basis: [] })
  return ok({ type: 'CatalogueProposed', content: parsed.value, by, on })
}

/**
 * Publishes a proposed version; another person than the one who proposed it.
 * @basis PZ/二(一)1
 * @basis PY/四(三)
 */
export function decideCataloguePublication(
  register: CatalogueRegister,
  version: string,
  act: { readonly by: Actor; readonly on: LocalDate; readonly effectiveFrom: LocalDate },
): Result<CatalogueEvent, Refusal> {
  const proposed = findCatalogueVersion(register, version)
  if (proposed === undefined) return refuse({ code: 'CATALOGUE_VERSION_UNKNOWN', version, basis: [] })
  if (proposed.state !== 'proposed') return refuse({ code: 'WRONG_STATE', state: proposed.state, basis: [] })
  if (proposed.proposedBy.officerId === act.by.officerId) return refuse({ code: 'SAME_HANDS', basis: [] })
  return ok({ type: 'CataloguePublished', version, ...act })
}

/** Takes back a version that was proposed and not published; a published one ends by a later one. */
export function decideCatalogueWithdrawal(
  register: CatalogueRegister,
  version: string,
  act: { readonly by: Actor; readonly on: LocalDate; readonly reasons: TextRef },
): Result<CatalogueEvent, Refusal> {
  const proposed = findCatalogueVersion(register, version)
  if (proposed === undefined) return refuse({ code: 'CATALOGUE_VERSION_UNKNOWN', version, basis: [] })
  if (proposed.state !== 'proposed') return refuse({ code: 'WRONG_STATE', state: proposed.state, basis: [] })
  return ok({ type: 'CatalogueWithdrawn', version, ...act })
}

/** Proposes one measure, new or in place of its namesake; it is a draft until another person publishes it. */
export function decideMeasureProposal(
  input: unknown,
  by: Actor,
  on: LocalDate,
): Result<Extract<CatalogueEvent, { readonly type: 'MeasureProposed' }>, Refusal> {
  const parsed = parseMeasure(input)
  if (!parsed.ok) {
    const faults = parsed.error.map(({ path, mend }) => `${path}: ${mend}`)
    return refuse({ code: 'CATALOGUE_FAULTY', faults, basis: [] })
  }
  return ok({ type: 'MeasureProposed', measure: { ...parsed.value, state: 'draft' }, by, on })
}

/**
 * Publishes a proposed measure: by another person than its proposer, and only on an article high enough to carry it.
 * @basis N49/(九)
 * @basis PY/四(三)
 */
export function decideMeasurePublication(
  register: CatalogueRegister,
  measureId: string,
  act: { readonly by: Actor; readonly on: LocalDate },
): Result<CatalogueEvent, Refusal> {
  const basis = [cite('N49', '(九)')]
  const proposal = register.proposals.find(({ measure }) => measure.id === measureId)
  const catalogue = findCatalogueOn(register, act.on)
  if (proposal === undefined || catalogue === undefined) {
    return refuse({ code: 'MEASURE_NOT_IN_CATALOGUE', measureId, basis })
  }
  if (proposal.by.officerId === act.by.officerId) return refuse({ code: 'SAME_HANDS', basis: [] })
  const { measure } = proposal
  const places = measure.place === null ? [] : [measure.place, `${measure.place.slice(0, 2)}0000`]
  if (!measure.articles.some((cited) => isSufficientBasis(catalogue, cited, measure, places))) {
    return refuse({ code: 'MEASURE_WITHOUT_LAW', measureId, basis })
  }
  return ok({ type: 'MeasurePublished', measureId, ...act })
}

/** Withdraws a published measure at once; never adverse, so one official suffices. */
export function decideMeasureWithdrawal(
  register: CatalogueRegister,
  measureId: string,
  act: { readonly by: Actor; readonly on: LocalDate; readonly reasons: TextRef },
): Result<CatalogueEvent, Refusal> {
  const measure = findPublished(register, measureId, act.on)
  if (!measure.ok) return measure
  return ok({ type: 'MeasureWithdrawn', measureId, ...act })
}

/** Ends a measure on a day to come or today, because its law ends: it may be used up to the day before. */
export function decideMeasureRepeal(
  register: CatalogueRegister,
  measureId: string,
  act: { readonly by: Actor; readonly on: LocalDate; readonly repealed: LocalDate; readonly reasons: TextRef },
): Result<CatalogueEvent, Refusal> {
  const { by, on, repealed, reasons } = act
  const measure = findPublished(register, measureId, on)
  if (!measure.ok) return measure
  const { effective, repealed: already } = measure.value
  const earlier = already !== null && already <= repealed
  if (earlier || (effective !== null && repealed < effective)) {
    return refuse({ code: 'MEASURE_NOT_IN_FORCE', measureId, repealed: already, basis: [] })
  }
  return ok({ type: 'MeasureRepealed', measureId, by, repealed, reasons })
}

/** The register after an event. */
export function evolveCatalogue(register: CatalogueRegister, event: CatalogueEvent): CatalogueRegister {
  switch (event.type) {
    case 'CatalogueProposed': {
      const proposed = { content: event.content, state: 'proposed', proposedBy: event.by, effectiveFrom: null } as const
      return { ...register, versions: [...register.versions, proposed] }
    }
    case 'CataloguePublished':
      return changeVersion(register, event.version, { state: 'published', effectiveFrom: event.effectiveFrom })
    case 'CatalogueWithdrawn':
      return changeVersion(register, event.version, { state: 'withdrawn' })
    case 'MeasureProposed': {
      const others = register.proposals.filter(({ measure }) => measure.id !== event.measure.id)
      return { ...register, proposals: [...others, { measure: event.measure, by: event.by }] }
    }
    case 'MeasurePublished': {
      const proposal = register.proposals.find(({ measure }) => measure.id === event.measureId)
      if (proposal === undefined) throw new RangeError(`published, never proposed: ${event.measureId}`)
      const rest = { ...register, proposals: register.proposals.filter((other) => other !== proposal) }
      return addChange(rest, event.on, event.measureId, { ...proposal.measure, state: 'published' })
    }
    case 'MeasureWithdrawn':
      return addChange(register, event.on, event.measureId, { state: 'withdrawn', repealed: event.on })
    case 'MeasureRepealed':
      // Known at once, so that a later day already reads as ended.
      return addChange(register, FIRST_DAY, event.measureId, { repealed: event.repealed })
    case 'MeasurePromoted':
      return addChange(register, event.effective, event.measureId, { measureClass: 'MANDATORY' })
  }
}

/** The catalogue in force on a day: the last version in force, with the changes of single measures up to that day. */
export function findCatalogueOn(register: CatalogueRegister, on: LocalDate): Catalogue | undefined {
  let inForce: { readonly content: Catalogue; readonly from: LocalDate } | undefined
  for (const { content, effectiveFrom: from } of register.versions) {
    if (from === null || from > on) continue
    if (inForce === undefined || inForce.from <= from) inForce = { content, from }
  }
  if (inForce === undefined) return undefined
  const changes = register.changes.filter(({ from }) => from <= on)
  return { ...inForce.content, measures: applyChanges(inForce.content.measures, changes) }
}

/** Earlier than every date of the system. */
const FIRST_DAY = '1900-01-01' as LocalDate

function findCatalogueVersion(register: CatalogueRegister, version: string): CatalogueVersion | undefined {
  return register.versions.find(({ content }) => content.version === version)
}

function findPublished(register: CatalogueRegister, measureId: string, on: LocalDate): Result<Measure, Refusal> {
  const catalogue = findCatalogueOn(register, on)
  const measure = catalogue === undefined ? undefined : findMeasure(catalogue, measureId)
  if (measure === undefined) return refuse({ code: 'MEASURE_NOT_IN_CATALOGUE', measureId, basis: [] })
  if (measure.state !== 'published') return refuse({ code: 'MEASURE_NOT_PUBLISHED', measureId, basis: [] })
  return ok(measure)
}

function changeVersion(
  register: CatalogueRegister,
  version: string,
  fields: Partial<CatalogueVersion>,
): CatalogueRegister {
  const versions = register.versions.map((known) =>
    known.content.version === version ? { ...known, ...fields } : known,
  )
  return { ...register, versions }
}

function addChange(
  register: CatalogueRegister,
  from: LocalDate,
  measureId: string,
  fields: Partial<Measure>,
): CatalogueRegister {
  return { ...register, changes: [...register.changes, { from, measureId, fields }] }
}

function applyChanges(measures: readonly Measure[], changes: CatalogueRegister['changes']): readonly Measure[] {
  const byId = new Map(measures.map((measure) => [measure.id, measure]))
  for (const { measureId, fields } of changes) {
    const known = byId.get(measureId)
    const measure = known === undefined ? (isWhole(fields) ? fields : undefined) : { ...known, ...fields }
    if (measure !== undefined) byId.set(measureId, measure)
  }
  return [...byId.values()]
}

/** Whether a change carries a whole measure: only a published proposal does. */
function isWhole(fields: Partial<Measure>): fields is Measure {
  return fields.id !== undefined
}
