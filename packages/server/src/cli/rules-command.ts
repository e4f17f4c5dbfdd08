import { parseLocalDate, type LocalDate } from '@xinheng/domain/calendar/local-date'
import { BASELINE } from '@xinheng/domain/rulebook/baseline'
import { tabulateComparison, tabulateRules } from '@xinheng/domain/rulebook/compare'
import { readConflicts, tabulateConflicts } from '@xinheng/domain/rulebook/conflicts'
import type { Place } from '@xinheng/domain/rulebook/rule-row'
import type { Command } from 'commander'
import type { CommandContext } from './command-context.ts'
import type { Clock } from '../ambient.ts'
import { CommandEnd, EXIT, printTable, type Output } from './output.ts'

const places = (): string => BASELINE.places.map(({ name }) => name).join('、')

/** `xinheng rules …`: prints the rule book that ships. A running installation shows the published one under /rules. */
export function addRulesCommand(program: Command, context: CommandContext, output: () => Output): Command {
  const clock = context.ambient
  const rules = program
    .command('rules')
    .description('规则表：逐项、对照、冲突 · the rule book: by axis, side by side, conflicts')
  const on = ['--on <date>', '日期 YYYY-MM-DD，默认今天 · the day to read, default today'] as const

  rules
    .command('show <place>')
    .description(`某地各项取值、层级和条款 · every value with layer and clause`)
    .option(...on)
    .action((name: string, { on: text }: { on?: string }) => {
      const day = readDay(text, clock)
      const place = getPlaceNamed(name)
      if (!output().json) output().write(`${place.name} · ${day} · 规则表 ${BASELINE.version}\n`)
      printTable(output(), tabulateRules(BASELINE, place.code, day), [3, 11, 30, 3, 20, 7, 22])
    })

  rules
    .command('conflicts <place>')
    .description('政策与后来法律不一致之处及系统处理 · where a policy and later law disagree')
    .option(...on)
    .action((name: string, { on: text }: { on?: string }) => {
      const place = getPlaceNamed(name)
      const conflicts = readConflicts(BASELINE, place.code, readDay(text, clock))
      printTable(output(), tabulateConflicts(conflicts), [8, 18, 18, 30, 26])
      if (!output().json) output().write(`${place.name}：共 ${conflicts.length} 处\n`)
    })

  rules
    .command('compare')
    .description('五地逐项对照 · the five jurisdictions side by side')
    .option(...on)
    .action(({ on: text }: { on?: string }) => {
      printTable(output(), tabulateComparison(BASELINE, readDay(text, clock)), [3, 9, 20, 20, 20, 20, 20])
    })
  return rules
}

/** The day an option names, or today. Ends the command when it is no date. */
export function readDay(text: string | undefined, clock: Clock): LocalDate {
  if (text === undefined) return clock.today()
  const day = parseLocalDate(text)
  if (day === undefined) throw new CommandEnd(EXIT.usage, `“${text}”不是日期，应写作 2026-11-21 · not a date`)
  return day
}

/** The place of a name or code. Ends the command when the rule book has none. */
export function getPlaceNamed(name: string): Place {
  const place = BASELINE.places.find((each) => each.name === name || each.code === name)
  if (place === undefined) {
    throw new CommandEnd(EXIT.usage, `规则表中没有“${name}”，现有：${places()} · unknown place`)
  }
  return place
}
