import type { SignInPort } from '../http/sign-in-routes.ts'
import type { Service } from '../service.ts'
import { signIn, signOut } from './sign-in.ts'

/** How officers get a session at the sign-in page; a demo shows its accounts there. */
export function openSignInPort({ db, ambient }: Service, demoAccounts: SignInPort['demoAccounts']): SignInPort {
  return {
    demoAccounts,
    signIn: async (given) => {
      const outcome = await signIn(db, ambient, given)
      if (!outcome.ok) return outcome.error.code === 'SIGN_IN_LOCKED' ? 'locked' : 'wrong'
      const { token, expiresAt, account } = outcome.value
      const maxAgeSeconds = Math.floor((expiresAt - ambient.now()) / 1000)
      const home = account.subjectId === null ? '/staff' : '/my'
      return { token, maxAgeSeconds, mustChange: account.mustChange, home }
    },
    signOut: async (token) => signOut(db, ambient, token),
  }
}
