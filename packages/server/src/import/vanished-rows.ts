import { decideUpstreamQuestion } from '@xinheng/domain/listing/decide-received'
import { sql } from 'kysely'
import { actInTransaction } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import { LISTING_STREAM } from '../listing/listing-store.ts'
import { RECORD_FORMATS } from '../exchange/formats/formats.ts'
import { lockImports, type ImportRun } from './import-context.ts'

const BATCH = 200

/**
 * Asks the sender about every row that its earlier whole list had and this one has not. Nothing is lifted by a gap in a
 * file. Asking again after a kill adds nothing.
 */
export async function askAboutVanished(run: ImportRun): Promise<void> {
  for (;;) {
    const asked = await run.service.db.transaction().execute(async (tx) => {
      await lockImports(tx)
      const targets = await listVanished(tx, run)
      for (const target of targets) await askAbout(tx, run, target)
      return targets.length
    })
    if (asked < BATCH) return
  }
}

/** Targets of this unit's rows that are not in the file and about which nobody has been asked. */
async function listVanished(tx: Tx, { file }: ImportRun): Promise<readonly string[]> {
  const { rows } = await sql<{ target_id: string }>`
    select i.target_id
      from import_identity i
     where i.unit_id = ${file.acting.organisationId} and i.format = ${file.format} and i.last_file_id <> ${file.id}
       and not exists (select 1 from question q where q.kind = 'vanishedRow' and q.about_id = i.target_id
                          and (q.file_id = ${file.id} or q.state = 'open'))
     order by i.target_id limit ${BATCH}`.execute(tx)
  return rows.map(({ target_id }) => target_id)
}

async function askAbout(tx: Tx, run: ImportRun, targetId: string): Promise<void> {
  const { service, acting, file, law, today } = run
  const id = `vanishedRow-${file.id}-${targetId}`
  const isRecord = RECORD_FORMATS.has(file.format)
  await tx
    .insertInto('question')
    .values({
      id,
      kind: 'vanishedRow',
      about_kind: isRecord ? 'record' : 'listing',
      about_id: targetId,
      unit_id: acting.organisationId,
      file_id: file.id,
      detail: JSON.stringify({}),
      opened_at: new Date(service.ambient.now()).toISOString(),
    })
    .execute()
  if (isRecord) return
  const state = await tx.selectFrom('listing').select('state').where('id', '=', targetId).executeTakeFirst()
  if (state?.state !== 'listed' && state?.state !== 'awaitingPerson') return
  const recording = { ambient: service.ambient, acting, rulebookVersion: law.book.version }
  const question = { questionId: id, file: `import:${file.id}` }
  const before = await tx.selectFrom('listing').select('snapshot').where('id', '=', targetId).executeTakeFirst()
  const open = (before?.snapshot as { readonly question?: unknown } | undefined)?.question
  if (open !== null) return
  const done = await actInTransaction(tx, LISTING_STREAM, targetId, recording, (listing) =>
    decideUpstreamQuestion(listing, question, law, today),
  )
  if (!done.ok) throw new Error(`no question could be asked about ${targetId}: ${done.error.code}`)
}
