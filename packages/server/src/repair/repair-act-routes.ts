import { parseLocalDate } from '@xinheng/domain/calendar/local-date'
import { ok, refuse } from '@xinheng/domain/kernel/result'
import { findInsolvencyShield, type ShieldEnd } from '@xinheng/domain/listing/decide-insolvency'
import type { RepairGravity } from '@xinheng/domain/rulebook/practice/repair-practice'
import { actingOf } from '../access/access-port.ts'
import type { Caller } from '../access/caller.ts'
import { findBar, NOT_THERE } from '../access/out-of-reach.ts'
import { staffAct, type FieldSpec } from '../http/act-routes.ts'
import type { Route } from '../http/route.ts'
import { actOnShield } from '../listing/insolvency-use-cases.ts'
import { findListing } from '../listing/listing-use-cases.ts'
import { findSubjectName } from '../listing/listing-views.ts'
import { listOfficerChoices } from '../organisation/unit-choice-views.ts'
import {
  ASSIGNMENT_FIELDS,
  ORDERED_RECUSAL_FIELDS,
  readRequest,
  RECUSAL_CONSEQUENCE,
  RECUSAL_FIELDS,
  WITHDRAWAL_CONSEQUENCE,
  WITHDRAWAL_FIELDS,
} from '../review/case-hand-words.ts'
import type { Service } from '../service.ts'
import { REPAIR_PERMISSIONS, type RepairAct, type RepairActName } from './repair-act.ts'
import { actingUnit, describeEntry, maySeeRepair } from './repair-pages.ts'
import { actOnRepair, applyForRepair, findRepair } from './repair-use-cases.ts'
import { findRepairable } from './repair-window-views.ts'
import { GRAVITIES, MATERIALS, REPAIR_ACT_NAMES, REPAIR_ACTS } from './repair-words.ts'

const TAG = '信用修复'
const PROTECTED = '个人信息，须另行查阅'
const REASONS: FieldSpec = { label: '理由', kind: 'area', hint: '将告知申请人；不得填写证件号码' }

interface Offer {
  readonly fields: Readonly<Record<string, FieldSpec>>
  readonly consequence?: string
  /** `undefined` when a date does not hold. */
  readonly read: (given: Readonly<Record<string, string>>) => RepairAct | undefined
}

const OFFERS: Readonly<Record<RepairActName, Offer>> = {
  confirmApplicant: {
    fields: { evidence: { label: '如何核实的身份', kind: 'area', hint: '例如：核对证件原件；不得填写证件号码' } },
    consequence: '确认之后才能受理；对同一事项不再接受其他申请。',
    read: ({ evidence = '' }) => ({ act: 'confirmApplicant', evidence }),
  },
  passOn: {
    fields: {},
    consequence: '转送之后，依作出认定的机关的书面答复登记决定。',
    read: () => ({ act: 'passOn' }),
  },
  accept: { fields: {}, consequence: '受理并核查的人员不能作出修复决定。', read: () => ({ act: 'accept' }) },
  decline: { fields: { reasons: REASONS }, read: ({ reasons = '' }) => ({ act: 'decline', reasons }) },
  decide: {
    fields: {
      outcome: {
        label: '决定',
        kind: 'choice',
        options: [
          { value: 'granted', label: '准予修复' },
          { value: 'refused', label: '不予修复' },
        ],
      },
      reasons: REASONS,
      letterNumber: {
        label: '决定书文号',
        kind: 'text',
        optional: true,
        maxLength: 100,
        hint: '作出认定的机关不在本平台的，登记其书面答复',
      },
      letterDate: { label: '决定书日期', kind: 'date', optional: true },
    },
    consequence: '准予修复并生效的，同时停止公示、共享，解除各单位的措施，不能恢复。',
    read: ({ outcome = '', reasons = '', letterNumber = '', letterDate = '' }) => {
      const date = parseLocalDate(letterDate)
      if (letterNumber !== '' && date === undefined) return undefined
      const letter = letterNumber === '' || date === undefined ? null : { number: letterNumber, date }
      return { act: 'decide', outcome: outcome === 'granted' ? 'granted' : 'refused', reasons, letter }
    },
  },
  publicise: {
    fields: { site: { label: '公示网站', kind: 'text', maxLength: 100 } },
    consequence: '自公示之日起修复生效，同时停止公示、共享，解除各单位的措施。',
    read: ({ site = '' }) => ({ act: 'publicise', site }),
  },
  followUp: {
    fields: {
      finding: {
        label: '跟踪结果',
        kind: 'choice',
        options: [
          { value: 'kept', label: '承诺得到履行' },
          { value: 'broken', label: '承诺未得到履行' },
        ],
      },
      report: { label: '跟踪情况', kind: 'area', hint: '不得填写证件号码' },
    },
    consequence: '只作记录，不恢复已经修复的记录。',
    read: ({ finding = '', report = '' }) => ({
      act: 'followUp',
      finding: finding === 'kept' ? 'kept' : 'broken',
      report,
    }),
  },
  recuse: {
    fields: RECUSAL_FIELDS,
    consequence: RECUSAL_CONSEQUENCE,
    read: ({ reasons = '' }) => ({ act: 'recuse', reasons }),
  },
  orderRecusal: {
    fields: ORDERED_RECUSAL_FIELDS,
    consequence: RECUSAL_CONSEQUENCE,
    read: ({ officer = '', reasons = '' }) => ({ act: 'orderRecusal', officerId: officer, reasons }),
  },
  assign: { fields: ASSIGNMENT_FIELDS, read: ({ officer = '' }) => ({ act: 'assign', officerId: officer }) },
  withdraw: {
    fields: WITHDRAWAL_FIELDS,
    consequence: WITHDRAWAL_CONSEQUENCE,
    read: (given) => {
      const request = readRequest(given)
      return request === undefined ? undefined : { act: 'withdraw', request }
    },
  },
}

