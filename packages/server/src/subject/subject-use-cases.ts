import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { SubjectKind } from '@xinheng/domain/kernel/refs'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import { decideSubjectAct, type Subject, type SubjectAct } from '@xinheng/domain/subject/subject'
import { hashIdentifier } from '../access/identifier-hash.ts'
import { actInTransaction, actOnCase, type Acting, type Folded } from '../db/case-act.ts'
import type { Db, Tx } from '../db/open.ts'
import { plainRef } from '@xinheng/domain/kernel/text-ref'
import { transact } from '../db/transact.ts'
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

/** An act in the life of a subject: renamed, merged, split, deregistered, offices taken and left, a code confirmed by hand. */
export async function actOnSubject(
  service: Service,
  acting: Acting,
  subjectId: string,
  act: SubjectAct,
  on: LocalDate,
  expected?: number,
): Promise<Result<Folded<Subject>, Refusal>> {
  const { db, ambient } = service
  return actOnCase(
    db,
    SUBJECT_STREAM,
    subjectId,
    recordingOf(service, acting),
    async (_tx, state) => decideSubjectAct(state, subjectId, act, on, NO_GROUND, ambient.today()),
    expected,
  )
}

/**
 * Puts a text about a subject away and answers its reference: in the vault, except the public name of an organisation.
 * With `identifierType` the subject is found by the number from now on.
 */
export async function sealSubjectText(
  service: Service,
  subjectId: string,
  purpose: string,
  text: string,
  identifierType?: string,
): Promise<string> {
  const { db, vault, keys } = service
  const head = await findSubjectHead(db, subjectId)
  if (purpose === 'name' && head !== undefined && !head.protected) return plainRef(text)
  return db.transaction().execute(async (tx) => {
    const { ref } = await vault.sealValue(tx, { subjectId, purpose, plaintext: text })
    if (identifierType !== undefined) {
      const hash = hashIdentifier(keys, identifierType, text)
      await insertIdentifier(tx, { subjectId, type: identifierType, hash, valueRef: ref, state: 'current' })
    }
    return ref
  })
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
