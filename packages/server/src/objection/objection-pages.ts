import { countWorkingDays } from '@xinheng/domain/calendar/limits'
import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { readDuty } from '@xinheng/domain/duty/duty'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { Objection } from '@xinheng/domain/objection/objection'
import { actingOf } from '../access/access-port.ts'
import type { Caller } from '../access/caller.ts'
import { mayAct } from '../access/permissions.ts'
import { listNames } from '../listing/listing-views.ts'
import type { ActionView, Fact, StatusWord, WorkListModel } from '../pages/models.ts'
import type { ProcedureStanding } from '../pages/portal/procedure-pages.ts'
import type { ObjectionCaseModel, ObjectionRowModel } from '../pages/staff/objection-page.ts'
import type { ClockLine } from '../pages/staff/repair-page.ts'
import { readRemedies } from '../portal/law-line-views.ts'
import { objectionZh } from '../pages/messages/zh-cn-objection.ts'
import { unitWithOfficer } from '../review/case-hand-words.ts'
import {
  dateFact,
  disputeTimeline,
  PROTECTED_NAME,
  targetFacts,
  textFact,
  toRefusalView,
} from '../review/dispute-page-words.ts'
import { dutyStatus } from '../review/review-words.ts'
import { describeTarget } from '../review/dispute-target-views.ts'
import { readDisputedFacts } from '../review/disputed-entry-views.ts'
import type { Service } from '../service.ts'
import { findObjection, previewObjectionActs } from './objection-use-cases.ts'
import {
  listExcludable,
  listObjections,
  OBJECTION_FILTERS,
  readObjectionClocks,
  type ObjectionFilter,
  type ObjectionRow,
} from './objection-views.ts'
import {
  CHANNELS,
  FORMS,
  GROUNDS,
  IDENTITIES,
  OBJECTION_ACT_NAMES,
  OBJECTION_ACTS,
  OBJECTION_DUTIES,
  OBJECTION_EVENT_WORDS,
  OBJECTION_STATES,
  OUTCOMES,
  permissionOf,
  TARGETS,
  UNIDENTIFIED,
  UNPROVED,
} from './objection-words.ts'

const PAGE_SIZE = 20
const FILTERS: Readonly<Record<ObjectionFilter, string>> = { open: '待处理', toTell: '待告知', done: '已办结' }

/** The inbox of the caller: what its unit verifies or took in, or the whole place for who oversees it; by clock. */
export async function readObjectionList(
  service: Service,
  caller: Caller,
  asked: { readonly q: string; readonly state: string; readonly page: number },
): Promise<Omit<WorkListModel<ObjectionRowModel>, 'frame'>> {
  const { place, organisationId, principal } = caller
  const { db, ambient } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  const wide = mayAct(principal, 'objection.read', { jurisdiction: place })
  const filter = OBJECTION_FILTERS.find((each) => each === asked.state)
  const { rows, total } = await listObjections(db, {
    place,
    page: asked.page,
    size: PAGE_SIZE,
    ...(wide ? {} : { unitId: organisationId }),
    ...(filter === undefined ? {} : { filter }),
    ...(asked.q === '' ? {} : { text: asked.q }),
  })
  const tab = (of: ObjectionFilter | undefined, label: string) => ({
    label,
    count: of === filter ? total : null,
    href: of === undefined ? '/staff/objections' : `/staff/objections?state=${of}`,
    current: of === filter,
  })
  const query = { q: asked.q, state: asked.state }
  return {
    tabs: [tab(undefined, '全部'), ...OBJECTION_FILTERS.map((each) => tab(each, FILTERS[each]))],
    search: { name: 'q', value: asked.q, error: null },
    rows: rows.map((row) => ({
      href: `/staff/objections/${row.objectionId}`,
      receipt: row.receiptNumber,
      subject: row.subjectName ?? PROTECTED_NAME,
      about: TARGETS[row.targetKind],
      verifier: unitWithOfficer(row.verifier, row.officer),
      receivedOn: row.receivedOn,
      due: row.dueOn,
      overdue: overdueOf(row.dueOn, law, today),
      status: statusOfRow(row),
    })),
    paging: { page: asked.page, size: PAGE_SIZE, total, path: '/staff/objections', query },
  }
}

