import { button, tokenField } from '../kit/form.ts'
import { html, type Html } from '../kit/html.ts'
import { emptyState } from '../kit/notices.ts'
import { panel, staffLayout } from '../kit/staff-layout.ts'
import { table } from '../kit/table.ts'
import { dateText, factList, statusWord } from '../kit/values.ts'
import type { MatterModel } from '../models.ts'
import { actionPanel } from './actions.ts'

/** One matter: who is in it, who was checked when, and what can be done now. */
export function matterPage(model: MatterModel): Html {
  const { frame } = model
  const { t } = frame
  const m = t.staff.matters
  return staffLayout({
    frame,
    title: model.title,
    crumbs: [{ label: m.title, href: '/staff/matters' }],
    head: factList(t, model.facts, 'dense'),
    content: html`${panel(null, actionPanel(t, model.actions))} ${panel(m.parties, parties(model))}
    ${panel(m.receipts, receipts(model))}`,
  })
}

function parties({ frame, parties: rows }: MatterModel): Html {
  const { t } = frame
  const [m, c] = [t.staff.matters, t.staff.check]
  if (rows.length === 0) return emptyState(m.noParties, m.noPartiesMeaning)
  return table(
    m.parties,
    [
      { label: m.party, look: 'name', cell: (row) => row.name },
      { label: m.role, look: 'narrow', cell: (row) => row.role },
      {
        label: m.identity,
        cell: (row) =>
          html`${statusWord(row.identity)}
          ${row.confirmHref === null ? null : html`<a href="${row.confirmHref}">${m.confirm}</a>`}`,
      },
      { label: m.due, cell: (row) => (row.due.length === 0 ? t.kit.dash : row.due.join('、')) },
      {
        label: c.recheck,
        look: 'narrow',
        cell: (row) =>
          row.recheckAction === null
            ? t.kit.dash
            : html`<form method="post" action="${row.recheckAction}">
                ${tokenField(frame)} ${button(c.recheck, 'plain')}
              </form>`,
      },
    ],
    rows,
    'spoken',
  )
}

function receipts({ frame, receipts: rows }: MatterModel): Html {
  const m = frame.t.staff.matters
  if (rows.length === 0) return emptyState(m.noReceipts, m.noReceiptsMeaning)
  return table(
    m.receipts,
    [
      { label: m.party, look: 'name', cell: (row) => html`<a href="${row.href}">${row.name}</a>` },
      { label: m.moment, look: 'narrow', cell: (row) => row.moment },
      { label: m.on, look: 'narrow', cell: (row) => dateText(row.on) },
      { label: frame.t.staff.check.status, look: 'narrow', cell: (row) => statusWord(row.status) },
    ],
    rows,
    'spoken',
  )
}
