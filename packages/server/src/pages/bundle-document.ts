import { html, type Html, type Part } from './kit/html.ts'
import { table, type Column } from './kit/table.ts'
import { bundleZh as b } from './messages/zh-cn-bundle.ts'

type Pair = readonly [label: string, text: string]

export interface BundleDocumentModel {
  readonly request: readonly Pair[]
  readonly entry: readonly Pair[]
  readonly history: readonly {
    readonly on: string
    readonly act: string
    readonly who: string
    readonly basis: readonly string[]
    readonly texts: readonly string[]
    readonly position: number
  }[]
  readonly papers: readonly {
    readonly title: string
    readonly issuedOn: string
    readonly servedOn: string
    readonly channel: string
    readonly attempts: readonly string[]
    readonly file: string
  }[]
  readonly disputes: readonly {
    readonly kind: string
    readonly id: string
    readonly receivedOn: string
    readonly state: string
    readonly outcome: string
    readonly decidedBy: string
  }[]
  readonly measures: readonly {
    readonly on: string
    readonly unit: string
    readonly occasion: string
    readonly measure: string
    readonly outcome: string
    readonly official: string
    readonly text: string
  }[]
  readonly clocks: readonly {
    readonly duty: string
    readonly unit: string
    readonly since: string
    readonly lastDay: string
    readonly doneOn: string
    readonly breach: string
  }[]
  readonly releases: readonly { readonly unit: string; readonly confirmedOn: string; readonly official: string }[]
  readonly rules: readonly {
    readonly rule: string
    readonly value: string
    readonly source: string
    readonly passage: string
    readonly version: string
    readonly effective: string
  }[]
  readonly clauses: readonly { readonly text: string; readonly passage: string; readonly positions: string }[]
  readonly attachments: readonly {
    readonly name: string
    readonly type: string
    readonly scan: string
    readonly path: string | null
  }[]
  readonly files: readonly { readonly path: string; readonly sha256: string }[]
}

const STYLE = `body{font-family:"Noto Serif SC","Songti SC",SimSun,serif;max-width:1100px;margin:24px auto;padding:0 16px;line-height:1.7;color:#111}
table{border-collapse:collapse;width:100%;margin:8px 0 24px;font-size:14px}caption{display:none}
th,td{border:1px solid #999;padding:4px 8px;text-align:left;vertical-align:top;overflow-wrap:anywhere}th{background:#eee}
dl{display:grid;grid-template-columns:10em 1fr}dt{color:#555}dd{margin:0;overflow-wrap:anywhere}p{margin:4px 0}`

/** The bundle as one page that needs nothing else: no script, no style sheet, no network. */
export function bundleDocument(model: BundleDocumentModel): Html {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${b.title}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <h1>${b.title}</h1>
        <p>${b.lead}</p>
        <h2>${b.request}</h2>
        ${pairs(model.request)}
        <h2>${b.entry}</h2>
        ${pairs(model.entry)}
        ${section(b.history, model.history, [
          { label: b.on, cell: (row) => row.on },
          { label: b.act, cell: (row) => row.act },
          { label: b.who, cell: (row) => row.who },
          { label: b.content, cell: (row) => lines(row.texts) },
          { label: b.basis, cell: (row) => lines(row.basis) },
          { label: b.position, cell: (row) => row.position },
        ])}
        ${section(b.papers, model.papers, [
          { label: b.paper, cell: (row) => row.title },
          { label: b.issuedOn, cell: (row) => row.issuedOn },
          { label: b.servedOn, cell: (row) => row.servedOn },
          { label: b.channel, cell: (row) => row.channel },
          { label: b.attempts, cell: (row) => lines(row.attempts) },
          { label: b.file, cell: (row) => link(row.file) },
        ])}
        ${section(b.disputes, model.disputes, [
          { label: b.kind, cell: (row) => row.kind },
          { label: b.number, cell: (row) => row.id },
          { label: b.receivedOn, cell: (row) => row.receivedOn },
          { label: b.state, cell: (row) => row.state },
          { label: b.outcome, cell: (row) => row.outcome },
          { label: b.decidedBy, cell: (row) => row.decidedBy },
        ])}
        ${section(b.measures, model.measures, [
          { label: b.on, cell: (row) => row.on },
          { label: b.unit, cell: (row) => row.unit },
          { label: b.occasion, cell: (row) => row.occasion },
          { label: b.measure, cell: (row) => row.measure },
          { label: b.outcome, cell: (row) => row.outcome },
          { label: b.official, cell: (row) => row.official },
          { label: b.content, cell: (row) => row.text },
        ])}
        ${section(b.clocks, model.clocks, [
          { label: b.duty, cell: (row) => row.duty },
          { label: b.unit, cell: (row) => row.unit },
          { label: b.since, cell: (row) => row.since },
          { label: b.lastDay, cell: (row) => row.lastDay },
          { label: b.doneOn, cell: (row) => row.doneOn },
          { label: b.breach, cell: (row) => row.breach },
        ])}
        ${section(b.releases, model.releases, [
          { label: b.unit, cell: (row) => row.unit },
          { label: b.confirmedOn, cell: (row) => row.confirmedOn },
          { label: b.official, cell: (row) => row.official },
        ])}
        ${section(b.rules, model.rules, [
          { label: b.rule, cell: (row) => row.rule },
          { label: b.value, cell: (row) => row.value },
          { label: b.basis, cell: (row) => row.source },
          { label: b.passage, cell: (row) => row.passage },
          { label: b.version, cell: (row) => row.version },
          { label: b.effective, cell: (row) => row.effective },
        ])}
        ${section(b.clauses, model.clauses, [
          { label: b.basis, cell: (row) => row.text },
          { label: b.passage, cell: (row) => row.passage },
          { label: b.positions, cell: (row) => row.positions },
        ])}
        ${section(b.attachments, model.attachments, [
          {
            label: b.file,
            cell: (row) => (row.path === null ? row.name : html`<a href="${row.path}">${row.name}</a>`),
          },
          { label: b.kind, cell: (row) => row.type },
          { label: b.scan, cell: (row) => row.scan },
        ])}
        ${section(b.files, model.files, [
          { label: b.file, cell: (row) => link(row.path) },
          { label: 'SHA-256', cell: (row) => row.sha256 },
        ])}
      </body>
    </html>`
}

function section<Row>(title: string, rows: readonly Row[], columns: readonly Column<Row>[]): Html {
  return html`<h2>${title}</h2>
    ${rows.length === 0 ? html`<p>${b.none}</p>` : table(title, columns, rows)}`
}

function pairs(list: readonly Pair[]): Html {
  return html`<dl>${list.map(([label, text]) => html`<dt>${label}</dt><dd>${text}</dd>`)}</dl>`
}

function lines(texts: readonly string[]): Part {
  return texts.map((text) => html`<p>${text}</p>`)
}

function link(path: string): Part {
  return path === '' ? '' : html`<a href="${path}">${path}</a>`
}
