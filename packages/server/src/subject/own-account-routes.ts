import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import { Type } from 'typebox'
import type { Caller } from '../access/caller.ts'
import { NOT_THERE, type OutOfReach } from '../access/out-of-reach.ts'
import { staffAct } from '../http/act-routes.ts'
import { form, page } from '../http/page-route.ts'
import { PROBLEMS } from '../http/problem-table.ts'
import { route, type Route } from '../http/route.ts'
import { codeLetterPage, openAccountPage } from '../pages/portal/open-account-page.ts'
import type { Service } from '../service.ts'
import { endOwnAccount, issueSubjectCode, openOwnAccount } from './own-account-use-cases.ts'
import { readCodeLetter } from './own-account-views.ts'
import { findSubjectBar } from './subject-reach-views.ts'
import { findSubjectHead } from './subject-use-cases.ts'

const TAG = '信用主体'
const back = { label: '工作台', href: '/staff' } as const
const Opening = {
  code: Type.String({ minLength: 1, maxLength: 40, title: '开户码', 'x-secret': true }),
  login: Type.String({ minLength: 1, maxLength: 64, title: '账号名' }),
  password: Type.String({ minLength: 1, maxLength: 200, title: '密码', 'x-secret': true }),
}
const strict = { additionalProperties: false } as const
const AFTER = '/sign-in?next=%2Fmy'

/** How a subject comes to an account: an officer gives a code out, the subject opens the account with it, an officer ends it. */
export function ownAccountRoutes(service: Service): readonly Route[] {
  const readTarget = async (caller: Caller, { id = '' }: Readonly<Record<string, string>>) => {
    const head = await findSubjectHead(service.db, id)
    if (head === undefined || (await findSubjectBar(service, caller, 'subject.bindAccount', id)) !== undefined)
      return undefined
    const name = { label: '主体', value: { kind: 'text', text: head.name ?? head.id } } as const
    return { about: [name], version: head.version }
  }
  /** Whether the subject is still as it was seen: neither renamed nor ended since. */
  const findMoved = async (
    id: string,
    expected: number | undefined,
  ): Promise<Result<never, Refusal | OutOfReach> | undefined> => {
    const head = await findSubjectHead(service.db, id)
    if (head === undefined) return NOT_THERE
    return head.version === expected ? undefined : refuse({ code: 'CASE_CHANGED_MEANWHILE', basis: [] })
  }
  return [
    ...staffAct({
      operationId: 'issueSubjectCode',
      path: '/subjects/:id/account-codes',
      title: '发放主体账号开户码',
      tag: TAG,
      permission: 'subject.bindAccount',
      fields: {
        means: {
          label: '发放方式',
          kind: 'choice',
          options: [
            { value: 'letter', label: '打印信函，邮寄到登记住所' },
            { value: 'counter', label: '当面核验身份后交付' },
          ],
        },
        person: {
          label: '授权经办人姓名',
          kind: 'text',
          optional: true,
          maxLength: 50,
          hint: '法人、非法人组织和个体工商户必须填写；自然人本人办理的不填。加密保存',
        },
        proof: {
          label: '身份核验或者授权的依据',
          kind: 'area',
          maxLength: 500,
          hint: '例如：核对居民身份证原件；加盖公章的授权委托书及日期；邮寄地址的来源。加密保存',
        },
      },
      consequence: '开户码只显示一次，只能使用一次；该主体此前未使用的开户码同时失效。',
      refusals: ['CASE_CHANGED_MEANWHILE', 'NOTICE_INCOMPLETE', 'SUBJECT_HAS_ACCOUNT'],
      back,
      readTarget,
      showSecret: async (frame, caller, { id = '' }, code) => {
        const letter = await readCodeLetter(service, caller, id)
        return codeLetterPage({ frame, ...letter, code, unit: caller.organisationName })
      },
      run: async (caller, { id = '' }, { means, person, proof }, expected) => {
        const moved = await findMoved(id, expected)
        if (moved !== undefined) return moved
        const given = { subjectId: id, means: means === 'counter' ? 'counter' : 'letter', person, proof } as const
        const issued = await issueSubjectCode(service, caller, given)
        return issued.ok ? ok({ id, secret: issued.value.code }) : issued
      },
    }),
    ...staffAct({
      operationId: 'endSubjectAccount',
      path: '/subjects/:id/account-end',
      title: '停用主体账号和开户码',
      tag: TAG,
      permission: 'subject.bindAccount',
      fields: {
        reasons: { label: '理由', kind: 'area', maxLength: 500, hint: '例如：授权经办人离职；信函遗失。加密保存' },
      },
      consequence: '该主体的账号立即退出登录，未使用的开户码失效；需要时可以重新发放开户码。',
      refusals: ['CASE_CHANGED_MEANWHILE', 'REASONS_MISSING'],
      back,
      readTarget,
      run: async (caller, { id = '' }, { reasons }, expected) => {
        const moved = await findMoved(id, expected)
        if (moved !== undefined) return moved
        const ended = await endOwnAccount(service, caller, { subjectId: id, reasons })
        return ended.ok ? ok({ id }) : ended
      },
    }),
    page({
      url: '/my/open',
      operationId: 'showOpenOwnAccount',
      summary: '开立我的账号',
      permission: 'public',
      hasForm: true,
      answer: async ({ frame }) => ({
        kind: 'page',
        html: openAccountPage({ frame, login: '', failure: null, errors: [] }),
      }),
    }),
    form({
      url: '/my/open',
      operationId: 'openOwnAccountByForm',
      summary: '开立我的账号提交',
      permission: 'public',
      form: Type.Object(
        { ...Opening, again: Type.String({ minLength: 1, maxLength: 200, title: '再次输入密码', 'x-secret': true }) },
        strict,
      ),
      perMinute: 20,
      answer: async ({ frame, form: { again, ...given }, address }) => {
        const show = (failure: string) => openAccountPage({ frame, login: given.login, failure, errors: [] })
        if (given.password !== again) return { kind: 'page', status: 422, html: show(frame.t.portal.open.differ) }
        const done = await openOwnAccount(service, { ...given, address })
        if (done.ok) return { kind: 'goTo', path: AFTER }
        const { title, mend } = PROBLEMS[done.error.code]
        return { kind: 'page', status: 422, html: show(`${title}。${mend}`) }
      },
      again: async ({ frame, errors, typed }) =>
        openAccountPage({
          frame,
          login: typed['login'] ?? '',
          failure: null,
          errors: errors.map(({ pointer, label, message }) => ({ name: pointer.slice(1), text: `${label}${message}` })),
        }),
    }),
    route({
      method: 'POST',
      url: '/api/v1/subject-accounts',
      operationId: 'openOwnAccount',
      summary: '凭开户码开立账号',
      tag: TAG,
      permission: 'public',
      writes: 'creates',
      body: Type.Object(Opening, strict),
      answer: Type.Object({ id: Type.String() }),
      refusals: [
        'CODE_NOT_VALID',
        'SUBJECT_HAS_ACCOUNT',
        'SIGN_IN_LOCKED',
        'LOGIN_TAKEN',
        'LOGIN_NOT_ALLOWED',
        'PASSWORD_WEAK',
      ],
      example: { id: '0190a1b2-0000-7000-8000-000000000001' },
      handle: async ({ body, address }) => {
        const done = await openOwnAccount(service, { ...body, address })
        return done.ok ? ok({ value: done.value }) : done
      },
    }),
  ]
}
