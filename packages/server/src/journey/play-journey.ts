import { actOnTask } from '../task/task-use-cases.ts'
import { localDate } from '@xinheng/domain/calendar/local-date'
import type { Random } from '../ambient.ts'
import { syntheticUscc } from '../exchange/synthetic.ts'
import type { Service } from '../service.ts'
import { resolveSubject } from '../subject/subject-use-cases.ts'
import { triggerMeasures } from '../task/trigger-use-cases.ts'
import { callCast, CASTS, getUnit, type Cast, type Company } from './cast.ts'
import { isByPanel, playHonour, playSanction } from './determination-scene.ts'
import { playEnding } from './ending-scene.ts'
import type { Firm } from './file-scene.ts'
import type { Journey } from './journey-step.ts'
import { playMatter } from './matter-scene.ts'
import { lookUp } from './public-scene.ts'
import { playReceivedHonour, playReceivedSanction } from './received-scene.ts'
import { playRights } from './rights-scene.ts'
import { createSimulatedAmbient, type SimulatedAmbient } from './simulated-ambient.ts'
import { setStage, type Stage } from './stage.ts'
import { dayAfter, OWN_LAST_DAY, playDelivery, playFeedback, playTasks, type TaskScene } from './task-scene.ts'

/** The day on which every journey begins. */
const FIRST_DAY = '2026-03-02'

/** A clock for a journey: it starts on the first day and goes where the story goes. */
export function createJourneyClock(random: Random): SimulatedAmbient {
  return createSimulatedAmbient(random, FIRST_DAY)
}

/** The cast of a place by its name or code, if there is one. */
export function findCast(name: string): Cast | undefined {
  return CASTS.find(({ place, placeName }) => place === name || placeName === name)
}

/** Plays the whole life of one sanction and one incentive in a place, and what subjects may do about an entry, over a service with nothing in it yet. */
export async function playJourney(service: Service, clock: SimulatedAmbient, cast: Cast): Promise<Journey> {
  const stage = setStage(service, clock)
  const { place, placeName } = cast
  const company = await callCast(stage, cast)
  const sanctioned: Firm = { name: `${placeName}测试设备有限公司0007`, code: syntheticUscc(7, place) }
  const honoured: Firm = { name: `${placeName}测试运输有限公司0008`, code: syntheticUscc(8, place) }
  const received = company.court !== undefined

  stage.open('sanction')
  const sanctionId = received
    ? await playReceivedSanction(stage, company, sanctioned)
    : await playSanction(stage, cast, company, sanctioned)
  const tasks = received ? receivedTasks(company, sanctionId) : ownTasks(company, sanctionId)
  await playExecution(stage, cast, company, { listingId: sanctionId, firm: sanctioned, tasks })

  stage.open('incentive')
  const incentiveId = await playReward(stage, cast, company, honoured)

  stage.open('rights')
  await playRights(stage, cast, company)

  stage.open('ending')
  const standing = await playOwnEnd(stage, cast, tasks)
  const credit = getUnit(company, 'credit')
  await playEnding(stage, {
    prefix: 'sanction',
    listingId: sanctionId,
    firm: sanctioned,
    company,
    determiner: received ? credit : getUnit(company, 'finance'),
    implementer: tasks.implementer,
    measureId: tasks.measureId,
    standing,
  })
  await playEnding(stage, {
    prefix: 'incentive',
    listingId: incentiveId,
    firm: honoured,
    company,
    determiner: credit,
    implementer: getUnit(company, 'licensing'),
    measureId: '',
    standing: false,
  })
  const { book, catalogue } = await service.law(service.db, clock.today())
  return { place, placeName, rulebook: book.version, catalogue: catalogue.version, steps: stage.steps() }
}

interface Execution {
  readonly listingId: string
  readonly firm: Firm
  readonly tasks: TaskScene
}

async function playExecution(
  stage: Stage,
  cast: Cast,
  company: Company,
  { listingId, firm, tasks }: Execution,
): Promise<void> {
  const { clock, service } = stage
  const { place } = cast
  const received = company.court !== undefined
  await playDelivery(stage, 'sanction.delivered', 'published')
  if (!received) await lookUp(stage, { code: 'sanction.publicBefore', place, firm, listingId })
  if (!received) {
    const publisher = { initiator: getUnit(company, 'finance'), implementers: [], sendOn: '2026-03-31' }
    await playFeedback(stage, 'sanction.feedback.publication', listingId, publisher)
  }
  clock.goTo('2026-04-02')
  await lookUp(stage, { code: 'sanction.publicDuring', place, firm, listingId, whole: true })
  if (received) {
    await stage.act(
      { code: 'sanction.trigger', who: '系统', title: '自动触发：向实施单位推荐措施，未经人确认不生效' },
      async () => triggerMeasures(service, listingId, tasks.implementer.id),
      (measures) => [`${tasks.implementer.name}　${measures.join('、')}`],
    )
  }
  await playTasks(stage, tasks)
  clock.goTo('2026-04-15')
  await playMatter(stage, received ? licenceMatter(company, firm) : procurementMatter(company, firm))
  const initiator = received ? null : getUnit(company, 'finance')
  await playFeedback(stage, 'sanction.feedback', listingId, {
    initiator,
    implementers: [tasks.implementer],
    sendOn: '2026-04-30',
  })
}

