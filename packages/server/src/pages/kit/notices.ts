import type { Messages } from '../messages/zh-cn.ts'
import type { RefusalView, Step, TimelineItem } from '../models-parts.ts'
import { html, type Html, type Part } from './html.ts'
import { citations } from './values.ts'

/** An empty place says what is missing and what that does not prove; never a picture. */
export function emptyState(title: string, meaning: string, tips: readonly Part[] = []): Html {
  return html`<section class="empty">
    <h2>${title}</h2>
    <p>${meaning}</p>
    ${
      tips.length === 0
        ? null
        : html`<ul>
            ${tips.map((tip) => html`<li>${tip}</li>`)}
          </ul>`
    }
  </section>`
}

/** A notice with a bar at its side. */
export function banner(kind: 'info' | 'warning' | 'error' | 'done', text: Part): Html {
  return html`<div class="banner banner-${kind}" role="${kind === 'error' ? 'alert' : 'note'}">${text}</div>`
}

/** A refusal: what was refused, which rule and article, what can be done instead. */
export function refusalPanel(t: Messages, { title, mend, basis }: RefusalView): Html {
  return html`<section class="refusal" role="alert">
    <h2>${t.kit.refused}${title}</h2>
    <p><b>${t.kit.instead}</b>${mend}</p>
    ${basis.length === 0 ? null : html`<div class="refusal-basis"><b>${t.kit.basis}</b>${citations(t, basis)}</div>`}
  </section>`
}

/** Where a case stands on its way; states are words for those who do not see the circles. */
export function stepLine(t: Messages, steps: readonly Step[]): Html | null {
  if (steps.length === 0) return null
  const words = { done: t.kit.stepDone, current: t.kit.stepCurrent, ahead: t.kit.stepAhead }
  return html`<ol class="steps">
    ${steps.map(
      ({ label, state }, index) =>
        html`<li class="step-${state}" ${state === 'current' ? html`aria-current="step"` : null}>
          <span class="step-mark" aria-hidden="true">${state === 'done' ? '✓' : index + 1}</span
          ><span>${label}<span class="hidden">（${words[state]}）</span></span>
        </li> `,
    )}
  </ol>`
}

/** What happened, newest first. */
export function timeline(t: Messages, items: readonly TimelineItem[]): Html {
  return html`<ol class="timeline">
    ${items.map(
      ({ at, act, who, note, basis }) =>
        html`<li>
          <time datetime="${at.replace(' ', 'T')}">${at}</time>
          <p><b>${act}</b></p>
          <p class="meta">${who}</p>
          ${note === null ? null : html`<p>${note}</p>`} ${basis.length === 0 ? null : citations(t, basis)}
        </li> `,
    )}
  </ol>`
}
