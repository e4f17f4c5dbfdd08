import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { SubjectKind } from '@xinheng/domain/kernel/refs'
import { decideSubjectAct, evolveSubject, type Subject } from '@xinheng/domain/subject/subject'
import { sql } from 'kysely'
import { hashIdentifier } from '../access/identifier-hash.ts'
import { stampOf, type Acting } from '../db/case-act.ts'
import { BytePack } from '../db/byte-pack.ts'
import { appendNewStreams, type NewStreams } from '../db/event-log.ts'
import type { Db, Tx } from '../db/open.ts'
import { plainRef } from '@xinheng/domain/kernel/text-ref'
import type { RowSubject } from '../exchange/parsed-row.ts'
import type { Service } from '../service.ts'
import { columnsOf, isProtected } from '../subject/subject-store.ts'
import type { Identifier } from '../subject/subject-use-cases.ts'

/** A subject of the register as rows are matched with it. */
export interface KnownSubject {
  readonly subjectId: string
  readonly kind: SubjectKind
  /** Every name it goes by; empty while a protected subject's names were not opened. */
  readonly names: readonly string[]
}

const DOCUMENT_TYPES: Readonly<Record<string, string>> = {
  '01': 'residentId',
  '02': 'passport',
  '03': 'hongKongMacaoPermit',
  '04': 'taiwanPermit',
  '05': 'foreignerPermit',
}

/** What a row's subject is matched by, strongest first; nothing for a masked or unidentified one. */
export function listIdentifiers(subject: RowSubject): readonly Identifier[] {
  if (subject.identity !== 'full') return []
  const { code, document, numbers } = subject
  return [
    ...(code === undefined ? [] : [{ type: 'uscc', number: code }]),
    ...(document === undefined
      ? []
      : [{ type: DOCUMENT_TYPES[document.type] ?? `document${document.type}`, number: document.number }]),
    ...numbers.map(({ type, value }) => ({ type, number: value })),
  ]
}

/** The key under which an identifier is looked up within a chunk. */
export type IdentifierKey = string

/** Hashes identifiers, each once. */
export function createIdentifierHash(service: Pick<Service, 'keys'>): (identifier: Identifier) => IdentifierKey {
  const known = new Map<string, IdentifierKey>()
  return ({ type, number }) => {
    const name = `${type}\0${number}`
    const found = known.get(name)
    if (found !== undefined) return found
    const key = `${type}:${Buffer.from(hashIdentifier(service.keys, type, number)).toString('hex')}`
    if (known.size > 20_000) known.clear()
    known.set(name, key)
    return key
  }
}

interface FoundRow {
  readonly key: string
  readonly id: string
  readonly kind: string
  readonly name: string | null
  readonly name_ref: string | null
}

/** The subjects that now bear the identifiers, by key. Names of protected ones stay closed here. */
export async function findSubjects(
  db: Db | Tx,
  keys: readonly IdentifierKey[],
): Promise<ReadonlyMap<IdentifierKey, KnownSubject & { readonly nameRef: string | null }>> {
  if (keys.length === 0) return new Map()
  const wanted = keys.map((key) => ({ type: key.slice(0, key.indexOf(':')), hash: key.slice(key.indexOf(':') + 1) }))
  const { rows } = await sql<FoundRow>`
    select i.identifier_type || ':' || encode(i.identifier_hash, 'hex') as key, s.id, s.kind, s.name, s.name_ref
      from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(type text, hash text)
      join subject_identifier i on i.identifier_type = w.type and i.identifier_hash = decode(w.hash, 'hex')
           and i.state <> 'former'
      join subject s on s.id = i.subject_id`.execute(db)
  return new Map(
    rows.map(({ key, id, kind, name, name_ref }) => [
      key,
      { subjectId: id, kind: kind as SubjectKind, names: name === null ? [] : [name], nameRef: name_ref },
    ]),
  )
}

/** Opens the names of protected subjects before a chunk is written, since their rows' names are compared with them. */
export async function openNames(
  service: Service,
  { officerId, organisationId }: Acting,
  subjects: Iterable<KnownSubject & { readonly nameRef: string | null }>,
): Promise<ReadonlyMap<string, string>> {
  const refs = new Map<string, string>()
  for (const { subjectId, nameRef } of subjects) if (nameRef !== null) refs.set(nameRef, subjectId)
  const reader = { readerId: officerId, unitId: organisationId, reason: '导入时核对名称' }
  const opened = await service.vault.openValues(service.db, [...refs.keys()], reader)
  const names = new Map<string, string>()
  for (const [ref, value] of opened) {
    const subjectId = refs.get(ref)
    if (subjectId !== undefined && value.kind === 'value') names.set(subjectId, value.text)
  }
  return names
}

