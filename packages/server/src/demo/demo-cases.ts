import { addDays, daysBetween, type LocalDate } from '@xinheng/domain/calendar/local-date'
import type { IncentiveSource } from '@xinheng/domain/listing/listing'
import { actOnListing, findListing, proposeListing, type ListingAct } from '../listing/listing-use-cases.ts'
import { resolveSubject } from '../subject/subject-use-cases.ts'
import type { UnitKey } from './demo-cities.ts'
import { demoStart, drawAccused, drawPraised, type DemoScale } from './demo-files.ts'
import { holdDemoMeeting } from './demo-panel.ts'
import { loginOf, type DemoStage } from './demo-stage.ts'

/** How far a case goes, and how it ends. */
type CaseEnd =
  | 'proposed'
  | 'noticeOut'
  | 'noticed'
  | 'heard'
  | 'decided'
  | 'listed'
  | 'refused'
  | 'withdrawn'
  | 'dropped'
  | 'released'

/** A case of the city's own, played step by step. */
interface DemoCase {
  readonly serial: number
  readonly unit: UnitKey
  readonly listTypeId: string
  readonly from: LocalDate
  readonly end: CaseEnd
  readonly facts: string
}

const LISTS: readonly (readonly [UnitKey, string, string])[] = [
  ['market', 'dishonest-enterprise', '受到较重行政处罚且情节严重。'],
  ['labour', 'wage-arrears', '克扣、无故拖欠农民工工资数额达到认定标准，经责令仍不支付。'],
  ['environment', 'environment', '篡改、伪造监测数据，受到行政处罚。'],
  ['safety', 'work-safety', '发生生产安全事故，经调查认定负有责任。'],
  ['finance', 'government-procurement', '提供虚假材料谋取中标，受到行政处罚。'],
  ['market', 'food-drug', '生产经营不符合食品安全标准的食品，情节严重。'],
]

const ENDS: readonly CaseEnd[] = ['listed', 'listed', 'released', 'listed', 'refused', 'listed', 'withdrawn', 'dropped']
const OPEN: readonly (readonly [CaseEnd, daysAgo: number])[] = [
  ['proposed', 4],
  ['noticeOut', 5],
  ['noticed', 9],
  ['heard', 24],
  ['decided', 30],
]

/** Cases of three years at full size, and open ones of each state. */
const FULL = { past: 56, openEach: 3, incentives: 14 }

/** Whom to tell when an entry was published or released: implementers begin or end their work. */
interface CaseFollowers {
  readonly onListed: (listingId: string, day: LocalDate, serial: number) => void
  readonly onReleased: (listingId: string, day: LocalDate) => void
}

/** Plans the city's own cases. Where upper levels determine, there are none. */
export function planDemoCases(stage: DemoStage, scale: DemoScale, followers: CaseFollowers): void {
  const { city, today } = stage
  if (city.determinedBy === 'upstream') return
  const start = addDays(demoStart(today, scale), 40)
  const sized = (count: number): number => Math.max(1, Math.round(count * scale.volume))
  const past = Math.max(ENDS.length, sized(FULL.past))
  const span = Math.max(1, daysBetween(start, today) - 70)
  const caseOf = (serial: number, from: LocalDate, end: CaseEnd): DemoCase => {
    const [unit, listTypeId, facts] = LISTS[serial % LISTS.length] ?? ['market', 'dishonest-enterprise', '']
    return { serial, unit, listTypeId, from, end, facts }
  }
  for (let n = 0; n < past; n += 1) {
    const from = addDays(start, Math.trunc((n * span) / past))
    planCase(stage, scale, caseOf(n, from, ENDS[n % ENDS.length] ?? 'listed'), followers)
  }
  for (const [index, [end, daysAgo]] of OPEN.entries()) {
    for (let n = 0; n < sized(FULL.openEach); n += 1) {
      planCase(stage, scale, caseOf(1_000 + index * 10 + n, addDays(today, -daysAgo), end), followers)
    }
  }
  const incentives = sized(FULL.incentives)
  for (let n = 0; n < incentives; n += 1) {
    planIncentive(
      stage,
      scale,
      2_000 + n,
      addDays(start, Math.trunc((n * (span + 40)) / incentives)),
      'list',
      followers,
    )
  }
  planIncentive(stage, scale, 2_900, addDays(today, -4), 'publicityRuns', followers)
}

