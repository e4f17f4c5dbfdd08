import { parseLocalDate } from '@xinheng/domain/calendar/local-date'
import type { DeferredConsequence } from '@xinheng/domain/matter/deferred-documents'
import { actingOf } from '../access/access-port.ts'
import type { Route } from '../http/route.ts'
import type { Service } from '../service.ts'
import { breakPromise, deferDocuments, supplyDocuments } from './deferred-use-cases.ts'
import { optionsOf } from './labels.ts'
import { matterAct } from './matter-act-routes.ts'

const CONSEQUENCES: Readonly<Record<DeferredConsequence, string>> = {
  applicationReturned: '退回申请',
  decisionOnWhatIsThere: '按现有材料作出决定',
  permitWithdrawn: '撤销许可',
  extended: '延长期限',
}

/** 容缺受理: taken without some documents on a promise, supplied later or not. */
export function deferralRoutes(service: Service): readonly Route[] {
  const lines = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
  return [
    ...matterAct(service, {
      operationId: 'deferDocuments',
      noun: 'deferral',
      title: '容缺受理',
      permission: 'matter.respond',
      fields: {
        missing: { label: '暂缺的材料', kind: 'area', hint: '一行一项' },
        required: {
          label: '其中法律法规规定必须提交的',
          kind: 'area',
          optional: true,
          hint: '一行一项；这些材料不得容缺',
        },
        promise: { label: '书面承诺', kind: 'area' },
        givenOn: { label: '承诺日期', kind: 'date' },
        dueOn: { label: '补交的最后一日', kind: 'date' },
      },
      refusals: ['DEFERRED_DOCUMENTS_NOT_ALLOWED', 'DEFERRED_DOCUMENT_REQUIRED_BY_LAW', 'PROMISE_MISSING'],
      run: async (caller, matterId, { missing, required, promise, givenOn, dueOn }, expected) => {
        const byLaw = lines(required)
        const documents = [...new Set([...lines(missing), ...byLaw])]
        const [given, due] = [parseLocalDate(givenOn), parseLocalDate(dueOn)]
        if (given === undefined || due === undefined)
          return { ok: false, error: { code: 'PROMISE_MISSING', basis: [] } }
        const command = {
          matterId,
          missing: documents.map((document) => ({ document, requiredByLaw: byLaw.includes(document) })),
          promise,
          promiseGivenOn: given,
          dueOn: due,
        }
        return deferDocuments(service, actingOf(caller), command, expected)
      },
    }),
    ...matterAct(service, {
      operationId: 'supplyDocuments',
      noun: 'supplies',
      title: '登记补交材料',
      permission: 'matter.respond',
      fields: { items: { label: '补交的材料', kind: 'area', hint: '一行一项' } },
      refusals: ['DOCUMENT_NOT_DEFERRED', 'PROMISE_ALREADY_SETTLED', 'PROMISE_MISSING'],
      run: async (caller, matterId, { items }, expected) =>
        supplyDocuments(service, actingOf(caller), { matterId, items: lines(items) }, expected),
    }),
    ...matterAct(service, {
      operationId: 'breakPromise',
      noun: 'breach',
      title: '登记未按期补交',
      permission: 'matter.respond',
      fields: {
        consequence: { label: '处理', kind: 'choice', options: optionsOf(CONSEQUENCES) },
        text: { label: '说明', kind: 'area' },
      },
      refusals: ['PROMISE_STILL_RUNNING', 'PROMISE_ALREADY_SETTLED', 'REASON_MISSING'],
      run: async (caller, matterId, { consequence, text }, expected) => {
        const command = { matterId, consequence: consequence as DeferredConsequence, text }
        return breakPromise(service, actingOf(caller), command, expected)
      },
    }),
  ]
}
