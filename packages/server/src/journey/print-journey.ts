import stringWidth from 'string-width'
import { CHAPTERS, type Chapter, type Journey, type JourneyStep } from './journey-step.ts'

const MARKS = { done: '✓ 办理', refused: '✗ 不准', answer: '· 查见' } as const
const INDENT = '      '
const LABEL = 6
const LEAST_WIDTH = 60
const MOST_WIDTH = 118

/** A journey for a person to read: chapters, one block a step, refusals with their clause and what can be done instead. */
export function printJourney({ placeName, rulebook, catalogue, steps }: Journey, width: number): string {
  const room = Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, width))
  const out = [
    '═'.repeat(room),
    `信衡 · ${placeName} · 一例惩戒和一例激励的全过程`,
    `规则表 ${rulebook}　目录清单 ${catalogue}　时钟为模拟；主体、文书、案情均为合成`,
    '═'.repeat(room),
  ]
  for (const [chapter, title] of Object.entries(CHAPTERS) as readonly (readonly [Chapter, string])[]) {
    out.push('', `── ${title} ${'─'.repeat(Math.max(0, room - stringWidth(title) - 4))}`)
    for (const step of steps) if (step.chapter === chapter) out.push('', ...printStep(step, room))
  }
  return `${[...out, '', '═'.repeat(room), ...printTotals(steps, room)].join('\n')}\n`
}

function printStep(
  { number, on, who, outcome, title, details, basis, refusal }: JourneyStep,
  room: number,
): readonly string[] {
  const head = `${String(number).padStart(3)}   ${on}   ${who}`
  const lines = [head, ...wrapUnder(MARKS[outcome], title, room)]
  for (const detail of details) {
    const [label = '', ...rest] = detail.split('　')
    const labelled = rest.length > 0 && stringWidth(label) <= 8
    lines.push(...(labelled ? wrapUnder(label, rest.join('　'), room) : wrapUnder('', detail, room)))
  }
  if (refusal !== null) {
    lines.push(...wrapUnder('理由', `${refusal.title} [${refusal.code}]`, room))
    lines.push(...wrapUnder('可以', refusal.mend, room))
  }
  const cited = basis.length === 0 ? NO_CLAUSE[outcome] : basis.join('、')
  if (cited !== '') lines.push(...wrapUnder('依据', cited, room))
  return lines
}

/** A step without a clause of its own rests on the procedure of this system, not on law. */
const NO_CLAUSE = { done: '办理程序（无专门条文）', refused: '办理程序（无专门条文）', answer: '' } as const

function printTotals(steps: readonly JourneyStep[], room: number): readonly string[] {
  const refused = steps.filter(({ outcome }) => outcome === 'refused')
  const codes = [...new Set(refused.map(({ refusal }) => refusal?.code ?? ''))]
  const clauses = new Set(steps.flatMap(({ basis }) => basis))
  return [
    `共 ${steps.length} 步，其中不准 ${refused.length} 次；引用条款 ${clauses.size} 处`,
    ...wrapUnder('不准', codes.join('、'), room),
  ]
}

/** A label and its text, the text wrapped under itself. */
function wrapUnder(label: string, text: string, room: number): readonly string[] {
  const column = Math.max(LABEL, stringWidth(label)) + 2
  const padded = `${label}${' '.repeat(column - stringWidth(label))}`
  const [first = '', ...others] = wrap(text, room - INDENT.length - column)
  return [`${INDENT}${padded}${first}`, ...others.map((line) => `${INDENT}${' '.repeat(column)}${line}`)]
}

/** Closing marks never begin a line. */
const CLOSING = new Set('，。、；：？！）》〉」』】〕”’,.;:!?)]')

/** Breaks a text into lines of at most `width` columns; Latin words and numbers stay whole where they fit. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.match(/[\u0021-\u007e]+|./gu) ?? []) {
    const full = line !== '' && stringWidth(line + word) > width
    if (full && !CLOSING.has(word)) {
      lines.push(line.trimEnd())
      line = word.trim() === '' ? '' : word
    } else line += word
  }
  return [...lines, line]
}
