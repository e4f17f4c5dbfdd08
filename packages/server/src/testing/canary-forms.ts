import { createHash } from 'node:crypto'

/** A synthetic person whose name and number must not be found where they do not belong. */
export interface Canary {
  readonly name: string
  readonly id: string
}

/** What every canary's name, and number, begins with; nothing else in a test may hold these. */
const NAME_MARK = '测丝雀'
const ID_MARK = '99999919000101'

const DIGITS = '零一二三四五六七八九'

/** The name of the nth canary, such as 测丝雀零七. */
export function canaryName(n: number): string {
  return `${NAME_MARK}${DIGITS[Math.floor(n / 10)] ?? ''}${DIGITS[n % 10] ?? ''}`
}

interface Needle {
  readonly form: string
  readonly text: string
}

/** Base64 of a text wherever it stands in a longer one: the letters that all three alignments surely hold. */
function base64Forms(bytes: Buffer, form: string): Needle[] {
  return [0, 1, 2].flatMap((shift) => {
    const letters = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replaceAll('=', '')
    const from = Math.ceil((shift * 8) / 6)
    const sure = letters.slice(from, Math.floor(((shift + bytes.length) * 8) / 6))
    return [
      { form: `${form} base64`, text: sure },
      { form: `${form} base64url`, text: sure.replaceAll('+', '-').replaceAll('/', '_') },
    ]
  })
}

function formsOf(mark: string, form: string): Needle[] {
  const utf8 = Buffer.from(mark, 'utf8')
  const utf16 = Buffer.from(mark, 'utf16le')
  const reversed = [...mark].toReversed().join('')
  const escaped = [...mark].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')
  const entities = [...mark].map((char) => `&#${char.charCodeAt(0)};`).join('')
  return [
    { form, text: mark },
    { form: `${form} reversed`, text: reversed },
    { form: `${form} reversed hex`, text: Buffer.from(reversed, 'utf8').toString('hex') },
    { form: `${form} hex`, text: utf8.toString('hex') },
    { form: `${form} UTF-16 hex`, text: utf16.toString('hex') },
    { form: `${form} escaped`, text: escaped },
    { form: `${form} entities`, text: entities },
    ...(encodeURIComponent(mark) === mark
      ? []
      : [{ form: `${form} URL`, text: encodeURIComponent(mark).toLowerCase() }]),
    ...base64Forms(utf8, form),
    ...base64Forms(Buffer.from(reversed, 'utf8'), `${form} reversed`),
  ]
}

/** What was found: the form in which, and some letters around it. */
export interface Finding {
  readonly form: string
  readonly around: string
}

/** Looks for the canaries in a text, plain, encoded, reversed and in digests that need no key. */
export function createCanarySearch(canaries: readonly Canary[], bodies: readonly string[] = []) {
  const needles = [...formsOf(NAME_MARK, 'name'), ...formsOf(ID_MARK, 'number')]
  const cased = needles.map(({ form, text }) => ({ form, text, lower: text.toLowerCase() }))
  const digests = new Map<string, string>()
  const secrets = [...canaries.flatMap(({ name, id }) => [name, id, id.toLowerCase()]), ...bodies]
  for (const algorithm of ['md5', 'sha1', 'sha256', 'sha512']) {
    for (const secret of secrets) {
      const digest = createHash(algorithm).update(secret, 'utf8').digest()
      digests.set(digest.toString('hex'), `${algorithm} hex`)
      digests.set(digest.toString('base64').replaceAll('=', ''), `${algorithm} base64`)
      digests.set(digest.toString('base64url'), `${algorithm} base64url`)
    }
  }
  return (text: string): readonly Finding[] => {
    const lower = text.toLowerCase()
    const plain = cased.flatMap(({ form, text: needle, lower: small }): Finding[] => {
      const base64 = form.includes('base64')
      const at = base64 ? text.indexOf(needle) : lower.indexOf(small)
      return at < 0 ? [] : [{ form, around: text.slice(Math.max(0, at - 80), at + 80) }]
    })
    const hashed = [...text.matchAll(/[0-9a-f]{32,128}|[0-9A-Za-z+/_-]{22,88}/g)].flatMap(([token]): Finding[] => {
      const form = digests.get(token)
      return form === undefined ? [] : [{ form, around: token }]
    })
    return [...plain, ...hashed]
  }
}
