import { ok } from '@xinheng/domain/kernel/result'
import type { MatterDecision, MatterEnding, PartyRole, ReferenceMoment } from '@xinheng/domain/matter/matter'
import type { Occasion } from '@xinheng/domain/rulebook/axes'
import { actingOf } from '../access/access-port.ts'
import { findBar } from '../access/out-of-reach.ts'
import { staffAct } from '../http/act-routes.ts'
import type { Route } from '../http/route.ts'
import { listOfficerChoices, listUnitChoices } from '../organisation/unit-choice-views.ts'
import type { Service } from '../service.ts'
import { findNamedSubject } from '../subject/number-use-cases.ts'
import { nameDecider } from './decider-use-cases.ts'
import { deferralRoutes } from './deferral-routes.ts'
import { itemRoutes } from './item-routes.ts'
import { DECISIONS, ENDINGS, MOMENTS, OCCASIONS, optionsOf, ROLES } from './labels.ts'
import { MATTER_TAG, matterAct, toDone } from './matter-act-routes.ts'
import { readHomePlace } from './matter-reach.ts'
import { closeMatter, decideMatter, openMatter, reachMoment } from './matter-use-cases.ts'
import { readMatterRoute } from './read-matter-routes.ts'
import { addParty, confirmParty, rejectCandidate } from './party-use-cases.ts'

const DESK = { label: '办理事项', href: '/staff/matters' } as const

/** The acts on matters, each as a form and as API. */
export function matterRoutes(service: Service): readonly Route[] {
  return [
    ...openRoutes(service),
    ...partyRoutes(service),
    ...endRoutes(service),
    ...itemRoutes(service),
    ...deferralRoutes(service),
    readMatterRoute(service),
  ]
}

function openRoutes(service: Service): readonly Route[] {
  return staffAct({
    operationId: 'openMatter',
    path: '/matters/new',
    title: '建立事项',
    tag: MATTER_TAG,
    permission: 'matter.open',
    fields: {
      occasion: { label: '事项类型', kind: 'choice', options: optionsOf(OCCASIONS) },
      reference: { label: '事项编号', kind: 'text', maxLength: 60, optional: true, hint: '不得填写证件号码' },
      deciderUnitId: { label: '决定单位', kind: 'pick', maxLength: 64, optional: true, hint: '不选即由本单位决定' },
    },
    refusals: ['UNIT_UNKNOWN', 'RULE_UNSPECIFIED', 'IDENTIFIER_INVALID'],
    back: DESK,
    onto: '/staff/matters/:id',
    readStart: async (caller) => ({
      options: { deciderUnitId: await listUnitChoices(service, await readHomePlace(service, caller)) },
    }),
    run: async (caller, _params, { occasion, reference, deciderUnitId }) => {
      const place = await readHomePlace(service, caller)
      const bar = findBar(caller.principal, 'matter.open', { unitId: caller.organisationId, jurisdiction: place })
      if (bar !== undefined) return bar
      const decider = deciderUnitId === '' ? null : { organisationId: deciderUnitId, officerId: null }
      const opening = { occasion: occasion as Occasion, place, decider, moments: null, reference: reference || null }
      return toDone(await openMatter(service, actingOf(caller), opening))
    },
  })
}

