import { Command } from 'commander'
import { addAdminCommand } from './admin-command.ts'
import { addCheckCommand } from './check-command.ts'
import type { CommandContext } from './command-context.ts'
import { addCoverageCommand } from './coverage-command.ts'
import { addExportCommand } from './export-command.ts'
import { addImportCommand } from './import-command.ts'
import { addJourneyCommand } from './journey-command.ts'
import { addLoginCommand } from './login-command.ts'
import type { Output } from './output.ts'
import { addReplayCommand } from './replay-command.ts'
import { addRulesCommand } from './rules-command.ts'
import { addServeCommand } from './serve-command.ts'
import { addVerifyDrawCommand } from './verify-draw-command.ts'

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
  addServeCommand(program, context, output)
  const rules = addRulesCommand(program, context, output)
  addCoverageCommand(rules, context, output)
  addReplayCommand(rules, context, output)
  addJourneyCommand(program, context.ambient, output)
  addLoginCommand(program, context)
  addCheckCommand(program, context, output)
  addImportCommand(program, context, output)
  addExportCommand(program, context, output)
  addAdminCommand(program, context, output)
  const verify = program.command('verify').description('离线核验 · verify offline')
  addVerifyDrawCommand(verify, output)
  throwInsteadOfExit(program)
  return program
}

/** A usage error is thrown at every depth, so that the caller says with which code the process ends. */
function throwInsteadOfExit(command: Command): void {
  command.exitOverride()
  for (const below of command.commands) throwInsteadOfExit(below)
}