function statusOfRow({ state, identified, fastTrack, outcome }: ObjectionRow): StatusWord {
  if (state === 'received' && !identified) return UNIDENTIFIED
  if (state === 'received' && fastTrack) return { kind: 'received', label: '核实中（优先）' }
  if (state === 'decided') return { kind: 'done', label: wordOf(OUTCOMES, outcome) }
  return OBJECTION_STATES[state]
}

/** How late a duty is in working days, in words; `null` while it is in time. */
function overdueOf(dueOn: LocalDate | null, { calendar }: LawInForce, today: LocalDate): StatusWord | null {
  if (dueOn === null || dueOn >= today) return null
  return { kind: 'overdue', label: `已逾期 ${countWorkingDays(dueOn, today, calendar).count} 个工作日` }
}

/** Whether the caller verifies an objection, took it in, or oversees its place. */
export function maySeeObjection({ principal }: Caller, { verifier, takenInBy, place }: Objection): boolean {
  return [verifier, takenInBy].some((unitId) => mayAct(principal, 'objection.read', { unitId, jurisdiction: place }))
}

/** One objection; `undefined` when it is not there or out of the caller's reach. */
export async function readObjectionPage(
  service: Service,
  caller: Caller,
  id: string,
): Promise<Omit<ObjectionCaseModel, 'frame'> | undefined> {
  const { db, ambient } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  const found = await findObjection(db, law, id)
  if (found === undefined || !maySeeObjection(caller, found.state)) return undefined
  const { state: objection } = found
  const { verifier, takenInBy, recused, assignedTo } = objection
  const officers = assignedTo === null ? recused : [...recused, assignedTo]
  const names = await listNames(db, [verifier, takenInBy, ...officers])
  const subject = await db.selectFrom('subject').select('name').where('id', '=', objection.subjectId).executeTakeFirst()
  const mayRead = [verifier, takenInBy].some((unitId) => mayAct(caller.principal, 'objection.verify', { unitId }))
  return {
    title: `${objection.receiptNumber} ${subject?.name ?? PROTECTED_NAME}`,
    facts: factsOf(objection, names),
    notices: noticesOf(objection, names),
    actions: await readActions(service, caller, objection, law),
    clocks: await readClockLines(service, objection, law, today),
    entry: [
      ...(await targetFacts(service, objection.target, law)),
      ...(await readDisputedFacts(service, objection.target, law, today)),
    ],
    said: saidOf(objection),
    files: listFiles(objection),
    textsHref: mayRead ? `/staff/objections/${id}/texts` : null,
    timeline: await disputeTimeline(service, id, OBJECTION_EVENT_WORDS),
  }
}

function factsOf(objection: Objection, names: ReadonlyMap<string, string>): readonly Fact[] {
  const { verifier, takenInBy, channel, receivedOn, identity, target, ground, assignedTo } = objection
  const waits = objection.unproved === null ? UNIDENTIFIED : UNPROVED
  const status = objection.kind === 'received' && identity === null ? waits : OBJECTION_STATES[objection.kind]
  const outcome = objection.kind === 'decided' ? [textFact('处理结论', OUTCOMES[objection.decision.outcome])] : []
  return [
    { label: '状态', value: { kind: 'status', status } },
    ...outcome,
    textFact('异议事项', TARGETS[target.kind]),
    textFact('理由类别', GROUNDS[ground]),
    textFact('核实单位', names.get(verifier) ?? verifier),
    ...(assignedTo === null ? [] : [textFact('承办人', names.get(assignedTo) ?? assignedTo)]),
    textFact('接收', `${CHANNELS[channel]}（${names.get(takenInBy) ?? takenInBy}）`),
    dateFact('收到日期', receivedOn),
    dateFact('标注日期', objection.markedOn),
    textFact('身份', identity === null ? '尚未确认' : IDENTITIES[identity]),
  ]
}

function noticesOf(objection: Objection, names: ReadonlyMap<string, string>): readonly string[] {
  const c = objectionZh.case
  const { ground, identity, afterEnd, recused } = objection
  const running = objection.kind === 'received'
  return [
    ...(running && (ground === 'identityMixUp' || ground === 'falseRegistration') ? [c.fastTrack] : []),
    ...(running && identity === null ? [c.unidentified] : []),
    ...(afterEnd ? [c.afterEnd] : []),
    ...(recused.length === 0 ? [] : [c.recused(recused.map((id) => names.get(id) ?? id).join('、'))]),
  ]
}

