import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { actingOf } from '../access/access-port.ts'
import { mayAct } from '../access/permissions.ts'
import { page } from '../http/page-route.ts'
import type { Route } from '../http/route.ts'
import type { Service } from '../service.ts'
import { exportTable, isExportTable } from './export-use-cases.ts'

const Table = Type.Object({ table: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }) }, { additionalProperties: false })
const Kind = Type.Object(
  { kind: Type.Optional(Type.Union([Type.Literal('csv'), Type.Literal('xlsx')], { title: '文件格式' })) },
  { additionalProperties: false },
)

/** Files of this system, by name of their table; a caller gets the place's rows or those of its own unit. */
export function exportRoutes(service: Service): readonly Route[] {
  return [
    page({
      url: '/staff/exports/:table',
      operationId: 'exportTable',
      summary: '导出数据',
      permission: 'export.run',
      params: Table,
      query: Kind,
      answer: async ({ caller, params, query }) => {
        if (!isExportTable(params.table)) return { kind: 'stop', code: 'NOT_FOUND' }
        const wholePlace = mayAct(caller.principal, 'export.run', { jurisdiction: caller.place })
        const own = mayAct(caller.principal, 'export.run', {
          unitId: caller.organisationId,
          jurisdiction: caller.place,
        })
        if (!wholePlace && !own) return { kind: 'stop', code: 'NOT_PERMITTED' }
        const scope = { acting: actingOf(caller), wholePlace }
        const exported = await exportTable(service, scope, params.table, query.kind ?? 'csv')
        if (!exported.ok) return { kind: 'refused', refusal: exported.error }
        const { fileName, type, body } = exported.value
        return { kind: 'file', fileName, type, body: Readable.from(body) }
      },
    }),
  ]
}
