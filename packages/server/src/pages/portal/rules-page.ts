import { html, type Html } from '../kit/html.ts'
import { portalLayout } from '../kit/portal-layout.ts'
import { table, tabs } from '../kit/table.ts'
import { citations, dateText } from '../kit/values.ts'
import type { RulesModel } from '../models.ts'

/** Every rule in force in one place on one day, with its layer and clause. */
export function rulesPage(model: RulesModel): Html {
  const { frame } = model
  const { t } = frame
  const r = t.portal.rules
  const places = model.places.map(({ name, href, current }) => ({ label: name, href, current, count: null }))
  return portalLayout({
    frame,
    title: r.title(model.place),
    content: html`<h1>${r.title(model.place)}</h1>
      <p class="lead">${r.lead(model.on)}</p>
      ${tabs(r.places, places)}
      ${table(
        r.caption,
        [
          { label: r.number, cell: (row) => row.number, look: 'number' },
          { label: r.axis, cell: (row) => html`<b>${row.axis}</b>`, look: 'name' },
          {
            label: r.value,
            cell: (row) =>
              html`${row.value}${
                row.conflict === null ? null : html`<p class="caution">${r.conflict}${row.conflict}</p>`
              }${row.confirmed ? null : html`<p class="caution">${r.unconfirmed}</p>`}`,
          },
          { label: r.layer, cell: (row) => row.layer, look: 'narrow' },
          { label: r.basis, look: 'wide', cell: (row) => citations(t, row.basis) },
          {
            label: r.since,
            look: 'narrow',
            cell: (row) =>
              html`${dateText(row.effective)}${row.until === null ? null : html`<br />${r.until(row.until)}`}`,
          },
        ],
        model.rules,
      )}`,
  })
}
