import { parseLocalDate } from '@xinheng/domain/calendar/local-date'
import type { ReviewKind } from '@xinheng/domain/review/review'
import type { Refusal, RefusalCode } from '@xinheng/domain/kernel/refusal'
import { ok, refuse } from '@xinheng/domain/kernel/result'
import { Type } from 'typebox'
import type { Caller } from '../access/caller.ts'
import { ATTACHMENT_BYTES, findFileBar } from '../attachment/attachment-use-cases.ts'
import { fileForm } from '../http/file-form.ts'
import { page } from '../http/page-route.ts'
import { transportProblem } from '../http/problem.ts'
import { route, type Route } from '../http/route.ts'
import type { FieldError } from '../http/validation.ts'
import type { Frame } from '../pages/frame.ts'
import type { Html } from '../pages/kit/html.ts'
import type { ActField, OptionView, RefusalView } from '../pages/models.ts'
import { ownReviewPage, reviewReportPage } from '../pages/portal/own-review-pages.ts'
import type { Service } from '../service.ts'
import { readOwnDocuments } from '../subject/own-document-views.ts'
import { targetFacts, toRefusalView } from './dispute-page-words.ts'
import { findTarget } from './dispute-target-views.ts'
import { orderReportRoutes } from './order-report-routes.ts'
import { readReviewStanding } from './review-pages.ts'
import { findReview, recordReview } from './review-use-cases.ts'
import { REVIEW_KINDS, REVIEWED_ACTS } from './review-words.ts'
import { readTarget } from './target-field-words.ts'

const strict = { additionalProperties: false } as const
const Entry = Type.String({ minLength: 1, maxLength: 64, title: '条目编号' })
const CASE = {
  entry: Entry,
  kind: Type.Enum(['reconsideration', 'litigation', 'recheck'], { title: '种类' }),
  reviewed: Type.Enum(['act', 'answer'], { title: '针对什么' }),
  organ: Type.String({ minLength: 1, maxLength: 100, title: '复议机关或者人民法院' }),
  caseNumber: Type.String({ minLength: 1, maxLength: 100, title: '案号' }),
  filedOn: Type.String({ format: 'date', title: '申请或者起诉日期' }),
}

/** What recording a case may refuse, whoever records it. */
export const RECORD_REFUSALS = [
  'DISPUTED_THING_UNKNOWN',
  'NOT_ONES_OWN',
  'UNIT_WITHOUT_POWER',
  'EVIDENCE_MISSING',
  'NOTICE_INCOMPLETE',
  'DATE_IN_FUTURE',
  'REVIEW_RECORDED',
  'RECHECK_NOT_FORESEEN',
] as const satisfies readonly RefusalCode[]

/** What a subject does with its own case: it reports it, by form or program, and follows it. */
export function reviewOwnRoutes(service: Service): readonly Route[] {
  return [...reportPages(service), ownPage(service), reportRoute(service), ...orderReportRoutes(service)]
}

function reviewKindOf(word: string): ReviewKind {
  return word === 'litigation' || word === 'recheck' ? word : 'reconsideration'
}

/** A case as it was typed or sent, without what it is about. */
export function caseOf(given: {
  readonly kind: string
  readonly reviewed: string
  readonly organ: string
  readonly caseNumber: string
}) {
  return {
    kind: reviewKindOf(given.kind),
    reviewed: given.reviewed === 'answer' ? 'answer' : 'act',
    organ: given.organ.trim(),
    caseNumber: given.caseNumber.trim(),
  } as const
}

type Typed = Readonly<Record<string, string>>

