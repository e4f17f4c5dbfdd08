import { FILE_TYPES, type FileType } from './file-type-words.ts'

const MOST_CHARACTERS = 120

/** A file name as it is kept: no path, nothing that a terminal or a browser would act on, at most 120 characters. */
export function cleanFileName(given: string): string {
  const bare = given
    .normalize('NFC')
    .replace(/^.*[\\/]/u, '')
    .replaceAll(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '')
    .trim()
  const short = [...bare].slice(0, MOST_CHARACTERS).join('')
  return short === '' ? '附件' : short
}

/** The name under which it is given out: it ends in what the file is, whatever it claimed to be. */
export function nameToGive(kept: string, type: FileType): string {
  const { extension } = FILE_TYPES[type]
  const same = kept.toLowerCase().endsWith(`.${extension}`)
  return same || (type === 'jpeg' && /\.jpeg$/iu.test(kept)) ? kept : `${kept}.${extension}`
}
