import { decideHandOver, decideOfficerLeave, decideOrganisationAct } from '@xinheng/domain/organisation/organisation'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import {
  changeAccountState,
  findAccount,
  grantRole,
  openAccount,
  revokeRole,
  type Account,
} from '../access/accounts.ts'
import { issueApiKey, revokeApiKey, type ApiKeyScope } from '../access/api-keys.ts'
import { findBar, NOT_THERE, type OutOfReach } from '../access/out-of-reach.ts'
import { approvePasswordReset, askPasswordReset } from '../access/password-reset.ts'
import { toTokenText } from '../access/passwords.ts'
import { API_KEY_SCOPES } from '../access/permissions.ts'
import type { Role } from '../access/roles.ts'
import { actingOf } from '../access/access-port.ts'
import type { Tx } from '../db/open.ts'
import { transact } from '../db/transact.ts'
import type { Caller } from '../access/caller.ts'
import { passCase } from '../listing/hand-over-use-cases.ts'
import { passMatter } from '../matter/decider-use-cases.ts'
import { actOnRegister } from '../organisation/organisation-use-cases.ts'
import type { Service } from '../service.ts'
import { listOpenWork } from './open-work-views.ts'

type Outcome<T> = Promise<Result<T, Refusal | OutOfReach>>

/** Officers act for a unit; a subject's account reaches that subject alone. */
export interface AccountToOpen {
  readonly login: string
  readonly displayName: string
  readonly organisationId: string
  readonly subjectId: string
}

/**
 * Opens an account with a password that is answered once and has to be changed at the first sign-in. An officer also
 * joins the unit's register, so that work can be handed over later.
 */
export async function openAccountFor(
  service: Service,
  caller: Caller,
  { login, displayName, organisationId, subjectId }: AccountToOpen,
): Outcome<{ readonly id: string; readonly password: string }> {
  const bar = findBar(caller.principal, 'account.change', {})
  if (bar !== undefined) return bar
  const { db, ambient } = service
  const password = toTokenText(ambient.bytes(12))
  return transact(db, async (tx): Outcome<{ readonly id: string; readonly password: string }> => {
    if (!(await isThere(tx, organisationId, subjectId))) return NOT_THERE
    const account = {
      login,
      displayName,
      kind: subjectId === '' ? ('officer' as const) : ('subject' as const),
      organisationId: organisationId === '' ? null : organisationId,
      subjectId: subjectId === '' ? null : subjectId,
    }
    const opened = await openAccount(tx, ambient, { ...account, password, mustChange: true }, caller.principal.id)
    if (!opened.ok) return opened
    if (account.kind === 'officer') {
      const joined = await joinRegister(service, tx, caller, organisationId, opened.value)
      if (!joined.ok) return joined
    }
    return ok({ id: opened.value, password })
  })
}

/** Gives or takes a role of an account. Nobody gives himself one; roles that control each other never meet. */
export async function changeRole(
  service: Service,
  caller: Caller,
  given: {
    readonly accountId: string
    readonly act: 'grant' | 'revoke'
    readonly role: Role
    readonly unitId: string | null
    readonly jurisdiction: string | null
  },
): Outcome<void> {
  const bar = findBar(caller.principal, 'role.grant', {})
  if (bar !== undefined) return bar
  const { accountId, act, role } = given
  const by = caller.principal.id
  return transact(service.db, async (tx): Outcome<void> => {
    if (act === 'grant') return grantRole(tx, service.ambient, given, by)
    return (await revokeRole(tx, service.ambient, accountId, role, by)) ? ok(undefined) : NOT_THERE
  })
}

/** Suspends an account, restores it, or closes it for one who leaves; leaving waits until no open work is left. */
export async function changeState(
  service: Service,
  caller: Caller,
  accountId: string,
  state: 'active' | 'suspended' | 'left',
): Outcome<void> {
  const bar = findBar(caller.principal, 'account.change', {})
  if (bar !== undefined) return bar
  const { db, ambient } = service
  return transact(db, async (tx): Outcome<void> => {
    const account = await findAccount(tx, { id: accountId })
    if (account === undefined) return NOT_THERE
    if (state === 'left') {
      const left = await leaveRegister(service, tx, caller, account)
      if (!left.ok) return left
    }
    return changeAccountState(tx, ambient, accountId, state, caller.principal.id)
  })
}

/**
 * Hands all open work of one officer to another of the same unit; clocks run on. Each case and matter says so in its own
 * history, so that whoever reads it later sees in whose hands it was.
 */
