import type { Frame } from '../frame.ts'
import { actField, button, errorSummary, hasErrors, inputField, tokenField } from '../kit/form.ts'
import { html, type Html } from '../kit/html.ts'
import { banner, refusalPanel } from '../kit/notices.ts'
import { portalLayout } from '../kit/portal-layout.ts'
import { codeText, factList } from '../kit/values.ts'
import type { ActField, Fact, FieldView, RefusalView, RightsStep } from '../models.ts'
import { clockTable, type ClockLine } from '../staff/repair-page.ts'
import { rightsSteps } from './entry-page.ts'

/** The form by which a subject asks for repair. */
export interface RepairFormModel {
  readonly frame: Frame
  /** What it is about; empty while no entry is named. */
  readonly about: readonly Fact[]
  readonly fields: readonly ActField[]
  readonly refusal: RefusalView | null
  /** Whether asking makes sense now; otherwise the refusal says why not. */
  readonly open: boolean
}

/** Asks for repair, without an account and without script. */
export function repairFormPage({ frame, about, fields, refusal, open }: RepairFormModel): Html {
  const { t } = frame
  const f = t.repair.form
  const shown = open ? fields : []
  return portalLayout({
    frame,
    title: f.title,
    wrong: hasErrors(shown, refusal === null ? null : refusal.title),
    crumbs: [{ label: t.portal.nav.home, href: '/' }, f.crumb],
    content: html`${errorSummary(t, shown)}
      <h1>${f.title}</h1>
      ${refusal === null ? null : refusalPanel(t, refusal)}
      <p>${f.lead} <a href="/repairs">${f.follow}</a></p>
      ${
        about.length === 0
          ? null
          : html`<section>
              <h2>${f.about}</h2>
              ${factList(t, about)}
            </section>`
      }
      ${
        open
          ? html`<form method="post" action="/repairs/new" class="form" novalidate>
              ${tokenField(frame)} ${fields.map((field) => actField(field))} ${button(f.submit)}
            </form>`
          : html`<p>${f.cannot}</p>`
      }`,
  })
}

/** What an applicant is given at once. */
export interface RepairReceiptModel {
  readonly frame: Frame
  readonly receiptNumber: string
  readonly queryCode: string
  readonly receivedOn: string
  readonly handler: string
  /** Last days to accept and to answer; `null` where no text names a number. */
  readonly limits: { readonly accept: string; readonly answer: string } | null
}

/** The dated receipt with the code that is shown this once. */
export function repairReceiptPage(model: RepairReceiptModel): Html {
  const { frame } = model
  const { t } = frame
  const r = t.repair.receipt
  return portalLayout({
    frame,
    title: r.title,
    narrow: true,
    crumbs: [{ label: t.portal.nav.home, href: '/' }, t.repair.form.crumb],
    content: html`<h1>${r.title}</h1>
      ${banner('done', r.lead)}
      <dl class="facts facts-wide">
        <div>
          <dt>${r.number}</dt>
          <dd>${codeText(model.receiptNumber)}</dd>
        </div>
        <div>
          <dt>${r.code}</dt>
          <dd>${codeText(model.queryCode)}</dd>
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
      ${model.limits === null ? null : html`<p>${r.limits(model.limits.accept, model.limits.answer)}</p>`}
      <p><a href="/repairs">${t.repair.form.follow}</a></p>`,
  })
}

/** The form by which an applicant without an account looks an application up. */
export interface RepairLookupModel {
  readonly frame: Frame
  readonly number: FieldView
  readonly code: FieldView
  readonly failure: string | null
}

/** Asks for receipt number and query code; both travel in the body, never in an address. */
export function repairLookupPage({ frame, number, code, failure }: RepairLookupModel): Html {
  const { t } = frame
  const l = t.repair.lookup
  return portalLayout({
    frame,
    title: l.title,
    narrow: true,
    wrong: hasErrors([number, code], failure),
    crumbs: [{ label: t.portal.nav.home, href: '/' }, t.repair.form.crumb],
    content: html`${errorSummary(t, [number, code], failure)}
      <h1>${l.title}</h1>
      <p>${l.lead}</p>
      <form method="post" action="/repairs" class="form" novalidate>
        ${tokenField(frame)} ${inputField(number, { label: l.number, hint: null }, { width: 'code', maxLength: 40 })}
        ${inputField(code, { label: l.code, hint: null }, { width: 'code', maxLength: 40 })} ${button(l.submit)}
      </form>`,
  })
}

/** Where an application stands, for its applicant. */
export interface RepairStatusModel {
  readonly frame: Frame
  readonly facts: readonly Fact[]
  readonly clocks: readonly ClockLine[]
  readonly reasons: string | null
  readonly remedies: readonly RightsStep[]
  /** Number and code as typed, to take the application back with; `null` when that is over, or for an account. */
  readonly withdrawal: { readonly number: string; readonly code: string } | null
  readonly done: string | null
}

/** Where an application stands: facts, clocks, reasons, and what can be done. */
export function repairStatusPage(model: RepairStatusModel): Html {
  const { frame, withdrawal } = model
  const { t } = frame
  const s = t.repair.status
  return portalLayout({
    frame,
    title: s.title,
    crumbs: [{ label: t.portal.nav.home, href: '/' }, t.repair.form.crumb],
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
        model.remedies.length === 0
          ? null
          : html`<section>
              <h2>${s.remedies}</h2>
              ${rightsSteps(t, model.remedies)}
            </section>`
      }
      ${
        withdrawal === null
          ? null
          : html`<form method="post" action="/repairs/withdrawal" class="form">
              ${tokenField(frame)}
              <input type="hidden" name="number" value="${withdrawal.number}" />
              <input type="hidden" name="code" value="${withdrawal.code}" />
              <p class="hint">${s.withdrawHint}</p>
              ${button(s.withdraw, 'plain')}
            </form>`
      }`,
  })
}
