import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { findListType } from '@xinheng/domain/catalogue/catalogue'
import type { DutyReading } from '@xinheng/domain/duty/duty'
import type { Citation } from '@xinheng/domain/kernel/citation'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { renderCitation } from '@xinheng/domain/kernel/render-citation'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import { listSectorChecks, SECTOR_CHECKS } from '@xinheng/domain/repair/sector-conditions'
import { findUnit } from '../organisation/organisation-views.ts'
import { readAnsweringUnit, type Repair, type RepairEvent } from '@xinheng/domain/repair/repair'
import { actingOf } from '../access/access-port.ts'
import type { Caller } from '../access/caller.ts'
import { mayAct } from '../access/permissions.ts'
import { refusalProblem } from '../http/problem.ts'
import { listNames } from '../listing/listing-views.ts'
import type { ActionView, CitationView, Fact, RefusalView, StatusWord } from '../pages/models.ts'
import type { ProcedureStanding } from '../pages/portal/procedure-pages.ts'
import type { ClockLine, RepairCaseModel, RepairRowModel } from '../pages/staff/repair-page.ts'
import type { WorkListModel } from '../pages/models.ts'
import { readRemedies } from '../portal/law-line-views.ts'
import type { Service } from '../service.ts'
import { REPAIR_PERMISSIONS, type RepairActName } from './repair-act.ts'
import { unitWithOfficer } from '../review/case-hand-words.ts'
import { findRepair, previewRepairActs } from './repair-use-cases.ts'
import {
  listRepairHistory,
  listRepairs,
  readReasonsFor,
  readRepairClocks,
  REPAIR_FILTERS,
  type RepairFilter,
} from './repair-views.ts'
import { findRepairable, type RepairableEntry } from './repair-window-views.ts'
import {
  APPLICANT_PROOFS,
  CHANNELS,
  GRAVITIES,
  GRAVITY_SOURCES,
  MATERIALS,
  REPAIR_ACT_NAMES,
  REPAIR_ACTS,
  REPAIR_DUTIES,
  REPAIR_EVENT_WORDS,
  REPAIR_STATES,
} from './repair-words.ts'

const PAGE_SIZE = 20
const PROTECTED = '个人信息，须另行查阅'
const FILTERS: Readonly<Record<RepairFilter, string>> = {
  open: '待办理',
  toPublicise: '待公示生效',
  done: '已执行',
  refused: '不予受理、不予修复和撤回',
}

const text = (label: string, value: string): Fact => ({ label, value: { kind: 'text', text: value } })
const date = (label: string, value: string | null): Fact => ({ label, value: { kind: 'date', date: value } })

/** A refusal as a page shows it: title, what to do instead, and its articles. */
export function toRefusalView(refusal: Refusal): RefusalView {
  const { code, title, detail } = refusalProblem(refusal, '')
  return { code, title: titleOf(refusal, title), mend: detail, basis: refusal.basis.map(toCitation) }
}

/** The title, with the day or the class where the refusal names one. */
function titleOf(refusal: Refusal, title: string): string {
  if (refusal.code !== 'REPAIR_TOO_EARLY') return title
  const { from, gravity, confirmed } = refusal
  const words = GRAVITIES[gravity as keyof typeof GRAVITIES]
  return `${title}：失信程度为“${words}”${confirmed ? '' : '（分类未经主管部门确认）'}，${from} 起可以申请`
}

function toCitation(citation: Citation): CitationView {
  return { text: renderCitation(citation), confirmed: true, passage: null }
}

/** The inbox of the caller: what the unit handles or took in, or the whole place for who oversees it; by clock. */
export async function readRepairList(
  service: Service,
  caller: Caller,
  asked: { readonly q: string; readonly state: string; readonly page: number },
): Promise<Omit<WorkListModel<RepairRowModel>, 'frame'>> {
  const { place, organisationId, principal } = caller
  const wide = mayAct(principal, 'repair.read', { jurisdiction: place })
  const filter = REPAIR_FILTERS.find((each) => each === asked.state)
  const { rows, total } = await listRepairs(service.db, {
    place,
    page: asked.page,
    size: PAGE_SIZE,
    ...(wide ? {} : { unitId: organisationId }),
    ...(filter === undefined ? {} : { filter }),
    ...(asked.q === '' ? {} : { text: asked.q }),
  })
  const tab = (of: RepairFilter | undefined, label: string) => ({
    label,
    count: of === filter ? total : null,
    href: of === undefined ? '/staff/repairs' : `/staff/repairs?state=${of}`,
    current: of === filter,
  })
  return {
    tabs: [tab(undefined, '全部'), ...REPAIR_FILTERS.map((each) => tab(each, FILTERS[each]))],
    search: { name: 'q', value: asked.q, error: null },
    rows: rows.map((row) => ({
      href: `/staff/repairs/${row.repairId}`,
      receipt: row.receiptNumber,
      subject: row.subjectName ?? PROTECTED,
      handler: unitWithOfficer(row.handler, row.officer),
      receivedOn: row.receivedOn,
      due: row.dueOn,
      status: REPAIR_STATES[row.state],
    })),
    paging: {
      page: asked.page,
      size: PAGE_SIZE,
      total,
      path: '/staff/repairs',
      query: { q: asked.q, state: asked.state },
    },
  }
}

