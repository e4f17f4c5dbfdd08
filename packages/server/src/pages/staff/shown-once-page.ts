import type { Frame } from '../frame.ts'
import { html, type Html } from '../kit/html.ts'
import { banner } from '../kit/notices.ts'
import { panel, staffLayout } from '../kit/staff-layout.ts'
import type { LinkView } from '../models.ts'

/** A secret that an act made: shown this once, since only its hash is kept. */
export function shownOncePage(model: {
  readonly frame: Frame
  readonly title: string
  readonly secret: string
  readonly back: LinkView
}): Html {
  const { frame, title, secret, back } = model
  const a = frame.t.staff.act
  return staffLayout({
    frame,
    title,
    crumbs: [back],
    head: null,
    content: panel(
      null,
      html`${banner('warning', a.shownOnce)}
        <p><span class="code">${secret}</span></p>
        <p><a href="${back.href}">${back.label}</a></p>`,
    ),
  })
}
