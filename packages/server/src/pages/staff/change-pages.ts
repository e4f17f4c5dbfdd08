import type { Frame } from '../frame.ts'
import { html, type Html } from '../kit/html.ts'
import { emptyState } from '../kit/notices.ts'
import { panel, staffLayout } from '../kit/staff-layout.ts'
import { table } from '../kit/table.ts'
import { dateText, statusWord } from '../kit/values.ts'

export interface ChangesModel {
  readonly frame: Frame
  readonly rows: readonly {
    readonly href: string
    readonly subject: string
    readonly what: string
    readonly openedOn: string
    readonly receiver: string
    readonly toldOn: string | null
    readonly lastDay: string | null
    readonly late: boolean
    readonly confirmHref: string | null
  }[]
  readonly results: readonly {
    readonly outcome: string
    readonly sentOn: string
    readonly confirmHref: string | null
  }[]
}

/** Changes of entries that stand and that somebody still has to follow, and results pushed to the unit. */
export function changesPage({ frame, rows, results }: ChangesModel): Html {
  const c = frame.t.release.changes
  const act = (href: string | null, label: string): Html | null =>
    href === null ? null : html`<a class="button button-plain" href="${href}">${label}</a>`
  const open =
    rows.length === 0
      ? emptyState(c.none, c.noneMeaning)
      : table(
          c.caption,
          [
            { label: c.subject, look: 'name', cell: (row) => html`<a href="${row.href}">${row.subject}</a>` },
            { label: c.what, cell: (row) => row.what },
            { label: c.openedOn, look: 'narrow', cell: (row) => dateText(row.openedOn) },
            { label: c.receiver, cell: (row) => row.receiver },
            {
              label: c.toldOn,
              look: 'narrow',
              cell: (row) => (row.toldOn === null ? c.notTold : dateText(row.toldOn)),
            },
            {
              label: c.lastDay,
              look: 'narrow',
              cell: (row) => (row.lastDay === null ? c.noDays : dateText(row.lastDay)),
            },
            {
              label: c.state,
              look: 'narrow',
              cell: (row) =>
                statusWord(row.late ? { kind: 'overdue', label: c.late } : { kind: 'waiting', label: c.waiting }),
            },
            { label: c.act, look: 'narrow', cell: (row) => act(row.confirmHref, c.confirm) },
          ],
          rows,
          'spoken',
        )
  const pushed =
    results.length === 0
      ? emptyState(c.noResults, c.noResultsMeaning)
      : table(
          c.results,
          [
            { label: c.outcome, cell: (row) => row.outcome },
            { label: c.sentOn, look: 'narrow', cell: (row) => dateText(row.sentOn) },
            { label: c.act, look: 'narrow', cell: (row) => act(row.confirmHref, c.acknowledge) },
          ],
          results,
          'spoken',
        )
  return staffLayout({ frame, title: c.title, content: html`${panel(c.caption, open)}${panel(c.results, pushed)}` })
}
