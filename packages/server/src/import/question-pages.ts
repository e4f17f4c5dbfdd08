import { Type } from 'typebox'
import { actingOf } from '../access/access-port.ts'
import type { Caller } from '../access/caller.ts'
import { mayAct, mayEverAct } from '../access/permissions.ts'
import { form, page, type PageAnswer } from '../http/page-route.ts'
import type { Route } from '../http/route.ts'
import { listUnits } from '../organisation/organisation-views.ts'
import type { OptionView, QuestionRowModel, QuestionsModel } from '../pages/models.ts'
import { questionsPage } from '../pages/staff/questions-page.ts'
import type { Service } from '../service.ts'
import { answerQuestion, type QuestionAnswer } from './import-use-cases.ts'
import { findQuestionTarget, listQuestions, listReport, type QuestionView } from './import-views.ts'

const strict = { additionalProperties: false } as const
const Id = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9:-]{1,180}$' }) }, strict)

const ASKED: Readonly<Record<string, string>> = {
  heldRow: '内容可疑，须核对原件后再入库',
  maskedIdentity: '证件号码经过遮盖，不能据以认定主体',
  nameMismatch: '名称与该代码此前登记的名称不一致',
  unknownAuthority: '作出文书的机关名称没有登记，请指认是哪个单位',
  termNotStated: '名单期限未载明，请向来源单位询问届满日期；答复前该条按没有期限处理',
  vanishedRow: '全量文件中不再出现，请向来源核实是否已经移出',
}
const ANSWERS: Readonly<Record<string, readonly OptionView[]>> = {
  heldRow: [
    { value: 'accept', label: '已核对原件，照此入库' },
    { value: 'reject', label: '不入库' },
  ],
  nameMismatch: [
    { value: 'accept', label: '同一主体，沿用此前登记的名称' },
    { value: 'rename', label: '同一主体，名称已变更为本行所写' },
    { value: 'reject', label: '不是同一主体，不入库' },
  ],
  termNotStated: [{ value: 'accept', label: '来源单位答复没有期限，由其删除为准；有期限的，请其重报该行' }],
  maskedIdentity: [{ value: 'reject', label: '不入库，请报送单位补全号码后重报' }],
}

/** For a record that its source no longer sends; an entry of a list is answered on its own page. */
const VANISHED_RECORD: readonly OptionView[] = [
  { value: 'accept', label: '来源确认仍然有效，保留' },
  { value: 'reject', label: '来源确认已经撤销，撤下该记录' },
]

