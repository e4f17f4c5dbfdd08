import type { Messages } from '../messages/zh-cn.ts'
import type { CitationView, Fact, FactValue, StatusWord, Tag } from '../models-parts.ts'
import { html, type Html } from './html.ts'

const UNIFIED_CODE = /^[0-9A-Z]{18}$/

/** A code in groups of 2-6-9-1, parted by margins only: what is copied has no spaces. */
export function codeText(code: string): Html {
  if (!UNIFIED_CODE.test(code)) return html`<span class="code">${code}</span>`
  const groups = [code.slice(0, 2), code.slice(2, 8), code.slice(8, 17), code.slice(17)]
  return html`<span class="code">${groups.map((group) => html`<span>${group}</span>`)}</span>`
}

/** A day that machines read too. */
export function dateText(date: string): Html {
  return html`<time datetime="${date}">${date}</time>`
}

const ICONS = {
  waiting: html`<circle cx="8" cy="8" r="6.5" /><path d="M8 4.5V8l2.5 1.5" />`,
  received: html`<circle cx="8" cy="8" r="6.5" /><path d="M5 8h6" />`,
  done: html`<circle cx="8" cy="8" r="6.5" /><path d="m5 8 2 2.2L11 6" />`,
  notApplicable: html`<circle cx="8" cy="8" r="6.5" /><path d="m5.5 10.5 5-5" />`,
  overdue: html`<circle cx="8" cy="8" r="6.5" /><path d="M8 4.5v4.2M8 11v.6" />`,
  stayed: html`<circle cx="8" cy="8" r="6.5" /><path d="M6.4 5.5v5M9.6 5.5v5" />`,
} satisfies Record<StatusWord['kind'], Html>

/** A process state: icon and word. */
export function statusWord({ kind, label }: StatusWord): Html {
  return html`<span class="status status-${kind}"
    ><svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${ICONS[kind]}</svg>${label}</span
  >`
}

/** A list's name in its own colour; the word is always there. */
export function tagMark({ kind, label }: Tag): Html {
  return html`<span class="tag tag-${kind}">${label}</span>`
}

/** The value of a fact. */
export function factValue(t: Messages, value: FactValue): Html {
  switch (value.kind) {
    case 'text':
      return html`${value.text === '' ? t.kit.dash : value.text}`
    case 'link':
      return html`<a href="${value.href}">${value.text}</a>`
    case 'date':
      return value.date === null ? html`${t.kit.dash}` : dateText(value.date)
    case 'term':
      return html`<span class="term"
          >${dateText(value.from)} ${t.kit.termTo} ${value.to === null ? t.kit.openEnded : dateText(value.to)}</span
        >${value.note === null ? null : html` <span class="meta">${value.note}</span>`}`
    case 'code':
      return codeText(value.code)
    case 'status':
      return statusWord(value.status)
    case 'due':
      return html`<span class="${value.pressing ? 'pressing' : ''}">${dateText(value.date)} ${value.left}</span>`
  }
}

/** Facts as label and value; the columns are the style sheet's matter. */
export function factList(t: Messages, facts: readonly Fact[], look: 'wide' | 'dense' = 'wide'): Html | null {
  if (facts.length === 0) return null
  return html`<dl class="facts facts-${look}">
    ${facts.map(
      ({ label, value }) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${factValue(t, value)}</dd>
        </div>`,
    )}
  </dl>`
}

/** Citations, each with its wording to unfold where it is loaded. */
export function citations(t: Messages, basis: readonly CitationView[]): Html {
  if (basis.length === 0) return html`${t.kit.dash}`
  return html`<ul class="basis">
    ${basis.map(({ text, confirmed, passage }) => {
      const mark = confirmed ? null : html` <span class="unsure">${t.kit.unconfirmed}</span>`
      const wording =
        passage === null
          ? null
          : html`<details>
              <summary>${t.kit.passage}</summary>
              <blockquote>${passage}</blockquote>
            </details>`
      return html`<li>${text}${mark}${wording}</li>`
    })}
  </ul>`
}
