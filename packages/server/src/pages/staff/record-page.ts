import { html, type Html } from '../kit/html.ts'
import { timeline } from '../kit/notices.ts'
import { panel, staffLayout } from '../kit/staff-layout.ts'
import { citations, dateText, factList, statusWord, tagMark } from '../kit/values.ts'
import type { RecordListModel, RecordModel } from '../models.ts'
import { actionPanel } from './actions.ts'
import { workList } from './work-lists.ts'

/** The credit records within the officer's reach, with where the publicity of each stands. */
export function recordsPage(model: RecordListModel): Html {
  const s = model.frame.t.staff
  const r = s.records
  const { kind, kinds, state } = model
  const filters = html`<label class="hidden" for="field-kind">${r.kind}</label>
    <select id="field-kind" name="kind" class="input input-select">
      ${kinds.map(({ value, label }) =>
        value === kind.value
          ? html`<option value="${value}" selected>${label}</option>`
          : html`<option value="${value}">${label}</option>`,
      )}
    </select>
    <input type="hidden" name="state" value="${state}" />`
  return workList(
    model,
    r,
    [
      { label: s.tasks.subject, look: 'name', cell: (row) => html`<a href="${row.href}">${row.subject}</a>` },
      { label: r.kind, look: 'narrow', cell: (row) => row.kind },
      { label: r.document, cell: (row) => row.document },
      { label: r.authority, cell: (row) => row.authority },
      { label: r.decidedOn, look: 'narrow', cell: (row) => dateText(row.decidedOn) },
      { label: r.state, look: 'narrow', cell: (row) => statusWord(row.status) },
      { label: r.due, look: 'narrow', cell: (row) => (row.due === null ? s.dash : dateText(row.due)) },
    ],
    null,
    filters,
  )
}

/** One record. */
export function recordPage(model: RecordModel): Html {
  const { frame } = model
  const { t } = frame
  const r = t.staff.records
  return staffLayout({
    frame,
    title: model.title,
    crumbs: [{ label: r.title, href: '/staff/records' }],
    before: tagMark(model.tag),
    head: factList(t, model.facts, 'dense'),
    content: html`${model.actions.length === 0 ? null : panel(t.staff.listing.actions, actionPanel(t, model.actions))}
    ${panel(
      r.publicity,
      html`${factList(t, model.publicity, 'dense')} ${model.basis.length === 0 ? null : citations(t, model.basis)}`,
    )}
    ${
      model.entries.length === 0 && model.personalHref === null
        ? null
        : panel(
            r.entries,
            html`<ul>
              ${model.entries.map(({ label, href }) => html`<li><a href="${href}">${label}</a></li>`)}
              ${model.personalHref === null ? null : html`<li><a href="${model.personalHref}">${r.personal}</a></li>`}
            </ul>`,
          )
    }
    ${panel(t.staff.listing.timeline, timeline(t, model.timeline))}`,
  })
}
