import type { DisputeTarget } from '@xinheng/domain/objection/objection'
import type { FieldSpec, FormStart } from '../http/act-routes.ts'
import type { Service } from '../service.ts'
import { targetFacts } from './dispute-page-words.ts'
import { findTarget, listAppliedMeasures, type DisputeScope } from './dispute-target-views.ts'

/** The fields by which an officer says what a dispute is about. */
export const TARGET_FIELDS = {
  entry: { label: '条目编号', kind: 'text', maxLength: 64, hint: '公开页面和通知书上印有条目编号' },
  scope: {
    label: '争议范围',
    kind: 'choice',
    optional: true,
    options: [
      { value: '', label: '整个条目或者记录' },
      { value: 'publication', label: '只对公示' },
      { value: 'measure', label: '只对一项惩戒措施' },
    ],
  },
  measure: {
    label: '所涉措施',
    kind: 'pick',
    optional: true,
    hint: '只对一项措施的才选；列出该条目上正在采取的措施（包括在办理事项核查中采取的）',
  },
} as const satisfies Readonly<Record<string, FieldSpec>>

/** What a form on an entry is opened with: its number, what it is, and the measures that stand applied on it by name. */
export async function startOnEntry(service: Service, entry: string): Promise<FormStart> {
  if (entry === '') return { values: { entry } }
  const { db, ambient } = service
  const law = await service.law(db, ambient.today())
  const target = await findTarget(db, entry, 'entry', '')
  const applied = await listAppliedMeasures(db, entry)
  const measure = applied.map(({ measureId, implementer, implementerName }) => {
    const name = law.catalogue.measures.find(({ id }) => id === measureId)?.name ?? measureId
    return { value: `${measureId} ${implementer}`, label: `${name}（${implementerName}）` }
  })
  const about = target === undefined ? [] : await targetFacts(service, target, law)
  const settled = applied.length === 0 ? ['measure'] : []
  return { values: { entry }, about, settled, options: { measure } }
}

/** The thing that those fields name; `undefined` where there is none. */
export async function readTarget(
  { db }: Pick<Service, 'db'>,
  { entry, scope, measure }: { readonly entry: string; readonly scope: string; readonly measure: string },
): Promise<DisputeTarget | undefined> {
  const reach: DisputeScope = scope === 'publication' || scope === 'measure' ? scope : 'entry'
  return findTarget(db, entry, reach, measure)
}
