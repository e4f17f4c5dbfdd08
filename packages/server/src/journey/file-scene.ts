import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import { FORMATS } from '../exchange/formats/formats.ts'
import type { FormatId } from '../exchange/layout.ts'
import { receiveFile, runImport } from '../import/import-use-cases.ts'
import { findSubject } from '../subject/subject-use-cases.ts'
import { StoryBroken, type Cue, type Officer, type Stage } from './stage.ts'

/** One file with one row, as a unit sends it: cells by the field codes of its format. */
export interface SentFile {
  readonly format: FormatId
  readonly name: string
  readonly cells: Readonly<Record<string, string>>
}

/** The code and the name of a synthetic company. */
export interface Firm {
  readonly name: string
  readonly code: string
}

/** Imports a file through the importer; answers the subject that its row names. */
export async function importRow(
  stage: Stage,
  cue: Cue & { readonly who: Officer },
  file: SentFile,
  firm: Firm,
): Promise<string> {
  const { service } = stage
  await stage.act(
    cue,
    async (): Promise<Result<{ readonly rows: number | null }, Refusal>> => {
      const stream = bytesOf(csvOf(file))
      const received = await receiveFile(service, cue.who, {
        stream,
        name: file.name,
        format: file.format,
        mode: 'change',
      })
      if (!received.ok) return received
      const run = await runImport(service, received.value.fileId)
      if (!run.ok) return refuse({ code: 'WRONG_STATE', state: 'fileRefused', basis: [] })
      return ok({ rows: run.value.rowsTotal })
    },
    ({ rows }, events) => [
      `${FORMATS[file.format].spec.title}（${file.name}），共 ${rows ?? 0} 行，采用 ${events.filter(({ type }) => TAKEN.has(type)).length} 行`,
      `${firm.name}（${firm.code}）`,
    ],
  )
  const subjectId = await findSubject(service, service.db, { type: 'uscc', number: firm.code })
  if (subjectId === undefined) throw new StoryBroken(cue.code, 'the row was not taken')
  return subjectId
}

const TAKEN = new Set(['ListingReceived', 'RecordImported'])

function csvOf({ format, cells }: SentFile): string {
  const codes = FORMATS[format].spec.fields.map(({ code }) => code)
  return `${codes.join(',')}\r\n${codes.map((code) => `"${cells[code] ?? ''}"`).join(',')}\r\n`
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'utf8')
}
