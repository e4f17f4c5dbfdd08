import type { Frame } from '../frame.ts'
import { button, errorSummary, hasErrors, inputField, tokenField } from '../kit/form.ts'
import { html, type Html } from '../kit/html.ts'
import { portalLayout } from '../kit/portal-layout.ts'

export interface OpenAccountModel {
  readonly frame: Frame
  readonly login: string
  readonly failure: string | null
  readonly errors: readonly { readonly name: string; readonly text: string }[]
}

/** Where a subject opens its account with the code from a letter or from a counter. */
export function openAccountPage({ frame, login, failure, errors }: OpenAccountModel): Html {
  const { t } = frame
  const o = t.portal.open
  const fieldOf = (name: string, value = '') => ({
    name,
    value,
    error: errors.find((each) => each.name === name)?.text ?? null,
  })
  const fields = ['code', 'login', 'password', 'again'].map((name) => fieldOf(name))
  const secret = { type: 'password', autocomplete: 'new-password', width: 'code' } as const
  return portalLayout({
    frame,
    title: o.title,
    narrow: true,
    wrong: hasErrors(fields, failure),
    content: html`${errorSummary(t, fields, failure)}
      <h1>${o.title}</h1>
      <p>${o.lead}</p>
      <form method="post" action="/my/open" novalidate>
        ${tokenField(frame)} ${inputField(fieldOf('code'), { label: o.code, hint: o.codeHint }, { width: 'code' })}
        ${inputField(fieldOf('login', login), { label: o.login, hint: o.loginHint }, { autocomplete: 'username', width: 'code' })}
        ${inputField(fieldOf('password'), { label: o.password, hint: t.portal.password.nextHint }, secret)}
        ${inputField(fieldOf('again'), { label: o.again, hint: null }, secret)} ${button(o.button)}
      </form>`,
  })
}

export interface CodeLetterModel {
  readonly frame: Frame
  readonly to: string
  readonly person: string | null
  readonly code: string
  readonly lastDay: string
  readonly unit: string
}

/** The letter that carries a code: printed at once, since the code is shown this once. */
export function codeLetterPage({ frame, to, person, code, lastDay, unit }: CodeLetterModel): Html {
  const l = frame.t.portal.codeLetter
  return portalLayout({
    frame,
    title: l.title,
    narrow: true,
    content: html`<p class="no-print">${l.print}</p>
      <h1>${l.title}</h1>
      <p>${l.to(to)}</p>
      <p>${l.lead}</p>
      <p>${l.code}：<strong class="code">${code}</strong></p>
      <p>${l.how('/my/open')}${l.until(lastDay)}</p>
      ${person === null ? null : html`<p>${l.person(person)}</p>`}
      <p>${l.care}</p>
      <p>${unit}</p>
      <p>${frame.today}</p>`,
  })
}
