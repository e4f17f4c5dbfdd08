import { html, type Html } from '../kit/html.ts'
import { emptyState } from '../kit/notices.ts'
import { portalLayout } from '../kit/portal-layout.ts'
import { pagination, tabs } from '../kit/table.ts'
import { codeText, factList } from '../kit/values.ts'
import type { SubjectModel } from '../models.ts'
import { resultItem } from './result-item.ts'

/** What is published of one subject. */
export function subjectPage(model: SubjectModel): Html {
  const { frame } = model
  const { t } = frame
  const s = t.portal.subject
  return portalLayout({
    frame,
    title: model.name,
    crumbs: [{ label: t.portal.nav.home, href: '/' }, model.name],
    content: html`<h1>${model.name}</h1>
      <p class="meta">
        ${model.kind}${model.code === null ? null : html` · ${t.portal.entry.code} ${codeText(model.code)}`}
      </p>
      ${model.formerNames.length === 0 ? null : html`<p class="meta">${s.former}${model.formerNames.join('、')}</p>`}
      ${factList(t, model.facts)}
      ${
        model.entries.length === 0
          ? emptyState(s.none, s.noneMeaning)
          : html`<h2>${s.entries}</h2>
              ${tabs(t.kit.tabs, model.tabs)}
              <ul class="results">
                ${model.entries.map((item) => resultItem(t, item, ''))}
              </ul>
              ${pagination(t, model.paging)}`
      }`,
  })
}