function reportPages(service: Service): readonly Route[] {
  const shared = { url: '/my/reviews/new', permission: 'review.report' } as const
  return [
    page({
      ...shared,
      operationId: 'askToReportReview',
      summary: '告知复议、诉讼',
      query: Type.Object({ entry: Type.Optional(Type.String({ maxLength: 64, title: '条目编号' })) }, strict),
      answer: async ({ caller, frame, query: { entry = '' } }) => ({
        kind: 'page',
        html: await showForm(service, { frame, caller, typed: { entry }, errors: [], refusal: null }),
      }),
    }),
    fileForm({
      ...shared,
      operationId: 'reportReviewByForm',
      summary: '告知复议、诉讼提交',
      form: Type.Object(
        { ...CASE, proofText: Type.Optional(Type.String({ maxLength: 200, title: '受理通知书的文号和日期' })) },
        strict,
      ),
      fileBytes: ATTACHMENT_BYTES,
      perMinute: 20,
      answer: async ({ caller, frame, form: given, files }) => {
        const { subjectId } = caller.principal
        if (subjectId === null) return { kind: 'stop', code: 'NOT_PERMITTED' }
        const again = async (errors: readonly FieldError[], refusal: Refusal | null) =>
          ({
            kind: 'page',
            status: 422,
            html: await showForm(service, { frame, caller, typed: { ...given }, errors, refusal }),
          }) as const
        const proofFile = files.find(({ field }) => field === 'proof') ?? null
        const bar = proofFile === null ? undefined : findFileBar(proofFile.bytes)
        if (proofFile !== null && bar !== undefined) {
          const { fileBars } = frame.t.procedure
          return again(
            [{ in: 'body', pointer: '/proof', label: `${proofFile.fileName}：`, message: fileBars[bar.code] }],
            null,
          )
        }
        const target = await findTarget(service.db, given.entry, 'entry', '')
        const filedOn = parseLocalDate(given.filedOn)
        if (target === undefined || filedOn === undefined)
          return again([], { code: 'DISPUTED_THING_UNKNOWN', basis: [] })
        const done = await recordReview(
          service,
          { kind: 'subject', subjectId, place: caller.place },
          { ...caseOf(given), target, filedOn, proof: null, proofText: given.proofText ?? '', proofFile },
        )
        return done.ok ? { kind: 'goTo', path: `/my/reviews/${done.value.id}?fresh=1` } : again([], done.error)
      },
      again: async ({ caller, frame, errors, typed }) =>
        showForm(service, { frame, caller, typed, errors, refusal: null }),
    }),
  ]
}

interface ShownForm {
  readonly frame: Frame
  readonly caller: Caller
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly refusal: Refusal | null
}

async function showForm(service: Service, { frame, caller, typed, errors, refusal }: ShownForm): Promise<Html> {
  const { t } = frame
  const r = t.procedure.review
  const wrong = new Map(errors.map(({ pointer, label, message }) => [pointer.slice(1), `${label}${message}`]))
  if (refusal?.code === 'EVIDENCE_MISSING') wrong.set('proofText', r.proofMissing)
  const base = (name: string, label: string, hint: string | null) => ({
    name,
    label,
    hint,
    value: typed[name] ?? '',
    error: wrong.get(name) ?? null,
  })
  const optionsOf = (words: Readonly<Record<string, string>>): readonly OptionView[] => [
    { value: '', label: t.procedure.choose },
    ...Object.entries(words).map(([value, label]) => ({ value, label })),
  ]
  const entries = await listOwnEntries(service, caller, typed['entry'] ?? '')
  const fields: readonly ActField[] = [
    {
      ...base('entry', t.procedure.about, null),
      kind: 'choice',
      options: [{ value: '', label: t.procedure.choose }, ...entries],
    },
    { ...base('kind', r.kind, null), kind: 'choice', options: optionsOf(REVIEW_KINDS) },
    { ...base('reviewed', r.reviewed, null), kind: 'choice', options: optionsOf(REVIEWED_ACTS) },
    { ...base('organ', r.organ, r.organHint), kind: 'text' },
    { ...base('caseNumber', r.caseNumber, r.caseNumberHint), kind: 'text' },
    { ...base('filedOn', r.filedOn, r.filedOnHint), kind: 'date' },
    { ...base('proofText', r.proofText, r.proofHint), kind: 'text' },
  ]
  return reviewReportPage({
    frame,
    fields,
    file: { name: 'proof', label: r.proof, hint: t.procedure.fileHint, error: wrong.get('proof') ?? null },
    refusal: refusal === null ? null : refusalOf(frame, refusal),
  })
}

