import { html, type Html } from '../kit/html.ts'
import { panel, staffLayout } from '../kit/staff-layout.ts'
import { table } from '../kit/table.ts'
import { factList, statusWord } from '../kit/values.ts'
import type { AdminModel } from '../models.ts'
import { actionPanel } from './actions.ts'

/** How the system stands, who may sign in, and which holiday years are loaded. */
export function adminPage(model: AdminModel): Html {
  const { frame } = model
  const { t } = frame
  const a = t.staff.admin
  return staffLayout({
    frame,
    title: a.title,
    head: factList(t, model.facts, 'dense'),
    content: html`${panel(
      null,
      table(
        a.state,
        [
          { label: a.check, look: 'name', cell: (row) => row.name },
          { label: a.status, look: 'narrow', cell: (row) => statusWord(row.status) },
          { label: a.detail, cell: (row) => row.detail },
        ],
        model.checks,
      ),
    )}
    ${panel(
      null,
      table(
        a.calendars,
        [
          { label: a.year, look: 'narrow', cell: (row) => row.year },
          { label: a.notice, look: 'name', cell: (row) => row.notice },
          { label: a.status, look: 'narrow', cell: (row) => statusWord(row.status) },
        ],
        model.calendars,
      ),
    )}
    ${panel(
      null,
      table(
        a.accounts,
        [
          { label: a.account, look: 'name', cell: (row) => row.account },
          { label: a.organisation, cell: (row) => row.organisation },
          { label: a.roles, cell: (row) => row.roles.join('、') },
          { label: a.status, look: 'narrow', cell: (row) => statusWord(row.status) },
          { label: a.actions, cell: (row) => actionPanel(t, row.actions) },
        ],
        model.accounts,
      ),
    )}`,
  })
}
