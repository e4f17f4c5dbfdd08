import { readComplaintRoute } from '@xinheng/domain/complaint/complaint-route'
import { localDate } from '@xinheng/domain/calendar/local-date'
import type { Precondition } from '@xinheng/domain/catalogue/measure'
import { findExecutionStay } from '@xinheng/domain/listing/execution-stay'
import { readListingLastDay } from '@xinheng/domain/listing/read-listing'
import type { ObjectionGround } from '@xinheng/domain/objection/objection'
import { readObjectionRoute } from '@xinheng/domain/rulebook/practice/objection-practice'
import { actOnComplaint, takeComplaint, type ComplaintIntake } from '../complaint/complaint-use-cases.ts'
import { findListing } from '../listing/listing-use-cases.ts'
import { actOnObjection, takeObjection, type ObjectionIntake } from '../objection/objection-use-cases.ts'
import { GROUNDS, OUTCOMES } from '../objection/objection-words.ts'
import { findUnit } from '../organisation/organisation-views.ts'
import { actOnReview, recordReview } from '../review/review-use-cases.ts'
import { actOnTask } from '../task/task-use-cases.ts'
import { readUnitTasks } from '../task/task-views.ts'
import { getUnit, type Cast, type Company, type Unit } from './cast.ts'
import { readOwnPage, servePapers } from './own-page-scene.ts'
import type { SecondCase } from './second-case.ts'
import { StoryBroken, type Stage } from './stage.ts'

/** A measure that a unit may apply on an entry. */
export interface OpenMeasure {
  readonly implementer: Unit
  readonly measureId: string
  readonly name: string
  readonly established: readonly Precondition[]
}

/** The first sanction on an entry that a unit may apply today. */
export async function findOpenMeasure(
  stage: Stage,
  implementer: Unit,
  { listingId }: SecondCase,
): Promise<OpenMeasure> {
  const { service, clock } = stage
  const law = await service.law(service.db, clock.today())
  const listing = (await findListing(service, listingId))?.state
  if (listing === undefined) throw new StoryBroken('rights.measure', 'no entry')
  const departments = (await findUnit(service.db, implementer.id))?.departments ?? []
  const [task] = readUnitTasks(listing, [{ organisationId: implementer.id, departments }], law, clock.today())
  const found = task?.measures.find(({ measure }) => measure.kind === 'sanction')
  if (found === undefined) throw new StoryBroken('rights.measure', `${implementer.name} has no measure`)
  const { id, name, preconditions } = found.measure
  return { implementer, measureId: id, name, established: preconditions }
}

/** Applies a measure on an entry, or is refused since its execution rests. */
export async function tryMeasure(
  stage: Stage,
  code: string,
  of: SecondCase,
  { implementer, measureId, name, established }: OpenMeasure,
  stayed: boolean,
): Promise<void> {
  const cue = { code, who: implementer.clerk, title: `${stayed ? '要求实施' : '实施'}“${name}”` }
  const apply = async () =>
    actOnTask(stage.service, implementer.clerk, of.listingId, {
      act: 'apply',
      measureId,
      evidence: '登记表（合成）',
      proportionality: '与违法性质、情节和危害相当（合成）',
      told: '已书面告知依据和理由（合成）',
      ownLastDay: null,
      established,
    })
  if (stayed) await stage.refuse(cue, 'EXECUTION_STAYED', apply)
  else {
    await stage.act(cue, apply, () => ['另制作实施措施告知书，载明事实、依据、理由、过惩相当和救济'])
    await servePapers(stage, `${code}Served`, implementer.clerk, of)
  }
}

/** Whether execution of an entry rests here today, and until when its term runs; told as an answer. */
export async function tellStay(stage: Stage, code: string, { listingId, owner }: SecondCase): Promise<boolean> {
  const { service, clock } = stage
  const on = clock.today()
  const law = await service.law(service.db, on)
  const listing = (await findListing(service, listingId))?.state
  if (listing?.kind !== 'listed') throw new StoryBroken(code, listing?.kind ?? 'none')
  const running = listing.disputes.filter(({ from, until }) => from <= on && (until === null || on < until))
  const stay = findExecutionStay(listing, running, { place: owner.clerk.place, measureId: null }, law, on)
  const route = readObjectionRoute(law.book, owner.clerk.place, on)
  const lastDay = readListingLastDay(listing, law.calendar)
  stage.answer(
    { code, who: '系统', title: '执行是否暂停，期限如何计算' },
    [
      stay === undefined ? '不停止执行，期限照常计算' : '暂停执行；名单本身依认定机关的决定仍然有效',
      lastDay === null ? '末日　期限中止，恢复之日起连续计算，末日待定' : `末日　${lastDay}`,
    ],
    stay?.basis ?? (route.kind === 'ruled' ? [route.basis] : []),
  )
  return stay !== undefined
}

