import { html, type Html } from '../kit/html.ts'
import { portalLayout } from '../kit/portal-layout.ts'
import { citations, factList } from '../kit/values.ts'
import type { RightsModel } from '../models.ts'
import { rightsSteps } from './entry-page.ts'

/** How to object in this place: who, how, what happens meanwhile, and where to go next. */
export function rightsPage(model: RightsModel): Html {
  const { frame, meanwhile } = model
  const { t } = frame
  const r = t.portal.rights
  return portalLayout({
    frame,
    title: r.title,
    narrow: true,
    content: html`<h1>${r.title}</h1>
      <p class="lead">${r.lead(model.place)}</p>
      ${rightsSteps(t, model.steps)}
      <section class="callout">
        <h2>${r.meanwhile}</h2>
        <p><b>${meanwhile.title}</b></p>
        <p>${meanwhile.text}</p>
        ${citations(t, meanwhile.basis)}
      </section>
      ${model.channels.length === 0 ? null : html`<h2>${r.channels}</h2>`} ${factList(t, model.channels)}
      <p class="meta">${r.note}</p>`,
  })
}
