import { parseLocalDate } from '@xinheng/domain/calendar/local-date'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import type { LawTextKind } from '@xinheng/domain/rulebook/law-text'
import type { Readable } from 'node:stream'
import { Type } from 'typebox'
import { actingOf } from '../access/access-port.ts'
import { findBar, type OutOfReach } from '../access/out-of-reach.ts'
import { staffAct } from '../http/act-routes.ts'
import type { Caller } from '../access/caller.ts'
import { page, upload } from '../http/page-route.ts'
import { transportProblem } from '../http/problem.ts'
import { route, type Route } from '../http/route.ts'
import { lawTextsPage } from '../pages/staff/law-texts-page.ts'
import type { Service } from '../service.ts'
import { findLawTextContent, listLawTexts } from './law-text-views.ts'
import { proposeLawText, publishLawText } from './law-text-use-cases.ts'
import { parseLawTextDraft } from './parse-law-text-draft.ts'

const KINDS = ['ruleBook', 'catalogue', 'calendarYear'] as const
const BACK = { label: '规则文本', href: '/staff/law-texts' } as const
const Kind = Type.Unsafe<LawTextKind>({ type: 'string', enum: [...KINDS], title: '种类' })
const OneText = Type.Object(
  { kind: Kind, version: Type.String({ pattern: '^[A-Za-z0-9._+:-]{1,100}$' }) },
  { additionalProperties: false },
)
const Row = Type.Object({
  kind: Kind,
  version: Type.String(),
  proposedBy: Type.String(),
  proposedAt: Type.String(),
  publishedBy: Type.Union([Type.String(), Type.Null()]),
  effectiveFrom: Type.Union([Type.String(), Type.Null()]),
})
const MOST_BYTES = 8 * 1_048_576

/** Rule book, catalogue and calendar years: proposed by one official, read by another, published by the other. */
export function lawTextRoutes(service: Service): readonly Route[] {
  return [
    page({
      url: '/staff/law-texts',
      operationId: 'showLawTexts',
      summary: '规则文本',
      permission: 'rules.read',
      answer: async ({ frame }) => ({
        kind: 'page',
        html: lawTextsPage({ frame, rows: await listLawTexts(service), failure: null }),
      }),
    }),
    upload({
      url: '/staff/law-texts',
      operationId: 'proposeLawTextByForm',
      summary: '提出规则文本',
      permission: 'rules.propose',
      answer: async ({ caller, frame, form: file }) => {
        const content = await readJson(file.stream)
        const kind = KINDS.find((known) => known === file.fields['kind'])
        const given =
          content === undefined || kind === undefined ? undefined : { kind, content, issue: file.fields['issue'] }
        const done: Result<unknown, Refusal | OutOfReach> =
          given === undefined
            ? refuse({ code: 'LAW_TEXT_FAULTY', faults: ['文件不是 JSON 文本，或者没有选择种类'], basis: [] })
            : await propose(service, caller, given.kind, given.content, Number(given.issue ?? '1'))
        if (done.ok) return { kind: 'goTo', path: BACK.href }
        if ('outOfReach' in done.error) return { kind: 'stop', code: done.error.outOfReach }
        if (done.error.code !== 'LAW_TEXT_FAULTY') return { kind: 'refused', refusal: done.error }
        const rows = await listLawTexts(service)
        return { kind: 'page', status: 422, html: lawTextsPage({ frame, rows, failure: done.error.faults }) }
      },
    }),
    route({
      method: 'GET',
      url: '/api/v1/law-texts',
      operationId: 'listLawTexts',
      summary: '规则文本列表',
      tag: '规则',
      permission: 'rules.read',
      writes: 'nothing',
      answer: Type.Object({ texts: Type.Array(Row) }),
      refusals: [],
      example: { texts: [] },
      handle: async () => ok({ value: { texts: [...(await listLawTexts(service))] } }),
    }),
    route({
      method: 'GET',
      url: '/api/v1/law-texts/:kind/:version',
      operationId: 'readLawText',
      summary: '查看规则文本',
      tag: '规则',
      permission: 'rules.read',
      writes: 'nothing',
      params: OneText,
      answer: Type.Object({ kind: Kind, version: Type.String(), content: Type.Unknown() }),
      refusals: [],
      example: { kind: 'calendarYear', version: '2027-1', content: {} },
      handle: async ({ params: { kind, version }, requestId }) => {
        const content = await findLawTextContent(service, kind, version)
        if (content === undefined) return { ok: false, error: transportProblem('NOT_FOUND', requestId) }
        return ok({ value: { kind, version, content } })
      },
    }),
    route({
      method: 'POST',
      url: '/api/v1/law-texts',
      operationId: 'proposeLawText',
      summary: '提出规则文本',
      tag: '规则',
      permission: 'rules.propose',
      writes: 'creates',
      body: Type.Object(
        {
          kind: Kind,
          content: Type.Unknown({ title: '内容' }),
          issue: Type.Optional(Type.Integer({ minimum: 1, maximum: 99, title: '当年第几次通知' })),
        },
        { additionalProperties: false },
      ),
      answer: Type.Object({ version: Type.String() }),
      refusals: ['LAW_TEXT_FAULTY', 'WRONG_STATE'],
      example: { version: '2027-1' },
      handle: async ({ caller, body, requestId }) => {
        const done = await propose(service, caller, body.kind, body.content, body.issue ?? 1)
        if (done.ok) return ok({ value: { version: done.value } })
        const { error } = done
        return { ok: false, error: 'outOfReach' in error ? transportProblem(error.outOfReach, requestId) : error }
      },
    }),
    ...staffAct({
      operationId: 'publishLawText',
      path: '/law-texts/:kind/:version/publication',
      title: '发布规则文本',
      tag: '规则',
      permission: 'rules.publish',
      fields: { effectiveFrom: { label: '施行日期', kind: 'date', hint: '不得早于今天' } },
      consequence: '自施行之日起，全部新的办理以此为准；已办结的不受影响。发布后不能更改，只能以新的版本取代。',
      refusals: ['WRONG_STATE', 'SAME_HANDS', 'DATE_PAST'],
      back: BACK,
      run: async (caller, { kind: text = '', version = '' }, { effectiveFrom }) => {
        const kind = KINDS.find((known) => known === text)
        const from = parseLocalDate(effectiveFrom)
        if (kind === undefined || from === undefined) return { ok: false, error: { outOfReach: 'NOT_FOUND' } }
        const bar = findBar(caller.principal, 'rules.publish', { jurisdiction: caller.place })
        if (bar !== undefined) return bar
        const done = await publishLawText(service, actingOf(caller), { kind, version, effectiveFrom: from })
        return done.ok ? ok({ id: version }) : done
      },
    }),
  ]
}

async function propose(
  service: Service,
  caller: Caller,
  kind: LawTextKind,
  content: unknown,
  issue: number,
): Promise<Result<string, Refusal | OutOfReach>> {
  const bar = findBar(caller.principal, 'rules.propose', { jurisdiction: caller.place })
  if (bar !== undefined) return bar
  const draft = parseLawTextDraft(kind, content, Number.isInteger(issue) && issue > 0 ? issue : 1)
  return draft.ok ? proposeLawText(service, actingOf(caller), draft.value) : draft
}

/** The JSON of a file, or `undefined` when it is none or too large. */
async function readJson(stream: Readable): Promise<unknown> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    size += (chunk as Buffer).length
    if (size <= MOST_BYTES) chunks.push(chunk as Buffer)
  }
  if (size > MOST_BYTES) return undefined
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    return undefined
  }
}
