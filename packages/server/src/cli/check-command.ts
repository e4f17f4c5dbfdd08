import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import path from 'node:path'
import type { Command } from 'commander'
import type { CommandContext } from './command-context.ts'
import { CommandEnd, EXIT, printTable, type Output } from './output.ts'
import { openRemote } from './remote.ts'

interface Options {
  readonly matter?: string
  readonly occasion?: string
  readonly reference?: string
  readonly name?: string
  readonly role?: string
  readonly moment?: string
  readonly file?: string
}

interface Measure {
  readonly name: string
  readonly duty: string
  readonly state: string
  readonly law: readonly string[]
  readonly listType: string
  readonly document: string
  readonly lastDay: string | null
  readonly remedy: string
}

interface Answer {
  readonly receiptId: string
  readonly checkedOn: string
  readonly ledgerPosition: number
  readonly mustCheck: string
  readonly decider: string
  readonly cleanYears: string
  readonly marks: readonly string[]
  readonly measures: readonly Measure[]
  readonly shown: readonly {
    readonly name: string
    readonly reasons: readonly { readonly title: string; readonly law: readonly string[] }[]
  }[]
}

/**
 * `xinheng check`: checks a subject inside a matter on a running server. The number comes from standard input or a file,
 * never from the command line, which others on the machine can read.
 */
export function addCheckCommand(program: Command, context: CommandContext, output: () => Output): void {
  program
    .command('check')
    .description(
      '在事项中核查主体，号码从标准输入或文件读取 · check a subject; the number is read from stdin or a file',
    )
    .option('--matter <id>', '已建立的事项 · an open matter')
    .option('--occasion <name>', '事项类型，如 governmentProcurement；将建立新事项 · opens a matter of this occasion')
    .option('--reference <text>', '事项编号 · the unit’s own number of a new matter')
    .option('--name <text>', '主体名称，首次核查须填写 · needed for a subject that is not registered yet')
    .option('--role <role>', '当事人身份，默认 applicant · role of the party')
    .option('--moment <moment>', '时点，如 opening · reference moment')
    .option('--file <path>', '号码所在文件，默认标准输入 · file with the number, default standard input')
    .action(async (options: Options) => {
      const { file, matter, ...rest } = options
      if ((matter === undefined) === (options.occasion === undefined))
        throw new CommandEnd(EXIT.usage, '请填写 --matter 或者 --occasion 之一 · give one of --matter and --occasion')
      const remote = openRemote(context)
      const number = await readNumber(context, file)
      const body = { number, ...rest, ...(matter === undefined ? {} : { matterId: matter }) }
      printAnswer(output(), parseAnswer(await remote.post('/api/v1/checks', body)))
    })
}

/** The number, one line; ends the command when there is none. */
async function readNumber({ cwd }: CommandContext, file: string | undefined): Promise<string> {
  const read = file === undefined ? await text(process.stdin) : readNumberFile(path.resolve(cwd, file))
  const [first = ''] = read.trim().split(/\r?\n/)
  if (first.trim() === '') throw new CommandEnd(EXIT.badInput, '没有读到号码 · no number was read')
  return first.trim()
}

function readNumberFile(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new CommandEnd(EXIT.badInput, `无法读取 ${file} · cannot read the file`)
  }
}

function parseAnswer(answer: unknown): Answer {
  if (typeof answer !== 'object' || answer === null || !('receiptId' in answer))
    throw new CommandEnd(EXIT.fault, '服务器的回答无法识别 · the answer of the server is not a receipt')
  // The server sends what its own schema of this route says.
  return answer as Answer
}

function printAnswer(output: Output, answer: Answer): void {
  if (output.json) {
    output.write(`${JSON.stringify(answer, null, 2)}\n`)
    return
  }
  const { measures, shown } = answer
  output.write(
    `回执 ${answer.receiptId} · ${answer.checkedOn} · 账簿位置 ${answer.ledgerPosition}\n` +
      `${answer.mustCheck} · 决定单位 ${answer.decider} · 连续三年无不良信用记录：${answer.cleanYears}\n`,
  )
  for (const mark of answer.marks) output.write(`注意：${mark}\n`)
  if (measures.length === 0) output.write('没有必须或者可以采取的措施（仅就本单位职权和核查之时而言）\n')
  else {
    const head = ['必须/可以', '措施', '所据记录', '依据', '最后一日', '救济']
    const rows = measures.map((each) => [
      `${each.duty === 'must' ? '必须' : '可以'}${each.state === 'suspended' ? '（暂停执行）' : ''}`,
      each.name,
      `${each.listType} ${each.document}`,
      each.law.join('；'),
      each.lastDay ?? '未定',
      each.remedy,
    ])
    printTable(output, [head, ...rows], [6, 12, 14, 24, 7, 18])
  }
  if (shown.length === 0) return
  output.write(`只列示、不适用 ${shown.length} 项：\n`)
  const rows = shown.map(({ name, reasons }) => [
    name,
    reasons.map(({ title, law }) => [title, ...law].join(' ')).join('；'),
  ])
  printTable(output, [['措施', '原因'], ...rows], [16, 40])
}