/** The unit whose official does an act: who took it in or answers it confirms the applicant, and records a withdrawal. */
export function actingUnit(name: RepairActName, repair: Repair, ownUnit: string): string {
  const answers = readAnsweringUnit(repair)
  if (name === 'confirmApplicant') return ownUnit === answers ? answers : repair.takenInBy
  return name === 'withdraw' ? repair.takenInBy : answers
}

/** Whether the caller handles an application, took it in, or oversees its place. */
export function maySeeRepair({ principal }: Caller, repair: Repair): boolean {
  const { takenInBy, place } = repair
  return [readAnsweringUnit(repair), takenInBy].some((unitId) =>
    mayAct(principal, 'repair.read', { unitId, jurisdiction: place }),
  )
}

/** One application; `undefined` when it is not there or out of the caller's reach. */
export async function readRepairPage(
  service: Service,
  caller: Caller,
  id: string,
): Promise<Omit<RepairCaseModel, 'frame'> | undefined> {
  const found = await findRepair(service, id)
  if (found === undefined || !maySeeRepair(caller, found.state)) return undefined
  const { state: repair } = found
  const { db, ambient } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  const { recused = [], assignedTo = null } = repair
  const officers = assignedTo === null ? recused : [...recused, assignedTo]
  const units = [repair.handler, repair.takenInBy, readAnsweringUnit(repair)]
  const names = await listNames(db, [...units, ...officers])
  const subject = await db.selectFrom('subject').select('name').where('id', '=', repair.subjectId).executeTakeFirst()
  const mayRead = [readAnsweringUnit(repair), repair.takenInBy].some((unitId) =>
    mayAct(caller.principal, 'repair.accept', { unitId }),
  )
  return {
    title: `${repair.receiptNumber} ${subject?.name ?? PROTECTED}`,
    facts: [...factsOf(repair, names), ...(await aboutFacts(service, repair, law))],
    notices: [...noticesOf(repair), ...(await listChecks(service, repair, today))],
    actions: await readActions(service, caller, repair),
    clocks: await readClockLines(service, repair, law, today),
    materials: listMaterials(repair),
    files: repair.files,
    textsHref: mayRead ? `/staff/repairs/${id}/texts` : null,
    timeline: await readTimeline(service, id),
  }
}

function handsOf({ assignedTo = null, recused = [] }: Repair, names: ReadonlyMap<string, string>): readonly Fact[] {
  const nameOf = (id: string) => names.get(id) ?? id
  return [
    ...(assignedTo === null ? [] : [text('承办人', nameOf(assignedTo))]),
    ...(recused.length === 0 ? [] : [text('回避人员', recused.map(nameOf).join('、'))]),
  ]
}

function factsOf(repair: Repair, names: ReadonlyMap<string, string>): readonly Fact[] {
  const { gravity, gravityBy, gravityConfirmed, handler, recorder, takenInBy, channel, receivedOn, identity } = repair
  const sure = gravityConfirmed ? '' : '，未经主管部门确认'
  const facts: Fact[] = [
    { label: '状态', value: { kind: 'status', status: REPAIR_STATES[repair.kind] } },
    text('办理机关', names.get(handler) ?? handler),
    ...handsOf(repair, names),
    ...(recorder === null ? [] : [text('转送并登记答复', names.get(recorder) ?? recorder)]),
    text('申请人', repair.raiser.kind === 'agent' ? '代理人，已提交授权证明' : '本人（本单位）'),
    text('身份', identity === null ? '尚未确认' : APPLICANT_PROOFS[identity]),
    text('接收渠道', `${CHANNELS[channel]}（${names.get(takenInBy) ?? takenInBy}）`),
    date('收到日期', receivedOn),
    text('失信程度', `${GRAVITIES[gravity]}（${GRAVITY_SOURCES[gravityBy]}${sure}）`),
  ]
  if (repair.kind === 'granted') {
    facts.push(date('生效日期', repair.effectiveOn), date('停止公示和共享日期', repair.executedOn))
    for (const { on, finding } of repair.followUps)
      facts.push(text('修复后跟踪', `${on}：${finding === 'kept' ? '承诺得到履行' : '承诺未得到履行'}`))
  }
  return facts
}