function saidOf({ raiser, form, text, contact }: Objection): readonly Fact[] {
  const by = { subject: '本人（本单位）', agent: '代理人，已提交授权证明', unit: '有关单位自行发现' }[raiser.kind]
  return [
    textFact('提出人', by),
    textFact('形式', FORMS[form]),
    textFact('异议内容', text === '' ? '未填写' : '已封存，查阅时登记理由'),
    textFact('联系方式', contact === null ? '未填写' : '已封存，查阅时登记理由'),
  ]
}

/** Every file that came with an objection. */
export function listFiles({ evidence, raiser }: Objection): readonly string[] {
  return [...evidence, ...(raiser.kind === 'agent' ? [raiser.authority] : [])]
}

async function readActions(
  service: Service,
  caller: Caller,
  objection: Objection,
  law: LawInForce,
): Promise<readonly ActionView[]> {
  const { verifier, takenInBy, place, objectionId, identity, transferredOn, excluded, receivedOn } = objection
  const runs = excluded.some(({ until }) => until === null)
  const told = objection.kind === 'decided' && objection.told.some(({ to }) => to === 'subject')
  const idle: Readonly<Partial<Record<(typeof OBJECTION_ACT_NAMES)[number], boolean>>> = {
    confirmIdentity: identity !== null,
    transfer: transferredOn !== null || verifier === takenInBy,
    beginExcluded: runs || listExcludable(law, place, receivedOn).length === 0,
    endExcluded: !runs,
    tellSubject: told,
  }
  const names = OBJECTION_ACT_NAMES.filter(
    (name) =>
      idle[name] !== true &&
      [verifier, takenInBy].some((unitId) =>
        mayAct(caller.principal, permissionOf(name), { unitId, jurisdiction: place }),
      ),
  )
  const refusals = await previewObjectionActs(service, { ...actingOf(caller), place }, objection)
  const shown = names.filter((name) => refusals[name]?.code !== 'WRONG_STATE')
  const next = shown.find((name) => refusals[name] === null)
  return shown.map((name) => {
    const refusal = refusals[name]
    return {
      name,
      label: OBJECTION_ACTS[name].title,
      href: `/staff/objections/${objectionId}/${OBJECTION_ACTS[name].noun}`,
      primary: name === next,
      refusal: refusal === null ? null : toRefusalView(refusal),
    }
  })
}

/** Every clock of an objection in words. */
export async function readClockLines(
  { db }: Pick<Service, 'db'>,
  objection: Objection,
  law: LawInForce,
  on: LocalDate,
): Promise<readonly ClockLine[]> {
  const clocks = readObjectionClocks(objection, law, on)
  const names = await listNames(
    db,
    clocks.map(({ duty }) => duty.owner),
  )
  return clocks.map(({ duty }) => {
    const reading = readDuty(duty, on, law.calendar)
    return {
      duty: OBJECTION_DUTIES[duty.kind] ?? duty.kind,
      owner: names.get(duty.owner) ?? duty.owner,
      since: duty.since,
      lastDay: 'lastDay' in reading ? reading.lastDay : null,
      status: dutyStatus(reading),
    }
  })
}

/** Where an objection stands, for whoever raised it: facts, clocks, the reasons, and what can be done against them. */
export async function readObjectionStatus(
  service: Service,
  objection: Objection,
  readerId: string,
): Promise<ProcedureStanding> {
  const { db, ambient, vault } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  const names = await listNames(db, [objection.verifier, objection.takenInBy])
  const decision = objection.kind === 'decided' ? objection.decision : null
  const about = await describeTarget(db, objection.target)
  const listTypes = [about?.listTypeId ?? null, ...(objection.target.kind === 'measure' ? [null] : [])]
  const reader = { readerId, unitId: null, reason: '异议人查阅本人异议的办理结果' }
  const said = decision?.reasons ?? objection.unproved?.reasons
  const opened = said === undefined ? undefined : await vault.openValue(db, said, reader)
  return {
    facts: [textFact('受理号', objection.receiptNumber), ...factsOf(objection, names)],
    clocks: await readClockLines(service, objection, law, today),
    reasons: opened?.kind === 'value' ? opened.text : null,
    remedies: decision === null ? [] : readRemedies(law, objection.place, today, true, listTypes),
  }
}

function wordOf(words: Readonly<Record<string, string>>, key: string | null): string {
  return key !== null && Object.hasOwn(words, key) ? (words[key] ?? key) : (key ?? '')
}
