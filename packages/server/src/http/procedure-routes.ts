import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'
import { Type } from 'typebox'
import type { Caller } from '../access/caller.ts'
import type { Frame } from '../pages/frame.ts'
import type { LinkView } from '../pages/models.ts'
import { PROCEDURE_PATHS, type ProcedureKind } from '../pages/portal/procedure-form-page.ts'
import {
  procedureLookupPage,
  procedureStatusPage,
  type ProcedureDocuments,
  type ProcedureStanding,
} from '../pages/portal/procedure-pages.ts'
import { form, page } from './page-route.ts'
import type { Route } from './route.ts'
import type { FieldError } from './validation.ts'

const strict = { additionalProperties: false } as const
const Id = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$' }) }, strict)

/** What a person types to follow something: the number of its receipt, and the code that is shown once. */
export interface Lookup {
  readonly number: string
  readonly code: string
}

/** How one procedure is followed by number and code, or by the account of its subject. */
export interface FollowedProcedure<State extends { readonly subjectId: string }> {
  readonly kind: ProcedureKind
  /** Whether the code alone finds it, without a number. */
  readonly byCodeAlone: boolean
  readonly operations: Readonly<
    Record<
      'ask' | 'show' | 'withdraw' | 'deny' | 'own' | 'withdrawOwn' | 'denyOwn',
      { readonly operationId: string; readonly summary: string }
    >
  >
  readonly findByReceipt: (receipt: Lookup) => Promise<State | undefined>
  readonly find: (id: string) => Promise<State | undefined>
  /** Where it stands; each reading of a sealed text is logged under `readerId`. */
  readonly read: (state: State, readerId: string) => Promise<ProcedureStanding>
  readonly readDocuments: (state: State) => Promise<ProcedureDocuments>
  readonly isOpen: (state: State) => boolean
  /** Whether it stands as taken back by an officer's record, which its sender can deny. */
  readonly isDeniable: (state: State) => boolean
  /** What else can be asked for; the last word for whoever signed in. */
  readonly next: (state: State, signedIn: boolean) => readonly LinkView[]
  /** What its sender does by itself, once it is known by its code or its account. */
  readonly step: (state: State, step: 'withdraw' | 'deny') => Promise<Result<State, Refusal>>
}

type Typed = Readonly<Record<string, string>>

function receiptOf({ number = '', code }: { readonly number?: string; readonly code: string }): Lookup {
  return { number, code }
}

