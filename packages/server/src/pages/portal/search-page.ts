import { html, type Html } from '../kit/html.ts'
import { banner, emptyState } from '../kit/notices.ts'
import { portalLayout } from '../kit/portal-layout.ts'
import { pageCount, pagination, tabs } from '../kit/table.ts'
import type { SearchModel } from '../models.ts'
import { resultItem } from './result-item.ts'

/** The public search: the front page, what was found, and nothing found. */
export function searchPage(model: SearchModel): Html {
  const { frame, outcome, query } = model
  const s = frame.t.portal.search
  const title = outcome === 'found' || outcome === 'none' ? `${s.titleFor}${query}` : s.title
  const heading = outcome === 'identifier' ? s.identifier.title : title
  return portalLayout({
    frame,
    title: heading,
    wrong: outcome === 'tooShort',
    content: html`<h1>${heading}</h1>
      ${searchBox(model)} ${below(model)}`,
  })
}

function searchBox({ frame, outcome, query }: SearchModel): Html {
  const s = frame.t.portal.search
  const short = outcome === 'tooShort'
  return html`<form class="search${short ? ' field-wrong' : ''}" method="get" action="/search" role="search">
    <label for="field-q">${s.label}</label>
    ${short ? html`<p class="error" id="field-q-error">${s.tooShort}</p>` : null}
    <div class="search-row">
      <input
        id="field-q"
        name="q"
        type="search"
        value="${query}"
        maxlength="100"
        autocomplete="off"
        spellcheck="false"
        aria-describedby="field-q-hint${short ? ' field-q-error' : ''}"
        ${short ? html`aria-invalid="true"` : null}
      /><button type="submit">${s.button}</button>
    </div>
    <p class="hint" id="field-q-hint">${s.hint}</p>
  </form>`
}

function below(model: SearchModel): Html | null {
  const { frame, paging } = model
  const { t } = frame
  const s = t.portal.search
  switch (model.outcome) {
    case 'home':
      return html`<section class="figures">
          <h2>${s.figures}</h2>
          <ul>
            ${model.figures.map(
              ({ label, count, orMore, href }) =>
                html`<li>
                  <a href="${href}">${label}</a><b>${count.toLocaleString('en-US')}${orMore ? s.orMore : null}</b>
                </li>`,
            )}
          </ul>
        </section>
        <section>
          <h2>${s.about}</h2>
          <ul>
            ${s.aboutLines.map((line) => html`<li>${line}</li>`)}
          </ul>
        </section>`
    case 'found':
      return html`${tabs(s.kinds, model.tabs)}
        ${
          paging === null
            ? null
            : html`<p class="meta" role="status">${s.count(paging.total, paging.page, pageCount(paging))}</p>`
        }
        ${model.cut ? banner('warning', s.cut) : null}
        <ul class="results">
          ${model.results.map((item) => resultItem(t, item, model.query))}
        </ul>
        ${pagination(t, paging)}`
    case 'none':
      return emptyState(s.none.title, s.none.meaning(frame.asOf), s.none.tips)
    case 'identifier':
      return html`<section class="empty">
        <p>${s.identifier.meaning}</p>
        <ul>
          ${s.identifier.tips.map((tip) => html`<li>${tip}</li>`)}
        </ul>
      </section>`
    case 'tooShort':
      return null
  }
}
