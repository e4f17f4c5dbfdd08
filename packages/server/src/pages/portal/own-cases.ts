import { html, type Html, type Part } from '../kit/html.ts'
import { table } from '../kit/table.ts'
import { dateText } from '../kit/values.ts'
import type { Messages } from '../messages/zh-cn.ts'

export interface OwnCasesModel {
  readonly procedures: readonly {
    readonly kind: 'objection' | 'complaint' | 'review'
    readonly number: string
    readonly href: string
    readonly unit: string
    readonly receivedOn: string
    readonly decidedOn: string | null
  }[]
  readonly clocks: readonly {
    readonly duty: string
    readonly unit: string
    readonly lastDay: string | null
    readonly provisional: boolean
    readonly state: 'done' | 'withoutLimit' | 'running' | 'breached'
    readonly daysLate: number
    readonly doneOn: string | null
  }[]
  readonly files: readonly {
    readonly title: string
    readonly href: string
    readonly on: string
    readonly scan: 'unscanned' | 'clean' | 'infected'
  }[]
}

/** What runs for the subject, what the authorities owe it by which day, and its files. */
export function ownCases(t: Messages, { procedures, clocks, files }: OwnCasesModel): Html {
  const [o, d] = [t.portal.own, t.duty]
  const standing = ({ doneOn, daysLate, state, provisional }: OwnCasesModel['clocks'][number]): Part => {
    if (doneOn !== null) return html`${dateText(doneOn)} ${daysLate > 0 ? d.late(daysLate) : d.done}`
    if (state === 'withoutLimit') return d.withoutLimit
    if (provisional) return d.provisional
    return state === 'breached' ? d.late(daysLate) : d.running(null)
  }
  const dated = (date: string | null): Part => (date === null ? t.kit.dash : dateText(date))
  return html`<h2>${o.procedures}</h2>
    ${
      procedures.length === 0
        ? nothing(o.noProcedures, o.noProceduresMeaning)
        : table(
            o.procedures,
            [
              {
                label: o.receipt,
                look: 'name',
                cell: (row) => html`<a href="${row.href}">${row.number}</a>`,
              },
              { label: o.procedureKind, cell: (row) => o.procedureKinds[row.kind] },
              { label: o.unit, cell: (row) => row.unit },
              { label: o.receivedOn, cell: (row) => dated(row.receivedOn) },
              { label: o.decidedOn, cell: (row) => dated(row.decidedOn) },
            ],
            procedures,
            'spoken',
          )
    }
    <h2>${o.clocks}</h2>
    ${
      clocks.length === 0
        ? nothing(o.noClocks, o.noClocksMeaning)
        : table(
            o.clocks,
            [
              { label: d.duty, look: 'name', cell: (row) => row.duty },
              { label: d.unit, cell: (row) => row.unit },
              { label: d.lastDay, cell: (row) => dated(row.lastDay) },
              { label: d.state, cell: standing },
            ],
            clocks,
            'spoken',
          )
    }
    <h2>${o.files}</h2>
    ${
      files.length === 0
        ? nothing(o.noFiles, o.noFilesMeaning)
        : table(
            o.files,
            [
              { label: o.file, look: 'name', cell: (row) => html`<a href="${row.href}">${row.title}</a>` },
              { label: o.on, cell: (row) => dateText(row.on) },
              { label: o.state, cell: (row) => o.fileNotes[row.scan] },
            ],
            files,
            'spoken',
          )
    }`
}

/** Says under a heading that nothing is there, and what that means; no heading of its own. */
export function nothing(title: string, meaning: string): Html {
  return html`<p>${title}。${meaning}</p>`
}
