import type { Frame } from '../frame.ts'
import { button, errorSummary, inputField, selectField, tokenField } from '../kit/form.ts'
import { html, type Html } from '../kit/html.ts'
import { panel, staffLayout } from '../kit/staff-layout.ts'
import { table } from '../kit/table.ts'
import { statusWord } from '../kit/values.ts'

export interface LawTextsModel {
  readonly frame: Frame
  readonly rows: readonly {
    readonly kind: 'ruleBook' | 'catalogue' | 'calendarYear'
    readonly version: string
    readonly proposedAt: string
    readonly publishedBy: string | null
    readonly effectiveFrom: string | null
  }[]
  /** What is wrong with the file that was just handed in. */
  readonly failure: readonly string[] | null
}

/** The versions of rule book, catalogue and calendar, and where a new one is handed in. */
export function lawTextsPage({ frame, rows, failure }: LawTextsModel): Html {
  const { t } = frame
  const l = t.staff.lawTexts
  const fields = (failure ?? []).map((error) => ({ name: 'file', value: '', error }))
  const field = (name: string, value = '') => ({ name, value, error: null })
  return staffLayout({
    frame,
    title: l.title,
    wrong: failure !== null,
    content: html`${panel(
      null,
      html`${errorSummary(t, fields)}
        <p>${l.lead}</p>
        <form method="post" action="/staff/law-texts" enctype="multipart/form-data" class="form" novalidate>
          ${tokenField(frame)}
          ${selectField(
            field('kind'),
            { label: l.kind, hint: null },
            Object.entries(l.kinds).map(([value, label]) => ({ value, label })),
          )}
          ${inputField(field('issue', '1'), { label: l.issue, hint: l.issueHint }, { type: 'number', width: 'code' })}
          ${inputField(
            { name: 'file', value: '', error: failure?.[0] ?? null },
            { label: l.file, hint: l.fileHint },
            { type: 'file', accept: '.json' },
          )}
          ${button(l.button)}
        </form>`,
    )}
    ${panel(
      null,
      table(
        l.caption,
        [
          { label: l.kind, look: 'narrow', cell: (row) => l.kinds[row.kind] },
          {
            label: l.version,
            look: 'name',
            cell: (row) => html`<a href="/api/v1/law-texts/${row.kind}/${row.version}">${row.version}</a>`,
          },
          { label: l.proposed, look: 'narrow', cell: (row) => row.proposedAt },
          {
            label: t.staff.tasks.status,
            look: 'narrow',
            cell: (row) =>
              row.publishedBy === null
                ? statusWord({ kind: 'waiting', label: l.waiting })
                : statusWord({ kind: 'done', label: l.published }),
          },
          { label: l.effective, look: 'narrow', cell: (row) => row.effectiveFrom ?? t.staff.dash },
          {
            label: t.staff.tasks.action,
            look: 'narrow',
            cell: (row) =>
              row.publishedBy === null
                ? html`<a href="/staff/law-texts/${row.kind}/${row.version}/publication">${l.publish}</a>`
                : t.staff.dash,
          },
        ],
        rows,
      ),
    )}`,
  })
}
