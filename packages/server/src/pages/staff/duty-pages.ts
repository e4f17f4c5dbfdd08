import type { Frame } from '../frame.ts'
import { html, type Html } from '../kit/html.ts'
import { emptyState } from '../kit/notices.ts'
import { panel, staffLayout } from '../kit/staff-layout.ts'
import { pagination, table, tabs } from '../kit/table.ts'
import { dateText } from '../kit/values.ts'
import type { Paging, Tab } from '../models-parts.ts'

interface DutyRowModel {
  readonly label: string
  readonly href: string
  readonly unit: string
  readonly since: string
  readonly lastDay: string | null
  readonly provisional: boolean
  readonly state: 'done' | 'withoutLimit' | 'running' | 'breached'
  readonly alert: number | null
  readonly daysLate: number
  readonly doneOn: string | null
  readonly basis: readonly string[]
}

export interface DutiesModel {
  readonly frame: Frame
  readonly tabs: readonly Tab[]
  readonly rows: readonly DutyRowModel[]
  readonly paging: Paging
  readonly mayReadBoard: boolean
}

/** What a unit must do, the nearest last day first. */
export function dutiesPage({ frame, tabs: items, rows, paging, mayReadBoard }: DutiesModel): Html {
  const { t } = frame
  const d = t.duty
  const standing = (row: DutyRowModel) => {
    if (row.doneOn !== null) return row.daysLate > 0 ? `${d.done}，${d.late(row.daysLate)}` : d.done
    if (row.state === 'withoutLimit') return d.withoutLimit
    if (row.provisional) return d.provisional
    return row.state === 'breached' ? html`<span class="pressing">${d.late(row.daysLate)}</span>` : d.running(row.alert)
  }
  return staffLayout({
    frame,
    title: d.title,
    actions: html`${mayReadBoard ? html`<a class="button button-plain" href="/staff/duties/board">${d.boardLink}</a>` : null}
      <a class="button button-plain" href="/staff/duties/breaches.csv">${d.csv}</a>`,
    content: panel(
      null,
      html`${tabs(t.kit.tabs, items)}
      ${
        rows.length === 0
          ? emptyState(d.none, d.noneMeaning)
          : table(
              d.caption,
              [
                { label: d.duty, look: 'name', cell: (row) => html`<a href="${row.href}">${row.label}</a>` },
                { label: d.unit, cell: (row) => row.unit },
                { label: d.since, look: 'narrow', cell: (row) => dateText(row.since) },
                {
                  label: d.lastDay,
                  look: 'narrow',
                  cell: (row) => (row.lastDay === null ? t.kit.dash : dateText(row.lastDay)),
                },
                { label: d.state, look: 'narrow', cell: standing },
                { label: d.basis, cell: (row) => (row.basis.length === 0 ? t.kit.dash : row.basis.join('；')) },
              ],
              rows,
            )
      }
      ${pagination(t, paging)}`,
    ),
  })
}

export interface DutyBoardModel {
  readonly frame: Frame
  readonly rows: readonly {
    readonly unitId: string
    readonly unit: string
    readonly open: number
    readonly pressing: number
    readonly overdue: number
    readonly breaches: number
    readonly averageDaysLate: number | null
  }[]
}

/** Unit by unit, how the clocks of a place stand. */
export function dutyBoardPage({ frame, rows }: DutyBoardModel): Html {
  const { t } = frame
  const d = t.duty
  return staffLayout({
    frame,
    title: d.board,
    crumbs: [{ label: d.title, href: '/staff/duties' }],
    actions: html`<a class="button button-plain" href="/staff/duties/breaches.csv">${d.csv}</a>`,
    content: panel(
      null,
      rows.length === 0
        ? emptyState(d.noBoard, d.noBoardMeaning)
        : table(
            d.board,
            [
              {
                label: d.unit,
                look: 'name',
                cell: (row) => html`<a href="/staff/duties?unit=${encodeURIComponent(row.unitId)}">${row.unit}</a>`,
              },
              { label: d.open, look: 'number', cell: (row) => row.open },
              { label: d.pressing, look: 'number', cell: (row) => row.pressing },
              {
                label: d.overdue,
                look: 'number',
                cell: (row) => (row.overdue > 0 ? html`<span class="pressing">${row.overdue}</span>` : row.overdue),
              },
              { label: d.breaches, look: 'number', cell: (row) => row.breaches },
              { label: d.average, look: 'number', cell: (row) => row.averageDaysLate ?? t.kit.dash },
            ],
            rows,
          ),
    ),
  })
}
