import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { evolveMatter, type Matter, type MatterEvent } from '@xinheng/domain/matter/matter'
import { foldEvents } from '../db/case-act.ts'
import { readStream } from '../db/event-log.ts'
import type { Db } from '../db/open.ts'

/** A matter with its receipts on a day, as far as it was known at an instant. */
export interface MatterAsOf {
  readonly matter: Matter
  readonly version: number
  readonly position: number
}

/** A matter as of the two times; `undefined` where nothing was recorded of it by then. */
export async function findMatterAsOf(
  db: Db,
  matterId: string,
  { validAt, knownAt }: { readonly validAt?: LocalDate | undefined; readonly knownAt?: string | undefined },
): Promise<MatterAsOf | undefined> {
  const known = await readStream(db, matterId, knownAt === undefined ? {} : { knownAt })
  const events = validAt === undefined ? known : known.filter(({ legalDate }) => legalDate <= validAt)
  const folded = foldEvents<Matter, MatterEvent>(events, evolveMatter)
  return folded === undefined ? undefined : { matter: folded.state, ...folded }
}
