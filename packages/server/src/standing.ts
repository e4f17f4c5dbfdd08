import { calendarWarning } from '@xinheng/domain/calendar/work-calendar'
import { readSettledPosition } from './db/event-log.ts'
import type { Standing } from './http/frame.ts'
import type { Service } from './service.ts'

const KEPT_MS = 250

/**
 * Where answers of this moment stand in the ledger. Kept for a quarter of a second, so that a page full of requests
 * asks once; read tables are written with their events, so the settled position is what they contain.
 */
export function openStanding({ db, ambient, law }: Pick<Service, 'db' | 'ambient' | 'law'>): () => Promise<Standing> {
  let kept: { readonly at: number; readonly standing: Promise<Standing> } | undefined
  const read = async (): Promise<Standing> => {
    const today = ambient.today()
    const [position, { calendar }] = [await readSettledPosition(db), await law(db, today)]
    const warning = calendarWarning(calendar, today)
    return { position, asOf: shanghaiMinute(ambient.now()), today, calendarEnds: warning?.horizon ?? null }
  }
  return async () => {
    const at = ambient.now()
    if (kept === undefined || at - kept.at > KEPT_MS || at < kept.at) kept = { at, standing: read() }
    return kept.standing
  }
}

/** `2026-11-21 09:30` in Shanghai. */
export function shanghaiMinute(epochMs: number): string {
  return new Date(epochMs + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
