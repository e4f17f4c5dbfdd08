import type { Frame } from '../frame.ts'
import type { LinkView } from '../models-parts.ts'
import { banner } from './notices.ts'
import { documentHead } from './document-head.ts'
import { html, type Html, type Part } from './html.ts'

export interface PortalShape {
  readonly frame: Frame
  /** The page's own title; the platform's name is added. */
  readonly title: string
  /** A form came back with errors. */
  readonly wrong?: boolean
  /** Where the page stands below the front page; the last one is the page itself. */
  readonly crumbs?: readonly (LinkView | string)[]
  /** Forms and prose stand in the narrow column. */
  readonly narrow?: boolean
  readonly content: Part
}

/** The frame of every public page: masthead, navigation, content, and where the answer stands in the ledger. */
export function portalLayout({ frame, title, wrong = false, crumbs = [], narrow = false, content }: PortalShape): Html {
  const { t, site, assets, path } = frame
  const p = t.portal
  const nav = [
    { label: p.nav.home, href: '/' },
    { label: p.nav.measures, href: '/measures' },
    { label: p.nav.rules, href: '/rules' },
    { label: p.nav.rights, href: '/rights' },
  ]
  const isHere = (href: string) =>
    href === '/'
      ? !nav.some((item) => item.href !== '/' && path.startsWith(item.href)) && !path.startsWith('/sign-in')
      : path.startsWith(href)
  return html`<!doctype html>
    <html lang="${t.language}" class="${frame.large ? 'large' : ''}">
      ${documentHead(frame, { title: `${title} - ${site.name}`, wrong, css: assets.portalCss })}
      <body>
        <a class="skip" href="#main">${p.skip}</a>
        <header>
          <div class="column strip">
            <span>${site.owner}</span>
            <span class="strip-links"
              ><a
                href="/display/${frame.large ? 'normal' : 'large'}?back=${encodeURIComponent(frame.here)}"
                rel="nofollow"
                >${frame.large ? p.normalSize : p.largeSize}</a
              >${
                frame.mine ? html`<a href="/my">${p.own.title}</a>` : html`<a href="/sign-in">${p.staffEntry}</a>`
              }</span
            >
          </div>
          <div class="column masthead">
            <img src="${assets.mark}" alt="" width="40" height="40" />
            <div>
              <a class="masthead-name" href="/">${site.name}</a>
              <p>${p.tagline}</p>
            </div>
          </div>
          <nav class="main-nav" aria-label="${p.navLabel}">
            <ul class="column">
              ${nav.map(({ label, href }) =>
                isHere(href)
                  ? html`<li><a href="${href}" aria-current="${path === href ? 'page' : 'true'}">${label}</a></li>`
                  : html`<li><a href="${href}">${label}</a></li>`,
              )}
            </ul>
          </nav>
        </header>
        <div class="column">
          ${site.demo ? banner('info', p.demo) : null}
          ${
            crumbs.length === 0
              ? null
              : html`<nav class="crumbs" aria-label="${p.crumbLabel}">
                  <ol>
                    ${crumbs.map((crumb) =>
                      typeof crumb === 'string'
                        ? html`<li aria-current="page">${crumb}</li>`
                        : html`<li><a href="${crumb.href}">${crumb.label}</a></li>`,
                    )}
                  </ol>
                </nav>`
          }
          <main id="main" tabindex="-1" class="${narrow ? 'narrow' : ''}">${content}</main>
        </div>
        <footer>
          <div class="column">
            <p>${p.footer.standing(frame.asOf, frame.position)}${p.footer.meaning}</p>
            <p>
              ${site.owner} · <a href="/notices">${t.notice.check.title}</a> ·
              <a href="/api/openapi.json">${p.footer.api}</a>
            </p>
          </div>
        </footer>
      </body>
    </html>`
}
