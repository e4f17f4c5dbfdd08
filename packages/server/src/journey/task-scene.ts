import { findMeasure } from '@xinheng/domain/catalogue/catalogue'
import type { FeedbackDuty } from '@xinheng/domain/feedback/feedback'
import { addDays, localDate, type LocalDate } from '@xinheng/domain/calendar/local-date'
import { renderValue } from '@xinheng/domain/rulebook/render-value'
import { readRule } from '@xinheng/domain/rulebook/read-rule'
import { readUnifiedTerm } from '@xinheng/domain/task/read-tasks'
import { NOT_APPLIED_REASONS } from '@xinheng/domain/matter/close-check'
import type { NotAppliedReason } from '@xinheng/domain/matter/matter'
import { deliverDue, type Delivery } from '../db/outbox.ts'
import type { MessageTopic } from '../db/topics.ts'
import { readDuties, sendFeedback } from '../feedback/feedback-use-cases.ts'
import { findListingAsOf } from '../listing/listing-views.ts'
import { findUnit } from '../organisation/organisation-views.ts'
import { actOnTask, type TaskAct } from '../task/task-use-cases.ts'
import type { Unit } from './cast.ts'
import { isNoticeNeeded } from './entry-words.ts'
import { StoryBroken, type Stage } from './stage.ts'

/** Delivers what the outbox holds on a topic; answers the names of the units that were told. */
export async function deliver({ service, clock }: Stage, topic: MessageTopic): Promise<readonly string[]> {
  const receivers: string[] = []
  const hand = async ({ receiver }: Delivery): Promise<'sent'> => {
    const unit = await findUnit(service.db, receiver)
    receivers.push(unit?.name ?? receiver)
    return 'sent'
  }
  await deliverDue(service.db, clock, { [topic]: hand })
  return receivers.toSorted()
}

/** A published or released entry reaches its implementers. */
export async function playDelivery(stage: Stage, code: string, topic: 'published' | 'released'): Promise<void> {
  const told = await deliver(stage, `listing.${topic}`)
  if (told.length === 0) {
    // An entry that an import takes at once is not announced: its tasks follow from the list itself.
    if (topic === 'published') stage.answer({ code, who: '系统', title: '任务随名单实时导出，未另发通知' }, [])
    return
  }
  const title = topic === 'published' ? '发布即向有职权的实施单位派发任务' : '解除通知送达曾收到任务的全部单位'
  stage.answer({ code, who: '系统', title }, [told.join('、')])
}

/** How the tasks of an entry are answered: one measure applied by a unit, one explained by another. */
export interface TaskScene {
  readonly listingId: string
  readonly implementer: Unit
  readonly measureId: string
  readonly established: Extract<TaskAct, { act: 'apply' }>['established']
  /** A measure of the entry that is not the implementer's to use; `null` where each unit may use all. */
  readonly outside: string | null
  readonly explainer: Unit
  readonly explained: { readonly measureId: string; readonly reasonCode: NotAppliedReason; readonly reasons: string }
}

/** The last day that the implementer proposes for its own measure, before the entry's. */
export const OWN_LAST_DAY = localDate('2027-03-31')

/** Tasks from arrival to answer, with the measures that the law does not let through. */
export async function playTasks(stage: Stage, scene: TaskScene): Promise<void> {
  const { service, clock } = stage
  const { listingId, implementer, measureId, established, outside, explainer, explained } = scene
  const { clerk } = implementer
  const law = await service.law(service.db, clock.today())
  const nameOf = (id: string): string => findMeasure(law.catalogue, id)?.name ?? id
  const act = async (unit: Unit, what: TaskAct) => actOnTask(service, unit.clerk, listingId, what)
  const apply = { act: 'apply', ownLastDay: OWN_LAST_DAY, established } as const
  const told = { proportionality: '与违法性质、情节和危害相当（合成）', told: '已书面告知依据和理由（合成）' }

  await stage.act({ code: 'sanction.task.received', who: clerk, title: '签收任务' }, async () =>
    act(implementer, { act: 'acknowledge' }),
  )
  await stage.refuse(
    { code: 'sanction.offCatalogue', who: clerk, title: '拟采取目录清单以外的措施：“停止供水供电”' },
    'MEASURE_NOT_IN_CATALOGUE',
    async () => act(implementer, { ...apply, ...told, measureId: 'LOCAL-01', evidence: '通知单（合成）' }),
  )
  if (outside !== null) {
    await stage.refuse(
      { code: 'sanction.outsidePower', who: clerk, title: `拟实施其他单位职权内的措施：“${nameOf(outside)}”` },
      'MEASURE_OUTSIDE_POWER',
      async () => act(implementer, { ...apply, ...told, measureId: outside, evidence: '通知单（合成）' }),
    )
  }
  if (await isNoticeNeeded(stage, clerk.place)) {
    await stage.refuse(
      { code: 'sanction.unreasoned', who: clerk, title: `不说明理由、不告知当事人即实施“${nameOf(measureId)}”` },
      'REASONS_MISSING',
      async () => act(implementer, { ...apply, proportionality: '', told: '', measureId, evidence: '登记表（合成）' }),
    )
  }
  const unified = await readUnity(stage, listingId, measureId)
  await stage.act(
    { code: 'sanction.task.applied', who: clerk, title: `实施“${nameOf(measureId)}”并登记凭证` },
    async () => act(implementer, { ...apply, ...told, measureId, evidence: '登记表（合成）' }),
    ({ state }) => {
      const response = state.responses.find((one) => one.measureId === measureId)
      const lastDay = response?.kind === 'applied' ? (response.lastDay ?? '未定') : '—'
      return [
        unified
          ? `单位自拟至 ${OWN_LAST_DAY}；各单位实施期限统一，记为至 ${lastDay}`
          : `单位自定至 ${OWN_LAST_DAY}，记为至 ${lastDay}`,
      ]
    },
  )
  await stage.act(
    {
      code: 'sanction.task.explained',
      who: explainer.clerk,
      title: `不实施“${nameOf(explained.measureId)}”，说明原因`,
    },
    async () => act(explainer, { act: 'explain', ...explained }),
    () => [`原因　${NOT_APPLIED_REASONS[explained.reasonCode].title}`, `说明　${explained.reasons}`],
  )
}

