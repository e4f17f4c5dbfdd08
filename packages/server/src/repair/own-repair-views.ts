import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { CreditRecord } from '@xinheng/domain/record/record'
import type { Db } from '../db/open.ts'
import type { Fact, StatusWord } from '../pages/models.ts'
import { listOwnRepairs } from './repair-views.ts'
import { readRepairWindowOf, type RepairableEntry } from './repair-window-views.ts'
import { REPAIR_STATES, windowFacts } from './repair-words.ts'

/** When one's own entry can be repaired, in words, and where to apply while it can. */
export interface OwnWindow {
  readonly text: string
  readonly href: string | null
}

/** The window of an entry for its subject; `null` where it is not adverse or on no list. */
export function readOwnWindow(entry: RepairableEntry, law: LawInForce, on: LocalDate): OwnWindow | null {
  const window = readRepairWindowOf(entry, law, on)
  if (window === undefined) return null
  const isOpen = window.kind === 'open' && (window.from === null || window.from <= on)
  const id = entry.kind === 'listing' ? entry.listing.listingId : entry.record.recordId
  return { text: textOf(windowFacts(window)[0]), href: isOpen ? `/repairs/new?entry=${id}` : null }
}

/** The applications of a subject, and the windows of its adverse records. */
export async function readOwnRepairs(
  db: Db,
  subjectId: string,
  law: LawInForce,
  on: LocalDate,
): Promise<{
  readonly applications: readonly {
    readonly href: string
    readonly receipt: string
    readonly receivedOn: string
    readonly status: StatusWord
  }[]
  readonly records: readonly { readonly document: string; readonly objectHref: string; readonly window: OwnWindow }[]
}> {
  const repairs = await listOwnRepairs(db, subjectId)
  const rows = await db
    .selectFrom('record')
    .select('snapshot')
    .where('subject_id', '=', subjectId)
    .where('kind', 'in', ['penalty', 'judgment', 'commitment'])
    .orderBy('decided_on', 'desc')
    .limit(100)
    .execute()
  return {
    applications: repairs.map(({ repairId, receiptNumber, receivedOn, kind }) => ({
      href: `/my/repairs/${repairId}`,
      receipt: receiptNumber,
      receivedOn,
      status: REPAIR_STATES[kind],
    })),
    records: rows.flatMap(({ snapshot }) => {
      // Written by the projection from a folded record.
      const record = snapshot as CreditRecord
      const window = readOwnWindow({ kind: 'record', record }, law, on)
      const document = [record.documentTitle, record.documentNumber ?? ''].join(' ').trim()
      return window === null ? [] : [{ document, objectHref: `/objections/new?entry=${record.recordId}`, window }]
    }),
  }
}

function textOf(fact: Fact | undefined): string {
  return fact?.value.kind === 'text' ? fact.value.text : ''
}
