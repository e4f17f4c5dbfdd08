import { Type } from 'typebox'
import { zhCn } from '../pages/messages/zh-cn.ts'
import { signInPage } from '../pages/portal/sign-in-page.ts'
import type { SignInModel } from '../pages/models.ts'
import type { Frame } from '../pages/frame.ts'
import { SESSION_COOKIE } from './caller.ts'
import { form, localPath, page } from './page-route.ts'
import type { Route } from './route.ts'
import type { FieldError } from './validation.ts'

/** How officers get a session and lose it; `access/` answers. */
export interface SignInPort {
  readonly demoAccounts: SignInModel['demoAccounts']
  /** Takes as long for an unknown account as for a wrong password; failures count for this login from this address. */
  readonly signIn: (given: { readonly login: string; readonly password: string; readonly address: string }) => Promise<
    | {
        readonly token: string
        readonly maxAgeSeconds: number
        readonly mustChange: boolean
        readonly home: '/staff' | '/my'
      }
    | 'wrong'
    | 'locked'
  >
  readonly signOut: (token: string) => Promise<void>
}

const SignInForm = Type.Object(
  {
    account: Type.String({ minLength: 1, maxLength: 60, title: '账号' }),
    password: Type.String({ minLength: 1, maxLength: 200, title: '密码' }),
    next: Type.Optional(Type.String({ maxLength: 500 })),
  },
  { additionalProperties: false },
)

/** Sign-in and sign-out. */
export function signInRoutes(port: SignInPort): readonly Route[] {
  const { demoAccounts } = port
  const s = zhCn.portal.signIn
  const show = (frame: Frame, account: string, next: string, errors: readonly FieldError[], failure: string | null) => {
    const errorOf = (name: string) => {
      const wrong = errors.find(({ pointer }) => pointer === `/${name}`)
      return wrong === undefined ? null : `${wrong.label}${wrong.message}`
    }
    return signInPage({
      frame,
      account: { name: 'account', value: account, error: errorOf('account') },
      password: { name: 'password', value: '', error: errorOf('password') },
      next: localPath(next),
      failure,
      demoAccounts,
    })
  }
  return [
    page({
      url: '/sign-in',
      operationId: 'showSignIn',
      summary: '登录页',
      permission: 'public',
      hasForm: true,
      query: Type.Object({ next: Type.Optional(Type.String({ maxLength: 500 })) }, { additionalProperties: false }),
      answer: async ({ frame, query }) => ({
        kind: 'page',
        html: show({ ...frame, here: '/sign-in' }, '', query.next ?? '/staff', [], null),
      }),
    }),
    form({
      url: '/sign-in',
      operationId: 'signIn',
      summary: '登录',
      permission: 'public',
      form: SignInForm,
      perMinute: 20,
      answer: async ({ frame, form: given, address }) => {
        const outcome = await port.signIn({ login: given.account, password: given.password, address })
        const next = given.next ?? '/staff'
        if (outcome === 'wrong' || outcome === 'locked') {
          const failure = outcome === 'wrong' ? s.wrong : s.locked
          return { kind: 'page', status: 422, html: show(frame, given.account, next, [], failure) }
        }
        const { token, maxAgeSeconds, mustChange, home } = outcome
        return {
          kind: 'goTo',
          path: mustChange ? '/password' : localPath(next === '/staff' ? home : next),
          cookies: [{ name: SESSION_COOKIE, value: token, maxAgeSeconds }],
        }
      },
      again: async ({ frame, errors, typed }) =>
        show(frame, typed['account'] ?? '', typed['next'] ?? '/staff', errors, null),
    }),
    form({
      url: '/sign-out',
      operationId: 'signOut',
      summary: '退出登录',
      permission: 'public',
      form: Type.Object({}, { additionalProperties: false }),
      answer: async ({ caller, session }) => {
        if (caller !== null) await port.signOut(session)
        return { kind: 'goTo', path: '/', cookies: [{ name: SESSION_COOKIE, value: '' }] }
      },
      again: async ({ frame }) => show(frame, '', '/staff', [], null),
    }),
  ]
}
