import { calendarWarning } from '@xinheng/domain/calendar/work-calendar'
import { ROLES, isRole } from '../access/roles.ts'
import { mayEverAct } from '../access/permissions.ts'
import type { Caller } from '../access/caller.ts'
import { listOfficerChoices } from '../organisation/unit-choice-views.ts'
import type { ActionView, AdminModel, OptionView, StatusWord } from '../pages/models.ts'
import type { Service } from '../service.ts'
import { shanghaiMinute } from '../standing.ts'

const STATES: Readonly<Record<string, StatusWord>> = {
  active: { kind: 'done', label: '在用' },
  suspended: { kind: 'stayed', label: '停用' },
  left: { kind: 'notApplicable', label: '离岗' },
}

/** How the installation stands, its accounts with what may be done about each, its keys and its calendars. */
export async function readAdmin(service: Service, caller: Caller): Promise<Omit<AdminModel, 'frame'>> {
  const { db, ambient } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  const accounts = await db
    .selectFrom('account as a')
    .leftJoin('organisation as o', 'o.id', 'a.organisation_id')
    .select(['a.id', 'a.login', 'a.display_name', 'a.state', 'o.name'])
    .orderBy('a.login')
    .limit(500)
    .execute()
  const grants = await db
    .selectFrom('role_grant')
    .select(['account_id', 'role', 'place'])
    .where('revoked_at', 'is', null)
    .execute()
  const keys = await db
    .selectFrom('api_key as k')
    .innerJoin('organisation as o', 'o.id', 'k.organisation_id')
    .select(['k.id', 'k.label', 'k.expires_at', 'k.scopes', 'o.name'])
    .where('k.revoked_at', 'is', null)
    .orderBy('k.created_at')
    .execute()
  const years = await db
    .selectFrom('calendar_year')
    .select(['year', 'version', 'source', 'published_at'])
    .orderBy('year', 'desc')
    .orderBy('version', 'desc')
    .limit(20)
    .execute()
  const warning = calendarWarning(law.calendar, today)
  const may = (permission: Parameters<typeof mayEverAct>[1]) => mayEverAct(caller.principal, permission)
  return {
    facts: [
      { label: '规则表', value: { kind: 'text', text: law.book.version } },
      { label: '措施目录', value: { kind: 'text', text: law.catalogue.version } },
    ],
    checks: [
      health('节假日安排', law.health.calendar, warning === undefined ? '' : `只录入到 ${warning.horizon ?? '—'}`),
      health('规则表和措施目录', law.health.catalogue, ''),
      ...keys.map(({ label, name, expires_at, scopes }) => ({
        name: `接口密钥 ${label}`,
        status: { kind: 'done', label: '在用' } as const,
        detail: `${name} · ${scopes.join('、')} · 至 ${shanghaiMinute(Date.parse(expires_at))}`,
      })),
    ],
    accounts: accounts.map(({ id, login, display_name, state, name }) => ({
      account: `${login}（${display_name}）`,
      organisation: name ?? '—',
      roles: grants
        .filter(({ account_id }) => account_id === id)
        .map(({ role, place }) => `${isRole(role) ? ROLES[role] : role}${place === null ? '' : ` ${place}`}`),
      status: STATES[state] ?? { kind: 'waiting', label: state },
      actions: [
        ...(may('role.grant') ? [action('grantRole', '授予或收回角色', `/staff/accounts/${id}/roles`)] : []),
        ...(may('account.change')
          ? [
              action('changeAccountState', '停用、恢复或离岗', `/staff/accounts/${id}/state`),
              action('handOverWork', '移交在办事项', `/staff/accounts/${id}/hand-over`),
            ]
          : []),
        ...(may('passwordReset.ask') ? [action('askReset', '申请重置密码', `/staff/accounts/${id}/reset`)] : []),
        ...(may('passwordReset.approve')
          ? [action('approveReset', '批准重置密码', `/staff/accounts/${id}/reset-approval`)]
          : []),
      ],
    })),
    calendars: years.map(({ year, version, source, published_at }) => ({
      year,
      notice: version === 1 ? source : `${source}（第 ${version} 次）`,
      status: published_at === null ? { kind: 'waiting', label: '待发布' } : { kind: 'done', label: '已发布' },
    })),
  }
}

/** Those to whom an officer's work may go: the other officers of the same unit, by login. */
export async function listColleagueChoices(service: Service, accountId: string): Promise<readonly OptionView[]> {
  const row = await service.db
    .selectFrom('account')
    .select(['organisation_id', 'login'])
    .where('id', '=', accountId)
    .executeTakeFirst()
  const unit = row?.organisation_id ?? ''
  const officers = unit === '' ? [] : await listOfficerChoices(service, unit, 'login')
  return officers.filter(({ value }) => value !== row?.login)
}

function action(name: string, label: string, href: string): ActionView {
  return { name, label, href, primary: false, refusal: null }
}

function health(name: string, state: 'ok' | 'missing' | 'stale', detail: string) {
  const status: StatusWord = state === 'ok' ? { kind: 'done', label: '正常' } : { kind: 'overdue', label: '缺失' }
  return { name, status, detail: state === 'ok' ? detail : '在补齐并由两人发布之前，不产生新的不利处理' }
}
