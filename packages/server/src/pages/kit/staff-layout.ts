import type { Frame } from '../frame.ts'
import type { LinkView } from '../models-parts.ts'
import { tokenField } from './form.ts'
import { documentHead } from './document-head.ts'
import { html, type Html, type Part } from './html.ts'
import { banner } from './notices.ts'

export interface StaffShape {
  readonly frame: Frame
  readonly title: string
  readonly wrong?: boolean
  readonly crumbs?: readonly LinkView[]
  /** What stands beside the heading: tag before it, actions after it. */
  readonly before?: Part
  readonly actions?: Part
  /** Facts and steps between the heading and the panels. */
  readonly head?: Part
  readonly content: Part
}

/** The frame of every staff page: bar, navigation, heading, panels. */
export function staffLayout(shape: StaffShape): Html {
  const { frame, title, wrong = false, crumbs = [], before = null, actions = null, head = null, content } = shape
  const { t, site, assets, path, actor, nav } = frame
  const s = t.staff
  const isHere = (href: string) => path === href || (href !== '/staff' && path.startsWith(`${href}/`))
  return html`<!doctype html>
    <html lang="${t.language}" class="${frame.large ? 'large' : ''}">
      ${documentHead(frame, { title: `${title} - ${s.brand}`, wrong, css: assets.staffCss })}
      <body>
        <a class="skip" href="#main">${t.portal.skip}</a>
        <header class="bar">
          <a class="bar-brand" href="/staff">${s.brand}</a>
          <span class="bar-place">${site.place}${site.demo ? html` <small>${s.demo}</small>` : null}</span>
          <a class="bar-link" href="/">${s.portal}</a>
          ${
            actor === null
              ? null
              : html`<span class="bar-actor">${actor.name.startsWith(actor.organisation) ? actor.name : `${actor.organisation} ${actor.name}`}</span>
                  <form method="post" action="/sign-out">
                    ${tokenField(frame)}<button class="bar-out">${s.signOut}</button>
                  </form>`
          }
        </header>
        <div class="shell">
          <nav class="side" aria-label="${s.navLabel}">
            <ul>
              ${nav.map(({ label, href }) =>
                isHere(href)
                  ? html`<li><a href="${href}" aria-current="${path === href ? 'page' : 'true'}">${label}</a></li>`
                  : html`<li><a href="${href}">${label}</a></li>`,
              )}
            </ul>
          </nav>
          <main id="main" tabindex="-1">
            <div class="page-head">
              ${frame.calendarEnds === null ? null : banner('warning', s.calendarEnds(frame.calendarEnds))}
              ${
                crumbs.length === 0
                  ? null
                  : html`<nav class="crumbs" aria-label="${t.portal.crumbLabel}">
                      <ol>
                        ${crumbs.map(({ label, href }) => html`<li><a href="${href}">${label}</a></li>`)}
                      </ol>
                    </nav>`
              }
              <div class="title-row">
                ${before}
                <h1>${title}</h1>
                ${actions === null ? null : html`<div class="title-actions">${actions}</div>`}
              </div>
              ${head}
            </div>
            <div class="panels">${content}</div>
            <p class="standing">${s.standing(frame.asOf, frame.position)}</p>
          </main>
        </div>
      </body>
    </html>`
}

/** A framed part of a staff page. */
export function panel(title: string | null, content: Part): Html {
  return html`<section class="panel">${title === null ? null : html`<h2>${title}</h2>`}${content}</section>`
}
