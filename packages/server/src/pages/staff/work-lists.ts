import { html, type Html, type Part } from '../kit/html.ts'
import { emptyState } from '../kit/notices.ts'
import { panel, staffLayout } from '../kit/staff-layout.ts'
import { pagination, table, tabs, type Column } from '../kit/table.ts'
import { citations, dateText, statusWord, tagMark } from '../kit/values.ts'
import type {
  CatalogueRow,
  FeedbackRow,
  ListingRow,
  MatterRowModel,
  MissedCheckModel,
  OrganisationRow,
  TaskRow,
  WorkListModel,
} from '../models.ts'

interface WorkListTexts {
  readonly title: string
  readonly caption: string
  readonly none: string
  readonly noneMeaning: string
}

/** The shape that all lists of work share: tabs, one filter and what else narrows, count, table, pages. */
export function workList<Row>(
  model: WorkListModel<Row>,
  texts: WorkListTexts,
  columns: readonly Column<Row>[],
  actions: Part = null,
  filters: Part = null,
): Html {
  const { frame, search, paging } = model
  const { t } = frame
  const s = t.staff
  return staffLayout({
    frame,
    title: texts.title,
    actions,
    content: panel(
      null,
      html`${tabs(t.kit.tabs, model.tabs)}
        <form method="get" action="${frame.path}" class="filter" role="search">
          <label class="hidden" for="field-${search.name}">${s.filterLabel}</label>
          <input
            id="field-${search.name}"
            name="${search.name}"
            value="${search.value}"
            class="input"
            maxlength="100"
            autocomplete="off"
            placeholder="${s.filterLabel}"
          />
          ${filters}
          <button class="button button-plain">${s.filter}</button>
          ${paging === null ? null : html`<span class="filter-count" role="status">${s.total(paging.total)}</span>`}
        </form>
        ${
          model.rows.length === 0
            ? emptyState(texts.none, texts.noneMeaning)
            : table(texts.caption, columns, model.rows, texts.caption === texts.title ? 'spoken' : 'shown')
        }
        ${pagination(t, paging)}`,
    ),
  })
}

/** The listing cases within the officer's reach. */
export function listingsPage(model: WorkListModel<ListingRow>): Html {
  const s = model.frame.t.staff
  const [k, l] = [s.tasks, s.listings]
  const propose =
    model.mayAdd === true
      ? html`<a class="button button-primary" href="/staff/listings/propose">${l.propose}</a>`
      : null
  return workList(
    model,
    l,
    [
      { label: k.subject, look: 'name', cell: (row) => html`<a href="${row.href}">${row.subject}</a>` },
      { label: l.tag, look: 'narrow', cell: (row) => tagMark(row.tag) },
      { label: l.determiner, cell: (row) => row.determiner },
      { label: k.status, look: 'narrow', cell: (row) => statusWord(row.status) },
      { label: k.due, look: 'narrow', cell: (row) => due(row.due, row.status.kind === 'overdue', s.dash) },
      { label: l.changed, look: 'narrow', cell: (row) => row.changedAt },
    ],
    propose,
  )
}

/** An implementer's tasks. */
export function tasksPage(model: WorkListModel<TaskRow>): Html {
  const s = model.frame.t.staff
  const k = s.tasks
  return workList(model, k, [
    { label: k.subject, look: 'name', cell: (row) => row.subject },
    { label: k.measure, cell: (row) => row.measure },
    { label: k.measureClass, look: 'narrow', cell: (row) => row.measureClass },
    { label: k.implementer, cell: (row) => row.implementer },
    { label: k.status, look: 'narrow', cell: (row) => statusWord(row.status) },
    { label: k.due, look: 'narrow', cell: (row) => due(row.due, row.overdue, s.dash) },
    {
      label: k.action,
      look: 'narrow',
      cell: (row) => row.acts.map(({ label, href }) => html`<a href="${href}">${label}</a> `),
    },
  ])
}