/** A missing letter is said in the words of this form; the other refusals have their own. */
function refusalOf({ t }: Frame, refusal: Refusal): RefusalView {
  const view = toRefusalView(refusal)
  const { noProof, proofMissing } = t.procedure.review
  return refusal.code === 'EVIDENCE_MISSING' ? { ...view, title: noProof, mend: `${proofMissing}。` } : view
}

/** The entries and records of the subject to choose from, and the one that the address names. */
async function listOwnEntries(
  { db, ambient, law: readLaw }: Service,
  { principal }: Caller,
  named: string,
): Promise<readonly OptionView[]> {
  const { subjectId } = principal
  if (subjectId === null) return []
  const law = await readLaw(db, ambient.today())
  const listings = await db.selectFrom('listing').select('id').where('subject_id', '=', subjectId).limit(100).execute()
  const records = await db.selectFrom('record').select('id').where('subject_id', '=', subjectId).limit(100).execute()
  const described = await Promise.all(
    [...listings, ...records].map(async ({ id }) => {
      const target = await findTarget(db, id, 'entry', '')
      const [fact] = target === undefined ? [] : await targetFacts({ db }, target, law)
      return { value: id, label: fact?.value.kind === 'link' ? fact.value.text : id }
    }),
  )
  const known = named === '' || described.some(({ value }) => value === named)
  return known ? described : [...described, { value: named, label: named }]
}

function ownPage(service: Service): Route {
  return page({
    url: '/my/reviews/:id',
    operationId: 'showOwnReview',
    summary: '我的一件复议或者诉讼案件',
    permission: 'subject.readOwn',
    params: Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$' }) }, strict),
    query: Type.Object({ fresh: Type.Optional(Type.Enum(['1'], { title: '刚刚登记' })) }, strict),
    answer: async ({ caller, frame, params: { id }, query: { fresh } }) => {
      const { subjectId } = caller.principal
      const found = await findReview(service, id)
      if (found === undefined || subjectId === null || found.state.subjectId !== subjectId)
        return { kind: 'stop', code: 'NOT_FOUND' }
      const { orders, proof, reported = [], state } = found.state
      const waiting = reported.filter(({ number }) => !orders.some((order) => order.number === number))
      const documents = await readOwnDocuments(service.db, { subjectId, id, files: proof === null ? [] : [proof] })
      const standing = await readReviewStanding(service, found.state)
      const shown = orders.map(({ number, from, until }) => ({ number, from, until }))
      return {
        kind: 'page',
        html: ownReviewPage({
          ...standing,
          frame,
          orders: shown,
          reported: waiting,
          reportHref: state === 'pending' ? `/my/reviews/${id}/order-report` : null,
          documents,
          fresh: fresh !== undefined,
        }),
      }
    },
  })
}

/** A subject reports its own case with the acceptance letter; what is ordered and decided an officer records. */
function reportRoute(service: Service): Route {
  return route({
    method: 'POST',
    url: '/api/v1/my/reviews',
    operationId: 'reportReview',
    summary: '当事人报告已受理的复议或者诉讼案件',
    tag: '复议和诉讼',
    permission: 'review.report',
    writes: 'creates',
    body: Type.Object({ ...CASE, proof: Type.String({ maxLength: 2000, title: '受理通知书的文号和日期' }) }, strict),
    answer: Type.Object({ id: Type.String() }),
    refusals: RECORD_REFUSALS,
    example: { id: '0190a1b2-0000-7000-8000-000000000001' },
    handle: async ({ caller, body, requestId }) => {
      const { subjectId } = caller.principal
      const target = await readTarget(service, { entry: body.entry, scope: '', measure: '' })
      if (subjectId === null) return { ok: false, error: transportProblem('NOT_PERMITTED', requestId) }
      const filedOn = parseLocalDate(body.filedOn)
      if (target === undefined || filedOn === undefined) return refuse({ code: 'DISPUTED_THING_UNKNOWN', basis: [] })
      const done = await recordReview(
        service,
        { kind: 'subject', subjectId, place: caller.place },
        { ...caseOf(body), target, filedOn, proof: null, proofText: body.proof, proofFile: null },
      )
      return done.ok ? ok({ value: { id: done.value.id }, version: done.value.version }) : done
    },
  })
}
