import type { OrganisationRole } from '@xinheng/domain/organisation/organisation'
import { findPlace } from '@xinheng/domain/rulebook/read-rule'
import type { Db } from '../db/open.ts'
import type { StaffViews } from '../http/staff-routes.ts'
import { listLiaisons } from '../organisation/organisation-views.ts'
import type { OrganisationRow } from '../pages/models.ts'
import type { Service } from '../service.ts'
import { pageOf, pagingOf, tabsOf } from './list-address.ts'

const ROLES: Readonly<Record<OrganisationRole, string>> = {
  creditAuthority: '信用主管部门',
  initiator: '发起部门',
  implementer: '实施部门',
  informationProvider: '信息提供单位',
  determiner: '认定部门',
  panel: '专项小组',
  jointConferenceOffice: '联席会议办公室',
  government: '人民政府',
}

/** The register of units, all places; what a unit is called and does is public. */
export function listOrganisations({
  db,
  law,
  ambient,
}: Pick<Service, 'db' | 'law' | 'ambient'>): StaffViews['listOrganisations'] {
  return async (_caller, asked) => {
    const path = '/staff/organisations'
    const { book } = await law(db, ambient.today())
    const all = await db
      .selectFrom('organisation')
      .select(['id', 'name', 'place', 'powers', 'merged_into'])
      .orderBy('place')
      .orderBy('name')
      .orderBy('id')
      .execute()
    const named = all.filter(({ name }) => asked.q === '' || name.includes(asked.q))
    const stands = named.filter(({ merged_into }) => merged_into === null)
    const kept =
      asked.state === ''
        ? named
        : named.filter(({ merged_into }) => (merged_into === null) === (asked.state === 'active'))
    const rows: OrganisationRow[] = []
    for (const { id, name, place, powers, merged_into } of pageOf(kept, asked.page)) {
      const { roles = [], departments = [] } = powers as {
        readonly roles?: readonly { readonly role: OrganisationRole }[]
        readonly departments?: readonly string[]
      }
      rows.push({
        href: `/staff/organisations?q=${encodeURIComponent(name)}`,
        name,
        region: findPlace(book, place)?.name ?? place,
        roles: roles.length === 0 ? departments : [...new Set(roles.map(({ role }) => ROLES[role]))],
        liaison: await readLiaisons(db, id),
        status: merged_into === null ? { kind: 'done', label: '在册' } : { kind: 'notApplicable', label: '已并入' },
      })
    }
    return {
      tabs: tabsOf(path, asked, [
        ['', '全部', named.length],
        ['active', '在册', stands.length],
        ['merged', '已并入', named.length - stands.length],
      ]),
      search: { name: 'q', value: asked.q, error: null },
      rows,
      paging: pagingOf(path, asked, kept.length),
    }
  }
}

/** The names of the accounts that a unit named as its liaisons. */
async function readLiaisons(db: Db, organisationId: string): Promise<string> {
  const ids = await listLiaisons(db, organisationId)
  if (ids.length === 0) return '—'
  const accounts = await db.selectFrom('account').select('display_name').where('id', 'in', ids).execute()
  return accounts.map(({ display_name }) => display_name).join('、') || '—'
}
