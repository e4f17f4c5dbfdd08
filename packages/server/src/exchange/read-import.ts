import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import type { ByteInput } from './byte-source.ts'
import type { TableRow } from './csv-tokenizer.ts'
import { fileFault, TableFaultError, type FileFault } from './file-fault.ts'
import type { RowContext } from './formats/format.ts'
import { createRowParser, detectLayout, listHeaderIssues } from './formats/formats.ts'
import type { FormatId, Layout } from './layout.ts'
import { openTable, type OpenTableOptions } from './open-table.ts'
import type { ParsedRow } from './parsed-row.ts'
import type { RowIssue } from './row-issue.ts'
import type { TableSource } from './table-source.ts'

/**
 * Whether a file is the whole list, so that what it leaves out has vanished, or only changes; `empty` is a whole list
 * that its sender declares to have no entry now.
 */
export type FileScope = 'whole' | 'change' | 'empty'

/** Whether a text names a scope. */
export function isFileScope(text: string): text is FileScope {
  return text === 'whole' || text === 'change' || text === 'empty'
}

/** Why a file of so many rows cannot be what it is declared to be; `undefined` where it can. */
export function findScopeFault(scope: FileScope, rows: number, headerLine: number): FileFault | undefined {
  const place = { line: headerLine }
  if (scope === 'empty') return rows === 0 ? undefined : fileFault('NOT_EMPTY', `声明本名单现为空，文件却有 ${rows} 行`)
  if (rows > 0) return undefined
  return fileFault('NO_ROWS', scope === 'whole' ? '声明为全量名单的文件没有数据行' : '文件没有数据行', place)
}

export interface ImportOptions extends OpenTableOptions {
  readonly scope: FileScope
  /** The format the sender names; needed where a header fits several. */
  readonly format?: FormatId
}

/** A row as it was read, and what it says or what is wrong with it. */
export interface ImportItem {
  readonly row: TableRow
  readonly parsed: Result<ParsedRow, readonly RowIssue[]>
}

export interface ImportFile {
  readonly source: TableSource
  readonly layout: Layout
  readonly scope: FileScope
  /** Remarks on the header, none of which keeps the file out. */
  readonly headerIssues: readonly RowIssue[]
  /** The rows in batches, to be read once; throws `TableFaultError`, upon which nothing of the file may stay. */
  readonly batches: () => AsyncGenerator<readonly ImportItem[]>
}

/** Why a file cannot be imported: the file itself, or its header. */
export type ImportRefusal =
  | { readonly kind: 'file'; readonly fault: FileFault }
  | { readonly kind: 'header'; readonly issues: readonly RowIssue[] }

/** Opens a file for import: told by content, laid out by its header, each row parsed as it is read. */
export async function openImport(
  input: ByteInput,
  options: ImportOptions,
  context: RowContext,
): Promise<Result<ImportFile, ImportRefusal>> {
  const opened = await openTable(input, options)
  if (!opened.ok) return refuse({ kind: 'file', fault: opened.error })
  const source = opened.value
  const match = detectLayout(source.header, options.format)
  const headerIssues = listHeaderIssues(match, source.headerLine)
  if (match.kind !== 'found' || headerIssues.some(({ severity }) => severity === 'error')) {
    await source.close()
    return refuse({ kind: 'header', issues: headerIssues })
  }
  const { layout } = match
  const parser = createRowParser(layout, context)

  async function* batches(): AsyncGenerator<readonly ImportItem[]> {
    let count = 0
    try {
      for await (const batch of source.batches()) {
        count += batch.length
        yield batch.map((row) => ({ row, parsed: parser(row) }))
      }
    } finally {
      await source.close()
    }
    const fault = findScopeFault(options.scope, count, source.headerLine)
    if (fault !== undefined) throw new TableFaultError(fault)
  }

  return ok({ source, layout, scope: options.scope, headerIssues, batches })
}
