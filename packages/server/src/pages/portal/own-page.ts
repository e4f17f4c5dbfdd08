import type { Frame } from '../frame.ts'
import { html, type Html } from '../kit/html.ts'
import { emptyState } from '../kit/notices.ts'
import { portalLayout } from '../kit/portal-layout.ts'
import { table } from '../kit/table.ts'
import type { RightsStep } from '../models.ts'
import { rightsSteps } from './entry-page.ts'

export interface OwnModel {
  readonly frame: Frame
  readonly entries: readonly {
    readonly id: string
    readonly list: string
    readonly unit: string
    readonly state: string
    readonly lastDay: string | null
  }[]
  readonly checks: readonly {
    readonly id: string
    readonly unit: string
    readonly occasion: string
    readonly on: string
  }[]
  readonly reads: readonly {
    readonly at: string
    readonly unit: string
    readonly reason: string
  }[]
  readonly remedies: readonly RightsStep[]
}

/** What a subject that signed in sees of itself; nothing on it can be changed here. */
export function ownPage({ frame, entries, checks, reads, remedies }: OwnModel): Html {
  const { t } = frame
  const o = t.portal.own
  return portalLayout({
    frame,
    title: o.title,
    content: html`<h1>${o.title}</h1>
      <h2>${o.entries}</h2>
      ${
        entries.length === 0
          ? emptyState(o.noEntries, o.noEntriesMeaning)
          : table(
              o.entries,
              [
                { label: o.list, look: 'name', cell: (row) => row.list },
                { label: o.unit, cell: (row) => row.unit },
                { label: o.state, cell: (row) => row.state },
                { label: o.lastDay, cell: (row) => row.lastDay ?? t.kit.dash },
              ],
              entries,
            )
      }
      <h2>${o.checks}</h2>
      ${
        checks.length === 0
          ? emptyState(o.noChecks, o.noChecksMeaning)
          : table(
              o.checks,
              [
                { label: o.unit, look: 'name', cell: (row) => row.unit },
                { label: o.occasion, cell: (row) => row.occasion },
                { label: o.on, cell: (row) => row.on },
              ],
              checks,
            )
      }
      <h2>${o.reads}</h2>
      ${
        reads.length === 0
          ? emptyState(o.noReads, o.noReadsMeaning)
          : table(
              o.reads,
              [
                { label: o.unit, look: 'name', cell: (row) => row.unit },
                { label: o.reason, cell: (row) => row.reason },
                { label: o.at, cell: (row) => row.at },
              ],
              reads,
            )
      }
      <h2>${o.rights}</h2>
      ${rightsSteps(t, remedies)}`,
  })
}
