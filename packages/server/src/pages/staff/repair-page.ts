import type { Frame } from '../frame.ts'
import { html, type Html } from '../kit/html.ts'
import { banner, timeline } from '../kit/notices.ts'
import { panel, staffLayout } from '../kit/staff-layout.ts'
import { table } from '../kit/table.ts'
import { dateText, factList, statusWord } from '../kit/values.ts'
import type { ActionView, Fact, StatusWord, TimelineItem, WorkListModel } from '../models.ts'
import { actionPanel } from './actions.ts'
import { workList } from './work-lists.ts'

/** One application in the inbox. */
export interface RepairRowModel {
  readonly href: string
  readonly receipt: string
  readonly subject: string
  readonly handler: string
  readonly receivedOn: string
  readonly due: string | null
  readonly status: StatusWord
}

/** A clock of an authority, with what it is today. */
export interface ClockLine {
  readonly duty: string
  readonly owner: string
  readonly since: string
  readonly lastDay: string | null
  readonly status: StatusWord
}

/** One application for repair. */
export interface RepairCaseModel {
  readonly frame: Frame
  readonly title: string
  readonly facts: readonly Fact[]
  readonly notices: readonly string[]
  readonly actions: readonly ActionView[]
  readonly clocks: readonly ClockLine[]
  readonly materials: readonly { readonly name: string; readonly given: boolean }[]
  /** References of the files that came with it. */
  readonly files: readonly string[]
  readonly textsHref: string | null
  readonly timeline: readonly TimelineItem[]
}

/** The applications of a place, by clock. */
export function repairsPage(model: WorkListModel<RepairRowModel>, mayTakeIn: boolean): Html {
  const { t } = model.frame
  const r = t.repair.inbox
  return workList(
    model,
    r,
    [
      { label: r.receipt, look: 'name', cell: (row) => html`<a href="${row.href}">${row.receipt}</a>` },
      { label: r.subject, cell: (row) => row.subject },
      { label: r.handler, cell: (row) => row.handler },
      { label: r.receivedOn, look: 'narrow', cell: (row) => dateText(row.receivedOn) },
      { label: r.due, look: 'narrow', cell: (row) => (row.due === null ? t.kit.dash : dateText(row.due)) },
      { label: r.status, look: 'narrow', cell: (row) => statusWord(row.status) },
    ],
    mayTakeIn ? html`<a class="button button-primary" href="/staff/repairs/intake">${r.takeIn}</a>` : null,
  )
}

/** One application: what it is about, its clocks, what may be done, and what happened. */
export function repairPage(model: RepairCaseModel): Html {
  const { t } = model.frame
  const c = t.repair.case
  return staffLayout({
    frame: model.frame,
    title: model.title,
    crumbs: [{ label: t.repair.inbox.title, href: '/staff/repairs' }],
    head: html`${model.notices.map((text) => banner('warning', text))}${factList(t, model.facts, 'dense')}`,
    content: html`${model.actions.length === 0 ? null : panel(c.actions, actionPanel(t, model.actions))}
    ${panel(c.clocks, clockTable(t.repair.case, c.clocks, model.clocks, t.kit.dash))}
    ${panel(
      c.materials,
      html`${table(
        c.materials,
        [
          { label: c.material, look: 'name', cell: (row) => row.name },
          { label: c.given, look: 'narrow', cell: (row) => (row.given ? c.yes : c.no) },
        ],
        model.materials,
        'spoken',
      )}
      ${
        model.files.length === 0
          ? null
          : html`<ul>
              ${model.files.map(
                (ref, at) => html`<li><a href="/staff/attachments/${ref}">${t.objection.case.file(at + 1)}</a></li>`,
              )}
            </ul>`
      }
      ${model.textsHref === null ? null : html`<p><a href="${model.textsHref}">${c.texts}</a></p>`}`,
    )}
    ${panel(c.timeline, timeline(t, model.timeline))}`,
  })
}

/** Clocks of authorities as a table, for officers and applicants alike. */
export function clockTable(
  c: Frame['t']['repair']['case'],
  caption: string,
  clocks: readonly ClockLine[],
  dash: string,
): Html {
  return table(
    caption,
    [
      { label: c.duty, look: 'name', cell: (row) => row.duty },
      { label: c.owner, cell: (row) => row.owner },
      { label: c.since, look: 'narrow', cell: (row) => dateText(row.since) },
      { label: c.lastDay, look: 'narrow', cell: (row) => (row.lastDay === null ? dash : dateText(row.lastDay)) },
      { label: c.state, look: 'narrow', cell: (row) => statusWord(row.status) },
    ],
    clocks,
    'spoken',
  )
}
