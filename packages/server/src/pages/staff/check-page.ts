import { button, errorSummary, hasErrors, inputField, selectField, tokenField } from '../kit/form.ts'
import { html, type Html } from '../kit/html.ts'
import { banner, emptyState, refusalPanel } from '../kit/notices.ts'
import { panel, staffLayout } from '../kit/staff-layout.ts'
import { table, tabs } from '../kit/table.ts'
import { citations, codeText, factList, factValue, statusWord, tagMark } from '../kit/values.ts'
import type { CheckDeskModel, CheckedMeasure } from '../models.ts'
import { actionPanel } from './actions.ts'

/** The check desk: matter and subject in, measures that must or may be applied out. */
export function checkPage(model: CheckDeskModel): Html {
  const { frame, result } = model
  const { t } = frame
  const c = t.staff.check
  const fields = [model.occasion, model.matter, model.subject, model.name]
  return staffLayout({
    frame,
    title: result === null ? c.title : c.receiptTitle,
    wrong: hasErrors(fields) || model.refusal !== null,
    actions:
      result !== null && model.mayCheck
        ? html`<a class="button button-plain" href="/staff/check">${c.another}</a>`
        : null,
    content: html`${tabs(t.kit.tabs, model.tabs)} ${model.refusal === null ? null : refusalPanel(t, model.refusal)}
    ${model.candidates === null ? null : candidatePanel(model, model.candidates)}
    ${model.mayCheck && result === null ? deskForm(model) : null} ${result === null ? null : checkResult(model, result)}`,
  })
}

function deskForm(model: CheckDeskModel): Html {
  const { frame } = model
  const { t } = frame
  const c = t.staff.check
  const fields = [model.occasion, model.matter, model.subject, model.name]
  return panel(
    null,
    html`${errorSummary(t, fields)}
        <p>${c.lead}</p>
        <form method="post" action="/staff/check" class="form form-pair" novalidate>
          ${tokenField(frame)} ${selectField(model.occasion, { label: c.occasion, hint: null }, model.occasions)}
          ${inputField(model.matter, { label: c.matter, hint: c.matterHint })}
          ${inputField(model.subject, { label: c.subject, hint: c.subjectHint }, { width: 'code', maxLength: 30 })}
          ${inputField(model.name, { label: c.name, hint: c.nameHint })}
          <div class="form-end">${button(c.button)}</div>
        </form>`,
  )
}

/** Those whose names were found, each with its own button: whom the check is about, a person chooses. */
function candidatePanel(model: CheckDeskModel, candidates: NonNullable<CheckDeskModel['candidates']>): Html {
  const { frame, occasion, matter } = model
  const c = frame.t.staff.check
  if (candidates.length === 0) return panel(null, emptyState(c.nobody, c.nobodyMeaning))
  const hidden = (name: string, value: string) => html`<input type="hidden" name="${name}" value="${value}" />`
  return panel(
    null,
    table(
      c.candidates,
      [
        { label: c.subjectName, look: 'name', cell: (row) => row.name },
        { label: c.subject, cell: (row) => (row.code === null ? frame.t.staff.dash : codeText(row.code)) },
        {
          label: c.choose,
          look: 'narrow',
          cell: (row) =>
            row.code === null
              ? c.noCode
              : html`<form method="post" action="/staff/check">
                  ${tokenField(frame)} ${hidden('occasion', occasion.value)} ${hidden('matter', matter.value)}
                  ${hidden('subject', row.code)}
                  <button class="button button-plain" aria-label="${c.checkOne(row.name)}">${c.checkThis}</button>
                </form>`,
        },
      ],
      candidates,
    ),
  )
}

function checkResult({ frame }: CheckDeskModel, result: NonNullable<CheckDeskModel['result']>): Html {
  const { t } = frame
  const c = t.staff.check
  const text = (label: string, value: string) => ({ label, value: { kind: 'text', text: value } }) as const
  const must = result.measures.filter(({ duty }) => duty === 'must')
  const may = result.measures.filter(({ duty }) => duty === 'may')
  return html`${panel(
    c.result,
    html`<p class="subject-line">
        <b>${result.subjectName}</b> ${result.subjectCode === null ? null : codeText(result.subjectCode)}
      </p>
      ${factList(
        t,
        [
          text(c.matterName, result.matter),
          text(c.receipt, result.receipt),
          text(c.at, result.checkedAt),
          text(c.decider, result.decider),
          result.cleanYears,
          ...result.facts,
        ],
        'dense',
      )}
      ${result.marks.length === 0 ? null : banner('warning', `${c.marks}：${result.marks.join('；')}`)}`,
  )}
  ${panel(
    `${c.must} ${must.length}`,
    must.length === 0 ? emptyState(c.mustNone, c.noneMeaning) : must.map((measure) => measureCard(frame, measure)),
  )}
  ${panel(
    `${c.may} ${may.length}`,
    may.length === 0 ? emptyState(c.mayNone, c.noneMeaning) : may.map((measure) => measureCard(frame, measure)),
  )}
  ${result.shown.length === 0 ? null : panel(`${c.shown} ${result.shown.length}`, shownList(frame, result.shown))}
  ${result.ended.length === 0 ? null : panel(c.ended, html`<ul>${result.ended.map((line) => html`<li>${line}</li>`)}</ul>`)}
  ${panel(null, actionPanel(t, [result.close]))}`
}

function shownList({ t }: CheckDeskModel['frame'], shown: NonNullable<CheckDeskModel['result']>['shown']): Html {
  const c = t.staff.check
  return html`<details>
    <summary>${c.shownWhy}</summary>
    ${table(
      c.shown,
      [
        { label: c.measure, look: 'name', cell: (row) => row.name },
        { label: c.shownEntry, cell: (row) => row.entry },
        {
          label: c.reasons,
          cell: ({ reasons }) =>
            reasons.map(({ title, basis }) => html`<p>${title}${basis.length === 0 ? null : citations(t, basis)}</p>`),
        },
      ],
      shown,
    )}
  </details>`
}

function measureCard({ t }: CheckDeskModel['frame'], measure: CheckedMeasure): Html {
  const c = t.staff.check
  return html`<article class="measure measure-${measure.kind}">
    <div class="measure-head">
      <h3>${measure.name}</h3>
      ${statusWord(measure.status)}
    </div>
    <dl class="facts facts-pair">
      <div>
        <dt>${c.entry}</dt>
        <dd>${tagMark(measure.entry)} ${measure.document}</dd>
      </div>
      <div>
        <dt>${measure.term.label}</dt>
        <dd>${factValue(t, measure.term.value)}</dd>
      </div>
      <div>
        <dt>${c.basis}</dt>
        <dd>${citations(t, measure.basis)}</dd>
      </div>
      <div>
        <dt>${c.remedy}</dt>
        <dd>${measure.remedy}</dd>
      </div>
    </dl>
    ${
      measure.applyHref === null && measure.explainHref === null
        ? null
        : html`<div class="action-row">
            ${measure.applyHref === null ? null : html`<a class="button button-primary" href="${measure.applyHref}">${c.apply}</a>`}
            ${measure.explainHref === null ? null : html`<a class="button button-plain" href="${measure.explainHref}">${c.explain}</a>`}
          </div>`
    }
  </article>`
}