/** What officials do on applications for repair, and on the shield of an entry during insolvency proceedings. */
export function repairActRoutes(service: Service): readonly Route[] {
  return [
    ...intakeRoutes(service),
    ...REPAIR_ACT_NAMES.flatMap((name) => actRoutes(service, name)),
    ...shieldRoutes(service),
    ...shieldEndRoutes(service),
  ]
}

function intakeRoutes(service: Service): readonly Route[] {
  const proof = (label: string, optional: boolean): FieldSpec => ({
    label,
    kind: 'area',
    optional,
    hint: '写明材料名称、出具单位和日期',
  })
  return staffAct({
    operationId: 'takeInRepair',
    path: '/repairs/intake',
    title: '登记修复申请',
    tag: TAG,
    permission: 'repair.takeIn',
    fields: {
      entry: { label: '条目编号', kind: 'text', maxLength: 64, hint: '公开页面和通知书上印有条目编号' },
      documentNumber: { label: '依据文书的文号', kind: 'text', maxLength: 100 },
      number: { label: '申请人的统一社会信用代码或者证件号码', kind: 'text', maxLength: 40 },
      performance: proof(MATERIALS.performance, true),
      rectification: proof(MATERIALS.rectification, true),
      promise: proof(MATERIALS.promise, true),
      communityService: proof(MATERIALS.communityService, true),
      other: { label: '其他条件的证明', kind: 'area', optional: true, hint: '每行一项：名称：证明' },
      gravity: {
        label: '失信程度',
        kind: 'choice',
        optional: true,
        options: [
          { value: '', label: '按分类标准' },
          ...Object.entries(GRAVITIES).map(([value, label]) => ({ value, label })),
        ],
        hint: '只有办理机关可以另行确定，并须说明理由',
      },
      gravityReasons: { label: '另行确定失信程度的理由', kind: 'area', optional: true },
      agent: { label: '代理人姓名', kind: 'text', optional: true, maxLength: 100 },
      authority: { label: '授权证明', kind: 'text', optional: true, hint: '授权委托书的编号、日期和存放处' },
    },
    consequence: '不收取任何费用。收到申请后立即给申请人受理号和查询码。',
    refusals: [
      'DISPUTED_THING_UNKNOWN',
      'NOT_ONES_OWN',
      'AUTHORITY_NOT_PROVED',
      'REPAIR_BARRED',
      'REPAIR_OPEN',
      'REPAIR_TOO_EARLY',
      'REPAIR_CONDITIONS_UNMET',
      'DOCUMENT_DIFFERS',
      'AFTER_END',
      'UNIT_WITHOUT_POWER',
      'REASONS_MISSING',
      'GRAVITY_CONFIRMED',
      'REPAIR_HANDLER_ELSEWHERE',
    ],
    startsFrom: ['entry'],
    readStart: async (_caller, _params, { entry = '' }) => ({ values: { entry } }),
    back: { label: '信用修复', href: '/staff/repairs' },
    run: async (caller, _params, given) => {
      const { organisationId: unitId, place: jurisdiction, principal } = caller
      const bar = findBar(principal, 'repair.takeIn', { unitId, jurisdiction })
      if (bar !== undefined) return bar
      const gravity = findGravity(given.gravity)
      const done = await applyForRepair(service, actingOf(caller), {
        entryId: given.entry,
        documentNumber: given.documentNumber,
        applicant: { by: 'number', number: given.number },
        channel: 'window',
        externalKey: null,
        materials: { ...given, other: readOther(given.other) },
        agent: given.agent === '' ? null : { name: given.agent, authority: given.authority },
        files: [],
        assigned: gravity === undefined ? null : { gravity, reasons: given.gravityReasons },
      })
      if (!done.ok) return done
      const { repairId: id, version, receiptNumber, queryCode } = done.value
      return ok({ id, version, secret: `${receiptNumber} ${queryCode}` })
    },
  })
}

