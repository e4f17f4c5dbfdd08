import { page } from '../http/page-route.ts'
import type { Route } from '../http/route.ts'
import { ownPage } from '../pages/portal/own-page.ts'
import type { Service } from '../service.ts'
import { readOwn } from './own-views.ts'

/** The page of a subject that signed in (我的信用): only its own, and only to read. */
export function ownPages(service: Service): readonly Route[] {
  return [
    page({
      url: '/my',
      operationId: 'showOwn',
      summary: '我的信用',
      permission: 'subject.readOwn',
      answer: async ({ caller, frame }) => {
        const { subjectId } = caller.principal
        if (subjectId === null) return { kind: 'stop', code: 'NOT_FOUND' }
        const content = await readOwn(service, subjectId, caller.place)
        return { kind: 'page', html: ownPage({ ...content, frame }) }
      },
    }),
  ]
}
