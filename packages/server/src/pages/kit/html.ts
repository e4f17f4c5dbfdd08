import { html as template } from 'hono/html'

/** Markup whose values are already escaped. */
export type Html = ReturnType<typeof template>

/** What may stand inside markup: text and numbers are escaped, markup is not, `null` and `false` are nothing. */
export type Part = Html | string | number | null | false | readonly Part[]

/** Markup with every value escaped; the only way in which pages are made. */
export function html(strings: TemplateStringsArray, ...values: readonly Part[]): Html {
  return template(strings, ...values)
}
