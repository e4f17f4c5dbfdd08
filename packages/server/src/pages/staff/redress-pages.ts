import type { Frame } from '../frame.ts'
import { html, type Html } from '../kit/html.ts'
import { emptyState } from '../kit/notices.ts'
import { panel, staffLayout } from '../kit/staff-layout.ts'
import { pagination, table } from '../kit/table.ts'
import { citations, dateText, statusWord } from '../kit/values.ts'
import type { CitationView, Paging } from '../models.ts'

export interface RedressListModel {
  readonly frame: Frame
  readonly rows: readonly {
    readonly href: string
    readonly subject: string
    readonly owner: string
    readonly openedOn: string
    readonly days: number
    readonly closed: boolean
    readonly left: number
  }[]
  readonly paging: Paging
}

/** The redresses of wrongful entries, the open ones first. */
export function redressListPage({ frame, rows, paging }: RedressListModel): Html {
  const { t } = frame
  const r = t.release.redresses
  return staffLayout({
    frame,
    title: r.title,
    content: panel(
      null,
      html`${
        rows.length === 0
          ? emptyState(r.none, r.noneMeaning)
          : table(
              r.caption,
              [
                { label: r.subject, look: 'name', cell: (row) => html`<a href="${row.href}">${row.subject}</a>` },
                { label: r.owner, cell: (row) => row.owner },
                { label: r.openedOn, look: 'narrow', cell: (row) => dateText(row.openedOn) },
                { label: r.elapsed, look: 'narrow', cell: (row) => r.days(row.days) },
                { label: r.left, look: 'narrow', cell: (row) => r.leftCount(row.left) },
                {
                  label: r.state,
                  look: 'narrow',
                  cell: (row) =>
                    statusWord(row.closed ? { kind: 'done', label: r.closed } : { kind: 'waiting', label: r.open }),
                },
              ],
              rows,
            )
      }
      ${pagination(t, paging)}`,
    ),
  })
}

export interface RedressModel {
  readonly frame: Frame
  readonly subject: string
  readonly owner: string
  readonly openedOn: string
  readonly days: number
  readonly closedOn: string | null
  readonly basis: readonly CitationView[]
  readonly doers: readonly ('agencies' | 'socialUnits')[]
  readonly errata: readonly {
    readonly name: string
    readonly because: string
    readonly toldOn: string | null
    readonly confirmedOn: string | null
    readonly recordHref: string | null
  }[]
  readonly honours: readonly {
    readonly label: string
    readonly href: string | null
    readonly kind: string
    readonly outcome: 'restored' | 'notAffected' | null
    readonly decideHref: string | null
  }[]
  readonly notice: { readonly due: boolean; readonly done: { readonly site: string; readonly on: string } | null }
  /** The acts that the reader may do. */
  readonly putUpHref: string | null
  readonly closeHref: string | null
  readonly listingHref: string
}

/** One wrongful entry with everything that has to be undone. */
export function redressPage(model: RedressModel): Html {
  const { frame, errata, honours, notice } = model
  const { t } = frame
  const [r, l] = [t.release.redress, t.release.redresses]
  const waiting = html`${t.kit.dash}`
  return staffLayout({
    frame,
    title: r.title(model.subject),
    crumbs: [{ label: l.title, href: '/staff/redresses' }],
    actions:
      model.closeHref === null ? null : html`<a class="button button-primary" href="${model.closeHref}">${r.close}</a>`,
    content: html`${panel(
      null,
      html`<p>${r.lead} <a href="${model.listingHref}">${t.staff.view}</a></p>
        <dl class="facts">
          <div>
            <dt>${l.state}</dt>
            <dd>
              ${statusWord(
                model.closedOn === null ? { kind: 'waiting', label: l.open } : { kind: 'done', label: l.closed },
              )}
            </dd>
          </div>
          <div>
            <dt>${l.owner}</dt>
            <dd>${model.owner}</dd>
          </div>
          <div>
            <dt>${l.openedOn}</dt>
            <dd>${dateText(model.openedOn)}（${l.elapsed} ${l.days(model.days)}）</dd>
          </div>
          <div>
            <dt>${r.doersLabel}</dt>
            <dd>
              ${model.doers.length === 0 ? r.doersUnstated : model.doers.map((doer) => r.doers[doer]).join('、')}
            </dd>
          </div>
        </dl>
        <p>${r.noLimit}</p>
        ${model.basis.length === 0 ? null : citations(t, model.basis)}`,
    )}
    ${panel(
      r.receivers,
      table(
        r.receivers,
        [
          { label: r.receiver, look: 'name', cell: (row) => row.name },
          { label: r.because, cell: (row) => row.because },
          { label: r.told, look: 'narrow', cell: (row) => (row.toldOn === null ? waiting : dateText(row.toldOn)) },
          {
            label: r.confirmed,
            look: 'narrow',
            cell: (row) =>
              row.confirmedOn !== null
                ? dateText(row.confirmedOn)
                : row.recordHref === null
                  ? waiting
                  : html`<a href="${row.recordHref}">${r.record}</a>`,
          },
        ],
        errata,
        'spoken',
      ),
    )}
    ${panel(
      r.honours,
      honours.length === 0
        ? emptyState(r.noHonours, r.noHonoursMeaning)
        : table(
            r.honours,
            [
              {
                label: r.honour,
                look: 'name',
                cell: (row) => (row.href === null ? row.label : html`<a href="${row.href}">${row.label}</a>`),
              },
              { label: r.kind, cell: (row) => row.kind },
              {
                label: r.outcome,
                look: 'narrow',
                cell: (row) =>
                  row.outcome !== null
                    ? r[row.outcome]
                    : row.decideHref === null
                      ? waiting
                      : html`<a href="${row.decideHref}">${r.decide}</a>`,
              },
            ],
            honours,
            'spoken',
          ),
    )}
    ${panel(
      r.notice,
      html`<p>
        ${
          notice.done !== null
            ? r.noticeDone(notice.done.site, notice.done.on)
            : notice.due
              ? r.noticeDue
              : r.noticeNotDue
        }
        ${model.putUpHref === null ? null : html`<a href="${model.putUpHref}">${r.putUp}</a>`}
      </p>`,
    )}`,
  })
}
