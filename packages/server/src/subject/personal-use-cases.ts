import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import type { Subject } from '@xinheng/domain/subject/subject'
import { sql } from 'kysely'
import { actingOf } from '../access/access-port.ts'
import { findBar, NOT_THERE, type OutOfReach } from '../access/out-of-reach.ts'
import type { Permission, Target } from '../access/permissions.ts'
import { stampOf } from '../db/case-act.ts'
import type { OpenedValue } from '../db/vault.ts'
import type { Caller } from '../access/caller.ts'
import type { Service } from '../service.ts'
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
 * earlier state brings them back. `false` when there was nothing left to erase.
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
  const known = await db.selectFrom('subject').select('id').where('id', '=', subjectId).executeTakeFirst()
  if (known === undefined) return NOT_THERE
  if (ground.trim() === '') return refuse({ code: 'REASONS_MISSING', basis: [] })
  const stamp = stampOf({ ambient, acting: actingOf(caller), rulebookVersion: null })
  const erased = await db.transaction().execute(async (tx) => vault.eraseSubject(tx, { subjectId, ground, stamp }))
  await vault.carryErasures(db)
  return ok(erased)
}

/** Whether a permission reaches a subject: through a record, entry or matter of the unit or place, or as oneself. */
export async function findSubjectBar(
  { db }: Service,
  caller: Caller,
  permission: Permission,
  subjectId: string,
): Promise<Result<never, OutOfReach> | undefined> {
  const { rows } = await sql<{ readonly unitId: string; readonly jurisdiction: string }>`
    select authority_id as "unitId", place as jurisdiction from record where subject_id = ${subjectId}
    union select provider_id, place from record where subject_id = ${subjectId}
    union select determiner_id, place from listing where subject_id = ${subjectId}
    union select m.unit_id, m.place from matter_party p join matter m on m.id = p.matter_id where p.subject_id = ${subjectId}
  `.execute(db)
  const targets: readonly Target[] = [{ subjectId }, ...rows.map((row) => ({ ...row, subjectId }))]
  return findBar(caller.principal, permission, ...targets)
}
