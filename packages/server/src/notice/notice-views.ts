import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { readPlainRef } from '@xinheng/domain/kernel/text-ref'
import type { Notice, NoticePart } from '@xinheng/domain/notice/notice'
import { readNextService, type ServiceStep } from '@xinheng/domain/notice/service'
import { readRemedyDays, type RemedyReading } from '@xinheng/domain/notice/remedy-days'
import { sql, type SqlBool } from 'kysely'
import type { Caller } from '../access/caller.ts'
import { mayAct, type Permission } from '../access/permissions.ts'
import type { Db, Tx } from '../db/open.ts'
import type { Reader } from '../db/vault.ts'
import type { Service } from '../service.ts'
import { findConsent } from './consent-views.ts'
import { writeNotice, type NoticeDocument } from './notice-document.ts'
import { NOTICE_FRAME } from './templates/notice-templates.ts'

/** A paper as it stands, with what its history says of it. */
export interface NoticeRow {
  readonly notice: Notice
  readonly version: number
  readonly position: number
}

/** A paper by its id; `undefined` where there is none. */
export async function findNotice(db: Db | Tx, id: string): Promise<NoticeRow | undefined> {
  const row = await db
    .selectFrom('notice')
    .select(['snapshot', 'version', 'position'])
    .where('id', '=', id)
    .executeTakeFirst()
  // A snapshot is what `project` wrote from a folded paper.
  return row === undefined ? undefined : { ...row, notice: row.snapshot as Notice }
}

/** A paper by its number and the hash of the code printed on it. */
export async function findNoticeByCode(db: Db, number: string, codeHash: string): Promise<NoticeRow | undefined> {
  const row = await db
    .selectFrom('notice')
    .select('id')
    .where('number', '=', number)
    .where('code_hash', '=', codeHash)
    .executeTakeFirst()
  return row === undefined ? undefined : findNotice(db, row.id)
}

/** Whether somebody may do something with a paper: its issuer's officers, the credit authority of the place, its addressee. */
export function reachesNotice(caller: Caller, permission: Permission, { issuer, place, subjectId }: Notice): boolean {
  return mayAct(caller.principal, permission, { unitId: issuer, jurisdiction: place, subjectId })
}

/** A paper in words, for one reader; every rendering is a logged reading of the vault. */
export async function readNoticeDocument(
  service: Service,
  { notice, position }: NoticeRow,
  reader: Reader,
): Promise<NoticeDocument> {
  const { db, vault, ambient } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  const subject = await db
    .selectFrom('subject')
    .select(['name', 'name_ref'])
    .where('id', '=', notice.subjectId)
    .executeTakeFirst()
  const issuer = await db.selectFrom('organisation').select('name').where('id', '=', notice.issuer).executeTakeFirst()
  const parts = Object.entries({ ...notice.parts, ...notice.further }).filter(
    ([, ref]) => ref !== undefined && ref !== '',
  )
  const nameRef = subject?.name_ref ?? null
  const wanted = [...parts.map(([, ref]) => ref), notice.code.ref, ...(nameRef === null ? [] : [nameRef])]
  const opened = await vault.openValues(
    db,
    wanted.filter((ref) => readPlainRef(ref) === undefined),
    reader,
  )
  const textOf = (ref: string): string => {
    const plain = readPlainRef(ref)
    if (plain !== undefined) return plain
    const value = opened.get(ref)
    return value?.kind === 'value' ? value.text : NOTICE_FRAME.erased
  }
  return writeNotice(
    notice,
    {
      addressee: subject?.name ?? (nameRef === null ? NOTICE_FRAME.erased : textOf(nameRef)),
      issuer: issuer?.name ?? notice.issuer,
      code: textOf(notice.code.ref),
      units: await readUnitNames(db, unitsIn(notice)),
      publicUrl: service.publicUrl,
      texts: Object.fromEntries(parts.map(([part, ref]) => [part as NoticePart, textOf(ref)])),
      asOf: today,
      position,
    },
    law,
  )
}

function unitsIn({ window, values }: Notice): readonly string[] {
  const handler = window?.kind === 'open' ? [window.handler] : []
  return values.documentAuthority === undefined ? handler : [...handler, values.documentAuthority]
}

async function readUnitNames(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('organisation').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** What the ledger of service says of a paper: its attempts are in the paper, this is what follows from them. */
export interface NoticeStanding {
  readonly next: ServiceStep
  readonly remedies: readonly RemedyReading[]
}

/** The next step of service, and the last days of the remedies, which run from service alone. */
export async function readNoticeStanding(service: Service, notice: Notice): Promise<NoticeStanding> {
  const today = service.ambient.today()
  const law = await service.law(service.db, today)
  const consented = (await findConsent(service.db, notice.subjectId, today)) !== undefined
  return { next: readNextService(notice, consented, today), remedies: readRemedyDays(notice, law.calendar) }
}

/** A paper in a list. */
export interface NoticeLine {
  readonly id: string
  readonly notice: Notice
  readonly subjectName: string | null
  readonly issuerName: string
  /** Last day to serve it, by the operator's setting; `null` once it is served or its public notice stands. */
  readonly serveBy: LocalDate | null
}

type Where =
  | { readonly issuer: string }
  | { readonly place: string }
  | { readonly subjectId: string }
  | { readonly listingId: string }

const MOST = 200

/** Papers, the oldest first: of a unit or a place those not served yet, of a subject or an entry all. */
export async function listNotices(db: Db, where: Where): Promise<readonly NoticeLine[]> {
  let query = db
    .selectFrom('notice as n')
    .innerJoin('subject as s', 's.id', 'n.subject_id')
    .innerJoin('organisation as o', 'o.id', 'n.issuer_id')
    .leftJoin('duty as d', (join) =>
      join.onRef('d.source_id', '=', 'n.id').on('d.stream', '=', 'notice').on('d.done_on', 'is', null),
    )
    .select(['n.id', 'n.snapshot', 's.name as subject_name', 'o.name as issuer_name', 'd.last_day'])
  if ('issuer' in where) query = query.where('n.issuer_id', '=', where.issuer)
  if ('place' in where) query = query.where('n.place', '=', where.place)
  if ('subjectId' in where) query = query.where('n.subject_id', '=', where.subjectId)
  if ('listingId' in where) {
    const { listingId } = where
    query = query.where((eb) =>
      eb.or([
        eb.and([eb('n.about_stream', '=', 'listing'), eb('n.about_id', '=', listingId)]),
        eb.and([eb('n.about_stream', '=', 'task'), eb('n.about_id', 'like', `${listingId}:%`)]),
      ]),
    )
  }
  if ('issuer' in where || 'place' in where) {
    query = query
      .where('n.served_on', 'is', null)
      .where('n.lapsed_on', 'is', null)
      // What lies ready on the subject's page is nobody's to serve.
      .where(sql<SqlBool>`not (n.kind = 'release' and n.snapshot -> 'values' ->> 'cause' = 'expired')`)
  }
  const rows = await query.orderBy('d.last_day').orderBy('n.issued_on').orderBy('n.id').limit(MOST).execute()
  return rows.map(({ id, snapshot, subject_name, issuer_name, last_day }) => ({
    id,
    notice: snapshot as Notice,
    subjectName: subject_name,
    issuerName: issuer_name,
    serveBy: last_day,
  }))
}