function partyRoutes(service: Service): readonly Route[] {
  return [
    ...matterAct(service, {
      operationId: 'addParty',
      noun: 'parties',
      title: '加入当事人',
      permission: 'matter.open',
      fields: {
        role: { label: '身份', kind: 'choice', options: optionsOf(ROLES) },
        number: { label: '统一社会信用代码或者证件号码', kind: 'text', maxLength: 40, optional: true },
        name: {
          label: '名称',
          kind: 'text',
          optional: true,
          hint: '首次登记的主体须填写；没有号码而名称已登记的，只填名称，身份须再行确认',
        },
        subjectId: { label: '主体', kind: 'given', maxLength: 64, optional: true },
      },
      refusals: ['SUBJECT_UNKNOWN', 'IDENTIFIER_INVALID', 'PARTY_ALREADY_PRESENT', 'MATTER_CLOSED'],
      run: async (caller, matterId, { role, number, name, subjectId: known }) => {
        const named = number === '' && known === '' && name !== '' ? await findNamedSubject(service, name) : ok(known)
        if (!named.ok) return named
        const subjectId = named.value
        const identity =
          number === '' && subjectId !== ''
            ? ({ by: 'candidate', subjectId } as const)
            : ({ by: 'number', number, name: name === '' ? null : name } as const)
        return addParty(service, actingOf(caller), { matterId, role: role as PartyRole, identity })
      },
    }),
    ...matterAct(service, {
      operationId: 'confirmParty',
      noun: 'parties/:party/confirmation',
      title: '确认是同一主体',
      permission: 'subject.confirmIdentity',
      fields: {},
      consequence: '确认后，该主体的名单记录将对本事项产生效力。请先核对证件或者登记信息。',
      refusals: ['IDENTITY_NOT_IN_DOUBT', 'PARTY_UNKNOWN', 'MATTER_CLOSED'],
      run: async (caller, matterId, _given, expected, { party: partyId = '' }) =>
        confirmParty(service, actingOf(caller), { matterId, partyId }, expected),
    }),
    ...staffAct({
      operationId: 'rejectCandidate',
      path: '/candidates/:id/rejection',
      title: '确认不是同一主体',
      tag: MATTER_TAG,
      permission: 'subject.confirmIdentity',
      fields: {
        name: { label: '所查名称', kind: 'text' },
        reason: { label: '理由', kind: 'area' },
      },
      refusals: ['SUBJECT_UNKNOWN', 'REASON_MISSING'],
      back: DESK,
      run: async (caller, { id = '' }, { name, reason }) => {
        const target = { unitId: caller.organisationId, jurisdiction: caller.place }
        const bar = findBar(caller.principal, 'subject.confirmIdentity', target)
        if (bar !== undefined) return bar
        const done = await rejectCandidate(service, actingOf(caller), { name, subjectId: id, reason })
        return done.ok ? ok({ id }) : done
      },
    }),
  ]
}

function endRoutes(service: Service): readonly Route[] {
  return [
    ...matterAct(service, {
      operationId: 'reachMoment',
      noun: 'moments',
      title: '登记时点',
      permission: 'matter.open',
      fields: { moment: { label: '时点', kind: 'choice', options: optionsOf(MOMENTS) } },
      refusals: ['MOMENT_NOT_EXPECTED', 'MOMENT_ALREADY_REACHED', 'MATTER_CLOSED'],
      run: async (caller, matterId, { moment }, expected) =>
        reachMoment(service, actingOf(caller), { matterId, moment: moment as ReferenceMoment }, expected),
    }),
    ...matterAct(service, {
      operationId: 'decideMatter',
      noun: 'decision',
      title: '登记决定',
      permission: 'matter.decide',
      fields: {
        outcome: { label: '决定', kind: 'choice', options: optionsOf(DECISIONS) },
        document: { label: '决定文书', kind: 'text' },
      },
      refusals: ['CHECK_MISSING', 'CHECK_STALE', 'MOMENT_NOT_REACHED', 'DECIDER_DIFFERS', 'MATTER_ALREADY_DECIDED'],
      run: async (caller, matterId, { outcome, document }, expected) => {
        const decision = { matterId, outcome: outcome as MatterDecision['outcome'], document }
        return decideMatter(service, actingOf(caller), decision, expected)
      },
    }),
    ...matterAct(service, {
      operationId: 'nameDecider',
      noun: 'decider',
      title: '指定决定人',
      permission: 'matter.nameDecider',
      fields: { officerId: { label: '决定人', kind: 'pick', maxLength: 64 } },
      consequence: '指定后只有该人员可以登记决定。',
      refusals: ['UNIT_WITHOUT_POWER', 'WRONG_STATE', 'MATTER_ALREADY_DECIDED', 'MATTER_CLOSED'],
      readStart: async (caller) => ({
        options: { officerId: await listOfficerChoices(service, caller.organisationId) },
      }),
      run: async (caller, matterId, { officerId }, expected) =>
        nameDecider(service, actingOf(caller), { matterId, officerId }, expected),
    }),
    ...matterAct(service, {
      operationId: 'closeMatter',
      noun: 'closing',
      title: '办结事项',
      permission: 'matter.close',
      fields: { ending: { label: '办结方式', kind: 'choice', options: optionsOf(ENDINGS) } },
      consequence: '办结后不能再加入当事人或者核查。',
      refusals: ['CHECK_OPEN', 'CHECK_MISSING', 'DECISION_MISSING', 'MOMENT_NOT_REACHED', 'MATTER_CLOSED'],
      run: async (caller, matterId, { ending }, expected) =>
        closeMatter(service, actingOf(caller), { matterId, ending: ending as MatterEnding }, expected),
    }),
  ]
}