function due(date: string | null, overdue: boolean, dash: string): Part {
  if (date === null) return dash
  return overdue ? html`<span class="pressing">${dateText(date)}</span>` : dateText(date)
}

/** What must be reported back, to whom, by when. */
export function feedbackPage(model: WorkListModel<FeedbackRow>): Html {
  const s = model.frame.t.staff
  const [k, f] = [s.tasks, s.feedback]
  return workList(model, f, [
    { label: k.subject, look: 'name', cell: (row) => row.subject },
    { label: k.measure, cell: (row) => row.measure },
    { label: f.from, cell: (row) => row.from },
    { label: f.to, cell: (row) => row.to },
    { label: k.status, look: 'narrow', cell: (row) => statusWord(row.status) },
    { label: k.due, look: 'narrow', cell: (row) => due(row.due, row.status.kind === 'overdue', s.dash) },
    { label: f.sent, look: 'narrow', cell: (row) => row.sentAt ?? s.dash },
    {
      label: k.action,
      look: 'narrow',
      cell: (row) => (row.sentAt === null ? html`<a href="${row.href}">${s.open}</a>` : s.dash),
    },
  ])
}

/** The catalogue as its keepers see it, drafts included. */
export function cataloguePage(model: WorkListModel<CatalogueRow>): Html {
  const { t } = model.frame
  const [k, c] = [t.staff.tasks, t.staff.catalogue]
  return workList(model, c, [
    { label: c.name, look: 'name', cell: (row) => html`<a href="${row.href}">${row.name}</a>` },
    { label: c.listType, cell: (row) => row.listType },
    { label: k.measureClass, look: 'narrow', cell: (row) => row.measureClass },
    { label: t.staff.listing.basis, cell: (row) => citations(t, row.basis) },
    { label: k.status, look: 'narrow', cell: (row) => statusWord(row.status) },
    { label: c.version, look: 'number', cell: (row) => row.version },
  ])
}

/** The member organisations and their roles. */
export function organisationsPage(model: WorkListModel<OrganisationRow>): Html {
  const s = model.frame.t.staff
  const o = s.organisations
  return workList(model, o, [
    { label: o.name, look: 'name', cell: (row) => html`<a href="${row.href}">${row.name}</a>` },
    { label: o.region, cell: (row) => row.region },
    { label: o.roles, cell: (row) => row.roles.join('、') },
    { label: o.liaison, cell: (row) => row.liaison },
    { label: s.tasks.status, look: 'narrow', cell: (row) => statusWord(row.status) },
  ])
}

/** The matters of a unit or a place. */
export function mattersPage(model: WorkListModel<MatterRowModel>): Html {
  const s = model.frame.t.staff
  const m = s.matters
  return workList(model, m, [
    { label: m.reference, look: 'name', cell: (row) => html`<a href="${row.href}">${row.reference}</a>` },
    { label: m.occasion, cell: (row) => row.occasion },
    { label: m.unit, cell: (row) => row.unit },
    { label: m.decider, cell: (row) => row.decider },
    { label: m.openedOn, look: 'narrow', cell: (row) => dateText(row.openedOn) },
    { label: m.openItems, look: 'number', cell: (row) => row.openItems },
    { label: s.tasks.status, look: 'narrow', cell: (row) => statusWord(row.status) },
  ])
}

/** Licences and honours that no check went before although one was due. */
export function missedChecksPage(model: WorkListModel<MissedCheckModel>): Html {
  const { t } = model.frame
  const m = t.staff.matters
  return workList(model, t.staff.missed, [
    { label: t.staff.missed.document, look: 'name', cell: (row) => row.document },
    { label: m.unit, cell: (row) => row.unit },
    { label: m.occasion, cell: (row) => row.occasion },
    { label: m.on, look: 'narrow', cell: (row) => dateText(row.on) },
    { label: t.staff.listing.basis, cell: (row) => citations(t, row.basis) },
  ])
}
