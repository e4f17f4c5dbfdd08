import { Option, type Command } from 'commander'
import { createWriteStream } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { FORMAT_TABLES, OWN_TABLES } from '../export/export-use-cases.ts'
import type { CommandContext } from './command-context.ts'
import { CommandEnd, EXIT, type Output } from './output.ts'
import { openRemote } from './remote.ts'

const TABLES: readonly string[] = [...FORMAT_TABLES, ...OWN_TABLES]

/** `xinheng export TABLE`: fetches a table of a running server into a file. */
export function addExportCommand(program: Command, context: CommandContext, output: () => Output): void {
  program
    .command('export <table>')
    .description('从正在运行的服务器导出数据 · fetch a table from a running server')
    .addOption(new Option('--kind <kind>', '文件格式 · kind of file').choices(['csv', 'xlsx']).default('csv'))
    .option('--out <file>', '写到的文件，默认 <table>.<kind> · where to write it')
    .addHelpText('after', `\n数据表 · tables: ${TABLES.join(', ')}\n`)
    .action(async (table: string, { kind, out }: { kind: string; out?: string }) => {
      if (!TABLES.includes(table)) {
        throw new CommandEnd(EXIT.usage, `没有“${table}”这张表，现有：${TABLES.join('、')} · unknown table`)
      }
      const file = path.resolve(context.cwd, out ?? `${table}.${kind}`)
      const body = await openRemote(context).download(`/staff/exports/${table}?kind=${kind}`)
      const target = createWriteStream(file, { flags: 'wx', mode: 0o600 })
      await pipeline(Readable.fromWeb(body), target).catch((fault: unknown) => {
        const why = fault instanceof Error ? fault.message : String(fault)
        throw new CommandEnd(EXIT.fault, `没有写成 ${file}：${why} · not written`)
      })
      output().write(output().json ? `${JSON.stringify({ file })}\n` : `已写入 ${file} · written\n`)
    })
}