/** An objection as it is brought in the story, with one file of evidence. */
export function intakeOf(of: SecondCase, ground: ObjectionGround, text: string): ObjectionIntake {
  return {
    target: { kind: 'listing', listingId: of.listingId },
    subjectId: of.subjectId,
    by: { kind: 'subject' },
    channel: 'web',
    form: 'written',
    ground,
    text,
    contact: '测试联系方式（合成）',
    files: [
      {
        field: 'evidence',
        fileName: '证据（合成）.txt',
        mediaType: 'text/plain',
        bytes: new TextEncoder().encode('合成证据材料，供演示使用。'),
      },
    ],
    paperCode: '',
  }
}

/** An objection that is rejected: receipt, mark, effect on execution, verification by other hands, reply. */
export async function playRejectedObjection(
  stage: Stage,
  company: Company,
  of: SecondCase,
  open: OpenMeasure,
): Promise<{ readonly objectionId: string; readonly stayed: boolean }> {
  const { service, clock } = stage
  const { owner } = of
  const [reviewer] = owner.others
  clock.goTo('2026-07-23')
  await stage.refuse(
    { code: 'rights.objection.notOwn', who: '他人', title: '对他人的条目提出异议' },
    'NOT_ONES_OWN',
    async () =>
      takeObjection(service, null, owner.clerk.place, {
        ...intakeOf(of, 'factsWrong', '（合成）'),
        subjectId: `${of.subjectId}-other`,
      }),
  )
  const { folded } = await stage.act(
    { code: 'rights.objection.received', who: '当事人', title: '网上提出书面异议，附证据' },
    async () => takeObjection(service, null, owner.clerk.place, intakeOf(of, 'factsWrong', '未参与串标（合成）')),
    ({ folded: { state } }) => [
      `回执 ${state.receiptNumber}，当日标注；理由 ${GROUNDS[state.ground]}`,
      `附件 ${state.evidence.length} 份，未配置扫描器，标为未扫描，不影响受理`,
    ],
  )
  await readOwnPage(stage, 'rights.objection.receipt', of, ['papers'])
  await stage.refuse(
    { code: 'rights.objection.twice', who: '当事人', title: '就同一事项重复提出' },
    'OBJECTION_OPEN',
    async () => takeObjection(service, null, owner.clerk.place, intakeOf(of, 'factsWrong', '未参与串标（合成）')),
  )
  await readOwnPage(stage, 'rights.objection.clocks', of, ['clocks'])
  clock.goTo('2026-07-24')
  const stayed = await tellStay(stage, 'rights.objection.effect', of)
  await tryMeasure(stage, 'rights.objection.measure', of, open, stayed)
  const { takenInBy, verifier } = folded.state
  if (takenInBy !== verifier) {
    const taker = Object.values(company).find(({ id }) => id === takenInBy)?.clerk
    if (taker === undefined) throw new StoryBroken('rights.objection.transferred', takenInBy)
    await stage.act(
      { code: 'rights.objection.transferred', who: taker, title: '转交信息提供单位核查' },
      async () => actOnObjection(service, taker, folded.id, { act: 'transfer' }),
      () => [`转 ${owner.name}`],
    )
  }
  const reject = { act: 'decide', outcome: 'rejected', remedies: [], statement: '', letter: null } as const
  const reasons = '经核查，事实有处罚决定和询问笔录证明（合成）'
  clock.goTo('2026-07-28')
  await stage.refuse(
    { code: 'rights.objection.sameHands', who: owner.head, title: '由作出认定的人处理异议' },
    'SAME_HANDS',
    async () => actOnObjection(service, owner.head, folded.id, { ...reject, reasons }),
  )
  await stage.refuse(
    { code: 'rights.objection.unreasoned', who: reviewer, title: '不说明理由即驳回' },
    'REASONS_MISSING',
    async () => actOnObjection(service, reviewer, folded.id, { ...reject, reasons: '' }),
  )
  await stage.act(
    { code: 'rights.objection.rejected', who: reviewer, title: '核查后处理异议，说明理由' },
    async () => actOnObjection(service, reviewer, folded.id, { ...reject, reasons }),
    ({ state }) =>
      state.kind === 'decided'
        ? [
            OUTCOMES[state.decision.outcome],
            state.told.length === 0 ? '文本未要求另行推送其他单位' : `处理结果当日推送 ${state.told.length} 家单位`,
          ]
        : [],
  )
  await servePapers(stage, 'rights.objection.replyServed', owner.clerk, of)
  await stage.act({ code: 'rights.objection.told', who: owner.clerk, title: '登记已告知当事人' }, async () =>
    actOnObjection(service, owner.clerk, folded.id, { act: 'tellSubject', proof: '送达回证（合成）' }),
  )
  clock.goTo('2026-08-03')
  await tellStay(stage, 'rights.objection.gap', of)
  return { objectionId: folded.id, stayed }
}

