import { html, type Html } from '../kit/html.ts'
import { portalLayout } from '../kit/portal-layout.ts'
import { panel, staffLayout } from '../kit/staff-layout.ts'
import type { ErrorModel } from '../models.ts'

/** A problem for a person: what was refused, on what ground, what to do, and the number to quote. */
export function errorPage({ frame, problem }: ErrorModel): Html {
  const e = frame.t.portal.error
  const staff = frame.path.startsWith('/staff')
  const content = html`<p class="lead">${problem.detail}</p>
      ${
        problem.errors.length === 0
          ? null
          : html`<h2>${e.fields}</h2>
              <ul>
                ${problem.errors.map(({ label, message }) => html`<li>${label}：${message}</li>`)}
              </ul>`
      }
      ${
        problem.basis.length === 0
          ? null
          : html`<h2>${e.basis}</h2>
              <ul class="basis">
                ${problem.basis.map(({ text }) => html`<li>${text}</li>`)}
              </ul>`
      }
      <p><a href="${staff ? '/staff' : '/'}">${staff ? frame.t.staff.nav.today : e.home}</a></p>
      ${problem.status >= 500 ? html`<p class="meta">${e.number}<span class="code">${problem.requestId}</span></p>` : null}`
  if (staff && frame.actor !== null)
    return staffLayout({ frame, title: problem.title, wrong: true, content: panel(null, content) })
  return portalLayout({
    frame,
    title: problem.title,
    narrow: true,
    content: html`<h1>${problem.title}</h1>
      ${content}`,
  })
}
