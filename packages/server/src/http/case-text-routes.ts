import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'
import { Type } from 'typebox'
import type { Caller } from '../access/caller.ts'
import type { OutOfReach } from '../access/out-of-reach.ts'
import type { Permission } from '../access/permissions.ts'
import type { Frame } from '../pages/frame.ts'
import { caseTextsPage, type CaseTextsModel } from '../pages/staff/case-texts-page.ts'
import { form, page } from './page-route.ts'
import type { Route } from './route.ts'

const strict = { additionalProperties: false } as const
const Id = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$' }) }, strict)
const Reason = Type.Object({ reason: Type.String({ minLength: 4, maxLength: 200, title: '查阅理由' }) }, strict)

/** The sealed texts of one kind of case, which an officer opens for a reason that is logged. */
export interface CaseTexts {
  /** The address of the list; a case stands under it by its id. */
  readonly under: `/staff/${string}`
  readonly permission: Permission
  readonly titleOf: (frame: Frame) => string
  readonly ask: { readonly operationId: string; readonly summary: string }
  readonly read: { readonly operationId: string; readonly summary: string }
  /** Whether the caller may see the case at all. */
  readonly isThere: (caller: Caller, id: string) => Promise<boolean>
  readonly open: (
    caller: Caller,
    id: string,
    reason: string,
  ) => Promise<Result<NonNullable<CaseTextsModel['texts']>, Refusal | OutOfReach>>
}

/** The page that asks for the reason, and the one that shows the texts. */
export function caseTextRoutes(texts: CaseTexts): readonly Route[] {
  const shared = { url: `${texts.under}/:id/texts`, permission: texts.permission, params: Id } as const
  const of = (frame: Frame, id: string) => ({
    list: { label: texts.titleOf(frame), href: texts.under },
    href: `${texts.under}/${id}`,
  })
  return [
    page({
      ...shared,
      ...texts.ask,
      answer: async ({ caller, frame, params: { id } }) => {
        if (!(await texts.isThere(caller, id))) return { kind: 'stop', code: 'NOT_FOUND' }
        return { kind: 'page', html: caseTextsPage({ frame, of: of(frame, id), texts: null, error: null }) }
      },
    }),
    form({
      ...shared,
      ...texts.read,
      form: Reason,
      answer: async ({ caller, frame, params: { id }, form: { reason } }) => {
        const read = await texts.open(caller, id, reason)
        if (!read.ok) {
          const { error } = read
          return 'outOfReach' in error ? { kind: 'stop', code: error.outOfReach } : { kind: 'refused', refusal: error }
        }
        return { kind: 'page', html: caseTextsPage({ frame, of: of(frame, id), texts: read.value, error: null }) }
      },
      again: async ({ frame, params: { id }, errors }) =>
        caseTextsPage({
          frame,
          of: of(frame, id),
          texts: null,
          error: errors.map((each) => each.label + each.message).join('；'),
        }),
    }),
  ]
}
