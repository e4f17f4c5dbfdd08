import { Command } from 'commander'
import type { Ambient } from '../ambient.ts'
import type { Output } from './output.ts'
import { addRulesCommand } from './rules-command.ts'
import { addVerifyDrawCommand } from './verify-draw-command.ts'

/** What every command is given; only `main.ts` makes one. */
export interface CommandContext {
  readonly ambient: Ambient
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  readonly write: (text: string) => void
  readonly warn: (text: string) => void
  readonly width: number
}

/** The command line: one file a command. */
export function buildProgram(context: CommandContext): Command {
  const program = new Command('xinheng')
  program
    .description('信衡：守信联合激励和失信联合惩戒 · joint incentives and joint sanctions, run lawfully')
    .option('--json', '输出 JSON · print JSON')
    .showHelpAfterError('（加 --help 查看用法 · add --help for usage）')
    .configureOutput({ writeOut: context.write, writeErr: context.warn })
  const output = (): Output => ({
    json: program.opts<{ json?: boolean }>().json === true,
    width: context.width,
    write: context.write,
    warn: context.warn,
  })
  addRulesCommand(program, context.ambient, output)
  const verify = program.command('verify').description('离线核验 · verify offline')
  addVerifyDrawCommand(verify, output)
  return program
}