async function aboutFacts(service: Service, { target }: Repair, law: LawInForce): Promise<readonly Fact[]> {
  const id = target.kind === 'listing' ? target.listingId : target.recordId
  const found = await findRepairable(service.db, id)
  if (found === undefined) return []
  const { name, number } = describeEntry(found.entry, law)
  const href = target.kind === 'listing' ? `/staff/listings/${id}` : `/staff/records/${id}`
  return [{ label: '申请修复的记录', value: { kind: 'link', text: `${name} ${number}`.trim(), href } }]
}

/** What an entry is called, and the number of its document. */
export function describeEntry(
  entry: RepairableEntry,
  law: LawInForce,
): { readonly name: string; readonly number: string } {
  if (entry.kind === 'record') {
    const { documentTitle, documentNumber } = entry.record
    return { name: documentTitle, number: documentNumber ?? '' }
  }
  const { listTypeId, document } = entry.listing
  return { name: findListType(law.catalogue, listTypeId)?.name ?? listTypeId, number: document.number }
}

const NOTICES = {
  unproved: '申请人只提供了公开的代码和文号，尚未确认身份：核实之前不能受理；主体本人另行申请不受影响。',
  early: (from: string) =>
    `按未经主管部门确认的分类，${from} 起才可以申请：是否受理由办理人员判断并说明理由，不能仅以此自动拒绝。`,
  toPassOn: '作出认定的机关不在本平台：请转送，并依其书面答复登记决定。',
  passedOn: (on: string) => `已于 ${on} 转送作出认定的机关，等待书面答复。`,
}

function noticesOf(repair: Repair): readonly string[] {
  if (repair.kind === 'applied' || repair.kind === 'accepted') {
    const { identity, opensOn, recorder, passedOn } = repair
    return [
      ...(identity === null ? [NOTICES.unproved] : []),
      ...(opensOn === null ? [] : [NOTICES.early(opensOn)]),
      ...(recorder === null ? [] : [passedOn === null ? NOTICES.toPassOn : NOTICES.passedOn(passedOn)]),
    ]
  }
  if (repair.kind !== 'granted') return []
  if (repair.effectiveOn === null) return ['修复结果公示后才生效；公示前公示、共享和措施不停止。']
  return []
}

/** What the rule of the department's own field has its officials look into, with its clause. */
async function listChecks({ db }: Service, repair: Repair, today: LocalDate): Promise<readonly string[]> {
  if (repair.target.kind !== 'record' || (repair.kind !== 'applied' && repair.kind !== 'accepted')) return []
  const found = await findRepairable(db, repair.target.recordId)
  if (found?.entry.kind !== 'record' || found.entry.record.content.kind !== 'penalty') return []
  const { penalties } = found.entry.record.content
  const unit = await findUnit(db, found.entry.record.authorityId)
  const checks = listSectorChecks(SECTOR_CHECKS, { departments: unit?.departments ?? [], penalties }, today)
  return checks.map(({ name, source }) => `须另行核查：${name}（${renderCitation(source)}）`)
}

function listMaterials({ materials }: Repair): RepairCaseModel['materials'] {
  const { performance, rectification, promise, communityService, other } = materials
  const own = { performance, rectification, promise, communityService }
  const names = Object.keys(MATERIALS) as (keyof typeof MATERIALS)[]
  return [
    ...names
      .filter((name) => name !== 'communityService' || communityService !== null)
      .map((name) => ({ name: MATERIALS[name], given: (own[name] ?? '') !== '' })),
    ...other.map(({ name, evidence }) => ({ name, given: evidence !== '' })),
  ]
}

async function readActions(service: Service, caller: Caller, repair: Repair): Promise<readonly ActionView[]> {
  const { place, repairId, identity, recorder } = repair
  const done: Readonly<Partial<Record<RepairActName, boolean>>> = {
    confirmApplicant: identity !== null,
    accept: recorder !== null,
    decline: recorder !== null && identity !== null,
    passOn: repair.passedOn !== null,
  }
  const names = REPAIR_ACT_NAMES.filter((name) => {
    if (done[name] === true) return false
    const unitId = actingUnit(name, repair, caller.organisationId)
    return mayAct(caller.principal, REPAIR_PERMISSIONS[name], { unitId, jurisdiction: place })
  })
  const refusals = await previewRepairActs(service, { ...actingOf(caller), place }, repair)
  const shown = names.filter((name) => refusals[name]?.code !== 'WRONG_STATE')
  const next = shown.find((name) => refusals[name] === null)
  return shown
    .filter((name) => name !== 'publicise' || refusals[name]?.code !== 'PUBLICITY_NOT_FORESEEN')
    .map((name) => {
      const refusal = refusals[name]
      return {
        name,
        label: REPAIR_ACTS[name].title,
        href: `/staff/repairs/${repairId}/${REPAIR_ACTS[name].noun}`,
        primary: name === next,
        refusal: refusal === null ? null : toRefusalView(refusal),
      }
    })
}