function findGravity(text: string): RepairGravity | undefined {
  return (Object.keys(GRAVITIES) as RepairGravity[]).find((each) => each === text)
}

/** Further proofs, one a line: its name, a colon, what proves it. */
export function readOther(text: string): readonly { readonly name: string; readonly evidence: string }[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const at = line.search(/[:：]/)
      return at === -1
        ? { name: line, evidence: '' }
        : { name: line.slice(0, at).trim(), evidence: line.slice(at + 1).trim() }
    })
}

function actRoutes(service: Service, name: RepairActName): readonly Route[] {
  const { noun, title, operationId, refusals } = REPAIR_ACTS[name]
  const { fields, consequence, read } = OFFERS[name]
  const permission = REPAIR_PERMISSIONS[name]
  const findFor = async (caller: Caller, id: string) => {
    const found = await findRepair(service, id)
    return found === undefined || !maySeeRepair(caller, found.state) ? undefined : found
  }
  return staffAct({
    operationId,
    path: `/repairs/:id/${noun}`,
    title,
    tag: TAG,
    permission,
    fields,
    ...(consequence === undefined ? {} : { consequence }),
    refusals,
    back: { label: '修复申请', href: '/staff/repairs/:id' },
    readStart: async (caller, { id = '' }) => {
      if (name !== 'assign' && name !== 'orderRecusal') return {}
      const found = await findFor(caller, id)
      if (found === undefined) return {}
      const unitId = actingUnit(name, found.state, caller.organisationId)
      return { options: { officer: await listOfficerChoices(service, unitId) } }
    },
    readTarget: async (caller, { id = '' }) => {
      const found = await findFor(caller, id)
      if (found === undefined) return undefined
      const { receiptNumber, receivedOn, subjectId } = found.state
      const subject = (await findSubjectName(service.db, subjectId)) ?? PROTECTED
      return {
        version: found.version,
        about: [
          { label: '受理号', value: { kind: 'text', text: receiptNumber } },
          { label: '主体', value: { kind: 'text', text: subject } },
          { label: '收到日期', value: { kind: 'date', date: receivedOn } },
        ],
      }
    },
    run: async (caller, { id = '' }, given, expected) => {
      const found = await findFor(caller, id)
      if (found === undefined) return NOT_THERE
      const unitId = actingUnit(name, found.state, caller.organisationId)
      const bar = findBar(caller.principal, permission, { unitId, jurisdiction: found.state.place })
      if (bar !== undefined) return bar
      const act = read(given)
      if (act === undefined) return refuse({ code: 'NOTICE_INCOMPLETE', missing: ['letterDate'], basis: [] })
      const done = await actOnRepair(service, actingOf(caller), id, act, expected)
      return done.ok ? ok({ id, version: done.value.version }) : done
    },
  })
}