/** The questions of imports as a page, and the receiving ends of their answers. */
export function questionPages(service: Service): readonly Route[] {
  return [
    page({
      url: '/staff/questions',
      operationId: 'showQuestions',
      summary: '待核问题',
      permission: 'question.read',
      query: Type.Object({ file: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$' })) }, strict),
      answer: async ({ caller, frame, query }) => {
        const model = await readQuestions(service, caller, query.file)
        return { kind: 'page', html: questionsPage({ ...model, frame }) }
      },
    }),
    form({
      url: '/staff/questions/:id/answers',
      operationId: 'answerImportQuestionByForm',
      summary: '答复待核问题提交',
      permission: 'question.answer',
      params: Id,
      form: Type.Object(
        {
          kind: Type.Union([Type.Literal('accept'), Type.Literal('rename'), Type.Literal('reject')], { title: '答复' }),
        },
        strict,
      ),
      answer: async ({ caller, params, form: { kind } }) => settle(service, caller, params.id, { kind }),
      again: async ({ caller, frame, errors }) =>
        questionsPage({ ...(await readQuestions(service, caller)), error: wordsOf(errors), frame }),
    }),
    form({
      url: '/staff/questions/:id/unit',
      operationId: 'confirmAuthorityAliasByForm',
      summary: '确认机关名称对应提交',
      permission: 'alias.confirm',
      params: Id,
      form: Type.Object({ organisationId: Type.String({ minLength: 1, maxLength: 64, title: '对应的单位' }) }, strict),
      answer: async ({ caller, params, form: { organisationId } }) =>
        settle(service, caller, params.id, { kind: 'unit', organisationId }),
      again: async ({ caller, frame, errors }) =>
        questionsPage({ ...(await readQuestions(service, caller)), error: wordsOf(errors), frame }),
    }),
  ]
}

function wordsOf(errors: readonly { readonly label: string; readonly message: string }[]): string {
  return errors.map(({ label, message }) => label + message).join('；')
}

async function settle(service: Service, caller: Caller, id: string, answer: QuestionAnswer): Promise<PageAnswer> {
  const target = await findQuestionTarget(service, id)
  if (target === undefined) return { kind: 'stop', code: 'NOT_FOUND' }
  const permission = answer.kind === 'unit' ? 'alias.confirm' : 'question.answer'
  if (!mayAct(caller.principal, permission, target)) return { kind: 'stop', code: 'NOT_PERMITTED' }
  const done = await answerQuestion(service, actingOf(caller), id, answer)
  return done.ok ? { kind: 'goTo', path: '/staff/questions' } : { kind: 'refused', refusal: done.error }
}

async function readQuestions(
  service: Service,
  caller: Caller,
  fileId?: string,
): Promise<Omit<QuestionsModel, 'frame'>> {
  const questions = await listQuestions(service, caller, fileId)
  const units = (await listUnits(service.db)).filter(({ mergedInto }) => mergedInto === null)
  const mayConfirm = mayEverAct(caller.principal, 'alias.confirm')
  const options = units.map(({ organisationId, name }) => ({ value: organisationId, label: name }))
  const rows: QuestionRowModel[] = []
  for (const question of questions) rows.push(await toRow(service, caller, question, options, mayConfirm))
  return { rows, error: null }
}

async function toRow(
  service: Service,
  caller: Caller,
  { id, kind, fileId, line, aboutKind, aboutId, detail, openedAt }: QuestionView,
  units: readonly OptionView[],
  mayConfirm: boolean,
): Promise<QuestionRowModel> {
  const asksUnit = kind === 'unknownAuthority'
  const ofRecord = kind === 'vanishedRow' && aboutKind === 'record'
  const options = asksUnit ? units : ofRecord ? VANISHED_RECORD : (ANSWERS[kind] ?? [])
  const action = `/staff/questions/${encodeURIComponent(id)}/${asksUnit ? 'unit' : 'answers'}`
  const closed = (asksUnit && !mayConfirm) || options.length === 0
  return {
    asked: ASKED[kind] ?? '请核实',
    about: asksUnit ? spellingOf(detail) : await readLine(service, caller, fileId, line),
    fileHref: fileId === null ? null : `/staff/imports/${fileId}`,
    line,
    openedOn: openedAt.slice(0, 10),
    action: closed ? null : action,
    field: asksUnit ? 'organisationId' : 'kind',
    options,
    instead: !closed
      ? null
      : asksUnit
        ? { text: '由信用主管部门确认后，相关各行自动入库', href: null }
        : kind === 'vanishedRow'
          ? {
              text: '打开该条，按来源答复办理',
              href: `/staff/${aboutKind === 'listing' ? 'listings' : 'records'}/${aboutId}`,
            }
          : { text: '请报送单位更正后重报', href: null },
  }
}

function spellingOf(detail: unknown): string {
  return typeof detail === 'object' && detail !== null && 'spelling' in detail ? String(detail.spelling) : ''
}

/** What was read in the questioned line, from the report; its opening is logged like the report's. */
async function readLine(service: Service, caller: Caller, fileId: string | null, line: number | null): Promise<string> {
  if (fileId === null || line === null) return ''
  const report = (await listReport(service, caller, fileId, { after: line - 1, limit: 1 })) ?? []
  return report
    .filter((each) => each.line === line)
    .map(({ column, read, mend }) => `${column}${read === '' ? '' : `「${read}」`}：${mend}`)
    .join('；')
}
