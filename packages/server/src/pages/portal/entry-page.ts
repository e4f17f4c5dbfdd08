import { html, type Html } from '../kit/html.ts'
import { banner } from '../kit/notices.ts'
import { portalLayout } from '../kit/portal-layout.ts'
import { table } from '../kit/table.ts'
import { citations, codeText, factList, tagMark } from '../kit/values.ts'
import type { Messages } from '../messages/zh-cn.ts'
import type { EndedEntryModel, EntryModel, RemedyWay, RightsStep } from '../models.ts'

/** One published entry: what, on what document and law, for how long, which measures, and what remedy. */
export function entryPage(model: EntryModel): Html {
  const { frame, subject } = model
  const { t } = frame
  const e = t.portal.entry
  const heading = subject.href === null ? html`${subject.name}` : html`<a href="${subject.href}">${subject.name}</a>`
  return portalLayout({
    frame,
    title: `${subject.name} ${model.tag.label}`,
    crumbs: [{ label: t.portal.nav.home, href: '/' }, e.crumb],
    content: html`<div class="heading heading-${model.tag.kind}">
        ${tagMark(model.tag)}
        <h1>${heading}</h1>
        ${subject.code === null ? null : html`<p class="meta">${e.code} ${codeText(subject.code)}</p>`}
      </div>
      ${model.notices.map((text) => banner('warning', text))}
      <p class="lead">${model.reason}</p>
      ${wayLinks(model.ways, e.ways)}
      <section>
        <h2>${e.facts}</h2>
        ${factList(t, model.facts)}
      </section>
      <section>
        <h2>${e.basis}</h2>
        ${citations(t, model.basis)}
      </section>
      <section>
        <h2>${e.measures}</h2>
        ${
          model.measures.length === 0
            ? html`<p>${e.measuresNone}</p>`
            : table(
                e.measures,
                [
                  { label: e.measure, cell: (row) => row.name, look: 'name' },
                  { label: e.implementers, cell: (row) => row.implementers.join('、') },
                  { label: e.law, cell: (row) => citations(t, row.basis) },
                ],
                model.measures,
                'spoken',
              )
        }
      </section>
      <section>
        <h2 id="remedies">${e.remedies}</h2>
        ${wayList(t, model.ways)}
      </section>
      ${
        model.remedies.length === 0
          ? null
          : html`<section>
              <h2>${e.rules}</h2>
              ${rightsSteps(t, model.remedies)}
            </section>`
      }`,
  })
}

/** What remains of an entry that has ended: that it ended, and what can still be asked for. */
export function endedEntryPage({ frame, ways }: EndedEntryModel): Html {
  const { t } = frame
  const e = t.portal.ended
  return portalLayout({
    frame,
    title: e.title,
    narrow: true,
    crumbs: [{ label: t.portal.nav.home, href: '/' }, t.portal.entry.crumb],
    content: html`<h1>${e.title}</h1>
      <p class="lead">${e.lead}</p>
      <p>${e.meaning}</p>
      <h2>${e.ways}</h2>
      ${wayList(t, ways)}`,
  })
}

/** The ways that begin here, as links in one row; the first thing that whoever an entry concerns looks for. */
function wayLinks(ways: readonly RemedyWay[], label: string): Html | null {
  const open = ways.flatMap(({ action }) => (action === null ? [] : [action]))
  if (open.length === 0) return null
  return html`<nav class="ways" aria-label="${label}">
    ${open.map(({ label: name, href }) => html`<a class="button button-plain" href="${href}">${name}</a>`)}
    <a href="#remedies">${label}</a>
  </nav>`
}

/** The ways with body, days and clause. */
function wayList(t: Messages, ways: readonly RemedyWay[]): Html {
  return html`<div class="way-list">
    ${ways.map(
      ({ title, action, facts, basis, report }) =>
        html`<article>
          <h3>${title}</h3>
          ${factList(t, facts)}
          ${action === null ? null : html`<p><a href="${action.href}">${action.label}</a></p>`}
          ${report === undefined ? null : html`<p><a href="${report}">${t.procedure.review.report}</a></p>`}
          ${basis.length === 0 ? null : citations(t, basis)}
        </article>`,
    )}
  </div>`
}

/** Steps to a remedy, each with the clause that gives the right. */
export function rightsSteps(t: Messages, steps: readonly RightsStep[]): Html {
  return html`<ol class="rights">
    ${steps.map(
      ({ title, text, basis }) =>
        html`<li>
          <h3>${title}</h3>
          <p>${text}</p>
          ${basis.length === 0 ? null : citations(t, basis)}
        </li> `,
    )}
  </ol>`
}