const SHIELD_BACK = { label: '名单案件', href: '/staff/listings/:id' } as const

async function readShieldTarget(service: Service, caller: Caller, id: string) {
  const found = await findListing(service, id)
  if (found === undefined) return undefined
  const { determiner: unitId, place: jurisdiction, document, subjectId, listTypeId } = found.state
  if (findBar(caller.principal, 'repair.shield', { unitId, jurisdiction }) !== undefined) return undefined
  const subject = (await findSubjectName(service.db, subjectId)) ?? PROTECTED
  const entry = await findRepairable(service.db, id)
  const law = await service.law(service.db, service.ambient.today())
  const list = entry === undefined ? listTypeId : describeEntry(entry.entry, law).name
  return {
    found,
    version: found.version,
    about: [
      { label: '主体', value: { kind: 'text', text: subject } },
      { label: '名单', value: { kind: 'text', text: list } },
      { label: '依据文书', value: { kind: 'text', text: document.number } },
    ],
  } as const
}

function shieldRoutes(service: Service): readonly Route[] {
  return staffAct({
    operationId: 'shieldForInsolvency',
    path: '/listings/:id/insolvency-shield',
    title: '破产重整、和解期间暂停公示',
    tag: TAG,
    permission: 'repair.shield',
    fields: {
      number: { label: '法院裁定书案号', kind: 'text', maxLength: 100 },
      date: { label: '裁定日期', kind: 'date' },
      evidence: { label: '裁定内容摘要', kind: 'area', hint: '批准重整计划或者认可和解协议的裁定' },
    },
    consequence: '自今日起公众查不到该条目，各地暂停执行有关措施；期限照常计算。重整、和解执行完毕后可以申请信用修复。',
    refusals: ['WRONG_STATE', 'AFTER_END', 'DOCUMENT_MISSING', 'DATE_IN_FUTURE', 'REPAIR_BARRED'],
    back: SHIELD_BACK,
    readTarget: async (caller, { id = '' }) => readShieldTarget(service, caller, id),
    run: async (caller, { id = '' }, { number, date, evidence }, expected) => {
      if ((await readShieldTarget(service, caller, id)) === undefined) return NOT_THERE
      const on = parseLocalDate(date)
      if (on === undefined) return refuse({ code: 'DOCUMENT_MISSING', basis: [] })
      const done = await actOnShield(
        service,
        actingOf(caller),
        id,
        { act: 'shield', number, date: on, evidence },
        expected,
      )
      return done.ok ? ok({ id, version: done.value.version }) : done
    },
  })
}

function shieldEndRoutes(service: Service): readonly Route[] {
  return staffAct({
    operationId: 'endInsolvencyShield',
    path: '/listings/:id/insolvency-shield-end',
    title: '结束破产期间的暂停公示',
    tag: TAG,
    permission: 'repair.shield',
    fields: {
      why: {
        label: '结束原因',
        kind: 'choice',
        options: [
          { value: 'carriedOut', label: '重整计划、和解协议执行完毕（信用修复决定作出前继续暂停）' },
          { value: 'failed', label: '重整、和解程序终止' },
          { value: 'repairRefused', label: '执行完毕后未获准信用修复，或者未申请' },
        ],
      },
      reasons: { label: '说明', kind: 'area', hint: '不得填写证件号码' },
    },
    refusals: ['WRONG_STATE', 'REASONS_MISSING'],
    back: SHIELD_BACK,
    readTarget: async (caller, { id = '' }) => {
      const target = await readShieldTarget(service, caller, id)
      if (target === undefined) return undefined
      const { state } = target.found
      const shielded = state.kind === 'listed' && findInsolvencyShield(state) !== undefined
      return shielded ? target : undefined
    },
    run: async (caller, { id = '' }, { why, reasons }, expected) => {
      if ((await readShieldTarget(service, caller, id)) === undefined) return NOT_THERE
      const end = { act: 'endShield', why: shieldEndOf(why), reasons } as const
      const done = await actOnShield(service, actingOf(caller), id, end, expected)
      return done.ok ? ok({ id, version: done.value.version }) : done
    },
  })
}

function shieldEndOf(why: string): ShieldEnd {
  return why === 'carriedOut' || why === 'repairRefused' ? why : 'failed'
}
