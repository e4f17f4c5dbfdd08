import { listListings } from '../listing/listing-views.ts'
import { openPortalViews } from '../portal/portal-views.ts'
import type { PortalViews } from '../http/portal-routes.ts'
import type { Fact } from '../pages/models.ts'
import type { Firm } from './file-scene.ts'
import { StoryBroken, type Stage } from './stage.ts'

/** The newest entry of a company, as the unit's own list shows it. */
export async function getEntryOf({ service }: Stage, place: string, { code }: Firm): Promise<string> {
  const { rows } = await listListings(service, { place, text: code, page: 1, size: 1 })
  const [row] = rows
  if (row === undefined) throw new StoryBroken('receive', 'no entry was taken')
  return row.listingId
}

/** What somebody who looks a company up on the public pages finds. */
export interface PublicLook {
  readonly code: string
  readonly place: string
  readonly firm: Firm
  readonly listingId: string
  /** Whether the entry's own page is told as well. */
  readonly whole?: boolean
}

/** Looks a company up as the public does, through the views of the public pages. */
export async function lookUp(stage: Stage, { code, place, firm, listingId, whole = false }: PublicLook): Promise<void> {
  const views = openPortalViews(stage.service, place)
  const { results } = await views.search(firm.code, '', 1)
  const entry = await views.findEntry(listingId)
  const lines = results.map(({ tag, reason }) => `查到　${tag.label}　${reason}`)
  const shown =
    entry === undefined ? ['条目　未公示'] : entry === 'over' ? ['条目　已终止，不再公示'] : tellEntry(entry, whole)
  stage.answer({ code, who: '社会公众', title: `在公示页面查询 ${firm.code}` }, [
    ...(lines.length === 0 ? ['没有可以公开的记录'] : lines),
    ...shown,
  ])
}

type ShownEntry = Exclude<Awaited<ReturnType<PortalViews['findEntry']>>, 'over' | undefined>

function tellEntry({ facts, basis, measures }: ShownEntry, whole: boolean): readonly string[] {
  if (!whole)
    return facts.flatMap(({ value }) =>
      value.kind === 'term' ? [`条目　公示中，有效期 ${tellFact(value) ?? ''}`] : [],
    )

  const told = facts.flatMap(({ label, value }) => {
    const text = tellFact(value)
    return text === undefined ? [] : [`${label} ${text}`]
  })
  return [
    `条目　${told.join('；')}`,
    `载明　依据 ${basis.map(({ text }) => text).join('、')}`,
    `载明　措施 ${measures.length} 项，各附法律依据和实施单位`,
  ]
}

function tellFact(value: Fact['value']): string | undefined {
  switch (value.kind) {
    case 'text':
    case 'link':
      return value.text
    case 'code':
      return value.code
    case 'date':
      return value.date ?? undefined
    case 'term':
      return `${value.from} 至 ${value.to ?? '未定'}`
    case 'status':
      return value.status.label
    case 'due':
      return value.date
  }
}
