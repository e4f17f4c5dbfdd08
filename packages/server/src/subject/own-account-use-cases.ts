import { drawQueryCode } from '../access/query-code.ts'
import { addDays, type LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Refusal, RefusalOf } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import { changeAccountState, grantRole, openAccount, recordAccountAct } from '../access/accounts.ts'
import type { Caller } from '../access/caller.ts'
import { NOT_THERE, type OutOfReach } from '../access/out-of-reach.ts'
import { hashToken } from '../access/passwords.ts'
import { countFailure, findLock } from '../access/sign-in.ts'
import type { Tx } from '../db/open.ts'
import { transact } from '../db/transact.ts'
import type { Service } from '../service.ts'
import { findSubjectBar } from './subject-reach-views.ts'

type Outcome<T> = Promise<Result<T, Refusal | OutOfReach>>

/** How long a code opens an account, in days: the post takes its time, a counter does not. */
const CODE_DAYS = { letter: 30, counter: 1 } as const
/** Without letters and digits that a reader of print takes for one another; thirty-two of them, so that a byte picks evenly. */
const CODE_CHARACTERS = 12
/** In the count of failures, stands for tries to open an account; no login contains a stroke. */
const TRIES = 'my/open'

/** What an officer says when he gives a code out. */
export interface CodeToIssue {
  readonly subjectId: string
  /** Posted to the registered address, or handed over after the identity was checked. */
  readonly means: 'letter' | 'counter'
  /** Who acts for a legal person; empty for a natural person who acts himself. */
  readonly person: string
  /** How the identity was checked, or by which paper the person is authorised. */
  readonly proof: string
}

export interface IssuedCode {
  /** Given out once; only its hash is kept. */
  readonly code: string
  readonly lastDay: LocalDate
}

/** Gives out the code by which a subject opens its account; an earlier one that nobody used ends. */
export async function issueSubjectCode(service: Service, caller: Caller, given: CodeToIssue): Outcome<IssuedCode> {
  const { db, vault, ambient } = service
  const { subjectId, means } = given
  const [person, proof] = [given.person.trim(), given.proof.trim()]
  const subject = await db
    .selectFrom('subject')
    .select(['kind', 'state'])
    .where('id', '=', subjectId)
    .executeTakeFirst()
  if (subject === undefined) return NOT_THERE
  const bar = await findSubjectBar(service, caller, 'subject.bindAccount', subjectId)
  if (bar !== undefined) return bar
  const missing = [
    ...(subject.kind !== 'naturalPerson' && person === '' ? ['person'] : []),
    ...(proof === '' ? ['proof'] : []),
  ]
  if (missing.length > 0) return refuse({ code: 'NOTICE_INCOMPLETE', missing, basis: [] })
  const code = drawQueryCode(service, CODE_CHARACTERS)
  const by = caller.principal.id
  const now = ambient.now()
  const lastDay = addDays(ambient.today(), CODE_DAYS[means])
  return transact(db, async (tx): Outcome<IssuedCode> => {
    // The subject's row is the lock: of two codes given out at once, one ends the other.
    await tx.selectFrom('subject').select('id').where('id', '=', subjectId).forUpdate().executeTakeFirst()
    if (await hasAccount(tx, subjectId)) return refuse({ code: 'SUBJECT_HAS_ACCOUNT', basis: [] })
    await endCodes(tx, subjectId, by, isoOf(now))
    const texts = [{ subjectId, purpose: 'accountProof', plaintext: proof }]
    if (person !== '') texts.push({ subjectId, purpose: 'authorisedPerson', plaintext: person })
    const [proofRef, personRef] = await vault.sealValues(tx, texts)
    if (proofRef === undefined) throw new Error('nothing was sealed')
    await tx
      .insertInto('subject_code')
      .values({
        code_hash: hashToken(code),
        subject_id: subjectId,
        place: caller.place,
        means,
        person_ref: personRef?.ref ?? null,
        proof_ref: proofRef.ref,
        issued_by: by,
        issued_at: isoOf(now),
        expires_at: isoOf(Date.parse(`${lastDay}T24:00:00+08:00`)),
      })
      .execute()
    await recordAccountAct(tx, ambient, by, by, 'SubjectCodeIssued', {
      subjectId,
      means,
      proof: proofRef.ref,
      person: personRef?.ref ?? null,
    })
    return ok({ code: code.replaceAll(/(.{4})(?=.)/g, '$1-'), lastDay })
  })
}

