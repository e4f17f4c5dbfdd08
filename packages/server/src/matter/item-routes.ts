import { NOT_APPLIED_REASONS } from '@xinheng/domain/matter/close-check'
import type { NotAppliedReason } from '@xinheng/domain/matter/matter'
import type { Occasion } from '@xinheng/domain/rulebook/axes'
import { actingOf } from '../access/access-port.ts'
import type { Caller } from '../access/caller.ts'
import { staffAct, type ActTarget } from '../http/act-routes.ts'
import type { Route } from '../http/route.ts'
import type { Service } from '../service.ts'
import { fromItemKey } from './check-desk.ts'
import { closeItem, type ClosingText } from './check-use-cases.ts'
import { OCCASIONS, optionsOf } from './labels.ts'
import { MATTER_TAG, toDone, type PathTexts } from './matter-act-routes.ts'
import { reachReceipt } from './matter-reach.ts'

const REASONS = Object.fromEntries(Object.entries(NOT_APPLIED_REASONS).map(([code, { title }]) => [code, title]))

/** Comply or explain: the acts on one measure of a receipt. */
export function itemRoutes(service: Service): readonly Route[] {
  const shared = {
    tag: MATTER_TAG,
    permission: 'matter.respond',
    back: { label: '核查回执', href: '/staff/checks/:id' },
    readTarget: async (caller: Caller, { id = '', item = '' }: PathTexts): Promise<ActTarget | undefined> => {
      const found = await reachReceipt(service, caller, id, 'matter.respond')
      if (!found.ok) return undefined
      const { content, matterVersion, occasion } = found.value
      const all = [...content.answer.must, ...content.answer.may]
      const measure = all.find(({ itemId }) => itemId === fromItemKey(item))
      if (measure === undefined) return undefined
      return {
        version: matterVersion,
        about: [
          { label: '措施', value: { kind: 'text', text: measure.measure.name } },
          { label: '内容', value: { kind: 'text', text: measure.measure.content } },
          { label: '事项类型', value: { kind: 'text', text: OCCASIONS[occasion as Occasion] } },
        ],
      }
    },
  } as const
  const close = async (caller: Caller, { id = '', item = '' }: PathTexts, outcome: ClosingText, expected?: number) => {
    const found = await reachReceipt(service, caller, id, 'matter.respond')
    if (!found.ok) return found
    const { matterId } = found.value.content
    const command = { matterId, receiptId: id, itemId: fromItemKey(item), outcome }
    return toDone(await closeItem(service, actingOf(caller), command, expected))
  }
  return [
    ...staffAct({
      ...shared,
      operationId: 'applyMeasure',
      path: '/checks/:id/items/:item/application',
      title: '采取措施',
      fields: {
        evidence: { label: '凭证', kind: 'area', hint: '载明措施已经采取的文书、记录的名称和编号' },
        notice: { label: '告知当事人的理由', kind: 'area', optional: true, hint: '惩戒措施必填，原文载入告知书' },
        proportionality: {
          label: '措施与行为相当的理由',
          kind: 'area',
          optional: true,
          hint: '惩戒措施必填：性质、情节、社会危害程度',
        },
      },
      consequence:
        '措施由经办人采取，系统只作记录；惩戒措施同时生成《实施惩戒措施告知书》，送达后期限开始计算；本地规定自动反馈的，同时发出反馈。',
      refusals: [
        'EVIDENCE_MISSING',
        'NOTICE_OF_REASONS_MISSING',
        'NOTICE_INCOMPLETE',
        'CHECK_ITEM_SUSPENDED',
        'AFTER_END',
        'CHECK_STALE',
      ],
      run: async (caller, params, { evidence, notice, proportionality }, expected) => {
        const told = { notice: orNull(notice), proportionality: orNull(proportionality) }
        return close(caller, params, { kind: 'applied', evidence, ...told }, expected)
      },
    }),
    ...staffAct({
      ...shared,
      operationId: 'explainMeasure',
      path: '/checks/:id/items/:item/explanation',
      title: '说明不采取的理由',
      fields: {
        reason: { label: '原因', kind: 'choice', options: optionsOf(REASONS) },
        text: { label: '理由', kind: 'area' },
      },
      refusals: ['REASON_MISSING', 'REASON_NOT_ALLOWED', 'CHECK_ITEM_ALREADY_CLOSED'],
      run: async (caller, params, { reason, text }, expected) =>
        close(caller, params, { kind: 'notApplied', reason: reason as NotAppliedReason, text }, expected),
    }),
  ]
}

function orNull(text: string): string | null {
  return text === '' ? null : text
}
