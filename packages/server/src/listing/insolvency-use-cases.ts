import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { refuse, type Result } from '@xinheng/domain/kernel/result'
import {
  decideInsolvencyShield,
  decideInsolvencyShieldEnd,
  type ShieldEnd,
} from '@xinheng/domain/listing/decide-insolvency'
import type { Listing } from '@xinheng/domain/listing/listing'
import { actInTransaction, findCase, type Acting, type Folded } from '../db/case-act.ts'
import { transact } from '../db/transact.ts'
import type { Service } from '../service.ts'
import { LISTING_STREAM } from './listing-store.ts'

/** An act on the shield of an entry while its subject is reorganised, with its text in clear. */
export type ShieldAct =
  | { readonly act: 'shield'; readonly number: string; readonly date: LocalDate; readonly evidence: string }
  | { readonly act: 'endShield'; readonly why: ShieldEnd; readonly reasons: string }

/** Shields an entry on a court's ruling, or ends the shield: publication and execution follow at once, by derivation. */
export async function actOnShield(
  service: Service,
  acting: Acting,
  listingId: string,
  act: ShieldAct,
  expected?: number,
): Promise<Result<Folded<Listing>, Refusal>> {
  const { db, ambient, vault } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  const by = { officerId: acting.officerId, organisationId: acting.organisationId }
  return transact(db, async (tx) => {
    const before = await findCase(tx, LISTING_STREAM, listingId)
    if (before === undefined) return refuse({ code: 'WRONG_STATE', state: 'none', basis: [] })
    const { subjectId, place } = before.state
    const plaintext = (act.act === 'shield' ? act.evidence : act.reasons).trim()
    const purpose = act.act === 'shield' ? 'evidence' : 'reasons'
    const text = plaintext === '' ? '' : (await vault.sealValue(tx, { subjectId, purpose, plaintext })).ref
    const recording = { ambient, acting: { ...acting, place }, rulebookVersion: law.book.version }
    const shieldId = ambient.uuid()
    return actInTransaction(
      tx,
      LISTING_STREAM,
      listingId,
      recording,
      (state) => {
        if (act.act === 'endShield')
          return decideInsolvencyShieldEnd(state, { why: act.why, reasons: text, by }, law, today)
        const ruling = { number: act.number.trim(), date: act.date, evidence: text }
        return decideInsolvencyShield(state, { shieldId, ruling, by }, law, today)
      },
      expected,
    )
  })
}
