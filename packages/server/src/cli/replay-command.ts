import { BASELINE_CATALOGUE } from '@xinheng/domain/catalogue/data/baseline'
import { parseLocalDate } from '@xinheng/domain/calendar/local-date'
import { compileCalendar } from '@xinheng/domain/calendar/work-calendar'
import { CALENDAR_YEARS } from '@xinheng/domain/calendar/years'
import { HEALTHY } from '@xinheng/domain/kernel/health'
import { renderShortCitation } from '@xinheng/domain/kernel/render-citation'
import type { History, ReplayedAct } from '@xinheng/domain/replay/history'
import { findPartings, replayHistory, type DayReading, type Parting } from '@xinheng/domain/replay/replay'
import { BASELINE } from '@xinheng/domain/rulebook/baseline'
import type { Place } from '@xinheng/domain/rulebook/rule-row'
import { Ajv } from 'ajv'
import type { Command } from 'commander'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Type, type TSchema } from 'typebox'
import { refusalProblem } from '../http/problem.ts'
import type { CommandContext } from './command-context.ts'
import { CommandEnd, EXIT, printTable, type Output } from './output.ts'
import { getPlaceNamed } from './rules-command.ts'

const oneOf = (...words: readonly string[]): TSchema => Type.Union(words.map((word) => Type.Literal(word)))
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const strict = { additionalProperties: false } as const
const act = (name: ReplayedAct, fields: Record<string, TSchema> = {}): TSchema =>
  Type.Object({ on: Day, act: Type.Literal(name), ...fields }, strict)

const HistorySchema = Type.Object(
  {
    entry: Type.Object(
      {
        origin: oneOf('determinedHere', 'received'),
        listTypeId: oneOf(...BASELINE_CATALOGUE.listTypes.map(({ id }) => id)),
        subjectKind: oneOf(
          'enterprise',
          'naturalPerson',
          'individualBusiness',
          'socialOrganisation',
          'publicInstitution',
          'governmentBody',
          'otherOrganisation',
        ),
        document: Type.Object({ number: Type.String({ minLength: 1 }), date: Day }, strict),
        conduct: Type.Object({ from: Day, until: Type.Union([Day, Type.Null()]) }, strict),
        effectiveOn: Day,
        term: Type.Union([
          Type.Literal('openEnded'),
          Type.Object({ count: Type.Integer({ minimum: 1 }), unit: oneOf('day', 'month', 'year') }, strict),
        ]),
        latestEnd: Type.Union([Day, Type.Null()]),
      },
      strict,
    ),
    steps: Type.Array(
      Type.Union([
        act('object', {
          form: oneOf('written', 'transcribed', 'oral'),
          ground: oneOf(
            'identityMixUp',
            'falseRegistration',
            'factsWrong',
            'basisWrong',
            'termWrong',
            'measureUnlawful',
            'notServed',
            'other',
          ),
        }),
        act('answerObjection', { outcome: oneOf('upheld', 'partlyUpheld', 'rejected') }),
        act('complain'),
        act('answerComplaint', { outcome: oneOf('upheld', 'partlyUpheld', 'rejected') }),
        act('orderStay'),
        act('liftStay'),
        act('applyForRepair', {
          gravity: oneOf('minor', 'general', 'serious'),
          materials: Type.Array(oneOf('performance', 'rectification', 'promise', 'communityService')),
        }),
        act('acceptRepair'),
        act('decideRepair', { outcome: oneOf('granted', 'refused') }),
        act('publiciseRepair'),
        act('applyMeasure'),
      ]),
      { maxItems: 1000 },
    ),
    look: Type.Array(Day, { maxItems: 1000 }),
  },
  strict,
)
const ajv = new Ajv({ allErrors: true })
const isHistory = ajv.compile<History>(HistorySchema)

