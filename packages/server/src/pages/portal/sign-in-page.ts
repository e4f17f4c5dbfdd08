import { button, errorSummary, hasErrors, inputField, tokenField } from '../kit/form.ts'
import { html, type Html } from '../kit/html.ts'
import { portalLayout } from '../kit/portal-layout.ts'
import { table } from '../kit/table.ts'
import type { SignInModel } from '../models.ts'

/** Where officers sign in; the demo shows its own accounts. */
export function signInPage(model: SignInModel): Html {
  const { frame, account, password, failure } = model
  const { t } = frame
  const s = t.portal.signIn
  const fields = [account, password]
  return portalLayout({
    frame,
    title: s.title,
    narrow: true,
    wrong: hasErrors(fields, failure),
    content: html`${errorSummary(t, fields, failure)}
      <h1>${s.title}</h1>
      <p>${s.lead}</p>
      <form method="post" action="/sign-in" novalidate>
        ${tokenField(frame)}
        <input type="hidden" name="next" value="${model.next}" />
        ${inputField(account, { label: s.account, hint: null }, { autocomplete: 'username', width: 'code', maxLength: 60 })}
        ${inputField(
          password,
          { label: s.password, hint: null },
          { type: 'password', autocomplete: 'current-password', width: 'code' },
        )}
        ${button(s.button)}
      </form>
      <p><a href="/my/open">${t.portal.open.title}</a></p>
      ${
        model.demoAccounts.length === 0
          ? null
          : table(
              s.demo,
              [
                { label: s.role, cell: (row) => row.role, look: 'name' },
                { label: s.account, cell: (row) => html`<span class="code">${row.account}</span>` },
                { label: s.password, cell: (row) => html`<span class="code">${row.password}</span>` },
              ],
              model.demoAccounts,
            )
      }`,
  })
}
