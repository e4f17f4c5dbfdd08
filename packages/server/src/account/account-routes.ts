import { ok } from '@xinheng/domain/kernel/result'
import { API_KEY_SCOPES } from '../access/permissions.ts'
import { isRole, ROLES } from '../access/roles.ts'
import { findBar, NOT_THERE } from '../access/out-of-reach.ts'
import { staffAct } from '../http/act-routes.ts'
import type { Route } from '../http/route.ts'
import { listPlaceChoices, listUnitChoices } from '../organisation/unit-choice-views.ts'
import type { Service } from '../service.ts'
import { findByNumber } from '../subject/number-use-cases.ts'
import { listColleagueChoices } from './account-views.ts'
import {
  approveReset,
  askReset,
  changeRole,
  changeState,
  handOver,
  issueKey,
  openAccountFor,
  revokeKey,
} from './account-use-cases.ts'

const BACK = { label: '系统管理', href: '/staff/admin' } as const
const TAG = '账号'
const SCOPES: Readonly<Record<(typeof API_KEY_SCOPES)[number], string>> = {
  'import.run': '导入文件',
  'import.read': '查阅导入报告',
  'matter.check': '在事项中核查',
  'compare.run': '数据比对',
  'repair.push': '推送信用修复申请',
  'release.acknowledge': '提取已移出条目并确认',
  'erratum.confirm': '确认收悉更正',
}

