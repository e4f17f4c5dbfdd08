import type { Frame } from '../frame.ts'
import { html, type Html } from '../kit/html.ts'
import { banner, emptyState } from '../kit/notices.ts'
import { panel, staffLayout } from '../kit/staff-layout.ts'
import { table } from '../kit/table.ts'
import { citations, dateText, factList } from '../kit/values.ts'
import type { ActionView, CitationView, Fact, LinkView } from '../models.ts'
import { actionPanel } from './actions.ts'

/** A paper in a list of those to serve. */
export interface NoticeRowModel {
  readonly id: string
  readonly number: string
  readonly kind: string
  readonly subject: string | null
  readonly issuer: string
  readonly issuedOn: string
  readonly serveBy: string | null
  readonly next: string
}

export interface NoticesModel {
  readonly frame: Frame
  readonly rows: readonly NoticeRowModel[]
  /** What the operator set, said as such. */
  readonly practice: string
}

/** The papers that are out and not served, the most pressing first. */
export function noticesPage({ frame, rows, practice }: NoticesModel): Html {
  const n = frame.t.notice
  return staffLayout({
    frame,
    title: n.title,
    head: banner('info', practice),
    content: panel(
      null,
      rows.length === 0
        ? emptyState(n.none, n.noneMeaning)
        : table(
            n.caption,
            [
              {
                label: n.kind,
                look: 'name',
                cell: (row) => html`<a href="/staff/notices/${row.id}">${row.kind}</a>`,
              },
              { label: n.subject, cell: (row) => row.subject ?? n.protectedName },
              { label: n.issuer, cell: (row) => row.issuer },
              { label: n.issuedOn, look: 'narrow', cell: (row) => dateText(row.issuedOn) },
              {
                label: n.serveBy,
                look: 'narrow',
                cell: (row) => (row.serveBy === null ? frame.t.kit.dash : dateText(row.serveBy)),
              },
              { label: n.next, cell: (row) => row.next },
              { label: n.number, look: 'narrow', cell: (row) => row.number },
            ],
            rows,
          ),
    ),
  })
}

export interface NoticeModel {
  readonly frame: Frame
  readonly id: string
  readonly title: string
  readonly facts: readonly Fact[]
  readonly next: string
  readonly practice: string
  readonly links: readonly LinkView[]
  readonly actions: readonly ActionView[]
  readonly throughEntry: boolean
  readonly attempts: readonly {
    readonly on: string
    readonly channel: string
    readonly outcome: string
    readonly because: string
  }[]
  readonly remedies: readonly {
    readonly name: string
    readonly lastDay: string
    readonly basis: readonly CitationView[]
  }[]
}

/** One paper with its ledger of service: what was tried, what comes next, which last days follow. */
export function noticeLedgerPage(model: NoticeModel): Html {
  const { frame, attempts, remedies } = model
  const { t } = frame
  const n = t.notice
  return staffLayout({
    frame,
    title: model.title,
    crumbs: [{ label: n.title, href: '/staff/notices' }],
    head: html`${factList(t, model.facts, 'dense')}
      <p>${model.links.map(({ label, href }, index) => html`${index === 0 ? null : ' · '}<a href="${href}">${label}</a>`)}</p>
      ${banner('info', html`<b>${n.next}：</b>${model.next}`)}`,
    content: html`${model.actions.length === 0 ? null : panel(n.acts, actionPanel(t, model.actions))}
    ${panel(
      null,
      html`${model.throughEntry ? html`<p>${n.throughEntry}</p>` : null}
      ${
        attempts.length === 0
          ? emptyState(n.noAttempts, n.noAttemptsMeaning)
          : table(
              n.ledger,
              [
                { label: n.on, look: 'narrow', cell: (row) => dateText(row.on) },
                { label: n.channel, look: 'narrow', cell: (row) => row.channel },
                { label: n.outcome, look: 'narrow', cell: (row) => row.outcome },
                { label: n.because, look: 'name', cell: (row) => row.because },
              ],
              attempts,
            )
      }
      <p class="meta">${model.practice}</p>`,
    )}
    ${
      remedies.length === 0
        ? null
        : panel(
            null,
            table(
              n.remedies,
              [
                { label: n.remedy, look: 'name', cell: (row) => row.name },
                { label: n.lastDay, look: 'narrow', cell: (row) => row.lastDay },
                { label: t.staff.listing.basis, cell: (row) => citations(t, row.basis) },
              ],
              remedies,
            ),
          )
    }`,
  })
}