export async function handOver(service: Service, caller: Caller, from: string, toLogin: string): Outcome<number> {
  const bar = findBar(caller.principal, 'account.change', {})
  if (bar !== undefined) return bar
  const { db, ambient } = service
  const law = await service.law(db, ambient.today())
  return transact(db, async (tx): Outcome<number> => {
    const [account, to] = [await findAccount(tx, { id: from }), await findAccount(tx, { login: toLogin })]
    const unit = account?.organisationId ?? null
    if (unit === null || to === undefined) return NOT_THERE
    const work = await listOpenWork(tx, unit, from)
    const acting = actingOf(caller)
    const by = { officerId: acting.officerId, organisationId: acting.organisationId }
    const recording = { ambient, acting, rulebookVersion: null }
    const done = await actOnRegister(tx, unit, recording, (state) =>
      decideHandOver(state, { from, to: to.id, work, by }, NO_GROUND, ambient.today()),
    )
    if (!done.ok) return done
    const successor = { officerId: to.id, organisationId: unit }
    for (const { stream, id } of work) {
      const passed =
        stream === 'matter'
          ? await passMatter(tx, recording, id, successor)
          : await passCase(tx, recording, law, id, { to: successor, by })
      if (!passed.ok) return passed
    }
    return ok(work.length)
  })
}

/** Asks for a password reset; the answer is the token, worthless until a security administrator approves. */
export async function askReset(service: Service, caller: Caller, accountId: string): Outcome<string> {
  const bar = findBar(caller.principal, 'passwordReset.ask', {})
  if (bar !== undefined) return bar
  return transact(service.db, async (tx) => askPasswordReset(tx, service.ambient, accountId, caller.principal.id))
}

/** Approves the reset that another administrator asked for. */
export async function approveReset(service: Service, caller: Caller, accountId: string): Outcome<void> {
  const bar = findBar(caller.principal, 'passwordReset.approve', {})
  if (bar !== undefined) return bar
  return transact(service.db, async (tx) => approvePasswordReset(tx, service.ambient, accountId, caller.principal.id))
}

/** Makes a key for a unit's own system; the secret is answered once. It ends with the day `until`. */
export async function issueKey(
  service: Service,
  caller: Caller,
  given: {
    readonly organisationId: string
    readonly label: string
    readonly scopes: readonly string[]
    readonly until: string
  },
): Outcome<{ readonly keyId: string; readonly secret: string }> {
  const bar = findBar(caller.principal, 'apiKey.change', {})
  if (bar !== undefined) return bar
  const { ambient, db } = service
  const [first, ...rest] = given.scopes.filter((scope): scope is ApiKeyScope =>
    API_KEY_SCOPES.some((known) => known === scope),
  )
  if (first === undefined) return refuse({ code: 'WRONG_STATE', state: 'noScope', basis: [] })
  const expiresAt = Date.parse(`${given.until}T24:00:00+08:00`)
  const until = ambient.today()
  if (!(expiresAt > ambient.now())) return refuse({ code: 'DATE_PAST', date: until, basis: [] })
  return transact(db, async (tx): Outcome<{ readonly keyId: string; readonly secret: string }> => {
    if (!(await isThere(tx, given.organisationId, ''))) return NOT_THERE
    const key = {
      organisationId: given.organisationId,
      label: given.label,
      scopes: [first, ...rest],
      expiresAt,
    } as const
    return ok(await issueApiKey(tx, ambient, key, caller.principal.id))
  })
}

/** Ends a key at once. */
export async function revokeKey(service: Service, caller: Caller, keyId: string): Outcome<void> {
  const bar = findBar(caller.principal, 'apiKey.change', {})
  if (bar !== undefined) return bar
  return transact(service.db, async (tx): Outcome<void> =>
    (await revokeApiKey(tx, service.ambient, keyId, caller.principal.id)) ? ok(undefined) : NOT_THERE,
  )
}

/** Who belongs to which unit is a fact of the register and needs no clause. */
const NO_GROUND = { rulebook: 'none', basis: [], values: {} } as const

async function isThere(tx: Tx, organisationId: string, subjectId: string): Promise<boolean> {
  const [table, id] = subjectId === '' ? (['organisation', organisationId] as const) : (['subject', subjectId] as const)
  return (await tx.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

/** A unit without a stream in the register (one that only a file named) has nothing to join. */
async function joinRegister(service: Service, tx: Tx, caller: Caller, unit: string, officerId: string): Outcome<void> {
  const { ambient } = service
  const recording = { ambient, acting: actingOf(caller), rulebookVersion: null }
  const joined = await actOnRegister(tx, unit, recording, (state) =>
    decideOrganisationAct(state, unit, { act: 'join', officerId }, NO_GROUND, ambient.today()),
  )
  return joined.ok || joined.error.code === 'WRONG_STATE' ? ok(undefined) : joined
}

async function leaveRegister(service: Service, tx: Tx, caller: Caller, account: Account): Outcome<void> {
  const { ambient } = service
  const { id, organisationId: unit } = account
  if (unit === null) return ok(undefined)
  const work = await listOpenWork(tx, unit, id)
  if (work.length > 0) return refuse({ code: 'OPEN_WORK_REMAINS', count: work.length, basis: [] })
  const recording = { ambient, acting: actingOf(caller), rulebookVersion: null }
  const left = await actOnRegister(tx, unit, recording, (state) =>
    decideOfficerLeave(state, id, work, NO_GROUND, ambient.today()),
  )
  // An officer who never joined the register has nothing to leave there.
  return left.ok || left.error.code === 'WRONG_STATE' ? ok(undefined) : left
}
