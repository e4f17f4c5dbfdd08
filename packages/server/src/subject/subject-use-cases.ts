import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { parseIdentityDocument } from '@xinheng/domain/identifier/identity-document'
import { normaliseIdentifier } from '@xinheng/domain/identifier/normalise-identifier'
import { parseUscc } from '@xinheng/domain/identifier/uscc'
import type { SubjectKind } from '@xinheng/domain/kernel/refs'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import { decideSubjectAct, type Subject, type SubjectAct } from '@xinheng/domain/subject/subject'
import { hashIdentifier } from '../access/identifier-hash.ts'
import { actInTransaction, type Acting, type Folded } from '../db/case-act.ts'
import type { Db, Tx } from '../db/open.ts'
import { plainRef } from '@xinheng/domain/kernel/text-ref'
import { transact } from '../db/transact.ts'
import type { ValueToSeal } from '../db/vault.ts'
import type { Service } from '../service.ts'
import { findSubjectByHash, insertIdentifier, isProtected, SUBJECT_STREAM } from './subject-store.ts'

/** An identifier as typed by a person or a file and normalised: its type (`uscc`, `residentId`, `passport` …) and number. */
export interface Identifier {
  readonly type: string
  readonly number: string
}

/** A subject to register, with what it is known by. */
export interface NewSubject {
  readonly kind: SubjectKind
  readonly name: string
  readonly identifiers: readonly Identifier[]
  /** Where the fact comes from: the file or document. */
  readonly evidence: string
  readonly on: LocalDate
}

/** The subject that bears an identifier now, by keyed hash; a masked number matches nothing. */
export async function findSubject(
  service: Pick<Service, 'keys'>,
  db: Db | Tx,
  { type, number }: Identifier,
): Promise<string | undefined> {
  if (number.includes('*')) return undefined
  return findSubjectByHash(db, type, hashIdentifier(service.keys, type, number))
}

/** Registers a subject in a transaction of the caller; names and numbers of protected subjects go to the vault. */
export async function registerSubject(
  service: Service,
  tx: Tx,
  acting: Acting,
  subject: NewSubject,
): Promise<Result<string, Refusal>> {
  const { ambient, vault, keys } = service
  const subjectId = ambient.uuid()
  const hidden = isProtected(subject.kind)
  const name = hidden
    ? (await vault.sealValue(tx, { subjectId, purpose: 'name', plaintext: subject.name })).ref
    : plainRef(subject.name)
  const sealed = await vault.sealValues(
    tx,
    subject.identifiers.map(({ type, number }) => ({ subjectId, purpose: `identifier:${type}`, plaintext: number })),
  )
  const documents = subject.identifiers.map(({ type }, index) => ({
    document: sealed[index]?.ref ?? '',
    type,
    confirmedByHand: false,
  }))
  const act: SubjectAct = { act: 'register', kind: subject.kind, name, documents, evidence: subject.evidence }
  const done = await actInTransaction(tx, SUBJECT_STREAM, subjectId, recordingOf(service, acting), (state) =>
    decideSubjectAct(state, subjectId, act, subject.on, NO_GROUND, ambient.today()),
  )
  if (!done.ok) return done
  for (const [index, { type, number }] of subject.identifiers.entries()) {
    await insertIdentifier(tx, {
      subjectId,
      type,
      hash: hashIdentifier(keys, type, number),
      valueRef: sealed[index]?.ref ?? null,
      state: 'current',
    })
  }
  const uscc = subject.identifiers.find(({ type }) => type === 'uscc')
  if (!hidden && uscc !== undefined) {
    await tx.updateTable('subject').set({ uscc: uscc.number }).where('id', '=', subjectId).execute()
  }
  return ok(subjectId)
}

/** The subject of an identifier, registered when there is none yet. */
export async function resolveSubject(
  service: Service,
  acting: Acting,
  subject: NewSubject,
): Promise<Result<string, Refusal>> {
  return transact(service.db, async (tx) => {
    for (const identifier of subject.identifiers) {
      const known = await findSubject(service, tx, identifier)
      if (known !== undefined) return ok(known)
    }
    return registerSubject(service, tx, acting, subject)
  })
}

/** An act in the life of a subject that needs nothing sealed: merged, split, deregistered, offices taken and left. */
export async function actOnSubject(
  service: Service,
  acting: Acting,
  at: SubjectActAt,
  act: SubjectAct,
): Promise<Result<Folded<Subject>, Refusal>> {
  return transact(service.db, async (tx) => actOn(service, tx, acting, at, act))
}

/** Where and when an act on a subject happens: the day of the fact, and the version that the official saw. */
export interface SubjectActAt {
  readonly subjectId: string
  readonly on: LocalDate
  readonly expected?: number
}

/** A subject gets another name; a refused change leaves nothing in the vault. */
export async function renameSubject(
  service: Service,
  acting: Acting,
  at: SubjectActAt,
  { name, evidence }: { readonly name: string; readonly evidence: string },
): Promise<Result<Folded<Subject>, Refusal>> {
  return transact(service.db, async (tx) => {
    const head = await findSubjectHead(tx, at.subjectId)
    const ref =
      head !== undefined && !head.protected
        ? plainRef(name)
        : await sealIfActive(service, tx, head, { subjectId: at.subjectId, purpose: 'name', plaintext: name })
    return actOn(service, tx, acting, at, { act: 'rename', name: ref, evidence })
  })
}

