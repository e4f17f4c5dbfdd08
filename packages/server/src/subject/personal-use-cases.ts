import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import type { Subject } from '@xinheng/domain/subject/subject'
import { sql } from 'kysely'
import { actingOf } from '../access/access-port.ts'
import { findBar, NOT_THERE, type OutOfReach } from '../access/out-of-reach.ts'
import { stampOf } from '../db/case-act.ts'
import type { Db } from '../db/open.ts'
import type { OpenedValue, Reader } from '../db/vault.ts'
import type { Caller } from '../access/caller.ts'
import type { Service } from '../service.ts'
import { findSubjectBar } from './subject-reach-views.ts'
import { readPlainRef } from '@xinheng/domain/kernel/text-ref'

type Outcome<T> = Promise<Result<T, Refusal | OutOfReach>>

/** One personal value as shown to an entitled officer: its kind, and the value or that it was erased, by what ground. */
export interface PersonalValue {
  readonly purpose: string
  readonly opened: OpenedValue
}

/**
 * Opens a subject's names and numbers for an officer who has a case of it, or for the subject itself. The reason is
 * logged with every value before the value is given out.
 */
export async function readPersonal(
  service: Service,
  caller: Caller,
  subjectId: string,
  reason: string,
): Outcome<readonly PersonalValue[]> {
  const { db, vault } = service
  const row = await db.selectFrom('subject').select(['snapshot']).where('id', '=', subjectId).executeTakeFirst()
  if (row === undefined) return NOT_THERE
  const bar = await findSubjectBar(service, caller, 'subject.readPersonal', subjectId)
  if (bar !== undefined) return bar
  if (reason.trim() === '') return refuse({ code: 'REASONS_MISSING', basis: [] })
  // A snapshot is what `project` wrote from a folded subject.
  const { names, documents } = row.snapshot as Subject
  const wanted = [
    ...names.map(({ name }) => ({ purpose: '名称或者姓名', ref: name })),
    ...documents.map(({ document, type }) => ({ purpose: type, ref: document })),
  ]
  const reader = { readerId: caller.principal.id, unitId: caller.organisationId, reason }
  const refs = wanted.map(({ ref }) => ref).filter((ref) => readPlainRef(ref) === undefined)
  const opened = await vault.openValues(db, refs, reader)
  return ok(
    wanted.map(({ purpose, ref }) => {
      const plain = readPlainRef(ref)
      const value = plain === undefined ? opened.get(ref) : ({ kind: 'value', text: plain, purpose } as const)
      if (value === undefined) throw new Error(`subject ${subjectId} names a value that never was`)
      return { purpose, opened: value }
    }),
  )
}

/**
 * Erases all personal values of a subject on a statutory ground, for good: neither a restored backup nor a look at an
 * earlier state brings them back. Subjects found to be the same one go with it, and so does what is kept of files whose
 * rows left out name it. `false` when there was nothing left to erase.
 */
export async function erasePersonal(
  service: Service,
  caller: Caller,
  subjectId: string,
  ground: string,
): Outcome<boolean> {
  const bar = findBar(caller.principal, 'vault.erase', {})
  if (bar !== undefined) return bar
  const { db, vault, ambient } = service
  const subjects = await listSameSubjects(db, subjectId)
  if (subjects.length === 0) return NOT_THERE
  if (ground.trim() === '') return refuse({ code: 'REASONS_MISSING', basis: [] })
  const reader = { readerId: caller.principal.id, unitId: caller.organisationId, reason: '依法删除前查找导入文件' }
  const files = await listFilesNaming(service, subjects, reader)
  const stamp = stampOf({ ambient, acting: actingOf(caller), rulebookVersion: null })
  const erased = await db.transaction().execute(async (tx) => {
    let any = false
    for (const id of [...subjects.map((each) => each.subjectId), ...files])
      if (await vault.eraseSubject(tx, { subjectId: id, ground, stamp })) any = true
    return any
  })
  await vault.carryErasures(db)
  return ok(erased)
}

/** A subject and those that an official found to be the same one. */
async function listSameSubjects(db: Db, subjectId: string): Promise<readonly Subject[]> {
  const found: Subject[] = []
  const waiting = [subjectId]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const own = await db.selectFrom('subject').select('snapshot').where('id', '=', id).executeTakeFirst()
    // A snapshot is what `project` wrote from a folded subject.
    if (own !== undefined) found.push(own.snapshot as Subject)
    const { rows } = await sql<{ readonly id: string }>`
      select id from subject
       where state <> 'active' and snapshot -> 'status' ->> 'how' = 'sameAs'
         and snapshot -> 'successors' @> ${JSON.stringify([id])}::jsonb`.execute(db)
    const known = new Set(found.map((each) => each.subjectId))
    waiting.push(...rows.map((row) => row.id).filter((each) => !known.has(each)))
  }
  return found
}

/** Owners in the vault of files that keep a name or number of the subjects in a row left out, or in their own name. */
async function listFilesNaming(
  { db, vault }: Service,
  subjects: readonly Subject[],
  reader: Reader,
): Promise<readonly string[]> {
  const refs = subjects.flatMap(({ names, documents }) => [
    ...names.map(({ name }) => name),
    ...documents.map(({ document }) => document),
  ])
  const opened = await vault.openValues(
    db,
    refs.filter((ref) => readPlainRef(ref) === undefined),
    reader,
  )
  const wanted = [...opened.values()].flatMap((value) =>
    value.kind === 'value' && value.text.length > 1 ? [value.text] : [],
  )
  const files = new Set<string>()
  if (wanted.length === 0) return []
  for (let after = ''; ;) {
    const rows = await db
      .selectFrom('vault_value')
      .select(['ref', 'subject_id'])
      .where('subject_id', 'like', 'file:%')
      .where('ciphertext', 'is not', null)
      .where('ref', '>', after)
      .orderBy('ref')
      .limit(SCANNED)
      .execute()
    const last = rows.at(-1)
    if (last === undefined) return [...files]
    after = last.ref
    const asked = rows.filter(({ subject_id }) => !files.has(subject_id))
    const texts = await vault.openValues(
      db,
      asked.map(({ ref }) => ref),
      reader,
    )
    for (const { ref, subject_id } of asked) {
      const text = texts.get(ref)
      if (text?.kind === 'value' && wanted.some((each) => text.text.includes(each))) files.add(subject_id)
    }
  }
}

/** How many kept values are opened at a time while files are looked through. */
const SCANNED = 500
