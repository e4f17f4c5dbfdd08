import { html, type Html } from '../kit/html.ts'
import { emptyState } from '../kit/notices.ts'
import { portalLayout } from '../kit/portal-layout.ts'
import { pagination, table, tabs } from '../kit/table.ts'
import { citations, dateText, statusWord } from '../kit/values.ts'
import type { MeasuresModel } from '../models.ts'

/** The catalogue of measures with the law of each. */
export function measuresPage(model: MeasuresModel): Html {
  const { frame } = model
  const { t } = frame
  const m = t.portal.measures
  return portalLayout({
    frame,
    title: m.title,
    content: html`<h1>${m.title}</h1>
      <p class="lead">${m.lead}</p>
      ${tabs(t.kit.tabs, model.tabs)}
      ${
        model.measures.length === 0
          ? emptyState(m.none, m.noneMeaning)
          : table(
              m.caption,
              [
                {
                  label: m.name,
                  look: 'name',
                  cell: (row) => html`<b id="${row.id}">${row.name}</b><br />${row.content}`,
                },
                {
                  label: m.kinds,
                  cell: (row) =>
                    html`${row.listTypes.join('、')}<br /><span class="meta">${row.subjectKinds.join('、')}</span>`,
                },
                { label: m.measureClass, cell: (row) => row.measureClass, look: 'narrow' },
                { label: m.implementers, cell: (row) => row.implementers.join('、') },
                { label: m.basis, cell: (row) => citations(t, row.basis) },
                {
                  label: m.state,
                  look: 'narrow',
                  cell: (row) =>
                    html`${statusWord(row.state)}${row.publishedOn === null ? null : html`<br />${dateText(row.publishedOn)}`}`,
                },
              ],
              model.measures,
            )
      }
      ${pagination(t, model.paging)}`,
  })
}
