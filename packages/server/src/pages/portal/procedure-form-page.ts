import type { Frame } from '../frame.ts'
import { actField, button, errorSummary, hasErrors, inputField, tokenField } from '../kit/form.ts'
import { html, type Html } from '../kit/html.ts'
import { banner, refusalPanel } from '../kit/notices.ts'
import { portalLayout } from '../kit/portal-layout.ts'
import { factList } from '../kit/values.ts'
import type { ActField, Fact, RefusalView } from '../models.ts'

/** What the public and subjects ask for in writing and then follow by number and code. */
export type ProcedureKind = 'objection' | 'repair' | 'complaint'

/** Where each is asked for, followed and taken back, and where a withdrawal in its sender's name is denied. */
export const PROCEDURE_PATHS = {
  objection: {
    form: '/objections/new',
    lookup: '/objections/status',
    withdrawal: '/objections/withdrawal',
    denial: '/objections/withdrawal-denial',
  },
  repair: {
    form: '/repairs/new',
    lookup: '/repairs',
    withdrawal: '/repairs/withdrawal',
    denial: '/repairs/withdrawal-denial',
  },
  complaint: {
    form: '/complaints/new',
    lookup: '/complaints',
    withdrawal: '/complaints/withdrawal',
    denial: '/complaints/withdrawal-denial',
  },
} as const satisfies Readonly<
  Record<ProcedureKind, Readonly<Record<'form' | 'lookup' | 'withdrawal' | 'denial', `/${string}`>>>
>

/** A field for one file. */
export interface FileField {
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly error: string | null
  /** The field below which it stands; after all of them where it is none. */
  readonly after?: string
}

/** The form by which anybody asks, as far as the procedures share it. */
export interface ProcedureFormModel {
  readonly frame: Frame
  readonly kind: ProcedureKind
  /** What it is about, as far as the reader may see it. */
  readonly about: readonly Fact[]
  /** What stands against asking now, though it is not refused yet. */
  readonly warnings: readonly string[]
  /** What is good to know before writing. */
  readonly hints: readonly string[]
  readonly fields: readonly ActField[]
  readonly files: readonly FileField[]
  /** What an agent fills in; the last of the form. */
  readonly agent: { readonly fields: readonly ActField[]; readonly file: FileField }
  readonly refusal: RefusalView | null
  /** Whether asking makes sense now; otherwise the refusal says why not. */
  readonly open: boolean
}

/** The fields and the file by which an agent shows who he is and that he may, the same in every form. */
export function agentPart(
  { t }: Frame,
  typed: Readonly<Record<string, string>>,
  wrong: ReadonlyMap<string, string>,
): ProcedureFormModel['agent'] {
  const a = t.procedure.agent
  const field = (name: string, label: string, hint: string): ActField => ({
    name,
    label,
    hint,
    value: typed[name] ?? '',
    error: wrong.get(name) ?? null,
    kind: 'text',
  })
  return {
    fields: [field('agent', a.name, a.nameHint), field('authorityText', a.authority, a.authorityHint)],
    file: { name: 'authority', label: a.file, hint: t.procedure.fileHint, error: wrong.get('authority') ?? null },
  }
}

/** Takes an objection, an application or a complaint, with files, without an account and without script. */
export function procedureFormPage(model: ProcedureFormModel): Html {
  const { frame, kind, about, hints, files, refusal, open } = model
  const { t } = frame
  const p = t.procedure[kind]
  const { form, lookup } = PROCEDURE_PATHS[kind]
  const views = open
    ? [
        ...model.fields.flatMap((field) => [field, ...asViews(files.filter(({ after }) => after === field.name))]),
        ...asViews(files.filter(({ after }) => after === undefined)),
        ...model.agent.fields,
        ...asViews([model.agent.file]),
      ]
    : []
  return portalLayout({
    frame,
    title: p.title,
    wrong: hasErrors(views, refusal === null ? null : refusal.title),
    narrow: true,
    crumbs: [{ label: t.portal.nav.home, href: '/' }, p.crumb],
    content: html`${errorSummary(t, views)}
      <h1>${p.title}</h1>
      ${refusal === null ? null : refusalPanel(t, refusal)}
      <p>${p.lead} <a href="${lookup}">${p.follow}</a></p>
      ${model.warnings.map((text) => banner('warning', text))} ${hints.map((text) => html`<p class="hint">${text}</p>`)}
      ${
        about.length === 0
          ? null
          : html`<section>
              <h2>${t.procedure.about}</h2>
              ${factList(t, about)}
            </section>`
      }
      ${
        open
          ? html`<form method="post" action="${form}" enctype="multipart/form-data" class="form" novalidate>
              ${tokenField(frame)} 
              ${model.fields.map(
                (field) => html`${actField(field)} ${files.filter(({ after }) => after === field.name).map(fileField)}`,
              )}
              ${files.filter(({ after }) => after === undefined).map(fileField)}
              <fieldset class="part">
                <legend>${t.procedure.agent.legend}</legend>
                ${model.agent.fields.map((field) => actField(field))} ${fileField(model.agent.file)}
              </fieldset>
              ${button(p.submit)}
            </form>`
          : html`<p>${t.procedure.instead}</p>`
      }`,
  })
}

function asViews(files: readonly FileField[]) {
  return files.map(({ name, error }) => ({ name, value: '', error }))
}

/** One file to choose; its error stands above it. */
export function fileField({ name, label, hint, error }: FileField): Html {
  return inputField({ name, value: '', error }, { label, hint }, { type: 'file' })
}
