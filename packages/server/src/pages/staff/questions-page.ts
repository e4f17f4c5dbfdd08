import { tokenField } from '../kit/form.ts'
import { html, type Html } from '../kit/html.ts'
import { banner, emptyState } from '../kit/notices.ts'
import { panel, staffLayout } from '../kit/staff-layout.ts'
import { dateText } from '../kit/values.ts'
import { table } from '../kit/table.ts'
import type { QuestionRowModel, QuestionsModel } from '../models.ts'

/** What imported files leave for a person to settle, each with its answers. */
export function questionsPage({ frame, rows, error }: QuestionsModel): Html {
  const { t } = frame
  const q = t.staff.questions
  const answer = (row: QuestionRowModel, index: number) =>
    row.action === null
      ? row.instead === null
        ? t.kit.dash
        : row.instead.href === null
          ? row.instead.text
          : html`<a href="${row.instead.href}">${row.instead.text}</a>`
      : html`<form method="post" action="${row.action}" class="filter">
          ${tokenField(frame)}
          <label class="hidden" for="answer-${index}">${q.answer}</label>
          <select id="answer-${index}" name="${row.field}" class="input input-select">
            <option value="">${q.choose}</option>
            ${row.options.map(({ value, label }) => html`<option value="${value}">${label}</option>`)}
          </select>
          <button class="button button-plain">${q.button}</button>
        </form>`
  const numbered = rows.map((row, index) => ({ row, index }))
  return staffLayout({
    frame,
    title: q.title,
    wrong: error !== null,
    crumbs: [{ label: t.staff.import.title, href: '/staff/imports' }],
    content: html`${error === null ? null : panel(null, banner('error', error))}
    ${panel(
      null,
      rows.length === 0
        ? emptyState(q.none, q.noneMeaning)
        : table(
            q.caption,
            [
              { label: q.asked, look: 'name', cell: ({ row }) => row.asked },
              { label: q.about, cell: ({ row }) => row.about },
              {
                label: q.from,
                look: 'narrow',
                cell: ({ row }) =>
                  row.fileHref === null
                    ? t.kit.dash
                    : html`<a href="${row.fileHref}">${row.line === null ? q.file : q.lineOf(row.line)}</a>`,
              },
              { label: q.openedOn, look: 'narrow', cell: ({ row }) => dateText(row.openedOn) },
              { label: q.answer, cell: ({ row, index }) => answer(row, index) },
            ],
            numbered,
          ),
    )}`,
  })
}
