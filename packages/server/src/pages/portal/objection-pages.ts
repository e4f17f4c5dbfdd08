import type { Frame } from '../frame.ts'
import { actField, button, errorSummary, hasErrors, inputField, tokenField } from '../kit/form.ts'
import { html, type Html } from '../kit/html.ts'
import { banner, emptyState, refusalPanel } from '../kit/notices.ts'
import { portalLayout } from '../kit/portal-layout.ts'
import { table } from '../kit/table.ts'
import { codeText, dateText, factList, statusWord } from '../kit/values.ts'
import type { ActField, Fact, FieldView, RefusalView, RightsStep, StatusWord } from '../models.ts'
import { clockTable, type ClockLine } from '../staff/repair-page.ts'
import { rightsSteps } from './entry-page.ts'

/** The form by which anybody objects. */
export interface ObjectionFormModel {
  readonly frame: Frame
  /** What it is about, as far as the reader may see it. */
  readonly about: readonly Fact[]
  readonly fields: readonly ActField[]
  readonly files: readonly { readonly name: string; readonly label: string; readonly hint: string }[]
  readonly refusal: RefusalView | null
}

const crumbsOf = ({ t }: Frame) => [{ label: t.portal.nav.home, href: '/' }, t.objection.form.crumb]

/** Takes an objection, without an account and without script. */
export function objectionFormPage({ frame, about, fields, files, refusal }: ObjectionFormModel): Html {
  const { t } = frame
  const f = t.objection.form
  return portalLayout({
    frame,
    title: f.title,
    wrong: hasErrors(fields, refusal === null ? null : refusal.title),
    crumbs: crumbsOf(frame),
    content: html`<h1>${f.title}</h1>
      ${errorSummary(t, fields)} ${refusal === null ? null : refusalPanel(t, refusal)}
      <p>${f.lead} <a href="/objections/status">${f.follow}</a></p>
      <p class="hint">${f.writing}</p>
      <p class="hint">${f.identity}</p>
      ${
        about.length === 0
          ? null
          : html`<section>
              <h2>${f.about}</h2>
              ${factList(t, about)}
            </section>`
      }
      <form method="post" action="/objections/new" enctype="multipart/form-data" class="form" novalidate>
        ${tokenField(frame)} ${fields.map((field) => actField(field))}
        ${files.map(({ name, label, hint }) =>
          inputField({ name, value: '', error: null }, { label, hint }, { type: 'file' }),
        )}
        ${button(f.submit)}
      </form>`,
  })
}

/** What is given at once to whoever objects. */
export interface ObjectionReceiptModel {
  readonly frame: Frame
  readonly receiptNumber: string
  readonly queryCode: string
  readonly receivedOn: string
  readonly taker: string
  readonly verifier: string
  readonly answerBy: string | null
  readonly proven: boolean
  readonly publicationOnly: boolean
  /** Files that were not kept, with why. */
  readonly notKept: readonly string[]
}