/** The form of number and code, what it shows, the withdrawal, and one's own page. */
export function followRoutes<State extends { readonly subjectId: string }>(
  procedure: FollowedProcedure<State>,
): readonly Route[] {
  const { kind, operations, byCodeAlone } = procedure
  const { lookup, withdrawal, denial } = PROCEDURE_PATHS[kind]
  const code = Type.String({ minLength: 1, maxLength: 40, title: '查询码' })
  const number = Type.String({ minLength: byCodeAlone ? 0 : 1, maxLength: 40, title: '受理号' })
  const Asked = Type.Object({ number: byCodeAlone ? Type.Optional(number) : number, code }, strict)
  const ask = (frame: Frame, typed: Typed, errors: readonly FieldError[], failure: string | null) => {
    const errorAt = (name: string) => {
      const wrong = errors.find(({ pointer }) => pointer === `/${name}`)
      return wrong === undefined ? null : `${wrong.label}${wrong.message}`
    }
    const { number: numberLabel, code: codeLabel } = frame.t.procedure
    const fields = [
      ...(byCodeAlone
        ? []
        : [{ name: 'number', label: numberLabel, value: typed['number'] ?? '', error: errorAt('number') }]),
      // A code is never given back to the screen.
      { name: 'code', label: codeLabel, value: '', error: errorAt('code') },
    ]
    return procedureLookupPage({ frame, kind, fields, failure })
  }
  const unknown = (frame: Frame, typed: Typed) =>
    ({ kind: 'page', status: 422, html: ask(frame, typed, [], frame.t.procedure[kind].unknown) }) as const
  const show = async (frame: Frame, state: State, receipt: Typed | null, done: string | null) =>
    procedureStatusPage({
      ...(await procedure.read(state, 'system:portal')),
      frame,
      kind,
      next: procedure.next(state, false),
      documents: null,
      withdrawal: receipt !== null && procedure.isOpen(state) ? { action: withdrawal, receipt } : null,
      denial: receipt !== null && procedure.isDeniable(state) ? { action: denial, receipt } : null,
      done,
    })
  const shared = { permission: 'public', form: Asked, perMinute: 20 } as const
  const findOwn = async ({ principal: { subjectId } }: Caller, id: string) => {
    const state = await procedure.find(id)
    return subjectId !== null && state?.subjectId === subjectId ? state : undefined
  }
  const ownStep = (step: 'withdraw' | 'deny') =>
    form({
      ...(step === 'withdraw' ? operations.withdrawOwn : operations.denyOwn),
      url: `/my/${kind}s/:id/${step === 'withdraw' ? 'withdrawal' : 'withdrawal-denial'}`,
      permission: 'subject.readOwn',
      params: Id,
      form: Type.Object({}, strict),
      answer: async ({ caller, params: { id } }) => {
        const state = await findOwn(caller, id)
        if (state === undefined) return { kind: 'stop', code: 'NOT_FOUND' }
        const done = await procedure.step(state, step)
        return done.ok ? { kind: 'goTo', path: `/my/${kind}s/${id}` } : { kind: 'refused', refusal: done.error }
      },
      again: async ({ frame, errors, typed }) => ask(frame, typed, errors, null),
    })
  return [
    page({
      ...operations.ask,
      url: lookup,
      permission: 'public',
      hasForm: true,
      answer: async ({ frame }) => ({ kind: 'page', html: ask(frame, {}, [], null) }),
    }),
    form({
      ...shared,
      ...operations.show,
      url: lookup,
      answer: async ({ frame, form: given }) => {
        const receipt = receiptOf(given)
        const state = await procedure.findByReceipt(receipt)
        if (state === undefined) return unknown(frame, { ...receipt })
        return { kind: 'page', html: await show(frame, state, { ...given }, null) }
      },
      again: async ({ frame, errors, typed }) => ask(frame, typed, errors, null),
    }),
    form({
      ...shared,
      ...operations.withdraw,
      url: withdrawal,
      answer: async ({ frame, form: given }) => {
        const receipt = receiptOf(given)
        const state = await procedure.findByReceipt(receipt)
        if (state === undefined) return unknown(frame, { ...receipt })
        const done = await procedure.step(state, 'withdraw')
        if (!done.ok) return { kind: 'refused', refusal: done.error }
        return { kind: 'page', html: await show(frame, done.value, null, frame.t.procedure[kind].withdrawn) }
      },
      again: async ({ frame, errors, typed }) => ask(frame, typed, errors, null),
    }),
    form({
      ...shared,
      ...operations.deny,
      url: denial,
      answer: async ({ frame, form: given }) => {
        const receipt = receiptOf(given)
        const state = await procedure.findByReceipt(receipt)
        if (state === undefined) return unknown(frame, { ...receipt })
        const done = await procedure.step(state, 'deny')
        if (!done.ok) return { kind: 'refused', refusal: done.error }
        return { kind: 'page', html: await show(frame, done.value, null, frame.t.procedure.denied) }
      },
      again: async ({ frame, errors, typed }) => ask(frame, typed, errors, null),
    }),
    page({
      ...operations.own,
      url: `/my/${kind}s/:id`,
      permission: 'subject.readOwn',
      params: Id,
      hasForm: true,
      answer: async ({ caller, frame, params: { id } }) => {
        const state = await findOwn(caller, id)
        if (state === undefined) return { kind: 'stop', code: 'NOT_FOUND' }
        const html = procedureStatusPage({
          ...(await procedure.read(state, caller.principal.id)),
          frame,
          kind,
          next: procedure.next(state, true),
          documents: await procedure.readDocuments(state),
          withdrawal: procedure.isOpen(state) ? { action: `/my/${kind}s/${id}/withdrawal`, receipt: {} } : null,
          denial: procedure.isDeniable(state) ? { action: `/my/${kind}s/${id}/withdrawal-denial`, receipt: {} } : null,
          done: null,
        })
        return { kind: 'page', html }
      },
    }),
    ownStep('withdraw'),
    ownStep('deny'),
  ]
}
