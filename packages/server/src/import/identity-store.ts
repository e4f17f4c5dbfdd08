import { sql } from 'kysely'
import type { Tx } from '../db/open.ts'
import type { FileRow } from './import-file.ts'

/** What is known of a row by its identity: the content last taken and what it became. */
export interface KnownIdentity {
  readonly rowHash: string
  readonly targetId: string
  readonly lastFileId: string
}

/** An identity to write; without a `rowRef` the row's sealed text stays as it is. */
export interface PutIdentity {
  readonly identity: string
  readonly rowHash: string
  readonly targetId: string
  readonly rowRef: string | null
}

type Source = Pick<FileRow, 'id' | 'format' | 'acting'>

/** Rows of the same unit and format that were taken before, by identity. */
export async function findIdentities(
  tx: Tx,
  { format, acting }: Source,
  identities: readonly string[],
): Promise<ReadonlyMap<string, KnownIdentity>> {
  if (identities.length === 0) return new Map()
  const { rows } = await sql<{ identity: string; row_hash: string; target_id: string; last_file_id: string }>`
    select w.identity, convert_from(i.row_hash, 'LATIN1') as row_hash, i.target_id, i.last_file_id
      from jsonb_array_elements_text(${JSON.stringify(identities)}::jsonb) as w(identity)
      join import_identity i on i.unit_id = ${acting.organisationId} and i.format = ${format}
           and i.identity = convert_to(w.identity, 'LATIN1')`.execute(tx)
  return new Map(
    rows.map(({ identity, row_hash, target_id, last_file_id }) => [
      identity,
      { rowHash: row_hash, targetId: target_id, lastFileId: last_file_id },
    ]),
  )
}

/** Notes what rows became, and that this file holds them. */
export async function putIdentities(
  tx: Tx,
  { id, format, acting }: Source,
  rows: readonly PutIdentity[],
): Promise<void> {
  if (rows.length === 0) return
  // The last word on an identity counts: a changed row is both seen and taken.
  const last = new Map(rows.map((row) => [row.identity, row]))
  const json = [...last.values()].map(({ identity, rowHash, targetId, rowRef }) => ({
    identity,
    row_hash: rowHash,
    target_id: targetId,
    row_ref: rowRef,
  }))
  await sql`
    insert into import_identity (unit_id, format, identity, row_hash, target_id, row_ref, last_file_id)
    select ${acting.organisationId}, ${format}, convert_to(identity, 'LATIN1'), convert_to(row_hash, 'LATIN1'), target_id,
           row_ref, ${id}
      from jsonb_to_recordset(${JSON.stringify(json)}::jsonb) as r(
             identity text, row_hash text, target_id text, row_ref text)
    on conflict (unit_id, format, identity) do update set
      row_hash = excluded.row_hash, target_id = excluded.target_id, last_file_id = excluded.last_file_id,
      row_ref = coalesce(excluded.row_ref, import_identity.row_ref)`.execute(tx)
}