/** An official confirms that a code which fails its check is genuine; the reasons are sealed with the act or not at all. */
export async function confirmSubjectCode(
  service: Service,
  acting: Acting,
  at: SubjectActAt,
  { document, reasons, evidence }: { readonly document: string; readonly reasons: string; readonly evidence: string },
): Promise<Result<Folded<Subject>, Refusal>> {
  return transact(service.db, async (tx) => {
    const head = await findSubjectHead(tx, at.subjectId)
    const value = { subjectId: at.subjectId, purpose: 'reasons', plaintext: reasons }
    const ref = reasons.trim() === '' ? '' : await sealIfActive(service, tx, head, value)
    const done = await actOn(service, tx, acting, at, {
      act: 'confirmCode',
      document,
      reasons: ref,
      by: { officerId: acting.officerId, organisationId: acting.organisationId },
      evidence,
    })
    if (!done.ok) return done
    await tx
      .updateTable('subject_identifier')
      .set({ state: 'confirmedByHand' })
      .where('subject_id', '=', at.subjectId)
      .where('value_ref', '=', document)
      .execute()
    return done
  })
}

/** A second document as typed: its type and number, and whether the official saw that an odd code is genuine. */
export interface DocumentToAdd {
  readonly type: string
  readonly number: string
  /** Only for a code whose check fails and that the registration authority's own paper shows. */
  readonly genuine: boolean
  readonly evidence: string
}

/**
 * Ties a second document to a subject, by which it is found from now on. A number that another subject holds is
 * refused: whether the two are one is decided by a named official with the act `sameAs`.
 */
export async function addSubjectDocument(
  service: Service,
  acting: Acting,
  at: SubjectActAt,
  { type, number, genuine, evidence }: DocumentToAdd,
): Promise<Result<Folded<Subject>, Refusal>> {
  const read = readDocument(type, number, genuine)
  if (!read.ok) return refuse({ code: 'IDENTIFIER_INVALID', fault: read.error, basis: [] })
  const { subjectId } = at
  return transact(service.db, async (tx) => {
    const identifier = { type, number: read.value.number }
    const holder = await findSubject(service, tx, identifier)
    if (holder === subjectId) return refuse({ code: 'ALREADY_REGISTERED', basis: [] })
    if (holder !== undefined) return refuse({ code: 'IDENTIFIER_HELD', subjectId: holder, basis: [] })
    const value = { subjectId, purpose: `identifier:${type}`, plaintext: identifier.number }
    const ref = await sealIfActive(service, tx, await findSubjectHead(tx, subjectId), value)
    const { confirmedByHand } = read.value
    const done = await actOn(service, tx, acting, at, {
      act: 'addDocument',
      document: { document: ref, type, confirmedByHand },
      by: { officerId: acting.officerId, organisationId: acting.organisationId },
      evidence,
    })
    if (!done.ok) return done
    const hash = hashIdentifier(service.keys, type, identifier.number)
    const state = confirmedByHand ? 'confirmedByHand' : 'current'
    const tied = await insertIdentifier(tx, { subjectId, type, hash, valueRef: ref, state })
    return tied ? done : refuse({ code: 'CASE_CHANGED_MEANWHILE', basis: [] })
  })
}

/** Document types that a second document may have, as importers match them; each with its code in the exchange tables. */
const PERSONAL_DOCUMENTS: Readonly<Record<string, string>> = {
  residentId: '01',
  passport: '02',
  hongKongMacaoPermit: '03',
  taiwanPermit: '04',
  foreignerPermit: '05',
}

function readDocument(
  type: string,
  text: string,
  genuine: boolean,
): Result<{ readonly number: string; readonly confirmedByHand: boolean }, string> {
  if (type === 'uscc') {
    const parsed = parseUscc(text)
    if (parsed.ok) return ok({ number: parsed.value, confirmedByHand: false })
    const { error } = parsed
    if (genuine && 'confirmable' in error && error.confirmable)
      return ok({ number: normaliseIdentifier(text), confirmedByHand: true })
    return refuse(error.code)
  }
  const code = PERSONAL_DOCUMENTS[type]
  const parsed = parseIdentityDocument(code ?? type, text)
  return parsed.ok ? ok({ number: parsed.value.number, confirmedByHand: false }) : refuse(parsed.error.code)
}

/** Seals a value for an act; an unknown or erased subject gets an empty reference, since its act is refused anyway. */
async function sealIfActive(
  { vault }: Service,
  tx: Tx,
  head: Awaited<ReturnType<typeof findSubjectHead>>,
  value: ValueToSeal,
): Promise<string> {
  return head === undefined || head.erased_on !== null ? '' : (await vault.sealValue(tx, value)).ref
}

async function actOn(
  service: Service,
  tx: Tx,
  acting: Acting,
  { subjectId, on, expected }: SubjectActAt,
  act: SubjectAct,
): Promise<Result<Folded<Subject>, Refusal>> {
  const head = await findSubjectHead(tx, subjectId)
  if (head !== undefined && head.erased_on !== null)
    return refuse({ code: 'NO_LONGER_EXISTS', since: head.erased_on, basis: [] })
  const { ambient } = service
  const decide = (state: Subject | undefined) => decideSubjectAct(state, subjectId, act, on, NO_GROUND, ambient.today())
  return actInTransaction(tx, SUBJECT_STREAM, subjectId, recordingOf(service, acting), decide, expected)
}

/** A subject's row: whether it is protected, its public name if it has one, and its version. */
export async function findSubjectHead(db: Db | Tx, id: string) {
  return db
    .selectFrom('subject')
    .select(['id', 'name', 'protected', 'version', 'erased_on'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Facts of a registry rest on its document (`evidence`), not on a rule of this system. */
const NO_GROUND = { rulebook: 'none', basis: [], values: {} } as const

function recordingOf({ ambient }: Service, acting: Acting) {
  return { ambient, acting, rulebookVersion: null }
}
