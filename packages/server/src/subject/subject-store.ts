import { evolveSubject, type Subject, type SubjectEvent } from '@xinheng/domain/subject/subject'
import { isProtected } from '@xinheng/domain/subject/protected'
import type { StreamKind } from '../db/case-act.ts'
import type { Db, Tx } from '../db/open.ts'
import { readPlainRef } from '@xinheng/domain/kernel/text-ref'

export { isProtected }

const STATES = { merged: 'merged', split: 'split', deregistered: 'deregistered', sameAs: 'merged' } as const

export const SUBJECT_STREAM: StreamKind<Subject, SubjectEvent> = {
  kind: 'subject',
  evolve: (state, event) => {
    const next = evolveSubject(state, event)
    if (next === undefined) throw new TypeError(`a subject cannot begin with ${event.type}`)
    return next
  },
  project: async (tx, { state, version, position }, events) => {
    await tx
      .insertInto('subject')
      .values({ id: state.subjectId, ...columnsOf(state), version, position })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...columnsOf(state), version, position }))
      .execute()
    for (const event of events) await projectIdentity(tx, state, event)
  },
}

/** The columns of the read table that follow from the folded subject, except its code, which is matched apart. */
export function columnsOf(state: Subject) {
  const name = state.names.at(-1)?.name ?? ''
  const hidden = isProtected(state.kind)
  return {
    kind: state.kind,
    protected: hidden,
    name: hidden ? null : (readPlainRef(name) ?? name),
    name_ref: hidden ? name : null,
    state: state.status.kind === 'active' ? 'active' : STATES[state.status.how],
    merged_into: state.status.kind === 'gone' && state.successors.length === 1 ? (state.successors[0] ?? null) : null,
    snapshot: JSON.stringify(state),
  }
}

async function projectIdentity(tx: Tx, state: Subject, event: SubjectEvent): Promise<void> {
  if (event.type === 'SubjectRenamed' && !isProtected(state.kind)) {
    const former = state.names.at(-2)
    if (former === undefined) return
    await tx
      .insertInto('subject_former_name')
      .values({ subject_id: state.subjectId, name: readPlainRef(former.name) ?? former.name, until: event.on })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  if (event.type === 'SubjectEnded' && event.how === 'sameAs') {
    const [into] = event.into
    if (into === undefined) return
    await tx
      .updateTable('subject_identifier')
      .set({ subject_id: into })
      .where('subject_id', '=', state.subjectId)
      .execute()
  }
}

/** One identifier by which a subject is matched. */
export interface IdentifierRow {
  readonly subjectId: string
  readonly type: string
  readonly hash: Uint8Array
  readonly valueRef: string | null
  readonly state: 'current' | 'former' | 'confirmedByHand'
}

/** Ties an identifier to a subject; one that is tied already stays as it is, and `false` says so. */
export async function insertIdentifier(tx: Tx, row: IdentifierRow): Promise<boolean> {
  const tied = await tx
    .insertInto('subject_identifier')
    .values({
      subject_id: row.subjectId,
      identifier_type: row.type,
      identifier_hash: row.hash,
      state: row.state,
      value_ref: row.valueRef,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('subject_id')
    .execute()
  return tied.length > 0
}

/** The subject that now bears an identifier. */
export async function findSubjectByHash(db: Db | Tx, type: string, hash: Uint8Array): Promise<string | undefined> {
  const row = await db
    .selectFrom('subject_identifier')
    .select('subject_id')
    .where('identifier_type', '=', type)
    .where('identifier_hash', '=', hash)
    .where('state', '<>', 'former')
    .executeTakeFirst()
  return row?.subject_id
}
