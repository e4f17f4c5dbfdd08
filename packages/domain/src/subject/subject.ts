import type { LocalDate } from '../calendar/local-date.ts'
import type { Actor, EvidenceRef, Ground, PersonRef, SubjectId, SubjectKind, TextRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import type { OfficeHolding } from '../listing/responsible-persons.ts'

/** An identity document or code of a subject, by reference to the vault; its number never stands in an event. */
export interface SubjectDocument {
  readonly document: TextRef
  readonly type: string
  /** True where the code fails its check and an official confirmed it as genuine. */
  readonly confirmedByHand: boolean
}

/** What a named official decided about an entry when its subject passed into others. */
export interface Succession {
  readonly listingId: string
  /** The successor that the entry follows to; `null` where it follows to none. */
  readonly to: SubjectId | null
  readonly on: LocalDate
  readonly by: Actor
}

/** A credit subject (信用主体) over its life. */
export interface Subject {
  readonly subjectId: SubjectId
  readonly kind: SubjectKind
  /** `gone` subjects keep their history and their entries; nothing new is registered on them. */
  readonly status:
    | { readonly kind: 'active' }
    | { readonly kind: 'gone'; readonly how: 'merged' | 'split' | 'deregistered' | 'sameAs'; readonly on: LocalDate }
  readonly names: readonly { readonly name: TextRef; readonly from: LocalDate }[]
  readonly documents: readonly SubjectDocument[]
  readonly offices: readonly OfficeHolding[]
  readonly successors: readonly SubjectId[]
  readonly successions: readonly Succession[]
}

interface Happened<Type extends string> {
  readonly type: Type
  readonly subjectId: SubjectId
  readonly on: LocalDate
  readonly ground: Ground
  /** Where the fact comes from: a registry file, a document. */
  readonly evidence: EvidenceRef
}

export type SubjectEvent =
  | (Happened<'SubjectRegistered'> & {
      readonly kind: SubjectKind
      readonly name: TextRef
      readonly documents: readonly SubjectDocument[]
    })
  | (Happened<'SubjectRenamed'> & { readonly name: TextRef })
  | (Happened<'SubjectDocumentAdded'> & { readonly document: SubjectDocument; readonly by: Actor | null })
  | (Happened<'SubjectCodeConfirmed'> & { readonly document: TextRef; readonly reasons: TextRef; readonly by: Actor })
  | (Happened<'OfficeTaken'> & { readonly person: PersonRef; readonly office: OfficeHolding['office'] })
  | (Happened<'OfficeLeft'> & { readonly person: PersonRef; readonly office: OfficeHolding['office'] })
  | (Happened<'SubjectEnded'> & {
      readonly how: 'merged' | 'split' | 'deregistered' | 'sameAs'
      readonly into: readonly SubjectId[]
      readonly by: Actor | null
    })
  | (Happened<'SuccessionDecided'> & {
      readonly listingId: string
      readonly to: SubjectId | null
      readonly reasons: TextRef
      readonly by: Actor
    })

export type SubjectEventType = SubjectEvent['type']

/** The state after one more event; an event that does not fit changes nothing. Dates of offices are the events' dates. */
export function evolveSubject(state: Subject | undefined, event: SubjectEvent): Subject | undefined {
  if (state === undefined) return event.type === 'SubjectRegistered' ? registered(event) : undefined
  switch (event.type) {
    case 'SubjectRegistered':
      return state
    case 'SubjectRenamed':
      return { ...state, names: [...state.names, { name: event.name, from: event.on }] }
    case 'SubjectDocumentAdded':
      return { ...state, documents: [...state.documents, event.document] }
    case 'SubjectCodeConfirmed': {
      const documents = state.documents.map((one) =>
        one.document === event.document ? { ...one, confirmedByHand: true } : one,
      )
      return { ...state, documents }
    }
    case 'OfficeTaken': {
      const { person, office, on } = event
      return { ...state, offices: [...state.offices, { person, office, from: on, until: null }] }
    }
    case 'OfficeLeft': {
      const { person, office, on } = event
      const offices = state.offices.map((one) =>
        one.person === person && one.office === office && one.until === null ? { ...one, until: on } : one,
      )
      return { ...state, offices }
    }
    case 'SubjectEnded':
      if (state.status.kind === 'gone') return state
      return { ...state, status: { kind: 'gone', how: event.how, on: event.on }, successors: event.into }
    case 'SuccessionDecided': {
      const { listingId, to, on, by } = event
      const others = state.successions.filter((one) => one.listingId !== listingId)
      return { ...state, successions: [...others, { listingId, to, on, by }] }
    }
  }
}

/** An act in the life of a subject, with its evidence. */
export type SubjectAct = { readonly evidence: EvidenceRef } & (
  | {
      readonly act: 'register'
      readonly kind: SubjectKind
      readonly name: TextRef
      readonly documents: readonly SubjectDocument[]
    }
  | { readonly act: 'rename'; readonly name: TextRef }
  | { readonly act: 'addDocument'; readonly document: SubjectDocument; readonly by: Actor }
  | { readonly act: 'confirmCode'; readonly document: TextRef; readonly reasons: TextRef; readonly by: Actor }
  | { readonly act: 'takeOffice'; readonly person: PersonRef; readonly office: OfficeHolding['office'] }
  | { readonly act: 'leaveOffice'; readonly person: PersonRef; readonly office: OfficeHolding['office'] }
  | {
      readonly act: 'end'
      readonly how: 'merged' | 'split' | 'deregistered' | 'sameAs'
      readonly into: readonly SubjectId[]
      readonly by: Actor | null
    }
)

/**
 * Records an act in a subject's life. `on` is the day of the fact, at most today. That two subjects are one person, that
 * a document belongs to somebody, and that an odd code is genuine are decided by a named official.
 */
export function decideSubjectAct(
  state: Subject | undefined,
  subjectId: SubjectId,
  act: SubjectAct,
  on: LocalDate,
  ground: Ground,
  today: LocalDate,
): Result<readonly SubjectEvent[], Refusal> {
  if (on > today) return refuse({ code: 'DATE_IN_FUTURE', date: on, basis: [] })
  if (act.evidence === '') return refuse({ code: 'EVIDENCE_MISSING', basis: [] })
  const head = { subjectId, on, ground, evidence: act.evidence }
  if (act.act === 'register') {
    if (state !== undefined) return refuse({ code: 'ALREADY_REGISTERED', basis: [] })
    const { kind, name, documents } = act
    return ok([{ type: 'SubjectRegistered', ...head, kind, name, documents }])
  }
  if (state === undefined) return refuse({ code: 'WRONG_STATE', state: 'none', basis: [] })
  if (state.status.kind === 'gone') return refuse({ code: 'NO_LONGER_EXISTS', since: state.status.on, basis: [] })
  const open = (person: PersonRef, office: OfficeHolding['office']): boolean =>
    state.offices.some((one) => one.person === person && one.office === office && one.until === null && one.from <= on)
  switch (act.act) {
    case 'rename':
      return ok([{ type: 'SubjectRenamed', ...head, name: act.name }])
    case 'addDocument':
      return ok([{ type: 'SubjectDocumentAdded', ...head, document: act.document, by: act.by }])
    case 'confirmCode': {
      const { document, reasons, by } = act
      if (reasons === '') return refuse({ code: 'REASONS_MISSING', basis: [] })
      const known = state.documents.some((one) => one.document === document)
      if (!known) return refuse({ code: 'WRONG_STATE', state: 'unknownDocument', basis: [] })
      return ok([{ type: 'SubjectCodeConfirmed', ...head, document, reasons, by }])
    }
    case 'takeOffice':
      if (open(act.person, act.office)) return refuse({ code: 'ALREADY_REGISTERED', basis: [] })
      return ok([{ type: 'OfficeTaken', ...head, person: act.person, office: act.office }])
    case 'leaveOffice':
      if (!open(act.person, act.office)) return refuse({ code: 'WRONG_STATE', state: 'notInOffice', basis: [] })
      return ok([{ type: 'OfficeLeft', ...head, person: act.person, office: act.office }])
    case 'end': {
      const { how, into, by } = act
      const wanted = how === 'deregistered' ? 0 : how === 'split' ? 2 : 1
      const fits = how === 'split' ? into.length >= wanted : into.length === wanted
      if (!fits || into.includes(subjectId)) return refuse({ code: 'WRONG_STATE', state: how, basis: [] })
      if (how === 'sameAs' && by === null) return refuse({ code: 'PERSON_MUST_CONFIRM', basis: [] })
      return ok([{ type: 'SubjectEnded', ...head, how, into, by }])
    }
  }
}

/**
 * Decides whether an entry follows its subject to a successor. Never automatic: a named official does, with reasons,
 * entry by entry; a deregistered subject has no successor to follow to.
 */
export function decideSuccession(
  state: Subject | undefined,
  command: {
    readonly listingId: string
    readonly to: SubjectId | null
    readonly reasons: TextRef
    readonly evidence: EvidenceRef
    readonly by: Actor | 'system'
  },
  ground: Ground,
  today: LocalDate,
): Result<readonly SubjectEvent[], Refusal> {
  const { listingId, to, reasons, evidence, by } = command
  if (state === undefined || state.status.kind === 'active') {
    return refuse({ code: 'WRONG_STATE', state: state?.status.kind ?? 'none', basis: [] })
  }
  if (by === 'system') return refuse({ code: 'PERSON_MUST_CONFIRM', basis: [] })
  if (reasons === '') return refuse({ code: 'REASONS_MISSING', basis: [] })
  if (to !== null && !state.successors.includes(to)) return refuse({ code: 'PREDECESSOR_GONE', id: to, basis: [] })
  const { subjectId } = state
  return ok([{ type: 'SuccessionDecided', subjectId, on: today, ground, evidence, listingId, to, reasons, by }])
}

/**
 * Whose entry it is now. A subject that is the same as another carries its entries over (it is one person); after a
 * merger or a split an entry stays where it was until a person has decided.
 */
export function readSuccession(
  subject: Subject,
  listingId: string,
):
  | { readonly kind: 'own' }
  | { readonly kind: 'undecided' }
  | { readonly kind: 'decided'; readonly to: SubjectId | null } {
  if (subject.status.kind === 'active') return { kind: 'own' }
  const decided = subject.successions.find((one) => one.listingId === listingId)
  if (decided !== undefined) return { kind: 'decided', to: decided.to }
  const { how } = subject.status
  if (how === 'sameAs') return { kind: 'decided', to: subject.successors[0] ?? null }
  return how === 'deregistered' ? { kind: 'own' } : { kind: 'undecided' }
}

/**
 * Whether another subject may pursue what was done to one that is no more: it took over its rights, by merger, split, or
 * because both are the same. Whether an entry follows to it is another question, which an official decides.
 * @basis ALIT/第二十五条; ARL/第十四条
 */
export function standsInFor({ status, successors }: Subject, other: SubjectId): boolean {
  return status.kind === 'gone' && status.how !== 'deregistered' && successors.includes(other)
}

/** The name a subject bore on a day, as a reference; `undefined` before it was registered. */
export function findNameOn(subject: Subject, on: LocalDate): TextRef | undefined {
  return subject.names.findLast(({ from }) => from <= on)?.name
}

function registered({
  subjectId,
  kind,
  name,
  documents,
  on,
}: Extract<SubjectEvent, { type: 'SubjectRegistered' }>): Subject {
  return {
    subjectId,
    kind,
    status: { kind: 'active' },
    names: [{ name, from: on }],
    documents,
    offices: [],
    successors: [],
    successions: [],
  }
}
