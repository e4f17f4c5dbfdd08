import { ok } from '@xinheng/domain/kernel/result'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { Type } from 'typebox'
import { findAccount } from '../access/accounts.ts'
import { usePasswordReset } from '../access/password-reset.ts'
import { changePassword, signIn } from '../access/sign-in.ts'
import { SESSION_COOKIE } from '../http/caller.ts'
import { form, page } from '../http/page-route.ts'
import { PROBLEMS } from '../http/problem-table.ts'
import { route, type Route } from '../http/route.ts'
import type { FieldError } from '../http/validation.ts'
import { passwordPage } from '../pages/portal/password-page.ts'
import type { Service } from '../service.ts'

const Password = (title: string) => Type.String({ minLength: 1, maxLength: 200, title, 'x-secret': true })
const Own = Type.Object(
  { password: Password('现在的密码'), next: Password('新密码'), again: Password('再次输入新密码') },
  { additionalProperties: false },
)
const Reset = Type.Object(
  { token: Password('一次性口令'), next: Password('新密码'), again: Password('再次输入新密码') },
  { additionalProperties: false },
)
const AFTER = '/sign-in'

/** One's own password: changed with the old one, or set with a one-time token; and sign-in for programs. */
export function passwordRoutes(service: Service): readonly Route[] {
  const { db, ambient } = service
  return [
    page({
      url: '/password',
      operationId: 'showChangePassword',
      summary: '修改密码',
      permission: 'public',
      hasForm: true,
      answer: async ({ caller, frame }) => {
        if (caller === null || caller.means === 'apiKey') return { kind: 'goTo', path: '/sign-in?next=/password' }
        return { kind: 'page', html: passwordPage({ frame, form: 'own', failure: null, errors: [] }) }
      },
    }),
    form({
      url: '/password',
      operationId: 'changePasswordByForm',
      summary: '修改密码提交',
      permission: 'public',
      form: Own,
      perMinute: 20,
      answer: async ({ caller, frame, form: given, address }) => {
        const account = caller === null ? undefined : await findAccount(db, { id: caller.principal.id })
        if (account === undefined) return { kind: 'stop', code: 'SIGN_IN_REQUIRED' }
        const show = (failure: string) => passwordPage({ frame, form: 'own', failure, errors: [] })
        if (given.next !== given.again) return { kind: 'page', status: 422, html: show(frame.t.portal.password.differ) }
        const { login } = account
        const { password, next } = given
        const done = await changePassword(db, ambient, { login, password, next, address })
        if (!done.ok) return { kind: 'page', status: 422, html: show(sayRefusal(done.error)) }
        return { kind: 'goTo', path: AFTER, cookies: [{ name: SESSION_COOKIE, value: '' }] }
      },
      again: async ({ frame, errors }) =>
        passwordPage({ frame, form: 'own', failure: null, errors: sayErrors(errors) }),
    }),
    page({
      url: '/password/reset',
      operationId: 'showResetPassword',
      summary: '重置密码',
      permission: 'public',
      hasForm: true,
      answer: async ({ frame }) => ({
        kind: 'page',
        html: passwordPage({ frame, form: 'reset', failure: null, errors: [] }),
      }),
    }),
    form({
      url: '/password/reset',
      operationId: 'resetPasswordByForm',
      summary: '重置密码提交',
      permission: 'public',
      form: Reset,
      perMinute: 20,
      answer: async ({ frame, form: given }) => {
        const show = (failure: string) => passwordPage({ frame, form: 'reset', failure, errors: [] })
        if (given.next !== given.again) return { kind: 'page', status: 422, html: show(frame.t.portal.password.differ) }
        const done = await usePasswordReset(db, ambient, given.token.trim(), given.next)
        if (done.ok) return { kind: 'goTo', path: AFTER }
        const failure =
          done.error.code === 'TOKEN_NOT_VALID' ? frame.t.portal.password.tokenWrong : sayRefusal(done.error)
        return { kind: 'page', status: 422, html: show(failure) }
      },
      again: async ({ frame, errors }) =>
        passwordPage({ frame, form: 'reset', failure: null, errors: sayErrors(errors) }),
    }),
    route({
      method: 'POST',
      url: '/api/v1/sessions',
      operationId: 'openSession',
      summary: '程序登录',
      tag: '账号',
      permission: 'public',
      writes: 'nothing',
      body: Type.Object(
        { login: Type.String({ minLength: 1, maxLength: 64, title: '账号' }), password: Password('密码') },
        { additionalProperties: false },
      ),
      answer: Type.Object({ token: Type.String(), expiresAt: Type.Integer(), mustChange: Type.Boolean() }),
      refusals: ['SIGN_IN_FAILED', 'SIGN_IN_LOCKED'],
      example: { token: 'only-shown-once', expiresAt: 1_795_000_000_000, mustChange: false },
      handle: async ({ body: { login, password }, address }) => {
        const entered = await signIn(db, ambient, { login, password, address })
        if (!entered.ok) return entered
        const { token, expiresAt, account } = entered.value
        return ok({ value: { token, expiresAt, mustChange: account.mustChange } })
      },
    }),
  ]
}

function sayRefusal({ code }: Refusal): string {
  const { title, mend } = PROBLEMS[code]
  return `${title}。${mend}`
}

function sayErrors(errors: readonly FieldError[]) {
  return errors.map(({ pointer, label, message }) => ({ name: pointer.slice(1), text: `${label}${message}` }))
}
