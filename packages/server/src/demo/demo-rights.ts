import { addDays, type LocalDate } from '@xinheng/domain/calendar/local-date'
import { readComplaintRoute } from '@xinheng/domain/complaint/complaint-route'
import type { Objection, ObjectionGround } from '@xinheng/domain/objection/objection'
import { redressIdOf } from '@xinheng/domain/redress/redress'
import { actOnComplaint, takeComplaint } from '../complaint/complaint-use-cases.ts'
import type { Acting, Folded } from '../db/case-act.ts'
import { sweepDuties } from '../duty/duty-sweep-use-cases.ts'
import { isServedThroughEntry, reportService } from '../notice/notice-use-cases.ts'
import { listNotices } from '../notice/notice-views.ts'
import type { ObjectionAct } from '../objection/objection-act.ts'
import { actOnObjection, stepAsSender, takeObjection } from '../objection/objection-use-cases.ts'
import { actOnRedress } from '../release/redress-use-cases.ts'
import { findRedressView } from '../release/redress-views.ts'
import { confirm } from '../release/release-use-cases.ts'
import { actOnReview, recordReview } from '../review/review-use-cases.ts'
import { planDemoRepairs } from './demo-repairs.ts'
import { officialOf, type DemoStage } from './demo-stage.ts'
import { liftStanding } from './demo-work.ts'

/** How far an objection of the demo goes. */
type Course = 'open' | 'unidentified' | 'rejected' | 'complained' | 'upheld' | 'putRight' | 'corrected' | 'withdrawn'

/** Objections by the days since they came; what is open so long is overdue, or warned of, by the clock of the place. */
const OBJECTIONS: readonly (readonly [daysAgo: number, Course, ObjectionGround])[] = [
  [120, 'putRight', 'falseRegistration'],
  [75, 'rejected', 'factsWrong'],
  [60, 'upheld', 'identityMixUp'],
  [45, 'open', 'basisWrong'],
  [40, 'corrected', 'termWrong'],
  [30, 'complained', 'factsWrong'],
  [14, 'withdrawn', 'other'],
  [7, 'open', 'factsWrong'],
  [6, 'open', 'notServed'],
  [4, 'open', 'identityMixUp'],
  [2, 'unidentified', 'factsWrong'],
]

const SERVED_EVERY_DAYS = 5
/** Every ninth paper is left unserved, so that a late service is there to see. */
const LEFT_UNSERVED = 9

/** Plans what subjects did about their entries in the last months, and what authorities owe them because of it. */
export function planDemoRights(stage: DemoStage): void {
  const { today } = stage
  const used = new Set<string>()
  for (const [index, [daysAgo, course, ground]] of OBJECTIONS.entries()) {
    planObjection(stage, { from: addDays(today, -daysAgo), course, ground, serial: index }, used)
  }
  for (const [index, daysAgo] of [50, 20].entries()) planReview(stage, addDays(today, -daysAgo), index === 0, used)
  planDemoRepairs(stage, used)
  for (let ago = 150; ago > 0; ago -= SERVED_EVERY_DAYS)
    stage.plan(addDays(today, -ago), async () => servePapers(stage))
  stage.plan(addDays(today, -1), async () => void (await sweepDuties(stage.service)))
}

interface Dispute {
  readonly from: LocalDate
  readonly course: Course
  readonly ground: ObjectionGround
  readonly serial: number
}

/** An entry in force that no dispute of the demo is about yet. */
async function pickEntry(
  { service, city, clock }: DemoStage,
  used: Set<string>,
): Promise<{ readonly id: string; readonly subjectId: string; readonly determiner: string } | undefined> {
  const rows = await service.db
    .selectFrom('listing')
    .select(['id', 'subject_id', 'determiner_id'])
    .where('state', '=', 'listed')
    .where('list_kind', '=', 'sanction')
    .where('place', '=', city.place)
    .where('list_type_id', '<>', 'judgment-defaulter')
    .where('effective_on', '<=', clock.today())
    .orderBy('effective_on', 'desc')
    .orderBy('id')
    .limit(200)
    .execute()
  const row = rows.find(({ id }) => !used.has(id))
  if (row === undefined) return undefined
  used.add(row.id)
  return { id: row.id, subjectId: row.subject_id, determiner: row.determiner_id }
}

