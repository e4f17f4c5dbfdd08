import { html, type Html } from '../kit/html.ts'
import { codeText, factList, tagMark } from '../kit/values.ts'
import type { Messages } from '../messages/zh-cn.ts'
import type { ResultItem } from '../models.ts'

/** Words of the query shown where they were found, without touching the rest. */
function marked(name: string, query: string): Html {
  const at = query === '' ? -1 : name.indexOf(query)
  if (at < 0) return html`${name}`
  return html`${name.slice(0, at)}<mark>${query}</mark>${name.slice(at + query.length)}`
}

/** One found entry: tag, name, code, reason, facts, and what can be done. */
export function resultItem(t: Messages, item: ResultItem, query: string): Html {
  const [first, ...others] = item.links
  return html`<li class="result result-${item.tag.kind}">
    <h3>
      ${tagMark(item.tag)}
      ${
        first === undefined
          ? html`<span>${marked(item.name, query)}</span>`
          : html`<a href="${first.href}">${marked(item.name, query)}</a>`
      }
    </h3>
    ${item.code === null ? null : html`<p class="meta">${t.portal.entry.code} ${codeText(item.code)}</p>`}
    <p>${item.reason}</p>
    ${factList(t, item.facts)}
    ${
      others.length === 0
        ? null
        : html`<p class="result-links">${others.map(({ label, href }) => html`<a href="${href}">${label}</a>`)}</p>`
    }
  </li>`
}
