import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Redress } from '@xinheng/domain/redress/redress'
import type { Db } from '../db/open.ts'

/** Whose redresses are asked for: those of a place, or those that one unit owns or has to confirm. */
export type RedressScope = { readonly place: string } | { readonly unitId: string }

/** One redress in the list of them. */
export interface RedressRow {
  readonly redressId: string
  readonly subjectName: string | null
  readonly ownerName: string
  readonly openedOn: LocalDate
  readonly closedOn: LocalDate | null
  /** What is still to do: receivers, losses, the public notice. */
  readonly left: number
}

/** Redresses, the open ones first and among them who has waited longest. */
export async function listRedresses(
  db: Db,
  scope: RedressScope,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<{ readonly rows: readonly RedressRow[]; readonly total: number }> {
  let query = db
    .selectFrom('redress as r')
    .innerJoin('subject as s', 's.id', 'r.subject_id')
    .innerJoin('organisation as o', 'o.id', 'r.owner_id')
  query =
    'place' in scope
      ? query.where('r.place', '=', scope.place)
      : query.where(({ or, eb, exists, selectFrom }) =>
          or([
            eb('r.owner_id', '=', scope.unitId),
            exists(
              selectFrom('redress_receiver as e')
                .select('e.receiver')
                .whereRef('e.redress_id', '=', 'r.id')
                .where('e.receiver', '=', scope.unitId),
            ),
          ]),
        )
  const counted = await query.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirst()
  const rows = await query
    .select(['r.id', 's.name', 'o.name as owner_name', 'r.opened_on', 'r.closed_on', 'r.snapshot'])
    .select(({ selectFrom, fn }) =>
      selectFrom('redress_receiver as e')
        .select(fn.countAll<number>().as('count'))
        .whereRef('e.redress_id', '=', 'r.id')
        .where('e.confirmed_on', 'is', null)
        .as('unconfirmed'),
    )
    .orderBy('r.state', 'desc')
    .orderBy('r.opened_on')
    .orderBy('r.id')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return {
    total: counted?.count ?? 0,
    rows: rows.map((row) => {
      // A snapshot is what the projection of the redress wrote.
      const { honours, publicNoticeDue, publicNotice } = row.snapshot as Redress
      const undecided = honours.filter(({ decision }) => decision === null).length
      const notice = publicNoticeDue && publicNotice === null ? 1 : 0
      return {
        redressId: row.id,
        subjectName: row.name,
        ownerName: row.owner_name,
        openedOn: row.opened_on,
        closedOn: row.closed_on,
        left: (row.unconfirmed ?? 0) + undecided + notice,
      }
    }),
  }
}

/** Somebody who gets the erratum, and whether it has confirmed. */
export interface ErratumRow {
  readonly receiver: string
  readonly name: string
  readonly because: readonly string[]
  readonly toldAt: string | null
  readonly confirmedOn: LocalDate | null
}

/** A redress with its receivers; `undefined` where there is none. */
export async function findRedressView(
  db: Db,
  redressId: string,
): Promise<
  | {
      readonly redress: Redress
      readonly version: number
      readonly subjectName: string | null
      readonly ownerName: string
      readonly errata: readonly ErratumRow[]
    }
  | undefined
> {
  const row = await db
    .selectFrom('redress as r')
    .innerJoin('subject as s', 's.id', 'r.subject_id')
    .innerJoin('organisation as o', 'o.id', 'r.owner_id')
    .select(['r.snapshot', 'r.version', 's.name', 'o.name as owner_name'])
    .where('r.id', '=', redressId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const errata = await db
    .selectFrom('redress_receiver as e')
    .innerJoin('organisation as o', 'o.id', 'e.receiver')
    .select(['e.receiver', 'o.name', 'e.because', 'e.told_at', 'e.confirmed_on'])
    .where('e.redress_id', '=', redressId)
    .orderBy('o.name')
    .execute()
  return {
    redress: row.snapshot as Redress,
    version: row.version,
    subjectName: row.name,
    ownerName: row.owner_name,
    errata: errata.map(({ receiver, name, because, told_at, confirmed_on }) => ({
      receiver,
      name,
      because,
      toldAt: told_at,
      confirmedOn: confirmed_on,
    })),
  }
}
