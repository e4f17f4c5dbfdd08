import { ok } from '@xinheng/domain/kernel/result'
import { Type } from 'typebox'
import { actingOf } from '../access/access-port.ts'
import { findBar, NOT_THERE } from '../access/out-of-reach.ts'
import { staffAct } from '../http/act-routes.ts'
import { route, type Route } from '../http/route.ts'
import { listUnits } from '../organisation/organisation-views.ts'
import type { Service } from '../service.ts'
import { endOutside, registerOutside } from './outside-use-cases.ts'
import { findOutside, type ReleasedCopy } from './outside-views.ts'
import { fetchReleasedCopies, confirm } from './release-use-cases.ts'
import { findReleasePlace, listReceiverChoices } from './release-views.ts'

const TAG = '移出'
const PAGE = 500
const BOARD = { label: '移出确认', href: '/staff/releases' } as const
const REGISTER = { label: '外部接收单位', href: '/staff/outside-receivers' } as const

/** Confirmations of releases, by a receiver's key or by an official with its paper; the register of outside receivers. */
export function releaseRoutes(service: Service): readonly Route[] {
  return [
    ...staffAct({
      operationId: 'confirmRelease',
      path: '/releases/:id/confirmation',
      title: '登记不再适用的确认',
      tag: TAG,
      permission: 'release.acknowledge',
      fields: {
        receiver: { label: '接收单位', kind: 'pick', optional: true, hint: '以接口密钥确认的，即为密钥所属单位' },
        document: { label: '回函文号或者摘要', kind: 'text', optional: true, hint: '替其他单位登记的必须填写' },
      },
      startsFrom: ['receiver'],
      readStart: async (_caller, { id = '' }, { receiver = '' }) => ({
        options: { receiver: await listReceiverChoices(service.db, id, 'release') },
        values: { receiver },
      }),
      refusals: ['NOT_RELEASED', 'NOT_A_RECEIVER', 'EVIDENCE_MISSING', 'MEASURES_STAND'],
      back: BOARD,
      run: async (caller, { id = '' }, { receiver: chosen, document }) => {
        const place = await findReleasePlace(service.db, id)
        if (place === undefined) return NOT_THERE
        const receiver = chosen === '' ? caller.organisationId : chosen
        const bar = findBar(caller.principal, 'release.acknowledge', { unitId: receiver, jurisdiction: place })
        if (bar !== undefined) return bar
        const done = await confirm(service, actingOf(caller), { listingId: id, receiver, thing: 'release', document })
        return done.ok ? ok({ id }) : done
      },
    }),
    ...staffAct({
      operationId: 'registerOutsideReceiver',
      path: '/outside-receivers/new',
      title: '登记外部接收单位',
      tag: TAG,
      permission: 'outside.change',
      fields: {
        receiver: { label: '单位', kind: 'pick', hint: '先在成员单位名册中登记' },
        channel: {
          label: '方式',
          kind: 'choice',
          options: [
            { value: 'pull', label: '对方以接口密钥自行提取' },
            { value: 'push', label: '向对方地址推送' },
          ],
        },
        address: { label: '推送地址', kind: 'text', optional: true, hint: '以 https:// 开头；自行提取的不填' },
        contract: { label: '共享依据', kind: 'text', hint: '合同、协议或者规定的名称和编号' },
      },
      readStart: async (caller) => {
        const units = (await listUnits(service.db)).filter(({ mergedInto }) => mergedInto === null)
        const own = units.filter(({ organisationId }) => organisationId !== caller.organisationId)
        return {
          options: { receiver: own.map(({ organisationId, name }) => ({ value: organisationId, label: name })) },
        }
      },
      consequence:
        '此后移出的条目逐一通知该单位，直到其确认副本已经撤下。通知只有条目编号、日期和原因，没有姓名或者名称。',
      refusals: ['ALREADY_A_RECEIVER', 'RECEIVER_ADDRESS_MISSING', 'EVIDENCE_MISSING', 'UNIT_WITHOUT_POWER'],
      back: REGISTER,
      run: async (caller, _params, { receiver, channel, address, contract }) => {
        const bar = findBar(caller.principal, 'outside.change', { jurisdiction: caller.place })
        if (bar !== undefined) return bar
        const way = channel === 'push' ? 'push' : 'pull'
        const command = { receiver, channel: way, address: address === '' ? null : address, contract } as const
        const done = await registerOutside(service, actingOf(caller), command)
        return done.ok ? ok({ id: receiver, version: done.value.version }) : done
      },
    }),
    ...staffAct({
      operationId: 'endOutsideReceiver',
      path: '/outside-receivers/:id/end',
      title: '终止共享',
      tag: TAG,
      permission: 'outside.change',
      fields: {},
      readTarget: async (caller, { id = '' }) => {
        const found = await findOutside(service.db, caller.place, id)
        if (found === undefined) return undefined
        const { name, contract, version } = found
        return {
          version,
          about: [
            { label: '单位', value: { kind: 'text', text: name } },
            { label: '共享依据', value: { kind: 'text', text: contract } },
          ],
        }
      },
      consequence: '此后新移出的条目不再通知；已经共享过的条目移出时仍然通知，并须确认。',
      refusals: ['NOT_A_RECEIVER', 'CASE_CHANGED_MEANWHILE'],
      back: REGISTER,
      run: async (caller, { id = '' }, _given, expected) => {
        const bar = findBar(caller.principal, 'outside.change', { jurisdiction: caller.place })
        if (bar !== undefined) return bar
        const done = await endOutside(service, actingOf(caller), id, expected)
        return done.ok ? ok({ id, version: done.value.version }) : done
      },
    }),
    route({
      method: 'GET',
      url: '/api/v1/outside-releases',
      operationId: 'fetchReleasedCopies',
      summary: '提取本单位应撤下的条目',
      tag: TAG,
      permission: 'release.acknowledge',
      writes: 'nothing',
      query: Type.Object(
        { after: Type.Optional(Type.Integer({ minimum: 0, title: '账簿位置' })) },
        { additionalProperties: false },
      ),
      answer: Type.Object({
        position: Type.Integer({ title: '账簿位置' }),
        items: Type.Array(
          Type.Object({
            position: Type.Integer({ title: '账簿位置' }),
            entry: Type.String({ title: '条目编号' }),
            ended: Type.Union([Type.Literal('entry'), Type.Literal('publication'), Type.Literal('content')], {
              title: '移出、停止公示或者内容变更',
            }),
            change: Type.Union([Type.String(), Type.Null()], { title: '变更编号，据以登记已执行' }),
            reason: Type.String({ title: '原因' }),
            releasedOn: Type.String({ format: 'date', title: '移出日期' }),
            confirmedOn: Type.Union([Type.String({ format: 'date' }), Type.Null()], { title: '确认日期' }),
          }),
        ),
      }),
      refusals: [],
      example: { position: 48213, items: [] },
      handle: async ({ caller, query }) => {
        const asked = { after: query.after ?? 0, limit: PAGE }
        const { items, position } = await fetchReleasedCopies(service, caller.organisationId, asked)
        return ok({ value: { position, items: items.map(toCopy) } })
      },
    }),
  ]
}

function toCopy({ listingId: entry, changeId: change, ...item }: ReleasedCopy) {
  return { entry, change, ...item }
}
