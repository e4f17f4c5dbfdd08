import type { Frame } from '../frame.ts'
import { html, type Html } from './html.ts'

interface HeadShape {
  readonly title: string
  /** A form came back with errors: the title says so first. */
  readonly wrong: boolean
  readonly css: string
}

/** The head of every page: what a browser needs before the body. */
export function documentHead({ t, assets }: Frame, { title, wrong, css }: HeadShape): Html {
  return html`<head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${wrong ? t.kit.error : ''}${title}</title>
    <link rel="icon" href="${assets.mark}" type="image/svg+xml" />
    <link rel="stylesheet" href="${css}" />
    <script src="${assets.script}" defer></script>
  </head>`
}
