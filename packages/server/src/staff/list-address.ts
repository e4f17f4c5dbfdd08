import type { ListQuery } from '../http/staff-routes.ts'
import type { Paging, Tab } from '../pages/models.ts'

const PAGE_SIZE = 20

/** The states of a list, with how many rows each has. */
export type Counted = readonly (readonly [state: string, label: string, count: number])[]

/** The tabs of a list, one per state, which keep what was searched. */
export function tabsOf(path: string, { q, state }: ListQuery, states: Counted): readonly Tab[] {
  return states.map(([each, label, count]) => {
    const asked = { ...(q === '' ? {} : { q }), ...(each === '' ? {} : { state: each }) }
    const query = new URLSearchParams(asked).toString()
    return { label, count, href: query === '' ? path : `${path}?${query}`, current: state === each }
  })
}

/** Where in a list a page stands, `null` for an empty one. */
export function pagingOf(path: string, { q, state, page }: ListQuery, total: number): Paging | null {
  if (total === 0) return null
  const query = { ...(q === '' ? {} : { q }), ...(state === '' ? {} : { state }) }
  return { page, size: PAGE_SIZE, total, path, query }
}

/** The rows of one page. */
export function pageOf<Row>(rows: readonly Row[], page: number): readonly Row[] {
  return rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
}
