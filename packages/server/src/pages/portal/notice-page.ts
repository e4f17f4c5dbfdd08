import type { Frame } from '../frame.ts'
import { button, errorSummary, hasErrors, inputField, tokenField } from '../kit/form.ts'
import { html, type Html, type Part } from '../kit/html.ts'
import { portalLayout } from '../kit/portal-layout.ts'

/** A paper as its page shows it; the PDF says the same. */
export interface LetterModel {
  readonly title: string
  readonly number: string
  readonly addressee: string
  readonly opening: readonly string[]
  readonly sections: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[]
  readonly closing: readonly string[]
  readonly issuer: string
  readonly issuedOn: string
  readonly service: string
  readonly code: string
  readonly codeUse: string
  readonly standing: string
}

/** How the reader gets the PDF: by an address of its own, or by showing number and code again. */
export type PdfWay =
  | { readonly kind: 'link'; readonly href: string }
  | { readonly kind: 'form'; readonly number: string; readonly code: string }

/** One paper, to read and to print. */
export function noticePage(model: { readonly frame: Frame; readonly letter: LetterModel; readonly pdf: PdfWay }): Html {
  const { frame, letter, pdf } = model
  const n = frame.t.notice
  return portalLayout({
    frame,
    title: letter.title,
    narrow: true,
    content: html`<article class="letter">
        <h1>${letter.title}</h1>
        <p class="letter-right meta">${letter.number}</p>
        <p>${letter.addressee}</p>
        ${letter.opening.map((text) => html`<p class="letter-text">${text}</p>`)}
        ${letter.sections.map(
          ({ heading, paragraphs }) =>
            html`<section>
              <h2>${heading}</h2>
              ${paragraphs.map((text) => html`<p class="letter-text">${text}</p>`)}
            </section>`,
        )}
        ${letter.closing.map((text) => html`<p class="letter-text">${text}</p>`)}
        <p class="letter-right">${letter.issuer}<br />${letter.issuedOn}</p>
        <div class="letter-foot meta">
          ${[letter.service, letter.code, letter.codeUse, letter.standing].map((text) => html`<p>${text}</p>`)}
        </div>
      </article>
      ${pdfPart(frame, pdf, n.pdf)}`,
  })
}

function pdfPart(frame: Frame, pdf: PdfWay, label: string): Part {
  if (pdf.kind === 'link') return html`<p class="no-print letter-act"><a href="${pdf.href}">${label}</a></p>`
  return html`<form method="post" action="/notices/pdf" class="no-print letter-act">
    ${tokenField(frame)}<input type="hidden" name="number" value="${pdf.number}" /><input
      type="hidden"
      name="code"
      value="${pdf.code}"
    /><button class="button button-plain">${label}</button>
  </form>`
}

/** Where the addressee of a paper reads it without an account. */
export function noticeCheckPage(model: {
  readonly frame: Frame
  readonly number: string
  readonly failure: string | null
  readonly errors: readonly { readonly name: string; readonly text: string }[]
}): Html {
  const { frame, number, failure, errors } = model
  const { t } = frame
  const c = t.notice.check
  const fieldOf = (name: string, value: string) => ({
    name,
    value,
    error: errors.find((each) => each.name === name)?.text ?? null,
  })
  const fields = [fieldOf('number', number), fieldOf('code', '')] as const
  return portalLayout({
    frame,
    title: c.title,
    narrow: true,
    wrong: hasErrors(fields, failure),
    content: html`${errorSummary(t, fields, failure)}
      <h1>${c.title}</h1>
      <p>${c.lead}</p>
      <form method="post" action="/notices" novalidate>
        ${tokenField(frame)} ${inputField(fields[0], { label: c.number, hint: c.numberHint }, { maxLength: 40 })}
        ${inputField(fields[1], { label: c.code, hint: c.codeHint }, { maxLength: 40, width: 'code' })}
        ${button(c.button)}
      </form>`,
  })
}
