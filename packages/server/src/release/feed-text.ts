import type { DatedFeedItem } from './feed-views.ts'
import { FEED_REASONS } from './release-words.ts'

const XML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function xml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => XML[sign] ?? sign)
}

const ENDED = {
  entry: { title: '已移出', copies: '不再有效，所有副本应予撤下' },
  publication: { title: '停止公示', copies: '不再公示，所有副本应予撤下' },
  content: { title: '内容变更', copies: '内容已变更，所有副本应予更正' },
} as const satisfies Readonly<Record<DatedFeedItem['ended'], { readonly title: string; readonly copies: string }>>

/** What the public sees no more, as an Atom feed (RFC 4287): entry numbers, days and reasons, and nobody's name. */
export function atomFeed(
  items: readonly DatedFeedItem[],
  {
    title,
    owner,
    place,
    now,
  }: { readonly title: string; readonly owner: string; readonly place: string; readonly now: string },
): string {
  const id = `urn:xinheng:${place}:releases`
  const entries = items.map(
    ({ position, entry, releasedOn, ended, reason, at }) => `  <entry>
    <id>${id}:${position}</id>
    <title>${xml(`条目 ${entry} ${ENDED[ended].title}（${FEED_REASONS[reason]}）`)}</title>
    <updated>${new Date(at).toISOString()}</updated>
    <link rel="alternate" type="text/html" href="/entries/${encodeURIComponent(entry)}"/>
    <category term="${reason}"/>
    <content type="text">${xml(`自 ${releasedOn} 起${ENDED[ended].copies}。`)}</content>
  </entry>
`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
  <id>${id}</id>
  <title>${xml(title)}</title>
  <updated>${new Date(items[0]?.at ?? now).toISOString()}</updated>
  <author><name>${xml(owner)}</name></author>
${entries.join('')}</feed>
`
}