function planObjection(stage: DemoStage, { from, course, ground, serial }: Dispute, used: Set<string>): void {
  const { service, city } = stage
  stage.plan(from, async () => {
    const entry = await pickEntry(stage, used)
    if (entry === undefined) return
    const received = stage.take(
      await takeObjection(service, null, city.place, {
        target: { kind: serial % 4 === 3 ? 'publication' : 'listing', listingId: entry.id },
        subjectId: course === 'unidentified' ? null : entry.subjectId,
        by: { kind: 'subject' },
        channel: 'web',
        form: 'written',
        ground,
        text: '认为该条目有误，请予核查（虚构）。',
        contact: '虚构的联系方式',
        files: [
          {
            field: 'evidence',
            fileName: '证据材料（虚构）.txt',
            mediaType: 'text/plain',
            bytes: new TextEncoder().encode(`虚构的证据材料 ${serial}`),
          },
        ],
        paperCode: '',
      }),
    )
    if (received === undefined) return
    const { folded } = received
    const { takenInBy, verifier } = folded.state
    const taker = officialOf(stage, takenInBy, 'officer')
    if (taker !== undefined && takenInBy !== verifier && course !== 'unidentified')
      stage.plan(addDays(from, 1), async () => {
        stage.take(await actOnObjection(service, taker, folded.id, { act: 'transfer' }))
      })
    if (course !== 'open' && course !== 'unidentified')
      stage.plan(addDays(from, 5), async () => answerObjection(stage, folded, entry.id, course))
  })
}

async function answerObjection(
  stage: DemoStage,
  { id, state }: Folded<Objection>,
  listingId: string,
  course: Course,
): Promise<void> {
  const { service, clock } = stage
  if (course === 'withdrawn') {
    stage.take(await stepAsSender(service, id, 'withdraw'))
    return
  }
  const reviewer = officialOf(stage, state.verifier, 'reviewer')
  if (reviewer === undefined) return
  const falls = course === 'upheld' || course === 'putRight'
  const rejected = course === 'rejected' || course === 'complained'
  const act: ObjectionAct = {
    act: 'decide',
    outcome: rejected ? 'rejected' : falls ? 'upheld' : 'partlyUpheld',
    remedies: rejected ? [] : [falls ? 'voidEntry' : 'correct'],
    statement: rejected || falls ? '' : '更正说明（虚构）：期限以决定书所载为准。',
    reasons: rejected ? '经核查，认定事实清楚（虚构）。' : '经核查，异议属实（虚构）。',
    letter: null,
  }
  if (stage.take(await actOnObjection(service, reviewer, id, act)) === undefined) return
  if (course === 'complained') stage.plan(addDays(clock.today(), 6), async () => complain(stage, id, state.subjectId))
  if (course === 'rejected')
    stage.take(await actOnObjection(service, reviewer, id, { act: 'tellSubject', proof: '送达回证（虚构）' }))
  if (falls) stage.plan(addDays(clock.today(), 8), async () => putRight(stage, listingId, course === 'putRight'))
}

async function complain(stage: DemoStage, objectionId: string, subjectId: string): Promise<void> {
  const { service, city, clock } = stage
  const law = await service.law(service.db, clock.today())
  const route = readComplaintRoute(law, city.place, clock.today())
  if (route.kind === 'notForeseen') return
  const taken = stage.take(
    await takeComplaint(service, null, city.place, {
      about: { objectionId },
      subjectId,
      agent: null,
      channel: 'web',
      form: 'written',
      ground: 'replyInsufficient',
      text: '对异议处理结果不服（虚构）。',
      files: [],
    }),
  )
  if (taken === undefined || route.level !== 'office') return
  const departments = [stage.by('market.officer').organisationId, stage.by('finance.officer').organisationId]
  const call = { act: 'callDepartments', departments, meetingId: null } as const
  stage.take(await actOnComplaint(service, stage.by('credit.reviewer'), taken.folded.id, call))
}

