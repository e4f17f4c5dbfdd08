import { Option, type Command } from 'commander'
import { existsSync, openAsBlob } from 'node:fs'
import path from 'node:path'
import { FORMATS } from '../exchange/formats/formats.ts'
import type { ImportStanding } from '../import/import-views.ts'
import type { CommandContext } from './command-context.ts'
import { CommandEnd, EXIT, printTable, type Output } from './output.ts'
import { openRemote, type Remote } from './remote.ts'

interface Options {
  readonly format: string
  readonly whole?: boolean
  readonly change?: boolean
  readonly empty?: boolean
  readonly unit?: string
}

/** What the server says of an import, as far as the command shows it. */
type Standing = Pick<
  ImportStanding,
  'state' | 'total' | 'handled' | 'taken' | 'corrected' | 'unchanged' | 'duplicate' | 'rejected' | 'asked' | 'refusal'
>

const BEAT_MS = 500
const COUNTS = [
  ['入库', 'taken'],
  ['更正', 'corrected'],
  ['未变更', 'unchanged'],
  ['重复', 'duplicate'],
  ['有误', 'rejected'],
  ['待核', 'asked'],
] as const

/** `xinheng import FILE`: hands a file to a running server, shows its progress and its report. */
export function addImportCommand(program: Command, context: CommandContext, output: () => Output): void {
  program
    .command('import <file>')
    .description('导入文件到正在运行的服务器 · hand a file to a running server')
    .addOption(
      new Option('--format <format>', '文件类型 · what the file is')
        .choices(Object.keys(FORMATS))
        .makeOptionMandatory(),
    )
    .addOption(new Option('--whole', '全量名单：文件里没有的将发出疑问 · the whole list').conflicts('change'))
    .addOption(new Option('--change', '增量变更 · changes only'))
    .addOption(
      new Option('--empty', '全量名单，声明本名单现为空：文件只有表头 · the whole list, which is empty now').conflicts([
        'whole',
        'change',
      ]),
    )
    .option('--unit <id>', '报送单位编号，默认本单位 · the unit it comes from')
    .addHelpText(
      'after',
      '\n先 xinheng login，或用 XINHENG_SERVER、XINHENG_API_KEY 指定服务器和接口密钥。\n' +
        '退出码 · exit codes: 0 全部入库 all in, 3 拒绝 refused, 4 有误或待核的行 rows left out.\n',
    )
    .action(async (file: string, { format, whole, change, empty, unit }: Options) => {
      const mode = empty === true ? 'empty' : whole === true ? 'whole' : change === true ? 'change' : undefined
      if (mode === undefined) {
        throw new CommandEnd(
          EXIT.usage,
          '请用 --whole、--change 或 --empty 说明文件范围 · say --whole, --change or --empty',
        )
      }
      const full = path.resolve(context.cwd, file)
      if (!existsSync(full)) throw new CommandEnd(EXIT.usage, `没有文件 ${file} · no such file`)
      const remote = openRemote(context)
      // The fields stand before the file: the server reads them before its bytes.
      const form = new FormData()
      form.set('format', format)
      form.set('mode', mode)
      if (unit !== undefined) form.set('unit', unit)
      form.set('file', await openAsBlob(full), path.basename(full))
      const { id, known } = parseReceived(await remote.upload('/api/v1/imports', form))
      if (known && !output().json) context.warn('同一文件已经导入过，以下是当时的结果 · imported before\n')
      const standing = await follow(remote, id, context, output().json)
      report(output(), id, standing)
      if (standing.state === 'refused') throw new CommandEnd(EXIT.badInput, `文件没有导入：${standing.refusal ?? ''}`)
      if (standing.rejected + standing.asked > 0) {
        throw new CommandEnd(
          EXIT.badInput,
          `有 ${standing.rejected} 行有误、${standing.asked} 行待核：/staff/imports/${id}`,
        )
      }
    })
}

/** Asks until the import is over, showing how far it is. */
async function follow(remote: Remote, id: string, { warn }: CommandContext, quiet: boolean): Promise<Standing> {
  for (let shown = ''; ;) {
    const standing = parseStanding(await remote.get(`/api/v1/imports/${id}`))
    const { state, handled, total } = standing
    const text = total === null ? '读取文件 · reading' : `已处理 ${handled} / ${total} 行 · rows`
    if (!quiet && text !== shown) warn(`${text}\n`)
    shown = text
    if (state === 'finished' || state === 'refused') return standing
    await new Promise((resolve) => setTimeout(resolve, BEAT_MS))
  }
}

function report(output: Output, id: string, standing: Standing): void {
  if (output.json) output.write(`${JSON.stringify({ id, ...standing }, null, 2)}\n`)
  else
    printTable(
      output,
      [COUNTS.map(([title]) => title), COUNTS.map(([, key]) => String(standing[key]))],
      [1, 1, 1, 1, 1, 1],
    )
}

function parseReceived(answer: unknown): { readonly id: string; readonly known: boolean } {
  if (typeof answer === 'object' && answer !== null && 'id' in answer && typeof answer.id === 'string') {
    return { id: answer.id, known: 'known' in answer && answer.known === true }
  }
  throw new CommandEnd(EXIT.fault, '服务器没有给出导入编号 · the server gave no import id')
}

function parseStanding(answer: unknown): Standing {
  if (typeof answer !== 'object' || answer === null || !('state' in answer) || typeof answer.state !== 'string') {
    throw new CommandEnd(EXIT.fault, '服务器没有给出导入进度 · the server gave no progress')
  }
  const given: Readonly<Record<string, unknown>> = { ...answer }
  const count = (name: string): number => Number(given[name] ?? 0)
  return {
    state: answer.state,
    total: typeof given['total'] === 'number' ? given['total'] : null,
    handled: count('handled'),
    taken: count('taken'),
    corrected: count('corrected'),
    unchanged: count('unchanged'),
    duplicate: count('duplicate'),
    rejected: count('rejected'),
    asked: count('asked'),
    refusal: typeof given['refusal'] === 'string' ? given['refusal'] : null,
  }
}