const ACTS: Readonly<Record<ReplayedAct, string>> = {
  object: '提出异议',
  answerObjection: '答复异议',
  complain: '投诉',
  answerComplaint: '答复投诉',
  orderStay: '裁定（决定）停止执行',
  liftStay: '停止执行终止',
  applyForRepair: '申请修复',
  acceptRepair: '受理修复',
  decideRepair: '决定修复',
  publiciseRepair: '公示修复',
  applyMeasure: '采取措施',
}
const STATES: Readonly<Record<DayReading['state'], string>> = {
  notYetInForce: '未生效',
  inForce: '有效',
  stayed: '暂停执行',
  ended: '已结束',
}

/** `xinheng rules replay FILE --under A,B`: one history in several places, and the clauses at which they part. */
export function addReplayCommand(rules: Command, context: CommandContext, output: () => Output): void {
  rules
    .command('replay <file>')
    .description('同一经过在各地的不同结果和依据条款 · one history under several places, and where they part')
    .requiredOption('--under <places>', '地名，以逗号分隔 · places, separated by commas')
    .action((file: string, { under }: { under: string }) => {
      const history = readHistory(path.resolve(context.cwd, file), file)
      const places = under
        .split(/[,，、]/)
        .map((name) => name.trim())
        .filter((name) => name !== '')
        .map(getPlaceNamed)
      if (places.length === 0) throw new CommandEnd(EXIT.usage, '--under 至少要有一个地名 · name at least one place')
      const law = {
        book: BASELINE,
        catalogue: BASELINE_CATALOGUE,
        calendar: compileCalendar(CALENDAR_YEARS),
        health: HEALTHY,
      }
      const replays = places.map(({ code }) => replayHistory(history, code, law))
      const partings = findPartings(replays)
      if (output().json) {
        output().write(`${JSON.stringify({ replays, partings }, null, 2)}\n`)
        return
      }
      if (partings.length === 0) {
        output().write(`${places.map(({ name }) => name).join('、')}：结果相同 · all alike\n`)
        return
      }
      const head = ['日期', '事项', ...places.map(({ name }) => name)]
      const rows = partings.map((parting) => rowOf(parting, places))
      printTable(output(), [head, ...rows], [10, 10, ...places.map(() => Math.floor(80 / places.length))])
    })
}

function rowOf({ on, act: acted, outcomes }: Parting, places: readonly Place[]): readonly string[] {
  const cells = places.map(({ code }) => {
    const found = outcomes.find(({ place }) => place === code)
    if (found === undefined) return ''
    const clauses = [...new Set(found.basis.map((citation) => renderShortCitation(citation)))]
    return [acted === null ? stateWords(found.outcome) : actWords(found.refused), ...clauses].join('　')
  })
  return [on, acted === null ? '条目状态' : ACTS[acted], ...cells]
}

function stateWords(outcome: string): string {
  const [state = '', lastDay] = outcome.split(' ')
  const word = Object.hasOwn(STATES, state) ? STATES[state as DayReading['state']] : state
  return lastDay === undefined ? word : `${word}，末日 ${lastDay}`
}

function actWords(refused: Parting['outcomes'][number]['refused']): string {
  return refused === null ? '可以' : `不可以：${refusalProblem(refused, '').title}`
}

function readHistory(file: string, shown: string): History {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new CommandEnd(EXIT.badInput, `读不到 JSON：${shown} · not a readable JSON file`)
  }
  if (!isHistory(content)) {
    const where = isHistory.errors?.[0]
    throw new CommandEnd(
      EXIT.badInput,
      `经过文件不合格式：${shown}，位置 ${where?.instancePath ?? ''}，${where?.message ?? ''} · not a history`,
    )
  }
  const days = [
    content.entry.document.date,
    content.entry.conduct.from,
    content.entry.effectiveOn,
    ...content.steps.map(({ on }) => on),
    ...content.look,
  ]
  const wrong = days.find((day) => parseLocalDate(day) === undefined)
  if (wrong !== undefined) throw new CommandEnd(EXIT.badInput, `没有这一天：${wrong} · no such day`)
  return content
}