/** The dated receipt with the code that is shown this once. */
export function objectionReceiptPage(model: ObjectionReceiptModel): Html {
  const { frame } = model
  const { t } = frame
  const r = t.objection.receipt
  const facts: readonly (readonly [string, Html | string])[] = [
    [r.number, codeText(model.receiptNumber)],
    [r.code, codeText(model.queryCode)],
    [r.receivedOn, dateText(model.receivedOn)],
    [r.taker, model.taker],
    [r.verifier, model.verifier],
    [r.answerBy, model.answerBy === null ? r.noLimit : dateText(model.answerBy)],
  ]
  return portalLayout({
    frame,
    title: r.title,
    narrow: true,
    crumbs: crumbsOf(frame),
    content: html`<h1>${r.title}</h1>
      ${banner('done', r.lead)} ${model.notKept.map((text) => banner('warning', `${r.notKept}：${text}`))}
      <dl class="facts facts-wide">
        ${facts.map(
          ([label, value]) =>
            html`<div>
              <dt>${label}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>
      <p>${model.proven ? r.proven : r.unproven}</p>
      ${model.publicationOnly ? html`<p>${r.publicationOnly}</p>` : null}
      <p>${r.print} <a href="/objections/status">${t.objection.form.follow}</a></p>`,
  })
}

/** The form by which an objection is followed without an account. */
export interface ObjectionLookupModel {
  readonly frame: Frame
  readonly number: FieldView
  readonly code: FieldView
  readonly failure: string | null
}

/** Asks for receipt number and query code; both travel in the body, never in an address. */
export function objectionLookupPage({ frame, number, code, failure }: ObjectionLookupModel): Html {
  const { t } = frame
  const l = t.objection.lookup
  return portalLayout({
    frame,
    title: l.title,
    narrow: true,
    wrong: hasErrors([number, code], failure),
    crumbs: crumbsOf(frame),
    content: html`${errorSummary(t, [number, code], failure)}
      <h1>${l.title}</h1>
      <p>${l.lead}</p>
      <form method="post" action="/objections/status" class="form" novalidate>
        ${tokenField(frame)} ${inputField(number, { label: l.number, hint: null }, { width: 'code', maxLength: 40 })}
        ${inputField(code, { label: l.code, hint: null }, { width: 'code', maxLength: 40 })} ${button(l.submit)}
      </form>`,
  })
}

/** Where an objection stands, for whoever raised it. */
export interface ObjectionStatusModel {
  readonly frame: Frame
  readonly facts: readonly Fact[]
  readonly clocks: readonly ClockLine[]
  readonly reasons: string | null
  readonly remedies: readonly RightsStep[]
  /** Number and code as typed, to take the objection back with; `null` when that is over, or for an account. */
  readonly withdrawal: { readonly number: string; readonly code: string } | null
  readonly done: string | null
}

/** Where an objection stands: facts, clocks, reasons, and what can be done. */
export function objectionStatusPage(model: ObjectionStatusModel): Html {
  const { frame, withdrawal, remedies } = model
  const { t } = frame
  const s = t.objection.status
  return portalLayout({
    frame,
    title: s.title,
    crumbs: crumbsOf(frame),
    content: html`<h1>${s.title}</h1>
      ${model.done === null ? null : banner('done', model.done)} ${factList(t, model.facts)}
      <section>
        <h2>${s.clocks}</h2>
        ${clockTable(t.repair.case, s.clocks, model.clocks, t.kit.dash)}
      </section>
      ${
        model.reasons === null
          ? null
          : html`<section>
              <h2>${s.reasons}</h2>
              <p>${model.reasons}</p>
            </section>`
      }
      ${
        remedies.length === 0
          ? null
          : html`<section>
              <h2>${s.remedies}</h2>
              ${rightsSteps(t, remedies)}
            </section>`
      }
      ${
        withdrawal === null
          ? null
          : html`<form method="post" action="/objections/withdrawal" class="form">
              ${tokenField(frame)}
              <input type="hidden" name="number" value="${withdrawal.number}" />
              <input type="hidden" name="code" value="${withdrawal.code}" />
              <p class="hint">${s.withdrawHint}</p>
              ${button(s.withdraw, 'plain')}
            </form>`
      }`,
  })
}

/** The objections of a subject that signed in. */
export interface OwnObjectionsModel {
  readonly frame: Frame
  readonly rows: readonly {
    readonly href: string
    readonly receipt: string
    readonly about: string
    readonly receivedOn: string
    readonly status: StatusWord
  }[]
}

/** The list of one's own objections. */
export function ownObjectionsPage({ frame, rows }: OwnObjectionsModel): Html {
  const { t } = frame
  const [s, i] = [t.objection.status, t.objection.inbox]
  return portalLayout({
    frame,
    title: s.own,
    crumbs: [{ label: t.portal.own.title, href: '/my' }, s.own],
    content: html`<h1>${s.own}</h1>
      ${
        rows.length === 0
          ? emptyState(s.none, s.noneMeaning)
          : table(
              s.own,
              [
                { label: i.receipt, look: 'name', cell: (row) => html`<a href="${row.href}">${row.receipt}</a>` },
                { label: i.about, cell: (row) => row.about },
                { label: i.receivedOn, look: 'narrow', cell: (row) => dateText(row.receivedOn) },
                { label: i.status, look: 'narrow', cell: (row) => statusWord(row.status) },
              ],
              rows,
            )
      }`,
  })
}
