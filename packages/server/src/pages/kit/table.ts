import type { Messages } from '../messages/zh-cn.ts'
import type { Paging, Tab } from '../models-parts.ts'
import { html, type Html, type Part } from './html.ts'

export interface Column<Row> {
  readonly label: string
  readonly cell: (row: Row) => Part
  readonly look?: 'number' | 'narrow' | 'name' | 'wide'
}

/** A table with a caption and header cells; on a narrow screen each row becomes a labelled block. */
export function table<Row>(
  caption: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  captionLook: 'shown' | 'spoken' = 'shown',
): Html {
  return html`<table class="table">
    <caption>
      <span class="${captionLook === 'spoken' ? 'hidden' : ''}">${caption}</span>
    </caption>
    <thead>
      <tr>
        ${columns.map(({ label, look }) => html`<th scope="col" class="${look ?? ''}">${label}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${columns.map(
              ({ label, cell, look }) =>
                html`<td data-label="${label}" class="${look ?? ''}"><div>${cell(row)}</div></td>`,
            )}
          </tr> `,
      )}
    </tbody>
  </table>`
}

function pageHref({ path, query }: Paging, page: number): string {
  return `${path}?${new URLSearchParams({ ...query, page: String(page) }).toString()}`
}

/** How many pages a list has; an empty one has one. */
export function pageCount({ total, size }: Paging): number {
  return Math.max(1, Math.ceil(total / size))
}

/** Links to the neighbouring pages; nothing when all fits on one. */
export function pagination(t: Messages, paging: Paging | null): Html | null {
  if (paging === null) return null
  const pages = pageCount(paging)
  if (pages < 2) return null
  const { page } = paging
  const previous =
    page > 1 ? html`<a rel="prev" href="${pageHref(paging, page - 1)}">${t.kit.previous}</a>` : html`<span></span>`
  const next =
    page < pages ? html`<a rel="next" href="${pageHref(paging, page + 1)}">${t.kit.next}</a>` : html`<span></span>`
  return html`<nav class="paging" aria-label="${t.kit.paging}">
    ${previous}<span>${t.kit.pageOf(page, pages)}</span>${next}
  </nav>`
}

/** Tabs are links: each is an address of its own. */
export function tabs(label: string, items: readonly Tab[]): Html | null {
  if (items.length === 0) return null
  return html`<nav class="tabs" aria-label="${label}">
    <ul>
      ${items.map(({ label: name, count, href, current }) => {
        const number = count === null ? null : html` <span class="count">${count.toLocaleString('en-US')}</span>`
        return current
          ? html`<li><a href="${href}" aria-current="page">${name}${number}</a></li>`
          : html`<li><a href="${href}">${name}${number}</a></li>`
      })}
    </ul>
  </nav>`
}
