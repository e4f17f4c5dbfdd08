import type { Frame } from '../frame.ts'
import { boxesField, button, errorSummary, inputField, tokenField } from '../kit/form.ts'
import { html, type Html } from '../kit/html.ts'
import { banner } from '../kit/notices.ts'
import { portalLayout } from '../kit/portal-layout.ts'
import { panel, staffLayout } from '../kit/staff-layout.ts'
import { factList } from '../kit/values.ts'

export interface AttachmentModel {
  readonly frame: Frame
  /** Where the form is sent. */
  readonly action: string
  /** Whether an official asks, who says why, or the subject itself. */
  readonly byOfficer: boolean
  readonly type: string
  readonly readable: boolean
  readonly size: number
  readonly keptOn: string
  readonly scan: 'unscanned' | 'clean' | 'infected'
  /** Names of the fields that were not filled in. */
  readonly missing: readonly ('reason' | 'warned')[]
}

/** One file before it is taken out: what it is, what the scanner said, and why it is wanted. */
export function attachmentPage(model: AttachmentModel): Html {
  const { frame, byOfficer, missing } = model
  const title = frame.t.staff.attachment.title
  const content = attachmentForm(model)
  if (byOfficer) return staffLayout({ frame, title, wrong: missing.length > 0, content: panel(null, content) })
  return portalLayout({ frame, title, content: html`<h1>${title}</h1>${content}` })
}

function attachmentForm(model: AttachmentModel): Html {
  const { frame, action, byOfficer, scan, missing } = model
  const { t } = frame
  const a = t.staff.attachment
  const errorOf = (name: 'reason' | 'warned') => (missing.includes(name) ? t.staff.attachment.required : null)
  const reason = { name: 'reason', value: '', error: errorOf('reason') }
  const warned = { name: 'warned', value: '', error: errorOf('warned') }
  const text = (label: string, value: string) => ({ label, value: { kind: 'text', text: value } }) as const
  return html`${errorSummary(t, [reason, warned])}
    ${factList(t, [
      text(a.kind, model.type),
      text(a.size, a.bytes(model.size)),
      { label: a.keptOn, value: { kind: 'date', date: model.keptOn } },
      text(a.scan, a.scans[scan]),
    ])}
    ${model.readable ? null : banner('warning', a.unreadable)} ${scan === 'unscanned' ? banner('warning', a.warning) : null}
    ${
      scan === 'infected'
        ? banner('warning', a.infected)
        : html`<p>${a.logged}</p>
            <form method="post" action="${action}" class="form" novalidate>
              ${tokenField(frame)}
              ${byOfficer ? inputField(reason, { label: a.reason, hint: a.reasonHint }) : null}
              ${
                scan === 'unscanned'
                  ? boxesField(warned, { label: a.confirm, hint: null }, [{ value: 'yes', label: a.confirmed }])
                  : null
              }
              ${button(a.button)}
            </form>`
    }`
}
