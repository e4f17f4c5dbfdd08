import type { Frame } from '../frame.ts'
import { actField, button, errorSummary, hasErrors, inputField, tokenField } from '../kit/form.ts'
import { html, type Html } from '../kit/html.ts'
import { banner, refusalPanel } from '../kit/notices.ts'
import { portalLayout } from '../kit/portal-layout.ts'
import { codeText, factList } from '../kit/values.ts'
import type { ActField, Fact, FieldView, RefusalView, RightsStep } from '../models.ts'
import { clockTable, type ClockLine } from '../staff/repair-page.ts'
import { rightsSteps } from './entry-page.ts'

/** The form by which a complaint is handed in. */
export interface ComplaintFormModel {
  readonly frame: Frame
  readonly fields: readonly ActField[]
  readonly refusal: RefusalView | null
}

/** Takes a complaint, without an account and without script: the receipt and code of the objection open it. */
export function complaintFormPage({ frame, fields, refusal }: ComplaintFormModel): Html {
  const { t } = frame
  const f = t.complaint.form
  return portalLayout({
    frame,
    title: f.title,
    wrong: hasErrors(fields, refusal === null ? null : refusal.title),
    crumbs: [{ label: t.portal.nav.home, href: '/' }, t.complaint.crumb],
    content: html`${errorSummary(t, fields)}
      <h1>${f.title}</h1>
      ${refusal === null ? null : refusalPanel(t, refusal)}
      <p>${f.lead} <a href="/complaints">${f.follow}</a></p>
      <form method="post" action="/complaints/new" class="form" novalidate>
        ${tokenField(frame)} ${fields.map((field) => actField(field))} ${button(f.submit)}
      </form>`,
  })
}

/** What whoever complains is given at once. */
export interface ComplaintReceiptModel {
  readonly frame: Frame
  readonly receiptNumber: string
  readonly code: string
  readonly receivedOn: string
  readonly handler: string
}

/** The dated receipt with the code that is shown this once. */
export function complaintReceiptPage(model: ComplaintReceiptModel): Html {
  const { frame } = model
  const { t } = frame
  const r = t.complaint.receipt
  return portalLayout({
    frame,
    title: r.title,
    narrow: true,
    crumbs: [{ label: t.portal.nav.home, href: '/' }, t.complaint.crumb],
    content: html`<h1>${r.title}</h1>
      ${banner('done', r.lead)}
      <dl class="facts facts-wide">
        <div>
          <dt>${r.number}</dt>
          <dd>${codeText(model.receiptNumber)}</dd>
        </div>
        <div>
          <dt>${r.code}</dt>
          <dd>${codeText(model.code)}</dd>
        </div>
        <div>
          <dt>${r.receivedOn}</dt>
          <dd>${model.receivedOn}</dd>
        </div>
        <div>
          <dt>${r.handler}</dt>
          <dd>${model.handler}</dd>
        </div>
      </dl>
      <p><a href="/complaints">${t.complaint.form.follow}</a></p>`,
  })
}

/** The form by which a complaint is looked up. */
export interface ComplaintLookupModel {
  readonly frame: Frame
  readonly code: FieldView
  readonly failure: string | null
}

/** Asks for the query code, which travels in the body, never in an address. */
export function complaintLookupPage({ frame, code, failure }: ComplaintLookupModel): Html {
  const { t } = frame
  const l = t.complaint.lookup
  return portalLayout({
    frame,
    title: l.title,
    narrow: true,
    wrong: hasErrors([code], failure),
    crumbs: [{ label: t.portal.nav.home, href: '/' }, t.complaint.crumb],
    content: html`${errorSummary(t, [code], failure)}
      <h1>${l.title}</h1>
      <p>${l.lead}</p>
      <form method="post" action="/complaints" class="form" novalidate>
        ${tokenField(frame)} ${inputField(code, { label: l.code, hint: null }, { width: 'code', maxLength: 40 })}
        ${button(l.submit)}
      </form>`,
  })
}

/** Where a complaint stands, for whoever raised it. */
export interface ComplaintStatusModel {
  readonly frame: Frame
  readonly facts: readonly Fact[]
  readonly clocks: readonly ClockLine[]
  readonly reasons: string | null
  readonly remedies: readonly RightsStep[]
  /** The code as typed, to take the complaint back with; `null` when that is over. */
  readonly withdrawal: string | null
  readonly done: string | null
}

/** Where a complaint stands: facts, clocks, reasons, and what can be done besides. */
export function complaintStatusPage(model: ComplaintStatusModel): Html {
  const { frame, withdrawal } = model
  const { t } = frame
  const s = t.complaint.status
  return portalLayout({
    frame,
    title: s.title,
    crumbs: [{ label: t.portal.nav.home, href: '/' }, t.complaint.crumb],
    content: html`<h1>${s.title}</h1>
      ${model.done === null ? null : banner('done', model.done)} ${factList(t, model.facts)}
      <section>
        <h2>${t.dispute.clocks}</h2>
        ${clockTable(t.repair.case, t.dispute.clocks, model.clocks, t.kit.dash)}
      </section>
      ${
        model.reasons === null
          ? null
          : html`<section>
              <h2>${s.reasons}</h2>
              <p>${model.reasons}</p>
            </section>`
      }
      <section>
        <h2>${s.further}</h2>
        ${rightsSteps(t, model.remedies)}
      </section>
      ${
        withdrawal === null
          ? null
          : html`<form method="post" action="/complaints/withdrawal" class="form">
              ${tokenField(frame)} <input type="hidden" name="code" value="${withdrawal}" />
              ${button(s.withdraw, 'plain')}
            </form>`
      }`,
  })
}
