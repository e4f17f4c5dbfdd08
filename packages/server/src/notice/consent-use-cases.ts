import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'
import {
  decideConsent,
  decideConsentWithdrawal,
  evolveConsent,
  type Consent,
  type ConsentEvent,
} from '@xinheng/domain/notice/electronic-consent'
import { actInTransaction, findCase, type Acting, type Folded, type StreamKind } from '../db/case-act.ts'
import { transact } from '../db/transact.ts'
import type { Service } from '../service.ts'

const CONSENT_STREAM: StreamKind<Consent, ConsentEvent> = {
  kind: 'electronicConsent',
  evolve: (state, event) => {
    const next = evolveConsent(state, event)
    if (next === undefined) throw new TypeError(`a consent cannot begin with ${event.type}`)
    return next
  },
  project: async (tx, { state, version, position }) => {
    const row = {
      given_on: state.givenOn,
      withdrawn_on: state.withdrawnOn,
      evidence: state.evidence,
      address: state.address,
      snapshot: JSON.stringify(state),
      version,
      position,
    }
    await tx
      .insertInto('electronic_consent')
      .values({ subject_id: state.subjectId, ...row })
      .onConflict((conflict) => conflict.column('subject_id').doUpdateSet(row))
      .execute()
  },
}

/** A consent as an officer takes it in: where to send, and the paper the subject signed. */
export type ConsentAct =
  { readonly act: 'give'; readonly address: string; readonly evidence: string } | { readonly act: 'withdraw' }

/** Records that a subject agreed to electronic service, or no longer does. */
export async function actOnConsent(
  service: Service,
  acting: Acting,
  subjectId: string,
  act: ConsentAct,
  expected?: number,
): Promise<Result<Folded<Consent>, Refusal>> {
  const { db, ambient, vault } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  const recording = { ambient, acting, rulebookVersion: law.book.version }
  const by = { officerId: acting.officerId, organisationId: acting.organisationId }
  return transact(db, async (tx) => {
    const seal = async (purpose: string, plaintext: string) =>
      plaintext.trim() === '' ? '' : (await vault.sealValue(tx, { subjectId, purpose, plaintext })).ref
    const given =
      act.act === 'give'
        ? { address: await seal('electronicAddress', act.address), evidence: await seal('evidence', act.evidence) }
        : null
    const decide = (state: Consent | undefined) =>
      given === null
        ? decideConsentWithdrawal(state, by, law, today)
        : decideConsent(state, { subjectId, ...given, by }, law, today)
    return actInTransaction(tx, CONSENT_STREAM, `consent:${subjectId}`, recording, decide, expected)
  })
}

/** The subject an act on consent is about, with the version of its consent; `undefined` where there is no such subject. */
export async function findConsentTarget(
  { db }: Pick<Service, 'db'>,
  subjectId: string,
): Promise<{ readonly about: readonly []; readonly version: number } | undefined> {
  const subject = await db.selectFrom('subject').select('id').where('id', '=', subjectId).executeTakeFirst()
  if (subject === undefined) return undefined
  const found = await findCase(db, CONSENT_STREAM, `consent:${subjectId}`)
  return { about: [], version: found?.version ?? 0 }
}
