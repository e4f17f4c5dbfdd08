import { html, type Html } from '../kit/html.ts'
import { emptyState } from '../kit/notices.ts'
import { panel, staffLayout } from '../kit/staff-layout.ts'
import { table } from '../kit/table.ts'
import { factList, statusWord } from '../kit/values.ts'
import type { MeetingListModel, MeetingModel } from '../models.ts'
import { actionPanel } from './actions.ts'

/** The determination meetings of a place. */
export function meetingsPage({ frame, mayCall, rows }: MeetingListModel): Html {
  const m = frame.t.staff.meetings
  return staffLayout({
    frame,
    title: m.title,
    actions: mayCall ? html`<a class="button button-primary" href="/staff/meetings/new">${m.call}</a>` : null,
    content: panel(
      null,
      rows.length === 0
        ? emptyState(m.none, m.noneMeaning)
        : table(
            m.title,
            [
              { label: m.meeting, look: 'name', cell: (row) => html`<a href="${row.href}">${row.title}</a>` },
              { label: m.agenda, cell: (row) => row.agenda },
              { label: m.number, cell: (row) => (row.number === '' ? frame.t.staff.dash : row.number) },
              { label: m.lead, cell: (row) => row.lead },
              { label: m.status, look: 'narrow', cell: (row) => statusWord(row.status) },
            ],
            rows,
          ),
    ),
  })
}

/** One meeting. */
export function meetingPage(model: MeetingModel): Html {
  const { frame, draw } = model
  const { t } = frame
  const m = t.staff.meetings
  return staffLayout({
    frame,
    title: model.title,
    crumbs: [{ label: m.title, href: '/staff/meetings' }],
    head: factList(t, model.facts, 'dense'),
    content: html`${model.actions.length === 0 ? null : panel(t.staff.listing.actions, actionPanel(t, model.actions))}
    ${panel(
      null,
      table(
        m.agenda,
        [
          { label: m.subject, look: 'name', cell: (row) => html`<a href="${row.href}">${row.subject}</a>` },
          { label: m.document, cell: (row) => row.document },
          { label: m.outcome, look: 'narrow', cell: (row) => row.outcome },
        ],
        model.cases,
      ),
    )}
    ${panel(
      m.called,
      html`<ul>
        ${model.called.map((name) => html`<li>${name}</li>`)}
      </ul>`,
    )}
    ${
      draw === null
        ? null
        : panel(
            m.draw,
            html`${factList(t, draw.facts, 'dense')}
            ${
              draw.seeds.length === 0
                ? null
                : table(
                    m.seeds,
                    [
                      { label: m.party, look: 'name', cell: (row) => row.party },
                      { label: m.commitment, cell: (row) => html`<span class="code">${row.commitment}</span>` },
                      { label: m.seed, cell: (row) => row.value },
                    ],
                    draw.seeds,
                  )
            }
            ${
              draw.transcript === null
                ? null
                : html`<details>
                    <summary>${m.transcript}</summary>
                    <p>${m.verify}</p>
                    <pre class="code">${draw.transcript}</pre>
                  </details>`
            }`,
          )
    }`,
  })
}
