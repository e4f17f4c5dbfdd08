import type { LocalDate } from '../calendar/local-date.ts'
import type { Citation } from '../kernel/citation.ts'
import type { Actor, Ground, TextRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import type { Occasion } from '../rulebook/axes.ts'
import type { RuleAnswer } from '../rulebook/read-rule.ts'
import { admitAct } from './barrier.ts'
import type { DeferredConsequence, DeferredPromise } from './deferred-documents.ts'
import type { FastTrackReading } from './fast-track.ts'
import type { Matter, MatterEvent } from './matter.ts'

/** One material that is missing from an application. */
export interface MissingDocument {
  readonly document: string
  /** Required by law or regulation: it can never be deferred. */
  readonly requiredByLaw: boolean
}

/** What the applicant has promised so far; `null` dates are not given yet. */
export interface PromiseFacts {
  readonly givenOn: LocalDate | null
  /** Last day by which the promise says the documents come. */
  readonly documentsBy: LocalDate | null
  /** Last day of the period the department set for handing in the promise (济南) or the documents. */
  readonly periodEnds: LocalDate
}

/** Whether an incomplete application is taken in (容缺受理). */
export type DeferredAcceptanceReading =
  | { readonly kind: 'unspecified' }
  | { readonly kind: 'must'; readonly source: Citation }
  | { readonly kind: 'may'; readonly source: Citation }
  /** 濮阳 names it as a convenience without a word on promise or duty. */
  | { readonly kind: 'listed'; readonly source: Citation }
  | {
      readonly kind: 'no'
      readonly why:
        'requiredByLaw' | 'notEligible' | 'nothingMissing' | 'notALicence' | 'promiseMissing' | 'promiseLate'
      readonly documents: readonly string[]
      readonly source: Citation
    }

/**
 * Whether the authority must or may take in an application with materials missing. Materials that law requires are
 * never deferred. 云浮 and 广东 want a written promise to supply the documents in the set period; 济南 wants the
 * promise itself in the period.
 * @basis YF/(四); GD/(四); JN/二(二)2; PY/三(一)
 */
export function readDeferredAcceptance(
  rule: RuleAnswer<'deferredDocuments'>,
  facts: {
    readonly occasion: Occasion
    readonly missing: readonly MissingDocument[]
    readonly fastTrack: FastTrackReading
    readonly promise: PromiseFacts | null
  },
  on: LocalDate,
): DeferredAcceptanceReading {
  if (rule.kind === 'unspecified') return { kind: 'unspecified' }
  const { source } = rule.row
  const documents = facts.missing.map(({ document }) => document)
  const no = (why: Extract<DeferredAcceptanceReading, { kind: 'no' }>['why'], which = documents) =>
    ({ kind: 'no', why, documents: which, source }) as const
  if (facts.occasion !== 'licence') return no('notALicence')
  if (documents.length === 0) return no('nothingMissing')
  const required = facts.missing.filter((each) => each.requiredByLaw).map(({ document }) => document)
  if (required.length > 0) return no('requiredByLaw', required)
  if (facts.fastTrack.kind !== 'open') return no('notEligible')
  const barrier = findPromiseBarrier(rule.value.promise, facts.promise, on)
  if (barrier !== undefined) return no(barrier)
  return { kind: rule.value.accept, source }
}

function findPromiseBarrier(
  form: 'documentsInPeriod' | 'promiseInPeriod' | null,
  promise: PromiseFacts | null,
  on: LocalDate,
): 'promiseMissing' | 'promiseLate' | undefined {
  if (form === null) return undefined
  if (promise === null || promise.givenOn === null || promise.givenOn > on) return 'promiseMissing'
  if (form === 'promiseInPeriod') return promise.givenOn > promise.periodEnds ? 'promiseLate' : undefined
  if (promise.documentsBy === null) return 'promiseMissing'
  return promise.documentsBy > promise.periodEnds ? 'promiseLate' : undefined
}

/** What taking in an incomplete application needs. */
export interface DeferDocuments {
  readonly missing: readonly MissingDocument[]
  readonly promise: TextRef
  readonly dueOn: LocalDate
  readonly by: Actor
  readonly on: LocalDate
}

/**
 * Takes in an incomplete application on the applicant's promise. Refused for materials that law requires, without
 * the promise, and where the reading says no.
 * @basis YF/(四); GD/(四); JN/二(二)2; PY/三(一)
 */
export function decideDeferDocuments(
  matter: Matter | undefined,
  { missing, promise, dueOn, by, on }: DeferDocuments,
  reading: DeferredAcceptanceReading,
  ground: Ground,
): Result<readonly MatterEvent[], Refusal> {
  const admitted = admitAct(matter, on, by)
  if (!admitted.ok) return admitted
  if (admitted.value.promise !== null) return refuse({ code: 'PROMISE_ALREADY_GIVEN', basis: [] })
  const required = missing.filter(({ requiredByLaw }) => requiredByLaw).map(({ document }) => document)
  const basis = reading.kind === 'unspecified' ? [] : [reading.source]
  if (required.length > 0) return refuse({ code: 'DEFERRED_DOCUMENT_REQUIRED_BY_LAW', basis, documents: required })
  if (promise.trim() === '' || (reading.kind === 'no' && reading.why === 'promiseMissing'))
    return refuse({ code: 'PROMISE_MISSING', basis })
  if (missing.length === 0 || reading.kind === 'no' || reading.kind === 'unspecified' || dueOn < on)
    return refuse({ code: 'DEFERRED_DOCUMENTS_NOT_ALLOWED', basis })
  const documents = missing.map(({ document }) => document)
  const deferred: DeferredPromise = { missing: documents, promise, acceptedOn: on, dueOn, supplied: [], broken: null }
  return ok([{ type: 'DocumentsDeferred', promise: deferred, by, ground }])
}

/** Where a promise stands on a day. */
export type PromiseReading =
  | { readonly kind: 'running'; readonly dueOn: LocalDate; readonly outstanding: readonly string[] }
  | { readonly kind: 'kept'; readonly on: LocalDate; readonly late: boolean }
  | { readonly kind: 'overdue'; readonly dueOn: LocalDate; readonly outstanding: readonly string[] }
  | { readonly kind: 'broken'; readonly on: LocalDate; readonly consequence: DeferredConsequence }

/**
 * Where the promise to supply the missing documents stands: its last day is its date, rest day or not, and supply
 * on that day is in time.
 * @basis YF/(四); GD/(四)
 */
export function readDeferredPromise(promise: DeferredPromise, on: LocalDate): PromiseReading {
  const { missing, dueOn, broken } = promise
  const supplied = promise.supplied.filter((each) => each.on <= on)
  const outstanding = missing.filter((document) => !supplied.some(({ item }) => item === document))
  if (outstanding.length === 0) {
    const last = supplied.reduce((latest, each) => (each.on > latest ? each.on : latest), promise.acceptedOn)
    return { kind: 'kept', on: last, late: last > dueOn }
  }
  if (broken !== null && broken.on <= on) return { kind: 'broken', on: broken.on, consequence: broken.consequence }
  return { kind: on > dueOn ? 'overdue' : 'running', dueOn, outstanding }
}

/** Records documents that came in on the promise, late ones too. Refused for documents that were not deferred. */
export function decideSupplyDocuments(
  matter: Matter | undefined,
  items: readonly string[],
  on: LocalDate,
): Result<readonly MatterEvent[], Refusal> {
  const admitted = admitAct(matter, on)
  if (!admitted.ok) return admitted
  const { promise } = admitted.value
  if (promise === null) return refuse({ code: 'PROMISE_MISSING', basis: [] })
  if (isSettled(readDeferredPromise(promise, on))) return refuse({ code: 'PROMISE_ALREADY_SETTLED', basis: [] })
  const foreign = items.filter((item) => !promise.missing.includes(item))
  if (foreign.length > 0 || items.length === 0)
    return refuse({ code: 'DOCUMENT_NOT_DEFERRED', basis: [], documents: foreign })
  return ok([{ type: 'DeferredDocumentsSupplied', items, on }])
}

/** Records that the promise was not kept and what follows in this matter. Refused while its last day has not passed. */
export function decideBreakPromise(
  matter: Matter | undefined,
  breach: {
    readonly consequence: DeferredConsequence
    readonly text: TextRef
    readonly by: Actor
    readonly on: LocalDate
  },
): Result<readonly MatterEvent[], Refusal> {
  const admitted = admitAct(matter, breach.on, breach.by)
  if (!admitted.ok) return admitted
  const { promise } = admitted.value
  if (promise === null) return refuse({ code: 'PROMISE_MISSING', basis: [] })
  if (breach.text.trim() === '') return refuse({ code: 'REASON_MISSING', basis: [] })
  const reading = readDeferredPromise(promise, breach.on)
  if (isSettled(reading)) return refuse({ code: 'PROMISE_ALREADY_SETTLED', basis: [] })
  if (reading.kind === 'running') return refuse({ code: 'PROMISE_STILL_RUNNING', basis: [], dueOn: reading.dueOn })
  return ok([{ type: 'DeferredPromiseBroken', ...breach }])
}

function isSettled(reading: PromiseReading): boolean {
  return reading.kind === 'kept' || reading.kind === 'broken'
}
