import type { Frame } from '../frame.ts'
import { actField, button, errorSummary, hasErrors, tokenField } from '../kit/form.ts'
import { html, type Html } from '../kit/html.ts'
import { banner, refusalPanel } from '../kit/notices.ts'
import { portalLayout } from '../kit/portal-layout.ts'
import { table } from '../kit/table.ts'
import { dateText, factList } from '../kit/values.ts'
import type { ActField, Fact, RefusalView } from '../models.ts'
import type { ClockLine } from '../staff/repair-page.ts'
import { fileField, type FileField } from './procedure-form-page.ts'
import { clockSection, documentSections, type ProcedureDocuments } from './procedure-pages.ts'

/** A case of reconsideration or litigation, for its subject. */
export interface OwnReviewModel {
  readonly frame: Frame
  readonly facts: readonly Fact[]
  readonly orders: readonly { readonly number: string; readonly from: string; readonly until: string | null }[]
  /** What the subject reported and nobody has recorded yet. */
  readonly reported: readonly { readonly number: string; readonly reportedOn: string }[]
  /** Where an order is handed in; `null` once the case is over. */
  readonly reportHref: string | null
  readonly clocks: readonly ClockLine[]
  readonly documents: ProcedureDocuments
  /** It was reported this moment. */
  readonly fresh: boolean
}

/** Where a recorded case stands, which orders rest execution, and what the respondent owes by when. */
export function ownReviewPage(model: OwnReviewModel): Html {
  const { frame, facts, orders, reported, reportHref, clocks, documents, fresh } = model
  const { t } = frame
  const r = t.procedure.review
  return portalLayout({
    frame,
    title: r.status,
    crumbs: [{ label: t.portal.own.title, href: '/my' }, r.crumb],
    content: html`<h1>${r.status}</h1>
      ${fresh ? banner('done', r.done) : null} ${factList(t, facts)}
      <section>
        <h2>${r.orders}</h2>
        ${
          orders.length === 0
            ? html`<p>${r.noOrders}</p>`
            : table(
                r.orders,
                [
                  { label: r.order, look: 'name', cell: ({ number }) => number },
                  { label: r.from, look: 'narrow', cell: ({ from }) => dateText(from) },
                  { label: r.until, look: 'narrow', cell: ({ until }) => (until === null ? r.open : dateText(until)) },
                ],
                orders,
                'spoken',
              )
        }
        ${
          reported.length === 0
            ? null
            : table(
                r.reported,
                [
                  { label: r.order, look: 'name', cell: ({ number }) => number },
                  { label: r.reportedOn, look: 'narrow', cell: ({ reportedOn }) => dateText(reportedOn) },
                ],
                reported,
                'spoken',
              )
        }
        ${reportHref === null ? null : html`<p><a href="${reportHref}">${r.reportOrder}</a></p>`}
      </section>
      ${clockSection(frame, clocks)} ${documentSections(frame, documents)}`,
  })
}

/** The form by which a subject says that it went to the reviewing organ or to court. */
export interface ReviewReportModel {
  readonly frame: Frame
  readonly fields: readonly ActField[]
  readonly file: FileField
  readonly refusal: RefusalView | null
}

/** Takes the report of a subject that signed in, with the letter of acceptance as words or as a file. */
export function reviewReportPage({ frame, fields, file, refusal }: ReviewReportModel): Html {
  const { t } = frame
  const r = t.procedure.review
  const views = [...fields, { name: file.name, value: '', error: file.error }]
  return portalLayout({
    frame,
    title: r.report,
    narrow: true,
    wrong: hasErrors(views, refusal === null ? null : refusal.title),
    crumbs: [{ label: t.portal.own.title, href: '/my' }, r.crumb],
    content: html`${errorSummary(t, views)}
      <h1>${r.report}</h1>
      ${refusal === null ? null : refusalPanel(t, refusal)}
      <p>${r.reportLead}</p>
      <form method="post" action="/my/reviews/new" enctype="multipart/form-data" class="form" novalidate>
        ${tokenField(frame)} ${fields.map((field) => actField(field))} ${fileField(file)} ${button(r.submit)}
      </form>`,
  })
}

/** The form by which a subject hands in an order to stay in its own case. */
export interface OrderReportModel extends ReviewReportModel {
  readonly reviewId: string
}

/** Takes the order of the reviewing organ or the court, as words or as a file. */
export function orderReportPage({ frame, reviewId, fields, file, refusal }: OrderReportModel): Html {
  const { t } = frame
  const r = t.procedure.review
  const views = [...fields, { name: file.name, value: '', error: file.error }]
  const back = { label: r.crumb, href: `/my/reviews/${reviewId}` }
  return portalLayout({
    frame,
    title: r.reportOrder,
    narrow: true,
    wrong: hasErrors(views, refusal === null ? null : refusal.title),
    crumbs: [{ label: t.portal.own.title, href: '/my' }, back, r.reportOrder],
    content: html`${errorSummary(t, views)}
      <h1>${r.reportOrder}</h1>
      ${refusal === null ? null : refusalPanel(t, refusal)}
      <p>${r.reportOrderLead}</p>
      <form method="post" action="/my/reviews/${reviewId}/order-report" enctype="multipart/form-data" class="form" novalidate>
        ${tokenField(frame)} ${fields.map((field) => actField(field))} ${fileField(file)} ${button(r.submit)}
      </form>`,
  })
}
