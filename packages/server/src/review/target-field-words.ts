import type { DisputeTarget } from '@xinheng/domain/objection/objection'
import type { FieldSpec } from '../http/act-routes.ts'
import type { Service } from '../service.ts'
import { findTarget, type DisputeScope } from './dispute-target-views.ts'

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
    label: '措施编号和实施单位编号',
    kind: 'text',
    optional: true,
    hint: '只对一项措施的才填写，以空格分开，例如 ST-06 unit-1；可以在任务页面上查到',
  },
} as const satisfies Readonly<Record<string, FieldSpec>>

/** The thing that those fields name; `undefined` where there is none. */
export async function readTarget(
  { db }: Pick<Service, 'db'>,
  { entry, scope, measure }: { readonly entry: string; readonly scope: string; readonly measure: string },
): Promise<DisputeTarget | undefined> {
  const reach: DisputeScope = scope === 'publication' || scope === 'measure' ? scope : 'entry'
  return findTarget(db, entry, reach, measure)
}
