import type { Frame } from '../frame.ts'
import { html, type Html } from '../kit/html.ts'
import { emptyState } from '../kit/notices.ts'
import { panel, staffLayout } from '../kit/staff-layout.ts'
import { table } from '../kit/table.ts'
import { dateText, statusWord } from '../kit/values.ts'
import type { OptionView, StatusWord, WorkListModel } from '../models.ts'
import { workList } from './work-lists.ts'

/** One receiver of one release. */
export interface ReleaseRowModel {
  readonly href: string
  readonly subject: string
  readonly reason: string
  readonly releasedOn: string
  readonly receiver: string
  readonly outside: boolean
  readonly toldOn: string | null
  readonly standing: number
  readonly days: number
  readonly lastDay: string | null
  readonly late: boolean
  readonly status: StatusWord
  readonly confirmHref: string | null
}

export interface ReleaseBoardModel extends WorkListModel<ReleaseRowModel> {
  readonly state: string
  readonly receiver: string
  readonly receivers: readonly OptionView[]
  readonly mayKeepRegister: boolean
}

/** Which receivers of entries that are over have not finished, with their days. */
export function releaseBoardPage(model: ReleaseBoardModel): Html {
  const { t } = model.frame
  const b = t.release.board
  const filters = html`<input type="hidden" name="state" value="${model.state}" />
    <label class="hidden" for="field-receiver">${b.receiverLabel}</label>
    <select id="field-receiver" name="receiver" class="input input-select">
      <option value="">${b.allReceivers}</option>
      ${model.receivers.map(
        ({ value, label }) =>
          html`<option value="${value}" ${value === model.receiver ? html`selected` : null}>${label}</option>`,
      )}
    </select>`
  const actions = model.mayKeepRegister
    ? html`<a class="button button-plain" href="/staff/outside-receivers">${b.outsideLink}</a>`
    : null
  return workList(
    model,
    b,
    [
      { label: b.subject, look: 'name', cell: (row) => html`<a href="${row.href}">${row.subject}</a>` },
      { label: b.reason, cell: (row) => row.reason },
      { label: b.releasedOn, look: 'narrow', cell: (row) => dateText(row.releasedOn) },
      {
        label: b.receiver,
        cell: (row) => html`${row.receiver}${row.outside ? html` <span class="meta">${b.outside}</span>` : null}`,
      },
      { label: b.told, look: 'narrow', cell: (row) => (row.toldOn === null ? b.notTold : dateText(row.toldOn)) },
      { label: b.standing, look: 'narrow', cell: (row) => b.standingCount(row.standing) },
      { label: b.elapsed, look: 'narrow', cell: (row) => b.days(row.days) },
      {
        label: b.lastDay,
        look: 'narrow',
        cell: (row) =>
          row.lastDay === null
            ? b.noLimit
            : html`<span class="${row.late ? 'pressing' : ''}">${dateText(row.lastDay)}</span>`,
      },
      {
        label: b.state,
        look: 'narrow',
        cell: (row) =>
          row.confirmHref === null
            ? statusWord(row.status)
            : html`${statusWord(row.status)} <a href="${row.confirmHref}">${b.confirm}</a>`,
      },
    ],
    actions,
    filters,
  )
}

export interface OutsideModel {
  readonly frame: Frame
  readonly rows: readonly {
    readonly name: string
    readonly pushed: boolean
    readonly contract: string
    readonly since: string
    readonly until: string | null
    readonly endHref: string
  }[]
}

/** Who gets shared data outside, under what, and how it hears that an entry is over. */
export function outsidePage({ frame, rows }: OutsideModel): Html {
  const { t } = frame
  const o = t.release.outside
  return staffLayout({
    frame,
    title: o.title,
    crumbs: [{ label: t.release.board.title, href: '/staff/releases' }],
    actions: html`<a class="button button-primary" href="/staff/outside-receivers/new">${o.add}</a>`,
    content: panel(
      null,
      rows.length === 0
        ? emptyState(o.none, o.noneMeaning)
        : table(
            o.caption,
            [
              { label: o.name, look: 'name', cell: (row) => row.name },
              { label: o.channel, look: 'narrow', cell: (row) => (row.pushed ? o.push : o.pull) },
              { label: o.contract, cell: (row) => row.contract },
              { label: o.since, look: 'narrow', cell: (row) => dateText(row.since) },
              {
                label: o.until,
                look: 'narrow',
                cell: (row) => (row.until === null ? html`<a href="${row.endHref}">${o.end}</a>` : dateText(row.until)),
              },
            ],
            rows,
          ),
    ),
  })
}