async function readTimeline(service: Service, id: string): Promise<RepairCaseModel['timeline']> {
  const history = await listRepairHistory(service.db, id)
  const names = await listNames(
    service.db,
    history.flatMap(({ actorId, unitId }) => (unitId === null ? [actorId] : [actorId, unitId])),
  )
  return history.toReversed().map(({ event, actorId, unitId }) => ({
    at: event.on,
    act: REPAIR_EVENT_WORDS[event.type],
    who: [unitId, actorId].flatMap((each) => (each === null ? [] : [names.get(each) ?? '系统'])).join(' · '),
    note: noteOf(event),
    basis: event.ground.basis.map(toCitation),
  }))
}

function noteOf(event: RepairEvent): string | null {
  switch (event.type) {
    case 'RepairDecided':
      return event.decision.outcome === 'granted' ? '准予修复' : '不予修复'
    case 'RepairPublicised':
      return event.site
    case 'RepairFollowedUp':
      return event.finding === 'kept' ? '承诺得到履行' : '承诺未得到履行'
    case 'RepairApplied':
    case 'ApplicantConfirmed':
    case 'RepairPassedOn':
    case 'RepairAccepted':
    case 'RepairNotAccepted':
    case 'RepairExecuted':
    case 'RepairOfficerRecused':
    case 'RepairAssigned':
    case 'RepairReopened':
    case 'RepairWithdrawn':
      return null
  }
}

/** Every clock of an application in words. */
export async function readClockLines(
  { db }: Pick<Service, 'db'>,
  repair: Repair,
  law: LawInForce,
  on: LocalDate,
): Promise<readonly ClockLine[]> {
  const clocks = readRepairClocks(repair, law, on)
  const names = await listNames(
    db,
    clocks.map(({ duty }) => duty.owner),
  )
  return clocks.map(({ duty, reading }) => ({
    duty: REPAIR_DUTIES[duty.kind] ?? duty.kind,
    owner: names.get(duty.owner) ?? duty.owner,
    since: duty.since,
    lastDay: 'lastDay' in reading ? reading.lastDay : null,
    status: clockStatus(reading),
  }))
}

function clockStatus(reading: DutyReading): StatusWord {
  switch (reading.kind) {
    case 'done':
      return reading.daysLate === 0
        ? { kind: 'done', label: `${reading.on} 完成` }
        : { kind: 'overdue', label: `${reading.on} 完成，逾期 ${reading.daysLate} 个工作日` }
    case 'withoutLimit':
      return { kind: 'waiting', label: '未规定天数' }
    case 'running':
      return { kind: 'waiting', label: reading.alert === null ? '办理中' : `办理中，时限已过 ${reading.alert}%` }
    case 'breached':
      return { kind: 'overdue', label: `已逾期 ${reading.daysLate} 个工作日` }
  }
}

/** Where an application stands, for its applicant: facts, clocks, the reasons, and what can be done against them. */
export async function readRepairStatus(service: Service, repair: Repair, readerId: string): Promise<ProcedureStanding> {
  const { db, ambient } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  const names = await listNames(db, [repair.handler, repair.takenInBy, readAnsweringUnit(repair)])
  const { target, place } = repair
  const id = target.kind === 'listing' ? target.listingId : target.recordId
  const found = await findRepairable(db, id)
  const about = found === undefined ? [] : [text('申请修复的记录', nameOf(found.entry, law))]
  const ref = 'decision' in repair ? repair.decision.reasons : repair.kind === 'notAccepted' ? repair.reasons : null
  const listTypes = found?.entry.kind === 'listing' ? [found.entry.listing.listTypeId] : []
  const settled = repair.kind === 'refused' || repair.kind === 'notAccepted'
  return {
    facts: [text('受理号', repair.receiptNumber), ...factsOf(repair, names), ...about],
    clocks: await readClockLines(service, repair, law, today),
    reasons: ref === null ? null : await readReasonsFor(service, ref, readerId),
    remedies: settled ? readRemedies(law, place, today, true, listTypes) : [],
  }
}

function nameOf(entry: RepairableEntry, law: LawInForce): string {
  const { name, number } = describeEntry(entry, law)
  return `${name} ${number}`.trim()
}
