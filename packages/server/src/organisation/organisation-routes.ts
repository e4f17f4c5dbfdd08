import type { OrganisationAct, OrganisationRole } from '@xinheng/domain/organisation/organisation'
import { ok } from '@xinheng/domain/kernel/result'
import { actingOf } from '../access/access-port.ts'
import { findBar, NOT_THERE } from '../access/out-of-reach.ts'
import { plainRef } from '@xinheng/domain/kernel/text-ref'
import { staffAct, type ActTarget, type FieldSpec, type StaffAct } from '../http/act-routes.ts'
import type { Caller } from '../access/caller.ts'
import type { Route } from '../http/route.ts'
import type { Service } from '../service.ts'
import { actOnOrganisation } from './organisation-use-cases.ts'
import { findUnit, findUnitVersion } from './organisation-views.ts'
import { listOfficerChoices, listPlaceChoices, listUnitChoices } from './unit-choice-views.ts'

const BACK = { label: '成员单位', href: '/staff/organisations' } as const
const TAG = '单位'
const ROLES: Readonly<Record<OrganisationRole, string>> = {
  creditAuthority: '信用主管部门',
  initiator: '发起单位',
  implementer: '实施单位',
  informationProvider: '信息提供单位',
  determiner: '认定单位',
  panel: '专项小组',
  jointConferenceOffice: '联席会议办公室',
  government: '人民政府',
}
const DEPARTMENTS: FieldSpec = { label: '部门名称', kind: 'text', hint: '按措施目录的写法，以顿号分隔' }

/** Acts on the register of units: registered, renamed, given departments and roles, merged; liaisons named. */
export function organisationRoutes(service: Service): readonly Route[] {
  const change = <const F extends Readonly<Record<string, FieldSpec>>>(
    spec: Pick<StaffAct<F>, 'operationId' | 'title' | 'fields' | 'consequence'> & { readonly path: string },
    toAct: (given: { readonly [Name in keyof F]: string }) => OrganisationAct | undefined,
  ): readonly Route[] =>
    staffAct({
      operationId: spec.operationId,
      title: spec.title,
      fields: spec.fields,
      ...(spec.consequence === undefined ? {} : { consequence: spec.consequence }),
      path: `/organisations/:id/${spec.path}`,
      tag: TAG,
      permission: 'organisation.change',
      refusals: ['WRONG_STATE', 'NO_LONGER_EXISTS', 'CASE_CHANGED_MEANWHILE'],
      back: BACK,
      readTarget: async (caller, { id = '' }) => readTarget(service, caller, id),
      readStart: async (_caller, { id = '' }) => ({
        options: await readOptions(service, id, Object.keys(spec.fields)),
      }),
      run: async (caller, { id = '' }, given, expected) => {
        const unit = await findUnit(service.db, id)
        if (unit === undefined) return NOT_THERE
        const bar = findBar(caller.principal, 'organisation.change', { jurisdiction: unit.place })
        if (bar !== undefined) return bar
        const act = toAct(given)
        if (act === undefined) return NOT_THERE
        const done = await actOnOrganisation(service, actingOf(caller), id, act, expected)
        return done.ok ? ok({ id, version: done.value.version }) : done
      },
    })
  return [
    ...staffAct({
      operationId: 'registerOrganisation',
      path: '/organisations/new',
      title: '登记单位',
      tag: TAG,
      permission: 'organisation.change',
      fields: {
        name: { label: '单位名称', kind: 'text' },
        place: { label: '所在地区', kind: 'pick', maxLength: 6 },
        departments: { ...DEPARTMENTS, optional: true },
      },
      refusals: ['ALREADY_REGISTERED'],
      back: BACK,
      readStart: async () => ({ options: { place: await listPlaceChoices(service) } }),
      run: async (caller, _params, { name, place, departments }) => {
        const bar = findBar(caller.principal, 'organisation.change', { jurisdiction: place })
        if (bar !== undefined) return bar
        const id = service.ambient.uuid()
        const act = { act: 'register', name, place, departments: splitNames(departments) } as const
        const done = await actOnOrganisation(service, actingOf(caller), id, act)
        return done.ok ? ok({ id, version: done.value.version }) : done
      },
    }),
    ...change(
      {
        operationId: 'renameOrganisation',
        path: 'name',
        title: '变更单位名称',
        fields: { name: { label: '新名称', kind: 'text' } },
      },
      ({ name }) => ({ act: 'rename', name }),
    ),
    ...change(
      {
        operationId: 'setDepartments',
        path: 'departments',
        title: '变更部门',
        fields: { departments: DEPARTMENTS },
      },
      ({ departments }) => ({ act: 'setDepartments', departments: splitNames(departments) }),
    ),
    ...change(
      {
        operationId: 'changeOrganisationRole',
        path: 'roles',
        title: '赋予或终止职责',
        fields: {
          act: {
            label: '办理',
            kind: 'choice',
            options: [
              { value: 'grantRole', label: '赋予' },
              { value: 'endRole', label: '终止' },
            ],
          },
          role: {
            label: '职责',
            kind: 'choice',
            options: Object.entries(ROLES).map(([value, label]) => ({ value, label })),
          },
          place: { label: '履职地区', kind: 'pick', maxLength: 6 },
        },
      },
      ({ act, role, place }) =>
        isOrganisationRole(role) ? { act: act === 'endRole' ? 'endRole' : 'grantRole', role, place } : undefined,
    ),
    ...change(
      {
        operationId: 'nameLiaison',
        path: 'liaisons',
        title: '指定联系人',
        fields: {
          officerId: { label: '联系人', kind: 'pick', hint: '须为本单位在岗人员' },
          channel: { label: '办公电话', kind: 'text', maxLength: 100, hint: '只填写办公联系方式，不填写个人号码' },
        },
      },
      ({ officerId, channel }) => ({ act: 'nameLiaison', officerId, channel: plainRef(channel) }),
    ),
    ...change(
      {
        operationId: 'mergeOrganisation',
        path: 'merger',
        title: '并入其他单位',
        fields: { successor: { label: '承接单位', kind: 'pick' } },
        consequence: '本单位不再办理新的事项，在办事项由承接单位继续办理，期限不变。',
      },
      ({ successor }) => ({ act: 'merge', successor }),
    ),
  ]
}

async function readTarget(service: Service, caller: Caller, id: string): Promise<ActTarget | undefined> {
  const unit = await findUnit(service.db, id)
  if (unit === undefined) return undefined
  if (findBar(caller.principal, 'organisation.change', { jurisdiction: unit.place }) !== undefined) return undefined
  const version = await findUnitVersion(service.db, id)
  return { about: [{ label: '单位', value: { kind: 'text', text: unit.name } }], version }
}

/** What the fields of an act on a unit offer to choose from. */
async function readOptions(service: Service, id: string, fields: readonly string[]) {
  const has = (name: string) => fields.includes(name)
  return {
    ...(has('place') ? { place: await listPlaceChoices(service) } : {}),
    ...(has('officerId') ? { officerId: await listOfficerChoices(service, id) } : {}),
    ...(has('successor') ? { successor: (await listUnitChoices(service)).filter(({ value }) => value !== id) } : {}),
  }
}

function splitNames(text: string): readonly string[] {
  return text.split(/[\s,，、]+/u).filter((name) => name !== '')
}

function isOrganisationRole(text: string): text is OrganisationRole {
  return Object.hasOwn(ROLES, text)
}
