import { html, type Html } from '../kit/html.ts'
import { banner, emptyState, stepLine, timeline } from '../kit/notices.ts'
import { panel, staffLayout } from '../kit/staff-layout.ts'
import { table, tabs } from '../kit/table.ts'
import { citations, factList, statusWord, tagMark } from '../kit/values.ts'
import type { ListingCaseModel } from '../models.ts'
import { actionPanel } from './actions.ts'

/** One listing case: where it stands, what may be done and what not, its measures and its history. */
export function listingPage(model: ListingCaseModel): Html {
  const { frame } = model
  const { t } = frame
  const l = t.staff.listing
  return staffLayout({
    frame,
    title: model.title,
    crumbs: [{ label: l.crumb, href: '/staff/listings' }],
    before: tagMark(model.tag),
    head: html`${factList(t, model.facts, 'dense')} ${stepLine(t, model.steps)}
    ${model.textsHref === null ? null : html`<p><a href="${model.textsHref}">${l.texts}</a></p>`}
    ${model.notices.map((text) => banner('warning', text))}`,
    content: html`${model.actions.length === 0 ? null : panel(l.actions, actionPanel(t, model.actions))}
    ${panel(
      null,
      html`${tabs(t.kit.tabs, model.tabs)}
      ${
        model.measures.length === 0
          ? emptyState(l.noMeasures, l.noMeasuresMeaning)
          : table(
              l.measures,
              [
                { label: l.measure, look: 'name', cell: (row) => row.name },
                { label: l.measureClass, look: 'narrow', cell: (row) => row.measureClass },
                { label: l.implementers, cell: (row) => row.implementers.join('、') },
                { label: l.basis, cell: (row) => citations(t, row.basis) },
                { label: l.status, look: 'narrow', cell: (row) => statusWord(row.status) },
              ],
              model.measures,
            )
      }`,
    )}
    ${
      model.papers.length === 0
        ? null
        : panel(
            t.notice.title,
            table(
              t.notice.title,
              [
                {
                  label: t.notice.kind,
                  look: 'name',
                  cell: ({ title, href }) => (href === null ? title : html`<a href="${href}">${title}</a>`),
                },
                { label: t.notice.outcome, cell: ({ status }) => status },
              ],
              model.papers,
            ),
          )
    }
    ${panel(l.timeline, timeline(t, model.timeline))}`,
  })
}
