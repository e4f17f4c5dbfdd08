import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import { readPlainRef } from '@xinheng/domain/kernel/text-ref'
import type { Caller } from '../access/caller.ts'
import { findBar, NOT_THERE, type OutOfReach } from '../access/out-of-reach.ts'
import type { Target } from '../access/permissions.ts'
import type { OpenedValue } from '../db/vault.ts'
import type { Service } from '../service.ts'
import { EVENT_WORDS } from './case-words.ts'
import { findListing } from './listing-use-cases.ts'
import { listHistory } from './listing-views.ts'

/** One text of a case: the act that left it there and its day, and the text or that it was erased. */
export interface CaseText {
  readonly act: string
  readonly on: string
  readonly opened: OpenedValue
}

/** Whether the texts of a case are open to the caller: to those who handle it, and to the panel of its place. */
export function findTextBar(
  caller: Caller,
  { determiner, place }: { readonly determiner: string; readonly place: string },
): Result<never, OutOfReach> | undefined {
  const target: Target = { unitId: determiner, jurisdiction: place }
  return findBar(caller.principal, 'listing.readTexts', target)
}

/** Opens the sealed texts of a case, in the order in which they came. The reason is logged with each before it is shown. */
export async function readCaseTexts(
  service: Service,
  caller: Caller,
  listingId: string,
  reason: string,
): Promise<Result<readonly CaseText[], Refusal | OutOfReach>> {
  const found = await findListing(service, listingId)
  if (found === undefined) return NOT_THERE
  const bar = findTextBar(caller, found.state)
  if (bar !== undefined) return bar
  if (reason.trim() === '') return refuse({ code: 'REASONS_MISSING', basis: [] })
  const history = await listHistory(service.db, listingId)
  const refs = new Set(history.flatMap(({ event }) => listTexts(event)).filter((text) => REF.test(text)))
  const reader = { readerId: caller.principal.id, unitId: caller.organisationId, reason }
  const opened = await service.vault.openValues(service.db, [...refs], reader)
  return ok(
    history.flatMap(({ event }) =>
      [...new Set(listTexts(event))].flatMap((ref): readonly CaseText[] => {
        const plain = readPlainRef(ref)
        const value = plain === undefined ? opened.get(ref) : undefined
        return value === undefined ? [] : [{ act: EVENT_WORDS[event.type], on: event.on, opened: value }]
      }),
    ),
  )
}

const REF = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Every text inside an event; the vault tells which of them are references to it. */
function listTexts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(listTexts)
}