/** The complaint against the rejection, where the place foresees one. */
export async function playComplaint(
  stage: Stage,
  company: Company,
  of: SecondCase,
  objectionId: string,
): Promise<void> {
  const { service, clock } = stage
  const { owner, subjectId } = of
  const { place } = owner.clerk
  clock.goTo('2026-08-10')
  const law = await service.law(service.db, clock.today())
  const route = readComplaintRoute(law, place, clock.today())
  const intake: ComplaintIntake = {
    about: { objectionId },
    subjectId,
    agent: null,
    channel: 'web',
    form: 'written',
    ground: 'replyInsufficient',
    text: '对异议处理不服（合成）',
    files: [],
  }
  if (route.kind === 'notForeseen') {
    await stage.refuse(
      { code: 'rights.complaint.received', who: '当事人', title: '向主管部门投诉' },
      'COMPLAINT_NOT_FORESEEN',
      async () => takeComplaint(service, null, place, intake),
    )
    return
  }
  const handler = route.level === 'department' ? owner : getUnit(company, 'credit')
  const [, decider] = handler.others
  const { folded } = await stage.act(
    { code: 'rights.complaint.received', who: '当事人', title: '对处理结果不服，投诉' },
    async () => takeComplaint(service, null, place, intake),
    ({ folded: { state } }) => [`回执 ${state.receiptNumber}，由 ${handler.name} 处理`],
  )
  await tellStay(stage, 'rights.complaint.effect', of)
  const decide = { act: 'decide', outcome: 'rejected', remedies: [], statement: '' } as const
  const reasons = '异议处理程序合法，结论适当（合成）'
  clock.goTo('2026-08-13')
  if (route.level === 'office') {
    await stage.refuse(
      { code: 'rights.complaint.alone', who: decider, title: '不召集部门研究即作处理' },
      'DEPARTMENTS_NOT_CALLED',
      async () => actOnComplaint(service, decider, folded.id, { ...decide, reasons }),
    )
    await stage.act(
      { code: 'rights.complaint.departments', who: decider, title: '召集相关部门研究' },
      async () =>
        actOnComplaint(service, decider, folded.id, {
          act: 'callDepartments',
          departments: [owner.id, getUnit(company, 'market').id],
          meetingId: null,
        }),
      () => [`${owner.name}、${getUnit(company, 'market').name}`],
    )
  }
  clock.goTo('2026-08-20')
  await stage.act(
    { code: 'rights.complaint.rejected', who: decider, title: '处理投诉，说明理由' },
    async () => actOnComplaint(service, decider, folded.id, { ...decide, reasons }),
    () => ['投诉不成立；执行自本日起恢复'],
  )
  await servePapers(stage, 'rights.complaint.replyServed', decider, of)
  await stage.act({ code: 'rights.complaint.told', who: decider, title: '登记已告知当事人' }, async () =>
    actOnComplaint(service, decider, folded.id, { act: 'tellSubject', proof: '送达回证（合成）' }),
  )
  await tellStay(stage, 'rights.complaint.after', of)
}

/** Reconsideration without any objection before it as a condition; an interim stay rests execution in every place. */
export async function playReview(stage: Stage, cast: Cast, of: SecondCase, open: OpenMeasure): Promise<void> {
  const { service, clock } = stage
  const { owner, listingId } = of
  clock.goTo('2026-08-24')
  const number = `${cast.mark}复〔2026〕15号`
  const { id } = await stage.act(
    { code: 'rights.review.recorded', who: owner.clerk, title: '收到行政复议受理通知，登记' },
    async () =>
      recordReview(
        service,
        { kind: 'officer', acting: owner.clerk },
        {
          kind: 'reconsideration',
          target: { kind: 'listing', listingId },
          reviewed: 'act',
          organ: `${cast.placeName}人民政府`,
          caseNumber: number,
          filedOn: localDate('2026-08-21'),
          proof: null,
          proofFile: null,
          proofText: '',
        },
      ),
    () => [`${number}；不以异议、投诉为前置条件`],
  )
  clock.goTo('2026-08-26')
  await stage.act(
    { code: 'rights.review.stayed', who: owner.clerk, title: '复议机关决定停止执行，即时生效' },
    async () => actOnReview(service, owner.clerk, id, { act: 'orderStay', number: `${number}停`, date: clock.today() }),
  )
  await tellStay(stage, 'rights.review.effect', of)
  await tryMeasure(stage, 'rights.review.measure', of, open, true)
  clock.goTo('2026-09-14')
  await stage.act({ code: 'rights.review.decided', who: owner.clerk, title: '复议决定维持，停止执行终止' }, async () =>
    actOnReview(service, owner.clerk, id, {
      act: 'decide',
      outcome: 'upheld',
      document: { number: `${number}决`, date: localDate('2026-09-11'), effectiveOn: localDate('2026-09-14') },
      remedies: [],
      lastDay: null,
      reasons: '维持（合成）',
      statement: '',
    }),
  )
  await tellStay(stage, 'rights.review.after', of)
}
