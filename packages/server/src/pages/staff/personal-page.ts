import type { Frame } from '../frame.ts'
import { button, errorSummary, inputField, tokenField } from '../kit/form.ts'
import { html, type Html } from '../kit/html.ts'
import { banner } from '../kit/notices.ts'
import { panel, staffLayout } from '../kit/staff-layout.ts'
import { table } from '../kit/table.ts'

export interface PersonalModel {
  readonly frame: Frame
  readonly id: string
  /** What was opened, or `null` while the reason is being asked. */
  readonly values:
    | readonly {
        readonly purpose: string
        readonly opened:
          | { readonly kind: 'value'; readonly text: string }
          | { readonly kind: 'erased'; readonly ground: string; readonly on: string }
      }[]
    | null
  readonly error: string | null
}

/** The personal values of one subject, after the reader said why; each reading stands in a log. */
export function personalPage({ frame, id, values, error }: PersonalModel): Html {
  const { t } = frame
  const p = t.staff.personal
  const reason = { name: 'reason', value: '', error }
  return staffLayout({
    frame,
    title: p.title,
    wrong: error !== null,
    content:
      values === null
        ? panel(
            null,
            html`${errorSummary(t, [reason])} ${banner('warning', p.logged)}
              <form method="post" action="/staff/subjects/${id}/personal" class="form" novalidate>
                ${tokenField(frame)} ${inputField(reason, { label: p.reason, hint: p.reasonHint })} ${button(p.button)}
              </form>`,
          )
        : panel(
            null,
            table(
              p.title,
              [
                { label: p.purpose, look: 'name', cell: (row) => row.purpose },
                {
                  label: p.value,
                  cell: ({ opened }) => (opened.kind === 'value' ? opened.text : p.erased(opened.on, opened.ground)),
                },
              ],
              values,
            ),
          ),
  })
}
