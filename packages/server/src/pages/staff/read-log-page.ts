import type { Frame } from '../frame.ts'
import { html, type Html } from '../kit/html.ts'
import { emptyState } from '../kit/notices.ts'
import { panel, staffLayout } from '../kit/staff-layout.ts'
import { pagination, table } from '../kit/table.ts'
import type { Paging } from '../models.ts'

export interface ReadLogModel {
  readonly frame: Frame
  readonly rows: readonly {
    readonly at: string
    readonly reader: string
    readonly unit: string
    readonly reason: string
    readonly values: number
    readonly subjectId: string
  }[]
  readonly paging: Paging
}

/** Who opened sealed values, when and why; never the values. */
export function readLogPage({ frame, rows, paging }: ReadLogModel): Html {
  const { t } = frame
  const r = t.staff.readLog
  return staffLayout({
    frame,
    title: r.title,
    content: panel(
      null,
      html`<p>${r.lead}</p>
        ${
          rows.length === 0
            ? emptyState(r.none, r.noneMeaning)
            : table(
                r.title,
                [
                  { label: r.at, look: 'narrow', cell: (row) => row.at },
                  { label: r.unit, cell: (row) => row.unit },
                  { label: r.reader, cell: (row) => row.reader },
                  { label: r.reason, look: 'name', cell: (row) => row.reason },
                  { label: r.values, look: 'number', cell: (row) => row.values },
                  {
                    label: r.subject,
                    look: 'narrow',
                    cell: (row) =>
                      html`<a href="/staff/read-log?subject=${row.subjectId}">${row.subjectId.slice(0, 8)}</a>`,
                  },
                ],
                rows,
              )
        }
        ${pagination(t, paging)}`,
    ),
  })
}
