import { html, type Html } from '../kit/html.ts'
import { emptyState } from '../kit/notices.ts'
import { panel, staffLayout } from '../kit/staff-layout.ts'
import { table, type Column } from '../kit/table.ts'
import { dateText, statusWord } from '../kit/values.ts'
import type { MyDayModel, WorkItem } from '../models.ts'

/** Rows of a group before it is folded, so that no group pushes the next out of sight. */
const AT_ONCE = 10

/** What waits for this officer, what presses first. */
export function myDayPage(model: MyDayModel): Html {
  const { frame } = model
  const s = frame.t.staff
  const d = s.myDay
  const columns: readonly Column<WorkItem>[] = [
    { label: d.item, look: 'name', cell: (row) => html`<a href="${row.href}">${row.title}</a>` },
    { label: d.subject, cell: (row) => row.subject },
    { label: d.status, look: 'narrow', cell: (row) => statusWord(row.status) },
    {
      label: d.due,
      look: 'narrow',
      cell: (row) =>
        row.due === null
          ? s.dash
          : html`<span class="${row.status.kind === 'overdue' ? 'pressing' : ''}"
              >${dateText(row.due)} ${row.left ?? ''}</span
            >`,
    },
  ]
  const group = (title: string, items: readonly WorkItem[]) => {
    if (items.length === 0) return null
    const rest = items.slice(AT_ONCE)
    return panel(
      null,
      html`${table(title, columns, items.slice(0, AT_ONCE))}
      ${
        rest.length === 0
          ? null
          : html`<details>
              <summary>${d.rest(rest.length)}</summary>
              ${table(d.more(title), columns, rest)}
            </details>`
      }`,
    )
  }
  const nothing = model.overdue.length + model.dueSoon.length + model.waiting.length === 0
  return staffLayout({
    frame,
    title: d.title,
    head: html`<p class="meta">${d.on(frame.today)}</p>`,
    content: html`${nothing ? panel(null, emptyState(d.none, d.noneMeaning)) : null} ${group(d.overdue, model.overdue)}
    ${group(d.dueSoon, model.dueSoon)} ${group(d.waiting, model.waiting)}
    ${
      model.lastImports.length === 0
        ? null
        : panel(
            null,
            table(
              d.imports,
              [
                { label: d.file, look: 'name', cell: (row) => html`<a href="${row.href}">${row.file}</a>` },
                { label: d.at, look: 'narrow', cell: (row) => row.at },
                { label: d.result, cell: (row) => row.result },
              ],
              model.lastImports,
            ),
          )
    }`,
  })
}
