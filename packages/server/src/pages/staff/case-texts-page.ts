import type { Frame } from '../frame.ts'
import type { LinkView } from '../models-parts.ts'
import { button, errorSummary, inputField, tokenField } from '../kit/form.ts'
import { html, type Html } from '../kit/html.ts'
import { banner, emptyState } from '../kit/notices.ts'
import { panel, staffLayout } from '../kit/staff-layout.ts'
import { table } from '../kit/table.ts'
import { dateText } from '../kit/values.ts'

export interface CaseTextsModel {
  readonly frame: Frame
  /** The case: its list, its own page, and where the reason is sent. */
  readonly of: { readonly list: LinkView; readonly href: string }
  /** What was opened, or `null` while the reason is being asked. */
  readonly texts:
    | readonly {
        readonly act: string
        readonly on: string
        readonly purpose: string | null
        readonly opened:
          | { readonly kind: 'value'; readonly text: string }
          | { readonly kind: 'erased'; readonly ground: string; readonly on: string }
      }[]
    | null
  readonly error: string | null
}

/** The sealed texts of one case, after the reader said why; each reading stands in a log. */
export function caseTextsPage({ frame, of, texts, error }: CaseTextsModel): Html {
  const { t } = frame
  const [c, p] = [t.staff.caseTexts, t.staff.personal]
  const reason = { name: 'reason', value: '', error }
  return staffLayout({
    frame,
    title: c.title,
    wrong: error !== null,
    crumbs: [of.list, { label: c.case, href: of.href }],
    content:
      texts === null
        ? panel(
            null,
            html`${errorSummary(t, [reason])} ${banner('warning', c.logged)}
              <form method="post" action="${of.href}/texts" class="form" novalidate>
                ${tokenField(frame)} ${inputField(reason, { label: c.reason, hint: c.reasonHint })} ${button(c.button)}
              </form>`,
          )
        : panel(
            null,
            texts.length === 0
              ? emptyState(c.none, c.noneMeaning)
              : table(
                  c.title,
                  [
                    { label: c.on, look: 'narrow', cell: (row) => dateText(row.on) },
                    { label: c.act, look: 'narrow', cell: (row) => row.act },
                    { label: p.purpose, look: 'narrow', cell: (row) => row.purpose ?? t.kit.dash },
                    {
                      label: p.value,
                      cell: ({ opened }) =>
                        opened.kind === 'value' ? opened.text : p.erased(opened.on, opened.ground),
                    },
                  ],
                  texts,
                ),
          ),
  })
}