function ownTasks(company: Company, listingId: string): TaskScene {
  return {
    listingId,
    implementer: getUnit(company, 'buyer'),
    measureId: 'ST-15',
    established: [],
    outside: 'ST-16',
    explainer: getUnit(company, 'finance'),
    explained: {
      measureId: 'ST-16',
      reasonCode: 'alreadyApplied',
      reasons: '处罚决定本身已载明二年内禁止参加政府采购，不再另行实施（合成）',
    },
  }
}

function receivedTasks(company: Company, listingId: string): TaskScene {
  const market = getUnit(company, 'market')
  return {
    listingId,
    implementer: market,
    measureId: 'PY2B-07',
    established: [],
    outside: 'ST-15',
    explainer: market,
    explained: {
      measureId: 'PY2B-06',
      reasonCode: 'noOccasion',
      reasons: '本单位没有财政补助事项，该主体亦未申请（合成）',
    },
  }
}

const APPLIED = '审查记录表（合成）'

function procurementMatter(company: Company, firm: Firm): Parameters<typeof playMatter>[1] {
  return {
    prefix: 'sanction.matter',
    unit: getUnit(company, 'buyer'),
    firm,
    occasion: 'governmentProcurement',
    what: '政府采购项目资格审查',
    reference: '采购演示-2026-015',
    applied: { 'ST-15': APPLIED },
    left: { reason: 'notChosen', text: '已因资格审查不予通过，不再叠加（合成）' },
    decision: { outcome: 'refused', document: '资格审查不通过通知书（合成）' },
  }
}

function licenceMatter(company: Company, firm: Firm): Parameters<typeof playMatter>[1] {
  return {
    prefix: 'sanction.matter',
    unit: getUnit(company, 'licensing'),
    firm,
    occasion: 'licence',
    what: '道路运输经营许可',
    reference: '许可演示-2026-015',
    applied: { 'HA32-01': APPLIED, 'PY2A-01': APPLIED },
    left: { reason: 'notChosen', text: '已作重点审查，不再叠加（合成）' },
    decision: { outcome: 'granted', document: '准予许可决定书，经重点审查（合成）' },
  }
}

async function playReward(stage: Stage, cast: Cast, company: Company, firm: Firm): Promise<string> {
  const { clock, service } = stage
  const credit = getUnit(company, 'credit')
  const licensing = getUnit(company, 'licensing')
  const received = company.upper !== undefined
  clock.goTo(received ? '2026-06-11' : '2026-06-01')
  let listingId: string
  if (received) {
    listingId = await playReceivedHonour(stage, company, firm)
  } else {
    const subject = {
      kind: 'enterprise',
      name: firm.name,
      identifiers: [{ type: 'uscc', number: firm.code }],
      evidence: '表彰决定（合成）',
      on: localDate('2020-01-01'),
    } as const
    const subjectId = await stage.act(
      { code: 'incentive.subject', who: credit.clerk, title: '登记主体' },
      async () => resolveSubject(service, credit.clerk, subject),
      () => [`${firm.name}（${firm.code}）`],
    )
    listingId = await playHonour(stage, cast, company, subjectId)
  }
  await playDelivery(stage, 'incentive.delivered', 'published')
  await lookUp(stage, { code: 'incentive.publicDuring', place: cast.place, firm, listingId, whole: true })
  clock.goTo('2026-06-23')
  await playMatter(stage, {
    prefix: 'incentive.matter',
    unit: licensing,
    firm,
    occasion: 'licence',
    what: '道路运输经营许可',
    reference: '许可演示-2026-023',
    applied: received
      ? { 'PY1-02': '绿色通道办件单（合成）', 'HA30-01': '优先办理单（合成）' }
      : { 'NP-01': '绿色通道办件单（合成）' },
    left: { reason: 'notChosen', text: '本次申请已走绿色通道，未再采用（合成）' },
    decision: { outcome: 'granted', document: '准予许可决定书（合成）' },
  })
  return listingId
}

/** The implementer's own last day comes first, unless terms are unified; answers whether its measure stands beyond it. */
async function playOwnEnd(
  stage: Stage,
  cast: Cast,
  { implementer, listingId, measureId }: TaskScene,
): Promise<boolean> {
  const { clock, service } = stage
  clock.goTo(dayAfter(OWN_LAST_DAY))
  if (await isByPanel(stage, cast.place)) return true
  await stage.act(
    { code: 'sanction.ownEnd', who: implementer.clerk, title: '本单位自定期限届满，先行解除措施' },
    async () =>
      actOnTask(service, implementer.clerk, listingId, { act: 'lift', measureId, evidence: '解除单（合成）' }),
    () => [`自定最后一日 ${OWN_LAST_DAY}，早于名单期限`],
  )
  return false
}