async function readUnity({ service, clock }: Stage, listingId: string, measureId: string): Promise<boolean> {
  const law = await service.law(service.db, clock.today())
  const found = await findListingAsOf(service, listingId, {})
  const measure = findMeasure(law.catalogue, measureId)
  if (found?.state.kind !== 'listed' || measure === undefined) return false
  return readUnifiedTerm(found.state, [measure], law, clock.today()).required
}

const WHO = { initiator: '发起部门', implementer: '实施部门' } as const
const STATES = { open: '待反馈', late: '已逾期', met: '已反馈', metLate: '逾期反馈' } as const

/** Whose feedback is followed, and the day on which what is not due at once is sent. */
export interface FeedbackScene {
  readonly initiator: Unit | null
  readonly implementers: readonly Unit[]
  readonly sendOn: string
}

/** The feedback of the units on an entry, with its clock, by the profile of the place. */
export async function playFeedback(
  stage: Stage,
  code: string,
  listingId: string,
  { initiator, implementers, sendOn }: FeedbackScene,
): Promise<void> {
  const { service, clock } = stage
  const units = [...(initiator === null ? [] : [initiator]), ...implementers]
  const place = units[0]?.clerk.place ?? ''
  const read = async (): Promise<readonly { readonly unit: Unit; readonly duty: FeedbackDuty }[]> => {
    const found: { unit: Unit; duty: FeedbackDuty }[] = []
    for (const unit of units) {
      for (const duty of await readDuties(service, place, clock.today(), unit.id)) {
        const own = duty.covers.kind === 'period' || duty.covers.listingId === listingId
        const toItself = duty.addressee === 'initiator' && unit === initiator
        if (own && !toItself) found.push({ unit, duty })
      }
    }
    return found
  }
  const { book } = await service.law(service.db, clock.today())
  const rule = readRule(book, place, 'feedback', clock.today())
  if (rule.kind !== 'value') throw new StoryBroken(code, 'no rule on feedback')
  const lines = (await read()).map(({ unit, duty }) => describeDuty(unit, duty))
  if (lines.length === 0) return
  stage.answer(
    { code: `${code}.duty`, who: '系统', title: '反馈义务及其时钟' },
    [renderValue('feedback', rule.value), ...lines],
    [rule.row.source],
  )
  const open = (await read()).filter(({ duty }) => duty.state === 'open' || duty.state === 'late')
  if (open.length === 0) return
  if (rule.value.frequency !== 'atOnce') clock.goTo(sendOn)
  for (const { unit, duty } of open) {
    await stage.act(
      { code: `${code}.sent.${duty.actor}`, who: unit.clerk, title: `${WHO[duty.actor]}反馈实施情况` },
      async () => sendFeedback(service, unit.clerk, duty.covers),
      () => [`向 ${ADDRESSEES[duty.addressee]}`],
    )
  }
  const after = (await read()).map(({ unit, duty }) => describeDuty(unit, duty))
  stage.answer({ code: `${code}.met`, who: '系统', title: '反馈时钟停止' }, after, [rule.row.source])
}

const ADDRESSEES = {
  platform: '公共信用信息平台',
  panel: '专项小组',
  initiator: '发起部门',
  countyCreditAuthority: '县社会信用管理部门',
} as const satisfies Record<FeedbackDuty['addressee'], string>

function describeDuty(unit: Unit, { actor, wording, covers, dueOn, state, sentOn }: FeedbackDuty): string {
  const span = covers.kind === 'period' ? `${covers.from} 至 ${covers.until}` : '本条目'
  const due = dueOn === null ? '文本未定日数' : `最迟 ${dueOn}`
  return `${unit.name}（${WHO[actor]}）　${wording}　${span}　${due}　${STATES[state]}${sentOn === null ? '' : ` ${sentOn}`}`
}

/** The day after a day. */
export function dayAfter(day: LocalDate): LocalDate {
  return addDays(day, 1)
}