/** Names that subjects bore before, of those given. */
export async function listFormerNames(tx: Tx, subjectIds: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  const names = new Map<string, string[]>()
  if (subjectIds.length === 0) return names
  const rows = await tx
    .selectFrom('subject_former_name')
    .select(['subject_id', 'name'])
    .where('subject_id', 'in', [...subjectIds])
    .execute()
  for (const { subject_id, name } of rows) names.set(subject_id, [...(names.get(subject_id) ?? []), name])
  return names
}

/** Whether two spellings name the same: width, spaces and brackets aside. */
export function isSameName(a: string, b: string): boolean {
  return squeeze(a) === squeeze(b)
}

function squeeze(name: string): string {
  return name.normalize('NFKC').replaceAll(/[\s()[\]〔〕【】·•]/g, '')
}

/** A subject that a row brings. */
export interface SubjectToRegister {
  readonly subjectId: string
  readonly kind: SubjectKind
  readonly name: string
  readonly identifiers: readonly Identifier[]
  /** Whether a person confirmed a code that fails its check. */
  readonly confirmedByHand: boolean
  readonly on: LocalDate
}

/** An identifier got another holder while a chunk was being written: the chunk is rolled back and tried again. */
export class IdentifierTakenMeanwhile extends Error {}

const NO_GROUND = { rulebook: 'none', basis: [], values: {} } as const

/** Registers many subjects in a handful of statements; names and numbers of protected ones go to the vault. */
export async function registerSubjects(
  service: Service,
  tx: Tx,
  acting: Acting,
  evidence: string,
  subjects: readonly SubjectToRegister[],
): Promise<void> {
  if (subjects.length === 0) return
  const { ambient, vault, keys } = service
  const today = ambient.today()
  const values = subjects.flatMap(({ subjectId, kind, name, identifiers }) => [
    ...(isProtected(kind) ? [{ subjectId, purpose: 'name', plaintext: name }] : []),
    ...identifiers.map(({ type, number }) => ({ subjectId, purpose: `identifier:${type}`, plaintext: number })),
  ])
  const sealing = await vault.beginSealing(tx, values)
  const sealed = sealing.sealed.map(({ ref }) => ref).values()
  const take = (): string => sealed.next().value ?? ''
  const streams: NewStreams['streams'][number][] = []
  const rows: (ReturnType<typeof columnsOf> & { readonly id: string; readonly uscc: string | null })[] = []
  const hashes = new BytePack()
  const ties: object[] = []
  const stamp = stampOf({ ambient, acting, rulebookVersion: null })
  for (const { subjectId, kind, name, identifiers, confirmedByHand, on } of subjects) {
    const hidden = isProtected(kind)
    const nameRef = hidden ? take() : plainRef(name)
    const documents = identifiers.map(({ type }) => ({ document: take(), type, confirmedByHand }))
    const act = { act: 'register', kind, name: nameRef, documents, evidence } as const
    const decided = decideSubjectAct(undefined, subjectId, act, on, NO_GROUND, today)
    if (!decided.ok) throw new TypeError(`a subject of a file was not registered: ${decided.error.code}`)
    const state = decided.value.reduce<Subject | undefined>(evolveSubject, undefined)
    if (state === undefined) throw new TypeError('a registration made no subject')
    streams.push({
      streamId: subjectId,
      events: decided.value.map((event) => ({ type: event.type, payload: event, legalDate: on })),
    })
    const uscc = hidden ? null : (identifiers.find(({ type }) => type === 'uscc')?.number ?? null)
    rows.push({ id: subjectId, ...columnsOf(state), uscc })
    identifiers.forEach(({ type, number }, index) => {
      ties.push({
        subject_id: subjectId,
        type,
        at: hashes.put(hashIdentifier(keys, type, number)),
        state: confirmedByHand && type === 'uscc' ? 'confirmedByHand' : 'current',
        value_ref: documents[index]?.document ?? null,
      })
    })
  }
  await sealing.written
  const positions = await appendNewStreams(tx, ambient, { kind: 'subject', stamp, streams })
  const placed = rows.map((row) => ({ ...row, position: positions.get(row.id) }))
  await sql`
    insert into subject (id, kind, protected, name, name_ref, uscc, place, state, snapshot, version, position)
    select id, kind, protected, name, name_ref, uscc, ${acting.place}, state, snapshot::jsonb, 1, position
      from jsonb_to_recordset(${JSON.stringify(placed)}::jsonb) as r(
             id text, kind text, protected boolean, name text, name_ref text, uscc text, state text, snapshot text,
             position bigint)`.execute(tx)
  const tied = await sql<{ subject_id: string }>`
    insert into subject_identifier (subject_id, identifier_type, identifier_hash, state, value_ref)
    select subject_id, type, substr(packed, at, 32), state, value_ref
      from (select ${hashes.bytes}::bytea) as b(packed), jsonb_to_recordset(${JSON.stringify(ties)}::jsonb) as t(
             subject_id text, type text, at integer, state text, value_ref text)
    on conflict do nothing returning subject_id`.execute(tx)
  if (tied.rows.length !== ties.length) throw new IdentifierTakenMeanwhile('an identifier was taken meanwhile')
}