/** Opens a subject's account with its code, once. Wrong codes are counted by address and lock it out, as at sign-in. */
export async function openOwnAccount(
  service: Service,
  given: { readonly code: string; readonly login: string; readonly password: string; readonly address: string },
): Promise<Result<{ readonly id: string }, Refusal>> {
  const { db, ambient } = service
  const lockedUntil = await findLock(db, ambient, TRIES, given.address)
  if (lockedUntil !== undefined) return refuse({ code: 'SIGN_IN_LOCKED', basis: [], until: lockedUntil })
  const login = given.login.trim().toLowerCase()
  const code = given.code
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
  const done = await transact(db, async (tx): Promise<Result<{ readonly id: string }, Refusal>> => {
    const found = await takeCode(tx, hashToken(code), isoOf(ambient.now()))
    if (found === undefined) return refuse({ code: 'CODE_NOT_VALID', basis: [] })
    const { subject_id: subjectId, issued_by: by, place, means } = found
    if (await hasAccount(tx, subjectId)) return refuse({ code: 'SUBJECT_HAS_ACCOUNT', basis: [] })
    const account = { login, displayName: '信用主体', kind: 'subject', organisationId: null, subjectId } as const
    const opened = await openAccount(tx, ambient, { ...account, password: given.password, mustChange: false }, by)
    if (!opened.ok) return opened
    const id = opened.value
    const granted = await grantRole(
      tx,
      ambient,
      { accountId: id, role: 'subject', unitId: null, jurisdiction: place },
      by,
    )
    if (!granted.ok) return granted
    await tx
      .updateTable('subject_code')
      .set({ used_by: id, used_at: isoOf(ambient.now()) })
      .where('code_hash', '=', hashToken(code))
      .execute()
    await recordAccountAct(tx, ambient, id, id, 'SubjectCodeUsed', { accountId: id, subjectId, means, issuedBy: by })
    return ok({ id })
  })
  if (!done.ok && done.error.code === 'CODE_NOT_VALID') await countFailure(db, ambient, TRIES, given.address)
  return done
}

/** Ends the account of a subject and every code not yet used: the authorised person left, or the letter went astray. */
export async function endOwnAccount(
  service: Service,
  caller: Caller,
  { subjectId, reasons }: { readonly subjectId: string; readonly reasons: string },
): Outcome<{ readonly ended: number }> {
  const { db, vault, ambient } = service
  const subject = await db.selectFrom('subject').select('id').where('id', '=', subjectId).executeTakeFirst()
  if (subject === undefined) return NOT_THERE
  const bar = await findSubjectBar(service, caller, 'subject.bindAccount', subjectId)
  if (bar !== undefined) return bar
  if (reasons.trim() === '') return refuse({ code: 'REASONS_MISSING', basis: [] })
  const by = caller.principal.id
  return transact(db, async (tx): Promise<Result<{ readonly ended: number }, RefusalOf<'ACCOUNT_UNKNOWN'>>> => {
    const { ref } = await vault.sealValue(tx, { subjectId, purpose: 'accountEnd', plaintext: reasons.trim() })
    const codes = await endCodes(tx, subjectId, by, isoOf(ambient.now()))
    const accounts = await tx
      .selectFrom('account')
      .select('id')
      .where('subject_id', '=', subjectId)
      .where('state', '<>', 'left')
      .forUpdate()
      .execute()
    for (const { id } of accounts) {
      const ended = await changeAccountState(tx, ambient, id, 'left', by)
      if (!ended.ok) return ended
    }
    await recordAccountAct(tx, ambient, by, by, 'SubjectAccountEnded', { subjectId, reasons: ref })
    return ok({ ended: codes + accounts.length })
  })
}

async function takeCode(tx: Tx, hash: Uint8Array, now: string) {
  return tx
    .selectFrom('subject_code as c')
    .innerJoin('subject as s', 's.id', 'c.subject_id')
    .select(['c.subject_id', 'c.issued_by', 'c.place', 'c.means'])
    .where('c.code_hash', '=', hash)
    .where('c.used_at', 'is', null)
    .where('c.ended_at', 'is', null)
    .where('c.expires_at', '>', now)
    .where('s.erased_on', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

async function hasAccount(tx: Tx, subjectId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('account')
    .select('id')
    .where('subject_id', '=', subjectId)
    .where('state', '<>', 'left')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

async function endCodes(tx: Tx, subjectId: string, by: string, at: string): Promise<number> {
  const ended = await tx
    .updateTable('subject_code')
    .set({ ended_by: by, ended_at: at })
    .where('subject_id', '=', subjectId)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .returning('code_hash')
    .execute()
  return ended.length
}

function isoOf(epochMs: number): string {
  return new Date(epochMs).toISOString()
}
