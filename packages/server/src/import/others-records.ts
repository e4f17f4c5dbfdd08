import type { RecordContent } from '@xinheng/domain/record/record'
import { sql } from 'kysely'
import { canonicalJson } from '../db/canonical-json.ts'
import type { Tx } from '../db/open.ts'
import { maskText } from '../exchange/mask-identifier.ts'
import type { ImportRun } from './import-context.ts'
import { contentOf, type RecordRowToTake } from './take-records.ts'

/** The record of a document that another unit sent before, and whether it says the same. */
export interface OthersRecord {
  readonly recordId: string
  readonly same: boolean
}

interface Found {
  readonly at: number
  readonly id: string
  readonly kind: string
  readonly authority_id: string
  readonly decided_on: string
  readonly content: RecordContent
}

/**
 * The records that other units sent of the same documents: by the authority that decided, the number of its document and
 * the subject. Answers in the order asked, in one statement; a document without a number is matched to nothing.
 */
export async function findOthersRecords(
  tx: Tx,
  { acting }: Pick<ImportRun, 'acting'>,
  rows: readonly Omit<RecordRowToTake, 'textRef'>[],
): Promise<readonly (OthersRecord | undefined)[]> {
  const wanted = rows.flatMap(({ body, subjectId }, at) =>
    body.documentNumber === ''
      ? []
      : [
          {
            at,
            subject_id: subjectId,
            document_number: maskText(body.documentNumber),
          },
        ],
  )
  if (wanted.length === 0) return rows.map(() => undefined)
  // Authority and kind are compared below: most rows of a table may share them, and an index on them leads through all those.
  const { rows: found } = await sql<Found>`
    select w.at, r.id, r.kind, r.authority_id, r.decided_on, r.snapshot -> 'content' as content
      from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(
             at integer, subject_id text, document_number text)
      join record r on r.document_number = w.document_number and r.subject_id = w.subject_id and r.status = 'standing'
     where r.provider_id <> ${acting.organisationId}
     order by w.at, r.id`.execute(tx)
  const foundAt = Map.groupBy(found, ({ at }) => at)
  return rows.map((row, at) => {
    const there = (foundAt.get(at) ?? []).filter(
      ({ kind, authority_id }) => kind === row.body.kind && authority_id === row.authority.organisationId,
    )
    const [first] = there
    if (first === undefined) return undefined
    const said = telling(contentOf({ ...row, textRef: null }))
    const same = there.find(({ decided_on, content }) => decided_on === row.body.decidedOn && telling(content) === said)
    return same === undefined ? { recordId: first.id, same: false } : { recordId: same.id, same: true }
  })
}

/** What a record says apart from free text, which stands in the vault under its own reference. */
function telling(content: RecordContent): string {
  const said: Readonly<Record<string, unknown>> = { ...content, facts: null, text: null }
  return canonicalJson(said)
}
