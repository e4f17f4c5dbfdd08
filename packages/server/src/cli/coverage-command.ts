import { BASELINE_CATALOGUE } from '@xinheng/domain/catalogue/data/baseline'
import { listCoverage, listEmptyAnnexRows, type TextsAtHand } from '@xinheng/domain/catalogue/coverage'
import { BASELINE } from '@xinheng/domain/rulebook/baseline'
import type { Place } from '@xinheng/domain/rulebook/rule-row'
import type { Command } from 'commander'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parsePassages } from '../rulebook/parse-passages.ts'
import { listTexts } from './admin-command.ts'
import { printTable, type Output } from './output.ts'
import type { CommandContext } from './command-context.ts'
import { getPlaceNamed, readDay } from './rules-command.ts'

const NATIONAL = '000000'
const HEAD = ['辖区', '名单', '措施总数', '有条文', '条文在手', '可执行'] as const
const EMPTY = ['辖区', '行', '文件', '条款'] as const

/** `xinheng rules coverage`: how much of each list is executable, and which rows of an annex are empty. */
export function addCoverageCommand(rules: Command, context: CommandContext, output: () => Output): void {
  rules
    .command('coverage [place]')
    .description('各类名单的措施覆盖：总数、有条文、条文在手、可执行；附件空行逐一列出 · coverage by list and place')
    .option('--on <date>', '日期 YYYY-MM-DD，默认今天 · the day to read, default today')
    .option('--texts <dir>', '法律条文目录，用来核对引用 · folder of law texts')
    .action((name: string | undefined, { on, texts }: { on?: string; texts?: string }) => {
      const day = readDay(on, context.ambient)
      const atHand = readTexts(texts === undefined ? undefined : path.resolve(context.cwd, texts))
      const places = name === undefined ? listJurisdictions() : [getPlaceNamed(name)]
      const rows = places.flatMap((place) =>
        listCoverage(BASELINE_CATALOGUE, placesOf(place), day, atHand).map((row) => [
          place.name,
          row.name,
          String(row.inAll),
          String(row.withArticle),
          String(row.textAtHand),
          String(row.executable),
        ]),
      )
      const empty = places.flatMap((place) =>
        listEmptyAnnexRows(BASELINE_CATALOGUE, place.code).map((row) => [
          place.name,
          String(row.row),
          row.title,
          row.clause,
        ]),
      )
      if (output().json) {
        const named = (names: readonly string[], table: readonly (readonly string[])[]) =>
          table.map((row) => Object.fromEntries(names.map((each, index) => [each, row[index] ?? ''])))
        const answer = {
          version: BASELINE_CATALOGUE.version,
          on: day,
          coverage: named(HEAD, rows),
          emptyRows: named(EMPTY, empty),
        }
        output().write(`${JSON.stringify(answer, null, 2)}\n`)
        return
      }
      output().write(`措施目录 ${BASELINE_CATALOGUE.version} · ${day}\n`)
      printTable(output(), [HEAD, ...rows], [10, 40, 8, 8, 8, 8])
      if (empty.length === 0) return
      output().write(`\n附件中还没有措施的行（共 ${empty.length} 行）\n`)
      printTable(output(), [EMPTY, ...empty], [10, 5, 60, 20])
    })
}

function listJurisdictions(): readonly Place[] {
  return BASELINE.places.filter(({ code }) => code !== NATIONAL)
}

/** The place itself, then those above it. */
function placesOf({ code }: Place): readonly string[] {
  const province = `${code.slice(0, 2)}0000`
  return [...new Set([code, province])]
}

function readTexts(dir: string | undefined): TextsAtHand {
  if (dir === undefined) return () => false
  const known = new Set<string>()
  for (const file of listTexts(dir)) {
    const passages = parsePassages(readFileSync(file, 'utf8'), path.basename(file, path.extname(file)))
    for (const { law, article } of passages) known.add(`${law} ${article}`)
  }
  return (law, article) => known.has(`${law} ${article}`)
}
