/** One article of a law with its wording. */
export interface Passage {
  readonly law: string
  readonly article: string
  readonly passage: string
}

const HEADING = /^#+\s*/u
const ARTICLE = /^\**\s*(第[一二三四五六七八九十百千零〇]+条(?:之[一二三四五六七八九十]+)?)\**[\s：:　]*/u
const DIVISION = /^第[一二三四五六七八九十百千零〇]+[编章节]/u
/** An article longer than this is a file read wrong. */
const MOST_CHARACTERS = 20_000

/**
 * The articles of a law from plain text or Markdown: each begins on a line with its number (第三条, with or without a
 * heading mark); headings of parts and chapters end one. The title is the first heading, else `fallbackTitle`.
 */
export function parsePassages(text: string, fallbackTitle: string): readonly Passage[] {
  const articles = new Map<string, string[]>()
  let title: string | undefined
  let open: string[] | undefined
  for (const raw of text.split(/\r?\n/u)) {
    const line = raw.replace(HEADING, '').trim()
    const article = ARTICLE.exec(line)
    if (article !== null) {
      open = [line.slice(article[0].length)]
      // The first wording of a number stands: later ones are tables of contents or annexes.
      const [, number = ''] = article
      if (!articles.has(number)) articles.set(number, open)
    } else if (DIVISION.test(line)) open = undefined
    else if (title === undefined && HEADING.test(raw)) title = line
    else if (line !== '') open?.push(line)
  }
  const law = (title ?? fallbackTitle).replaceAll(/[《》]/gu, '').trim()
  return [...articles]
    .map(([article, lines]) => ({ law, article, passage: lines.join('\n').trim() }))
    .filter(({ passage }) => passage !== '' && passage.length <= MOST_CHARACTERS)
}
