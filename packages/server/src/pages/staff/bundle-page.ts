import type { Frame } from '../frame.ts'
import { button, errorSummary, inputField, tokenField } from '../kit/form.ts'
import { html, type Html } from '../kit/html.ts'
import { banner } from '../kit/notices.ts'
import { panel, staffLayout } from '../kit/staff-layout.ts'
import { bundleZh as b } from '../messages/zh-cn-bundle.ts'

export interface BundlePageModel {
  readonly frame: Frame
  readonly id: string
  readonly typed: Readonly<Record<string, string>>
  readonly errors: Readonly<Record<string, string>>
}

/** Where an official says for whom a bundle is made, and takes it. */
export function bundlePage({ frame, id, typed, errors }: BundlePageModel): Html {
  const fieldOf = (name: string) => ({ name, value: typed[name] ?? '', error: errors[name] ?? null })
  const fields = ['organ', 'document', 'reason', 'validAt', 'knownAt'].map(fieldOf)
  return staffLayout({
    frame,
    title: b.form.title,
    wrong: Object.keys(errors).length > 0,
    crumbs: [{ label: b.entry, href: `/staff/listings/${id}` }],
    content: panel(
      null,
      html`${errorSummary(frame.t, fields)} ${banner('warning', b.form.lead)}
        <form method="post" action="/staff/listings/${id}/bundle" class="form" novalidate>
          ${tokenField(frame)} ${inputField(fieldOf('organ'), { label: b.organ, hint: b.form.organHint })}
          ${inputField(fieldOf('document'), { label: b.document, hint: b.form.documentHint })}
          ${inputField(fieldOf('reason'), { label: b.reason, hint: null })}
          ${inputField(fieldOf('validAt'), { label: b.validAt, hint: b.form.validAtHint })}
          ${inputField(fieldOf('knownAt'), { label: b.knownAt, hint: b.form.knownAtHint })}
          ${button(b.form.button)}
        </form>`,
    ),
  })
}