/** Errata are confirmed and honours restored; one that is not to be whole leaves its last receiver open. */
async function putRight(stage: DemoStage, listingId: string, whole: boolean): Promise<void> {
  const { service, city } = stage
  const redressId = redressIdOf(listingId)
  const view = await findRedressView(service.db, redressId)
  if (view === undefined) return
  const receivers = view.errata.map(({ receiver }) => receiver)
  for (const receiver of whole ? receivers : receivers.slice(0, -1)) {
    const unit = city.units.find(({ id }) => id === receiver)
    const officer = unit === undefined ? undefined : findAnyone(stage, unit.key)
    if (officer === undefined) continue
    stage.take(await confirm(service, officer, { listingId, receiver, thing: 'erratum', document: '' }))
    await liftStanding(stage, officer, listingId)
    stage.take(await confirm(service, officer, { listingId, receiver, thing: 'release', document: '' }))
  }
  const reviewer = officialOf(stage, view.redress.owner, 'reviewer')
  if (!whole || reviewer === undefined) return
  for (const { honourId } of view.redress.honours) {
    const act = {
      act: 'decideHonour',
      honourId,
      outcome: 'restored',
      reasons: '恢复（虚构）。',
      proof: '恢复决定（虚构）',
    } as const
    stage.take(await actOnRedress(service, reviewer, redressId, act))
  }
  if (view.redress.publicNoticeDue) {
    const act = { act: 'putUpNotice', site: `信用${city.placeName}`, evidence: '页面截图（虚构）' } as const
    stage.take(await actOnRedress(service, reviewer, redressId, act))
  }
}

function findAnyone({ city, by }: DemoStage, unit: string): Acting | undefined {
  const account = city.accounts.find((one) => one.unit === unit && /officer|clerk/.test(one.login))
  return account === undefined ? undefined : by(account.login)
}

/** A reconsideration: one decided, one that runs with an order to rest execution. */
function planReview(stage: DemoStage, from: LocalDate, decided: boolean, used: Set<string>): void {
  const { service, city } = stage
  stage.plan(from, async () => {
    const entry = await pickEntry(stage, used)
    const officer = stage.by('credit.officer')
    if (entry === undefined) return
    const caseNumber = `${city.mark}测复〔${from.slice(0, 4)}〕${decided ? 1 : 2}号`
    const recorded = stage.take(
      await recordReview(
        service,
        { kind: 'officer', acting: officer },
        {
          kind: 'reconsideration',
          target: { kind: 'listing', listingId: entry.id },
          reviewed: 'act',
          organ: `${city.placeName}人民政府`,
          caseNumber,
          filedOn: addDays(from, -2),
          proof: null,
          proofFile: null,
          proofText: '',
        },
      ),
    )
    if (recorded === undefined) return
    const order = { act: 'orderStay', number: `${caseNumber}停`, date: from } as const
    stage.take(await actOnReview(service, officer, recorded.id, order))
    if (!decided) return
    const on = addDays(from, 25)
    stage.plan(on, async () => {
      const document = { number: `${caseNumber}决`, date: on, effectiveOn: on }
      const act = { act: 'decide', outcome: 'upheld', document, remedies: [], lastDay: null } as const
      const texts = { reasons: '维持（虚构）。', statement: '' }
      stage.take(await actOnReview(service, officer, recorded.id, { ...act, ...texts }))
    })
  })
}

/** Serves the papers that wait; those that go with an entry are served with it. */
async function servePapers(stage: DemoStage): Promise<void> {
  const { service, city, clock } = stage
  const papers = await listNotices(service.db, { place: city.place })
  for (const [index, { id, notice }] of papers.entries()) {
    const { service: served, lapsedOn } = notice
    if (served !== null || lapsedOn !== null || isServedThroughEntry(notice) || index % LEFT_UNSERVED === 0) continue
    const by = { ...stage.by('credit.officer'), organisationId: notice.issuer }
    const proof = { kind: 'receipt', servedOn: clock.today() } as const
    const report = { kind: 'served', channel: 'post', proof, evidence: '送达回证（虚构）' } as const
    stage.take(await reportService(service, by, id, report))
  }
}