/** Plays the steps of one case on their days; a step that the rules refuse ends it there. */
function planCase(stage: DemoStage, scale: DemoScale, it: DemoCase, followers: CaseFollowers): void {
  const { service, city, today } = stage
  const officer = stage.by(loginOf(it.unit, 'officer'))
  const head = stage.by(loginOf(it.unit, 'head'))
  const { from, serial, end } = it
  const heard = end === 'heard' || serial % 3 === 0
  let listingId: string | undefined
  const on = (offset: number): LocalDate => addDays(from, offset)
  const act = (offset: number, by: typeof officer, what: ListingAct, then?: () => void): void => {
    stage.plan(on(offset), async () => {
      if (listingId === undefined) return
      const done = stage.take(await actOnListing(service, by, listingId, what))
      if (done === undefined) listingId = undefined
      else then?.()
    })
  }
  stage.plan(from, async () => {
    const subject = drawAccused(city, 40_000 + serial, scale)
    const subjectId = stage.take(
      await resolveSubject(service, officer, {
        kind: 'enterprise',
        name: subject.name,
        identifiers: [{ type: 'uscc', number: subject.number }],
        evidence: 'case:document',
        on: addDays(from, -60),
      }),
    )
    if (subjectId === undefined) return
    const proposed = await proposeListing(service, officer, {
      listKind: 'sanction',
      listTypeId: it.listTypeId,
      subjectId,
      document: {
        kind: 'penaltyDecision',
        number: `${city.mark}测罚〔${from.slice(0, 4)}〕案${serial}号`,
        date: addDays(from, -20),
        authority: officer.organisationId,
        effectiveOn: addDays(from, -15),
      },
      conduct: { from: addDays(from, -90), until: addDays(from, -40), facts: it.facts },
      source: null,
    })
    listingId = stage.take(proposed)?.id
  })
  if (end === 'proposed') return
  if (end === 'withdrawn') {
    act(1, officer, { act: 'withdraw', texts: { reasons: '补充调查后撤回提议。' } })
    return
  }
  act(1, officer, {
    act: 'issueNotice',
    texts: {
      facts: it.facts,
      reasons: '符合该名单的列入条件。',
      rights: '可在期限内提出陈述申辩，也可申请听证。',
      measures: '列入后依法可采取的惩戒措施见清单。',
      removalConditions: '期限届满，或者依法修复后移出。',
      remedies: '可依法申请行政复议或者提起行政诉讼。',
    },
    basis: [],
    channel: 'post',
    lastDayToAnswer: on(20),
  })
  if (end === 'noticeOut') {
    if (serial % 2 === 1)
      act(4, officer, { act: 'recordFailedService', texts: {}, channel: 'post', reasonCode: 'addresseeUnknown' })
    return
  }
  act(4, officer, {
    act: 'recordService',
    texts: { evidence: `送达回证（虚构）${serial}` },
    proof: { kind: 'receipt', servedOn: on(3) },
  })
  if (end === 'noticed') return
  if (heard) planHearing(stage, on, { officer, head }, () => listingId, serial)
  if (end === 'heard') return
  if (end === 'dropped') {
    act(22, head, { act: 'drop', texts: { reasons: '陈述申辩成立，不再继续。' } })
    return
  }
  const outcome = end === 'refused' ? 'refuse' : 'list'
  if (city.determinedBy === 'panel') {
    stage.plan(on(22), async () => {
      if (listingId === undefined) return
      if (!(await holdDemoMeeting(stage, listingId, { outcome, serial }))) listingId = undefined
    })
  }
  const years = serial % 3 === 0 ? 3 : 1
  act(25, head, {
    act: 'decide',
    texts: { reasons: outcome === 'list' ? '事实清楚，符合列入条件。' : '情节轻微并已改正，不予列入。' },
    outcome,
    number: `${city.mark}测信〔${on(25).slice(0, 4)}〕${serial}号`,
    term: { count: years, unit: 'year' },
  })
  if (end === 'refused' || end === 'decided') return
  act(27, officer, {
    act: 'serveDecision',
    texts: {
      evidence: `送达回证（虚构）${serial}-2`,
      measures: '惩戒措施见清单。',
      removalConditions: '期限届满，或者依法修复后移出。',
      remedies: '可依法申请行政复议或者提起行政诉讼。',
    },
    proof: { kind: 'delivered', servedOn: on(26) },
  })
  act(28, head, { act: 'publish', texts: {}, effectiveOn: on(28), termSetBy: 'rule' }, () => {
    if (listingId !== undefined) followers.onListed(listingId, on(28), serial)
  })
  if (end === 'released' && on(120) < today) {
    act(120, head, { act: 'release', texts: { reasons: '作为依据的处罚决定已被撤销。' }, reason: 'withdrawn' }, () => {
      if (listingId !== undefined) followers.onReleased(listingId, on(120))
    })
  }
}

