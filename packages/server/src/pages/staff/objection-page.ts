import type { Frame } from '../frame.ts'
import { html, type Html } from '../kit/html.ts'
import { banner, timeline } from '../kit/notices.ts'
import { panel, staffLayout } from '../kit/staff-layout.ts'
import { dateText, factList, statusWord } from '../kit/values.ts'
import type { ActionView, Fact, StatusWord, TimelineItem, WorkListModel } from '../models.ts'
import { actionPanel } from './actions.ts'
import { clockTable, type ClockLine } from './repair-page.ts'
import { workList } from './work-lists.ts'

/** One objection in the inbox. */
export interface ObjectionRowModel {
  readonly href: string
  readonly receipt: string
  readonly subject: string
  readonly about: string
  readonly verifier: string
  readonly receivedOn: string
  readonly due: string | null
  /** How many days over, in words; `null` while it is in time. */
  readonly overdue: StatusWord | null
  readonly status: StatusWord
}

/** One objection. */
export interface ObjectionCaseModel {
  readonly frame: Frame
  readonly title: string
  readonly facts: readonly Fact[]
  readonly notices: readonly string[]
  readonly actions: readonly ActionView[]
  readonly clocks: readonly ClockLine[]
  readonly entry: readonly Fact[]
  readonly said: readonly Fact[]
  readonly files: readonly string[]
  readonly textsHref: string | null
  readonly timeline: readonly TimelineItem[]
}

/** The objections of a place, by clock. */
export function objectionsPage(model: WorkListModel<ObjectionRowModel>, mayTakeIn: boolean): Html {
  const { t } = model.frame
  const o = t.objection.inbox
  const columns: Parameters<typeof workList<ObjectionRowModel>>[2] = [
    { label: o.receipt, look: 'name', cell: (row) => html`<a href="${row.href}">${row.receipt}</a>` },
    { label: o.subject, cell: (row) => row.subject },
    { label: o.about, cell: (row) => row.about },
    { label: o.verifier, cell: (row) => row.verifier },
    { label: o.receivedOn, look: 'narrow', cell: (row) => dateText(row.receivedOn) },
    {
      label: o.due,
      look: 'narrow',
      cell: (row) =>
        row.due === null
          ? t.kit.dash
          : html`${dateText(row.due)} ${row.overdue === null ? null : statusWord(row.overdue)}`,
    },
    { label: o.status, look: 'narrow', cell: (row) => statusWord(row.status) },
  ]
  const takeIn = html`<a class="button button-primary" href="/staff/objections/intake">${o.takeIn}</a>`
  return workList(model, o, columns, mayTakeIn ? takeIn : null)
}

/** One objection: what it is about, what is said, its clocks, who may act next and why not, and what happened. */
export function objectionPage(model: ObjectionCaseModel): Html {
  const { t } = model.frame
  const c = t.objection.case
  return staffLayout({
    frame: model.frame,
    title: model.title,
    crumbs: [{ label: t.objection.inbox.title, href: '/staff/objections' }],
    head: html`${model.notices.map((text) => banner('warning', text))}${factList(t, model.facts, 'dense')}`,
    content: html`${model.actions.length === 0 ? null : panel(c.actions, actionPanel(t, model.actions))}
    ${panel(c.clocks, clockTable(t.repair.case, c.clocks, model.clocks, t.kit.dash))}
    ${panel(
      c.said,
      html`${factList(t, model.said)}
        <h3>${c.files}</h3>
        ${
          model.files.length === 0
            ? html`<p>${c.noFiles}</p>`
            : html`<ul>
                ${model.files.map(
                  (ref, at) => html`<li><a href="/staff/attachments/${ref}">${c.file(at + 1)}</a></li>`,
                )}
              </ul>`
        }
        ${model.textsHref === null ? null : html`<p><a href="${model.textsHref}">${c.texts}</a></p>`}`,
    )}
    ${panel(c.entry, factList(t, model.entry))} ${panel(c.timeline, timeline(t, model.timeline))}`,
  })
}
