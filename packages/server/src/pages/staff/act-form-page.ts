import { actField, button, errorSummary, hasErrors, tokenField } from '../kit/form.ts'
import { html, type Html } from '../kit/html.ts'
import { banner, refusalPanel } from '../kit/notices.ts'
import { panel, staffLayout } from '../kit/staff-layout.ts'
import { citations, factList } from '../kit/values.ts'
import type { ActFormModel } from '../models.ts'

/** The form of one act on one case: what it is about, its ground, its fields, its consequence. */
export function actFormPage(model: ActFormModel): Html {
  const { frame, fields } = model
  const { t } = frame
  const a = t.staff.act
  return staffLayout({
    frame,
    title: model.title,
    wrong: hasErrors(fields) || model.refusal !== null,
    crumbs: [model.back],
    head: factList(t, model.about, 'dense'),
    content: html`${model.refusal === null ? null : refusalPanel(t, model.refusal)}
    ${panel(
      null,
      html`${errorSummary(t, fields)}
        <form method="post" action="${model.action}" class="form" novalidate>
          ${tokenField(frame)}
          <input type="hidden" name="version" value="${model.version}" />
          ${fields.map(actField)}
          ${
            model.consequence === null
              ? null
              : banner('warning', html`<b>${a.consequence}</b><br />${model.consequence}`)
          }
          <div class="action-row">${button(model.submit)} <a href="${model.back.href}">${a.cancel}</a></div>
        </form>`,
    )}
    ${model.basis.length === 0 ? null : panel(a.basis, citations(t, model.basis))}`,
  })
}
