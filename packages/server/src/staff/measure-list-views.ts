import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { findListType, isInForce } from '@xinheng/domain/catalogue/catalogue'
import type { Measure } from '@xinheng/domain/catalogue/measure'
import type { StaffViews } from '../http/staff-routes.ts'
import { articleView } from '../portal/law-line-views.ts'
import { measureStatus } from '../portal/law-views.ts'
import { MEASURE_CLASSES } from '../portal/portal-words.ts'
import type { Service } from '../service.ts'
import { pageOf, pagingOf, tabsOf } from './list-address.ts'

/** Where a measure stands for its keepers: what may be used today, and what of it lacks law or publication. */
function stateOf(measure: Measure, on: LocalDate): 'usable' | 'articleLess' | 'draft' | 'over' {
  if (measure.state === 'withdrawn') return 'over'
  if (measure.articles.length === 0) return 'articleLess'
  if (measure.state === 'draft') return 'draft'
  return isInForce(measure, on) ? 'usable' : 'over'
}

/** The catalogue in force as its keepers see it, drafts and what lacks an article included. */
export function listMeasures({
  db,
  law,
  ambient,
}: Pick<Service, 'db' | 'law' | 'ambient'>): StaffViews['listMeasures'] {
  return async (_caller, asked) => {
    const path = '/staff/measures'
    const on = ambient.today()
    const { catalogue } = await law(db, on)
    const named = catalogue.measures.filter(
      ({ id, name, content }) =>
        asked.q === '' || id === asked.q || name.includes(asked.q) || content.includes(asked.q),
    )
    const count = (state: string) => named.filter((measure) => stateOf(measure, on) === state).length
    const kept = asked.state === '' ? named : named.filter((measure) => stateOf(measure, on) === asked.state)
    const version = /\d+$/.exec(catalogue.version)?.[0]
    return {
      tabs: tabsOf(path, asked, [
        ['', '全部', named.length],
        ['usable', '现行有效', count('usable')],
        ['articleLess', '条文待补', count('articleLess')],
        ['draft', '未公布', count('draft')],
        ['over', '已撤销或者失效', count('over')],
      ]),
      search: { name: 'q', value: asked.q, error: null },
      rows: pageOf(kept, asked.page).map((measure) => ({
        href: `/measures?kind=${measure.kind}#${measure.id}`,
        name: measure.name,
        listType: measure.listTypeIds.map((id) => findListType(catalogue, id)?.name ?? id).join('、'),
        measureClass: MEASURE_CLASSES[measure.measureClass],
        basis: measure.articles.map((cited) => articleView(catalogue, cited)),
        status: measureStatus(measure, on),
        version: version === undefined ? 1 : Number(version),
      })),
      paging: pagingOf(path, asked, kept.length),
    }
  }
}
