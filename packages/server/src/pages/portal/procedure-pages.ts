import type { Frame } from '../frame.ts'
import { button, errorSummary, hasErrors, inputField, tokenField } from '../kit/form.ts'
import { html, type Html, type Part } from '../kit/html.ts'
import { banner, emptyState } from '../kit/notices.ts'
import { portalLayout } from '../kit/portal-layout.ts'
import { table } from '../kit/table.ts'
import { dateText, factList, statusWord } from '../kit/values.ts'
import type { Fact, FieldView, LinkView, RightsStep, StatusWord } from '../models.ts'
import { clockTable, type ClockLine } from '../staff/repair-page.ts'
import { rightsSteps } from './entry-page.ts'
import { PROCEDURE_PATHS, type ProcedureKind } from './procedure-form-page.ts'

/** What is given at once to whoever asks: number, code, the body and its days. */
export interface ProcedureReceiptModel {
  readonly frame: Frame
  readonly kind: ProcedureKind
  readonly facts: readonly Fact[]
  readonly notes: readonly string[]
  /** Files that were not kept, with why. */
  readonly notKept: readonly string[]
}

/** The dated receipt with the code that is shown this once. */
export function procedureReceiptPage({ frame, kind, facts, notes, notKept }: ProcedureReceiptModel): Html {
  const { t } = frame
  const p = t.procedure[kind]
  return portalLayout({
    frame,
    title: p.receipt,
    narrow: true,
    crumbs: [{ label: t.portal.nav.home, href: '/' }, p.crumb],
    content: html`<h1>${p.receipt}</h1>
      ${banner('done', p.received)} ${notKept.map((text) => banner('warning', `${t.procedure.notKept}：${text}`))}
      ${factList(t, facts)} ${notes.map((text) => html`<p>${text}</p>`)}
      <p>${t.procedure.print} <a href="${PROCEDURE_PATHS[kind].lookup}">${p.follow}</a></p>`,
  })
}

/** The form by which something is followed without an account. */
export interface ProcedureLookupModel {
  readonly frame: Frame
  readonly kind: ProcedureKind
  readonly fields: readonly (FieldView & { readonly label: string })[]
  readonly failure: string | null
}

/** Asks for number and code; both travel in the body, never in an address. */
export function procedureLookupPage({ frame, kind, fields, failure }: ProcedureLookupModel): Html {
  const { t } = frame
  const p = t.procedure[kind]
  return portalLayout({
    frame,
    title: p.lookup,
    narrow: true,
    wrong: hasErrors(fields, failure),
    crumbs: [{ label: t.portal.nav.home, href: '/' }, p.crumb],
    content: html`${errorSummary(t, fields, failure)}
      <h1>${p.lookup}</h1>
      <p>${p.ask}</p>
      <form method="post" action="${PROCEDURE_PATHS[kind].lookup}" class="form" novalidate>
        ${tokenField(frame)}
        ${fields.map((field) => inputField(field, { label: field.label, hint: null }, { width: 'code', maxLength: 40 }))}
        ${button(t.procedure.search)}
      </form>`,
  })
}

/** Where something stands, whoever looks. */
export interface ProcedureStanding {
  readonly facts: readonly Fact[]
  readonly clocks: readonly ClockLine[]
  readonly reasons: string | null
  readonly remedies: readonly RightsStep[]
}

/** What only its subject, signed in, can take out: the papers and the files of the procedure. */
export interface ProcedureDocuments {
  readonly papers: readonly { readonly title: string; readonly href: string; readonly on: string }[]
  readonly files: readonly {
    readonly title: string
    readonly href: string
    readonly on: string
    readonly scan: 'unscanned' | 'clean' | 'infected'
  }[]
}

/** A step its sender takes by itself: with number and code as typed, or by its account, which needs neither. */
export interface SenderStep {
  readonly action: string
  readonly receipt: Readonly<Record<string, string>>
}