/** Acts of administration: accounts, roles, resets by two hands, keys. */
export function accountRoutes(service: Service): readonly Route[] {
  return [
    ...staffAct({
      operationId: 'openAccount',
      path: '/accounts',
      title: '开立账号',
      tag: TAG,
      permission: 'account.change',
      fields: {
        login: { label: '账号', kind: 'text', maxLength: 64, hint: '小写字母、数字、点和连字符，不得用证件号码' },
        displayName: { label: '姓名或称谓', kind: 'text', maxLength: 50 },
        organisationId: { label: '所在单位', kind: 'pick', optional: true },
        subjectId: { label: '信用主体', kind: 'given', optional: true },
        subjectNumber: {
          label: '信用主体的统一社会信用代码或者证件号码',
          kind: 'text',
          optional: true,
          maxLength: 40,
          hint: '只在为主体开立账号时填写；该主体须已登记',
        },
      },
      consequence: '系统生成一次性密码，只显示一次；本人首次登录须修改。',
      refusals: ['LOGIN_TAKEN', 'LOGIN_NOT_ALLOWED', 'SUBJECT_UNKNOWN', 'IDENTIFIER_INVALID'],
      back: BACK,
      readStart: async () => ({ options: { organisationId: await listUnitChoices(service) } }),
      run: async (caller, _params, { subjectNumber, ...typed }) => {
        const bar = findBar(caller.principal, 'account.change', {})
        if (bar !== undefined) return bar
        const subject = subjectNumber === '' ? ok(typed.subjectId) : await findByNumber(service, subjectNumber)
        if (!subject.ok) return subject
        const given = { ...typed, subjectId: subject.value }
        const opened = await openAccountFor(service, caller, given)
        return opened.ok ? ok({ id: opened.value.id, secret: opened.value.password }) : opened
      },
    }),
    ...staffAct({
      operationId: 'changeAccountRole',
      path: '/accounts/:id/roles',
      title: '授予或收回角色',
      tag: TAG,
      permission: 'role.grant',
      fields: {
        act: {
          label: '办理',
          kind: 'choice',
          options: [
            { value: 'grant', label: '授予' },
            { value: 'revoke', label: '收回' },
          ],
        },
        role: {
          label: '角色',
          kind: 'choice',
          options: Object.entries(ROLES).map(([value, label]) => ({ value, label })),
        },
        unitId: { label: '在哪个单位', kind: 'pick', optional: true },
        jurisdiction: { label: '在哪个地区', kind: 'pick', optional: true, maxLength: 6 },
      },
      readStart: async () => ({
        options: { unitId: await listUnitChoices(service), jurisdiction: await listPlaceChoices(service) },
      }),
      refusals: ['ROLES_CONFLICT', 'ACCOUNT_UNKNOWN'],
      back: BACK,
      run: async (caller, { id = '' }, { act, role, unitId, jurisdiction }) => {
        if (!isRole(role)) return NOT_THERE
        const done = await changeRole(service, caller, {
          accountId: id,
          act: act === 'grant' ? 'grant' : 'revoke',
          role,
          unitId: unitId === '' ? null : unitId,
          jurisdiction: jurisdiction === '' ? null : jurisdiction,
        })
        return done.ok ? ok({ id }) : done
      },
    }),
    ...staffAct({
      operationId: 'changeAccountState',
      path: '/accounts/:id/state',
      title: '停用、恢复或离岗',
      tag: TAG,
      permission: 'account.change',
      fields: {
        state: {
          label: '状态',
          kind: 'choice',
          options: [
            { value: 'suspended', label: '停用' },
            { value: 'active', label: '恢复' },
            { value: 'left', label: '离岗（须先移交在办事项）' },
          ],
        },
      },
      consequence: '停用和离岗立即结束该账号的全部登录。',
      refusals: ['ACCOUNT_UNKNOWN', 'OPEN_WORK_REMAINS'],
      back: BACK,
      run: async (caller, { id = '' }, { state }) => {
        const wanted = state === 'active' || state === 'left' ? state : 'suspended'
        const done = await changeState(service, caller, id, wanted)
        return done.ok ? ok({ id }) : done
      },
    }),
    ...staffAct({
      operationId: 'handOverWork',
      path: '/accounts/:id/hand-over',
      title: '移交在办事项',
      tag: TAG,
      permission: 'account.change',
      fields: { to: { label: '接收人', kind: 'pick', maxLength: 64, hint: '须为同一单位的在岗人员' } },
      readStart: async (_caller, { id = '' }) => ({ options: { to: await listColleagueChoices(service, id) } }),
      consequence: '各项办理期限照常计算，不因移交中断。',
      refusals: ['WRONG_STATE', 'SAME_HANDS'],
      back: BACK,
      run: async (caller, { id = '' }, { to }) => {
        const done = await handOver(service, caller, id, to)
        return done.ok ? ok({ id }) : done
      },
    }),
    ...staffAct({
      operationId: 'askPasswordReset',
      path: '/accounts/:id/reset',
      title: '申请重置密码',
      tag: TAG,
      permission: 'passwordReset.ask',
      fields: {},
      consequence: '一次性口令只显示一次，经安全管理员批准后生效，24 小时内有效。请交给本人在“重置密码”页使用。',
      refusals: ['ACCOUNT_UNKNOWN'],
      back: BACK,
      run: async (caller, { id = '' }) => {
        const asked = await askReset(service, caller, id)
        return asked.ok ? ok({ id, secret: asked.value }) : asked
      },
    }),
    ...staffAct({
      operationId: 'approvePasswordReset',
      path: '/accounts/:id/reset-approval',
      title: '批准重置密码',
      tag: TAG,
      permission: 'passwordReset.approve',
      fields: {},
      refusals: ['TOKEN_NOT_VALID', 'SAME_HANDS'],
      back: BACK,
      run: async (caller, { id = '' }) => {
        const done = await approveReset(service, caller, id)
        return done.ok ? ok({ id }) : done
      },
    }),
    ...staffAct({
      operationId: 'issueApiKey',
      path: '/api-keys',
      title: '签发接口密钥',
      tag: TAG,
      permission: 'apiKey.change',
      fields: {
        organisationId: { label: '单位', kind: 'pick' },
        label: { label: '用途', kind: 'text', maxLength: 50 },
        scopes: { label: '权限', kind: 'picks' },
        until: { label: '有效期至', kind: 'date' },
      },
      readStart: async () => ({
        options: {
          organisationId: await listUnitChoices(service),
          scopes: API_KEY_SCOPES.map((scope) => ({ value: scope, label: SCOPES[scope] })),
        },
      }),
      consequence: '密钥只显示一次。',
      refusals: ['WRONG_STATE', 'DATE_PAST'],
      back: BACK,
      run: async (caller, _params, { scopes, ...given }) => {
        const wanted = scopes.split(/[\s,，、]+/u)
        const issued = await issueKey(service, caller, { ...given, scopes: wanted })
        return issued.ok ? ok({ id: issued.value.keyId, secret: issued.value.secret }) : issued
      },
    }),
    ...staffAct({
      operationId: 'revokeApiKey',
      path: '/api-keys/:id/revocation',
      title: '收回接口密钥',
      tag: TAG,
      permission: 'apiKey.change',
      fields: {},
      consequence: '立即失效，不能恢复。',
      refusals: [],
      back: BACK,
      run: async (caller, { id = '' }) => {
        const done = await revokeKey(service, caller, id)
        return done.ok ? ok({ id }) : done
      },
    }),
  ]
}
