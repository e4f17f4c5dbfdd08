import { CSRF_FIELD } from '../../http/csrf.ts'
import type { Frame } from '../frame.ts'
import type { Messages } from '../messages/zh-cn.ts'
import type { ActField, FieldView, OptionView } from '../models.ts'
import { html, type Html } from './html.ts'

interface Labels {
  readonly label: string
  readonly hint: string | null
}

interface InputLook {
  readonly type?: 'text' | 'password' | 'search' | 'date' | 'number' | 'file'
  readonly autocomplete?: string
  readonly width?: 'code' | 'date' | 'wide'
  readonly maxLength?: number
  readonly accept?: string
}

const idOf = (name: string) => `field-${name}`

function describedBy({ name, error }: FieldView, hint: string | null): string {
  const ids = [hint === null ? '' : `${idOf(name)}-hint`, error === null ? '' : `${idOf(name)}-error`]
  return ids.filter((id) => id !== '').join(' ')
}

function around(field: FieldView, { label, hint }: Labels, control: Html): Html {
  const id = idOf(field.name)
  return html`<div class="field${field.error === null ? '' : ' field-wrong'}">
    <label for="${id}">${label}</label>
    ${hint === null ? null : html`<p class="hint" id="${id}-hint">${hint}</p>`}
    ${field.error === null ? null : html`<p class="error" id="${id}-error">${field.error}</p>`} ${control}
  </div>`
}

/** A one-line field; its error stands above it and is read with it. */
export function inputField(field: FieldView, labels: Labels, look: InputLook = {}): Html {
  const { type = 'text', autocomplete = 'off', width = 'wide', maxLength = 200, accept } = look
  const described = describedBy(field, labels.hint)
  const control = html`<input
    id="${idOf(field.name)}"
    name="${field.name}"
    type="${type === 'number' ? 'text' : type}"
    class="input input-${width}"
    autocomplete="${autocomplete}"
    maxlength="${maxLength}"
    ${type === 'number' ? html`inputmode="numeric"` : null}
    ${accept === undefined ? null : html`accept="${accept}"`}
    ${type === 'password' || type === 'file' ? null : html`value="${field.value}"`}
    ${described === '' ? null : html`aria-describedby="${described}"`}
    ${field.error === null ? null : html`aria-invalid="true"`}
  />`
  return around(field, labels, control)
}

/** A field of several lines. */
export function areaField(field: FieldView, labels: Labels): Html {
  const described = describedBy(field, labels.hint)
  return around(
    field,
    labels,
    html`<textarea
      id="${idOf(field.name)}"
      name="${field.name}"
      rows="5"
      class="input input-wide"
      maxlength="2000"
      ${described === '' ? null : html`aria-describedby="${described}"`}
      ${field.error === null ? null : html`aria-invalid="true"`}
    >
${field.value}</textarea>`,
  )
}

/** A choice among many. */
export function selectField(field: FieldView, labels: Labels, options: readonly OptionView[]): Html {
  const described = describedBy(field, labels.hint)
  return around(
    field,
    labels,
    html`<select
      id="${idOf(field.name)}"
      name="${field.name}"
      class="input input-select"
      ${described === '' ? null : html`aria-describedby="${described}"`}
      ${field.error === null ? null : html`aria-invalid="true"`}
    >
      ${options.map(({ value, label }) =>
        value === field.value
          ? html`<option value="${value}" selected>${label}</option>`
          : html`<option value="${value}">${label}</option>`,
      )}
    </select>`,
  )
}

/** A choice among few, all of them in sight. */
export function radioField(field: FieldView, labels: Labels, options: readonly OptionView[]): Html {
  return ticksField(field, labels, options, 'radio', new Set([field.value]))
}

/** Several of some, all of them in sight; the field's value holds the ticked ones, one a line. */
export function boxesField(field: FieldView, labels: Labels, options: readonly OptionView[]): Html {
  return ticksField(field, labels, options, 'checkbox', new Set(field.value.split('\n')))
}

function ticksField(
  field: FieldView,
  { label, hint }: Labels,
  options: readonly OptionView[],
  type: 'radio' | 'checkbox',
  ticked: ReadonlySet<string>,
): Html {
  const id = idOf(field.name)
  const described = describedBy(field, hint)
  return html`<fieldset
    class="field${field.error === null ? '' : ' field-wrong'}"
    id="${id}"
    ${described === '' ? null : html`aria-describedby="${described}"`}
  >
    <legend>${label}</legend>
    ${hint === null ? null : html`<p class="hint" id="${id}-hint">${hint}</p>`}
    ${field.error === null ? null : html`<p class="error" id="${id}-error">${field.error}</p>`}
    ${options.map(
      (option) =>
        html`<label class="radio"
          ><input
            type="${type}"
            name="${field.name}"
            value="${option.value}"
            ${ticked.has(option.value) ? html`checked` : null}
          /><span
            >${option.label}${option.hint === undefined ? null : html`<span class="hint">${option.hint}</span>`}</span
          ></label
        > `,
    )}
  </fieldset>`
}

/** Any field of an act's form. */
export function actField(field: ActField): Html {
  switch (field.kind) {
    case 'area':
      return areaField(field, field)
    case 'choice':
      return selectField(field, field, field.options)
    case 'radio':
      return radioField(field, field, field.options)
    case 'boxes':
      return boxesField(field, field, field.options)
    case 'hidden':
      return html`<input type="hidden" name="${field.name}" value="${field.value}" />`
    case 'date':
      return inputField(field, field, { width: 'date', maxLength: 10 })
    case 'number':
      return inputField(field, field, { type: 'number', width: 'code', maxLength: 20 })
    case 'text':
      return inputField(field, field)
  }
}

/** What is wrong with a form, each with a link to its field; nothing when it holds. */
export function errorSummary(t: Messages, fields: readonly FieldView[], failure: string | null = null): Html | null {
  const wrong = fields.filter(({ error }) => error !== null)
  if (wrong.length === 0 && failure === null) return null
  return html`<div class="error-summary" role="alert" tabindex="-1" id="errors" data-focus>
    <h2>${wrong.length === 0 ? failure : t.kit.summary(wrong.length)}</h2>
    ${
      wrong.length === 0
        ? null
        : html`<ul>
            ${wrong.map(({ name, error }) => html`<li><a href="#${idOf(name)}">${error}</a></li>`)}
          </ul>`
    }
  </div>`
}

/** Whether a page must say 错误： in its title. */
export function hasErrors(fields: readonly FieldView[], failure: string | null = null): boolean {
  return failure !== null || fields.some(({ error }) => error !== null)
}

/** The hidden token that binds a form to its session. */
export function tokenField(frame: Frame): Html {
  return html`<input type="hidden" name="${CSRF_FIELD}" value="${frame.csrf}" />`
}

/** The one primary action of a view, or a lesser one beside it. */
export function button(label: string, look: 'primary' | 'plain' = 'primary'): Html {
  return html`<button type="submit" class="button button-${look}">${label}</button>`
}
