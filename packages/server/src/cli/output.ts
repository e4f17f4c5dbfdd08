import Table from 'cli-table3'
import stringWidth from 'string-width'

/** Where a command writes and how: for people, or as JSON for programs. */
export interface Output {
  readonly json: boolean
  /** Columns of the terminal; 120 where output goes to a file. */
  readonly width: number
  readonly write: (text: string) => void
  readonly warn: (text: string) => void
}

/** Exit codes of every command. */
export const EXIT = {
  done: 0,
  fault: 1,
  usage: 2,
  /** The law or the procedure said no. */
  refused: 3,
  /** Bad input: a file, a row, an identifier. */
  badInput: 4,
} as const

/** Ends a command with a code and words for a person; `main.ts` prints them. */
export class CommandEnd extends Error {
  readonly code: number

  constructor(code: number, words: string) {
    super(words)
    this.name = 'CommandEnd'
    this.code = code
  }
}

const BORDER = 3
const LEAST = 6

/**
 * Prints a table whose first row is the head: as aligned columns for people, each wrapped within its share of the
 * terminal, or as an array of objects for programs.
 */
export function printTable(output: Output, rows: readonly (readonly string[])[], shares: readonly number[]): void {
  const [head = [], ...body] = rows
  if (output.json) {
    const objects = body.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])))
    output.write(`${JSON.stringify(objects, null, 2)}\n`)
    return
  }
  const total = shares.reduce((sum, share) => sum + share, 0)
  const room = Math.max(output.width - BORDER * shares.length - 1, shares.length * LEAST)
  const widths = shares.map((share) => Math.max(Math.floor((room * share) / total), LEAST))
  const wrapped = (row: readonly string[]): string[] => row.map((cell, index) => wrap(cell, widths[index] ?? LEAST))
  const table = new Table({ head: wrapped(head), style: { head: [], border: [] } })
  for (const row of body) table.push(wrapped(row))
  output.write(`${table.toString()}\n`)
}

/** Breaks a text into lines of at most `width` columns; a Chinese character takes two and may be broken after. */
function wrap(text: string, width: number): string {
  const lines: string[] = []
  let line = ''
  for (const { segment } of new Intl.Segmenter('zh').segment(text)) {
    if (line !== '' && stringWidth(line + segment) > width) {
      lines.push(line)
      line = ''
    }
    line += segment
  }
  return [...lines, line].join('\n')
}
