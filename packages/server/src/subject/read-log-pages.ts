import { Type } from 'typebox'
import { findBar } from '../access/out-of-reach.ts'
import { page } from '../http/page-route.ts'
import type { Route } from '../http/route.ts'
import { readLogPage } from '../pages/staff/read-log-page.ts'
import type { Service } from '../service.ts'
import { listReads } from './read-log-views.ts'

const SIZE = 50

/** The log of readings of sealed values, for the auditor; a subject sees its own on its page (我的信用). */
export function readLogPages(service: Service): readonly Route[] {
  return [
    page({
      url: '/staff/read-log',
      operationId: 'showReadLog',
      summary: '查阅日志',
      permission: 'vault.readLog',
      query: Type.Object(
        {
          subject: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9:-]{1,64}$', title: '主体' })),
          page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, title: '页码' })),
        },
        { additionalProperties: false },
      ),
      answer: async ({ caller, frame, query }) => {
        if (findBar(caller.principal, 'vault.readLog', {}) !== undefined) return { kind: 'stop', code: 'NOT_PERMITTED' }
        const { page: at = 1, subject } = query
        const narrowed = subject === undefined ? {} : { subjectId: subject }
        const { rows, total } = await listReads(service.db, { ...narrowed, page: at, size: SIZE })
        const paging = {
          page: at,
          size: SIZE,
          total,
          path: '/staff/read-log',
          query: subject === undefined ? {} : { subject },
        }
        return { kind: 'page', html: readLogPage({ frame, rows, paging }) }
      },
    }),
  ]
}
