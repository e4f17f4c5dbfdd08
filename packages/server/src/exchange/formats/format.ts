import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import type { TableRow } from '../csv-tokenizer.ts'
import type { FormatId, FormatSpec, Layout } from '../layout.ts'
import type { ParsedRow, RowBody, RowSubject } from '../parsed-row.ts'
import type { RowIssue } from '../row-issue.ts'
import { createRowReader, type RowReader } from '../row-reader.ts'
import { identityText } from '../row-identity.ts'

/** What reading a row needs from outside. */
export interface RowContext {
  /** The legal date: later decision dates are refused. */
  readonly today: LocalDate
  /** A keyed hash, since rows hold personal numbers that a plain hash would give away. */
  readonly hash: (text: string) => string
}

/** What a format makes of one row; the body is absent when an obligatory value was unreadable. */
export interface RowContent {
  readonly subject: RowSubject
  readonly body: RowBody | undefined
}

export type RowParser = (row: TableRow) => Result<ParsedRow, readonly RowIssue[]>

/** One exchange format: its columns, its reader and its writer. */
export interface Format {
  readonly spec: FormatSpec
  readonly createParser: (layout: Layout, context: RowContext) => RowParser
  /** The cells of an entry in the template's order; `undefined` when the entry is of another kind. */
  readonly write: (entry: { readonly subject: RowSubject; readonly body: RowBody }) => string[] | undefined
}

export interface FormatDefinition<Key extends string, Body extends RowBody> extends FormatSpec<Key> {
  readonly read: (reader: RowReader<Key>, context: RowContext) => { subject: RowSubject; body: Body | undefined }
  readonly kind: Body['kind']
  readonly write: (subject: RowSubject, body: Body) => Readonly<Partial<Record<Key, string>>>
}

/** Makes a format of its declaration. */
export function defineFormat<Key extends string, Body extends RowBody>(
  definition: FormatDefinition<Key, Body>,
): Format {
  const isOwn = (body: RowBody): body is Body => body.kind === definition.kind
  return {
    spec: { id: definition.id, title: definition.title, fields: definition.fields },
    createParser: (layout, context) => createParser(definition, layout, context),
    write: ({ subject, body }) => {
      if (!isOwn(body)) return undefined
      const values = definition.write(subject, body)
      return definition.fields.map(({ key }) => values[key] ?? '')
    },
  }
}

function createParser<Key extends string, Body extends RowBody>(
  definition: FormatDefinition<Key, Body>,
  layout: Layout,
  context: RowContext,
): RowParser {
  const { reader, start, issues, values } = createRowReader(definition, layout)
  const format: FormatId = definition.id
  return (row) => {
    const readable = start(row)
    const content = readable ? definition.read(reader, context) : undefined
    const found = issues()
    if (content?.body === undefined || found.some(({ severity }) => severity === 'error')) return refuse(found)
    const { subject, body } = content
    return ok({
      format,
      line: row.line,
      identity: context.hash(identityText(subject, body)),
      digest: context.hash(values().join('\u001f')),
      held: found.some(({ severity }) => severity === 'question'),
      subject,
      body,
      issues: found,
    })
  }
}
