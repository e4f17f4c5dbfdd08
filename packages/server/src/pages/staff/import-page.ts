import { button, errorSummary, hasErrors, inputField, radioField, selectField, tokenField } from '../kit/form.ts'
import { html, type Html } from '../kit/html.ts'
import { banner, emptyState, stepLine } from '../kit/notices.ts'
import { panel, staffLayout } from '../kit/staff-layout.ts'
import { pagination, table } from '../kit/table.ts'
import { factList, statusWord } from '../kit/values.ts'
import type { FieldView, ImportFormModel, ImportReportModel, Step } from '../models.ts'

const count = (value: number) => value.toLocaleString('en-US')

/** Where a file is handed in, with what was handed in before. */
export function importPage(model: ImportFormModel): Html {
  const { frame, format, extent } = model
  const { t } = frame
  const i = t.staff.import
  const file = { name: 'file', value: '', error: model.fileError }
  const fields = [format, extent, file]
  return staffLayout({
    frame,
    title: i.title,
    wrong: hasErrors(fields),
    content: html`${model.mayUpload ? uploadForm(model, fields) : null}
    ${panel(
      null,
      model.recent.length === 0
        ? emptyState(i.none, i.noneMeaning)
        : table(
            i.recent,
            [
              { label: t.staff.myDay.file, look: 'name', cell: (row) => html`<a href="${row.href}">${row.file}</a>` },
              { label: t.staff.myDay.at, look: 'narrow', cell: (row) => row.at },
              { label: i.by, cell: (row) => row.by },
              { label: t.staff.myDay.status, look: 'narrow', cell: (row) => statusWord(row.status) },
              { label: i.rows, look: 'number', cell: (row) => count(row.rows) },
              { label: i.wrong, look: 'number', cell: (row) => count(row.wrong) },
            ],
            model.recent,
          ),
    )}`,
  })
}

function uploadForm(model: ImportFormModel, fields: readonly FieldView[]): Html {
  const { frame, format, extent } = model
  const { t } = frame
  const i = t.staff.import
  const file = { name: 'file', value: '', error: model.fileError }
  return panel(
    null,
    html`${errorSummary(t, fields)}
        <p>${i.lead}</p>
        <form method="post" action="/staff/imports" enctype="multipart/form-data" class="form" novalidate>
          ${tokenField(frame)} ${selectField(format, { label: i.format, hint: null }, model.formats)}
          ${radioField(extent, { label: i.extent, hint: null }, [
            { value: 'change', label: i.change, hint: i.changeHint },
            { value: 'whole', label: i.whole, hint: i.wholeHint },
            { value: 'empty', label: i.empty, hint: i.emptyHint },
          ])}
          ${inputField(file, { label: i.file, hint: i.fileHint }, { type: 'file', accept: '.csv,.ndjson,.xlsx,.txt' })}
          ${button(i.button)}
        </form>`,
  )
}

const SEVERITIES = { returned: 'overdue', asked: 'waiting', hint: 'received' } as const

const PHASES = ['received', 'reading', 'storing', 'done'] as const

/** What became of a file: progress, counts, and every wrong row with how to mend it. */
export function importReportPage(model: ImportReportModel): Html {
  const { frame, phase } = model
  const { t } = frame
  const r = t.staff.report
  const severityOf = (name: keyof typeof SEVERITIES) => ({ kind: SEVERITIES[name], label: r.severities[name] })
  const at = phase === 'failed' ? -1 : PHASES.indexOf(phase)
  const steps = PHASES.map((name, index): Step => {
    const state = index < at || phase === 'done' ? 'done' : index === at ? 'current' : 'ahead'
    return { label: r.steps[name], state }
  })
  const counts = [
    [r.good, model.good],
    [r.duplicate, model.duplicate],
    [r.corrected, model.corrected],
    [r.questions, model.questions],
    [r.wrong, model.wrong],
    [r.hints, model.hints],
  ] as const
  return staffLayout({
    frame,
    title: `${r.title}${model.file}`,
    wrong: phase === 'failed',
    crumbs: [{ label: t.staff.import.title, href: '/staff/imports' }],
    actions:
      model.errorFile === null
        ? null
        : html`<a class="button button-primary" href="${model.errorFile.href}">${model.errorFile.label}</a>`,
    head: html`${factList(t, model.facts, 'dense')} ${phase === 'failed' ? null : stepLine(t, steps)}`,
    content: html`${
      model.failure === null ? null : panel(null, banner('error', html`<b>${r.failed}</b><br />${model.failure}`))
    }
    ${panel(
      r.counts,
      html`<p role="status">
          ${r.progress(model.handled, model.total)}${phase === 'done' ? null : html` · ${r.leave}`}
        </p>
        ${
          model.total === null
            ? null
            : html`<progress max="${model.total}" value="${model.handled}" aria-label="${r.counts}"></progress>`
        }
        <dl class="counts">
          ${counts.map(
            ([label, value]) =>
              html`<div class="${label === r.wrong && value > 0 ? 'count-wrong' : ''}">
                <dt>${label}</dt>
                <dd>${count(value)}</dd>
              </div>`,
          )}
        </dl>
        ${model.questionsHref === null ? null : html`<p><a href="${model.questionsHref}">${r.toQuestions}</a></p>`}`,
    )}
    ${panel(
      null,
      model.rows.length > 0
        ? html`${table(
            r.caption,
            [
              { label: r.line, look: 'number', cell: (row) => count(row.line) },
              { label: r.severity, look: 'narrow', cell: (row) => statusWord(severityOf(row.severity)) },
              { label: r.column, cell: (row) => row.column },
              {
                label: r.read,
                cell: (row) => (row.read === '' ? r.empty : html`<span class="code">${row.read}</span>`),
              },
              { label: r.mend, look: 'name', cell: (row) => row.mend },
              { label: r.code, cell: (row) => html`<span class="code">${row.code}</span>` },
            ],
            model.rows,
          )}${pagination(t, model.paging)}`
        : phase === 'done'
          ? emptyState(r.clean, r.cleanMeaning)
          : html`<p>${r.leave}</p>`,
    )}`,
  })
}
