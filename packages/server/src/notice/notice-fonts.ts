import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { unpackWoff } from './unpack-woff.ts'

/** A font file, by what it covers. */
export interface FontFile {
  readonly name: string
  readonly bytes: Buffer
}

/** A run of text that one font can show; without a font, nothing here can. */
export interface FontRun {
  readonly text: string
  readonly font: FontFile | null
}

const require = createRequire(import.meta.url)
const MAIN = fontPath('noto-sans-sc', 'chinese-simplified')
/** Characters that the main font lacks (㐂, 𠮷): the parts of a second family, found by what its table says they cover. */
const SECOND = 'noto-sans-jp'

function fontPath(family: string, part: string): string {
  const folder = path.dirname(require.resolve(`@fontsource/${family}/package.json`))
  return path.join(folder, 'files', `${family}-${part}-400-normal.woff`)
}

/** The fonts of the PDF, read when they are first needed. */
export interface FontShelf {
  readonly main: FontFile
  /** Splits a text by the font that can show each character. */
  readonly split: (text: string) => readonly FontRun[]
}

/** What tells whether a font shows a character. */
export type Coverage = (font: FontFile, codePoint: number) => boolean

/** Opens the shelf; `covers` is asked of the font itself, since a table may promise more than the file holds. */
export function openFontShelf(covers: Coverage): FontShelf {
  const main = readFont('main', MAIN)
  const parts = readParts()
  const opened = new Map<string, FontFile>()
  const fontOf = (codePoint: number): FontFile | null => {
    if (covers(main, codePoint)) return main
    const part = parts.find(({ holds }) => holds(codePoint))
    if (part === undefined) return null
    const font = opened.get(part.name) ?? readFont(part.name, fontPath(SECOND, part.name))
    opened.set(part.name, font)
    return covers(font, codePoint) ? font : null
  }
  return {
    main,
    split: (text) => {
      const runs: { text: string; font: FontFile | null }[] = []
      for (const character of text) {
        const font = fontOf(character.codePointAt(0) ?? 0)
        const last = runs.at(-1)
        if (last !== undefined && last.font === font) last.text += character
        else runs.push({ text: character, font })
      }
      return runs
    },
  }
}

function readFont(name: string, file: string): FontFile {
  return { name, bytes: unpackWoff(readFileSync(file)) }
}

interface FontPart {
  readonly name: string
  readonly holds: (codePoint: number) => boolean
}

/** The parts of the second family with the ranges their own table gives (`U+20bb7`, `U+3400-3402`). */
function readParts(): readonly FontPart[] {
  const table: unknown = JSON.parse(readFileSync(require.resolve(`@fontsource/${SECOND}/unicode.json`), 'utf8'))
  return Object.entries(table as Readonly<Record<string, string>>).map(([key, ranges]) => {
    const bounds = ranges.split(',').map((range) => {
      const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-')
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const
    })
    const holds = (codePoint: number) => bounds.some(([from, to]) => from <= codePoint && codePoint <= to)
    return { name: key.replace(/^\[(.+)\]$/, '$1'), holds }
  })
}
