import { Type } from 'typebox'
import type { Caller } from '../access/caller.ts'
import type { Frame } from '../pages/frame.ts'
import { form, page } from '../http/page-route.ts'
import { transportProblem } from '../http/problem.ts'
import { route, type Route } from '../http/route.ts'
import { ok } from '@xinheng/domain/kernel/result'
import { caseTextsPage } from '../pages/staff/case-texts-page.ts'
import type { Service } from '../service.ts'
import { findTextBar, readCaseTexts, type CaseText } from './case-text-use-cases.ts'
import { findListing } from './listing-use-cases.ts'

const Id = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$' }) }, { additionalProperties: false })
const Reason = Type.Object(
  { reason: Type.String({ minLength: 4, maxLength: 200, title: '查阅理由' }) },
  { additionalProperties: false },
)
const Texts = Type.Object({
  texts: Type.Array(
    Type.Object({
      act: Type.String(),
      on: Type.String(),
      purpose: Type.Union([Type.String(), Type.Null()]),
      text: Type.Union([Type.String(), Type.Null()]),
      erased: Type.Union([Type.Object({ ground: Type.String(), on: Type.String() }), Type.Null()]),
    }),
  ),
})

/** What each kind of text in a case is called. */
const PURPOSES: Readonly<Record<string, string>> = {
  facts: '事实',
  reasons: '理由',
  rights: '陈述申辩的权利',
  measures: '拟采取的措施',
  removalConditions: '移出条件和程序',
  remedies: '救济途径',
  evidence: '送达凭证',
  statement: '陈述申辩',
  objection: '异议',
  minutes: '笔录、纪要',
}

/** The texts of a case, opened for those entitled who say why. */
export function caseTextRoutes(service: Service): readonly Route[] {
  const shared = { permission: 'listing.readTexts', params: Id } as const
  const isBarred = async (caller: Caller, id: string) => {
    const found = await findListing(service, id)
    return found === undefined || findTextBar(caller, found.state) !== undefined
  }
  return [
    page({
      ...shared,
      url: '/staff/listings/:id/texts',
      operationId: 'askCaseTexts',
      summary: '查阅案卷文字',
      answer: async ({ caller, frame, params: { id } }) => {
        if (await isBarred(caller, id)) return { kind: 'stop', code: 'NOT_FOUND' }
        return { kind: 'page', html: caseTextsPage({ frame, of: caseOf(frame, id), texts: null, error: null }) }
      },
    }),
    form({
      ...shared,
      url: '/staff/listings/:id/texts',
      operationId: 'readCaseTextsByForm',
      summary: '查阅案卷文字提交',
      form: Reason,
      answer: async ({ caller, frame, params: { id }, form: { reason } }) => {
        const read = await readCaseTexts(service, caller, id, reason)
        if (!read.ok) {
          const { error } = read
          return 'outOfReach' in error ? { kind: 'stop', code: error.outOfReach } : { kind: 'refused', refusal: error }
        }
        const texts = read.value.map((each) => ({ ...each, purpose: purposeOf(each) }))
        return { kind: 'page', html: caseTextsPage({ frame, of: caseOf(frame, id), texts, error: null }) }
      },
      again: async ({ frame, params: { id }, errors }) =>
        caseTextsPage({
          frame,
          of: caseOf(frame, id),
          texts: null,
          error: errors.map((each) => each.label + each.message).join('；'),
        }),
    }),
    route({
      ...shared,
      method: 'POST',
      url: '/api/v1/listings/:id/texts',
      operationId: 'readCaseTexts',
      summary: '查阅案卷文字',
      tag: '名单',
      writes: 'nothing',
      body: Reason,
      answer: Texts,
      refusals: ['REASONS_MISSING'],
      example: {
        texts: [{ act: '提出列入', on: '2026-11-02', purpose: '事实', text: '合成的案情', erased: null }],
      },
      handle: async ({ caller, params: { id }, body: { reason }, requestId }) => {
        const read = await readCaseTexts(service, caller, id, reason)
        if (read.ok) return ok({ value: { texts: read.value.map(toAnswer) } })
        const { error } = read
        return { ok: false, error: 'outOfReach' in error ? transportProblem(error.outOfReach, requestId) : error }
      },
    }),
  ]
}

function caseOf({ t }: Frame, id: string) {
  return { list: { label: t.staff.listing.crumb, href: '/staff/listings' }, href: `/staff/listings/${id}` }
}

function purposeOf({ opened }: CaseText): string | null {
  return opened.kind === 'value' ? (PURPOSES[opened.purpose] ?? '其他文字') : null
}

function toAnswer(each: CaseText) {
  const { act, on, opened } = each
  return opened.kind === 'value'
    ? { act, on, purpose: purposeOf(each), text: opened.text, erased: null }
    : { act, on, purpose: null, text: null, erased: { ground: opened.ground, on: opened.on } }
}
