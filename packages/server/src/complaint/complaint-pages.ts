import { readComplaintDuties } from '@xinheng/domain/complaint/complaint-duties'
import type { Complaint } from '@xinheng/domain/complaint/complaint'
import { actingOf } from '../access/access-port.ts'
import type { Caller } from '../access/caller.ts'
import { mayAct } from '../access/permissions.ts'
import { listNames } from '../listing/listing-views.ts'
import { findSubjectName } from '../listing/listing-views.ts'
import type { ActionView, Fact } from '../pages/models.ts'
import type { DisputeCaseModel, DisputeListModel } from '../pages/staff/dispute-page.ts'
import { unitWithOfficer } from '../review/case-hand-words.ts'
import {
  clockLines,
  dateFact,
  disputeTimeline,
  PROTECTED_NAME,
  targetFacts,
  textFact,
  toRefusalView,
} from '../review/dispute-page-words.ts'
import type { Service } from '../service.ts'
import { COMPLAINT_PERMISSIONS } from './complaint-act.ts'
import { findComplaint, previewComplaintActs } from './complaint-use-cases.ts'
import { listComplaints } from './complaint-views.ts'
import {
  COMPLAINT_ACT_NAMES,
  COMPLAINT_ACTS,
  COMPLAINT_EVENTS,
  COMPLAINT_GROUNDS,
  COMPLAINT_LEVELS,
  COMPLAINT_STATES,
  INTAKE_CHANNELS,
  OUTCOMES,
} from './complaint-words.ts'

/** Whether a caller may see a complaint: its handler's unit, or who watches over the place. */
export function maySeeComplaint({ principal }: Caller, { handler, place }: Complaint): boolean {
  return mayAct(principal, 'complaint.read', { unitId: handler, jurisdiction: place })
}

/** The complaints that the caller may see. */
export async function readComplaintList(
  service: Service,
  { principal, organisationId, place }: Caller,
): Promise<Omit<DisputeListModel, 'frame'>> {
  const all = mayAct(principal, 'complaint.read', { jurisdiction: place })
  const rows = await listComplaints(service.db, { place, handlers: all ? 'all' : [organisationId] })
  const names = await listNames(
    service.db,
    rows.flatMap(({ complaint: { handler, assignedTo } }) => (assignedTo === null ? [handler] : [handler, assignedTo])),
  )
  const mayAdd = mayAct(principal, 'complaint.takeIn', { unitId: organisationId, jurisdiction: place })
  return {
    kind: 'complaints',
    addHref: mayAdd ? '/staff/complaints/intake' : null,
    rows: rows.map(({ complaint, subjectName }) => ({
      href: `/staff/complaints/${complaint.complaintId}`,
      number: complaint.receiptNumber,
      subject: subjectName ?? PROTECTED_NAME,
      unit: unitWithOfficer(
        names.get(complaint.handler) ?? complaint.handler,
        complaint.assignedTo === null ? null : (names.get(complaint.assignedTo) ?? complaint.assignedTo),
      ),
      since: complaint.receivedOn,
      status: COMPLAINT_STATES[complaint.kind],
    })),
  }
}

/** One complaint with what may be done; `undefined` out of the caller's reach. */
export async function readComplaintPage(
  service: Service,
  caller: Caller,
  id: string,
): Promise<Omit<DisputeCaseModel, 'frame'> | undefined> {
  const found = await findComplaint(service, id)
  if (found === undefined || !maySeeComplaint(caller, found.state)) return undefined
  const { state } = found
  const today = service.ambient.today()
  const law = await service.law(service.db, today)
  const subject = (await findSubjectName(service.db, state.subjectId)) ?? PROTECTED_NAME
  return {
    kind: 'complaints',
    title: `${subject} 投诉 ${state.receiptNumber}`,
    facts: [...(await factsOf(service, state)), ...(await targetFacts(service, state.target, law))],
    notices: state.afterEnd ? ['所涉条目已经终止；投诉照常处理，成立的应当恢复信誉。'] : [],
    actions: await actionsOf(service, caller, state),
    clocks: await clockLines(service, readComplaintDuties(state, law), law, today),
    orders: [],
    timeline: await disputeTimeline(service, id, COMPLAINT_EVENTS),
  }
}

async function factsOf({ db }: Service, complaint: Complaint): Promise<readonly Fact[]> {
  const { level, handler, channel, ground, receivedOn, objectionId, meetings } = complaint
  const called = meetings.flatMap(({ departments }) => departments)
  const { assignedTo, recused } = complaint
  const names = await listNames(db, [handler, ...called, ...recused, ...(assignedTo === null ? [] : [assignedTo])])
  const nameOf = (unit: string) => names.get(unit) ?? unit
  const facts: Fact[] = [
    { label: '状态', value: { kind: 'status', status: COMPLAINT_STATES[complaint.kind] } },
    textFact('办理单位', `${nameOf(handler)}（${COMPLAINT_LEVELS[level]}）`),
    dateFact('收到日期', receivedOn),
    textFact('提出方式', INTAKE_CHANNELS[channel]),
    textFact('投诉理由', COMPLAINT_GROUNDS[ground]),
  ]
  if (assignedTo !== null) facts.push(textFact('承办人', nameOf(assignedTo)))
  if (recused.length > 0) facts.push(textFact('回避人员', recused.map(nameOf).join('、')))
  if (objectionId !== null) {
    facts.push({
      label: '所涉异议',
      value: { kind: 'link', text: '查看异议', href: `/staff/objections/${objectionId}` },
    })
  }
  for (const { on, departments, experts } of meetings) {
    const invited = experts === null ? '' : `；专家：${experts.drawn.join('、')}`
    facts.push(textFact('召集研究', `${on} ${departments.map(nameOf).join('、')}${invited}`))
  }
  if (complaint.kind === 'decided') {
    facts.push(textFact('处理结果', `${complaint.decision.decidedOn} ${OUTCOMES[complaint.decision.outcome]}`))
  }
  return facts
}

async function actionsOf(service: Service, caller: Caller, complaint: Complaint): Promise<readonly ActionView[]> {
  const target = { unitId: complaint.handler, jurisdiction: complaint.place }
  const refusals = await previewComplaintActs(service, { ...actingOf(caller), place: complaint.place }, complaint)
  const names = COMPLAINT_ACT_NAMES.filter((name) => mayAct(caller.principal, COMPLAINT_PERMISSIONS[name], target))
  const open = names.filter((name) => refusals[name]?.code !== 'WRONG_STATE')
  const next = open.find((name) => refusals[name] === null)
  return open.map((name) => {
    const refusal = refusals[name]
    return {
      name,
      label: COMPLAINT_ACTS[name].title,
      href: `/staff/complaints/${complaint.complaintId}/${COMPLAINT_ACTS[name].noun}`,
      primary: name === next,
      refusal: refusal === null ? null : toRefusalView(refusal),
    }
  })
}
