import type { Frame } from '../frame.ts'
import { button, errorSummary, hasErrors, inputField, tokenField } from '../kit/form.ts'
import { html, type Html } from '../kit/html.ts'
import { portalLayout } from '../kit/portal-layout.ts'

/** Where one sets one's own password, knowing the old one or holding a one-time token. */
export function passwordPage(model: {
  readonly frame: Frame
  readonly form: 'own' | 'reset'
  readonly failure: string | null
  readonly errors: readonly { readonly name: string; readonly text: string }[]
}): Html {
  const { frame, form, failure, errors } = model
  const { t } = frame
  const p = t.portal.password
  const first = form === 'own' ? 'password' : 'token'
  const fieldOf = (name: string) => ({
    name,
    value: '',
    error: errors.find((each) => each.name === name)?.text ?? null,
  })
  const fields = [first, 'next', 'again'].map(fieldOf)
  const title = form === 'own' ? p.own : p.reset
  const secret = (autocomplete: string) => ({ type: 'password', autocomplete, width: 'code' }) as const
  return portalLayout({
    frame,
    title,
    narrow: true,
    wrong: hasErrors(fields, failure),
    content: html`${errorSummary(t, fields, failure)}
      <h1>${title}</h1>
      <p>${form === 'own' ? p.ownLead : p.resetLead}</p>
      <form method="post" action="${form === 'own' ? '/password' : '/password/reset'}" novalidate>
        ${tokenField(frame)}
        ${inputField(
          fieldOf(first),
          { label: form === 'own' ? p.current : p.token, hint: null },
          secret(form === 'own' ? 'current-password' : 'off'),
        )}
        ${inputField(fieldOf('next'), { label: p.next, hint: p.nextHint }, secret('new-password'))}
        ${inputField(fieldOf('again'), { label: p.again, hint: null }, secret('new-password'))} ${button(p.button)}
      </form>`,
  })
}
