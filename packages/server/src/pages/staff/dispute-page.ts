import type { Frame } from '../frame.ts'
import { html, type Html } from '../kit/html.ts'
import { banner, emptyState, timeline } from '../kit/notices.ts'
import { panel, staffLayout } from '../kit/staff-layout.ts'
import { table } from '../kit/table.ts'
import { dateText, factList, statusWord } from '../kit/values.ts'
import type { ActionView, Fact, StatusWord, TimelineItem } from '../models.ts'
import { actionPanel } from './actions.ts'
import { clockTable, type ClockLine } from './repair-page.ts'

/** Which of the two lists: complaints that units handle, or cases before a reviewing organ or a court. */
export type DisputeListKind = 'complaints' | 'reviews'

/** One complaint or recorded case in its list. */
export interface DisputeRowModel {
  readonly href: string
  readonly number: string
  readonly subject: string
  readonly unit: string
  readonly since: string
  readonly status: StatusWord
}

export interface DisputeListModel {
  readonly frame: Frame
  readonly kind: DisputeListKind
  /** Where a new one is written down; `null` for whoever may not. */
  readonly addHref: string | null
  readonly rows: readonly DisputeRowModel[]
}

/** One complaint or recorded case. */
export interface DisputeCaseModel {
  readonly frame: Frame
  readonly kind: DisputeListKind
  readonly title: string
  readonly facts: readonly Fact[]
  readonly notices: readonly string[]
  readonly actions: readonly ActionView[]
  readonly clocks: readonly ClockLine[]
  readonly orders: readonly { readonly number: string; readonly from: string; readonly until: string | null }[]
  readonly timeline: readonly TimelineItem[]
}

/** Complaints, or recorded cases, the ones that wait on top. */
export function disputesPage({ frame, kind, addHref, rows }: DisputeListModel): Html {
  const { dispute } = frame.t
  const d = dispute[kind]
  return staffLayout({
    frame,
    title: d.title,
    actions: addHref === null ? null : html`<a class="button button-primary" href="${addHref}">${d.add}</a>`,
    content: panel(
      null,
      rows.length === 0
        ? emptyState(d.none, d.noneMeaning)
        : table(
            d.caption,
            [
              { label: dispute.number, look: 'name', cell: (row) => html`<a href="${row.href}">${row.number}</a>` },
              { label: dispute.subject, cell: (row) => row.subject },
              { label: kind === 'complaints' ? dispute.unit : dispute.respondent, cell: (row) => row.unit },
              { label: dispute.since, look: 'narrow', cell: (row) => dateText(row.since) },
              { label: dispute.state, look: 'narrow', cell: (row) => statusWord(row.status) },
            ],
            rows,
          ),
    ),
  })
}

/** One complaint or recorded case: what it is about, its clocks, what may be done, and what happened. */
export function disputePage(model: DisputeCaseModel): Html {
  const { frame, kind, orders } = model
  const { t } = frame
  const d = t.dispute
  return staffLayout({
    frame,
    title: model.title,
    crumbs: [{ label: d[kind].title, href: `/staff/${kind}` }],
    head: html`${model.notices.map((text) => banner('warning', text))}${factList(t, model.facts, 'dense')}`,
    content: html`${model.actions.length === 0 ? null : panel(d.actions, actionPanel(t, model.actions))}
    ${
      orders.length === 0
        ? null
        : panel(
            d.orders,
            table(
              d.orders,
              [
                { label: d.order, look: 'name', cell: (row) => row.number },
                { label: d.from, look: 'narrow', cell: (row) => dateText(row.from) },
                {
                  label: d.until,
                  look: 'narrow',
                  cell: (row) => (row.until === null ? d.open : dateText(row.until)),
                },
              ],
              orders,
              'spoken',
            ),
          )
    }
    ${model.clocks.length === 0 ? null : panel(d.clocks, clockTable(t.repair.case, d.clocks, model.clocks, t.kit.dash))}
    ${panel(d.timeline, timeline(t, model.timeline))}`,
  })
}