export interface ProcedureStatusModel extends ProcedureStanding {
  readonly frame: Frame
  readonly kind: ProcedureKind
  /** What else can be asked for from here. */
  readonly next: readonly LinkView[]
  /** The page of an account, under its own list; `null` for whoever has the code. */
  readonly documents: ProcedureDocuments | null
  /** How it is taken back from here; `null` when that is over. */
  readonly withdrawal: SenderStep | null
  /** How a withdrawal that an officer recorded is denied from here; `null` when there is none. */
  readonly denial: SenderStep | null
  readonly done: string | null
}

/** Where it stands: facts, clocks, reasons, papers, and what can be done. */
export function procedureStatusPage(model: ProcedureStatusModel): Html {
  const { frame, kind, withdrawal, denial, remedies, next, documents } = model
  const { t } = frame
  const p = t.procedure[kind]
  const root = documents === null ? { label: t.portal.nav.home, href: '/' } : { label: t.portal.own.title, href: '/my' }
  return portalLayout({
    frame,
    title: p.status,
    crumbs: [root, p.crumb],
    content: html`<h1>${p.status}</h1>
      ${model.done === null ? null : banner('done', model.done)} ${factList(t, model.facts)}
      ${clockSection(frame, model.clocks)}
      ${model.reasons === null ? null : section(t.procedure.reasons, html`<p class="prose">${model.reasons}</p>`)}
      ${documents === null ? null : documentSections(frame, documents)}
      ${
        remedies.length === 0 && next.length === 0
          ? null
          : section(
              t.procedure.further,
              html`${next.map(({ label, href }) => html`<p><a href="${href}">${label}</a></p>`)}
              ${remedies.length === 0 ? null : rightsSteps(t, remedies)}`,
            )
      }
      ${withdrawal === null ? null : senderForm(frame, withdrawal, p.withdrawHint, p.withdraw)}
      ${denial === null ? null : senderForm(frame, denial, t.procedure.denyHint, t.procedure.deny)}`,
  })
}

function senderForm(frame: Frame, { action, receipt }: SenderStep, hint: string, label: string): Html {
  return html`<form method="post" action="${action}" class="form">
    ${tokenField(frame)}
    ${Object.entries(receipt).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <p class="hint">${hint}</p>
    ${button(label, 'plain')}
  </form>`
}

/** The clocks of a procedure, or that none runs. */
export function clockSection({ t }: Frame, clocks: readonly ClockLine[]): Html {
  const { clocks: title, noClocks } = t.procedure
  return section(
    title,
    clocks.length === 0 ? html`<p>${noClocks}</p>` : clockTable(t.repair.case, title, clocks, t.kit.dash),
  )
}

/** The papers and the files of a procedure, each to be taken out. */
export function documentSections({ t }: Frame, { papers, files }: ProcedureDocuments): Html {
  const p = t.procedure
  return html`${section(
    p.papers,
    papers.length === 0
      ? html`<p>${p.noPapers}</p>`
      : table(
          p.papers,
          [
            { label: p.paper, look: 'name', cell: ({ title, href }) => html`<a href="${href}">${title}</a>` },
            { label: p.issuedOn, look: 'narrow', cell: ({ on }) => dateText(on) },
          ],
          papers,
          'spoken',
        ),
  )}
  ${
    files.length === 0
      ? null
      : section(
          p.files,
          table(
            p.files,
            [
              { label: p.file, look: 'name', cell: ({ title, href }) => html`<a href="${href}">${title}</a>` },
              { label: p.keptOn, look: 'narrow', cell: ({ on }) => dateText(on) },
              { label: p.scan, look: 'narrow', cell: ({ scan }) => p.scans[scan] },
            ],
            files,
            'spoken',
          ),
        )
  }`
}

function section(title: string, content: Part): Html {
  return html`<section>
    <h2>${title}</h2>
    ${content}
  </section>`
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
              'spoken',
            )
      }`,
  })
}
