import { Option, type Command } from 'commander'
import { createHash } from 'node:crypto'
import { createWriteStream, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { FORMAT_TABLES, OWN_TABLES } from '../export/export-use-cases.ts'
import type { CommandContext } from './command-context.ts'
import { CommandEnd, EXIT, type Output } from './output.ts'
import { openRemote } from './remote.ts'

const TABLES: readonly string[] = [...FORMAT_TABLES, ...OWN_TABLES]

interface ExportOptions extends BundleOptions {
  readonly kind: string
}

interface BundleOptions {
  readonly out?: string
  readonly listing?: string
  readonly organ?: string
  readonly document?: string
  readonly reason?: string
  readonly validAt?: string
  readonly knownAt?: string
}

/** `xinheng export TABLE`: fetches a table of a running server into a file. */
export function addExportCommand(program: Command, context: CommandContext, output: () => Output): void {
  program
    .command('export <table>')
    .description('从正在运行的服务器导出数据 · fetch a table from a running server')
    .addOption(new Option('--kind <kind>', '文件格式 · kind of file').choices(['csv', 'xlsx']).default('csv'))
    .option('--out <file>', '写到的文件，默认 <table>.<kind> · where to write it')
    .option('--listing <id>', '证据材料包（bundle）：条目编号 · the entry of a bundle')
    .option('--organ <name>', '证据材料包：调取机关 · the court or organ that asks')
    .option('--document <text>', '证据材料包：调取文书的名称和文号 · the paper by which it asks')
    .option('--reason <text>', '证据材料包：调取事由 · why')
    .option('--valid-at <date>', '证据材料包：另附该日的条目状态 · the entry as it stood on a day, besides')
    .option('--known-at <instant>', '证据材料包：只计该时刻以前已记载的 · as far as it was known at an instant')
    .addHelpText('after', `\n数据表 · tables: ${TABLES.join(', ')}, bundle\n`)
    .action(async (table: string, { kind, out, ...asked }: ExportOptions) => {
      if (table === 'bundle')
        return exportBundle(context, output(), { ...asked, ...(out === undefined ? {} : { out }) })
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

/** `xinheng export bundle`: everything on one entry for a court or a reviewing organ. */
async function exportBundle(context: CommandContext, output: Output, options: BundleOptions): Promise<void> {
  const { listing, organ, document, reason, validAt, knownAt, out } = options
  if (listing === undefined || organ === undefined || document === undefined || reason === undefined)
    throw new CommandEnd(
      EXIT.usage,
      '请写明 --listing、--organ、--document 和 --reason · say for which entry, for whom, by which paper and why',
    )
  if (!/^[A-Za-z0-9-]{1,64}$/.test(listing)) throw new CommandEnd(EXIT.usage, '条目编号不正确 · not an entry number')
  const answer = await openRemote(context).post(`/api/v1/listings/${listing}/bundle`, {
    organ,
    document,
    reason,
    ...(validAt === undefined ? {} : { validAt }),
    ...(knownAt === undefined ? {} : { knownAt }),
  })
  if (typeof answer !== 'object' || answer === null || !('base64' in answer) || typeof answer.base64 !== 'string')
    throw new CommandEnd(EXIT.fault, '服务器没有给出文件 · the server gave no file')
  const file = path.resolve(context.cwd, out ?? `bundle-${listing}.zip`)
  const bytes = Buffer.from(answer.base64, 'base64')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (!('sha256' in answer) || answer.sha256 !== sha256)
    throw new CommandEnd(EXIT.fault, '文件在传输中损坏，请重试 · the file arrived damaged; try again')
  try {
    writeFileSync(file, bytes, { flag: 'wx', mode: 0o600 })
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault)
    throw new CommandEnd(EXIT.fault, `没有写成 ${file}：${why} · not written`)
  }
  output.write(output.json ? `${JSON.stringify({ file, sha256 })}\n` : `已写入 ${file}\nSHA-256 ${sha256} · written\n`)
}