/** A statement, its answer, and in every second case a hearing. */
function planHearing(
  stage: DemoStage,
  on: (offset: number) => LocalDate,
  by: { readonly officer: ReturnType<DemoStage['by']>; readonly head: ReturnType<DemoStage['by']> },
  idOf: () => string | undefined,
  serial: number,
): void {
  const { service } = stage
  stage.plan(on(8), async () => {
    const listingId = idOf()
    if (listingId === undefined) return
    const stated: ListingAct = { act: 'recordStatement', texts: { statement: '对认定事实有异议，请求从轻处理。' } }
    stage.take(await actOnListing(service, by.officer, listingId, stated))
    if (serial % 2 === 0) {
      stage.take(await actOnListing(service, by.officer, listingId, { act: 'requestHearing', texts: {} }))
    }
  })
  stage.plan(on(15), async () => {
    const listingId = idOf()
    if (listingId === undefined) return
    const state = (await findListing(service, listingId))?.state
    if (state?.kind !== 'noticed') return
    for (const { statementId, answer } of state.statements) {
      if (answer !== null) continue
      const reply: ListingAct = {
        act: 'answerStatement',
        texts: { reasons: '经复核，原认定事实有证据证明，理由不成立。' },
        statementId,
        outcome: 'notUpheld',
      }
      stage.take(await actOnListing(service, by.head, listingId, reply))
    }
    if (state.hearing.kind === 'requested') {
      const held: ListingAct = { act: 'holdHearing', texts: { minutes: '听证笔录（虚构）。' } }
      stage.take(await actOnListing(service, by.head, listingId, held))
    }
  })
}

const SOURCES: readonly IncentiveSource[] = ['honestyModel', 'goodGrade']

/** A red-list entry: shown to the public first, then decided by another official and published. */
function planIncentive(
  stage: DemoStage,
  scale: DemoScale,
  serial: number,
  from: LocalDate,
  end: 'list' | 'publicityRuns',
  followers: CaseFollowers,
): void {
  const { service, city } = stage
  const officer = stage.by('credit.officer')
  const head = stage.by('credit.head')
  const on = (offset: number): LocalDate => addDays(from, offset)
  let listingId: string | undefined
  const act = (offset: number, by: typeof officer, what: ListingAct, then?: () => void): void => {
    stage.plan(on(offset), async () => {
      if (listingId === undefined) return
      if (stage.take(await actOnListing(service, by, listingId, what)) === undefined) listingId = undefined
      else then?.()
    })
  }
  stage.plan(from, async () => {
    const subject = drawPraised(city, 60_000 + serial, scale)
    const subjectId = stage.take(
      await resolveSubject(service, officer, {
        kind: 'enterprise',
        name: subject.name,
        identifiers: [{ type: 'uscc', number: subject.number }],
        evidence: 'case:document',
        on: addDays(from, -60),
      }),
    )
    if (subjectId === undefined) return
    const proposed = await proposeListing(service, officer, {
      listKind: 'incentive',
      listTypeId: 'honesty-model',
      subjectId,
      document: {
        kind: 'honourDecision',
        number: `${city.mark}测表〔${from.slice(0, 4)}〕${serial}号`,
        date: addDays(from, -15),
        authority: officer.organisationId,
        effectiveOn: addDays(from, -10),
      },
      conduct: { from: addDays(from, -365), until: addDays(from, -20), facts: '年度诚信典型。' },
      source: SOURCES[serial % SOURCES.length] ?? 'honestyModel',
    })
    listingId = stage.take(proposed)?.id
  })
  act(1, officer, { act: 'publicise', texts: {}, until: on(11), site: `信用${city.placeName}` })
  if (end === 'publicityRuns') return
  if (city.determinedBy === 'panel') {
    stage.plan(on(12), async () => {
      if (listingId === undefined) return
      if (!(await holdDemoMeeting(stage, listingId, { outcome: 'list', serial }))) listingId = undefined
    })
  }
  act(13, head, {
    act: 'decide',
    texts: { reasons: '公示期满无异议，符合诚信典型条件。' },
    outcome: 'list',
    number: `${city.mark}测红〔${on(13).slice(0, 4)}〕${serial}号`,
    term: { count: 2, unit: 'year' },
  })
  act(14, head, { act: 'publish', texts: {}, effectiveOn: on(14), termSetBy: 'rule' }, () => {
    if (listingId !== undefined) followers.onListed(listingId, on(14), serial)
  })
}
