import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { refuse, type Result } from '@xinheng/domain/kernel/result'
import { groundOn } from '@xinheng/domain/listing/law-in-force'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import {
  decideCorrectRecord,
  decidePublishRecord,
  decideUpsetRecord,
  decideWithdrawRecord,
} from '@xinheng/domain/record/decide-record'
import type { CreditRecord, RecordChangeReason, RecordEvent } from '@xinheng/domain/record/record'
import { decideRecordShield, decideRecordShieldEnd } from '@xinheng/domain/record/record-rest'
import { evolveRecord } from '@xinheng/domain/record/record'
import { readRule } from '@xinheng/domain/rulebook/read-rule'
import { actInTransaction, findCase, type Acting, type Folded } from '../db/case-act.ts'
import { transact } from '../db/transact.ts'
import type { Service } from '../service.ts'
import { followRecord } from './record-consequences.ts'
import { OWN_SITE, recordStream } from './record-store.ts'
import { readPublicationOf } from './record-views.ts'

/** One act of an officer on a record of the unit; `reasons` are free text and go to the vault. */
export type RecordAct =
  | {
      readonly act: 'publish'
      /** Whether the officer stands by name for a class that no sector authority confirmed. */
      readonly standsForClass: boolean
    }
  | {
      readonly act: 'correct'
      readonly documentTitle: string
      readonly documentNumber: string | null
      readonly decidedOn: LocalDate
      readonly reasons: string
    }
  | { readonly act: 'upset'; readonly reason: RecordChangeReason; readonly on: LocalDate }
  | { readonly act: 'withdraw'; readonly reason: RecordChangeReason; readonly reasons: string }
  /** The court's ruling that approves a reorganisation or a settlement; `reasons` says what shows it. */
  | { readonly act: 'shield'; readonly number: string; readonly date: LocalDate; readonly reasons: string }
  | { readonly act: 'endShield'; readonly reasons: string }

export type RecordActName = RecordAct['act']

/** The folded record of an id, if the ledger has it. */
export async function findRecord({ db }: Pick<Service, 'db'>, id: string): Promise<Folded<CreditRecord> | undefined> {
  const found = await findCase<CreditRecord, RecordEvent>(db, { evolve: evolveRecord }, id)
  return found?.state.recordId === id ? found : undefined
}

/** One act on a record: reasons are sealed, the rule decides, the event is appended at the version seen. */
export async function actOnRecord(
  service: Service,
  acting: Acting,
  recordId: string,
  act: RecordAct,
  expected?: number,
): Promise<Result<Folded<CreditRecord>, Refusal>> {
  const { db, ambient, vault } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  const recording = { ambient, acting, rulebookVersion: law.book.version }
  const before = await findRecord(service, recordId)
  if (before === undefined) return refuse({ code: 'RECORD_UNKNOWN', basis: [] })
  const { subjectId } = before.state
  return transact(db, async (tx) => {
    const plaintext = 'reasons' in act ? act.reasons.trim() : ''
    const reasons =
      plaintext === '' ? '' : (await vault.sealValue(tx, { subjectId, purpose: 'reasons', plaintext })).ref
    const decide = (state: CreditRecord | undefined) => decideRecordAct(state, act, reasons, acting, law, today)
    const done = await actInTransaction(tx, recordStream(law, today), recordId, recording, decide, expected)
    if (done.ok) await followRecord(tx, recording, law, done.value.state, null)
    return done
  })
}

/** Whether each act would be allowed now, without doing it; what is not typed yet counts as given. */
export async function previewRecordActs(
  service: Service,
  acting: Acting,
  record: CreditRecord,
): Promise<Readonly<Record<RecordActName, Refusal | null>>> {
  const today = service.ambient.today()
  const law = await service.law(service.db, today)
  const { documentTitle, documentNumber, decidedOn } = record
  const ask = (act: RecordAct): Refusal | null => {
    const decided = decideRecordAct(record, act, 'given', acting, law, today)
    return decided.ok ? null : decided.error
  }
  return {
    publish: ask({ act: 'publish', standsForClass: true }),
    correct: ask({ act: 'correct', documentTitle: `${documentTitle}*`, documentNumber, decidedOn, reasons: '' }),
    upset: ask({ act: 'upset', reason: 'decisionChanged', on: today }),
    shield: ask({ act: 'shield', number: 'given', date: today, reasons: '' }),
    endShield: ask({ act: 'endShield', reasons: '' }),
    withdraw: ask({ act: 'withdraw', reason: 'wronglyEntered', reasons: '' }),
  }
}

function decideRecordAct(
  record: CreditRecord | undefined,
  act: RecordAct,
  reasons: string,
  acting: Acting,
  law: LawInForce,
  today: LocalDate,
): Result<readonly RecordEvent[], Refusal> {
  if (record === undefined) return refuse({ code: 'RECORD_UNKNOWN', basis: [] })
  switch (act.act) {
    case 'publish': {
      const reading = readPublicationOf(record, law, today)
      const confirmedBy = act.standsForClass
        ? { officerId: acting.officerId, organisationId: acting.organisationId }
        : null
      return decidePublishRecord(
        record,
        { site: OWN_SITE, on: today, confirmedBy },
        reading,
        groundOn(law, reading.basis),
      )
    }
    case 'correct': {
      const { documentTitle, documentNumber, decidedOn } = act
      const { recordId, subjectId, subjectKind, authorityId, providerId, place, content } = record
      const head = {
        recordId,
        subjectId,
        subjectKind,
        authorityId,
        providerId,
        place,
        documentTitle,
        documentNumber,
        decidedOn,
      }
      return decideCorrectRecord(record, head, content, { reason: 'wronglyEntered', reasons, on: today })
    }
    case 'upset':
      if (act.on > today) return refuse({ code: 'DATE_IN_FUTURE', date: act.on, basis: [] })
      return decideUpsetRecord(record, { reason: act.reason, on: act.on })
    case 'shield': {
      const ruling = { number: act.number.trim(), date: act.date, evidence: reasons }
      return decideRecordShield(record, { restId: `insolvency:${act.number.trim()}`, ruling }, law, today)
    }
    case 'endShield':
      return decideRecordShieldEnd(record, reasons, law, today)
    case 'withdraw': {
      const rule = readRule(law.book, record.place, 'withdrawnPenalty', today)
      const ground = groundOn(law, rule.kind === 'value' ? [rule.row.source] : [])
      return decideWithdrawRecord(record, { reason: act.reason, reasons, on: today }, ground)
    }
  }
}
