import { html, type Html } from '../kit/html.ts'
import { citations } from '../kit/values.ts'
import type { Messages } from '../messages/zh-cn.ts'
import type { ActionView } from '../models.ts'

/** What may be done here as buttons, and what may not, each with its reason and article. */
export function actionPanel(t: Messages, actions: readonly ActionView[]): Html | null {
  if (actions.length === 0) return null
  const open = actions.filter(({ refusal }) => refusal === null)
  const shut = actions.filter(({ refusal }) => refusal !== null)
  const l = t.staff.listing
  return html`<div class="actions">
    ${
      open.length === 0
        ? null
        : html`<div class="action-row">
            ${open.map(
              ({ label, href, primary }) =>
                html`<a class="button button-${primary ? 'primary' : 'plain'}" href="${href}">${label}</a> `,
            )}
          </div>`
    }
    ${
      shut.length === 0
        ? null
        : html`<div class="shut">
            <h3>${l.notNow}</h3>
            <dl>
              ${shut.map(
                ({ label, refusal }) =>
                  html`<div>
                    <dt>${label}</dt>
                    <dd>
                      ${refusal?.title ?? ''}${
                        refusal === null || refusal.basis.length === 0 ? null : citations(t, refusal.basis)
                      }
                    </dd>
                  </div>`,
              )}
            </dl>
          </div>`
    }
  </div>`
}
